//! `endoxa toplines`: one question of a file of respondents.

use std::path::PathBuf;

use clap::Args;

use super::Failure;
use super::common::{Common, Format};
use crate::analysis::{FrequencySpec, frequency};
use crate::poll::Severity;
use crate::report::{frequency_document, terminal};
use crate::stats::ShareMethod;

/// Weighted shares of a question from a file of respondents
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
    endoxa toplines survey.sav --question deal --weight wt\n  \
    endoxa toplines survey.dta --question q12 --format json\n\n\
    Shares are of those who answered; refusals and don't knows that the file declares\n\
    missing are counted below. Intervals know the weights only, neither strata nor sampling\n\
    units. endoxa describe lists the variables.")]
pub(super) struct Toplines {
    /// The file
    file: PathBuf,
    /// The variable
    #[arg(long, value_name = "VARIABLE")]
    question: String,
    /// The weight
    #[arg(long, value_name = "VARIABLE")]
    weight: Option<String>,
    /// Interval method: wilson, clopper-pearson, jeffreys, agresti-coull, logit or wald
    #[arg(long, default_value = "wilson")]
    method: ShareMethod,
}

impl Toplines {
    pub(super) fn execute(&self, common: &Common) -> Result<(), Failure> {
        let spec = FrequencySpec {
            question: self.question.clone(),
            weight: self.weight.clone(),
            level: common.confidence(),
            method: self.method,
        };
        let read = frequency(&self.file, &spec)?;
        if !common.quiet {
            common.findings(&read.diagnostics, Severity::Warning);
        }
        match common.format {
            Format::Json => common.json(&read.value),
            Format::Text => {
                let level = common.confidence().value();
                let document = frequency_document(&read.value, level, common.language());
                common.print(&terminal(&document, 80))
            }
        }
    }
}
