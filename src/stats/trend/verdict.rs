//! What may be said of a change, and what would turn it.

use super::super::Level;
use super::Equivalence;

/// What a change between comparable waves allows to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Significantly more, rounding and multiplicity allowed for.
    Rose,
    /// Significantly less.
    Fell,
    /// Shown to have changed by less than the margin.
    Stable,
    /// Neither.
    CannotTell,
}

/// What would turn a verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Fragility {
    /// A design effect of [`ShiftRules::sensitivity`](super::ShiftRules::sensitivity).
    pub design_effect: bool,
    /// Other unrounded values of the printed figures, or taking them as exact.
    pub rounding: bool,
    /// The other treatment of those who do not know.
    pub dont_know: bool,
}

impl Fragility {
    /// Whether anything would.
    #[must_use]
    pub fn any(self) -> bool {
        self.design_effect || self.rounding || self.dont_know
    }
}

/// The verdict on a change with its adjusted p value and, if a margin was given, its test of
/// equivalence: of a trend too. A significant change comes first: one that is within the margin
/// has still happened.
#[must_use]
pub fn verdict(
    change: f64,
    adjusted_p: f64,
    equivalence: Option<Equivalence>,
    level: Level,
) -> Verdict {
    if adjusted_p < level.alpha() {
        if change > 0.0 { Verdict::Rose } else { Verdict::Fell }
    } else if equivalence.is_some_and(|found| found.within) {
        Verdict::Stable
    } else {
        Verdict::CannotTell
    }
}
