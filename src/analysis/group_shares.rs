//! How large the groups of a breakdown are: as published, implied, or between bounds.

use super::contradiction::ContradictionSpec;
use super::evidence::Evidence;
use super::groups::{Cell, size};
use super::{AnalysisError, SegmentSpec};
use crate::poll::{Code, Diagnostic, GroupSize, PublishedShare};
use crate::results::{Bounds, GroupShares};
use crate::stats::{RoundedShare, StatsError, UnknownSizes, UnsizedGroup};

/// The groups' shares of the whole, each between a lowest and a highest value.
pub(super) struct Shares {
    pub(super) origin: GroupShares,
    pub(super) shares: Vec<Bounds>,
    /// Where they were not published: all that the totals allow.
    pub(super) allowed: Option<Allowed>,
}

/// All sizes of the groups that the totals allow, as linear programs.
pub(super) struct Allowed {
    /// With the figures as printed; `None` where they fit one another only before their
    /// rounding.
    pub(super) printed: Option<UnknownSizes>,
    /// With all unrounded figures.
    pub(super) rounded: UnknownSizes,
}

impl Shares {
    fn fixed(origin: GroupShares, shares: impl IntoIterator<Item = f64>) -> Self {
        let shares: Vec<f64> = shares.into_iter().collect();
        let whole: f64 = shares.iter().sum();
        let bounds = |share: f64| Bounds { lower: share / whole, upper: share / whole };
        let shares = shares.into_iter().map(bounds).collect();
        Self { origin, shares, allowed: None }
    }

    /// The extreme points of all allowed sets of shares: one when they are fixed, two when
    /// the share of two groups is only known within a range; none when only linear programs
    /// know them.
    pub(super) fn corners(&self) -> Vec<Vec<f64>> {
        if self.allowed.is_some() {
            return Vec::new();
        }
        match self.shares.as_slice() {
            [first, second] if first.lower != first.upper => {
                vec![vec![first.lower, second.upper], vec![first.upper, second.lower]]
            }
            shares => vec![shares.iter().map(|s| s.lower).collect()],
        }
    }
}

