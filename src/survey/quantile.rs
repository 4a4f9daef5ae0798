//! Quantiles of a variable whose values are a tally's cells.

use super::SurveyError;
use super::estimates::shares;
use crate::poll::ValueCode;
use crate::stats::{Level, t_isf};
use crate::tally::Tally;

/// A quantile.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quantile {
    /// The smallest value that at least the share has or stays below (Hyndman & Fan 1996,
    /// definition 1).
    pub value: f64,
    /// Lower limit, a value of the variable.
    pub lower: f64,
    /// Upper limit.
    pub upper: f64,
    /// Half the width of the interval over Student's t.
    pub se: f64,
    /// Degrees of freedom.
    pub df: f64,
}

/// The quantile of a class of numbers over a base, with Woodruff's (1952) interval: the
/// limits of the share that stays below the estimate, turned back into values by the same
/// definition.
///
/// # Errors
/// [`SurveyError::EmptyBase`] when nobody in the base has a number, and those of
/// [`shares`].
pub fn quantile(
    tally: &Tally,
    class: usize,
    base: &[bool],
    share: f64,
    level: Level,
) -> Result<Quantile, SurveyError> {
    let number = |code: Option<&ValueCode>| match code {
        Some(ValueCode::Number(x)) => Some(*x),
        _ => None,
    };
    let numbers = tally.cells_where(class, |code| number(code).is_some());
    let base: Vec<bool> = base.iter().zip(&numbers).map(|(b, n)| *b && *n).collect();
    let mut values: Vec<f64> =
        tally.classes[class].codes.iter().filter_map(|c| number(c.as_ref())).collect();
    values.sort_by(f64::total_cmp);
    let below = |limit: f64| {
        tally.cells_where(class, |code| number(code).is_some_and(|x| x <= limit))
    };
    let held: Vec<Vec<bool>> = values.iter().map(|x| below(*x)).collect();
    let distribution = shares(tally, &held, &base)?;
    let last = values.len() - 1;
    // A share that sums to the target but for its last bits has reached it.
    let at = |target: f64| {
        (0..last).find(|i| distribution.values[*i] >= target - 1e-12).unwrap_or(last)
    };
    let found = at(share);
    let df = distribution.counts.df;
    let t = t_isf(level.alpha() / 2.0, df);
    let (reached, half) = (distribution.values[found], t * distribution.se(found));
    let (lower, upper) = (values[at(reached - half)], values[at(reached + half)]);
    let se = (upper - lower) / (2.0 * t);
    Ok(Quantile { value: values[found], lower, upper, se, df })
}
