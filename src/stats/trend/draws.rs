//! Seeded random numbers, the same on every machine.

use rand_pcg::Pcg64;
use rand_pcg::rand_core::{Rng, SeedableRng};

/// Draws from PCG XSL RR 128/64 (O'Neill 2014), seeded with one number.
#[derive(Debug, Clone)]
pub struct Draws {
    generator: Pcg64,
    spare: Option<f64>,
}

impl Draws {
    /// A sequence of its own for every seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self { generator: Pcg64::seed_from_u64(seed), spare: None }
    }

    /// A uniform number in 0–1, 1 excluded, with 53 bits.
    pub fn uniform(&mut self) -> f64 {
        (self.generator.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A standard normal number, by the polar method (Marsaglia & Bray 1964). libm's
    /// logarithm, because the system's may differ in the last bit.
    pub fn normal(&mut self) -> f64 {
        if let Some(spare) = self.spare.take() {
            return spare;
        }
        loop {
            let (x, y) = (2.0 * self.uniform() - 1.0, 2.0 * self.uniform() - 1.0);
            let square = x * x + y * y;
            if square > 0.0 && square < 1.0 {
                let scale = (-2.0 * libm::log(square) / square).sqrt();
                self.spare = Some(y * scale);
                return x * scale;
            }
        }
    }
}

/// A p value from simulations.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SimulatedP {
    /// (1 + as extreme)/(1 + simulations): never 0 (Davison & Hinkley 1997, §4.2).
    pub value: f64,
    /// Its Monte Carlo standard error.
    pub error: f64,
    /// Simulations at least as extreme as what was observed.
    pub extreme: usize,
    /// Simulations.
    pub simulations: usize,
}

impl SimulatedP {
    pub(super) fn new(extreme: usize, simulations: usize) -> Self {
        let value = (1 + extreme) as f64 / (1 + simulations) as f64;
        let error = (value * (1.0 - value) / simulations as f64).sqrt();
        Self { value, error, extreme, simulations }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::special::normal_cdf;
    use super::*;

    #[test]
    fn normal_draws_are_normal() {
        // Kolmogorov's distance of 20,000 draws: 1.63/√n is passed once in a hundred seeds.
        let mut draws = Draws::new(1);
        let mut found: Vec<f64> = (0..20_000).map(|_| draws.normal()).collect();
        found.sort_by(f64::total_cmp);
        let n = found.len() as f64;
        let distance = found.iter().enumerate().fold(0.0_f64, |worst, (i, x)| {
            let p = normal_cdf(*x);
            worst.max((p - i as f64 / n).abs()).max((p - (i + 1) as f64 / n).abs())
        });
        assert!(distance < 1.63 / n.sqrt(), "{distance}");
    }

    #[test]
    fn a_seed_is_a_sequence() {
        let of = |seed| Draws::new(seed).uniform();
        assert_eq!(of(7), of(7));
        assert_ne!(of(7), of(8));
        assert!((0..1000).all(|seed| (0.0..1.0).contains(&of(seed))));
    }
}
