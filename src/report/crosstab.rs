//! A question by groups, as a table that people can read.

use super::document::{Block, Document};
use crate::phrase::Phrases;
use crate::results::{CrosstabCell, CrosstabColumn, CrosstabResult, Lang};
use crate::stats::SmallBase;
use crate::text::Args;

/// Stands for a share that must not be printed.
const SUPPRESSED: &str = "‡";

/// Tables as a document.
#[must_use]
pub fn crosstab_document(found: &[CrosstabResult], lang: Lang) -> Document {
    let say = Phrases::new(lang);
    let blocks = found.iter().map(|table| crosstab_table(table, &say)).collect();
    Document { direction: lang.direction(), blocks }
}

fn crosstab_table(found: &CrosstabResult, say: &Phrases) -> Block {
    let rows = found.rows_label.as_deref().unwrap_or(&found.rows);
    let columns = found.columns_label.as_deref().unwrap_or(&found.columns);
    let names = Args::new().text("first", rows).text("other", columns);
    let mut header = vec![say.say("table-answer")];
    header.extend(found.table.iter().map(|column| head(column, say)));
    let mut table: Vec<Vec<String>> = found
        .answers
        .iter()
        .enumerate()
        .map(|(i, answer)| {
            let name = answer.label.clone().unwrap_or_else(|| answer.code.to_string());
            let cells = found.table.iter().map(|column| cell(&column.cells[i], say));
            std::iter::once(name).chain(cells).collect()
        })
        .collect();
    let count = |n: f64| say.style().count(n);
    let line = |id: &str, of: &dyn Fn(&CrosstabColumn) -> f64| {
        let cells = found.table.iter().map(|column| count(of(column)));
        std::iter::once(say.say(id)).chain(cells).collect::<Vec<String>>()
    };
    table.push(line("table-n", &|column| column.n as f64));
    table.push(line("crosstab-effective", &|column| column.n_effective.round()));
    Block::Table {
        caption: say.say_with("crosstab-caption", &names),
        header,
        rows: table,
        notes: notes(found, say),
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

fn cell(cell: &CrosstabCell, say: &Phrases) -> String {
    if cell.small_base == Some(SmallBase::Suppress) {
        return SUPPRESSED.to_owned();
    }
    let share = say.style().percent(cell.estimate.value.unwrap_or(0.0), 1);
    let mark = if cell.small_base.is_some() { "*" } else { "" };
    format!("{share}{mark} {}", cell.letters).trim_end().to_owned()
}

fn notes(found: &CrosstabResult, say: &Phrases) -> Vec<String> {
    let mut notes = Vec::new();
    if let Some(test) = &found.test {
        let args = Args::new()
            .text("name", say.say(&format!("test-{}", test.method)))
            .text("value", say.style().number(test.statistic, 2))
            .text("p", say.p_value(test.p));
        notes.push(say.say_with("crosstab-test", &args));
    }
    if found.table.iter().any(|column| column.letter.is_some()) {
        notes.push(say.say("crosstab-letters"));
    }
    let any = |small: SmallBase| {
        found.table.iter().flat_map(|c| &c.cells).any(|c| c.small_base == Some(small))
    };
    if any(SmallBase::Suppress) {
        notes.push(say.say("crosstab-suppressed"));
    }
    if any(SmallBase::Review) || any(SmallBase::Complement) {
        notes.push(say.say("crosstab-flagged"));
    }
    if let Some(cell) = found.table.first().and_then(|column| column.cells.first()) {
        notes.push(say.assumptions(&cell.estimate.assumptions));
    }
    if let Some(weight) = &found.weight {
        notes.push(
            say.say_with("crosstab-weight", &Args::new().text("name", weight.clone())),
        );
    }
    if found.without_group > 0 {
        let n = say.style().count(found.without_group as f64);
        notes.push(say.say_with("crosstab-without", &Args::new().text("n", n)));
    }
    notes
}
