//! `endoxa describe`: what does a file of respondents hold?

use std::path::PathBuf;

use clap::Args;

use super::Failure;
use super::common::{Codebook, Common, Format};
use crate::analysis::describe;
use crate::poll::Severity;
use crate::report::{description_document, terminal};

/// What a file of respondents holds: variables, labels, kinds of missing, weights
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
    endoxa describe survey.sav\n  \
    endoxa describe survey.dta --format json\n  \
    endoxa describe survey.csv --codebook survey.toml\n\n\
    Reads SPSS (.sav, .zsav), Stata (.dta), Excel (.xlsx, first sheet), Parquet and CSV.\n\
    Values that the file declares missing are counted by kind: refused, don't know, not\n\
    asked. What the file does not say (labels, wordings, recodes, the sample design) is\n\
    taken from survey.codebook.csv and survey.codebook.toml beside it; endoxa schema\n\
    codebook prints their form.")]
pub(super) struct Describe {
    /// The file
    file: PathBuf,
    #[command(flatten)]
    codebook: Codebook,
}

impl Describe {
    pub(super) fn execute(&self, common: &Common) -> Result<(), Failure> {
        let read = describe(&self.file, self.codebook.path())?;
        if !common.quiet {
            common.findings(&read.diagnostics, Severity::Warning);
        }
        match common.format {
            Format::Json => common.json(&read.value),
            _ => {
                let document = description_document(&read.value, common.language());
                common.print(&terminal(&document, 80))
            }
        }
    }
}
