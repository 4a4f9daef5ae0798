//! How often each stored value occurs.

use std::collections::HashMap;

use polars::prelude::*;

use super::pass::in_order;
use crate::poll::{ValueCode, Variable, VariableKind};
use crate::read::{Rejected, Respondents};

/// A variable with more distinct values than this is no question; its values are not listed.
const MOST: usize = 200;

/// How often a stored value occurs.
#[derive(Debug, Clone, PartialEq)]
pub struct CodeCount {
    /// The value.
    pub code: ValueCode,
    /// Rows that have it.
    pub n: u64,
}

/// Counts and sums of one variable.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct VariableCounts {
    /// Rows in which nothing is stored.
    pub blank: u64,
    /// Values in the order of their codes; of a variable with more than can be listed, only
    /// those that the codebook speaks of.
    pub codes: Vec<CodeCount>,
    /// True when there are more distinct values than are listed.
    pub many: bool,
    /// Sums over the stored numbers, declared missing values included; `None` for texts.
    pub numbers: Option<WeightSums>,
}

/// Sums of a variable's numbers: what a weight is judged by.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WeightSums {
    /// Numbers stored.
    pub n: u64,
    /// Their sum.
    pub sum: f64,
    /// The sum of their squares.
    pub squares: f64,
    /// The smallest.
    pub least: f64,
    /// The largest.
    pub most: f64,
    /// How many are below 0.
    pub negative: u64,
    /// How many are 0.
    pub zero: u64,
}

impl WeightSums {
    /// Of no numbers yet.
    pub(super) fn none() -> Self {
        Self {
            n: 0,
            sum: 0.0,
            squares: 0.0,
            least: f64::INFINITY,
            most: f64::NEG_INFINITY,
            negative: 0,
            zero: 0,
        }
    }

    /// One more number.
    pub(super) fn add(&mut self, x: f64) {
        self.n += 1;
        self.sum += x;
        self.squares += x * x;
        self.least = self.least.min(x);
        self.most = self.most.max(x);
        self.negative += u64::from(x < 0.0);
        self.zero += u64::from(x == 0.0);
    }
}

/// Counts of all variables.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Counts {
    /// Rows of the file.
    pub rows: u64,
    /// One entry a variable, in the codebook's order.
    pub variables: Vec<VariableCounts>,
}

/// Counts every variable of a file in one pass.
///
/// # Errors
/// [`Rejected`] when the rows cannot be read.
pub fn count(respondents: &Respondents, file: &str) -> Result<Counts, Rejected> {
    let columns: Vec<Column> = respondents
        .codebook
        .variables
        .values()
        .map(|v| Column { tags: Respondents::tags(&v.name), variable: v.clone() })
        .collect();
    let state = State {
        rows: 0,
        columns: columns.iter().map(|c| Seen::new(c.is_number())).collect(),
    };
    let add = move |state: &mut State, batch: &DataFrame| state.add(&columns, batch);
    let names: Vec<String> = respondents.codebook.variables.keys().cloned().collect();
    let state = in_order(respondents, &names, file, state, add)?;
    Ok(Counts {
        rows: state.rows,
        variables: state.columns.into_iter().map(Seen::finish).collect(),
    })
}

struct Column {
    variable: Variable,
    tags: String,
}

impl Column {
    fn is_number(&self) -> bool {
        self.variable.kind == VariableKind::Number
    }

    /// Codes that the codebook speaks of are counted however many others there are.
    fn speaks_of(&self, code: &ValueCode) -> bool {
        self.variable.labelled(code).is_some()
            || self.variable.missing_kind(code).is_some()
    }
}

struct State {
    rows: u64,
    columns: Vec<Seen>,
}

impl State {
    fn add(&mut self, columns: &[Column], batch: &DataFrame) -> PolarsResult<()> {
        self.rows += batch.height() as u64;
        for (column, seen) in columns.iter().zip(&mut self.columns) {
            let values = batch.column(&column.variable.name)?;
            let tags = match batch.column(&column.tags) {
                Ok(tags) => Some(tags.cast(&DataType::String)?),
                Err(_) => None,
            };
            let tags = tags.as_ref().map(polars::prelude::Column::str).transpose()?;
            let tag = |row: usize| tags.and_then(|tags| tags.get(row));
            if column.is_number() {
                let values = values.cast(&DataType::Float64)?;
                for (row, value) in values.f64()?.iter().enumerate() {
                    seen.number(value, tag(row), column);
                }
            } else {
                let values = values.cast(&DataType::String)?;
                for (row, value) in values.str()?.iter().enumerate() {
                    let value = value.map(str::trim_end).filter(|v| !v.is_empty());
                    seen.text(value.or(tag(row)), column);
                }
            }
        }
        Ok(())
    }
}

/// One variable's values so far. Numbers are told apart by their bits.
struct Seen {
    blank: u64,
    numbers: HashMap<u64, u64>,
    texts: HashMap<String, u64>,
    many: bool,
    sums: Option<WeightSums>,
}

impl Seen {
    fn new(number: bool) -> Self {
        Self {
            blank: 0,
            numbers: HashMap::new(),
            texts: HashMap::new(),
            many: false,
            sums: number.then(WeightSums::none),
        }
    }

    fn number(&mut self, value: Option<f64>, tag: Option<&str>, column: &Column) {
        match (value.filter(|x| !x.is_nan()), tag) {
            (Some(x), _) => {
                if let Some(sums) = &mut self.sums {
                    sums.add(x);
                }
                // Adding 0 makes −0 the same as 0.
                let bits = (x + 0.0).to_bits();
                if let Some(n) = self.numbers.get_mut(&bits) {
                    *n += 1;
                } else if !self.many || column.speaks_of(&ValueCode::Number(x)) {
                    self.numbers.insert(bits, 1);
                    self.limit(column);
                }
            }
            (None, tag) => self.text(tag, column),
        }
    }

    fn text(&mut self, value: Option<&str>, column: &Column) {
        match value {
            None => self.blank += 1,
            Some(text) => match self.texts.get_mut(text) {
                Some(n) => *n += 1,
                None => {
                    let code = ValueCode::Text(text.to_owned());
                    // The text of a number's variable is one of Stata's missing values.
                    if !self.many || self.sums.is_some() || column.speaks_of(&code) {
                        self.texts.insert(text.to_owned(), 1);
                        self.limit(column);
                    }
                }
            },
        }
    }

    fn limit(&mut self, column: &Column) {
        if self.many || self.numbers.len() + self.texts.len() <= MOST {
            return;
        }
        self.many = true;
        self.numbers.retain(|bits, _| {
            column.speaks_of(&ValueCode::Number(f64::from_bits(*bits)))
        });
        let number = self.sums.is_some();
        self.texts
            .retain(|text, _| number || column.speaks_of(&ValueCode::Text(text.clone())));
    }

    fn finish(self) -> VariableCounts {
        let mut numbers: Vec<(f64, u64)> =
            self.numbers.into_iter().map(|(bits, n)| (f64::from_bits(bits), n)).collect();
        numbers.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut texts: Vec<(String, u64)> = self.texts.into_iter().collect();
        texts.sort();
        let numbers =
            numbers.into_iter().map(|(x, n)| CodeCount { code: ValueCode::Number(x), n });
        let texts =
            texts.into_iter().map(|(t, n)| CodeCount { code: ValueCode::Text(t), n });
        VariableCounts {
            blank: self.blank,
            codes: numbers.chain(texts).collect(),
            many: self.many,
            numbers: self.sums.filter(|sums| sums.n > 0),
        }
    }
}
