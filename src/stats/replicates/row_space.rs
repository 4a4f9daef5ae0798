//! The space that rows of replicate weights span, learned row by row.

use rand_pcg::rand_core::Rng;

use super::bootstrap::generator;

/// A row of which less than this part is left once the rows before it are taken out is
/// nothing new.
const TOLERANCE: f64 = 1e-5;

/// What a row must have along a direction that no row before it has, to be looked at.
const NOTICED: f64 = 1e-8;

/// The span of the rows seen so far. Its dimension is the rank of the matrix of these rows,
/// as [`degrees_of_freedom`](super::degrees_of_freedom) finds it from the columns.
///
/// Rows are many and ranks small, so each row is first held against one direction drawn at
/// random among those that no row before it has (Pcg64, a fixed seed): a row with nothing
/// along it has, but for a chance in millions, nothing new at all.
#[derive(Debug, Clone, PartialEq)]
pub struct RowSpace {
    columns: usize,
    most: usize,
    /// Orthogonal, of length 1.
    basis: Vec<Vec<f64>>,
    /// Orthogonal to the basis, of length 1; empty once nothing is looked for any more.
    direction: Vec<f64>,
}

impl RowSpace {
    /// The span of no rows of so many columns. Rows are followed up to the rank `most`;
    /// beyond it the space counts as full.
    #[must_use]
    pub fn new(columns: usize, most: usize) -> Self {
        let mut random = generator(0, columns as u64);
        let mut draw = || (random.next_u64() >> 11) as f64 / (1_u64 << 52) as f64 - 1.0;
        let mut direction: Vec<f64> = (0..columns).map(|_| draw()).collect();
        scale_to_one(&mut direction);
        Self { columns, most: most.min(columns), basis: Vec::new(), direction }
    }

    /// The rank of the rows seen so far, at most `most`.
    #[must_use]
    pub fn rank(&self) -> usize {
        self.basis.len()
    }

    /// True when no row is looked at any more.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.basis.len() >= self.most
    }

    /// Takes a row in.
    pub fn add(&mut self, row: &[f64]) {
        if self.is_full() || row.len() != self.columns {
            return;
        }
        let (mut along, mut squares) = (0.0, 0.0);
        for (x, d) in row.iter().zip(&self.direction) {
            along += x * d;
            squares += x * x;
        }
        if along * along <= NOTICED * NOTICED * squares || !squares.is_finite() {
            return;
        }
        let mut left = row.to_vec();
        // Once more, since rounding leaves a part of the order that is looked for.
        for _ in 0..2 {
            self.basis.iter().for_each(|b| take_out(&mut left, b));
        }
        if length(&left) <= TOLERANCE * squares.sqrt() {
            return;
        }
        scale_to_one(&mut left);
        take_out(&mut self.direction, &left);
        scale_to_one(&mut self.direction);
        self.basis.push(left);
        if self.is_full() {
            self.direction = Vec::new();
        }
    }

    /// Takes the rows of another space in.
    pub fn join(&mut self, other: &Self) {
        other.basis.iter().for_each(|row| self.add(row));
    }
}

fn take_out(from: &mut [f64], direction: &[f64]) {
    let along: f64 = from.iter().zip(direction).map(|(x, d)| x * d).sum();
    for (x, d) in from.iter_mut().zip(direction) {
        *x -= along * d;
    }
}

fn length(values: &[f64]) -> f64 {
    values.iter().map(|x| x * x).sum::<f64>().sqrt()
}

fn scale_to_one(values: &mut [f64]) {
    let length = length(values);
    if length > 0.0 {
        values.iter_mut().for_each(|x| *x /= length);
    }
}
