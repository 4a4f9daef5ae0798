//! The project's own columns: tokens for "not available", and names of pollsters.

use super::aliases::Aliases;
use super::findings::Findings;
use super::layout::{change, is_missing};
use super::table::Canonical;
use crate::poll::{Code, Diagnostic};

/// Columns of numbers and dates.
const NUMBERS: [&str; 7] = [
    "sample_size",
    "base_size",
    "margin",
    "start_date",
    "end_date",
    "published",
    "percent",
];

/// Reads "NA" in columns of numbers and dates as blank, and counts pollsters under one name.
/// Each is said once a column, and each row says what was changed.
pub(super) fn clean(
    rows: &mut Canonical<'_>,
    aliases: &Aliases,
    findings: &mut Findings,
) {
    for column in NUMBERS {
        let gone = |cell: &str| is_missing(cell, &[]).then(String::new);
        rewrite(rows, column, Code::MissingToken, gone, findings);
    }
    let single = |cell: &str| {
        let odd = cell.contains("  ") || cell.contains(['\n', '\t', '\u{a0}']);
        odd.then(|| cell.split_whitespace().collect::<Vec<_>>().join(" "))
    };
    rewrite(rows, "pollster", Code::NameSpaces, single, findings);
    let other = |cell: &str| aliases.get(cell).map(str::to_owned);
    rewrite(rows, "pollster", Code::NameAlias, other, findings);
}

/// Rewrites the cells of a column for which `new` gives a text; an empty one makes them blank.
fn rewrite(
    rows: &mut Canonical<'_>,
    column: &str,
    code: Code,
    new: impl Fn(&str) -> Option<String>,
    findings: &mut Findings,
) {
    let mut first: Option<Diagnostic> = None;
    let mut count = 0_u64;
    for row in 0..rows.len() {
        let Some((cell, text)) =
            rows.get(column, row).and_then(|cell| Some((cell.to_owned(), new(cell)?)))
        else {
            continue;
        };
        count += 1;
        if first.is_none() {
            first = Some(rows.about(code, row, column, &cell).with("names", &text));
        }
        rows.note_change(row, &change(column, &cell, &text, code));
        rows.put(column, row, (!text.is_empty()).then_some(text));
    }
    findings.extend(first.map(|found| found.with("n", count)));
}
