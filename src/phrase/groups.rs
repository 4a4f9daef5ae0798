//! Published segments in two strengths: what is known, and what cannot be said.

use super::Phrases;
use crate::poll::decimals_of_unit;
use crate::results::{
    BoundedShare, Bounds, ContradictionResult, IntervalRecord, SegmentPart,
};
use crate::text::Args;

impl Phrases {
    /// What the figures show of a segment.
    #[must_use]
    pub fn known(&self, segment: &ContradictionResult) -> Vec<String> {
        let both = segment.best();
        let (lower, upper) = self.printed(both, Self::unit_of(&segment.segment));
        let id = match both.bounds {
            bounds if bounds.lower <= 0.0 => "known-at-most",
            _ if lower == upper => "known-point",
            _ => "known-between",
        };
        let args = Args::new().text("lower", lower).text("upper", upper);
        let mut known = Vec::new();
        if both.bounds.lower > 0.0 || both.bounds.upper < 1.0 {
            known.push(self.say_with(id, &args));
        }
        known.extend(segment.sets().filter_map(|part| {
            let share = part.of_segment.as_ref()?;
            let id = match share.rounded {
                rounded if rounded.lower > 0.5 => "known-part-most",
                rounded if rounded.upper < 0.5 => "known-part-few",
                _ => return None,
            };
            Some(self.of_part(id, part, share))
        }));
        known
    }

    /// What the figures leave open, and a headline must not say.
    #[must_use]
    pub fn unknown(&self, segment: &ContradictionResult) -> Vec<String> {
        let both = segment.best();
        let (lower, upper) = self.printed(both, Self::unit_of(&segment.segment));
        let mut open = Vec::new();
        let widest = match both.interval.as_ref().or(both.assumed.as_ref()) {
            Some(interval) => Bounds { lower: interval.lower, upper: interval.upper },
            None => both.rounded,
        };
        if both.rounded.lower <= 0.0 && both.rounded.upper > 0.0 {
            open.push(self.say("unknown-anybody"));
        } else if both.rounded.lower > 0.0 && widest.lower <= 0.0 {
            open.push(self.say("unknown-anybody-sampling"));
        }
        if widest.lower <= 0.5 && widest.upper > 0.5 {
            open.push(self.say("unknown-majority"));
        }
        if both.bounds.lower > 0.0 && lower != upper {
            let args = Args::new().text("lower", lower).text("upper", upper);
            open.push(self.say_with("unknown-between", &args));
        }
        open.extend(segment.sets().filter_map(|part| {
            let share = part.of_segment.as_ref()?;
            let open = share.rounded.lower <= 0.5 && share.rounded.upper >= 0.5;
            open.then(|| self.of_part("unknown-part", part, share))
        }));
        open
    }

    /// An interval with its method's name, where that is not a default of two toplines.
    #[must_use]
    pub fn interval_of_segment(&self, interval: &IntervalRecord) -> String {
        let args = Args::new().text("range", self.range(interval));
        match self.interval_method(&interval.method) {
            Some(method) if !DEFAULTS.contains(&interval.method.as_str()) => {
                self.say_with("segment-interval-by", &args.text("method", method))
            }
            _ => self.say_with("segment-interval", &args),
        }
    }

    /// The printed name of a method for intervals of segments.
    #[must_use]
    pub fn interval_method(&self, method: &str) -> Option<String> {
        let id = format!("interval-{method}");
        self.has(&id).then(|| self.say(&id))
    }

    /// A part of a segment, with its range of shares of it: "from about 28% to about 100%".
    #[must_use]
    pub fn part(&self, part: &SegmentPart) -> Option<String> {
        let share = part.of_segment.as_ref()?;
        Some(self.of_part("segment-part", part, share))
    }

    fn of_part(&self, id: &str, part: &SegmentPart, share: &BoundedShare) -> String {
        let args = Args::new()
            .text("label", self.label(&part.label))
            .text("range", self.between(share.bounds.lower, share.bounds.upper, 0.01));
        self.say_with(id, &args)
    }

    fn printed(&self, both: &BoundedShare, unit: f64) -> (String, String) {
        let decimals = decimals_of_unit(unit.max(1e-4));
        let print = |share: f64| self.style().percent(share, decimals);
        (print(both.bounds.lower), print(both.bounds.upper))
    }
}

/// Methods that need no name where they are used: there is one for either relation.
const DEFAULTS: [&str; 2] = ["two_polls_wilson_mover", "same_sample_wilson_union"];
