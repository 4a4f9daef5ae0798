//! The pass that makes tallies.

use std::sync::{Mutex, MutexGuard, PoisonError, RwLock};

use polars::prelude::*;

use super::coder::NEW;
use super::design::Numbers;
use super::effective::effective;
use super::finish::finish;
use super::found::Found;
use super::given_replicates::{Factors, GivenSums, follow_all};
use super::known::{Known, SKIPPED, TableCodes, learn_cells, learn_slots};
use super::line::{Work, run};
use super::plan::{DesignPlan, Plan, TablePlan, TallySpec};
use super::sums::Sums;
use super::table::Tally;
use super::weights::{Values, Weights, numbers, printed};
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
/// blank cell of the design, replicates that are not there or cannot be made, or an answer
/// that a recode leaves out. Respondents without a weight are left out, with a warning.
pub fn tallies(
    respondents: &Respondents,
    specs: &[TallySpec],
    file: &str,
) -> Result<Read<Vec<Tally>>, Rejected> {
    let mut diagnostics = Vec::new();
    let specs = effective(respondents, specs, file, &mut diagnostics)?;
    let plan = Plan::of(respondents, &specs);
    let columns = plan.columns();
    let start = (Known::of(&plan), Found::of(&plan));
    let together = plan.tables.len() <= TOGETHER;
    let pass = Pass { together, plan, spare: Mutex::default() };
    let (known, mut found) = run(respondents, &columns, file, pass, start)?;
    let plan = Plan::of(respondents, &specs);
    if together {
        TableCodes::complete(&mut found.tables, &plan);
    }
    let mut read = finish(&plan, &specs, known, found, file)?;
    diagnostics.append(&mut read.diagnostics);
    Ok(Read { value: read.value, diagnostics })
}

/// Up to so many tables have their slots prepared with the batch; of more tables these
/// would fill the memory, and tables are worked on side by side instead.
const TOGETHER: usize = 16;

pub(super) struct Pass {
    plan: Plan,
    together: bool,
    /// Memory of batches that are done with: asking the system for it anew takes a third of
    /// the time of a pass.
    spare: Mutex<Spare>,
}

/// Memory to be used again.
#[derive(Default)]
struct Spare {
    scratch: Vec<Scratch>,
    slots: Vec<Vec<u32>>,
}

/// A batch, coded as far as its values are known.
pub(super) struct Ready {
    designs: Vec<Rows>,
    measures: Vec<Vec<f64>>,
    /// Blocks with something new in them, by their first row.
    new: Vec<usize>,
    tables: Vec<Slots>,
    /// The codes of all variables, where tables are worked on side by side.
    codes: Vec<Vec<u32>>,
}

/// The rows of a batch under a design.
pub(super) struct Rows {
    pub(super) weights: Weights,
    /// The first blank cell of the design: its variable and row.
    pub(super) blank: Option<(String, usize)>,
    /// The replicate weights that the file has.
    replicates: Vec<Values>,
    /// True where they multiply the weight.
    multiplied: bool,
    /// The first row without one, the variable, and what stands there.
    pub(super) unusable: Option<(usize, String, String)>,
    /// The place of each row, where tables are worked on side by side.
    places: Vec<u32>,
}

/// The slots of a batch's rows in a table.
#[derive(Default)]
struct Slots {
    slots: Vec<u32>,
    /// Rows whose place and cell are known, but do not occur together yet.
    new: Vec<(u32, u32, u32)>,
}

/// Rows that are worked on at a time, so that their codes stay close by.
const BLOCK: usize = 1 << 13;

/// Codes of a block, reused from block to block.
#[derive(Default)]
struct Scratch {
    codes: Vec<Vec<u32>>,
    places: Vec<Vec<u32>>,
    /// The cells by table, where few tables are worked on together.
    cells: Vec<Vec<u32>>,
}

impl Scratch {
    fn of(plan: &Plan) -> Self {
        Self {
            codes: vec![Vec::with_capacity(BLOCK); plan.variables.len()],
            places: vec![Vec::with_capacity(BLOCK); plan.designs.len()],
            cells: vec![Vec::with_capacity(BLOCK); plan.tables.len()],
        }
    }
}

