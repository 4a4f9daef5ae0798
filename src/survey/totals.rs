//! Totals of a tally with what their variances follow from under the sample design: the
//! ground on which every estimate stands.

use nalgebra::DVector;

use super::SurveyError;
use super::linearised;
use super::spread::{Replicated, Spread};
use crate::tally::{CellCount, Tally};

/// Linear functions of a tally's sums: for each cell the features that it adds to, the
/// column of the sums, and a factor.
#[derive(Debug, Clone, Default)]
pub struct Features {
    pub(super) terms: Vec<Vec<(usize, usize, f64)>>,
    count: usize,
}

impl Features {
    /// Of a tally, none yet.
    #[must_use]
    pub fn of(tally: &Tally) -> Self {
        Self { terms: vec![Vec::new(); tally.cells.len()], count: 0 }
    }

    /// Adds the total of a column over some cells; gives its position.
    pub fn add(&mut self, cells: &[bool], column: usize) -> usize {
        for (terms, _) in self.terms.iter_mut().zip(cells).filter(|(_, held)| **held) {
            terms.push((self.count, column, 1.0));
        }
        self.count += 1;
        self.count - 1
    }

    /// Number of features.
    #[must_use]
    pub fn len(&self) -> usize {
        self.count
    }

    /// True without any.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    pub(super) fn collect<'a>(
        &self,
        cells: impl Iterator<Item = (CellCount, &'a [f64])>,
        factor: f64,
        totals: &mut [f64],
    ) {
        for (count, sums) in cells {
            for (feature, column, coefficient) in &self.terms[count.cell as usize] {
                totals[*feature] += factor * coefficient * sums[*column];
            }
        }
    }
}

/// Totals, and what the variances of their functions follow from: their covariance, or the
/// totals of every replicate.
#[derive(Debug, Clone, PartialEq)]
pub struct Totals {
    /// Totals by feature.
    pub values: DVector<f64>,
    pub(super) spread: Spread,
}

/// Estimates the totals of some features. A tally with replicates has its variances from
/// them, any other one from strata and units.
///
/// # Errors
/// [`SurveyError::LonelyUnit`] for a stratum with one unit, unless the tally says what to do
/// about it.
pub fn totals(tally: &Tally, features: &Features) -> Result<Totals, SurveyError> {
    let Some(replicates) = &tally.replicates else {
        return linearised::totals(tally, features);
    };
    let mut values = vec![0.0; features.len()];
    for stratum in &tally.strata {
        features.collect(stratum.singles.cells.iter(), 1.0, &mut values);
        for unit in &stratum.units {
            features.collect(unit.cells.iter(), 1.0, &mut values);
        }
    }
    let spread = Spread::Replicated(Replicated::of(replicates, features));
    Ok(Totals { values: DVector::from_vec(values), spread })
}
