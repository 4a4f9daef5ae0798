//! Combinations of views: "cut the deficit + spend more on schools".

use super::Phrases;
use crate::results::{BalancedPair, Estimate, PatternBase, PatternResult, PatternShare};
use crate::text::Args;

impl Phrases {
    /// The name of an analysis of views: as given, else its views.
    #[must_use]
    pub fn patterns_name(&self, found: &PatternResult) -> String {
        match self.label(&found.label) {
            "" => {
                let views: Vec<String> =
                    found.views.iter().map(|v| self.view(&v.view).to_owned()).collect();
                self.commas(&views)
            }
            given => given.to_owned(),
        }
    }

    /// The printed name of a view by its name in the analysis.
    #[must_use]
    pub fn named_view(&self, name: &str, found: &PatternResult) -> String {
        found.view(name).map_or(name, |view| self.view(&view.view)).to_owned()
    }

    /// The views that a combination holds, with a plus between them.
    #[must_use]
    pub fn pattern(&self, pattern: &PatternShare, found: &PatternResult) -> String {
        if pattern.holds.is_empty() {
            return self.say("patterns-none");
        }
        let held: Vec<&str> = pattern.holds.iter().map(String::as_str).collect();
        self.views_together(&held, found)
    }

    /// Views that are held together.
    #[must_use]
    pub fn views_together(&self, names: &[&str], found: &PatternResult) -> String {
        let views: Vec<String> =
            names.iter().map(|name| self.named_view(name, found)).collect();
        self.joined(&views, "patterns-plus")
    }

    /// A statement with its reversal, in quotation marks.
    #[must_use]
    pub fn reversed(&self, pair: &BalancedPair, found: &PatternResult) -> String {
        let args = Args::new()
            .text("statement", self.named_view(&pair.statement, found))
            .text("reversal", self.named_view(&pair.reversal, found));
        self.say_with("patterns-reversed", &args)
    }

    /// Whom the shares are of: "5,210 respondents who answered all the questions".
    #[must_use]
    pub fn patterns_base(&self, found: &PatternResult) -> String {
        let id = match found.base {
            PatternBase::AnsweredAll => "patterns-base-answered",
            PatternBase::Everybody => "patterns-base-everybody",
        };
        let n = self.style().count(found.n as f64);
        self.say_with(id, &Args::new().text("n", n))
    }

    /// "2 contradictions".
    #[must_use]
    pub fn contradictions(&self, n: usize) -> String {
        let args =
            Args::new().count("count", n as f64).text("n", self.style().count(n as f64));
        self.say_with("patterns-pairs", &args)
    }

    /// A difference of two shares in points with its interval: "+3.1 (+1.0 to +5.2)".
    #[must_use]
    pub fn net(&self, estimate: &Estimate) -> String {
        let Some(value) = estimate.value else { return self.say("table-blank") };
        let points = |share: f64| self.style().points(share, 1);
        match &estimate.interval {
            Some(interval) => {
                let args = Args::new()
                    .text("value", points(value))
                    .text("lower", points(interval.lower))
                    .text("upper", points(interval.upper));
                self.say_with("patterns-net", &args)
            }
            None => points(value),
        }
    }
}
