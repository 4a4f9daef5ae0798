//! Weights that meet targets: what was asked, what was done, what it did.

use serde::{Deserialize, Serialize};

use super::{Assumption, FrequencyResult, Label, number};
use crate::poll::ValueCode;

/// How weights are made to meet their targets.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Default,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum WeightingMethod {
    /// Each margin in turn until all are met (Deming & Stephan 1940).
    #[default]
    Rake,
    /// Each level of one margin to its target (Särndal, Swensson & Wretman 1992, §7.6).
    PostStratify,
    /// Generalised regression: the linear distance of Deville & Särndal (1992).
    #[serde(alias = "greg")]
    Linear,
    /// Their raking distance, by Newton's method.
    RakingDistance,
    /// Their logit distance, between bounds.
    Logit,
}

impl WeightingMethod {
    const NAMES: [(&'static str, Self); 6] = [
        ("rake", Self::Rake),
        ("post-stratify", Self::PostStratify),
        ("linear", Self::Linear),
        ("greg", Self::Linear),
        ("raking-distance", Self::RakingDistance),
        ("logit", Self::Logit),
    ];
}

impl std::str::FromStr for WeightingMethod {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let plain = text.replace('_', "-");
        let found = Self::NAMES.iter().find(|(name, _)| *name == plain);
        found.map(|(_, method)| *method).ok_or_else(|| {
            let names: Vec<&str> = Self::NAMES.iter().map(|(name, _)| *name).collect();
            names.join(", ")
        })
    }
}

/// What becomes of respondents without an answer on a variable that is weighted for.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Default,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum UnansweredMargin {
    /// Refuse, and say how many there are.
    #[default]
    Fail,
    /// They get no weight.
    Out,
    /// They are a level of their own, which keeps its share of the base weights; the other
    /// targets share the rest.
    OwnLevel,
}

impl std::str::FromStr for UnansweredMargin {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.replace('_', "-").as_str() {
            "fail" => Ok(Self::Fail),
            "out" => Ok(Self::Out),
            "own-level" => Ok(Self::OwnLevel),
            _ => Err("fail, out, own-level".to_owned()),
        }
    }
}

/// How the standard errors of weighted estimates treat the weights.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Default,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum WeightVariance {
    /// They know of the calibration: residuals of the regression on what was calibrated for
    /// (Deville & Särndal 1992, §4).
    #[default]
    Calibrated,
    /// As if the weights had been fixed beforehand.
    Fixed,
    /// As R's `survey::rake` has them: ten sweeps of unweighted means. For comparison with
    /// published numbers only.
    RRake,
}

impl std::str::FromStr for WeightVariance {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.replace('_', "-").as_str() {
            "calibrated" => Ok(Self::Calibrated),
            "fixed" => Ok(Self::Fixed),
            "r-rake" => Ok(Self::RRake),
            _ => Err("calibrated, fixed, r-rake".to_owned()),
        }
    }
}

/// A level before and after weighting.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct WeightedLevel {
    /// Its label; of collapsed levels, theirs with + between them.
    pub label: String,
    /// The stored values that are in it; empty for those without an answer.
    pub codes: Vec<ValueCode>,
    /// True for respondents without an answer, who are a level of their own.
    #[serde(default)]
    pub unanswered: bool,
    /// Respondents, unweighted.
    pub n: u64,
    /// Share of the base weights, 0–1.
    #[serde(serialize_with = "number::digits")]
    pub base: f64,
    /// Share of the final weights.
    #[serde(serialize_with = "number::digits")]
    pub weighted: f64,
    /// The share asked for.
    #[serde(serialize_with = "number::digits")]
    pub target: f64,
    /// The total asked for.
    #[serde(serialize_with = "number::digits")]
    pub target_total: f64,
    /// (base − target)/√(target(1 − target)); null for a target of 0 or 1.
    pub difference_before: Option<f64>,
    /// The same of the weighted share.
    pub difference_after: Option<f64>,
    /// Line of the target in its file, the first of collapsed ones; 0 for none.
    pub line: u64,
}

impl WeightedLevel {
    /// True where the weighted share is visibly off its target.
    #[must_use]
    pub fn missed(&self) -> bool {
        (self.weighted - self.target).abs() > 1e-4
    }
}

/// A margin before and after weighting.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct WeightedMargin {
    /// The variable, or several with `*` between them.
    pub variable: String,
    /// Its label.
    pub label: Option<String>,
    /// True where the file states totals, false where it states shares.
    pub totals: bool,
    /// Decimals of percentages that the stated shares bear.
    pub decimals: u8,
    /// The levels in the codebook's order.
    pub levels: Vec<WeightedLevel>,
    /// Respondents without an answer, unweighted.
    pub unanswered: u64,
    /// The part of the weights' design effect that lies between the levels: what the margin
    /// alone would cost from equal base weights.
    #[serde(serialize_with = "number::digits")]
    pub design_effect: f64,
}

