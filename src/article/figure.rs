//! Figures one by one, to be set into a page: a table, a fragment of HTML, rows of data.

use serde::Serialize;

use super::filters::{Printer, printed};
use super::names::{Entry, EntryKind, Names};
use crate::phrase::Phrases;
use crate::report::{Block, Document, explain, inert_html};
use crate::results::{Assumption, Results};
use crate::text::{Direction, strip_isolates};

/// A figure with all that must stand beside it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FigureRow {
    /// Identifier of the result.
    pub id: String,
    /// Its name in templates.
    pub name: String,
    /// Printed name of what it measures.
    pub label: String,
    /// The value as it is printed.
    pub text: String,
    /// The value: a share in 0–1, or a difference of shares; null where it is not known.
    pub value: Option<f64>,
    /// Lower limit of the interval, or of the bounds of a share that is only bounded.
    pub lower: Option<f64>,
    /// Upper limit.
    pub upper: Option<f64>,
    /// The interval as it is printed, or why there is none.
    pub interval: String,
    /// Respondents of the base, where known.
    pub n: Option<f64>,
    /// The poll with its dates, mode and sample size.
    pub source: String,
    /// What it rests on, in sentences.
    pub rests_on: Vec<String>,
}

/// The figures with an identifier or a template's name; of a question or segment all that
/// stand below it. Empty where there is none.
#[must_use]
pub fn figure_rows(
    names: &Names,
    results: &Results,
    id: &str,
    say: &Phrases,
) -> Vec<FigureRow> {
    let all = names.entries();
    let is = |entry: &&Entry| {
        (entry.id == id || entry.name == id) && !matches!(entry.kind, EntryKind::Claim(_))
    };
    let below = |text: &str, sign: char| {
        text.strip_prefix(id).is_some_and(|rest| rest.starts_with(sign))
    };
    let one: Vec<&Entry> = all.iter().filter(is).collect();
    let found = if one.is_empty() {
        all.iter().filter(|e| below(&e.id, '/') || below(&e.name, '.')).collect()
    } else {
        one
    };
    found.into_iter().map(|entry| row(entry, results, say)).collect()
}

fn row(entry: &Entry, results: &Results, say: &Phrases) -> FigureRow {
    let printer = Printer { say, results, file: "" };
    let estimate = entry.figure().map(|f| &f.estimate).or_else(|| entry.estimate());
    let (assumptions, missing): (&[Assumption], Vec<String>) = match &entry.kind {
        EntryKind::Bounded(bounded) => (
            &bounded.assumptions,
            bounded.missing.iter().map(|m| say.missing(m)).collect(),
        ),
        _ => (
            estimate.map_or(&[], |e| &e.assumptions),
            estimate
                .map(|e| e.missing.iter().map(|m| say.missing(m)).collect())
                .unwrap_or_default(),
        ),
    };
    let limits = match &entry.kind {
        EntryKind::Bounded(bounded) => Some((bounded.bounds.lower, bounded.bounds.upper)),
        _ => estimate.and_then(|e| e.interval.as_ref()).map(|i| (i.lower, i.upper)),
    };
    let plain = |text: String| strip_isolates(&text);
    FigureRow {
        id: entry.id.clone(),
        name: entry.name.clone(),
        label: say.label(&entry.label).to_owned(),
        text: plain(printed(entry, say)),
        value: estimate.and_then(|e| e.value),
        lower: limits.map(|l| l.0),
        upper: limits.map(|l| l.1),
        interval: plain(
            printer.interval(entry).unwrap_or_else(|_| say.semicolons(&missing)),
        ),
        n: estimate.and_then(|e| e.n),
        source: plain(printer.source(entry).unwrap_or_default()),
        rests_on: assumptions.iter().map(|a| plain(say.assumption(a))).collect(),
    }
}

/// What a table of figures is called: the question, else what the figure measures.
#[must_use]
pub fn figure_caption(
    rows: &[FigureRow],
    results: &Results,
    id: &str,
    say: &Phrases,
) -> String {
    let question = results.toplines.iter().find(|t| t.name == id || t.id == id);
    match (question, rows) {
        (Some(question), _) => say.label(&question.label).to_owned(),
        (None, [row]) => row.label.clone(),
        (None, _) => id.to_owned(),
    }
}

