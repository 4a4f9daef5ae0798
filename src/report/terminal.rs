//! A report for a terminal of 80 columns.

use anstyle::{AnsiColor, Style};

use super::document::{Block, Document, Fact, Tone};
use crate::text::{pad, strip_isolates, width, wrap};

const INDENT: usize = 3;

/// Renders a report as text of at most `columns` columns, with ANSI colours (to be
/// stripped by the stream where they are not wanted).
#[must_use]
pub fn terminal(document: &Document, columns: usize) -> String {
    let mut out = String::new();
    for block in &document.blocks {
        match block {
            Block::Title(text) => {
                let bold = Style::new().bold();
                for line in wrap(&strip_isolates(text), columns, "", "") {
                    out.push_str(&format!("{bold}{line}{bold:#}\n"));
                }
                out.push('\n');
            }
            Block::Heading(text) => {
                let style = Style::new().bold().underline();
                out.push_str(&format!("{style}{}{style:#}\n\n", strip_isolates(text)));
            }
            Block::Paragraph(text) => {
                paragraph(&mut out, text, columns, "", "");
                out.push('\n');
            }
            Block::Facts { head, facts } => facts_block(&mut out, head, facts, columns),
            Block::Table { caption, header, rows, notes } => {
                paragraph(&mut out, caption, columns, "", "   ");
                table(&mut out, header, rows, columns);
                for note in notes {
                    paragraph(&mut out, note, columns, "   ", "   ");
                }
                out.push('\n');
            }
            Block::Picture { file, .. } => {
                out.push_str(&format!("   {file}\n"));
            }
            Block::List(items) => {
                for item in items {
                    paragraph(&mut out, item, columns, " - ", "   ");
                }
                out.push('\n');
            }
        }
    }
    while out.ends_with("\n\n") {
        out.pop();
    }
    out
}

fn paragraph(out: &mut String, text: &str, columns: usize, first: &str, rest: &str) {
    for line in wrap(&strip_isolates(text), columns, first, rest) {
        out.push_str(line.trim_end());
        out.push('\n');
    }
}

fn facts_block(out: &mut String, head: &str, facts: &[Fact], columns: usize) {
    let bold = Style::new().bold();
    for line in wrap(&strip_isolates(head), columns, "", "   ") {
        out.push_str(&format!("{bold}{line}{bold:#}\n"));
    }
    let keys = facts.iter().map(|fact| width(&fact.key)).max().unwrap_or(0);
    let margin = " ".repeat(INDENT + keys + 2);
    for fact in facts {
        let key = pad(&strip_isolates(&fact.key), keys);
        let first = format!("{}{key}  ", " ".repeat(INDENT));
        let word = fact.verdict.as_ref().map_or("", |(_, word)| word.as_str());
        let gap = if word.is_empty() || fact.text.is_empty() { "" } else { "  " };
        let text = strip_isolates(&format!("{word}{gap}{}", fact.text));
        for (i, line) in wrap(&text, columns, &first, &margin).iter().enumerate() {
            let line = line.trim_end();
            let shown = match &fact.verdict {
                Some((tone, word)) if i == 0 => coloured(line, word, *tone),
                _ => line.to_owned(),
            };
            out.push_str(&shown);
            out.push('\n');
        }
    }
    out.push('\n');
}

/// Meaning is in the word; colour only repeats it, in hues that the colour-blind tell
/// apart.
fn coloured(line: &str, word: &str, tone: Tone) -> String {
    let colour = match tone {
        Tone::Good => AnsiColor::Blue,
        Tone::Open => AnsiColor::Cyan,
        Tone::Bad => AnsiColor::Yellow,
    };
    let style = Style::new().bold().fg_color(Some(colour.into()));
    line.replacen(word, &format!("{style}{word}{style:#}"), 1)
}

fn table(out: &mut String, header: &[String], rows: &[Vec<String>], columns: usize) {
    // The crate counts an Arabic ligature as one column, terminals as two.
    let fits = |text: &str| text.lines().all(|line| width(line) + 2 <= columns);
    let text = (columns / 2..=columns - INDENT)
        .rev()
        .map(|width| table_of_width(header, rows, width))
        .find(|text| fits(text))
        .unwrap_or_else(|| table_of_width(header, rows, columns - INDENT));
    for line in text.lines() {
        out.push_str(&format!("  {}\n", line.trim_end()));
    }
}

fn table_of_width(header: &[String], rows: &[Vec<String>], columns: usize) -> String {
    let mut table = comfy_table::Table::new();
    let plain = |cells: &[String]| -> Vec<String> {
        cells.iter().map(|cell| strip_isolates(cell)).collect()
    };
    table
        .load_style(comfy_table::presets::NOTHING)
        .set_content_arrangement(comfy_table::ContentArrangement::Dynamic)
        .set_width(u16::try_from(columns).unwrap_or(77))
        .set_header(plain(header))
        .add_rows(rows.iter().map(|row| plain(row)));
    table.to_string()
}
