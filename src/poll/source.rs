//! Where a figure stands in the files that were read.

use serde::{Deserialize, Serialize};

/// A row of an input file, as a person would find it again.
#[derive(
    Debug,
    Clone,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Default,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
pub struct SourceRow {
    /// The file's path as the study gives it (never an absolute path of one machine).
    pub file: String,
    /// The line on which the row begins, counted from 1.
    pub line: u64,
    /// The page on which the figure was read, where the file gives one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}
