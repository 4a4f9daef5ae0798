//! The model of a trend: one answer by itself, or all of a question together.

use super::calendar::number;
use super::select::{Candidate, Selection};
use super::spec::{HouseChoice, TrendSpec};
use crate::results::{DriftRule, HouseRule, KnownResult};
use crate::stats::StatsError;
use crate::stats::trend::{
    Anchor, DriftMixture, Estimate, Houses, Poll, QuestionDriftMixture, QuestionPoll,
    QuestionTrend, Spread, Trend, TrendModel, Weights,
};

/// Figures are fitted in percent, so that log-likelihoods are those that others print.
const PERCENT: f64 = 100.0;

/// A poll in the line.
#[derive(Debug)]
pub(super) struct Used {
    /// Place among the candidates.
    pub(super) at: usize,
    pub(super) day: i32,
    pub(super) house: usize,
    /// Respondents of a random sample as large.
    pub(super) n: f64,
    /// Effective sample size.
    pub(super) n_effective: f64,
    /// Shares, 0–1.
    pub(super) shares: Vec<f64>,
    /// Units that they are rounded to, 0 for exact figures.
    pub(super) units: Vec<f64>,
}

impl Used {
    pub(super) fn new(
        at: usize,
        poll: &Candidate<'_>,
        house: usize,
        exact: bool,
    ) -> Option<Self> {
        let shares: Option<Vec<f64>> =
            poll.shares.iter().map(|share| share.map(|s| s.share)).collect();
        let units = poll.shares.iter().flatten();
        Some(Self {
            at,
            day: number(poll.day?),
            house,
            n: poll.sampling.n?,
            n_effective: poll.sampling.n_effective()?,
            shares: shares?,
            units: units.map(|s| if exact { 0.0 } else { s.unit }).collect(),
        })
    }

    /// p(1 − p)/n. At 0% and 100% the share is read half a unit, or half a respondent, away:
    /// no figure is without error.
    pub(super) fn sampling_variance(&self, answer: usize, n: f64) -> f64 {
        let least =
            if self.units[answer] > 0.0 { self.units[answer] / 2.0 } else { 0.5 / n };
        let least = least.min(0.5);
        let p = self.shares[answer].clamp(least, 1.0 - least);
        p * (1.0 - p) / n
    }

    /// w²/12: the variance of a figure rounded to w (Sheppard 1898).
    pub(super) fn rounding_variance(&self, answer: usize) -> f64 {
        self.units[answer] * self.units[answer] / 12.0
    }

    /// The figure of an answer, in percent, with the variance of a sample of size n.
    pub(super) fn poll(&self, answer: usize, n: f64) -> Poll {
        let variance = self.sampling_variance(answer, n) + self.rounding_variance(answer);
        Poll {
            day: self.day,
            house: self.house,
            value: PERCENT * self.shares[answer],
            variance: PERCENT * PERCENT * variance,
        }
    }

    /// Shares scaled to 1, and the sample size whose multinomial errors are on average as
    /// large as sampling and rounding together.
    fn question_poll(&self) -> QuestionPoll {
        let whole: f64 = self.shares.iter().sum();
        let answers = 0..self.shares.len();
        let rounding: f64 = answers.clone().map(|i| self.rounding_variance(i)).sum();
        let scatter: f64 = answers.map(|i| self.sampling_variance(i, 1.0)).sum();
        QuestionPoll {
            day: self.day,
            house: self.house,
            shares: self.shares.iter().map(|share| share / whole).collect(),
            n: 1.0 / (1.0 / self.n_effective + rounding / scatter),
        }
    }
}

/// The polls of a selection that are in the line.
pub(super) fn used(
    selection: &Selection<'_>,
    houses: &[Option<usize>],
    exact: bool,
) -> Vec<Used> {
    let polls = selection.polls.iter().zip(houses).enumerate();
    polls
        .filter_map(|(at, (poll, house))| Used::new(at, poll, (*house)?, exact))
        .collect()
}

/// A fitted model.
#[derive(Debug)]
pub(super) enum Model {
    One(Box<Trend>, Option<DriftMixture>),
    Together(Box<QuestionTrend>, Option<QuestionDriftMixture>),
}

impl Model {
    pub(super) fn fit(
        polls: &[Used],
        answers: usize,
        spec: &TrendSpec,
    ) -> Result<Self, StatsError> {
        let average = spec.drift == DriftRule::Averaged;
        if answers == 1 {
            let trend = one(polls, 0, spec)?;
            let mixture = average.then(|| trend.over_drifts()).transpose()?;
            return Ok(Self::One(Box::new(trend), mixture));
        }
        let weights = match spec.houses {
            HouseChoice::SumToZero | HouseChoice::Shrunken => Weights::Equal,
            HouseChoice::PollWeighted => Weights::Polls,
        };
        let polls: Vec<QuestionPoll> = polls.iter().map(Used::question_poll).collect();
        let trend = QuestionTrend::fit(&polls, weights, spec.inflation)?;
        let mixture = average.then(|| trend.over_drifts()).transpose()?;
        Ok(Self::Together(Box::new(trend), mixture))
    }

