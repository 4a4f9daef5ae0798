//! Sample surveys of one share: simple random, clustered, weighted, both.

use rand_pcg::Pcg64;

use super::super::stats::{
    DesignMethod, DesignShare, Level, StatsError, design_interval,
};
use super::{Cell, Counts, normal, uniform};

/// Correlation of the answers within a cluster.
pub(crate) const INTRACLASS: f64 = 0.05;

/// Kish's design effect of the lognormal weights, exp σ².
pub(crate) const KISH: f64 = 1.5;

/// A way to take a sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sampling {
    SimpleRandom,
    Clustered,
    Weighted,
    ClusteredWeighted,
}

/// All ways, with their names.
pub(crate) const SAMPLINGS: [(Sampling, &str); 4] = [
    (Sampling::SimpleRandom, "simple random"),
    (Sampling::Clustered, "clustered"),
    (Sampling::Weighted, "weighted"),
    (Sampling::ClusteredWeighted, "clustered, weighted"),
];

/// Clusters and respondents in each, where the sample is clustered.
const SIZES: [(usize, usize); 3] = [(20, 5), (25, 20), (50, 40)];

/// True shares.
const SHARES: [f64; 3] = [0.02, 0.1, 0.5];

/// A survey of one share.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Survey<'a> {
    /// The cell's number.
    number: u64,
    /// How the sample is taken.
    pub(crate) sampling: Sampling,
    /// Sampling units; as many as respondents in a sample of persons.
    clusters: usize,
    /// Respondents in each.
    per_cluster: usize,
    /// The true share.
    pub(crate) share: f64,
    /// Whose intervals to count.
    pub(crate) methods: &'a [DesignMethod],
}

/// Every sampling in every size for every share, in this order.
pub(crate) fn surveys(methods: &[DesignMethod]) -> Vec<Survey<'_>> {
    let mut cells = Vec::new();
    for (sampling, _) in SAMPLINGS {
        for (clusters, per_cluster) in SIZES {
            for share in SHARES {
                let number = cells.len() as u64;
                let (clusters, per_cluster) = if sampling.clustered() {
                    (clusters, per_cluster)
                } else {
                    (clusters * per_cluster, 1)
                };
                cells.push(Survey {
                    number,
                    sampling,
                    clusters,
                    per_cluster,
                    share,
                    methods,
                });
            }
        }
    }
    cells
}

impl Sampling {
    fn clustered(self) -> bool {
        matches!(self, Self::Clustered | Self::ClusteredWeighted)
    }

    /// Lognormal weights that do not depend on the answer.
    fn weighted(self) -> bool {
        matches!(self, Self::Weighted | Self::ClusteredWeighted)
    }
}

impl Survey<'_> {
    /// Respondents.
    pub(crate) fn n(&self) -> usize {
        self.clusters * self.per_cluster
    }

    /// The weighted share of a new sample with its linearised variance between clusters,
    /// m/(m − 1) Σ z² with z = Σ w (y − p)/Σ w in each (Särndal, Swensson & Wretman 1992,
    /// §5.5).
    pub(crate) fn estimate(&self, random: &mut Pcg64) -> DesignShare {
        let clusters: Vec<Sums> =
            (0..self.clusters).map(|_| self.cluster(random)).collect();
        let weights: f64 = clusters.iter().map(|c| c.weights).sum();
        let squares: f64 = clusters.iter().map(|c| c.squares).sum();
        let yes: f64 = clusters.iter().map(|c| c.yes).sum();
        let p = yes / weights;
        let spread: f64 =
            clusters.iter().map(|c| ((c.yes - p * c.weights) / weights).powi(2)).sum();
        let m = self.clusters as f64;
        DesignShare {
            // Everybody's weights over the same sum may miss 1 by a bit.
            p: p.min(1.0),
            variance: m / (m - 1.0) * spread,
            df: m - 1.0,
            n: self.n() as f64,
            n_weights: weights * weights / squares,
        }
    }

    /// The answers of a cluster, from Pólya's urn (Eggenberger & Pólya 1923): the same as
    /// drawing the cluster's share from a beta distribution with this mean and
    /// correlation, without a beta variable. The first answer is a simple random one.
    fn cluster(&self, random: &mut Pcg64) -> Sums {
        let urn = 1.0 / INTRACLASS - 1.0;
        let mut sums = Sums::default();
        let mut holders = 0.0;
        for drawn in 0..self.per_cluster {
            let chance = (urn * self.share + holders) / (urn + drawn as f64);
            let weight = if self.sampling.weighted() { weight(random) } else { 1.0 };
            sums.weights += weight;
            sums.squares += weight * weight;
            if uniform(random) < chance {
                holders += 1.0;
                sums.yes += weight;
            }
        }
        sums
    }
}

impl Cell for Survey<'_> {
    fn number(&self) -> u64 {
        self.number
    }

    fn methods(&self) -> usize {
        self.methods.len()
    }

    fn draw(&self, random: &mut Pcg64, found: &mut Counts) -> Result<(), StatsError> {
        let sample = self.estimate(random);
        found.at_boundary += u32::from(sample.p == 0.0 || sample.p == 1.0);
        for (method, coverage) in self.methods.iter().zip(&mut found.methods) {
            let (interval, _) = design_interval(sample, Level::default(), *method)?;
            coverage.count(interval, self.share);
        }
        Ok(())
    }
}

/// Sums over a cluster: of the weights, their squares, the weights of those who hold it.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    weights: f64,
    squares: f64,
    yes: f64,
}

fn weight(random: &mut Pcg64) -> f64 {
    (KISH.ln().sqrt() * normal(random)).exp()
}
