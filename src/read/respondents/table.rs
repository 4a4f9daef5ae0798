//! Parquet and CSV: scanned, never loaded.

use std::path::Path;

use polars::prelude::*;

use super::super::findings::{Read, Rejected};
use super::super::table::ingest;
use super::Respondents;
use super::codebook_file::{codebook as read_codebook, codebook_path};
use crate::poll::{Codebook, Variable, VariableKind};

/// Scans a Parquet file.
pub(super) fn parquet(path: &Path, name: &str) -> Result<Read<Respondents>, Rejected> {
    let source = PlRefPath::new(path.to_string_lossy());
    let frame = LazyFrame::scan_parquet(source, ScanArgsParquet::default())
        .map_err(|e| ingest(name, &e))?;
    with_codebook(frame, "parquet", path, name)
}

/// Scans a CSV file; kinds are told from all of its rows, so that a text far down is not
/// lost.
pub(super) fn csv(path: &Path, name: &str) -> Result<Read<Respondents>, Rejected> {
    let source = PlRefPath::new(path.to_string_lossy());
    let nulls = ["", "NA"].map(PlSmallStr::from_static).to_vec();
    let frame = LazyCsvReader::new(source)
        .with_infer_schema_length(None)
        .with_null_values(Some(NullValues::AllColumns(nulls)))
        .finish()
        .map_err(|e| ingest(name, &e))?;
    with_codebook(frame, "csv", path, name)
}

/// A frame with the codebook that its columns give, and the one that lies beside it.
pub(super) fn with_codebook(
    mut frame: LazyFrame,
    format: &'static str,
    path: &Path,
    name: &str,
) -> Result<Read<Respondents>, Rejected> {
    let schema = frame.collect_schema().map_err(|e| ingest(name, &e))?;
    let mut codebook = Codebook::default();
    let tags: Vec<String> =
        schema.iter_names().map(|column| Respondents::tags(column)).collect();
    for (column, dtype) in schema.iter() {
        if tags.iter().any(|tag| tag == column.as_str()) {
            continue;
        }
        let kind = match dtype {
            d if d.is_temporal() => VariableKind::Time,
            d if d.is_numeric() => VariableKind::Number,
            _ => VariableKind::Text,
        };
        codebook.variables.insert(column.to_string(), Variable::new(column, kind));
    }
    let beside = codebook_path(path);
    let mut diagnostics = Vec::new();
    if beside.is_file() {
        let read = read_codebook(&beside)?;
        diagnostics = read.diagnostics;
        merge(&mut codebook, read.value);
    }
    let value = Respondents { codebook, format, frame };
    Ok(Read { value, diagnostics })
}

/// What the codebook says of the file's variables; variables that it does not name stay as
/// the file has them.
fn merge(codebook: &mut Codebook, told: Codebook) {
    for (name, variable) in told.variables {
        if let Some(known) = codebook.variables.get_mut(&name) {
            *known = variable;
        }
    }
}
