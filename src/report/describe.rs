//! What a file of respondents holds, as a document.

use super::document::{Block, Document, Fact};
use crate::phrase::Phrases;
use crate::poll::{MissingKind, ValueCode};
use crate::results::{
    Description, FrequencyResult, Lang, VariableDescription, WeightDescription,
};
use crate::text::Args;

/// A description as a document.
#[must_use]
pub fn description_document(found: &Description, lang: Lang) -> Document {
    let say = Phrases::new(lang);
    let mut blocks = vec![front(found, &say)];
    blocks.extend(found.variables.iter().map(|v| variable(v, found.rows, &say)));
    Document { direction: lang.direction(), blocks }
}

fn front(found: &Description, say: &Phrases) -> Block {
    let count = |n: u64| say.style().count(n as f64);
    let n = Args::new().count("count", found.rows as f64).text("n", count(found.rows));
    let mut facts = vec![
        Fact::new(say.say("describe-rows"), say.say_with("respondents", &n)),
        Fact::new(say.say("describe-variables"), count(found.variables.len() as u64)),
        Fact::new(say.say("describe-format"), found.format.clone()),
    ];
    if let Some(encoding) = &found.encoding {
        facts.push(Fact::new(say.say("describe-encoding"), encoding.clone()));
    }
    for (i, weight) in found.weights.iter().enumerate() {
        let key = if i == 0 { say.say("describe-weight") } else { String::new() };
        facts.push(Fact::new(key, weight_line(weight, say)));
    }
    let design = &found.likely_design;
    for (key, names) in
        [("describe-strata", &design.strata), ("describe-units", &design.units)]
    {
        if !names.is_empty() {
            let args = Args::new().text("names", names.join(", "));
            facts.push(Fact::new(say.say(key), say.say_with("describe-likely", &args)));
        }
    }
    for set in &found.sets {
        let name = set.label.as_deref().unwrap_or(&set.name);
        let text = format!("{name}: {}", set.variables.join(", "));
        facts.push(Fact::new(say.say("describe-set"), text));
    }
    Block::Facts { head: found.file.clone(), facts }
}

fn weight_line(weight: &WeightDescription, say: &Phrases) -> String {
    let style = say.style();
    let args = Args::new()
        .text("name", weight.name.clone())
        .text("sum", style.number(weight.sum, 2))
        .text("n", style.count(weight.n as f64))
        .text(
            "design_effect",
            weight.design_effect.map_or("–".to_owned(), |d| style.number(d, 3)),
        );
    let id = if weight.declared {
        "describe-weight-declared"
    } else {
        "describe-weight-likely"
    };
    let mut parts = vec![say.say_with(id, &args)];
    for (id, n) in
        [("describe-negative", weight.negative), ("describe-without", weight.missing)]
    {
        if n > 0 {
            let args = Args::new().text("n", style.count(n as f64));
            parts.push(say.say_with(id, &args));
        }
    }
    say.semicolons(&parts)
}

fn variable(found: &VariableDescription, rows: u64, say: &Phrases) -> Block {
    let count = |n: u64| say.style().count(n as f64);
    let head = match &found.label {
        Some(label) => format!("{}  {label}", found.name),
        None => found.name.clone(),
    };
    let mut facts = Vec::new();
    for (i, value) in found.values.iter().enumerate() {
        let key = if i == 0 { say.say("describe-answers") } else { String::new() };
        let label = value.label.as_deref().unwrap_or("");
        let text = format!("{}  {label}  {}", code(&value.code), count(value.n));
        facts.push(Fact::new(key, text));
    }
    if found.values.is_empty()
        && let (Some(least), Some(most)) = (found.least, found.most)
    {
        let args = Args::new()
            .text("least", say.style().number(least, decimals(least)))
            .text("most", say.style().number(most, decimals(most)));
        facts.push(Fact::new(
            say.say("describe-range"),
            say.say_with("describe-from-to", &args),
        ));
    }
    for (i, missing) in found.missing.iter().enumerate() {
        let key = if i == 0 { say.say("describe-missing") } else { String::new() };
        let kind = say.say(&format!("missing-kind-{}", kind_name(missing.kind)));
        let code = missing.code.as_ref().map_or(String::new(), code);
        let label = missing.label.clone().unwrap_or_default();
        let parts = [code, label, kind, count(missing.n)];
        let parts: Vec<String> = parts.into_iter().filter(|p| !p.is_empty()).collect();
        facts.push(Fact::new(key, parts.join("  ")));
    }
    let valid = format!("{} / {}", count(found.valid), count(rows));
    facts.push(Fact::new(say.say("describe-valid"), valid));
    Block::Facts { head, facts }
}

fn code(code: &ValueCode) -> String {
    match code {
        ValueCode::Number(x) => x.to_string(),
        ValueCode::Text(text) => text.clone(),
    }
}

/// As many decimals as the number has, at most four.
fn decimals(x: f64) -> u8 {
    let text = crate::stats::significant(x).to_string();
    text.split_once('.').map_or(0, |(_, d)| d.len().min(4) as u8)
}

fn kind_name(kind: MissingKind) -> &'static str {
    match kind {
        MissingKind::DontKnow => "dont_know",
        MissingKind::Refused => "refused",
        MissingKind::NotAsked => "not_asked",
        MissingKind::Declared => "declared",
        MissingKind::Blank => "blank",
    }
}

/// A question's weighted shares as a document.
#[must_use]
pub fn frequency_document(found: &FrequencyResult, level: f64, lang: Lang) -> Document {
    let say = Phrases::new(lang);
    let count = |n: u64| say.style().count(n as f64);
    let level = Args::new().text("level", say.level(level));
    let rows = found.answers.iter().map(|answer| {
        let estimate = &answer.estimate;
        vec![
            answer.label.clone().unwrap_or_else(|| code(&answer.code)),
            say.style().percent(estimate.value.unwrap_or(0.0), 1),
            estimate.interval.as_ref().map_or(say.say("table-blank"), |i| {
                say.style().percent_range(i.lower, i.upper, 1)
            }),
            count(answer.n),
        ]
    });
    let label = found.label.as_deref().unwrap_or(&found.question);
    let n = Args::new().text("n", count(found.n));
    let mut notes: Vec<String> = Vec::new();
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
        let label = missing.label.clone().or(missing.code.as_ref().map(code));
        let parts: Vec<String> =
            [label, Some(kind), Some(count(missing.n))].into_iter().flatten().collect();
        notes.push(format!("{}: {}", say.say("describe-missing"), say.commas(&parts)));
    }
    let table = Block::Table {
        caption: format!("{label} — {}", say.say_with("toplines-answered", &n)),
        header: vec![
            say.say("table-answer"),
            say.say("table-share"),
            say.say_with("table-interval", &level),
            say.say("table-n"),
        ],
        rows: rows.collect(),
        notes,
    };
    Document { direction: lang.direction(), blocks: vec![table] }
}
