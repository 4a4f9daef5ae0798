//! Multipliers of base weights, made from a design.

use super::super::StatsError;
use super::bootstrap::{below, generator};
use super::hadamard::Hadamard;
use super::{Centre, ReplicateVariance};

/// How replicates are made.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ReplicateMethod {
    /// Jackknife without strata: each unit left out once, the others by n/(n − 1).
    Jk1,
    /// Jackknife with strata: each unit left out once, the others of its stratum by
    /// n_h/(n_h − 1) (Wolter 2007, §4.5).
    Jkn,
    /// Balanced half-samples, from two units a stratum (McCarthy 1969).
    Brr,
    /// Half-samples less extreme: multipliers 2 − ρ and ρ, 0 ≤ ρ < 1 (Judkins 1990).
    Fay {
        /// ρ.
        rho: f64,
    },
    /// Rescaled bootstrap: n_h − 1 units drawn with replacement, each draw counting
    /// n_h/(n_h − 1) (Rao & Wu 1988; Rao, Wu & Yue 1992). Pcg64, one stream a replicate.
    Bootstrap {
        /// R.
        replicates: usize,
        /// Replicates of one seed are the same on every machine.
        seed: u64,
    },
}

/// What becomes of strata with one unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LonelyStrata {
    /// They are an error.
    #[default]
    Fail,
    /// They keep their weight in every replicate and add nothing to the variance.
    Keep,
}

/// Replicates of a design. Multipliers are made one replicate at a time.
#[derive(Debug, Clone, PartialEq)]
pub struct Replicates {
    method: ReplicateMethod,
    /// First-stage units of each stratum.
    strata: Vec<usize>,
    units: usize,
    hadamard: Option<Hadamard>,
    /// Stratum and place in it of the unit that a jackknife replicate leaves out.
    dropped: Vec<(usize, usize)>,
}

impl Replicates {
    /// Replicates of a design given as the number of first-stage units of each stratum.
    ///
    /// # Errors
    /// [`StatsError::TooFew`] for a stratum without units, a design of fewer than two, or no
    /// bootstrap replicate; [`StatsError::LonelyUnit`] under [`LonelyStrata::Fail`];
    /// [`StatsError::NotTwoUnits`] for half-samples of other strata;
    /// [`StatsError::Stratified`] for JK1 with strata; [`StatsError::NotAShare`] for ρ
    /// outside 0–1, 1 included; [`StatsError::NoHadamard`] for more than 16383 strata.
    pub fn new(
        method: ReplicateMethod,
        strata: Vec<usize>,
        lonely: LonelyStrata,
    ) -> Result<Self, StatsError> {
        let units: usize = strata.iter().sum();
        if strata.contains(&0) || strata.iter().all(|n| *n < 2) {
            return Err(StatsError::TooFew(2));
        }
        let alone = strata.iter().position(|n| *n == 1);
        if let (LonelyStrata::Fail, Some(stratum)) = (lonely, alone) {
            return Err(StatsError::LonelyUnit(stratum));
        }
        let hadamard = match method {
            ReplicateMethod::Jk1 if strata.len() > 1 => {
                return Err(StatsError::Stratified(strata.len()));
            }
            ReplicateMethod::Bootstrap { replicates: 0, .. } => {
                return Err(StatsError::TooFew(1));
            }
            ReplicateMethod::Fay { rho } if !(0.0..1.0).contains(&rho) => {
                return Err(StatsError::NotAShare { name: "rho", value: rho });
            }
            ReplicateMethod::Brr | ReplicateMethod::Fay { .. } => Some(halves(&strata)?),
            _ => None,
        };
        let dropped = match method {
            ReplicateMethod::Jk1 | ReplicateMethod::Jkn => (0..strata.len())
                .filter(|h| strata[*h] > 1)
                .flat_map(|h| (0..strata[h]).map(move |unit| (h, unit)))
                .collect(),
            _ => Vec::new(),
        };
        Ok(Self { method, strata, units, hadamard, dropped })
    }

    /// The number of replicates.
    #[must_use]
    pub fn count(&self) -> usize {
        match (self.method, &self.hadamard) {
            (ReplicateMethod::Bootstrap { replicates, .. }, _) => replicates,
            (_, Some(hadamard)) => hadamard.order(),
            (_, None) => self.dropped.len(),
        }
    }

    /// The number of units.
    #[must_use]
    pub fn units(&self) -> usize {
        self.units
    }

    /// First-stage units of each stratum.
    #[must_use]
    pub fn strata(&self) -> &[usize] {
        &self.strata
    }

