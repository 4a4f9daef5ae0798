//! Why targets cannot be met, as far as counting tells.

use super::{Column, Problem, Target};

/// Totals that differ by less than this part are the same total.
const SAME: f64 = 1e-9;

/// Something that keeps weights from meeting their targets.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Obstacle {
    /// A level with a target and no respondent (of positive base weight).
    EmptyLevel {
        /// The margin.
        margin: usize,
        /// The level.
        level: usize,
        /// Its target, a total.
        target: f64,
    },
    /// A level with respondents and a target of 0: they would have to weigh nothing.
    ZeroTarget {
        /// The margin.
        margin: usize,
        /// The level.
        level: usize,
        /// Their base weight.
        base: f64,
    },
    /// Shares of a margin that do not add up to 1.
    SharesDoNotAddUp {
        /// The margin.
        margin: usize,
        /// What they add up to.
        sum: f64,
    },
    /// A margin whose totals add up to another number than the population.
    DifferentTotal {
        /// The margin.
        margin: usize,
        /// What its totals add up to.
        sum: f64,
        /// The population: as given, or the first margin's of totals.
        population: f64,
    },
    /// A measure that is 0 in every cell, with another target.
    EmptyMeasure {
        /// The measure.
        measure: usize,
        /// Its target, a total.
        target: f64,
    },
}

impl Problem {
    /// What keeps the targets from being met whatever the distance; nothing found does not
    /// mean that they can be (see [`closest`](super::closest)).
    #[must_use]
    pub fn obstacles(&self) -> Vec<Obstacle> {
        let mut found: Vec<Obstacle> =
            (0..self.structure.margins.len()).filter_map(|m| self.sum_of(m)).collect();
        let ones = vec![1.0; self.cells()];
        let held = self.held();
        let base = self.totals_of(&ones);
        for (j, column) in self.columns().iter().enumerate() {
            let target = self.targets()[j];
            match *column {
                Column::Level { margin, level } if !held[j] && target > 0.0 => {
                    found.push(Obstacle::EmptyLevel { margin, level, target });
                }
                Column::Level { margin, level } if held[j] && target == 0.0 => {
                    found.push(Obstacle::ZeroTarget { margin, level, base: base[j] });
                }
                Column::Measure(measure) if !held[j] && target != 0.0 => {
                    found.push(Obstacle::EmptyMeasure { measure, target });
                }
                _ => {}
            }
        }
        found
    }

    /// Whether any cell of positive base weight has a value in the column.
    pub(super) fn held(&self) -> Vec<bool> {
        let mut held = vec![false; self.columns().len()];
        for (cell, _) in self.base().iter().enumerate().filter(|(_, d)| **d > 0.0) {
            for j in self.structure.rows.row(cell).0 {
                held[*j] = true;
            }
        }
        held
    }

    fn sum_of(&self, margin: usize) -> Option<Obstacle> {
        let population = self.population();
        match &self.structure.margins[margin].target {
            Target::Shares(shares) => {
                let sum: f64 = shares.iter().sum();
                ((sum - 1.0).abs() > SAME)
                    .then_some(Obstacle::SharesDoNotAddUp { margin, sum })
            }
            Target::Totals(totals) => {
                let sum: f64 = totals.iter().sum();
                ((sum - population).abs() > SAME * population)
                    .then_some(Obstacle::DifferentTotal { margin, sum, population })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Margin, Measure, MeasureTarget};
    use super::*;

    fn margin(of_cell: [usize; 3], target: Target) -> Margin {
        Margin { of_cell: of_cell.to_vec(), target }
    }

    #[test]
    fn every_obstacle_names_its_margin_and_level() {
        let margins = vec![
            margin([0, 0, 2], Target::Totals(vec![60.0, 20.0, 20.0])),
            margin([0, 1, 1], Target::Totals(vec![0.0, 110.0])),
            margin([0, 1, 0], Target::Shares(vec![0.333, 0.666])),
        ];
        let measure = Measure { values: vec![0.0; 3], target: MeasureTarget::Mean(2.0) };
        let base = vec![3.0, 1.0, 1.0];
        let problem = Problem::new(base, margins, vec![measure], None).unwrap();
        assert_eq!(
            problem.obstacles(),
            [
                Obstacle::DifferentTotal { margin: 1, sum: 110.0, population: 100.0 },
                Obstacle::SharesDoNotAddUp { margin: 2, sum: 0.333 + 0.666 },
                Obstacle::EmptyLevel { margin: 0, level: 1, target: 20.0 },
                Obstacle::ZeroTarget { margin: 1, level: 0, base: 3.0 },
                Obstacle::EmptyMeasure { measure: 0, target: 200.0 },
            ]
        );
    }

    #[test]
    fn a_level_of_weightless_respondents_is_empty() {
        let target = Target::Shares(vec![0.5, 0.5]);
        let margins = vec![margin([0, 1, 1], target)];
        let problem = Problem::new(vec![1.0, 0.0, 0.0], margins, vec![], None).unwrap();
        let expected = Obstacle::EmptyLevel { margin: 0, level: 1, target: 0.5 };
        assert_eq!(problem.obstacles(), [expected]);
    }
}
