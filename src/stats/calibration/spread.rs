//! How weights are spread.

use super::super::StatsError;
use super::super::error::share;

/// How weights are spread.
#[derive(Debug, Clone, PartialEq)]
pub struct WeightDistribution {
    /// Respondents.
    pub n: f64,
    /// The mean weight; everything else is in the unit of the weights too, except `cv`.
    pub mean: f64,
    /// The least.
    pub min: f64,
    /// The largest.
    pub max: f64,
    /// Standard deviation (of all, not of a sample of them) over the mean: the design effect
    /// less one is its square.
    pub cv: f64,
    /// Quantiles at the probabilities asked for: the least weight that so many respondents
    /// do not exceed (type 1 of Hyndman & Fan 1996).
    pub quantiles: Vec<f64>,
}

impl WeightDistribution {
    /// The distribution of weights that come with numbers of respondents, in any order.
    ///
    /// # Errors
    /// [`StatsError::TooFew`] without respondents, [`StatsError::NotAWeight`] for a weight
    /// or a number that is below 0 or none, [`StatsError::NotAShare`] for a probability
    /// outside 0–1, [`StatsError::NotPositive`] when all weights are 0.
    pub fn new(
        weights: &[(f64, f64)],
        probabilities: &[f64],
    ) -> Result<Self, StatsError> {
        let fine = |x: f64| x.is_finite() && x >= 0.0;
        if let Some(pair) = weights.iter().find(|(w, n)| !(fine(*w) && fine(*n))) {
            return Err(StatsError::NotAWeight(pair.0.min(pair.1)));
        }
        let mut sorted: Vec<(f64, f64)> =
            weights.iter().copied().filter(|(_, n)| *n > 0.0).collect();
        sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
        let n: f64 = sorted.iter().map(|(_, n)| n).sum();
        let (Some(first), Some(last)) = (sorted.first(), sorted.last()) else {
            return Err(StatsError::TooFew(1));
        };
        let mean = sorted.iter().map(|(w, n)| w * n).sum::<f64>() / n;
        if mean <= 0.0 {
            return Err(StatsError::NotPositive { name: "sum of weights", value: 0.0 });
        }
        let squares: f64 = sorted.iter().map(|(w, n)| n * (w - mean).powi(2)).sum();
        let quantiles = probabilities
            .iter()
            .map(|p| {
                let p = share("probability", *p)?;
                Ok(quantile(&sorted, p * n).unwrap_or(last.0))
            })
            .collect::<Result<_, StatsError>>()?;
        let cv = (squares / n).sqrt() / mean;
        Ok(Self { n, mean, min: first.0, max: last.0, cv, quantiles })
    }
}

/// The least weight that `count` respondents do not exceed.
fn quantile(sorted: &[(f64, f64)], count: f64) -> Option<f64> {
    let mut so_far = 0.0;
    sorted.iter().find_map(|(weight, n)| {
        so_far += n;
        // p·n is a product of rounded numbers: 0.1 × 30 is more than 3.
        (so_far >= count * (1.0 - 1e-12)).then_some(*weight)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_distribution_counts_respondents() {
        let weights = [(2.0, 3.0), (1.0, 5.0), (7.0, 0.0), (4.0, 2.0)];
        let found =
            WeightDistribution::new(&weights, &[0.0, 0.5, 0.51, 0.8, 0.81, 1.0]).unwrap();
        assert_eq!((found.n, found.min, found.max), (10.0, 1.0, 4.0));
        assert_eq!(found.quantiles, [1.0, 1.0, 2.0, 2.0, 4.0, 4.0]);
        let deff = 10.0 * (5.0 + 12.0 + 32.0) / (19.0 * 19.0);
        assert!((1.0 + found.cv * found.cv - deff).abs() < 1e-12);
        assert!(WeightDistribution::new(&[], &[]).is_err());
        assert!(WeightDistribution::new(&[(-1.0, 1.0)], &[]).is_err());
    }
}
