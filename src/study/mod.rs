//! Studies: the manifest, the run, the files it writes.

mod add;
mod check;
mod cross_check;
mod manifest;
mod output;
mod pattern_entry;
mod published;
mod respondents;
mod run;
mod segment_entry;
mod shift_entry;
mod weights;

pub use add::{Addition, EchoedQuestion, Needed, Said, addition, needed};
pub use check::{FileKind, Published, check, published_kind};
pub use manifest::{
    Assume, CrosstabEntry, Data, FrequencyEntry, Manifest, RespondentsSpec, SettingsSpec,
    WeightEntry, load, manifest_schema,
};
pub use output::{Written, write};
pub use pattern_entry::PatternEntry;
pub use published::published_waves;
pub use run::{Evaluated, run};
pub use segment_entry::{SegmentBase, SegmentEntry};
pub use shift_entry::ShiftEntry;
