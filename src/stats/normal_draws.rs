//! Normal random numbers for quantiles that have no closed form.

use rand_pcg::Pcg64;
use rand_pcg::rand_core::{Rng, SeedableRng};

use super::Level;
use super::special::normal_quantile;

/// A fixed set of draws of independent standard normal variables (Pcg64, inverse
/// distribution function). Equal seeds give equal draws, and a quantile computed from them
/// is the same whoever asks.
#[derive(Debug, Clone)]
pub struct NormalDraws {
    values: Vec<f64>,
    width: usize,
}

impl NormalDraws {
    /// Their number: a 95% quantile of a maximum is good to 0.02 standard errors.
    pub const DRAWS: usize = 10_000;

    /// Draws of two variables for each of `groups` groups.
    #[must_use]
    pub fn new(groups: usize, seed: u64) -> Self {
        Self::with(groups, seed, Self::DRAWS)
    }

    pub(super) fn with(groups: usize, seed: u64, draws: usize) -> Self {
        let mut generator = Pcg64::seed_from_u64(seed);
        let width = 2 * groups.max(1);
        let mut next = || {
            // The middles of 2⁵³ equal parts of 0 to 1: never 0, never 1.
            let part = (generator.next_u64() >> 11) as f64;
            normal_quantile((part + 0.5) / 9_007_199_254_740_992.0)
        };
        let values = (0..draws * width).map(|_| next()).collect();
        Self { values, width }
    }

    /// For how many groups these are.
    #[must_use]
    pub fn groups(&self) -> usize {
        self.width / 2
    }

    /// The quantile of a statistic of the variables: the least of its values that is not
    /// exceeded by a share `level` of them.
    pub(super) fn quantile(
        &self,
        level: Level,
        mut statistic: impl FnMut(&[f64]) -> f64,
    ) -> f64 {
        let mut found: Vec<f64> =
            self.values.chunks_exact(self.width).map(&mut statistic).collect();
        let at = (level.value() * found.len() as f64).ceil() as usize;
        let at = at.clamp(1, found.len()) - 1;
        *found.select_nth_unstable_by(at, f64::total_cmp).1
    }
}

#[cfg(test)]
mod tests {
    use super::super::clr_k_independent;
    use super::*;

    #[test]
    fn quantiles_of_known_maxima_are_met_within_their_simulation_error() {
        let draws = NormalDraws::new(4, 1);
        for (level, m) in [(0.95, 1), (0.95, 8), (0.5, 3), (0.99, 8)] {
            let exact = clr_k_independent(level, m).unwrap();
            let found = draws.quantile(Level::new(level).unwrap(), |z| {
                z[..m].iter().copied().fold(f64::MIN, f64::max)
            });
            // Density of the maximum at its quantile, by a difference.
            let slope = (clr_k_independent(level + 1e-4, m).unwrap() - exact) / 1e-4;
            let error =
                slope * (level * (1.0 - level) / NormalDraws::DRAWS as f64).sqrt();
            assert!((found - exact).abs() < 3.0 * error, "{level} {m}: {found} {exact}");
        }
    }

    #[test]
    fn equal_seeds_give_equal_draws() {
        let (one, two) = (NormalDraws::new(2, 7), NormalDraws::new(2, 7));
        assert_eq!(one.values, two.values);
        assert_ne!(one.values, NormalDraws::new(2, 8).values);
        assert_eq!(one.groups(), 2);
    }
}
