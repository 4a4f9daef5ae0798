//! Weights that meet known totals: calibration, raking, post-stratification.
//!
//! Everything works on *cells*: respondents with equal auxiliary values (the levels of the
//! margins, the measures), of total base weight d. A solution is one factor g a cell; the
//! final weight of a respondent is their base weight times the factor of their cell. A
//! respondent is a cell of their own where measures are continuous or where limits on
//! weights meet unequal base weights.
//!
//! Margins, levels and measures are indices here; labels stay with the caller.

mod calibrate;
mod closest;
mod distance;
mod newton;
mod obstacle;
mod problem;
mod raking;
mod report;
mod residual;
mod rows;
mod semidefinite;
mod spread;
mod target;
mod trimming;

#[cfg(test)]
mod oracle_tests;
#[cfg(test)]
mod property_tests;

pub use calibrate::{CalibrationError, Solution, calibrate};
pub use closest::{Closest, closest};
pub use distance::{Distance, FactorBounds, Limits};
pub use obstacle::Obstacle;
pub use problem::{Column, Problem};
pub use raking::{post_stratify, rake};
pub use report::{LevelReport, MeasureReport, WeightingReport};
pub use residual::Residual;
pub use spread::WeightDistribution;
pub use target::{Margin, Measure, MeasureTarget, Target};
pub use trimming::{Trimmed, trim, weight_limits};