    /// The stratum of the unit that each jackknife replicate leaves out; nothing for other
    /// methods.
    pub fn dropped_strata(&self) -> impl Iterator<Item = usize> + '_ {
        self.dropped.iter().map(|(stratum, _)| *stratum)
    }

    /// The multipliers of a replicate, one a unit, stratum after stratum; `None` beyond the
    /// last replicate. They average to 1 over the replicates, and over the units of each
    /// stratum in a jackknife or bootstrap replicate.
    #[must_use]
    pub fn multipliers(&self, replicate: usize) -> Option<Vec<f64>> {
        if replicate >= self.count() {
            return None;
        }
        let mut multipliers = Vec::with_capacity(self.units);
        let mut random = match self.method {
            ReplicateMethod::Bootstrap { seed, .. } => {
                Some(generator(seed, replicate as u64))
            }
            _ => None,
        };
        let mut pairs = 0;
        for (h, n) in self.strata.iter().enumerate() {
            let first = multipliers.len();
            multipliers.resize(first + n, 1.0);
            let own = &mut multipliers[first..];
            if own.len() < 2 {
                continue;
            }
            if let Some(random) = &mut random {
                resample(own, |n| below(random, n));
            } else if let Some(hadamard) = &self.hadamard {
                pairs += 1;
                let rest = hadamard.sign(replicate, pairs) * (1.0 - self.rho());
                own.copy_from_slice(&[1.0 + rest, 1.0 - rest]);
            } else if self.dropped[replicate].0 == h {
                let n = own.len() as f64;
                own.fill(n / (n - 1.0));
                own[self.dropped[replicate].1] = 0.0;
            }
        }
        Some(multipliers)
    }

    fn rho(&self) -> f64 {
        match self.method {
            ReplicateMethod::Fay { rho } => rho,
            _ => 0.0,
        }
    }

    /// The variance that belongs to these replicates.
    ///
    /// # Errors
    /// None that [`Replicates::new`] has not met already.
    pub fn variance(&self, centre: Centre) -> Result<ReplicateVariance, StatsError> {
        match self.method {
            ReplicateMethod::Jk1 => ReplicateVariance::jk1(self.units, centre),
            ReplicateMethod::Jkn => {
                let of_stratum = |(h, _): &(usize, usize)| self.strata[*h];
                let sizes: Vec<usize> = self.dropped.iter().map(of_stratum).collect();
                ReplicateVariance::jkn(&sizes, centre)
            }
            ReplicateMethod::Brr => ReplicateVariance::brr(self.count(), centre),
            ReplicateMethod::Fay { rho } => {
                ReplicateVariance::fay(self.count(), rho, centre)
            }
            ReplicateMethod::Bootstrap { replicates, .. } => {
                ReplicateVariance::bootstrap(replicates, centre)
            }
        }
    }

    /// The rank of the multipliers less 1, known without making them: units less strata, and
    /// no more than bootstrap replicates less 1.
    #[must_use]
    pub fn degrees_of_freedom(&self) -> usize {
        self.degrees_of_freedom_of(self.units, self.strata.len())
    }

    /// The same of some of the units, as many as `units`, which are all the units of as many
    /// strata as `whole`: their rank less 1. The multipliers of a whole stratum add up to
    /// the same number in every replicate, so that of several whole strata all but one have
    /// a unit that says nothing new.
    #[must_use]
    pub fn degrees_of_freedom_of(&self, units: usize, whole: usize) -> usize {
        let rank = units - whole.saturating_sub(1);
        rank.min(self.count()).saturating_sub(1)
    }
}

/// A matrix with a column for each pair, besides the first, in which nothing varies.
fn halves(strata: &[usize]) -> Result<Hadamard, StatsError> {
    let odd = strata.iter().position(|n| *n > 2);
    if let Some(stratum) = odd {
        return Err(StatsError::NotTwoUnits { stratum, units: strata[stratum] });
    }
    let pairs = strata.iter().filter(|n| **n == 2).count();
    Hadamard::at_least(pairs + 1).ok_or(StatsError::NoHadamard(pairs))
}

/// n − 1 draws of n units, each counting n/(n − 1).
fn resample(own: &mut [f64], mut draw: impl FnMut(usize) -> usize) {
    let n = own.len();
    own.fill(0.0);
    for _ in 1..n {
        own[draw(n)] += 1.0;
    }
    for multiplier in own {
        *multiplier *= n as f64 / (n - 1) as f64;
    }
}
