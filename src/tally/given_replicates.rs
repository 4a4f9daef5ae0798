//! Replicate weights of a file, added up while it is read.

use std::sync::Arc;

use super::found::Found;
use super::known::SKIPPED;
use super::pairs::Pairs;
use super::replicates::{FOLLOWED, Rank, ReplicateSums};
use super::weights::Values;
use crate::poll;
use crate::stats::replicates::{ReplicateVariance, RowSpace};

/// Replicates that are added side by side.
const LANES: usize = 8;

/// What the replicate weights of a batch are multiplied by before they are added to a
/// column of sums; nothing for 1.
pub(super) type Factors = Vec<Option<Vec<f64>>>;

/// Sums of replicate weights by slot, and the spans of their rows.
pub(super) struct GivenSums {
    width: usize,
    count: usize,
    groups: Vec<Group>,
    spaces: Vec<RowSpace>,
}

/// Sums of [`LANES`] replicates by slot and column, and the least weight of each.
struct Group {
    sums: Vec<[f64; LANES]>,
    least: [f64; LANES],
}

impl GivenSums {
    pub(super) fn new(width: usize, count: usize) -> Self {
        let group = || Group { sums: Vec::new(), least: [0.0; LANES] };
        let groups = (0..count.div_ceil(LANES)).map(|_| group()).collect();
        Self { width, count, groups, spaces: Vec::new() }
    }

    /// Adds rows from `first` on to their slots, of which there are `known`.
    pub(super) fn add(
        &mut self,
        slots: &[u32],
        known: usize,
        columns: &[Values],
        factors: &Factors,
        first: usize,
    ) {
        let rows = first..first + slots.len();
        let nothing = vec![0.0; slots.len()];
        for (at, group) in self.groups.iter_mut().enumerate() {
            let lanes: [&[f64]; LANES] = std::array::from_fn(|lane| {
                let column = columns.get(at * LANES + lane).map(Values::as_slice);
                column.and_then(|c| c.get(rows.clone())).unwrap_or(&nothing)
            });
            group.sums.resize(known * self.width, [0.0; LANES]);
            for (column, factor) in factors.iter().enumerate() {
                let factor = factor.as_ref().and_then(|f| f.get(rows.clone()));
                match (self.width, factor) {
                    (1, None) => group.add(slots, &lanes),
                    _ => group.add_times(slots, (self.width, column), &lanes, factor),
                }
            }
        }
        self.follow(slots, known, columns, first);
    }

    /// Takes rows into the spans of their slots.
    fn follow(&mut self, slots: &[u32], known: usize, columns: &[Values], first: usize) {
        let (count, most) = (self.count, self.count.min(FOLLOWED));
        self.spaces.resize_with(known, || RowSpace::new(count, most));
        if self.spaces.iter().all(RowSpace::is_full) {
            return;
        }
        let mut row = vec![0.0; count];
        for (i, slot) in slots.iter().enumerate() {
            let space = self.spaces.get_mut(*slot as usize);
            if let Some(space) = space.filter(|space| !space.is_full()) {
                gather(columns, first + i, &mut row);
                space.add(&row);
            }
        }
    }

    /// The smallest weight of a replicate below 0, with the replicate.
    pub(super) fn negative(&self) -> Option<(usize, f64)> {
        let least = self.groups.iter().flat_map(|group| group.least);
        let below = least.enumerate().filter(|(_, x)| *x < 0.0);
        below.min_by(|a, b| a.1.total_cmp(&b.1))
    }

    /// The first replicate of which some sum is no number.
    pub(super) fn unusable(&self) -> Option<usize> {
        let lanes = self.groups.iter().enumerate().flat_map(|(at, group)| {
            (0..LANES).map(move |lane| (at * LANES + lane, lane, group))
        });
        let mut odd = lanes
            .filter(|(_, lane, group)| group.sums.iter().any(|s| !s[*lane].is_finite()));
        odd.next().map(|(replicate, ..)| replicate)
    }

    /// The sums by cell.
    pub(super) fn finish(
        mut self,
        slots: &Pairs,
        cells: usize,
        whole: usize,
        variance: &Arc<ReplicateVariance>,
        declared: &poll::Replicates,
    ) -> ReplicateSums {
        let (width, count) = (self.width, self.count);
        let mut values = vec![0.0; cells * width * count];
        let mut spaces = vec![RowSpace::new(count, FOLLOWED); cells];
        let found =
            self.spaces.drain(..).map(Some).chain(std::iter::repeat_with(|| None));
        for ((slot, (_, cell)), space) in slots.iter().enumerate().zip(found) {
            // Without strata and units there is one slot a cell.
            spaces[cell as usize] =
                space.unwrap_or_else(|| RowSpace::new(count, FOLLOWED));
            for column in 0..width {
                let at = (cell as usize * width + column) * count;
                for (r, value) in values[at..at + count].iter_mut().enumerate() {
                    let sums = &self.groups[r / LANES].sums;
                    *value +=
                        sums.get(slot * width + column).map_or(0.0, |s| s[r % LANES]);
                }
            }
        }
        let rank = Rank::Given { whole, cells: spaces, stated: declared.df };
        ReplicateSums::new(width, values, Arc::clone(variance), rank, declared.clone())
    }
}

impl Group {
    fn add(&mut self, slots: &[u32], columns: &[&[f64]; LANES]) {
        let columns = columns.map(|column| &column[..slots.len()]);
        for (i, slot) in slots.iter().enumerate() {
            // Those left out have the last code of all.
            let Some(sum) = self.sums.get_mut(*slot as usize) else { continue };
            for lane in 0..LANES {
                let x = columns[lane][i];
                sum[lane] += x;
                if x < self.least[lane] {
                    self.least[lane] = x;
                }
            }
        }
    }

    fn add_times(
        &mut self,
        slots: &[u32],
        (width, column): (usize, usize),
        columns: &[&[f64]; LANES],
        factor: Option<&[f64]>,
    ) {
        for (i, slot) in slots.iter().enumerate() {
            if *slot == SKIPPED {
                continue;
            }
            let sum = &mut self.sums[*slot as usize * width + column];
            let times = factor.map_or(1.0, |factor| factor[i]);
            for lane in 0..LANES {
                let x = columns[lane][i];
                sum[lane] += times * x;
                if x < self.least[lane] {
                    self.least[lane] = x;
                }
            }
        }
    }
}

fn gather(columns: &[Values], row: usize, out: &mut [f64]) {
    for (x, column) in out.iter_mut().zip(columns) {
        *x = column.as_slice()[row];
    }
}

/// Takes the rows of a batch that count into the span of a design's rows.
pub(super) fn follow_all(space: &mut RowSpace, columns: &[Values], weights: &[f64]) {
    let mut row = vec![0.0; columns.len()];
    for (i, weight) in weights.iter().enumerate() {
        if space.is_full() {
            return;
        }
        if !weight.is_nan() {
            gather(columns, i, &mut row);
            space.add(&row);
        }
    }
}

impl Found {
    /// The rank of a design's replicate weights.
    pub(super) fn rank(&self, design: usize) -> usize {
        self.designs[design].space.as_ref().map_or(0, RowSpace::rank)
    }
}
