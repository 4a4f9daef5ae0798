//! What reports say of shares on small bases.

use crate::phrase::Phrases;
use crate::stats::SmallBase;

/// Stands for a share that must not be printed.
pub(super) const SUPPRESSED: &str = "‡";

/// What the marks in a table mean, if it has any.
pub(super) fn small_base_notes(
    found: impl Iterator<Item = Option<SmallBase>>,
    say: &Phrases,
) -> Vec<String> {
    let found: Vec<SmallBase> = found.flatten().collect();
    let mut notes = Vec::new();
    if found.contains(&SmallBase::Suppress) {
        notes.push(say.say("crosstab-suppressed"));
    }
    if found.iter().any(|small| *small != SmallBase::Suppress) {
        notes.push(say.say("crosstab-flagged"));
    }
    notes
}
