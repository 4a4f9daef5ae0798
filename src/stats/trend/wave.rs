//! One wave of a question, and the standard error of a change between two.

use super::super::StatsError;
use super::super::error::{share, size};

/// The published shares of one question in one poll.
#[derive(Debug, Clone, PartialEq)]
pub struct Wave {
    pub(super) shares: Vec<f64>,
    pub(super) respondents: f64,
    pub(super) design_effect: f64,
    pub(super) unit: f64,
}

impl Wave {
    /// A wave of `shares` (0–1, answers of one question) among `respondents`, with a design
    /// effect and the unit that the shares were rounded to (a share; 0 if exact).
    ///
    /// # Errors
    /// No shares, a share outside 0–1, shares adding up to more than their rounding allows,
    /// fewer than one (effective) respondent, a design effect or unit that is no such number.
    pub fn new(
        shares: Vec<f64>,
        respondents: f64,
        design_effect: f64,
        unit: f64,
    ) -> Result<Self, StatsError> {
        if shares.is_empty() {
            return Err(StatsError::TooFew(1));
        }
        for p in &shares {
            share("share", *p)?;
        }
        if !(design_effect > 0.0 && design_effect.is_finite()) {
            let name = "design effect";
            return Err(StatsError::NotPositive { name, value: design_effect });
        }
        share("unit of rounding", unit)?;
        size("respondents", respondents)?;
        size("effective respondents", respondents / design_effect)?;
        let sum: f64 = shares.iter().sum();
        if sum > 1.0 + shares.len() as f64 * unit / 2.0 + 1e-9 {
            return Err(StatsError::SharesDoNotAddUp(sum));
        }
        Ok(Self { shares, respondents, design_effect, unit })
    }

    /// The shares.
    #[must_use]
    pub fn shares(&self) -> &[f64] {
        &self.shares
    }

    /// The unit that the shares were rounded to.
    #[must_use]
    pub fn unit(&self) -> f64 {
        self.unit
    }

    /// Respondents over the design effect.
    #[must_use]
    pub fn effective(&self) -> f64 {
        self.respondents / self.design_effect
    }
}

/// What two waves have in common, and what they have not.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Comparison {
    /// Respondents (effective ones) who are in both samples: of a rolling poll or a panel
    /// whose answers persist. 0 for independent samples.
    pub shared: f64,
    /// Standard deviation τ between houses, a share; 0 for two waves of one house.
    pub house_sd: f64,
}

impl Comparison {
    /// Independent samples of one house.
    pub const INDEPENDENT: Self = Self { shared: 0.0, house_sd: 0.0 };

    pub(super) fn checked(self, n1: f64, n2: f64) -> Result<Self, StatsError> {
        if !(0.0..=n1.min(n2)).contains(&self.shared) {
            let name = "shared respondents";
            return Err(StatsError::NotASampleSize { name, value: self.shared });
        }
        share("standard deviation between houses", self.house_sd)?;
        Ok(self)
    }

    /// 1/n₁ + 1/n₂ − 2m/(n₁n₂): the variance of a change per p(1−p).
    pub(super) fn inverse_size(self, n1: f64, n2: f64) -> f64 {
        (1.0 / n1 + 1.0 / n2 - 2.0 * self.shared / (n1 * n2)).max(0.0)
    }

    /// Variance of p₂ − p₁ (see [`se_change`]) of numbers that were checked.
    pub(super) fn variance(self, p1: f64, n1: f64, p2: f64, n2: f64) -> f64 {
        let pooled = (n1 * p1 + n2 * p2) / (n1 + n2);
        let own = p1 * (1.0 - p1) / n1 + p2 * (1.0 - p2) / n2;
        let both = 2.0 * pooled * (1.0 - pooled) * self.shared / (n1 * n2);
        (own - both).max(0.0) + 2.0 * self.house_sd * self.house_sd
    }
}

/// Standard error of a change p₂ − p₁ between two polls of (effective) sizes n₁ and n₂:
/// Var = p₁(1−p₁)/n₁ + p₂(1−p₂)/n₂ − 2·p(1−p)·m/(n₁n₂) + 2τ², p pooled, m respondents shared,
/// τ the standard deviation between houses (Franklin 2007; Kish 1965, §12.4 for the overlap).
///
/// # Errors
/// A share outside 0–1, a size below 1, more shared respondents than respondents.
pub fn se_change(
    p1: f64,
    n1: f64,
    p2: f64,
    n2: f64,
    comparison: Comparison,
) -> Result<f64, StatsError> {
    let (p1, p2) = (share("p1", p1)?, share("p2", p2)?);
    let (n1, n2) = (size("n1", n1)?, size("n2", n2)?);
    Ok(comparison.checked(n1, n2)?.variance(p1, n1, p2, n2).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn independent_polls_have_the_plain_standard_error() {
        // shift_significance.txt: 52 → 57, n = 503 and 510.
        let se = se_change(0.52, 503.0, 0.57, 510.0, Comparison::INDEPENDENT).unwrap();
        assert!((se - 0.031_254).abs() < 5e-7, "{se}");
        let plain = super::super::super::se_difference(0.52, 503.0, 0.57, 510.0).unwrap();
        assert!((se - plain).abs() < 1e-16);
    }

    #[test]
    fn a_rolling_poll_keeps_only_what_was_replaced() {
        // By hand: three nights of 400, two of them shared. The difference of the means is
        // that of one night against another over three: √(2·pq/400)/3.
        let rolling = Comparison { shared: 800.0, house_sd: 0.0 };
        let se = se_change(0.5, 1200.0, 0.5, 1200.0, rolling).unwrap();
        assert!((se - (2.0 * 0.25 / 400.0_f64).sqrt() / 3.0).abs() < 1e-15, "{se}");
        let same = Comparison { shared: 1200.0, house_sd: 0.0 };
        assert_eq!(se_change(0.5, 1200.0, 0.5, 1200.0, same).unwrap(), 0.0);
        let more = Comparison { shared: 1201.0, house_sd: 0.0 };
        assert!(se_change(0.5, 1200.0, 0.5, 1200.0, more).is_err());
    }

    #[test]
    fn two_houses_add_twice_their_variance() {
        let houses = Comparison { shared: 0.0, house_sd: 0.02 };
        let se = se_change(0.5, 1000.0, 0.5, 1000.0, houses).unwrap();
        assert!((se * se - (0.5e-3 + 8e-4)).abs() < 1e-15);
    }

    #[test]
    fn a_wave_holds_shares_of_one_whole() {
        let of = |shares: &[f64], unit| Wave::new(shares.to_vec(), 500.0, 1.0, unit);
        assert!(of(&[0.52, 0.5], 0.0).is_err());
        assert!(of(&[0.51, 0.5], 0.01).is_ok());
        assert!(of(&[], 0.0).is_err());
        assert!(Wave::new(vec![0.5], 500.0, 0.0, 0.0).is_err());
        assert!(Wave::new(vec![0.5], 500.0, 501.0, 0.0).is_err());
    }
}
