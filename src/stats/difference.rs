//! Differences between published shares: leads and changes.

use super::error::{share, size};
use super::special::{normal_quantile, two_sided_p};
use super::standard_error::se_difference;
use super::{Interval, Level, StatsError};

/// The units that the two figures were rounded to, as shares (0 for an exact figure).
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rounding {
    /// Of the first figure.
    pub first: f64,
    /// Of the second figure.
    pub second: f64,
}

impl Rounding {
    /// Neither figure was rounded.
    pub const NONE: Self = Self { first: 0.0, second: 0.0 };

    fn widest(self) -> f64 {
        self.first.max(self.second)
    }
}

/// What a difference allows to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Significance {
    /// Significant, rounding included.
    Significant,
    /// Not significant.
    NotSignificant,
    /// No larger than rounding alone could make it.
    WithinRounding,
    /// Significant for some unrounded values only.
    DependsOnRounding,
}

/// A tested difference.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TestedDifference {
    /// The difference.
    pub value: f64,
    /// Its standard error, rounding variance included where it is added.
    pub se: f64,
    /// value/se.
    pub z: f64,
    /// Two-sided p value.
    pub p_value: f64,
    /// Interval of the difference.
    pub interval: Interval,
    /// What it allows to say.
    pub significance: Significance,
    /// Smallest true difference that is found with 80% power.
    pub detectable: f64,
    /// Smallest ±Δ for which two one-sided tests at 1 − level show equality.
    pub equivalence_margin: f64,
}

/// Lead p₁ − p₂ of one answer over another of the same question:
/// Var = [p₁ + p₂ − (p₁ − p₂)²]/n (multinomial).
///
/// # Errors
/// Shares outside 0–1 or adding up to more than their rounding allows; a size below 1.
pub fn lead(
    p1: f64,
    p2: f64,
    n: f64,
    rounding: Rounding,
    level: Level,
) -> Result<TestedDifference, StatsError> {
    let (p1, p2, n) = (share("p1", p1)?, share("p2", p2)?, size("n", n)?);
    if p1 + p2 > 1.0 + (rounding.first + rounding.second) / 2.0 + 1e-12 {
        return Err(StatsError::SharesDoNotAddUp(p1 + p2));
    }
    let se = |p1: f64, p2: f64| ((p1 + p2 - (p1 - p2).powi(2)).max(0.0) / n).sqrt();
    Ok(tested(p1 - p2, [p1, p2], rounding, level, |corner| {
        (corner[0] - corner[1], se(corner[0], corner[1]))
    }))
}

/// Change p₂ − p₁ of one share between two independent polls:
/// Var = p₁(1−p₁)/n₁ + p₂(1−p₂)/n₂.
///
/// # Errors
/// A share outside 0–1 or a size below 1.
pub fn change(
    p1: f64,
    n1: f64,
    p2: f64,
    n2: f64,
    rounding: Rounding,
    level: Level,
) -> Result<TestedDifference, StatsError> {
    se_difference(p1, n1, p2, n2)?;
    let se =
        |p1: f64, p2: f64| (p1 * (1.0 - p1) / n1 + p2 * (1.0 - p2) / n2).max(0.0).sqrt();
    Ok(tested(p2 - p1, [p1, p2], rounding, level, |corner| {
        (corner[1] - corner[0], se(corner[0], corner[1]))
    }))
}

/// Change of a lead between two independent polls of exact figures: the variances of the
/// two leads add up.
///
/// # Errors
/// As [`lead`].
pub fn change_in_lead(
    first: (f64, f64, f64),
    second: (f64, f64, f64),
    level: Level,
) -> Result<TestedDifference, StatsError> {
    let before = lead(first.0, first.1, first.2, Rounding::NONE, level)?;
    let after = lead(second.0, second.1, second.2, Rounding::NONE, level)?;
    let se = before.se.hypot(after.se);
    let value = after.value - before.value;
    Ok(tested(value, [0.5, 0.5], Rounding::NONE, level, |_| (value, se)))
}

/// Rounding enters in one of two ways: as variance w²/12 per figure when every share is at
/// least 20% and the standard error exceeds the unit, else by asking for significance at
/// every pair of unrounded values.
fn tested(
    value: f64,
    shares: [f64; 2],
    rounding: Rounding,
    level: Level,
    at: impl Fn([f64; 2]) -> (f64, f64),
) -> TestedDifference {
    let sampling = at(shares).1;
    let unit = rounding.widest();
    let smooth = shares.iter().all(|p| *p >= 0.2) && sampling > unit;
    let variance = (rounding.first.powi(2) + rounding.second.powi(2)) / 12.0;
    let se = if smooth { (sampling * sampling + variance).sqrt() } else { sampling };
    let critical = level.z();
    let z = ratio(value, se);
    let corners = corners(shares, rounding).map(|corner| {
        let (difference, se) = at(corner);
        (difference, ratio(difference, se).abs() > critical)
    });
    let significance = if unit > 0.0 && value.abs() <= unit + 1e-12 {
        Significance::WithinRounding
    } else if unit == 0.0 || smooth {
        if z.abs() > critical {
            Significance::Significant
        } else {
            Significance::NotSignificant
        }
    } else if corners.iter().all(|(d, found)| *found && d.signum() == value.signum()) {
        Significance::Significant
    } else if corners.iter().any(|(_, found)| *found) {
        Significance::DependsOnRounding
    } else {
        Significance::NotSignificant
    };
    let slack = if smooth { 0.0 } else { (rounding.first + rounding.second) / 2.0 };
    let half = critical * se + slack;
    TestedDifference {
        value,
        se,
        z,
        p_value: two_sided_p(z),
        interval: Interval { lower: value - half, upper: value + half },
        significance,
        detectable: (critical + normal_quantile(0.8)) * se,
        equivalence_margin: value.abs() + level.z_one_sided() * se + slack,
    }
}

