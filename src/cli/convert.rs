//! `endoxa convert`: a file of respondents to Parquet or CSV, its codebook beside it.

use std::path::PathBuf;

use clap::Args;

use super::Failure;
use super::common::Common;
use crate::poll::Severity;
use crate::read::{respondents, write_respondents};

/// A file of respondents to Parquet or CSV, with its codebook beside it
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
    endoxa convert survey.sav --to survey.parquet     and survey.codebook.csv\n  \
    endoxa convert survey.dta --to survey.csv\n\n\
    Stored codes are kept, those that the file declares missing too; the codebook has the\n\
    labels and the kinds of missing. endoxa reads both files as one again.")]
pub(super) struct Convert {
    /// The file
    file: PathBuf,
    /// The file to write: .parquet or .csv
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
}

impl Convert {
    pub(super) fn execute(&self, common: &Common) -> Result<(), Failure> {
        let read = respondents(&self.file)?;
        if !common.quiet {
            common.findings(&read.diagnostics, Severity::Warning);
        }
        let written = write_respondents(&read.value, &self.to)?;
        let names: Vec<String> =
            written.iter().map(|p| p.display().to_string()).collect();
        if common.quiet { Ok(()) } else { common.answer(&names, &names) }
    }
}
