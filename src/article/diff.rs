//! What new data change: numbers, verdicts, and the sentences of an article.

use serde::Serialize;

use super::check::{FindingVerdict, check};
use super::extract::{ArticleKind, PlainText, plain_text};
use super::fill::fill;
use super::filters::printed;
use super::find;
use super::names::{Entry, EntryKind, Names};
use super::style::{OnUnsupported, StyleOptions};
use crate::phrase::Phrases;
use crate::poll::Diagnostic;
use crate::report::{Block, Document};
use crate::results::{ClaimResult, FigureVerdict, Results};
use crate::text::{Args, strip_isolates};

/// A number or verdict that is another now.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Changed {
    /// Identifier of the result.
    pub id: String,
    /// Printed name of what it measures.
    pub label: String,
    /// Before; empty where it is new.
    pub old: String,
    /// Now; empty where it is gone.
    pub new: String,
}

/// A sentence of the article that reads otherwise now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ArticleChange {
    /// Before; empty where it is new.
    pub old: String,
    /// Now; empty where it is gone, null where a finished text must be rewritten by hand.
    pub new: Option<String>,
    /// The results that changed in it, by identifier; empty for a template.
    pub ids: Vec<String>,
}

/// What changed between two results.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Difference {
    /// Numbers.
    pub numbers: Vec<Changed>,
    /// Verdicts on claims.
    pub verdicts: Vec<Changed>,
    /// Results that are new.
    pub added: Vec<Changed>,
    /// Results that are gone.
    pub removed: Vec<Changed>,
    /// Sentences of the article.
    pub sentences: Vec<ArticleChange>,
    /// A draft of the correction note; null when nothing that was printed changed.
    pub note: Option<String>,
}

/// An article: its text, what messages call it, and its kind.
#[derive(Debug, Clone, Copy)]
pub struct ArticleSource<'a> {
    /// The text; of a Word file its XML.
    pub text: &'a str,
    /// What messages call it.
    pub file: &'a str,
    /// What it is written in.
    pub kind: ArticleKind,
}

/// Compares two results, and an article filled with both, or a finished one. The note speaks
/// of what the article prints; without an article, of everything that changed.
///
/// # Errors
/// A template that either of the results cannot fill.
pub fn diff(
    old: &Results,
    new: &Results,
    article: Option<ArticleSource<'_>>,
    options: StyleOptions,
) -> Result<Difference, Vec<Diagnostic>> {
    let say = options.style(new.study.language).phrases();
    let (before, after) = (Names::of(old), Names::of(new));
    let mut found = Difference {
        numbers: Vec::new(),
        verdicts: Vec::new(),
        added: Vec::new(),
        removed: Vec::new(),
        sentences: Vec::new(),
        note: None,
    };
    let by_id = |names: &Names, id: &str| {
        names.entries().iter().find(|entry| entry.id == id).cloned()
    };
    for entry in before.entries() {
        match by_id(&after, &entry.id) {
            Some(now) => compare(entry, &now, &say, &mut found),
            None => {
                found.removed.push(changed(
                    entry,
                    full(entry, &say),
                    String::new(),
                    &say,
                ));
            }
        }
    }
    for entry in after.entries() {
        if by_id(&before, &entry.id).is_none() {
            found.added.push(changed(entry, String::new(), full(entry, &say), &say));
        }
    }
    let mut printed = None;
    if let Some(article) = article {
        let (sentences, ids) = sentences(article, old, new, options, &found)?;
        (found.sentences, printed) = (sentences, ids);
    }
    found.note = note(&found, printed.as_deref(), new, &after, &say);
    Ok(found)
}

fn changed(entry: &Entry, old: String, new: String, say: &Phrases) -> Changed {
    let label = say.label(&entry.label).to_owned();
    Changed { id: entry.id.clone(), label, old, new }
}

/// A result as it is printed, with its interval.
fn full(entry: &Entry, say: &Phrases) -> String {
    let text = match &entry.kind {
        EntryKind::Figure(figure) => say.figure(figure),
        EntryKind::Estimate(estimate) => match &estimate.interval {
            Some(interval) => {
                let args = Args::new()
                    .text("value", printed(entry, say))
                    .text("range", say.range(interval));
                say.say_with("figure-with-range", &args)
            }
            None => printed(entry, say),
        },
        _ => printed(entry, say),
    };
    strip_isolates(&text)
}

fn compare(old: &Entry, new: &Entry, say: &Phrases, found: &mut Difference) {
    if let (EntryKind::Claim(before), EntryKind::Claim(after)) = (&old.kind, &new.kind) {
        let (was, is) = (full(old, say), full(new, say));
        if was != is {
            found.verdicts.push(changed(new, was, is, say));
        }
        let (was, is) = (on_figure(before, say), on_figure(after, say));
        if was != is {
            let args = Args::new().text("claim", say.label(&new.label));
            let label = strip_isolates(&say.say_with("diff-figure-verdict", &args));
            found.verdicts.push(Changed { id: new.id.clone(), label, old: was, new: is });
        }
        return;
    }
    let (was, is) = (full(old, say), full(new, say));
    if was != is {
        found.numbers.push(changed(new, was, is, say));
    }
}

