//! The pass that makes a tally.

use indexmap::IndexMap;
use polars::prelude::*;

use super::coder::{Coder, Key, Pairs};
use super::design::Numbers;
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
    let number = |name: &String| {
        let variable = respondents.codebook.variables.get(name);
        (name.clone(), variable.is_some_and(|v| v.kind == VariableKind::Number))
    };
    let design = &spec.design;
    let pass = Pass {
        classes: spec.classes.iter().map(number).collect(),
        strata: design.strata.as_ref().map(number),
        units: design.units.iter().map(number).collect(),
        spec: spec.clone(),
    };
    let classes = spec.classes.len();
    let state = State {
        classes: (0..classes).map(|_| Coder::default()).collect(),
        cells: (0..classes).map(|_| Pairs::default()).collect(),
        ..State::default()
    };
    let add = move |state: &mut State, batch: &DataFrame| pass.add(state, batch);
    let state = in_order(respondents, file, state, add)?;
    state.finish(spec, file)
}

struct Pass {
    /// Names, and whether they hold numbers.
    classes: Vec<(String, bool)>,
    strata: Option<(String, bool)>,
    units: Vec<(String, bool)>,
    spec: TallySpec,
}

/// Sums so far. Labels and codes are small numbers; what they stand for is looked up at the
/// end.
#[derive(Default)]
struct State {
    rows: u64,
    classes: Vec<Coder>,
    /// Cells: the pair of a cell of the first classes and a code of the next.
    cells: Vec<Pairs>,
    strata: Coder,
    fpc: Vec<Option<f64>>,
    units: Coder,
    /// Units by stratum and label.
    placed: Pairs,
    gathered: Vec<Gathered>,
    parts: Coder,
    blank: u64,
    text: bool,
    /// The first cell that cannot be used.
    bad: Option<(Code, String, u64, String)>,
}

/// Sums of a unit, or of a stratum's respondents who are units.
#[derive(Default)]
struct Gathered {
    n: u64,
    fpc: Option<f64>,
    cells: Vec<CellSums>,
    /// Sums of products, where respondents are units.
    products: Vec<Vec<f64>>,
    parts: IndexMap<u32, Vec<CellSums>>,
}

