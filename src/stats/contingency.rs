//! Tests of independence in a two-way table estimated under a sample design.

use nalgebra::{DMatrix, DVector};
use serde::{Deserialize, Serialize};

use super::{StatsError, chi_square_sum_sf, chi2_sf, f_sf};

/// A test of independence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IndependenceTest {
    /// Rao & Scott (1984), second-order correction, against F (Thomas & Rao 1987).
    #[default]
    F,
    /// Rao & Scott (1981), first-order correction, against chi-squared.
    Chisq,
    /// Wald's test of the interactions against F (Koch, Freeman & Freeman 1975).
    Wald,
    /// The same, with its degrees of freedom adjusted (Thomas & Rao 1987).
    AdjWald,
    /// Pearson's statistic against the weighted sum of chi-squared variables that it tends
    /// to, by the saddlepoint approximation (Kuonen 1999).
    Saddlepoint,
}

impl IndependenceTest {
    /// All tests.
    pub const ALL: [Self; 5] =
        [Self::F, Self::Chisq, Self::Wald, Self::AdjWald, Self::Saddlepoint];

    /// The stable name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::F => "f",
            Self::Chisq => "chisq",
            Self::Wald => "wald",
            Self::AdjWald => "adj_wald",
            Self::Saddlepoint => "saddlepoint",
        }
    }
}

impl std::str::FromStr for IndependenceTest {
    type Err = StatsError;

    fn from_str(name: &str) -> Result<Self, StatsError> {
        let plain = name.replace('-', "_");
        Self::ALL
            .into_iter()
            .find(|test| test.as_str() == plain)
            .ok_or_else(|| StatsError::UnknownTest(name.to_owned()))
    }
}

/// The outcome of a test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TestOutcome {
    /// The statistic.
    pub statistic: f64,
    /// Degrees of freedom: the numerator's, or the only ones.
    pub df: f64,
    /// The denominator's; infinite for a test against chi-squared.
    pub df_denominator: f64,
    /// Probability of a statistic as large under independence.
    pub p: f64,
}

/// A table of estimated totals with their covariance, rows fastest.
#[derive(Debug, Clone)]
pub struct DesignTable {
    /// Totals, rows × columns, column after column.
    pub totals: DVector<f64>,
    /// Their covariance.
    pub covariance: DMatrix<f64>,
    /// Rows.
    pub rows: usize,
    /// Columns.
    pub columns: usize,
    /// Respondents.
    pub n: f64,
    /// Degrees of freedom of the design.
    pub df: f64,
}

impl DesignTable {
    /// Tests whether rows and columns are independent; `None` for a table with fewer than
    /// two rows or columns that anybody stands in, or a covariance that does not allow it.
    /// Rows and columns of nobody are left out.
    #[must_use]
    pub fn independence(&self, test: IndependenceTest) -> Option<TestOutcome> {
        let table = self.filled();
        if table.rows < 2 || table.columns < 2 {
            return None;
        }
        let outcome = match test {
            IndependenceTest::Wald | IndependenceTest::AdjWald => table.wald(test)?,
            _ => table.rao_scott(test)?,
        };
        outcome.p.is_finite().then_some(outcome)
    }

    fn at(&self, row: usize, column: usize) -> usize {
        column * self.rows + row
    }

    /// The table without rows and columns of nobody.
    fn filled(&self) -> Self {
        let (of_row, of_column) = self.margins();
        let held = |margin: Vec<f64>| -> Vec<usize> {
            (0..margin.len()).filter(|i| margin[*i] > 0.0).collect()
        };
        let (rows, columns) = (held(of_row), held(of_column));
        let cells: Vec<usize> =
            columns.iter().flat_map(|c| rows.iter().map(|r| self.at(*r, *c))).collect();
        Self {
            totals: DVector::from_iterator(
                cells.len(),
                cells.iter().map(|i| self.totals[*i]),
            ),
            covariance: DMatrix::from_fn(cells.len(), cells.len(), |i, j| {
                self.covariance[(cells[i], cells[j])]
            }),
            rows: rows.len(),
            columns: columns.len(),
            n: self.n,
            df: self.df,
        }
    }

