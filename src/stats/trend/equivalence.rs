//! What "unchanged" would need: detectable changes and two one-sided tests.

use super::super::error::share;
use super::super::special::normal_quantile;
use super::super::{Level, StatsError, t_isf, t_sf};

/// The smallest true change that a two-sided test at this level finds with this power:
/// (z_{1−α/2} + z_power)·se.
///
/// # Errors
/// A power that is no share.
pub fn detectable_change(se: f64, power: f64, level: Level) -> Result<f64, StatsError> {
    let power = share("power", power)?;
    Ok((level.z() + normal_quantile(power)) * se)
}

/// The smallest margin ±Δ that two one-sided tests hold to with this power when nothing has
/// changed: (z_{1−α} + z_{(1+power)/2})·se.
///
/// # Errors
/// A power that is no share.
pub fn equivalence_margin_with_power(
    se: f64,
    power: f64,
    level: Level,
) -> Result<f64, StatsError> {
    let power = share("power", power)?;
    Ok((level.z_one_sided() + normal_quantile(0.5 * (1.0 + power))) * se)
}

/// Two one-sided tests of |change| < Δ.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Equivalence {
    /// Δ.
    pub margin: f64,
    /// The larger of the two one-sided p values.
    pub p_value: f64,
    /// Whether the change is shown to lie within ±Δ.
    pub within: bool,
}

/// Two one-sided tests (Schuirmann 1987) that a change lies within ±`margin`, at 1 − `level`
/// each: the same as that the interval at 2·level − 1 does. `slack` is what rounding may add
/// to the difference.
///
/// # Errors
/// A margin or standard error that is not positive.
pub fn equivalence(
    difference: f64,
    se: f64,
    slack: f64,
    margin: f64,
    level: Level,
) -> Result<Equivalence, StatsError> {
    equivalence_t(difference, se, slack, margin, f64::INFINITY, level)
}

/// [`equivalence`] by Student's t.
pub(super) fn equivalence_t(
    difference: f64,
    se: f64,
    slack: f64,
    margin: f64,
    df: f64,
    level: Level,
) -> Result<Equivalence, StatsError> {
    for (name, value) in [("equivalence margin", margin), ("standard error", se)] {
        if !(value > 0.0 && value.is_finite()) {
            return Err(StatsError::NotPositive { name, value });
        }
    }
    let p_value = t_sf((margin - difference.abs() - slack) / se, df);
    Ok(Equivalence { margin, p_value, within: p_value < level.alpha() })
}

/// The smallest margin that [`equivalence`] would pass.
#[must_use]
pub fn smallest_equivalence_margin(
    difference: f64,
    se: f64,
    slack: f64,
    level: Level,
) -> f64 {
    smallest_margin_t(difference, se, slack, f64::INFINITY, level)
}

/// [`smallest_equivalence_margin`] by Student's t.
pub(super) fn smallest_margin_t(
    difference: f64,
    se: f64,
    slack: f64,
    df: f64,
    level: Level,
) -> f64 {
    difference.abs() + t_isf(level.alpha(), df) * se + slack
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn detectable_changes_match_the_reference() {
        // shift_significance.txt, in points at 50%.
        for (n, points) in [
            (500.0, 8.859_390_348_296_596),
            (1000.0, 6.264_534_992_459_173),
            (2000.0, 4.429_695_174_148_298),
        ] {
            let se = (0.5_f64 / n).sqrt() * 100.0;
            let found = detectable_change(se, 0.8, Level::default()).unwrap();
            assert!((found / points - 1.0).abs() < 1e-12, "{n}: {found}");
        }
    }

    #[test]
    fn three_points_cannot_be_shown_at_a_thousand() {
        let (se, level) = (5e-4_f64.sqrt(), Level::default());
        assert!(smallest_equivalence_margin(0.0, se, 0.0, level) > 0.03);
        assert!(!equivalence(0.0, se, 0.0, 0.03, level).unwrap().within);
        let margin = equivalence_margin_with_power(se, 0.8, level).unwrap();
        assert!((margin - 0.065).abs() < 5e-4, "{margin}");
    }

    #[test]
    fn the_smallest_margin_is_where_the_test_turns() {
        let level = Level::default();
        for (difference, se, slack) in [(0.01, 0.02, 0.0), (-0.03, 0.01, 0.01)] {
            let least = smallest_equivalence_margin(difference, se, slack, level);
            let at = |margin| equivalence(difference, se, slack, margin, level).unwrap();
            assert!(at(least + 1e-9).within && !at(least - 1e-9).within);
            assert!((at(least).p_value - 0.05).abs() < 1e-12);
        }
        assert!(equivalence(0.0, 0.0, 0.0, 0.03, level).is_err());
    }
}
