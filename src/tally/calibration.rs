//! Tallies whose sums are by calibrated weights.

use std::collections::HashMap;
use std::sync::Arc;

use super::table::{CellTable, Singles, Stratum, Tally, Unit};
use crate::poll::ValueCode;
use crate::stats::calibration::Residual;

/// How variances are made after calibration: from residuals of the cells that the
/// weights were calibrated on.
#[derive(Debug, Clone)]
pub struct CellResiduals {
    residual: Arc<Residual>,
    /// The calibration cell of each cell of the tally.
    cell_of: Arc<[usize]>,
    /// Calibration cells.
    cells: usize,
    /// For each cell the sums of its columns that the residual's fitted values rest on; NaN
    /// where they are not known.
    masses: Vec<f64>,
}

/// The same calibration, and nothing else, is equal.
impl PartialEq for CellResiduals {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.residual, &other.residual) && self.cell_of == other.cell_of
    }
}

/// Whose sums the fitted values of residuals rest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mass {
    /// Base weights.
    BaseWeights,
    /// Everybody alike: sums of measures are known where the measure is a class too.
    Respondents,
}

impl CellResiduals {
    /// The calibration cell of a cell.
    #[must_use]
    pub fn cell_of(&self, cell: usize) -> usize {
        self.cell_of[cell]
    }

    /// Calibration cells.
    #[must_use]
    pub fn cells(&self) -> usize {
        self.cells
    }

    /// Sum of mass × score of a cell, for a column of sums; NaN where it is not known.
    #[must_use]
    pub fn mass(&self, cell: usize, column: usize) -> f64 {
        let width = self.masses.len() / self.cell_of.len().max(1);
        self.masses[cell * width + column]
    }

    /// What the auxiliary variables explain of a score, one value a calibration cell, from
    /// the cells' sums of mass × score. `None` where a sum is not known.
    #[must_use]
    pub fn fitted(&self, sums: &[f64]) -> Option<Vec<f64>> {
        if sums.iter().any(|sum| sum.is_nan()) {
            return None;
        }
        self.residual.fitted(sums).ok()
    }
}

impl Tally {
    /// The tally without the respondents of some cells, as if they had no weight. Values
    /// that only they had are gone from the classes.
    #[must_use]
    pub fn without(&self, out: &[bool]) -> Self {
        if !out.contains(&true) {
            return self.clone();
        }
        let mut places: Vec<Option<u32>> = Vec::with_capacity(out.len());
        let mut kept = 0;
        for out in out {
            places.push((!out).then_some(kept));
            kept += u32::from(!out);
        }
        let mut tally = self.clone();
        let cells = self.cells.iter().zip(out).filter(|(_, out)| !**out);
        tally.cells = cells.map(|(codes, _)| codes.clone()).collect();
        tally.drop_unused_codes();
        for stratum in &mut tally.strata {
            stratum.keep(&places, self.width());
        }
        tally.strata.retain(|s| !s.units.is_empty() || s.singles.n > 0);
        tally
    }

    fn drop_unused_codes(&mut self) {
        for (class, of) in self.classes.iter_mut().enumerate() {
            let mut used = vec![false; of.codes.len()];
            for cell in &self.cells {
                used[cell[class] as usize] = true;
            }
            let mut place = 0;
            let places: Vec<u32> = used
                .iter()
                .map(|used| {
                    let own = place;
                    place += u32::from(*used);
                    own
                })
                .collect();
            let codes = std::mem::take(&mut of.codes).into_iter().zip(&used);
            of.codes = codes.filter(|(_, used)| **used).map(|(code, _)| code).collect();
            for cell in &mut self.cells {
                cell[class] = places[cell[class] as usize];
            }
        }
    }

    /// The tally with every weight times the factor of its calibration cell. Variances know
    /// of the calibration if a residual is given, and take the weights as fixed otherwise.
    #[must_use]
    pub fn calibrated(
        &self,
        cell_of: Arc<[usize]>,
        factors: &[f64],
        residual: Option<(Arc<Residual>, Mass)>,
    ) -> Self {
        let of_cells: Vec<f64> = cell_of.iter().map(|cell| factors[*cell]).collect();
        let mut tally = self.clone();
        tally.residuals = residual.map(|(residual, mass)| CellResiduals {
            residual,
            cells: factors.len(),
            masses: self.masses(mass),
            cell_of,
        });
        for stratum in &mut tally.strata {
            stratum.units.iter_mut().for_each(|unit| unit.scale(&of_cells));
            stratum.singles.scale(&of_cells);
        }
        tally
    }

