//! The nearest that weights can come to targets which they cannot meet.

use std::collections::BTreeMap;

use microlp::{ComparisonOp, LinearExpr, OptimizationDirection, Variable};

use super::super::StatsError;
use super::newton::Dual;
use super::{Distance, Problem};

/// Penalties of the last solution's misfit, one after the other: each starts the next.
const PENALTIES: [f64; 4] = [1e-2, 1e-4, 1e-6, 1e-8];
/// Room that the second program leaves beside the first one's solution, in its own digits.
const ROOM: f64 = 1e-7;

/// Targets that can be met, and weights that meet them.
#[derive(Debug, Clone, PartialEq)]
pub struct Closest {
    /// The smallest largest relative misfit of any weights within the limits, a share of
    /// the target; 0 when the targets can be met, if only with cells at their limits.
    pub worst: f64,
    /// Totals that can be met, one a column: as near as `worst`, and moved as little as
    /// possible in sum (of relative misfits).
    pub targets: Vec<f64>,
    /// Factors within the limits that meet them, one a cell.
    pub factors: Vec<f64>,
    /// Totals under these factors, one a column.
    pub totals: Vec<f64>,
}

/// Finds the targets nearest to those asked for that weights within the distance's limits
/// meet: the largest relative misfit is made as small as possible, then their sum, by linear
/// programs; then calibration to these with a vanishing penalty on what is still missed
/// (ridge calibration, Rao & Singh 1997; Beaumont & Bocci 2008), which needs no target to be
/// strictly inside what the limits allow. Where there are margins the weights add up to the
/// population, as their targets do, unless the limits do not let them or a level is empty: a
/// column of nobody counts as missed and moves no other. A target of 0 is held against the column's base total.
///
/// Largest misfits are good to 1e-7 of the population, totals to about 1e-6. Cells of equal
/// rows are put together first: milliseconds for margins, seconds for ten thousand
/// respondents with many continuous variables.
///
/// # Errors
/// Limits that do not fit the problem, and [`StatsError::Solver`].
pub fn closest(problem: &Problem, distance: &Distance) -> Result<Closest, StatsError> {
    distance.check(problem.cells())?;
    let mut program = Program::new(problem, distance);
    let worst = match program.solve(None) {
        Err(_) if program.whole => {
            program.whole = false;
            program.solve(None)?.0
        }
        found => found?.0,
    };
    let targets = program.solve(Some(worst))?.1;
    let mut lambda = vec![0.0; targets.len()];
    let mut factors = Vec::new();
    for penalty in PENALTIES {
        let rho = program.units.iter().map(|unit| penalty * unit).collect();
        let targets = &targets;
        let dual = Dual { problem, distance, targets, penalty: Some(rho) };
        let point = dual.minimise(lambda).0;
        factors = point.factors.iter().map(|g| g * problem.prescale).collect();
        lambda = point.lambda;
    }
    let totals = problem.totals_of(&factors);
    let worst = if worst <= 2.0 * ROOM { 0.0 } else { worst };
    Ok(Closest { worst, targets, factors, totals })
}

/// Cells of equal rows together, in shares of the population.
struct Program<'a> {
    problem: &'a Problem,
    kinds: Vec<Kind>,
    /// Whether the weights have to add up to the population.
    whole: bool,
    /// Whether a column can be moved at all.
    held: Vec<bool>,
    /// What a misfit of 1 is, a total.
    units: Vec<f64>,
    /// Largest value of a column, which keeps coefficients near 1.
    scales: Vec<f64>,
}

/// Cells of one row.
struct Kind {
    cell: usize,
    lower: f64,
    upper: f64,
}

