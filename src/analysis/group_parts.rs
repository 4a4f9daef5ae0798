//! Who those that hold both views may be: shares of the segment by group.

use indexmap::IndexMap;
use serde::Deserialize;

use super::group_interval::{bases, simultaneous, toplines};
use super::group_shares::within_one;
use super::groups::{Breakdown, Rounded};
use super::{AnalysisError, Sampling};
use crate::poll::{Code, slug};
use crate::read::LabelKind;
use crate::results::{
    Assumption, BoundedShare, Bounds, IntervalRecord, Label, Missing, SegmentPart,
};
use crate::stats::{self, StatsError, UnknownSizes};

/// Groups of a breakdown taken together: "the right".
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
pub struct GroupSetSpec {
    /// Names of the groups.
    pub groups: Vec<String>,
    /// Printed name; the name of the set where it is not given.
    pub label: Option<Label>,
}

/// The study's sets by name.
pub(super) type GroupSets = IndexMap<String, GroupSetSpec>;

/// Lowest and highest value of a group's figure.
type Limits = (f64, f64);

/// Each group's and each set's share of the segment. With group masses between ℓ and u it
/// lies between ℓ/(ℓ + u of the rest) and u/(u + ℓ of the rest), for the groups' joint
/// shares are free of one another.
pub(super) fn parts(
    found: &Breakdown<'_>,
    whole: &BoundedShare,
) -> Result<Vec<SegmentPart>, AnalysisError> {
    let evidence = found.evidence;
    let mut parts = Vec::new();
    for (at, cell) in found.cells.iter().enumerate() {
        let name = &cell.group.name;
        let label = evidence.label(LabelKind::Group, Some(found.variable), name);
        parts.push(part(found, whole, name, label, &[at])?);
    }
    for (name, set) in &found.spec.composition {
        let at = format!("contradictions.{}.composition.{name}", found.spec.name);
        let mut members = Vec::with_capacity(set.groups.len());
        for group in &set.groups {
            let place = found.cells.iter().position(|cell| cell.group.name == *group);
            members.push(place.ok_or_else(|| {
                let known = found.cells.iter().map(|cell| cell.group.name.as_str());
                evidence.unknown(Code::GroupUnknown, &at, group, known)
            })?);
        }
        if members.is_empty() {
            let blank = crate::poll::Diagnostic::new(Code::ValueInvalid, &evidence.study)
                .column(&format!("{at}.groups"))
                .with("expected", "groups = [\"…\"]");
            return Err(blank.into());
        }
        let label = set.label.clone().unwrap_or_else(|| Label::same(name));
        parts.push(part(found, whole, name, label, &members)?);
    }
    Ok(parts)
}

fn part(
    found: &Breakdown<'_>,
    whole: &BoundedShare,
    name: &str,
    label: Label,
    members: &[usize],
) -> Result<SegmentPart, AnalysisError> {
    let groups: Vec<String> =
        members.iter().map(|&at| found.cells[at].group.name.clone()).collect();
    let of_all = of_all(found, members)?;
    // A set that cannot be anybody is no part of anything.
    let ranges = if of_all.upper > 0.0 { ranges(found, members)? } else { None };
    let of_segment = match ranges {
        Some((printed, rounded)) => {
            let id = format!("{}/part/{}", found.spec.name, slug(name));
            Some(bounded(found, whole, id, members, (printed, rounded))?)
        }
        None => None,
    };
    let lift = ranges.filter(|_| of_all.lower == of_all.upper && of_all.lower > 0.0).map(
        |(printed, _)| Bounds {
            lower: printed.lower / of_all.lower,
            upper: printed.upper / of_all.lower,
        },
    );
    Ok(SegmentPart { name: name.to_owned(), label, groups, of_all, of_segment, lift })
}

/// The set's share of everybody.
fn of_all(found: &Breakdown<'_>, members: &[usize]) -> Result<Bounds, StatsError> {
    if let Some(allowed) = &found.shares.allowed {
        let (space, known) = allowed.rounded.cells();
        let event = space.event(|answers| members.contains(&answers[2]));
        return known.event(&event).map(|size| within_one(size.lower, size.upper));
    }
    let mut range = Bounds { lower: f64::INFINITY, upper: f64::NEG_INFINITY };
    for corner in found.shares.corners() {
        let sum: f64 = members.iter().map(|&at| corner[at]).sum();
        range = Bounds { lower: range.lower.min(sum), upper: range.upper.max(sum) };
    }
    Ok(range)
}

