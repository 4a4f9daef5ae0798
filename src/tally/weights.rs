//! Weights and other numbers of a batch.

use polars::prelude::*;

use super::design::Numbers;

/// The weights of a batch's rows.
pub(super) struct Weights {
    /// NaN for rows that are left out.
    pub(super) values: Vec<f64>,
    /// Rows without a weight.
    pub(super) blank: u64,
    /// The first value that is no weight: its row in the batch, and what stands there.
    pub(super) bad: Option<(usize, String)>,
    /// True when weights are stored as text.
    pub(super) text: bool,
}

impl Weights {
    /// Everybody counts alike.
    pub(super) fn equal(rows: usize) -> Self {
        Self { values: vec![1.0; rows], blank: 0, bad: None, text: false }
    }

    pub(super) fn of(batch: &DataFrame, name: &str) -> PolarsResult<Self> {
        let cells = Numbers::of(batch, name)?;
        let text = cells.is_text();
        if let Numbers::Stored(values) = &cells
            && values.iter().all(|w| (0.0..f64::INFINITY).contains(w))
        {
            let Numbers::Stored(values) = cells else { return Ok(Self::equal(0)) };
            return Ok(Self { values, blank: 0, bad: None, text });
        }
        let (mut blank, mut bad) = (0, None);
        let mut weight = |row: usize| match cells.at(row) {
            Ok(Some(w)) if (0.0..f64::INFINITY).contains(&w) => w,
            Ok(None) => {
                blank += 1;
                f64::NAN
            }
            other => {
                bad.get_or_insert_with(|| (row, printed(other)));
                f64::NAN
            }
        };
        let values = (0..batch.height()).map(&mut weight).collect();
        Ok(Self { values, blank, bad, text })
    }
}

fn printed(cell: super::design::NumberCell<'_>) -> String {
    match cell {
        Ok(value) => value.map_or(String::new(), |w| w.to_string()),
        Err(text) => text.to_owned(),
    }
}

/// The numbers of a column, NaN where there is none.
pub(super) fn numbers(batch: &DataFrame, name: &str) -> PolarsResult<Vec<f64>> {
    Ok(match Numbers::of(batch, name)? {
        Numbers::Stored(values) => values,
        cells @ Numbers::Text(_) => {
            let at = |row| cells.at(row).ok().flatten().unwrap_or(f64::NAN);
            (0..batch.height()).map(at).collect()
        }
    })
}
