//! What weighting did: shares before and after, design effects, spread of the weights.

use super::super::StatsError;
use super::{Margin, Problem, Target};

/// A level before and after weighting.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LevelReport {
    /// The margin.
    pub margin: usize,
    /// The level.
    pub level: usize,
    /// Respondents.
    pub respondents: f64,
    /// Share of the base weights.
    pub base: f64,
    /// Share of the final weights.
    pub weighted: f64,
    /// The share asked for; of a margin of totals, its total over the population.
    pub target: f64,
    /// (base − target)/√(target(1 − target)), `None` for a target of 0 or 1.
    pub difference_before: Option<f64>,
    /// The same of the weighted share.
    pub difference_after: Option<f64>,
}

/// A measure before and after weighting.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MeasureReport {
    /// Mean by base weights.
    pub base: f64,
    /// Mean by final weights.
    pub weighted: f64,
    /// The mean asked for; of a total, the total over the population.
    pub target: f64,
    /// (base − target) in standard deviations by base weights; `None` when all are alike.
    pub difference_before: Option<f64>,
    /// The same of the weighted mean.
    pub difference_after: Option<f64>,
}

/// The numbers of a weighting.
#[derive(Debug, Clone, PartialEq)]
pub struct WeightingReport {
    /// Every level, margin after margin.
    pub levels: Vec<LevelReport>,
    /// Every measure.
    pub measures: Vec<MeasureReport>,
    /// Kish's design effect of the final weights, n Σw²/(Σw)² (Kish 1965, §11.7).
    pub design_effect: f64,
    /// The same of the base weights.
    pub design_effect_base: f64,
    /// Of each margin, the part of it that lies between its levels, n Σ_l W_l²/n_l/(ΣW)²:
    /// the design effect if the margin alone were weighted for, from equal base weights.
    /// Levels of nobody are left out.
    pub design_effect_margins: Vec<f64>,
}

impl WeightingReport {
    /// The report of factors, one a cell. `respondents` are counts of the cells; `squares`
    /// the sums of their respondents' squared base weights.
    ///
    /// # Errors
    /// [`StatsError::Lengths`] for lists that do not fit the cells, [`StatsError::TooFew`]
    /// without respondents, [`StatsError::NotPositive`] when the final weights add up to
    /// nothing.
    pub fn new(
        problem: &Problem,
        factors: &[f64],
        respondents: &[f64],
        squares: &[f64],
    ) -> Result<Self, StatsError> {
        let cells = problem.cells();
        for list in [factors, respondents, squares] {
            if list.len() != cells {
                return Err(StatsError::Lengths(list.len(), cells));
            }
        }
        let weights: Vec<f64> =
            problem.base().iter().zip(factors).map(|(d, g)| d * g).collect();
        let (n, final_sum) = (sum(respondents), sum(&weights));
        if n < 1.0 {
            return Err(StatsError::TooFew(1));
        }
        if !(final_sum > 0.0 && final_sum.is_finite()) {
            return Err(StatsError::NotPositive {
                name: "sum of weights",
                value: final_sum,
            });
        }
        let final_squares: f64 =
            squares.iter().zip(factors).map(|(s, g)| s * g * g).sum();
        let base_sum = sum(problem.base());
        let all = Sides { problem, weights: &weights, respondents, base_sum, final_sum };
        let margins = &problem.structure.margins;
        let levels: Vec<LevelReport> = margins
            .iter()
            .enumerate()
            .flat_map(|(m, margin)| all.levels(m, margin))
            .collect();
        let of_margin = |m: usize| {
            let own = levels.iter().filter(|l| l.margin == m && l.respondents > 0.0);
            n * own.map(|l| l.weighted * l.weighted / l.respondents).sum::<f64>()
        };
        Ok(Self {
            measures: all.measures(),
            design_effect: n * final_squares / (final_sum * final_sum),
            design_effect_base: n * sum(squares) / (base_sum * base_sum),
            design_effect_margins: (0..margins.len()).map(of_margin).collect(),
            levels,
        })
    }
}

fn sum(values: &[f64]) -> f64 {
    values.iter().sum()
}

/// Weights before and after.
struct Sides<'a> {
    problem: &'a Problem,
    weights: &'a [f64],
    respondents: &'a [f64],
    base_sum: f64,
    final_sum: f64,
}

