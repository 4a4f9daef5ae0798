//! The trend with the uncertainty of its drift.

use super::super::{Level, StatsError};
use super::filter::Variances;
use super::likelihood::{Residuals, restricted_at};
use super::local_level::root;
use super::smooth::{Fitted, Point};
use super::{Estimate, QuestionTrend, Trend};

/// Drifts averaged over.
const PARTS: usize = 40;

/// Log-likelihood below the maximum from which a drift is left out: a weight of 0.0003.
const DEPTH: f64 = 8.0;

/// A trend averaged over the drifts that the polls allow, each weighted by its restricted
/// likelihood: the posterior under a uniform prior of ω (Jackman 2005). A trend with its
/// estimated drift is too sure of itself where polls are few, and of a drift estimated as none
/// most of all (docs/calibration.md).
#[derive(Debug, Clone)]
pub struct DriftMixture {
    /// Drift ω, weight, model; weights add up to 1.
    parts: Vec<(f64, f64, Fitted)>,
}

/// Trends of all answers of a question, averaged over their common ratio of drift to sampling
/// error as [`DriftMixture`] is over its drift.
#[derive(Debug, Clone)]
pub struct QuestionDriftMixture {
    parts: Vec<(f64, f64, Fitted)>,
    scales: Vec<f64>,
}

impl Trend {
    /// Averages the trend over its drift; c² and τ stay as they are.
    ///
    /// # Errors
    /// Polls that do not determine the level.
    pub fn over_drifts(&self) -> Result<DriftMixture, StatsError> {
        Ok(DriftMixture { parts: parts(&self.fitted, &Residuals::one())? })
    }
}

impl QuestionTrend {
    /// Averages the trends over their drift; c² stays as it is.
    ///
    /// # Errors
    /// Polls that do not determine the level.
    pub fn over_drifts(&self) -> Result<QuestionDriftMixture, StatsError> {
        let scales = (0..self.answers()).map(|answer| self.scale(answer)).collect();
        Ok(QuestionDriftMixture { parts: parts(&self.fitted, &self.residuals)?, scales })
    }
}

/// The drifts that the polls allow, with their weights.
fn parts(
    fitted: &Fitted,
    residuals: &Residuals,
) -> Result<Vec<(f64, f64, Fitted)>, StatsError> {
    let Fitted { design, variances, .. } = fitted;
    let value = |drift: f64| {
        let at = Variances { drift: drift * drift, ..*variances };
        restricted_at(design, at, residuals).unwrap_or(f64::NEG_INFINITY)
    };
    let span = design.span();
    if span <= 0.0 {
        return Ok(vec![(0.0, 1.0, fitted.clone())]);
    }
    let best = variances.drift.sqrt();
    let floor = value(best) - DEPTH;
    // A drift that moves the level by one poll's error over the whole time.
    let scale = (design.mean_noise() / span).sqrt();
    let mut high = best.max(scale);
    for _ in 0..30 {
        if value(high) < floor {
            break;
        }
        high *= 2.0;
    }
    let high = edge(best, high, |drift| value(drift) - floor);
    let low =
        if value(0.0) > floor { 0.0 } else { edge(best, 0.0, |d| value(d) - floor) };
    let step = (high - low) / PARTS as f64;
    let mut parts = Vec::with_capacity(PARTS);
    for i in 0..PARTS {
        let drift = low + step * (i as f64 + 0.5);
        let at = Variances { drift: drift * drift, ..*variances };
        let weight = (value(drift) - floor - DEPTH).exp();
        if let Some(fitted) = Fitted::new(design.clone(), at).filter(|_| weight > 0.0) {
            parts.push((drift, weight, fitted));
        }
    }
    let whole: f64 = parts.iter().map(|(_, weight, _)| weight).sum();
    if whole <= 0.0 {
        return Err(StatsError::Undetermined);
    }
    for (_, weight, _) in &mut parts {
        *weight /= whole;
    }
    Ok(parts)
}

