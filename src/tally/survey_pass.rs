//! The pass that makes a tally.

use indexmap::{IndexMap, IndexSet};
use polars::prelude::*;

use super::design::{NumberCell, numbers, texts};
use super::keys::{Key, keys};
use super::pass::in_order;
use super::table::{CellSums, Class, Singles, Stratum, Tally, Unit};
use crate::poll::{Code, Diagnostic, SampleDesign, VariableKind};
use crate::read::{Read, Rejected, Respondents, unlisted};

/// What to add up.
#[derive(Debug, Clone, Default)]
pub struct TallySpec {
    /// Variables that make cells.
    pub classes: Vec<String>,
    /// Variables of numbers to add up.
    pub measures: Vec<String>,
    /// The sample design; the default one knows nothing.
    pub design: SampleDesign,
}

/// Adds a file up in one pass in file order.
///
/// # Errors
/// [`Rejected`] for rows that cannot be read, a weight that is negative or no number, a
/// blank cell of the design, or an answer that a recode leaves out. Respondents without a
/// weight are left out, with a warning.
pub fn tally(
    respondents: &Respondents,
    spec: &TallySpec,
    file: &str,
) -> Result<Read<Tally>, Rejected> {
    let kind = |name: &String| respondents.codebook.variables.get(name).map(|v| v.kind);
    let pass = Pass {
        classes: spec
            .classes
            .iter()
            .map(|name| (name.clone(), kind(name) == Some(VariableKind::Number)))
            .collect(),
        spec: spec.clone(),
    };
    let classes = spec.classes.len();
    let state = State { codes: vec![IndexSet::new(); classes], ..State::default() };
    let add = move |state: &mut State, batch: &DataFrame| pass.add(state, batch);
    let state = in_order(respondents, file, state, add)?;
    state.finish(spec, file)
}

struct Pass {
    /// Names, and whether they hold numbers.
    classes: Vec<(String, bool)>,
    spec: TallySpec,
}

#[derive(Default)]
struct State {
    rows: u64,
    codes: Vec<IndexSet<Key>>,
    cells: IndexSet<Vec<u32>>,
    strata: IndexMap<String, Gathered>,
    blank: u64,
    text: bool,
    /// The first cell that cannot be used.
    bad: Option<(Code, String, u64, String)>,
}

#[derive(Default)]
struct Gathered {
    fpc: Option<f64>,
    units: IndexMap<String, Parts>,
    singles: u64,
    cells: IndexMap<u32, (CellSums, Vec<f64>)>,
}

#[derive(Default)]
struct Parts {
    fpc: Option<f64>,
    cells: IndexMap<u32, CellSums>,
    parts: IndexMap<String, IndexMap<u32, CellSums>>,
}

fn add_to(cell: &mut CellSums, row: &[f64]) {
    cell.n[0] += 1;
    cell.n[1] += u64::from(row[0] > 0.0);
    cell.squares += row[0] * row[0];
    if cell.sums.is_empty() {
        cell.sums = vec![0.0; row.len()];
    }
    for (sum, value) in cell.sums.iter_mut().zip(row) {
        *sum += value;
    }
}

/// The columns of a batch that the design and the measures need.
struct Columns {
    strata: Option<Vec<Option<String>>>,
    units: Vec<Vec<Option<String>>>,
    fpc: Vec<Vec<NumberCell>>,
    weight: Option<Vec<NumberCell>>,
    measures: Vec<Vec<NumberCell>>,
}

impl Pass {
    fn columns(&self, state: &mut State, batch: &DataFrame) -> PolarsResult<Columns> {
        let design = &self.spec.design;
        let plain = |name: &String| numbers(batch, name).map(|(cells, _)| cells);
        let weight = match &design.weight {
            Some(name) => {
                let (cells, text) = numbers(batch, name)?;
                state.text |= text;
                Some(cells)
            }
            None => None,
        };
        Ok(Columns {
            strata: design.strata.as_ref().map(|n| texts(batch, n)).transpose()?,
            units: design
                .units
                .iter()
                .take(2)
                .map(|n| texts(batch, n))
                .collect::<PolarsResult<_>>()?,
            fpc: design.fpc.iter().take(2).map(plain).collect::<PolarsResult<_>>()?,
            weight,
            measures: self
                .spec
                .measures
                .iter()
                .map(plain)
                .collect::<PolarsResult<_>>()?,
        })
    }

