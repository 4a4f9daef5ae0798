//! Several views at once: "a and b but not c", "at least two of the three views".

use super::Phrases;
use crate::results::{Bounds, JointEvent, JointResult, JointSet, Missing};
use crate::text::{Args, Direction, first_strong};

impl Phrases {
    /// Whom a share is of: "war, of those with: deal".
    #[must_use]
    pub fn joint_share(
        &self,
        what: &JointSet,
        among: Option<&JointSet>,
        joint: &JointResult,
    ) -> String {
        let what = self.joint_set(what, joint);
        match among {
            Some(among) => {
                let args = Args::new()
                    .text("what", what)
                    .text("base", self.joint_set(among, joint));
                self.say_with("joints-among", &args)
            }
            None => what,
        }
    }

    /// A combination by its printed name, else by its views.
    #[must_use]
    pub fn joint_event(&self, event: &JointEvent, joint: &JointResult) -> String {
        if event.label.is_empty() {
            self.joint_share(&event.what, event.among.as_ref(), joint)
        } else {
            self.label(&event.label).to_owned()
        }
    }

    /// A combination's bounds, those after the relaxation where the figures contradict one
    /// another, or why there are none.
    #[must_use]
    pub fn joint_bounds(&self, event: &JointEvent, joint: &JointResult) -> String {
        match event.bounds.or(event.relaxed) {
            Some(bounds) => self.joint_range(&bounds, joint),
            None => self.missing(&Missing::NobodyInBase),
        }
    }

    /// Bounds in words, one digit finer than the figures, whose rounding they allow for.
    #[must_use]
    pub fn joint_range(&self, bounds: &Bounds, joint: &JointResult) -> String {
        if bounds.lower <= 0.0 && bounds.upper >= 1.0 {
            return self.say("joints-anything");
        }
        let units = joint.figures.iter().filter_map(|figure| figure.figure.published);
        let unit = units.map(|published| published.unit).fold(0.0, f64::max);
        self.between(bounds.lower, bounds.upper, unit / 10.0)
    }

    fn joint_set(&self, set: &JointSet, joint: &JointResult) -> String {
        let label = |name: &String| {
            let item = joint.items.iter().find(|item| item.name == *name);
            let text = item.map_or(name.as_str(), |item| self.label(&item.label));
            match self.lang().direction() {
                Direction::Ltr => text.to_owned(),
                Direction::Rtl => first_strong(text),
            }
        };
        let mut parts: Vec<String> = set.holds.iter().map(label).collect();
        let not =
            |name| self.say_with("joints-not", &Args::new().text("label", label(name)));
        parts.extend(set.lacks.iter().map(not));
        let of = set.of.len();
        let counted = match (set.at_least, set.at_most) {
            (None, None) => None,
            (None | Some(0), Some(0)) => Some("joints-none-of"),
            (Some(least), Some(most)) if least == most => Some("joints-exactly"),
            (Some(_), Some(most)) if most < of => Some("joints-from-to"),
            (Some(_), _) => Some("joints-at-least"),
            (None, Some(_)) => Some("joints-at-most"),
        };
        if let Some(id) = counted {
            let all = set.of.len() == joint.items.len();
            let number = |n: Option<usize>| self.style().count(n.unwrap_or(0) as f64);
            let id = if all && id == "joints-none-of" { "joints-none" } else { id };
            let args = Args::new()
                .text("least", number(set.at_least))
                .text("most", number(set.at_most))
                .text("count", self.style().count(of as f64));
            let text = self.say_with(id, &args);
            // Which views are counted, unless all are.
            parts.push(if all {
                text
            } else {
                let views: Vec<String> = set.of.iter().map(label).collect();
                let args =
                    Args::new().text("what", text).text("views", self.commas(&views));
                self.say_with("joints-of", &args)
            });
        }
        let and = |first: String, second: String| {
            let args = Args::new().text("first", first).text("second", second);
            self.say_with("join-and", &args)
        };
        parts.into_iter().reduce(and).unwrap_or_default()
    }
}
