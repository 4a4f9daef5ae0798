//! A two-way table of a tally, to be tested.

use super::SurveyError;
use super::domain::domain;
use super::totals::{Features, totals};
use crate::stats::DesignTable;
use crate::tally::Tally;

/// The table of rows and columns, each given by its cells; respondents in no row or no
/// column are not in it.
///
/// # Errors
/// [`SurveyError::EmptyBase`] when nobody with a weight is in the table, and those of
/// [`totals`].
pub fn table(
    tally: &Tally,
    rows: &[Vec<bool>],
    columns: &[Vec<bool>],
) -> Result<DesignTable, SurveyError> {
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
    let counts = domain(tally, &base);
    Ok(DesignTable {
        totals: found.values,
        covariance: found.covariance,
        rows: rows.len(),
        columns: columns.len(),
        n: counts.weighted as f64,
        df: counts.df,
    })
}
