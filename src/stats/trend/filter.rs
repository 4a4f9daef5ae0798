//! The Kalman filter of a random walk, run over figures and columns at once.
//!
//! Diffuse start by the augmented filter (Rosenberg 1973; de Jong 1991): the walk starts at 0
//! with certainty, level and house effects are regression coefficients, and the same gains
//! are applied to the figures and to each of their columns. One scalar figure at a time
//! (Durbin & Koopman 2012, §6.4): no matrix is inverted on the way.

use nalgebra::{Cholesky, DMatrix};

use super::design::Design;

/// Variances of the model.
#[derive(Debug, Clone, Copy)]
pub(super) struct Variances {
    /// ω²: of the walk, a day.
    pub(super) drift: f64,
    /// c²: factor of the sampling variances.
    pub(super) noise: f64,
    /// τ²: between houses; only read where house effects are shrunken.
    pub(super) spread: f64,
}

/// The filter after a figure.
#[derive(Debug, Clone, Copy)]
pub(super) struct Step<'a> {
    pub(super) event: usize,
    /// Innovations of figures and columns.
    pub(super) innovations: &'a [f64],
    /// Their common variance F.
    pub(super) variance: f64,
    /// K.
    pub(super) gain: f64,
    /// Filtered states of figures and columns.
    pub(super) state: &'a [f64],
    /// Their common variance.
    pub(super) p: f64,
}

/// Sums over the innovations.
#[derive(Debug, Clone)]
pub(super) struct Sums {
    /// Σ ln F.
    pub(super) log_variance: f64,
    /// Σ vvᵀ/F, upper triangle, row after row.
    cross: Vec<f64>,
    width: usize,
}

/// Runs over the rows (of the design, or of figures simulated under it). `None` where a known
/// result leaves no variance at all.
pub(super) fn filter(
    design: &Design,
    rows: &[f64],
    variances: Variances,
    mut each: impl FnMut(Step<'_>),
) -> Option<Sums> {
    let width = design.width();
    let mut state = vec![0.0; width];
    let mut innovations = vec![0.0; width];
    let mut cross = vec![0.0; width * width];
    let (mut p, mut day, mut log_variance) = (0.0, design.start, 0.0);
    for (event, row) in rows.chunks_exact(width).enumerate() {
        let taken = design.events[event];
        p += variances.drift * (f64::from(taken.day) - f64::from(day));
        day = taken.day;
        let variance = p + variances.noise * taken.noise;
        if variance <= 0.0 {
            return None;
        }
        let (gain, precision) = (p / variance, 1.0 / variance);
        for ((innovation, state), value) in
            innovations.iter_mut().zip(&mut state).zip(row)
        {
            *innovation = value - *state;
            *state += gain * *innovation;
        }
        p *= 1.0 - gain;
        log_variance += variance.ln();
        for (i, cross) in cross.chunks_exact_mut(width).enumerate() {
            let scaled = innovations[i] * precision;
            for (sum, v) in cross[i..].iter_mut().zip(&innovations[i..]) {
                *sum += scaled * v;
            }
        }
        each(Step { event, innovations: &innovations, variance, gain, state: &state, p });
    }
    Some(Sums { log_variance, cross, width })
}

/// Generalised least squares on the innovations.
#[derive(Debug, Clone)]
pub(super) struct Solved {
    factor: Cholesky<f64, nalgebra::Dyn>,
    /// Coefficients, columns × answers.
    pub(super) beta: DMatrix<f64>,
    /// ln |XᵀS⁻¹X|, prior included.
    pub(super) log_det: f64,
    /// Weighted residual sums of squares, one per answer, prior included.
    pub(super) rss: Vec<f64>,
}

impl Solved {
    /// (XᵀS⁻¹X)⁻¹, prior included.
    pub(super) fn covariance(&self) -> DMatrix<f64> {
        self.factor.inverse()
    }
}

impl Sums {
    fn at(&self, i: usize, j: usize) -> f64 {
        self.cross[i.min(j) * self.width + i.max(j)]
    }

    /// `None` where the polls do not determine the coefficients.
    pub(super) fn solve(&self, design: &Design, variances: Variances) -> Option<Solved> {
        let (answers, columns) = (design.answers, design.columns);
        let mut normal =
            DMatrix::from_fn(columns, columns, |i, j| self.at(answers + i, answers + j));
        if design.shrunken {
            for i in columns - design.house_columns..columns {
                normal[(i, i)] += 1.0 / variances.spread;
            }
        }
        let size: Vec<f64> = (0..columns).map(|i| normal[(i, i)]).collect();
        let right = DMatrix::from_fn(columns, answers, |i, j| self.at(answers + i, j));
        let factor = Cholesky::new(normal)?;
        let pivots = factor.l_dirty().diagonal().map(|l| l * l);
        // What is left of a column after the others are taken out is all rounding error.
        if pivots.iter().zip(&size).any(|(pivot, size)| pivot / size < 1e-13) {
            return None;
        }
        let log_det = pivots.iter().map(|pivot| pivot.ln()).sum();
        let beta = factor.solve(&right);
        let rss = (0..answers)
            .map(|a| (self.at(a, a) - right.column(a).dot(&beta.column(a))).max(0.0))
            .collect();
        Some(Solved { factor, beta, log_det, rss })
    }
}