/// The groups' shares: given in the study, published, implied by the published totals (two
/// groups), from the groups' sizes, in this order; else all that the totals allow. `None`
/// where they allow none.
pub(super) fn group_shares(
    spec: &ContradictionSpec,
    cells: &[Cell<'_>],
    total: &SegmentSpec,
    evidence: &Evidence,
    at: &str,
) -> Result<Option<Shares>, AnalysisError> {
    if let Some(given) = &spec.group_shares {
        let shares: Result<Vec<f64>, Diagnostic> = cells
            .iter()
            .map(|cell| {
                given.get(&cell.group.name).copied().ok_or_else(|| {
                    let known = given.keys().map(String::as_str);
                    let name = &cell.group.name;
                    evidence.unknown(Code::GroupUnknown, at, name, known)
                })
            })
            .collect();
        return Ok(Some(Shares::fixed(GroupShares::Given, shares?)));
    }
    if let Some(shares) = published(cells) {
        return Ok(Some(Shares::fixed(GroupShares::Published, shares)));
    }
    if let Some(shares) = implied(cells, total) {
        return Ok(Some(shares));
    }
    let sizes: Option<Vec<f64>> = cells.iter().map(|cell| size(cell.group)).collect();
    match sizes {
        Some(sizes) => Ok(Some(Shares::fixed(GroupShares::FromSizes, sizes))),
        None => Ok(allowed(cells, total)?),
    }
}

/// All sizes that both totals allow, within rounding.
fn allowed(
    cells: &[Cell<'_>],
    total: &SegmentSpec,
) -> Result<Option<Shares>, StatsError> {
    let programs = |of: fn(&PublishedShare) -> RoundedShare| {
        let groups: Vec<UnsizedGroup> = cells
            .iter()
            .map(|cell| UnsizedGroup { p: of(&cell.a), q: of(&cell.b), size: None })
            .collect();
        UnknownSizes::new(&groups, Some(of(&total.a)), Some(of(&total.b)))
    };
    let rounded = programs(|figure| {
        let (low, high) = figure.possible();
        RoundedShare { share: (low + high) / 2.0, half_unit: (high - low) / 2.0 }
    })?;
    let mut shares = Vec::with_capacity(cells.len());
    for group in 0..cells.len() {
        match rounded.size(group) {
            Ok(size) => shares.push(within_one(size.lower, size.upper)),
            Err(StatsError::Infeasible) => return Ok(None),
            Err(error) => return Err(error),
        }
    }
    let printed =
        programs(|figure| RoundedShare { share: figure.share, half_unit: 0.0 })?;
    let printed = match printed.joint() {
        Ok(_) => Some(printed),
        Err(StatsError::Infeasible) => None,
        Err(error) => return Err(error),
    };
    let allowed = Some(Allowed { printed, rounded });
    Ok(Some(Shares { origin: GroupShares::Bounded, shares, allowed }))
}

/// Bounds of a linear program without the noise of its last digits.
pub(super) fn within_one(lower: f64, upper: f64) -> Bounds {
    let clean = |x: f64| if x < 1e-11 { 0.0 } else { x.min(1.0) };
    Bounds { lower: clean(lower), upper: clean(upper) }
}

fn published(cells: &[Cell<'_>]) -> Option<Vec<f64>> {
    cells
        .iter()
        .map(|cell| match cell.group.size {
            GroupSize::Share { share } => Some(share),
            GroupSize::Respondents { .. } | GroupSize::Unknown => None,
        })
        .collect()
}

/// Two groups and their total imply the first group's share: π = (p − p₂)/(p₁ − p₂), within
/// the range that the rounding of all three leaves. Both questions must agree; sizes in
/// the file are unweighted and need not.
fn implied(cells: &[Cell<'_>], total: &SegmentSpec) -> Option<Shares> {
    let [one, two] = cells else { return None };
    let mut range: Option<(f64, f64)> = None;
    for (whole, p1, p2) in [(total.a, one.a, two.a), (total.b, one.b, two.b)] {
        let found = share_range(whole.possible(), p1.possible(), p2.possible())?;
        range = Some(match range {
            None => found,
            Some((low, high)) => (low.max(found.0), high.min(found.1)),
        });
    }
    let (lower, upper) = range.filter(|(low, high)| low <= high)?;
    Some(Shares {
        origin: GroupShares::Implied,
        shares: vec![
            Bounds { lower, upper },
            Bounds { lower: 1.0 - upper, upper: 1.0 - lower },
        ],
        allowed: None,
    })
}

/// All π in 0–1 with π·p₁ + (1 − π)·p₂ = p for some values in the three ranges; `None` when
/// the groups are too alike to tell.
fn share_range(
    whole: (f64, f64),
    first: (f64, f64),
    second: (f64, f64),
) -> Option<(f64, f64)> {
    if first.0 <= second.1 && second.0 <= first.1 {
        return None;
    }
    let mut range = (f64::INFINITY, f64::NEG_INFINITY);
    for p in [whole.0, whole.1] {
        for p1 in [first.0, first.1] {
            for p2 in [second.0, second.1] {
                let share = (p - p2) / (p1 - p2);
                range = (range.0.min(share), range.1.max(share));
            }
        }
    }
    let clamped = (range.0.max(0.0), range.1.min(1.0));
    (clamped.0 <= clamped.1).then_some(clamped)
}

#[cfg(test)]
mod tests {
    use super::share_range;

    #[test]
    fn a_total_between_two_groups_implies_their_shares() {
        // Israel Democracy Institute, March 2025: 65.9 of Jews, 80.6 of Arabs, 68.4 of all.
        let (low, high) =
            share_range((0.6835, 0.6845), (0.6585, 0.6595), (0.8055, 0.8065)).unwrap();
        assert!(low < 0.8299 && 0.8299 < high, "{low} {high}");
        assert!(high - low < 0.02);
    }

    #[test]
    fn groups_that_cannot_be_told_apart_imply_nothing() {
        assert!(share_range((0.515, 0.525), (0.515, 0.525), (0.505, 0.515)).is_none());
    }
}