impl QuestionDriftMixture {
    /// The level of every answer on a day.
    #[must_use]
    pub fn levels(&self, day: i32) -> Vec<Estimate> {
        self.each(|fitted| {
            let point = fitted.point(day);
            let variance = fitted.covariance_of(&point, &point);
            (self.answers().map(|i| fitted.value(&point, i)).collect(), variance)
        })
    }

    /// The change of every answer's level from one day to another.
    #[must_use]
    pub fn changes(&self, from: i32, to: i32) -> Vec<Estimate> {
        self.each(|fitted| {
            let (a, b) = (fitted.point(from), fitted.point(to));
            let of = |a: &Point, b: &Point| fitted.covariance_of(a, b);
            let variance = of(&a, &a) + of(&b, &b) - 2.0 * of(&a, &b);
            let value = |i| fitted.value(&b, i) - fitted.value(&a, i);
            (self.answers().map(value).collect(), variance.max(0.0))
        })
    }

    fn answers(&self) -> std::ops::Range<usize> {
        0..self.scales.len()
    }

    /// Values of all answers and their variance in units of p(1 − p).
    fn each(&self, of: impl Fn(&Fitted) -> (Vec<f64>, f64)) -> Vec<Estimate> {
        let found: Vec<(f64, Vec<f64>, f64)> = self
            .parts
            .iter()
            .map(|(_, weight, fitted)| {
                let (values, variance) = of(fitted);
                (*weight, values, variance)
            })
            .collect();
        self.answers()
            .map(|i| {
                let scale = self.scales[i];
                mean_of(found.iter().map(|(weight, values, variance)| {
                    (*weight, values[i], scale * variance)
                }))
            })
            .collect()
    }
}

impl DriftMixture {
    /// The level on a day.
    #[must_use]
    pub fn level(&self, day: i32) -> Estimate {
        average(&self.parts, |fitted| {
            let point = fitted.point(day);
            (fitted.value(&point, 0), fitted.covariance_of(&point, &point))
        })
    }

    /// Change of the level from one day to another.
    #[must_use]
    pub fn change(&self, from: i32, to: i32) -> Estimate {
        average(&self.parts, |fitted| {
            let (a, b) = (fitted.point(from), fitted.point(to));
            let of = |a: &Point, b: &Point| fitted.covariance_of(a, b);
            let variance = of(&a, &a) + of(&b, &b) - 2.0 * of(&a, &b);
            (fitted.value(&b, 0) - fitted.value(&a, 0), variance.max(0.0))
        })
    }

    /// The drifts between which the middle of the posterior lies.
    #[must_use]
    pub fn drift_interval(&self, level: Level) -> (f64, f64) {
        let quantile = |p: f64| {
            let mut sum = 0.0;
            let found = self.parts.iter().find(|(_, weight, _)| {
                sum += weight;
                sum >= p
            });
            found.or(self.parts.last()).map_or(0.0, |(drift, _, _)| *drift)
        };
        (quantile(level.alpha() / 2.0), quantile(1.0 - level.alpha() / 2.0))
    }
}

fn average(parts: &[(f64, f64, Fitted)], of: impl Fn(&Fitted) -> (f64, f64)) -> Estimate {
    let found: Vec<(f64, f64, f64)> = parts
        .iter()
        .map(|(_, weight, fitted)| {
            let (value, variance) = of(fitted);
            (*weight, value, variance)
        })
        .collect();
    mean_of(found.iter().copied())
}

/// Mean, and the variance within plus the variance between, of weights, values and variances.
fn mean_of(found: impl Iterator<Item = (f64, f64, f64)> + Clone) -> Estimate {
    let mean: f64 = found.clone().map(|(weight, value, _)| weight * value).sum();
    let variance = found
        .map(|(weight, value, variance)| weight * (variance + (value - mean).powi(2)))
        .sum();
    Estimate { value: mean, se: root(variance) }
}

