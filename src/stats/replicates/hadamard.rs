//! Hadamard matrices: the balanced half-samples of BRR (Plackett & Burman 1946; Wolter 2007,
//! appendix A).

/// The largest order looked for.
const LARGEST: usize = 1 << 14;

/// A matrix of +1 and −1 with orthogonal columns, its first row and column all +1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hadamard {
    order: usize,
    /// Whether an entry is −1, row after row.
    negative: Vec<bool>,
}

impl Hadamard {
    /// The smallest matrix of at least this order that Sylvester's doubling (1867) and
    /// Paley's two constructions over prime fields (1933) reach. Up to 256 these leave out
    /// 11 of the 64 multiples of 4, whose next one serves as well. `None` beyond 16384.
    pub(super) fn at_least(order: usize) -> Option<Self> {
        (order.max(1)..=LARGEST).find_map(Self::of_order)
    }

    /// The matrix of exactly this order, if the constructions reach it.
    pub(super) fn of_order(order: usize) -> Option<Self> {
        match order {
            1 => return Some(Self { order, negative: vec![false] }),
            2 => return Some(Self { order, negative: vec![false, false, false, true] }),
            _ if order == 0 || !order.is_multiple_of(4) => return None,
            _ => {}
        }
        let field = order - 1;
        let half = order / 2;
        if is_prime(field) {
            Some(Self::first_paley(field))
        } else if half % 4 == 2 && is_prime(half - 1) {
            Some(Self::second_paley(half - 1))
        } else {
            Self::of_order(half).map(|matrix| matrix.doubled())
        }
    }

    /// The order.
    pub(super) fn order(&self) -> usize {
        self.order
    }

    /// The entry, +1 or −1.
    pub(super) fn sign(&self, row: usize, column: usize) -> f64 {
        if self.negative[row * self.order + column] { -1.0 } else { 1.0 }
    }

    fn from_signs(order: usize, positive: impl Fn(usize, usize) -> bool) -> Self {
        // Turning the signs of whole rows and columns keeps orthogonality: the first of each
        // become all +1.
        let corner = positive(0, 0);
        let turned = |i: usize, j: usize| {
            positive(i, j) ^ positive(i, 0) ^ positive(0, j) ^ corner
        };
        let cells = (0..order * order).map(|at| turned(at / order, at % order));
        Self { order, negative: cells.collect() }
    }

    /// [[H, H], [H, −H]].
    fn doubled(&self) -> Self {
        let half = self.order;
        Self::from_signs(2 * half, |i, j| {
            let own = self.negative[i % half * half + j % half];
            own == (i >= half && j >= half)
        })
    }

    /// I + S of order q + 1, q ≡ 3 mod 4, with S skew: a border of ±1 around the quadratic
    /// character of differences.
    fn first_paley(q: usize) -> Self {
        let square = squares(q);
        Self::from_signs(q + 1, |i, j| match (i, j) {
            (0, _) => true,
            (_, 0) => false,
            _ if i == j => true,
            _ => square[(i + q - j) % q],
        })
    }

    /// S ⊗ [[1, 1], [1, −1]] + I ⊗ [[1, −1], [−1, −1]] of order 2(q + 1), q ≡ 1 mod 4, with
    /// S symmetric.
    fn second_paley(q: usize) -> Self {
        let square = squares(q);
        Self::from_signs(2 * (q + 1), |i, j| {
            let (row, column) = (i / 2, j / 2);
            let (odd_row, odd_column) = (i % 2 == 1, j % 2 == 1);
            if row == column {
                !odd_row && !odd_column
            } else {
                let s = row == 0 || column == 0 || square[(row + q - column) % q];
                s ^ (odd_row && odd_column)
            }
        })
    }
}

/// Which numbers below the prime are squares of others, 0 left out.
fn squares(q: usize) -> Vec<bool> {
    let mut squares = vec![false; q];
    for x in 1..q {
        squares[x * x % q] = true;
    }
    squares
}

fn is_prime(n: usize) -> bool {
    n >= 2 && (2..).take_while(|d| d * d <= n).all(|d| !n.is_multiple_of(d))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_orthogonal(matrix: &Hadamard) {
        let n = matrix.order();
        for a in 0..n {
            assert_eq!((matrix.sign(0, a), matrix.sign(a, 0)), (1.0, 1.0), "order {n}");
            // Orthogonal rows are enough: H Hᵀ = n I makes Hᵀ/n the inverse.
            for b in 0..a {
                let row = |i: usize| &matrix.negative[i * n..(i + 1) * n];
                let alike = row(a).iter().zip(row(b)).filter(|(x, y)| x == y).count();
                assert_eq!(2 * alike, n, "order {n}: {a} {b}");
            }
        }
    }

    #[test]
    fn every_order_up_to_256_is_orthogonal() {
        let mut missing = Vec::new();
        for order in (4..=256).step_by(4).chain([504, 512]) {
            match Hadamard::of_order(order) {
                Some(matrix) => {
                    assert_eq!(matrix.order(), order);
                    assert_orthogonal(&matrix);
                }
                None => missing.push(order),
            }
        }
        // 52, 100 and 244 need fields of prime powers, the others further constructions.
        let known = [52, 92, 100, 116, 156, 172, 184, 188, 232, 236, 244];
        assert_eq!(missing, known);
    }

    #[test]
    fn an_order_out_of_reach_is_rounded_up() {
        for (asked, given) in [(0, 1), (2, 2), (3, 4), (49, 56), (89, 96), (233, 240)] {
            assert_eq!(Hadamard::at_least(asked).unwrap().order(), given);
        }
        assert!(Hadamard::at_least(LARGEST + 1).is_none());
        assert!(Hadamard::of_order(6).is_none());
    }
}
