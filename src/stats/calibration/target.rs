//! Margins and measures with their targets.

use super::super::StatsError;

/// What the levels of a margin are to add up to.
#[derive(Debug, Clone, PartialEq)]
pub enum Target {
    /// Shares in 0–1 of the population.
    Shares(Vec<f64>),
    /// Weighted totals.
    Totals(Vec<f64>),
}

impl Target {
    /// Shares from figures that add up to anything positive, as published percentages do.
    ///
    /// # Errors
    /// [`StatsError::NotPositive`] when they add up to nothing.
    pub fn proportional(figures: &[f64]) -> Result<Self, StatsError> {
        let value: f64 = figures.iter().sum();
        if value > 0.0 && value.is_finite() {
            Ok(Self::Shares(figures.iter().map(|figure| figure / value).collect()))
        } else {
            Err(StatsError::NotPositive { name: "sum of targets", value })
        }
    }

    pub(super) fn values(&self) -> &[f64] {
        match self {
            Self::Shares(values) | Self::Totals(values) => values,
        }
    }
}

/// A margin: which level each cell is in, and what the levels are to be.
#[derive(Debug, Clone, PartialEq)]
pub struct Margin {
    /// The level of each cell, from 0.
    pub of_cell: Vec<usize>,
    /// A target for each level.
    pub target: Target,
}

impl Margin {
    /// The number of levels.
    #[must_use]
    pub fn levels(&self) -> usize {
        self.target.values().len()
    }
}

/// What a measure is to be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum MeasureTarget {
    /// Its mean in the population.
    Mean(f64),
    /// Its total.
    Total(f64),
}

/// A continuous auxiliary variable.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    /// The value of each cell.
    pub values: Vec<f64>,
    /// Its target.
    pub target: MeasureTarget,
}
