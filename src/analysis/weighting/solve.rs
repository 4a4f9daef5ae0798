//! Factors that meet the targets, or the closest.

use std::sync::Arc;

use super::Calibrating;
use super::explain::{named, unmet};
use super::fit::{Fitted, unusable};
use crate::read::Rejected;
use crate::results::{WeightVariance, WeightingMethod};
use crate::stats::StatsError;
use crate::stats::calibration::{
    CalibrationError, Distance, FactorBounds, Limits, Residual, Solution, calibrate,
    closest, post_stratify, rake,
};
use crate::tally::{Mass, Tally};

/// Misfit of weights that stand at their limits, and meet the targets all the same.
const MET: f64 = 1e-6;

/// Factors of base weights.
pub(super) struct Solved {
    pub(super) factors: Vec<f64>,
    pub(super) iterations: usize,
    pub(super) misfit: f64,
    /// The largest relative misfit of the closest weights, where the targets cannot be met.
    pub(super) worst: Option<f64>,
    /// Least and largest factor of each cell, where there are limits.
    pub(super) limits: Option<Vec<(f64, f64)>>,
}

impl Solved {
    pub(super) fn new(of: &Calibrating<'_>, fitted: &Fitted) -> Result<Self, Rejected> {
        let limits = limits(of, fitted).map_err(|e| unusable(of, &e))?;
        let distance = distance(of, limits.clone()).map_err(|e| unusable(of, &e))?;
        match solve(of, fitted, &distance, limits.is_some()) {
            Ok(found) => Ok(Self {
                factors: found.factors,
                iterations: found.iterations,
                misfit: found.misfit,
                worst: None,
                limits,
            }),
            Err(CalibrationError::Stats(error)) => Err(unusable(of, &error)),
            Err(CalibrationError::Obstacles(obstacles)) if !of.spec.closest => {
                Err(Rejected(named(of, fitted, &obstacles)))
            }
            Err(error) => Self::nearest(of, fitted, &distance, limits, &error),
        }
    }

    /// The closest weights; an error that says what they are unless they are asked for.
    fn nearest(
        of: &Calibrating<'_>,
        fitted: &Fitted,
        distance: &Distance,
        limits: Option<Vec<(f64, f64)>>,
        error: &CalibrationError,
    ) -> Result<Self, Rejected> {
        let problem = &fitted.problem;
        let found = closest(problem, distance).map_err(|e| unusable(of, &e))?;
        let off = found.totals.iter().zip(problem.targets());
        let misfit = off
            .map(|(total, target)| (total - target).abs() / (1.0 + target.abs()))
            .fold(0.0, f64::max);
        let met = found.worst == 0.0 && misfit <= MET;
        if !met && !of.spec.closest {
            return Err(Rejected(unmet(of, fitted, &found)));
        }
        let iterations = match error {
            CalibrationError::NotMet { iterations, .. } => *iterations,
            _ => 0,
        };
        let worst = (!met).then_some(found.worst);
        Ok(Self { factors: found.factors, iterations, misfit, worst, limits })
    }

    /// The tally under the weights.
    pub(super) fn applied(&self, of: &Calibrating<'_>, fitted: &Fitted) -> Tally {
        // The fitted values rest on the tally's own base weights.
        let own: Vec<f64> =
            fitted.problem.base().iter().map(|d| d / fitted.scale).collect();
        let own = fitted.problem.with_base(own).ok();
        let residual = match of.variance() {
            WeightVariance::Fixed => None,
            WeightVariance::Calibrated => {
                own.map(|problem| (Residual::regression(&problem), Mass::BaseWeights))
            }
            WeightVariance::RRake => own.and_then(|problem| {
                let found = Residual::unweighted_sweeps(&problem, fitted.n.clone());
                Some((found.ok()?, Mass::Respondents))
            }),
        };
        let residual = residual.map(|(residual, mass)| (Arc::new(residual), mass));
        let factors: Vec<f64> =
            self.factors.iter().map(|factor| factor * fitted.scale).collect();
        fitted.kept.calibrated(Arc::from(fitted.cell_of.as_slice()), &factors, residual)
    }
}

fn solve(
    of: &Calibrating<'_>,
    fitted: &Fitted,
    distance: &Distance,
    limited: bool,
) -> Result<Solution, CalibrationError> {
    let problem = &fitted.problem;
    match of.spec.method {
        WeightingMethod::PostStratify => post_stratify(problem),
        WeightingMethod::Rake if of.numbers.is_empty() && !limited => {
            match rake(problem) {
                // Sweeps can be slow where Newton's steps are not; the weights are the same.
                Err(CalibrationError::NotMet { .. }) => calibrate(problem, distance),
                found => found,
            }
        }
        _ => calibrate(problem, distance),
    }
}

/// The distance of the method, between limits.
fn distance(
    of: &Calibrating<'_>,
    limits: Option<Vec<(f64, f64)>>,
) -> Result<Distance, StatsError> {
    if of.spec.method == WeightingMethod::Logit {
        let [lower, upper] = of.spec.bounds.unwrap_or([f64::NAN; 2]);
        return Ok(Distance::Logit(FactorBounds::new(lower, upper)?));
    }
    let limits = match (limits, of.spec.bounds, of.spec.trim) {
        (Some(limits), _, Some(_)) => Limits::cells(limits)?,
        (_, Some([lower, upper]), None) => {
            Limits::Factors(FactorBounds::new(lower, upper)?)
        }
        _ => Limits::None,
    };
    Ok(match of.spec.method {
        WeightingMethod::Linear => Distance::Linear(limits),
        _ => Distance::Raking(limits),
    })
}

/// Least and largest factor of each cell, of base weights times the problem's prescale:
/// bounds of factors, and limits of weights over the base weight of one respondent.
fn limits(
    of: &Calibrating<'_>,
    fitted: &Fitted,
) -> Result<Option<Vec<(f64, f64)>>, StatsError> {
    let spec = &of.spec;
    if spec.bounds.is_none() && spec.trim.is_none() {
        return Ok(None);
    }
    let [lower, upper] = spec.bounds.unwrap_or([0.0, f64::INFINITY]);
    if spec.bounds.is_some() {
        FactorBounds::new(lower, upper)?;
    }
    let Some([least, most]) = spec.trim else {
        return Ok(Some(vec![(lower, upper); fitted.n.len()]));
    };
    if !((0.0..1.0).contains(&least) && most > 1.0) {
        return Err(StatsError::NotBounds { lower: least, upper: most });
    }
    let mean = fitted.problem.population() / fitted.respondents();
    let prescale = fitted.problem.prescale();
    let of_cell = |(base, n): (&f64, &f64)| {
        let single = base * prescale / n;
        // Nobody there has a weight to be limited.
        if single <= 0.0 {
            return (0.0, 1.0);
        }
        (lower.max(least * mean / single), upper.min(most * mean / single))
    };
    let cells = fitted.problem.base().iter().zip(&fitted.n);
    Ok(Some(cells.map(of_cell).collect()))
}
