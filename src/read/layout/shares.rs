//! Shares from 0 to 1 as percentages, without digits that nobody published.

use std::collections::HashMap;

use foldhash::fast::FixedState as Hasher;

use super::super::findings::Findings;
use super::super::table::TextTable;
use super::cell::change;
use super::rows::Rows;
use super::tally::Tally;
use crate::poll::Code;

/// Writes shares as percentages. Programs drop zeros at the end ("0.4" for 0.40): a question's
/// shares are taken to be printed alike, to a whole percent at the least.
pub(super) fn to_percentages(
    rows: &mut Rows<'_>,
    table: &TextTable,
    tally: &mut Tally,
    findings: &mut Findings,
) {
    let mut digits: HashMap<(String, String), usize, Hasher> = HashMap::default();
    let key = |rows: &Rows<'_>, row: usize| {
        let cell = |column| rows.get(column, row).unwrap_or("").to_owned();
        (cell("poll"), cell("question"))
    };
    for row in 0..rows.len() {
        let Some((_, decimals)) = rows.get("percent", row).and_then(parts) else { continue };
        let most = digits.entry(key(rows, row)).or_insert(2);
        *most = (*most).max(decimals.len());
    }
    for row in 0..rows.len() {
        let Some(cell) = rows.get("percent", row).map(str::to_owned) else { continue };
        let (source, column) = rows.origin(row);
        let column = column.to_owned();
        let Some((whole, decimals)) = parts(&cell) else { continue };
        if whole > 1 || (whole == 1 && decimals.contains(|c| c != '0')) {
            findings.push(table.about(Code::ShareAboveOne, source, &column, &cell));
            continue;
        }
        let most = digits.get(&key(rows, row)).copied().unwrap_or(2);
        let percent = percentage(whole, decimals, most);
        tally.count(Code::FigureIsShare, &column, source, &cell, &percent);
        if decimals.len() < most {
            tally.count(Code::PrecisionInferred, &column, source, &cell, &percent);
        }
        rows.note_change(row, &change(&column, &cell, &percent, Code::FigureIsShare));
        rows.replace("percent", row, percent);
    }
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