fn corners(shares: [f64; 2], rounding: Rounding) -> [[f64; 2]; 4] {
    let ends = |p: f64, unit: f64| [(p - unit / 2.0).max(0.0), (p + unit / 2.0).min(1.0)];
    let (first, second) =
        (ends(shares[0], rounding.first), ends(shares[1], rounding.second));
    [
        [first[0], second[0]],
        [first[0], second[1]],
        [first[1], second[0]],
        [first[1], second[1]],
    ]
}

/// A difference without sampling error is infinitely many standard errors, unless it is 0.
fn ratio(value: f64, se: f64) -> f64 {
    if se > 0.0 {
        value / se
    } else if value == 0.0 {
        0.0
    } else {
        f64::MAX.copysign(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(found: TestedDifference, points: [f64; 3], z: f64, p: f64) {
        let level = Level::default();
        assert!((found.value * 100.0 - points[0]).abs() < 1e-9, "{found:?}");
        assert!((found.se * 100.0 - points[1]).abs() < 5e-5, "{found:?}");
        assert!((found.se * 100.0 * level.z() - points[2]).abs() < 5e-5, "{found:?}");
        assert!((found.z - z).abs() < 5e-5, "{found:?}");
        assert!((found.p_value - p).abs() < 5e-7, "{found:?}");
    }

    #[test]
    fn worked_cases_match_their_published_digits() {
        let (none, level) = (Rounding::NONE, Level::default());
        check(
            lead(0.52, 0.48, 500.0, none, level).unwrap(),
            [4.0, 4.4686, 8.7582],
            0.8951,
            0.370710,
        );
        check(
            lead(0.52, 0.40, 500.0, none, level).unwrap(),
            [12.0, 4.2558, 8.3413],
            2.8197,
            0.004807,
        );
        check(
            change(0.48, 500.0, 0.52, 500.0, none, level).unwrap(),
            [4.0, 3.1597, 6.1930],
            1.2659,
            0.205540,
        );
        check(
            change(0.48, 1000.0, 0.52, 1000.0, none, level).unwrap(),
            [4.0, 2.2343, 4.3791],
            1.7903,
            0.073408,
        );
        check(
            change_in_lead((0.48, 0.43, 1000.0), (0.52, 0.40, 1000.0), level).unwrap(),
            [7.0, 4.2581, 8.3456],
            1.6439,
            0.100188,
        );
        check(
            change(0.52, 503.0, 0.57, 510.0, none, level).unwrap(),
            [5.0, 3.1254, 6.1257],
            1.5998,
            0.109644,
        );
    }

    #[test]
    fn eighty_percent_power_needs_the_published_changes() {
        for (n, points) in [(500.0, 8.9), (1000.0, 6.3), (2000.0, 4.4)] {
            let found = change(0.5, n, 0.5, n, Rounding::NONE, Level::default()).unwrap();
            assert!((found.detectable * 100.0 - points).abs() < 0.05, "{n}: {found:?}");
        }
    }

    #[test]
    fn a_point_between_whole_percents_is_rounding() {
        let whole = Rounding { first: 0.01, second: 0.01 };
        let found = change(0.48, 5e4, 0.49, 5e4, whole, Level::default()).unwrap();
        assert_eq!(found.significance, Significance::WithinRounding);
    }

    #[test]
    fn small_shares_must_differ_for_every_unrounded_pair() {
        let whole = Rounding { first: 0.01, second: 0.01 };
        let level = Level::default();
        let of =
            |p2: f64, n: f64| change(0.02, n, p2, n, whole, level).unwrap().significance;
        assert_eq!(of(0.04, 1000.0), Significance::DependsOnRounding);
        assert_eq!(of(0.10, 1000.0), Significance::Significant);
        assert_eq!(of(0.04, 100.0), Significance::NotSignificant);
    }

    #[test]
    fn shares_of_one_question_cannot_exceed_the_whole() {
        assert!(lead(0.6, 0.5, 500.0, Rounding::NONE, Level::default()).is_err());
        let whole = Rounding { first: 0.01, second: 0.01 };
        assert!(lead(0.51, 0.50, 500.0, whole, Level::default()).is_ok());
    }
}
