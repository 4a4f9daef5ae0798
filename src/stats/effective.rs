//! Effective sample sizes and the sizes that a statement would need.

use super::error::{share, size};
use super::{Level, StatsError};

/// Kish's design effect of unequal weights, n Σw²/(Σw)² = 1 + cv²(w) (Kish 1965, §11.7).
///
/// # Errors
/// [`StatsError::TooFew`] without weights and [`StatsError::NotPositive`] when they add up
/// to nothing.
pub fn design_effect_of_weights(weights: &[f64]) -> Result<f64, StatsError> {
    if weights.is_empty() {
        return Err(StatsError::TooFew(1));
    }
    let sum: f64 = weights.iter().sum();
    let squares: f64 = weights.iter().map(|w| w * w).sum();
    if sum > 0.0 && sum.is_finite() {
        Ok(weights.len() as f64 * squares / (sum * sum))
    } else {
        Err(StatsError::NotPositive { name: "sum of weights", value: sum })
    }
}

/// The margin of error of a simple random sample at 50%: z/(2√n), a share.
#[must_use]
pub fn margin_of_error(n: f64, level: Level) -> f64 {
    level.z() / (2.0 * n.sqrt())
}

/// The effective sample size that a published margin (a share) implies: z²/(4m²).
#[must_use]
pub fn effective_n_from_margin(margin: f64, level: Level) -> f64 {
    let z = level.z();
    z * z / (4.0 * margin * margin)
}

/// The smallest (effective) sample size from which the Wilson interval of an observed share
/// leaves the threshold out. The score test inverts: n = z² t(1−t)/(p−t)².
///
/// # Errors
/// Shares outside 0–1, or a share that equals the threshold, for which no size is enough.
///
/// ```
/// use endoxa::stats::{Level, sample_size_to_separate};
/// assert_eq!(sample_size_to_separate(0.52, 0.5, Level::default())?.ceil(), 2401.0);
/// # Ok::<(), endoxa::stats::StatsError>(())
/// ```
pub fn sample_size_to_separate(
    p: f64,
    threshold: f64,
    level: Level,
) -> Result<f64, StatsError> {
    let (p, t) = (share("share", p)?, share("threshold", threshold)?);
    let gap = p - t;
    if gap == 0.0 {
        return Err(StatsError::NotPositive {
            name: "share minus threshold",
            value: 0.0,
        });
    }
    let z = level.z();
    size("n", (z * z * t * (1.0 - t) / (gap * gap)).max(1.0))
}

#[cfg(test)]
mod tests {
    use super::super::{ShareMethod, share_interval};
    use super::*;

    #[test]
    fn kish_is_one_plus_the_squared_coefficient_of_variation() {
        assert_eq!(design_effect_of_weights(&[2.0; 7]).unwrap(), 1.0);
        assert!((design_effect_of_weights(&[1.0, 3.0]).unwrap() - 1.25).abs() < 1e-15);
        assert!(design_effect_of_weights(&[]).is_err());
        assert!(design_effect_of_weights(&[0.0, 0.0]).is_err());
    }

    #[test]
    fn the_needed_size_is_where_the_wilson_limit_meets_the_threshold() {
        let level = Level::default();
        for (p, t) in [(0.52, 0.5), (0.515, 0.5), (0.3, 0.25), (0.4, 0.5)] {
            let n = sample_size_to_separate(p, t, level).unwrap();
            let found = share_interval(p, n, level, ShareMethod::Wilson).unwrap();
            let limit = if p > t { found.lower } else { found.upper };
            assert!((limit - t).abs() < 1e-12, "{p} {t}: {limit}");
        }
        assert!(sample_size_to_separate(0.5, 0.5, level).is_err());
    }

    #[test]
    fn a_margin_and_its_sample_size_imply_each_other() {
        let margin = margin_of_error(500.0, Level::default());
        assert!((margin - 0.043_826_127).abs() < 1e-9);
        assert!((effective_n_from_margin(margin, Level::default()) - 500.0).abs() < 1e-9);
    }
}
