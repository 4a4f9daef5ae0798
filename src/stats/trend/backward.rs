//! The smoother's backward pass over what the filter left: steps and residuals without a
//! smoothed level (de Jong 1989; Koopman 1993; de Jong & Penzer 1998).

use super::design::Design;
use super::filter::{Variances, filter};

/// A unit step of the level just before an event, as one more column of least squares: its
/// score and information after level and house effects, and the information without them.
#[derive(Debug, Clone, Copy)]
pub(super) struct StepScore {
    pub(super) event: usize,
    pub(super) score: f64,
    pub(super) information: f64,
    pub(super) alone: f64,
}

/// A unit change of one figure, likewise: score uᵢ = [M y]ᵢ and information Mᵢᵢ, with
/// M = S⁻¹ − S⁻¹X(XᵀS⁻¹X)⁻¹XᵀS⁻¹.
#[derive(Debug, Clone, Copy)]
pub(super) struct PulseScore {
    pub(super) score: f64,
    pub(super) information: f64,
}

struct Left {
    variance: f64,
    gain: f64,
}

/// Calls `each` with every event, its pulse, and the step before it, from the last event to
/// the first: uᵢ = vᵢ/Fᵢ − Kᵢrᵢ, rᵢ₋₁ = vᵢ/Fᵢ + (1−Kᵢ)rᵢ, Nᵢ₋₁ = 1/Fᵢ + (1−Kᵢ)²Nᵢ.
pub(super) fn backward(
    design: &Design,
    rows: &[f64],
    variances: Variances,
    mut each: impl FnMut(usize, PulseScore, StepScore),
) -> Option<()> {
    let width = design.width();
    let mut left = Vec::with_capacity(design.events.len());
    let mut innovations = Vec::with_capacity(rows.len());
    let sums = filter(design, rows, variances, |step| {
        left.push(Left { variance: step.variance, gain: step.gain });
        innovations.extend_from_slice(step.innovations);
    })?;
    let solved = sums.solve(design, variances)?;
    let (covariance, beta) = (solved.covariance(), solved.beta.as_slice());
    let score =
        |r: &[f64]| r[0] - r[1..].iter().zip(beta).map(|(x, b)| x * b).sum::<f64>();
    let explained = |r: &[f64]| {
        let product = |j: usize| {
            r[1..].iter().enumerate().map(|(k, x)| x * covariance[(j, k)]).sum::<f64>()
        };
        r[1..].iter().enumerate().map(|(j, x)| x * product(j)).sum::<f64>()
    };
    let (mut r, mut u) = (vec![0.0; width], vec![0.0; width]);
    let mut n = 0.0;
    for (event, Left { variance, gain }) in left.into_iter().enumerate().rev() {
        let v = &innovations[event * width..(event + 1) * width];
        for ((r, u), v) in r.iter_mut().zip(&mut u).zip(v) {
            *u = v / variance - gain * *r;
            *r = v / variance + (1.0 - gain) * *r;
        }
        let alone = 1.0 / variance + gain * gain * n;
        n = 1.0 / variance + (1.0 - gain) * (1.0 - gain) * n;
        let pulse = PulseScore { score: score(&u), information: alone - explained(&u) };
        let information = n - explained(&r);
        let step = StepScore { event, score: score(&r), information, alone: n };
        each(event, pulse, step);
    }
    Some(())
}

/// A poll's residual from the smoothed trend.
#[derive(Debug, Clone, Copy)]
pub(super) struct Residual {
    pub(super) event: usize,
    pub(super) poll: usize,
    /// Figure less level and house effect.
    pub(super) value: f64,
    /// Its variance; 0 for a house's only poll, which is fitted exactly.
    pub(super) variance: f64,
    /// Sampling variance of the poll, times c².
    pub(super) noise: f64,
}

/// Residuals of all polls, e = s²u with variance s⁴Mᵢᵢ, the last first.
pub(super) fn residuals(
    design: &Design,
    rows: &[f64],
    variances: Variances,
) -> Option<Vec<Residual>> {
    let mut found = Vec::with_capacity(design.events.len());
    backward(design, rows, variances, |event, pulse, _| {
        let taken = design.events[event];
        let noise = taken.noise * variances.noise;
        if let Some(poll) = taken.poll {
            let share = noise * pulse.information;
            // What is left by rounding error is nothing.
            let (value, variance) = if share > 1e-9 {
                (noise * pulse.score, noise * share)
            } else {
                (0.0, 0.0)
            };
            found.push(Residual { event, poll, value, variance, noise });
        }
    })?;
    Some(found)
}
