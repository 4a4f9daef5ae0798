//! endoxa: public-opinion polls from file to article.
//!
//! Is "52%" a majority? Is "up 4" a change? Can the majority hold two opposed views at once?
//! endoxa computes intervals that allow for sampling error and rounding, bounds what two
//! published figures do not identify, tests claims, and writes charts and sentences in
//! English, Arabic and Hebrew.
//!
//! The shortest example: what share can hold both of two views, from two polls of 500?
//!
//! ```
//! use endoxa::analysis::{Sampling, SegmentInterval, SegmentSpec, segment};
//! use endoxa::poll::PublishedShare;
//! use endoxa::results::SampleRelation;
//! use endoxa::stats::Level;
//!
//! let found = segment(&SegmentSpec {
//!     a: PublishedShare::parse("52%")?,
//!     b: PublishedShare::parse("48%")?,
//!     sampling_a: Sampling::simple_random(500.0),
//!     sampling_b: Sampling::simple_random(500.0),
//!     relation: SampleRelation::Two,
//!     dont_know: None,
//!     assumed_n: None,
//!     level: Level::default(),
//!     interval: SegmentInterval::Default,
//! })?;
//! assert_eq!((found.both.bounds.lower, found.both.bounds.upper), (0.0, 0.48));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The modules in reading order, each using only those before it: [`poll`] and [`stats`],
//! [`text`], [`results`], `read`, `tally`, `survey`, [`analysis`], [`phrase`], `chart`, [`report`], `study`,
//! `cli`. `read`, `tally`, `survey` and `study` need the feature `ingest`, `chart` the feature `charts`, `cli`
//! both; all are on by default.

pub mod poll;
pub mod stats;

pub mod text;

pub mod results;

#[cfg(feature = "ingest")]
pub mod read;

#[cfg(feature = "ingest")]
pub mod tally;

#[cfg(feature = "ingest")]
pub mod survey;

pub mod analysis;

pub mod phrase;

#[cfg(feature = "charts")]
pub mod chart;

pub mod report;

#[cfg(feature = "ingest")]
pub mod study;

#[cfg(all(feature = "ingest", feature = "charts"))]
pub mod cli;