/// The figures as a table with their sources below.
#[must_use]
pub fn figure_document(
    rows: &[FigureRow],
    caption: &str,
    level: f64,
    say: &Phrases,
) -> Document {
    let interval = crate::text::Args::new().text("level", say.level(level));
    let header = vec![
        say.say("table-answer"),
        say.say("table-share"),
        say.say_with("table-interval", &interval),
        say.say("table-n"),
    ];
    let cells = rows.iter().map(|row| {
        let n = row.n.map_or(String::new(), |n| say.style().count(n));
        vec![row.label.clone(), row.text.clone(), row.interval.clone(), n]
    });
    let table = Block::Table {
        caption: caption.to_owned(),
        header,
        rows: cells.collect(),
        notes: notes(rows),
    };
    Document { direction: say.lang().direction(), blocks: vec![table] }
}

/// Sources and assumptions, each once.
fn notes(rows: &[FigureRow]) -> Vec<String> {
    let mut notes: Vec<String> = Vec::new();
    let texts =
        rows.iter().flat_map(|row| [&row.source].into_iter().chain(&row.rests_on));
    for text in texts.filter(|text| !text.is_empty()) {
        if !notes.contains(text) {
            notes.push(text.clone());
        }
    }
    notes
}

/// The figures as a fragment of HTML without scripts or styles: a table with its sources, and
/// each number's explanation to unfold. Language and direction stand on it.
#[must_use]
pub fn figure_html(
    rows: &[FigureRow],
    caption: &str,
    results: &Results,
    say: &Phrases,
) -> String {
    let level = results.study.level;
    let document = figure_document(rows, caption, level, say);
    let direction = match say.lang().direction() {
        Direction::Ltr => "ltr",
        Direction::Rtl => "rtl",
    };
    let mut html = format!(
        "<figure class=\"endoxa\" lang=\"{}\" dir=\"{direction}\">\n",
        say.lang()
    );
    for block in &document.blocks {
        let Block::Table { caption, header, rows, notes } = block else { continue };
        html.push_str(&format!("<table>\n<caption>{}</caption>\n", text(caption)));
        html.push_str("<thead><tr>");
        for head in header {
            html.push_str(&format!("<th scope=\"col\">{}</th>", text(head)));
        }
        html.push_str("</tr></thead>\n<tbody>\n");
        for cells in rows {
            html.push_str("<tr>");
            for (i, cell) in cells.iter().enumerate() {
                let (open, close) = if i == 0 {
                    ("<th scope=\"row\">", "</th>")
                } else {
                    ("<td>", "</td>")
                };
                html.push_str(&format!("{open}<bdi>{}</bdi>{close}", text(cell)));
            }
            html.push_str("</tr>\n");
        }
        html.push_str("</tbody>\n</table>\n<figcaption>\n");
        for note in notes {
            html.push_str(&format!("<p>{}</p>\n", text(note)));
        }
        html.push_str("</figcaption>\n");
    }
    for row in rows {
        html.push_str(&explanation(row, results, say));
    }
    html.push_str("</figure>\n");
    html
}

fn text(text: &str) -> String {
    inert_html(&strip_isolates(text))
}

/// Where a number comes from, to unfold.
fn explanation(row: &FigureRow, results: &Results, say: &Phrases) -> String {
    let Some(explained) = explain(results, &row.id) else { return String::new() };
    let mut html = format!("<details><summary>{}</summary>\n<dl>\n", text(&row.label));
    for block in explained.document(say.lang()).blocks {
        let Block::Facts { facts, .. } = block else { continue };
        for fact in facts {
            if !fact.key.is_empty() {
                html.push_str(&format!("<dt>{}</dt>", text(&fact.key)));
            }
            html.push_str(&format!("<dd><bdi>{}</bdi></dd>\n", text(&fact.text)));
        }
    }
    html.push_str("</dl>\n</details>\n");
    html
}
