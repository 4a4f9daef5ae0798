//! The contradiction segment by group.

use super::contradiction::{ContradictionSpec, rows};
use super::evidence::Evidence;
use super::figure::{Resolved, in_group};
use super::group_shares::{Shares, group_shares};
use super::segment::both;
use super::{AnalysisError, Sampling, SegmentSpec};
use crate::poll::{Code, Diagnostic, Group, GroupSize, GroupTable, PublishedShare, slug};
use crate::read::LabelKind;
use crate::results::{
    Assumption, BoundedShare, Bounds, Derivation, GroupBounds, GroupShares,
    IntervalRecord, Missing, SampleRelation,
};
use crate::stats;

/// A segment with its breakdown.
pub(super) struct ByGroup {
    pub(super) shares: GroupShares,
    pub(super) groups: Vec<GroupBounds>,
    pub(super) both: BoundedShare,
    pub(super) independent: Independent,
}

/// The joint share if the views were independent within each group: at the printed figures
/// and over all unrounded ones.
#[derive(Debug, Clone, Copy)]
pub(super) struct Independent {
    pub(super) printed: Bounds,
    pub(super) rounded: Bounds,
}

/// One of a cell's two figures.
type View = fn(&Cell<'_>) -> PublishedShare;

/// One group's figures.
pub(super) struct Cell<'a> {
    pub(super) group: &'a Group,
    pub(super) a: PublishedShare,
    pub(super) b: PublishedShare,
}

/// Bounds the segment within each group and over all of them (Duncan & Davis 1953):
/// Σ π max(0, p + q − 1) to Σ π min(p, q), over every share π and every unrounded figure
/// that the publication allows.
pub(super) fn by_group(
    spec: &ContradictionSpec,
    variable: &str,
    (a, b): (&Resolved, &Resolved),
    total: &SegmentSpec,
    evidence: &Evidence,
) -> Result<ByGroup, AnalysisError> {
    let at = format!("contradictions.{}.by", spec.name);
    let (table_a, table_b) =
        (table(a, variable, evidence, &at)?, table(b, variable, evidence, &at)?);
    let cells = cells(a, b, table_a, table_b, evidence, &at)?;
    let shares = group_shares(spec, &cells, total, evidence, &at)?;
    let groups = groups(spec, variable, &cells, &shares, total, evidence)?;
    let both = whole(spec, &cells, &shares, total, (a, b))?;
    let product = |rounded| {
        sum(&cells, &shares, rounded, |(p_low, p_high), (q_low, q_high)| {
            (p_low * q_low, p_high * q_high)
        })
    };
    let independent =
        Independent { printed: product(Rounded::No), rounded: product(Rounded::Yes) };
    Ok(ByGroup { shares: shares.origin, groups, both, independent })
}

fn table<'a>(
    side: &Resolved,
    variable: &str,
    evidence: &'a Evidence,
    at: &str,
) -> Result<&'a GroupTable, Diagnostic> {
    let poll = side.spec.poll.as_deref().unwrap_or("");
    let question = side.spec.question.as_deref().unwrap_or("");
    evidence.breakdown(poll, question, variable).ok_or_else(|| {
        let known: Vec<&str> = evidence
            .crosstabs
            .iter()
            .filter(|t| t.poll == poll && t.question == question)
            .map(|t| t.variable.as_str())
            .collect();
        evidence
            .unknown(Code::VariableUnknown, at, variable, known)
            .with("question", question)
    })
}

fn cells<'a>(
    a: &Resolved,
    b: &Resolved,
    table_a: &'a GroupTable,
    table_b: &GroupTable,
    evidence: &Evidence,
    at: &str,
) -> Result<Vec<Cell<'a>>, Diagnostic> {
    table_a
        .groups
        .iter()
        .map(|group| {
            let p = in_group(&a.spec, table_a, &group.name);
            let q = in_group(&b.spec, table_b, &group.name);
            match (p, q) {
                (Some(a), Some(b)) => Ok(Cell { group, a, b }),
                _ => Err(Diagnostic::new(Code::FigureBlank, &evidence.study)
                    .column(at)
                    .value(&group.name)),
            }
        })
        .collect()
}

