//! One condition of a claim, tested.

use super::AnalysisError;
use super::change::{DifferenceSpec, shift};
use super::evidence::Evidence;
use super::figure::{Figures, Resolved, in_group};
use super::sampling::DesignEffect;
use super::test_language::{Clause, Comparison, ParsedCondition};
use crate::poll::{Code, GroupSize, PublishedShare};
use crate::read::LabelKind;
use crate::results::{
    AssumedInterval, ChangeVerdict, Condition, ContradictionResult, Label, NeededSize,
    Reason, Settle, Verdict,
};
use crate::stats::{self, Level, ShareMethod};

/// What a study knows when it tests its claims.
pub(super) struct Known<'a> {
    pub(super) figures: &'a Figures,
    pub(super) segments: &'a [ContradictionResult],
    pub(super) evidence: &'a Evidence,
}

/// A tested condition and what would settle it.
pub(super) struct Tested {
    pub(super) condition: Condition,
    pub(super) settle: Vec<Settle>,
}

/// Which part of a range satisfies a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Satisfied {
    All,
    Some,
    None,
}

fn satisfied(
    (low, high): (f64, f64),
    comparison: Comparison,
    threshold: f64,
) -> Satisfied {
    let holds = |x: f64| match comparison {
        Comparison::Above => x > threshold,
        Comparison::AtLeast => x >= threshold,
        Comparison::Below => x < threshold,
        Comparison::AtMost => x <= threshold,
    };
    match (holds(low), holds(high)) {
        (true, true) => Satisfied::All,
        (false, false) => Satisfied::None,
        _ => Satisfied::Some,
    }
}

/// Tests one condition.
pub(super) fn test(
    clause: &Clause,
    known: &Known<'_>,
    at: &str,
) -> Result<Tested, AnalysisError> {
    match &clause.condition {
        ParsedCondition::Compare { name, comparison, threshold } => {
            let text = clause.text.as_str();
            let goal = Goal { comparison: *comparison, threshold: *threshold };
            if let Some(figure) = known.figures.get(name) {
                return compare_figure(text, name, figure, goal, known);
            }
            match known.segments.iter().find(|s| s.id == *name) {
                Some(segment) => Ok(compare_segment(text, segment, goal)),
                None => {
                    let names = known.figures.names();
                    let names = names.chain(known.segments.iter().map(|s| s.id.as_str()));
                    Err(known.evidence.unknown(Code::NameUnknown, at, name, names).into())
                }
            }
        }
        ParsedCondition::Stable { name } => stable(&clause.text, name, known, at),
        ParsedCondition::Composition { name, variable, group, comparison, threshold } => {
            let goal = Goal { comparison: *comparison, threshold: *threshold };
            composition(&clause.text, name, (variable, group), goal, known, at)
        }
    }
}

#[derive(Clone, Copy)]
struct Goal {
    comparison: Comparison,
    threshold: f64,
}

impl Goal {
    fn majority(self) -> bool {
        self.comparison == Comparison::Above && self.threshold == 0.5
    }

    fn satisfied_by(self, range: (f64, f64)) -> Satisfied {
        satisfied(range, self.comparison, self.threshold)
    }
}

fn blank(text: &str, name: &str, label: Label, goal: Option<Goal>) -> Condition {
    Condition {
        text: text.to_owned(),
        label,
        name: name.to_owned(),
        majority: goal.is_some_and(Goal::majority),
        verdict: Verdict::CannotTell,
        reasons: Vec::new(),
        needed: None,
        if_assumed: None,
        assumptions: Vec::new(),
    }
}

