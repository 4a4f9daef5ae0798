//! A declared sample design, held against the data.

use indexmap::{IndexMap, IndexSet};
use polars::prelude::*;

use super::counts::WeightSums;
use super::pass::in_order;
use crate::poll::{Code, Diagnostic, LonelyUnits, NoNames, SampleDesign, Severity};
use crate::read::{Rejected, Respondents};

/// What the data have of a design.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DesignCounts {
    /// Strata; 0 without any.
    pub strata: u64,
    /// Sampling units of the first stage; every respondent without any.
    pub units: u64,
    /// Replicate weights.
    pub replicates: u64,
    /// Sums of the weight, where one is declared.
    pub weight: Option<WeightSums>,
    /// Rows without a weight.
    pub weightless: u64,
    /// What is wrong or odd.
    pub diagnostics: Vec<Diagnostic>,
}

/// Findings of one kind that are named one by one.
const MOST: usize = 10;

/// Checks a design in one pass: weights and replicate weights that cannot be used, blank
/// cells, units in two strata, lonely units, population sizes that cannot be.
///
/// # Errors
/// [`Rejected`] when the rows cannot be read, or the run of replicates is no run.
pub fn check_design(
    respondents: &Respondents,
    design: &SampleDesign,
    file: &str,
) -> Result<DesignCounts, Rejected> {
    let replicates = match &design.replicates {
        Some(replicates) => {
            let variables = respondents.codebook.variables.keys().map(String::as_str);
            replicates.names(variables).map_err(|entry| {
                let (NoNames::NoRun(entry) | NoNames::NoMatch(entry)) = entry;
                Rejected::from(Diagnostic::new(Code::ValueInvalid, file).value(entry))
            })?
        }
        None => Vec::new(),
    };
    let count = replicates.len() as u64;
    let of_design = design.weight.iter().chain(&design.strata);
    let names: Vec<String> = of_design
        .chain(&design.units)
        .chain(&design.fpc)
        .chain(&replicates)
        .cloned()
        .collect();
    let pass = Pass { design: design.clone(), replicates };
    let add = move |state: &mut State, batch: &DataFrame| pass.add(state, batch);
    let state = in_order(respondents, &names, file, State::default(), add)?;
    Ok(state.finish(design, count, file))
}

struct Pass {
    design: SampleDesign,
    replicates: Vec<String>,
}

/// What a cell has that it must not have.
struct Odd {
    code: Code,
    column: String,
    row: u64,
    value: String,
}

#[derive(Default)]
struct State {
    rows: u64,
    weight: Option<WeightSums>,
    weightless: u64,
    text_weight: bool,
    odd: Vec<Odd>,
    /// How many there are of each kind, named or not.
    kinds: IndexMap<(Code, String), usize>,
    /// Units by stratum, in the order of first occurrence.
    strata: IndexMap<String, Stratum>,
    units: IndexMap<String, usize>,
    two_strata: IndexMap<String, (usize, usize)>,
}

#[derive(Default)]
struct Stratum {
    units: IndexSet<String>,
    fpc: Option<f64>,
    rows: u64,
}

impl State {
    fn push(&mut self, code: Code, column: &str, row: u64, value: &str) {
        let n = self.kinds.entry((code, column.to_owned())).or_insert(0);
        *n += 1;
        if *n <= MOST {
            let (column, value) = (column.to_owned(), value.to_owned());
            self.odd.push(Odd { code, column, row, value });
        }
    }
}

fn texts(batch: &DataFrame, name: &str) -> PolarsResult<Vec<Option<String>>> {
    let column = batch.column(name)?;
    // 7.0 and 7 are the same unit.
    let column = if column.dtype().is_float() {
        let whole = column.cast(&DataType::Int64)?;
        if whole
            .cast(&DataType::Float64)?
            .equals_missing(&column.cast(&DataType::Float64)?)
        {
            whole
        } else {
            column.clone()
        }
    } else {
        column.clone()
    };
    let column = column.cast(&DataType::String)?;
    let cells = column.str()?.iter();
    Ok(cells
        .map(|c| c.map(str::trim_end).filter(|c| !c.is_empty()).map(str::to_owned))
        .collect())
}

/// A number, nothing, or the text that is no number.
pub(super) type NumberCell<'a> = Result<Option<f64>, &'a str>;

