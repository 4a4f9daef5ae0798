//! Auxiliary vectors of cells, their non-zero values only.

/// C auxiliary vectors of K columns, row after row.
#[derive(Debug, Clone, Default)]
pub(super) struct Rows {
    columns: usize,
    starts: Vec<usize>,
    index: Vec<usize>,
    value: Vec<f64>,
}

impl Rows {
    /// Rows from pairs of column and value, columns ascending within a row.
    pub(super) fn new(
        columns: usize,
        cells: usize,
        row: impl Fn(usize, &mut Vec<(usize, f64)>),
    ) -> Self {
        let mut rows = Self { columns, starts: vec![0], ..Self::default() };
        let mut pairs = Vec::new();
        for cell in 0..cells {
            pairs.clear();
            row(cell, &mut pairs);
            for (column, value) in pairs.iter().filter(|(_, value)| *value != 0.0) {
                rows.index.push(*column);
                rows.value.push(*value);
            }
            rows.starts.push(rows.index.len());
        }
        rows
    }

    pub(super) fn columns(&self) -> usize {
        self.columns
    }

    /// Columns and values of a cell.
    pub(super) fn row(&self, cell: usize) -> (&[usize], &[f64]) {
        let range = self.starts[cell]..self.starts[cell + 1];
        (&self.index[range.clone()], &self.value[range])
    }

    /// x_c · λ.
    pub(super) fn dot(&self, cell: usize, lambda: &[f64]) -> f64 {
        let (index, value) = self.row(cell);
        index.iter().zip(value).map(|(j, x)| x * lambda[*j]).sum()
    }

    /// Σ_c w_c x_c.
    pub(super) fn totals(&self, weights: &[f64]) -> Vec<f64> {
        let mut totals = vec![0.0; self.columns];
        for (cell, weight) in weights.iter().enumerate() {
            let (index, value) = self.row(cell);
            for (j, x) in index.iter().zip(value) {
                totals[*j] += weight * x;
            }
        }
        totals
    }

    /// Lower triangle of Σ_c w_c x_c x_cᵀ, K × K row after row.
    pub(super) fn gram(&self, weights: &[f64]) -> Vec<f64> {
        let mut gram = vec![0.0; self.columns * self.columns];
        for (cell, weight) in weights.iter().enumerate() {
            if *weight == 0.0 {
                continue;
            }
            let (index, value) = self.row(cell);
            for (at, (i, x)) in index.iter().zip(value).enumerate() {
                let scaled = weight * x;
                let line = &mut gram[i * self.columns..=i * self.columns + i];
                for (j, other) in index[..=at].iter().zip(value) {
                    line[*j] += scaled * other;
                }
            }
        }
        gram
    }
}
