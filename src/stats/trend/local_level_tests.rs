//! The filter and smoother against dense matrices, and the guards.

use nalgebra::{DMatrix, DVector};
use proptest::prelude::*;

use super::super::StatsError;
use super::design::{Columns, Design, Taken};
use super::filter::Variances;
use super::smooth::Fitted;
use super::*;

const PLAIN: TrendModel =
    TrendModel { houses: Houses::SumToZero(Weights::Equal), estimate_inflation: false };

fn sample() -> Vec<Poll> {
    (0..24)
        .map(|i| Poll {
            day: 3 * i + (i % 5) - 40,
            house: [0, 1, 2, 1, 0, 0, 2, 1][i as usize % 8],
            value: 40.0 + 3.0 * (f64::from(i) / 4.0).sin() + f64::from(i * i % 7) - 3.0,
            variance: 1.0 + f64::from(i % 4) / 3.0,
        })
        .collect()
}

/// Universal kriging with full matrices: levels, their covariance, house effects.
struct Dense {
    polls: Vec<Poll>,
    start: i32,
    drift: f64,
    inverse: DMatrix<f64>,
    columns: DMatrix<f64>,
    coefficients: DMatrix<f64>,
    beta: DVector<f64>,
    y: DVector<f64>,
}

impl Dense {
    /// `of_house` are the columns of each house; a prior variance τ² enters the covariance.
    fn new(polls: &[Poll], drift: f64, of_house: &[&[f64]], spread: f64) -> Self {
        let start = polls.iter().map(|p| p.day).min().unwrap();
        let n = polls.len();
        let walk = |a: i32, b: i32| Self::walk(start, drift, a, b);
        let covariance = DMatrix::from_fn(n, n, |i, j| {
            let (a, b) = (polls[i], polls[j]);
            let same = if a.house == b.house { spread } else { 0.0 };
            walk(a.day, b.day) + same + if i == j { a.variance } else { 0.0 }
        });
        let inverse = covariance.try_inverse().unwrap();
        let columns = DMatrix::from_fn(n, 1 + of_house[0].len(), |i, c| {
            if c == 0 { 1.0 } else { of_house[polls[i].house][c - 1] }
        });
        let y = DVector::from_iterator(n, polls.iter().map(|p| p.value));
        let coefficients =
            (columns.transpose() * &inverse * &columns).try_inverse().unwrap();
        let beta = &coefficients * columns.transpose() * &inverse * &y;
        let polls = polls.to_vec();
        Self { polls, start, drift, inverse, columns, coefficients, beta, y }
    }

    fn walk(start: i32, drift: f64, a: i32, b: i32) -> f64 {
        let (a, b) = (f64::from(a - start), f64::from(b - start));
        if a * b > 0.0 { drift * a.abs().min(b.abs()) } else { 0.0 }
    }

    fn with(&self, day: i32) -> (DVector<f64>, DVector<f64>) {
        let c = DVector::from_iterator(
            self.polls.len(),
            self.polls.iter().map(|p| Self::walk(self.start, self.drift, day, p.day)),
        );
        let mut slope = -(self.columns.transpose() * &self.inverse * &c);
        slope[0] += 1.0;
        (c, slope)
    }

    fn level(&self, day: i32) -> f64 {
        let (c, _) = self.with(day);
        let rest = &self.y - &self.columns * &self.beta;
        self.beta[0] + c.dot(&(&self.inverse * rest))
    }

    fn covariance(&self, a: i32, b: i32) -> f64 {
        let ((ca, ga), (cb, gb)) = (self.with(a), self.with(b));
        Self::walk(self.start, self.drift, a, b) - ca.dot(&(&self.inverse * cb))
            + ga.dot(&(&self.coefficients * gb))
    }

    /// ln of the restricted likelihood, up to a constant.
    fn log_likelihood(&self) -> f64 {
        let rest = &self.y - &self.columns * &self.beta;
        let fit = rest.dot(&(&self.inverse * &rest));
        0.5 * (self.inverse.determinant().ln() + self.coefficients.determinant().ln()
            - fit)
    }

