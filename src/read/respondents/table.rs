//! Tables without a dictionary of their own: what their columns say, and what a codebook
//! adds.

use std::path::Path;
use std::sync::Arc;

use polars::prelude::*;
use tempfile::TempPath;

use super::super::findings::{Findings, Read, Rejected};
use super::super::table::ingest;
use super::{Respondents, csv_file, parquet_pages};
use crate::poll::{Code, Codebook, Diagnostic, Variable, VariableKind};

/// A table, and the copy that it is read from.
#[derive(Clone)]
pub(super) struct Table {
    pub(super) frame: LazyFrame,
    /// Encoding of its texts, where the format leaves it open.
    pub(super) encoding: Option<String>,
    pub(super) copy: Option<Arc<TempPath>>,
}

/// Scans a Parquet file.
pub(super) fn parquet(path: &Path, name: &str) -> Result<Read<Respondents>, Rejected> {
    let source = PlRefPath::new(path.to_string_lossy());
    let frame = super::contain::contain(name, || {
        parquet_pages::walk(path).map_err(|e| super::contain::damaged(name, e))?;
        LazyFrame::scan_parquet(source, ScanArgsParquet::default())
            .and_then(|mut frame| frame.collect_schema().map(|_| frame))
            .map_err(|e| super::contain::damaged(name, e))
    })?;
    described(Table { frame, encoding: None, copy: None }, "parquet", name)
}

/// Scans a CSV file.
pub(super) fn csv(
    path: &Path,
    name: &str,
    told: Option<&Codebook>,
) -> Result<Read<Respondents>, Rejected> {
    let read = csv_file::csv(path, name, told)?;
    let Read { value, mut diagnostics } = described(read.value, "csv", name)?;
    diagnostics.splice(0..0, read.diagnostics);
    Ok(Read { value, diagnostics })
}

/// A table with the codebook that its columns give; columns of lists are left out, and told.
pub(super) fn described(
    mut table: Table,
    format: &'static str,
    name: &str,
) -> Result<Read<Respondents>, Rejected> {
    let mut left_out = Vec::new();
    let schema = table.frame.collect_schema().map_err(|e| ingest(name, &e))?;
    let mut codebook =
        Codebook { encoding: table.encoding.clone(), ..Codebook::default() };
    let tags: Vec<String> =
        schema.iter_names().map(|column| Respondents::tags(column)).collect();
    for (column, dtype) in schema.iter() {
        if tags.iter().any(|tag| tag == column.as_str()) {
            continue;
        }
        if dtype.is_nested() || matches!(dtype, DataType::Binary | DataType::Unknown(_)) {
            left_out.push(
                Diagnostic::new(Code::ColumnUnusable, name)
                    .column(column)
                    .with("found", dtype),
            );
            continue;
        }
        let kind = match dtype {
            d if d.is_temporal() => VariableKind::Time,
            d if d.is_numeric() => VariableKind::Number,
            _ => VariableKind::Text,
        };
        codebook.variables.insert(column.to_string(), Variable::new(column, kind));
    }
    let Table { frame, copy, .. } = table;
    let value = Respondents { codebook, format, frame, copy };
    Ok(Read { value, diagnostics: left_out })
}

/// What a codebook says of the file's variables; variables that it does not name stay as
/// the file has them, variables that the file does not have are told.
pub(super) fn merge(
    respondents: &mut Respondents,
    told: Codebook,
    file: &str,
    findings: &mut Findings,
) {
    for (name, variable) in told.variables {
        let Some(known) = respondents.codebook.variables.get_mut(&name) else {
            findings.push(Diagnostic::new(Code::VariableUnused, file).column(&name));
            continue;
        };
        if known.kind == variable.kind {
            if !says_nothing(&variable) {
                *known = variable;
            }
        } else {
            findings.push(conflict(file, &name, variable.kind, known.kind));
        }
    }
}

/// A variable of which a codebook gives the name and kind alone.
fn says_nothing(variable: &Variable) -> bool {
    *variable == Variable::new(&variable.name, variable.kind)
}

/// The codebook says one kind, the file has another.
pub(super) fn conflict(
    file: &str,
    variable: &str,
    told: VariableKind,
    found: VariableKind,
) -> Diagnostic {
    let word = super::codebook_file::kind_word;
    Diagnostic::new(Code::KindConflict, file)
        .column(variable)
        .with("expected", word(told))
        .with("found", word(found))
}