    /// The level of every answer on a day, shares.
    pub(super) fn levels(&self, day: i32) -> Vec<Estimate> {
        match self {
            Self::One(trend, mixture) => vec![share(
                mixture.as_ref().map_or_else(|| trend.level(day), |m| m.level(day)),
            )],
            Self::Together(trend, mixture) => {
                mixture.as_ref().map_or_else(|| trend.levels(day), |m| m.levels(day))
            }
        }
    }

    /// The change of every answer's level, shares.
    pub(super) fn changes(&self, from: i32, to: i32) -> Vec<Estimate> {
        match self {
            Self::One(trend, mixture) => vec![share(mixture.as_ref().map_or_else(
                || trend.change(from, to),
                |mixture| mixture.change(from, to),
            ))],
            Self::Together(trend, mixture) => mixture.as_ref().map_or_else(
                || trend.changes(from, to),
                |mixture| mixture.changes(from, to),
            ),
        }
    }

    /// House effects, answer by answer, shares.
    pub(super) fn house_effects(&self) -> Vec<Vec<Estimate>> {
        match self {
            Self::One(trend, _) => {
                vec![trend.house_effects().into_iter().map(share).collect()]
            }
            Self::Together(trend, _) => trend.house_effects(),
        }
    }

    /// Drift of an answer a day, a share.
    pub(super) fn drift(&self, answer: usize) -> f64 {
        match self {
            Self::One(trend, _) => trend.drift() / PERCENT,
            Self::Together(trend, _) => {
                trend.drifts().get(answer).copied().unwrap_or_default()
            }
        }
    }

    /// The drifts between which it lies.
    pub(super) fn drift_interval(
        &self,
        level: crate::stats::Level,
    ) -> Option<(f64, f64)> {
        match self {
            Self::One(_, mixture) => {
                let (low, high) = mixture.as_ref()?.drift_interval(level);
                Some((low / PERCENT, high / PERCENT))
            }
            Self::Together(..) => None,
        }
    }

    pub(super) fn log_likelihood(&self) -> Option<f64> {
        match self {
            Self::One(trend, _) => Some(trend.log_likelihood()),
            Self::Together(..) => None,
        }
    }

    pub(super) fn is_flat(&self) -> bool {
        match self {
            Self::One(trend, _) => trend.is_flat(),
            Self::Together(trend, _) => trend.is_flat(),
        }
    }

    pub(super) fn inflation(&self) -> (f64, Option<f64>) {
        match self {
            Self::One(trend, _) => (trend.inflation(), trend.inflation_estimate()),
            Self::Together(trend, _) => (trend.inflation(), trend.inflation_estimate()),
        }
    }

    /// How house effects were told from the level.
    pub(super) fn house_rule(&self, spec: &TrendSpec) -> HouseRule {
        let Self::One(trend, _) = self else {
            return match spec.houses {
                HouseChoice::PollWeighted => HouseRule::PollWeighted,
                _ => HouseRule::SumToZero,
            };
        };
        if !spec.anchors.is_empty() {
            let known = |anchor: &super::spec::AnchorSpec| KnownResult {
                date: anchor.date,
                share: anchor.percent / PERCENT,
            };
            return HouseRule::Anchored {
                results: spec.anchors.iter().map(known).collect(),
            };
        }
        match (spec.houses, trend.house_sd()) {
            (_, Some(sd)) => HouseRule::Shrunken { spread: sd / PERCENT },
            (HouseChoice::PollWeighted, None) => HouseRule::PollWeighted,
            _ => HouseRule::SumToZero,
        }
    }
}

/// What tells house effects from the level, for one answer.
pub(super) fn houses(polls: &[Used], spec: &TrendSpec) -> Houses {
    if !spec.anchors.is_empty() {
        let known = |anchor: &super::spec::AnchorSpec| Anchor {
            day: number(anchor.date),
            value: anchor.percent,
        };
        return Houses::Anchored(spec.anchors.iter().map(known).collect());
    }
    let several = polls.iter().any(|poll| poll.house > 0);
    match spec.houses {
        HouseChoice::PollWeighted => Houses::SumToZero(Weights::Polls),
        HouseChoice::Shrunken if several => Houses::Shrunken(Spread::Estimated),
        // One house has no spread of its own.
        HouseChoice::Shrunken | HouseChoice::SumToZero => {
            Houses::SumToZero(Weights::Equal)
        }
    }
}

/// One answer by itself.
pub(super) fn one(
    polls: &[Used],
    answer: usize,
    spec: &TrendSpec,
) -> Result<Trend, StatsError> {
    let model =
        TrendModel { houses: houses(polls, spec), estimate_inflation: spec.inflation };
    let figures: Vec<Poll> =
        polls.iter().map(|poll| poll.poll(answer, poll.n_effective)).collect();
    Trend::fit(&figures, &model)
}

fn share(found: Estimate) -> Estimate {
    Estimate { value: found.value / PERCENT, se: found.se / PERCENT }
}
