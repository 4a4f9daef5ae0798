//! Which tables have replicates, and their sums.

use std::sync::Arc;

use super::effective::scales_refused;
use super::finish::cell_codes;
use super::found::Found;
use super::known::Known;
use super::made_replicates::{Made, MadeTable};
use super::plan::{DesignPlan, Plan};
use super::replicates::{ReplicateSums, given_variance};
use crate::poll::{Code, Diagnostic};
use crate::read::Read;

type Tables = Vec<Option<ReplicateSums>>;

/// The sums of every table under its design's replicates, where it has any. `strata` names
/// the strata of a design.
pub(super) fn replicated(
    plan: &Plan,
    known: &Known,
    found: &mut Found,
    strata: impl Fn(&DesignPlan, usize) -> String,
    file: &str,
) -> Result<Read<Tables>, Diagnostic> {
    let mut all: Tables = plan.tables.iter().map(|_| None).collect();
    let mut diagnostics = Vec::new();
    for (at, design) in plan.designs.iter().enumerate() {
        let own: Vec<usize> =
            (0..all.len()).filter(|t| plan.tables[*t].design == at).collect();
        if !design.given.is_empty() {
            diagnostics.extend(given(design, at, &own, found, &mut all, file)?);
            continue;
        }
        let label = |stratum| strata(design, stratum);
        let made = Made::of(design, &known.places[at], label, file)?;
        let Some(made) = made else { continue };
        let tables: Vec<MadeTable<'_>> = own
            .iter()
            .map(|t| MadeTable {
                codes: &found.tables[*t],
                sums: &found.sums[*t],
                width: plan.tables[*t].width(),
                cells: cell_codes(&found.tables[*t].cells).len(),
            })
            .collect();
        for (t, sums) in own.iter().zip(made.sums(&tables)) {
            all[*t] = Some(sums);
        }
    }
    Ok(Read { value: all, diagnostics })
}

/// The sums of a design's tables under replicate weights that the file has; a finding about
/// negative ones.
fn given(
    plan: &DesignPlan,
    design: usize,
    tables: &[usize],
    found: &mut Found,
    all: &mut Tables,
    file: &str,
) -> Result<Option<Diagnostic>, Diagnostic> {
    let names = &plan.given;
    let Some(declared) = &plan.design.replicates else { return Ok(None) };
    let about = |code, at: usize| {
        Diagnostic::new(code, file).column(names.get(at).map_or("", String::as_str))
    };
    let variance = given_variance(declared, names.len())
        .map_err(|error| scales_refused(&error, declared, names.len(), file))?;
    let (variance, whole) = (Arc::new(variance), found.rank(design));
    let mut negative = None;
    for table in tables {
        let Some(sums) = found.given[*table].take() else { continue };
        if let Some(at) = sums.unusable() {
            return Err(about(Code::ReplicateUnusable, at).value("NaN"));
        }
        negative = negative.or(sums.negative());
        let codes = &found.tables[*table];
        let cells = cell_codes(&codes.cells).len();
        all[*table] = Some(sums.finish(&codes.slots, cells, whole, &variance, declared));
    }
    let said = |(at, least): (usize, f64)| {
        about(Code::ReplicateNegative, at).value(&least.to_string())
    };
    Ok(negative.map(said))
}
