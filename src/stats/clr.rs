//! Chernozhukov, Lee & Rosen (2013): a bound that is the least of several estimates.

use super::special::{bivariate_normal_cdf, increasing_root, normal_quantile};
use super::standard_error::se_share;
use super::{Level, StatsError};

/// The `probability` quantile of the largest of `m` independent standard normals:
/// Φ⁻¹(p^(1/m)).
///
/// # Errors
/// [`StatsError::TooFew`] for m = 0.
pub fn clr_k_independent(probability: f64, m: usize) -> Result<f64, StatsError> {
    if m == 0 {
        return Err(StatsError::TooFew(1));
    }
    Ok(normal_quantile(probability.powf(1.0 / m as f64)))
}

/// The same for two normals with correlation ρ: Φ₂(k, k; ρ) = p.
#[must_use]
pub fn clr_k_two(probability: f64, rho: f64) -> f64 {
    increasing_root(-10.0, 10.0, |k| bivariate_normal_cdf(k, k, rho) - probability)
}

/// An upper confidence bound for min(p, q) from two independent polls.
#[derive(Debug, Clone, PartialEq)]
pub struct ClrBound {
    /// Level of the first stage, γ = 1 − 0.1/ln n.
    pub gamma: f64,
    /// Critical value of the first stage.
    pub k_gamma: f64,
    /// Which of the two may be the least (0: p, 1: q).
    pub contact: Vec<usize>,
    /// Critical value of the second stage.
    pub k_alpha: f64,
    /// Upper confidence bound.
    pub upper: f64,
    /// Half-median-unbiased estimate of the bound.
    pub half_median_unbiased: f64,
}

/// One-sided upper bound for min(p, q) with adaptive selection of the shares that may be
/// the least (Chernozhukov, Lee & Rosen 2013, §3 and §4); the natural sample size for γ is
/// n₁ + n₂.
///
/// # Errors
/// A share outside 0–1 or a size below 1.
pub fn clr_upper(
    p: f64,
    n1: f64,
    q: f64,
    n2: f64,
    level: Level,
) -> Result<ClrBound, StatsError> {
    let estimates = [(p, se_share(p, n1)?), (q, se_share(q, n2)?)];
    let gamma = 1.0 - 0.1 / (n1 + n2).ln();
    let k_gamma = clr_k_independent(gamma, 2)?;
    let least =
        estimates.iter().map(|(e, s)| e + k_gamma * s).fold(f64::INFINITY, f64::min);
    let contact: Vec<usize> = (0..2)
        .filter(|&j| estimates[j].0 <= least + 2.0 * k_gamma * estimates[j].1)
        .collect();
    let k_alpha = clr_k_independent(level.value(), contact.len())?;
    let k_half = clr_k_independent(0.5, contact.len())?;
    let bound = |k: f64| {
        contact
            .iter()
            .map(|&j| estimates[j].0 + k * estimates[j].1)
            .fold(f64::INFINITY, f64::min)
    };
    Ok(ClrBound {
        gamma,
        k_gamma,
        k_alpha,
        upper: bound(k_alpha),
        half_median_unbiased: bound(k_half),
        contact,
    })
}
