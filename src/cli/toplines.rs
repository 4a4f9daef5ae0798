//! `endoxa toplines`: one question of a file of respondents.

use std::path::PathBuf;

use clap::Args;

use super::Failure;
use super::common::{Codebook, Common};
use crate::analysis::{FrequencySpec, Weighting, frequency};
use crate::poll::Severity;
use crate::report::{frequency_document, tidy_frequency};
use crate::stats::DesignMethod;

/// Weighted shares of a question from a file of respondents
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
    endoxa toplines survey.sav --question deal --weight wt\n  \
    endoxa toplines survey.dta --question q12 --format json\n\n\
    Shares are of those who answered; refusals and don't knows that the file declares\n\
    missing are counted below. The weight that the codebook or the file declares is used\n\
    unless another, or none, is asked for. Standard errors and intervals follow the sample\n\
    design that the codebook declares; without one they know the weights only. endoxa\n\
    describe lists the variables.")]
pub(super) struct Toplines {
    /// The file
    file: PathBuf,
    /// The variable
    #[arg(long, value_name = "VARIABLE")]
    question: String,
    /// The weight, in place of the declared one
    #[arg(long, value_name = "VARIABLE")]
    weight: Option<String>,
    /// Count everybody alike, even if a weight is declared
    #[arg(long, conflicts_with = "weight")]
    unweighted: bool,
    #[command(flatten)]
    codebook: Codebook,
    /// Interval method: wilson, logit, asin, beta, mean, likelihood or clopper-pearson
    #[arg(long, default_value = "wilson")]
    method: DesignMethod,
}

impl Toplines {
    pub(super) fn execute(&self, common: &Common) -> Result<(), Failure> {
        let spec = FrequencySpec {
            name: None,
            question: self.question.clone(),
            weight: match &self.weight {
                Some(name) => Weighting::Variable(name.clone()),
                None if self.unweighted => Weighting::None,
                None => Weighting::Declared,
            },
            level: common.confidence(),
            method: self.method,
        };
        let read = frequency(&self.file, self.codebook.path(), &spec)?;
        if !common.quiet {
            common.findings(&read.diagnostics, Severity::Warning);
        }
        let level = common.confidence().value();
        let document = frequency_document(&read.value, level, common.language());
        common.table(&document, &read.value, &tidy_frequency(&read.value))
    }
}
