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

#[cfg(test)]
mod tests {
    use super::*;

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
