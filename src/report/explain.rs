//! Where a number comes from.

use serde::Serialize;

use super::document::{Block, Document, Fact};
use super::explain_segment::of_segment;
use crate::phrase::Phrases;
use crate::results::{
    AnswerShare, Assumption, BoundedShare, ContradictionResult, CrosstabCell, Derivation,
    Estimate, Figure, JointResult, Label, Lang, Missing, Results, UnderAssumption,
};
use crate::text::Args;

/// A result with all that made it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Explained {
    /// Its identifier.
    pub id: String,
    /// Printed name of what it measures.
    pub label: Label,
    /// The result, as results.json has it.
    pub result: serde_json::Value,
    /// How it was made.
    pub derivation: Derivation,
    /// What it rests on.
    pub assumptions: Vec<Assumption>,
    /// What is not there, and why.
    pub missing: Vec<Missing>,
    #[serde(skip)]
    pub(super) printed: [String; 3],
}

/// All identifiers of a results file, in its order.
#[must_use]
pub fn ids(results: &Results) -> Vec<String> {
    let claims = results.claims.iter().map(|claim| claim.id.clone());
    all(results).into_iter().map(|found| found.id).chain(claims).collect()
}

/// The result with an identifier.
#[must_use]
pub fn explain(results: &Results, id: &str) -> Option<Explained> {
    all(results).into_iter().find(|found| found.id == id)
}

fn all(results: &Results) -> Vec<Explained> {
    let mut found: Vec<Explained> = Vec::new();
    for topline in &results.toplines {
        found.extend(topline.answers.iter().map(|answer| of_figure(&answer.figure)));
    }
    let waves = results.contradiction_waves.iter().flat_map(|found| &found.waves);
    for segment in results.contradictions.iter().chain(waves) {
        for side in [&segment.a, &segment.b] {
            found.push(of_figure(&side.figure));
        }
        let unit = Phrases::unit_of(&segment.segment);
        found.push(of_bounded(&segment.segment.both, &segment.label, unit));
        found.extend(
            segment.both_by_group.iter().map(|b| of_bounded(b, &segment.label, unit)),
        );
        for group in &segment.groups {
            found.push(of_bounded(&group.both, &group.label, unit));
        }
        found.extend(segment.under_assumptions.iter().map(|u| of_under(u, segment)));
    }
    for joint in &results.joints {
        found.extend(of_joint(joint));
    }
    for claim in &results.claims {
        found.extend(claim.figure.iter().chain(&claim.also).map(of_figure));
    }
    for question in &results.frequencies {
        let place = question.label.as_deref().unwrap_or(&question.question);
        found.extend(question.answers.iter().map(|answer| of_answer(place, answer)));
    }
    for table in &results.crosstabs {
        let rows = table.rows_label.as_deref().unwrap_or(&table.rows);
        for column in &table.table {
            let code = column.code.as_ref().map(ToString::to_string);
            let group = column.label.clone().or(code).unwrap_or_default();
            for (answer, cell) in table.answers.iter().zip(&column.cells) {
                let name =
                    answer.label.clone().unwrap_or_else(|| answer.code.to_string());
                let parts = [rows.to_owned(), group.clone(), name];
                let parts: Vec<&str> =
                    parts.iter().map(String::as_str).filter(|p| !p.is_empty()).collect();
                found.push(of_cell(&parts.join(": "), cell));
            }
        }
    }
    found.extend(results.segments.iter().flat_map(of_segment));
    let mut seen = std::collections::BTreeSet::new();
    found.retain(|e| seen.insert(e.id.clone()));
    found
}

fn of_figure(figure: &Figure) -> Explained {
    Explained {
        id: figure.id.clone(),
        label: figure.label.clone(),
        result: serde_json::to_value(&figure.estimate).unwrap_or_default(),
        derivation: figure.derivation.clone(),
        assumptions: figure.estimate.assumptions.clone(),
        missing: figure.estimate.missing.clone(),
        printed: Lang::ALL.map(|lang| Phrases::new(lang).figure(figure)),
    }
}

fn of_answer(question: &str, answer: &AnswerShare) -> Explained {
    let name = answer.label.clone().unwrap_or_else(|| answer.code.to_string());
    Explained {
        id: answer.id.clone(),
        result: serde_json::to_value(answer).unwrap_or_default(),
        ..of_estimate(
            &format!("{question}: {name}"),
            &answer.estimate,
            &answer.derivation,
        )
    }
}

fn of_cell(name: &str, cell: &CrosstabCell) -> Explained {
    Explained {
        id: cell.id.clone(),
        result: serde_json::to_value(cell).unwrap_or_default(),
        ..of_estimate(name, &cell.estimate, &weighted_share(&cell.estimate))
    }
}