fn blocks(batch: &DataFrame) -> impl Iterator<Item = (usize, DataFrame)> + '_ {
    let height = batch.height();
    (0..height)
        .step_by(BLOCK)
        .map(move |first| (first, batch.slice(first as i64, BLOCK.min(height - first))))
}

impl Work for Pass {
    type Known = Known;
    type Ready = Ready;
    type Sums = Found;

    fn begin(&self, known: &mut Known, batch: &DataFrame) -> PolarsResult<()> {
        let Some((first, block)) = blocks(batch).next() else { return Ok(()) };
        let ready = self.weighed(batch)?;
        let mut scratch = Scratch::of(&self.plan);
        self.learn(known, &block, first, &ready, &mut scratch)?;
        if self.together {
            let rows = 0..block.height();
            self.learn_tables(&mut known.tables, rows, &mut scratch, &ready);
        }
        Ok(())
    }

    fn look(&self, known: &Known, batch: &DataFrame) -> PolarsResult<Ready> {
        let mut ready = self.weighed(batch)?;
        let mut scratch = self.scratch();
        self.make_room(&mut ready, batch.height());
        for (first, block) in blocks(batch) {
            let all_known =
                self.look_block(known, &block, first, &ready, &mut scratch)?;
            if !all_known {
                ready.new.push(first);
            }
            self.keep(known, first, block.height(), &scratch, &mut ready);
        }
        for (rows, plan) in ready.designs.iter_mut().zip(&self.plan.designs) {
            rows.blank = first_blank(plan, batch, known, &rows.weights)?;
        }
        self.spare().scratch.push(scratch);
        Ok(ready)
    }

    fn add(
        &self,
        known: &RwLock<Known>,
        found: &mut Found,
        batch: &DataFrame,
        mut ready: Ready,
    ) -> PolarsResult<()> {
        if found.rows == 0 {
            let known = known.read().unwrap_or_else(PoisonError::into_inner);
            found.tables.clone_from(&known.tables);
        }
        let new_slots = ready.tables.iter().any(|table| !table.new.is_empty());
        if new_slots || !ready.new.is_empty() {
            self.settle(known, found, batch, &mut ready)?;
        }
        for ((found_of, rows), plan) in
            found.designs.iter_mut().zip(&ready.designs).zip(&self.plan.designs)
        {
            found_of.add(rows, plan, found.rows);
            if let Some(space) = &mut found_of.space {
                follow_all(space, &rows.replicates, rows.weights.values());
            }
        }
        found.rows += batch.height() as u64;
        if self.together {
            for (at, table) in self.plan.tables.iter().enumerate() {
                let sums = &mut found.sums[at];
                sums.resize(found.tables[at].slots.len());
                let slots = &ready.tables[at].slots;
                add_rows(table, sums, &ready, slots, 0);
                if let Some(given) = &mut found.given[at] {
                    let (known, times) =
                        (found.tables[at].slots.len(), factors(table, &ready));
                    add_given(table, given, &ready, &times, (slots, known), 0);
                }
            }
            let slots = ready.tables.into_iter().map(|table| table.slots);
            self.spare().slots.extend(slots);
            return Ok(());
        }
        self.side_by_side(found, &ready, batch.height());
        Ok(())
    }
}

impl Pass {
    fn spare(&self) -> MutexGuard<'_, Spare> {
        self.spare.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn scratch(&self) -> Scratch {
        let spare = self.spare().scratch.pop();
        spare.unwrap_or_else(|| Scratch::of(&self.plan))
    }

    /// Memory for the slots of a batch.
    fn make_room(&self, ready: &mut Ready, height: usize) {
        if !self.together {
            return;
        }
        let mut spare = self.spare();
        for table in &mut ready.tables {
            table.slots = spare.slots.pop().unwrap_or_default();
            table.slots.clear();
            table.slots.reserve(height);
        }
    }

