//! What a file of respondents holds, counted.

use serde::{Deserialize, Serialize};

use super::number;
use crate::poll::{
    Measure, MissingKind, Recode, ResponseSet, SampleDesign, ValueCode, VariableKind,
    Wording,
};

/// A value with how many respondents have it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct ValueCount {
    /// The stored value.
    pub code: ValueCode,
    /// Its label; null for a value without one.
    pub label: Option<String>,
    /// Respondents.
    pub n: u64,
}

/// A kind of missing with how many respondents have it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct MissingCount {
    /// The kind.
    pub kind: MissingKind,
    /// The stored value; null where nothing is stored.
    pub code: Option<ValueCode>,
    /// Its label.
    pub label: Option<String>,
    /// Respondents.
    pub n: u64,
}

/// A variable, counted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct VariableDescription {
    /// Name in the file.
    pub name: String,
    /// Label.
    pub label: Option<String>,
    /// Kind of values.
    pub kind: VariableKind,
    /// Level of measurement.
    pub measure: Measure,
    /// The question as it was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wording: Option<Wording>,
    /// Who was asked, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<String>,
    /// How it was made, if it is made of other variables.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recode: Option<Recode>,
    /// Respondents with an answer.
    pub valid: u64,
    /// Respondents without one, by kind.
    pub missing: Vec<MissingCount>,
    /// Answers, labelled ones that nobody gave included; empty for a variable with too
    /// many distinct values to be a question.
    pub values: Vec<ValueCount>,
    /// Sum of the stored numbers.
    #[serde(serialize_with = "number::digits_opt")]
    pub sum: Option<f64>,
    /// Smallest stored number.
    #[serde(serialize_with = "number::digits_opt")]
    pub least: Option<f64>,
    /// Largest stored number.
    #[serde(serialize_with = "number::digits_opt")]
    pub most: Option<f64>,
}

/// A variable that is, or looks like, a weight.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct WeightDescription {
    /// Name in the file.
    pub name: String,
    /// True when the file declares it; false when its name suggests it.
    pub declared: bool,
    /// Rows with a weight.
    pub n: u64,
    /// Sum of the weights.
    #[serde(serialize_with = "number::digits")]
    pub sum: f64,
    /// Kish's design effect n Σw²/(Σw)²; null when the weights do not add up to more
    /// than 0.
    #[serde(serialize_with = "number::digits_opt")]
    pub design_effect: Option<f64>,
    /// Rows with a weight below 0.
    pub negative: u64,
    /// Rows without a weight.
    pub missing: u64,
}

/// Variables whose names suggest a sample design. A guess to be declared or dismissed,
/// never used by itself.
#[derive(
    Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, schemars::JsonSchema,
)]
pub struct LikelyDesign {
    /// Strata.
    pub strata: Vec<String>,
    /// Sampling units.
    pub units: Vec<String>,
}

/// A declared sample design, counted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct DesignDescription {
    /// What is declared.
    pub declared: SampleDesign,
    /// Strata; 0 without any.
    pub strata: u64,
    /// Sampling units of the first stage; respondents without any.
    pub units: u64,
    /// Replicate weights.
    pub replicates: u64,
}

/// A file of respondents, described.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Description {
    /// The file, as the user named it.
    pub file: String,
    /// Its format.
    pub format: String,
    /// Encoding of its texts, where the format has one.
    pub encoding: Option<String>,
    /// Respondents.
    pub rows: u64,
    /// Its variables in file order.
    pub variables: Vec<VariableDescription>,
    /// Its weights.
    pub weights: Vec<WeightDescription>,
    /// The sample design, where one is declared.
    pub design: Option<DesignDescription>,
    /// What its names suggest of the sample design.
    pub likely_design: LikelyDesign,
    /// Sets of variables that record one question.
    pub sets: Vec<ResponseSet>,
}
