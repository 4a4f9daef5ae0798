//! A codebook as a CSV of its own, beside a file that cannot hold one.
//!
//! One row a labelled or missing value, and one row a variable without any:
//! `variable,label,kind,measure,code,value_label,missing`. A range of missing numbers stands
//! as `97..99` in `code`.

use std::path::{Path, PathBuf};

use indexmap::IndexMap;

use super::super::bytes::Source;
use super::super::columns::{ColumnSpec, optional, required};
use super::super::findings::{Findings, Read, Rejected};
use super::super::table::{Cells, TextTable};
use crate::poll::{
    Code, Codebook, LabelledValue, Measure, MissingKind, MissingRange, ValueCode,
    Variable, VariableKind,
};

const COLUMNS: [ColumnSpec; 7] = [
    required("variable"),
    optional("label"),
    required("kind"),
    optional("measure"),
    optional("code"),
    optional("value_label"),
    optional("missing"),
];

const KINDS: [(&str, VariableKind); 3] = [
    ("number", VariableKind::Number),
    ("text", VariableKind::Text),
    ("time", VariableKind::Time),
];

const MEASURES: [(&str, Measure); 4] = [
    ("nominal", Measure::Nominal),
    ("ordinal", Measure::Ordinal),
    ("scale", Measure::Scale),
    ("unknown", Measure::Unknown),
];

const MISSING: [(&str, MissingKind); 4] = [
    ("dont_know", MissingKind::DontKnow),
    ("refused", MissingKind::Refused),
    ("not_asked", MissingKind::NotAsked),
    ("declared", MissingKind::Declared),
];

