//! Answers that do not say what the respondent thinks.

use super::StatsError;
use super::association::JointShares;
use super::bounds::{Bounds, frechet};
use super::delta_method::Measure;

/// How often a holder of a view denies it and another claims it, the same both ways, for A
/// and B; errors are independent of the truth of the other question and of each other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FlipRates {
    a: f64,
    b: f64,
}

impl FlipRates {
    /// Rates from 0 to below 1/2, where an answer says nothing any more.
    ///
    /// # Errors
    /// A rate outside that range.
    pub fn new(a: f64, b: f64) -> Result<Self, StatsError> {
        for value in [a, b] {
            if !(0.0..0.5).contains(&value) {
                let (lower, upper) = (0.0, 0.5);
                let name = "flip rate";
                return Err(StatsError::OutsideBounds { name, value, lower, upper });
            }
        }
        Ok(Self { a, b })
    }

    /// 1 − 2e and 1 − 2f: what is left of a difference after the errors.
    fn kept(self) -> (f64, f64) {
        (1.0 - 2.0 * self.a, 1.0 - 2.0 * self.b)
    }
}

/// The shares that a poll would find: p* = e + (1−2e)p, and the covariance θ* − p*q*
/// shrunk by (1−2e)(1−2f) (Bross 1954; Kuha & Skinner 1997). Errors make a rare
/// contradiction of common views look more frequent.
#[must_use]
pub fn observed_with_errors(truth: &JointShares, rates: FlipRates) -> JointShares {
    let [both, a, b, neither] = truth.cells();
    let cell = |at_a: f64, at_b: f64| {
        // P(answer | truth) is a product over the questions.
        let (not_a, not_b) = (1.0 - at_a, 1.0 - at_b);
        both * at_a * at_b + a * at_a * not_b + b * not_a * at_b + neither * not_a * not_b
    };
    let (e, f) = (rates.a, rates.b);
    JointShares::of_cells([
        cell(1.0 - e, 1.0 - f),
        cell(1.0 - e, f),
        cell(e, 1.0 - f),
        cell(e, f),
    ])
}

/// What the observed shares stand for under assumed rates of error.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Corrected {
    /// True shares that would give the observed ones.
    Possible {
        /// They.
        shares: JointShares,
        /// The joint share, with its gradient with respect to the observed (p, q, θ).
        joint: Measure,
    },
    /// No truth gives the observed shares: the assumed rates are refuted (up to sampling
    /// error).
    Refuted {
        /// The formula's share of A, possibly outside 0–1.
        p: f64,
        /// The formula's share of B.
        q: f64,
        /// The formula's joint share.
        joint: f64,
        /// Between which it should lie; `None` when p or q is no share.
        bounds: Option<Bounds>,
    },
}

/// Takes independent errors out of observed shares: p = (p*−e)/(1−2e) and
/// θ = pq + (θ*−p*q*)/((1−2e)(1−2f)), the inverse of [`observed_with_errors`].
#[must_use]
pub fn corrected_for_errors(observed: &JointShares, rates: FlipRates) -> Corrected {
    let (keep_a, keep_b) = rates.kept();
    let (p_seen, q_seen) = (observed.p(), observed.q());
    let [both, a, b, neither] = observed.cells();
    let (p, q) = ((p_seen - rates.a) / keep_a, (q_seen - rates.b) / keep_b);
    let kept = keep_a * keep_b;
    let joint = p * q + (both * neither - a * b) / kept;
    let bounds = frechet(&[p, q]).ok();
    match JointShares::new(p, q, joint) {
        Ok(shares) => {
            let gradient =
                [q / keep_a - q_seen / kept, p / keep_b - p_seen / kept, 1.0 / kept];
            Corrected::Possible { shares, joint: Measure::smooth(joint, gradient) }
        }
        Err(_) => Corrected::Refuted { p, q, joint, bounds },
    }
}

/// The correction at `steps` + 1 common rates from 0 to `to`: a curve of how much of the
/// contradiction careless answers could make.
///
/// # Errors
/// A rate that is none; no step.
pub fn error_sweep(
    observed: &JointShares,
    to: f64,
    steps: usize,
) -> Result<Vec<(f64, Corrected)>, StatsError> {
    if steps == 0 {
        return Err(StatsError::TooFew(1));
    }
    let at = |i: usize| {
        let rate = to * i as f64 / steps as f64;
        Ok((rate, corrected_for_errors(observed, FlipRates::new(rate, rate)?)))
    };
    (0..=steps).map(at).collect()
}