impl<'a> Program<'a> {
    fn new(problem: &'a Problem, distance: &Distance) -> Self {
        let rows = &problem.structure.rows;
        let mut kinds: BTreeMap<Vec<(usize, u64)>, Kind> = BTreeMap::new();
        let mut scales = vec![0.0_f64; rows.columns()];
        let mut sizes = vec![0.0; rows.columns()];
        for (cell, d) in problem.base().iter().enumerate().filter(|(_, d)| **d > 0.0) {
            let share = d * problem.prescale / problem.population();
            let (index, value) = rows.row(cell);
            for (j, x) in index.iter().zip(value) {
                scales[*j] = scales[*j].max(x.abs());
                sizes[*j] += d * problem.prescale * x.abs();
            }
            let key = index.iter().zip(value).map(|(j, x)| (*j, x.to_bits())).collect();
            let (lower, upper) = distance.range(cell);
            let kind = kinds.entry(key).or_insert(Kind { cell, lower: 0.0, upper: 0.0 });
            kind.lower += share * lower;
            kind.upper += share * upper;
        }
        let held: Vec<bool> = scales.iter().map(|scale| *scale > 0.0).collect();
        let unit = |(target, size): (&f64, f64)| {
            if *target == 0.0 { size } else { target.abs() }
        };
        let units = problem.targets().iter().zip(sizes).map(unit).collect();
        let whole = !problem.structure.margins.is_empty() && !held.contains(&false);
        let kinds = kinds.into_values().collect();
        Self { problem, kinds, whole, held, units, scales }
    }

    /// The smallest largest misfit and the totals at it; with a largest misfit given, the
    /// smallest sum of misfits.
    fn solve(&self, worst: Option<f64>) -> Result<(f64, Vec<f64>), StatsError> {
        let mut program = microlp::Problem::new(OptimizationDirection::Minimize);
        let weights: Vec<Variable> = self
            .kinds
            .iter()
            .map(|kind| program.add_var(0.0, (kind.lower, kind.upper)))
            .collect();
        let sums = self.sums(&weights);
        if self.whole {
            let mut all = LinearExpr::empty();
            weights.iter().for_each(|weight| all.add(*weight, 1.0));
            program.add_constraint(all, ComparisonOp::Eq, 1.0);
        }
        let common = match worst {
            None => Some(program.add_var(1.0, (0.0, f64::INFINITY))),
            Some(_) => None,
        };
        let room = worst.map_or(f64::INFINITY, |worst| worst + ROOM);
        for (j, sum) in sums.into_iter().enumerate().filter(|(j, _)| self.held[*j]) {
            let whole = self.problem.population() * self.scales[j];
            let missed = common.unwrap_or_else(|| program.add_var(1.0, (0.0, room)));
            let (target, unit) =
                (self.problem.targets()[j] / whole, self.units[j] / whole);
            let mut above = LinearExpr::empty();
            let mut below = LinearExpr::empty();
            for (variable, x) in sum {
                above.add(variable, x);
                below.add(variable, x);
            }
            above.add(missed, -unit);
            below.add(missed, unit);
            program.add_constraint(above, ComparisonOp::Le, target);
            program.add_constraint(below, ComparisonOp::Ge, target);
        }
        let outcome =
            program.solve().map_err(|_| StatsError::Solver("calibration".to_owned()))?;
        let solution = outcome
            .into_solution()
            .map_err(|_| StatsError::Solver("calibration".to_owned()))?;
        let mut totals = vec![0.0; self.units.len()];
        for (variable, kind) in weights.iter().zip(&self.kinds) {
            let weight = solution.var_value(*variable) * self.problem.population();
            let (index, value) = self.problem.structure.rows.row(kind.cell);
            for (j, x) in index.iter().zip(value) {
                totals[*j] += weight * x;
            }
        }
        Ok((solution.objective(), totals))
    }

    /// Each column as a sum of the kinds' weights, scaled.
    fn sums(&self, weights: &[Variable]) -> Vec<Vec<(Variable, f64)>> {
        let mut sums = vec![Vec::new(); self.units.len()];
        for (variable, kind) in weights.iter().zip(&self.kinds) {
            let (index, value) = self.problem.structure.rows.row(kind.cell);
            for (j, x) in index.iter().zip(value) {
                sums[*j].push((*variable, x / self.scales[*j]));
            }
        }
        sums
    }
}

#[cfg(test)]
mod tests {
    use super::super::{
        CalibrationError, FactorBounds, Limits, Margin, Target, calibrate,
    };
    use super::*;

