//! A tally: sums by stratum, sampling unit and cell, from which every estimate is made.

use std::sync::Arc;

use super::replicates::ReplicateSums;
use crate::poll::{LonelyUnits, ValueCode};

/// A variable that divides respondents into cells.
#[derive(Debug, Clone, PartialEq)]
pub struct Class {
    /// The variable.
    pub variable: String,
    /// Its stored values, in the order of first occurrence; `None` where nothing is stored.
    pub codes: Vec<Option<ValueCode>>,
}

/// Respondents of one cell.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct CellCount {
    /// The cell.
    pub cell: u32,
    /// Respondents.
    pub n: u64,
    /// Those of them with a weight above 0.
    pub weighted: u64,
    /// Sum of the squared weights.
    pub squares: f64,
}

/// Counts and sums by cell, of the cells that somebody stands in. The sums of a cell are the
/// weights first, then for each measure the weights of those who have it and the weighted
/// values: 1 + 2·measures of them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CellTable {
    counts: Vec<CellCount>,
    sums: Vec<f64>,
}

impl CellTable {
    /// Adds a cell that the table does not have yet.
    pub(super) fn push(&mut self, count: CellCount, sums: &[f64]) {
        self.counts.push(count);
        self.sums.extend_from_slice(sums);
    }

    /// Adds to a cell, which is made if need be; gives its position.
    pub(super) fn add(&mut self, count: CellCount, sums: &[f64]) -> usize {
        let Some(at) = self.counts.iter().position(|known| known.cell == count.cell)
        else {
            self.push(count, sums);
            return self.counts.len() - 1;
        };
        let known = &mut self.counts[at];
        known.n += count.n;
        known.weighted += count.weighted;
        known.squares += count.squares;
        let width = sums.len();
        for (sum, more) in self.sums[at * width..].iter_mut().zip(sums) {
            *sum += more;
        }
        at
    }

    /// The cells with their counts and sums.
    pub fn iter(&self) -> impl Iterator<Item = (CellCount, &[f64])> {
        let width = self.sums.len() / self.counts.len().max(1);
        self.counts.iter().copied().zip(self.sums.chunks_exact(width.max(1)))
    }

    /// Respondents in all cells.
    #[must_use]
    pub fn n(&self) -> u64 {
        self.counts.iter().map(|count| count.n).sum()
    }

    /// Number of cells.
    #[must_use]
    pub fn len(&self) -> usize {
        self.counts.len()
    }

    /// True without any.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }
}

/// A sampling unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    /// Its label.
    pub label: Arc<str>,
    /// Sums by cell.
    pub cells: CellTable,
    /// Units of the next stage, where the design has one; their sums are in `cells` too.
    pub parts: Vec<Self>,
    /// Population size or sampling fraction of the parts.
    pub fpc: Option<f64>,
}

/// Respondents who are sampling units themselves, collapsed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Singles {
    /// How many there are, weight or not.
    pub n: u64,
    /// Sums by cell.
    pub cells: CellTable,
    /// For each cell the sums of products of its columns of sums, row by row.
    pub products: Vec<f64>,
}

/// A stratum.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Stratum {
    /// Its label; blank without strata.
    pub label: Arc<str>,
    /// Population size or sampling fraction of its units.
    pub fpc: Option<f64>,
    /// Its units of several respondents.
    pub units: Vec<Unit>,
    /// Its units of one respondent each.
    pub singles: Singles,
}

/// A file of respondents, added up.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tally {
    /// Rows read.
    pub rows: u64,
    /// The variables that make cells.
    pub classes: Vec<Class>,
    /// The variables that are added up.
    pub measures: Vec<String>,
    /// For each cell the position of its code in each class.
    pub cells: Vec<Vec<u32>>,
    /// The strata; one without any.
    pub strata: Vec<Stratum>,
    /// The weight, if one was used.
    pub weight: Option<String>,
    /// True when weights follow from the population sizes of the stages.
    pub weights_from_fpc: bool,
    /// What to do about strata with one unit.
    pub lonely: LonelyUnits,
    /// True when declared units of one respondent were collapsed: no other tally can be
    /// added, since it may hold more of them.
    pub collapsed: bool,
    /// The sums by cell under every replicate, where the design has replicates.
    pub replicates: Option<ReplicateSums>,
}

impl Tally {
    /// Columns of sums that a cell has.
    #[must_use]
    pub fn width(&self) -> usize {
        1 + 2 * self.measures.len()
    }

    /// Cells whose respondents have one of the codes that `holds` accepts in a class.
    #[must_use]
    pub fn cells_where(
        &self,
        class: usize,
        holds: impl Fn(Option<&ValueCode>) -> bool,
    ) -> Vec<bool> {
        let codes: Vec<bool> =
            self.classes[class].codes.iter().map(|code| holds(code.as_ref())).collect();
        self.cells.iter().map(|cell| codes[cell[class] as usize]).collect()
    }

    /// The position of a class.
    #[must_use]
    pub fn class(&self, variable: &str) -> Option<usize> {
        self.classes.iter().position(|class| class.variable == variable)
    }

    /// Collapses units of one respondent: a stratum keeps their counts, sums and sums of
    /// products, which say as much of the variance as the units themselves.
    pub(super) fn collapse(&mut self) {
        let width = self.width();
        for stratum in &mut self.strata {
            let (alone, units): (Vec<Unit>, Vec<Unit>) = stratum
                .units
                .drain(..)
                .partition(|unit| unit.parts.is_empty() && unit.cells.n() == 1);
            stratum.units = units;
            for unit in &alone {
                for (count, sums) in unit.cells.iter() {
                    stratum.singles.add(count, sums, &products(sums), width);
                }
                stratum.singles.n += 1;
                self.collapsed = true;
            }
        }
    }
}

/// The products of a row's columns of sums, row by row.
fn products(sums: &[f64]) -> Vec<f64> {
    sums.iter().flat_map(|a| sums.iter().map(move |b| a * b)).collect()
}

impl Singles {
    pub(super) fn add(
        &mut self,
        count: CellCount,
        sums: &[f64],
        products: &[f64],
        width: usize,
    ) {
        let at = self.cells.add(count, sums);
        let size = width * width;
        if self.products.len() < (at + 1) * size {
            self.products.resize((at + 1) * size, 0.0);
        }
        for (sum, more) in self.products[at * size..].iter_mut().zip(products) {
            *sum += more;
        }
    }

    /// The cells with counts, sums, and sums of products.
    pub fn iter(&self) -> impl Iterator<Item = (CellCount, &[f64], &[f64])> {
        let size = self.products.len() / self.cells.len().max(1);
        self.cells
            .iter()
            .zip(self.products.chunks_exact(size.max(1)))
            .map(|((count, sums), products)| (count, sums, products))
    }
}
