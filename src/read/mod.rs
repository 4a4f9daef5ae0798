//! Files to polls: every oddity a [`Diagnostic`](crate::poll::Diagnostic) with file, line
//! and column.
//!
//! A file is read as text by a lazy polars pipeline (every column a string, with a row
//! index) and typed from there. polars reads only UTF-8 and cannot tell lines, so files
//! are transcoded first and the csv crate finds the line of every row.

mod bytes;
mod checks;
mod columns;
mod crosstabs;
mod findings;
mod keys;
mod labels;
mod respondents;
mod table;
mod targets;
mod toplines;
mod word_file;

pub use bytes::{Source, decode};
pub use crosstabs::crosstabs;
pub use findings::{Findings, Read, Rejected};
pub use keys::{Keys, toml_file};
pub use labels::{LabelKind, Labels, labels};
pub(crate) use respondents::contain;
pub use respondents::{
    Declared, Respondents, WrittenRespondents, codebook, codebook_csv, codebook_paths,
    declarations, respondents, unlisted, write_respondents,
};
pub use table::TextTable;
pub use targets::targets;
pub use toplines::{Toplines, toplines};
pub use word_file::word_text;
