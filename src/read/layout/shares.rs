//! Shares from 0 to 1 as percentages, without digits that nobody published.

use std::collections::HashMap;

use foldhash::fast::FixedState as Hasher;
use indexmap::IndexMap;

use super::super::findings::Findings;
use super::super::table::Canonical;
use super::cell::change;
use crate::poll::{Code, Diagnostic};

/// Writes shares as percentages. Programs drop zeros at the end ("0.4" for 0.40): a question's
/// shares are taken to be printed alike, to a whole percent at the least.
pub(in crate::read) fn to_percentages(rows: &mut Canonical<'_>, findings: &mut Findings) {
    let mut digits: HashMap<(String, String), usize, Hasher> = HashMap::default();
    let key = |rows: &Canonical<'_>, row: usize| {
        let cell = |column| rows.get(column, row).unwrap_or("").to_owned();
        (cell("poll"), cell("question"))
    };
    for row in 0..rows.len() {
        let Some((_, decimals)) = rows.get("percent", row).and_then(parts) else {
            continue;
        };
        let most = digits.entry(key(rows, row)).or_insert(2);
        *most = (*most).max(decimals.len());
    }
    // Said once a column, with the number of cells.
    let mut told: IndexMap<(Code, String), (Diagnostic, u64)> = IndexMap::new();
    for row in 0..rows.len() {
        let Some(cell) = rows.get("percent", row).map(str::to_owned) else { continue };
        let Some((whole, decimals)) = parts(&cell) else { continue };
        if whole > 1 || (whole == 1 && decimals.contains(|c| c != '0')) {
            let code = Code::ShareAboveOne;
            let column = rows.title(row, "percent").to_owned();
            findings.push(rows.about(code, row, "percent", &cell));
            rows.note_change(row, &change(&column, &cell, "", code));
            rows.put("percent", row, None);
            continue;
        }
        let most = digits.get(&key(rows, row)).copied().unwrap_or(2);
        let percent = percentage(whole, decimals, most);
        let column = rows.title(row, "percent").to_owned();
        let inferred = (decimals.len() < most).then_some(Code::PrecisionInferred);
        for code in [Some(Code::FigureIsShare), inferred].into_iter().flatten() {
            let entry = told.entry((code, column.clone())).or_insert_with(|| {
                let found = rows.about(code, row, "percent", &cell);
                (found.with("names", &percent), 0)
            });
            entry.1 += 1;
        }
        rows.note_change(row, &change(&column, &cell, &percent, Code::FigureIsShare));
        rows.put("percent", row, Some(percent));
    }
    findings.extend(told.into_values().map(|(found, count)| found.with("n", count)));
}

/// Whole part and decimals of a plain share.
fn parts(cell: &str) -> Option<(u32, &str)> {
    let (whole, decimals) = cell.split_once('.').unwrap_or((cell, ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || !digits(decimals) || cell.is_empty() || cell == "." {
        return None;
    }
    let whole = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    Some((whole, decimals))
}

/// Moves the point by two places; `most` decimals of the share are kept, at least two.
fn percentage(whole: u32, decimals: &str, most: usize) -> String {
    let padded = format!("{decimals:0<most$}");
    let (points, tenths) = padded.split_at(2.min(padded.len()));
    let points: u32 = whole * 100 + points.parse::<u32>().unwrap_or(0);
    if tenths.is_empty() { points.to_string() } else { format!("{points}.{tenths}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_point_moves_by_two_places_and_zeros_come_back() {
        assert_eq!(percentage(0, "4", 2), "40");
        assert_eq!(percentage(0, "4", 3), "40.0");
        assert_eq!(percentage(0, "345", 3), "34.5");
        assert_eq!(percentage(0, "005", 3), "0.5");
        assert_eq!(percentage(1, "", 2), "100");
        assert_eq!(parts(".38"), Some((0, "38")));
        assert_eq!(parts("<0.01"), None);
    }
}
