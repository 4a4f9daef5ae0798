//! What a report consists of, before it is rendered.

use crate::text::Direction;

/// A report.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Direction of its language.
    pub direction: Direction,
    /// Its parts in reading order.
    pub blocks: Vec<Block>,
}

/// A part of a report.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// The report's title.
    Title(String),
    /// A heading.
    Heading(String),
    /// Running text.
    Paragraph(String),
    /// Something and the facts about it.
    Facts {
        /// What the facts are about.
        head: String,
        /// The facts.
        facts: Vec<Fact>,
    },
    /// A table.
    Table {
        /// What it shows.
        caption: String,
        /// Column heads.
        header: Vec<String>,
        /// Rows of as many cells.
        rows: Vec<Vec<String>>,
        /// Remarks below it.
        notes: Vec<String>,
    },
    /// A chart.
    Picture {
        /// File name, relative to the report.
        file: String,
        /// Alternative text.
        alt: String,
    },
    /// Remarks.
    List(Vec<String>),
}

/// How a verdict is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// The data bear it.
    Good,
    /// The data leave it open.
    Open,
    /// The data do not bear it.
    Bad,
}

/// One fact: a key, perhaps a verdict, and a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// What the fact is about; empty to go on with the fact before.
    pub key: String,
    /// The verdict with its colour.
    pub verdict: Option<(Tone, String)>,
    /// The rest.
    pub text: String,
}

impl Fact {
    /// A fact without a verdict.
    #[must_use]
    pub fn new(key: impl Into<String>, text: impl Into<String>) -> Self {
        Self { key: key.into(), verdict: None, text: text.into() }
    }

    /// A fact with a verdict.
    #[must_use]
    pub fn verdict(
        key: impl Into<String>,
        tone: Tone,
        word: impl Into<String>,
        text: impl Into<String>,
    ) -> Self {
        Self { key: key.into(), verdict: Some((tone, word.into())), text: text.into() }
    }

    /// A further line of the fact before.
    #[must_use]
    pub fn more(text: impl Into<String>) -> Self {
        Self::new("", text)
    }
}
