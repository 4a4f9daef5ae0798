//! The segment at every pair of thresholds of two scales.

use crate::analysis::dimension::{any, both};
use crate::read::Rejected;
use crate::results::{Base, ThresholdPair, UndecidedRule};
use crate::survey::{Features, domain, totals};
use crate::tally::Tally;

use super::holders::{Cells, Pair};
use super::maker::Maker;

/// Growing views: from the view's own end of the scale one answer more at a time.
struct Steps {
    /// The last answer that counts, and the cells.
    steps: Vec<(String, Vec<bool>)>,
}

/// A question is a scale here if it has three answers or more and the view is one end of
/// them.
fn steps(cells: &Cells, size: usize) -> Option<Steps> {
    let order: Vec<usize> =
        (0..cells.answers.len()).filter(|i| !cells.answers[*i].net).collect();
    let holding: Vec<bool> = order.iter().map(|i| cells.holding[*i]).collect();
    let held = holding.iter().filter(|holds| **holds).count();
    if order.len() < 3 || held == 0 || held == order.len() {
        return None;
    }
    let first = holding[..held].iter().all(|holds| *holds);
    let last = holding[order.len() - held..].iter().all(|holds| *holds);
    let along: Vec<usize> = match (first, last) {
        (true, _) => order,
        (false, true) => order.into_iter().rev().collect(),
        (false, false) => return None,
    };
    let name = |i: usize| {
        let answer = &cells.answers[i];
        answer.label.clone().unwrap_or_else(|| answer.code.to_string())
    };
    // With the last answer everybody would hold the view.
    let steps = (1..along.len()).map(|n| {
        let lists = along[..n].iter().map(|i| &cells.answers[*i].held);
        (name(along[n - 1]), both(&any(lists, size), &cells.answered))
    });
    Some(Steps { steps: steps.collect() })
}

impl Maker<'_> {
    /// The joint share at every pair of thresholds; none where a question is no scale.
    pub(super) fn thresholds(
        &self,
        tally: &Tally,
        pair: &Pair,
        base: &[bool],
    ) -> Result<Vec<ThresholdPair>, Rejected> {
        if !(self.spec.scales || self.a.is_scale() && self.b.is_scale()) {
            return Ok(Vec::new());
        }
        let size = tally.cells.len();
        let (Some(a), Some(b)) = (steps(&pair.a, size), steps(&pair.b, size)) else {
            return Ok(Vec::new());
        };
        let mut features = Features::of(tally);
        let whole = features.add(base, 0);
        for (_, of_a) in &a.steps {
            for (_, of_b) in &b.steps {
                features.add(&both(&both(of_a, of_b), base), 0);
            }
        }
        let sums = totals(tally, &features).map_err(|e| self.refused(e))?;
        let counts = domain(tally, base);
        let of_base = match self.spec.rule {
            UndecidedRule::NotHolding => Base::AllRespondents,
            UndecidedRule::AnsweredBoth => Base::Answered,
        };
        let mut found = Vec::with_capacity(a.steps.len() * b.steps.len());
        for (i, (name_a, _)) in a.steps.iter().enumerate() {
            for (j, (name_b, _)) in b.steps.iter().enumerate() {
                let share = (1 + i * b.steps.len() + j, whole);
                let p = sums.ratio(share).unwrap_or(0.0);
                let variance = sums.share_variance(share);
                found.push(ThresholdPair {
                    a: name_a.clone(),
                    b: name_b.clone(),
                    both: self.survey.estimate(p, variance, &counts, of_base)?,
                });
            }
        }
        Ok(found)
    }
}
