//! A claim about who holds both views: `composition(deal_and_war, "party", "the right") > 50%`.

use super::condition::{Goal, Known, Satisfied, Tested, blank};
use crate::poll::{Code, Diagnostic};
use crate::results::{ContradictionResult, Reason, SegmentPart, Settle, Verdict};

/// Tests the share of a group, or of one of the study's sets of groups, among those who
/// hold both views. Rounding decides what the figures bear, sampling error whether it can
/// be said.
pub(super) fn part_of_segment(
    text: &str,
    segment: &ContradictionResult,
    (variable, group): (&str, &str),
    goal: Goal,
    known: &Known<'_>,
    at: &str,
) -> Result<Tested, Diagnostic> {
    let evidence = known.evidence;
    if segment.by.as_deref() != Some(variable) {
        let by = segment.by.iter().map(String::as_str);
        return Err(evidence.unknown(Code::VariableUnknown, at, variable, by));
    }
    // A set of the study's hides a group of the same name.
    let Some(part) = segment.parts.iter().rev().find(|part| part.name == group) else {
        let names = segment.parts.iter().map(|part| part.name.as_str());
        return Err(evidence.unknown(Code::GroupUnknown, at, group, names));
    };
    Ok(tested(text, segment, part, goal))
}

fn tested(
    text: &str,
    segment: &ContradictionResult,
    part: &SegmentPart,
    goal: Goal,
) -> Tested {
    let mut condition = blank(text, &segment.id, part.label.clone(), Some(goal));
    let Some(share) = &part.of_segment else {
        condition.reasons.push(Reason::NobodyHoldsBoth);
        return Tested { condition, settle: vec![Settle::JointTableByGroup] };
    };
    condition.assumptions.clone_from(&share.assumptions);
    let (lower, upper) = (share.bounds.lower, share.bounds.upper);
    let settle = match goal.satisfied_by((share.rounded.lower, share.rounded.upper)) {
        Satisfied::None => {
            condition.verdict = Verdict::NotSupported;
            condition.reasons.push(Reason::PartFails { lower, upper });
            vec![Settle::JointTableByGroup]
        }
        Satisfied::Some => {
            condition.reasons.push(Reason::PartIncludes { lower, upper });
            vec![Settle::JointTableByGroup]
        }
        Satisfied::All => match &share.interval {
            Some(i) if goal.satisfied_by((i.lower, i.upper)) == Satisfied::All => {
                condition.verdict = Verdict::Supported;
                condition.reasons.push(Reason::PartClears { lower, upper });
                Vec::new()
            }
            Some(i) => {
                let (lower, upper) = (i.lower, i.upper);
                condition.reasons.push(Reason::PartIncludes { lower, upper });
                vec![Settle::LargerSample]
            }
            None => {
                condition.reasons.push(Reason::NoSampleSize);
                vec![Settle::BreakdownWithSizes]
            }
        },
    };
    Tested { condition, settle }
}
