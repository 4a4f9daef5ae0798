//! What two shares and their joint share say about how two views go together.

use super::bounds::{Bounds, frechet};
use super::delta_method::Measure;
use super::error::{share, size};
use super::{StatsError, phi, tetrachoric};

/// Shares that were summed from the same data disagree by rounding errors of this size.
const NOISE: f64 = 1e-12;

/// p = P(A), q = P(B) and θ = P(A and B), such that no cell of their table is negative.
///
/// Gradients are with respect to (p, q, θ). A measure that needs a cell which is empty is
/// `None`, infinite or at the end of its range, and then has no gradient.
///
/// ```
/// use endoxa::stats::JointShares;
/// let shares = JointShares::new(0.52, 0.48, 0.30)?;
/// let log_odds_ratio = shares.log_odds_ratio().unwrap();
/// let se = log_odds_ratio.se(&shares.srs_covariance(500.0)?).unwrap();
/// assert_eq!(format!("{:.3} {se:.3}", log_odds_ratio.value), "0.821 0.183");
/// # Ok::<(), endoxa::stats::StatsError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct JointShares {
    p: f64,
    q: f64,
    /// A and B, A only, B only, neither.
    cells: [f64; 4],
}

impl JointShares {
    /// Shares from 0 to 1, the joint one between its bounds.
    ///
    /// # Errors
    /// A number that is no share, or a joint share outside the Fréchet bounds.
    pub fn new(p: f64, q: f64, joint: f64) -> Result<Self, StatsError> {
        let Bounds { lower, upper } = frechet(&[p, q])?;
        share("joint share", joint)?;
        if joint < lower - NOISE || joint > upper + NOISE {
            let name = "joint share";
            return Err(StatsError::OutsideBounds { name, value: joint, lower, upper });
        }
        let joint = joint.clamp(lower, upper);
        // Less than a rounding error of the sum is an empty cell.
        let cell = |x: f64| if x < 4.0 * f64::EPSILON { 0.0 } else { x };
        let neither = cell(1.0 - p - (q - joint));
        Ok(Self { p, q, cells: [joint, cell(p - joint), cell(q - joint), neither] })
    }

    /// From the weighted counts of A and B, A only, B only and neither, so that empty
    /// cells are exactly empty.
    ///
    /// # Errors
    /// A count that is negative or no number, or nobody at all.
    pub fn from_counts(counts: [f64; 4]) -> Result<Self, StatsError> {
        let whole: f64 = counts.iter().sum();
        for value in counts {
            if value.is_nan() || value < 0.0 {
                return Err(StatsError::NotPositive { name: "count", value });
            }
        }
        if whole <= 0.0 || !whole.is_finite() {
            return Err(StatsError::NotPositive { name: "sum of counts", value: whole });
        }
        Ok(Self::of_cells(counts.map(|count| count / whole)))
    }

    /// From four shares of one whole.
    pub(super) fn of_cells(cells: [f64; 4]) -> Self {
        Self { p: cells[0] + cells[1], q: cells[0] + cells[2], cells }
    }

    /// P(A).
    #[must_use]
    pub fn p(&self) -> f64 {
        self.p
    }

    /// P(B).
    #[must_use]
    pub fn q(&self) -> f64 {
        self.q
    }

    /// P(A and B).
    #[must_use]
    pub fn joint(&self) -> f64 {
        self.cells[0]
    }

    /// A and B, A only, B only, neither.
    #[must_use]
    pub fn cells(&self) -> [f64; 4] {
        self.cells
    }

    /// P(B|A) = θ/p; `None` when nobody holds A.
    #[must_use]
    pub fn b_given_a(&self) -> Option<Measure> {
        let p = self.p;
        let value = self.joint() / p;
        (p > 0.0).then(|| Measure::smooth(value, [-value / p, 0.0, 1.0 / p]))
    }

    /// P(A|B) = θ/q; `None` when nobody holds B.
    #[must_use]
    pub fn a_given_b(&self) -> Option<Measure> {
        let q = self.q;
        let value = self.joint() / q;
        (q > 0.0).then(|| Measure::smooth(value, [0.0, -value / q, 1.0 / q]))
    }

