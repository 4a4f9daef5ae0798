//! Confidence intervals for a share.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::error::{share, size};
use super::special::beta_quantile;
use super::{Level, StatsError};

/// Lower and upper limit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Lower limit.
    pub lower: f64,
    /// Upper limit.
    pub upper: f64,
}

/// A method for the interval of a share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum ShareMethod {
    /// Wilson (1927): the score interval.
    #[default]
    Wilson,
    /// Clopper & Pearson (1934): guaranteed coverage.
    ClopperPearson,
    /// Jeffreys' equal-tailed interval, with the limits 0 and 1 at the boundary (Brown, Cai
    /// & DasGupta 2001, §4.1.2).
    Jeffreys,
    /// Agresti & Coull (1998) with z²/2 added successes.
    AgrestiCoull,
    /// Wald on the log odds.
    Logit,
    /// The textbook p ± z√(p(1−p)/n), for comparison.
    Wald,
}

impl ShareMethod {
    /// All methods.
    pub const ALL: [Self; 6] = [
        Self::Wilson,
        Self::ClopperPearson,
        Self::Jeffreys,
        Self::AgrestiCoull,
        Self::Logit,
        Self::Wald,
    ];

    /// The stable name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Wilson => "wilson",
            Self::ClopperPearson => "clopper_pearson",
            Self::Jeffreys => "jeffreys",
            Self::AgrestiCoull => "agresti_coull",
            Self::Logit => "logit",
            Self::Wald => "wald",
        }
    }
}

impl FromStr for ShareMethod {
    type Err = StatsError;

    fn from_str(name: &str) -> Result<Self, StatsError> {
        let plain = name.replace('-', "_");
        Self::ALL
            .into_iter()
            .find(|method| method.as_str() == plain)
            .ok_or_else(|| StatsError::UnknownMethod(name.to_owned()))
    }
}

impl TryFrom<String> for ShareMethod {
    type Error = StatsError;

    fn try_from(name: String) -> Result<Self, StatsError> {
        name.parse()
    }
}

impl From<ShareMethod> for String {
    fn from(method: ShareMethod) -> Self {
        method.as_str().to_owned()
    }
}

/// Interval for a share observed in an (effective) sample, limits within 0–1.
///
/// # Errors
/// A share outside 0–1, a size below 1, or, for logit and Wald, a share of 0 or 1, where
/// these methods have no interval.
///
/// ```
/// use endoxa::stats::{Level, ShareMethod, share_interval};
/// let found = share_interval(0.52, 500.0, Level::default(), ShareMethod::Wilson)?;
/// assert_eq!(format!("{:.4} {:.4}", found.lower, found.upper), "0.4762 0.5635");
/// # Ok::<(), endoxa::stats::StatsError>(())
/// ```
pub fn share_interval(
    p: f64,
    n: f64,
    level: Level,
    method: ShareMethod,
) -> Result<Interval, StatsError> {
    let (p, n) = (share("share", p)?, size("n_effective", n)?);
    let z = level.z();
    let at_boundary = p == 0.0 || p == 1.0;
    match method {
        ShareMethod::Wilson => Ok(wilson(p, n, z)),
        ShareMethod::ClopperPearson => Ok(clopper_pearson(p, n, level)),
        ShareMethod::Jeffreys => Ok(jeffreys(p, n, level)),
        ShareMethod::AgrestiCoull => Ok(agresti_coull(p, n, z)),
        ShareMethod::Logit | ShareMethod::Wald if at_boundary => {
            Err(StatsError::UndefinedAtBoundary { method: method.as_str() })
        }
        ShareMethod::Logit => Ok(logit(p, n, z)),
        ShareMethod::Wald => Ok(wald(p, n, z)),
    }
}

/// The union of the intervals over every unrounded share that a published figure, rounded
/// to twice `half_unit`, may stand for. Interval limits grow with the share, so the union
/// is spanned by the two ends.
///
/// # Errors
/// As [`share_interval`].
pub fn rounded_share_interval(
    p: f64,
    half_unit: f64,
    n: f64,
    level: Level,
    method: ShareMethod,
) -> Result<Interval, StatsError> {
    share("share", p)?;
    let lower = share_interval((p - half_unit).max(0.0), n, level, method)?.lower;
    let upper = share_interval((p + half_unit).min(1.0), n, level, method)?.upper;
    Ok(Interval { lower, upper })
}

/// Wilson (1927), eq. for the score interval.
pub(super) fn wilson(p: f64, n: f64, z: f64) -> Interval {
    let z2 = z * z;
    let centre = p + z2 / (2.0 * n);
    let half = z * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt();
    let scale = 1.0 + z2 / n;
    Interval {
        lower: if p == 0.0 { 0.0 } else { ((centre - half) / scale).max(0.0) },
        upper: if p == 1.0 { 1.0 } else { ((centre + half) / scale).min(1.0) },
    }
}

/// Clopper & Pearson (1934) through beta quantiles, for fractional counts x = pn too.
pub(super) fn clopper_pearson(p: f64, n: f64, level: Level) -> Interval {
    let (x, tail) = (p * n, level.alpha() / 2.0);
    Interval {
        lower: if p == 0.0 { 0.0 } else { beta_quantile(tail, x, n - x + 1.0) },
        upper: if p == 1.0 { 1.0 } else { beta_quantile(1.0 - tail, x + 1.0, n - x) },
    }
}

