//! What variances follow from.

use std::sync::Arc;

use nalgebra::DMatrix;

use super::totals::Features;
use crate::stats::replicates::ReplicateVariance;
use crate::tally::ReplicateSums;

/// What the variances of totals and of their functions follow from.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Spread {
    /// The totals' covariance: functions of them by the delta method.
    Linearised(DMatrix<f64>),
    /// The totals of every replicate: functions of them made anew in each.
    Replicated(Replicated),
}

/// Totals of every replicate.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Replicated {
    /// A column a total, a row a replicate.
    totals: DMatrix<f64>,
    pub(super) variance: Arc<ReplicateVariance>,
}

impl Spread {
    /// That of some totals and of their sum.
    pub(super) fn with_sum(&self, cells: &[usize]) -> Self {
        let last = cells.len();
        match self {
            Self::Linearised(covariance) => {
                let part = covariance.select_rows(cells).select_columns(cells);
                let sums: Vec<f64> = part.row_iter().map(|row| row.sum()).collect();
                let mut all = part.resize(last + 1, last + 1, 0.0);
                for (i, sum) in sums.iter().enumerate() {
                    (all[(i, last)], all[(last, i)]) = (*sum, *sum);
                }
                all[(last, last)] = sums.iter().sum();
                Self::Linearised(all)
            }
            Self::Replicated(replicated) => {
                let mut totals =
                    replicated.totals.select_columns(cells).insert_column(last, 0.0);
                for mut row in totals.row_iter_mut() {
                    row[last] = row.sum();
                }
                let variance = Arc::clone(&replicated.variance);
                Self::Replicated(Replicated { totals, variance })
            }
        }
    }
}

impl Replicated {
    pub(super) fn of(replicates: &ReplicateSums, features: &Features) -> Self {
        let mut totals = DMatrix::zeros(replicates.count(), features.len());
        for (cell, terms) in features.terms.iter().enumerate() {
            for (feature, column, coefficient) in terms {
                let mut total = totals.column_mut(*feature);
                for (sum, x) in total.iter_mut().zip(replicates.of(cell, *column)) {
                    *sum += coefficient * x;
                }
            }
        }
        Self { totals, variance: Arc::clone(replicates.variance()) }
    }

    /// A total in every replicate.
    pub(super) fn total(&self, feature: usize) -> Vec<f64> {
        self.totals.column(feature).iter().copied().collect()
    }

    /// A ratio in every replicate; not a number over a total of 0.
    pub(super) fn ratio(&self, (above, below): (usize, usize)) -> Vec<f64> {
        let (above, below) = (self.totals.column(above), self.totals.column(below));
        let over = |(x, y): (&f64, &f64)| if *y == 0.0 { f64::NAN } else { x / y };
        above.iter().zip(below.iter()).map(over).collect()
    }

    /// Number of replicates.
    pub(super) fn count(&self) -> usize {
        self.totals.nrows()
    }

    /// Covariance of several estimates, each with its replicates.
    pub(super) fn covariance(&self, found: &[(f64, Vec<f64>)]) -> DMatrix<f64> {
        let mut covariance = DMatrix::zeros(found.len(), found.len());
        for (i, (value, replicates)) in found.iter().enumerate() {
            for (j, (other, of_other)) in found[..=i].iter().enumerate() {
                let of = self
                    .variance
                    .covariance_of_two((*value, replicates), (*other, of_other));
                covariance[(i, j)] = of;
                covariance[(j, i)] = of;
            }
        }
        covariance
    }
}
