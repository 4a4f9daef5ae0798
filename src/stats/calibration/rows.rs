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
            let tail = contiguous_tail(index);
            for (at, (i, x)) in index.iter().zip(value).enumerate() {
                let scaled = weight * x;
                let line = &mut gram[i * self.columns..=i * self.columns + i];
                let apart = tail.min(at);
                for (j, other) in index[..apart].iter().zip(value) {
                    line[*j] += scaled * other;
                }
                // Measures stand side by side: a loop over slices takes a third of the
                // time.
                let together = line[index[apart]..].iter_mut();
                for (sum, other) in together.zip(&value[apart..=at]) {
                    *sum += scaled * other;
                }
            }
        }
        gram
    }
}

/// Where the columns begin that follow each other to the end.
fn contiguous_tail(index: &[usize]) -> usize {
    let gap = index.windows(2).rposition(|pair| pair[1] != pair[0] + 1);
    gap.map_or(0, |gap| gap + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_those_of_the_full_rows() {
        let full = [
            [1.0, 0.0, 0.0, 2.0, -1.0],
            [0.0, 1.0, 3.0, 0.0, 4.0],
            [1.0, 0.0, 0.5, 2.5, 0.0],
            [0.0, 0.0, 0.0, 0.0, 0.0],
        ];
        let rows = Rows::new(5, 4, |cell, row| {
            row.extend(full[cell].iter().copied().enumerate());
        });
        let weights = [2.0, 3.0, 0.25, 7.0];
        let gram = rows.gram(&weights);
        let totals = rows.totals(&weights);
        for i in 0..5 {
            let sum = |j: Option<usize>| -> f64 {
                let other = |c: usize| j.map_or(1.0, |j: usize| full[c][j]);
                (0..4).map(|c| weights[c] * full[c][i] * other(c)).sum()
            };
            assert!((totals[i] - sum(None)).abs() < 1e-14);
            for j in 0..=i {
                assert!((gram[i * 5 + j] - sum(Some(j))).abs() < 1e-14, "{i} {j}");
            }
        }
        assert_eq!(rows.dot(2, &[1.0, 10.0, 2.0, 4.0, 100.0]), 12.0);
    }
}