/// A column of numbers, which may be stored as text.
pub(super) enum Numbers {
    /// NaN where nothing is stored.
    Stored(Vec<f64>),
    /// Texts, trimmed; blank where nothing is stored.
    Text(Vec<String>),
}

impl Numbers {
    pub(super) fn of(batch: &DataFrame, name: &str) -> PolarsResult<Self> {
        let column = batch.column(name)?;
        if column.dtype() == &DataType::String {
            let texts = column.str()?.iter().map(|t| t.unwrap_or("").trim().to_owned());
            return Ok(Self::Text(texts.collect()));
        }
        let column = column.cast(&DataType::Float64)?;
        let values = column.f64()?;
        Ok(Self::Stored(values.iter().map(|x| x.unwrap_or(f64::NAN)).collect()))
    }

    pub(super) fn is_text(&self) -> bool {
        matches!(self, Self::Text(_))
    }

    pub(super) fn at(&self, row: usize) -> NumberCell<'_> {
        match self {
            Self::Stored(values) => Ok(Some(values[row]).filter(|x| !x.is_nan())),
            Self::Text(texts) => match texts[row].as_str() {
                "" => Ok(None),
                text => super::weight_of(text).map(Some).ok_or(text),
            },
        }
    }
}

impl Pass {
    fn add(&self, state: &mut State, batch: &DataFrame) -> PolarsResult<()> {
        let first = state.rows + 1;
        state.rows += batch.height() as u64;
        if let Some(name) = &self.design.weight {
            let cells = Numbers::of(batch, name)?;
            state.text_weight |= cells.is_text();
            for (i, row) in (0..batch.height()).zip(first..) {
                let cell = cells.at(i);
                if let Ok(Some(x)) = cell {
                    state.weight.get_or_insert_with(WeightSums::none).add(x);
                }
                match cell {
                    Ok(Some(x)) if x >= 0.0 && x.is_finite() => {}
                    Ok(Some(x)) => {
                        state.push(Code::WeightUnusable, name, row, &x.to_string());
                    }
                    Ok(None) => state.weightless += 1,
                    Err(text) => state.push(Code::WeightUnusable, name, row, text),
                }
            }
        }
        for name in &self.replicates {
            let cells = Numbers::of(batch, name)?;
            for (i, row) in (0..batch.height()).zip(first..) {
                let (code, value) = match cells.at(i) {
                    Ok(Some(x)) if x >= 0.0 && x.is_finite() => continue,
                    Ok(Some(x)) if x.is_finite() => {
                        (Code::ReplicateNegative, x.to_string())
                    }
                    Ok(Some(x)) => (Code::ReplicateUnusable, x.to_string()),
                    Ok(None) => (Code::ReplicateUnusable, String::new()),
                    Err(text) => (Code::ReplicateUnusable, text.to_owned()),
                };
                state.push(code, name, row, &value);
            }
        }
        self.add_units(state, batch, first)
    }

    fn add_units(
        &self,
        state: &mut State,
        batch: &DataFrame,
        first: u64,
    ) -> PolarsResult<()> {
        let of = |name: Option<&String>| name.map(|name| texts(batch, name)).transpose();
        let strata = of(self.design.strata.as_ref())?;
        let units = of(self.design.units.first())?;
        let fpc = match self.design.fpc.first() {
            Some(name) => Some(Numbers::of(batch, name)?),
            None => None,
        };
        for (i, row) in (0..batch.height()).zip(first..) {
            let cell = |cells: &Option<Vec<Option<String>>>| match cells {
                Some(cells) => cells[i].clone(),
                None => Some(String::new()),
            };
            let blank = |name: &Option<String>| name.clone().unwrap_or_default();
            let Some(stratum) = cell(&strata) else {
                state.push(Code::DesignBlank, &blank(&self.design.strata), row, "");
                continue;
            };
            let Some(unit) = cell(&units) else {
                let name = self.design.units.first().cloned();
                state.push(Code::DesignBlank, &blank(&name), row, "");
                continue;
            };
            let at = self.add_unit(state, stratum, unit);
            if let (Some(cells), Some(name)) = (&fpc, self.design.fpc.first()) {
                add_fpc(state, at, cells.at(i), name, row);
            }
        }
        Ok(())
    }