    /// The batch with its weights and measures, nothing coded yet.
    fn weighed(&self, batch: &DataFrame) -> PolarsResult<Ready> {
        let rows = |plan: &DesignPlan| {
            let weights = match &plan.design.weight {
                Some(name) => Weights::of(batch, name)?,
                None => Weights::equal(batch.height()),
            };
            let replicates = plan.given.iter().map(|name| Values::of(batch, name));
            let replicates = replicates.collect::<PolarsResult<Vec<_>>>()?;
            let unusable = unusable(batch, plan, &weights, &replicates)?;
            let declared = plan.design.replicates.as_ref();
            Ok(Rows {
                weights,
                blank: None,
                replicates,
                multiplied: declared.is_some_and(|replicates| replicates.multipliers),
                unusable,
                places: Vec::new(),
            })
        };
        let measures = self.plan.measures.iter().map(|name| numbers(batch, name));
        Ok(Ready {
            designs: self.plan.designs.iter().map(rows).collect::<PolarsResult<_>>()?,
            measures: measures.collect::<PolarsResult<_>>()?,
            new: Vec::new(),
            tables: self.plan.tables.iter().map(|_| Slots::default()).collect(),
            codes: vec![Vec::new(); self.plan.variables.len()],
        })
    }

    /// Codes a block of rows; false if something in it is new.
    fn look_block(
        &self,
        known: &Known,
        block: &DataFrame,
        first: usize,
        ready: &Ready,
        scratch: &mut Scratch,
    ) -> PolarsResult<bool> {
        let mut all_known = true;
        let variables = self.plan.variables.iter().zip(&known.coders);
        for (((name, number), coder), codes) in variables.zip(&mut scratch.codes) {
            coder.look(block, name, *number, codes)?;
            all_known &= !codes.contains(&NEW);
        }
        let designs = self.plan.designs.iter().zip(&known.places);
        for (at, (plan, places)) in designs.enumerate() {
            let found = &mut scratch.places[at];
            strata(plan, &scratch.codes, block.height(), found);
            for (stage, unit) in places.stages.iter().zip(&plan.units) {
                for (place, code) in found.iter_mut().zip(&scratch.codes[*unit]) {
                    *place = stage.look(*place, *code);
                }
            }
            let weights = &ready.designs[at].weights;
            all_known &= match weights.all() {
                true => !found.contains(&NEW),
                false => found
                    .iter()
                    .zip(&weights.values()[first..])
                    .all(|(place, weight)| *place != NEW || weight.is_nan()),
            };
        }
        Ok(all_known && self.look_cells(known, first, ready, scratch))
    }

    /// The cells of a block's rows, table by table; false if one is new.
    fn look_cells(
        &self,
        known: &Known,
        first: usize,
        ready: &Ready,
        scratch: &mut Scratch,
    ) -> bool {
        if !self.together {
            return true;
        }
        let mut all_known = true;
        let tables = self.plan.tables.iter().zip(&known.tables);
        for (at, (table, known)) in tables.enumerate() {
            let rows = scratch.places[table.design].len();
            let mut cells = std::mem::take(&mut scratch.cells[at]);
            let mut classes = known.cells.iter().zip(&table.classes);
            match table.begins {
                Some(begins) => {
                    let held = self.plan.tables[begins].classes.len();
                    let before = scratch.cells[begins].iter();
                    cells.clear();
                    match classes.nth(held) {
                        Some((pairs, class)) => cells.extend(
                            before
                                .zip(&scratch.codes[*class])
                                .map(|(cell, code)| pairs.look(*cell, *code)),
                        ),
                        None => cells.extend(before),
                    }
                }
                None => {
                    cells.clear();
                    cells.resize(rows, 0);
                }
            }
            for (pairs, class) in classes {
                for (cell, code) in cells.iter_mut().zip(&scratch.codes[*class]) {
                    *cell = pairs.look(*cell, *code);
                }
            }
            let weights = &ready.designs[table.design].weights;
            all_known &= match weights.all() {
                true => !cells.contains(&NEW),
                false => cells
                    .iter()
                    .zip(&weights.values()[first..])
                    .all(|(cell, weight)| *cell != NEW || weight.is_nan()),
            };
            scratch.cells[at] = cells;
        }
        all_known
    }

