//! Maximum of a function of one variable.
//!
//! argmin has Brent's method, but brings eleven crates (a second rand_core, the unmaintained
//! paste) and allocates an executor for each of the thousands of fits of a simulation.

/// Where and how closely a maximum is sought.
#[derive(Debug, Clone, Copy)]
pub(super) struct Search {
    pub(super) low: f64,
    pub(super) high: f64,
    /// Points of the grid that finds the hill to climb; at least three.
    pub(super) grid: usize,
    pub(super) tolerance: f64,
}

/// A maximum: place and value.
#[derive(Debug, Clone, Copy)]
pub(super) struct Maximum {
    pub(super) at: f64,
    pub(super) value: f64,
}

/// The highest point of a grid, then Brent's method (1973, §5) between its neighbours:
/// parabolas through the three best points where they converge, golden sections elsewhere.
/// What is not finite counts as lowest.
pub(super) fn maximise(search: Search, mut f: impl FnMut(f64) -> f64) -> Maximum {
    let mut cost = |x: f64| {
        let value = -f(x);
        if value.is_finite() { value } else { f64::MAX }
    };
    let step = (search.high - search.low) / (search.grid - 1) as f64;
    let mut best = (search.low, f64::MAX);
    for i in 0..search.grid {
        let x = search.low + step * i as f64;
        let value = cost(x);
        if value < best.1 {
            best = (x, value);
        }
    }
    let low = (best.0 - step).max(search.low);
    let high = (best.0 + step).min(search.high);
    let found = descend(low, high, best, search.tolerance, cost);
    Maximum { at: found.0, value: -found.1 }
}

/// A point with its cost.
type Tried = (f64, f64);

fn descend(
    mut low: f64,
    mut high: f64,
    start: Tried,
    tolerance: f64,
    mut cost: impl FnMut(f64) -> f64,
) -> Tried {
    let golden = 0.5 * (3.0 - 5.0_f64.sqrt());
    let (mut best, mut second, mut third) = (start, start, start);
    let (mut step, mut before): (f64, f64) = (0.0, 0.0);
    for _ in 0..200 {
        let middle = 0.5 * (low + high);
        let least = tolerance + 1e-10 * best.0.abs();
        if (best.0 - middle).abs() + 0.5 * (high - low) <= 2.0 * least {
            break;
        }
        let leap = parabola(best, second, third).filter(|leap| {
            // Brent's test of convergence: less than half of the step before the last.
            before.abs() > least
                && leap.abs() < 0.5 * before.abs()
                && (low..=high).contains(&(best.0 + leap))
        });
        (step, before) = if let Some(leap) = leap {
            (leap, step)
        } else {
            let side = if best.0 < middle { high - best.0 } else { low - best.0 };
            (golden * side, side)
        };
        let moved = if step.abs() >= least { step } else { least.copysign(step) };
        let at = (best.0 + moved).clamp(low, high);
        let tried = (at, cost(at));
        if tried.1 <= best.1 {
            if at >= best.0 {
                low = best.0;
            } else {
                high = best.0;
            }
            (third, second, best) = (second, best, tried);
        } else {
            if at < best.0 {
                low = at;
            } else {
                high = at;
            }
            if tried.1 <= second.1 || second.0 == best.0 {
                (third, second) = (second, tried);
            } else if tried.1 <= third.1 || third.0 == best.0 || third.0 == second.0 {
                third = tried;
            }
        }
    }
    best
}

/// Step from the best of three points to the lowest point of the parabola through them.
fn parabola(best: Tried, second: Tried, third: Tried) -> Option<f64> {
    let r = (best.0 - second.0) * (best.1 - third.1);
    let q = (best.0 - third.0) * (best.1 - second.1);
    let p = (best.0 - third.0) * q - (best.0 - second.0) * r;
    let bend = 2.0 * (q - r);
    let leap = -p / bend;
    (bend != 0.0 && leap.is_finite()).then_some(leap)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SEARCH: Search = Search { low: -3.0, high: 5.0, grid: 5, tolerance: 1e-9 };

    #[test]
    fn smooth_and_kinked_hills_are_climbed() {
        let off = |f: &dyn Fn(f64) -> f64, at: f64| (maximise(SEARCH, f).at - at).abs();
        assert!(off(&|x| -(x - 1.234_5).powi(2), 1.234_5) < 1e-7);
        assert!(off(&|x| -(x - 0.3).abs(), 0.3) < 1e-7);
        assert!(off(&f64::sin, std::f64::consts::FRAC_PI_2) < 1e-7);
        // A flat top hides its place in the last bits of its value.
        assert!(off(&|x| (-(x - 2.0).powi(4)).exp(), 2.0) < 1e-3);
    }

    #[test]
    fn few_evaluations_suffice() {
        let mut calls = 0;
        maximise(SEARCH, |x| {
            calls += 1;
            -(x - 1.1).powi(2) - 0.1 * (x - 1.1).powi(4)
        });
        assert!(calls < 30, "{calls}");
    }

    #[test]
    fn an_end_can_be_the_maximum_and_holes_are_avoided() {
        assert!((maximise(SEARCH, |x| x).at - 5.0).abs() < 1e-7);
        let found = maximise(SEARCH, |x| if x < 0.0 { f64::NAN } else { -x });
        assert!(found.at.abs() < 1e-7, "{found:?}");
    }
}