fn on_figure(claim: &ClaimResult, say: &Phrases) -> String {
    say.say(match claim.on_figure {
        FigureVerdict::NoFigure => "on-figure-no_figure",
        FigureVerdict::NoSource => "on-figure-no_source",
        FigureVerdict::Matches { .. } => "on-figure-matches",
        FigureVerdict::Differs { .. } => "on-figure-differs",
    })
}

/// The sentences that change, and the identifiers of what the article prints.
type Sentences = (Vec<ArticleChange>, Option<Vec<String>>);

fn sentences(
    article: ArticleSource<'_>,
    old: &Results,
    new: &Results,
    options: StyleOptions,
    found: &Difference,
) -> Result<Sentences, Vec<Diagnostic>> {
    let ArticleSource { text, file, kind } = article;
    let checked = check(text, file, kind, old, options)?;
    let known = |verdict| {
        !matches!(verdict, FindingVerdict::SameNumber | FindingVerdict::NotChecked)
    };
    let printed: Vec<String> = checked
        .findings
        .iter()
        .filter(|finding| known(finding.verdict))
        .flat_map(|finding| finding.ids.clone())
        .collect();
    let is_template =
        kind != ArticleKind::Word && (text.contains("{{") || text.contains("{%"));
    if is_template {
        let weaken = StyleOptions { unsupported: Some(OnUnsupported::Weaken), ..options };
        let filled = |results| fill(text, file, kind, results, weaken).map(|f| f.text);
        let (before, after) = (filled(old)?, filled(new)?);
        return Ok((changes(&split(&before, kind), &split(&after, kind)), Some(printed)));
    }
    let touched = |id: &String| {
        let all = found.numbers.iter().chain(&found.verdicts).chain(&found.removed);
        all.into_iter().any(|changed| changed.id == *id)
    };
    let mut sentences: Vec<ArticleChange> = Vec::new();
    for finding in checked.findings.iter().filter(|finding| known(finding.verdict)) {
        let ids: Vec<String> =
            finding.ids.iter().filter(|id| touched(id)).cloned().collect();
        if ids.is_empty() {
            continue;
        }
        match sentences.iter_mut().find(|change| change.old == finding.sentence) {
            Some(change) => change.ids.extend(ids),
            None => {
                let old = finding.sentence.clone();
                sentences.push(ArticleChange { old, new: None, ids });
            }
        }
    }
    Ok((sentences, Some(printed)))
}

/// The sentences of a filled article.
fn split(text: &str, kind: ArticleKind) -> Vec<String> {
    let PlainText { text, .. } = plain_text(&strip_isolates(text), kind);
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let range = find::sentence(&text, at + 1);
        let end = range.end.max(at + text[at..].chars().next().map_or(1, char::len_utf8));
        if !range.is_empty() && range.start >= at {
            found.push(text[range.clone()].replace('\n', " "));
        }
        at = end;
        while !text.is_char_boundary(at) {
            at += 1;
        }
    }
    found
}