/// A variable of numbers before and after weighting; means, in its own unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct WeightedNumber {
    /// The variable.
    pub variable: String,
    /// Its label.
    pub label: Option<String>,
    /// Mean by base weights.
    #[serde(serialize_with = "number::digits")]
    pub base: f64,
    /// Mean by final weights.
    #[serde(serialize_with = "number::digits")]
    pub weighted: f64,
    /// The mean asked for; of a total, the total over the population.
    #[serde(serialize_with = "number::digits")]
    pub target: f64,
    /// (base − target) in standard deviations by base weights; null when all are alike.
    pub difference_before: Option<f64>,
    /// The same of the weighted mean.
    pub difference_after: Option<f64>,
}

/// A quantile of the weights.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct WeightQuantile {
    /// Share of the respondents that do not exceed it.
    pub share: f64,
    /// The weight over the mean weight.
    #[serde(serialize_with = "number::digits")]
    pub relative: f64,
}

/// How the weights are spread; all but the mean and the factors are over the mean weight.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct WeightSpread {
    /// The mean weight.
    #[serde(serialize_with = "number::digits")]
    pub mean: f64,
    /// The least weight.
    #[serde(serialize_with = "number::digits")]
    pub least: f64,
    /// The largest.
    #[serde(serialize_with = "number::digits")]
    pub most: f64,
    /// Standard deviation.
    #[serde(serialize_with = "number::digits")]
    pub cv: f64,
    /// Quantiles.
    pub quantiles: Vec<WeightQuantile>,
    /// Least final over base weight, base weights scaled to the same total.
    #[serde(serialize_with = "number::digits")]
    pub least_factor: f64,
    /// Largest.
    #[serde(serialize_with = "number::digits")]
    pub most_factor: f64,
    /// Respondents whose weight stands at a limit.
    pub at_limit: u64,
}

/// The shares of a question under the weights, once for each treatment of the weights.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct WeightedQuestion {
    /// With standard errors that know of the calibration.
    pub calibrated: FrequencyResult,
    /// As if the weights had been fixed beforehand.
    pub fixed: FrequencyResult,
    /// As R's `survey::rake` has them, where they were asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r_rake: Option<FrequencyResult>,
}

/// A weighting.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct WeightingResult {
    /// Stable identifier: `weights/NAME`.
    pub id: String,
    /// Name of the weight, the variable that it becomes.
    pub name: String,
    /// The file of respondents, as the user named it.
    pub file: String,
    /// The file of targets, as the user named it.
    pub targets: String,
    /// The weight that it starts from; null where everybody counts alike.
    pub base_weight: Option<String>,
    /// The method.
    pub method: WeightingMethod,
    /// Least and largest factor asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bounds: Option<[f64; 2]>,
    /// Least and largest weight asked for, over the mean weight.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trim: Option<[f64; 2]>,
    /// What became of respondents without an answer on a margin.
    pub unanswered: UnansweredMargin,
    /// Total of the final weights.
    #[serde(serialize_with = "number::digits")]
    pub population: f64,
    /// Respondents with a weight.
    pub n: u64,
    /// Respondents left out because they have no answer on a margin.
    pub kept_out: u64,
    /// The margins in the file's order.
    pub margins: Vec<WeightedMargin>,
    /// The variables of numbers.
    pub numbers: Vec<WeightedNumber>,
    /// Kish's design effect of the final weights, n Σw²/(Σw)².
    #[serde(serialize_with = "number::digits")]
    pub design_effect: f64,
    /// The same of the base weights.
    #[serde(serialize_with = "number::digits")]
    pub design_effect_base: f64,
    /// n over the design effect.
    #[serde(serialize_with = "number::digits")]
    pub n_effective: f64,
    /// How the weights are spread.
    pub spread: WeightSpread,
    /// Sweeps or steps taken.
    pub iterations: u64,
    /// Largest |total − target|/(1 + |target|).
    #[serde(serialize_with = "number::digits")]
    pub misfit: f64,
    /// False for the closest weights to targets that cannot be met.
    pub met: bool,
    /// Of the closest weights, the largest misfit over its target, 0–1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub worst: Option<f64>,
    /// Questions asked for, under the weights.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<WeightedQuestion>,
    /// What the weights rest on.
    pub assumptions: Vec<Assumption>,
    /// Title of the chart; made from the numbers where it is not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Label>,
    /// Whether to draw a chart.
    pub chart: bool,
}
