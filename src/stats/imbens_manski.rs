//! Imbens & Manski (2004): an interval for the parameter, not for the set.

use super::special::{increasing_root, normal_cdf};
use super::{Interval, Level, StatsError};

/// The critical value c with Φ(c + Δ/max(se)) − Φ(−c) = 1 − α (Imbens & Manski 2004, eq. 7):
/// from the two-sided value at width 0 to the one-sided one for wide sets.
///
/// # Errors
/// A negative or undefined ratio.
pub fn imbens_manski_critical(
    delta_over_se: f64,
    level: Level,
) -> Result<f64, StatsError> {
    if delta_over_se.is_nan() || delta_over_se < 0.0 {
        return Err(StatsError::NotPositive {
            name: "width over se",
            value: delta_over_se,
        });
    }
    let coverage =
        |c: f64| normal_cdf(c + delta_over_se) - normal_cdf(-c) - level.value();
    Ok(increasing_root(level.z_one_sided().max(0.0) - 1e-9, level.z() + 1e-9, coverage))
}

/// [L − c·se_L, U + c·se_U]. The width is taken as it is, never clipped at 0.
///
/// # Errors
/// As [`imbens_manski_critical`]; both standard errors 0 give the bounds themselves.
pub fn imbens_manski(
    (lower, se_lower): (f64, f64),
    (upper, se_upper): (f64, f64),
    level: Level,
) -> Result<(f64, Interval), StatsError> {
    let largest = se_lower.max(se_upper);
    if largest == 0.0 {
        return Ok((level.z_one_sided(), Interval { lower, upper }));
    }
    let c = imbens_manski_critical((upper - lower) / largest, level)?;
    Ok((c, Interval { lower: lower - c * se_lower, upper: upper + c * se_upper }))
}
