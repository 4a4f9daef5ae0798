//! Variances from replicates: V = scale · Σ_r c_r (θ_r − centre)(θ_r − centre)ᵀ
//! (Wolter 2007, §3 and 4).

use nalgebra::DMatrix;

use super::super::StatsError;

/// What replicates spread around.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Centre {
    /// The mean of the replicates (of those with a scale above 0), R survey's default.
    #[default]
    Mean,
    /// The estimate itself: a mean squared error, never the smaller one.
    Estimate,
}

/// Scales of replicates.
#[derive(Debug, Clone, PartialEq)]
pub struct ReplicateVariance {
    scale: f64,
    /// One a replicate.
    rscales: Vec<f64>,
    centre: Centre,
}

impl ReplicateVariance {
    /// Any scales, as published with replicate weights.
    ///
    /// # Errors
    /// [`StatsError::TooFew`] without replicates, [`StatsError::NotFinite`] for a scale
    /// that is none, [`StatsError::NotPositive`] for one below 0.
    pub fn new(
        scale: f64,
        rscales: Vec<f64>,
        centre: Centre,
    ) -> Result<Self, StatsError> {
        if rscales.is_empty() {
            return Err(StatsError::TooFew(1));
        }
        for value in rscales.iter().copied().chain([scale]) {
            if !value.is_finite() {
                return Err(StatsError::NotFinite { name: "scale", value });
            }
            if value < 0.0 {
                return Err(StatsError::NotPositive { name: "scale", value });
            }
        }
        Ok(Self { scale, rscales, centre })
    }

    /// JK1 of n units: (n − 1)/n.
    ///
    /// # Errors
    /// [`StatsError::TooFew`] below two.
    pub fn jk1(units: usize, centre: Centre) -> Result<Self, StatsError> {
        if units < 2 {
            return Err(StatsError::TooFew(2));
        }
        let n = units as f64;
        Self::new((n - 1.0) / n, vec![1.0; units], centre)
    }

    /// JKn: (n_h − 1)/n_h for each replicate, given the number of units in the stratum of
    /// the unit that it leaves out.
    ///
    /// # Errors
    /// [`StatsError::TooFew`] without replicates or for a stratum below two.
    pub fn jkn(units: &[usize], centre: Centre) -> Result<Self, StatsError> {
        if units.iter().any(|n| *n < 2) {
            return Err(StatsError::TooFew(2));
        }
        let rscales = units.iter().map(|n| (*n as f64 - 1.0) / *n as f64).collect();
        Self::new(1.0, rscales, centre)
    }

    /// Balanced half-samples: 1/R.
    ///
    /// # Errors
    /// [`StatsError::TooFew`] without replicates.
    pub fn brr(replicates: usize, centre: Centre) -> Result<Self, StatsError> {
        Self::new(1.0 / replicates as f64, vec![1.0; replicates], centre)
    }

    /// Fay's half-samples: 1/(R(1 − ρ)²).
    ///
    /// # Errors
    /// [`StatsError::TooFew`] without replicates, [`StatsError::NotAShare`] for ρ outside
    /// 0–1, 1 included.
    pub fn fay(replicates: usize, rho: f64, centre: Centre) -> Result<Self, StatsError> {
        if !(0.0..1.0).contains(&rho) {
            return Err(StatsError::NotAShare { name: "rho", value: rho });
        }
        let scale = 1.0 / (replicates as f64 * (1.0 - rho).powi(2));
        Self::new(scale, vec![1.0; replicates], centre)
    }

    /// The bootstrap: 1/R around the estimate, 1/(R − 1) around the mean.
    ///
    /// # Errors
    /// [`StatsError::TooFew`] without replicates, or one around its own mean.
    pub fn bootstrap(replicates: usize, centre: Centre) -> Result<Self, StatsError> {
        let divisor = match centre {
            Centre::Mean if replicates < 2 => return Err(StatsError::TooFew(2)),
            Centre::Mean => replicates - 1,
            Centre::Estimate => replicates,
        };
        Self::new(1.0 / divisor as f64, vec![1.0; replicates], centre)
    }

    /// Successive differences, as in the American Community Survey: 4/R around the estimate
    /// (Fay & Train 1995).
    ///
    /// # Errors
    /// [`StatsError::TooFew`] without replicates.
    pub fn successive_differences(replicates: usize) -> Result<Self, StatsError> {
        Self::new(4.0 / replicates as f64, vec![1.0; replicates], Centre::Estimate)
    }