    /// P(A or B).
    #[must_use]
    pub fn either(&self) -> Measure {
        let [both, a, b, _] = self.cells;
        Measure::smooth(both + a + b, [1.0, 1.0, -1.0])
    }

    /// P(neither).
    #[must_use]
    pub fn neither(&self) -> Measure {
        Measure::smooth(self.cells[3], [-1.0, -1.0, 1.0])
    }

    /// Natural logarithm of the odds ratio; infinite when one of the two diagonals has an
    /// empty cell, `None` when both have.
    #[must_use]
    pub fn log_odds_ratio(&self) -> Option<Measure> {
        let [both, a, b, neither] = self.cells;
        let (with, against) = (both.min(neither) > 0.0, a.min(b) > 0.0);
        match (with, against) {
            (false, false) => None,
            (true, false) => Some(Measure::at_edge(f64::INFINITY)),
            (false, true) => Some(Measure::at_edge(f64::NEG_INFINITY)),
            (true, true) => {
                let value = both.ln() + neither.ln() - a.ln() - b.ln();
                let gradient = [
                    -1.0 / neither - 1.0 / a,
                    -1.0 / neither - 1.0 / b,
                    1.0 / both + 1.0 / neither + 1.0 / a + 1.0 / b,
                ];
                Some(Measure::smooth(value, gradient))
            }
        }
    }

    /// The odds ratio θ(1−p−q+θ)/((p−θ)(q−θ)): 0 or infinite beside an empty cell, as
    /// [`Self::log_odds_ratio`].
    #[must_use]
    pub fn odds_ratio(&self) -> Option<Measure> {
        let log = self.log_odds_ratio()?;
        let [both, a, b, neither] = self.cells;
        let value =
            if log.value == f64::NEG_INFINITY { 0.0 } else { (both / a) * (neither / b) };
        Some(log.map(value, value))
    }

    /// Yule's Q = (OR − 1)/(OR + 1), −1 to 1 (Yule 1900).
    #[must_use]
    pub fn yule_q(&self) -> Option<Measure> {
        let log = self.log_odds_ratio()?;
        let value = yule_q(log.value);
        Some(log.map(value, 0.5 * (1.0 - value * value)))
    }

    /// Yule's Y = (√OR − 1)/(√OR + 1), −1 to 1 (Yule 1912).
    #[must_use]
    pub fn yule_y(&self) -> Option<Measure> {
        let log = self.log_odds_ratio()?;
        let value = yule_y(log.value);
        Some(log.map(value, 0.25 * (1.0 - value * value)))
    }

    /// φ = (θ − pq)/√(p(1−p)q(1−q)); `None` when a share is 0 or 1.
    #[must_use]
    pub fn phi(&self) -> Option<Measure> {
        let (p, q) = (self.p, self.q);
        let spread = (p * (1.0 - p) * q * (1.0 - q)).sqrt();
        if spread <= 0.0 {
            return None;
        }
        // θ(1−p−q+θ) − (p−θ)(q−θ) is θ − pq and cancels less.
        let [both, a, b, neither] = self.cells;
        let value = (both * neither - a * b) / spread;
        let by_margin = |x: f64, other: f64| {
            -other / spread - value * (1.0 - 2.0 * x) / (2.0 * x * (1.0 - x))
        };
        Some(Measure::smooth(value, [by_margin(p, q), by_margin(q, p), 1.0 / spread]))
    }

    /// The φ that the two shares allow: seldom −1 to 1.
    #[must_use]
    pub fn attainable_phi(&self) -> Option<Bounds> {
        phi(self.p.min(1.0), self.q.min(1.0)).ok().flatten()
    }

    /// φ over the extreme that the shares allow on its side of 0, −1 to 1.
    #[must_use]
    pub fn phi_over_attainable(&self) -> Option<f64> {
        let (value, attainable) = (self.phi()?.value, self.attainable_phi()?);
        let extreme = if value < 0.0 { -attainable.lower } else { attainable.upper };
        Some(if value == 0.0 { 0.0 } else { value / extreme })
    }

