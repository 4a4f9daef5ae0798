//! Replicates made from the strata and units that the pass has seen: the sums of units,
//! multiplied. Nothing is read again.

use std::ops::Range;
use std::sync::Arc;

use super::known::{Places, TableCodes};
use super::plan::DesignPlan;
use super::replicates::{Rank, ReplicateSums, method_of};
use super::sums::Sums;
use crate::poll::{self, Code, Diagnostic, LonelyUnits, ReplicateMethod as Declared};
use crate::stats::StatsError;
use crate::stats::replicates::{Centre, LonelyStrata, ReplicateVariance, Replicates};

/// More replicates than this are refused: a jackknife has one a unit.
const MOST: usize = 50_000;

/// Multipliers that are held at a time, by one thread.
const HELD: usize = 1 << 21;

/// The replicates of a design.
pub(super) struct Made {
    replicates: Arc<Replicates>,
    variance: Arc<ReplicateVariance>,
    declared: poll::Replicates,
    /// First-stage unit of each place, units numbered stratum after stratum.
    unit_of: Vec<usize>,
}

/// A table of the design: its slots, their sums, columns of these, and cells.
pub(super) struct MadeTable<'a> {
    pub(super) codes: &'a TableCodes,
    pub(super) sums: &'a Sums,
    pub(super) width: usize,
    pub(super) cells: usize,
}

impl Made {
    /// The replicates of a design as the pass found it; nothing where none are asked for.
    /// `labels` are the strata's.
    pub(super) fn of(
        plan: &DesignPlan,
        places: &Places,
        labels: impl Fn(usize) -> String,
        file: &str,
    ) -> Result<Option<Self>, Diagnostic> {
        let Some(declared) = plan.design.replicates.as_ref().filter(|r| r.made()) else {
            return Ok(None);
        };
        let Some(first) = places.stages.first() else { return Ok(None) };
        let mut sizes = vec![0_usize; places.strata];
        for (stratum, _) in first.iter() {
            sizes[stratum as usize] += 1;
        }
        let mut next = Vec::with_capacity(sizes.len());
        let mut before = 0;
        for size in &sizes {
            next.push(before);
            before += size;
        }
        let units: Vec<usize> = first
            .iter()
            .map(|(stratum, _)| {
                let unit = next[stratum as usize];
                next[stratum as usize] += 1;
                unit
            })
            .collect();
        // From the last stage's places to the first stage's units.
        let mut unit_of: Vec<usize> = (0..units.len()).collect();
        for stage in &places.stages[1..] {
            unit_of = stage.iter().map(|(above, _)| unit_of[above as usize]).collect();
        }
        let unit_of = unit_of.into_iter().map(|unit| units[unit]).collect();
        let filled: Vec<usize> = (0..sizes.len()).filter(|h| sizes[*h] > 0).collect();
        let strata: Vec<usize> = filled.iter().map(|h| sizes[*h]).collect();
        let refused = |error: StatsError| {
            refused(error, plan, declared, file, |h| labels(filled[h]))
        };
        let method = method_of(declared).ok_or_else(|| {
            Diagnostic::new(Code::ReplicatesNotMade, file).value(declared.method.as_str())
        })?;
        let lonely = match plan.design.lonely {
            LonelyUnits::Certainty => LonelyStrata::Keep,
            _ => LonelyStrata::Fail,
        };
        let replicates = Replicates::new(method, strata, lonely).map_err(refused)?;
        if replicates.count() > MOST {
            let found = Diagnostic::new(Code::ReplicatesTooMany, file);
            return Err(found.value(&replicates.count().to_string()).with("most", MOST));
        }
        let drawn = |h: usize| drawn(places, filled[h], sizes[filled[h]]);
        let variance = variance(&replicates, declared, drawn).map_err(refused)?;
        Ok(Some(Self {
            replicates: Arc::new(replicates),
            variance: Arc::new(variance),
            declared: declared.clone(),
            unit_of,
        }))
    }

