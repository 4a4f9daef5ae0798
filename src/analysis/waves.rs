//! Two views in every poll that asked both: the contradiction segment wave by wave.

use indexmap::IndexMap;
use serde::Deserialize;

use super::AnalysisError;
use super::contradiction::{ContradictionSpec, contradiction};
use super::evidence::Evidence;
use super::figure::{FigureSpec, OneOrMany, figures};
use super::toplines::yes;
use crate::poll::{Code, Diagnostic, Poll};
use crate::results::{ContradictionResult, ContradictionWaves, Label, SampleRelation};

/// A view in published polls.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
pub struct PublishedView {
    /// The question.
    pub question: String,
    /// The answer, or several to add up.
    pub answer: OneOrMany,
    /// The poll, where only one is meant.
    pub poll: Option<String>,
    /// Printed name of the view; the answer's label where it is not given.
    pub label: Option<Label>,
}

/// Two opposed views to hold against each other in every poll that asked both.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
pub struct WavesSpec {
    /// Name of the analysis.
    pub name: String,
    /// The first view.
    pub a: PublishedView,
    /// The second view.
    pub b: PublishedView,
    /// Whether the same respondents were asked both: no default, because it changes the
    /// inference.
    pub sample: SampleRelation,
    /// Printed name of the segment.
    pub label: Option<Label>,
    /// Title of the chart; made from the waves where it is not given.
    pub title: Option<Label>,
    /// A grouping variable whose breakdown tightens the bounds of the polls that have it.
    pub by: Option<String>,
    /// Whether to draw a chart.
    #[serde(default = "yes")]
    pub chart: bool,
}

/// Bounds the segment in each poll, the earliest first. No wave is compared with another:
/// that a range moves does not show that the segment did.
///
/// # Errors
/// A question or an answer that no poll has, with the nearest; no poll that asked both.
pub fn contradiction_waves(
    spec: &WavesSpec,
    evidence: &Evidence,
) -> Result<ContradictionWaves, AnalysisError> {
    let waves = waves(spec, evidence)?;
    let mut segments = Vec::with_capacity(waves.len());
    for (a, b) in waves {
        segments.push(wave(spec, a, b, evidence)?);
    }
    Ok(ContradictionWaves {
        id: spec.name.clone(),
        label: spec.label.clone().unwrap_or_default(),
        title: spec.title.clone(),
        waves: segments,
        chart: spec.chart,
    })
}

/// The polls of both views, in the order of their last days.
fn waves<'a>(
    spec: &WavesSpec,
    evidence: &'a Evidence,
) -> Result<Vec<(&'a Poll, &'a Poll)>, AnalysisError> {
    let at = |key: &str| format!("contradiction_waves.{}.{key}", spec.name);
    for (view, key) in [(&spec.a, "a"), (&spec.b, "b")] {
        known(view, evidence, &at(key))?;
    }
    let named = |view: &PublishedView, key: &str| {
        let poll = view.poll.as_deref();
        poll.map(|poll| evidence.poll(poll, &at(key))).transpose()
    };
    let (of_a, of_b) = (named(&spec.a, "a.poll")?, named(&spec.b, "b.poll")?);
    if let Some(poll) = of_a.or(of_b) {
        return Ok(vec![(of_a.unwrap_or(poll), of_b.unwrap_or(poll))]);
    }
    let asked =
        |poll: &Poll, view: &PublishedView| poll.question(&view.question).is_some();
    let mut polls: Vec<&Poll> = evidence
        .toplines
        .polls
        .iter()
        .filter(|poll| asked(poll, &spec.a) && asked(poll, &spec.b))
        .collect();
    if polls.is_empty() {
        let found = Diagnostic::new(Code::NobodyAskedBoth, &evidence.study)
            .column(&at("a"))
            .value(&spec.a.question)
            .with("other", &spec.b.question);
        return Err(found.into());
    }
    polls.sort_by_key(|poll| poll.dates.last_known());
    Ok(polls.into_iter().map(|poll| (poll, poll)).collect())
}

/// A question that some poll asked, else the nearest one.
fn known(
    view: &PublishedView,
    evidence: &Evidence,
    at: &str,
) -> Result<(), AnalysisError> {
    let polls = &evidence.toplines.polls;
    let questions =
        || polls.iter().flat_map(|poll| &poll.questions).map(|q| q.id.as_str());
    if questions().any(|id| id == view.question) {
        return Ok(());
    }
    let (at, name) = (format!("{at}.question"), &view.question);
    Err(evidence.unknown(Code::QuestionUnknown, &at, name, questions()).into())
}

fn wave(
    spec: &WavesSpec,
    a: &Poll,
    b: &Poll,
    evidence: &Evidence,
) -> Result<ContradictionResult, AnalysisError> {
    let figure = |view: &PublishedView, poll: &Poll| FigureSpec {
        poll: Some(poll.id.clone()),
        question: Some(view.question.clone()),
        answer: Some(view.answer.clone()),
        label: view.label.clone(),
        ..FigureSpec::default()
    };
    let name = format!("{}/{}", spec.name, a.id);
    let (name_a, name_b) = (format!("{name}/a"), format!("{name}/b"));
    let specs = IndexMap::from([
        (name_a.clone(), figure(&spec.a, a)),
        (name_b.clone(), figure(&spec.b, b)),
    ]);
    let found = figures(&specs, evidence).map_err(|mut errors| {
        // The figures are ours: the reader wrote views.
        let error = errors.swap_remove(0);
        let own = format!("contradiction_waves.{}", spec.name);
        error.moved(&format!("figures.{name}"), &own)
    })?;
    let broken_down = |variable: &&String| {
        let has = |poll: &Poll, view: &PublishedView| {
            evidence.breakdown(&poll.id, &view.question, variable).is_some()
        };
        has(a, &spec.a) && has(b, &spec.b)
    };
    let one = ContradictionSpec {
        name,
        a: name_a,
        b: name_b,
        sample: spec.sample,
        label: spec.label.clone(),
        title: None,
        by: spec.by.as_ref().filter(broken_down).cloned(),
        group_shares: None,
        chart: false,
        assumptions: Vec::new(),
    };
    contradiction(&one, &found, evidence)
}
