//! Rows under the project's own column names, as CSV.

use super::findings::Rejected;
use super::table::Canonical;
use crate::poll::{Code, Diagnostic};

/// Columns without a cell are left out.
pub(super) fn csv(rows: &Canonical<'_>) -> Result<String, Rejected> {
    let failed = |reason: String| {
        Rejected::from(Diagnostic::new(Code::Ingest, rows.name()).with("reason", reason))
    };
    let columns: Vec<_> = rows
        .header()
        .filter_map(|title| {
            let cells = rows.column(title)?;
            cells.iter().any(Option::is_some).then_some((title, cells))
        })
        .collect();
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(columns.iter().map(|(title, _)| *title))
        .map_err(|e| failed(e.to_string()))?;
    for row in 0..rows.len() {
        let cells = columns.iter().map(|(_, cells)| cells[row].as_deref().unwrap_or(""));
        out.write_record(cells).map_err(|e| failed(e.to_string()))?;
    }
    let bytes = out.into_inner().map_err(|e| failed(e.to_string()))?;
    String::from_utf8(bytes).map_err(|e| failed(e.to_string()))
}
