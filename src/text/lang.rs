//! The languages of reports and charts.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::Direction;

/// A language that endoxa writes.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Default,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Arabic.
    Ar,
    /// Hebrew.
    He,
}

/// Not a language that endoxa writes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is not one of en, ar, he")]
pub struct UnknownLang(String);

impl Lang {
    /// All languages.
    pub const ALL: [Self; 3] = [Self::En, Self::Ar, Self::He];

    /// The BCP 47 tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ar => "ar",
            Self::He => "he",
        }
    }

    /// The direction in which it is written.
    #[must_use]
    pub fn direction(self) -> Direction {
        match self {
            Self::En => Direction::Ltr,
            Self::Ar | Self::He => Direction::Rtl,
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

impl FromStr for Lang {
    type Err = UnknownLang;

    fn from_str(tag: &str) -> Result<Self, UnknownLang> {
        Self::ALL
            .into_iter()
            .find(|lang| lang.tag() == tag)
            .ok_or_else(|| UnknownLang(tag.to_owned()))
    }
}