    /// The number of replicates.
    #[must_use]
    pub fn count(&self) -> usize {
        self.rscales.len()
    }

    /// The common scale.
    #[must_use]
    pub fn scale(&self) -> f64 {
        self.scale
    }

    /// Scales of the replicates, besides the common one.
    #[must_use]
    pub fn rscales(&self) -> &[f64] {
        &self.rscales
    }

    /// Covariance of K estimates from their replicates, R lists of K.
    ///
    /// # Errors
    /// [`StatsError::Lengths`] for a list of another length, [`StatsError::NotFinite`] for
    /// a replicate that could not be estimated: leaving it out is for the caller to decide.
    pub fn covariance(
        &self,
        estimates: &[f64],
        replicates: &[Vec<f64>],
    ) -> Result<DMatrix<f64>, StatsError> {
        if replicates.len() != self.count() {
            return Err(StatsError::Lengths(replicates.len(), self.count()));
        }
        for replicate in replicates {
            if replicate.len() != estimates.len() {
                return Err(StatsError::Lengths(replicate.len(), estimates.len()));
            }
            if let Some(value) = replicate.iter().find(|value| !value.is_finite()) {
                return Err(StatsError::NotFinite { name: "replicate", value: *value });
            }
        }
        let size = estimates.len();
        let centre = match self.centre {
            Centre::Estimate => estimates.to_vec(),
            Centre::Mean => self.mean(replicates, size),
        };
        let mut covariance = DMatrix::zeros(size, size);
        for (replicate, rscale) in replicates.iter().zip(&self.rscales) {
            for i in 0..size {
                let off = self.scale * rscale * (replicate[i] - centre[i]);
                for j in 0..=i {
                    covariance[(i, j)] += off * (replicate[j] - centre[j]);
                }
            }
        }
        for i in 0..size {
            for j in 0..i {
                covariance[(j, i)] = covariance[(i, j)];
            }
        }
        Ok(covariance)
    }

    /// Covariance of two estimates, each with its replicates; not a number where a replicate
    /// that counts is none, or where there are not as many as scales.
    #[must_use]
    pub fn covariance_of_two(
        &self,
        (first, of_first): (f64, &[f64]),
        (second, of_second): (f64, &[f64]),
    ) -> f64 {
        if of_first.len() != self.count() || of_second.len() != self.count() {
            return f64::NAN;
        }
        let (a, b) = match self.centre {
            Centre::Estimate => (first, second),
            Centre::Mean => (self.mean_of(of_first), self.mean_of(of_second)),
        };
        let squares = of_first.iter().zip(of_second).zip(&self.rscales);
        let sum: f64 = squares
            .filter(|(_, rscale)| **rscale > 0.0)
            .map(|((x, y), rscale)| rscale * (x - a) * (y - b))
            .sum();
        self.scale * sum
    }

    /// The mean of replicates with a scale above 0.
    fn mean_of(&self, replicates: &[f64]) -> f64 {
        let counted = replicates.iter().zip(&self.rscales).filter(|(_, c)| **c > 0.0);
        let (n, sum) = counted.fold((0.0, 0.0), |(n, sum), (x, _)| (n + 1.0, sum + x));
        if n > 0.0 { sum / n } else { 0.0 }
    }

    /// What the replicates spread around.
    #[must_use]
    pub fn centre(&self) -> Centre {
        self.centre
    }

    /// Variance of one estimate from its replicates.
    ///
    /// # Errors
    /// As for [`ReplicateVariance::covariance`].
    pub fn variance(&self, estimate: f64, replicates: &[f64]) -> Result<f64, StatsError> {
        let lists: Vec<Vec<f64>> = replicates.iter().map(|value| vec![*value]).collect();
        Ok(self.covariance(&[estimate], &lists)?[(0, 0)])
    }

    fn mean(&self, replicates: &[Vec<f64>], size: usize) -> Vec<f64> {
        let mut mean = vec![0.0; size];
        let counted = replicates.iter().zip(&self.rscales).filter(|(_, c)| **c > 0.0);
        let mut n = 0.0;
        for (replicate, _) in counted {
            n += 1.0;
            for (sum, value) in mean.iter_mut().zip(replicate) {
                *sum += value;
            }
        }
        mean.iter().map(|sum| if n > 0.0 { sum / n } else { 0.0 }).collect()
    }
}
