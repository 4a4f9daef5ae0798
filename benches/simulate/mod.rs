//! Samples from populations whose shares are known, and how often intervals cover them.
//!
//! The quick tests in `src/stats/simulated_coverage.rs` and the long run in
//! `benches/coverage.rs` share these files by `#[path]`: a bench sees the public API alone,
//! and a simulator in the public API would be of no use to anybody else. Either brings
//! `stats` into the scope above. The tests run the first blocks of the long run's cells.

pub(crate) mod groups;
pub(crate) mod polls;
pub(crate) mod survey;

use rand_pcg::Pcg64;
use rand_pcg::rand_core::{Rng, SeedableRng};

use super::stats::{Interval, StatsError};

/// Samples drawn from one state of the generator: few enough to share the work between
/// threads, and the same ones for any number of threads.
pub(crate) const BLOCK: u32 = 1000;

/// The seed of cell 0 and block 0; every other pair has one of its own.
pub(crate) const SEED: u64 = 20_250_109;

/// A population and a way to draw from it.
pub(crate) trait Cell {
    /// The cell's number, which tells its random numbers from those of others.
    fn number(&self) -> u64;

    /// Number of methods whose intervals are counted.
    fn methods(&self) -> usize;

    /// Draws a sample and counts the interval of each method.
    fn draw(&self, random: &mut Pcg64, found: &mut Counts) -> Result<(), StatsError>;
}

/// How the intervals of one method fared.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Coverage {
    samples: u32,
    below: u32,
    above: u32,
    width: f64,
}

impl Coverage {
    /// Counts an interval against the true share.
    pub(crate) fn count(&mut self, found: Interval, truth: f64) {
        self.samples += 1;
        self.below += u32::from(found.upper < truth);
        self.above += u32::from(found.lower > truth);
        self.width += found.upper - found.lower;
    }

    fn merge(&mut self, other: &Self) {
        self.samples += other.samples;
        self.below += other.below;
        self.above += other.above;
        self.width += other.width;
    }

    fn of_samples(&self, count: f64) -> f64 {
        count / f64::from(self.samples)
    }

    /// Share of the intervals that lie below the truth.
    pub(crate) fn below(&self) -> f64 {
        self.of_samples(f64::from(self.below))
    }

    /// Share of the intervals that lie above the truth.
    pub(crate) fn above(&self) -> f64 {
        self.of_samples(f64::from(self.above))
    }

    /// Share of the intervals that hold the truth.
    pub(crate) fn covered(&self) -> f64 {
        self.of_samples(f64::from(self.samples - self.below - self.above))
    }

    /// Mean width, a share.
    pub(crate) fn width(&self) -> f64 {
        self.of_samples(self.width)
    }

    /// Monte Carlo standard error of the coverage.
    pub(crate) fn error(&self) -> f64 {
        self.error_at(self.covered())
    }

    /// Whether the coverage is as good as `level`: not below it by more than half a point,
    /// which nobody would see in a survey, and three Monte Carlo errors, which one of 700
    /// cells at that edge exceeds by chance.
    pub(crate) fn holds(&self, level: f64) -> bool {
        let least = level - 0.005;
        self.covered() >= least - 3.0 * self.error_at(least)
    }

    /// Percent ± error, bold where 95% is not held.
    pub(crate) fn shown(&self) -> String {
        let (share, error) = (self.covered() * 100.0, self.error() * 100.0);
        let bold = if self.holds(0.95) { "" } else { "**" };
        format!("{bold}{share:.1}{bold} ± {error:.2}")
    }

    fn error_at(&self, coverage: f64) -> f64 {
        self.of_samples(coverage * (1.0 - coverage)).sqrt()
    }
}

/// Counts of all methods in one cell.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Counts {
    /// In the order of the cell's methods.
    pub(crate) methods: Vec<Coverage>,
    /// Samples with a share of 0 or 1.
    pub(crate) at_boundary: u32,
}

impl Counts {
    /// Nothing counted yet.
    pub(crate) fn new(methods: usize) -> Self {
        Self { methods: vec![Coverage::default(); methods], at_boundary: 0 }
    }

    /// Adds those of another block.
    pub(crate) fn merge(&mut self, other: &Self) {
        self.at_boundary += other.at_boundary;
        for (own, other) in self.methods.iter_mut().zip(&other.methods) {
            own.merge(other);
        }
    }
}

/// One block of samples of a cell.
pub(crate) fn block(cell: &impl Cell, block: u64) -> Result<Counts, StatsError> {
    let mut random = Pcg64::seed_from_u64(SEED + (cell.number() << 32) + block);
    let mut found = Counts::new(cell.methods());
    for _ in 0..BLOCK {
        cell.draw(&mut random, &mut found)?;
    }
    Ok(found)
}

/// Uniform on 0–1, without 1, from the upper 53 bits.
fn uniform(random: &mut Pcg64) -> f64 {
    (random.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
}

/// Standard normal (Box & Muller 1958).
fn normal(random: &mut Pcg64) -> f64 {
    let radius = (-2.0 * (1.0 - uniform(random)).ln()).sqrt();
    radius * (std::f64::consts::TAU * uniform(random)).cos()
}
