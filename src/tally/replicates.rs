//! Sums by cell under every replicate: of weights that the file has, or of replicates made
//! from strata and units.

use std::sync::Arc;

use crate::poll::{
    self, BOOTSTRAP_REPLICATES, BOOTSTRAP_SEED, ReplicateMethod as Declared,
};
use crate::stats::StatsError;
use crate::stats::replicates::{
    Centre, ReplicateMethod, ReplicateVariance, Replicates, RowSpace,
};

/// A tally's sums, made again with the weights of every replicate.
#[derive(Debug, Clone, PartialEq)]
pub struct ReplicateSums {
    width: usize,
    count: usize,
    /// For each cell and each column of its sums, a number a replicate.
    values: Vec<f64>,
    variance: Arc<ReplicateVariance>,
    rank: Rank,
    declared: poll::Replicates,
}

/// What degrees of freedom are counted by.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Rank {
    /// Given weights: their rank, the span of each cell's rows, and degrees of freedom that
    /// the file's producer states.
    Given { whole: usize, cells: Vec<RowSpace>, stated: Option<f64> },
    /// Made ones.
    Made(Arc<Replicates>),
}

/// Spans of rows are followed up to this rank, cell by cell.
pub(super) const FOLLOWED: usize = 256;

impl ReplicateSums {
    pub(super) fn new(
        width: usize,
        values: Vec<f64>,
        variance: Arc<ReplicateVariance>,
        rank: Rank,
        declared: poll::Replicates,
    ) -> Self {
        Self { width, count: variance.count(), values, variance, rank, declared }
    }

    /// The number of replicates.
    #[must_use]
    pub fn count(&self) -> usize {
        self.count
    }

    /// How replicates become a variance.
    #[must_use]
    pub fn variance(&self) -> &Arc<ReplicateVariance> {
        &self.variance
    }

    /// How they were declared.
    #[must_use]
    pub fn declared(&self) -> &poll::Replicates {
        &self.declared
    }

    /// A column of a cell's sums, a number a replicate.
    #[must_use]
    pub fn of(&self, cell: usize, column: usize) -> &[f64] {
        let at = (cell * self.width + column) * self.count;
        &self.values[at..at + self.count]
    }

    /// Degrees of freedom of the whole: those stated, else the rank of the replicates'
    /// weights less 1.
    #[must_use]
    pub fn degrees_of_freedom(&self) -> f64 {
        match &self.rank {
            Rank::Given { stated: Some(df), .. } => *df,
            Rank::Given { whole, .. } => whole.saturating_sub(1) as f64,
            Rank::Made(replicates) => replicates.degrees_of_freedom() as f64,
        }
    }

    /// Degrees of freedom of those in some cells: the rank of their replicate weights
    /// less 1, and never more than of the whole. There are `n` of them with a weight above
    /// 0, in `units` sampling units, which are all the units of `whole` strata.
    ///
    /// Ranks of given weights are exact up to 256; beyond it the whole's or `n`, whichever
    /// is less, is taken.
    #[must_use]
    pub fn degrees_of_freedom_of(
        &self,
        cells: &[bool],
        n: u64,
        units: usize,
        whole: usize,
    ) -> f64 {
        match &self.rank {
            Rank::Made(replicates) => {
                replicates.degrees_of_freedom_of(units, whole) as f64
            }
            Rank::Given { whole, cells: spaces, stated } => {
                let rank = rank_of(self.count, *whole, spaces, cells);
                let rank = rank.min(usize::try_from(n).unwrap_or(usize::MAX));
                let df = rank.saturating_sub(1) as f64;
                stated.map_or(df, |stated| stated.min(df))
            }
        }
    }
}

/// The rank of the rows of some cells, no further than that of all.
fn rank_of(count: usize, whole: usize, spaces: &[RowSpace], cells: &[bool]) -> usize {
    let held = || spaces.iter().zip(cells).filter(|(_, held)| **held).map(|(s, _)| s);
    let most = whole.min(FOLLOWED);
    if held().any(|space| space.rank() >= most) {
        return whole;
    }
    let mut all = RowSpace::new(count, most);
    for space in held() {
        all.join(space);
        if all.is_full() {
            return whole;
        }
    }
    all.rank()
}

/// How given replicates become a variance: the method's own scales where no others are
/// declared.
///
/// # Errors
/// [`StatsError`] for too few of them, scales that cannot be, as many scales as there are
/// not replicates, and a factor ρ outside 0–1.
pub fn given_variance(
    declared: &poll::Replicates,
    count: usize,
) -> Result<ReplicateVariance, StatsError> {
    if count < 2 {
        return Err(StatsError::TooFew(2));
    }
    // Nothing but the file's producer knows the scales of these.
    let unknown = matches!(declared.method, Declared::Jkn | Declared::Other);
    if unknown && declared.scale.is_none() && declared.rscales.is_empty() {
        return Err(StatsError::Lengths(0, count));
    }
    let centre = if declared.mse { Centre::Estimate } else { Centre::Mean };
    let own = match declared.method {
        Declared::Brr => ReplicateVariance::brr(count, centre),
        Declared::Fay => {
            ReplicateVariance::fay(count, declared.rho.unwrap_or(f64::NAN), centre)
        }
        Declared::Jk1 => ReplicateVariance::jk1(count, centre),
        Declared::Jk2 | Declared::Jkn | Declared::Other => {
            ReplicateVariance::new(1.0, vec![1.0; count], centre)
        }
        Declared::Bootstrap => ReplicateVariance::bootstrap(count, centre),
        Declared::Sdr => ReplicateVariance::successive_differences(count),
    }?;
    if declared.scale.is_none() && declared.rscales.is_empty() {
        return Ok(own);
    }
    let rscales = match declared.rscales.len() {
        0 => own.rscales().to_vec(),
        n if n == count => declared.rscales.clone(),
        n => return Err(StatsError::Lengths(n, count)),
    };
    let scale = declared.scale.unwrap_or(own.scale());
    ReplicateVariance::new(scale, rscales, own.centre())
}

/// The method by which replicates are made; nothing for one by which they cannot be.
pub(super) fn method_of(declared: &poll::Replicates) -> Option<ReplicateMethod> {
    Some(match declared.method {
        Declared::Brr => ReplicateMethod::Brr,
        Declared::Fay => ReplicateMethod::Fay { rho: declared.rho.unwrap_or(f64::NAN) },
        Declared::Jk1 => ReplicateMethod::Jk1,
        Declared::Jkn => ReplicateMethod::Jkn,
        Declared::Bootstrap => ReplicateMethod::Bootstrap {
            replicates: declared.number.unwrap_or(BOOTSTRAP_REPLICATES),
            seed: declared.seed.unwrap_or(BOOTSTRAP_SEED),
        },
        Declared::Jk2 | Declared::Sdr | Declared::Other => return None,
    })
}
