//! Files to polls: every oddity a [`Diagnostic`](crate::poll::Diagnostic) with file, line
//! and column.
//!
//! Published figures come in through one door ([`published`]), whatever their layout; a
//! [`Layout`] maps their columns to the project's own.
//!
//! A file is read as text by a lazy polars pipeline (every column a string, with a row
//! index) and typed from there. polars reads only UTF-8 and cannot tell lines, so files
//! are transcoded first and the csv crate finds the line of every row.

mod aliases;
mod block;
mod bytes;
mod checks;
mod columns;
mod crosstabs;
mod findings;
mod keys;
mod labels;
mod layout;
mod nets;
mod oddities;
mod own;
mod published;
mod respondents;
mod ropf;
mod table;
mod targets;
mod toplines;
mod undecided;
mod word_file;
mod write;

pub use aliases::Aliases;
pub use block::{TypedAnswer, TypedPoll, TypedQuestion, block};
pub use bytes::{Source, decode};
pub use crosstabs::crosstabs;
pub use findings::{Findings, Read, Rejected};
pub use keys::{Keys, toml_file};
pub use labels::{LabelKind, Labels, labels};
pub(crate) use layout::change;
pub use layout::{
    Answers, FigureUnit, GroupLayout, Layout, Names, QuestionLayout, Rest, RowGroup,
    layouts,
};
pub use published::{
    CanonicalFiles, Published, ReadingOptions, SINGLE, canonical, is_published,
    published, toplines,
};
pub(crate) use respondents::contain;
pub use respondents::{
    Declared, Respondents, WrittenRespondents, codebook, codebook_csv, codebook_paths,
    declarations, respondents, unlisted, write_respondents,
};
pub use table::TextTable;
pub use targets::targets;
pub use toplines::Toplines;
pub use word_file::word_text;