fn compare_figure(
    text: &str,
    name: &str,
    side: &Resolved,
    goal: Goal,
    known: &Known<'_>,
) -> Result<Tested, AnalysisError> {
    let mut condition = blank(text, name, side.figure.label.clone(), Some(goal));
    let Some(published) = side.published else {
        condition.reasons.push(Reason::NoSource);
        return Ok(Tested { condition, settle: vec![Settle::SourcePoll] });
    };
    let level = known.evidence.settings.level;
    let settle = match goal.satisfied_by(published.possible()) {
        Satisfied::None => {
            condition.verdict = Verdict::NotSupported;
            let (value, threshold) = (published.share, goal.threshold);
            condition.reasons.push(Reason::FigureFails { value, threshold });
            Vec::new()
        }
        Satisfied::Some => {
            condition.reasons.push(Reason::RoundingIncludes);
            vec![Settle::MoreDecimals]
        }
        Satisfied::All if side.spec.poll.is_none() => {
            condition.reasons.push(Reason::NoSource);
            vec![Settle::SourcePoll]
        }
        Satisfied::All => by_interval(&mut condition, side, goal, level, published)?,
    };
    Ok(Tested { condition, settle })
}

/// The figure is on the right side; does sampling error leave it there?
fn by_interval(
    condition: &mut Condition,
    side: &Resolved,
    goal: Goal,
    level: Level,
    published: PublishedShare,
) -> Result<Vec<Settle>, AnalysisError> {
    let estimate = &side.figure.estimate;
    condition.assumptions.clone_from(&estimate.assumptions);
    condition.needed = needed(published, goal, level)?;
    if let Some(assumed) = &side.figure.assumed
        && let Some(interval) = &assumed.estimate.interval
    {
        let (lower, upper) = (interval.lower, interval.upper);
        condition.if_assumed = Some(AssumedInterval { n: assumed.n, lower, upper });
        condition.assumptions.clone_from(&assumed.estimate.assumptions);
    }
    let (Some(interval), Some(n)) = (&estimate.interval, estimate.n) else {
        condition.reasons.push(Reason::NoSampleSize);
        return Ok(vec![Settle::SampleSize]);
    };
    let (lower, upper) = (interval.lower, interval.upper);
    if goal.satisfied_by((lower, upper)) == Satisfied::All {
        condition.verdict = Verdict::Supported;
        condition.reasons.push(Reason::IntervalClears { lower, upper });
        if fragile(side, goal, level, published)? {
            let design_effect = SENSITIVITY;
            condition.reasons.push(Reason::FragileAtDesignEffect { design_effect });
        }
        return Ok(Vec::new());
    }
    condition.reasons.push(Reason::IntervalIncludes { lower, upper, n });
    Ok(vec![Settle::LargerSample])
}

/// A design effect that weighting easily has; verdicts that rest on an unknown one are
/// tried at it.
const SENSITIVITY: f64 = 1.5;

fn fragile(
    side: &Resolved,
    goal: Goal,
    level: Level,
    published: PublishedShare,
) -> Result<bool, AnalysisError> {
    let (Some(n), DesignEffect::AtLeastOne) =
        (side.sampling.n, side.sampling.design_effect)
    else {
        return Ok(false);
    };
    let n = (n / SENSITIVITY).max(1.0);
    let method = ShareMethod::Wilson;
    let found = stats::rounded_share_interval(
        published.share,
        published.half_unit(),
        n,
        level,
        method,
    )?;
    Ok(goal.satisfied_by((found.lower, found.upper)) != Satisfied::All)
}

/// Respondents needed for the Wilson interval to clear the threshold, were the figure
/// exact, and at the least favourable unrounded value.
fn needed(
    published: PublishedShare,
    goal: Goal,
    level: Level,
) -> Result<Option<NeededSize>, AnalysisError> {
    let (low, high) = published.possible();
    let worst = match goal.comparison {
        Comparison::Above | Comparison::AtLeast => low,
        Comparison::Below | Comparison::AtMost => high,
    };
    let size = |share: f64| -> Result<Option<f64>, AnalysisError> {
        if share == goal.threshold {
            return Ok(None);
        }
        Ok(Some(stats::sample_size_to_separate(share, goal.threshold, level)?))
    };
    let with_rounding = if published.unit > 0.0 { size(worst)? } else { None };
    Ok(size(published.share)?.map(|exact| NeededSize { exact, with_rounding }))
}

