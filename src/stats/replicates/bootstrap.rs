//! Random draws of a replicate, its own whatever the others and whoever computes it.

use rand_pcg::Pcg64;
use rand_pcg::rand_core::{Rng, SeedableRng};

/// A generator for one replicate: Pcg64 with a state and a stream made of seed and replicate
/// by SplitMix64 (Steele, Lea & Flood 2014), so that no replicate needs the ones before it.
pub(super) fn generator(seed: u64, replicate: u64) -> Pcg64 {
    let mut state = mixed(mixed(seed) ^ replicate);
    let mut bytes = [0; 32];
    for part in bytes.chunks_exact_mut(8) {
        state = state.wrapping_add(GOLDEN);
        part.copy_from_slice(&finish(state).to_le_bytes());
    }
    Pcg64::from_seed(bytes)
}

const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

fn mixed(value: u64) -> u64 {
    finish(value.wrapping_add(GOLDEN))
}

fn finish(value: u64) -> u64 {
    let value = (value ^ (value >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    value ^ (value >> 31)
}

/// A number below `n`, each as likely (Lemire 2019, "Fast random integer generation in an
/// interval").
pub(super) fn below(generator: &mut Pcg64, n: usize) -> usize {
    let bound = n as u64;
    loop {
        let product = u128::from(generator.next_u64()) * u128::from(bound);
        let low = product as u64;
        if low >= bound || low >= bound.wrapping_neg() % bound {
            return (product >> 64) as usize;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Chi-squared of draws against equal chances stays below its 99.99% point.
    #[test]
    fn draws_are_even_within_and_between_replicates() {
        let mut within = [0.0; 10];
        let mut random = generator(7, 0);
        let mut between = [0.0; 10];
        for replicate in 0..100_000 {
            within[below(&mut random, 10)] += 1.0;
            between[below(&mut generator(7, replicate), 10)] += 1.0;
        }
        for counts in [within, between] {
            let chi: f64 = counts.iter().map(|n: &f64| (n - 1e4).powi(2) / 1e4).sum();
            assert!(chi < 33.7, "{counts:?}");
        }
    }

    /// First draws of neighbouring replicates do not follow each other.
    #[test]
    fn neighbouring_replicates_and_seeds_are_unrelated() {
        let unit = |seed, replicate| {
            generator(seed, replicate).next_u64() as f64 / 2.0_f64.powi(64) - 0.5
        };
        let n = 50_000;
        for other in [(0, 1), (1, 0), (1, 1)] {
            let sum: f64 =
                (0..n).map(|r| unit(5, r) * unit(5 + other.0, r + other.1)).sum();
            // Twelve times the product has variance 1.
            let z = 12.0 * sum / (n as f64).sqrt();
            assert!(z.abs() < 4.0, "{other:?} {z}");
        }
    }
}
