//! Two questions of which nobody was asked both: a range, and no point.

use crate::read::Rejected;
use crate::results::{
    Assumption, Base, BoundedShare, Derivation, IntervalRecord, Missing, SplitSegment,
};
use crate::stats::two_poll_interval;
use crate::survey::{Features, domain, totals};
use crate::tally::Tally;

use super::holders::{Cells, Pair};
use super::maker::{Maker, bounds};
use crate::results::Estimate;

impl Maker<'_> {
    /// The two shares, each of those who answered its question, and what they leave open:
    /// the halves are treated as two polls.
    pub(super) fn split(
        &self,
        tally: &Tally,
        pair: &Pair,
    ) -> Result<SplitSegment, Rejected> {
        let (a, b) = (self.half(tally, &pair.a)?, self.half(tally, &pair.b)?);
        let size = |estimate: &Estimate| estimate.n_effective.unwrap_or(1.0).max(1.0);
        let share = |estimate: &Estimate| estimate.value.unwrap_or(0.0);
        let (p, q) = (share(&a), share(&b));
        let level = self.survey.settings.level;
        let found = two_poll_interval((p, 0.0, size(&a)), (q, 0.0, size(&b)), level).ok();
        let interval = found.map(|found| IntervalRecord {
            lower: found.lower,
            upper: found.upper,
            level: level.value(),
            method: "two_polls_wilson_mover".to_owned(),
        });
        let mut assumptions = vec![Assumption::SplitBallot];
        assumptions.extend(self.survey.assumptions());
        let exact = bounds(p, q);
        let both = BoundedShare {
            id: format!("{}/both", self.spec.name),
            bounds: exact,
            rounded: exact,
            interval,
            assumed: None,
            assumptions,
            missing: vec![Missing::NobodyAskedBoth],
            derivation: Derivation::by("two_polls")
                .input("p", p)
                .input("q", q)
                .input("r_p", 0.0)
                .input("r_q", 0.0)
                .input("n_eff_a", size(&a))
                .input("n_eff_b", size(&b))
                .input("z", level.z()),
        };
        Ok(SplitSegment { a, b, both })
    }

    fn half(&self, tally: &Tally, cells: &Cells) -> Result<Estimate, Rejected> {
        let mut features = Features::of(tally);
        let share = (features.add(&cells.held, 0), features.add(&cells.answered, 0));
        let sums = totals(tally, &features).map_err(|e| self.refused(e))?;
        let Some(p) = sums.ratio(share) else {
            return Err(self.refused(crate::survey::SurveyError::EmptyBase));
        };
        let counts = domain(tally, &cells.answered);
        self.survey.estimate(p, sums.share_variance(share), &counts, Base::Answered)
    }
}
