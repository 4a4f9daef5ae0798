//! A two-way table of a tally, to be tested.

use nalgebra::DVector;

use super::SurveyError;
use super::domain::{DomainCounts, domain};
use super::ratios::Ratio;
use super::spread::Spread;
use super::totals::{Features, Totals, totals};
use crate::stats::{DesignTable, IndependenceTest, TestOutcome};
use crate::tally::Tally;

/// A table among the totals: rows fastest, column after column.
#[derive(Debug, Clone)]
pub struct Table<'a> {
    /// The totals.
    pub totals: &'a Totals,
    /// Where its cells stand among them.
    pub cells: Vec<usize>,
    /// Rows.
    pub rows: usize,
    /// Columns.
    pub columns: usize,
    /// Those in it.
    pub counts: DomainCounts,
}

impl Table<'_> {
    /// Tests whether rows and columns are independent; see [`DesignTable::independence`].
    ///
    /// Under replicates the Rao-Scott tests take the covariance of the cells' shares, which
    /// are of another whole in every replicate, and Wald's that of the totals; the weighted
    /// sum has no denominator then, as in R's survey package.
    #[must_use]
    pub fn independence(&self, test: IndependenceTest) -> Option<TestOutcome> {
        let wald = matches!(test, IndependenceTest::Wald | IndependenceTest::AdjWald);
        let table = match &self.totals.spread {
            Spread::Replicated(_) if !wald => self.of_shares()?,
            _ => self.of_totals(),
        };
        let replicated = matches!(self.totals.spread, Spread::Replicated(_));
        let df = match test {
            IndependenceTest::Saddlepoint if replicated => f64::INFINITY,
            _ => table.df,
        };
        DesignTable { df, ..table }.independence(test)
    }

    fn of_totals(&self) -> DesignTable {
        DesignTable {
            totals: self.totals.values.select_rows(&self.cells),
            covariance: self.totals.covariance_of_totals(&self.cells),
            rows: self.rows,
            columns: self.columns,
            n: self.counts.weighted as f64,
            df: self.counts.df,
        }
    }

    /// The table of shares of its own whole.
    fn of_shares(&self) -> Option<DesignTable> {
        let (totals, ratios) = self.totals.with_sum(&self.cells);
        let values: Option<Vec<f64>> = ratios.iter().map(|r| totals.ratio(*r)).collect();
        Some(DesignTable {
            totals: DVector::from_vec(values?),
            covariance: totals.covariances(&ratios),
            ..self.of_totals()
        })
    }
}

impl Totals {
    /// Some totals and their sum, and each of them over that.
    fn with_sum(&self, cells: &[usize]) -> (Self, Vec<Ratio>) {
        let whole = cells.len();
        let mut values: Vec<f64> = cells.iter().map(|i| self.values[*i]).collect();
        values.push(values.iter().sum());
        let spread = self.spread.with_sum(cells);
        let ratios = (0..whole).map(|i| (i, whole)).collect();
        (Self { values: DVector::from_vec(values), spread }, ratios)
    }
}

/// Totals of the table of rows and columns, each given by its cells, with the counts of
/// those in it; respondents in no row or no column are not in it.
///
/// # Errors
/// [`SurveyError::EmptyBase`] when nobody with a weight is in the table, and those of
/// [`totals`].
pub fn table_totals(
    tally: &Tally,
    rows: &[Vec<bool>],
    columns: &[Vec<bool>],
) -> Result<(Totals, DomainCounts), SurveyError> {
    let mut features = Features::of(tally);
    let mut base = vec![false; tally.cells.len()];
    for column in columns {
        for row in rows {
            let both: Vec<bool> = row.iter().zip(column).map(|(r, c)| *r && *c).collect();
            features.add(&both, 0);
            base.iter_mut().zip(&both).for_each(|(base, both)| *base |= *both);
        }
    }
    let found = totals(tally, &features)?;
    if found.values.sum() <= 0.0 {
        return Err(SurveyError::EmptyBase);
    }
    Ok((found, domain(tally, &base)))
}