    fn add(&self, state: &mut State, batch: &DataFrame) -> PolarsResult<()> {
        let classes: Vec<Vec<Key>> = self
            .classes
            .iter()
            .map(|(name, number)| keys(batch, name, *number))
            .collect::<PolarsResult<_>>()?;
        let columns = self.columns(state, batch)?;
        let mut codes = vec![0; classes.len()];
        let mut row = vec![0.0; 1 + 2 * self.spec.measures.len()];
        for i in 0..batch.height() {
            state.rows += 1;
            for (at, class) in classes.iter().enumerate() {
                codes[at] = match state.codes[at].get_index_of(&class[i]) {
                    Some(code) => code as u32,
                    None => state.codes[at].insert_full(class[i].clone()).0 as u32,
                };
            }
            let cell = match state.cells.get_index_of(codes.as_slice()) {
                Some(cell) => cell as u32,
                None => state.cells.insert_full(codes.clone()).0 as u32,
            };
            if self.fill(state, &columns, i, &mut row) {
                self.place(state, &columns, i, cell, &row);
            }
        }
        Ok(())
    }

    /// The row's weight and weighted measures; false for a row that cannot be used.
    fn fill(
        &self,
        state: &mut State,
        columns: &Columns,
        i: usize,
        row: &mut [f64],
    ) -> bool {
        let weight = match columns.weight.as_ref().map(|cells| &cells[i]) {
            None => 1.0,
            Some(Ok(Some(w))) if *w >= 0.0 && w.is_finite() => *w,
            Some(Ok(None)) => {
                state.blank += 1;
                return false;
            }
            Some(other) => {
                let value = match other {
                    Ok(value) => value.map_or(String::new(), |w| w.to_string()),
                    Err(text) => text.clone(),
                };
                let name = self.spec.design.weight.clone().unwrap_or_default();
                let found = (Code::WeightUnusable, name, state.rows, value);
                state.bad.get_or_insert(found);
                return false;
            }
        };
        row[0] = weight;
        for (m, cells) in columns.measures.iter().enumerate() {
            let value = cells[i].as_ref().ok().copied().flatten();
            row[1 + 2 * m] = if value.is_some() { weight } else { 0.0 };
            row[2 + 2 * m] = value.map_or(0.0, |y| weight * y);
        }
        true
    }

    fn place(
        &self,
        state: &mut State,
        columns: &Columns,
        i: usize,
        cell: u32,
        row: &[f64],
    ) {
        let design = &self.spec.design;
        let rows = state.rows;
        let blank = |name: Option<&String>| {
            (Code::DesignBlank, name.cloned().unwrap_or_default(), rows, String::new())
        };
        let fpc = |stage: usize| {
            columns
                .fpc
                .get(stage)
                .and_then(|cells| cells[i].as_ref().ok().copied().flatten())
        };
        let stratum = match &columns.strata {
            None => String::new(),
            Some(cells) => match &cells[i] {
                Some(label) => label.clone(),
                None => {
                    state.bad.get_or_insert(blank(design.strata.as_ref()));
                    return;
                }
            },
        };
        let gathered = state.strata.entry(stratum).or_default();
        gathered.fpc = gathered.fpc.or(fpc(0));
        let Some(units) = columns.units.first() else {
            gathered.singles += 1;
            let (sums, products) = gathered.cells.entry(cell).or_default();
            add_to(sums, row);
            products.resize(row.len() * row.len(), 0.0);
            for (a, x) in row.iter().enumerate() {
                for (b, y) in row.iter().enumerate() {
                    products[a * row.len() + b] += x * y;
                }
            }
            return;
        };
        let Some(label) = &units[i] else {
            state.bad.get_or_insert(blank(design.units.first()));
            return;
        };
        let unit = gathered.units.entry(label.clone()).or_default();
        add_to(unit.cells.entry(cell).or_default(), row);
        unit.fpc = unit.fpc.or(fpc(1));
        if let Some(parts) = columns.units.get(1) {
            let Some(label) = &parts[i] else {
                state.bad.get_or_insert(blank(design.units.get(1)));
                return;
            };
            let part = unit.parts.entry(label.clone()).or_default();
            add_to(part.entry(cell).or_default(), row);
        }
    }
}

