//! A report in Markdown.

use super::document::{Block, Document, Fact};
use crate::text::Direction;

/// Renders a report as CommonMark with pipe tables. Right-to-left reports stand in a
/// `div dir="rtl"`, which the usual renderers honour.
#[must_use]
pub fn markdown(document: &Document) -> String {
    let mut parts: Vec<String> = Vec::new();
    if document.direction == Direction::Rtl {
        parts.push("<div dir=\"rtl\">".to_owned());
    }
    parts.extend(document.blocks.iter().map(block));
    if document.direction == Direction::Rtl {
        parts.push("</div>".to_owned());
    }
    let mut text = parts.join("\n\n");
    text.push('\n');
    text
}

fn block(block: &Block) -> String {
    match block {
        Block::Title(text) => format!("# {}", escaped(text)),
        Block::Heading(text) => format!("## {}", escaped(text)),
        Block::Paragraph(text) => escaped(text),
        Block::Facts { head, facts } => {
            let list: Vec<String> = facts.iter().map(fact).collect();
            format!("### {}\n\n{}", escaped(head), list.join("\n"))
        }
        Block::Table { caption, header, rows, notes } => {
            let mut text = format!("### {}\n\n{}", escaped(caption), table(header, rows));
            for note in notes {
                text.push_str(&format!("\n\n{}", escaped(note)));
            }
            text
        }
        Block::Picture { file, alt } => {
            format!("![{}]({file})", escaped(alt).replace('\n', " "))
        }
        Block::List(items) => {
            let items: Vec<String> =
                items.iter().map(|item| format!("- {}", escaped(item))).collect();
            items.join("\n")
        }
    }
}

fn fact(fact: &Fact) -> String {
    let verdict = match &fact.verdict {
        Some((_, word)) => format!("**{}** ", escaped(word)),
        None => String::new(),
    };
    let text = escaped(&fact.text);
    if fact.key.is_empty() {
        format!("  - {verdict}{text}")
    } else {
        format!("- {}: {verdict}{text}", escaped(&fact.key)).trim_end().to_owned()
    }
}

fn table(header: &[String], rows: &[Vec<String>]) -> String {
    let line = |cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|cell| escaped(cell)).collect();
        format!("| {} |", cells.join(" | "))
    };
    let rule: Vec<&str> =
        (0..header.len()).map(|i| if i == 1 { "---:" } else { "---" }).collect();
    let mut lines = vec![line(header), format!("| {} |", rule.join(" | "))];
    lines.extend(rows.iter().map(|row| line(row)));
    lines.join("\n")
}

/// A text in which no character is markup to Markdown, nor to the HTML in it.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '&') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
