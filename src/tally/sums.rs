//! Sums of a table while it is counted: a row for each place and cell that occur together.

use super::table::CellCount;

/// Counts and sums by slot, laid out in one run of numbers: respondents, those with a weight
/// above 0, squared weights, the columns of sums, and their products where they are needed.
#[derive(Debug)]
pub(super) struct Sums {
    width: usize,
    stride: usize,
    values: Vec<f64>,
}

const SUMS: usize = 3;

impl Sums {
    /// Of so many columns; with their products where respondents are units.
    pub(super) fn new(width: usize, products: bool) -> Self {
        let stride = SUMS + width + if products { width * width } else { 0 };
        Self { width, stride, values: Vec::new() }
    }

    /// Makes room for slots.
    pub(super) fn resize(&mut self, slots: usize) {
        self.values.resize(slots * self.stride, 0.0);
    }

    /// Adds respondents of whom only the weight counts.
    pub(super) fn add_weights(&mut self, slots: &[u32], weights: &[f64]) {
        let stride = self.stride;
        let products = stride > SUMS + 1;
        for (slot, weight) in slots.iter().zip(weights) {
            // Those left out have the last code of all.
            let Some(row) = self.values.get_mut(*slot as usize * stride..) else {
                continue;
            };
            let Some(sums) = row.first_chunk_mut::<{ SUMS + 1 }>() else { continue };
            let weighted = f64::from(u8::from(*weight > 0.0));
            let of_row = [1.0, weighted, weight * weight, *weight];
            for (sum, x) in sums.iter_mut().zip(of_row) {
                *sum += x;
            }
            if products && let Some(product) = row.get_mut(SUMS + 1) {
                *product += weight * weight;
            }
        }
    }

    /// Adds a respondent: weight and weighted measures.
    pub(super) fn add(&mut self, slot: u32, row: &[f64]) {
        let at = slot as usize * self.stride;
        let (width, weight) = (self.width, row[0]);
        let values = &mut self.values[at..at + self.stride];
        values[0] += 1.0;
        values[1] += f64::from(u8::from(weight > 0.0));
        values[2] += weight * weight;
        let (sums, products) = values[SUMS..].split_at_mut(width);
        for (sum, x) in sums.iter_mut().zip(row) {
            *sum += x;
        }
        if products.is_empty() {
            return;
        }
        for (products, x) in products.chunks_exact_mut(width).zip(row) {
            for (product, y) in products.iter_mut().zip(row) {
                *product += x * y;
            }
        }
    }

    /// Counts of a slot as those of a cell.
    pub(super) fn count(&self, slot: usize, cell: u32) -> CellCount {
        let row = &self.values[slot * self.stride..];
        CellCount { cell, n: row[0] as u64, weighted: row[1] as u64, squares: row[2] }
    }

    /// The columns of sums of a slot.
    pub(super) fn sums(&self, slot: usize) -> &[f64] {
        let at = slot * self.stride + SUMS;
        &self.values[at..at + self.width]
    }

    /// The products of a slot's columns.
    pub(super) fn products(&self, slot: usize) -> &[f64] {
        let at = slot * self.stride + SUMS + self.width;
        &self.values[at..(slot + 1) * self.stride]
    }
}
