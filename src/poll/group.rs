//! A published breakdown: a question's answers by group.

use serde::{Deserialize, Serialize};

use super::{Answer, SampleSize};

/// How large a group is, as far as it was published.
#[derive(
    Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum GroupSize {
    /// Respondents in the group (unweighted unless the source says otherwise).
    Respondents {
        /// Number of respondents.
        size: SampleSize,
    },
    /// The group's share of the sample, 0–1.
    Share {
        /// Share in 0–1.
        share: f64,
    },
    /// Not published.
    #[default]
    Unknown,
}

/// One group's answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Group {
    /// The group's name in the file.
    pub name: String,
    /// Its size.
    pub size: GroupSize,
    /// Its answers, as far as published.
    pub answers: Vec<Answer>,
}

/// A question of one poll by one grouping variable.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct GroupTable {
    /// The poll.
    pub poll: String,
    /// The question.
    pub question: String,
    /// The grouping variable ("vote bloc").
    pub variable: String,
    /// The groups in file order.
    pub groups: Vec<Group>,
}

impl GroupTable {
    /// The group with this name.
    #[must_use]
    pub fn group(&self, name: &str) -> Option<&Group> {
        self.groups.iter().find(|g| g.name == name)
    }
}
