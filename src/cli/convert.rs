//! `endoxa convert`: a file of respondents to Parquet, CSV or SPSS.

use std::path::PathBuf;

use clap::Args;

use super::Failure;
use super::common::{Codebook, Common};
use crate::poll::Severity;
use crate::read::{respondents, write_respondents};

/// A file of respondents to Parquet, CSV or SPSS, labels and kinds of missing kept
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
    endoxa convert survey.sav --to survey.parquet     and survey.codebook.csv\n  \
    endoxa convert survey.dta --to survey.csv\n  \
    endoxa convert survey.csv --to survey.sav         with the labels of its codebook\n\n\
    Stored codes are kept, those that the file declares missing too. A .sav holds labels and\n\
    missing values itself; for Parquet and CSV they go into a codebook beside the file, with\n\
    which endoxa reads it as one again. Recodes become variables.")]
pub(super) struct Convert {
    /// The file
    file: PathBuf,
    /// The file to write: .parquet, .csv or .sav
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
    #[command(flatten)]
    codebook: Codebook,
}

impl Convert {
    pub(super) fn execute(&self, common: &Common) -> Result<(), Failure> {
        let read = respondents(&self.file, self.codebook.path(), None)?;
        if !common.quiet {
            common.findings(&read.diagnostics, Severity::Warning);
        }
        let written = write_respondents(&read.value, &self.to)?;
        if common.quiet {
            return Ok(());
        }
        common.findings(&written.diagnostics, Severity::Warning);
        let names: Vec<String> =
            written.files.iter().map(|p| p.display().to_string()).collect();
        common.answer(&names, &names)
    }
}
