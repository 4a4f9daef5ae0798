//! endoxa: public-opinion polls from file to article.
pub mod poll;
pub mod stats;

pub mod results;
pub mod text;

#[cfg(feature = "ingest")]
pub mod read;

pub mod analysis;

pub mod phrase;

#[cfg(feature = "charts")]
pub mod chart;

pub mod report;
#[cfg(feature = "ingest")]
pub mod study;
#[cfg(all(feature = "ingest", feature = "charts"))]
pub mod cli;
