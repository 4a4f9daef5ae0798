//! Did opinion change? A question in two waves, and everything that changed in a file.

mod family;
mod pair;
mod published;
mod report;
mod respondents;

pub use published::{ShiftSpec, shifts};
pub use report::{ReportSpec, shift_report};
pub use respondents::{
    RespondentShiftSpec, WaveOf, WavePair, prepare_shift, shift_between_files,
};

use crate::results::{ShiftKind, ShiftVerdict};
use crate::stats::trend::Verdict;

/// In an experiment a difference is an effect of wording, never a shift.
fn named(verdict: Verdict, kind: ShiftKind) -> ShiftVerdict {
    match (verdict, kind) {
        (Verdict::Rose, ShiftKind::Waves) => ShiftVerdict::Rose,
        (Verdict::Fell, ShiftKind::Waves) => ShiftVerdict::Fell,
        (Verdict::Rose, ShiftKind::WordingExperiment) => ShiftVerdict::Higher,
        (Verdict::Fell, ShiftKind::WordingExperiment) => ShiftVerdict::Lower,
        (Verdict::Stable, _) => ShiftVerdict::Stable,
        (Verdict::CannotTell, _) => ShiftVerdict::CannotTell,
    }
}