/// The set's share of the segment at the printed figures and over all unrounded ones;
/// `None` where nobody can hold both.
fn ranges(
    found: &Breakdown<'_>,
    members: &[usize],
) -> Result<Option<(Bounds, Bounds)>, AnalysisError> {
    if let Some(allowed) = &found.shares.allowed {
        let of = |sizes: &UnknownSizes| sizes.composition(members);
        let clean = |found: stats::Bounds| within_one(found.lower, found.upper);
        let Some(rounded) = of(&allowed.rounded)?.map(clean) else { return Ok(None) };
        let printed = match &allowed.printed {
            Some(sizes) => of(sizes)?.map(clean),
            None => None,
        };
        return Ok(Some((printed.unwrap_or(rounded), rounded)));
    }
    let limits = |rounded| -> Vec<(Limits, Limits)> {
        found.cells.iter().map(|cell| cell.limits(rounded)).collect()
    };
    let Some(rounded) = over_corners(found, &limits(Rounded::Yes), members)? else {
        return Ok(None);
    };
    let printed = over_corners(found, &limits(Rounded::No), members)?;
    Ok(Some((printed.unwrap_or(rounded), rounded)))
}

/// The extremes over the groups' shares and the limits of their figures: the set's masses
/// at one end and the others' at the other.
fn over_corners(
    found: &Breakdown<'_>,
    limits: &[(Limits, Limits)],
    members: &[usize],
) -> Result<Option<Bounds>, StatsError> {
    let most: f64 = limits.iter().map(|(p, q)| p.1.min(q.1)).fold(0.0, f64::max);
    if most <= 0.0 {
        return Ok(None);
    }
    let mut range = Bounds { lower: f64::INFINITY, upper: f64::NEG_INFINITY };
    for corner in found.shares.corners() {
        let at = |set_high: bool| -> Result<stats::Bounds, StatsError> {
            let pick = |(at, (low, high)): (usize, Limits)| {
                if members.contains(&at) == set_high { high } else { low }
            };
            let p: Vec<f64> = limits.iter().map(|l| l.0).enumerate().map(pick).collect();
            let q: Vec<f64> = limits.iter().map(|l| l.1).enumerate().map(pick).collect();
            Ok(stats::composition(&corner, &p, &q, members)?.share)
        };
        range.lower = range.lower.min(at(false)?.lower);
        range.upper = range.upper.max(at(true)?.upper);
    }
    Ok(Some(within_one(range.lower, range.upper)))
}

fn bounded(
    found: &Breakdown<'_>,
    whole: &BoundedShare,
    id: String,
    members: &[usize],
    (printed, rounded): (Bounds, Bounds),
) -> Result<BoundedShare, AnalysisError> {
    let total = found.total;
    let interval = projected(found, members, (total.sampling_a, total.sampling_b))?;
    let assumed = match (&interval, total.assumed_n) {
        (None, Some(n)) => {
            let fill = |s: Sampling| if s.n.is_some() { s } else { s.assuming(n) };
            projected(found, members, (fill(total.sampling_a), fill(total.sampling_b)))?
        }
        _ => None,
    };
    let mut missing = vec![Missing::JointNotIdentified];
    if interval.is_none() {
        missing.push(Missing::GroupSizesUnknown);
    }
    let mut assumptions = whole.assumptions.clone();
    // They are about the interval of the whole.
    assumptions.retain(|a| *a != Assumption::TiesIgnored);
    if interval.is_some() || assumed.is_some() {
        let figures = 2 * found.cells.len();
        assumptions.push(Assumption::SimultaneousIntervals { figures });
        if !assumptions.contains(&Assumption::GroupSharesFixed) {
            assumptions.push(Assumption::GroupSharesFixed);
        }
    }
    Ok(BoundedShare {
        id,
        bounds: printed,
        rounded,
        interval,
        assumed,
        half_median_unbiased: None,
        assumptions,
        missing,
        derivation: found.derivation("composition", Vec::new()),
    })
}

/// The range over limits of all the groups' figures that hold at once, for one sample as
/// for two; `None` where the groups' bases are not known.
fn projected(
    found: &Breakdown<'_>,
    members: &[usize],
    samplings: (Sampling, Sampling),
) -> Result<Option<IntervalRecord>, AnalysisError> {
    let mut limits: Vec<(Limits, Limits)> = Vec::new();
    for corner in found.shares.corners() {
        let Some((bases, _)) = bases(&found.cells, &corner, samplings) else {
            return Ok(None);
        };
        let groups = toplines(&found.cells, &corner, &bases);
        let wide = simultaneous(&groups, found.total.level)?;
        let ends = |i: stats::Interval| (i.lower, i.upper);
        let wide = wide.into_iter().map(|(p, q)| (ends(p), ends(q)));
        if limits.is_empty() {
            limits = wide.collect();
        } else {
            for (known, more) in limits.iter_mut().zip(wide) {
                let hull = |a: Limits, b: Limits| (a.0.min(b.0), a.1.max(b.1));
                *known = (hull(known.0, more.0), hull(known.1, more.1));
            }
        }
    }
    if limits.is_empty() {
        return Ok(None);
    }
    let range = over_corners(found, &limits, members)?;
    Ok(range.map(|range| IntervalRecord {
        lower: range.lower,
        upper: range.upper,
        level: found.total.level.value(),
        method: "composition_projected_wilson".to_owned(),
    }))
}
