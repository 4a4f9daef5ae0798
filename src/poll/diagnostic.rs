//! What is wrong or odd with an input, where, and what to do.

use std::collections::BTreeMap;
use std::num::NonZeroU64;

use serde::{Deserialize, Serialize};

use super::Code;

/// How bad it is.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth knowing; nothing is wrong.
    Note,
    /// Odd: kept as it is, and said.
    Warning,
    /// The input cannot be used.
    Error,
}

/// Where in the input.
#[derive(
    Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, schemars::JsonSchema,
)]
pub struct Place {
    /// The file, as the user named it.
    pub file: String,
    /// Line, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<NonZeroU64>,
    /// Row of respondents, from 1; the header is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<NonZeroU64>,
    /// The column's or variable's name, or the key of a study file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// The offending value, as it stands there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

/// One finding about an input. The sentence is rendered from the code and its values in
/// the reader's language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Diagnostic {
    /// What it is.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// Where it is.
    pub place: Place,
    /// Values that the sentence names.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<String, String>,
}

impl Diagnostic {
    /// A finding of the code's own severity in a file.
    #[must_use]
    pub fn new(code: Code, file: &str) -> Self {
        Self {
            code,
            severity: code.severity(),
            place: Place { file: file.to_owned(), ..Place::default() },
            values: BTreeMap::new(),
        }
    }

    /// Says the line; 0 says none.
    #[must_use]
    pub fn line(mut self, line: u64) -> Self {
        self.place.line = NonZeroU64::new(line);
        self
    }

    /// Says the row; 0 says none.
    #[must_use]
    pub fn row(mut self, row: u64) -> Self {
        self.place.row = NonZeroU64::new(row);
        self
    }

    /// Says the column, variable or key.
    #[must_use]
    pub fn column(mut self, column: &str) -> Self {
        self.place.column = Some(column.to_owned());
        self
    }

    /// Says the offending value.
    #[must_use]
    pub fn value(mut self, value: &str) -> Self {
        self.place.value = Some(value.to_owned());
        self
    }

    /// Adds a value that the sentence names.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.values.insert(name.to_owned(), value.to_string());
        self
    }

    /// True for an error.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}
