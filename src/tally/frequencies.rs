//! One question, weighted: counts, sums of weights and of their squares by value.

use indexmap::IndexMap;
use polars::prelude::*;

use super::pass::in_order;
use crate::poll::{Code, Diagnostic, ValueCode, VariableKind};
use crate::read::{Read, Rejected, Respondents, unlisted};

/// Sums over the respondents with one value.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Cell {
    /// Respondents.
    pub n: u64,
    /// Sum of their weights.
    pub weight: f64,
    /// Sum of their squared weights.
    pub squares: f64,
}

impl Cell {
    /// One more respondent.
    fn add(&mut self, weight: f64) {
        self.n += 1;
        self.weight += weight;
        self.squares += weight * weight;
    }
}

/// A question's values with their sums; `None` stands for nothing stored.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Frequencies {
    /// Sums by stored value, in the order of first occurrence.
    pub cells: Vec<(Option<ValueCode>, Cell)>,
}

/// Adds a question up in one pass, with a weight or with 1 for everybody.
///
/// # Errors
/// [`Rejected`] for a weight that is negative or no number, with its row; a blank weight is
/// a warning, and its respondent is left out.
pub fn frequencies(
    respondents: &Respondents,
    question: &str,
    weight: Option<&str>,
    file: &str,
) -> Result<Read<Frequencies>, Rejected> {
    let number = respondents
        .codebook
        .variables
        .get(question)
        .is_some_and(|v| v.kind == VariableKind::Number);
    let pass =
        Pass { question: question.to_owned(), number, weight: weight.map(str::to_owned) };
    let add = move |state: &mut State, batch: &DataFrame| pass.add(state, batch);
    let state = in_order(respondents, file, State::default(), add)?;
    let about = |code: Code| {
        Diagnostic::new(code, file).column(weight.unwrap_or("")).with("rows", state.rows)
    };
    if let Some((row, value)) = &state.bad {
        let found = about(Code::WeightUnusable).row(*row).value(value);
        return Err(found.into());
    }
    for key in state.cells.keys() {
        if let Key::Text(text) = key
            && let Some(code) = unlisted(&ValueCode::Text(text.clone()))
        {
            let found = Diagnostic::new(Code::RecodeIncomplete, file).column(question);
            return Err(found.value(code).into());
        }
    }
    let mut diagnostics = Vec::new();
    if state.text {
        diagnostics.push(about(Code::WeightIsText));
    }
    if state.blank > 0 {
        diagnostics.push(about(Code::WeightBlank).with("n", state.blank));
    }
    let cells = state.cells.into_iter().map(|(key, cell)| (key.code(), cell)).collect();
    Ok(Read { value: Frequencies { cells }, diagnostics })
}

struct Pass {
    question: String,
    number: bool,
    weight: Option<String>,
}

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

#[derive(Default)]
struct State {
    rows: u64,
    cells: IndexMap<Key, Cell>,
    text: bool,
    blank: u64,
    /// The first weight that cannot be used, with its row from 1.
    bad: Option<(u64, String)>,
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

impl Pass {
    fn add(&self, state: &mut State, batch: &DataFrame) -> PolarsResult<()> {
        let keys = keys(batch, &self.question, self.number)?;
        let weights = match &self.weight {
            Some(name) => Some(self.weights(state, batch, name)?),
            None => None,
        };
        for (row, key) in keys.into_iter().enumerate() {
            state.rows += 1;
            let weight = match weights.as_ref().map(|weights| weights[row]) {
                None => 1.0,
                Some(Some(weight)) if weight >= 0.0 && weight.is_finite() => weight,
                Some(Some(weight)) => {
                    let row = state.rows;
                    state.bad.get_or_insert_with(|| (row, weight.to_string()));
                    continue;
                }
                Some(None) => {
                    state.blank += 1;
                    continue;
                }
            };
            state.cells.entry(key).or_default().add(weight);
        }
        Ok(())
    }

    /// Weights as numbers; texts that hold numbers are read and told.
    fn weights(
        &self,
        state: &mut State,
        batch: &DataFrame,
        name: &str,
    ) -> PolarsResult<Vec<Option<f64>>> {
        let values = batch.column(name)?;
        if values.dtype() != &DataType::String {
            let values = values.cast(&DataType::Float64)?;
            return Ok(values.f64()?.iter().collect());
        }
        state.text = true;
        let mut weights = Vec::with_capacity(values.len());
        for (row, cell) in values.str()?.iter().enumerate() {
            let cell = cell.map(str::trim).filter(|c| !c.is_empty());
            let weight = cell.and_then(super::weight_of);
            if let (Some(cell), None) = (cell, weight) {
                let row = state.rows + row as u64 + 1;
                state.bad.get_or_insert_with(|| (row, cell.to_owned()));
            }
            weights.push(weight);
        }
        Ok(weights)
    }
}
