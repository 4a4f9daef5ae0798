//! The trends of all answers of a question together.

use super::super::StatsError;
use super::super::error::{share, size};
use super::design::{Columns, Design, Taken};
use super::likelihood::{Residuals, fit};
use super::local_level::root;
use super::smooth::Fitted;
use super::{Estimate, Weights};

/// One poll's shares of all answers.
#[derive(Debug, Clone, PartialEq)]
pub struct QuestionPoll {
    /// Day of the middle of the field, counted from any day.
    pub day: i32,
    /// Number of the house, from 0 on without gaps.
    pub house: usize,
    /// Shares (0–1) of all answers, in one order for all polls.
    pub shares: Vec<f64>,
    /// Effective sample size.
    pub n: f64,
}

/// Trends of all answers of a question with one ratio of drift to sampling error: the
/// homogeneous multivariate local level (Harvey 1989, §8.3) with multinomial covariance
/// diag p − ppᵀ of both errors and drift, p the pooled shares. Every answer is then smoothed by
/// the same weights, and smoothed shares add up to whatever all polls add up to. House effects
/// of an answer sum to zero.
#[derive(Debug, Clone)]
pub struct QuestionTrend {
    pub(super) fitted: Fitted,
    pub(super) residuals: Residuals,
    pooled: Vec<f64>,
    flat: bool,
    inflation_estimate: Option<f64>,
}

impl QuestionTrend {
    /// Fits the model; `estimate_inflation` as in [`TrendModel`](super::TrendModel).
    ///
    /// # Errors
    /// No polls, fewer than two answers, polls of different numbers of answers, what is no
    /// share or sample size, answers that are on average not the whole (by more than half a
    /// point each), or houses without polls.
    pub fn fit(
        polls: &[QuestionPoll],
        weights: Weights,
        estimate_inflation: bool,
    ) -> Result<Self, StatsError> {
        let pooled = pooled(polls)?;
        let taken: Vec<Taken> = polls
            .iter()
            .map(|p| Taken { day: p.day, house: p.house, noise: 1.0 / p.n })
            .collect();
        let values: Vec<f64> =
            polls.iter().flat_map(|p| p.shares.iter().copied()).collect();
        let columns = Columns::Constrained(weights);
        let design = Design::new(&taken, &values, pooled.len(), columns)?;
        // diag(1/p) is a generalised inverse of diag p − ppᵀ for residuals that add up to 0.
        let residuals =
            Residuals { dimensions: pooled.len() as f64 - 1.0, weights: pooled.clone() };
        let (found, inflation_estimate) =
            fit(&design, &residuals, Some(1.0), estimate_inflation)?;
        let fitted =
            Fitted::new(design, found.variances).ok_or(StatsError::Undetermined)?;
        Ok(Self { fitted, residuals, pooled, flat: found.flat, inflation_estimate })
    }

    /// Number of answers.
    #[must_use]
    pub fn answers(&self) -> usize {
        self.pooled.len()
    }

    /// The level of every answer on a day.
    #[must_use]
    pub fn levels(&self, day: i32) -> Vec<Estimate> {
        let point = self.fitted.point(day);
        let variance = self.fitted.covariance_of(&point, &point);
        self.each(variance, |answer| self.fitted.value(&point, answer))
    }

    /// The change of every answer's level from one day to another.
    #[must_use]
    pub fn changes(&self, from: i32, to: i32) -> Vec<Estimate> {
        let (a, b) = (self.fitted.point(from), self.fitted.point(to));
        let of = |a, b| self.fitted.covariance_of(a, b);
        let variance = of(&a, &a) + of(&b, &b) - 2.0 * of(&a, &b);
        self.each(variance, |answer| {
            self.fitted.value(&b, answer) - self.fitted.value(&a, answer)
        })
    }

    /// Lead of one answer over another on a day.
    ///
    /// # Errors
    /// An answer that there is not.
    pub fn lead(&self, a: usize, b: usize, day: i32) -> Result<Estimate, StatsError> {
        for answer in [a, b] {
            if answer >= self.pooled.len() {
                return Err(StatsError::Lengths(answer + 1, self.pooled.len()));
            }
        }
        let point = self.fitted.point(day);
        let value = self.fitted.value(&point, a) - self.fitted.value(&point, b);
        let (p, q) = (self.pooled[a], self.pooled[b]);
        let multinomial = if a == b { 0.0 } else { p + q - (p - q) * (p - q) };
        let variance = multinomial * self.fitted.covariance_of(&point, &point);
        Ok(Estimate { value, se: root(variance) })
    }

    /// House effects, answer by answer.
    #[must_use]
    pub fn house_effects(&self) -> Vec<Vec<Estimate>> {
        let design = &self.fitted.design;
        let (at, count) = (design.columns - design.house_columns, design.house_columns);
        let own = self.fitted.covariance.view((at, at), (count, count));
        let covariance = &design.map * own * design.map.transpose();
        (0..self.answers())
            .map(|answer| {
                let value = &design.map * self.fitted.beta.column(answer).rows(at, count);
                let scale = self.scale(answer);
                (0..value.len())
                    .map(|i| Estimate {
                        value: value[i],
                        se: root(scale * covariance[(i, i)]),
                    })
                    .collect()
            })
            .collect()
    }

    /// Drift of an answer's level a day, a standard deviation, in the order of answers.
    #[must_use]
    pub fn drifts(&self) -> Vec<f64> {
        let drift = self.fitted.variances.drift;
        (0..self.answers()).map(|answer| root(drift * self.scale(answer))).collect()
    }

    /// Whether the drift was estimated as none.
    #[must_use]
    pub fn is_flat(&self) -> bool {
        self.flat
    }

