//! A share held against a threshold: the verdict on one condition, for the claims of a study
//! and for those of an article alike.

use super::AnalysisError;
use super::test_language::Comparison;
use crate::poll::PublishedShare;
use crate::results::{
    AssumedInterval, Assumption, BoundedShare, Condition, ContradictionResult, Estimate,
    Figure, Label, NeededSize, Reason, Settle, Verdict,
};
use crate::stats::{self, Level, ShareMethod};

/// A tested condition and what would settle it.
#[derive(Debug, Clone, PartialEq)]
pub struct TestedCondition {
    /// The condition.
    pub condition: Condition,
    /// What would settle it.
    pub settle: Vec<Settle>,
}

/// Which part of a range satisfies a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Satisfied {
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

/// What a share is held against.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Threshold {
    /// On which side it must lie.
    pub comparison: Comparison,
    /// The threshold as a share.
    pub share: f64,
}

impl Threshold {
    /// True for the claim of a majority.
    #[must_use]
    pub fn majority(self) -> bool {
        self.comparison == Comparison::Above && self.share == 0.5
    }

    pub(super) fn satisfied_by(self, range: (f64, f64)) -> Satisfied {
        satisfied(range, self.comparison, self.share)
    }
}

pub(super) fn blank(
    text: &str,
    name: &str,
    label: Label,
    goal: Option<Threshold>,
) -> Condition {
    Condition {
        text: text.to_owned(),
        label,
        name: name.to_owned(),
        majority: goal.is_some_and(Threshold::majority),
        verdict: Verdict::CannotTell,
        reasons: Vec::new(),
        needed: None,
        if_assumed: None,
        assumptions: Vec::new(),
    }
}

/// Holds a figure against a threshold. It is *not supported* when the printed figure,
/// rounding included, does not reach the threshold, *supported* when its interval does, else
/// nobody can tell. `text` is the condition as it was written, `name` the figure's name.
///
/// # Errors
/// [`AnalysisError::Stats`] for a figure whose sample size is below 1.
pub fn figure_against(
    text: &str,
    name: &str,
    side: &Figure,
    goal: Threshold,
    level: Level,
) -> Result<TestedCondition, AnalysisError> {
    let mut condition = blank(text, name, side.label.clone(), Some(goal));
    let Some(published) = side.published else {
        condition.reasons.push(Reason::NoSource);
        return Ok(TestedCondition { condition, settle: vec![Settle::SourcePoll] });
    };
    let settle = match goal.satisfied_by(published.possible()) {
        Satisfied::None => {
            condition.verdict = Verdict::NotSupported;
            let (value, threshold) = (published.share, goal.share);
            condition.reasons.push(Reason::FigureFails { value, threshold });
            Vec::new()
        }
        Satisfied::Some => {
            condition.reasons.push(Reason::RoundingIncludes);
            vec![Settle::MoreDecimals]
        }
        Satisfied::All if side.poll.is_none() => {
            condition.reasons.push(Reason::NoSource);
            vec![Settle::SourcePoll]
        }
        Satisfied::All => by_interval(&mut condition, side, goal, level, published)?,
    };
    Ok(TestedCondition { condition, settle })
}

/// The figure is on the right side; does sampling error leave it there?
fn by_interval(
    condition: &mut Condition,
    side: &Figure,
    goal: Threshold,
    level: Level,
    published: PublishedShare,
) -> Result<Vec<Settle>, AnalysisError> {
    let estimate = &side.estimate;
    condition.assumptions.clone_from(&estimate.assumptions);
    condition.needed = needed(published, goal, level)?;
    if let Some(assumed) = &side.assumed
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
    side: &Figure,
    goal: Threshold,
    level: Level,
    published: PublishedShare,
) -> Result<bool, AnalysisError> {
    let unknown = side.estimate.assumptions.contains(&Assumption::DesignEffectAtLeastOne);
    let (Some(n), true) = (side.estimate.n, unknown) else { return Ok(false) };
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
    goal: Threshold,
    level: Level,
) -> Result<Option<NeededSize>, AnalysisError> {
    let (low, high) = published.possible();
    let worst = match goal.comparison {
        Comparison::Above | Comparison::AtLeast => low,
        Comparison::Below | Comparison::AtMost => high,
    };
    let size = |share: f64| -> Result<Option<f64>, AnalysisError> {
        if share == goal.share {
            return Ok(None);
        }
        Ok(Some(stats::sample_size_to_separate(share, goal.share, level)?))
    };
    let with_rounding = if published.unit > 0.0 { size(worst)? } else { None };
    Ok(size(published.share)?.map(|exact| NeededSize { exact, with_rounding }))
}

/// Holds the share that holds both of two views against a threshold, with the breakdown by
/// group where there is one.
#[must_use]
pub fn segment_against(
    text: &str,
    segment: &ContradictionResult,
    goal: Threshold,
) -> TestedCondition {
    let both = segment.both_by_group.as_ref().unwrap_or(&segment.segment.both);
    bounded_against(
        blank(text, &segment.id, segment.label.clone(), Some(goal)),
        both,
        goal,
    )
}

/// Holds a share that is only bounded against a threshold: the bounds decide, and their
/// interval where the whole range lies on one side.
pub(super) fn bounded_against(
    mut condition: Condition,
    both: &BoundedShare,
    goal: Threshold,
) -> TestedCondition {
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
    TestedCondition { condition, settle }
}

/// The same for a bounded share that is no study's segment: within a group, or of more than
/// two views.
#[must_use]
pub fn bounds_against(
    text: &str,
    name: &str,
    label: &Label,
    bounded: &BoundedShare,
    goal: Threshold,
) -> TestedCondition {
    bounded_against(blank(text, name, label.clone(), Some(goal)), bounded, goal)
}

/// Holds an estimate without a published print, one from respondents, against a threshold:
/// its interval decides.
#[must_use]
pub fn estimate_against(
    text: &str,
    name: &str,
    label: &Label,
    estimate: &Estimate,
    goal: Threshold,
) -> TestedCondition {
    let mut condition = blank(text, name, label.clone(), Some(goal));
    condition.assumptions.clone_from(&estimate.assumptions);
    let settle = match (estimate.value, &estimate.interval) {
        (None, _) => {
            condition.reasons.push(Reason::NoSource);
            vec![Settle::SourcePoll]
        }
        (Some(value), _) if goal.satisfied_by((value, value)) == Satisfied::None => {
            condition.verdict = Verdict::NotSupported;
            condition.reasons.push(Reason::FigureFails { value, threshold: goal.share });
            Vec::new()
        }
        (Some(_), None) => {
            condition.reasons.push(Reason::NoSampleSize);
            vec![Settle::SampleSize]
        }
        (Some(_), Some(interval)) => {
            let (lower, upper) = (interval.lower, interval.upper);
            if goal.satisfied_by((lower, upper)) == Satisfied::All {
                condition.verdict = Verdict::Supported;
                condition.reasons.push(Reason::IntervalClears { lower, upper });
                Vec::new()
            } else {
                let n = estimate.n.unwrap_or(0.0);
                condition.reasons.push(Reason::IntervalIncludes { lower, upper, n });
                vec![Settle::LargerSample]
            }
        }
    };
    TestedCondition { condition, settle }
}