/// How a share of respondents was made, from what its estimate holds.
pub(super) fn weighted_share(estimate: &Estimate) -> Derivation {
    let squared = estimate.se.map(|se| se * se);
    let inputs =
        [("p", estimate.value), ("V", squared), ("n", estimate.n), ("df", estimate.df)];
    let replicated = [Assumption::ReplicateWeights, Assumption::ReplicatesMade];
    let method = match estimate.assumptions.iter().any(|a| replicated.contains(a)) {
        true => "weighted_share_replicates",
        false => "weighted_share",
    };
    let mut derivation = Derivation::by(method);
    for (name, value) in inputs {
        if let Some(value) = value {
            derivation = derivation.input(name, value);
        }
    }
    if let Some(interval) = &estimate.interval {
        derivation = derivation.input("alpha", 1.0 - interval.level);
    }
    derivation
}

/// A share of respondents, without identifier and result.
pub(super) fn of_estimate(
    name: &str,
    estimate: &Estimate,
    derivation: &Derivation,
) -> Explained {
    let printed = Lang::ALL.map(|lang| {
        let say = Phrases::new(lang);
        let value = say.style().percent(estimate.value.unwrap_or(0.0), 1);
        match &estimate.interval {
            Some(i) => {
                let range = say.style().percent_range(i.lower, i.upper, 1);
                format!("{value} ({range})")
            }
            None => value,
        }
    });
    Explained {
        id: String::new(),
        label: Label::same(name),
        result: serde_json::Value::Null,
        derivation: derivation.clone(),
        assumptions: estimate.assumptions.clone(),
        missing: estimate.missing.clone(),
        printed,
    }
}

pub(super) fn of_bounded(both: &BoundedShare, label: &Label, unit: f64) -> Explained {
    Explained {
        id: both.id.clone(),
        label: label.clone(),
        result: serde_json::to_value(both).unwrap_or_default(),
        derivation: both.derivation.clone(),
        assumptions: both.assumptions.clone(),
        missing: both.missing.clone(),
        printed: Lang::ALL.map(|lang| Phrases::new(lang).bounded(both, unit)),
    }
}

/// The figures and combinations of several views.
fn of_joint(joint: &JointResult) -> Vec<Explained> {
    let figures = joint.figures.iter().map(|figure| {
        let mut explained = of_figure(&figure.figure);
        if figure.figure.label.is_empty() {
            explained.label =
                every(|say| say.joint_share(&figure.what, figure.among.as_ref(), joint));
        }
        explained
    });
    let events = joint.events.iter().map(|event| Explained {
        id: event.id.clone(),
        label: every(|say| say.joint_event(event, joint)),
        result: serde_json::to_value(event).unwrap_or_default(),
        derivation: event.derivation.clone(),
        assumptions: event.assumptions.clone(),
        missing: event.missing.clone(),
        printed: Lang::ALL.map(|lang| Phrases::new(lang).joint_bounds(event, joint)),
    });
    figures.chain(events).collect()
}

fn of_under(found: &UnderAssumption, segment: &ContradictionResult) -> Explained {
    let unit = Phrases::unit_of(&segment.segment);
    let printed = Lang::ALL.map(|lang| {
        let say = Phrases::new(lang);
        let variable = segment.by_label.as_ref().map_or("", |label| say.label(label));
        say.under_assumption(found, variable, unit)
    });
    Explained {
        id: found.id.clone(),
        label: segment.label.clone(),
        result: serde_json::to_value(found).unwrap_or_default(),
        derivation: found.derivation.clone(),
        assumptions: Vec::new(),
        missing: Vec::new(),
        printed,
    }
}

/// A text in every language.
fn every(text: impl Fn(&Phrases) -> String) -> Label {
    Lang::ALL.into_iter().map(|lang| (lang, text(&Phrases::new(lang)))).collect()
}

impl Explained {
    /// The explanation as a document.
    #[must_use]
    pub fn document(&self, lang: Lang) -> Document {
        let say = Phrases::new(lang);
        let derivation = &self.derivation;
        let method = &derivation.method;
        let mut facts = vec![
            Fact::new(say.say("explain-result"), self.printed[lang as usize].clone()),
            Fact::new(say.say("explain-method"), say.say(&format!("method-{method}"))),
            Fact::new(say.say("explain-formula"), say.say(&format!("formula-{method}"))),
        ];
        let inputs: Vec<String> = derivation
            .inputs
            .iter()
            .map(|(name, value)| format!("{name} = {}", value.0))
            .collect();
        facts.push(Fact::new(say.say("explain-inputs"), say.semicolons(&inputs)));
        for (i, row) in derivation.rows.iter().enumerate() {
            let args = Args::new()
                .text("file", row.file.clone())
                .text("line", row.line.to_string());
            let place = say.say_with("explain-row", &args);
            let text = match &row.url {
                Some(url) => format!("{place}: {url}"),
                None => place,
            };
            let key = if i == 0 { say.say("explain-rows") } else { String::new() };
            facts.push(Fact::new(key, text));
        }
        if !self.assumptions.is_empty() {
            let text = say.assumptions(&self.assumptions);
            facts.push(Fact::new(say.say("explain-assumptions"), text));
        }
        facts.extend(self.missing.iter().map(|m| Fact::more(say.missing(m))));
        let head = format!("{} — {}", self.id, say.label(&self.label));
        Document {
            direction: lang.direction(),
            blocks: vec![Block::Facts { head, facts }],
        }
    }
}
