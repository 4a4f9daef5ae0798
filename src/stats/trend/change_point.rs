//! Has the level jumped, and when? A step in the state equation, tested against a random walk.

use super::super::{Level, StatsError};
use super::backward::backward;
use super::design::Design;
use super::draws::SimulatedP;
use super::filter::Variances;
use super::likelihood::{Residuals, Sought, optimum};
use super::simulate::simulate;
use super::{Draws, Trend};

/// A step of the level between two days of polling.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LevelStep {
    /// The last day before it on which there are polls, or a known result.
    pub after: i32,
    /// The first day after it.
    pub by: i32,
    /// Its height.
    pub jump: f64,
    /// Standard error of the height, drift allowed for.
    pub se: f64,
    /// jump/se.
    pub t: f64,
}

impl LevelStep {
    /// The day in the middle: polls cannot tell the days between them apart.
    #[must_use]
    pub fn day(&self) -> i32 {
        self.after.midpoint(self.by)
    }
}

/// The test for a step.
#[derive(Debug, Clone, PartialEq)]
pub struct StepTest {
    /// The step with the largest |t|.
    pub largest: LevelStep,
    /// Probability of an |t| as large anywhere, when the level only drifts.
    pub p: SimulatedP,
    /// Days within which the step lies at the level asked for, if there is one: from the day
    /// after `after` of the earliest step that is not rejected to `by` of the latest.
    pub days: (i32, i32),
    /// All steps, in the order of time.
    pub steps: Vec<LevelStep>,
}

/// A step at every gap between days of polling, each by itself, with the variances as fitted
/// (de Jong & Penzer 1998): house effects and every poll's error are allowed for. Steps that
/// the polls cannot tell from something else are left out.
#[must_use]
pub fn level_steps(trend: &Trend) -> Vec<LevelStep> {
    let fitted = &trend.fitted;
    scan(&fitted.design, &fitted.design.rows, fitted.variances).unwrap_or_default()
}

/// The largest of [`level_steps`], its p value from random walks simulated with the fitted
/// drift and fitted again each (`simulations`, from the seed), and an interval for its day:
/// the steps whose t² falls short of the largest by no more than it does in simulations of
/// the step found (the profile likelihood of the place, calibrated by simulation).
///
/// # Errors
/// No simulations, or polls between which no step can be told.
pub fn step_test(
    trend: &Trend,
    level: Level,
    simulations: usize,
    seed: u64,
) -> Result<StepTest, StatsError> {
    if simulations == 0 {
        return Err(StatsError::TooFew(1));
    }
    let design = &trend.fitted.design;
    let steps = level_steps(trend);
    let (place, largest) = largest(&steps).ok_or(StatsError::Undetermined)?;
    let mut draws = Draws::new(seed);
    let mut rows = design.rows.clone();
    let (variances, mut extreme) = (trend.fitted.variances, 0);
    for _ in 0..simulations {
        simulate(design, variances, &mut draws, &mut rows);
        let found = rescan(design, &rows, variances);
        if largest_t(&found) >= largest.t.abs() {
            extreme += 1;
        }
    }
    let shortfall = shortfall(trend, place, &largest, level, simulations, &mut draws);
    let within =
        |step: &&LevelStep| largest.t * largest.t - step.t * step.t <= shortfall + 1e-12;
    let first = steps.iter().find(within).map_or(largest.after, |step| step.after);
    let last = steps.iter().rev().find(within).map_or(largest.by, |step| step.by);
    let p = SimulatedP::new(extreme, simulations);
    Ok(StepTest { largest, p, days: (first.saturating_add(1), last), steps })
}

fn largest(steps: &[LevelStep]) -> Option<(usize, LevelStep)> {
    let by_size = |a: &(usize, &LevelStep), b: &(usize, &LevelStep)| {
        a.1.t.abs().total_cmp(&b.1.t.abs())
    };
    steps.iter().enumerate().max_by(by_size).map(|(i, step)| (i, *step))
}