    /// Keeps what a block's codes are needed for.
    fn keep(
        &self,
        known: &Known,
        first: usize,
        height: usize,
        scratch: &Scratch,
        ready: &mut Ready,
    ) {
        if !self.together {
            for (codes, block) in ready.codes.iter_mut().zip(&scratch.codes) {
                codes.extend_from_slice(block);
            }
            for (rows, block) in ready.designs.iter_mut().zip(&scratch.places) {
                rows.places.extend_from_slice(block);
            }
            return;
        }
        let new = ready.new.last() == Some(&first);
        let tables = self.plan.tables.iter().zip(&known.tables);
        for (((table, known), slots), cells) in
            tables.zip(&mut ready.tables).zip(&scratch.cells)
        {
            if new {
                slots.slots.resize(first + height, NEW);
                continue;
            }
            let weights = &ready.designs[table.design].weights;
            let places = &scratch.places[table.design];
            slots.look(known, first, cells, places, weights);
        }
    }

    /// Learns what is new in a batch, row by row of the file.
    fn settle(
        &self,
        known: &RwLock<Known>,
        found: &mut Found,
        batch: &DataFrame,
        ready: &mut Ready,
    ) -> PolarsResult<()> {
        let mut scratch = Scratch::of(&self.plan);
        let mut left: Vec<usize> = std::mem::take(&mut ready.new);
        left.reverse();
        let mut pairs: Vec<_> = ready
            .tables
            .iter_mut()
            .map(|table| std::mem::take(&mut table.new).into_iter().peekable())
            .collect();
        let learned = !left.is_empty();
        for first in (0..batch.height()).step_by(BLOCK) {
            let end = (first + BLOCK).min(batch.height());
            for ((codes, slots), new) in
                found.tables.iter_mut().zip(&mut ready.tables).zip(&mut pairs)
            {
                while let Some((row, place, cell)) =
                    new.next_if(|(row, ..)| (*row as usize) < end)
                {
                    slots.slots[row as usize] = codes.slots.learn(place, cell);
                }
            }
            if left.last() == Some(&first) {
                left.pop();
                let block = batch.slice(first as i64, end - first);
                let mut known = known.write().unwrap_or_else(PoisonError::into_inner);
                self.learn(&mut known, &block, first, ready, &mut scratch)?;
                self.place(&mut found.tables, first..end, &mut scratch, ready);
            }
        }
        if learned {
            let known = known.read().unwrap_or_else(PoisonError::into_inner);
            for (rows, plan) in ready.designs.iter_mut().zip(&self.plan.designs) {
                rows.blank = first_blank(plan, batch, &known, &rows.weights)?;
            }
        }
        self.publish(known, found, learned);
        Ok(())
    }

    /// Makes cells and slots known to all threads, once there are many more of them: whoever
    /// does not know a slot asks for it in its turn.
    fn publish(&self, known: &RwLock<Known>, found: &Found, learned: bool) {
        let many_more = {
            let known = known.read().unwrap_or_else(PoisonError::into_inner);
            let grown = |(known, found): (&TableCodes, &TableCodes)| {
                found.slots.len() > known.slots.len() * 5 / 4 + 64
            };
            known.tables.iter().zip(&found.tables).any(grown)
        };
        if self.together && (learned || many_more) {
            let mut known = known.write().unwrap_or_else(PoisonError::into_inner);
            for (known, found) in known.tables.iter_mut().zip(&found.tables) {
                known.catch_up(found);
            }
        }
    }

    /// Codes a block of rows; what is new gets new codes.
    fn learn(
        &self,
        known: &mut Known,
        block: &DataFrame,
        first: usize,
        ready: &Ready,
        scratch: &mut Scratch,
    ) -> PolarsResult<()> {
        let variables = self.plan.variables.iter().zip(&mut known.coders);
        for (((name, number), coder), codes) in variables.zip(&mut scratch.codes) {
            coder.learn(block, name, *number, codes)?;
        }
        let designs = self.plan.designs.iter().zip(&mut known.places);
        for (at, (plan, places)) in designs.enumerate() {
            let found = &mut scratch.places[at];
            strata(plan, &scratch.codes, block.height(), found);
            let weights = &ready.designs[at].weights.values()[first..];
            places.learn(plan, block, &scratch.codes, weights, found)?;
        }
        Ok(())
    }

