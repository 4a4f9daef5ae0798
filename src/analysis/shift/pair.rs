//! Two waves' published answers, matched by name, as the tests need them.

use crate::analysis::Sampling;
use crate::poll::{
    Answer, AnswerKind, Assertions, Poll, PublishedShare, Question, SameQuestion, Weight,
    differences, same_wording,
};
use crate::results::{ComparabilityRecord, NotTested};
use crate::stats::trend::{
    ChangeViews, Comparison, Homogeneity, Published, ShiftRules, Wave, homogeneity,
};
use crate::stats::{Level, StatsError};

/// One answer in both waves.
pub(super) struct Matched<'a> {
    pub(super) answer: &'a Answer,
    pub(super) first: Option<&'a Answer>,
    pub(super) second: Option<&'a Answer>,
}

impl Matched<'_> {
    pub(super) fn shares(&self) -> [Option<PublishedShare>; 2] {
        [self.first, self.second].map(|answer| answer.and_then(|a| a.share))
    }

    /// Both values, or why there are not both.
    fn values(&self) -> Result<[PublishedShare; 2], NotTested> {
        if self.first.is_none() || self.second.is_none() {
            return Err(NotTested::Absent);
        }
        match self.shares() {
            [Some(a), Some(b)] if a.value().is_some() && b.value().is_some() => {
                Ok([a, b])
            }
            _ => Err(NotTested::Figure),
        }
    }

    pub(super) fn change(&self) -> Option<f64> {
        self.values().ok().map(|[a, b]| crate::stats::significant(b.share - a.share))
    }
}

/// The answers of the first wave, then those that only the second has.
pub(super) fn matched<'a>(first: &'a [Answer], second: &'a [Answer]) -> Vec<Matched<'a>> {
    let find =
        |answers: &'a [Answer], name: &str| answers.iter().find(|a| a.name == name);
    let mut found: Vec<Matched<'a>> = first
        .iter()
        .map(|answer| Matched {
            answer,
            first: Some(answer),
            second: find(second, &answer.name),
        })
        .collect();
    found.extend(
        second
            .iter()
            .filter(|answer| find(first, &answer.name).is_none())
            .map(|answer| Matched { answer, first: None, second: Some(answer) }),
    );
    found
}

/// What stands against a test of two waves, and what is named beside it.
pub(super) fn comparability(
    first: (&Poll, &Question),
    second: (&Poll, &Question),
    told: &Assertions,
) -> ComparabilityRecord {
    let found = differences(first, second);
    let question = match same_wording(&first.1.wording, &second.1.wording) {
        SameQuestion::NotVerified if told.same_question => SameQuestion::Asserted,
        other => other,
    };
    let (named, obstacles): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|difference| told.meet(difference));
    ComparabilityRecord { comparable: obstacles.is_empty(), question, obstacles, named }
}

/// How two waves are judged, from what differs and what the user says of it.
pub(super) fn rules(
    record: &ComparabilityRecord,
    told: &Assertions,
    samplings: [&Sampling; 2],
    level: Level,
    margin: Option<f64>,
) -> ShiftRules {
    let any = |weight| record.named.iter().any(|d| d.weight() == weight);
    let houses = any(Weight::HouseSd);
    let effects = samplings.map(|sampling| sampling.design_effect.value());
    // Effective respondents, never more of them than either sample's effect allows.
    let shared = told.overlap.unwrap_or(0.0) / effects[0].max(effects[1]);
    let comparison = Comparison {
        shared: if houses { 0.0 } else { shared },
        house_sd: if houses { told.house_sd.unwrap_or(0.0) } else { 0.0 },
    };
    ShiftRules { level, margin, comparison, ..ShiftRules::default() }
}

/// A figure as the tests take it, `None` without a sample size.
fn figure(share: PublishedShare, sampling: &Sampling) -> Option<Published> {
    Some(Published {
        share: share.share,
        unit: share.unit,
        respondents: sampling.n?,
        design_effect: sampling.design_effect.value(),
    })
}