fn largest_t(steps: &[LevelStep]) -> f64 {
    largest(steps).map_or(0.0, |(_, step)| step.t.abs())
}

/// Steps after the drift was estimated anew.
fn rescan(design: &Design, rows: &[f64], variances: Variances) -> Vec<LevelStep> {
    optimum(design, rows, &Residuals::one(), Sought::drift_only(variances))
        .and_then(|found| scan(design, rows, found.variances))
        .unwrap_or_default()
}

/// By how much t² at the true place falls short of the largest, in a share 1 − level of
/// simulations of the step found; the drift is that of a fit with the step.
fn shortfall(
    trend: &Trend,
    place: usize,
    step: &LevelStep,
    level: Level,
    simulations: usize,
    draws: &mut Draws,
) -> f64 {
    let design = &trend.fitted.design;
    let from = design.events.partition_point(|event| event.day < step.by);
    let stepped = design.with_step(from);
    let sought = Sought::drift_only(trend.fitted.variances);
    let variances = optimum(&stepped, &stepped.rows, &Residuals::one(), sought)
        .map_or(trend.fitted.variances, |found| found.variances);
    let (width, mut rows) = (design.width(), design.rows.clone());
    let mut found: Vec<f64> = (0..simulations)
        .map(|_| {
            simulate(design, variances, draws, &mut rows);
            for row in rows.chunks_exact_mut(width).skip(from) {
                row[0] += step.jump;
            }
            let steps = rescan(design, &rows, variances);
            let own = steps.get(place).map_or(0.0, |step| step.t);
            largest_t(&steps).powi(2) - own * own
        })
        .collect();
    found.sort_by(f64::total_cmp);
    let rank = (level.value() * (simulations + 1) as f64).ceil() as usize;
    found.get(rank.saturating_sub(1)).copied().unwrap_or(f64::INFINITY)
}

/// The step before an event is the column that is 1 from there on: its products with S⁻¹ and
/// the other columns are what the backward pass holds.
fn scan(design: &Design, rows: &[f64], variances: Variances) -> Option<Vec<LevelStep>> {
    let mut steps = Vec::new();
    backward(design, rows, variances, |_, _, step| {
        let by = design.events[step.event].day;
        let before = step.event.checked_sub(1);
        let after = before.map_or(design.start, |event| design.events[event].day);
        // A step that a house effect or the level takes up whole is told by rounding only.
        if after < by && step.information > 1e-9 * step.alone {
            let se = step.information.sqrt().recip();
            let jump = step.score / step.information;
            steps.push(LevelStep { after, by, jump, se, t: jump / se });
        }
    })?;
    steps.reverse();
    Some(steps)
}

#[cfg(test)]
mod tests {
    use nalgebra::{DMatrix, DVector};

    use super::super::jackman_tests::{of, polls};
    use super::super::{Anchor, Houses, Poll, Spread, TrendModel, Weights};
    use super::*;

    #[test]
    fn the_australian_series_jumps_in_december_2006() {
        let trend = of(Houses::SumToZero(Weights::Equal));
        let found = step_test(&trend, Level::default(), 600, 1).unwrap();
        assert!((found.largest.t - 4.13).abs() < 0.005, "{:?}", found.largest);
        assert!((found.largest.jump - 7.05).abs() < 0.005, "{:?}", found.largest);
        // 2004-10-08 + 788 days: 5 December 2006.
        assert_eq!((found.largest.after, found.largest.by), (784, 792));
        assert_eq!(found.largest.day(), 788);
        // 49 of 10,000 with another seed; the reference's 0 of 600 has a chance of 5% then.
        assert!((found.p.value - 0.0049).abs() < 3.0 * (0.0049_f64 / 600.0).sqrt());
        assert!(found.days.0 >= 770 && found.days.1 <= 806, "{:?}", found.days);
        assert!(found.days.0 <= 785 && found.days.1 >= 792, "{:?}", found.days);
        let again = step_test(&trend, Level::default(), 600, 1).unwrap();
        assert_eq!(found, again);
    }

