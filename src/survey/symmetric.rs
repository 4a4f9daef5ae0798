//! Sums of squares and products.

use nalgebra::DMatrix;

/// A symmetric matrix that is added up; only one half of it is kept.
pub(super) struct Symmetric {
    size: usize,
    /// Rows of the upper half, full length each.
    values: Vec<f64>,
}

impl Symmetric {
    pub(super) fn new(size: usize) -> Self {
        Self { size, values: vec![0.0; size * size] }
    }

    /// Adds `factor` times xxᵀ.
    pub(super) fn add_square(&mut self, factor: f64, x: &[f64]) {
        for (i, a) in x.iter().enumerate() {
            let scaled = factor * a;
            if scaled == 0.0 {
                continue;
            }
            let row = &mut self.values[i * self.size + i..(i + 1) * self.size];
            for (sum, b) in row.iter_mut().zip(&x[i..]) {
                *sum += scaled * b;
            }
        }
    }

    /// Adds to an entry and its mirror image.
    pub(super) fn add(&mut self, a: usize, b: usize, value: f64) {
        self.values[a.min(b) * self.size + a.max(b)] += value;
    }

    pub(super) fn scale(&mut self, factor: f64) {
        self.values.iter_mut().for_each(|value| *value *= factor);
    }

    pub(super) fn into_matrix(self) -> DMatrix<f64> {
        DMatrix::from_fn(self.size, self.size, |i, j| {
            self.values[i.min(j) * self.size + i.max(j)]
        })
    }
}
