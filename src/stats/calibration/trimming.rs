//! Trimming extreme weights.
//!
//! Trimming after weighting breaks the margins, and weighting again makes new extremes.
//! Limits inside the solver do both at once: among all weights that meet the margins within
//! the limits, [`calibrate`](super::calibrate) with [`weight_limits`] finds the nearest to
//! the base weights, or says that there are none.

use super::super::StatsError;
use super::Limits;

/// Limits of final weights as limits of factors: give the base weight of a *single*
/// respondent of each cell, which must be the same for all in it, in the unit of the limits.
///
/// # Errors
/// [`StatsError::NotBounds`] unless 0 ≤ lower ≤ upper, [`StatsError::NotAWeight`] for a base
/// weight that is not positive.
pub fn weight_limits(base: &[f64], lower: f64, upper: f64) -> Result<Limits, StatsError> {
    let limits = base.iter().map(|d| {
        if *d > 0.0 && d.is_finite() {
            Ok((lower / d, upper / d))
        } else {
            Err(StatsError::NotAWeight(*d))
        }
    });
    Limits::cells(limits.collect::<Result<_, _>>()?)
}

/// Trimmed weights.
#[derive(Debug, Clone, PartialEq)]
pub struct Trimmed {
    /// Weights within the limits, of the same total as before.
    pub weights: Vec<f64>,
    /// How many are at a limit.
    pub trimmed: usize,
    /// Rounds taken.
    pub rounds: usize,
}

/// Cuts weights off at limits and spreads what was cut equally over the others, again where
/// that leads beyond a limit (the rule of R's `survey::trimWeights(strict = TRUE)`; Potter
/// 1990). Margins are not kept: see [`weight_limits`]. `None` when the total cannot be kept
/// within the limits.
///
/// # Errors
/// [`StatsError::NotBounds`] unless lower < upper.
pub fn trim(
    weights: &[f64],
    lower: f64,
    upper: f64,
) -> Result<Option<Trimmed>, StatsError> {
    if lower.is_nan() || upper.is_nan() || lower >= upper {
        return Err(StatsError::NotBounds { lower, upper });
    }
    let total: f64 = weights.iter().sum();
    let mut fixed = vec![false; weights.len()];
    let mut trimmed = weights.to_vec();
    let mut rounds = 0;
    loop {
        let mut changed = false;
        for (weight, fixed) in trimmed.iter_mut().zip(&mut fixed) {
            if *weight < lower || *weight > upper {
                *weight = weight.clamp(lower, upper);
                *fixed = true;
                changed = true;
            }
        }
        if !changed {
            let trimmed_count = fixed.iter().filter(|fixed| **fixed).count();
            let found = Trimmed { weights: trimmed, trimmed: trimmed_count, rounds };
            return Ok(Some(found));
        }
        rounds += 1;
        let free = fixed.iter().filter(|fixed| !**fixed).count();
        let excess = total - trimmed.iter().sum::<f64>();
        if free == 0 {
            return Ok(None);
        }
        for (weight, _) in trimmed.iter_mut().zip(&fixed).filter(|(_, fixed)| !**fixed) {
            *weight += excess / free as f64;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Distance, Margin, Problem, Target, calibrate};
    use super::*;

    #[test]
    fn the_excess_goes_to_the_others_until_all_are_within() {
        // By hand: 10 is cut to 5, its 5 shared by four: 1.25 each; 3.9 + 1.25 > 5 again.
        let weights = [10.0, 3.9, 1.0, 1.0, 1.0];
        let found = trim(&weights, 0.5, 5.0).unwrap().unwrap();
        assert_eq!((found.trimmed, found.rounds), (2, 2));
        let each = 1.0 + 1.25 + 0.15 / 3.0;
        for (weight, wanted) in found.weights.iter().zip([5.0, 5.0, each, each, each]) {
            assert!((weight - wanted).abs() < 1e-12, "{found:?}");
        }
        assert_eq!(trim(&weights, 0.5, 3.0).unwrap(), None);
        assert!(trim(&weights, 3.0, 3.0).is_err());
    }

    #[test]
    fn limits_of_weights_and_margins_hold_together() {
        let base = vec![0.4, 0.9, 1.0, 1.3, 2.4, 3.0];
        let margins = vec![
            Margin {
                of_cell: vec![0, 1, 0, 1, 0, 1],
                target: Target::Totals(vec![4.5, 4.5]),
            },
            Margin {
                of_cell: vec![0, 0, 1, 1, 1, 0],
                target: Target::Totals(vec![4.3, 4.7]),
            },
        ];
        let limits = weight_limits(&base, 0.7, 2.2).unwrap();
        let problem = Problem::new(base.clone(), margins, vec![], None).unwrap();
        let found = calibrate(&problem, &Distance::Raking(limits)).unwrap();
        assert!(found.misfit < 1e-9);
        let weights: Vec<f64> =
            base.iter().zip(&found.factors).map(|(d, g)| d * g).collect();
        let inside = weights.iter().all(|w| (0.7 - 1e-12..=2.2 + 1e-12).contains(w));
        assert!(inside, "{weights:?}");
        let impossible = weight_limits(&base, 0.7, 1.4).unwrap();
        assert!(calibrate(&problem, &Distance::Raking(impossible)).is_err());
    }
}