impl State {
    fn finish(self, spec: &TallySpec, file: &str) -> Result<Read<Tally>, Rejected> {
        if let Some((code, column, row, value)) = self.bad {
            let found = Diagnostic::new(code, file).column(&column).row(row);
            return Err(found.value(&value).with("rows", self.rows).into());
        }
        let mut diagnostics = Vec::new();
        if let Some(weight) = &spec.design.weight {
            let about =
                |code| Diagnostic::new(code, file).column(weight).with("rows", self.rows);
            if self.text {
                diagnostics.push(about(Code::WeightIsText));
            }
            if self.blank > 0 {
                diagnostics.push(about(Code::WeightBlank).with("n", self.blank));
            }
        }
        let mut classes = Vec::with_capacity(self.codes.len());
        for (variable, codes) in spec.classes.iter().zip(self.codes) {
            let codes: Vec<_> = codes.into_iter().map(Key::code).collect();
            if let Some(code) = codes.iter().flatten().find_map(unlisted) {
                let found = Diagnostic::new(Code::RecodeIncomplete, file);
                return Err(found.column(variable).value(code).into());
            }
            classes.push(Class { variable: variable.clone(), codes });
        }
        if let Some(found) = in_two_strata(&self.strata, spec, file) {
            return Err(found.into());
        }
        let strata = self.strata.into_iter().map(|(label, g)| stratum(label, g));
        let value = Tally {
            rows: self.rows,
            classes,
            measures: spec.measures.clone(),
            cells: self.cells.into_iter().collect(),
            strata: strata.collect(),
            weight: spec.design.weight.clone(),
            weights_from_fpc: spec.design.weight.is_none() && !spec.design.fpc.is_empty(),
            lonely: spec.design.lonely,
        };
        Ok(Read { value, diagnostics })
    }
}

/// A unit whose label stands in two strata, unless labels begin anew in each.
fn in_two_strata(
    strata: &IndexMap<String, Gathered>,
    spec: &TallySpec,
    file: &str,
) -> Option<Diagnostic> {
    if spec.design.nested {
        return None;
    }
    let mut seen: std::collections::HashMap<&str, &str> =
        std::collections::HashMap::new();
    for (stratum, gathered) in strata {
        for unit in gathered.units.keys() {
            if let Some(first) = seen.insert(unit, stratum) {
                let column = spec.design.units.first().map_or("", String::as_str);
                return Some(
                    Diagnostic::new(Code::UnitInTwoStrata, file)
                        .column(column)
                        .value(unit)
                        .with("first", first)
                        .with("other", stratum),
                );
            }
        }
    }
    None
}

fn stratum(label: String, gathered: Gathered) -> Stratum {
    let units = gathered.units.into_iter().map(|(label, unit)| Unit {
        label,
        cells: unit.cells.into_iter().collect(),
        parts: unit
            .parts
            .into_iter()
            .map(|(label, cells)| Unit {
                label,
                cells: cells.into_iter().collect(),
                ..Unit::default()
            })
            .collect(),
        fpc: unit.fpc,
    });
    let cells = gathered.cells.into_iter();
    Stratum {
        label,
        fpc: gathered.fpc,
        units: units.collect(),
        singles: Singles {
            n: gathered.singles,
            cells: cells.map(|(cell, (sums, products))| (cell, sums, products)).collect(),
        },
    }
}
