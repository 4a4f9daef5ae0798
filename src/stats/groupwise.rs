//! The joint share from toplines by group.

use super::bounds::{Bounds, frechet, independent};
use super::error::share;
use super::imbens_manski::imbens_manski;
use super::standard_error::{se_share, se_sum_independent};
use super::{Interval, Level, StatsError};

/// Bounds summed over groups, and references.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GroupwiseBounds {
    /// Σ π max(0, p + q − 1) to Σ π min(p, q).
    pub bounds: Bounds,
    /// Bounds from the totals alone.
    pub total: Bounds,
    /// Share of all that holds the first view.
    pub p: f64,
    /// Share of all that holds the second view.
    pub q: f64,
    /// Σ π p q: the joint share if the views were independent within groups.
    pub conditional_independence: f64,
}

/// Bounds for the joint share from each group's share π of the whole and its shares p and q
/// (Duncan & Davis 1953; D'Orazio, Di Zio & Scanu 2006). Never wider than the totals' own.
///
/// # Errors
/// Lists of different lengths, no groups, a share outside 0–1, or group shares that do not
/// add up to 1.
pub fn groupwise(
    shares: &[f64],
    p: &[f64],
    q: &[f64],
) -> Result<GroupwiseBounds, StatsError> {
    checked(shares, p, q)?;
    let (mut lower, mut upper, mut cia) = (0.0, 0.0, 0.0);
    let (mut total_p, mut total_q) = (0.0, 0.0);
    for ((share, p), q) in shares.iter().zip(p).zip(q) {
        let both = frechet(&[*p, *q])?;
        lower += share * both.lower;
        upper += share * both.upper;
        cia += share * independent(*p, *q);
        total_p += share * p;
        total_q += share * q;
    }
    Ok(GroupwiseBounds {
        bounds: Bounds { lower, upper },
        total: frechet(&[total_p.min(1.0), total_q.min(1.0)])?,
        p: total_p,
        q: total_q,
        conditional_independence: cia,
    })
}

fn checked(shares: &[f64], p: &[f64], q: &[f64]) -> Result<(), StatsError> {
    if shares.is_empty() {
        return Err(StatsError::TooFew(1));
    }
    for list in [p, q] {
        if list.len() != shares.len() {
            return Err(StatsError::Lengths(shares.len(), list.len()));
        }
    }
    for group in shares {
        share("group share", *group)?;
    }
    let sum: f64 = shares.iter().sum();
    if (sum - 1.0).abs() > 1e-9 { Err(StatsError::SharesDoNotAddUp(sum)) } else { Ok(()) }
}

/// The naive interval: delta method for both sums, then Imbens & Manski. It ignores the
/// kinks, where it covers 66% instead of 95%; kept for comparison, never a default.
///
/// Returns standard errors of both ends, their correlation, the critical value and the
/// interval.
///
/// # Errors
/// As [`groupwise`], or a group of fewer than one respondent.
pub fn groupwise_delta(
    shares: &[f64],
    p: &[f64],
    q: &[f64],
    n: &[f64],
    level: Level,
) -> Result<(f64, f64, f64, f64, Interval), StatsError> {
    let found = groupwise(shares, p, q)?;
    if n.len() != shares.len() {
        return Err(StatsError::Lengths(shares.len(), n.len()));
    }
    let (mut var_lower, mut var_upper, mut covariance) = (0.0, 0.0, 0.0);
    for (g, weight) in shares.iter().enumerate() {
        let (se_p, se_q) = (se_share(p[g], n[g])?, se_share(q[g], n[g])?);
        let least = if p[g] <= q[g] { se_p } else { se_q };
        let squared = weight * weight;
        var_upper += squared * least * least;
        if p[g] + q[g] > 1.0 {
            let sum = se_sum_independent(p[g], n[g], q[g], n[g])?;
            var_lower += squared * sum * sum;
            covariance += squared * least * least;
        }
    }
    let (se_lower, se_upper) = (var_lower.sqrt(), var_upper.sqrt());
    let bounds = found.bounds;
    let (c, interval) =
        imbens_manski((bounds.lower, se_lower), (bounds.upper, se_upper), level)?;
    let correlation =
        if var_lower > 0.0 { covariance / (se_lower * se_upper) } else { 0.0 };
    Ok((se_lower, se_upper, correlation, c, interval))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_breakdown_never_widens_the_bounds(
            cells in prop::collection::vec((0.01..1.0_f64, 0.0..=1.0_f64, 0.0..=1.0_f64), 1..12)
        ) {
            let whole: f64 = cells.iter().map(|c| c.0).sum();
            let shares: Vec<f64> = cells.iter().map(|c| c.0 / whole).collect();
            let p: Vec<f64> = cells.iter().map(|c| c.1).collect();
            let q: Vec<f64> = cells.iter().map(|c| c.2).collect();
            let found = groupwise(&shares, &p, &q).unwrap();
            prop_assert!(found.total.lower <= found.bounds.lower + 1e-9);
            prop_assert!(found.bounds.upper <= found.total.upper + 1e-9);
            prop_assert!(found.bounds.lower <= found.conditional_independence + 1e-12);
            prop_assert!(found.conditional_independence <= found.bounds.upper + 1e-12);
        }
    }

    #[test]
    fn lists_and_shares_that_do_not_fit_are_refused() {
        assert!(matches!(
            groupwise(&[1.0], &[0.5, 0.5], &[0.5]),
            Err(StatsError::Lengths(1, 2))
        ));
        assert!(matches!(
            groupwise(&[0.5, 0.4], &[0.5, 0.5], &[0.5, 0.5]),
            Err(StatsError::SharesDoNotAddUp(_))
        ));
        assert!(groupwise(&[], &[], &[]).is_err());
    }
}
