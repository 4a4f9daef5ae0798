//! The pass that makes tallies.

use std::sync::{PoisonError, RwLock};

use polars::prelude::*;

use super::coder::{Coder, NEW};
use super::finish::finish;
use super::line::{Work, run};
use super::pairs::Pairs;
use super::plan::{DesignPlan, Plan, TablePlan, TallySpec};
use super::sums::Sums;
use super::table::Tally;
use super::weights::{Weights, numbers};
use crate::poll::Code;
use crate::read::{Read, Rejected, Respondents};

/// Adds a file up in one pass in file order.
///
/// # Errors
/// Those of [`tallies`].
pub fn tally(
    respondents: &Respondents,
    spec: &TallySpec,
    file: &str,
) -> Result<Read<Tally>, Rejected> {
    let read = tallies(respondents, std::slice::from_ref(spec), file)?;
    let value = read.value.into_iter().next().unwrap_or_default();
    Ok(Read { value, diagnostics: read.diagnostics })
}

/// Adds a file up in one pass in file order, once for each specification. The same file
/// gives the same bits whatever the number of threads.
///
/// # Errors
/// [`Rejected`] for rows that cannot be read, a weight that is negative or no number, a
/// blank cell of the design, or an answer that a recode leaves out. Respondents without a
/// weight are left out, with a warning.
pub fn tallies(
    respondents: &Respondents,
    specs: &[TallySpec],
    file: &str,
) -> Result<Read<Vec<Tally>>, Rejected> {
    let plan = Plan::of(respondents, specs);
    let columns = plan.columns();
    let start = (Known::of(&plan), Found::of(&plan));
    let pass = Pass { together: plan.tables.len() <= TOGETHER, plan };
    let (known, found) = run(respondents, &columns, file, pass, start)?;
    finish(&Plan::of(respondents, specs), specs, known, found, file)
}

/// Up to so many tables have their slots prepared with the batch; of more tables these
/// would fill the memory, and tables are worked on side by side instead.
const TOGETHER: usize = 8;

/// Stands for the slot of a row that is left out.
const SKIPPED: u32 = NEW;

pub(super) struct Pass {
    plan: Plan,
    together: bool,
}

/// Codes of values, of places in the design, of cells and of slots.
pub(super) struct Known {
    pub(super) coders: Vec<Coder>,
    pub(super) places: Vec<Places>,
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
pub(super) struct TableCodes {
    pub(super) cells: Vec<Pairs>,
    pub(super) slots: Pairs,
}

/// What was found.
pub(super) struct Found {
    pub(super) rows: u64,
    pub(super) designs: Vec<Findings>,
    pub(super) sums: Vec<Sums>,
}

/// What was found of a design.
#[derive(Default)]
pub(super) struct Findings {
    /// Rows without a weight.
    pub(super) blank: u64,
    pub(super) text: bool,
    /// The first cell that cannot be used: code, column, row, value.
    pub(super) bad: Option<(Code, String, u64, String)>,
}

impl Known {
    fn of(plan: &Plan) -> Self {
        let pairs = |n: usize| (0..n).map(|_| Pairs::default()).collect::<Vec<_>>();
        Self {
            coders: plan.variables.iter().map(|_| Coder::default()).collect(),
            places: plan
                .designs
                .iter()
                .map(|plan| Places {
                    stages: pairs(plan.units.len()),
                    fpc: vec![Vec::new(); plan.design.fpc.len()],
                    strata: 0,
                })
                .collect(),
            tables: plan
                .tables
                .iter()
                .map(|table| TableCodes {
                    cells: pairs(table.classes.len()),
                    slots: Pairs::default(),
                })
                .collect(),
        }
    }
}

impl Found {
    fn of(plan: &Plan) -> Self {
        let sums = |table: &TablePlan| {
            let alone = plan.designs[table.design].units.is_empty();
            Sums::new(table.width(), alone)
        };
        Self {
            rows: 0,
            designs: plan.designs.iter().map(|_| Findings::default()).collect(),
            sums: plan.tables.iter().map(sums).collect(),
        }
    }
}

/// A batch, coded.
pub(super) struct Ready {
    height: usize,
    codes: Vec<Vec<u32>>,
    measures: Vec<Vec<f64>>,
    designs: Vec<Rows>,
    /// The slots by table, if they are prepared.
    slots: Vec<Vec<u32>>,
}

/// The rows of a batch under a design.
struct Rows {
    weights: Weights,
    /// The first blank cell of the design: its variable and row.
    blank: Option<(String, usize)>,
    /// The place of each row.
    places: Vec<u32>,
}

impl Work for Pass {
    type Known = Known;
    type Ready = Ready;
    type Sums = Found;