    #[test]
    fn known_results_do_not_move_the_step() {
        let anchors =
            vec![Anchor { day: 1, value: 37.64 }, Anchor { day: 1142, value: 43.38 }];
        let found =
            step_test(&of(Houses::Anchored(anchors)), Level::default(), 99, 2).unwrap();
        assert_eq!((found.largest.after, found.largest.by), (784, 792));
        assert!(found.p.value <= 0.05 && found.largest.t > 4.0, "{:?}", found.largest);
        // Before the first poll there is the known result, and a step after it.
        assert_eq!(found.steps[0].after, 1);
    }

    /// Generalised least squares with the step as one more column, in full matrices.
    fn dense(polls: &[Poll], drift: f64, spread: f64, by: i32) -> (f64, f64) {
        let start = polls.iter().map(|p| p.day).min().unwrap();
        let n = polls.len();
        let covariance = DMatrix::from_fn(n, n, |i, j| {
            let walk = drift * f64::from(polls[i].day.min(polls[j].day) - start);
            let same = if polls[i].house == polls[j].house { spread } else { 0.0 };
            walk + same + if i == j { polls[i].variance } else { 0.0 }
        });
        let inverse = covariance.try_inverse().unwrap();
        let free = if spread > 0.0 { 0 } else { 1 };
        let x = DMatrix::from_fn(n, 2 + free, |i, c| match c {
            0 => 1.0,
            1 => f64::from(u8::from(polls[i].day >= by)),
            _ => 1.0 - 2.0 * polls[i].house as f64,
        });
        let y = DVector::from_iterator(n, polls.iter().map(|p| p.value));
        let information = (x.transpose() * &inverse * &x).try_inverse().unwrap();
        let beta = &information * x.transpose() * inverse * y;
        (beta[1], information[(1, 1)].sqrt())
    }

    #[test]
    fn every_step_is_one_more_column_of_least_squares() {
        let polls: Vec<Poll> = polls()
            .into_iter()
            .take(30)
            .map(|p| Poll { house: usize::from(p.house > 1), ..p })
            .collect();
        for houses in
            [Houses::SumToZero(Weights::Equal), Houses::Shrunken(Spread::Known(1.5))]
        {
            let spread = if matches!(houses, Houses::Shrunken(_)) { 2.25 } else { 0.0 };
            let model = TrendModel { houses, estimate_inflation: false };
            let trend = Trend::fit(&polls, &model).unwrap();
            let steps = level_steps(&trend);
            assert!(steps.len() > 20);
            for step in steps {
                let (jump, se) = dense(&polls, trend.drift().powi(2), spread, step.by);
                assert!((step.jump - jump).abs() < 1e-8, "{step:?} {jump}");
                assert!((step.se - se).abs() < 1e-8, "{step:?} {se}");
            }
        }
    }

    #[test]
    fn a_quiet_series_has_no_step() {
        let mut draws = Draws::new(3);
        let polls: Vec<Poll> = (0..60)
            .map(|i| Poll {
                day: 4 * i,
                house: (i % 3) as usize,
                value: 40.0 + 1.5 * draws.normal(),
                variance: 2.25,
            })
            .collect();
        let trend = Trend::fit(&polls, &TrendModel::default()).unwrap();
        let found = step_test(&trend, Level::default(), 199, 5).unwrap();
        assert!(found.p.value > 0.05, "{:?}", found.p);
        assert!(step_test(&trend, Level::default(), 0, 5).is_err());
        let one = Trend::fit(&polls[..1], &TrendModel::default()).unwrap();
        assert_eq!(level_steps(&one), vec![]);
        assert_eq!(
            step_test(&one, Level::default(), 10, 5),
            Err(StatsError::Undetermined)
        );
    }
}
