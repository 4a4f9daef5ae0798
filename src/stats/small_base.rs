//! When a share rests on too few respondents to be printed.

use serde::{Deserialize, Serialize};

/// What the presentation standards of the US National Center for Health Statistics say of a
/// share (Parker et al. 2017, Vital and Health Statistics 2(175)).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum SmallBase {
    /// Not to be printed.
    Suppress,
    /// To be looked at by somebody who knows: few degrees of freedom, or 0% or 100%.
    Review,
    /// The share may be printed, the share of the others may not.
    Complement,
}

/// Judges a share by its respondents, their effective number, its degrees of freedom and
/// the limits of its Korn-Graubard interval; `None` for one that may be printed as it is.
#[must_use]
pub fn small_base(
    p: f64,
    n: f64,
    n_effective: f64,
    df: f64,
    (lower, upper): (f64, f64),
) -> Option<SmallBase> {
    let width = upper - lower;
    let relative = |share: f64| width > 0.05 && width / share > 1.30;
    if n.min(n_effective) < 30.0 || width >= 0.30 || relative(p) {
        return Some(SmallBase::Suppress);
    }
    if df < 8.0 || p <= 0.0 || p >= 1.0 {
        return Some(SmallBase::Review);
    }
    relative(1.0 - p).then_some(SmallBase::Complement)
}

/// True where the Korn-Graubard interval is surely no wider than 0.05, so that no rule about
/// widths can fire: its limits need not be found then.
///
/// The limits are quantiles of Beta(np, nq + 1) and Beta(np + 1, nq), whose means are
/// 1/(n + 1) apart and which are sub-Gaussian with variance proxy 1/(4(n + 2)) (Marchal & Arbel
/// 2017, theorem 1): the width is at most 1/(n + 1) + 2 √(ln 40/(2(n + 2))). n is the effective
/// number times (t/t′)², at least 0.72 of it from 8 degrees of freedom on.
#[must_use]
pub fn surely_narrow(n_effective: f64, df: f64) -> bool {
    let n = 0.72 * n_effective;
    let width = 1.0 / (n + 1.0) + 2.0 * (40.0_f64.ln() / (2.0 * (n + 2.0))).sqrt();
    df >= 8.0 && width <= 0.05
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::{DesignMethod, DesignShare, Level, design_interval};

    #[test]
    fn what_is_surely_narrow_is_narrow() {
        let mut narrow = 0;
        for n in [500.0, 3000.0, 4200.0, 5000.0, 20_000.0] {
            for p in [0.001, 0.02, 0.3, 0.5, 0.97] {
                for df in [8.0, 30.0, 1000.0] {
                    if !surely_narrow(n, df) {
                        continue;
                    }
                    narrow += 1;
                    let variance = p * (1.0 - p) / n;
                    let share = DesignShare { p, variance, df, n, n_weights: n };
                    let (found, _) =
                        design_interval(share, Level::default(), DesignMethod::Beta)
                            .unwrap();
                    let width = found.upper - found.lower;
                    assert!(width <= 0.05, "{p} of {n}: {width}");
                }
            }
        }
        assert!(
            narrow >= 30 && !surely_narrow(500.0, 1000.0) && !surely_narrow(1e9, 7.0)
        );
    }

    #[test]
    fn each_rule_fires_where_it_should() {
        let of = |p: f64, n: f64, df: f64, half: f64| {
            small_base(p, n, n, df, (p - half, p + half))
        };
        assert_eq!(of(0.5, 400.0, 100.0, 0.05), None);
        assert_eq!(of(0.5, 29.0, 100.0, 0.05), Some(SmallBase::Suppress));
        assert_eq!(of(0.5, 400.0, 100.0, 0.15), Some(SmallBase::Suppress));
        assert_eq!(of(0.08, 400.0, 100.0, 0.06), Some(SmallBase::Suppress));
        assert_eq!(of(0.02, 4000.0, 100.0, 0.02), None, "narrow enough by itself");
        assert_eq!(of(0.5, 400.0, 7.0, 0.05), Some(SmallBase::Review));
        assert_eq!(of(0.93, 400.0, 100.0, 0.055), Some(SmallBase::Complement));
    }
}
