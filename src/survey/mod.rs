//! A tally to design-based estimates: totals with their covariance first, everything else
//! from them. Nothing here reads a row.

mod domain;
mod estimates;
mod linearised;
mod quantile;
mod ratios;
mod spread;
mod symmetric;
mod table;
mod totals;

pub use domain::{DomainCounts, by_cell, domain};
pub use estimates::{Estimates, means, measure_totals, ratio, shares, shares_within};
pub use quantile::{Quantile, quantile};
pub use ratios::{Ratio, ShareVariance};
pub use table::{Table, table_totals};
pub use totals::{Features, Totals, totals};

/// Why an estimate cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SurveyError {
    /// A stratum has one sampling unit and nothing is said about it.
    #[error("stratum '{stratum}' has one sampling unit")]
    LonelyUnit {
        /// The stratum, with the unit at the second stage.
        stratum: String,
    },
    /// Nobody with a weight is in the base.
    #[error("nobody with a weight is in the base")]
    EmptyBase,
}
