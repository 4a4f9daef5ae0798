//! Which columns a file must and may have: mapped by name, never by position.

use crate::poll::{Code, Diagnostic};
use crate::text::nearest;

/// A column that a reader knows.
#[derive(Debug, Clone, Copy)]
pub(super) struct ColumnSpec {
    pub(super) name: &'static str,
    pub(super) required: bool,
}

/// A column that must be there.
pub(super) const fn required(name: &'static str) -> ColumnSpec {
    ColumnSpec { name, required: true }
}

/// A column that may be there.
pub(super) const fn optional(name: &'static str) -> ColumnSpec {
    ColumnSpec { name, required: false }
}

/// Compares a header with the columns that a reader knows: a missing one is an error with
/// the nearest header, an unknown one a note.
pub(super) fn check_header(
    header: &[String],
    known: &[ColumnSpec],
    file: &str,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let unknown: Vec<&str> = header
        .iter()
        .map(String::as_str)
        .filter(|h| !known.iter().any(|k| k.name == *h))
        .collect();
    for column in known.iter().filter(|k| k.required) {
        if !header.iter().any(|h| h == column.name) {
            let mut missing =
                Diagnostic::new(Code::ColumnMissing, file).line(1).column(column.name);
            if let Some(near) = nearest(column.name, unknown.iter().copied()) {
                missing = missing.with("nearest", near);
            }
            found.push(missing);
        }
    }
    for name in unknown {
        let mut note = Diagnostic::new(Code::ColumnUnknown, file).line(1).column(name);
        if let Some(near) = nearest(name, known.iter().map(|k| k.name)) {
            note = note.with("nearest", near);
        }
        found.push(note);
    }
    found
}
