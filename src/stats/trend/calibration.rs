//! How often the verdicts are wrong, by simulation: what docs/calibration.md prints.

use super::super::error::{share, size};
use super::super::{Level, StatsError, margin_of_error};
use super::{Draws, ShiftRules, Verdict, Wave, shift};

/// Two polls of one question to be drawn over and over.
#[derive(Debug, Clone, PartialEq)]
pub struct Repeated {
    /// Shares of all answers in the population at the first poll, adding up to 1.
    pub first: Vec<f64>,
    /// At the second.
    pub second: Vec<f64>,
    /// Respondents of each poll.
    pub respondents: f64,
    /// The design effect that they are drawn with: as many fewer independent ones.
    pub design_effect: f64,
    /// The design effect that the test is told.
    pub declared: f64,
    /// The unit that shares are rounded to; 0 for none.
    pub unit: f64,
    /// How many of the answers are looked at, from the first on.
    pub judged: usize,
}

impl Repeated {
    /// A question of equal answers, all of them looked at (of two, the first), to which
    /// nothing happens.
    #[must_use]
    pub fn unchanged(answers: usize, respondents: f64) -> Self {
        let cells = answers.max(2);
        let shares = vec![1.0 / cells as f64; cells];
        Self {
            first: shares.clone(),
            second: shares,
            respondents,
            design_effect: 1.0,
            declared: 1.0,
            unit: 0.0,
            judged: answers,
        }
    }

    fn check(&self) -> Result<(), StatsError> {
        for shares in [&self.first, &self.second] {
            for p in shares {
                share("share", *p)?;
            }
            let sum: f64 = shares.iter().sum();
            if (sum - 1.0).abs() > 1e-9 {
                return Err(StatsError::SharesDoNotAddUp(sum));
            }
        }
        if self.judged == 0 || self.judged > self.first.len().min(self.second.len()) {
            return Err(StatsError::Lengths(self.judged, self.first.len()));
        }
        size("respondents", self.respondents / self.design_effect)?;
        Ok(())
    }

    /// The published shares of a poll of that population.
    fn poll(&self, shares: &[f64], draws: &mut Draws) -> Result<Wave, StatsError> {
        let n = (self.respondents / self.design_effect).round();
        let published = sample(shares, n as usize, draws)
            .into_iter()
            .take(self.judged)
            .map(|count| {
                let p = count as f64 / n;
                if self.unit > 0.0 { (p / self.unit).round() * self.unit } else { p }
            })
            .map(|p| p.min(1.0))
            .collect();
        Wave::new(published, self.respondents, self.declared, self.unit)
    }
}

/// A rate of something among simulations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// How often it happened.
    pub hits: usize,
    /// Out of how many.
    pub replications: usize,
}

impl Rate {
    /// The rate, 0–1.
    #[must_use]
    pub fn value(self) -> f64 {
        self.hits as f64 / self.replications.max(1) as f64
    }

    /// Its Monte Carlo standard error.
    #[must_use]
    pub fn error(self) -> f64 {
        let p = self.value();
        (p * (1.0 - p) / self.replications.max(1) as f64).sqrt()
    }
}

/// How often the verdict on any answer looked at is one that `wrong` names.
///
/// # Errors
/// Shares that are none or do not add up, no answers looked at, fewer than one respondent.
pub fn verdicts(
    polls: &Repeated,
    rules: &ShiftRules,
    wrong: impl Fn(Verdict) -> bool,
    replications: usize,
    seed: u64,
) -> Result<Rate, StatsError> {
    polls.check()?;
    let mut draws = Draws::new(seed);
    let mut hits = 0;
    for _ in 0..replications {
        let first = polls.poll(&polls.first, &mut draws)?;
        let second = polls.poll(&polls.second, &mut draws)?;
        let found = shift(&first, &second, None, rules)?;
        hits += usize::from(found.answers.iter().any(|answer| wrong(answer.verdict)));
    }
    Ok(Rate { hits, replications })
}

/// How often two polls of an unchanged half differ by more than `margins` margins of error of
/// one of them: 1 is "the change exceeds the margin", 2 "the intervals do not overlap". Sizes
/// run from 500 to 1500 so that no lattice of possible shares is favoured.
#[must_use]
pub fn rule_of_thumb(margins: f64, level: Level, replications: usize, seed: u64) -> Rate {
    let mut draws = Draws::new(seed);
    let half = [0.5, 0.5];
    let mut hits = 0;
    for _ in 0..replications {
        let n = 500 + (draws.uniform() * 1001.0) as usize;
        let mut poll = || sample(&half, n, &mut draws)[0] as f64 / n as f64;
        let change = (poll() - poll()).abs();
        hits += usize::from(change > margins * margin_of_error(n as f64, level));
    }
    Rate { hits, replications }
}