    /// Puts a learned block where its codes are needed.
    fn place(
        &self,
        tables: &mut [TableCodes],
        rows: std::ops::Range<usize>,
        scratch: &mut Scratch,
        ready: &mut Ready,
    ) {
        if !self.together {
            for (codes, block) in ready.codes.iter_mut().zip(&scratch.codes) {
                codes[rows.clone()].copy_from_slice(block);
            }
            for (design, block) in ready.designs.iter_mut().zip(&scratch.places) {
                design.places[rows.clone()].copy_from_slice(block);
            }
            return;
        }
        let learned = self.learn_tables(tables, rows.clone(), scratch, ready);
        for (slots, found) in ready.tables.iter_mut().zip(learned) {
            slots.slots[rows.clone()].copy_from_slice(&found);
        }
    }

    /// The slots of some rows in all tables, new ones with new codes.
    fn learn_tables(
        &self,
        tables: &mut [TableCodes],
        rows: std::ops::Range<usize>,
        scratch: &mut Scratch,
        ready: &Ready,
    ) -> Vec<Vec<u32>> {
        let Scratch { codes, places, cells } = scratch;
        let mut slots = Vec::with_capacity(tables.len());
        for (at, (table, known)) in self.plan.tables.iter().zip(tables).enumerate() {
            let weights = &ready.designs[table.design].weights.values()[rows.clone()];
            let mut own = std::mem::take(&mut cells[at]);
            let held = start(&self.plan, table, &cells[..at], rows.len(), &mut own);
            let codes = |class: usize| codes[class].as_slice();
            learn_cells(table, known, codes, (&mut own, held), weights);
            cells[at] = own;
            slots.push(learn_slots(known, &places[table.design], &cells[at], weights));
        }
        slots
    }

    /// Adds a batch to many tables, each thread to some of them.
    fn side_by_side(&self, found: &mut Found, ready: &Ready, height: usize) {
        let (known, sums) = (&mut found.tables, &mut found.sums);
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let share = self.plan.tables.len().div_ceil(threads).max(1);
        let tables = self.plan.tables.chunks(share);
        let parts = tables.zip(known.chunks_mut(share)).zip(sums.chunks_mut(share));
        std::thread::scope(|scope| {
            for (((tables, known), sums), given) in
                parts.zip(found.given.chunks_mut(share))
            {
                scope.spawn(move || {
                    let all = tables.iter().zip(known).zip(sums).zip(given);
                    for (((table, known), sums), given) in all {
                        add_table(table, known, (sums, given), ready, height);
                    }
                });
            }
        });
    }
}

impl Slots {
    /// The slots of a block whose places and cells are looked up.
    fn look(
        &mut self,
        known: &TableCodes,
        first: usize,
        cells: &[u32],
        places: &[u32],
        weights: &Weights,
    ) {
        let start = self.slots.len();
        self.slots
            .extend(places.iter().zip(cells).map(|(p, c)| known.slots.look(*p, *c)));
        let weights = (!weights.all()).then(|| &weights.values()[first..]);
        if weights.is_none() && !self.slots[start..].contains(&NEW) {
            return;
        }
        for (i, slot) in self.slots[start..].iter_mut().enumerate() {
            if weights.is_some_and(|weights| weights[i].is_nan()) {
                *slot = SKIPPED;
            } else if *slot == NEW {
                self.new.push(((first + i) as u32, places[i], cells[i]));
            }
        }
    }
}

/// Where a table's cells begin: at the cells of an earlier table, or at none. Gives how many
/// of its classes these hold.
fn start(
    plan: &Plan,
    table: &TablePlan,
    before: &[Vec<u32>],
    rows: usize,
    cells: &mut Vec<u32>,
) -> usize {
    cells.clear();
    match table.begins {
        Some(begins) => {
            cells.extend_from_slice(&before[begins]);
            plan.tables[begins].classes.len()
        }
        None => {
            cells.resize(rows, 0);
            0
        }
    }
}

fn add_table(
    table: &TablePlan,
    known: &mut TableCodes,
    (sums, given): (&mut Sums, &mut Option<GivenSums>),
    ready: &Ready,
    height: usize,
) {
    let rows = &ready.designs[table.design];
    let times = given.is_some().then(|| factors(table, ready));
    for first in (0..height).step_by(BLOCK) {
        let block = first..(first + BLOCK).min(height);
        let weights = &rows.weights.values()[block.clone()];
        let codes = |class: usize| &ready.codes[class][block.clone()];
        let places = &rows.places[block.clone()];
        let mut cells = vec![0; weights.len()];
        learn_cells(table, known, codes, (&mut cells, 0), weights);
        let slots = learn_slots(known, places, &cells, weights);
        sums.resize(known.slots.len());
        add_rows(table, sums, ready, &slots, first);
        if let (Some(given), Some(times)) = (given.as_mut(), &times) {
            let slots = (slots.as_slice(), known.slots.len());
            add_given(table, given, ready, times, slots, first);
        }
    }
}