    fn compare(&self, trend: &Trend) {
        for a in [-55, -45, -40, -31, -7, 0, 1, 19, 29, 31, 60] {
            let off = trend.level(a).value - self.level(a);
            assert!(off.abs() < 1e-9, "{a}: {off:e}");
            for b in [-50, -40, -7, -6, 2, 18, 30, 33, 70] {
                let off = trend.covariance(a, b) - self.covariance(a, b);
                assert!(off.abs() < 1e-9, "{a} {b}: {off:e}");
                let contrast = self.covariance(a, a) + self.covariance(b, b)
                    - 2.0 * self.covariance(a, b);
                let off = trend.change(a, b).se.powi(2) - contrast;
                assert!(off.abs() < 1e-9, "{a} {b}: {off:e}");
            }
        }
    }
}

#[test]
fn levels_and_their_covariances_match_dense_matrices() {
    let polls = sample();
    let trend = Trend::fit(&polls, &PLAIN).unwrap();
    assert!(trend.drift() > 0.05, "{}", trend.drift());
    let drift = trend.drift().powi(2);
    let equal: [&[f64]; 3] = [&[1.0, 0.0], &[0.0, 1.0], &[-1.0, -1.0]];
    let dense = Dense::new(&polls, drift, &equal, 0.0);
    dense.compare(&trend);
    for (found, column) in trend.house_effects().iter().zip([1, 2]) {
        assert!((found.value - dense.beta[column]).abs() < 1e-9);
        let se = dense.coefficients[(column, column)].sqrt();
        assert!((found.se - se).abs() < 1e-9);
    }
    for (fit, poll) in trend.fits().iter().zip(&polls) {
        assert!((fit.expected + fit.residual - poll.value).abs() < 1e-9);
        let own = trend.house_effects()[poll.house].value;
        assert!((fit.expected - dense.level(poll.day) - own).abs() < 1e-9);
    }
}

#[test]
fn averaging_over_drifts_matches_dense_matrices() {
    let polls = sample();
    let trend = Trend::fit(&polls, &PLAIN).unwrap();
    let mixture = trend.over_drifts().unwrap();
    let equal: [&[f64]; 3] = [&[1.0, 0.0], &[0.0, 1.0], &[-1.0, -1.0]];
    let drifts: Vec<f64> = (0..3000).map(|i| (f64::from(i) + 0.5) * 0.001).collect();
    let parts: Vec<(f64, [f64; 2])> = drifts
        .iter()
        .map(|drift| {
            let dense = Dense::new(&polls, drift * drift, &equal, 0.0);
            let weight = (dense.log_likelihood() + 30.0).exp();
            (weight, [dense.level(-7), dense.covariance(-7, -7)])
        })
        .collect();
    let whole: f64 = parts.iter().map(|(weight, _)| weight).sum();
    let mean = parts.iter().map(|(w, part)| w * part[0]).sum::<f64>() / whole;
    let square = |[value, variance]: [f64; 2]| variance + (value - mean).powi(2);
    let variance = parts.iter().map(|(w, part)| w * square(*part)).sum::<f64>() / whole;
    let found = mixture.level(-7);
    assert!((found.value - mean).abs() < 2e-3, "{found:?} {mean}");
    assert!((found.se / variance.sqrt() - 1.0).abs() < 5e-3, "{found:?} {variance}");
}

#[test]
fn shrunken_house_effects_match_dense_matrices() {
    let polls = sample();
    let model = TrendModel { houses: Houses::Shrunken(Spread::Known(0.7)), ..PLAIN };
    let trend = Trend::fit(&polls, &model).unwrap();
    assert_eq!(trend.house_sd(), Some(0.7));
    let none: [&[f64]; 3] = [&[], &[], &[]];
    Dense::new(&polls, trend.drift().powi(2), &none, 0.49).compare(&trend);
}

