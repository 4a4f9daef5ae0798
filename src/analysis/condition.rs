//! One condition of a claim, tested.

use super::AnalysisError;
use super::change::{DifferenceSpec, change};
use super::composition_claim::part_of_segment;
use super::evidence::Evidence;
use super::figure::{Figures, Resolved, in_group};
use super::test_language::{Clause, ParsedCondition};
use super::threshold::{
    Satisfied, TestedCondition, Threshold, blank, figure_against, segment_against,
};
use crate::poll::{Assertions, Code, GroupSize, PublishedShare, differences};
use crate::read::LabelKind;
use crate::results::{ChangeVerdict, ContradictionResult, Reason, Settle, Verdict};

/// What a study knows when it tests its claims.
pub(super) struct Known<'a> {
    pub(super) figures: &'a Figures,
    pub(super) segments: &'a [ContradictionResult],
    pub(super) evidence: &'a Evidence,
}

/// Tests one condition.
pub(super) fn test(
    clause: &Clause,
    known: &Known<'_>,
    at: &str,
) -> Result<TestedCondition, AnalysisError> {
    match &clause.condition {
        ParsedCondition::Compare { name, comparison, threshold } => {
            let text = clause.text.as_str();
            let goal = Threshold { comparison: *comparison, share: *threshold };
            if let Some(figure) = known.figures.get(name) {
                let level = known.evidence.settings.level;
                return figure_against(text, name, &figure.figure, goal, level);
            }
            match known.segments.iter().find(|s| s.id == *name) {
                Some(segment) => Ok(segment_against(text, segment, goal)),
                None => {
                    let names = known.figures.names();
                    let names = names.chain(known.segments.iter().map(|s| s.id.as_str()));
                    Err(known.evidence.unknown(Code::NameUnknown, at, name, names).into())
                }
            }
        }
        ParsedCondition::Stable { name } => stable(&clause.text, name, known, at),
        ParsedCondition::Composition { name, variable, group, comparison, threshold } => {
            let goal = Threshold { comparison: *comparison, share: *threshold };
            if let Some(segment) = known.segments.iter().find(|s| s.id == *name) {
                let part = (variable.as_str(), group.as_str());
                return Ok(part_of_segment(
                    &clause.text,
                    segment,
                    part,
                    goal,
                    known,
                    at,
                )?);
            }
            composition(&clause.text, name, (variable, group), goal, known, at)
        }
    }
}

/// A figure is called stable when polls show it. Two polls can refute it; that a change is
/// not significant does not show that there was none.
fn stable(
    text: &str,
    name: &str,
    known: &Known<'_>,
    at: &str,
) -> Result<TestedCondition, AnalysisError> {
    let side = super::contradiction::named(known.figures, name, known.evidence, at)?;
    let mut condition = blank(text, name, side.figure.label.clone(), None);
    let waves = waves(side, known.evidence);
    let mut settle = Vec::new();
    if side.spec.poll.is_none() {
        condition.reasons.push(Reason::NoSource);
        settle.push(Settle::SourcePoll);
    }
    if let [(first, from), .., (last, to)] = waves.as_slice() {
        let level = known.evidence.settings.level;
        let spec = DifferenceSpec { first: *first, second: *last, level };
        let change = change(&spec, [from, to])?;
        condition.assumptions = change.estimate.assumptions;
        if change.verdict == ChangeVerdict::Significant {
            condition.verdict = Verdict::NotSupported;
            condition.reasons.push(Reason::Changed { from: first.share, to: last.share });
        } else {
            condition
                .reasons
                .push(Reason::NoChangeShown { from: first.share, to: last.share });
            settle.push(Settle::LargerSample);
        }
    } else {
        condition.reasons.push(Reason::TooFewWaves { found: waves.len() });
        settle.push(Settle::SameWordingWaves);
    }
    Ok(TestedCondition { condition, settle })
}

/// All polls with the figure that may be compared with its own without a word of the user's,
/// in order of fieldwork.
fn waves(side: &Resolved, evidence: &Evidence) -> Vec<(PublishedShare, super::Sampling)> {
    let (Some(poll), Some(question), Some(answer)) =
        (&side.spec.poll, &side.spec.question, &side.spec.answer)
    else {
        return Vec::new();
    };
    let Some(own) = evidence.toplines.poll(poll) else { return Vec::new() };
    let Some(asked) = own.question(question) else { return Vec::new() };
    let nothing = Assertions::default();
    let mut found: Vec<_> = evidence
        .toplines
        .polls
        .iter()
        .filter_map(|p| {
            let again = p.question(question)?;
            let compared = differences((own, asked), (p, again));
            if p.id != own.id && !compared.iter().all(|d| nothing.meet(d)) {
                return None;
            }
            let answers: Option<Vec<_>> =
                answer.iter().map(|name| again.answer(name)).collect();
            let share = super::figure::sum(&answers?)?;
            let sampling = super::figure::sampling(p, again, evidence);
            Some((p.dates.last_known()?, share, sampling))
        })
        .collect();
    found.sort_by_key(|(date, ..)| *date);
    found.into_iter().map(|(_, share, sampling)| (share, sampling)).collect()
}

/// The share of a group among those who gave an answer: π·p_g/p. Without the group's size
/// the answer is the size that it would take.
fn composition(
    text: &str,
    name: &str,
    (variable, group): (&str, &str),
    goal: Threshold,
    known: &Known<'_>,
    at: &str,
) -> Result<TestedCondition, AnalysisError> {
    let evidence = known.evidence;
    let side = super::contradiction::named(known.figures, name, evidence, at)?;
    let label = evidence.label(LabelKind::Group, Some(variable), group);
    let mut condition = blank(text, name, label, Some(goal));
    let mut settle = Vec::new();
    if side.spec.poll.is_none() {
        condition.reasons.push(Reason::NoSource);
        settle.push(Settle::SourcePoll);
    }
    let table = side
        .spec
        .poll
        .as_deref()
        .zip(side.spec.question.as_deref())
        .and_then(|(poll, question)| evidence.breakdown(poll, question, variable));
    let within = table.and_then(|table| in_group(&side.spec, table, group));
    settle.push(Settle::BreakdownWithSizes);
    let (Some(table), Some(within), Some(whole)) = (table, within, side.published) else {
        condition.reasons.push(Reason::NoBreakdown);
        return Ok(TestedCondition { condition, settle });
    };
    let size = table.group(group).map(|g| g.size);
    let share = match (size, side.sampling.n) {
        (Some(GroupSize::Share { share }), _) => Some(share),
        (Some(GroupSize::Respondents { size }), Some(n)) => Some(size.n / n),
        _ => None,
    };
    let Some(share) = share else {
        let needed = goal.share * whole.share / within.share;
        condition.reasons.push(Reason::GroupLargerThan { share: needed.min(1.0) });
        return Ok(TestedCondition { condition, settle });
    };
    let (low, high) = (
        share * within.possible().0 / whole.possible().1,
        (share * within.possible().1 / whole.possible().0).min(1.0),
    );
    match goal.satisfied_by((low, high)) {
        Satisfied::All => condition.reasons.push(Reason::NoSampleSize),
        Satisfied::Some => condition.reasons.push(Reason::RoundingIncludes),
        Satisfied::None => {
            condition.verdict = Verdict::NotSupported;
            let (value, threshold) = (share * within.share / whole.share, goal.share);
            condition.reasons.push(Reason::FigureFails { value, threshold });
        }
    }
    Ok(TestedCondition { condition, settle })
}
