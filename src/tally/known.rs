//! What the pass knows of values: codes of theirs, of places in the design, of cells and of
//! slots.

use polars::prelude::*;

use super::coder::{Coder, NEW};
use super::pairs::Pairs;
use super::plan::{DesignPlan, Plan, TablePlan};
use super::weights::numbers;

/// Stands for the slot of a row that is left out.
pub(super) const SKIPPED: u32 = NEW;

/// Codes of values, of places in the design, of cells and of slots.
pub(super) struct Known {
    pub(super) coders: Vec<Coder>,
    /// Which of the variables hold numbers.
    pub(super) numbers: Vec<bool>,
    pub(super) places: Vec<Places>,
    /// Codes of cells and slots, as far as they were made known to all threads.
    pub(super) tables: Vec<TableCodes>,
}

/// Places of a design: a stratum, then a unit in it, then its parts.
#[derive(Default)]
pub(super) struct Places {
    /// A stage's codes: the place of the stage before, and the label.
    pub(super) stages: Vec<Pairs>,
    /// Population sizes or fractions, by stage and place of the stage before.
    pub(super) fpc: Vec<Sizes>,
    /// Strata that occur.
    pub(super) strata: usize,
}

/// By place: nothing where no respondent counts, then the size if it is known.
pub(super) type Sizes = Vec<Option<Option<f64>>>;

/// Cells of a table, class by class, and its slots: places with cells.
#[derive(Clone)]
pub(super) struct TableCodes {
    pub(super) cells: Vec<Pairs>,
    pub(super) slots: Pairs,
}

impl Known {
    pub(super) fn of(plan: &Plan) -> Self {
        let pairs = |n: usize| (0..n).map(|_| Pairs::default()).collect::<Vec<_>>();
        Self {
            coders: plan.variables.iter().map(|_| Coder::default()).collect(),
            numbers: plan.variables.values().copied().collect(),
            places: plan
                .designs
                .iter()
                .map(|plan| Places {
                    stages: pairs(plan.units.len()),
                    fpc: vec![Vec::new(); plan.design.fpc.len()],
                    strata: 0,
                })
                .collect(),
            tables: TableCodes::of(plan),
        }
    }
}

impl TableCodes {
    /// Learns what an older copy lacks.
    pub(super) fn catch_up(&mut self, newer: &Self) {
        for (older, newer) in self.cells.iter_mut().zip(&newer.cells) {
            older.catch_up(newer);
        }
        self.slots.catch_up(&newer.slots);
    }

    /// Gives tables that begin with another the codes of that beginning.
    pub(super) fn complete(tables: &mut [Self], plan: &Plan) {
        for at in 0..tables.len() {
            let (before, from) = tables.split_at_mut(at);
            if let (Some(begins), Some(table)) =
                (plan.tables[at].begins, from.first_mut())
            {
                for (pairs, known) in table.cells.iter_mut().zip(&before[begins].cells) {
                    pairs.clone_from(known);
                }
            }
        }
    }

    pub(super) fn of(plan: &Plan) -> Vec<Self> {
        let none = |table: &TablePlan| Self {
            cells: table.classes.iter().map(|_| Pairs::default()).collect(),
            slots: Pairs::default(),
        };
        plan.tables.iter().map(none).collect()
    }
}

impl Places {
    /// Gives each row its place; rows that are left out make no new ones. `places` come as
    /// strata.
    pub(super) fn learn(
        &mut self,
        plan: &DesignPlan,
        block: &DataFrame,
        codes: &[Vec<u32>],
        weights: &[f64],
        places: &mut [u32],
    ) -> PolarsResult<()> {
        let sizes = plan.design.fpc.iter().map(|name| numbers(block, name));
        let sizes = sizes.collect::<PolarsResult<Vec<_>>>()?;
        for (i, row) in places.iter_mut().enumerate() {
            if weights[i].is_nan() {
                // Its place is looked up by nobody, and must not be unknown.
                *row = 0;
                continue;
            }
            let mut place = *row;
            self.strata = self.strata.max(place as usize + 1);
            for stage in 0..plan.units.len().max(1) {
                if let (Some(of), Some(sizes)) =
                    (self.fpc.get_mut(stage), sizes.get(stage))
                {
                    note(of, place, sizes[i]);
                }
                if let Some(unit) = plan.units.get(stage) {
                    place = self.stages[stage].learn(place, codes[*unit][i]);
                }
            }
            *row = place;
        }
        Ok(())
    }
}

/// Keeps the first population size of a place.
fn note(sizes: &mut Sizes, place: u32, size: f64) {
    let at = place as usize;
    if sizes.len() <= at {
        sizes.resize(at + 1, None);
    }
    let known = sizes[at].flatten();
    sizes[at] = Some(known.or(Some(size).filter(|size| !size.is_nan())));
}

/// Makes cells of a table's beginning, which hold so many of its classes, into cells of the
/// table; new ones get new codes.
pub(super) fn learn_cells<'a>(
    table: &TablePlan,
    known: &mut TableCodes,
    codes: impl Fn(usize) -> &'a [u32],
    (cells, held): (&mut [u32], usize),
    weights: &[f64],
) {
    for (pairs, class) in known.cells.iter_mut().zip(&table.classes).skip(held) {
        for ((cell, code), weight) in cells.iter_mut().zip(codes(*class)).zip(weights) {
            if !weight.is_nan() {
                *cell = pairs.learn(*cell, *code);
            }
        }
    }
}

/// The slots of some rows from their places and cells, new ones with new codes.
pub(super) fn learn_slots(
    known: &mut TableCodes,
    places: &[u32],
    cells: &[u32],
    weights: &[f64],
) -> Vec<u32> {
    let rows = places.iter().zip(cells).zip(weights);
    let slot = |((place, cell), weight): ((&u32, &u32), &f64)| match weight.is_nan() {
        true => SKIPPED,
        false => known.slots.learn(*place, *cell),
    };
    rows.map(slot).collect()
}
