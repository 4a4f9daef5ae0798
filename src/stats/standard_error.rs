//! Standard errors of shares and of p + q − 1.

use super::StatsError;
use super::error::{share, size};

/// √(p(1−p)/n).
///
/// # Errors
/// A share outside 0–1 or a size below 1.
pub fn se_share(p: f64, n: f64) -> Result<f64, StatsError> {
    let (p, n) = (share("share", p)?, size("n", n)?);
    Ok((p * (1.0 - p) / n).sqrt())
}

/// Standard error of p + q − 1 from two independent polls.
///
/// # Errors
/// As [`se_share`].
pub fn se_sum_independent(p: f64, n1: f64, q: f64, n2: f64) -> Result<f64, StatsError> {
    Ok(se_share(p, n1)?.hypot(se_share(q, n2)?))
}

/// Standard error of p − q from two independent polls: the same as of their sum.
///
/// # Errors
/// As [`se_share`].
pub fn se_difference(p: f64, n1: f64, q: f64, n2: f64) -> Result<f64, StatsError> {
    se_sum_independent(p, n1, q, n2)
}

/// Standard error of p + q − 1 from one sample in which `joint` hold both:
/// Var = [p(1−p) + q(1−q) + 2(θ − pq)]/n.
///
/// # Errors
/// As [`se_share`].
pub fn se_sum_same_sample(p: f64, q: f64, joint: f64, n: f64) -> Result<f64, StatsError> {
    let (p, q) = (share("p", p)?, share("q", q)?);
    let (joint, n) = (share("joint share", joint)?, size("n", n)?);
    let variance = p * (1.0 - p) + q * (1.0 - q) + 2.0 * (joint - p * q);
    // At θ = p + q − 1 = 0 the terms cancel to nothing but noise.
    Ok((if variance < 1e-15 { 0.0 } else { variance } / n).sqrt())
}