#[test]
fn the_estimated_spread_and_drift_are_the_highest_point_around() {
    let apart = |p: Poll| Poll { value: p.value + 4.0 * p.house as f64, ..p };
    let polls: Vec<Poll> = sample().into_iter().map(apart).collect();
    let of = |spread| TrendModel { houses: Houses::Shrunken(spread), ..PLAIN };
    let best = Trend::fit(&polls, &of(Spread::Estimated)).unwrap();
    let sd = best.house_sd().unwrap();
    assert!((2.0..8.0).contains(&sd), "{sd}");
    for factor in [0.5, 0.9, 1.1, 2.0] {
        let other = Trend::fit(&polls, &of(Spread::Known(sd * factor))).unwrap();
        assert!(other.log_likelihood() < best.log_likelihood(), "{factor}");
    }
}

#[test]
fn a_wide_prior_leaves_the_contrasts_of_free_effects() {
    let polls = sample();
    let model = TrendModel { houses: Houses::Shrunken(Spread::Known(1e4)), ..PLAIN };
    let (wide, free) =
        (Trend::fit(&polls, &model).unwrap(), Trend::fit(&polls, &PLAIN).unwrap());
    for (a, b) in [(0, 1), (0, 2), (2, 1)] {
        let (x, y) =
            (wide.house_contrast(a, b).unwrap(), free.house_contrast(a, b).unwrap());
        assert!((x.value - y.value).abs() < 1e-4 && (x.se - y.se).abs() < 1e-4);
    }
    assert_eq!(free.house_contrast(0, 3), Err(StatsError::HouseWithoutPoll(3)));
}

#[test]
fn poll_weights_move_the_level_by_what_they_say() {
    // The same fit told otherwise: fitted values are equal, effects sum to zero by weight.
    let polls = sample();
    let model = TrendModel { houses: Houses::SumToZero(Weights::Polls), ..PLAIN };
    let (weighted, equal) =
        (Trend::fit(&polls, &model).unwrap(), Trend::fit(&polls, &PLAIN).unwrap());
    let effects = weighted.house_effects();
    let sum: f64 = polls.iter().map(|p| effects[p.house].value).sum();
    assert!(sum.abs() < 1e-9, "{sum}");
    for (a, b) in weighted.fits().iter().zip(equal.fits()) {
        assert!((a.expected - b.expected).abs() < 1e-6);
    }
    let moved = equal.house_effects()[0].value - effects[0].value;
    assert!((weighted.level(0).value - equal.level(0).value - moved).abs() < 1e-6);
}

#[test]
fn a_known_result_may_come_first_last_or_between() {
    let polls = sample();
    for day in [-60, -40, 3, 90] {
        let anchors = vec![Anchor { day, value: 41.5 }];
        let model = TrendModel { houses: Houses::Anchored(anchors), ..PLAIN };
        let trend = Trend::fit(&polls, &model).unwrap();
        let found = trend.level(day);
        assert!((found.value - 41.5).abs() < 1e-9 && found.se < 1e-6, "{day}: {found:?}");
        // One result moves all biases together and changes no contrast.
        let (a, b) = (
            trend.house_contrast(0, 1).unwrap(),
            Trend::fit(&polls, &PLAIN).unwrap().house_contrast(0, 1).unwrap(),
        );
        assert!((a.value - b.value).abs() < 1e-5 && (a.se - b.se).abs() < 1e-5, "{day}");
    }
    let twice = vec![Anchor { day: 1, value: 1.0 }, Anchor { day: 1, value: 2.0 }];
    let model = TrendModel { houses: Houses::Anchored(twice), ..PLAIN };
    assert_eq!(Trend::fit(&polls, &model).map(|_| ()), Err(StatsError::TwoResults(1)));
}

