//! Linear programs, solved by the simplex method of microlp and checked here.

use microlp::{
    ComparisonOp, Error, OptimizationDirection, Problem, SolveOptions, Variable,
};

use super::StatsError;

/// What a solution may be off: shares and their sums are exact to 1e-15 or so.
pub(super) const TOLERANCE: f64 = 1e-9;

/// lower ≤ Σ coefficient · variable ≤ upper; an infinite end is none.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) terms: Vec<(usize, f64)>,
    pub(super) lower: f64,
    pub(super) upper: f64,
}

/// Variables within their ends and rows.
#[derive(Debug, Clone, Default)]
pub(super) struct Program {
    ends: Vec<(f64, f64)>,
    rows: Vec<Row>,
}

impl Program {
    /// A program of `variables` variables of at least 0.
    pub(super) fn of(variables: usize) -> Self {
        Self { ends: vec![(0.0, f64::INFINITY); variables], rows: Vec::new() }
    }

    /// One more variable; its index.
    pub(super) fn variable(&mut self, lower: f64, upper: f64) -> usize {
        self.ends.push((lower, upper));
        self.ends.len() - 1
    }

    pub(super) fn row(&mut self, terms: Vec<(usize, f64)>, lower: f64, upper: f64) {
        self.rows.push(Row { terms, lower, upper });
    }

    /// The variables at which the sum of `objective` is least; `None` when no point meets
    /// the rows.
    pub(super) fn minimise(
        &self,
        objective: &[(usize, f64)],
    ) -> Result<Option<Vec<f64>>, StatsError> {
        let mut costs = vec![0.0; self.ends.len()];
        for (variable, cost) in objective {
            costs[*variable] = *cost;
        }
        let mut problem = Problem::new(OptimizationDirection::Minimize);
        let variables: Vec<Variable> = self
            .ends
            .iter()
            .zip(&costs)
            .map(|(ends, cost)| problem.add_var(*cost, *ends))
            .collect();
        for row in &self.rows {
            add_row(&mut problem, &variables, row);
        }
        let mut options = SolveOptions::default();
        // The finest that the solver accepts. Its default of 1e-7 is used to the full where
        // figures say the same thing twice, and would hide a contradiction.
        options.tolerances.feasibility = 1e-10;
        let solution = match problem.solve_with(options) {
            Ok(outcome) => outcome
                .into_solution()
                .map_err(|_| StatsError::Solver("interrupted".to_owned()))?,
            Err(Error::Infeasible) => return Ok(None),
            Err(error) => return Err(StatsError::Solver(error.to_string())),
        };
        let found: Vec<f64> = variables.iter().map(|v| solution.var_value(*v)).collect();
        // Never rely on the solver's own word.
        if self.violation(&found) > TOLERANCE {
            return Err(StatsError::Solver("the solution is inexact".to_owned()));
        }
        Ok(Some(found))
    }

    /// By how much the worst row or end is missed.
    fn violation(&self, at: &[f64]) -> f64 {
        let beyond = |x: f64, (lower, upper): (f64, f64)| (lower - x).max(x - upper);
        let ends = at.iter().zip(&self.ends).map(|(x, ends)| beyond(*x, *ends));
        let rows = self.rows.iter().map(|row| {
            let sum: f64 = row.terms.iter().map(|(i, a)| a * at[*i]).sum();
            beyond(sum, (row.lower, row.upper))
        });
        ends.chain(rows).fold(0.0, f64::max)
    }
}

fn add_row(problem: &mut Problem, variables: &[Variable], row: &Row) {
    let mut terms: Vec<(Variable, f64)> =
        row.terms.iter().map(|(i, a)| (variables[*i], *a)).collect();
    match (row.lower.is_finite(), row.upper.is_finite()) {
        (false, false) => {}
        (true, false) => problem.add_constraint(terms, ComparisonOp::Ge, row.lower),
        (false, true) => problem.add_constraint(terms, ComparisonOp::Le, row.upper),
        (true, true) if row.lower == row.upper => {
            problem.add_constraint(terms, ComparisonOp::Eq, row.lower);
        }
        (true, true) => {
            // One row and a variable within the ends is quicker than two rows.
            terms.push((problem.add_var(0.0, (row.lower, row.upper)), -1.0));
            problem.add_constraint(terms, ComparisonOp::Eq, 0.0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_is_solved_and_an_impossible_one_is_told() {
        // max x + 2y with x + y ≤ 4, x + 3y ≤ 6 is 5 at (3, 1).
        let mut program = Program::of(2);
        program.row(vec![(0, 1.0), (1, 1.0)], f64::NEG_INFINITY, 4.0);
        program.row(vec![(0, 1.0), (1, 3.0)], 1.0, 6.0);
        let found = program.minimise(&[(0, -1.0), (1, -2.0)]).unwrap().unwrap();
        assert!((found[0] - 3.0).abs() < 1e-12 && (found[1] - 1.0).abs() < 1e-12);
        program.row(vec![(0, 1.0)], 4.5, f64::INFINITY);
        assert_eq!(program.minimise(&[]).unwrap(), None);
    }

    #[test]
    fn what_the_solver_lets_pass_is_no_solution_here() {
        let mut program = Program::of(1);
        program.row(vec![(0, 1.0)], 0.5, 0.5);
        program.row(vec![(0, 1.0)], 0.5 + 2e-8, 1.0);
        assert_eq!(program.minimise(&[]).unwrap(), None);
        let mut program = Program::of(1);
        program.row(vec![(0, 1.0)], 0.1 + 0.2, 0.1 + 0.2);
        program.row(vec![(0, 1.0)], 0.3, 0.3);
        assert!(program.minimise(&[]).unwrap().is_some());
    }

    #[test]
    fn what_has_no_end_is_an_error() {
        assert!(matches!(
            Program::of(1).minimise(&[(0, -1.0)]),
            Err(StatsError::Solver(_))
        ));
    }
}
