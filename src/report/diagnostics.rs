//! Diagnostics as messages.

use std::collections::BTreeSet;

use crate::phrase::Phrases;
use crate::poll::{Code, Diagnostic, Severity};
use crate::text::Args;

/// "file:12:percent: error[percent-unreadable]: “5o” is no percentage (help: write 52 …)".
#[must_use]
pub fn diagnostic_line(found: &Diagnostic, say: &Phrases) -> String {
    let place = &found.place;
    let mut text = place.file.clone();
    if let Some(line) = place.line {
        text.push_str(&format!(":{line}"));
    }
    if let Some(row) = place.row {
        let args = Args::new().text("n", say.style().count(row.get() as f64));
        text.push_str(&format!(":{}", say.say_with("place-row", &args)));
    }
    if let Some(column) = &place.column {
        text.push_str(&format!(":{column}"));
    }
    let severity = say.say(match found.severity {
        Severity::Error => "severity-error",
        Severity::Warning => "severity-warning",
        Severity::Note => "severity-note",
    });
    let name = found.code.name();
    let args = args(found);
    let sentence = say.say_with(&format!("diagnostic-{name}"), &args);
    let advice = if found.values.contains_key("nearest") {
        say.say_with("advice-nearest", &args)
    } else {
        say.say_with(&format!("advice-{name}"), &args)
    };
    let sentence = sentence.trim_end();
    format!(
        "{text}: {severity}[{name}]: {sentence} ({}: {advice})",
        say.say("advice-label")
    )
}

/// So many findings of a code are printed one by one.
const SHOWN: usize = 3;

/// So many further lines are named.
const NAMED: usize = 8;

/// Findings of a severity or worse as lines, grouped by code, the worst first: the first
/// three of each with their places, of the rest their number and first lines.
#[must_use]
pub fn grouped(found: &[Diagnostic], least: Severity, say: &Phrases) -> Vec<String> {
    let mut groups: indexmap::IndexMap<(Severity, Code), Vec<&Diagnostic>> =
        indexmap::IndexMap::new();
    for diagnostic in found.iter().filter(|d| d.severity >= least) {
        groups
            .entry((diagnostic.severity, diagnostic.code))
            .or_default()
            .push(diagnostic);
    }
    groups.sort_by(|(one, ..), _, (other, ..), _| other.cmp(one));
    let mut lines = Vec::new();
    for ((_, code), group) in groups {
        let shown = if group.len() == SHOWN + 1 { SHOWN + 1 } else { SHOWN };
        lines.extend(group.iter().take(shown).map(|d| diagnostic_line(d, say)));
        let rest = group.get(shown..).unwrap_or_default();
        if rest.is_empty() {
            continue;
        }
        let mut places: Vec<String> = rest
            .iter()
            .filter_map(|d| d.place.line)
            .map(|line| line.to_string())
            .collect();
        places.dedup();
        if places.len() > NAMED {
            places.truncate(NAMED);
            places.push("…".to_owned());
        }
        let args = Args::new()
            .text("code", code.name())
            .text("n", say.style().count(rest.len() as f64))
            .text("places", places.join(", "));
        lines.push(format!("  {}", say.say_with("check-more", &args)));
    }
    lines
}

/// Values that a sentence may name.
const NAMES: [&str; 22] = [
    "reason",
    "encoding",
    "expected",
    "found",
    "nearest",
    "least",
    "n",
    "start",
    "end",
    "names",
    "poll",
    "other",
    "polls",
    "first",
    "question",
    "sum",
    "languages",
    "rest",
    "rows",
    "message",
    "base",
    "total",
];

/// A code's sentence and advice, with "…" for what differs from case to case.
pub(super) fn unfilled(code: Code, say: &Phrases) -> (String, String) {
    let args = NAMES.iter().fold(Args::new(), |args, name| args.text(name, "…"));
    let args = args.text("file", "…").text("column", "…").text("value", "…");
    let name = code.name();
    (
        say.say_with(&format!("diagnostic-{name}"), &args),
        say.say_with(&format!("advice-{name}"), &args),
    )
}

/// All values that a sentence may name; those that this finding does not have are blank.
fn args(found: &Diagnostic) -> Args {
    let place = &found.place;
    let blank = String::new();
    let known: BTreeSet<&str> = found.values.keys().map(String::as_str).collect();
    debug_assert!(known.iter().all(|name| NAMES.contains(name)), "{known:?}");
    let args = NAMES.iter().fold(Args::new(), |args, name| {
        args.text(name, found.values.get(*name).unwrap_or(&blank).clone())
    });
    args.text("file", place.file.clone())
        .text("column", place.column.clone().unwrap_or_default())
        .text("value", place.value.clone().unwrap_or_default())
}

/// How many errors, warnings and notes: "1 error, 2 warnings".
#[must_use]
pub fn summary(found: &[Diagnostic], say: &Phrases) -> String {
    let kinds = [
        (Severity::Error, "check-errors"),
        (Severity::Warning, "check-warnings"),
        (Severity::Note, "check-notes"),
    ];
    let parts: Vec<String> = kinds
        .into_iter()
        .filter_map(|(severity, id)| {
            let n = found.iter().filter(|d| d.severity == severity).count();
            let args = Args::new().count("count", n as f64).text("n", n.to_string());
            (n > 0).then(|| say.say_with(id, &args))
        })
        .collect();
    say.commas(&parts)
}
