//! A cell of a file as the project writes it, and what was changed.

use std::borrow::Cow;
use std::collections::HashMap;

use super::super::aliases::Aliases;
use super::super::findings::Findings;
use super::super::table::{Cells, TextTable};
use super::rows::Cell;
use super::tally::Tally;
use super::{Layout, folded};
use crate::poll::{Code, DateOrder, DateSpan, SpanError, SpanKind, latin_digits};

/// What stands in cells of numbers and dates for "not available".
const MISSING: [&str; 16] = [
    "na",
    "n/a",
    "#n/a",
    "nan",
    "null",
    "none",
    "not available",
    "not published",
    "n.a.",
    "--",
    "-",
    "–",
    "—",
    ".",
    "?",
    "n=?",
];

/// The few that no name is like: they mean so in columns of text too.
const NEVER_A_NAME: [&str; 4] = ["n/a", "#n/a", "not available", "null"];

/// True for a cell of numbers or dates that says "not available".
pub(in crate::read) fn is_missing(cell: &str, more: &[String]) -> bool {
    // Figures are most cells by far.
    if cell.len() > 16 || cell.starts_with(|c: char| c.is_ascii_digit()) {
        return more.iter().any(|token| token == cell);
    }
    let lower = cell.to_lowercase();
    MISSING.contains(&lower.as_str()) || more.iter().any(|token| token == cell)
}

/// A figure with a decimal point, without a mark of a footnote.
pub(super) fn plain(cell: &str) -> Cow<'_, str> {
    let bare = without_notes(cell);
    match bare.split_once(',') {
        Some((whole, decimals))
            // Three digits behind a comma are thousands, unless nothing stands before it.
            if ((1..=2).contains(&decimals.trim_end_matches(['%', ' ']).len())
                || whole == "0" && decimals.bytes().all(|b| b.is_ascii_digit()))
                && whole.chars().all(|c| c.is_ascii_digit() || "<>~≈ ".contains(c)) =>
        {
            Cow::Owned(format!("{whole}.{decimals}"))
        }
        _ => Cow::Borrowed(bare),
    }
}

/// A cell without the marks of footnotes that Wikipedia prints: "43[a]".
fn without_notes(cell: &str) -> &str {
    let mut bare = cell.trim();
    while let Some(open) = bare.strip_suffix(']').and_then(|rest| rest.rfind('[')) {
        bare = bare[..open].trim_end();
    }
    bare
}

/// Cleans the cells of one file, remembering what it changed in the row at hand.
pub(super) struct Cleaner<'a, 'l> {
    pub(super) table: &'a TextTable,
    pub(super) layout: &'l Layout,
    pub(super) aliases: &'l Aliases,
    pub(super) tally: Tally,
    pub(super) findings: &'l mut Findings,
    orders: HashMap<String, Option<DateOrder>>,
    changes: Vec<String>,
}

/// The days of a row: first, last, or both.
#[derive(Default)]
pub(super) struct Days<'a> {
    pub(super) start: Cell<'a>,
    pub(super) end: Cell<'a>,
}

impl<'a, 'l> Cleaner<'a, 'l> {
    pub(super) fn new(
        table: &'a TextTable,
        layout: &'l Layout,
        aliases: &'l Aliases,
        findings: &'l mut Findings,
    ) -> Self {
        Self {
            table,
            layout,
            aliases,
            tally: Tally::default(),
            findings,
            orders: HashMap::new(),
            changes: Vec::new(),
        }
    }

    /// What was changed since the last call.
    pub(super) fn changes(&mut self) -> Option<String> {
        let text = std::mem::take(&mut self.changes).join("; ");
        (!text.is_empty()).then_some(text)
    }

    /// Remembers a change of a cell, and counts it.
    pub(super) fn changed(
        &mut self,
        code: Code,
        column: &str,
        row: usize,
        from: &str,
        to: &str,
    ) {
        self.tally.count(code, column, row, from, to);
        self.changes.push(change(column, from, to, code));
    }

