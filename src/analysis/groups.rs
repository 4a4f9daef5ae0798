//! The contradiction segment by group.

use super::contradiction::{ContradictionSpec, rows};
use super::evidence::Evidence;
use super::figure::{Resolved, in_group};
use super::group_checks::{Checks, check};
use super::group_interval::whole_interval;
use super::group_parts::parts;
use super::group_shares::{Shares, group_shares, within_one};
use super::segment::both;
use super::segment_interval::Found;
use super::{AnalysisError, Sampling, SegmentSpec};
use crate::poll::{Code, Diagnostic, Group, GroupSize, GroupTable, PublishedShare, slug};
use crate::read::{Findings, LabelKind};
use crate::results::{
    Assumption, BoundedShare, Bounds, Derivation, GroupBounds, GroupShares, Missing,
    SampleRelation, SegmentPart,
};
use crate::stats::{self, UnknownSizes};

/// A segment with its breakdown.
pub(super) struct ByGroup {
    pub(super) shares: GroupShares,
    pub(super) groups: Vec<GroupBounds>,
    pub(super) both: BoundedShare,
    pub(super) parts: Vec<SegmentPart>,
    pub(super) independent: Option<Independent>,
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
    /// The group in the first view's table.
    pub(super) group: &'a Group,
    /// The group in the second view's table.
    pub(super) other: &'a Group,
    pub(super) a: PublishedShare,
    pub(super) b: PublishedShare,
}

/// A breakdown of both views with all that its analyses need.
pub(super) struct Breakdown<'a> {
    pub(super) spec: &'a ContradictionSpec,
    pub(super) variable: &'a str,
    pub(super) cells: Vec<Cell<'a>>,
    pub(super) shares: Shares,
    pub(super) total: &'a SegmentSpec,
    pub(super) evidence: &'a Evidence,
}

