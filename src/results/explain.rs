//! Where a number comes from: method, inputs, source rows.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use super::number;
use crate::poll::SourceRow;

/// One input of a computation.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Input(#[serde(serialize_with = "number::digits")] pub f64);

/// How a number was made. The method's formula and its source are rendered from the code.
#[derive(
    Debug, Clone, PartialEq, Default, Serialize, Deserialize, schemars::JsonSchema,
)]
pub struct Derivation {
    /// Code of the method: `wilson`, `two_polls`, `same_sample`, `groupwise_frechet` ….
    pub method: String,
    /// Named inputs, in the formula's notation.
    pub inputs: IndexMap<String, Input>,
    /// The rows that the inputs were read from.
    pub rows: Vec<SourceRow>,
}

impl Derivation {
    /// A derivation by a method.
    #[must_use]
    pub fn by(method: &str) -> Self {
        Self { method: method.to_owned(), ..Self::default() }
    }

    /// Adds an input.
    #[must_use]
    pub fn input(mut self, name: &str, value: f64) -> Self {
        self.inputs.insert(name.to_owned(), Input(value));
        self
    }

    /// Adds an input if there is one.
    #[must_use]
    pub fn input_opt(self, name: &str, value: Option<f64>) -> Self {
        match value {
            Some(value) => self.input(name, value),
            None => self,
        }
    }

    /// Adds source rows.
    #[must_use]
    pub fn rows(mut self, rows: impl IntoIterator<Item = SourceRow>) -> Self {
        self.rows.extend(rows);
        self
    }
}