    /// Sums of the columns over all units, cell by cell.
    fn masses(&self, mass: Mass) -> Vec<f64> {
        let width = self.width();
        let mut masses = vec![0.0; self.cells.len() * width];
        let tables = self.strata.iter().flat_map(|stratum| {
            let units = stratum.units.iter().map(|unit| &unit.cells);
            units.chain([&stratum.singles.cells])
        });
        let numbers = match mass {
            Mass::BaseWeights => Vec::new(),
            Mass::Respondents => self.numbers(),
        };
        for (count, sums) in tables.flat_map(CellTable::iter) {
            let cell = count.cell as usize;
            let of_cell = &mut masses[cell * width..(cell + 1) * width];
            match mass {
                Mass::BaseWeights => {
                    of_cell.iter_mut().zip(sums).for_each(|(all, own)| *all += own);
                }
                Mass::Respondents => {
                    let n = count.n as f64;
                    of_cell[0] += n;
                    for (m, of_measure) in numbers.iter().enumerate() {
                        let x = of_measure.as_ref().map_or(f64::NAN, |of| of[cell]);
                        // Who has no number is in neither sum of the measure.
                        of_cell[1 + 2 * m] += if x.is_infinite() { 0.0 } else { n };
                        of_cell[2 + 2 * m] += if x.is_infinite() { 0.0 } else { n * x };
                    }
                }
            }
        }
        masses
    }

    /// For each measure the number that all respondents of a cell have, infinite for none;
    /// `None` for a measure that is no class.
    fn numbers(&self) -> Vec<Option<Vec<f64>>> {
        let of = |measure: &String| {
            let class = self.class(measure)?;
            let number = |code: &Option<ValueCode>| match code {
                Some(ValueCode::Number(x)) => *x,
                _ => f64::INFINITY,
            };
            let codes: Vec<f64> = self.classes[class].codes.iter().map(number).collect();
            Some(self.cells.iter().map(|cell| codes[cell[class] as usize]).collect())
        };
        self.measures.iter().map(of).collect()
    }
}

impl CellTable {
    fn keep(&mut self, places: &[Option<u32>], width: usize) {
        let mut kept = Self::default();
        for (count, sums) in self.iter() {
            if let Some(cell) = places[count.cell as usize] {
                kept.push(super::CellCount { cell, ..count }, &sums[..width]);
            }
        }
        *self = kept;
    }
}

impl Unit {
    fn keep(&mut self, places: &[Option<u32>], width: usize) {
        self.cells.keep(places, width);
        for part in &mut self.parts {
            part.keep(places, width);
        }
        self.parts.retain(|part| !part.cells.is_empty());
    }

    fn scale(&mut self, factors: &[f64]) {
        self.cells.scale(factors);
        self.parts.iter_mut().for_each(|part| part.scale(factors));
    }
}

impl Stratum {
    fn keep(&mut self, places: &[Option<u32>], width: usize) {
        for unit in &mut self.units {
            unit.keep(places, width);
        }
        self.units.retain(|unit| !unit.cells.is_empty());
        let size = width * width;
        let products: HashMap<u32, Vec<f64>> = self
            .singles
            .iter()
            .map(|(count, _, products)| (count.cell, products.to_vec()))
            .collect();
        let old = self.singles.cells.iter().map(|(count, _)| count.cell);
        let kept: Vec<u32> = old.filter(|c| places[*c as usize].is_some()).collect();
        self.singles.cells.keep(places, width);
        self.singles.n = self.singles.cells.n();
        self.singles.products = kept
            .iter()
            .flat_map(|cell| products.get(cell).cloned().unwrap_or(vec![0.0; size]))
            .collect();
    }
}

impl Singles {
    fn scale(&mut self, factors: &[f64]) {
        let size = self.products.len() / self.cells.len().max(1);
        let cells: Vec<u32> = self.cells.iter().map(|(count, _)| count.cell).collect();
        for (cell, products) in
            cells.iter().zip(self.products.chunks_exact_mut(size.max(1)))
        {
            let factor = factors[*cell as usize];
            products.iter_mut().for_each(|product| *product *= factor * factor);
        }
        self.cells.scale(factors);
    }
}