    /// Adds a row to its stratum and unit; gives the stratum's position.
    fn add_unit(&self, state: &mut State, stratum: String, unit: String) -> usize {
        let entry = state.strata.entry(stratum);
        let at = entry.index();
        let found = entry.or_default();
        found.rows += 1;
        if self.design.units.is_empty() {
            return at;
        }
        found.units.insert(unit.clone());
        if !self.design.nested && self.design.strata.is_some() {
            let other = *state.units.entry(unit.clone()).or_insert(at);
            if other != at && state.two_strata.len() < MOST {
                state.two_strata.entry(unit).or_insert((other, at));
            }
        }
        at
    }
}

/// A population size or fraction is above 0 and the same in all of a stratum.
fn add_fpc(
    state: &mut State,
    stratum: usize,
    cell: NumberCell<'_>,
    name: &str,
    row: u64,
) {
    let value = match cell {
        Ok(Some(x)) if x > 0.0 && x.is_finite() => x,
        Ok(Some(x)) => return state.push(Code::FpcInvalid, name, row, &x.to_string()),
        Ok(None) => return state.push(Code::DesignBlank, name, row, ""),
        Err(text) => return state.push(Code::FpcInvalid, name, row, text),
    };
    let Some((_, found)) = state.strata.get_index_mut(stratum) else { return };
    match found.fpc {
        None => found.fpc = Some(value),
        Some(first) if first == value => {}
        Some(_) => state.push(Code::FpcInvalid, name, row, &value.to_string()),
    }
}

impl State {
    fn finish(self, design: &SampleDesign, replicates: u64, file: &str) -> DesignCounts {
        let about = |code: Code| Diagnostic::new(code, file);
        let mut found: Vec<Diagnostic> = self
            .odd
            .iter()
            .map(|odd| about(odd.code).row(odd.row).column(&odd.column).value(&odd.value))
            .collect();
        for ((code, column), n) in &self.kinds {
            if *n > MOST {
                let mut more = about(Code::MoreOfThem).column(column);
                more.severity = code.severity();
                found.push(more.with("n", n - MOST).with("names", code.name()));
            }
        }
        if let Some(weight) = &design.weight {
            let of_weight = |code| about(code).column(weight).with("rows", self.rows);
            if self.text_weight {
                found.push(of_weight(Code::WeightIsText));
            }
            if self.weightless > 0 {
                found.push(of_weight(Code::WeightBlank).with("n", self.weightless));
            }
        }
        found.extend(self.of_strata(design, file));
        let units = if design.units.is_empty() {
            self.rows
        } else {
            self.strata.values().map(|s| s.units.len() as u64).sum()
        };
        let strata = match design.strata {
            Some(_) => self.strata.len() as u64,
            None => 0,
        };
        let (weight, weightless) = (self.weight, self.weightless);
        DesignCounts { strata, units, replicates, weight, weightless, diagnostics: found }
    }

    fn of_strata(&self, design: &SampleDesign, file: &str) -> Vec<Diagnostic> {
        let about = |code: Code| Diagnostic::new(code, file);
        let name = |at: usize| self.strata.get_index(at).map_or("", |(name, _)| name);
        let mut found: Vec<Diagnostic> = self
            .two_strata
            .iter()
            .map(|(unit, (first, other))| {
                about(Code::UnitInTwoStrata)
                    .column(design.units.first().map_or("", String::as_str))
                    .value(unit)
                    .with("first", name(*first))
                    .with("other", name(*other))
            })
            .collect();
        for (stratum, seen) in &self.strata {
            let units =
                if design.units.is_empty() { seen.rows } else { seen.units.len() as u64 };
            if units == 1 && (design.strata.is_some() || !design.units.is_empty()) {
                let column = design.strata.as_ref().or(design.units.first());
                let mut lonely = about(Code::UnitLonely)
                    .column(column.map_or("", String::as_str))
                    .value(stratum);
                if design.lonely != LonelyUnits::Fail {
                    lonely.severity = Severity::Note;
                }
                found.push(lonely);
            }
            if let Some(fpc) = seen.fpc.filter(|fpc| *fpc > 1.0 && *fpc < units as f64) {
                found.push(
                    about(Code::FpcInvalid)
                        .column(design.fpc.first().map_or("", String::as_str))
                        .value(&fpc.to_string()),
                );
            }
        }
        found
    }
}
