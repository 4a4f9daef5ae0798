//! Options of commands that analyse a file of respondents.

use clap::Args;

use super::Failure;
use super::common::Common;
use super::replicates::ReplicateOptions;
use crate::analysis::{MissingRule, SurveySettings, Weighting};
use crate::stats::DesignMethod;

/// Weight, replicates, interval method, missing answers.
#[derive(Debug, Args)]
pub(super) struct SurveyOptions {
    /// The weight, in place of the declared one
    #[arg(long, value_name = "VARIABLE")]
    weight: Option<String>,
    /// Count everybody alike, even if a weight is declared
    #[arg(long, conflicts_with = "weight")]
    unweighted: bool,
    /// Interval method: wilson, logit, asin, beta, mean, likelihood or clopper-pearson
    #[arg(long, default_value = "wilson")]
    method: DesignMethod,
    /// Whom shares are shares of: answered, everybody, or worst-case (everybody, and who did
    /// not answer could hold any view: shares are ranges)
    #[arg(long, default_value = "answered", value_name = "RULE")]
    base: MissingRule,
    #[command(flatten)]
    replicates: ReplicateOptions,
}

impl SurveyOptions {
    /// The first of these options that was given, for commands that can do without.
    pub(super) fn given(&self) -> Option<&'static str> {
        let weight = self.weight.is_some().then_some("--weight");
        weight.or(self.unweighted.then_some("--unweighted")).or(self.replicates.given())
    }

    pub(super) fn settings(&self, common: &Common) -> Result<SurveySettings, Failure> {
        Ok(SurveySettings {
            weight: match &self.weight {
                Some(name) => Weighting::Variable(name.clone()),
                None if self.unweighted => Weighting::None,
                None => Weighting::Declared,
            },
            replicates: self.replicates.replication()?,
            level: common.confidence(),
            method: self.method,
            missing: self.base,
        })
    }
}
