//! Shares, means, totals and ratios with their joint covariance, and what follows from them
//! by the delta method.

use nalgebra::{DMatrix, DVector};

use super::SurveyError;
use super::domain::{DomainCounts, domain};
use super::totals::{Features, totals};
use crate::tally::Tally;

/// Several estimates with their covariance.
#[derive(Debug, Clone, PartialEq)]
pub struct Estimates {
    /// The estimates.
    pub values: DVector<f64>,
    /// Their covariance.
    pub covariance: DMatrix<f64>,
    /// The respondents that they are of.
    pub counts: DomainCounts,
}

impl Estimates {
    /// Standard error of one.
    #[must_use]
    pub fn se(&self, i: usize) -> f64 {
        // A variance of 0 may come out as minus a rounding error.
        self.covariance[(i, i)].clamp(0.0, f64::INFINITY).sqrt()
    }

    /// Functions of the estimates by the delta method; `jacobian` holds their derivatives,
    /// a row a function.
    #[must_use]
    pub fn delta(&self, values: DVector<f64>, jacobian: &DMatrix<f64>) -> Self {
        Self {
            values,
            covariance: jacobian * &self.covariance * jacobian.transpose(),
            counts: self.counts,
        }
    }

    /// Linear contrasts, a row each.
    #[must_use]
    pub fn contrasts(&self, rows: &DMatrix<f64>) -> Self {
        self.delta(rows * &self.values, rows)
    }

    /// Design effect of a share against simple random sampling with replacement of as many
    /// respondents with a weight: V n / S², S² = n/(n − 1) p(1 − p).
    #[must_use]
    pub fn share_design_effect(&self, i: usize) -> Option<f64> {
        self.counts.share_design_effect(self.values[i], self.covariance[(i, i)])
    }
}

fn both(a: &[bool], b: &[bool]) -> Vec<bool> {
    a.iter().zip(b).map(|(a, b)| *a && *b).collect()
}

/// Ratios of totals: numerator and denominator by their features.
fn ratios(
    tally: &Tally,
    features: &Features,
    pairs: &[(usize, usize)],
    base: &[bool],
) -> Result<Estimates, SurveyError> {
    let found = totals(tally, features)?;
    let values: Option<Vec<f64>> = pairs.iter().map(|pair| found.ratio(*pair)).collect();
    let values = DVector::from_vec(values.ok_or(SurveyError::EmptyBase)?);
    let covariance = found.covariances(pairs);
    Ok(Estimates { values, covariance, counts: domain(tally, base) })
}

/// Shares of a base, each given by the cells that hold it.
///
/// # Errors
/// [`SurveyError::EmptyBase`] when nobody with a weight is in the base, and those of
/// [`totals`].
pub fn shares(
    tally: &Tally,
    held: &[Vec<bool>],
    base: &[bool],
) -> Result<Estimates, SurveyError> {
    shares_within(tally, &[(held.to_vec(), base.to_vec())])
}

/// Shares of several bases at once (groups, columns of a table), with the covariance of
/// all with all. Counts are those of the bases together.
///
/// # Errors
/// Those of [`shares`].
pub fn shares_within(
    tally: &Tally,
    groups: &[(Vec<Vec<bool>>, Vec<bool>)],
) -> Result<Estimates, SurveyError> {
    let mut features = Features::of(tally);
    let mut pairs = Vec::new();
    let mut all = vec![false; tally.cells.len()];
    for (held, base) in groups {
        let below = features.add(base, 0);
        for cells in held {
            pairs.push((features.add(&both(cells, base), 0), below));
        }
        all.iter_mut().zip(base).for_each(|(all, base)| *all |= *base);
    }
    ratios(tally, &features, &pairs, &all)
}

/// Means of measures over a base; each over those of the base who have it.
///
/// # Errors
/// Those of [`shares`].
pub fn means(
    tally: &Tally,
    measures: &[usize],
    base: &[bool],
) -> Result<Estimates, SurveyError> {
    let mut features = Features::of(tally);
    let pairs: Vec<(usize, usize)> = measures
        .iter()
        .map(|m| (features.add(base, 2 + 2 * m), features.add(base, 1 + 2 * m)))
        .collect();
    ratios(tally, &features, &pairs, base)
}

/// The ratio of two measures' totals over a base.
///
/// # Errors
/// Those of [`shares`].
pub fn ratio(
    tally: &Tally,
    above: usize,
    below: usize,
    base: &[bool],
) -> Result<Estimates, SurveyError> {
    let mut features = Features::of(tally);
    let pair = (features.add(base, 2 + 2 * above), features.add(base, 2 + 2 * below));
    ratios(tally, &features, &[pair], base)
}

/// Totals of measures over a base.
///
/// # Errors
/// Those of [`totals`].
pub fn measure_totals(
    tally: &Tally,
    measures: &[usize],
    base: &[bool],
) -> Result<Estimates, SurveyError> {
    let mut features = Features::of(tally);
    for m in measures {
        features.add(base, 2 + 2 * m);
    }
    let found = totals(tally, &features)?;
    let all: Vec<usize> = (0..measures.len()).collect();
    let covariance = found.covariance_of_totals(&all);
    Ok(Estimates { values: found.values, covariance, counts: domain(tally, base) })
}
