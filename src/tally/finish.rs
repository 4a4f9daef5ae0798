//! From what the pass found to tallies.

use std::collections::HashMap;
use std::sync::Arc;

use super::coder::{Coder, Key};
use super::found::{Findings, Found};
use super::known::{Known, Places, TableCodes};
use super::pairs::Pairs;
use super::plan::{DesignPlan, Plan, TallySpec};
use super::replicated::replicated;
use super::sums::Sums;
use super::table::{CellTable, Class, Singles, Stratum, Tally, Unit};
use crate::poll::{Code, Diagnostic, ValueCode};
use crate::read::{Read, Rejected, unlisted};

/// The tallies, one a specification.
pub(super) fn finish(
    plan: &Plan,
    specs: &[TallySpec],
    known: Known,
    mut found: Found,
    file: &str,
) -> Result<Read<Vec<Tally>>, Rejected> {
    let mut diagnostics = Vec::new();
    for (of, plan) in found.designs.iter().zip(&plan.designs) {
        diagnostics.extend(told(of, plan, found.rows, file)?);
    }
    let labels: Vec<Vec<Arc<str>>> = known.coders.iter().map(labels).collect();
    for (design, places) in plan.designs.iter().zip(&known.places) {
        let sizes = sizes_that_are_none(design, places, file);
        if let Some(found) = in_two_strata(design, places, &labels, file).or(sizes) {
            return Err(found.into());
        }
    }
    let strata = |design: &DesignPlan, at: usize| match design.strata {
        Some(variable) => labels[variable][at].to_string(),
        None => String::new(),
    };
    let replicated = replicated(plan, &known, &mut found, strata, file)?;
    diagnostics.extend(replicated.diagnostics);
    let mut replicates = replicated.value.into_iter();
    let codes: Vec<Vec<Option<ValueCode>>> =
        known.coders.iter().map(|c| c.keys().cloned().map(Key::code).collect()).collect();
    let mut tallies = Vec::with_capacity(specs.len());
    let tables = plan.tables.iter().zip(&found.tables).zip(&found.sums);
    for (((table, of), sums), spec) in tables.zip(specs) {
        let mut classes = Vec::with_capacity(table.classes.len());
        for (variable, at) in spec.classes.iter().zip(&table.classes) {
            if let Some(code) = codes[*at].iter().flatten().find_map(unlisted) {
                let found = Diagnostic::new(Code::RecodeIncomplete, file);
                return Err(found.column(variable).value(code).into());
            }
            classes.push(Class { variable: variable.clone(), codes: codes[*at].clone() });
        }
        let design = &plan.designs[table.design];
        let made = Made { design, places: &known.places[table.design], labels: &labels };
        let mut tally = Tally {
            rows: found.rows,
            classes,
            measures: spec.measures.clone(),
            cells: cell_codes(&of.cells),
            strata: made.strata(of, sums),
            weight: spec.design.weight.clone(),
            weights_from_fpc: spec.design.weight.is_none() && !spec.design.fpc.is_empty(),
            lonely: spec.design.lonely,
            collapsed: false,
            replicates: replicates.next().flatten(),
        };
        // Strata of which every respondent was left out.
        tally.strata.retain(|s| !s.units.is_empty() || s.singles.n > 0);
        if !spec.keep_units {
            tally.collapse();
        }
        tallies.push(tally);
    }
    Ok(Read { value: tallies, diagnostics })
}

/// What there is to say of a design's cells.
fn told(
    found: &Findings,
    plan: &DesignPlan,
    rows: u64,
    file: &str,
) -> Result<Vec<Diagnostic>, Diagnostic> {
    if let Some((code, column, row, value)) = &found.bad {
        let told = Diagnostic::new(*code, file).column(column).row(*row);
        return Err(told.value(value).with("rows", row));
    }
    let mut diagnostics = Vec::new();
    if let Some(weight) = &plan.design.weight {
        let about = |code| Diagnostic::new(code, file).column(weight).with("rows", rows);
        if found.text {
            diagnostics.push(about(Code::WeightIsText));
        }
        if found.blank > 0 {
            diagnostics.push(about(Code::WeightBlank).with("n", found.blank));
        }
    }
    Ok(diagnostics)
}

fn labels(coder: &Coder) -> Vec<Arc<str>> {
    (0..coder.keys().count()).map(|code| coder.label(code as u32).into()).collect()
}

/// For each cell its code in each class.
pub(super) fn cell_codes(pairs: &[Pairs]) -> Vec<Vec<u32>> {
    let Some(last) = pairs.last() else { return vec![Vec::new()] };
    let codes = |cell: usize| {
        let mut codes = vec![0; pairs.len()];
        let mut cell = cell as u32;
        for (i, pairs) in pairs.iter().enumerate().rev() {
            (cell, codes[i]) = pairs.pair(cell);
        }
        codes
    };
    (0..last.len()).map(codes).collect()
}

