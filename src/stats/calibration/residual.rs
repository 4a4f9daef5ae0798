//! Variance after weighting: what the auxiliary variables explain of a variable no longer
//! varies from sample to sample.
//!
//! A linearised score u of a respondent (for a mean, (y − ȳ)/Σw) is replaced by its residual
//! e = u − fitted, and the design's variance formula is applied to w·e, with the final weight
//! w (Deville & Särndal 1992, §4; Särndal, Swensson & Wretman 1992, eq. 6.6.4). Respondents
//! of one cell have one fitted value, so sums are enough:
//!
//! 1. For each cell, sum m·u over its respondents, with m the operator's own mass: the *base*
//!    weight ([`Residual::regression`], [`Residual::post_stratified`]) or 1
//!    ([`Residual::unweighted_sweeps`]).
//! 2. [`Residual::fitted`] gives one value a cell.
//! 3. The total of a sampling unit becomes Σ w·u − Σ_c fitted_c · (final weight of the unit's
//!    respondents in cell c); the design's variance formula goes on from there.

use super::super::StatsError;
use super::Problem;
use super::semidefinite::SemidefiniteFactor;

/// Sweeps of [`Residual::unweighted_sweeps`], R's number.
const SWEEPS: usize = 10;

/// How fitted values follow from the sums of scores in cells.
#[derive(Debug)]
pub struct Residual {
    problem: Problem,
    mass: Vec<f64>,
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    Regression(SemidefiniteFactor),
    Group,
    Sweeps,
}

impl Residual {
    /// Regression on the auxiliary variables, weighted by base weights: the g-weighted
    /// residual of calibration, whatever its distance.
    #[must_use]
    pub fn regression(problem: &Problem) -> Self {
        let mass = problem.base().to_vec();
        let columns = problem.columns().len();
        let factor =
            SemidefiniteFactor::new(&problem.structure.rows.gram(&mass), columns);
        Self { problem: problem.clone(), mass, kind: Kind::Regression(factor) }
    }

    /// Means of the post-strata, weighted by base weights. Equal to the regression on one
    /// margin.
    ///
    /// # Errors
    /// [`StatsError::OnlyMargins`] unless the problem is one margin.
    pub fn post_stratified(problem: &Problem) -> Result<Self, StatsError> {
        let structure = &problem.structure;
        if structure.margins.len() != 1 || !structure.measures.is_empty() {
            return Err(StatsError::OnlyMargins);
        }
        Ok(Self {
            problem: problem.clone(),
            mass: problem.base().to_vec(),
            kind: Kind::Group,
        })
    }

    /// What R's `survey::rake` does: ten rounds that take out the *unweighted* mean of each
    /// level of each margin. It equals [`Residual::regression`] for equal base weights only,
    /// and is here to reproduce published standard errors. The mass is the number of
    /// respondents in each cell.
    ///
    /// # Errors
    /// [`StatsError::OnlyMargins`] for a problem with measures, [`StatsError::Lengths`]
    /// unless there is a number for each cell.
    pub fn unweighted_sweeps(
        problem: &Problem,
        respondents: Vec<f64>,
    ) -> Result<Self, StatsError> {
        if !problem.structure.measures.is_empty() {
            return Err(StatsError::OnlyMargins);
        }
        if respondents.len() != problem.cells() {
            return Err(StatsError::Lengths(respondents.len(), problem.cells()));
        }
        Ok(Self { problem: problem.clone(), mass: respondents, kind: Kind::Sweeps })
    }

    /// Fitted values of the cells, from the cells' sums of mass × score.
    ///
    /// # Errors
    /// [`StatsError::Lengths`] unless there is a sum for each cell.
    pub fn fitted(&self, sums: &[f64]) -> Result<Vec<f64>, StatsError> {
        if sums.len() != self.mass.len() {
            return Err(StatsError::Lengths(sums.len(), self.mass.len()));
        }
        Ok(match &self.kind {
            Kind::Regression(factor) => self.regress(factor, sums),
            Kind::Group => self.sweep(sums, 1),
            Kind::Sweeps => self.sweep(sums, SWEEPS),
        })
    }

