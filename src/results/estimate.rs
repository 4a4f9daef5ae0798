//! One estimate, the same object everywhere.

use serde::{Deserialize, Serialize};

use super::number;
use super::{Assumption, Missing};

/// Whom a share is a share of.
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
pub enum Base {
    /// Everybody who was asked, those without an opinion included.
    #[default]
    AllRespondents,
    /// Those who answered the question.
    Answered,
    /// The members of one group.
    Group,
    /// Those who hold one of the two views.
    Holders,
}

/// A confidence interval.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct IntervalRecord {
    /// Lower limit, in the estimate's unit.
    #[serde(serialize_with = "number::digits")]
    pub lower: f64,
    /// Upper limit.
    #[serde(serialize_with = "number::digits")]
    pub upper: f64,
    /// Confidence level in 0–1.
    #[serde(serialize_with = "number::digits")]
    pub level: f64,
    /// Name of the method.
    pub method: String,
}

/// A number with all that it needs to be trusted. Shares and differences of shares are in
/// 0–1 (a difference of 4 points is 0.04).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Estimate {
    /// The value; null when only a limit or nothing was published.
    #[serde(serialize_with = "number::digits_opt")]
    pub value: Option<f64>,
    /// Standard error; null without a sample size.
    #[serde(serialize_with = "number::digits_opt")]
    pub se: Option<f64>,
    /// Degrees of freedom; null for the normal distribution.
    #[serde(serialize_with = "number::digits_opt")]
    pub df: Option<f64>,
    /// Confidence interval; null with the reason in `missing`.
    pub interval: Option<IntervalRecord>,
    /// Unweighted number of respondents in the base.
    #[serde(serialize_with = "number::count_opt")]
    pub n: Option<f64>,
    /// Effective sample size: n divided by the design effect.
    #[serde(serialize_with = "number::digits_opt")]
    pub n_effective: Option<f64>,
    /// Variance relative to a simple random sample of the same size.
    #[serde(serialize_with = "number::digits_opt")]
    pub design_effect: Option<f64>,
    /// Whom it is a share of.
    pub base: Base,
    /// What it rests on.
    pub assumptions: Vec<Assumption>,
    /// What is not there, and why.
    pub missing: Vec<Missing>,
}

impl Estimate {
    /// Of a base that nobody is in: no value and nothing else.
    #[must_use]
    pub fn unknown(base: Base) -> Self {
        Self {
            value: None,
            se: None,
            df: None,
            interval: None,
            n: Some(0.0),
            n_effective: None,
            design_effect: None,
            base,
            assumptions: Vec::new(),
            missing: Vec::new(),
        }
    }
}
