//! Breaking text into lines by its measured width.

use super::ChartError;
use super::measure::width;
use super::scene::Type;
use crate::text::{Direction, isolate};

/// Lines no wider than `limit`. A word that is wider alone is broken between characters,
/// so that nothing is ever clipped.
pub(super) fn wrap(
    text: &str,
    limit: f64,
    kind: Type,
    direction: Direction,
) -> Result<Vec<String>, ChartError> {
    let fits = |line: &str| -> Result<bool, ChartError> {
        let line = balanced(line);
        let drawn = match direction {
            Direction::Ltr => line,
            Direction::Rtl => isolate(&line, Direction::Rtl),
        };
        Ok(width(&drawn, kind.size, kind.weight)? <= limit)
    };
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let longer =
            if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if fits(&longer)? {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        line = word.to_owned();
        while !fits(&line)? {
            let (head, rest) = broken(&line, &fits)?;
            lines.push(head);
            line = rest;
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    Ok(reopened(lines))
}

/// The longest head of a word that fits, at least one character, and the rest.
fn broken(
    word: &str,
    fits: &impl Fn(&str) -> Result<bool, ChartError>,
) -> Result<(String, String), ChartError> {
    let mut cut = word.chars().next().map_or(0, char::len_utf8);
    for (at, c) in word.char_indices().skip(1) {
        if !fits(&word[..at + c.len_utf8()])? {
            break;
        }
        cut = at + c.len_utf8();
    }
    Ok((word[..cut].to_owned(), word[cut..].to_owned()))
}

const OPEN: std::ops::RangeInclusive<char> = '\u{2066}'..='\u{2068}';
const POP: char = '\u{2069}';

/// Isolates that a line leaves open, in order.
fn open(line: &str) -> Vec<char> {
    let mut open = Vec::new();
    for c in line.chars() {
        if OPEN.contains(&c) {
            open.push(c);
        } else if c == POP {
            open.pop();
        }
    }
    open
}

fn balanced(line: &str) -> String {
    let mut line = line.to_owned();
    line.extend(open(&line).iter().map(|_| POP));
    line
}

/// An isolate that spans a line break is closed at the line's end and opened again on the
/// next line.
fn reopened(lines: Vec<String>) -> Vec<String> {
    let mut carried: Vec<char> = Vec::new();
    lines
        .into_iter()
        .map(|line| {
            let line: String = carried.iter().collect::<String>() + &line;
            carried = open(&line);
            balanced(&line)
        })
        .collect()
}
