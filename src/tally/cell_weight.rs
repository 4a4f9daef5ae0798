//! A weight made of another: base weights times the factor of each respondent's cell. The
//! pass that writes it, and the one that looks at it.

use std::sync::Arc;

use polars::prelude::*;

use super::coder::{Coder, NEW};
use super::pairs::Pairs;
use super::pass::in_order;
use super::weights::Weights;
use crate::poll::{Diagnostic, ValueCode, Variable, VariableKind};
use crate::read::Respondents;

/// A weight by cells.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CellWeight {
    /// The variables that make cells; blank without any.
    pub classes: Vec<String>,
    /// Stored values of a cell, one a class, and the factor of its base weights; `None` for
    /// respondents who get no weight.
    pub cells: Vec<(Vec<Option<ValueCode>>, Option<f64>)>,
    /// The base weight; 1 without one.
    pub base: Option<String>,
}

/// Looks weights up.
struct Lookup {
    classes: Vec<(String, bool)>,
    coders: Vec<Coder>,
    pairs: Vec<Pairs>,
    /// Factors by the code of the last pair; NaN for no weight.
    factors: Vec<f64>,
    base: Option<String>,
}

impl Lookup {
    fn new(weight: &CellWeight, respondents: &Respondents) -> Self {
        let number = |name: &String| {
            let variable = respondents.codebook.variables.get(name);
            variable.is_some_and(|v| v.kind == VariableKind::Number)
        };
        let classes: Vec<(String, bool)> =
            weight.classes.iter().map(|name| (name.clone(), number(name))).collect();
        let mut coders: Vec<Coder> = classes.iter().map(|_| Coder::default()).collect();
        let mut pairs = vec![Pairs::default(); classes.len()];
        let mut factors = Vec::new();
        for (codes, factor) in &weight.cells {
            let mut cell = 0;
            for ((code, coder), pairs) in codes.iter().zip(&mut coders).zip(&mut pairs) {
                cell = pairs.learn(cell, coder.learn_code(code.as_ref()));
            }
            let at = cell as usize;
            if factors.len() <= at {
                factors.resize(at + 1, f64::NAN);
            }
            factors[at] = factor.unwrap_or(f64::NAN);
        }
        Self { classes, coders, pairs, factors, base: weight.base.clone() }
    }

    /// All columns that weights depend on.
    fn columns(&self) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        for name in self.classes.iter().map(|(name, _)| name).chain(&self.base) {
            if !all.contains(name) {
                all.push(name.clone());
            }
        }
        all
    }

    /// The weights of a batch; NaN for none.
    fn of(&self, batch: &DataFrame) -> PolarsResult<Vec<f64>> {
        let mut cells = vec![0; batch.height()];
        let mut codes = Vec::new();
        let parts = self.classes.iter().zip(&self.coders).zip(&self.pairs);
        for (((name, number), coder), pairs) in parts {
            coder.look(batch, name, *number, &mut codes)?;
            for (cell, code) in cells.iter_mut().zip(&codes) {
                *cell = match (*cell, *code) {
                    (NEW, _) | (_, NEW) => NEW,
                    (cell, code) => pairs.look(cell, code),
                };
            }
        }
        let factor =
            |cell: &u32| self.factors.get(*cell as usize).copied().unwrap_or(f64::NAN);
        let Some(base) = &self.base else {
            return Ok(cells.iter().map(factor).collect());
        };
        let base = Weights::of(batch, base)?;
        let terms = cells.iter().zip(base.values());
        Ok(terms.map(|(cell, base)| factor(cell) * base).collect())
    }
}

/// Every respondent's weight in file order; NaN for none.
///
/// # Errors
/// A diagnostic for rows that cannot be read.
pub fn weights(
    respondents: &Respondents,
    weight: &CellWeight,
    file: &str,
) -> Result<Vec<f64>, Diagnostic> {
    let lookup = Lookup::new(weight, respondents);
    let columns = lookup.columns();
    in_order(respondents, &columns, file, Vec::new(), move |all: &mut Vec<f64>, batch| {
        all.extend(lookup.of(batch)?);
        Ok(())
    })
}

impl CellWeight {
    /// The file with the weight as a variable more, computed as rows are read: blank for
    /// respondents who get none.
    ///
    /// # Errors
    /// A diagnostic for a file whose columns cannot be told.
    pub fn add_to(
        &self,
        respondents: &Respondents,
        variable: Variable,
    ) -> Result<Respondents, Diagnostic> {
        let lookup = Arc::new(Lookup::new(self, respondents));
        let mut inputs = lookup.columns();
        let tags: Vec<String> =
            inputs.iter().map(|name| Respondents::tags(name)).collect();
        inputs.extend(tags.into_iter().filter(|name| respondents.has_column(name)));
        // A file without classes and base still has rows to give a weight to.
        if inputs.is_empty() {
            inputs.extend(respondents.codebook.variables.keys().next().cloned());
        }
        let columns: Vec<Expr> = inputs.iter().map(|name| col(name.as_str())).collect();
        let value = map_multiple(
            move |columns: &mut [Column]| {
                let rows = columns.first().map_or(0, Column::len);
                let batch = DataFrame::new(rows, columns.to_vec())?;
                let weights = lookup.of(&batch)?;
                let weights = weights.into_iter().map(|w| (!w.is_nan()).then_some(w));
                Ok(Float64Chunked::from_iter_options("".into(), weights).into_column())
            },
            columns,
            |_, _| Ok(Field::new("".into(), DataType::Float64)),
        );
        Ok(respondents.with_variable(variable, value))
    }
}
