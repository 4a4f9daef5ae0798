//! Calibration by Newton's method.

use super::super::StatsError;
use super::newton::Dual;
use super::problem::scaled_misfit;
use super::{Distance, Obstacle, Problem};

/// Largest |misfit|/(1 + |target|) of weights that count as meeting their targets.
pub(super) const TOLERANCE: f64 = 1e-7;

/// Factors that meet the targets.
#[derive(Debug, Clone, PartialEq)]
pub struct Solution {
    /// Final weight over base weight, one a cell.
    pub factors: Vec<f64>,
    /// Steps or sweeps taken.
    pub iterations: usize,
    /// Largest |misfit|/(1 + |target|).
    pub misfit: f64,
}

/// Why weights were not found.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum CalibrationError {
    /// An argument outside its range.
    #[error(transparent)]
    Stats(#[from] StatsError),
    /// Targets that no weights meet.
    #[error("no weights meet the targets: {0:?}")]
    Obstacles(Vec<Obstacle>),
    /// Nothing stands against the targets one by one, and the weights still miss them:
    /// margins that exclude each other within the limits, or too few steps.
    #[error("misfit of {misfit} after {iterations} iterations")]
    NotMet {
        /// Largest |misfit|/(1 + |target|).
        misfit: f64,
        /// Steps or sweeps taken.
        iterations: usize,
        /// Weighted total less target, one a column.
        misfits: Vec<f64>,
    },
}

/// Weights as near as possible to the base weights that meet every target
/// (Deville & Särndal 1992), by Newton's method with halved steps.
///
/// Collinear margins are allowed. Steps end where |misfit|/(1 + |target|) is nil for every
/// column or cannot be made smaller; below 1e-7 the targets count as met (the rule of R's
/// `survey::calibrate`, 50 steps at most).
///
/// # Errors
/// [`CalibrationError`]; [`closest`](super::closest) then says what can be had.
pub fn calibrate(
    problem: &Problem,
    distance: &Distance,
) -> Result<Solution, CalibrationError> {
    distance.check(problem.cells())?;
    let obstacles = problem.obstacles();
    if !obstacles.is_empty() {
        return Err(CalibrationError::Obstacles(obstacles));
    }
    let targets = problem.targets();
    let dual = Dual { problem, distance, targets, penalty: None };
    let (found, iterations) = dual.minimise(vec![0.0; targets.len()]);
    let factors = found.factors.iter().map(|g| g * problem.prescale).collect();
    judge(problem, factors, iterations, TOLERANCE)
}

/// A solution, if its misfit is small enough.
pub(super) fn judge(
    problem: &Problem,
    factors: Vec<f64>,
    iterations: usize,
    tolerance: f64,
) -> Result<Solution, CalibrationError> {
    let misfit = problem.misfit_of(&factors);
    if misfit <= tolerance {
        return Ok(Solution { factors, iterations, misfit });
    }
    let totals = problem.totals_of(&factors);
    let misfits: Vec<f64> = totals
        .iter()
        .zip(problem.targets())
        .map(|(total, target)| total - target)
        .collect();
    let misfit = misfits
        .iter()
        .zip(problem.targets())
        .map(|(misfit, target)| scaled_misfit(*misfit, *target))
        .fold(0.0, f64::max);
    Err(CalibrationError::NotMet { misfit, iterations, misfits })
}
