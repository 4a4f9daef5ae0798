//! A question by groups, from respondents' data.

use serde::{Deserialize, Serialize};

use super::{Estimate, number};
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
    /// Letters of the columns whose share is smaller: lower case at 5%, upper case at 1%.
    pub letters: String,
    /// What the standards for small bases say; null for a share that may be printed.
    pub small_base: Option<SmallBase>,
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
    /// Respondents who answered, unweighted.
    pub n: u64,
    /// That number over Kish's design effect of their weights.
    #[serde(serialize_with = "number::digits")]
    pub n_effective: f64,
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
    /// The answers in the order of the codebook.
    pub answers: Vec<CrosstabAnswer>,
    /// Everybody first, then the groups.
    pub table: Vec<CrosstabColumn>,
    /// The test; null where the table allows none.
    pub test: Option<TestRecord>,
    /// Respondents who answered the question, but not the one of the columns.
    pub without_group: u64,
}
