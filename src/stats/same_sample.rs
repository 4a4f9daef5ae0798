//! The joint share when both questions were put to the same respondents.
//!
//! The sample's joint share lies between the sample's bounds surely, so the union of the
//! intervals over every joint share that the sample allows covers the true one: no
//! covariance, no correction at the kinks (Horowitz & Manski 2000; Vansteelandt et al.
//! 2006).

use super::bounds::frechet;
use super::error::{share, size};
use super::interval::wilson;
use super::{Interval, Level, StatsError};

/// Union of the Wilson intervals over joint shares from `lower` to `upper`, two-sided.
///
/// # Errors
/// A share outside 0–1 or a size below 1.
pub fn union_interval(
    lower: f64,
    upper: f64,
    n: f64,
    level: Level,
) -> Result<Interval, StatsError> {
    same_sample_union(lower, upper, n, level.z())
}

/// The same with a critical value of the caller's: the two-sided one is always valid, the
/// one-sided one gives an interval for the parameter when the bounds are far apart.
///
/// # Errors
/// As [`union_interval`].
pub fn same_sample_union(
    lower: f64,
    upper: f64,
    n: f64,
    z: f64,
) -> Result<Interval, StatsError> {
    let (lower, upper) = (share("lower bound", lower)?, share("upper bound", upper)?);
    let n = size("n_effective", n)?;
    Ok(Interval { lower: wilson(lower, n, z).lower, upper: wilson(upper, n, z).upper })
}

/// Interval for the joint share from two toplines of one sample, each a share with its
/// rounding half-unit.
///
/// # Errors
/// As [`union_interval`].
pub fn same_sample_interval(
    (p, r_p): (f64, f64),
    (q, r_q): (f64, f64),
    n: f64,
    level: Level,
) -> Result<Interval, StatsError> {
    let lower = frechet(&[(p - r_p).max(0.0), (q - r_q).max(0.0)])?.lower;
    let upper = frechet(&[(p + r_p).min(1.0), (q + r_q).min(1.0)])?.upper;
    union_interval(lower, upper, n, level)
}
