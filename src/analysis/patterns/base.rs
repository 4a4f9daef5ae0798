//! Weighted means over a base, many at a time.

use crate::stats::Functional;
use crate::survey::{
    DomainCounts, Features, Ratio, ShareVariance, SurveyError, by_cell, domain, totals,
};
use crate::tally::Tally;

/// Means that share one matrix of covariances: its size grows with their square.
const TOGETHER: usize = 64;

/// A mean with its variance under the design.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mean {
    pub(super) value: f64,
    pub(super) variance: ShareVariance,
}

/// Part of the respondents.
pub(super) struct Base<'a> {
    tally: &'a Tally,
    held: Vec<bool>,
    pub(super) counts: DomainCounts,
    /// Respondents by cell; 0 outside the base.
    n: Vec<u64>,
}

impl<'a> Base<'a> {
    pub(super) fn of(tally: &'a Tally, held: Vec<bool>) -> Self {
        let counts = domain(tally, &held);
        let by_cell = by_cell(tally);
        let n = by_cell.iter().zip(&held).map(|(of, held)| u64::from(*held) * of.n);
        Self { tally, n: n.collect(), held, counts }
    }

    /// Respondents of a cell in the base, unweighted.
    pub(super) fn n(&self, cell: usize) -> u64 {
        self.n.get(cell).copied().unwrap_or(0)
    }

    /// Respondents in the base whose cell meets a condition, unweighted.
    pub(super) fn count(&self, holds: impl Fn(usize) -> bool) -> u64 {
        (0..self.n.len()).filter(|cell| holds(*cell)).map(|cell| self.n[cell]).sum()
    }

    /// Means over the base of what respondents count for: for each mean a factor by cell.
    pub(super) fn means(&self, counted: &[Vec<f64>]) -> Result<Vec<Mean>, SurveyError> {
        let mut means = Vec::with_capacity(counted.len());
        for together in counted.chunks(TOGETHER) {
            let mut features = Features::of(self.tally);
            let whole = features.add(&self.held, 0);
            let at: Vec<usize> = together
                .iter()
                .map(|factors| features.add_weighted(&self.within(factors), 0))
                .collect();
            let sums = totals(self.tally, &features)?;
            for at in at {
                let value = sums.ratio((at, whole)).ok_or(SurveyError::EmptyBase)?;
                means.push(Mean { value, variance: sums.share_variance((at, whole)) });
            }
        }
        Ok(means)
    }

    /// Shares of the base that each of some parts makes up, in ascending order; `part` is the
    /// one of each cell.
    pub(super) fn parts(
        &self,
        part: &[usize],
        parts: &[usize],
    ) -> Result<Vec<Mean>, SurveyError> {
        let mut shares = Vec::with_capacity(parts.len());
        for together in parts.chunks(TOGETHER) {
            let at = |cell: (&usize, &bool)| match cell {
                (part, true) => together.binary_search(part).ok(),
                _ => None,
            };
            let places: Vec<Option<usize>> =
                part.iter().zip(&self.held).map(at).collect();
            let mut features = Features::of(self.tally);
            let whole = features.add(&self.held, 0);
            let first = features.add_parts(&places, together.len(), 0);
            let sums = totals(self.tally, &features)?;
            for share in (first..first + together.len()).map(|at| (at, whole)) {
                let value = sums.ratio(share).ok_or(SurveyError::EmptyBase)?;
                shares.push(Mean { value, variance: sums.share_variance(share) });
            }
        }
        Ok(shares)
    }

    /// The mean of what respondents count for.
    pub(super) fn mean(&self, counted: Vec<f64>) -> Result<Mean, SurveyError> {
        let mean = self.means(&[counted])?;
        mean.first().copied().ok_or(SurveyError::EmptyBase)
    }

    /// ln of the mean of an index over Σ p q/K of the K pairs, p and q the means of their
    /// views, with its standard error; `None` where either is 0.
    pub(super) fn log_against_independence(
        &self,
        index: &[f64],
        views: &[Vec<f64>],
        pairs: &[(usize, usize)],
    ) -> Result<Option<(f64, f64)>, SurveyError> {
        let mut features = Features::of(self.tally);
        let whole = features.add(&self.held, 0);
        let ratios: Vec<Ratio> = std::iter::once(index)
            .chain(views.iter().map(Vec::as_slice))
            .map(|counted| (features.add_weighted(&self.within(counted), 0), whole))
            .collect();
        let sums = totals(self.tally, &features)?;
        let expected = |p: &[f64]| {
            pairs.iter().map(|(a, b)| p[*a] * p[*b]).sum::<f64>() / pairs.len() as f64
        };
        let log = |means: &[f64]| {
            let (m, p) = means.split_first()?;
            let expected = expected(p);
            (*m > 0.0 && expected > 0.0).then(|| (m / expected).ln())
        };
        let means: Option<Vec<f64>> = ratios.iter().map(|r| sums.ratio(*r)).collect();
        let means = means.ok_or(SurveyError::EmptyBase)?;
        let Some(value) = log(&means) else { return Ok(None) };
        let mut gradient = vec![0.0; means.len()];
        gradient[0] = 1.0 / means[0];
        let scale = pairs.len() as f64 * expected(&means[1..]);
        for (a, b) in pairs {
            gradient[1 + a] -= means[1 + b] / scale;
            gradient[1 + b] -= means[1 + a] / scale;
        }
        let variance = sums.variance_of(&ratios, value, Some(&gradient), log);
        Ok(variance.map(|variance| (value, variance.sqrt())))
    }

    fn within(&self, factors: &[f64]) -> Vec<f64> {
        let within = |(x, held): (&f64, &bool)| if *held { *x } else { 0.0 };
        factors.iter().zip(&self.held).map(within).collect()
    }
}

/// What each cell counts for by a functional of its pattern.
pub(super) fn by_pattern(functional: &Functional, patterns: &[usize]) -> Vec<f64> {
    patterns.iter().map(|pattern| functional.coefficients()[*pattern]).collect()
}
