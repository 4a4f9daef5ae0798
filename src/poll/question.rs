//! What was asked and what could be answered.

use serde::{Deserialize, Serialize};

use super::{PublishedShare, SampleSize, SourceRow};

/// How near the text at hand is to what respondents were read.
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
pub enum WordingStatus {
    /// Word for word, in the language of the interview.
    Exact,
    /// A translation of the exact wording.
    Translated,
    /// Somebody's summary.
    Paraphrase,
    /// Only a headline was seen.
    Headline,
    /// Nothing is said about it.
    #[default]
    Unknown,
}

impl WordingStatus {
    /// The names that the `wording_status` column takes.
    pub const NAMES: [&'static str; 5] =
        ["exact", "translated", "paraphrase", "headline", "unknown"];

    /// Its name in that column.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// Reads one of [`Self::NAMES`].
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "exact" => Self::Exact,
            "translated" => Self::Translated,
            "paraphrase" => Self::Paraphrase,
            "headline" => Self::Headline,
            "unknown" => Self::Unknown,
            _ => return None,
        })
    }
}

/// A question's text.
#[derive(
    Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, schemars::JsonSchema,
)]
pub struct Wording {
    /// The text, without marks such as "(paraphrase)".
    pub text: String,
    /// Language of the text as a BCP 47 tag, where given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// How near it is to what was asked.
    pub status: WordingStatus,
}

/// What kind of answer it is: sums, bounds and charts treat them differently.
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
pub enum AnswerKind {
    /// An opinion.
    #[default]
    Substantive,
    /// A sum of other answers of the question, published beside or instead of them.
    Net,
    /// Does not know, undecided, no opinion.
    DontKnow,
    /// Refused to answer.
    Refused,
}

impl AnswerKind {
    /// The names that the `answer_kind` column takes.
    pub const NAMES: [&'static str; 4] = ["substantive", "net", "dont_know", "refused"];

    /// Its name in that column.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// Reads one of [`Self::NAMES`].
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "substantive" => Self::Substantive,
            "net" => Self::Net,
            "dont_know" => Self::DontKnow,
            "refused" => Self::Refused,
            _ => return None,
        })
    }
}

/// One answer of a question with the share that gave it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Answer {
    /// The answer's name in the file, and the key of its labels.
    pub name: String,
    /// What kind of answer it is.
    pub kind: AnswerKind,
    /// The published share; `None` where the cell is blank (asked, not published).
    pub share: Option<PublishedShare>,
    /// The row it was read from.
    pub row: SourceRow,
    /// The file's remark on the figure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A question of one poll.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Question {
    /// Identifier, unique within its poll.
    pub id: String,
    /// Its text.
    pub wording: Wording,
    /// Whom it was put to, where not to everybody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<String>,
    /// How many it was put to, where published apart from the poll's size.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base_size: Option<SampleSize>,
    /// Its answers in file order.
    pub answers: Vec<Answer>,
}

impl Question {
    /// The answer with this name.
    #[must_use]
    pub fn answer(&self, name: &str) -> Option<&Answer> {
        self.answers.iter().find(|a| a.name == name)
    }

    /// True where the published answers make up the whole, as far as their rounding shows.
    #[must_use]
    pub fn whole(&self) -> bool {
        let answers = self.answers.iter().filter(|a| a.kind != AnswerKind::Net);
        let slack: f64 =
            answers.filter_map(|a| a.share).map(|share| share.half_unit()).sum();
        self.sum().is_some_and(|sum| sum >= 1.0 - slack - 1e-9)
    }

    /// Sum of the published shares of all answers but nets, or `None` while one is blank
    /// or has only a limit.
    #[must_use]
    pub fn sum(&self) -> Option<f64> {
        self.answers
            .iter()
            .filter(|a| a.kind != AnswerKind::Net)
            .map(|a| a.share.and_then(|s| s.value()))
            .sum()
    }
}

/// A name as it can stand in an identifier: lower case, words joined by `_`, letters of
/// any script kept.
///
/// ```
/// assert_eq!(endoxa::poll::slug("Comprehensive deal (all)"), "comprehensive_deal_all");
/// ```
#[must_use]
pub fn slug(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            out.push(c);
        } else if !out.ends_with('_') && !out.is_empty() && c != '\'' && c != '’' {
            out.push('_');
        }
    }
    out.truncate(out.trim_end_matches('_').len());
    out
}
