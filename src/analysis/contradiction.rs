//! The contradiction segment of a study: two figures, with or without a breakdown.

use indexmap::IndexMap;
use serde::Deserialize;

use super::evidence::Evidence;
use super::figure::{Figures, Resolved};
use super::groups::by_group;
use super::toplines::yes;
use super::under_assumptions::{AssumptionSpec, under_assumptions};
use super::{AnalysisError, SegmentSpec, segment};
use crate::poll::{Code, Diagnostic};
use crate::results::{ContradictionResult, Label, SampleRelation, Side};

/// Two opposed views to hold against each other.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
pub struct ContradictionSpec {
    /// Name of the analysis.
    pub name: String,
    /// Name of the first figure.
    pub a: String,
    /// Name of the second figure.
    pub b: String,
    /// Whether the same respondents were asked both: no default, because it changes the
    /// inference.
    pub sample: SampleRelation,
    /// Printed name of the segment.
    pub label: Option<Label>,
    /// Title of the chart; made from the bounds where it is not given.
    pub title: Option<Label>,
    /// A grouping variable whose breakdown tightens the bounds.
    pub by: Option<String>,
    /// Shares of the groups in percent, where neither file nor totals give them.
    pub group_shares: Option<IndexMap<String, f64>>,
    /// Whether to draw a chart.
    #[serde(default = "yes")]
    pub chart: bool,
    /// What to assume of how the views go together, each by itself: printed below the
    /// bounds, never as a headline.
    #[serde(default)]
    pub assumptions: Vec<AssumptionSpec>,
}

/// Bounds the segment from the two toplines and, with `by`, from their breakdown.
///
/// # Errors
/// A name that the study does not define, a figure that was not published, or a breakdown
/// that lacks a group.
pub fn contradiction(
    spec: &ContradictionSpec,
    figures: &Figures,
    evidence: &Evidence,
) -> Result<ContradictionResult, AnalysisError> {
    let at = format!("contradictions.{}", spec.name);
    let a = named(figures, &spec.a, evidence, &format!("{at}.a"))?;
    let b = named(figures, &spec.b, evidence, &format!("{at}.b"))?;
    let input = input(spec, a, b, evidence, &at)?;
    let mut segment = segment(&input)?;
    let rows = rows(a, b);
    segment.both.id = format!("{}/both", spec.name);
    segment.both.derivation.rows = rows;
    let broken_down = match &spec.by {
        Some(variable) => Some(by_group(spec, variable, (a, b), &input, evidence)?),
        None => None,
    };
    let independent = broken_down.as_ref().map(|found| found.independent);
    let mut under_assumptions = under_assumptions(spec, &input, independent, evidence)?;
    for found in &mut under_assumptions {
        match &broken_down {
            Some(groups) if found.derivation.method == "independent_within_groups" => {
                found.derivation.inputs.clone_from(&groups.both.derivation.inputs);
                found.derivation.rows.clone_from(&groups.both.derivation.rows);
            }
            _ => found.derivation.rows.clone_from(&segment.both.derivation.rows),
        }
    }
    let label = |name: &str| evidence.label(crate::read::LabelKind::Variable, None, name);
    let (group_shares, groups, both_by_group) = match broken_down {
        Some(found) => (Some(found.shares), found.groups, Some(found.both)),
        None => (None, Vec::new(), None),
    };
    Ok(ContradictionResult {
        id: spec.name.clone(),
        label: spec.label.clone().unwrap_or_default(),
        title: spec.title.clone(),
        a: Side { name: spec.a.clone(), figure: a.figure.clone() },
        b: Side { name: spec.b.clone(), figure: b.figure.clone() },
        segment,
        by: spec.by.clone(),
        by_label: spec.by.as_deref().map(label),
        group_shares,
        groups,
        both_by_group,
        under_assumptions,
        chart: spec.chart,
    })
}

/// A figure that the study defines.
pub(super) fn named<'a>(
    figures: &'a Figures,
    name: &str,
    evidence: &Evidence,
    at: &str,
) -> Result<&'a Resolved, Diagnostic> {
    figures
        .get(name)
        .ok_or_else(|| evidence.unknown(Code::NameUnknown, at, name, figures.names()))
}

fn input(
    spec: &ContradictionSpec,
    a: &Resolved,
    b: &Resolved,
    evidence: &Evidence,
    at: &str,
) -> Result<SegmentSpec, AnalysisError> {
    let value = |side: &Resolved, key: &str| {
        side.published.filter(|p| p.value().is_some()).ok_or_else(|| {
            Diagnostic::new(Code::FigureBlank, &evidence.study)
                .column(&format!("{at}.{key}"))
        })
    };
    Ok(SegmentSpec {
        a: value(a, "a")?,
        b: value(b, "b")?,
        sampling_a: a.sampling,
        sampling_b: b.sampling,
        relation: spec.sample,
        dont_know: a.dont_know.zip(b.dont_know),
        assumed_n: evidence.settings.assumed_n,
        level: evidence.settings.level,
    })
}

/// The rows behind both figures.
pub(super) fn rows(a: &Resolved, b: &Resolved) -> Vec<crate::poll::SourceRow> {
    [a, b].iter().flat_map(|side| side.figure.derivation.rows.clone()).collect()
}