impl Sides<'_> {
    fn levels(&self, index: usize, margin: &Margin) -> Vec<LevelReport> {
        let sums = |values: &[f64]| {
            let mut sums = vec![0.0; margin.levels()];
            for (level, value) in margin.of_cell.iter().zip(values) {
                sums[*level] += value;
            }
            sums
        };
        let respondents = sums(self.respondents);
        let (base, weighted) = (sums(self.problem.base()), sums(self.weights));
        let targets: Vec<f64> = match &margin.target {
            Target::Shares(shares) => shares.clone(),
            Target::Totals(totals) => {
                totals.iter().map(|total| total / self.problem.population()).collect()
            }
        };
        (0..margin.levels())
            .map(|level| {
                let (base, weighted) =
                    (base[level] / self.base_sum, weighted[level] / self.final_sum);
                let target = targets[level];
                let sd = (target * (1.0 - target)).max(0.0).sqrt();
                let difference = |share: f64| (sd > 0.0).then(|| (share - target) / sd);
                LevelReport {
                    margin: index,
                    level,
                    respondents: respondents[level],
                    base,
                    weighted,
                    target,
                    difference_before: difference(base),
                    difference_after: difference(weighted),
                }
            })
            .collect()
    }

    fn measures(&self) -> Vec<MeasureReport> {
        let first = self.problem.columns().len() - self.problem.structure.measures.len();
        let measures = self.problem.structure.measures.iter().enumerate();
        measures
            .map(|(index, measure)| {
                let mean = |weights: &[f64], whole: f64| {
                    let terms = weights.iter().zip(&measure.values);
                    terms.map(|(w, x)| w * x).sum::<f64>() / whole
                };
                let base = mean(self.problem.base(), self.base_sum);
                let weighted = mean(self.weights, self.final_sum);
                let target =
                    self.problem.targets()[first + index] / self.problem.population();
                let spread: f64 = self
                    .problem
                    .base()
                    .iter()
                    .zip(&measure.values)
                    .map(|(d, x)| d * (x - base).powi(2))
                    .sum();
                let sd = (spread / self.base_sum).sqrt();
                let difference = |value: f64| (sd > 0.0).then(|| (value - target) / sd);
                MeasureReport {
                    base,
                    weighted,
                    target,
                    difference_before: difference(base),
                    difference_after: difference(weighted),
                }
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Measure, MeasureTarget, post_stratify};
    use super::*;

    #[test]
    fn a_post_stratified_sample_by_hand() {
        // 30 and 70 of equal weight become 50% and 50%.
        let margin =
            Margin { of_cell: vec![0, 1], target: Target::Shares(vec![0.5, 0.5]) };
        let base = vec![30.0, 70.0];
        let problem = Problem::new(base, vec![margin], vec![], None).unwrap();
        let found = post_stratify(&problem).unwrap();
        let report =
            WeightingReport::new(&problem, &found.factors, &[30.0, 70.0], &[30.0, 70.0])
                .unwrap();
        let deff = 0.25 / 0.3 + 0.25 / 0.7;
        assert!((report.design_effect - deff).abs() < 1e-12);
        assert!((report.design_effect_margins[0] - deff).abs() < 1e-12);
        assert!((report.design_effect_base - 1.0).abs() < 1e-12);
        let level = report.levels[0];
        assert_eq!((level.base, level.target), (0.3, 0.5));
        assert!((level.weighted - 0.5).abs() < 1e-12);
        assert!((level.difference_before.unwrap() + 0.4).abs() < 1e-12);
        assert!(level.difference_after.unwrap().abs() < 1e-12);
    }

    #[test]
    fn measures_are_reported_in_standard_deviations() {
        let measure =
            Measure { values: vec![1.0, 3.0, 5.0], target: MeasureTarget::Total(16.0) };
        let problem =
            Problem::new(vec![1.0, 2.0, 1.0], vec![], vec![measure], None).unwrap();
        let ones = [1.0; 3];
        let report = WeightingReport::new(&problem, &ones, &ones, &[1.0, 4.0, 1.0]);
        let measure = report.unwrap().measures[0];
        assert_eq!((measure.base, measure.target), (3.0, 4.0));
        let sd = 2.0_f64.sqrt();
        assert!((measure.difference_before.unwrap() + 1.0 / sd).abs() < 1e-12);
    }
}
