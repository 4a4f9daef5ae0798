//! Tests of one answer's trend: jumps, scatter, runs, outliers.

use super::calendar::day;
use super::fit::{Used, houses, one};
use super::select::Selection;
use super::spec::TrendSpec;
use crate::results::{
    Observation, SimulatedPValue, TrendDispersion, TrendHouse, TrendStep,
};
use crate::stats::trend::{
    Dispersion, Poll, Trend, dispersion, longest_run, outliers, step_test,
};
use crate::stats::{Level, StatsError, holm};

/// Fewer consecutive polls of one figure are nothing.
const SHORTEST_RUN: usize = 3;

/// What the tests of an answer found.
#[derive(Debug, Default)]
pub(super) struct Tested {
    pub(super) step: Option<TrendStep>,
    pub(super) dispersion: Vec<TrendDispersion>,
    pub(super) observations: Vec<Observation>,
}

/// Tests an answer: jumps and scatter only with simulations. What polls are too few to tell is
/// left out.
pub(super) fn tested(
    polls: &[Used],
    answer: usize,
    selection: &Selection<'_>,
    list: &[TrendHouse],
    spec: &TrendSpec,
    level: Level,
) -> Result<Tested, StatsError> {
    let trend = one(polls, answer, spec)?;
    let alpha = level.alpha();
    let mut found = Tested::default();
    if spec.simulations > 0 {
        found.step = step(&trend, spec, level)?;
        found.dispersion = scatter(polls, answer, list, spec)?;
    }
    let odd = found.dispersion.iter().filter(|of| of.adjusted_p < alpha);
    let odd: Vec<Observation> = odd.map(|of| scattered(answer, of)).collect();
    found.observations.extend(odd);
    found.observations.extend(runs(polls, answer, list, &trend, alpha));
    found.observations.extend(outlying(polls, answer, selection, &trend, alpha));
    Ok(found)
}

/// `None` where the polls cannot tell a step from something else.
fn or_undetermined<T>(found: Result<T, StatsError>) -> Result<Option<T>, StatsError> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(StatsError::Undetermined) => Ok(None),
        Err(error) => Err(error),
    }
}

fn step(
    trend: &Trend,
    spec: &TrendSpec,
    level: Level,
) -> Result<Option<TrendStep>, StatsError> {
    let test = or_undetermined(step_test(trend, level, spec.simulations, spec.seed))?;
    Ok(test.map(|test| {
        let largest = test.largest;
        TrendStep {
            after: day(largest.after),
            by: day(largest.by),
            date: day(largest.day()),
            jump: largest.jump / 100.0,
            se: largest.se / 100.0,
            t: largest.t,
            p_value: SimulatedPValue {
                value: test.p.value,
                error: test.p.error,
                extreme: test.p.extreme,
                simulations: test.p.simulations,
            },
            adjusted_p: test.p.value,
            earliest: day(test.days.0),
            latest: day(test.days.1),
            found: test.p.value < level.alpha(),
        }
    }))
}

/// Against random samples of the published sizes: any design effect makes honest polls
/// scatter more, so only those tell herding.
fn scatter(
    polls: &[Used],
    answer: usize,
    list: &[TrendHouse],
    spec: &TrendSpec,
) -> Result<Vec<TrendDispersion>, StatsError> {
    let figures: Vec<Poll> = polls.iter().map(|poll| poll.poll(answer, poll.n)).collect();
    let rule = houses(polls, spec);
    let test = dispersion(&figures, &rule, spec.simulations, spec.seed);
    let Some(test) = or_undetermined(test)? else { return Ok(Vec::new()) };
    let of = |house: Option<usize>, polls: usize, found: &Dispersion| TrendDispersion {
        house,
        polls,
        ratio: found.ratio,
        df: found.df,
        p_value: found.p_value,
        adjusted_p: found.adjusted_p,
    };
    let mut all = vec![of(None, polls.len(), &test.overall)];
    if list.len() > 1 {
        let houses = test.houses.iter().zip(list).enumerate();
        all.extend(houses.filter_map(|(i, (found, house))| {
            Some(of(Some(i), house.polls, found.as_ref()?))
        }));
    }
    Ok(all)
}

fn scattered(answer: usize, of: &TrendDispersion) -> Observation {
    let (house, ratio, p) = (of.house, of.ratio, of.adjusted_p);
    if ratio < 1.0 {
        Observation::Close { answer, house, ratio, p }
    } else {
        Observation::Wide { answer, house, ratio, p }
    }
}

/// Houses whose longest run is longer than chance allows.
fn runs(
    polls: &[Used],
    answer: usize,
    list: &[TrendHouse],
    trend: &Trend,
    alpha: f64,
) -> Vec<Observation> {
    let fits = trend.fits();
    let mut found: Vec<(Observation, f64)> = Vec::new();
    let mut p: Vec<f64> = Vec::new();
    for house in 0..list.len() {
        let own: Vec<usize> =
            (0..polls.len()).filter(|i| polls[*i].house == house).collect();
        let figures: Vec<f64> = own.iter().map(|i| polls[*i].shares[answer]).collect();
        let printed = own.iter().map(|i| polls[*i].units[answer]).fold(0.0, f64::max);
        let Some(unit) = lattice(&figures, printed) else { continue };
        let expected: Vec<f64> = own.iter().map(|i| fits[*i].expected / 100.0).collect();
        let se: Vec<f64> = own
            .iter()
            .map(|i| polls[*i].sampling_variance(answer, polls[*i].n).sqrt())
            .collect();
        let Ok(run) = longest_run(&figures, &expected, &se, unit) else { continue };
        p.push(run.probability);
        if run.length < SHORTEST_RUN {
            continue;
        }
        let observation = Observation::Run {
            answer,
            house,
            polls: run.length,
            share: figures[run.start],
            unit,
            from: day(polls[own[run.start]].day),
            to: day(polls[own[run.start + run.length - 1]].day),
            p: 0.0,
        };
        found.push((observation, p.len() as f64 - 1.0));
    }
    let adjusted = holm(&p);
    found
        .into_iter()
        .filter_map(|(mut observation, at)| {
            let chance = adjusted[at as usize];
            if let Observation::Run { p, .. } = &mut observation {
                *p = chance;
            }
            (chance < alpha).then_some(observation)
        })
        .collect()
}

/// The unit that a house rounds to: figures printed with a decimal may all be halves or
/// wholes. `None` without rounding.
fn lattice(figures: &[f64], printed: f64) -> Option<f64> {
    if printed <= 0.0 {
        return None;
    }
    let on =
        |unit: &f64| figures.iter().all(|x| (x / unit - (x / unit).round()).abs() < 1e-6);
    Some(
        [0.01, 0.005]
            .into_iter()
            .find(|unit| *unit > printed && on(unit))
            .unwrap_or(printed),
    )
}

/// Polls far from what all others lead one to expect.
fn outlying(
    polls: &[Used],
    answer: usize,
    selection: &Selection<'_>,
    trend: &Trend,
    alpha: f64,
) -> Vec<Observation> {
    let beyond = outliers(trend).into_iter().filter(|found| found.adjusted_p < alpha);
    beyond
        .map(|found| {
            let poll = &polls[found.poll];
            let share = poll.shares[answer];
            Observation::Outlier {
                answer,
                poll: selection.polls[poll.at].poll.id.clone(),
                share,
                expected: share - found.deletion_residual / 100.0,
                z: found.z,
                p: found.adjusted_p,
            }
        })
        .collect()
}