/// The figure among those with an opinion.
fn of_opinions(figure: Published, undecided: f64) -> Published {
    let opinions = 1.0 - undecided;
    Published {
        share: (figure.share / opinions).min(1.0),
        unit: (figure.unit / opinions).min(1.0),
        respondents: figure.respondents * opinions,
        ..figure
    }
}

fn undecided(kind: AnswerKind) -> bool {
    matches!(kind, AnswerKind::DontKnow | AnswerKind::Refused)
}

/// Shares of those without an opinion in both waves, where both published them.
fn without_opinion(answers: &[Matched<'_>]) -> Option<[f64; 2]> {
    let mut sums = [0.0; 2];
    let mut any = false;
    for answer in answers.iter().filter(|a| undecided(a.answer.kind)) {
        let [a, b] = answer.values().ok()?;
        (sums[0], sums[1]) = (sums[0] + a.share, sums[1] + b.share);
        any = true;
    }
    (any && sums.iter().all(|sum| *sum < 0.9)).then_some(sums)
}

/// Each answer's change under every view, or why it has none.
pub(super) fn views(
    answers: &[Matched<'_>],
    samplings: [&Sampling; 2],
    rules: &ShiftRules,
) -> Result<Vec<Result<ChangeViews, NotTested>>, StatsError> {
    let undecided_shares = without_opinion(answers);
    answers
        .iter()
        .map(|answer| {
            let [a, b] = match answer.values() {
                Ok(values) => values,
                Err(why) => return Ok(Err(why)),
            };
            let (Some(a), Some(b)) = (figure(a, samplings[0]), figure(b, samplings[1]))
            else {
                return Ok(Err(NotTested::SampleSize));
            };
            let other = undecided_shares
                .filter(|_| !undecided(answer.answer.kind))
                .map(|[u, v]| (of_opinions(a, u), of_opinions(b, v)));
            ChangeViews::published((a, b), other, rules).map(Ok)
        })
        .collect()
}

/// Change of the lead of one answer over another.
pub(super) fn lead_of(
    [a, b]: [&Matched<'_>; 2],
    samplings: [&Sampling; 2],
    rules: &ShiftRules,
) -> Result<Result<ChangeViews, NotTested>, StatsError> {
    let values = match (a.values(), b.values()) {
        (Ok(a), Ok(b)) => [a, b],
        (Err(why), _) | (_, Err(why)) => return Ok(Err(why)),
    };
    let wave = |i: usize| {
        let [a, b] =
            [figure(values[0][i], samplings[i]), figure(values[1][i], samplings[i])];
        Some([a?, b?])
    };
    match (wave(0), wave(1)) {
        (Some(first), Some(second)) => {
            crate::stats::trend::lead_views(first, second, rules).map(Ok)
        }
        _ => Ok(Err(NotTested::SampleSize)),
    }
}

/// The test of all answers together; what was not published is an answer of its own. `None`
/// where answers overlap, or a size or a figure is missing, or between houses.
pub(super) fn overall(
    answers: &[Matched<'_>],
    samplings: [&Sampling; 2],
    rules: &ShiftRules,
) -> Option<Homogeneity> {
    if rules.comparison.house_sd > 0.0 {
        return None;
    }
    let mut shares = [Vec::new(), Vec::new()];
    let mut unit: f64 = 0.0;
    for answer in answers.iter().filter(|a| a.answer.kind != AnswerKind::Net) {
        let values = answer.values().ok()?;
        for (wave, value) in shares.iter_mut().zip(values) {
            wave.push(value.share);
            unit = unit.max(value.unit);
        }
    }
    let rest = shares.each_ref().map(|wave| 1.0 - wave.iter().sum::<f64>());
    let slack = unit * shares[0].len() as f64 / 2.0 + 1e-9;
    if rest.iter().any(|rest| *rest > slack) {
        for (wave, rest) in shares.iter_mut().zip(rest) {
            wave.push(rest.max(0.0));
        }
    }
    let [first, second] = shares;
    let wave = |shares: Vec<f64>, sampling: &Sampling| {
        Wave::new(shares, sampling.n?, sampling.design_effect.value(), unit).ok()
    };
    let (first, second) = (wave(first, samplings[0])?, wave(second, samplings[1])?);
    homogeneity(&first, &second, rules.comparison.shared).ok()?
}
