//! A question by groups, as a table that people can read.

use super::document::{Block, Document};
use super::replicates::{replicate_line, undefined};
use super::small_base::{SUPPRESSED, small_base_notes};
use crate::phrase::Phrases;
use crate::results::{
    CrosstabAnswer, CrosstabCell, CrosstabColumn, CrosstabResult, Estimate, Lang,
};
use crate::stats::SmallBase;
use crate::text::Args;

/// Which shares a table prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CrosstabShares {
    /// Of each column.
    #[default]
    Column,
    /// Of each row.
    Row,
    /// Of all.
    Total,
}

/// How a table is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CrosstabStyle {
    /// Which shares.
    pub shares: CrosstabShares,
    /// Their intervals too.
    pub intervals: bool,
    /// Marks for groups that differ from everybody.
    pub against_total: bool,
}

/// Tables as a document.
#[must_use]
pub fn crosstab_document(
    found: &[CrosstabResult],
    style: CrosstabStyle,
    lang: Lang,
) -> Document {
    let say = Phrases::new(lang);
    let blocks = found.iter().map(|table| crosstab_table(table, style, &say)).collect();
    Document { direction: lang.direction(), blocks }
}

/// A table of a report.
pub(super) fn crosstab_table(
    found: &CrosstabResult,
    style: CrosstabStyle,
    say: &Phrases,
) -> Block {
    let rows = found.rows_label.as_deref().unwrap_or(&found.rows);
    let columns = found.columns_label.as_deref().unwrap_or(&found.columns);
    let names = Args::new().text("first", rows).text("other", columns);
    let caption = match style.shares {
        CrosstabShares::Column => "crosstab-caption",
        CrosstabShares::Row => "crosstab-caption-row",
        CrosstabShares::Total => "crosstab-caption-total",
    };
    let printed: Vec<&CrosstabColumn> = found
        .table
        .iter()
        .filter(|column| style.shares == CrosstabShares::Column || column.code.is_some())
        .collect();
    let mut header = vec![say.say("table-answer")];
    header.extend(printed.iter().map(|column| head(column, say)));
    let level = found.letters.levels[0];
    let mut table: Vec<Vec<String>> = found
        .answers
        .iter()
        .enumerate()
        .map(|(i, answer)| {
            let cells = printed.iter().map(|c| cell(&c.cells[i], style, level, say));
            std::iter::once(name(answer, say)).chain(cells).collect()
        })
        .collect();
    let count = |n: f64| say.style().count(n);
    let line = |id: &str, of: &dyn Fn(&CrosstabColumn) -> f64| {
        let cells = printed.iter().map(|column| count(of(column)));
        std::iter::once(say.say(id)).chain(cells).collect::<Vec<String>>()
    };
    table.push(line("table-n", &|column| column.n as f64));
    table.push(line("crosstab-effective", &|column| column.n_effective.round()));
    Block::Table {
        caption: say.say_with(caption, &names),
        header,
        rows: table,
        notes: notes(found, style, say),
    }
}

fn name(answer: &CrosstabAnswer, say: &Phrases) -> String {
    let name = answer.label.clone().unwrap_or_else(|| answer.code.to_string());
    match answer.net {
        true => say.say_with("table-net", &Args::new().text("name", name)),
        false => name,
    }
}

fn head(column: &CrosstabColumn, say: &Phrases) -> String {
    let code = column.code.as_ref().map(ToString::to_string);
    let name =
        column.label.clone().or(code).unwrap_or_else(|| say.say("crosstab-everybody"));
    match column.letter {
        Some(letter) => format!("{name} ({letter})"),
        None => name,
    }
}

fn cell(cell: &CrosstabCell, style: CrosstabStyle, level: f64, say: &Phrases) -> String {
    if cell.small_base == Some(SmallBase::Suppress) {
        return SUPPRESSED.to_owned();
    }
    let of_row = |estimate: &Option<Estimate>| match estimate {
        Some(estimate) => share(estimate, style, say),
        None => say.say("table-blank"),
    };
    let printed = match (style.shares, &cell.range) {
        (CrosstabShares::Row, _) => of_row(&cell.row_share),
        (CrosstabShares::Total, _) => of_row(&cell.total_share),
        (CrosstabShares::Column, Some(range)) => {
            say.style().percent_range(range.lower, range.upper, 1)
        }
        (CrosstabShares::Column, None) => share(&cell.estimate, style, say),
    };
    let mark = if cell.small_base.is_some() { "*" } else { "" };
    // Letters and marks compare shares of columns.
    if style.shares != CrosstabShares::Column {
        return format!("{printed}{mark}");
    }
    let against = match cell.against_total {
        Some(found) if style.against_total && found.p < level => match found.higher {
            true => "▲",
            false => "▼",
        },
        _ => "",
    };
    format!("{printed}{mark}{against} {}", cell.letters).trim_end().to_owned()
}

fn share(estimate: &Estimate, style: CrosstabStyle, say: &Phrases) -> String {
    let Some(value) = estimate.value else { return say.say("table-blank") };
    let share = say.style().percent(value, 1);
    match estimate.interval.as_ref().filter(|_| style.intervals) {
        Some(i) => {
            format!("{share} ({})", say.style().percent_range(i.lower, i.upper, 1))
        }
        None => share,
    }
}

fn notes(found: &CrosstabResult, style: CrosstabStyle, say: &Phrases) -> Vec<String> {
    let mut notes = Vec::new();
    if let Some(test) = &found.test {
        let args = Args::new()
            .text("name", say.say(&format!("test-{}", test.method)))
            .text("value", say.style().number(test.statistic, 2))
            .text("p", say.p_value(test.p));
        notes.push(say.say_with("crosstab-test", &args));
    }
    let adjustment = say.say(&format!("adjustment-{}", found.letters.adjustment));
    let [first, second] = found.letters.levels.map(|level| say.style().percent(level, 0));
    let of_columns = style.shares == CrosstabShares::Column;
    if of_columns && found.table.iter().any(|column| column.letter.is_some()) {
        let args = Args::new()
            .text("first", first.clone())
            .text("other", second)
            .text("name", adjustment.clone());
        notes.push(say.say_with("crosstab-letters", &args));
    }
    if of_columns && style.against_total {
        let args = Args::new().text("level", first).text("name", adjustment);
        notes.push(say.say_with("crosstab-against", &args));
    }
    if found.overlapping[0] {
        notes.push(say.say("toplines-overlapping"));
    }
    if found.overlapping[1] {
        notes.push(say.say("crosstab-overlapping"));
    }
    let cells = || found.table.iter().flat_map(|column| &column.cells);
    notes.extend(small_base_notes(cells().map(|cell| cell.small_base), say));
    if cells().any(|cell| cell.range.is_some()) {
        notes.push(say.say("crosstab-range"));
    }
    if let Some(cell) = cells().next() {
        notes.push(say.assumptions(&cell.estimate.assumptions));
    }
    if let Some(weight) = &found.weight {
        notes.push(
            say.say_with("crosstab-weight", &Args::new().text("name", weight.clone())),
        );
    }
    notes.extend(found.replicates.iter().map(|found| replicate_line(found, say)));
    notes.extend(undefined(cells().map(|cell| &cell.estimate), say));
    if found.without_group > 0 {
        let n = say.style().count(found.without_group as f64);
        notes.push(say.say_with("crosstab-without", &Args::new().text("n", n)));
    }
    notes
}
