//! Results to terminal, Markdown and JSON, and diagnostics to messages.
//!
//! A report is built once as a [`Document`] from results alone and then rendered, so that
//! all renderings say the same.

mod build;
mod calculators;
mod claims;
mod code_page;
mod crosstab;
mod describe;
mod diagnostics;
mod document;
mod explain;
mod explain_segment;
mod frequencies;
mod joints;
mod markdown;
mod recode;
mod replicates;
mod respondent_segments;
mod segment_tables;
mod segments;
mod small_base;
mod terminal;
mod tidy;
mod tidy_waves;
mod toplines;
mod waves;

#[cfg(test)]
mod segment_report_tests;

pub use build::{PictureFile, claim_document, document};
pub use calculators::{difference_lines, segment_lines, sensitivity_line, share_lines};
pub use code_page::{code_document, codes_page};
pub use crosstab::{CrosstabShares, CrosstabStyle, crosstab_document};
pub use describe::description_document;
pub use diagnostics::{diagnostic_line, grouped, summary};
pub use document::{Block, Document, Fact, Tone};
pub use explain::{Explained, explain, ids};
pub use frequencies::frequencies_document;
pub use markdown::markdown;
pub use respondent_segments::respondent_segment_document;
pub use terminal::terminal;
pub use tidy::{TidyShare, tidy_crosstab, tidy_frequency, tidy_segment};
pub use tidy_waves::tidy_waves;
pub use waves::waves_document;