    /// c² as used: at least 1.
    #[must_use]
    pub fn inflation(&self) -> f64 {
        self.fitted.variances.noise
    }

    /// c² as estimated, if it was.
    #[must_use]
    pub fn inflation_estimate(&self) -> Option<f64> {
        self.inflation_estimate
    }

    /// p(1 − p) of an answer: what the common variances are multiplied by.
    pub(super) fn scale(&self, answer: usize) -> f64 {
        self.pooled[answer] * (1.0 - self.pooled[answer])
    }

    fn each(&self, variance: f64, value: impl Fn(usize) -> f64) -> Vec<Estimate> {
        (0..self.answers())
            .map(|i| Estimate { value: value(i), se: root(variance * self.scale(i)) })
            .collect()
    }
}

/// Shares of all respondents of all polls, adding up to 1.
fn pooled(polls: &[QuestionPoll]) -> Result<Vec<f64>, StatsError> {
    let answers = polls.first().map_or(0, |poll| poll.shares.len());
    if answers < 2 {
        return Err(StatsError::TooFew(2));
    }
    let mut pooled = vec![0.0; answers];
    let mut n = 0.0;
    for poll in polls {
        if poll.shares.len() != answers {
            return Err(StatsError::Lengths(answers, poll.shares.len()));
        }
        n += size("n", poll.n)?;
        for (sum, p) in pooled.iter_mut().zip(&poll.shares) {
            *sum += poll.n * share("share", *p)?;
        }
    }
    let whole: f64 = pooled.iter().sum();
    if (whole / n - 1.0).abs() > 0.005 * answers as f64 {
        return Err(StatsError::SharesDoNotAddUp(whole / n));
    }
    Ok(pooled.into_iter().map(|sum| sum / whole).collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{Houses, Poll, Trend, TrendModel};
    use super::*;

    fn polls(shares: &[[f64; 3]]) -> Vec<QuestionPoll> {
        let whole = |s: &[f64; 3]| s.iter().sum::<f64>();
        shares
            .iter()
            .enumerate()
            .map(|(i, s)| QuestionPoll {
                day: (i * i % 97) as i32,
                house: i % 3,
                shares: s.iter().map(|x| x / whole(s)).collect(),
                n: 500.0 + 100.0 * (i % 5) as f64,
            })
            .collect()
    }

    #[test]
    fn two_answers_are_one_trend_with_pooled_errors() {
        let two: Vec<QuestionPoll> = (0..40)
            .map(|i| {
                let p = 0.4 + 0.05 * (f64::from(i) / 7.0).sin();
                QuestionPoll {
                    day: 5 * i,
                    house: (i % 2) as usize,
                    shares: vec![p, 1.0 - p],
                    n: 800.0,
                }
            })
            .collect();
        let joint = QuestionTrend::fit(&two, Weights::Equal, false).unwrap();
        let p: f64 = two.iter().map(|poll| poll.shares[0]).sum::<f64>() / 40.0;
        let alone: Vec<Poll> = two
            .iter()
            .map(|poll| Poll {
                day: poll.day,
                house: poll.house,
                value: poll.shares[0],
                variance: p * (1.0 - p) / poll.n,
            })
            .collect();
        let model = TrendModel {
            houses: Houses::SumToZero(Weights::Equal),
            estimate_inflation: false,
        };
        let alone = Trend::fit(&alone, &model).unwrap();
        assert!((joint.drifts()[0] / alone.drift() - 1.0).abs() < 1e-5);
        for day in [0, 33, 120, 195] {
            let (a, b) = (joint.levels(day)[0], alone.level(day));
            assert!((a.value - b.value).abs() < 1e-7 && (a.se - b.se).abs() < 1e-7);
        }
        let (a, b) = (joint.changes(20, 90)[1], alone.change(20, 90));
        assert!((a.value + b.value).abs() < 1e-7 && (a.se - b.se).abs() < 1e-7);
        // With two answers the lead is twice the distance from one half.
        let lead = joint.lead(0, 1, 50).unwrap();
        assert!((lead.se - 2.0 * joint.levels(50)[0].se).abs() < 1e-9);
        assert!(joint.lead(0, 2, 50).is_err());
    }

    #[test]
    fn answers_must_be_the_whole() {
        let poll = |shares: Vec<f64>| QuestionPoll { day: 0, house: 0, shares, n: 500.0 };
        let of = |polls: &[QuestionPoll]| {
            QuestionTrend::fit(polls, Weights::Equal, false).map(|_| ())
        };
        let half = [poll(vec![0.3, 0.2])];
        assert_eq!(of(&half), Err(StatsError::SharesDoNotAddUp(0.5)));
        assert!(of(&[poll(vec![0.3, 0.7]), poll(vec![1.0])]).is_err());
        assert!(of(&[]).is_err());
        assert!(of(&[poll(vec![0.3, 0.7])]).is_ok());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]
        #[test]
        fn smoothed_shares_add_up(
            shares in proptest::collection::vec(proptest::array::uniform3(0.05..1.0_f64), 4..60),
            inflated in any::<bool>(), day in -50..150_i32
        ) {
            let polls = polls(&shares);
            let trend = QuestionTrend::fit(&polls, Weights::Polls, inflated).unwrap();
            let sum = |found: &[Estimate]| found.iter().map(|e| e.value).sum::<f64>();
            prop_assert!((sum(&trend.levels(day)) - 1.0).abs() < 1e-9);
            prop_assert!(sum(&trend.changes(day, 40)).abs() < 1e-9);
            let houses = trend.house_effects();
            for house in 0..3 {
                let sum: f64 = houses.iter().map(|answer| answer[house].value).sum();
                prop_assert!(sum.abs() < 1e-9);
            }
            prop_assert!(trend.levels(day).iter().all(|e| e.se.is_finite()));
        }
    }
}
