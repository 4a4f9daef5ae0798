//! A poll as published: the source of toplines.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use super::{FieldDates, Question, Renewal, SampleKind, SampleSize};

/// Identifier of a poll, unique within a file.
pub type PollId = String;

/// A poll with what was disclosed about it. Everything that was not published is absent,
/// never guessed.
#[derive(
    Debug, Clone, PartialEq, Default, Serialize, Deserialize, schemars::JsonSchema,
)]
pub struct Poll {
    /// Identifier.
    pub id: PollId,
    /// Who did the fieldwork.
    pub pollster: Option<String>,
    /// Who paid for or published it.
    pub sponsor: Option<String>,
    /// Country as an ISO 3166 code.
    pub country: Option<String>,
    /// Whom the sample stands for.
    pub population: Option<String>,
    /// How respondents were interviewed.
    pub mode: Option<String>,
    /// How respondents came into the sample.
    pub sample: SampleKind,
    /// How they relate to the respondents of its earlier waves.
    #[serde(default)]
    pub renewal: Renewal,
    /// When they were interviewed.
    pub dates: FieldDates,
    /// Day or month of publication, where given.
    pub published: FieldDates,
    /// How many answered.
    pub sample_size: Option<SampleSize>,
    /// Published margin of error as a share (0.044 for ± 4.4 points), and its unit.
    pub margin: Option<super::PublishedShare>,
    /// Its questions in file order.
    pub questions: Vec<Question>,
    /// Columns of the file that endoxa does not know, kept as they are.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub extra: IndexMap<String, String>,
}

impl Poll {
    /// The question with this identifier.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|q| q.id == id)
    }
}
