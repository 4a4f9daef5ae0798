//! A question of a file of respondents: weighted shares.

use serde::{Deserialize, Serialize};

use super::{Derivation, Estimate, MissingCount};
use crate::poll::{Recode, ValueCode, Wording};

/// One answer's share.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct AnswerShare {
    /// Stable identifier: `frequencies/QUESTION/ANSWER`.
    pub id: String,
    /// The stored value.
    pub code: ValueCode,
    /// Its label.
    pub label: Option<String>,
    /// Respondents who gave it, unweighted.
    pub n: u64,
    /// Its share of those who answered.
    pub estimate: Estimate,
    /// How it was made.
    pub derivation: Derivation,
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
    /// Respondents who answered, unweighted.
    pub n: u64,
    /// Kish's design effect of the weights of those who answered.
    pub kish_design_effect: f64,
    /// The answers in the order of the codebook.
    pub answers: Vec<AnswerShare>,
    /// Respondents without an answer, by kind, unweighted.
    pub missing: Vec<MissingCount>,
}
