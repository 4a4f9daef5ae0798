//! `endoxa describe`: what does a file of respondents hold?

use std::path::PathBuf;

use clap::Args;

use super::Failure;
use super::common::{Common, Format};
use crate::analysis::describe;
use crate::poll::Severity;
use crate::report::{description_document, terminal};

/// What a file of respondents holds: variables, labels, kinds of missing, weights
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
    endoxa describe survey.sav\n  \
    endoxa describe survey.dta --format json\n\n\
    Reads SPSS (.sav, .zsav), Stata (.dta), Excel (first sheet), Parquet and CSV. Values that the file declares\n\
    missing are counted by kind: refused, don't know, not asked.")]
pub(super) struct Describe {
    /// The file
    file: PathBuf,
}

impl Describe {
    pub(super) fn execute(&self, common: &Common) -> Result<(), Failure> {
        let read = describe(&self.file)?;
        if !common.quiet {
            common.findings(&read.diagnostics, Severity::Warning);
        }
        match common.format {
            Format::Json => common.json(&read.value),
            Format::Text => {
                let document = description_document(&read.value, common.language());
                common.print(&terminal(&document, 80))
            }
        }
    }
}
