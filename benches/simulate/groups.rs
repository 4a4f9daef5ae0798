//! Two polls of six groups of one size, every group with the same two shares: at a tie in
//! one group all are tied.

use rand_pcg::Pcg64;

use super::super::stats::{
    Bounds, GroupMethod, GroupToplines, GroupedPolls, Interval, Level, NormalDraws,
    Promise, StatsError, frechet, groupwise, groupwise_delta,
};
use super::polls::{Figures, HALF, whole_percent};
use super::{Cell, Counts, uniform};

/// Groups of a cell.
pub(crate) const GROUPS: usize = 6;

/// Ends of the range, whose coverage is counted one after the other.
pub(crate) const ENDS: usize = 2;

/// The pairs of shares: tied at both ends, at the lower one with a near tie at the upper
/// one, and at the upper one at small shares.
const PAIRS: [(f64, f64); 3] = [(0.5, 0.5), (0.52, 0.48), (0.06, 0.06)];

/// A method for the interval over all groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// What the engine does: intersection bounds, both ends at once.
    Default,
    /// One of the engine's methods, each end by itself.
    EachEnd(GroupMethod),
    /// The sums and their standard errors by the delta method, each end by itself.
    Plain,
}

/// A method with the figures that it sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Method(pub(crate) Kind, pub(crate) Figures);

/// Two polls of n respondents by group.
#[derive(Debug, Clone)]
pub(crate) struct Tied<'a> {
    number: u64,
    /// Respondents of each poll.
    pub(crate) n: usize,
    /// True share of the first view in every group.
    pub(crate) p: f64,
    /// True share of the second view in every group.
    pub(crate) q: f64,
    /// Whose intervals to count.
    methods: &'a [Method],
    draws: NormalDraws,
}

/// Every pair of shares in polls of 500 and 2,000.
pub(crate) fn tied(methods: &[Method]) -> Vec<Tied<'_>> {
    let draws = NormalDraws::new(GROUPS, super::SEED);
    let mut cells = Vec::new();
    for n in [500, 2000] {
        for (p, q) in PAIRS {
            let number = 3000 + cells.len() as u64;
            cells.push(Tied { number, n, p, q, methods, draws: draws.clone() });
        }
    }
    cells
}

impl Tied<'_> {
    /// Respondents of every group: as near to equal as whole numbers can be.
    fn sizes(&self) -> [usize; GROUPS] {
        std::array::from_fn(|g| (self.n + g) / GROUPS)
    }

    fn groups(&self, shares: &[(f64, f64)], figures: Figures) -> Vec<GroupToplines> {
        let of = |(size, (p, q)): (usize, &(f64, f64))| {
            let (p, q, half) = match figures {
                Figures::WholePercents => (whole_percent(*p), whole_percent(*q), HALF),
                Figures::Exact => (*p, *q, 0.0),
            };
            let n = size as f64;
            let share = n / self.n as f64;
            GroupToplines { share, p, q, half_p: half, half_q: half, n_p: n, n_q: n }
        };
        self.sizes().into_iter().zip(shares).map(of).collect()
    }

    fn interval(
        &self,
        Method(kind, figures): Method,
        shares: &[(f64, f64)],
    ) -> Result<Interval, StatsError> {
        let (groups, level) = (self.groups(shares, figures), Level::default());
        let (method, promise) = match kind {
            Kind::Plain => return plain(&groups, level),
            Kind::EachEnd(method) => (method, Promise::EachEnd(level)),
            Kind::Default => (GroupMethod::Intersection, Promise::BothEnds(level)),
        };
        let found = GroupedPolls::new(groups)?.two_polls(method, promise, &self.draws)?;
        Ok(found.interval)
    }
}

fn plain(groups: &[GroupToplines], level: Level) -> Result<Interval, StatsError> {
    let column =
        |of: fn(&GroupToplines) -> f64| -> Vec<f64> { groups.iter().map(of).collect() };
    let (shares, p, q) = (column(|g| g.share), column(|g| g.p), column(|g| g.q));
    let Bounds { lower, upper } = groupwise(&shares, &p, &q)?.bounds;
    let (se_lower, se_upper, ..) =
        groupwise_delta(&shares, &p, &q, &column(|g| g.n_p), level)?;
    let z = level.z_one_sided();
    Ok(Interval { lower: lower - z * se_lower, upper: upper + z * se_upper })
}

impl Cell for Tied<'_> {
    fn number(&self) -> u64 {
        self.number
    }

    fn methods(&self) -> usize {
        ENDS * self.methods.len()
    }

    fn draw(&self, random: &mut Pcg64, found: &mut Counts) -> Result<(), StatsError> {
        let mut share = |n: usize, p: f64| {
            (0..n).filter(|_| uniform(random) < p).count() as f64 / n as f64
        };
        let shares = self.sizes().map(|n| (share(n, self.p), share(n, self.q)));
        let truth = frechet(&[self.p, self.q])?;
        let (lower, upper) = found.methods.split_at_mut(self.methods.len());
        for (i, method) in self.methods.iter().enumerate() {
            let interval = self.interval(*method, &shares)?;
            lower[i].count(interval, truth.lower);
            upper[i].count(interval, truth.upper);
        }
        Ok(())
    }
}