    fn margins(&self) -> (Vec<f64>, Vec<f64>) {
        let row = |r: usize| (0..self.columns).map(|c| self.totals[self.at(r, c)]).sum();
        let column = |c: usize| (0..self.rows).map(|r| self.totals[self.at(r, c)]).sum();
        ((0..self.rows).map(row).collect(), (0..self.columns).map(column).collect())
    }

    /// Shares of the whole and their covariance, by the delta method.
    fn shares(&self) -> (DVector<f64>, DMatrix<f64>) {
        let whole = self.totals.sum();
        let shares = &self.totals / whole;
        let size = shares.len();
        let jacobian = DMatrix::from_fn(size, size, |i, j| {
            (f64::from(u8::from(i == j)) - shares[i]) / whole
        });
        let covariance = &jacobian * &self.covariance * jacobian.transpose();
        (shares, covariance)
    }

    /// Pearson's X² of the table scaled to n.
    fn pearson(&self) -> f64 {
        let whole = self.totals.sum();
        let (of_row, of_column) = self.margins();
        let mut sum = 0.0;
        for (c, column) in of_column.iter().enumerate() {
            for (r, row) in of_row.iter().enumerate() {
                let expected = row * column / whole;
                let off = self.totals[self.at(r, c)] - expected;
                sum += off * off / expected;
            }
        }
        self.n * sum / whole
    }

    fn rao_scott(&self, test: IndependenceTest) -> Option<TestOutcome> {
        let delta = self.generalised_design_effects()?;
        let pearson = self.pearson();
        let trace = delta.trace();
        let squares = (&delta * &delta).trace();
        let d0 = trace * trace / squares;
        let cells = delta.nrows() as f64;
        match test {
            IndependenceTest::Chisq => {
                let scaled = pearson * cells / trace;
                Some(TestOutcome {
                    statistic: scaled,
                    df: cells,
                    df_denominator: f64::INFINITY,
                    p: chi2_sf(scaled, cells),
                })
            }
            IndependenceTest::Saddlepoint => {
                let weights: Vec<f64> =
                    delta.complex_eigenvalues().iter().map(|e| e.re).collect();
                Some(TestOutcome {
                    statistic: pearson,
                    df: d0,
                    df_denominator: d0 * self.df,
                    p: chi_square_sum_sf(pearson, &weights, d0 * self.df),
                })
            }
            _ => {
                let f = pearson / trace;
                Some(TestOutcome {
                    statistic: f,
                    df: d0,
                    df_denominator: d0 * self.df,
                    p: f_sf(f, d0, d0 * self.df),
                })
            }
        }
    }

    /// Δ = (CᵀD⁻¹C/n)⁻¹ (CᵀD⁻¹VD⁻¹C), with C the interactions less their main effects
    /// (Rao & Scott 1984, eq. 3.5).
    fn generalised_design_effects(&self) -> Option<DMatrix<f64>> {
        let contrasts = self.interactions();
        let (shares, covariance) = self.shares();
        let inverse = shares.map(|p| if p > 0.0 { 1.0 / p } else { 0.0 });
        let scaled = DMatrix::from_fn(contrasts.nrows(), contrasts.ncols(), |i, j| {
            inverse[i] * contrasts[(i, j)]
        });
        let multinomial = contrasts.transpose() * &scaled / self.n;
        let design = scaled.transpose() * covariance * &scaled;
        multinomial.lu().solve(&design)
    }

