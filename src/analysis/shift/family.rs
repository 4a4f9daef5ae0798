//! Tests that are adjusted together, and their verdicts as results.

use super::named;
use crate::results::{
    ChangeTest, FamilyRecord, FragilityRecord, IntervalRecord, NotTested, ShiftAnswer,
    ShiftKind, ShiftLead, ShiftResult, ShiftVerdict,
};
use crate::stats::trend::{AnswerShift, ChangeViews, ShiftRules, concluded};
use crate::stats::{Adjustment, StatsError};

/// A change under every view, or why it has none.
pub(super) type Viewed = Result<ChangeViews, NotTested>;

/// A shift whose changes are still to be judged: answers, then the lead.
pub(super) struct Unjudged {
    pub(super) result: ShiftResult,
    pub(super) answers: Vec<Viewed>,
    pub(super) lead: Option<Viewed>,
    /// The same with a size that the user assumes.
    pub(super) assumed: Option<Assumed>,
    pub(super) rules: ShiftRules,
}

/// Changes with an assumed sample size.
pub(super) struct Assumed {
    pub(super) n: f64,
    pub(super) answers: Vec<Viewed>,
    pub(super) lead: Option<Viewed>,
}

/// Judges the changes of some shifts as one family, by Holm's method.
pub(super) fn judge(shifts: Vec<Unjudged>) -> Result<Vec<ShiftResult>, StatsError> {
    let Some(rules) = shifts.first().map(|shift| shift.rules) else {
        return Ok(Vec::new());
    };
    let published = judged(shifts.iter().map(|s| (&s.answers, &s.lead)), &rules)?;
    let assumed = judged(
        shifts.iter().filter_map(|s| s.assumed.as_ref()).map(|a| (&a.answers, &a.lead)),
        &rules,
    )?;
    let (mut published, mut assumed) = (published.into_iter(), assumed.into_iter());
    let family = FamilyRecord {
        size: published.len().max(assumed.len()),
        adjustment: Adjustment::Holm.as_str().to_owned(),
    };
    let mut results = Vec::with_capacity(shifts.len());
    for shift in shifts {
        let Unjudged { mut result, answers, lead, assumed: sized, .. } = shift;
        result.family = family.clone();
        if !result.comparability.comparable {
            results.push(result);
            continue;
        }
        let kind = result.kind;
        let mut next = |viewed: &Viewed| match viewed {
            Ok(_) => published.next().map(|found| test(&found, kind, &rules, None)),
            Err(_) => None,
        };
        for (answer, viewed) in result.answers.iter_mut().zip(&answers) {
            conclude(answer, next(viewed), viewed.as_ref().err().copied());
        }
        if let (Some(of), Some(viewed)) = (&mut result.lead, &lead) {
            conclude(of, next(viewed), viewed.as_ref().err().copied());
        }
        if let Some(sized) = sized {
            let mut next = |viewed: &Viewed| match viewed {
                Ok(_) => {
                    assumed.next().map(|found| test(&found, kind, &rules, Some(sized.n)))
                }
                Err(_) => None,
            };
            for (answer, viewed) in result.answers.iter_mut().zip(&sized.answers) {
                answer.assumed = next(viewed);
            }
            if let (Some(of), Some(viewed)) = (&mut result.lead, &sized.lead) {
                of.assumed = next(viewed);
            }
        }
        results.push(result);
    }
    Ok(results)
}

fn judged<'a>(
    shifts: impl Iterator<Item = (&'a Vec<Viewed>, &'a Option<Viewed>)>,
    rules: &ShiftRules,
) -> Result<Vec<AnswerShift>, StatsError> {
    let family: Vec<ChangeViews> = shifts
        .flat_map(|(answers, lead)| answers.iter().chain(lead))
        .filter_map(|viewed| viewed.as_ref().ok().cloned())
        .collect();
    concluded(&family, Adjustment::Holm, rules)
}

/// A test's result.
pub(super) fn test(
    found: &AnswerShift,
    kind: ShiftKind,
    rules: &ShiftRules,
    assumed_n: Option<f64>,
) -> ChangeTest {
    ChangeTest {
        assumed_n,
        se: found.se,
        df: Some(found.df).filter(|df| df.is_finite()),
        interval: IntervalRecord {
            lower: found.interval.lower,
            upper: found.interval.upper,
            level: rules.level.value(),
            method: "wald".to_owned(),
        },
        p_value: found.p_value,
        adjusted_p: found.adjusted_p,
        detectable: found.detectable,
        equivalence_p: found.equivalence.map(|found| found.p_value),
        smallest_margin: found.smallest_margin,
        verdict: named(found.verdict, kind),
        fragility: FragilityRecord {
            design_effect: found.fragility.design_effect,
            rounding: found.fragility.rounding,
            dont_know: found.fragility.dont_know,
        },
    }
}

/// What a test concludes about.
trait Concluded {
    fn set(
        &mut self,
        verdict: ShiftVerdict,
        test: Option<ChangeTest>,
        why: Option<NotTested>,
    );
}

impl Concluded for ShiftAnswer {
    fn set(
        &mut self,
        verdict: ShiftVerdict,
        test: Option<ChangeTest>,
        why: Option<NotTested>,
    ) {
        (self.verdict, self.test, self.not_tested) = (verdict, test, why);
    }
}

impl Concluded for ShiftLead {
    fn set(
        &mut self,
        verdict: ShiftVerdict,
        test: Option<ChangeTest>,
        why: Option<NotTested>,
    ) {
        (self.verdict, self.test, self.not_tested) = (verdict, test, why);
    }
}

fn conclude(of: &mut impl Concluded, test: Option<ChangeTest>, why: Option<NotTested>) {
    let verdict = test.as_ref().map_or(ShiftVerdict::CannotTell, |test| test.verdict);
    of.set(verdict, test, why);
}
