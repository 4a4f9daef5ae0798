//! `endoxa schema`: the JSON Schemas of study files, codebooks and results files.

use clap::{Args, ValueEnum};

use super::Failure;
use super::common::Common;
use crate::poll::Declarations;
use crate::results::Results;
use crate::study::manifest_schema;

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Of {
    /// Study files (TOML).
    Study,
    /// results.json.
    Results,
    /// Codebooks (TOML).
    Codebook,
}

/// The JSON Schema of study files, codebooks or results.json
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
            Of::Codebook => schemars::schema_for!(Declarations),
        };
        common.json(&schema)
    }
}
