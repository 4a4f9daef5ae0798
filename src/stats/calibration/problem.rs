//! What is to be weighted, and to which totals.

use std::sync::Arc;

use super::super::StatsError;
use super::rows::Rows;
use super::{Margin, Measure, MeasureTarget, Target};

/// Base weights that add up to less than a twentieth of the population, or to more than
/// twenty times it, are scaled to it before factors are sought.
const PRESCALE: f64 = 20.0;

/// What a column of the auxiliary vectors stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Being in a level of a margin.
    Level {
        /// The margin.
        margin: usize,
        /// The level.
        level: usize,
    },
    /// A measure.
    Measure(usize),
}

/// Everything but the base weights, shared between replicates.
#[derive(Debug)]
pub(super) struct Structure {
    pub(super) rows: Rows,
    pub(super) columns: Vec<Column>,
    /// Totals, one a column.
    pub(super) targets: Vec<f64>,
    pub(super) margins: Vec<Margin>,
    pub(super) measures: Vec<Measure>,
    pub(super) population: f64,
}

/// Cells with base weights, and the totals that their weights are to meet. Columns are the
/// levels, margin after margin, then the measures.
#[derive(Debug, Clone)]
pub struct Problem {
    pub(super) structure: Arc<Structure>,
    base: Vec<f64>,
    /// Base weights times this are near the population.
    pub(super) prescale: f64,
}

impl Problem {
    /// A problem of C cells: total base weights, margins, measures, and the total that
    /// shares and means refer to. Without one it is the first margin's of totals, else that
    /// of the base weights.
    ///
    /// # Errors
    /// [`StatsError::Lengths`] for lists of unequal length or a level without a target,
    /// [`StatsError::NotAWeight`] for a base weight below 0, [`StatsError::NotPositive`]
    /// when there is no weight, no population, or a target that is no number or below 0 for
    /// a level, [`StatsError::TooFew`] without margins and measures. Targets that are well
    /// formed and contradict each other are no error here: see
    /// [`Problem::obstacles`](Self::obstacles).
    pub fn new(
        base: Vec<f64>,
        margins: Vec<Margin>,
        measures: Vec<Measure>,
        population: Option<f64>,
    ) -> Result<Self, StatsError> {
        if margins.is_empty() && measures.is_empty() {
            return Err(StatsError::TooFew(1));
        }
        check(base.len(), &margins, &measures)?;
        let whole = sum(&base)?;
        let population = population.unwrap_or_else(|| stated(&margins).unwrap_or(whole));
        if !(population > 0.0 && population.is_finite()) {
            return Err(StatsError::NotPositive {
                name: "population",
                value: population,
            });
        }
        let (columns, targets) = columns(&margins, &measures, population);
        let rows = rows(base.len(), &margins, &measures, columns.len());
        let structure =
            Structure { rows, columns, targets, margins, measures, population };
        Ok(Self::over(Arc::new(structure), base, whole))
    }

    /// The same cells and targets with other base weights: a replicate. The population
    /// stays what it was.
    ///
    /// # Errors
    /// As for [`Problem::new`], of base weights.
    pub fn with_base(&self, base: Vec<f64>) -> Result<Self, StatsError> {
        if base.len() != self.cells() {
            return Err(StatsError::Lengths(base.len(), self.cells()));
        }
        let whole = sum(&base)?;
        Ok(Self::over(Arc::clone(&self.structure), base, whole))
    }

    fn over(structure: Arc<Structure>, base: Vec<f64>, whole: f64) -> Self {
        let ratio = structure.population / whole;
        let near = (1.0 / PRESCALE..=PRESCALE).contains(&ratio);
        Self { structure, base, prescale: if near { 1.0 } else { ratio } }
    }

    /// C, the number of cells.
    #[must_use]
    pub fn cells(&self) -> usize {
        self.base.len()
    }

    /// Base weights as given.
    #[must_use]
    pub fn base(&self) -> &[f64] {
        &self.base
    }

    /// What the columns stand for.
    #[must_use]
    pub fn columns(&self) -> &[Column] {
        &self.structure.columns
    }

    /// Totals to be met, one a column.
    #[must_use]
    pub fn targets(&self) -> &[f64] {
        &self.structure.targets
    }

    /// The total of the final weights, which shares and means refer to.
    #[must_use]
    pub fn population(&self) -> f64 {
        self.structure.population
    }

