//! 250 polls of 8 houses: fitting and smoothing one answer, and all answers together.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use endoxa::stats::trend::{
    Draws, Poll, QuestionPoll, QuestionTrend, Trend, TrendModel, Weights,
};

const POLLS: usize = 250;
const HOUSES: usize = 8;
const DAYS: i32 = 1000;

/// Polls of a level that drifts, every four days one.
fn polls() -> Vec<QuestionPoll> {
    let mut draws = Draws::new(7);
    let mut level = 0.4;
    (0..POLLS)
        .map(|i| {
            level += 0.004 * draws.normal();
            let effect = 0.004 * (i % HOUSES) as f64 - 0.014;
            let share = level + effect + 0.015 * draws.normal();
            QuestionPoll {
                day: 4 * i as i32,
                house: i % HOUSES,
                shares: vec![share, 0.9 - share, 0.1],
                n: 1000.0,
            }
        })
        .collect()
}

fn trend(c: &mut Criterion) {
    let question = polls();
    let one: Vec<Poll> = question
        .iter()
        .map(|poll| {
            let p = poll.shares[0];
            Poll {
                day: poll.day,
                house: poll.house,
                value: p,
                variance: p * (1.0 - p) / poll.n,
            }
        })
        .collect();
    let model = TrendModel { estimate_inflation: true, ..TrendModel::default() };
    c.bench_function("one answer: fit, every day's level, house effects", |b| {
        b.iter(|| {
            let fitted = Trend::fit(black_box(&one), &model).ok()?;
            let levels: f64 = (0..DAYS).map(|day| fitted.level(day).value).sum();
            Some((levels, fitted.house_effects()))
        });
    });
    c.bench_function("one answer, averaged over drifts", |b| {
        b.iter(|| {
            let fitted = Trend::fit(black_box(&one), &model).ok()?.over_drifts().ok()?;
            Some((0..DAYS).step_by(4).map(|day| fitted.level(day).value).sum::<f64>())
        });
    });
    c.bench_function("three answers together, averaged over drifts", |b| {
        b.iter(|| {
            let fitted =
                QuestionTrend::fit(black_box(&question), Weights::Equal, true).ok()?;
            let fitted = fitted.over_drifts().ok()?;
            Some((0..DAYS).step_by(4).map(|day| fitted.levels(day)[0].value).sum::<f64>())
        });
    });
}

criterion_group!(benches, trend);
criterion_main!(benches);
