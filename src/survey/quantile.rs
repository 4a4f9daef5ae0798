//! Quantiles of a variable whose values are a tally's cells.

use super::SurveyError;
use super::domain::domain;
use super::totals::{Features, totals};
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
/// definition. Under replicates the share's variance is theirs, as R's survey package has
/// it: replicates of the quantile itself would not do for a jackknife.
///
/// # Errors
/// [`SurveyError::EmptyBase`] when nobody in the base has a number, and those of
/// [`totals`].
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
    let mut features = Features::of(tally);
    for value in &values {
        let held = below(*value);
        let held: Vec<bool> = held.iter().zip(&base).map(|(h, b)| *h && *b).collect();
        features.add(&held, 0);
    }
    let whole = features.add(&base, 0);
    let distribution = totals(tally, &features)?;
    let reached = |i: usize| distribution.ratio((i, whole)).unwrap_or(0.0);
    if values.is_empty() || distribution.values[whole] == 0.0 {
        return Err(SurveyError::EmptyBase);
    }
    let last = values.len() - 1;
    // A share that sums to the target but for its last bits has reached it.
    let at =
        |target: f64| (0..last).find(|i| reached(*i) >= target - 1e-12).unwrap_or(last);
    let found = at(share);
    let df = domain(tally, &base).df;
    let t = t_isf(level.alpha() / 2.0, df);
    let half = t * distribution.variance((found, whole)).sqrt();
    let reached = reached(found);
    let (lower, upper) = (values[at(reached - half)], values[at(reached + half)]);
    let se = (upper - lower) / (2.0 * t);
    Ok(Quantile { value: values[found], lower, upper, se, df })
}