/// Where a function that is positive inside changes its sign on the way outside.
fn edge(mut inside: f64, mut outside: f64, f: impl Fn(f64) -> f64) -> f64 {
    for _ in 0..40 {
        let middle = 0.5 * (inside + outside);
        *(if f(middle) > 0.0 { &mut inside } else { &mut outside }) = middle;
    }
    0.5 * (inside + outside)
}

#[cfg(test)]
mod tests {
    use super::super::jackman_tests::of;
    use super::super::{Anchor, Houses, Poll, QuestionPoll, TrendModel, Weights};
    use super::*;

    #[test]
    fn a_drift_that_is_known_well_changes_little() {
        let trend = of(Houses::SumToZero(Weights::Equal));
        let mixture = trend.over_drifts().unwrap();
        for day in [100, 500, 791, 1100] {
            let (plain, mixed) = (trend.level(day), mixture.level(day));
            assert!((plain.value - mixed.value).abs() < 0.3 * plain.se, "{day}");
            let ratio = mixed.se / plain.se;
            assert!((1.0..1.1).contains(&ratio), "{day}: {ratio}");
        }
        let (low, high) = mixture.drift_interval(Level::default());
        assert!(low < trend.drift() && trend.drift() < high);
        assert!(low > 0.3 && high < 0.6, "{low} {high}");
    }

    #[test]
    fn a_flat_level_may_have_moved() {
        let polls: Vec<Poll> = (0..12)
            .map(|i| Poll { day: 5 * i, house: 0, value: 0.4, variance: 2e-4 })
            .collect();
        let trend = Trend::fit(&polls, &TrendModel::default()).unwrap();
        assert!(trend.is_flat() && trend.change(0, 55).se == 0.0);
        let mixture = trend.over_drifts().unwrap();
        let change = mixture.change(0, 55);
        assert!(change.value.abs() < 1e-12 && change.se > 0.003, "{change:?}");
        assert!(mixture.level(30).se > trend.level(30).se);
        let one = Trend::fit(&polls[..1], &TrendModel::default()).unwrap();
        assert_eq!(one.over_drifts().unwrap().level(0), one.level(0));
    }

    #[test]
    fn two_answers_are_averaged_as_one_is() {
        let two: Vec<QuestionPoll> = (0..40)
            .map(|i| {
                let p = 0.4 + 0.05 * (f64::from(i) / 7.0).sin();
                let (day, house) = (5 * i, (i % 2) as usize);
                QuestionPoll { day, house, shares: vec![p, 1.0 - p], n: 800.0 }
            })
            .collect();
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
        let joint = QuestionTrend::fit(&two, Weights::Equal, false).unwrap();
        let (joint, alone) = (
            joint.over_drifts().unwrap(),
            Trend::fit(&alone, &TrendModel::default()).unwrap().over_drifts().unwrap(),
        );
        for day in [0, 33, 120, 195] {
            let (a, b) = (joint.levels(day), alone.level(day));
            assert!((a[0].value - b.value).abs() < 1e-6, "{a:?} {b:?}");
            assert!((a[0].se - b.se).abs() < 1e-6, "{a:?} {b:?}");
            assert!((a[0].value + a[1].value - 1.0).abs() < 1e-9);
        }
        let (a, b) = (joint.changes(20, 90)[1], alone.change(20, 90));
        assert!((a.value + b.value).abs() < 1e-6 && (a.se - b.se).abs() < 1e-6);
    }

    #[test]
    fn known_results_stay_known() {
        let anchors =
            vec![Anchor { day: 1, value: 37.64 }, Anchor { day: 1142, value: 43.38 }];
        let mixture = of(Houses::Anchored(anchors)).over_drifts().unwrap();
        let found = mixture.level(1142);
        assert!((found.value - 43.38).abs() < 1e-9 && found.se < 1e-6, "{found:?}");
    }
}