/// What the strata of a table are made of.
struct Made<'a> {
    design: &'a DesignPlan,
    places: &'a Places,
    labels: &'a [Vec<Arc<str>>],
}

impl Made<'_> {
    /// The strata in the order of first occurrence, each with its units.
    fn strata(&self, codes: &TableCodes, sums: &Sums) -> Vec<Stratum> {
        let mut cells: Vec<Vec<usize>> = vec![Vec::new(); self.innermost()];
        for (slot, (place, _)) in codes.slots.iter().enumerate() {
            cells[place as usize].push(slot);
        }
        let cell = |slot: usize| codes.slots.pair(slot as u32).1;
        let table_of = |slots: &[usize]| {
            let mut table = CellTable::default();
            for slot in slots {
                table.push(sums.count(*slot, cell(*slot)), sums.sums(*slot));
            }
            table
        };
        let size = |stage: usize, place: usize| {
            let sizes = self.places.fpc.get(stage)?;
            sizes.get(place).copied().flatten().flatten()
        };
        let stratum = |at: usize| Stratum {
            label: match self.design.strata {
                Some(variable) => self.labels[variable][at].clone(),
                None => Arc::default(),
            },
            fpc: size(0, at),
            ..Stratum::default()
        };
        let mut strata: Vec<Stratum> = (0..self.places.strata).map(stratum).collect();
        let Some(last) = self.design.units.len().checked_sub(1) else {
            for (stratum, slots) in strata.iter_mut().zip(&cells) {
                let cells = table_of(slots);
                let n = cells.n();
                let products = slots.iter().flat_map(|slot| sums.products(*slot));
                let products = products.copied().collect();
                stratum.singles = Singles { n, cells, products };
            }
            return strata;
        };
        // From the innermost stage outwards: each stage's units are parts of the next.
        let mut parts: Vec<Vec<Unit>> = Vec::new();
        let mut tables: Vec<CellTable> = cells.iter().map(|s| table_of(s)).collect();
        for stage in (0..=last).rev() {
            let pairs = &self.places.stages[stage];
            let above = if stage == 0 {
                strata.len()
            } else {
                self.places.stages[stage - 1].len()
            };
            let mut outer: Vec<Vec<Unit>> = (0..above).map(|_| Vec::new()).collect();
            let mut sums: Vec<CellTable> = vec![CellTable::default(); above];
            let mut inner = parts.into_iter();
            for (place, ((into, label), cells)) in pairs.iter().zip(tables).enumerate() {
                if stage > 0 {
                    for (count, of) in cells.iter() {
                        sums[into as usize].add(count, of);
                    }
                }
                let label = self.labels[self.design.units[stage]][label as usize].clone();
                let parts = inner.next().unwrap_or_default();
                let fpc = size(stage + 1, place);
                outer[into as usize].push(Unit { label, cells, parts, fpc });
            }
            (parts, tables) = (outer, sums);
        }
        for (stratum, units) in strata.iter_mut().zip(parts) {
            stratum.units = units;
        }
        strata
    }

    /// Places of the last stage; strata where there is none.
    fn innermost(&self) -> usize {
        self.places.stages.last().map_or(self.places.strata, Pairs::len)
    }
}

/// A unit whose label stands in two strata, unless labels begin anew in each.
fn in_two_strata(
    plan: &DesignPlan,
    places: &Places,
    labels: &[Vec<Arc<str>>],
    file: &str,
) -> Option<Diagnostic> {
    let (Some(strata), Some(units)) = (plan.strata, plan.units.first()) else {
        return None;
    };
    if plan.design.nested {
        return None;
    }
    let mut seen = HashMap::new();
    for (stratum, unit) in places.stages.first()?.iter() {
        let first = *seen.entry(unit).or_insert(stratum);
        if first != stratum {
            let column = plan.design.units.first().map_or("", String::as_str);
            return Some(
                Diagnostic::new(Code::UnitInTwoStrata, file)
                    .column(column)
                    .value(&labels[*units][unit as usize])
                    .with("first", &labels[strata][first as usize])
                    .with("other", &labels[strata][stratum as usize]),
            );
        }
    }
    None
}

/// A place whose population size is blank where it first occurs, or not above 0.
fn sizes_that_are_none(
    plan: &DesignPlan,
    places: &Places,
    file: &str,
) -> Option<Diagnostic> {
    for (name, sizes) in plan.design.fpc.iter().zip(&places.fpc) {
        for size in sizes.iter().flatten() {
            let about = |code| Diagnostic::new(code, file).column(name);
            match size {
                Some(size) if *size > 0.0 => {}
                Some(size) => {
                    return Some(about(Code::FpcInvalid).value(&size.to_string()));
                }
                None => return Some(about(Code::DesignBlank)),
            }
        }
    }
    None
}
