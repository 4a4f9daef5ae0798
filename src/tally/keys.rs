//! Stored values as keys of cells.

use polars::prelude::*;

use crate::poll::ValueCode;
use crate::read::Respondents;

/// A stored value as a key: numbers by their bits.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Key {
    Blank,
    Number(u64),
    Text(String),
}

impl Key {
    pub(super) fn code(self) -> Option<ValueCode> {
        match self {
            Self::Blank => None,
            Self::Number(bits) => Some(ValueCode::Number(f64::from_bits(bits))),
            Self::Text(text) => Some(ValueCode::Text(text)),
        }
    }
}

/// A variable's values as keys; Stata's extended missing values by their letter.
pub(super) fn keys(
    batch: &DataFrame,
    variable: &str,
    number: bool,
) -> PolarsResult<Vec<Key>> {
    let values = batch.column(variable)?;
    let text = |text: Option<&str>| match text.map(str::trim_end) {
        Some(text) if !text.is_empty() => Key::Text(text.to_owned()),
        _ => Key::Blank,
    };
    if !number {
        let values = values.cast(&DataType::String)?;
        return Ok(values.str()?.iter().map(text).collect());
    }
    let values = values.cast(&DataType::Float64)?;
    let mut keys: Vec<Key> = values
        .f64()?
        .iter()
        .map(|x| match x.filter(|x| !x.is_nan()) {
            Some(x) => Key::Number((x + 0.0).to_bits()),
            None => Key::Blank,
        })
        .collect();
    if let Ok(tags) = batch.column(&Respondents::tags(variable)) {
        let tags = tags.cast(&DataType::String)?;
        for (key, tag) in keys.iter_mut().zip(tags.str()?.iter()) {
            if *key == Key::Blank {
                *key = text(tag);
            }
        }
    }
    Ok(keys)
}
