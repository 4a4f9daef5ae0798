//! The contradiction segment of a study: two figures, with or without a breakdown.

use indexmap::IndexMap;
use serde::Deserialize;

use super::decided::{SegmentBase, on_base};
use super::evidence::Evidence;
use super::figure::{Figures, Resolved};
use super::group_parts::GroupSets;
use super::groups::by_group;
use super::segment_interval::unfit;
use super::toplines::yes;
use super::under_assumptions::{AssumptionSpec, under_assumptions};
use super::{AnalysisError, SegmentInterval, SegmentSpec, segment};
use crate::poll::{Code, Diagnostic};
use crate::read::Findings;
use crate::results::{Assumption, ContradictionResult, Label, SampleRelation, Side};

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
    /// How the interval is made, where it is not to be the default: `imbens_manski`, or for
    /// two polls `stoye` or `clr`.
    #[serde(default)]
    pub interval: SegmentInterval,
    /// Whom the segment is a share of: `all`, or `decided`, those with an opinion.
    #[serde(default)]
    pub base: SegmentBase,
    /// That the source shows the same people to have no opinion on both questions, without
    /// which `base = "decided"` is refused.
    #[serde(default)]
    pub same_people_undecided: bool,
    /// A grouping variable whose breakdown tightens the bounds.
    pub by: Option<String>,
    /// Sets of its groups by name, whose share of the segment is bounded too: "the right".
    #[serde(default)]
    pub composition: GroupSets,
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
/// What is odd about the breakdown becomes a warning among the findings.
///
/// # Errors
/// A name that the study does not define, a figure that was not published, a breakdown that
/// lacks a group, or a method or base that does not fit the questions.
pub fn contradiction(
    spec: &ContradictionSpec,
    figures: &Figures,
    evidence: &Evidence,
    findings: &mut Findings,
) -> Result<ContradictionResult, AnalysisError> {
    let at = format!("contradictions.{}", spec.name);
    let a = named(figures, &spec.a, evidence, &format!("{at}.a"))?;
    let b = named(figures, &spec.b, evidence, &format!("{at}.b"))?;
    let input = input(spec, a, b, evidence, &at)?;
    let decided = decided(spec, &input);
    let input = on_base(spec, input, evidence)?;
    let mut segment = segment(&input)?;
    let named =
        [(Some(&mut segment.both), "both"), (segment.either_way.as_mut(), "either_way")];
    for (bounded, name) in named {
        let Some(bounded) = bounded else { continue };
        bounded.id = format!("{}/{name}", spec.name);
        bounded.derivation.rows = rows(a, b);
        bounded.assumptions.extend(decided.clone());
    }
    let broken_down = match &spec.by {
        Some(variable) => by_group(spec, variable, (a, b), &input, evidence, findings)?,
        None => None,
    };
    let independent = broken_down.as_ref().and_then(|found| found.independent);
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
    let (group_shares, groups, both_by_group, parts) = match broken_down {
        Some(found) => (Some(found.shares), found.groups, Some(found.both), found.parts),
        None => (None, Vec::new(), None, Vec::new()),
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
        parts,
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
    if !spec.interval.fits(spec.sample) {
        return Err(
            unfit(spec.interval, &evidence.study, &format!("{at}.interval")).into()
        );
    }
    if let (None, Some(name)) = (&spec.by, spec.composition.keys().next()) {
        return Err(Diagnostic::new(Code::ValueInvalid, &evidence.study)
            .column(&format!("{at}.composition.{name}"))
            .with("expected", "by = \"…\"")
            .into());
    }
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
        interval: spec.interval,
    })
}

/// What a segment of the decided rests on.
fn decided(spec: &ContradictionSpec, input: &SegmentSpec) -> Option<Assumption> {
    let (dk, _) = input.dont_know.filter(|_| spec.base == SegmentBase::Decided)?;
    Some(Assumption::SamePeopleUndecided { share: dk.share })
}

/// The rows behind both figures.
pub(super) fn rows(a: &Resolved, b: &Resolved) -> Vec<crate::poll::SourceRow> {
    [a, b].iter().flat_map(|side| side.figure.derivation.rows.clone()).collect()
}