    /// A cell of numbers or dates; nothing where it says "not available".
    pub(super) fn number(
        &mut self,
        column: &str,
        row: usize,
        cell: Option<&'a str>,
    ) -> Option<&'a str> {
        let cell = cell?;
        if is_missing(cell, &self.layout.missing) {
            self.changed(Code::MissingToken, column, row, cell, "");
            return None;
        }
        Some(cell)
    }

    /// A cell of text: words that the layout translates, spaces, names of pollsters.
    pub(super) fn text(
        &mut self,
        own: &str,
        column: &str,
        row: usize,
        cell: Option<&'a str>,
    ) -> Cell<'a> {
        let cell = cell?;
        if let Some(words) = self.layout.values.get(own)
            && let Some(word) = words.get(cell)
        {
            self.changed(Code::WordTranslated, column, row, cell, word);
            return Some(Cow::Owned(word.clone()));
        }
        if NEVER_A_NAME.contains(&cell.to_lowercase().as_str())
            || self.layout.missing.iter().any(|token| token == cell && !is_na(cell))
        {
            self.changed(Code::MissingToken, column, row, cell, "");
            return None;
        }
        if own != "pollster" {
            return Some(Cow::Borrowed(cell));
        }
        self.pollster(column, row, cell)
    }

    /// A pollster's name: without footnotes, single spaces, by the table of other names.
    pub(super) fn pollster(
        &mut self,
        column: &str,
        row: usize,
        cell: &'a str,
    ) -> Cell<'a> {
        let mut name = Cow::Borrowed(without_notes(cell));
        if name.len() < cell.len() {
            self.changed(Code::FootnoteRemoved, column, row, cell, &name);
        }
        if name.contains("  ") || name.contains(['\n', '\t', '\u{a0}']) {
            let single = name.split_whitespace().collect::<Vec<_>>().join(" ");
            self.changed(Code::NameSpaces, column, row, &name, &single);
            name = Cow::Owned(single);
        }
        if let Some(other) = self.aliases.get(&name) {
            let other = other.to_owned();
            self.changed(Code::NameAlias, column, row, &name, &other);
            name = Cow::Owned(other);
        }
        (!name.is_empty()).then_some(name)
    }

    /// A figure; what cannot be read stays as it is and is refused where it is typed.
    pub(super) fn figure(
        &mut self,
        column: &str,
        row: usize,
        cell: Option<&'a str>,
    ) -> Cell<'a> {
        let cell = self.number(column, row, cell)?;
        if !cell.contains([',', ']']) {
            return Some(Cow::Borrowed(cell));
        }
        let bare = without_notes(cell);
        if bare.len() < cell.len() {
            self.changed(Code::FootnoteRemoved, column, row, cell, bare);
            if is_missing(bare, &self.layout.missing) {
                return None;
            }
        }
        let plain = plain(bare);
        if plain != bare {
            self.changed(Code::DecimalComma, column, row, bare, &plain);
        }
        Some(plain)
    }

    /// Yes or no; anything else is odd, and a number among them a margin that slipped.
    pub(super) fn flag(&mut self, column: &str, row: usize, cell: Option<&str>) {
        let Some(cell) = cell else { return };
        const WORDS: [&str; 13] = [
            "true", "false", "t", "f", "yes", "no", "1", "0", "na", "n/a", "vrai",
            "faux", "*",
        ];
        if WORDS.contains(&cell.to_lowercase().as_str()) {
            return;
        }
        let number = cell.parse::<f64>().is_ok_and(|n| n > 0.0 && n < 15.0);
        let code = if number { Code::MarginMisplaced } else { Code::FlagUnknown };
        self.findings.push(self.table.about(code, row, column, cell));
    }

    /// First and last day from two cells or from one that holds both.
    pub(super) fn days(
        &mut self,
        row: usize,
        start: Option<(&'a str, &'a str)>,
        end: Option<(&'a str, &'a str)>,
        both: Option<(&'a str, &'a str)>,
    ) -> Days<'a> {
        if let Some((column, cell)) = both
            && start.is_none()
            && end.is_none()
        {
            return match self.span(column, row, cell) {
                Some(span) => self.written(column, row, cell, &span),
                None => Days::default(),
            };
        }
        let mut days = Days::default();
        let mut last = false;
        for given in [start, end] {
            if let Some((column, cell)) = given {
                let found = self.day(column, row, cell, last);
                if last {
                    days.end = found;
                } else {
                    days.start = found;
                }
            }
            last = true;
        }
        days
    }

    /// One day as `2025-01-09`, or a month as `2025-01`.
    pub(super) fn day(
        &mut self,
        column: &str,
        row: usize,
        cell: &'a str,
        last: bool,
    ) -> Cell<'a> {
        let span = self.span(column, row, cell)?;
        let text = match span.kind {
            SpanKind::Month
                if span.start.year() == span.end.year()
                    && span.start.month() == span.end.month() =>
            {
                span.start.strftime("%Y-%m").to_string()
            }
            _ if last => span.end.to_string(),
            _ => span.start.to_string(),
        };
        self.rewritten(column, row, cell, text, span.kind)
    }

    fn written(
        &mut self,
        column: &str,
        row: usize,
        cell: &'a str,
        span: &DateSpan,
    ) -> Days<'a> {
        let month = span.kind == SpanKind::Month
            && (span.start.year(), span.start.month())
                == (span.end.year(), span.end.month());
        if month {
            let text = span.start.strftime("%Y-%m").to_string();
            let start = self.rewritten(column, row, cell, text, SpanKind::Day);
            return Days { start, end: None };
        }
        let whole = format!("{}/{}", span.start, span.end);
        let _ = self.rewritten(column, row, cell, whole, span.kind);
        Days {
            start: Some(Cow::Owned(span.start.to_string())),
            end: Some(Cow::Owned(span.end.to_string())),
        }
    }

    /// Says what became of a date, unless it was written so.
    fn rewritten(
        &mut self,
        column: &str,
        row: usize,
        cell: &'a str,
        text: String,
        kind: SpanKind,
    ) -> Cell<'a> {
        if text == cell {
            return Some(Cow::Borrowed(cell));
        }
        let odd = match kind {
            SpanKind::Quarter | SpanKind::Month if text.len() > 7 => {
                Some(Code::DateApproximate)
            }
            SpanKind::Windows => Some(Code::DateWindows),
            _ => None,
        };
        match odd {
            Some(code) => {
                let found = self.table.about(code, row, column, cell);
                self.findings.push(found.with("names", text.replace('/', "–")));
                self.changes.push(change(column, cell, &text, code));
            }
            None => self.changed(Code::DateFormat, column, row, cell, &text),
        }
        Some(Cow::Owned(text))
    }

    fn span(&mut self, column: &str, row: usize, cell: &str) -> Option<DateSpan> {
        let order = match self.layout.dates {
            Some(order) => Some(order),
            None => self.orders.get(column).copied().flatten(),
        };
        let bare = without_notes(cell);
        let code = match DateSpan::parse(bare, order) {
            Ok(span) => return Some(span),
            Err(SpanError::Ambiguous) => Code::DateAmbiguous,
            Err(SpanError::Year(_)) => Code::DateImplausible,
            Err(SpanError::Reversed { start, end }) => {
                let found =
                    self.table.about(Code::DateOrder, row, column, &end.to_string());
                self.findings.push(found.with("start", start));
                self.changes.push(change(column, cell, "", Code::DateOrder));
                return None;
            }
            Err(_) => Code::DateUnreadable,
        };
        self.findings.push(self.table.about(code, row, column, cell));
        self.changes.push(change(column, cell, "", code));
        None
    }

    /// Lets the cells of a column of dates say which number is the month, if all that say so
    /// agree.
    pub(super) fn learn_order(&mut self, column: &'a str, cells: &Cells<'a>) {
        if self.layout.dates.is_some() || self.orders.contains_key(column) {
            return;
        }
        let mut seen: Option<(usize, DateOrder)> = None;
        let mut agree = true;
        for (row, cell) in cells.column(column).unwrap_or_default().iter().enumerate() {
            let Some(order) =
                cell.and_then(|cell| DateSpan::order_of(&latin_digits(cell)))
            else {
                continue;
            };
            match seen {
                None => seen = Some((row, order)),
                Some((_, known)) => agree &= known == order,
            }
        }
        if let (Some((row, order)), true) = (seen, agree) {
            let cell = cells.get(column, row).unwrap_or("");
            let found = self.table.about(Code::DateOrderInferred, row, column, cell);
            let names = match order {
                DateOrder::MonthFirst => "month_first",
                DateOrder::DayFirst => "day_first",
            };
            self.findings.push(found.with("names", names));
            self.orders.insert(column.to_owned(), Some(order));
        } else {
            self.orders.insert(column.to_owned(), None);
        }
    }
}

/// NA is a missing token of numbers only, whatever a layout lists.
fn is_na(cell: &str) -> bool {
    folded(cell) == "na"
}

/// "end_date: 2/23/18 → 2018-02-23 (date-format)"
pub(crate) fn change(column: &str, from: &str, to: &str, code: Code) -> String {
    let space = |text: &str| if text.is_empty() { "" } else { " " };
    let (before, behind) = (space(from), space(to));
    format!("{column}:{before}{from} →{behind}{to} ({})", code.name())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_missing_and_figures_are_not() {
        for token in ["NA", "N/A", "Not Available", "--", "–", "n=?"] {
            assert!(is_missing(token, &[]), "{token}");
        }
        for figure in ["0", "52", "<0.5", "-3", "Naftali"] {
            assert!(!is_missing(figure, &[]), "{figure}");
        }
    }

    #[test]
    fn commas_and_footnotes_leave_the_figure() {
        assert_eq!(plain("24,5"), "24.5");
        assert_eq!(plain("24,5 %"), "24.5 %");
        assert_eq!(plain("43[a][2]"), "43");
        assert_eq!(plain("1,001"), "1,001");
        assert_eq!(plain("0,155"), "0.155");
        assert_eq!(plain("[a]"), "");
    }
}