    /// The joint share over that under independence, θ/(pq); `None` when a share is 0.
    #[must_use]
    pub fn lift(&self) -> Option<Measure> {
        let (p, q) = (self.p, self.q);
        let value = self.joint() / (p * q);
        (p * q > 0.0)
            .then(|| Measure::smooth(value, [-value / p, -value / q, 1.0 / (p * q)]))
    }

    /// Natural logarithm of [`Self::lift`], minus infinity when nobody holds both.
    #[must_use]
    pub fn log_lift(&self) -> Option<Measure> {
        let value = self.lift()?.value.ln();
        if value == f64::NEG_INFINITY {
            return Some(Measure::at_edge(value));
        }
        Some(Measure::smooth(value, [-1.0 / self.p, -1.0 / self.q, 1.0 / self.joint()]))
    }

    /// The tetrachoric correlation: see [`tetrachoric`].
    #[must_use]
    pub fn tetrachoric(&self) -> Option<Measure> {
        tetrachoric(self)
    }

    /// Covariance of the estimates of (p, q, θ) from a simple random sample of `n`, to
    /// compare a design with.
    ///
    /// # Errors
    /// A size below 1.
    pub fn srs_covariance(&self, n: f64) -> Result<[[f64; 3]; 3], StatsError> {
        let n = size("n", n)?;
        let (p, q, joint) = (self.p, self.q, self.joint());
        let [both, a, b, neither] = self.cells;
        let covariance = both * neither - a * b;
        Ok([
            [p * (1.0 - p) / n, covariance / n, joint * (1.0 - p) / n],
            [covariance / n, q * (1.0 - q) / n, joint * (1.0 - q) / n],
            [joint * (1.0 - p) / n, joint * (1.0 - q) / n, joint * (1.0 - joint) / n],
        ])
    }
}

/// Yule's Q of a log odds ratio, also of the limits of its interval: tanh(l/2).
#[must_use]
pub fn yule_q(log_odds_ratio: f64) -> f64 {
    (0.5 * log_odds_ratio).tanh()
}