    /// The sums of some tables under every replicate. Every number is added up in the order
    /// of the slots, whoever does it.
    pub(super) fn sums(&self, tables: &[MadeTable<'_>]) -> Vec<ReplicateSums> {
        let count = self.replicates.count();
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let held = (HELD / self.replicates.units().max(1)).max(1);
        let step = held.min(count.div_ceil(threads)).max(1);
        let blocks: Vec<Range<usize>> =
            (0..count).step_by(step).map(|r| r..(r + step).min(count)).collect();
        let share = blocks.len().div_ceil(threads).max(1);
        let mut values: Vec<Vec<f64>> =
            tables.iter().map(|t| vec![0.0; t.cells * t.width * count]).collect();
        std::thread::scope(|scope| {
            let work = |blocks: &[Range<usize>]| -> Vec<_> {
                blocks
                    .iter()
                    .map(|range| (range.clone(), self.block(range, tables)))
                    .collect()
            };
            let running: Vec<_> = blocks
                .chunks(share)
                .map(|blocks| scope.spawn(move || work(blocks)))
                .collect();
            for (range, found) in
                running.into_iter().filter_map(|t| t.join().ok()).flatten()
            {
                for (values, found) in values.iter_mut().zip(found) {
                    let rows = values.chunks_exact_mut(count);
                    for (into, of) in rows.zip(found.chunks_exact(range.len())) {
                        into[range.clone()].copy_from_slice(of);
                    }
                }
            }
        });
        let made = |(table, values): (&MadeTable<'_>, Vec<f64>)| {
            let rank = Rank::Made(Arc::clone(&self.replicates));
            let variance = Arc::clone(&self.variance);
            ReplicateSums::new(table.width, values, variance, rank, self.declared.clone())
        };
        tables.iter().zip(values).map(made).collect()
    }

    /// The sums of tables under some replicates.
    fn block(&self, range: &Range<usize>, tables: &[MadeTable<'_>]) -> Vec<Vec<f64>> {
        let size = range.len();
        let mut multipliers = vec![0.0; self.replicates.units() * size];
        for (at, replicate) in range.clone().enumerate() {
            let of = self.replicates.multipliers(replicate).unwrap_or_default();
            for (unit, multiplier) in of.into_iter().enumerate() {
                multipliers[unit * size + at] = multiplier;
            }
        }
        tables.iter().map(|table| self.multiplied(table, &multipliers, size)).collect()
    }

    fn multiplied(&self, table: &MadeTable<'_>, by: &[f64], size: usize) -> Vec<f64> {
        let mut values = vec![0.0; table.cells * table.width * size];
        for (slot, (place, cell)) in table.codes.slots.iter().enumerate() {
            let unit = self.unit_of[place as usize];
            let multipliers = &by[unit * size..(unit + 1) * size];
            for (column, sum) in table.sums.sums(slot).iter().enumerate() {
                let at = (cell as usize * table.width + column) * size;
                for (value, x) in values[at..at + size].iter_mut().zip(multipliers) {
                    *value += sum * x;
                }
            }
        }
        values
    }
}

/// The variance of made replicates. A jackknife takes the part of a stratum that was not
/// drawn into account, as linearisation does (Wolter 2007, §4.5); the others do not.
fn variance(
    replicates: &Replicates,
    declared: &poll::Replicates,
    drawn: impl Fn(usize) -> f64,
) -> Result<ReplicateVariance, StatsError> {
    let centre = if declared.mse { Centre::Estimate } else { Centre::Mean };
    let own = replicates.variance(centre)?;
    if !matches!(declared.method, Declared::Jk1 | Declared::Jkn) {
        return Ok(own);
    }
    let rscales = own.rscales().iter().zip(replicates.dropped_strata());
    let rscales = rscales.map(|(scale, h)| scale * (1.0 - drawn(h))).collect();
    ReplicateVariance::new(own.scale(), rscales, centre)
}

/// The part of a stratum's units that was drawn; 0 where it is not known.
fn drawn(places: &Places, stratum: usize, n: usize) -> f64 {
    let sizes = places.fpc.first();
    match sizes.and_then(|sizes| sizes.get(stratum).copied().flatten().flatten()) {
        None => 0.0,
        Some(fraction) if fraction <= 1.0 => fraction,
        Some(size) => n as f64 / size,
    }
}

fn refused(
    error: StatsError,
    plan: &DesignPlan,
    declared: &poll::Replicates,
    file: &str,
    label: impl Fn(usize) -> String,
) -> Diagnostic {
    let about = |code| {
        let found = Diagnostic::new(code, file);
        match &plan.design.strata {
            Some(column) => found.column(column),
            None => found,
        }
    };
    match error {
        StatsError::LonelyUnit(stratum) => about(Code::UnitLonely).value(&label(stratum)),
        StatsError::NotTwoUnits { stratum, units } => {
            about(Code::StratumNotAPair).value(&label(stratum)).with("n", units)
        }
        StatsError::Stratified(strata) => {
            about(Code::ReplicatesStratified).with("n", strata)
        }
        StatsError::NotAShare { value, .. } => {
            about(Code::FayFactor).value(&value.to_string())
        }
        StatsError::NoHadamard(pairs) => {
            about(Code::ReplicatesTooMany).value(&pairs.to_string()).with("most", 16_383)
        }
        _ => {
            about(Code::ReplicatesTooFew).value(&declared.number.unwrap_or(1).to_string())
        }
    }
}