/// Counts of n respondents.
fn sample(shares: &[f64], n: usize, draws: &mut Draws) -> Vec<usize> {
    let mut sum = 0.0;
    let ends: Vec<f64> = shares
        .iter()
        .map(|p| {
            sum += p;
            sum
        })
        .collect();
    let mut counts = vec![0; shares.len()];
    for _ in 0..n {
        let u = draws.uniform();
        // Shares that add up to 1 less rounding error still have a last answer.
        counts[ends.partition_point(|end| *end <= u).min(shares.len() - 1)] += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::super::super::special::two_sided_p;
    use super::*;

    fn changed(verdict: Verdict) -> bool {
        matches!(verdict, Verdict::Rose | Verdict::Fell)
    }

    fn false_shifts(polls: &Repeated) -> f64 {
        verdicts(polls, &ShiftRules::default(), changed, REPLICATIONS, 20)
            .unwrap()
            .value()
    }

    const REPLICATIONS: usize = 4000;

    /// Three Monte Carlo standard errors of a rate of 5%.
    const THREE: f64 = 0.0103;

    #[test]
    fn false_shifts_of_a_family_stay_at_five_percent() {
        for answers in [1, 5, 20] {
            for design_effect in [1.0, 1.5] {
                let exact = Repeated {
                    design_effect,
                    declared: design_effect,
                    ..Repeated::unchanged(answers, 1200.0)
                };
                let rate = false_shifts(&exact);
                // Tests of few answers must also use what they are allowed.
                let least = if answers < 20 { 0.04 } else { 0.03 };
                assert!(rate > least - THREE, "{answers} {design_effect}: {rate}");
                assert!(rate < 0.05 + THREE, "{answers} {design_effect}: {rate}");
                let rate = false_shifts(&Repeated { unit: 0.01, ..exact });
                assert!(rate < 0.05 + THREE, "{answers} {design_effect}: {rate}");
            }
        }
    }

    #[test]
    fn a_design_effect_that_is_not_told_is_found_out() {
        let silent = Repeated { design_effect: 1.5, ..Repeated::unchanged(1, 1200.0) };
        // z shrinks by √1.5: 2·P(Z > 1.96/√1.5) = 10.95%.
        let expected = two_sided_p(Level::default().z() / 1.5_f64.sqrt());
        let rate = false_shifts(&silent);
        assert!((rate - expected).abs() < 0.015, "{rate} {expected}");
    }

    #[test]
    fn a_change_of_the_margin_is_seldom_called_stable() {
        let (margin, polls) = (0.06, Repeated::unchanged(1, 3000.0));
        let moved = Repeated { second: vec![0.5 + margin, 0.5 - margin], ..polls };
        let rules = ShiftRules { margin: Some(margin), ..ShiftRules::default() };
        let stable = |verdict| verdict == Verdict::Stable;
        let rate = verdicts(&moved, &rules, stable, REPLICATIONS, 21).unwrap();
        assert!(rate.value() < 0.05 + THREE, "{rate:?}");
        let still = Repeated { second: moved.first.clone(), ..moved };
        let rate = verdicts(&still, &rules, stable, 400, 21).unwrap();
        assert!(rate.value() > 0.9, "{rate:?}");
    }

    #[test]
    fn rules_of_thumb_are_as_wrong_as_they_are_said_to_be() {
        // shift_significance.txt (whose tenth digit of the first is 4 for 8), and by simulation.
        let z = Level::default().z();
        let (margin, overlap) =
            (two_sided_p(z / 2.0_f64.sqrt()), two_sided_p(z * 2.0_f64.sqrt()));
        assert!((margin / 0.165_776_272_895_703_96 - 1.0).abs() < 1e-12);
        assert!((overlap / 0.005_574_596_680_784_402 - 1.0).abs() < 1e-12);
        for (margins, expected) in [(1.0, margin), (2.0, overlap)] {
            let found = rule_of_thumb(margins, Level::default(), 20_000, 22);
            let error = (expected * (1.0 - expected) / 20_000.0).sqrt();
            let off = (found.value() - expected).abs();
            assert!(off < 3.5 * error, "{margins}: {found:?}");
        }
    }

    #[test]
    fn populations_must_be_whole() {
        let rate = |polls: &Repeated| {
            verdicts(polls, &ShiftRules::default(), changed, 1, 1).map(|rate| rate.hits)
        };
        let good = Repeated::unchanged(3, 500.0);
        assert!(rate(&good).is_ok());
        assert!(rate(&Repeated { judged: 4, ..good.clone() }).is_err());
        assert!(rate(&Repeated { first: vec![0.5; 3], ..good.clone() }).is_err());
        assert!(rate(&Repeated { respondents: 0.0, ..good }).is_err());
    }
}