fn compare_segment(text: &str, segment: &ContradictionResult, goal: Goal) -> Tested {
    let mut condition = blank(text, &segment.id, segment.label.clone(), Some(goal));
    let both = segment.both_by_group.as_ref().unwrap_or(&segment.segment.both);
    condition.assumptions.clone_from(&both.assumptions);
    // Rounding decides, the printed figures are reported.
    let (lower, upper) = (both.bounds.lower, both.bounds.upper);
    let settle = match goal.satisfied_by((both.rounded.lower, both.rounded.upper)) {
        Satisfied::None => {
            condition.verdict = Verdict::NotSupported;
            condition.reasons.push(Reason::BoundsFail { lower, upper });
            vec![Settle::JointTable]
        }
        Satisfied::Some => {
            condition.reasons.push(Reason::BoundsInclude { lower, upper });
            vec![Settle::JointTable]
        }
        Satisfied::All => match &both.interval {
            Some(interval)
                if goal.satisfied_by((interval.lower, interval.upper))
                    == Satisfied::All =>
            {
                condition.verdict = Verdict::Supported;
                condition.reasons.push(Reason::BoundsClear { lower, upper });
                Vec::new()
            }
            Some(interval) => {
                condition.reasons.push(Reason::BoundsInclude {
                    lower: interval.lower,
                    upper: interval.upper,
                });
                vec![Settle::LargerSample]
            }
            None => {
                condition.reasons.push(Reason::NoSampleSize);
                vec![Settle::SampleSize]
            }
        },
    };
    Tested { condition, settle }
}

/// A figure is called stable when polls show it. Two polls can refute it; that a change is
/// not significant does not show that there was none.
fn stable(
    text: &str,
    name: &str,
    known: &Known<'_>,
    at: &str,
) -> Result<Tested, AnalysisError> {
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
        let change = shift(&spec, [from, to])?;
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
    Ok(Tested { condition, settle })
}

/// All polls of one house with one wording that have the figure, in order of fieldwork.
fn waves(side: &Resolved, evidence: &Evidence) -> Vec<(PublishedShare, super::Sampling)> {
    let (Some(poll), Some(question), Some(answer)) =
        (&side.spec.poll, &side.spec.question, &side.spec.answer)
    else {
        return Vec::new();
    };
    let Some(own) = evidence.toplines.poll(poll) else { return Vec::new() };
    let Some(wording) = own.question(question).map(|q| &q.wording) else {
        return Vec::new();
    };
    let mut found: Vec<_> = evidence
        .toplines
        .polls
        .iter()
        .filter(|p| p.pollster == own.pollster && p.population == own.population)
        .filter_map(|p| {
            let asked = p.question(question).filter(|q| q.wording == *wording)?;
            let answers: Option<Vec<_>> =
                answer.iter().map(|name| asked.answer(name)).collect();
            let share = super::figure::sum(&answers?)?;
            let sampling = super::figure::sampling(p, asked, evidence);
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
    goal: Goal,
    known: &Known<'_>,
    at: &str,
) -> Result<Tested, AnalysisError> {
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
        return Ok(Tested { condition, settle });
    };
    let size = table.group(group).map(|g| g.size);
    let share = match (size, side.sampling.n) {
        (Some(GroupSize::Share { share }), _) => Some(share),
        (Some(GroupSize::Respondents { size }), Some(n)) => Some(size.n / n),
        _ => None,
    };
    let Some(share) = share else {
        let needed = goal.threshold * whole.share / within.share;
        condition.reasons.push(Reason::GroupLargerThan { share: needed.min(1.0) });
        return Ok(Tested { condition, settle });
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
            let (value, threshold) = (share * within.share / whole.share, goal.threshold);
            condition.reasons.push(Reason::FigureFails { value, threshold });
        }
    }
    Ok(Tested { condition, settle })
}
