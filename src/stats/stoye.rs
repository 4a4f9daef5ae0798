//! Stoye (2009): critical values that know how the two bounds move together.

use super::special::{bivariate_normal_cdf, increasing_root, normal_quantile};
use super::{Level, StatsError};

/// Critical values for the lower and the upper end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StoyeCritical {
    /// For the lower end.
    pub lower: f64,
    /// For the upper end.
    pub upper: f64,
}

/// Stoye's (2009, §3.2) CI²: the smallest se_L·c_L + se_U·c_U for which both ends are
/// covered,
/// Φ₂(c_L, c_U + Δ/se_U; −ρ) ≥ 1 − α and Φ₂(c_U, c_L + Δ/se_L; −ρ) ≥ 1 − α,
/// where ρ is the correlation of the estimated bounds. Both constraints bind, which gives
/// two equations in two unknowns; at width 0 with equal standard errors they coincide.
///
/// # Errors
/// A standard error that is not positive or a correlation outside −1 to 1.
pub fn stoye_critical(
    delta: f64,
    se_lower: f64,
    se_upper: f64,
    rho: f64,
    level: Level,
) -> Result<StoyeCritical, StatsError> {
    for (name, value) in
        [("se of the lower bound", se_lower), ("se of the upper bound", se_upper)]
    {
        if value.is_nan() || value <= 0.0 {
            return Err(StatsError::NotPositive { name, value });
        }
    }
    if !(-1.0..=1.0).contains(&rho) {
        return Err(StatsError::NotAShare { name: "|correlation|", value: rho });
    }
    let target = level.value();
    let limit = normal_quantile(1.0 - level.alpha() / 2.0) + 5.0;
    let floor = level.z_one_sided();
    // Given c_U, the first constraint determines c_L; the second then decreases to zero.
    let lower_of = |upper: f64| {
        increasing_root(floor - 1e-12, limit, |c| {
            bivariate_normal_cdf(c, upper + delta / se_upper, -rho) - target
        })
    };
    if delta == 0.0 {
        // Both equations read Φ₂(c_L, c_U; −ρ) = 1 − α; for equal standard errors the
        // smallest sum is the symmetric one.
        let c =
            increasing_root(floor, limit, |c| bivariate_normal_cdf(c, c, -rho) - target);
        return Ok(StoyeCritical { lower: c, upper: c });
    }
    let upper = increasing_root(floor - 1e-12, limit, |upper| {
        bivariate_normal_cdf(upper, lower_of(upper) + delta / se_lower, -rho) - target
    });
    Ok(StoyeCritical { lower: lower_of(upper), upper })
}
