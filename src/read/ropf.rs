//! Rich Opinion Poll Files: lines of tagged fields, as a table with a column for each tag.

use indexmap::IndexMap;

use super::findings::{Findings, Rejected};
use super::table::TextTable;
use crate::poll::{Code, Diagnostic};

/// Marks the fields that describe a poll.
pub(super) const BULLET: char = '•';

/// Fields whose results a second scenario does not take over.
const OTHER: &str = "•O";

type Fields = IndexMap<String, String>;

/// Reads `•PF: ACME •PD: 2021-07-27 A:55 B:45`, a poll a line. A line that begins with `&` is
/// another scenario of the poll above and takes over what describes it. Lines about electoral
/// lists end the polls.
///
/// # Errors
/// [`Rejected`] for a line that is neither, or a file without polls.
pub(super) fn read(
    text: &str,
    name: &str,
    findings: &mut Findings,
) -> Result<TextTable, Rejected> {
    let mut polls: Vec<(u64, Fields)> = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let number = at as u64 + 1;
        let line = line.trim();
        let scenario = line.strip_prefix('&');
        if line.is_empty() || line.starts_with('‡') {
            continue;
        }
        if scenario.is_none() && !line.starts_with(BULLET) {
            if is_list(line) {
                continue;
            }
            let found = Diagnostic::new(Code::CsvMalformed, name).line(number);
            findings.push(found.with("expected", "•PF: …").with("found", line));
            continue;
        }
        let mut fields = match (scenario, polls.last()) {
            (Some(_), Some((_, above))) => described(above),
            _ => Fields::new(),
        };
        add(scenario.unwrap_or(line), &mut fields);
        polls.push((number, fields));
    }
    if !findings.usable() {
        return Err(Rejected(std::mem::take(findings).into_inner()));
    }
    let header: indexmap::IndexSet<&String> =
        polls.iter().flat_map(|(_, fields)| fields.keys()).collect();
    let columns = header
        .iter()
        .map(|tag| polls.iter().map(|(_, fields)| fields.get(*tag).cloned()).collect())
        .collect();
    let header = header.iter().map(|tag| (*tag).clone()).collect();
    let lines = polls.iter().map(|(line, _)| *line).collect();
    TextTable::of_columns(name, header, columns, lines, findings)
}

/// "A: AA001 •A:AP": an electoral list's key, its number and its names.
fn is_list(line: &str) -> bool {
    line.split_once(':').is_some_and(|(key, _)| is_key(key))
}

/// Keys of electoral lists have capital letters only, of any alphabet.
fn is_key(key: &str) -> bool {
    !key.is_empty() && key.chars().all(|c| c.is_alphabetic() && !c.is_lowercase())
}

fn described(above: &Fields) -> Fields {
    above
        .iter()
        .filter(|(tag, _)| tag.starts_with(BULLET) && *tag != OTHER)
        .map(|(tag, value)| (tag.clone(), value.clone()))
        .collect()
}

/// Adds a line's fields. Results stand behind one another and behind the last description:
/// a word that ends in a colon, or holds one behind a key, begins a field.
fn add(line: &str, fields: &mut Fields) {
    let mut own: indexmap::IndexSet<String> = indexmap::IndexSet::new();
    let mut tag: Option<String> = None;
    let mut put = |tag: &str, value: &str, fields: &mut Fields| {
        if value.is_empty() {
            return;
        }
        let again = !own.insert(tag.to_owned());
        match fields.get_mut(tag) {
            // Several commissioners.
            Some(known) if again && own.contains(tag) => {
                known.push_str(", ");
                known.push_str(value);
            }
            _ => {
                fields.insert(tag.to_owned(), value.to_owned());
            }
        }
    };
    let mut value = String::new();
    for word in line.split_whitespace() {
        let (key, rest) = word.split_once(':').unwrap_or(("", word));
        let starts = key.starts_with(BULLET) || is_key(key);
        if starts {
            if let Some(tag) = &tag {
                put(tag, value.trim(), fields);
            }
            tag = Some(if key == OTHER { OTHER.to_owned() } else { key.to_owned() });
            value = rest.to_owned();
        } else {
            value.push(' ');
            value.push_str(word);
        }
    }
    if let Some(tag) = &tag {
        put(tag, value.trim(), fields);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_told_apart_and_scenarios_take_over_what_describes_the_poll() {
        let mut findings = Findings::default();
        let text = "•PF: ACME Ltd •C: The Times •C: The Post •FS: 2021-07-14 •SC: N \
                    •SS: 1000 A:55 B: <0.5 •O:2\n\
                    &  •SC: E  A:60 Ö:39\n\nA: AA001 •A: AP •EN: Apple Party\n";
        let table = read(text, "f.ropf", &mut findings).unwrap();
        assert_eq!(
            table.header(),
            ["•PF", "•C", "•FS", "•SC", "•SS", "A", "B", "•O", "Ö"]
        );
        let rows = table.collect(table.frame()).unwrap();
        let cells = rows.cells(&table);
        assert_eq!(cells.get("•C", 0), Some("The Times, The Post"));
        assert_eq!(cells.get("B", 0), Some("<0.5"));
        assert_eq!((cells.get("•SC", 1), cells.get("B", 1)), (Some("E"), None));
        assert_eq!((cells.get("•PF", 1), cells.get("•O", 1)), (Some("ACME Ltd"), None));
        assert_eq!(table.line(1), 2);
    }

    #[test]
    fn a_line_that_is_neither_poll_nor_list_is_an_error() {
        let mut findings = Findings::default();
        assert!(
            read("•PF: A •PD: 2021-07-27 A:55\nhello\n", "f", &mut findings).is_err()
        );
    }
}