/// The largest rate, common to both questions, that the observed shares do not refute.
/// Errors come one upon the other like smaller ones, so beyond it all are refuted.
#[must_use]
pub fn largest_error_rate(observed: &JointShares) -> f64 {
    let possible = |rate: f64| {
        FlipRates::new(rate, rate).is_ok_and(|rates| {
            matches!(corrected_for_errors(observed, rates), Corrected::Possible { .. })
        })
    };
    let (mut low, mut high) = (0.0, 0.5);
    for _ in 0..60 {
        let middle = 0.5 * (low + high);
        if possible(middle) { low = middle } else { high = middle }
    }
    low
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rates(a: f64, b: f64) -> FlipRates {
        FlipRates::new(a, b).unwrap()
    }

    fn shares(cells: [f64; 4]) -> JointShares {
        JointShares::from_counts(cells).unwrap()
    }

    #[test]
    fn errors_that_no_truth_can_have_are_refuted() {
        let observed = shares([0.02, 0.48, 0.46, 0.04]);
        let found = corrected_for_errors(&observed, rates(0.05, 0.05));
        let Corrected::Refuted { joint, bounds, .. } = found else { panic!("{found:?}") };
        assert!(joint < bounds.unwrap().lower);
        // A share of 2% cannot come from 5% who say so by mistake.
        let rare = shares([0.01, 0.01, 0.49, 0.49]);
        let found = corrected_for_errors(&rare, rates(0.05, 0.0));
        let Corrected::Refuted { p, bounds: None, .. } = found else {
            panic!("{found:?}")
        };
        assert!(p < 0.0);
        assert!(
            FlipRates::new(0.5, 0.0).is_err() && FlipRates::new(f64::NAN, 0.0).is_err()
        );
    }

    #[test]
    fn the_largest_rate_empties_a_cell() {
        let truth = shares([0.0, 0.5, 0.4, 0.1]);
        let observed = observed_with_errors(&truth, rates(0.07, 0.07));
        assert!((largest_error_rate(&observed) - 0.07).abs() < 1e-9);
        let sweep = error_sweep(&observed, 0.1, 10).unwrap();
        let possible = |c: &Corrected| matches!(c, Corrected::Possible { .. });
        assert_eq!(sweep.iter().filter(|(_, c)| possible(c)).count(), 8);
        assert!(error_sweep(&observed, 0.5, 10).is_err());
        assert!(error_sweep(&observed, 0.1, 0).is_err());
    }

    proptest! {
        #[test]
        fn the_correction_undoes_the_errors(
            cells in [0.01..1.0_f64, 0.01..1.0_f64, 0.01..1.0_f64, 0.01..1.0_f64],
            e in 0.0..0.4_f64, f in 0.0..0.4_f64
        ) {
            let truth = shares(cells);
            let observed = observed_with_errors(&truth, rates(e, f));
            let seen = e + (1.0 - 2.0 * e) * truth.p();
            prop_assert!((observed.p() - seen).abs() < 1e-14);
            let found = corrected_for_errors(&observed, rates(e, f));
            let Corrected::Possible { shares: back, joint } = found else {
                return Err(TestCaseError::fail(format!("{found:?}")));
            };
            for (x, y) in back.cells().into_iter().zip(truth.cells()) {
                prop_assert!((x - y).abs() < 1e-12);
            }
            let gradient = joint.gradient.unwrap();
            let at = [observed.p(), observed.q(), observed.joint()];
            for i in 0..3 {
                let moved = |by: f64| {
                    let mut at = at;
                    at[i] += by;
                    let moved = JointShares::new(at[0], at[1], at[2]).unwrap();
                    match corrected_for_errors(&moved, rates(e, f)) {
                        Corrected::Possible { joint, .. } => joint.value,
                        Corrected::Refuted { joint, .. } => joint,
                    }
                };
                let slope = (moved(1e-6) - moved(-1e-6)) / 2e-6;
                prop_assert!((slope - gradient[i]).abs() < 1e-5 * (1.0 + slope.abs()));
            }
        }
    }
}
