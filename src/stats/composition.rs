//! Who the people in the segment may be.

use super::StatsError;
use super::bounds::{Bounds, frechet};
use super::groupwise::groupwise;

/// Bounds for a set of groups within the segment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Composition {
    /// The set's share of the segment.
    pub share: Bounds,
    /// That share over the set's share of everybody.
    pub lift: Bounds,
}

/// Bounds for the share of the segment that belongs to the groups in `set` (indices from
/// 0): with group masses between ℓ and u, ℓ_S/(ℓ_S + u_rest) to u_S/(u_S + ℓ_rest). Sharp,
/// because the groups' joint shares are free of one another.
///
/// # Errors
/// As [`groupwise`]; a set with nobody in it.
pub fn composition(
    shares: &[f64],
    p: &[f64],
    q: &[f64],
    set: &[usize],
) -> Result<Composition, StatsError> {
    groupwise(shares, p, q)?;
    let (mut inside, mut outside) = ((0.0, 0.0), (0.0, 0.0));
    let mut weight = 0.0;
    for (g, share) in shares.iter().enumerate() {
        let both = frechet(&[p[g], q[g]])?;
        let side = if set.contains(&g) {
            weight += share;
            &mut inside
        } else {
            &mut outside
        };
        side.0 += share * both.lower;
        side.1 += share * both.upper;
    }
    if weight <= 0.0 {
        return Err(StatsError::NotPositive { name: "share of the set", value: weight });
    }
    let ratio =
        |part: f64, rest: f64| if part > 0.0 { part / (part + rest) } else { 0.0 };
    let share =
        Bounds { lower: ratio(inside.0, outside.1), upper: ratio(inside.1, outside.0) };
    Ok(Composition {
        share,
        lift: Bounds { lower: share.lower / weight, upper: share.upper / weight },
    })
}
