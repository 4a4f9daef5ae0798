//! What a user says of a file of respondents that the file does not say itself.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use super::{
    AnswerGroup, Measure, MissingKind, RecodeDeclaration, SampleDesign, ValueCode,
    VariableKind, WordingStatus,
};

/// What is said of a variable; what is not said stays as the file has it.
#[derive(
    Debug, Clone, PartialEq, Default, Serialize, Deserialize, schemars::JsonSchema,
)]
pub struct VariableDeclaration {
    /// Printed name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The question as it was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wording: Option<String>,
    /// Language of the wording, as a BCP 47 tag.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// How near the wording is to what was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wording_status: Option<WordingStatus>,
    /// Who was asked, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<String>,
    /// Kind of values.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<VariableKind>,
    /// Level of measurement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<Measure>,
    /// Labels by code, in answer order.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub values: IndexMap<String, String>,
    /// Kinds of missing by code, or by range: `"97..99"`.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub missing: IndexMap<String, MissingKind>,
    /// Codes in answer order; others follow as the file has them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub order: Vec<ValueCode>,
    /// Answers to be added up beside the answers themselves ("all who support").
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub nets: Vec<AnswerGroup>,
}

/// Several variables that record one question with several answers allowed.
#[derive(
    Debug, Clone, PartialEq, Default, Serialize, Deserialize, schemars::JsonSchema,
)]
pub struct SetDeclaration {
    /// Printed name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The variables.
    pub variables: Vec<String>,
    /// The value that counts as chosen, of a list to tick.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counted: Option<String>,
}

/// Variables, recodes, response sets and the sample design: the content of a codebook in TOML, and the
/// same keys of a study.
#[derive(
    Debug, Clone, PartialEq, Default, Serialize, Deserialize, schemars::JsonSchema,
)]
#[schemars(title = "endoxa codebook")]
pub struct Declarations {
    /// What is said of variables.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub variables: IndexMap<String, VariableDeclaration>,
    /// Variables made of others, in the order in which they are made.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub recodes: IndexMap<String, RecodeDeclaration>,
    /// Sets of variables that record one question.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub sets: IndexMap<String, SetDeclaration>,
    /// The sample design.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub design: Option<SampleDesign>,
}
