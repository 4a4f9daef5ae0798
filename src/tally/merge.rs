//! Tallies of parts add up to the tally of the whole.

use std::collections::HashMap;
use std::sync::Arc;

use super::table::{CellCount, CellTable, Singles, Stratum, Tally, Unit};
use crate::poll::ValueCode;

/// Why two tallies do not add up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MergeError {
    /// They count different variables, by other weights, or under another rule for strata
    /// with one unit.
    #[error("the tallies are of different variables, weights or designs")]
    Different,
    /// Units of one respondent were collapsed, and the other tally may hold more of them.
    #[error("units of one respondent were collapsed in one of the tallies")]
    Collapsed,
    /// They have replicates, which are of the units of one file.
    #[error("the tallies have replicates")]
    Replicates,
}

impl Tally {
    /// Adds the tally of other respondents of the same survey: other rows of its file, or
    /// another file. Strata and units are matched by label, answers by code; what is new
    /// comes after what is known, as if the parts had been read one after the other.
    ///
    /// # Errors
    /// [`MergeError`] when the two are not of one kind.
    pub fn merge(&mut self, other: &Self) -> Result<(), MergeError> {
        let kind = |tally: &Self| {
            let classes: Vec<String> =
                tally.classes.iter().map(|class| class.variable.clone()).collect();
            let measures = tally.measures.clone();
            (classes, measures, tally.weight.clone(), tally.weights_from_fpc)
        };
        if kind(self) != kind(other) || self.lonely != other.lonely {
            return Err(MergeError::Different);
        }
        if self.collapsed || other.collapsed {
            return Err(MergeError::Collapsed);
        }
        if self.replicates.is_some() || other.replicates.is_some() {
            return Err(MergeError::Replicates);
        }
        let cells = self.merge_cells(other);
        self.rows += other.rows;
        let width = self.width();
        let mut known: HashMap<Arc<str>, usize> =
            self.strata.iter().map(|s| s.label.clone()).zip(0..).collect();
        for stratum in &other.strata {
            let at = *known.entry(stratum.label.clone()).or_insert_with(|| {
                let label = stratum.label.clone();
                self.strata.push(Stratum { label, ..Stratum::default() });
                self.strata.len() - 1
            });
            merge_stratum(&mut self.strata[at], stratum, &cells, width);
        }
        Ok(())
    }

    /// Adds the other's codes and cells; for each of its cells its position here.
    fn merge_cells(&mut self, other: &Self) -> Vec<u32> {
        let codes: Vec<Vec<u32>> = self
            .classes
            .iter_mut()
            .zip(&other.classes)
            .map(|(class, more)| merge_codes(&mut class.codes, &more.codes))
            .collect();
        let mut known: HashMap<Vec<u32>, u32> =
            self.cells.iter().cloned().zip(0..).collect();
        let cells = other.cells.iter();
        cells
            .map(|cell| {
                let cell: Vec<u32> = cell
                    .iter()
                    .zip(&codes)
                    .map(|(code, of)| of[*code as usize])
                    .collect();
                *known.entry(cell.clone()).or_insert_with(|| {
                    self.cells.push(cell);
                    self.cells.len() as u32 - 1
                })
            })
            .collect()
    }
}

/// Adds codes; for each its position.
fn merge_codes(
    known: &mut Vec<Option<ValueCode>>,
    more: &[Option<ValueCode>],
) -> Vec<u32> {
    let position = |code: &Option<ValueCode>| {
        let at = known.iter().position(|known| known == code).unwrap_or_else(|| {
            known.push(code.clone());
            known.len() - 1
        });
        at as u32
    };
    more.iter().map(position).collect()
}

fn merge_table(known: &mut CellTable, more: &CellTable, cells: &[u32]) {
    for (count, sums) in more.iter() {
        known.add(CellCount { cell: cells[count.cell as usize], ..count }, sums);
    }
}

fn merge_stratum(known: &mut Stratum, more: &Stratum, cells: &[u32], width: usize) {
    known.fpc = known.fpc.or(more.fpc);
    merge_units(&mut known.units, &more.units, cells);
    merge_singles(&mut known.singles, &more.singles, cells, width);
}

fn merge_units(known: &mut Vec<Unit>, more: &[Unit], cells: &[u32]) {
    let mut positions: HashMap<Arc<str>, usize> =
        known.iter().map(|unit| unit.label.clone()).zip(0..).collect();
    for unit in more {
        let at = *positions.entry(unit.label.clone()).or_insert_with(|| {
            known.push(Unit {
                label: unit.label.clone(),
                cells: CellTable::default(),
                parts: Vec::new(),
                fpc: None,
            });
            known.len() - 1
        });
        let known = &mut known[at];
        known.fpc = known.fpc.or(unit.fpc);
        merge_table(&mut known.cells, &unit.cells, cells);
        merge_units(&mut known.parts, &unit.parts, cells);
    }
}

fn merge_singles(known: &mut Singles, more: &Singles, cells: &[u32], width: usize) {
    known.n += more.n;
    for (count, sums, products) in more.iter() {
        let count = CellCount { cell: cells[count.cell as usize], ..count };
        known.add(count, sums, products, width);
    }
}
