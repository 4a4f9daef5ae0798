//! What is wrong with an analysis of views before any file is read.

use super::{MOST_VIEWS, PatternSpec};
use crate::poll::{Code, Diagnostic};
use crate::text::nearest;

/// The name that identifiers give to the pattern of those who hold no view.
pub(super) const NONE: &str = "none";

impl PatternSpec {
    /// Everything that is wrong with the views' number and names, with their answers, and
    /// with the pairs; `about` makes a finding about one of the analysis' keys, such as
    /// `pairs.0`.
    #[must_use]
    pub fn mistakes(&self, about: impl Fn(Code, &str) -> Diagnostic) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        let n = self.views.len();
        if !(2..=MOST_VIEWS).contains(&n) {
            found.push(about(Code::ViewsCount, "views").value(&n.to_string()));
        }
        for (name, view) in &self.views {
            let key = format!("views.{name}");
            if !usable(name) {
                let expected = format!("A–Z, 0–9, - and _, ≠ {NONE}");
                let invalid = about(Code::ValueInvalid, &key).value(name);
                found.push(invalid.with("expected", expected));
            }
            let answers = format!("{key}.answers");
            if view.answers.is_empty() {
                found.push(about(Code::ValueInvalid, &answers).with("expected", "≥ 1"));
            }
            for answer in view.answers.iter().filter(|a| view.against.contains(a)) {
                found.push(about(Code::AnswerBothWays, &answers).value(answer));
            }
        }
        for (key, pairs) in [("pairs", &self.pairs), ("balanced", &self.balanced)] {
            for (i, pair) in pairs.iter().enumerate() {
                let key = format!("{key}.{i}");
                found.extend(self.unknown(pair, &key, &about));
                let [a, b] = pair;
                let same = |[c, d]: &[String; 2]| (c, d) == (a, b) || (d, c) == (a, b);
                if a == b || pairs[..i].iter().any(same) {
                    let value = format!("{a}, {b}");
                    found.push(about(Code::PairUnusable, &key).value(&value));
                }
            }
        }
        found
    }

    fn unknown(
        &self,
        pair: &[String; 2],
        key: &str,
        about: &impl Fn(Code, &str) -> Diagnostic,
    ) -> Vec<Diagnostic> {
        let of = |name: &String| {
            let found = about(Code::ItemUnknown, key).value(name);
            match nearest(name, self.views.keys().map(String::as_str)) {
                Some(near) => found.with("nearest", near),
                None => found,
            }
        };
        pair.iter().filter(|name| !self.views.contains_key(*name)).map(of).collect()
    }
}

/// Identifiers join names by + and /, the command line separates them by commas.
fn usable(name: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
    !name.is_empty() && name.chars().all(plain) && name != NONE
}