/// Yule's Y of a log odds ratio: tanh(l/4).
#[must_use]
pub fn yule_y(log_odds_ratio: f64) -> f64 {
    (0.25 * log_odds_ratio).tanh()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_delta_method_gives_the_textbook_standard_errors() {
        // Under simple random sampling, Woolf's √Σ1/n and the binomial ones.
        let shares = JointShares::from_counts([150.0, 110.0, 90.0, 150.0]).unwrap();
        let covariance = shares.srs_covariance(500.0).unwrap();
        let se = |measure: Option<Measure>| measure.unwrap().se(&covariance).unwrap();
        let woolf: f64 = [150.0, 110.0, 90.0, 150.0].map(|n: f64| 1.0 / n).iter().sum();
        assert!((se(shares.log_odds_ratio()) - woolf.sqrt()).abs() < 1e-14);
        let ratio = shares.odds_ratio().unwrap();
        assert!((se(Some(ratio)) - ratio.value * woolf.sqrt()).abs() < 1e-13);
        let binomial = |p: f64, n: f64| (p * (1.0 - p) / n).sqrt();
        assert!((se(shares.b_given_a()) - binomial(150.0 / 260.0, 260.0)).abs() < 1e-14);
        assert!((se(shares.a_given_b()) - binomial(150.0 / 240.0, 240.0)).abs() < 1e-14);
        assert!((se(Some(shares.either())) - binomial(0.7, 500.0)).abs() < 1e-14);
        assert!((se(Some(shares.neither())) - binomial(0.3, 500.0)).abs() < 1e-14);
    }

    #[test]
    fn empty_cells_are_said_and_nothing_is_nan() {
        let of = |counts: [f64; 4]| JointShares::from_counts(counts).unwrap();
        // As in apiclus1 of R's survey package: nobody holds neither view.
        let none = of([20.0, 40.0, 30.0, 0.0]);
        assert_eq!(none.log_odds_ratio().unwrap().value, f64::NEG_INFINITY);
        assert_eq!(none.odds_ratio().unwrap().value, 0.0);
        assert_eq!(none.yule_q().unwrap().value, -1.0);
        assert_eq!(none.yule_y().unwrap().value, -1.0);
        assert_eq!(none.tetrachoric().unwrap().value, -1.0);
        assert!(none.yule_q().unwrap().gradient.is_none());
        assert!(
            none.phi().unwrap().value > -1.0 && none.phi().unwrap().gradient.is_some()
        );
        assert!((none.phi_over_attainable().unwrap() + 1.0).abs() < 1e-15);
        let all = of([20.0, 0.0, 30.0, 10.0]);
        assert_eq!(all.odds_ratio().unwrap().value, f64::INFINITY);
        assert!(all.odds_ratio().unwrap().gradient.is_none());
        assert_eq!(all.yule_q().unwrap().value, 1.0);
        assert_eq!(all.tetrachoric().unwrap().value, 1.0);
        let never = of([0.0, 30.0, 20.0, 10.0]);
        assert_eq!(never.log_lift().unwrap().value, f64::NEG_INFINITY);
        assert_eq!(never.lift().unwrap().value, 0.0);
        let no_a = of([0.0, 0.0, 5.0, 5.0]);
        for undefined in [
            no_a.odds_ratio(),
            no_a.phi(),
            no_a.lift(),
            no_a.b_given_a(),
            no_a.tetrachoric(),
        ] {
            assert!(undefined.is_none());
        }
        assert!(no_a.a_given_b().is_some() && no_a.phi_over_attainable().is_none());
    }

    #[test]
    fn a_joint_share_that_cannot_be_is_refused() {
        for joint in [0.49, 0.09] {
            let error = JointShares::new(0.62, 0.48, joint).unwrap_err();
            assert!(matches!(error, StatsError::OutsideBounds { .. }), "{error}");
        }
        assert!(JointShares::new(0.62, 0.48, f64::NAN).is_err());
        assert!(JointShares::new(0.52, 0.48, 0.0).unwrap().cells()[3] == 0.0);
        for counts in [[0.0; 4], [1.0, -1.0, 2.0, 2.0], [f64::NAN, 1.0, 1.0, 1.0]] {
            assert!(JointShares::from_counts(counts).is_err());
        }
    }

    type Of = fn(&JointShares) -> Option<Measure>;

    const MEASURES: [(&str, Of); 12] = [
        ("b given a", JointShares::b_given_a),
        ("a given b", JointShares::a_given_b),
        ("either", |s| Some(s.either())),
        ("neither", |s| Some(s.neither())),
        ("log odds ratio", JointShares::log_odds_ratio),
        ("odds ratio", JointShares::odds_ratio),
        ("Q", JointShares::yule_q),
        ("Y", JointShares::yule_y),
        ("phi", JointShares::phi),
        ("lift", JointShares::lift),
        ("log lift", JointShares::log_lift),
        ("tetrachoric", JointShares::tetrachoric),
    ];

    proptest! {
        #[test]
        fn every_gradient_is_the_slope(
            cells in [0.05..1.0_f64, 0.05..1.0_f64, 0.05..1.0_f64, 0.05..1.0_f64]
        ) {
            let whole: f64 = cells.iter().sum();
            let [both, a, b, _] = cells.map(|cell| cell / whole);
            let at = [both + a, both + b, both];
            let of = |f: Of, at: [f64; 3]| {
                f(&JointShares::new(at[0], at[1], at[2]).unwrap()).unwrap()
            };
            for (name, f) in MEASURES {
                let gradient = of(f, at).gradient.unwrap();
                for i in 0..3 {
                    let moved = |by: f64| {
                        let mut at = at;
                        at[i] += by;
                        of(f, at).value
                    };
                    let slope = (moved(1e-6) - moved(-1e-6)) / 2e-6;
                    let off = (slope - gradient[i]).abs();
                    prop_assert!(off < 1e-4 * (1.0 + slope.abs()), "{name} {i}: {off}");
                }
            }
        }

        #[test]
        fn phi_stays_within_what_the_shares_allow(
            cells in [0.0..1.0_f64, 0.0..1.0_f64, 0.0..1.0_f64, 0.01..1.0_f64]
        ) {
            let shares = JointShares::from_counts(cells).unwrap();
            if let Some(found) = shares.phi_over_attainable() {
                prop_assert!((-1.0 - 1e-9..=1.0 + 1e-9).contains(&found), "{found}");
            }
        }
    }
}
