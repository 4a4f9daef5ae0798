//! Replicates: the estimate made again and again with base weights multiplied, so that the
//! spread of the results shows its variance, whatever the estimate.
//!
//! A replicate is a multiplier for each first-stage sampling unit; all respondents of a unit
//! share it. Calibrated weights are calibrated anew in every replicate, from base weights
//! times multipliers
//! ([`calibration::Problem::with_base`](super::calibration::Problem::with_base)).

mod bootstrap;
mod hadamard;
mod multipliers;
mod rank;
mod row_space;
mod variance;

#[cfg(test)]
mod oracle_tests;
#[cfg(test)]
mod property_tests;

pub use multipliers::{LonelyStrata, ReplicateMethod, Replicates};
pub use rank::degrees_of_freedom;
pub use row_space::RowSpace;
pub use variance::{Centre, ReplicateVariance};