    /// Interaction columns without what intercept, rows and columns explain. In a complete
    /// table that is the product of centred indicators.
    fn interactions(&self) -> DMatrix<f64> {
        let (rows, columns) = (self.rows, self.columns);
        let centred = |i: usize, level: usize, levels: usize| {
            f64::from(u8::from(i == level)) - 1.0 / levels as f64
        };
        DMatrix::from_fn(rows * columns, (rows - 1) * (columns - 1), |cell, j| {
            let (r, c) = (cell % rows, cell / rows);
            let (row, column) = (1 + j % (rows - 1), 1 + j / (rows - 1));
            centred(r, row, rows) * centred(c, column, columns)
        })
    }

    /// W on n_ij − n_i. n_.j / n for all rows and columns but the first.
    fn wald(&self, test: IndependenceTest) -> Option<TestOutcome> {
        let whole = self.totals.sum();
        let (of_row, of_column) = self.margins();
        let pairs: Vec<(usize, usize)> =
            (1..self.columns).flat_map(|c| (1..self.rows).map(move |r| (r, c))).collect();
        let off = DVector::from_iterator(
            pairs.len(),
            pairs.iter().map(|(r, c)| {
                self.totals[self.at(*r, *c)] - of_row[*r] * of_column[*c] / whole
            }),
        );
        let jacobian = DMatrix::from_fn(pairs.len(), self.totals.len(), |i, cell| {
            let (r, c) = pairs[i];
            let (row, column) = (cell % self.rows, cell / self.rows);
            let own = f64::from(u8::from(row == r && column == c));
            let in_row = if row == r { of_column[c] / whole } else { 0.0 };
            let in_column = if column == c { of_row[r] / whole } else { 0.0 };
            own - in_row - in_column + of_row[r] * of_column[c] / (whole * whole)
        });
        let covariance = &jacobian * &self.covariance * jacobian.transpose();
        let w = off.dot(&covariance.lu().solve(&off)?);
        let q = pairs.len() as f64;
        let (statistic, denominator) = match test {
            IndependenceTest::AdjWald if self.df.is_finite() => {
                (w * (self.df - q + 1.0) / (q * self.df), self.df - q + 1.0)
            }
            _ => (w / q, self.df),
        };
        Some(TestOutcome {
            statistic,
            df: q,
            df_denominator: denominator,
            p: f_sf(statistic, q, denominator),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A simple random sample's covariance: diag x − xxᵀ/n.
    fn multinomial(counts: &[f64], rows: usize) -> DesignTable {
        let n: f64 = counts.iter().sum();
        let totals = DVector::from_column_slice(counts);
        let covariance =
            DMatrix::from_diagonal(&totals) - &totals * totals.transpose() / n;
        let columns = counts.len() / rows;
        DesignTable { totals, covariance, rows, columns, n, df: f64::INFINITY }
    }

    #[test]
    fn a_simple_random_sample_gives_pearson_s_test() {
        // By hand: X² = 100·(40·30 − 10·20)²/(50·50·60·40).
        let table = multinomial(&[40.0, 20.0, 10.0, 30.0], 2);
        let pearson = 100.0 * (1000.0_f64).powi(2) / (50.0 * 50.0 * 60.0 * 40.0);
        let found = table.independence(IndependenceTest::Chisq).unwrap();
        assert!((found.statistic / pearson - 1.0).abs() < 1e-12);
        assert!((found.p / chi2_sf(pearson, 1.0) - 1.0).abs() < 1e-12);
    }

    #[test]
    fn rows_of_nobody_are_left_out() {
        let with = multinomial(&[40.0, 0.0, 20.0, 10.0, 0.0, 30.0], 3);
        let without = multinomial(&[40.0, 20.0, 10.0, 30.0], 2);
        for test in [IndependenceTest::F, IndependenceTest::AdjWald] {
            let (a, b) = (with.independence(test), without.independence(test));
            assert!((a.unwrap().p - b.unwrap().p).abs() < 1e-15);
        }
        assert!(
            multinomial(&[40.0, 60.0], 2).independence(IndependenceTest::F).is_none()
        );
    }
}
