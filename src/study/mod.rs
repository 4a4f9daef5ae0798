//! Studies: the manifest, the run, the files it writes.

mod add;
mod check;
mod cross_check;
mod manifest;
mod output;
mod respondents;
mod run;
mod segment_entry;

pub use add::{Addition, EchoedQuestion, Needed, Said, addition, needed};
pub use check::{FileKind, check};
pub use manifest::{
    Assume, CrosstabEntry, Data, FrequencyEntry, Manifest, RespondentsSpec, SettingsSpec,
    load, manifest_schema,
};
pub use output::{Written, write};
pub use run::{Evaluated, run};
pub use segment_entry::{SegmentBase, SegmentEntry};
