//! The calibration equations Σ d F(x·λ) x = T, solved as the minimum of the convex function
//! Σ d G(x·λ) − T·λ with G' = F (Deville & Särndal 1992, eq. 2.6).

use super::problem::scaled_misfit;
use super::semidefinite::SemidefiniteFactor;
use super::{Distance, Problem};

const MAX_STEPS: usize = 50;
const MAX_HALVINGS: usize = 40;
/// Where going on cannot change a result's twelfth digit.
const EXACT: f64 = 1e-13;

/// The equations of a problem, with another right-hand side if given, and a penalty
/// Σ ρ_j λ_j²/2 that lets column j miss its target by ρ_j λ_j.
pub(super) struct Dual<'a> {
    pub(super) problem: &'a Problem,
    pub(super) distance: &'a Distance,
    pub(super) targets: &'a [f64],
    pub(super) penalty: Option<Vec<f64>>,
}

/// A place λ with everything that Newton's step needs.
pub(super) struct Point {
    pub(super) lambda: Vec<f64>,
    /// Factors of base weights times the problem's prescale.
    pub(super) factors: Vec<f64>,
    slopes: Vec<f64>,
    gradient: Vec<f64>,
    potential: f64,
    /// Largest scaled element of the gradient.
    pub(super) misfit: f64,
    /// Whether a cell stands at a limit.
    cut: bool,
}

impl Dual<'_> {
    /// Newton's method with halved steps from λ: where it ends, and after how many steps.
    pub(super) fn minimise(&self, start: Vec<f64>) -> (Point, usize) {
        let mut here = self.at(start);
        for step in 0..MAX_STEPS {
            if here.misfit <= EXACT {
                return (here, step);
            }
            match self.next(&here) {
                Some(next) => here = next,
                None => return (here, step),
            }
        }
        (here, MAX_STEPS)
    }

    fn at(&self, lambda: Vec<f64>) -> Point {
        let structure = &self.problem.structure;
        let base = self.problem.base();
        let mut point = Point {
            factors: Vec::with_capacity(base.len()),
            slopes: Vec::with_capacity(base.len()),
            gradient: Vec::new(),
            potential: 0.0,
            misfit: 0.0,
            cut: false,
            lambda,
        };
        let mut weights = Vec::with_capacity(base.len());
        for (cell, d) in base.iter().enumerate() {
            let d = d * self.problem.prescale;
            let u = structure.rows.dot(cell, &point.lambda);
            let factor = self.distance.factor(u, cell);
            point.factors.push(factor.value);
            point.slopes.push(d * factor.slope);
            // A factor beyond all numbers is nothing to a cell without weight.
            weights.push(if d > 0.0 { d * factor.value } else { 0.0 });
            if d > 0.0 {
                point.potential += d * factor.integral;
                point.cut |= factor.slope == 0.0;
            }
        }
        point.gradient = structure.rows.totals(&weights);
        for (j, target) in self.targets.iter().enumerate() {
            let l = point.lambda[j];
            let missed = self.penalty.as_ref().map_or(0.0, |rho| rho[j] * l);
            point.gradient[j] += missed - target;
            point.potential += (missed / 2.0 - target) * l;
            let scaled = scaled_misfit(point.gradient[j], *target);
            // f64::max would drop a misfit that is no number.
            if scaled > point.misfit || scaled.is_nan() {
                point.misfit = scaled;
            }
        }
        point
    }

    /// The next place, or none when no step leads down.
    fn next(&self, here: &Point) -> Option<Point> {
        let direction = self.direction(here);
        let slope: f64 = direction.iter().zip(&here.gradient).map(|(s, g)| -s * g).sum();
        // Near the solution the potential's digits run out before the misfit's do.
        let flat = slope.abs() <= 1e-12 * (1.0 + here.potential.abs());
        let mut length = 1.0;
        for _ in 0..MAX_HALVINGS {
            let lambda =
                here.lambda.iter().zip(&direction).map(|(l, s)| l - length * s).collect();
            let there = self.at(lambda);
            let down = there.potential <= here.potential + 1e-4 * length * slope;
            let nearer = there.misfit <= here.misfit / 2.0;
            let fine = if flat { nearer } else { down && slope < 0.0 };
            if there.misfit.is_finite() && fine {
                return Some(there);
            }
            if flat {
                return None;
            }
            length /= 2.0;
        }
        None
    }

    fn direction(&self, here: &Point) -> Vec<f64> {
        let columns = self.targets.len();
        let rows = &self.problem.structure.rows;
        let mut hessian = rows.gram(&here.slopes);
        if let Some(rho) = &self.penalty {
            for (j, rho) in rho.iter().enumerate() {
                hessian[j * columns + j] += rho;
            }
        }
        if here.cut {
            self.regularise(&mut hessian, here.misfit);
        }
        let factor = SemidefiniteFactor::new(&hessian, columns);
        factor.solve(&here.gradient)
    }

    /// Cells at their limits do not answer to small steps, and a level of which all stand
    /// there would never be left: a part of the first step's matrix that vanishes with the
    /// misfit keeps the step defined and the convergence fast (Li, Fukushima, Qi & Yamashita
    /// 2004, "Regularized Newton methods for convex minimization problems").
    fn regularise(&self, hessian: &mut [f64], misfit: f64) {
        let columns = self.targets.len();
        let part = misfit.clamp(1e-10, 1e-2) * self.problem.prescale;
        for (cell, d) in self.problem.base().iter().enumerate() {
            let (index, value) = self.problem.structure.rows.row(cell);
            for (j, x) in index.iter().zip(value) {
                hessian[j * columns + j] += part * d * x * x;
            }
        }
    }
}
