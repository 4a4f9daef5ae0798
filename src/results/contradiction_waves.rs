//! The contradiction segment wave by wave.

use serde::{Deserialize, Serialize};

use super::{ContradictionResult, Label};

/// A contradiction segment in every poll that asked both questions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct ContradictionWaves {
    /// Stable identifier: the analysis' name.
    pub id: String,
    /// Printed name of the segment, where given.
    pub label: Label,
    /// Title of the chart in the study's words, where given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Label>,
    /// The segment in each poll, `ID/POLL`, the earliest first.
    pub waves: Vec<ContradictionResult>,
    /// Whether a chart is wanted.
    pub chart: bool,
}
