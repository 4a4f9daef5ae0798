//! A question by groups, from respondents' data.

use serde::{Deserialize, Serialize};

use super::{Estimate, IntervalRecord, ReplicateRecord, number};
use crate::poll::ValueCode;
use crate::stats::SmallBase;

/// A share of a column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct CrosstabCell {
    /// Stable identifier: `crosstabs/ROWS/COLUMNS/ANSWER/GROUP`.
    pub id: String,
    /// Respondents, unweighted.
    pub n: u64,
    /// Share of the column.
    pub estimate: Estimate,
    /// Share of the row's answer that the group has; null for everybody.
    pub row_share: Option<Estimate>,
    /// Share of everybody; null for everybody.
    pub total_share: Option<Estimate>,
    /// The range of the column's share where those without an answer could hold any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub range: Option<ShareRange>,
    /// Letters of the columns whose share is smaller: lower case at the first level, upper
    /// case at the second.
    pub letters: String,
    /// The group against everybody, of whom it is a part; null where it is not compared.
    pub against_total: Option<AgainstTotal>,
    /// What the standards for small bases say; null for a share that may be printed.
    pub small_base: Option<SmallBase>,
}

/// A share that is a range, because those without an answer could hold any (Horowitz &
/// Manski 2000).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct ShareRange {
    /// The share if none of them holds the answer.
    #[serde(serialize_with = "number::digits")]
    pub lower: f64,
    /// The share if all of them do.
    #[serde(serialize_with = "number::digits")]
    pub upper: f64,
    /// Lower limit of the lower end to upper limit of the upper end.
    pub interval: IntervalRecord,
}

/// A group against everybody.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct AgainstTotal {
    /// True where the group's share is above everybody's.
    pub higher: bool,
    /// Adjusted p value of the difference.
    #[serde(serialize_with = "number::digits")]
    pub p: f64,
}

/// How columns were compared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct LetterRecord {
    /// Levels of lower-case and upper-case letters.
    pub levels: [f64; 2],
    /// How p values were adjusted within a row: `holm`, `bh` or `none`.
    pub adjustment: String,
    /// Columns of fewer effective respondents were not compared.
    #[serde(serialize_with = "number::digits")]
    pub least: f64,
}

/// A column: a group, or everybody.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct CrosstabColumn {
    /// The group's stored value; null for everybody.
    pub code: Option<ValueCode>,
    /// Its label.
    pub label: Option<String>,
    /// Its letter; none for everybody and for columns too small to be compared.
    pub letter: Option<char>,
    /// Respondents in the column's base, unweighted.
    pub n: u64,
    /// That number over Kish's design effect of their weights.
    #[serde(serialize_with = "number::digits")]
    pub n_effective: f64,
    /// Sum of their weights.
    #[serde(serialize_with = "number::digits")]
    pub weighted: f64,
    /// A share for each answer.
    pub cells: Vec<CrosstabCell>,
}

/// An answer of the rows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct CrosstabAnswer {
    /// The stored value.
    pub code: ValueCode,
    /// Its label.
    pub label: Option<String>,
    /// True for a net, which adds up answers that are listed too.
    #[serde(default)]
    pub net: bool,
}

/// A test of independence of rows and columns.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct TestRecord {
    /// Code of the test: `f`, `chisq`, `wald`, `adj_wald`, `saddlepoint`.
    pub method: String,
    /// The statistic.
    #[serde(serialize_with = "number::digits")]
    pub statistic: f64,
    /// Degrees of freedom of the numerator.
    #[serde(serialize_with = "number::digits")]
    pub df: f64,
    /// Degrees of freedom of the denominator; null for a test without one.
    #[serde(serialize_with = "number::digits_opt")]
    pub df_denominator: Option<f64>,
    /// Probability of as large a statistic under independence.
    #[serde(serialize_with = "number::digits")]
    pub p: f64,
}

/// A question by groups.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct CrosstabResult {
    /// Stable identifier: `crosstabs/ROWS/COLUMNS`.
    pub id: String,
    /// The file, as the user named it.
    pub file: String,
    /// The variable of the rows.
    pub rows: String,
    /// Its label.
    pub rows_label: Option<String>,
    /// The variable of the columns.
    pub columns: String,
    /// Its label.
    pub columns_label: Option<String>,
    /// The weight, if one was used.
    pub weight: Option<String>,
    /// The replicates that standard errors come from, where they do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replicates: Option<ReplicateRecord>,
    /// The answers in the order of the codebook.
    pub answers: Vec<CrosstabAnswer>,
    /// Everybody first, then the groups.
    pub table: Vec<CrosstabColumn>,
    /// The test; null where the table allows none, as where rows or columns overlap.
    pub test: Option<TestRecord>,
    /// Respondents who answered the question, but not the one of the columns.
    pub without_group: u64,
    /// Whether respondents may be in several rows, and in several columns.
    pub overlapping: [bool; 2],
    /// How columns were compared.
    pub letters: LetterRecord,
}
