//! A question of a file of respondents, weighted.

use super::describe::kind_name;
use super::document::{Block, Document};
use super::recode::recode_line;
use super::replicates::{replicate_line, undefined};
use super::small_base::{SUPPRESSED, small_base_notes};
use crate::phrase::Phrases;
use crate::results::{
    AnswerShare, Base, FrequencyResult, Lang, ScaleEstimate, ScaleSummary,
};
use crate::stats::SmallBase;
use crate::text::Args;

/// Questions' weighted shares as a document.
#[must_use]
pub fn frequencies_document(
    found: &[FrequencyResult],
    level: f64,
    lang: Lang,
) -> Document {
    let say = Phrases::new(lang);
    let blocks = found.iter().map(|one| frequency_table(one, level, &say)).collect();
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
    let base = match found.answers.first().map(|answer| answer.estimate.base) {
        Some(Base::AllRespondents) => "toplines-everybody",
        _ => "toplines-answered",
    };
    let level = Args::new().text("level", say.level(level));
    Block::Table {
        caption: format!("{label} — {}", say.say_with(base, &n)),
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
    let mut name = answer.label.clone().unwrap_or_else(|| answer.code.to_string());
    if answer.net {
        name = say.say_with("table-net", &Args::new().text("name", name));
    }
    let style = say.style();
    let (share, interval) = match &answer.range {
        Some(range) => (
            style.percent_range(range.lower, range.upper, 1),
            Some((range.interval.lower, range.interval.upper)),
        ),
        None => (
            style.percent(estimate.value.unwrap_or(0.0), 1),
            estimate.interval.as_ref().map(|i| (i.lower, i.upper)),
        ),
    };
    let interval = interval
        .map_or(say.say("table-blank"), |(low, high)| style.percent_range(low, high, 1));
    let (share, interval) = match answer.small_base {
        Some(SmallBase::Suppress) => (SUPPRESSED.to_owned(), say.say("table-blank")),
        Some(_) => (format!("{share}*"), interval),
        None => (share, interval),
    };
    vec![name, share, interval, style.count(answer.n as f64)]
}

/// Mean and quartiles in a sentence.
fn scale_lines(found: &ScaleSummary, say: &Phrases) -> Vec<String> {
    let number = |x: f64| say.style().number(x, 2);
    let line = |id: &str, of: &ScaleEstimate| {
        let args = Args::new()
            .text("value", number(of.value))
            .text("level", say.level(found.level))
            .text("least", number(of.lower))
            .text("most", number(of.upper));
        say.say_with(id, &args)
    };
    let ids = ["scale-quartile-1", "scale-median", "scale-quartile-3"];
    std::iter::once(line("scale-mean", &found.mean))
        .chain(ids.iter().zip(&found.quartiles).map(|(id, of)| line(id, of)))
        .collect()
}

/// What the shares rest on: wording, base, recode, weight, who did not answer.
fn notes(found: &FrequencyResult, say: &Phrases) -> Vec<String> {
    let mut notes: Vec<String> =
        found.scale.as_ref().map_or_else(Vec::new, |scale| scale_lines(scale, say));
    if found.overlapping {
        notes.push(say.say("toplines-overlapping"));
    }
    if found.answers.iter().any(|answer| answer.range.is_some()) {
        notes.push(say.say("crosstab-range"));
    }
    notes.extend(small_base_notes(found.answers.iter().map(|a| a.small_base), say));
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
    notes.extend(found.replicates.iter().map(|found| replicate_line(found, say)));
    notes.extend(undefined(found.answers.iter().map(|answer| &answer.estimate), say));
    for missing in &found.missing {
        let kind = say.say(&format!("missing-kind-{}", kind_name(missing.kind)));
        let code = missing.code.as_ref().map(ToString::to_string);
        let n = say.style().count(missing.n as f64);
        let share = missing.estimate.as_ref().and_then(|e| e.value);
        let share = share.map(|share| say.style().percent(share, 1));
        let parts: Vec<String> =
            [missing.label.clone().or(code), Some(kind), Some(n), share]
                .into_iter()
                .flatten()
                .collect();
        notes.push(format!("{}: {}", say.say("describe-missing"), say.commas(&parts)));
    }
    notes
}
