//! Ratios of totals, and functions of them, with variances computed when they are asked for.

use nalgebra::DMatrix;

use super::spread::Spread;
use super::totals::Totals;

/// A ratio: the positions of its numerator and its denominator among the totals.
pub type Ratio = (usize, usize);

/// The variance of a share.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ShareVariance {
    /// Of the share; not a number where a replicate has none.
    pub variance: f64,
    /// Of its log odds, where replicates have them in every one.
    pub log_odds: Option<f64>,
}

impl From<f64> for ShareVariance {
    fn from(variance: f64) -> Self {
        Self { variance, log_odds: None }
    }
}

impl Totals {
    /// The value of a ratio; `None` over a total of 0.
    #[must_use]
    pub fn ratio(&self, (above, below): Ratio) -> Option<f64> {
        let whole = self.values[below];
        (whole != 0.0).then(|| self.values[above] / whole)
    }

    /// The covariance of two ratios, by linearisation (Särndal, Swensson & Wretman 1992,
    /// §5.6) or from the ratios of every replicate; 0 where a ratio is not defined, not a
    /// number where it is not in one of the replicates.
    #[must_use]
    pub fn covariance(&self, first: Ratio, second: Ratio) -> f64 {
        let (Some(r), Some(s)) = (self.ratio(first), self.ratio(second)) else {
            return 0.0;
        };
        let v = match &self.spread {
            Spread::Linearised(covariance) => covariance,
            Spread::Replicated(replicated) => {
                let of_first = replicated.ratio(first);
                let of_second = replicated.ratio(second);
                return replicated
                    .variance
                    .covariance_of_two((r, &of_first), (s, &of_second));
            }
        };
        let (a, b) = first;
        let (c, d) = second;
        let linear = v[(a, c)] - s * v[(a, d)] - r * v[(b, c)] + r * s * v[(b, d)];
        linear / (self.values[b] * self.values[d])
    }

    /// The variance of a ratio, never below 0; not a number where a replicate has none.
    #[must_use]
    pub fn variance(&self, ratio: Ratio) -> f64 {
        positive(self.covariance(ratio, ratio))
    }

    /// The variance of a ratio that is a share, and of its log odds under replicates.
    #[must_use]
    pub fn share_variance(&self, share: Ratio) -> ShareVariance {
        let variance = self.variance(share);
        let Spread::Replicated(replicated) = &self.spread else {
            return variance.into();
        };
        let log_odds = |p: f64| (p / (1.0 - p)).ln();
        let again: Vec<f64> = replicated.ratio(share).into_iter().map(log_odds).collect();
        let own = (self.ratio(share).map_or(f64::NAN, log_odds), again.as_slice());
        let of = replicated.variance.covariance_of_two(own, own);
        ShareVariance { variance, log_odds: Some(of).filter(|v| v.is_finite()) }
    }

    /// The covariance of several ratios.
    #[must_use]
    pub fn covariances(&self, ratios: &[Ratio]) -> DMatrix<f64> {
        if let Spread::Replicated(replicated) = &self.spread {
            let found: Vec<(f64, Vec<f64>)> = ratios
                .iter()
                .map(|ratio| {
                    (self.ratio(*ratio).unwrap_or(0.0), replicated.ratio(*ratio))
                })
                .collect();
            return replicated.covariance(&found);
        }
        let size = ratios.len();
        DMatrix::from_fn(size, size, |i, j| self.covariance(ratios[i], ratios[j]))
    }

    /// The covariance of some totals.
    #[must_use]
    pub fn covariance_of_totals(&self, totals: &[usize]) -> DMatrix<f64> {
        match &self.spread {
            Spread::Linearised(covariance) => {
                covariance.select_rows(totals).select_columns(totals)
            }
            Spread::Replicated(replicated) => {
                let of = |i: &usize| (self.values[*i], replicated.total(*i));
                replicated.covariance(&totals.iter().map(of).collect::<Vec<_>>())
            }
        }
    }

    /// The variance of a function of ratios: from its value and gradient by linearisation,
    /// and under replicates from its values in every one of them. Not a number where a
    /// replicate has none; `None` where the function has no gradient.
    #[must_use]
    pub fn variance_of(
        &self,
        ratios: &[Ratio],
        value: f64,
        gradient: Option<&[f64]>,
        function: impl Fn(&[f64]) -> Option<f64>,
    ) -> Option<f64> {
        let gradient = gradient?;
        let Spread::Replicated(replicated) = &self.spread else {
            let covariance = self.covariances(ratios);
            let pairs = (0..gradient.len())
                .flat_map(|i| (0..gradient.len()).map(move |j| (i, j)));
            let sum: f64 =
                pairs.map(|(i, j)| gradient[i] * covariance[(i, j)] * gradient[j]).sum();
            return Some(positive(sum));
        };
        let of_ratios: Vec<Vec<f64>> =
            ratios.iter().map(|ratio| replicated.ratio(*ratio)).collect();
        let again = |r: usize| {
            let of: Vec<f64> = of_ratios.iter().map(|values| values[r]).collect();
            function(&of).unwrap_or(f64::NAN)
        };
        let again: Vec<f64> = (0..replicated.count()).map(again).collect();
        let own = (value, again.as_slice());
        Some(positive(replicated.variance.covariance_of_two(own, own)))
    }
}

/// A variance of 0 may come out as minus a rounding error; what is no number stays none.
fn positive(variance: f64) -> f64 {
    if variance < 0.0 { 0.0 } else { variance }
}
