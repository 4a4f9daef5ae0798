//! endoxa: public-opinion polls from file to article.
pub mod poll;
pub mod stats;

pub mod results;
pub mod text;

#[cfg(feature = "ingest")]
pub mod read;

pub mod analysis;
#[cfg(feature = "ingest")]
pub mod study;