fn word<T: Copy + PartialEq>(words: &[(&'static str, T)], value: T) -> &'static str {
    words.iter().find(|(_, v)| *v == value).map_or("", |(word, _)| word)
}

fn meaning<T: Copy>(words: &[(&'static str, T)], word: &str) -> Option<T> {
    words.iter().find(|(w, _)| *w == word).map(|(_, value)| *value)
}

/// The word of a kind of values.
pub(super) fn kind_word(kind: VariableKind) -> &'static str {
    word(&KINDS, kind)
}

/// Where the codebooks of a data file are looked for: `survey.parquet` has
/// `survey.codebook.csv`, which [`write_respondents`](super::write_respondents) writes, and
/// `survey.codebook.toml`, which people write.
#[must_use]
pub fn codebook_paths(data: &Path) -> [PathBuf; 2] {
    ["codebook.csv", "codebook.toml"].map(|ending| data.with_extension(ending))
}

/// A codebook as CSV.
///
/// # Errors
/// The csv crate's, which a writer into memory does not have.
pub fn codebook_csv(codebook: &Codebook) -> Result<Vec<u8>, csv::Error> {
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(COLUMNS.map(|c| c.name))?;
    for variable in codebook.variables.values() {
        for [code, label, missing] in rows(variable) {
            let kind = word(&KINDS, variable.kind);
            let measure = word(&MEASURES, variable.measure);
            let name = variable.label.as_deref().unwrap_or("");
            out.write_record([
                variable.name.as_str(),
                name,
                kind,
                measure,
                &code,
                &label,
                &missing,
            ])?;
        }
    }
    out.into_inner().map_err(|e| csv::Error::from(e.into_error()))
}

/// Code, label and kind of missing of every row that a variable takes.
fn rows(variable: &Variable) -> Vec<[String; 3]> {
    let text = |code: &ValueCode| match code {
        ValueCode::Number(x) => x.to_string(),
        ValueCode::Text(text) => text.clone(),
    };
    let mut rows: Vec<[String; 3]> = variable
        .values
        .iter()
        .map(|v| {
            let missing = v.missing.map_or("", |kind| word(&MISSING, kind));
            [text(&v.code), v.label.clone(), missing.to_owned()]
        })
        .collect();
    let declared = || word(&MISSING, MissingKind::Declared).to_owned();
    let unlabelled =
        variable.missing.iter().filter(|code| variable.labelled(code).is_none());
    rows.extend(unlabelled.map(|code| [text(code), String::new(), declared()]));
    if let Some(range) = variable.missing_range {
        let kind = word(&MISSING, range.kind).to_owned();
        rows.push([format!("{}..{}", range.low, range.high), String::new(), kind]);
    }
    if rows.is_empty() {
        rows.push([String::new(), String::new(), String::new()]);
    }
    rows
}

/// Reads a codebook.
///
/// # Errors
/// [`Rejected`] with every word that is not known and every code that is no number where
/// the variable is one.
pub fn codebook(path: &Path) -> Result<Read<Codebook>, Rejected> {
    let mut findings = Findings::default();
    let table = TextTable::read(&Source::new(path), &COLUMNS, &mut findings)?;
    let rows = table.collect(table.frame())?;
    let cells = rows.cells(&table);
    let mut variables: IndexMap<String, Variable> = IndexMap::new();
    for row in 0..cells.len() {
        let Some(name) = cells.get("variable", row) else {
            findings.push(table.about(Code::CellBlank, row, "variable", ""));
            continue;
        };
        let kind = known(&table, &cells, row, "kind", &KINDS, &mut findings);
        let variable = variables
            .entry(name.to_owned())
            .or_insert_with(|| Variable::new(name, kind.unwrap_or(VariableKind::Text)));
        if variable.label.is_none() {
            variable.label = cells.get("label", row).map(str::to_owned);
        }
        if let Some(measure) =
            known(&table, &cells, row, "measure", &MEASURES, &mut findings)
        {
            variable.measure = measure;
        }
        let missing = known(&table, &cells, row, "missing", &MISSING, &mut findings);
        if let Some(code) = cells.get("code", row)
            && !add(variable, code, cells.get("value_label", row), missing)
        {
            findings.push(table.about(Code::CodeUnreadable, row, "code", code));
        }
    }
    findings.finish(Codebook { variables, ..Codebook::default() })
}

fn known<T: Copy>(
    table: &TextTable,
    cells: &Cells<'_>,
    row: usize,
    column: &str,
    words: &[(&'static str, T)],
    findings: &mut Findings,
) -> Option<T> {
    let cell = cells.get(column, row)?;
    let found = meaning(words, cell);
    if found.is_none() {
        let names: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        findings.push(
            table
                .about(Code::WordUnknown, row, column, cell)
                .with("names", names.join(", ")),
        );
    }
    found
}

/// A code as a codebook writes it; `None` where the variable cannot have it.
pub(super) fn code_of(kind: VariableKind, code: &str) -> Option<ValueCode> {
    let tag = code.len() == 2 && code.starts_with('.');
    if kind == VariableKind::Number && !tag {
        return code.parse().ok().filter(|x: &f64| x.is_finite()).map(ValueCode::Number);
    }
    Some(ValueCode::Text(code.to_owned()))
}

/// "97..99": a range of numbers, ends included.
pub(super) fn range_of(code: &str) -> Option<MissingRange> {
    let (low, high) = code.split_once("..")?;
    let (low, high): (f64, f64) = (low.parse().ok()?, high.parse().ok()?);
    (low <= high).then_some(MissingRange { low, high, kind: MissingKind::Declared })
}

/// Adds a row's value to its variable; false for a code that the variable cannot have.
fn add(
    variable: &mut Variable,
    code: &str,
    label: Option<&str>,
    missing: Option<MissingKind>,
) -> bool {
    if variable.kind == VariableKind::Number
        && let (Some(kind), Some(range)) = (missing, range_of(code))
    {
        variable.missing_range = Some(MissingRange { kind, ..range });
        return true;
    }
    let Some(code) = code_of(variable.kind, code) else { return false };
    match label {
        Some(label) => {
            if missing.is_some() {
                variable.missing.push(code.clone());
            }
            variable.values.push(LabelledValue {
                code,
                label: label.to_owned(),
                missing,
            });
        }
        None if missing.is_some() => variable.missing.push(code),
        None => {}
    }
    true
}