/// What differs between two lists, runs of lines put side by side (longest common
/// subsequence).
fn changes(old: &[String], new: &[String]) -> Vec<ArticleChange> {
    let (n, m) = (old.len(), new.len());
    let mut common = vec![vec![0usize; m + 1]; n + 1];
    for i in (0..n).rev() {
        for j in (0..m).rev() {
            common[i][j] = if old[i] == new[j] {
                common[i + 1][j + 1] + 1
            } else {
                common[i + 1][j].max(common[i][j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut found = Vec::new();
    let (mut gone, mut come): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
    loop {
        let same = i < n && j < m && old[i] == new[j];
        if (same || (i == n && j == m)) && !(gone.is_empty() && come.is_empty()) {
            let change = ArticleChange {
                old: gone.join(" "),
                new: Some(come.join(" ")),
                ids: Vec::new(),
            };
            found.push(change);
            (gone, come) = (Vec::new(), Vec::new());
        }
        if i == n && j == m {
            return found;
        } else if same {
            (i, j) = (i + 1, j + 1);
        } else if j == m || (i < n && common[i + 1][j] >= common[i][j + 1]) {
            gone.push(&old[i]);
            i += 1;
        } else {
            come.push(&new[j]);
            j += 1;
        }
    }
}

/// The draft of the correction note: the numbers that were printed, the verdicts, and the
/// sentences as they read now.
fn note(
    found: &Difference,
    printed: Option<&[String]>,
    new: &Results,
    names: &Names,
    say: &Phrases,
) -> Option<String> {
    let told = |id: &str| printed.is_none_or(|ids| ids.iter().any(|known| known == id));
    let mut lines: Vec<String> = Vec::new();
    for change in found.numbers.iter().filter(|change| told(&change.id)) {
        let poll = names
            .entries()
            .iter()
            .find(|entry| entry.id == change.id)
            .and_then(|entry| entry.figure()?.poll.clone())
            .and_then(|id| new.poll(&id));
        let args = Args::new()
            .text("old", change.old.clone())
            .text("new", change.new.clone())
            .text("label", change.label.clone());
        let line = match poll {
            Some(poll) => {
                let source =
                    say.commas(&[say.label(&poll.label).to_owned(), say.dates(poll)]);
                say.say_with("correction-number", &args.text("source", source))
            }
            None => say.say_with("correction-number-quoted", &args),
        };
        // One figure under two identifiers is corrected once.
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    for change in found.removed.iter().filter(|change| told(&change.id)) {
        let args = Args::new()
            .text("old", change.old.clone())
            .text("label", change.label.clone());
        lines.push(say.say_with("correction-removed", &args));
    }
    for change in found.verdicts.iter().filter(|change| told(&change.id)) {
        let args = Args::new()
            .text("claim", change.label.clone())
            .text("old", change.old.clone())
            .text("new", change.new.clone());
        lines.push(say.say_with("correction-verdict", &args));
    }
    // Sentences that only repeat a number of the note need no line of their own.
    let numbers = found.numbers.iter().map(|change| value(&change.old));
    let numbers: Vec<&str> = numbers.collect();
    for change in &found.sentences {
        let repeats = numbers.iter().any(|number| change.old.contains(number));
        if let (false, false, Some(now)) = (repeats, change.old.is_empty(), &change.new) {
            let args =
                Args::new().text("old", change.old.clone()).text("new", now.clone());
            lines.push(say.say_with("correction-sentence", &args));
        }
    }
    if lines.is_empty() {
        return None;
    }
    let head = say.say("correction-head");
    Some(strip_isolates(&format!("{head} {}", lines.join(" "))))
}

/// A printed number without the interval in brackets after it.
fn value(printed: &str) -> &str {
    printed.split_once(" (").map_or(printed, |(value, _)| value)
}

/// The difference as a document.
#[must_use]
pub fn diff_document(found: &Difference, say: &Phrases) -> Document {
    let mut blocks = vec![Block::Title(say.say("diff-title"))];
    let parts = [
        ("diff-numbers", &found.numbers),
        ("diff-verdicts", &found.verdicts),
        ("diff-added", &found.added),
        ("diff-removed", &found.removed),
    ];
    let header: Vec<String> =
        ["diff-what", "diff-old", "diff-new"].iter().map(|id| say.say(id)).collect();
    for (caption, changes) in parts.into_iter().filter(|(_, changes)| !changes.is_empty())
    {
        let rows = changes.iter().map(|change| {
            let what = format!("{} ({})", change.label, change.id);
            vec![what, change.old.clone(), change.new.clone()]
        });
        blocks.push(Block::Table {
            caption: say.say(caption),
            header: header.clone(),
            rows: rows.collect(),
            notes: Vec::new(),
        });
    }
    if !found.sentences.is_empty() {
        let rows = found.sentences.iter().map(|change| {
            let what = match change.ids.as_slice() {
                [] => String::new(),
                ids => ids.join(", "),
            };
            vec![what, change.old.clone(), change.new.clone().unwrap_or_default()]
        });
        blocks.push(Block::Table {
            caption: say.say("diff-sentences"),
            header,
            rows: rows.collect(),
            notes: Vec::new(),
        });
    }
    if let Some(note) = &found.note {
        blocks.push(Block::Heading(say.say("diff-note")));
        blocks.push(Block::Paragraph(note.clone()));
    }
    if blocks.len() == 1 {
        blocks.push(Block::Paragraph(say.say("diff-none")));
    }
    Document { direction: say.lang().direction(), blocks }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(text: &str) -> Vec<String> {
        split(text, ArticleKind::Text)
    }

    #[test]
    fn sentences_are_split_and_put_side_by_side() {
        let old = list("A stays. It was 52% then.\nC stays. D goes.");
        assert_eq!(old, ["A stays.", "It was 52% then.", "C stays.", "D goes."]);
        let new = list("A stays. It was 54.5% then.\nC stays. E comes. F too.");
        let found = changes(&old, &new);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].old, "It was 52% then.");
        assert_eq!(found[0].new.as_deref(), Some("It was 54.5% then."));
        assert_eq!(found[1].new.as_deref(), Some("E comes. F too."));
    }

    #[test]
    fn right_to_left_text_is_split_too() {
        assert_eq!(list("أولًا. ثانيًا؟ ثالثًا"), ["أولًا.", "ثانيًا؟", "ثالثًا"]);
    }
}