/// Adds the replicate weights of rows, from `first` on, to their slots.
fn add_given(
    table: &TablePlan,
    given: &mut GivenSums,
    ready: &Ready,
    times: &Factors,
    (slots, known): (&[u32], usize),
    first: usize,
) {
    let rows = &ready.designs[table.design];
    given.add(slots, known, &rows.replicates, times, first);
}

/// What replicate weights are multiplied by in each column of sums.
fn factors(table: &TablePlan, ready: &Ready) -> Factors {
    let rows = &ready.designs[table.design];
    let weights = rows.multiplied.then(|| rows.weights.values());
    let weight = |row: usize| weights.map_or(1.0, |weights| weights[row]);
    let mut factors = vec![weights.map(<[f64]>::to_vec)];
    for measure in &table.measures {
        let values = &ready.measures[*measure];
        let has = values.iter().enumerate().map(|(row, value)| match value.is_nan() {
            true => 0.0,
            false => weight(row),
        });
        let has: Vec<f64> = has.collect();
        let held = has.iter().zip(values).map(|(has, value)| match value.is_nan() {
            true => 0.0,
            false => has * value,
        });
        let held = held.collect();
        factors.extend([Some(has), Some(held)]);
    }
    factors
}

/// The first row that counts and lacks a replicate weight.
fn unusable(
    batch: &DataFrame,
    plan: &DesignPlan,
    weights: &Weights,
    replicates: &[Values],
) -> PolarsResult<Option<(usize, String, String)>> {
    let mut first: Option<(usize, &String)> = None;
    for (name, values) in plan.given.iter().zip(replicates) {
        // What is stored is looked at when it is added up.
        let Values::Made(values) = values else { continue };
        let mut cells = values.iter().zip(weights.values());
        let row = cells.position(|(x, weight)| !x.is_finite() && !weight.is_nan());
        if let Some(row) = row
            && first.is_none_or(|(known, _)| row < known)
        {
            first = Some((row, name));
        }
    }
    let Some((row, name)) = first else { return Ok(None) };
    let value = printed(Numbers::of(batch, name)?.at(row));
    Ok(Some((row, name.clone(), value)))
}

/// Adds rows, from `first` on, to their slots.
fn add_rows(
    table: &TablePlan,
    sums: &mut Sums,
    ready: &Ready,
    slots: &[u32],
    first: usize,
) {
    let weights = &ready.designs[table.design].weights.values()[first..];
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

/// The first blank cell of the design among the rows that count.
fn first_blank(
    plan: &DesignPlan,
    batch: &DataFrame,
    known: &Known,
    weights: &Weights,
) -> PolarsResult<Option<(String, usize)>> {
    let names = plan.design.strata.iter().chain(&plan.design.units);
    let mut blank: Option<(String, usize)> = None;
    let mut codes = Vec::new();
    for (at, name) in plan.strata.iter().chain(&plan.units).zip(names) {
        let Some(code) = known.coders[*at].blank() else { continue };
        let number = known.numbers[*at];
        known.coders[*at].look(batch, name, number, &mut codes)?;
        let mut cells = codes.iter().zip(weights.values());
        let row = cells.position(|(cell, weight)| *cell == code && !weight.is_nan());
        if let Some(row) = row
            && blank.as_ref().is_none_or(|(_, first)| row < *first)
        {
            blank = Some((name.clone(), row));
        }
    }
    Ok(blank)
}

/// The stratum of each row; one for all without strata.
fn strata(plan: &DesignPlan, codes: &[Vec<u32>], height: usize, out: &mut Vec<u32>) {
    out.clear();
    match plan.strata {
        Some(at) => out.extend_from_slice(&codes[at]),
        None => out.resize(height, 0),
    }
}
