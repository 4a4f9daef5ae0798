//! What the shares of single events say about their joint share.

use super::StatsError;
use super::error::share;

/// Lowest and highest value that the inputs allow.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// Lowest.
    pub lower: f64,
    /// Highest.
    pub upper: f64,
}

/// Bounds for the joint share of k ≥ 2 events, max(0, Σp − (k−1)) to min p (Fréchet 1935;
/// Hoeffding 1940). Sharp when nothing else is known.
///
/// # Errors
/// Fewer than two shares, or one outside 0–1.
///
/// ```
/// use endoxa::stats::frechet;
/// let both = frechet(&[0.52, 0.48])?;
/// assert_eq!((both.lower, both.upper), (0.0, 0.48));
/// # Ok::<(), endoxa::stats::StatsError>(())
/// ```
pub fn frechet(shares: &[f64]) -> Result<Bounds, StatsError> {
    frechet_rounded(shares, 0.0)
}

/// The same over all unrounded shares within ± `half_unit`: an outer bound, not a
/// probability statement.
///
/// # Errors
/// As [`frechet`].
pub fn frechet_rounded(shares: &[f64], half_unit: f64) -> Result<Bounds, StatsError> {
    if shares.len() < 2 {
        return Err(StatsError::TooFew(2));
    }
    for p in shares {
        share("share", *p)?;
    }
    let low = |p: &f64| (p - half_unit).max(0.0);
    let high = |p: &f64| (p + half_unit).min(1.0);
    // Summing what is missing from 1 keeps .52 + .48 − 1 at exactly 0.
    let missing: f64 = shares.iter().map(|p| 1.0 - low(p)).sum();
    Ok(Bounds {
        lower: noise_free(1.0 - missing),
        upper: shares.iter().map(high).fold(1.0, f64::min),
    })
}

/// Sums of published shares are off by a few units in the last place; what is that near to
/// the kink at 0 lies on it.
fn noise_free(x: f64) -> f64 {
    if x < 4.0 * f64::EPSILON { 0.0 } else { x }
}

/// The joint share under independence.
#[must_use]
pub fn independent(p: f64, q: f64) -> f64 {
    p * q
}

/// Bounds for P(B|A) and P(A|B): the joint bounds over each margin; `None` for a margin of
/// nobody.
///
/// # Errors
/// As [`frechet`].
pub fn conditional(
    p: f64,
    q: f64,
) -> Result<(Option<Bounds>, Option<Bounds>), StatsError> {
    let both = frechet(&[p, q])?;
    let over = |margin: f64| {
        (margin > 0.0)
            .then(|| Bounds { lower: both.lower / margin, upper: both.upper / margin })
    };
    Ok((over(p), over(q)))
}

/// Bounds for the share with at least one of the two.
///
/// # Errors
/// As [`frechet`].
pub fn union(p: f64, q: f64) -> Result<Bounds, StatsError> {
    let both = frechet(&[p, q])?;
    Ok(Bounds { lower: p + q - both.upper, upper: p + q - both.lower })
}

/// Bounds for the joint share over that under independence; `None` when one share is 0.
///
/// # Errors
/// As [`frechet`].
pub fn lift(p: f64, q: f64) -> Result<Option<Bounds>, StatsError> {
    let both = frechet(&[p, q])?;
    let expected = independent(p, q);
    Ok((expected > 0.0)
        .then(|| Bounds { lower: both.lower / expected, upper: both.upper / expected }))
}

/// Bounds for the φ coefficient; `None` when a share is 0 or 1.
///
/// # Errors
/// As [`frechet`].
pub fn phi(p: f64, q: f64) -> Result<Option<Bounds>, StatsError> {
    let both = frechet(&[p, q])?;
    let spread = (p * (1.0 - p) * q * (1.0 - q)).sqrt();
    let of = |joint: f64| (joint - independent(p, q)) / spread;
    Ok((spread > 0.0).then(|| Bounds { lower: of(both.lower), upper: of(both.upper) }))
}

/// The upper bound when everybody without an opinion could hold the view (Horowitz &
/// Manski 1995); the lower bound does not move.
///
/// # Errors
/// A share outside 0–1, or more than everybody in a question.
pub fn leaning(
    (p, p_dk): (f64, f64),
    (q, q_dk): (f64, f64),
) -> Result<Bounds, StatsError> {
    let literal = frechet(&[p, q])?;
    let reach = |yes: f64, dk: f64| share("share with undecided", (yes + dk).min(1.0));
    share("undecided", p_dk)?;
    share("undecided", q_dk)?;
    Ok(Bounds { lower: literal.lower, upper: reach(p, p_dk)?.min(reach(q, q_dk)?) })
}

/// Both shares among those who decided, and their bounds: valid only when the same people
/// are undecided on both questions.
///
/// # Errors
/// A share outside 0–1, or a question that nobody decided.
pub fn rebased(
    (p, p_dk): (f64, f64),
    (q, q_dk): (f64, f64),
) -> Result<(f64, f64, Bounds), StatsError> {
    let base = |yes: f64, dk: f64| -> Result<f64, StatsError> {
        if dk >= 1.0 {
            return Err(StatsError::NotPositive { name: "decided", value: 1.0 - dk });
        }
        share("share of the decided", yes / (1.0 - dk))
    };
    let (p, q) = (base(p, p_dk)?, base(q, q_dk)?);
    Ok((p, q, frechet(&[p, q])?))
}

/// Bounds under the assumption that holders of one view are not more likely to hold the
/// other (negative quadrant dependence, Lehmann 1966): the upper bound becomes pq.
///
/// # Errors
/// As [`frechet`].
pub fn negative_dependence(p: f64, q: f64) -> Result<Bounds, StatsError> {
    let both = frechet(&[p, q])?;
    Ok(Bounds { lower: both.lower, upper: independent(p, q) })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn bounds_hold_every_joint_share_that_can_be_built(
            both in 0.0..1.0_f64, only_p in 0.0..1.0_f64, only_q in 0.0..1.0_f64, none in 0.001..1.0_f64
        ) {
            let whole = both + only_p + only_q + none;
            let (p, q) = ((both + only_p) / whole, (both + only_q) / whole);
            let found = frechet(&[p, q]).unwrap();
            let joint = both / whole;
            prop_assert!(found.lower <= joint + 1e-12 && joint <= found.upper + 1e-12);
        }

        #[test]
        fn the_width_is_the_least_of_the_four_margins(p in 0.0..=1.0_f64, q in 0.0..=1.0_f64) {
            let found = frechet(&[p, q]).unwrap();
            let least = p.min(q).min(1.0 - p).min(1.0 - q);
            prop_assert!((found.upper - found.lower - least).abs() < 1e-12);
            prop_assert!(found.lower <= p * q + 1e-12 && p * q <= found.upper + 1e-12);
        }
    }

    #[test]
    fn what_is_no_share_is_refused_by_name() {
        assert!(matches!(frechet(&[0.5, 1.5]), Err(StatsError::NotAShare { .. })));
        assert!(matches!(frechet(&[0.5]), Err(StatsError::TooFew(2))));
        assert!(frechet(&[0.5, f64::NAN]).is_err());
    }
}
