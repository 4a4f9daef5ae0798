//! Pairs of codes as codes of their own.

use std::collections::HashMap;

use super::coder::NEW;

/// Codes of pairs, in the order of first occurrence.
#[derive(Debug, Clone, Default)]
pub(super) struct Pairs {
    /// Codes of pairs, a row for each first code; [`NEW`] for those not seen.
    dense: Vec<u32>,
    /// Columns of the table.
    stride: usize,
    /// Pairs that the table has no room for.
    sparse: HashMap<u64, u32, foldhash::fast::RandomState>,
    pairs: Vec<(u32, u32)>,
}

/// A table of all pairs takes up to sixteen megabytes.
const DENSE: usize = 1 << 22;

impl Pairs {
    /// The code of a pair; [`NEW`] if it has none.
    #[inline]
    pub(super) fn look(&self, a: u32, b: u32) -> u32 {
        if (b as usize) < self.stride {
            let at = a as usize * self.stride + b as usize;
            if let Some(code) = self.dense.get(at) {
                return *code;
            }
        }
        if self.sparse.is_empty() {
            return NEW;
        }
        self.sparse.get(&key(a, b)).copied().unwrap_or(NEW)
    }

    /// The code of a pair; a new one if it has none.
    #[inline]
    pub(super) fn learn(&mut self, a: u32, b: u32) -> u32 {
        match self.look(a, b) {
            NEW => self.add(a, b),
            known => known,
        }
    }

    /// Out of the way of the many pairs that are known.
    #[cold]
    #[inline(never)]
    fn add(&mut self, a: u32, b: u32) -> u32 {
        let code = self.pairs.len() as u32;
        self.pairs.push((a, b));
        let rows = (self.dense.len() / self.stride.max(1)).max(a as usize + 1);
        let columns = self.stride.max((b as usize + 1).next_power_of_two());
        if rows.next_power_of_two() * columns <= DENSE {
            self.grow(rows, columns);
            self.dense[a as usize * self.stride + b as usize] = code;
        } else {
            self.sparse.insert(key(a, b), code);
        }
        code
    }

    /// Makes room in the table and lays the pairs out that it has room for now.
    fn grow(&mut self, rows: usize, columns: usize) {
        if self.stride == columns && self.dense.len() >= rows * columns {
            return;
        }
        let rows = rows.next_power_of_two();
        let mut wider = vec![NEW; rows * columns];
        for (code, (a, b)) in self.pairs.iter().enumerate() {
            if (*a as usize) < rows && (*b as usize) < columns {
                wider[*a as usize * columns + *b as usize] = code as u32;
            }
        }
        (self.dense, self.stride) = (wider, columns);
    }

    /// Learns what an older copy lacks: codes are only ever added.
    pub(super) fn catch_up(&mut self, newer: &Self) {
        let new = newer.pairs.get(self.pairs.len()..).unwrap_or_default();
        if self.stride != newer.stride || self.dense.len() != newer.dense.len() {
            self.dense.clone_from(&newer.dense);
            self.stride = newer.stride;
            self.sparse.clone_from(&newer.sparse);
            self.pairs.extend_from_slice(new);
            return;
        }
        let rows = self.dense.len() / self.stride.max(1);
        for (a, b) in new {
            let code = self.pairs.len() as u32;
            if (*a as usize) < rows && (*b as usize) < self.stride {
                self.dense[*a as usize * self.stride + *b as usize] = code;
            } else {
                self.sparse.insert(key(*a, *b), code);
            }
            self.pairs.push((*a, *b));
        }
    }

    pub(super) fn pair(&self, code: u32) -> (u32, u32) {
        self.pairs[code as usize]
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (u32, u32)> {
        self.pairs.iter().copied()
    }

    pub(super) fn len(&self) -> usize {
        self.pairs.len()
    }
}

fn key(a: u32, b: u32) -> u64 {
    u64::from(a) << 32 | u64::from(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_keep_their_codes() {
        let mut pairs = Pairs::default();
        assert_eq!(pairs.look(3, 4), NEW);
        assert_eq!([pairs.learn(3, 4), pairs.learn(4, 3), pairs.learn(3, 4)], [0, 1, 0]);
        assert_eq!((pairs.pair(1), pairs.len()), ((4, 3), 2));
        assert_eq!(pairs.look(4, 4), NEW);
    }

    #[test]
    fn pairs_beyond_the_table_and_pairs_that_it_grows_over_keep_theirs() {
        let mut pairs = Pairs::default();
        let asked: Vec<(u32, u32)> = (0..300)
            .flat_map(|i| [(i * 7 % 50, i), (i, i * 40_000 % 1_000_003), (1 << 23, i)])
            .collect();
        let first: Vec<u32> = asked.iter().map(|(a, b)| pairs.learn(*a, *b)).collect();
        let again: Vec<u32> = asked.iter().map(|(a, b)| pairs.look(*a, *b)).collect();
        assert_eq!(first, again);
        for ((a, b), code) in asked.iter().zip(&first) {
            assert_eq!(pairs.pair(*code), (*a, *b));
        }
        let (mut newer, mut older) = (Pairs::default(), Pairs::default());
        for (at, (a, b)) in asked.iter().enumerate() {
            newer.learn(*a, *b);
            if at % 7 == 0 {
                older.catch_up(&newer);
            }
        }
        older.catch_up(&newer);
        let again: Vec<u32> = asked.iter().map(|(a, b)| older.look(*a, *b)).collect();
        assert_eq!((first, older.len()), (again, pairs.len()));
    }
}
