//! Raking by iterative proportional fitting, and post-stratification, its one-margin case.

use super::super::StatsError;
use super::calibrate::judge;
use super::{CalibrationError, Margin, Problem, Solution};

/// Largest |misfit|/(1 + |target|) at which sweeps end: convergence to the digits that
/// matter, unlike programs that stop after a few sweeps or at a unit's weight.
const TOLERANCE: f64 = 1e-10;
const MAX_SWEEPS: usize = 10_000;

/// Raking (Deming & Stephan 1940): each margin in turn is brought to its targets, until all
/// are met to |misfit|/(1 + |target|) ≤ 1e-10. The weights are those of
/// [`Distance::Raking`](super::Distance::Raking) without limits; sweeps stay cheap with many
/// levels, and converge slowly where margins nearly contradict each other.
///
/// # Errors
/// [`CalibrationError`], and [`StatsError::OnlyMargins`] for a problem with measures.
pub fn rake(problem: &Problem) -> Result<Solution, CalibrationError> {
    let structure = &problem.structure;
    if !structure.measures.is_empty() {
        return Err(StatsError::OnlyMargins.into());
    }
    let obstacles = problem.obstacles();
    if !obstacles.is_empty() {
        return Err(CalibrationError::Obstacles(obstacles));
    }
    let mut weights = problem.base().to_vec();
    let mut sweeps = 0;
    while sweeps < MAX_SWEEPS {
        sweeps += 1;
        let mut first = 0;
        let mut worst: f64 = 0.0;
        for margin in &structure.margins {
            let targets = &problem.targets()[first..first + margin.levels()];
            worst = worst.max(fit(&mut weights, margin, targets));
            first += margin.levels();
        }
        // A sweep that found every margin met has moved none of them since.
        // One margin is met by one sweep.
        if worst <= TOLERANCE || structure.margins.len() == 1 {
            break;
        }
    }
    let factors = weights
        .iter()
        .zip(problem.base())
        .map(|(w, d)| if *d > 0.0 { w / d } else { 1.0 })
        .collect();
    judge(problem, factors, sweeps, 2.0 * TOLERANCE)
}

/// Brings a margin to its targets; returns by how much it missed them before.
fn fit(weights: &mut [f64], margin: &Margin, targets: &[f64]) -> f64 {
    let mut totals = vec![0.0; targets.len()];
    for (w, level) in weights.iter().zip(&margin.of_cell) {
        totals[*level] += w;
    }
    let mut worst: f64 = 0.0;
    for (total, target) in totals.iter_mut().zip(targets) {
        worst = worst.max(super::problem::scaled_misfit(*total - target, *target));
        *total = if *total > 0.0 { target / *total } else { 1.0 };
    }
    for (w, level) in weights.iter_mut().zip(&margin.of_cell) {
        *w *= totals[*level];
    }
    worst
}

/// Post-stratification: the factor of a level is its target over its base weight
/// (Särndal, Swensson & Wretman 1992, §7.6).
///
/// # Errors
/// [`CalibrationError`], and [`StatsError::OnlyMargins`] for a problem of measures or of
/// more than one margin.
pub fn post_stratify(problem: &Problem) -> Result<Solution, CalibrationError> {
    if problem.structure.margins.len() == 1 {
        rake(problem)
    } else {
        Err(StatsError::OnlyMargins.into())
    }
}
