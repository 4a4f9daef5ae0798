//! Shares in words: "about half", "a majority", never more than the figure bears.

use super::claim::{Judge, JudgedCondition, Standing};
use super::names::{Entry, EntryKind};
use crate::analysis::{Comparison, Threshold};
use crate::phrase::Phrases;
use crate::poll::Diagnostic;
use crate::results::IntervalRecord;
use crate::text::Args;

/// Fractions with a name in every language, and the names' message.
pub(super) const FRACTIONS: [(f64, &str); 11] = [
    (0.1, "fraction-1-10"),
    (0.2, "fraction-1-5"),
    (0.25, "fraction-1-4"),
    (1.0 / 3.0, "fraction-1-3"),
    (0.4, "fraction-2-5"),
    (0.5, "fraction-1-2"),
    (0.6, "fraction-3-5"),
    (2.0 / 3.0, "fraction-2-3"),
    (0.75, "fraction-3-4"),
    (0.8, "fraction-4-5"),
    (0.9, "fraction-9-10"),
];

/// How near a share must be to a fraction to be called by its name.
pub(super) const NEAR: f64 = 0.05;

/// A share as the nearest fraction: "about half", and "just over half" only where the whole
/// interval lies above one half. `None` where no named fraction is near.
pub(super) fn fraction(
    share: f64,
    interval: Option<&IntervalRecord>,
    say: &Phrases,
) -> Option<String> {
    let (fraction, id) = FRACTIONS
        .into_iter()
        .min_by(|(a, _), (b, _)| (share - a).abs().total_cmp(&(share - b).abs()))?;
    if (share - fraction).abs() > NEAR {
        return None;
    }
    let side = match interval {
        Some(i) if i.lower > fraction => "words-over",
        Some(i) if i.upper < fraction => "words-under",
        _ => "words-about",
    };
    Some(say.say_with(side, &Args::new().text("fraction", say.say(id))))
}

const MAJORITY: Threshold = Threshold { comparison: Comparison::Above, share: 0.5 };

impl Judge<'_> {
    /// How far the data bear that a share is a majority.
    pub(super) fn majority(&self, entry: &Entry) -> Result<JudgedCondition, Diagnostic> {
        self.against(entry, MAJORITY)
    }

    /// What may be said of a share and one half: a majority, probably one, about half, no
    /// majority; or that the polls do not tell.
    pub(super) fn majority_words(
        &self,
        entry: &Entry,
        say: &Phrases,
    ) -> Result<String, Diagnostic> {
        let standing = self.majority(entry)?.standing();
        let below = Threshold { comparison: Comparison::Below, share: 0.5 };
        let id = match standing {
            Standing::Shown => "words-majority",
            Standing::Likely => "words-majority-likely",
            Standing::NotShown if about_half(entry) => "words-about-half",
            Standing::NotShown => "words-majority-unknown",
            Standing::Refuted
                if self.against(entry, below)?.standing() == Standing::Shown =>
            {
                "words-minority"
            }
            Standing::Refuted => "words-no-majority",
        };
        Ok(say.say(id))
    }
}

/// True where one half is among what the interval, or without one the printed figure by
/// five points, leaves open. A share that is only bounded is never about half.
pub(super) fn about_half(entry: &Entry) -> bool {
    if matches!(entry.kind, EntryKind::Bounded(_) | EntryKind::Difference(_)) {
        return false;
    }
    let Some(estimate) = entry.estimate() else { return false };
    let near = estimate.value.is_some_and(|value| (value - 0.5).abs() <= NEAR);
    match &estimate.interval {
        Some(interval) => near && interval.lower <= 0.5 && interval.upper >= 0.5,
        None => near,
    }
}
