//! The root of a results file.

use serde::{Deserialize, Serialize};

use super::{
    ClaimResult, ContradictionResult, ContradictionWaves, CrosstabResult,
    FrequencyResult, JointResult, Label, Lang, RespondentSegment, ToplineResult,
};
use crate::poll::{Diagnostic, FieldDates, SampleKind, SampleSize};

/// Version of the layout of results files. The first number changes when a reader of the
/// old layout could misread the new one.
pub const SCHEMA_VERSION: &str = "1.2";

/// What a poll disclosed, for source lines.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct PollRecord {
    /// Identifier.
    pub id: String,
    /// Short printed name ("Maariv").
    pub label: Label,
    /// Who did the fieldwork.
    pub pollster: Option<String>,
    /// Who paid for or published it.
    pub sponsor: Option<String>,
    /// Printed name of the population.
    pub population: Option<Label>,
    /// Printed name of the mode.
    pub mode: Option<Label>,
    /// How respondents came into the sample.
    pub sample: SampleKind,
    /// Field dates.
    pub dates: FieldDates,
    /// Day or month of publication.
    pub published: FieldDates,
    /// Respondents.
    pub sample_size: Option<SampleSize>,
    /// Published margin of error as a share.
    pub margin: Option<f64>,
}

/// What study the results belong to.
#[derive(
    Debug, Clone, PartialEq, Default, Serialize, Deserialize, schemars::JsonSchema,
)]
pub struct StudyRecord {
    /// Identifier.
    pub id: String,
    /// Printed title.
    pub title: Label,
    /// Introduction, where given.
    pub about: Option<Label>,
    /// Language of the study.
    pub language: Lang,
    /// Confidence level of all intervals, 0–1.
    pub level: f64,
    /// Sample size that the user assumes where none was published.
    pub assumed_sample_size: Option<f64>,
    /// Sources and licence of the data.
    pub credit: Option<Label>,
}

/// Everything that a run found.
#[derive(
    Debug, Clone, PartialEq, Default, Serialize, Deserialize, schemars::JsonSchema,
)]
pub struct Results {
    /// Version of this layout.
    pub schema_version: String,
    /// Version of the program.
    pub endoxa_version: String,
    /// The study.
    pub study: StudyRecord,
    /// The polls that any result uses.
    pub polls: Vec<PollRecord>,
    /// Questions with their answers.
    pub toplines: Vec<ToplineResult>,
    /// Questions of files of respondents, weighted.
    #[serde(default)]
    pub frequencies: Vec<FrequencyResult>,
    /// Questions by groups, from files of respondents.
    #[serde(default)]
    pub crosstabs: Vec<CrosstabResult>,
    /// Contradiction segments.
    pub contradictions: Vec<ContradictionResult>,
    /// Contradiction segments in every poll that asked both questions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contradiction_waves: Vec<ContradictionWaves>,
    /// Several views at once.
    #[serde(default)]
    pub joints: Vec<JointResult>,
    /// Contradiction segments estimated from files of respondents.
    #[serde(default)]
    pub segments: Vec<RespondentSegment>,
    /// Claims.
    pub claims: Vec<ClaimResult>,
    /// Warnings and notes about the inputs.
    pub diagnostics: Vec<Diagnostic>,
}

impl Results {
    /// The poll with this identifier.
    #[must_use]
    pub fn poll(&self, id: &str) -> Option<&PollRecord> {
        self.polls.iter().find(|p| p.id == id)
    }
}
