//! Everybody divided into cells by their answers, events and linear functionals on them.

use nalgebra::DMatrix;

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
        match self.categories.get(item) {
            Some(categories) if category < *categories => {
                Ok(self.event(|answers| answers[item] == category))
            }
            Some(categories) => {
                Err(StatsError::NoSuch { index: category, count: *categories })
            }
            None => Err(StatsError::NoSuch { index: item, count: self.categories.len() }),
        }
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

/// Σ c·x over the cells' shares x: a share, a mean or a count that is linear in them.
#[derive(Debug, Clone, PartialEq)]
pub struct Functional(Vec<f64>);

impl Functional {
    /// From one coefficient for each cell.
    ///
    /// # Errors
    /// A coefficient that is not finite.
    pub fn new(coefficients: Vec<f64>) -> Result<Self, StatsError> {
        match coefficients.iter().find(|c| !c.is_finite()) {
            Some(value) => {
                Err(StatsError::NotFinite { name: "coefficient", value: *value })
            }
            None => Ok(Self(coefficients)),
        }
    }

    /// The coefficients, one for each cell.
    #[must_use]
    pub fn coefficients(&self) -> &[f64] {
        &self.0
    }

    /// The value at the cells' shares.
    ///
    /// # Errors
    /// [`StatsError::Lengths`] for another number of cells.
    pub fn value(&self, shares: &[f64]) -> Result<f64, StatsError> {
        if shares.len() != self.0.len() {
            return Err(StatsError::Lengths(self.0.len(), shares.len()));
        }
        Ok(self.0.iter().zip(shares).map(|(c, x)| c * x).sum())
    }

    /// Standard error √(c′Σc) under the covariance of the cells' estimates.
    ///
    /// # Errors
    /// As [`Self::value`].
    pub fn se(&self, covariance: &DMatrix<f64>) -> Result<f64, StatsError> {
        let n = self.0.len();
        for side in [covariance.nrows(), covariance.ncols()] {
            if side != n {
                return Err(StatsError::Lengths(n, side));
            }
        }
        let mut variance = 0.0;
        for (j, c) in self.0.iter().enumerate() {
            let column: f64 =
                self.0.iter().zip(covariance.column(j).iter()).map(|(a, v)| a * v).sum();
            variance += c * column;
        }
        Ok(variance.max(0.0).sqrt())
    }

    /// The ratio of this functional to another, and the functional that has the ratio's
    /// standard error, (c − R·d)/(d′x); `None` when the other is 0.
    ///
    /// # Errors
    /// As [`Self::value`].
    pub fn ratio(
        &self,
        base: &Self,
        shares: &[f64],
    ) -> Result<Option<(f64, Self)>, StatsError> {
        let (top, bottom) = (self.value(shares)?, base.value(shares)?);
        if bottom == 0.0 {
            return Ok(None);
        }
        let ratio = top / bottom;
        let linear = self.0.iter().zip(&base.0).map(|(c, d)| (c - ratio * d) / bottom);
        Ok(Some((ratio, Self(linear.collect()))))
    }
}

impl From<&Event> for Functional {
    fn from(event: &Event) -> Self {
        Self(event.0.iter().map(|member| f64::from(u8::from(*member))).collect())
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
        assert!(Functional::new(vec![f64::NAN]).is_err());
        assert!(Functional::new(vec![1.0]).unwrap().value(&[0.5, 0.5]).is_err());
    }

    #[test]
    fn a_functional_has_the_textbook_standard_errors() {
        // Multinomial cells of 500 respondents: a share and a share of a part are binomial.
        let shares = [0.3, 0.2, 0.1, 0.4];
        let covariance = DMatrix::from_fn(4, 4, |i, j| {
            let here = if i == j { shares[i] } else { 0.0 };
            (here - shares[i] * shares[j]) / 500.0
        });
        let event = |members: &[usize]| Functional::from(&Event::of(4, members).unwrap());
        let binomial = |p: f64, n: f64| (p * (1.0 - p) / n).sqrt();
        let found = event(&[0, 1]).se(&covariance).unwrap();
        assert!((found - binomial(0.5, 500.0)).abs() < 1e-15);
        let (ratio, linear) =
            event(&[0]).ratio(&event(&[0, 1]), &shares).unwrap().unwrap();
        assert!((ratio - 0.6).abs() < 1e-15);
        let found = linear.se(&covariance).unwrap();
        assert!((found - binomial(0.6, 250.0)).abs() < 1e-15);
        assert_eq!(event(&[0]).ratio(&event(&[]), &shares).unwrap(), None);
        assert!(event(&[0]).se(&DMatrix::zeros(4, 3)).is_err());
    }
}
