//! What a file of respondents holds, as a document.

use super::document::{Block, Document, Fact};
use super::recode::recode_line;
use crate::phrase::Phrases;
use crate::poll::{MissingKind, SampleKind, ValueCode, Wording};
use crate::results::{
    Description, DesignDescription, Lang, VariableDescription, WeightDescription,
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
    if let Some(design) = &found.design {
        facts.push(Fact::new(say.say("describe-design"), design_line(design, say)));
    }
    let likely = &found.likely_design;
    for (key, names) in
        [("describe-strata", &likely.strata), ("describe-units", &likely.units)]
    {
        if found.design.is_none() && !names.is_empty() {
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

fn design_line(design: &DesignDescription, say: &Phrases) -> String {
    let count = |n: u64| say.style().count(n as f64);
    let declared = &design.declared;
    let mut parts = vec![say.say(match declared.sample {
        SampleKind::Probability => "sample-probability",
        SampleKind::Nonprobability => "sample-nonprobability",
        SampleKind::Unknown => "sample-undeclared",
    })];
    let counted = |id: &str, name: String, n: u64| {
        say.say_with(id, &Args::new().text("name", name).text("n", count(n)))
    };
    if let Some(strata) = &declared.strata {
        parts.push(counted("design-strata", strata.clone(), design.strata));
    }
    if !declared.units.is_empty() {
        parts.push(counted("design-units", declared.units.join(", "), design.units));
    }
    if !declared.fpc.is_empty() {
        parts.push(counted("design-fpc", declared.fpc.join(", "), 0));
    }
    if let Some(replicates) = &declared.replicates {
        let method = format!("replicate-method-{}", replicates.method.as_str());
        parts.push(match replicates.made() {
            true => say.say_with(
                "design-replicates-made",
                &Args::new().text("method", say.say(&method)),
            ),
            false => {
                let names = replicates.weights.join(", ");
                counted("design-replicates", names, design.replicates)
            }
        });
    }
    say.semicolons(&parts)
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
    let mut facts = about(found.wording.as_ref(), found.base.as_deref(), say);
    if let Some(recode) = &found.recode {
        facts.push(Fact::new(say.say("describe-recode"), recode_line(recode, say)));
    }
    for (i, value) in found.values.iter().enumerate() {
        let key = if i == 0 { say.say("describe-answers") } else { String::new() };
        let answer = code_and_label(&value.code, value.label.as_deref());
        let text = format!("{answer}  {}", count(value.n));
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
        let stored = missing.code.as_ref();
        let value =
            stored.map_or(String::new(), |c| code_and_label(c, missing.label.as_deref()));
        let parts = [value, kind, count(missing.n)];
        let parts: Vec<String> = parts.into_iter().filter(|p| !p.is_empty()).collect();
        facts.push(Fact::new(key, parts.join("  ")));
    }
    let valid = format!("{} / {}", count(found.valid), count(rows));
    facts.push(Fact::new(say.say("describe-valid"), valid));
    Block::Facts { head, facts }
}

/// The question as it was asked, and of whom.
fn about(wording: Option<&Wording>, base: Option<&str>, say: &Phrases) -> Vec<Fact> {
    let mut facts = Vec::new();
    if let Some(wording) = wording {
        let args = Args::new()
            .text("wording", wording.text.clone())
            .text("status", say.wording(wording.status));
        let text = say.say_with("chart-wording-plain", &args);
        facts.push(Fact::new(say.say("describe-wording"), text));
    }
    if let Some(base) = base {
        facts.push(Fact::new(say.say("describe-base"), base.to_owned()));
    }
    facts
}

/// The code, unless it says no more than the label.
fn code_and_label(code: &ValueCode, label: Option<&str>) -> String {
    match (code, label) {
        (ValueCode::Text(code), Some(label)) if code == label => code.clone(),
        (code, label) => format!("{code}  {}", label.unwrap_or("")).trim_end().to_owned(),
    }
}

/// As many decimals as the number has, at most four.
fn decimals(x: f64) -> u8 {
    let text = crate::stats::significant(x).to_string();
    text.split_once('.').map_or(0, |(_, d)| d.len().min(4) as u8)
}

pub(super) fn kind_name(kind: MissingKind) -> &'static str {
    match kind {
        MissingKind::DontKnow => "dont_know",
        MissingKind::Refused => "refused",
        MissingKind::NotAsked => "not_asked",
        MissingKind::Declared => "declared",
        MissingKind::Blank => "blank",
    }
}
