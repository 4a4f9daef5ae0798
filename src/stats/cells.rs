//! Everybody divided into cells by their answers, and events.

use super::StatsError;

/// 16 items of two answers.
const MOST_CELLS: usize = 65_536;

/// The cells of several items: every combination of their categories.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellSpace {
    categories: Vec<usize>,
}

impl CellSpace {
    /// Items with so many categories each; the first item's category changes fastest.
    ///
    /// # Errors
    /// No item, an item without categories, or more than 65,536 cells.
    pub fn new(categories: &[usize]) -> Result<Self, StatsError> {
        if categories.is_empty() || categories.contains(&0) {
            return Err(StatsError::TooFew(1));
        }
        let cells = categories.iter().try_fold(1_usize, |n, c| n.checked_mul(*c));
        match cells {
            Some(cells) if cells <= MOST_CELLS => {
                Ok(Self { categories: categories.to_vec() })
            }
            _ => Err(StatsError::TooMany { limit: MOST_CELLS }),
        }
    }

    /// Items that one holds (category 1) or does not (0): bit i of a cell's index is
    /// item i.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub fn binary(items: usize) -> Result<Self, StatsError> {
        if items > MOST_CELLS {
            return Err(StatsError::TooMany { limit: MOST_CELLS });
        }
        Self::new(&vec![2; items])
    }

    /// Number of cells.
    #[must_use]
    pub fn cells(&self) -> usize {
        self.categories.iter().product()
    }

    /// Number of items.
    #[must_use]
    pub fn items(&self) -> usize {
        self.categories.len()
    }

    /// Number of an item's categories.
    ///
    /// # Errors
    /// [`StatsError::NoSuch`] for an item that there is not.
    pub fn categories(&self, item: usize) -> Result<usize, StatsError> {
        let count = self.categories.len();
        self.categories
            .get(item)
            .copied()
            .ok_or(StatsError::NoSuch { index: item, count })
    }

    /// Categories of the items in a cell.
    #[must_use]
    pub fn answers(&self, cell: usize) -> Vec<usize> {
        let mut rest = cell;
        let of = |categories: &usize| {
            let answer = rest % categories;
            rest /= categories;
            answer
        };
        self.categories.iter().map(of).collect()
    }

    /// The cells whose answers meet a condition.
    #[must_use]
    pub fn event(&self, condition: impl Fn(&[usize]) -> bool) -> Event {
        Event((0..self.cells()).map(|cell| condition(&self.answers(cell))).collect())
    }

    /// The cells with one category of one item.
    ///
    /// # Errors
    /// [`StatsError::NoSuch`] for an item or category that there is not.
    pub fn answer(&self, item: usize, category: usize) -> Result<Event, StatsError> {
        let count = self.categories(item)?;
        if category >= count {
            return Err(StatsError::NoSuch { index: category, count });
        }
        Ok(self.event(|answers| answers[item] == category))
    }

    /// The cells in which category 1 of all these items is held; everybody for none.
    ///
    /// # Errors
    /// As [`Self::answer`].
    pub fn holding(&self, items: &[usize]) -> Result<Event, StatsError> {
        items.iter().try_fold(self.event(|_| true), |event, item| {
            event.and(&self.answer(*item, 1)?)
        })
    }
}

/// A set of cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event(Vec<bool>);

impl Event {
    /// From the indices of its cells among `cells`.
    ///
    /// # Errors
    /// [`StatsError::NoSuch`] for an index beyond the cells.
    pub fn of(cells: usize, members: &[usize]) -> Result<Self, StatsError> {
        let mut event = vec![false; cells];
        for &index in members {
            *event.get_mut(index).ok_or(StatsError::NoSuch { index, count: cells })? =
                true;
        }
        Ok(Self(event))
    }

    /// Number of cells of the whole.
    #[must_use]
    pub fn cells(&self) -> usize {
        self.0.len()
    }

    /// Whether the cell belongs to it.
    #[must_use]
    pub fn has(&self, cell: usize) -> bool {
        self.0.get(cell).copied().unwrap_or(false)
    }

    /// Both.
    ///
    /// # Errors
    /// [`StatsError::Lengths`] for events on different cells.
    pub fn and(&self, other: &Self) -> Result<Self, StatsError> {
        self.with(other, |a, b| a && b)
    }

    /// One or the other.
    ///
    /// # Errors
    /// As [`Self::and`].
    pub fn or(&self, other: &Self) -> Result<Self, StatsError> {
        self.with(other, |a, b| a || b)
    }

    /// The others.
    #[must_use]
    pub fn not(&self) -> Self {
        Self(self.0.iter().map(|member| !member).collect())
    }

    fn with(&self, other: &Self, of: fn(bool, bool) -> bool) -> Result<Self, StatsError> {
        if self.cells() != other.cells() {
            return Err(StatsError::Lengths(self.cells(), other.cells()));
        }
        Ok(Self(self.0.iter().zip(&other.0).map(|(a, b)| of(*a, *b)).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_and_answers_belong_together() {
        let space = CellSpace::new(&[2, 3]).unwrap();
        assert_eq!(space.cells(), 6);
        assert_eq!(space.answers(0), [0, 0]);
        assert_eq!(space.answers(1), [1, 0]);
        assert_eq!(space.answers(5), [1, 2]);
        let both = space.answer(0, 1).unwrap().and(&space.answer(1, 2).unwrap()).unwrap();
        assert_eq!(both, Event::of(6, &[5]).unwrap());
        let three = CellSpace::binary(3).unwrap();
        assert_eq!(three.holding(&[0, 2]).unwrap(), Event::of(8, &[5, 7]).unwrap());
        assert_eq!(three.holding(&[]).unwrap().not(), Event::of(8, &[]).unwrap());
        let or = Event::of(8, &[1]).unwrap().or(&Event::of(8, &[2]).unwrap()).unwrap();
        assert_eq!(or, Event::of(8, &[1, 2]).unwrap());
    }

    #[test]
    fn what_there_is_not_is_refused() {
        let space = CellSpace::binary(2).unwrap();
        for error in [
            space.answer(2, 0).unwrap_err(),
            space.answer(0, 2).unwrap_err(),
            Event::of(4, &[4]).unwrap_err(),
        ] {
            assert!(matches!(error, StatsError::NoSuch { .. }));
        }
        assert!(CellSpace::binary(0).is_err() && CellSpace::binary(17).is_err());
        assert!(CellSpace::binary(usize::MAX).is_err());
        assert!(CellSpace::new(&[2, 0]).is_err());
        assert!(space.event(|_| true).and(&Event::of(3, &[]).unwrap()).is_err());
    }
}
