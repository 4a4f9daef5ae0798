//! Differences between published shares: leads and changes.

use super::error::{share, size};
use super::rounding_rule::{Reading, RoundedDifference};
use super::special::normal_quantile;
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

    fn units(self) -> [f64; 2] {
        [self.first, self.second]
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
    /// Its standard error, rounding variance w²/12 per figure included where shares are large.
    pub se: f64,
    /// Standard errors from nothing, with its sign: value/se of exact figures. Of rounded ones
    /// continuity-corrected, or at the least favourable unrounded values where shares are
    /// small.
    pub z: f64,
    /// Two-sided p value of that.
    pub p_value: f64,
    /// Interval of the difference, rounding included.
    pub interval: Interval,
    /// What it allows to say.
    pub significance: Significance,
    /// Smallest true difference that is found with 80% power, rounding allowed for.
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
    let n = size("n", n)?;
    lead_fits([p1, p2], rounding)?;
    let difference = RoundedDifference {
        signs: [1.0, -1.0],
        shares: [p1, p2],
        units: rounding.units(),
    };
    Ok(tested(difference, level, |[p1, p2]| lead_variance(p1, p2, n).sqrt()))
}

/// Variance of a lead, [p₁ + p₂ − (p₁ − p₂)²]/n.
pub(super) fn lead_variance(p1: f64, p2: f64, n: f64) -> f64 {
    (p1 + p2 - (p1 - p2).powi(2)).max(0.0) / n
}

/// Two shares of one whole, as far as their rounding allows.
pub(super) fn lead_fits(
    [p1, p2]: [f64; 2],
    rounding: Rounding,
) -> Result<(), StatsError> {
    let (p1, p2) = (share("p1", p1)?, share("p2", p2)?);
    if p1 + p2 > 1.0 + (rounding.first + rounding.second) / 2.0 + 1e-12 {
        return Err(StatsError::SharesDoNotAddUp(p1 + p2));
    }
    Ok(())
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
    let difference = RoundedDifference {
        signs: [-1.0, 1.0],
        shares: [p1, p2],
        units: rounding.units(),
    };
    let variance = |p1: f64, p2: f64| p1 * (1.0 - p1) / n1 + p2 * (1.0 - p2) / n2;
    Ok(tested(difference, level, |[p1, p2]| variance(p1, p2).max(0.0).sqrt()))
}

/// Change of a lead between two independent polls, each given by its two shares and its
/// size, with the units of the shares: the variances of the two leads add up.
///
/// # Errors
/// As [`lead`].
pub fn change_in_lead(
    first: (f64, f64, f64),
    second: (f64, f64, f64),
    roundings: [Rounding; 2],
    level: Level,
) -> Result<TestedDifference, StatsError> {
    let sizes = [size("n1", first.2)?, size("n2", second.2)?];
    lead_fits([first.0, first.1], roundings[0])?;
    lead_fits([second.0, second.1], roundings[1])?;
    let [[a, b], [c, d]] = roundings.map(Rounding::units);
    let difference = RoundedDifference {
        signs: [-1.0, 1.0, 1.0, -1.0],
        shares: [first.0, first.1, second.0, second.1],
        units: [a, b, c, d],
    };
    Ok(tested(difference, level, |[a, b, c, d]| {
        (lead_variance(a, b, sizes[0]) + lead_variance(c, d, sizes[1])).sqrt()
    }))
}

fn tested<const N: usize>(
    difference: RoundedDifference<N>,
    level: Level,
    se: impl Fn([f64; N]) -> f64,
) -> TestedDifference {
    let found = difference.test(Reading::Rule, &se);
    let value = difference.value();
    let finds = |reading| difference.test(reading, &se).z > level.z();
    let significance = if found.z > level.z() {
        Significance::Significant
    } else if difference.slack() > 0.0 && value.abs() <= difference.slack() + 1e-12 {
        Significance::WithinRounding
    } else if !difference.smooth(found.se) && finds(Reading::Some) {
        Significance::DependsOnRounding
    } else {
        Significance::NotSignificant
    };
    let half = level.z() * found.width + found.slack;
    TestedDifference {
        value,
        se: found.se,
        z: found.z.min(f64::MAX).copysign(value),
        p_value: found.p_value(f64::INFINITY),
        interval: Interval { lower: value - half, upper: value + half },
        significance,
        detectable: (level.z() + normal_quantile(0.8)) * found.width + found.slack,
        equivalence_margin: value.abs() + level.z_one_sided() * found.width + found.slack,
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
            change_in_lead((0.48, 0.43, 1000.0), (0.52, 0.40, 1000.0), [none; 2], level)
                .unwrap(),
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
