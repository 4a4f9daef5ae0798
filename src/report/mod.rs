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
mod explain_patterns;
mod explain_segment;
mod explain_shift;
mod explain_trend;
mod frequencies;
mod inert;
mod joints;
mod markdown;
mod pattern_tables;
mod patterns;
mod recode;
mod replicates;
mod respondent_segments;
mod segment_tables;
mod segments;
mod shifts;
mod small_base;
mod terminal;
mod tidy;
mod tidy_bounds;
mod tidy_shift;
mod tidy_trend;
mod tidy_waves;
mod toplines;
mod trends;
mod waves;
mod weighting;

#[cfg(test)]
mod segment_report_tests;

pub use build::{PictureFile, claim_document, document};
pub use calculators::{difference_lines, segment_lines, sensitivity_line, share_lines};
pub use code_page::{code_document, codes_page};
pub use crosstab::{CrosstabShares, CrosstabStyle, crosstab_document};
pub use describe::description_document;
pub use diagnostics::{diagnostic_line, grouped, summary};
pub use document::{Block, Document, Fact, Tone};
pub use explain::{Explained, explain, explain_all, ids};
pub use frequencies::frequencies_document;
pub use inert::{inert_cell, inert_html};
pub use markdown::{escaped, markdown};
pub use patterns::patterns_document;
pub use respondent_segments::respondent_segment_document;
pub use shifts::{shift_report_document, shifts_document};
pub use terminal::terminal;
pub use tidy::{TidyShare, tidy_crosstab, tidy_frequency, tidy_patterns, tidy_segment};
pub use tidy_bounds::{TidyBounds, tidy_contradiction};
pub use tidy_shift::{TidyShift, tidy_shift, tidy_shift_report};
pub use tidy_trend::{TidyTrend, tidy_trend};
pub use tidy_waves::tidy_waves;
pub use trends::trends_document;
pub use waves::waves_document;
pub use weighting::{TidyWeight, tidy_weighting, weighting_document};