/// The sums of a cell, made room for.
fn at(cells: &mut Vec<CellSums>, cell: u32) -> &mut CellSums {
    let cell = cell as usize;
    if cells.len() <= cell {
        cells.resize(cell + 1, CellSums::default());
    }
    &mut cells[cell]
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

/// The columns of a batch that the pass needs.
struct Columns {
    cells: Vec<u32>,
    strata: Option<Vec<u32>>,
    units: Option<Vec<u32>>,
    parts: Option<Vec<u32>>,
    fpc: Vec<Numbers>,
    weight: Option<Numbers>,
    measures: Vec<Numbers>,
}

impl Pass {
    fn columns(&self, state: &mut State, batch: &DataFrame) -> PolarsResult<Columns> {
        let design = &self.spec.design;
        let plain = |name: &String| Numbers::of(batch, name);
        let weight = match &design.weight {
            Some(name) => {
                let cells = Numbers::of(batch, name)?;
                state.text |= cells.is_text();
                Some(cells)
            }
            None => None,
        };
        let code = |coder: &mut Coder, named: Option<&(String, bool)>| {
            named.map(|(name, number)| coder.column(batch, name, *number)).transpose()
        };
        Ok(Columns {
            cells: self.cells(state, batch)?,
            strata: code(&mut state.strata, self.strata.as_ref())?,
            units: code(&mut state.units, self.units.first())?,
            parts: code(&mut state.parts, self.units.get(1))?,
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

    /// The cell of each row.
    fn cells(&self, state: &mut State, batch: &DataFrame) -> PolarsResult<Vec<u32>> {
        let mut cells = vec![0; batch.height()];
        for (i, (name, number)) in self.classes.iter().enumerate() {
            let codes = state.classes[i].column(batch, name, *number)?;
            for (cell, code) in cells.iter_mut().zip(codes) {
                *cell = state.cells[i].code(*cell, code);
            }
        }
        Ok(cells)
    }

    fn add(&self, state: &mut State, batch: &DataFrame) -> PolarsResult<()> {
        let columns = self.columns(state, batch)?;
        let mut row = vec![0.0; 1 + 2 * self.spec.measures.len()];
        for i in 0..batch.height() {
            state.rows += 1;
            if self.fill(state, &columns, i, &mut row) {
                self.place(state, &columns, i, &row);
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
        let weight = match columns.weight.as_ref().map(|cells| cells.at(i)) {
            None => 1.0,
            Some(Ok(Some(w))) if w >= 0.0 && w.is_finite() => w,
            Some(Ok(None)) => {
                state.blank += 1;
                return false;
            }
            Some(other) => {
                let value = match other {
                    Ok(value) => value.map_or(String::new(), |w| w.to_string()),
                    Err(text) => text.to_owned(),
                };
                let name = self.spec.design.weight.clone().unwrap_or_default();
                let found = (Code::WeightUnusable, name, state.rows, value);
                state.bad.get_or_insert(found);
                return false;
            }
        };
        row[0] = weight;
        for (m, cells) in columns.measures.iter().enumerate() {
            let value = cells.at(i).ok().flatten();
            row[1 + 2 * m] = if value.is_some() { weight } else { 0.0 };
            row[2 + 2 * m] = value.map_or(0.0, |y| weight * y);
        }
        true
    }

    fn place(&self, state: &mut State, columns: &Columns, i: usize, row: &[f64]) {
        let fpc = |stage: usize| columns.fpc.get(stage)?.at(i).ok().flatten();
        let code = |codes: &Option<Vec<u32>>| codes.as_ref().map(|codes| codes[i]);
        let cell = columns.cells[i];
        let (stratum, unit, part) =
            (code(&columns.strata), code(&columns.units), code(&columns.parts));
        if let Some(name) = self.blank(state, stratum, unit, part) {
            let found = (Code::DesignBlank, name, state.rows, String::new());
            state.bad.get_or_insert(found);
            return;
        }
        let stratum = stratum.unwrap_or(0);
        if state.fpc.len() <= stratum as usize {
            state.fpc.resize(stratum as usize + 1, None);
        }
        let first = &mut state.fpc[stratum as usize];
        *first = first.or(fpc(0));
        // Without units a stratum's respondents share one place.
        let placed = state.placed.code(stratum, unit.unwrap_or(0)) as usize;
        if state.gathered.len() <= placed {
            state.gathered.resize_with(placed + 1, Gathered::default);
        }
        let gathered = &mut state.gathered[placed];
        gathered.n += 1;
        add_to(at(&mut gathered.cells, cell), row);
        if unit.is_none() {
            add_products(&mut gathered.products, cell, row);
        }
        if let Some(part) = part {
            gathered.fpc = gathered.fpc.or(fpc(1));
            add_to(at(gathered.parts.entry(part).or_default(), cell), row);
        }
    }

    /// The variable of the design that is blank in this row.
    fn blank(
        &self,
        state: &State,
        stratum: Option<u32>,
        unit: Option<u32>,
        part: Option<u32>,
    ) -> Option<String> {
        let is_blank = |coder: &Coder, code: Option<u32>| {
            code.is_some_and(|code| coder.is_blank(code))
        };
        let design = &self.spec.design;
        if is_blank(&state.strata, stratum) {
            return design.strata.clone();
        }
        if is_blank(&state.units, unit) {
            return design.units.first().cloned();
        }
        if is_blank(&state.parts, part) {
            return design.units.get(1).cloned();
        }
        None
    }
}

fn add_products(products: &mut Vec<Vec<f64>>, cell: u32, row: &[f64]) {
    let cell = cell as usize;
    if products.len() <= cell {
        products.resize(cell + 1, Vec::new());
    }
    let width = row.len();
    let products = &mut products[cell];
    products.resize(width * width, 0.0);
    for (a, x) in row.iter().enumerate() {
        for (b, y) in row.iter().enumerate() {
            products[a * width + b] += x * y;
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
        let cells = self.cell_codes();
        let strata = self.strata(spec);
        let mut classes = Vec::with_capacity(self.classes.len());
        for (variable, coder) in spec.classes.iter().zip(self.classes) {
            let codes: Vec<_> = coder.into_keys().map(Key::code).collect();
            if let Some(code) = codes.iter().flatten().find_map(unlisted) {
                let found = Diagnostic::new(Code::RecodeIncomplete, file);
                return Err(found.column(variable).value(code).into());
            }
            classes.push(Class { variable: variable.clone(), codes });
        }
        if let Some(found) = in_two_strata(&strata, spec, file) {
            return Err(found.into());
        }
        let value = Tally {
            rows: self.rows,
            classes,
            measures: spec.measures.clone(),
            cells,
            strata,
            weight: spec.design.weight.clone(),
            weights_from_fpc: spec.design.weight.is_none() && !spec.design.fpc.is_empty(),
            lonely: spec.design.lonely,
        };
        Ok(Read { value, diagnostics })
    }

    /// For each cell its code in each class.
    fn cell_codes(&self) -> Vec<Vec<u32>> {
        let Some(last) = self.cells.last() else { return vec![Vec::new()] };
        let codes = |cell: usize| {
            let mut codes = vec![0; self.cells.len()];
            let mut cell = cell as u32;
            for (i, pairs) in self.cells.iter().enumerate().rev() {
                (cell, codes[i]) = pairs.pair(cell);
            }
            codes
        };
        (0..last.len()).map(codes).collect()
    }

    /// The strata in the order of first occurrence, each with its units.
    fn strata(&self, spec: &TallySpec) -> Vec<Stratum> {
        let mut strata: Vec<Stratum> = self
            .fpc
            .iter()
            .enumerate()
            .map(|(i, fpc)| Stratum {
                label: match spec.design.strata {
                    Some(_) => self.strata.label(i as u32),
                    None => String::new(),
                },
                fpc: *fpc,
                ..Stratum::default()
            })
            .collect();
        for (placed, gathered) in self.gathered.iter().enumerate() {
            let (stratum, unit) = self.placed.pair(placed as u32);
            let stratum = &mut strata[stratum as usize];
            if spec.design.units.is_empty() {
                stratum.singles = singles(gathered);
                continue;
            }
            let part = |(label, cells): (&u32, &Vec<CellSums>)| Unit {
                label: self.parts.label(*label),
                cells: filled(cells),
                ..Unit::default()
            };
            stratum.units.push(Unit {
                label: self.units.label(unit),
                cells: filled(&gathered.cells),
                parts: gathered.parts.iter().map(part).collect(),
                fpc: gathered.fpc,
            });
        }
        strata
    }
}

/// Cells that somebody stands in.
fn filled(cells: &[CellSums]) -> Vec<(u32, CellSums)> {
    let cells = cells.iter().enumerate().filter(|(_, sums)| sums.n[0] > 0);
    cells.map(|(cell, sums)| (cell as u32, sums.clone())).collect()
}

fn singles(gathered: &Gathered) -> Singles {
    let cells = filled(&gathered.cells).into_iter();
    Singles {
        n: gathered.n,
        cells: cells
            .map(|(cell, sums)| (cell, sums, gathered.products[cell as usize].clone()))
            .collect(),
    }
}

/// A unit whose label stands in two strata, unless labels begin anew in each.
fn in_two_strata(strata: &[Stratum], spec: &TallySpec, file: &str) -> Option<Diagnostic> {
    if spec.design.nested {
        return None;
    }
    let mut seen = std::collections::HashMap::new();
    for stratum in strata {
        for unit in &stratum.units {
            if let Some(first) = seen.insert(unit.label.as_str(), stratum.label.as_str())
            {
                let column = spec.design.units.first().map_or("", String::as_str);
                return Some(
                    Diagnostic::new(Code::UnitInTwoStrata, file)
                        .column(column)
                        .value(&unit.label)
                        .with("first", first)
                        .with("other", &stratum.label),
                );
            }
        }
    }
    None
}
