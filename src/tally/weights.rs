//! Weights and other numbers of a batch.

use polars::prelude::*;

use super::design::Numbers;

/// The weights of a batch's rows.
pub(super) struct Weights {
    values: Values,
    /// Rows without a weight.
    pub(super) blank: u64,
    /// The first value that is no weight: its row in the batch, and what stands there.
    pub(super) bad: Option<(usize, String)>,
    /// True when weights are stored as text.
    pub(super) text: bool,
}

/// Numbers of a batch's rows.
pub(super) enum Values {
    /// As the file has them: every row has one.
    Stored(Float64Chunked),
    /// NaN for rows without a number.
    Made(Vec<f64>),
}

impl Values {
    /// The numbers of a column.
    pub(super) fn of(batch: &DataFrame, name: &str) -> PolarsResult<Self> {
        match batch.column(name)?.f64() {
            Ok(values) if values.cont_slice().is_ok() => Ok(Self::Stored(values.clone())),
            _ => numbers(batch, name).map(Self::Made),
        }
    }

    pub(super) fn as_slice(&self) -> &[f64] {
        match self {
            // A column of several chunks is never stored.
            Self::Stored(values) => values.cont_slice().unwrap_or(&[]),
            Self::Made(values) => values,
        }
    }
}

impl Weights {
    /// Everybody counts alike.
    pub(super) fn equal(rows: usize) -> Self {
        let values = Values::Made(vec![1.0; rows]);
        Self { values, blank: 0, bad: None, text: false }
    }

    pub(super) fn of(batch: &DataFrame, name: &str) -> PolarsResult<Self> {
        let column = batch.column(name)?;
        if let Ok(values) = column.f64()
            && let Ok(weights) = values.cont_slice()
            && weights
                .iter()
                .fold(true, |all, w| all & (*w >= 0.0) & (*w < f64::INFINITY))
        {
            let values = Values::Stored(values.clone());
            return Ok(Self { values, blank: 0, bad: None, text: false });
        }
        let cells = Numbers::of(batch, name)?;
        let text = cells.is_text();
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
        let values = Values::Made((0..batch.height()).map(&mut weight).collect());
        Ok(Self { values, blank, bad, text })
    }

    /// NaN for rows that are left out.
    pub(super) fn values(&self) -> &[f64] {
        self.values.as_slice()
    }

    /// True when every row counts.
    pub(super) fn all(&self) -> bool {
        self.blank == 0 && self.bad.is_none()
    }
}

/// What stands in a cell that should hold a number.
pub(super) fn printed(cell: super::design::NumberCell<'_>) -> String {
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
