//! Restricted likelihood of the variances, and its maximum.

use super::super::StatsError;
use super::brent::{Search, maximise};
use super::design::Design;
use super::filter::{Variances, filter};

/// How residuals of several answers enter: Σ RSS/weight over `dimensions` independent ones.
#[derive(Debug, Clone)]
pub(super) struct Residuals {
    pub(super) dimensions: f64,
    /// One per answer; answers of weight 0 (which nobody gave) do not enter.
    pub(super) weights: Vec<f64>,
}

impl Residuals {
    pub(super) fn one() -> Self {
        Self { dimensions: 1.0, weights: vec![1.0] }
    }
}

/// What is given and what is sought.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sought {
    /// Whether c² is sought; else it is `noise`.
    pub(super) inflation: bool,
    /// c² where it is not sought.
    pub(super) noise: f64,
    /// τ², where it is known; sought otherwise if the design has it.
    pub(super) spread: Option<f64>,
    /// Points of the first grid.
    pub(super) grid: usize,
    /// Tolerance on ln ω².
    pub(super) tolerance: f64,
}

impl Sought {
    /// Only ω, to four digits: what a simulation seeks thousands of times.
    pub(super) fn drift_only(variances: Variances) -> Self {
        Self {
            inflation: false,
            noise: variances.noise,
            spread: Some(variances.spread),
            grid: 7,
            tolerance: 1e-4,
        }
    }
}

/// The variances at the maximum.
#[derive(Debug, Clone, Copy)]
pub(super) struct Optimum {
    pub(super) variances: Variances,
    pub(super) log_likelihood: f64,
    /// Whether ω is at its lower end: the level does not move.
    pub(super) flat: bool,
}

/// −½[n ln 2π + Σ ln F + RSS + ln |XᵀS⁻¹X|] (Harville 1974; de Jong 1991), shrunken house
/// effects integrated out. With `concentrated`, all variances are in units of c², which is
/// returned beside the value, else 1.
fn restricted(
    design: &Design,
    rows: &[f64],
    variances: Variances,
    residuals: &Residuals,
    concentrated: bool,
) -> Option<(f64, f64)> {
    let sums = filter(design, rows, variances, |_| ())?;
    let solved = sums.solve(design, variances)?;
    let quadratic: f64 = solved
        .rss
        .iter()
        .zip(&residuals.weights)
        .filter(|(_, weight)| **weight > 0.0)
        .map(|(rss, weight)| rss / weight)
        .sum();
    let prior = if design.shrunken {
        design.house_columns as f64 * variances.spread.ln()
    } else {
        0.0
    };
    let constant = design.counted as f64 * (2.0 * std::f64::consts::PI).ln();
    let logs = constant + sums.log_variance + solved.log_det + prior;
    let (scale, fit) = if concentrated {
        let df = residuals.dimensions * (design.events.len() - design.free()) as f64;
        let scale = quadratic / df;
        (scale, df * (scale.ln() + 1.0))
    } else {
        (1.0, quadratic)
    };
    let value = -0.5 * (residuals.dimensions * logs + fit);
    value.is_finite().then_some((value, scale))
}

/// The restricted log-likelihood at given variances.
pub(super) fn restricted_at(
    design: &Design,
    variances: Variances,
    residuals: &Residuals,
) -> Option<f64> {
    restricted(design, &design.rows, variances, residuals, false).map(|(value, _)| value)
}