    fn margin(of_cell: &[usize], shares: &[f64]) -> Margin {
        Margin { of_cell: of_cell.to_vec(), target: Target::Shares(shares.to_vec()) }
    }

    #[test]
    fn bounds_stop_one_level_and_the_others_make_room() {
        // 10% must become 30% at most doubled: 20% is the most. The other level falls from
        // 90% to 80% instead of 70%; the worst relative misfit is (30 − 20)/30.
        let problem = Problem::new(
            vec![10.0, 90.0],
            vec![margin(&[0, 1], &[0.3, 0.7])],
            vec![],
            Some(100.0),
        )
        .unwrap();
        let bounds = FactorBounds::new(0.5, 2.0).unwrap();
        for distance in [
            Distance::Linear(Limits::Factors(bounds)),
            Distance::Raking(Limits::Factors(bounds)),
            Distance::Logit(bounds),
        ] {
            let missed = calibrate(&problem, &distance).unwrap_err();
            assert!(matches!(missed, CalibrationError::NotMet { .. }), "{missed:?}");
            let found = closest(&problem, &distance).unwrap();
            assert!((found.worst - 1.0 / 3.0).abs() < 1e-6, "{found:?}");
            assert!((found.targets[0] - 20.0).abs() < 1e-5, "{found:?}");
            // Shares of a whole: what the first level cannot have, the second has.
            assert!((found.targets[1] - 80.0).abs() < 1e-5, "{found:?}");
            assert!((found.totals[0] - 20.0).abs() < 1e-4, "{found:?}");
            assert!((found.totals[1] - 80.0).abs() < 1e-4, "{found:?}");
            assert!(found.factors.iter().all(|g| (0.5..=2.0).contains(g)), "{found:?}");
        }
    }

    #[test]
    fn margins_that_exclude_each_other_are_met_half_way() {
        // Women are all young here: 60% women and 50% young cannot be.
        let problem = Problem::new(
            vec![1.0; 3],
            vec![margin(&[0, 1, 1], &[0.6, 0.4]), margin(&[0, 0, 1], &[0.5, 0.5])],
            vec![],
            None,
        )
        .unwrap();
        assert!(problem.obstacles().is_empty());
        let distance = Distance::Raking(Limits::None);
        assert!(calibrate(&problem, &distance).is_err());
        let found = closest(&problem, &distance).unwrap();
        // All the old are men: 0.5(1 − t) ≤ 0.4(1 + t) at t = 1/9.
        assert!((found.worst - 1.0 / 9.0).abs() < 1e-6, "{found:?}");
        for (total, target) in found.totals.iter().zip(&found.targets) {
            assert!((total - target).abs() < 1e-4, "{found:?}");
        }
    }

    #[test]
    fn what_can_be_met_is_met() {
        let problem = Problem::new(
            vec![3.0, 1.0, 2.0, 4.0],
            vec![margin(&[0, 0, 1, 1], &[0.5, 0.5]), margin(&[0, 1, 0, 1], &[0.5, 0.5])],
            vec![],
            None,
        )
        .unwrap();
        let distance = Distance::Raking(Limits::None);
        let found = closest(&problem, &distance).unwrap();
        let wanted = calibrate(&problem, &distance).unwrap();
        assert_eq!(found.worst, 0.0);
        for (g, other) in found.factors.iter().zip(&wanted.factors) {
            assert!((g - other).abs() < 1e-5, "{g} {other}");
        }
    }

    #[test]
    fn a_level_of_nobody_moves_no_other() {
        let problem = Problem::new(
            vec![30.0, 70.0],
            vec![margin(&[0, 1], &[0.4, 0.5, 0.1])],
            vec![],
            Some(100.0),
        )
        .unwrap();
        let found = closest(&problem, &Distance::Raking(Limits::None)).unwrap();
        assert_eq!(found.worst, 0.0);
        assert_eq!(found.targets[2], 0.0);
        assert!((found.totals[0] - 40.0).abs() < 1e-4, "{found:?}");
        assert!((found.totals[1] - 50.0).abs() < 1e-4, "{found:?}");
    }
}
