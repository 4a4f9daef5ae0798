//! Who the segment is made of.

use crate::analysis::dimension::{Category, Dimension, both, not};
use crate::read::Rejected;
use crate::results::{Base, ProfileGroup, RatioEstimate, SegmentProfile};
use crate::stats::{holm, t_two_sided_p};
use crate::survey::{DomainCounts, Features, Table, Totals, domain, totals};
use crate::tally::Tally;

use super::holders::Pair;
use super::maker::{Maker, tested};

/// Segments and groups of fewer respondents are not described.
const LEAST: u64 = 30;

/// Totals of a profile: for each group its members in and outside the segment, then the
/// segment and everybody.
struct Sums {
    totals: Totals,
    groups: usize,
}

impl Sums {
    fn in_segment(group: usize) -> usize {
        3 * group
    }

    fn outside(group: usize) -> usize {
        3 * group + 1
    }

    fn group(group: usize) -> usize {
        3 * group + 2
    }

    fn segment(&self) -> usize {
        3 * self.groups
    }

    fn all(&self) -> usize {
        3 * self.groups + 1
    }

    /// ln of P(g|C)/P(g) and its standard error: with r the share of C in g and s that in
    /// all it is ln r − ln s.
    fn log_lift(&self, group: usize) -> Option<(f64, f64)> {
        let ratios =
            [(Self::in_segment(group), Self::group(group)), (self.segment(), self.all())];
        let log = |shares: &[f64]| match shares {
            [r, s] if *r > 0.0 && *s > 0.0 => Some(r.ln() - s.ln()),
            _ => None,
        };
        let [r, s] = [self.totals.ratio(ratios[0])?, self.totals.ratio(ratios[1])?];
        let value = log(&[r, s])?;
        let gradient = [1.0 / r, -1.0 / s];
        let variance = self.totals.variance_of(&ratios, value, Some(&gradient), log)?;
        Some((value, variance.sqrt()))
    }
}

impl Maker<'_> {
    /// The segment by one variable: each group's share of all and of the segment, and the
    /// one over the other, with Holm's adjustment over the groups.
    pub(super) fn profile(
        &self,
        dimension: &Dimension<'_>,
        tally: &Tally,
    ) -> Result<SegmentProfile, Rejected> {
        let pair = Pair::of(self.a, self.b, tally)?;
        let base = both(&pair.base(self.spec.rule), &dimension.answered(tally));
        let segment = both(&pair.both(), &base);
        let outside = both(&base, &not(&segment));
        let groups: Vec<Category> = dimension
            .categories(tally)
            .into_iter()
            .filter(|g| !g.net && domain(tally, &both(&g.held, &base)).weighted > 0)
            .collect();
        let mut features = Features::of(tally);
        for group in &groups {
            features.add(&both(&group.held, &segment), 0);
            features.add(&both(&group.held, &outside), 0);
            features.add(&both(&group.held, &base), 0);
        }
        features.add(&segment, 0);
        features.add(&base, 0);
        let found = totals(tally, &features).map_err(|e| self.refused(e))?;
        let sums = Sums { totals: found, groups: groups.len() };
        let counts = (domain(tally, &base), domain(tally, &segment));
        let mut made = Vec::with_capacity(groups.len());
        for (at, group) in groups.iter().enumerate() {
            made.push(
                self.profile_group(at, group, tally, &base, &segment, &sums, &counts)?,
            );
        }
        adjust(&mut made);
        Ok(SegmentProfile {
            id: self.profile_id(dimension),
            variable: dimension.name.clone(),
            label: dimension.label(),
            test: if dimension.overlaps() { None } else { omnibus(&sums, &counts.0) },
            groups: made,
        })
    }

    #[expect(clippy::too_many_arguments, reason = "one group of a profile, in one place")]
    fn profile_group(
        &self,
        at: usize,
        group: &Category,
        tally: &Tally,
        base: &[bool],
        segment: &[bool],
        sums: &Sums,
        (of_base, of_segment): &(DomainCounts, DomainCounts),
    ) -> Result<ProfileGroup, Rejected> {
        let n = domain(tally, &both(&group.held, base)).n;
        let n_segment = domain(tally, &both(&group.held, segment)).n;
        let suppressed = of_segment.n < LEAST || n < LEAST;
        let share = (Sums::group(at), sums.all());
        let in_segment = (Sums::in_segment(at), sums.segment());
        let estimate = |ratio, counts: &DomainCounts, base| {
            let p = sums.totals.ratio(ratio).unwrap_or(0.0);
            self.survey.estimate(p, sums.totals.share_variance(ratio), counts, base)
        };
        let log = sums.log_lift(at);
        let df = of_base.df;
        Ok(ProfileGroup {
            code: group.code.to_string(),
            label: group.label.clone().unwrap_or_else(|| group.code.to_string()),
            n_segment,
            n,
            share: estimate(share, of_base, Base::AllRespondents)?,
            share_of_segment: estimate(in_segment, of_segment, Base::Holders)?,
            over_representation: match log {
                Some((log, se)) => self.survey.ratio(log, se, df),
                None => RatioEstimate {
                    value: sums.totals.ratio(in_segment).filter(|share| *share == 0.0),
                    se_log: None,
                    interval: None,
                },
            },
            p: log
                .filter(|(_, se)| !suppressed && *se > 0.0 && df > 0.0)
                .map(|(log, se)| t_two_sided_p(log / se, df)),
            suppressed,
        })
    }
}

/// Holm over the groups that are compared.
fn adjust(groups: &mut [ProfileGroup]) {
    let raw: Vec<f64> = groups.iter().filter_map(|group| group.p).collect();
    let mut adjusted = holm(&raw).into_iter();
    for group in groups.iter_mut().filter(|group| group.p.is_some()) {
        group.p = adjusted.next();
    }
}

/// Whether the segment is made of other groups than the rest.
fn omnibus(sums: &Sums, counts: &DomainCounts) -> Option<crate::results::TestRecord> {
    let at: Vec<usize> = (0..sums.groups)
        .map(Sums::in_segment)
        .chain((0..sums.groups).map(Sums::outside))
        .collect();
    tested(&Table {
        totals: &sums.totals,
        cells: at,
        rows: sums.groups,
        columns: 2,
        counts: *counts,
    })
}