fn groups(
    spec: &ContradictionSpec,
    variable: &str,
    cells: &[Cell<'_>],
    shares: &Shares,
    total: &SegmentSpec,
    evidence: &Evidence,
) -> Result<Vec<GroupBounds>, AnalysisError> {
    cells
        .iter()
        .zip(&shares.shares)
        .map(|(cell, share)| {
            let n = size(cell.group);
            let within = SegmentSpec {
                a: cell.a,
                b: cell.b,
                sampling_a: Sampling { n, ..total.sampling_a },
                sampling_b: Sampling { n, ..total.sampling_b },
                dont_know: None,
                assumed_n: None,
                ..*total
            };
            let exact = stats::frechet(&[cell.a.share, cell.b.share])?;
            let exact = Bounds { lower: exact.lower, upper: exact.upper };
            let name = &cell.group.name;
            let id = format!("{}/both/{}", spec.name, slug(name));
            let mut bounded = both(&within, exact, &id)?;
            bounded.derivation.rows =
                cell.group.answers.iter().map(|answer| answer.row.clone()).collect();
            if n.is_none() {
                bounded.missing =
                    vec![Missing::JointNotIdentified, Missing::GroupSizeNotPublished];
            }
            Ok(GroupBounds {
                group: name.clone(),
                label: evidence.label(LabelKind::Group, Some(variable), name),
                n,
                a: cell.a.share,
                b: cell.b.share,
                share: *share,
                both: bounded,
            })
        })
        .collect()
}

/// Respondents in a group, where published.
pub(super) fn size(group: &Group) -> Option<f64> {
    match group.size {
        GroupSize::Respondents { size } => Some(size.n),
        GroupSize::Share { .. } | GroupSize::Unknown => None,
    }
}

fn whole(
    spec: &ContradictionSpec,
    cells: &[Cell<'_>],
    shares: &Shares,
    total: &SegmentSpec,
    (a, b): (&Resolved, &Resolved),
) -> Result<BoundedShare, AnalysisError> {
    // The totals' own bounds hold as well; they are the narrower ones where the groups'
    // shares are only known within a range.
    let alone = stats::frechet(&[total.a.share, total.b.share])?;
    let exact =
        within(sum(cells, shares, Rounded::No, frechet), (alone.lower, alone.upper));
    let alone = super::segment::rounded(total);
    let rounded =
        within(sum(cells, shares, Rounded::Yes, frechet), (alone.lower, alone.upper));
    let (interval, reason) = interval(total, rounded)?;
    let mut assumptions = super::segment::assumptions(total);
    assumptions.push(match shares.origin {
        GroupShares::Published => Assumption::GroupSharesPublished,
        GroupShares::FromSizes => Assumption::GroupSharesFromSizes,
        GroupShares::Implied => Assumption::GroupSharesImplied,
        GroupShares::Given => Assumption::GroupSharesGiven,
    });
    if interval.is_some() {
        assumptions.push(Assumption::GroupSharesFixed);
    }
    assumptions.extend(off_average(cells, shares, total));
    let mut derivation = Derivation::by("groupwise").rows(rows(a, b));
    for (cell, share) in cells.iter().zip(&shares.shares) {
        let name = &cell.group.name;
        derivation = derivation
            .input(&format!("π {name} (lowest)"), share.lower)
            .input(&format!("π {name} (highest)"), share.upper)
            .input(&format!("p {name}"), cell.a.share)
            .input(&format!("q {name}"), cell.b.share)
            .rows(cell.group.answers.iter().map(|answer| answer.row.clone()));
    }
    let mut missing = vec![Missing::JointNotIdentified];
    missing.extend(reason);
    Ok(BoundedShare {
        id: format!("{}/both_by_group", spec.name),
        bounds: exact,
        rounded,
        interval,
        assumed: None,
        assumptions,
        missing,
        derivation,
    })
}

/// Totals that the groups do not average to, beyond the rounding of both. Shares that the
/// totals imply fit them by construction.
fn off_average(
    cells: &[Cell<'_>],
    shares: &Shares,
    total: &SegmentSpec,
) -> Vec<Assumption> {
    if shares.origin == GroupShares::Implied {
        return Vec::new();
    }
    let weighted = |of: View| {
        let sum = |value: fn(&PublishedShare) -> f64| -> f64 {
            cells.iter().zip(&shares.shares).map(|(c, s)| s.lower * value(&of(c))).sum()
        };
        (sum(|p| p.share), sum(PublishedShare::half_unit))
    };
    let sides: [(View, PublishedShare); 2] =
        [(|cell| cell.a, total.a), (|cell| cell.b, total.b)];
    sides
        .into_iter()
        .filter_map(|(of, total)| {
            let (average, slack) = weighted(of);
            let off = (average - total.share).abs() > slack + total.half_unit() + 1e-9;
            off.then_some(Assumption::GroupsDoNotAverage { average, total: total.share })
        })
        .collect()
}

/// Both bounds at once; where they contradict each other beyond rounding, the groups' own,
/// so that nothing impossible is printed.
fn within(groups: Bounds, (lower, upper): (f64, f64)) -> Bounds {
    let both = Bounds { lower: groups.lower.max(lower), upper: groups.upper.min(upper) };
    if both.lower <= both.upper { both } else { groups }
}

#[derive(Clone, Copy, PartialEq)]
enum Rounded {
    Yes,
    No,
}

/// Lowest and highest joint share of a group whose figures lie between two values each.
fn frechet((p_low, p_high): (f64, f64), (q_low, q_high): (f64, f64)) -> (f64, f64) {
    ((p_low + q_low - 1.0).max(0.0), p_high.min(q_high))
}

/// A group's lowest and highest joint share from the limits of its two figures.
type JointOfGroup = fn((f64, f64), (f64, f64)) -> (f64, f64);

/// Lowest and highest sum over the shares that are allowed. The sums are linear in the
/// shares, so their extremes lie at the corners that [`Shares::corners`] lists.
fn sum(
    cells: &[Cell<'_>],
    shares: &Shares,
    rounded: Rounded,
    joint: JointOfGroup,
) -> Bounds {
    let of = |cell: &Cell<'_>| {
        let (p, q) = match rounded {
            Rounded::Yes => (cell.a.possible(), cell.b.possible()),
            Rounded::No => ((cell.a.share, cell.a.share), (cell.b.share, cell.b.share)),
        };
        joint(p, q)
    };
    let (mut lower, mut upper) = (f64::INFINITY, f64::NEG_INFINITY);
    for corner in shares.corners() {
        let (mut low, mut high) = (0.0, 0.0);
        for (cell, share) in cells.iter().zip(&corner) {
            let (l, u) = of(cell);
            low += share * l;
            high += share * u;
        }
        lower = f64::min(lower, low);
        upper = f64::max(upper, high);
    }
    Bounds { lower, upper }
}

/// For the same respondents the sample's joint share lies within the sums surely, so the
/// union of the Wilson intervals over them covers; two polls need corrected critical
/// values, which are not computed here.
fn interval(
    total: &SegmentSpec,
    rounded: Bounds,
) -> Result<(Option<IntervalRecord>, Option<Missing>), AnalysisError> {
    if total.relation != SampleRelation::Same {
        return Ok((None, Some(Missing::GroupIntervalTwoPolls)));
    }
    let (Some(n_a), Some(n_b)) =
        (total.sampling_a.n_effective(), total.sampling_b.n_effective())
    else {
        return Ok((None, Some(Missing::SampleSizeNotPublished)));
    };
    let found =
        stats::union_interval(rounded.lower, rounded.upper, n_a.min(n_b), total.level)?;
    let record = IntervalRecord {
        lower: found.lower,
        upper: found.upper,
        level: total.level.value(),
        method: "same_sample_wilson_union".to_owned(),
    };
    Ok((Some(record), None))
}
