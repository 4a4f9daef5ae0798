//! A question of a file of respondents, weighted.

use super::describe::kind_name;
use super::document::{Block, Document};
use super::recode::recode_line;
use crate::phrase::Phrases;
use crate::results::{AnswerShare, FrequencyResult, Lang};
use crate::text::Args;

/// A question's weighted shares as a document.
#[must_use]
pub fn frequency_document(found: &FrequencyResult, level: f64, lang: Lang) -> Document {
    let say = Phrases::new(lang);
    let blocks = vec![frequency_table(found, level, &say)];
    Document { direction: lang.direction(), blocks }
}

/// A question's weighted shares as a table.
pub(super) fn frequency_table(
    found: &FrequencyResult,
    level: f64,
    say: &Phrases,
) -> Block {
    let label = found.label.as_deref().unwrap_or(&found.question);
    let n = Args::new().text("n", say.style().count(found.n as f64));
    let level = Args::new().text("level", say.level(level));
    Block::Table {
        caption: format!("{label} — {}", say.say_with("toplines-answered", &n)),
        header: vec![
            say.say("table-answer"),
            say.say("table-share"),
            say.say_with("table-interval", &level),
            say.say("table-n"),
        ],
        rows: found.answers.iter().map(|answer| row(answer, say)).collect(),
        notes: notes(found, say),
    }
}

fn row(answer: &AnswerShare, say: &Phrases) -> Vec<String> {
    let estimate = &answer.estimate;
    vec![
        answer.label.clone().unwrap_or_else(|| answer.code.to_string()),
        say.style().percent(estimate.value.unwrap_or(0.0), 1),
        estimate.interval.as_ref().map_or(say.say("table-blank"), |i| {
            say.style().percent_range(i.lower, i.upper, 1)
        }),
        say.style().count(answer.n as f64),
    ]
}

/// What the shares rest on: wording, base, recode, weight, who did not answer.
fn notes(found: &FrequencyResult, say: &Phrases) -> Vec<String> {
    let mut notes: Vec<String> = Vec::new();
    if let Some(wording) = &found.wording {
        let args = Args::new()
            .text("wording", wording.text.clone())
            .text("status", say.wording(wording.status));
        notes.push(say.say_with("chart-wording-plain", &args));
    }
    if let Some(asked) = &found.asked {
        notes.push(format!("{}: {asked}", say.say("describe-base")));
    }
    if let Some(recode) = &found.recode {
        let line = recode_line(recode, say);
        notes.push(format!("{} {line}", found.question));
    }
    if let Some(answer) = found.answers.first() {
        notes.push(say.assumptions(&answer.estimate.assumptions));
    }
    if let Some(weight) = &found.weight {
        let args = Args::new()
            .text("name", weight.clone())
            .text("design_effect", say.style().number(found.kish_design_effect, 3));
        notes.push(say.say_with("toplines-weight", &args));
    }
    for missing in &found.missing {
        let kind = say.say(&format!("missing-kind-{}", kind_name(missing.kind)));
        let code = missing.code.as_ref().map(ToString::to_string);
        let n = say.style().count(missing.n as f64);
        let parts: Vec<String> = [missing.label.clone().or(code), Some(kind), Some(n)]
            .into_iter()
            .flatten()
            .collect();
        notes.push(format!("{}: {}", say.say("describe-missing"), say.commas(&parts)));
    }
    notes
}
