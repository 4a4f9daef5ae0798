//! Options of commands that analyse a file of respondents.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;

use super::Failure;
use super::common::Common;
use super::design::DesignOptions;
use super::error::argument;
use super::replicates::ReplicateOptions;
use crate::analysis::{
    Calibration, MissingRule, SurveySettings, Weighting, WeightingSpec,
};
use crate::poll::Severity;
use crate::read::{Respondents, Source, targets};
use crate::results::{UnansweredMargin, WeightVariance, WeightingMethod};
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
    /// Calibrate the weight to a CSV of targets first (see endoxa weight); standard errors
    /// know of it
    #[arg(long, value_name = "FILE")]
    calibrated: Option<PathBuf>,
    /// How to calibrate: rake, post-stratify, linear, raking-distance or logit
    #[arg(long, default_value = "rake", requires = "calibrated", value_name = "METHOD")]
    calibrate_by: WeightingMethod,
    /// Least and largest calibrated over given weight, such as 0.3,3
    #[arg(
        long,
        value_delimiter = ',',
        num_args = 1,
        requires = "calibrated",
        value_name = "LOW,HIGH"
    )]
    calibrate_bounds: Vec<f64>,
    /// Respondents without an answer on a target's variable: fail, out or own-level
    #[arg(long, default_value = "fail", requires = "calibrated", value_name = "RULE")]
    calibrate_missing: UnansweredMargin,
    /// Standard errors after calibration: calibrated, fixed (as if the weights were no
    /// estimates), or r-rake (those of R's survey::rake)
    #[arg(
        long,
        default_value = "calibrated",
        requires = "calibrated",
        value_name = "KIND"
    )]
    calibrate_variance: WeightVariance,
    #[command(flatten)]
    replicates: ReplicateOptions,
    #[command(flatten)]
    design: DesignOptions,
}

impl SurveyOptions {
    /// Puts the design that is given in place of the declared one.
    pub(super) fn declare(
        &self,
        respondents: &mut Respondents,
        file: &str,
    ) -> Result<(), Failure> {
        Ok(self.design.declare(&mut respondents.codebook, file)?)
    }

    /// The first of these options that was given, for commands that can do without.
    pub(super) fn given(&self) -> Option<&'static str> {
        let weight = self.weight.is_some().then_some("--weight");
        let calibrated = self.calibrated.is_some().then_some("--calibrated");
        let weight = weight.or(self.unweighted.then_some("--unweighted"));
        weight.or(calibrated).or(self.replicates.given()).or(self.design.given())
    }

    /// The settings; findings about the targets are printed.
    pub(super) fn settings(&self, common: &Common) -> Result<SurveySettings, Failure> {
        let weight = match &self.weight {
            Some(name) => Weighting::Variable(name.clone()),
            None if self.unweighted => Weighting::None,
            None => Weighting::Declared,
        };
        Ok(SurveySettings {
            calibration: self.calibration(&weight, common)?,
            weight,
            replicates: self.replicates.replication()?,
            level: common.confidence(),
            method: self.method,
            missing: self.base,
        })
    }

    fn calibration(
        &self,
        base: &Weighting,
        common: &Common,
    ) -> Result<Option<Arc<Calibration>>, Failure> {
        let Some(file) = &self.calibrated else { return Ok(None) };
        let read = targets(&Source::new(file))?;
        if !common.quiet {
            common.findings(&read.diagnostics, Severity::Warning);
        }
        let name = file.file_stem().unwrap_or(file.as_os_str());
        let spec = WeightingSpec {
            name: name.to_string_lossy().into_owned(),
            targets: read.value,
            method: self.calibrate_by,
            base: base.clone(),
            bounds: limits("--calibrate-bounds", &self.calibrate_bounds)?,
            trim: None,
            collapse: Vec::new(),
            unanswered: self.calibrate_missing,
            population: None,
            closest: false,
            title: None,
            chart: false,
        };
        let variance = self.calibrate_variance;
        Ok(Some(Arc::new(Calibration { spec, variance })))
    }
}

/// A least and a largest number, where they are given.
pub(super) fn limits(option: &str, values: &[f64]) -> Result<Option<[f64; 2]>, Failure> {
    match values {
        [] => Ok(None),
        [low, high] if low < high => Ok(Some([*low, *high])),
        _ => {
            let given: Vec<String> = values.iter().map(ToString::to_string).collect();
            Err(argument(option, &given.join(","), "0.3,3"))
        }
    }
}