/// Bounds the segment within each group and over all of them (Duncan & Davis 1953):
/// Σ π max(0, p + q − 1) to Σ π min(p, q), over every share π and every unrounded figure
/// that the publication allows. `None`, with a warning, where no sizes of the groups
/// reconcile their figures with the totals.
pub(super) fn by_group(
    spec: &ContradictionSpec,
    variable: &str,
    (a, b): (&Resolved, &Resolved),
    total: &SegmentSpec,
    evidence: &Evidence,
    findings: &mut Findings,
) -> Result<Option<ByGroup>, AnalysisError> {
    let at = format!("contradictions.{}.by", spec.name);
    let (table_a, table_b) =
        (table(a, variable, evidence, &at)?, table(b, variable, evidence, &at)?);
    let cells = cells(a, b, table_a, table_b, evidence, &at)?;
    let Some(shares) = group_shares(spec, &cells, total, evidence, &at)? else {
        findings.push(
            Diagnostic::new(Code::SizesImpossible, &evidence.study)
                .column(&at)
                .value(variable),
        );
        return Ok(None);
    };
    let found = Breakdown { spec, variable, cells, shares, total, evidence };
    let groups = found.groups()?;
    let both = found.whole((a, b))?;
    check(&Checks {
        found: &found,
        tables: (table_a, table_b),
        both: &both.rounded,
        at,
    })?
    .into_iter()
    .for_each(|odd| findings.push(odd));
    let parts = parts(&found, &both)?;
    let independent = found.independent();
    Ok(Some(ByGroup { shares: found.shares.origin, groups, both, parts, independent }))
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
    table_b: &'a GroupTable,
    evidence: &Evidence,
    at: &str,
) -> Result<Vec<Cell<'a>>, Diagnostic> {
    table_a
        .groups
        .iter()
        .map(|group| {
            let p = in_group(&a.spec, table_a, &group.name);
            let q = in_group(&b.spec, table_b, &group.name);
            match (p, q, table_b.group(&group.name)) {
                (Some(a), Some(b), Some(other)) => Ok(Cell { group, other, a, b }),
                _ => Err(Diagnostic::new(Code::FigureBlank, &evidence.study)
                    .column(at)
                    .value(&group.name)),
            }
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

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Rounded {
    Yes,
    No,
}

impl Cell<'_> {
    /// Lowest and highest value of both figures.
    pub(super) fn limits(&self, rounded: Rounded) -> ((f64, f64), (f64, f64)) {
        match rounded {
            Rounded::Yes => (self.a.possible(), self.b.possible()),
            Rounded::No => ((self.a.share, self.a.share), (self.b.share, self.b.share)),
        }
    }
}

impl Breakdown<'_> {
    fn groups(&self) -> Result<Vec<GroupBounds>, AnalysisError> {
        self.cells
            .iter()
            .zip(&self.shares.shares)
            .map(|(cell, share)| self.group(cell, *share))
            .collect()
    }

    fn group(
        &self,
        cell: &Cell<'_>,
        share: Bounds,
    ) -> Result<GroupBounds, AnalysisError> {
        let total = self.total;
        let (n, n_b) = (size(cell.group), size(cell.other));
        // A group's part of the poll's respondents, where only its share is known.
        let fixed = share.lower == share.upper;
        let of = |published: Option<f64>, sampling: Sampling| {
            let part = sampling.n.filter(|_| fixed).map(|n| n * share.lower);
            Sampling { n: published.or(part).map(|n| n.max(1.0)), ..sampling }
        };
        let within = SegmentSpec {
            a: cell.a,
            b: cell.b,
            sampling_a: of(n, total.sampling_a),
            sampling_b: of(n_b, total.sampling_b),
            dont_know: None,
            assumed_n: None,
            ..*total
        };
        let exact = stats::frechet(&[cell.a.share, cell.b.share])?;
        let exact = Bounds { lower: exact.lower, upper: exact.upper };
        let name = &cell.group.name;
        let id = format!("{}/both/{}", self.spec.name, slug(name));
        let mut bounded = both(&within, exact, &id)?;
        bounded.derivation.rows =
            cell.group.answers.iter().map(|answer| answer.row.clone()).collect();
        if bounded.interval.is_none() {
            bounded.missing =
                vec![Missing::JointNotIdentified, Missing::GroupSizeNotPublished];
        } else if n.is_none() || n_b.is_none() {
            bounded.assumptions.push(Assumption::GroupBasesFromShares);
        }
        Ok(GroupBounds {
            group: name.clone(),
            label: self.evidence.label(LabelKind::Group, Some(self.variable), name),
            n,
            n_b: n_b.filter(|_| total.relation != SampleRelation::Same),
            a: cell.a.share,
            b: cell.b.share,
            share,
            both: bounded,
        })
    }

    fn whole(
        &self,
        (a, b): (&Resolved, &Resolved),
    ) -> Result<BoundedShare, AnalysisError> {
        let total = self.total;
        let (exact, rounded) = self.bounds()?;
        let interval = whole_interval(self, rounded)?;
        let mut assumptions = super::segment::assumptions(total);
        assumptions.push(match self.shares.origin {
            GroupShares::Published => Assumption::GroupSharesPublished,
            GroupShares::FromSizes => Assumption::GroupSharesFromSizes,
            GroupShares::Implied => Assumption::GroupSharesImplied,
            GroupShares::Given => Assumption::GroupSharesGiven,
            GroupShares::Bounded => Assumption::GroupSharesBounded,
        });
        assumptions.extend(interval.assumptions);
        assumptions.extend(self.off_average());
        let mut missing = vec![Missing::JointNotIdentified];
        missing.extend(interval.missing);
        let record = |found: Found| found.record;
        let half_median_unbiased =
            interval.known.as_ref().and_then(|found| found.half_median_unbiased);
        Ok(BoundedShare {
            id: format!("{}/both_by_group", self.spec.name),
            bounds: exact,
            rounded,
            interval: interval.known.map(record),
            assumed: interval.assumed.map(record),
            half_median_unbiased,
            assumptions,
            missing,
            derivation: self.derivation("groupwise", rows(a, b)),
        })
    }

    /// Bounds at the printed figures and over all unrounded ones.
    fn bounds(&self) -> Result<(Bounds, Bounds), AnalysisError> {
        if let Some(allowed) = &self.shares.allowed {
            let of = |sizes: &UnknownSizes| {
                sizes.joint().map(|found| within_one(found.lower, found.upper))
            };
            let rounded = of(&allowed.rounded)?;
            let exact = allowed.printed.as_ref().map(of).transpose()?;
            return Ok((exact.unwrap_or(rounded), rounded));
        }
        // The totals' own bounds hold as well; they are the narrower ones where the groups'
        // shares are only known within a range.
        let alone = stats::frechet(&[self.total.a.share, self.total.b.share])?;
        let exact = within(self.sum(Rounded::No, frechet), (alone.lower, alone.upper));
        let alone = super::segment::rounded(self.total);
        let rounded = within(self.sum(Rounded::Yes, frechet), (alone.lower, alone.upper));
        Ok((exact, rounded))
    }

    /// The figures and shares behind a number.
    pub(super) fn derivation(
        &self,
        method: &str,
        rows: Vec<crate::poll::SourceRow>,
    ) -> Derivation {
        let mut derivation = Derivation::by(method).rows(rows);
        for (cell, share) in self.cells.iter().zip(&self.shares.shares) {
            let name = &cell.group.name;
            derivation = derivation
                .input(&format!("π {name} (lowest)"), share.lower)
                .input(&format!("π {name} (highest)"), share.upper)
                .input(&format!("p {name}"), cell.a.share)
                .input(&format!("q {name}"), cell.b.share)
                .rows(cell.group.answers.iter().map(|answer| answer.row.clone()));
        }
        derivation
    }

    /// `None` where the groups' shares are only bounded.
    fn independent(&self) -> Option<Independent> {
        let product = |rounded| {
            self.sum(rounded, |(p_low, p_high), (q_low, q_high)| {
                (p_low * q_low, p_high * q_high)
            })
        };
        let known = self.shares.allowed.is_none();
        known.then(|| Independent {
            printed: product(Rounded::No),
            rounded: product(Rounded::Yes),
        })
    }

    /// Totals that the groups do not average to, beyond the rounding of both. Shares that
    /// the totals imply or bound fit them by construction.
    pub(super) fn off_average(&self) -> Vec<Assumption> {
        if matches!(self.shares.origin, GroupShares::Implied | GroupShares::Bounded) {
            return Vec::new();
        }
        let weighted = |of: View| {
            let sum = |value: fn(&PublishedShare) -> f64| -> f64 {
                let cells = self.cells.iter().zip(&self.shares.shares);
                cells.map(|(c, s)| s.lower * value(&of(c))).sum()
            };
            (sum(|p| p.share), sum(PublishedShare::half_unit))
        };
        let sides: [(View, PublishedShare); 2] =
            [(|cell| cell.a, self.total.a), (|cell| cell.b, self.total.b)];
        sides
            .into_iter()
            .filter_map(|(of, total)| {
                let (average, slack) = weighted(of);
                let off =
                    (average - total.share).abs() > slack + total.half_unit() + 1e-9;
                let total = total.share;
                off.then_some(Assumption::GroupsDoNotAverage { average, total })
            })
            .collect()
    }

    /// Lowest and highest sum over the shares that are allowed. The sums are linear in the
    /// shares, so their extremes lie at the corners that [`Shares::corners`] lists.
    fn sum(&self, rounded: Rounded, joint: JointOfGroup) -> Bounds {
        let (mut lower, mut upper) = (f64::INFINITY, f64::NEG_INFINITY);
        for corner in self.shares.corners() {
            let (mut low, mut high) = (0.0, 0.0);
            for (cell, share) in self.cells.iter().zip(&corner) {
                let (p, q) = cell.limits(rounded);
                let (l, u) = joint(p, q);
                low += share * l;
                high += share * u;
            }
            lower = f64::min(lower, low);
            upper = f64::max(upper, high);
        }
        Bounds { lower, upper }
    }
}

/// Both bounds at once; where they contradict each other beyond rounding, the groups' own,
/// so that nothing impossible is printed.
fn within(groups: Bounds, (lower, upper): (f64, f64)) -> Bounds {
    let both = Bounds { lower: groups.lower.max(lower), upper: groups.upper.min(upper) };
    if both.lower <= both.upper { both } else { groups }
}

/// Lowest and highest joint share of a group whose figures lie between two values each.
fn frechet((p_low, p_high): (f64, f64), (q_low, q_high): (f64, f64)) -> (f64, f64) {
    ((p_low + q_low - 1.0).max(0.0), p_high.min(q_high))
}

/// A group's lowest and highest joint share from the limits of its two figures.
type JointOfGroup = fn((f64, f64), (f64, f64)) -> (f64, f64);
