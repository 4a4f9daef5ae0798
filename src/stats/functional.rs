//! Linear functionals of the cells' shares.

use nalgebra::DMatrix;

use super::StatsError;
use super::cells::Event;

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
        let one = |cell| f64::from(u8::from(event.has(cell)));
        Self((0..event.cells()).map(one).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn coefficients_are_finite_and_one_for_each_cell() {
        assert!(Functional::new(vec![f64::NAN]).is_err());
        assert!(Functional::new(vec![1.0]).unwrap().value(&[0.5, 0.5]).is_err());
    }
}