    fn look(&self, known: &Known, batch: &DataFrame) -> PolarsResult<Option<Ready>> {
        let mut codes = Vec::with_capacity(known.coders.len());
        for ((name, number), coder) in self.plan.variables.iter().zip(&known.coders) {
            match coder.look(batch, name, *number)? {
                Some(found) => codes.push(found),
                None => return Ok(None),
            }
        }
        let mut designs = Vec::with_capacity(known.places.len());
        for (plan, places) in self.plan.designs.iter().zip(&known.places) {
            let mut rows = rows(plan, batch, known, &codes)?;
            rows.places = strata(plan, &codes, batch.height());
            for (stage, unit) in places.stages.iter().zip(&plan.units) {
                let pair = |(place, code): (&u32, &u32)| stage.look(*place, *code);
                rows.places = rows.places.iter().zip(&codes[*unit]).map(pair).collect();
            }
            if rows.places.contains(&NEW) {
                return Ok(None);
            }
            designs.push(rows);
        }
        let mut slots = Vec::new();
        if self.together {
            for (table, known) in self.plan.tables.iter().zip(&known.tables) {
                match look_slots(table, known, &codes, &designs[table.design]) {
                    Some(found) => slots.push(found),
                    None => return Ok(None),
                }
            }
        }
        let measures = self.measures(batch)?;
        Ok(Some(Ready { height: batch.height(), codes, measures, designs, slots }))
    }

    fn learn(&self, known: &mut Known, batch: &DataFrame) -> PolarsResult<Ready> {
        let mut codes = Vec::with_capacity(known.coders.len());
        for ((name, number), coder) in self.plan.variables.iter().zip(&mut known.coders) {
            codes.push(coder.learn(batch, name, *number)?);
        }
        let mut designs = Vec::with_capacity(known.places.len());
        for (at, plan) in self.plan.designs.iter().enumerate() {
            let mut rows = rows(plan, batch, known, &codes)?;
            known.places[at].learn(plan, batch, &codes, &mut rows)?;
            designs.push(rows);
        }
        let mut slots = Vec::new();
        if self.together {
            for (table, known) in self.plan.tables.iter().zip(&mut known.tables) {
                slots.push(learn_slots(
                    table,
                    known,
                    &codes,
                    &designs[table.design],
                    0..batch.height(),
                ));
            }
        }
        let measures = self.measures(batch)?;
        Ok(Ready { height: batch.height(), codes, measures, designs, slots })
    }

    fn add(&self, known: &RwLock<Known>, found: &mut Found, ready: Ready) {
        for ((found_of, rows), plan) in
            found.designs.iter_mut().zip(&ready.designs).zip(&self.plan.designs)
        {
            found_of.add(rows, plan, found.rows);
        }
        found.rows += ready.height as u64;
        if self.together {
            let known = known.read().unwrap_or_else(PoisonError::into_inner);
            let tables = self.plan.tables.iter().zip(&known.tables);
            for (((table, known), sums), slots) in
                tables.zip(&mut found.sums).zip(&ready.slots)
            {
                sums.resize(known.slots.len());
                add_rows(table, sums, &ready, slots, 0);
            }
            return;
        }
        let mut known = known.write().unwrap_or_else(PoisonError::into_inner);
        self.side_by_side(&mut known.tables, &mut found.sums, &ready);
    }
}

impl Pass {
    fn measures(&self, batch: &DataFrame) -> PolarsResult<Vec<Vec<f64>>> {
        self.plan.measures.iter().map(|name| numbers(batch, name)).collect()
    }

