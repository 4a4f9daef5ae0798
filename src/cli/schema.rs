//! `endoxa schema`: the JSON Schemas of study and results files.

use clap::{Args, ValueEnum};

use super::Failure;
use super::common::Common;
use crate::results::Results;
use crate::study::manifest_schema;

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Of {
    /// Study files (TOML).
    Study,
    /// results.json.
    Results,
}

/// The JSON Schema of study files or of results.json
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
    endoxa schema study > study.schema.json     for editors that complete TOML\n  \
    endoxa schema results")]
pub(super) struct Schema {
    /// Which file
    #[arg(value_enum)]
    of: Of,
}

impl Schema {
    pub(super) fn execute(&self, common: &Common) -> Result<(), Failure> {
        let schema = match self.of {
            Of::Study => manifest_schema(),
            Of::Results => schemars::schema_for!(Results),
        };
        common.json(&schema)
    }
}
