//! Rows under the project's own column names, as CSV.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::findings::Rejected;
use super::layout::change;
use super::table::Canonical;
use super::toplines::POLL_COLUMNS;
use crate::poll::{Code, Diagnostic};

/// Writes rows; columns without a cell are left out. Cells that were found to be wrong are
/// blank, with the reason in `changed`: a file with such cells is written only where they are
/// allowed. Of an answer that stands twice the second row is left out.
pub(super) fn csv(
    rows: &Canonical<'_>,
    found: &[Diagnostic],
) -> Result<String, Rejected> {
    let failed = |reason: String| {
        Rejected::from(Diagnostic::new(Code::Ingest, rows.name()).with("reason", reason))
    };
    let wrong = Wrong::of(rows, found);
    let cell = |title: &str, row: usize| -> Cow<'_, str> {
        let plain = rows.get(title, row).unwrap_or("");
        if !wrong.touches(title, row) {
            return Cow::Borrowed(plain);
        }
        let changed = title == "changed";
        if changed { Cow::Owned(wrong.changes(plain, row)) } else { Cow::Borrowed("") }
    };
    let kept: Vec<usize> =
        (0..rows.len()).filter(|row| !wrong.twice.contains(row)).collect();
    let filled = |title: &str| kept.iter().any(|row| !cell(title, *row).is_empty());
    let mut columns: Vec<&str> = rows.header().filter(|title| filled(title)).collect();
    if !columns.contains(&"changed") && filled("changed") {
        columns.push("changed");
    }
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(&columns).map_err(|e| failed(e.to_string()))?;
    for row in &kept {
        let cells = columns.iter().map(|title| cell(title, *row).into_owned());
        out.write_record(cells).map_err(|e| failed(e.to_string()))?;
    }
    let bytes = out.into_inner().map_err(|e| failed(e.to_string()))?;
    String::from_utf8(bytes).map_err(|e| failed(e.to_string()))
}

/// Cells with errors, and rows that stand twice.
#[derive(Default)]
struct Wrong {
    cells: HashMap<usize, Vec<(&'static str, String, Code)>>,
    twice: HashSet<usize>,
}

/// Columns whose cells can be wrong.
const COLUMNS: [&str; 13] = [
    "sample",
    "start_date",
    "end_date",
    "published",
    "sample_size",
    "base_size",
    "margin",
    "wording_status",
    "answer_kind",
    "percent",
    "qualifier",
    "group_size",
    "group_share",
];

impl Wrong {
    fn of(rows: &Canonical<'_>, found: &[Diagnostic]) -> Self {
        let mut wrong = Self::default();
        let odd = |d: &&Diagnostic| {
            d.is_error() || matches!(d.code, Code::RowTwice | Code::AnswerTwice)
        };
        let mut lines: HashMap<u64, Vec<&Diagnostic>> = HashMap::new();
        for diagnostic in found.iter().filter(odd) {
            if let Some(line) = diagnostic.place.line {
                lines.entry(line.get()).or_default().push(diagnostic);
            }
        }
        if lines.is_empty() {
            return wrong;
        }
        let mut polls: HashMap<&str, Vec<usize>> = HashMap::new();
        for row in 0..rows.len() {
            polls.entry(rows.get("poll", row).unwrap_or("")).or_default().push(row);
        }
        for row in 0..rows.len() {
            for diagnostic in lines.get(&rows.line(row)).into_iter().flatten() {
                let poll = rows.get("poll", row).unwrap_or("");
                let poll = polls.get(poll).map_or(&[][..], Vec::as_slice);
                wrong.add(rows, row, poll, diagnostic);
            }
        }
        wrong
    }

    /// A poll's own cells are said to be wrong in its first row, and are so in all.
    fn add(
        &mut self,
        rows: &Canonical<'_>,
        row: usize,
        poll: &[usize],
        found: &Diagnostic,
    ) {
        let title = found.place.column.as_deref().unwrap_or("");
        let value = found.place.value.as_deref().unwrap_or("");
        if matches!(found.code, Code::RowTwice | Code::AnswerTwice) {
            if rows.get("answer", row) == Some(value) {
                self.twice.insert(row);
            }
            return;
        }
        let mut blank = |column: &'static str| {
            let own = [row];
            let all = if POLL_COLUMNS.contains(&column) { poll } else { &own };
            for row in all {
                let cells = self.cells.entry(*row).or_default();
                if let Some(cell) = rows.get(column, *row)
                    && cells.iter().all(|(known, ..)| *known != column)
                {
                    cells.push((column, cell.to_owned(), found.code));
                }
            }
        };
        if found.code == Code::DateOrder {
            blank("start_date");
            blank("end_date");
            return;
        }
        for column in COLUMNS {
            if rows.title(row, column) == title && rows.get(column, row) == Some(value) {
                blank(column);
            }
        }
    }

    /// True for a cell that is wrong, and for `changed` in a row that has one.
    fn touches(&self, title: &str, row: usize) -> bool {
        let cells = self.cells.get(&row).into_iter().flatten();
        title == "changed" && self.cells.contains_key(&row)
            || cells.into_iter().any(|(column, ..)| *column == title)
    }

    fn changes(&self, before: &str, row: usize) -> String {
        let cells = self.cells.get(&row).into_iter().flatten();
        let new = cells.map(|(column, cell, code)| change(column, cell, "", *code));
        let before = (!before.is_empty()).then(|| before.to_owned());
        before.into_iter().chain(new).collect::<Vec<_>>().join("; ")
    }
}