    /// Adds a batch to many tables, each thread to some of them.
    fn side_by_side(&self, known: &mut [TableCodes], sums: &mut [Sums], ready: &Ready) {
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let share = self.plan.tables.len().div_ceil(threads).max(1);
        let tables = self.plan.tables.chunks(share);
        let parts = tables.zip(known.chunks_mut(share)).zip(sums.chunks_mut(share));
        std::thread::scope(|scope| {
            for ((tables, known), sums) in parts {
                scope.spawn(move || {
                    for ((table, known), sums) in tables.iter().zip(known).zip(sums) {
                        add_table(table, known, sums, ready);
                    }
                });
            }
        });
    }
}

/// Rows that are worked on at a time, so that their codes stay close by.
const BLOCK: usize = 1 << 13;

fn add_table(table: &TablePlan, known: &mut TableCodes, sums: &mut Sums, ready: &Ready) {
    let rows = &ready.designs[table.design];
    for first in (0..ready.height).step_by(BLOCK) {
        let block = first..(first + BLOCK).min(ready.height);
        let slots = learn_slots(table, known, &ready.codes, rows, block);
        sums.resize(known.slots.len());
        add_rows(table, sums, ready, &slots, first);
    }
}

/// Adds rows, from `first` on, to their slots.
fn add_rows(
    table: &TablePlan,
    sums: &mut Sums,
    ready: &Ready,
    slots: &[u32],
    first: usize,
) {
    let weights = &ready.designs[table.design].weights.values[first..];
    if table.measures.is_empty() {
        sums.add_weights(slots, weights);
        return;
    }
    let mut row = vec![0.0; table.width()];
    for (i, (slot, weight)) in slots.iter().zip(weights).enumerate() {
        if *slot == SKIPPED {
            continue;
        }
        row[0] = *weight;
        for (m, measure) in table.measures.iter().enumerate() {
            let value = ready.measures[*measure][first + i];
            let has = !value.is_nan();
            row[1 + 2 * m] = if has { *weight } else { 0.0 };
            row[2 + 2 * m] = if has { weight * value } else { 0.0 };
        }
        sums.add(*slot, &row);
    }
}

/// The weights of a batch, and its first blank cell of the design.
fn rows(
    plan: &DesignPlan,
    batch: &DataFrame,
    known: &Known,
    codes: &[Vec<u32>],
) -> PolarsResult<Rows> {
    let weights = match &plan.design.weight {
        Some(name) => Weights::of(batch, name)?,
        None => Weights::equal(batch.height()),
    };
    let names = plan.design.strata.iter().chain(&plan.design.units);
    let mut blank: Option<(String, usize)> = None;
    for (at, name) in plan.strata.iter().chain(&plan.units).zip(names) {
        let Some(code) = known.coders[*at].blank() else { continue };
        let mut cells = codes[*at].iter().zip(&weights.values);
        let row = cells.position(|(cell, weight)| *cell == code && !weight.is_nan());
        if let Some(row) = row
            && blank.as_ref().is_none_or(|(_, first)| row < *first)
        {
            blank = Some((name.clone(), row));
        }
    }
    Ok(Rows { weights, blank, places: Vec::new() })
}

/// The stratum of each row; one for all without strata.
fn strata(plan: &DesignPlan, codes: &[Vec<u32>], height: usize) -> Vec<u32> {
    plan.strata.map_or_else(|| vec![0; height], |at| codes[at].clone())
}

impl Places {
    /// Gives each row its place; rows that are left out make no new ones.
    fn learn(
        &mut self,
        plan: &DesignPlan,
        batch: &DataFrame,
        codes: &[Vec<u32>],
        rows: &mut Rows,
    ) -> PolarsResult<()> {
        let sizes = plan.design.fpc.iter().map(|name| numbers(batch, name));
        let sizes = sizes.collect::<PolarsResult<Vec<_>>>()?;
        rows.places = strata(plan, codes, batch.height());
        for i in 0..batch.height() {
            if rows.weights.values[i].is_nan() {
                // Its place is looked up by nobody, and must not be unknown.
                rows.places[i] = 0;
                continue;
            }
            let mut place = rows.places[i];
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
            rows.places[i] = place;
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

/// The slots of a batch's rows; `None` if one is new.
fn look_slots(
    table: &TablePlan,
    known: &TableCodes,
    codes: &[Vec<u32>],
    rows: &Rows,
) -> Option<Vec<u32>> {
    let mut slots = vec![0; rows.places.len()];
    for (pairs, class) in known.cells.iter().zip(&table.classes) {
        for (cell, code) in slots.iter_mut().zip(&codes[*class]) {
            *cell = pairs.look(*cell, *code);
        }
    }
    let mut new = false;
    for ((slot, place), weight) in
        slots.iter_mut().zip(&rows.places).zip(&rows.weights.values)
    {
        *slot = match weight.is_nan() {
            true => SKIPPED,
            false => known.slots.look(*place, *slot),
        };
        new |= *slot == NEW && !weight.is_nan();
    }
    (!new).then_some(slots)
}

/// The slots of some rows of a batch, new ones with new codes.
fn learn_slots(
    table: &TablePlan,
    known: &mut TableCodes,
    codes: &[Vec<u32>],
    rows: &Rows,
    block: std::ops::Range<usize>,
) -> Vec<u32> {
    let mut slots = vec![0; block.len()];
    let weights = &rows.weights.values[block.clone()];
    for (pairs, class) in known.cells.iter_mut().zip(&table.classes) {
        let codes = &codes[*class][block.clone()];
        for ((cell, code), weight) in slots.iter_mut().zip(codes).zip(weights) {
            if !weight.is_nan() {
                *cell = pairs.learn(*cell, *code);
            }
        }
    }
    for ((slot, place), weight) in slots.iter_mut().zip(&rows.places[block]).zip(weights)
    {
        *slot = match weight.is_nan() {
            true => SKIPPED,
            false => known.slots.learn(*place, *slot),
        };
    }
    slots
}

impl Findings {
    fn add(&mut self, rows: &Rows, plan: &DesignPlan, before: u64) {
        self.blank += rows.weights.blank;
        self.text |= rows.weights.text;
        if self.bad.is_some() {
            return;
        }
        let weight = rows.weights.bad.as_ref().map(|(row, value)| {
            let name = plan.design.weight.clone().unwrap_or_default();
            (*row, (Code::WeightUnusable, name, value.clone()))
        });
        let blank = rows
            .blank
            .as_ref()
            .map(|(name, row)| (*row, (Code::DesignBlank, name.clone(), String::new())));
        let first = weight.into_iter().chain(blank).min_by_key(|(row, _)| *row);
        self.bad = first.map(|(row, (code, name, value))| {
            (code, name, before + row as u64 + 1, value)
        });
    }
}
