//! Results of toplines: one question's answers with their intervals.

use serde::{Deserialize, Serialize};

use super::{Derivation, Estimate, Label};
use crate::poll::{AnswerKind, PublishedShare, SourceRow, Wording};

/// A published figure that an analysis uses, with its estimate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Figure {
    /// Stable identifier.
    pub id: String,
    /// Printed name of what is measured.
    pub label: Label,
    /// The poll it comes from; null for a figure that was only quoted.
    pub poll: Option<String>,
    /// The question within the poll.
    pub question: Option<String>,
    /// The published figure.
    pub published: Option<PublishedShare>,
    /// The estimate.
    pub estimate: Estimate,
    /// What an assumed sample size would give, where none was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assumed: Option<AssumedSize>,
    /// How the estimate was made.
    pub derivation: Derivation,
}

/// The same estimate under a sample size that the user assumes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct AssumedSize {
    /// The assumed number of respondents.
    pub n: f64,
    /// The estimate that it gives; its assumptions say that the size is assumed.
    pub estimate: Estimate,
}

/// One answer of a question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct AnswerResult {
    /// What kind of answer it is.
    pub kind: AnswerKind,
    /// The figure.
    #[serde(flatten)]
    pub figure: Figure,
}

/// In which order a chart shows the answers; those without an opinion come last.
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
pub enum AnswerOrder {
    /// The most frequent first.
    #[default]
    Share,
    /// As in the file: for scales.
    File,
}

/// One question of one poll.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct ToplineResult {
    /// Stable identifier: `analysis/question`.
    pub id: String,
    /// Name of the analysis in the study.
    pub name: String,
    /// The poll.
    pub poll: String,
    /// The question within the poll.
    pub question: String,
    /// Printed name of the question.
    pub label: Label,
    /// Its wording, as far as it is known.
    pub wording: Wording,
    /// The answers in file order.
    pub answers: Vec<AnswerResult>,
    /// Where the question stands in the files.
    pub rows: Vec<SourceRow>,
    /// Title of the chart in the study's words, where given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Label>,
    /// The order of the answers in the chart.
    #[serde(default)]
    pub order: AnswerOrder,
    /// Whether a chart is wanted.
    pub chart: bool,
}
