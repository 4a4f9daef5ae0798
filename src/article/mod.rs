//! Results into articles: templates filled with figures by name, claims tested where they
//! are written, finished texts checked, and what new data change in them.

mod check;
mod claim;
mod diff;
mod extract;
mod figure;
mod fill;
mod filters;
mod find;
mod names;
mod place;
mod rounding;
mod scan;
mod sentences;
mod style;
mod words;

pub use check::{
    CheckedArticle, Finding, FindingKind, FindingVerdict, check, findings_document,
    findings_list,
};
pub use claim::{Judged, JudgedCondition, Standing};
pub use diff::{ArticleChange, ArticleSource, Changed, Difference, diff, diff_document};
pub use extract::{ArticleKind, PlainText, plain_text};
pub use figure::{FigureRow, figure_caption, figure_document, figure_html, figure_rows};
pub use fill::{Filled, fill};
pub use names::{Entry, EntryKind, ListedName, Names, names_document, names_text};
pub use place::Place;
pub use rounding::largest_remainder;
pub use style::{OnUnsupported, Style, StyleOptions};