#[test]
fn a_level_that_does_not_move_is_the_weighted_mean() {
    let polls: Vec<Poll> = (0..12)
        .map(|i| Poll {
            day: i,
            house: 0,
            value: 0.4 + 0.001 * f64::from(i % 2),
            variance: 1e-4 * f64::from(1 + i % 3),
        })
        .collect();
    let trend = Trend::fit(&polls, &PLAIN).unwrap();
    assert!(trend.is_flat() && trend.drift() == 0.0);
    let weight: f64 = polls.iter().map(|p| 1.0 / p.variance).sum();
    let mean: f64 = polls.iter().map(|p| p.value / p.variance).sum::<f64>() / weight;
    for day in [-5, 0, 6, 40] {
        let found = trend.level(day);
        assert!((found.value - mean).abs() < 1e-12);
        assert!((found.se - weight.sqrt().recip()).abs() < 1e-12);
    }
    assert_eq!(trend.change(2, 9), Estimate { value: 0.0, se: 0.0 });
    assert_eq!(trend.house_effects(), vec![Estimate { value: 0.0, se: 0.0 }]);
}

#[test]
fn a_house_of_one_poll_moves_no_level() {
    let mut polls = sample();
    let of = |polls: &[Poll]| {
        let model = TrendModel { houses: Houses::SumToZero(Weights::Equal), ..PLAIN };
        Trend::fit(polls, &model).unwrap()
    };
    let before = of(&polls);
    polls.push(Poll { day: 5, house: 3, value: 90.0, variance: 1.0 });
    let after = of(&polls);
    assert_eq!(after.houses_of_one_poll(), vec![3]);
    let (a, b) = (before.change(-10, 20), after.change(-10, 20));
    assert!((a.value - b.value).abs() < 1e-6 && (a.se - b.se).abs() < 1e-6);
    let fit = after.fits()[24];
    assert!(fit.residual.abs() < 1e-9 && fit.variance == 0.0, "{fit:?}");
}

#[test]
fn houses_that_never_polled_together_are_told_apart_badly() {
    let polls: Vec<Poll> = sample()
        .into_iter()
        .map(|p| Poll { house: usize::from(p.day > 0), ..p })
        .collect();
    let apart = Trend::fit(&polls, &PLAIN).unwrap();
    assert_eq!(apart.overlapping_houses(), vec![vec![0], vec![1]]);
    let together = Trend::fit(&sample(), &PLAIN).unwrap();
    assert_eq!(together.overlapping_houses(), vec![vec![0, 1, 2]]);
    let se = |trend: &Trend| trend.house_contrast(0, 1).unwrap().se;
    assert!(se(&apart) > 1.5 * se(&together), "{} {}", se(&apart), se(&together));
}

#[test]
fn inflation_is_estimated_told_and_never_narrows() {
    let scaled = |by: f64| -> Vec<Poll> {
        sample().into_iter().map(|p| Poll { variance: p.variance * by, ..p }).collect()
    };
    let model = TrendModel { estimate_inflation: true, ..PLAIN };
    let of = |by: f64| Trend::fit(&scaled(by), &model).unwrap();
    let (small, large) = (of(0.1), of(100.0));
    let estimate = small.inflation_estimate().unwrap();
    assert!(estimate > 1.0 && small.inflation() == estimate, "{estimate}");
    // c² and the variances it multiplies are one number.
    assert!((large.inflation_estimate().unwrap() * 1000.0 / estimate - 1.0).abs() < 1e-4);
    assert_eq!(large.inflation(), 1.0);
    let plain = Trend::fit(&scaled(100.0), &PLAIN).unwrap();
    assert_eq!(large.level(0), plain.level(0));
    assert_eq!(plain.inflation_estimate(), None);
    // A known spread is sought for by another way, and must agree where it does not matter.
    let wide = TrendModel {
        houses: Houses::Shrunken(Spread::Known(1e4)),
        estimate_inflation: true,
    };
    let found = Trend::fit(&scaled(0.1), &wide).unwrap();
    assert!((found.inflation() / estimate - 1.0).abs() < 1e-3, "{}", found.inflation());
}