fn jeffreys(p: f64, n: f64, level: Level) -> Interval {
    let (x, tail) = (p * n, level.alpha() / 2.0);
    let (a, b) = (x + 0.5, n - x + 0.5);
    Interval {
        lower: if p == 0.0 { 0.0 } else { beta_quantile(tail, a, b) },
        upper: if p == 1.0 { 1.0 } else { beta_quantile(1.0 - tail, a, b) },
    }
}

fn agresti_coull(p: f64, n: f64, z: f64) -> Interval {
    let n_tilde = n + z * z;
    let centre = (p * n + z * z / 2.0) / n_tilde;
    let half = z * (centre * (1.0 - centre) / n_tilde).sqrt();
    clipped(centre - half, centre + half)
}

fn logit(p: f64, n: f64, z: f64) -> Interval {
    let centre = (p / (1.0 - p)).ln();
    let half = z / (n * p * (1.0 - p)).sqrt();
    let expit = |x: f64| 1.0 / (1.0 + (-x).exp());
    Interval { lower: expit(centre - half), upper: expit(centre + half) }
}

fn wald(p: f64, n: f64, z: f64) -> Interval {
    let half = z * (p * (1.0 - p) / n).sqrt();
    clipped(p - half, p + half)
}

fn clipped(lower: f64, upper: f64) -> Interval {
    Interval { lower: lower.max(0.0), upper: upper.min(1.0) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(p: f64, n: f64, method: ShareMethod) -> (f64, f64) {
        let found = share_interval(p, n, Level::default(), method).unwrap();
        (found.lower, found.upper)
    }

    fn close(found: (f64, f64), expected: (f64, f64)) {
        let off = (found.0 - expected.0).abs().max((found.1 - expected.1).abs());
        assert!(off < 1e-12, "{found:?} instead of {expected:?}");
    }

    #[test]
    fn all_methods_match_independent_values() {
        // mpmath at 50 digits, from each method's defining equation (beta quantiles by
        // root finding on the regularised incomplete beta function).
        for row in
            include_str!("../../tests/fixtures/share_intervals.csv").lines().skip(1)
        {
            let cells: Vec<&str> = row.split(',').collect();
            let number = |at: usize| cells[at].parse::<f64>().unwrap();
            let method: ShareMethod = cells[0].parse().unwrap();
            let level = Level::new(number(3)).unwrap();
            let found = share_interval(number(1), number(2), level, method).unwrap();
            close((found.lower, found.upper), (number(4), number(5)));
        }
    }

    #[test]
    fn rounding_widens_the_interval_to_what_the_print_allows() {
        let level = Level::default();
        let found =
            rounded_share_interval(0.52, 0.005, 500.0, level, ShareMethod::Wilson)
                .unwrap();
        assert_eq!(format!("{:.4} {:.4}", found.lower, found.upper), "0.4712 0.5684");
    }

    #[test]
    fn the_boundary_is_handled_by_each_method() {
        assert_eq!(of(0.0, 500.0, ShareMethod::Wilson).0, 0.0);
        assert_eq!(of(1.0, 500.0, ShareMethod::ClopperPearson).1, 1.0);
        for method in [ShareMethod::Wald, ShareMethod::Logit] {
            let error = share_interval(0.0, 500.0, Level::default(), method).unwrap_err();
            assert!(matches!(error, StatsError::UndefinedAtBoundary { .. }));
        }
    }

    #[test]
    fn what_is_no_share_or_size_is_refused() {
        let level = Level::default();
        for (p, n) in [(1.1, 500.0), (f64::NAN, 500.0), (0.5, 0.0), (0.5, f64::INFINITY)]
        {
            assert!(share_interval(p, n, level, ShareMethod::Wilson).is_err());
        }
        assert!("wilsn".parse::<ShareMethod>().is_err());
        assert!(Level::new(1.0).is_err() && Level::new(f64::NAN).is_err());
    }

    proptest! {
        #[test]
        fn every_interval_holds_its_share_and_mirrors(
            p in 0.001..0.999_f64, n in 2.0..5000.0_f64, m in 0..6_usize
        ) {
            let method = ShareMethod::ALL[m];
            let (lower, upper) = of(p, n, method);
            let (mirror_lower, mirror_upper) = of(1.0 - p, n, method);
            prop_assert!(0.0 <= lower && lower <= p && p <= upper && upper <= 1.0);
            prop_assert!((lower - (1.0 - mirror_upper)).abs() < 1e-9);
            prop_assert!((upper - (1.0 - mirror_lower)).abs() < 1e-9);
        }

        #[test]
        fn larger_samples_give_narrower_wilson_intervals(
            p in 0.0..=1.0_f64, n in 2.0..5000.0_f64
        ) {
            let narrow = of(p, n * 1.5, ShareMethod::Wilson);
            let wide = of(p, n, ShareMethod::Wilson);
            prop_assert!(narrow.1 - narrow.0 < wide.1 - wide.0);
        }
    }
}
