//! Intervals of a share estimated under a sample design.

use serde::{Deserialize, Serialize};

use super::error::share;
use super::interval::clopper_pearson;
use super::special::{beta_quantile, increasing_root};
use super::{Interval, Level, StatsError, t_isf};

/// A method for the interval of a share with a design-based variance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DesignMethod {
    /// Wilson's interval on the effective sample size p(1−p)/V, with Student's t.
    #[default]
    Wilson,
    /// On the log odds, by the delta method.
    Logit,
    /// On the arcsine of the square root.
    Asin,
    /// Korn & Graubard (1998): beta quantiles on the effective sample size, corrected for
    /// the degrees of freedom.
    Beta,
    /// p ± t·se.
    Mean,
    /// The shares that a likelihood ratio, scaled by the design effect, does not reject
    /// (Rao & Scott 1984).
    Likelihood,
    /// Clopper & Pearson (1934) on the number of respondents over the design effect of the
    /// weights: what is left where no variance can be estimated, at 0% and 100%.
    ClopperPearson,
}

impl DesignMethod {
    /// All methods.
    pub const ALL: [Self; 7] = [
        Self::Wilson,
        Self::Logit,
        Self::Asin,
        Self::Beta,
        Self::Mean,
        Self::Likelihood,
        Self::ClopperPearson,
    ];

    /// The stable name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Wilson => "wilson",
            Self::Logit => "logit",
            Self::Asin => "asin",
            Self::Beta => "beta",
            Self::Mean => "mean",
            Self::Likelihood => "likelihood",
            Self::ClopperPearson => "clopper_pearson",
        }
    }
}

impl std::str::FromStr for DesignMethod {
    type Err = StatsError;

    fn from_str(name: &str) -> Result<Self, StatsError> {
        let plain = name.replace('-', "_");
        Self::ALL
            .into_iter()
            .find(|method| method.as_str() == plain)
            .ok_or_else(|| StatsError::UnknownDesignMethod(name.to_owned()))
    }
}

/// A share with what its interval needs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DesignShare {
    /// The share, 0–1.
    pub p: f64,
    /// Its variance.
    pub variance: f64,
    /// Degrees of freedom of the design; infinite ones give the normal distribution.
    pub df: f64,
    /// Respondents of the base.
    pub n: f64,
    /// n over the design effect of the weights: what Clopper-Pearson takes.
    pub n_weights: f64,
}

/// Interval of a share, limits within 0–1, and the method that made it: at 0% and 100%, and
/// where the variance is 0, only Clopper-Pearson has one.
///
/// # Errors
/// A share outside 0–1.
pub fn design_interval(
    found: DesignShare,
    level: Level,
    method: DesignMethod,
) -> Result<(Interval, DesignMethod), StatsError> {
    replicate_interval(found, None, level, method)
}

/// The same of a share whose log odds have a variance of their own, as replicates give
/// them. The methods that stand on the log odds, logit and likelihood, take it, as R's
/// survey package does; the likelihood's λ is n times it times p(1 − p), and n is not
/// lessened by 1.
///
/// # Errors
/// Those of [`design_interval`].
pub fn replicate_interval(
    found: DesignShare,
    log_odds_variance: Option<f64>,
    level: Level,
    method: DesignMethod,
) -> Result<(Interval, DesignMethod), StatsError> {
    let p = share("share", found.p)?;
    let DesignShare { variance, df, n, n_weights, .. } = found;
    let bounded = p > 0.0 && p < 1.0 && variance > 0.0 && df > 0.0 && n > 1.0;
    if method == DesignMethod::ClopperPearson || !bounded {
        let interval = clopper_pearson(p, n_weights.max(1.0), level);
        return Ok((interval, DesignMethod::ClopperPearson));
    }
    let t = t_isf(level.alpha() / 2.0, df);
    let (q, se) = (1.0 - p, variance.sqrt());
    let (lower, upper) = match method {
        DesignMethod::Mean => (p - t * se, p + t * se),
        DesignMethod::Logit => {
            let se = log_odds_variance.map_or(se / (p * q), f64::sqrt);
            let (centre, half) = ((p / q).ln(), t * se);
            let expit = |x: f64| 1.0 / (1.0 + (-x).exp());
            (expit(centre - half), expit(centre + half))
        }
        DesignMethod::Asin => {
            let (centre, half) = (p.sqrt().asin(), t * se / (2.0 * (p * q).sqrt()));
            let right = std::f64::consts::FRAC_PI_2;
            let back = |x: f64| x.clamp(0.0, right).sin().powi(2);
            (back(centre - half), back(centre + half))
        }
        DesignMethod::Beta => {
            let t_n = t_isf(level.alpha() / 2.0, n - 1.0);
            let size = p * q / variance * (t_n / t) * (t_n / t);
            let tail = level.alpha() / 2.0;
            (
                beta_quantile(tail, size * p, size * q + 1.0),
                beta_quantile(1.0 - tail, size * p + 1.0, size * q),
            )
        }
        DesignMethod::Likelihood => {
            // λ over twice the multiple of the divergence, for V and for V of the log odds.
            let ratio = match log_odds_variance {
                None => n * variance / (p * q) / (2.0 * (n - 1.0)),
                Some(variance) => variance * p * q / 2.0,
            };
            likelihood(p, t * t * ratio)
        }
        DesignMethod::Wilson | DesignMethod::ClopperPearson => {
            let wilson = super::interval::wilson(p, p * q / variance, t);
            (wilson.lower, wilson.upper)
        }
    };
    Ok((Interval { lower: lower.max(0.0), upper: upper.min(1.0) }, method))
}