#[test]
fn polls_that_agree_in_all_have_no_inflation() {
    let polls: Vec<Poll> =
        (0..9).map(|i| Poll { day: i, house: 0, value: 0.5, variance: 1e-4 }).collect();
    let model = TrendModel { estimate_inflation: true, ..PLAIN };
    let trend = Trend::fit(&polls, &model).unwrap();
    assert_eq!((trend.inflation_estimate(), trend.inflation()), (Some(0.0), 1.0));
    assert_eq!(trend.level(4), Estimate { value: 0.5, se: (1e-4_f64 / 9.0).sqrt() });
}

#[test]
fn intervals_at_the_true_drift_hold_the_level() {
    let (mut draws, mut held) = (Draws::new(12), 0);
    let drift: f64 = 0.15;
    for _ in 0..500 {
        let (mut level, mut truth) = (40.0, 0.0);
        let (mut taken, mut values) = (Vec::new(), Vec::new());
        for day in 0..200 {
            level += drift * draws.normal();
            if day == 77 {
                truth = level;
            }
            if day % 4 == 0 {
                let house = day as usize / 4 % 3;
                taken.push(Taken { day, house, noise: 2.25 });
                values.push(level + house as f64 - 1.0 + 1.5 * draws.normal());
            }
        }
        let columns = Columns::Constrained(Weights::Equal);
        let design = Design::new(&taken, &values, 1, columns).unwrap();
        let at = Variances { drift: drift * drift, noise: 1.0, spread: 1.0 };
        let fitted = Fitted::new(design, at).unwrap();
        let point = fitted.point(77);
        let se = fitted.covariance_of(&point, &point).sqrt();
        held += usize::from((fitted.value(&point, 0) - truth).abs() < 1.959_964 * se);
    }
    // 475 expected; three standard errors of a binomial are 14.6.
    assert!((460..=490).contains(&held), "{held}");
}

#[test]
fn impossible_polls_are_refused() {
    let poll = Poll { day: 0, house: 0, value: 0.5, variance: 1e-4 };
    let of = |polls: &[Poll]| Trend::fit(polls, &PLAIN).map(|_| ());
    assert_eq!(of(&[]), Err(StatsError::TooFew(1)));
    assert_eq!(of(&[poll]), Ok(()));
    assert!(of(&[Poll { value: f64::NAN, ..poll }]).is_err());
    assert!(of(&[Poll { variance: 0.0, ..poll }]).is_err());
    assert!(of(&[Poll { house: usize::MAX, ..poll }]).is_err());
    let gap = [poll, poll, Poll { house: 2, ..poll }];
    assert_eq!(of(&gap), Err(StatsError::HouseWithoutPoll(1)));
    // Two houses of one poll each: their effects and the level are three unknowns of two
    // figures, but the constraint leaves two.
    assert_eq!(of(&[poll, Poll { house: 1, ..poll }]), Ok(()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn time_may_run_backwards(
        values in proptest::collection::vec(0.2..0.6_f64, 6..40), step in 1..9_i32
    ) {
        let polls: Vec<Poll> = values
            .iter()
            .enumerate()
            .map(|(i, value)| Poll {
                day: step * i as i32 / 2,
                house: i % 2,
                value: *value,
                variance: 2e-4 * (1.0 + (i % 3) as f64),
            })
            .collect();
        let back: Vec<Poll> = polls.iter().map(|p| Poll { day: -p.day, ..*p }).collect();
        let (there, back) = (Trend::fit(&polls, &PLAIN).unwrap(), Trend::fit(&back, &PLAIN).unwrap());
        prop_assert!((there.log_likelihood() - back.log_likelihood()).abs() < 1e-6);
        for day in [-3, 0, 4, 30] {
            let (a, b) = (there.level(day), back.level(-day));
            prop_assert!((a.value - b.value).abs() < 1e-5, "{a:?} {b:?}");
            prop_assert!((a.se - b.se).abs() < 1e-5, "{a:?} {b:?}");
        }
    }
}
