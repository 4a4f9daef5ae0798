//! The confidence interval of bounds by group.

use super::groups::{Breakdown, Cell, size};
use super::segment_interval::{Ends, Found, SegmentInterval, same_sample};
use super::{AnalysisError, Sampling};
use crate::poll::{Group, PublishedShare};
use crate::results::{Assumption, Bounds, Missing, SampleRelation};
use crate::stats::{
    self, GroupMethod, GroupToplines, GroupedPolls, Interval, Level, NormalDraws,
    Promise, StatsError,
};

/// The seed of the draws that critical values are quantiles of (PCG64): the same for every
/// study, so that equal figures have equal intervals.
const SEED: u64 = 20_250_109;

/// The interval over all groups, what it rests on, or why there is none.
#[derive(Debug, Default)]
pub(super) struct WholeInterval {
    pub(super) known: Option<Found>,
    pub(super) assumed: Option<Found>,
    pub(super) assumptions: Vec<Assumption>,
    pub(super) missing: Vec<Missing>,
}

/// Effective respondents of a group behind its two figures.
#[derive(Debug, Clone, Copy)]
pub(super) struct GroupBase {
    pub(super) n_p: f64,
    pub(super) n_q: f64,
}

/// For the same respondents the sample's joint share lies within the sums surely, so that
/// limits of one share cover. For two polls every tie between a group's figures is a kink,
/// where critical values must be those of intersection bounds (up to 12 groups) or of the
/// directional derivative.
pub(super) fn whole_interval(
    found: &Breakdown<'_>,
    rounded: Bounds,
) -> Result<WholeInterval, AnalysisError> {
    let total = found.total;
    let published = (total.sampling_a, total.sampling_b);
    let mut interval = WholeInterval::default();
    match one(found, rounded, published)? {
        Ok((known, from_shares)) => {
            interval.assumptions = rests(found, &known, from_shares);
            interval.known = Some(known);
        }
        Err(reason) => interval.missing.push(reason),
    }
    if let (None, Some(n)) = (&interval.known, total.assumed_n) {
        let fill = |s: Sampling| if s.n.is_some() { s } else { s.assuming(n) };
        let filled = (fill(total.sampling_a), fill(total.sampling_b));
        if let Ok((assumed, from_shares)) = one(found, rounded, filled)? {
            interval.assumptions = rests(found, &assumed, from_shares);
            interval.assumed = Some(assumed);
        }
    }
    Ok(interval)
}

fn rests(found: &Breakdown<'_>, interval: &Found, from_shares: bool) -> Vec<Assumption> {
    let mut list = Vec::new();
    // Sizes that the totals allow move with the sample; shares taken as given do not.
    if found.shares.allowed.is_none() {
        list.push(Assumption::GroupSharesFixed);
    }
    if from_shares {
        list.push(Assumption::GroupBasesFromShares);
    }
    // Sizes of groups make an interval although the poll's own is not published.
    for sampling in [found.total.sampling_a, found.total.sampling_b] {
        let unsaid = sampling.n.is_none() && !from_shares;
        let kind = Sampling { n: Some(1.0), ..sampling };
        for assumption in kind.assumptions().into_iter().filter(|_| unsaid) {
            if !list.contains(&assumption) {
                list.push(assumption);
            }
        }
    }
    if ["groupwise_imbens_manski", "groupwise_stoye"]
        .contains(&interval.record.method.as_str())
    {
        list.push(Assumption::TiesIgnored);
    }
    list
}

/// The interval with samples of given sizes, and whether the groups' bases are the poll's
/// times their shares; or why there is none.
fn one(
    found: &Breakdown<'_>,
    rounded: Bounds,
    samplings: (Sampling, Sampling),
) -> Result<Result<(Found, bool), Missing>, AnalysisError> {
    let total = found.total;
    if total.relation == SampleRelation::Same {
        let (Some(n_a), Some(n_b)) =
            (samplings.0.n_effective(), samplings.1.n_effective())
        else {
            return Ok(Err(Missing::SampleSizeNotPublished));
        };
        let n = n_a.min(n_b);
        return Ok(Ok((same_sample(rounded, n, total.interval, total.level)?, false)));
    }
    if found.shares.allowed.is_some() {
        return Ok(Err(Missing::GroupSizesUnknown));
    }
    let mut hull: Option<Found> = None;
    let mut from_shares = false;
    for corner in found.shares.corners() {
        let Some((bases, shared)) = bases(&found.cells, &corner, samplings) else {
            return Ok(Err(Missing::SampleSizeNotPublished));
        };
        from_shares |= shared;
        let groups = toplines(&found.cells, &corner, &bases);
        let one = two_polls(groups, total.interval, total.level)?;
        hull = Some(match hull {
            None => one,
            Some(other) => wider(other, &one),
        });
    }
    Ok(hull.map(|found| (found, from_shares)).ok_or(Missing::GroupSizesUnknown))
}

/// The interval that holds both: over all shares of two groups that the totals imply.
fn wider(mut one: Found, other: &Found) -> Found {
    one.record.lower = one.record.lower.min(other.record.lower);
    one.record.upper = one.record.upper.max(other.record.upper);
    one.half_median_unbiased = one
        .half_median_unbiased
        .zip(other.half_median_unbiased)
        .map(|(one, other)| Bounds {
            lower: one.lower.min(other.lower),
            upper: one.upper.max(other.upper),
        });
    one
}