    /// Bounds and limits of factors refer to base weights times this: 1, unless base weights
    /// and population are more than twentyfold apart (R survey's rule).
    #[must_use]
    pub fn prescale(&self) -> f64 {
        self.prescale
    }

    /// Totals of the columns under given factors.
    ///
    /// # Errors
    /// [`StatsError::Lengths`] unless there is a factor for each cell.
    pub fn totals(&self, factors: &[f64]) -> Result<Vec<f64>, StatsError> {
        if factors.len() != self.cells() {
            return Err(StatsError::Lengths(factors.len(), self.cells()));
        }
        Ok(self.totals_of(factors))
    }

    pub(super) fn totals_of(&self, factors: &[f64]) -> Vec<f64> {
        let weights: Vec<f64> =
            self.base.iter().zip(factors).map(|(d, g)| d * g).collect();
        self.structure.rows.totals(&weights)
    }

    /// Largest |misfit|/(1 + |target|), the measure of every stop rule here.
    pub(super) fn misfit_of(&self, factors: &[f64]) -> f64 {
        let misfit =
            |(total, target): (f64, &f64)| scaled_misfit(total - target, *target);
        self.totals_of(factors)
            .into_iter()
            .zip(self.targets())
            .map(misfit)
            .fold(0.0, f64::max)
    }
}

/// |misfit|/(1 + |target|).
pub(super) fn scaled_misfit(misfit: f64, target: f64) -> f64 {
    misfit.abs() / (1.0 + target.abs())
}

fn check(
    cells: usize,
    margins: &[Margin],
    measures: &[Measure],
) -> Result<(), StatsError> {
    for margin in margins {
        let targets = margin.target.values();
        if margin.of_cell.len() != cells {
            return Err(StatsError::Lengths(margin.of_cell.len(), cells));
        }
        if let Some(level) = margin.of_cell.iter().find(|level| **level >= targets.len())
        {
            return Err(StatsError::Lengths(targets.len(), level + 1));
        }
        if let Some(value) = targets.iter().find(|t| !(t.is_finite() && **t >= 0.0)) {
            return Err(StatsError::NotPositive { name: "target", value: *value });
        }
    }
    for measure in measures {
        if measure.values.len() != cells {
            return Err(StatsError::Lengths(measure.values.len(), cells));
        }
        let (MeasureTarget::Mean(target) | MeasureTarget::Total(target)) = measure.target;
        let mut all = measure.values.iter().chain([&target]);
        if let Some(value) = all.find(|value| !value.is_finite()) {
            return Err(StatsError::NotFinite { name: "measure", value: *value });
        }
    }
    Ok(())
}

fn sum(base: &[f64]) -> Result<f64, StatsError> {
    if let Some(weight) = base.iter().find(|d| !(d.is_finite() && **d >= 0.0)) {
        return Err(StatsError::NotAWeight(*weight));
    }
    let value: f64 = base.iter().sum();
    if value > 0.0 && value.is_finite() {
        Ok(value)
    } else {
        Err(StatsError::NotPositive { name: "sum of weights", value })
    }
}

/// The total of the first margin given as totals.
fn stated(margins: &[Margin]) -> Option<f64> {
    margins.iter().find_map(|margin| match &margin.target {
        Target::Totals(totals) => Some(totals.iter().sum()),
        Target::Shares(_) => None,
    })
}

fn columns(
    margins: &[Margin],
    measures: &[Measure],
    population: f64,
) -> (Vec<Column>, Vec<f64>) {
    let (mut columns, mut targets) = (Vec::new(), Vec::new());
    for (index, margin) in margins.iter().enumerate() {
        let unit = match margin.target {
            Target::Shares(_) => population,
            Target::Totals(_) => 1.0,
        };
        for (level, target) in margin.target.values().iter().enumerate() {
            columns.push(Column::Level { margin: index, level });
            targets.push(target * unit);
        }
    }
    for (index, measure) in measures.iter().enumerate() {
        columns.push(Column::Measure(index));
        targets.push(match measure.target {
            MeasureTarget::Mean(mean) => mean * population,
            MeasureTarget::Total(total) => total,
        });
    }
    (columns, targets)
}

fn rows(cells: usize, margins: &[Margin], measures: &[Measure], columns: usize) -> Rows {
    Rows::new(columns, cells, |cell, row| {
        let mut first = 0;
        for margin in margins {
            row.push((first + margin.of_cell[cell], 1.0));
            first += margin.target.values().len();
        }
        for (index, measure) in measures.iter().enumerate() {
            row.push((first + index, measure.values[cell]));
        }
    })
}