/// The restricted maximum likelihood: over ln ω² by Brent's method, c² in closed form where it
/// scales everything, and at most one more variance outside.
pub(super) fn optimum(
    design: &Design,
    rows: &[f64],
    residuals: &Residuals,
    sought: Sought,
) -> Option<Optimum> {
    let noise = design.mean_noise();
    let outer = |low: f64, high: f64| Search {
        low: low.ln(),
        high: high.ln(),
        grid: sought.grid,
        tolerance: sought.tolerance,
    };
    let spread_sought = design.shrunken && sought.spread.is_none();
    // A known τ² does not scale with c²; then c² must be sought by itself.
    let concentrated = sought.inflation && (!design.shrunken || spread_sought);
    let inner = |noise: f64, spread: f64| {
        let fixed = Variances { drift: 0.0, noise, spread };
        best_drift(design, rows, residuals, sought, fixed, concentrated)
    };
    let value = |found: Option<Optimum>| found.map_or(f64::NAN, |o| o.log_likelihood);
    if spread_sought {
        let one = if concentrated { 1.0 } else { sought.noise };
        let search = outer(1e-6 * noise, 1e4 * noise);
        let best = maximise(search, |x| value(inner(one, x.exp())));
        inner(one, best.at.exp())
    } else if sought.inflation && !concentrated {
        let spread = sought.spread.unwrap_or(1.0);
        let best = maximise(outer(1e-3, 1e3), |x| value(inner(x.exp(), spread)));
        inner(best.at.exp(), spread)
    } else {
        let one = if concentrated { 1.0 } else { sought.noise };
        inner(one, sought.spread.unwrap_or(1.0))
    }
}

/// The optimum of a model, and c² as estimated, if it was asked for and can be: only an
/// estimate of at least 1 is used.
pub(super) fn fit(
    design: &Design,
    residuals: &Residuals,
    spread: Option<f64>,
    estimate_inflation: bool,
) -> Result<(Optimum, Option<f64>), StatsError> {
    let seek = |inflation: bool| {
        let sought = Sought { inflation, noise: 1.0, spread, grid: 15, tolerance: 1e-7 };
        optimum(design, &design.rows, residuals, sought)
    };
    let plain = || seek(false).ok_or(StatsError::Undetermined);
    // One figure more than coefficients leaves nothing to tell c² from the drift.
    if !estimate_inflation || design.events.len() <= design.free() + 1 {
        return Ok((plain()?, None));
    }
    match seek(true) {
        Some(found) if found.variances.noise >= 1.0 => {
            Ok((found, Some(found.variances.noise)))
        }
        Some(found) => Ok((plain()?, Some(found.variances.noise))),
        // Figures without any residual have no likelihood: c² is 0.
        None => Ok((plain()?, Some(0.0))),
    }
}

fn best_drift(
    design: &Design,
    rows: &[f64],
    residuals: &Residuals,
    sought: Sought,
    fixed: Variances,
    concentrated: bool,
) -> Option<Optimum> {
    let at = |drift: f64| {
        restricted(design, rows, Variances { drift, ..fixed }, residuals, concentrated)
    };
    let found = |drift: f64, flat: bool| {
        let (log_likelihood, scale) = at(drift)?;
        let variances = Variances {
            drift: drift * scale,
            noise: fixed.noise * scale,
            spread: fixed.spread * scale,
        };
        Some(Optimum { variances, log_likelihood, flat })
    };
    let span = design.span();
    if span <= 0.0 {
        return found(0.0, true);
    }
    let search = drift_range(design, rows, span, sought);
    let best = maximise(search, |x| at(x.exp()).map_or(f64::NAN, |(value, _)| value));
    let still = found(0.0, true);
    match still {
        Some(still) if still.log_likelihood >= best.value - 1e-9 => Some(still),
        // A known result keeps ω from 0, but not from the end of the search.
        _ => found(best.at.exp(), best.at - search.low < 1e-3),
    }
}

/// From a drift that moves the level by a ten-thousandth of a poll's error in all to one that
/// crosses ten times the range of the figures in a day.
fn drift_range(design: &Design, rows: &[f64], span: f64, sought: Sought) -> Search {
    let noise = design.mean_noise();
    let mut range: f64 = 0.0;
    for answer in 0..design.answers {
        let column = rows.iter().skip(answer).step_by(design.width());
        let (low, high) =
            column.fold((f64::MAX, f64::MIN), |(l, h), y| (l.min(*y), h.max(*y)));
        range = range.max(high - low);
    }
    let high = 100.0 * noise.max(range * range);
    Search {
        low: (1e-8 * noise / span).ln(),
        high: high.ln(),
        grid: sought.grid,
        tolerance: sought.tolerance,
    }
}