/// Every group's bases: its published respondents, else its share of the poll's, divided by
/// the poll's design effect; true with them where any comes from a share. A group counts as
/// one effective respondent at least. `None` where neither is known.
pub(super) fn bases(
    cells: &[Cell<'_>],
    shares: &[f64],
    (a, b): (Sampling, Sampling),
) -> Option<(Vec<GroupBase>, bool)> {
    let mut from_shares = false;
    let mut of = |group: &Group, share: f64, sampling: Sampling| {
        let published = size(group);
        from_shares |= published.is_none();
        let n = published.or_else(|| sampling.n.map(|n| n * share));
        Sampling { n, ..sampling }.n_effective().map(|n| n.max(1.0))
    };
    let bases: Option<Vec<GroupBase>> = cells
        .iter()
        .zip(shares)
        .map(|(cell, share)| {
            Some(GroupBase {
                n_p: of(cell.group, *share, a)?,
                n_q: of(cell.other, *share, b)?,
            })
        })
        .collect();
    bases.map(|bases| (bases, from_shares))
}

/// The groups' figures as the middles of what their print allows.
pub(super) fn toplines(
    cells: &[Cell<'_>],
    shares: &[f64],
    bases: &[GroupBase],
) -> Vec<GroupToplines> {
    let middle = |figure: PublishedShare| {
        let (low, high) = figure.possible();
        // A clipped print (99.8 ± 0.5%) keeps its own middle, which the limits clip again.
        match figure.value() {
            Some(share) => (share, figure.half_unit()),
            None => ((low + high) / 2.0, (high - low) / 2.0),
        }
    };
    let of = |((cell, share), base): ((&Cell<'_>, &f64), &GroupBase)| {
        let ((p, half_p), (q, half_q)) = (middle(cell.a), middle(cell.b));
        let GroupBase { n_p, n_q } = *base;
        GroupToplines { share: *share, p, q, half_p, half_q, n_p, n_q }
    };
    cells.iter().zip(shares).zip(bases).map(of).collect()
}

fn two_polls(
    groups: Vec<GroupToplines>,
    method: SegmentInterval,
    level: Level,
) -> Result<Found, StatsError> {
    if matches!(method, SegmentInterval::ImbensManski | SegmentInterval::Stoye) {
        let found = plain_ends(&groups, level)?.interval(method, level)?;
        let name = format!("groupwise_{}", method.name());
        return Ok(Found::new(found, level, &name));
    }
    let draws = NormalDraws::new(groups.len(), SEED);
    let polls = GroupedPolls::new(groups)?;
    let (promise, ends) = match method {
        SegmentInterval::Clr => (Promise::EachEnd(level), "one_sided"),
        _ => (Promise::BothEnds(level), "two_sided"),
    };
    let found = polls.two_polls(polls.method(), promise, &draws)?;
    let kind = match polls.method() {
        GroupMethod::Intersection => "clr",
        GroupMethod::Directional | GroupMethod::Clark => "directional",
    };
    let unbiased = found.half_median_unbiased;
    Ok(Found {
        half_median_unbiased: unbiased.map(|b| Bounds { lower: b.lower, upper: b.upper }),
        ..Found::new(found.interval, level, &format!("groupwise_{kind}_{ends}"))
    })
}

/// Both ends with standard errors by the delta method, at the lowest unrounded figures for
/// the lower one and the highest for the upper one.
fn plain_ends(groups: &[GroupToplines], level: Level) -> Result<Ends, StatsError> {
    let shares: Vec<f64> = groups.iter().map(|g| g.share).collect();
    let n: Vec<f64> = groups.iter().map(|g| g.n_p.min(g.n_q)).collect();
    let moved = |sign: f64| -> (Vec<f64>, Vec<f64>) {
        let at = |share: f64, half: f64| (share + sign * half).clamp(0.0, 1.0);
        (
            groups.iter().map(|g| at(g.p, g.half_p)).collect(),
            groups.iter().map(|g| at(g.q, g.half_q)).collect(),
        )
    };
    let ((p_low, q_low), (p_high, q_high)) = (moved(-1.0), moved(1.0));
    let low = stats::groupwise(&shares, &p_low, &q_low)?.bounds;
    let high = stats::groupwise(&shares, &p_high, &q_high)?.bounds;
    let (se_lower, _, correlation, ..) =
        stats::groupwise_delta(&shares, &p_low, &q_low, &n, level)?;
    let (_, se_upper, ..) = stats::groupwise_delta(&shares, &p_high, &q_high, &n, level)?;
    Ok(Ends { lower: (low.lower, se_lower), upper: (high.upper, se_upper), correlation })
}

/// Limits of a group's figures that hold at once with the others' (Bonferroni over both
/// figures of every group).
pub(super) fn simultaneous(
    groups: &[GroupToplines],
    level: Level,
) -> Result<Vec<(Interval, Interval)>, StatsError> {
    let figures = 2.0 * groups.len() as f64;
    let level = Level::new(1.0 - level.alpha() / figures)?;
    let method = stats::ShareMethod::Wilson;
    let of =
        |share, half, n| stats::rounded_share_interval(share, half, n, level, method);
    groups
        .iter()
        .map(|g| Ok((of(g.p, g.half_p, g.n_p)?, of(g.q, g.half_q, g.n_q)?)))
        .collect()
}
