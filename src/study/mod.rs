//! Studies: the manifest, the run, the files it writes.

mod check;
mod cross_check;
mod manifest;
mod output;
mod respondents;
mod run;

pub use check::{FileKind, check, is_published};
pub use manifest::{
    Assume, CrosstabEntry, Data, FrequencyEntry, Manifest, RespondentsSpec, SettingsSpec,
    load, manifest_schema,
};
pub use output::{Written, write};
pub use run::{Evaluated, run};
