//! One question of one poll: all its answers with their intervals.

use serde::Deserialize;

use super::AnalysisError;
use super::evidence::Evidence;
use super::figure::{Identity, estimate, sampling};
use crate::poll::slug;
use crate::read::LabelKind;
use crate::results::{AnswerOrder, AnswerResult, Base, Label, ToplineResult};

/// A question to report.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
pub struct ToplineSpec {
    /// Name of the analysis, the first part of its results' identifiers.
    pub name: String,
    /// The poll.
    pub poll: String,
    /// The question within the poll.
    pub question: String,
    /// Title of the chart; made from the figures where it is not given.
    pub title: Option<Label>,
    /// The order of the answers in the chart.
    #[serde(default)]
    pub order: AnswerOrder,
    /// Whether to draw a chart.
    #[serde(default = "yes")]
    pub chart: bool,
}

pub(super) fn yes() -> bool {
    true
}

/// Estimates every answer of a question.
///
/// # Errors
/// A poll or question that is not in the data, or a design effect out of range.
pub fn topline(
    spec: &ToplineSpec,
    evidence: &Evidence,
) -> Result<ToplineResult, AnalysisError> {
    let at = format!("toplines.{}", spec.name);
    let poll = evidence.poll(&spec.poll, &format!("{at}.poll"))?;
    let question = evidence.question(poll, &spec.question, &format!("{at}.question"))?;
    let id = format!("{}/{}", spec.name, slug(&question.id));
    let sampling = sampling(poll, question, evidence);
    let mut answers = Vec::with_capacity(question.answers.len());
    for answer in &question.answers {
        let identity = Identity {
            id: format!("{id}/{}", slug(&answer.name)),
            label: evidence.label(LabelKind::Answer, Some(&question.id), &answer.name),
            poll: Some(poll.id.clone()),
            question: Some(question.id.clone()),
            rows: vec![answer.row.clone()],
        };
        let figure =
            estimate(identity, answer.share, sampling, Base::AllRespondents, evidence)?;
        answers.push(AnswerResult { kind: answer.kind, figure });
    }
    Ok(ToplineResult {
        id,
        name: spec.name.clone(),
        poll: poll.id.clone(),
        question: question.id.clone(),
        label: evidence.label(LabelKind::Question, None, &question.id),
        wording: question.wording.clone(),
        rows: question.answers.iter().map(|a| a.row.clone()).collect(),
        answers,
        title: spec.title.clone(),
        order: spec.order,
        chart: spec.chart,
    })
}