/// {q: KL(p‖q) ≤ limit}: 2(n − 1) KL(p‖q) ≤ t²λ with λ = nV/(p(1 − p)).
fn likelihood(p: f64, limit: f64) -> (f64, f64) {
    let divergence = |q: f64| p * (p / q).ln() + (1.0 - p) * ((1.0 - p) / (1.0 - q)).ln();
    (
        increasing_root(0.0, p, |q| limit - divergence(q)),
        increasing_root(p, 1.0, |q| divergence(q) - limit),
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn ends(found: DesignShare, method: DesignMethod) -> (f64, f64) {
        let (interval, used) = design_interval(found, Level::default(), method).unwrap();
        assert_eq!(used, method);
        (interval.lower, interval.upper)
    }

    #[test]
    fn all_methods_match_r_survey() {
        // R survey 4.5, svyciprop of A and B among all adults, ANES 2012.
        let found = DesignShare {
            p: 0.323022494940966,
            variance: 6.6190474327703e-05,
            df: 3974.0,
            n: 5916.0,
            n_weights: 3271.0,
        };
        let known = [
            (DesignMethod::Wilson, 0.30728546442396, 0.339170857301516, 1e-9),
            (DesignMethod::Logit, 0.307282024591548, 0.339174479324184, 1e-9),
            (DesignMethod::Asin, 0.307177889719533, 0.339072985404369, 1e-9),
            (DesignMethod::Beta, 0.307086221200355, 0.339272665833413, 1e-9),
            (DesignMethod::Mean, 0.307071854305418, 0.338973135576515, 1e-9),
            // R profiles the likelihood with a spline.
            (DesignMethod::Likelihood, 0.307211920776241, 0.339107258789164, 1e-4),
        ];
        for (method, lower, upper, tolerance) in known {
            let ends = ends(found, method);
            let off = (ends.0 / lower - 1.0).abs().max((ends.1 / upper - 1.0).abs());
            assert!(off < tolerance, "{method:?}: {ends:?} ({off:e})");
        }
    }

    #[test]
    fn the_boundary_has_clopper_pearson_and_never_nan() {
        for p in [0.0, 1.0] {
            let found =
                DesignShare { p, variance: 0.0, df: 30.0, n: 60.0, n_weights: 40.0 };
            for method in DesignMethod::ALL {
                let (interval, used) =
                    design_interval(found, Level::default(), method).unwrap();
                assert_eq!(used, DesignMethod::ClopperPearson);
                assert!(interval.lower.is_finite() && interval.upper.is_finite());
                assert!(interval.lower <= p && p <= interval.upper);
            }
        }
    }

    proptest! {
        #[test]
        fn every_interval_holds_its_share(
            p in 0.001..0.999_f64, deff in 0.5..5.0_f64, n in 20.0..5000.0_f64,
            df in 2.0..500.0_f64, m in 0..6_usize
        ) {
            let variance = deff * p * (1.0 - p) / n;
            let found = DesignShare { p, variance, df, n, n_weights: n };
            let (lower, upper) = ends(found, DesignMethod::ALL[m]);
            prop_assert!((0.0..=p).contains(&lower) && (p..=1.0).contains(&upper));
        }
    }
}
