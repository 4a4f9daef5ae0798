//! Linear systems of a positive semidefinite matrix: margins that add up to one total are
//! collinear, so no matrix of theirs is regular.

/// A pivot below this part of its own diagonal element counts as nothing.
const NEGLIGIBLE: f64 = 1e-11;

/// Cholesky factor with the largest remaining pivot first, up to the rank (Higham 1990,
/// "Analysis of the Cholesky decomposition of a semi-definite matrix"), after scaling to a
/// unit diagonal.
#[derive(Debug)]
pub(super) struct SemidefiniteFactor {
    size: usize,
    scale: Vec<f64>,
    /// Row i belongs to column i of the matrix, whatever the order of pivots.
    lower: Vec<f64>,
    /// Columns in the order of their pivots; its length is the rank.
    order: Vec<usize>,
}

impl SemidefiniteFactor {
    /// Factors a matrix given by its lower triangle, row after row.
    pub(super) fn new(matrix: &[f64], size: usize) -> Self {
        let scale: Vec<f64> = (0..size)
            .map(|i| {
                let diagonal = matrix[i * size + i];
                if diagonal > 0.0 { 1.0 / diagonal.sqrt() } else { 0.0 }
            })
            .collect();
        let at = |i: usize, j: usize| {
            let (row, column) = if i >= j { (i, j) } else { (j, i) };
            matrix[row * size + column] * scale[i] * scale[j]
        };
        let mut lower = vec![0.0; size * size];
        let mut order = Vec::with_capacity(size);
        let mut left: Vec<usize> = (0..size).filter(|i| scale[*i] > 0.0).collect();
        let mut diagonal = vec![1.0; size];
        while let Some((place, pivot)) = largest(&left, &diagonal) {
            if diagonal[pivot] <= NEGLIGIBLE {
                break;
            }
            // Not swap_remove: ties are decided by the order of columns.
            left.remove(place);
            let step = order.len();
            let root = diagonal[pivot].sqrt();
            lower[pivot * size + step] = root;
            for i in &left {
                let done = dot(&lower[i * size..], &lower[pivot * size..], step);
                let value = (at(*i, pivot) - done) / root;
                lower[i * size + step] = value;
                diagonal[*i] -= value * value;
            }
            order.push(pivot);
        }
        Self { size, scale, lower, order }
    }

    /// A solution that is 0 in the columns that others make redundant. It solves the system
    /// wherever anything does.
    pub(super) fn solve(&self, right: &[f64]) -> Vec<f64> {
        let (size, rank) = (self.size, self.order.len());
        let mut y = vec![0.0; rank];
        for (k, column) in self.order.iter().enumerate() {
            let row = &self.lower[column * size..];
            y[k] = (right[*column] * self.scale[*column] - dot(row, &y, k)) / row[k];
        }
        let mut solution = vec![0.0; size];
        for k in (0..rank).rev() {
            let column = self.order[k];
            let row = &self.lower[column * size..];
            let value = y[k] / row[k];
            for (left, l) in y[..k].iter_mut().zip(row) {
                *left -= l * value;
            }
            solution[column] = value * self.scale[column];
        }
        solution
    }
}

/// The first of the largest: its place among those left, and itself.
fn largest(left: &[usize], diagonal: &[f64]) -> Option<(usize, usize)> {
    let mut best: Option<(usize, usize)> = None;
    for (place, i) in left.iter().enumerate() {
        if best.is_none_or(|(_, other)| diagonal[*i] > diagonal[other]) {
            best = Some((place, *i));
        }
    }
    best
}

fn dot(a: &[f64], b: &[f64], length: usize) -> f64 {
    a[..length].iter().zip(&b[..length]).map(|(x, y)| x * y).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_singular_system_that_has_a_solution_is_solved() {
        // Two margins: columns 0 + 1 = columns 2 + 3.
        let rows = [[1.0, 0.0, 1.0, 0.0], [1.0, 0.0, 0.0, 1.0], [0.0, 1.0, 1.0, 0.0]];
        let mut matrix = vec![0.0; 16];
        for row in rows {
            for i in 0..4 {
                for j in 0..4 {
                    matrix[i * 4 + j] += row[i] * row[j];
                }
            }
        }
        let factor = SemidefiniteFactor::new(&matrix, 4);
        assert_eq!(factor.order.len(), 3);
        let wanted = [0.5, -2.0, 3.0, 1.0];
        let right: Vec<f64> = (0..4).map(|i| dot(&matrix[i * 4..], &wanted, 4)).collect();
        let found = factor.solve(&right);
        for i in 0..4 {
            assert!((dot(&matrix[i * 4..], &found, 4) - right[i]).abs() < 1e-12);
        }
        for row in rows {
            assert!((dot(&row, &found, 4) - dot(&row, &wanted, 4)).abs() < 1e-12);
        }
    }
}