    fn regress(&self, factor: &SemidefiniteFactor, sums: &[f64]) -> Vec<f64> {
        let rows = &self.problem.structure.rows;
        let mut fitted = vec![0.0; sums.len()];
        // The second round takes out what rounding left in the first.
        for _ in 0..2 {
            let coefficients = factor.solve(&rows.totals(&self.left(sums, &fitted)));
            for (cell, value) in fitted.iter_mut().enumerate() {
                *value += rows.dot(cell, &coefficients);
            }
        }
        fitted
    }

    /// Sums of mass × residual.
    fn left(&self, sums: &[f64], fitted: &[f64]) -> Vec<f64> {
        let terms = sums.iter().zip(&self.mass).zip(fitted);
        terms.map(|((sum, mass), value)| sum - mass * value).collect()
    }

    fn sweep(&self, sums: &[f64], rounds: usize) -> Vec<f64> {
        let mut fitted = vec![0.0; sums.len()];
        for _ in 0..rounds {
            for margin in &self.problem.structure.margins {
                let left = self.left(sums, &fitted);
                let mut means = vec![(0.0, 0.0); margin.levels()];
                for (cell, level) in margin.of_cell.iter().enumerate() {
                    means[*level].0 += left[cell];
                    means[*level].1 += self.mass[cell];
                }
                for (value, level) in fitted.iter_mut().zip(&margin.of_cell) {
                    let (sum, mass) = means[*level];
                    *value += if mass > 0.0 { sum / mass } else { 0.0 };
                }
            }
        }
        fitted
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Margin, Measure, MeasureTarget, Target};
    use super::*;

    fn problem(base: Vec<f64>) -> Problem {
        let margins = vec![
            Margin {
                of_cell: vec![0, 0, 1, 1, 1],
                target: Target::Shares(vec![0.5, 0.5]),
            },
            Margin {
                of_cell: vec![0, 1, 0, 1, 2],
                target: Target::Shares(vec![0.3, 0.3, 0.4]),
            },
        ];
        Problem::new(base, margins, vec![], None).unwrap()
    }

    #[test]
    fn residuals_are_orthogonal_to_every_column() {
        let base = vec![3.0, 1.0, 4.0, 1.5, 9.0];
        let margins = problem(base.clone()).structure.margins.clone();
        let measure = Measure {
            values: vec![1e6, 2e6 + 1.0, 3e6, 1.5e6, 2.5e6],
            target: MeasureTarget::Mean(2e6),
        };
        for measures in [vec![], vec![measure]] {
            let problem =
                Problem::new(base.clone(), margins.clone(), measures, None).unwrap();
            let sums = [0.3, -1.0, 2.0, 0.7, 5.0];
            let operator = Residual::regression(&problem);
            let fitted = operator.fitted(&sums).unwrap();
            let left = operator.left(&sums, &fitted);
            let rows = &problem.structure.rows;
            let sizes = rows.totals(&base);
            for (total, size) in rows.totals(&left).iter().zip(sizes) {
                assert!(total.abs() / size < 1e-13, "{total} {size}");
            }
        }
    }

    #[test]
    fn sweeps_are_the_regression_for_equal_weights() {
        // A balanced table, where ten sweeps are more than enough.
        let problem = problem(vec![1.0; 5]);
        let sums = [0.3, -1.0, 2.0, 0.7, 5.0];
        let regression = Residual::regression(&problem).fitted(&sums).unwrap();
        let sweeps = Residual::unweighted_sweeps(&problem, vec![1.0; 5]).unwrap();
        for (a, b) in regression.iter().zip(sweeps.fitted(&sums).unwrap()) {
            assert!((a - b).abs() < 1e-4, "{a} {b}");
        }
        assert!(Residual::post_stratified(&problem).is_err());
    }
}
