//! A question of a file of respondents: weighted shares.

use serde::{Deserialize, Serialize};

use super::{Derivation, Estimate, ReplicateRecord, ShareRange, number};
use crate::poll::{MissingKind, Recode, ValueCode, Wording};
use crate::stats::SmallBase;

/// One answer's share.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct AnswerShare {
    /// Stable identifier: `frequencies/QUESTION/ANSWER`.
    pub id: String,
    /// The stored value.
    pub code: ValueCode,
    /// Its label.
    pub label: Option<String>,
    /// True for a net, which adds up answers that are listed too.
    #[serde(default)]
    pub net: bool,
    /// Respondents who gave it, unweighted.
    pub n: u64,
    /// Its share of the base.
    pub estimate: Estimate,
    /// The range of the share where those without an answer could hold any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub range: Option<ShareRange>,
    /// What the standards for small bases say; null for a share that may be printed.
    #[serde(default)]
    pub small_base: Option<SmallBase>,
    /// How it was made.
    pub derivation: Derivation,
}

/// Those without an answer, of one kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct MissingShare {
    /// The kind.
    pub kind: MissingKind,
    /// The stored value; null where nothing is stored.
    pub code: Option<ValueCode>,
    /// Its label.
    pub label: Option<String>,
    /// Respondents, unweighted.
    pub n: u64,
    /// Their share of everybody, where everybody is the base.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub estimate: Option<Estimate>,
}

/// A mean or a quantile, in the variable's unit.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct ScaleEstimate {
    /// The value.
    #[serde(serialize_with = "number::digits")]
    pub value: f64,
    /// Standard error.
    #[serde(serialize_with = "number::digits")]
    pub se: f64,
    /// Degrees of freedom.
    #[serde(serialize_with = "number::digits")]
    pub df: f64,
    /// Lower limit.
    #[serde(serialize_with = "number::digits")]
    pub lower: f64,
    /// Upper limit.
    #[serde(serialize_with = "number::digits")]
    pub upper: f64,
}

/// A variable of numbers, summarised.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct ScaleSummary {
    /// The weighted mean, with Student's t interval.
    pub mean: ScaleEstimate,
    /// First quartile, median, third quartile, with Woodruff's intervals.
    pub quartiles: Vec<ScaleEstimate>,
    /// Confidence level, 0–1.
    #[serde(serialize_with = "number::digits")]
    pub level: f64,
}

/// A question's answers, weighted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct FrequencyResult {
    /// Stable identifier: `frequencies/QUESTION`.
    pub id: String,
    /// The file, as the user named it.
    pub file: String,
    /// The variable.
    pub question: String,
    /// Its label.
    pub label: Option<String>,
    /// The question as it was asked, where the codebook has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wording: Option<Wording>,
    /// Who was asked, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked: Option<String>,
    /// How the variable was made, if it is made of others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recode: Option<Recode>,
    /// The weight, if one was used.
    pub weight: Option<String>,
    /// The replicates that standard errors come from, where they do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replicates: Option<ReplicateRecord>,
    /// Respondents in the base, unweighted.
    pub n: u64,
    /// Kish's design effect of the weights of the base.
    pub kish_design_effect: f64,
    /// True where several answers were allowed.
    #[serde(default)]
    pub overlapping: bool,
    /// The answers in the order of the codebook.
    pub answers: Vec<AnswerShare>,
    /// Mean and quartiles of a variable of numbers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scale: Option<ScaleSummary>,
    /// Respondents without an answer, by kind.
    pub missing: Vec<MissingShare>,
}
