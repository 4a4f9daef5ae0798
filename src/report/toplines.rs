//! Questions and their answers in a report.

use super::document::Block;
use crate::phrase::Phrases;
use crate::results::{AnswerResult, Assumption, Figure, Results, ToplineResult};
use crate::text::Args;

/// A question's answers as a table.
pub(super) fn topline_table(
    topline: &ToplineResult,
    results: &Results,
    say: &Phrases,
) -> Block {
    let poll = results.poll(&topline.poll);
    let name = poll.map_or("", |p| say.label(&p.label));
    let details = poll.map_or(String::new(), |p| say.poll_details(p));
    let args = Args::new().text("poll", name).text("details", details);
    let source = say.say_with("claim-poll", &args);
    let level = Args::new().text("level", say.level(results.study.level));
    Block::Table {
        caption: format!("{} — {source}", say.label(&topline.label)),
        header: vec![
            say.say("table-answer"),
            say.say("table-share"),
            say.say_with("table-interval", &level),
        ],
        rows: topline.answers.iter().map(|answer| row(answer, say)).collect(),
        notes: notes(topline, say),
    }
}

fn row(answer: &AnswerResult, say: &Phrases) -> Vec<String> {
    let figure = &answer.figure;
    let value = match &figure.published {
        Some(published) => say.published(published),
        None => say.say("table-blank"),
    };
    vec![say.label(&figure.label).to_owned(), value, interval(figure, say)]
}

fn interval(figure: &Figure, say: &Phrases) -> String {
    if let Some(interval) = &figure.estimate.interval {
        return say.range(interval);
    }
    let assumed = figure.assumed.as_ref();
    match assumed.and_then(|a| Some((a.n, a.estimate.interval.as_ref()?))) {
        Some((n, interval)) => {
            let args = Args::new()
                .text("range", say.range(interval))
                .text("n", say.style().count(n));
            say.say_with("row-with-assumed", &args)
        }
        None => match figure.estimate.missing.first() {
            Some(missing) => say.missing(missing),
            None => say.say("table-blank"),
        },
    }
}

/// The wording and what the intervals rest on, each assumption once.
fn notes(topline: &ToplineResult, say: &Phrases) -> Vec<String> {
    let wording = &topline.wording;
    let mut notes = Vec::new();
    if !wording.text.is_empty() {
        let args = Args::new()
            .text("wording", wording.text.clone())
            .text("status", say.wording(wording.status));
        notes.push(say.say_with("chart-wording-plain", &args));
    }
    let mut assumptions: Vec<Assumption> = Vec::new();
    for answer in &topline.answers {
        let figure = &answer.figure;
        let assumed = figure.assumed.iter().flat_map(|a| &a.estimate.assumptions);
        for assumption in figure.estimate.assumptions.iter().chain(assumed) {
            if !assumptions.contains(assumption) {
                assumptions.push(assumption.clone());
            }
        }
    }
    if !assumptions.is_empty() {
        let args = Args::new().text("assumptions", say.assumptions(&assumptions));
        notes.push(say.say_with("chart-interval-note", &args));
    }
    notes
}
