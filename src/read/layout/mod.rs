//! Layouts: declarative mappings from the columns of a published file to the project's own.
//!
//! A layout says which header it fits, what each of the project's columns is called in the
//! file, and which columns hold answers. Those of well-known sources are embedded; a user's
//! own is a TOML file of ten lines. There is one reader for all of them.

mod apply;
mod bind;
mod builtin;
mod cell;
mod polls;
mod rows;
mod shares;
mod tally;

use indexmap::IndexMap;
use serde::Deserialize;

pub(super) use apply::{Mapped, apply};
pub use builtin::layouts;
pub(super) use builtin::{choose, named};
pub(crate) use cell::change;
pub(super) use cell::is_missing;
pub(super) use shares::to_percentages;

use crate::poll::{AnswerKind, Code, DateOrder};

/// One name of a column, or several under which it is found.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(untagged)]
pub enum Names {
    /// One name.
    One(String),
    /// Several; the first that the header has, and in each row the first that is not blank.
    Many(Vec<String>),
}

impl Default for Names {
    fn default() -> Self {
        Self::Many(Vec::new())
    }
}

impl Names {
    /// The names in the order they are looked for.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        match self {
            Self::One(name) => std::slice::from_ref(name).iter().map(String::as_str),
            Self::Many(names) => names.iter().map(String::as_str),
        }
    }
}

/// What the figures of a file are.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum FigureUnit {
    /// Percentages, 0–100.
    #[default]
    Percent,
    /// Shares, 0–1.
    Share,
}

/// The answers of a question.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(untagged)]
pub enum Answers {
    /// `"rest"`: every column of figures that the layout does not name otherwise.
    Rest(Rest),
    /// By the answer's name, the column that holds its figure.
    Named(IndexMap<String, Names>),
}

/// The word `rest`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Rest {
    /// Every column of figures that the layout does not name otherwise.
    Rest,
}

/// A question of a file that has a column for each answer.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
pub struct QuestionLayout {
    /// Its identifier; the layout's `question` columns where it is not given.
    pub id: Option<String>,
    /// Its answers.
    pub answers: Answers,
    /// Published breakdowns in columns of their own.
    #[serde(default)]
    pub groups: Vec<GroupLayout>,
}

/// A group that has columns of its own.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
pub struct GroupLayout {
    /// The grouping variable ("party").
    pub variable: String,
    /// The group ("Republicans").
    pub group: String,
    /// The column with the group's number of respondents.
    #[serde(default)]
    pub size: Names,
    /// By the answer's name, the column that holds its figure.
    pub answers: IndexMap<String, Names>,
}

/// Rows of which some are about a group.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
pub struct RowGroup {
    /// The column that names the group.
    pub column: Names,
    /// The grouping variable ("party").
    pub variable: String,
    /// What the column says of rows about everybody; a blank says so too.
    pub total: Vec<String>,
}

/// A mapping from a file's columns to the project's own.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, schemars::JsonSchema)]
pub struct Layout {
    /// Its name, for `--layout`.
    pub name: String,
    /// Whose files they are.
    pub about: Option<String>,
    /// Where they are published.
    pub url: Option<String>,
    /// Columns by which a header is recognised: all of them must be there.
    #[serde(default)]
    pub recognise: Vec<Names>,
    /// What the figures are.
    #[serde(default)]
    pub unit: FigureUnit,
    /// Which number is the month in `2/3/2025`.
    pub dates: Option<DateOrder>,
    /// Cells that say "not available", besides the usual ones. They are read so in columns
    /// of numbers and dates only: a party or a state may be called NA.
    #[serde(default)]
    pub missing: Vec<String>,
    /// Columns that identify a poll together; pollster and dates where none are given.
    #[serde(default)]
    pub poll: Vec<String>,
    /// Columns that identify a question together, where the file has several.
    #[serde(default)]
    pub question: Vec<String>,
    /// By the project's name (`dates` for both in one cell), the file's.
    #[serde(default)]
    pub columns: IndexMap<String, Names>,
    /// Columns of the project that are the same for the whole file.
    #[serde(default)]
    pub constants: IndexMap<String, String>,
    /// By the project's column, words of the file and what they stand for.
    #[serde(default)]
    pub values: IndexMap<String, IndexMap<String, String>>,
    /// Columns of yes and no.
    #[serde(default)]
    pub flags: Vec<String>,
    /// Columns that hold neither answers nor anything that the project knows; kept.
    #[serde(default)]
    pub other: Vec<String>,
    /// Rows of which some are about a group.
    pub group: Option<RowGroup>,
    /// Questions with a column for each answer. None where each answer is a row.
    #[serde(default)]
    pub questions: Vec<QuestionLayout>,
    /// By an answer's name, its kind where it is no opinion.
    #[serde(default)]
    pub kinds: IndexMap<String, AnswerKind>,
    /// By a net's name, the answers that it is the sum of.
    #[serde(default)]
    pub nets: IndexMap<String, Vec<String>>,
    /// Errors about single cells that leave the cell blank, with a warning, and do not
    /// refuse the file.
    #[serde(default)]
    pub allow: Vec<Code>,
    /// True for a user's own: every column that it names must be there.
    #[serde(skip)]
    pub strict: bool,
}

/// The name of the layout that is the project's own.
pub(super) const OWN: &str = "toplines";

/// A name of a column as it is compared: case and spaces do not matter.
fn folded(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
