//! How the rounding of published figures enters the test of a change.

use super::super::special::two_sided_p;

/// Which unrounded values a change is tested at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// Where every share is at least 20% and the standard error exceeds the unit, variance
    /// w²/12 per figure and half a unit for the lattice (see [`RoundedChange::lattice`]); else
    /// as [`Reading::Every`].
    Rule,
    /// The figures as printed.
    Printed,
    /// The least favourable pair of unrounded values.
    Every,
    /// The most favourable pair.
    Some,
}

/// A change between two rounded figures.
#[derive(Debug, Clone, Copy)]
pub(super) struct RoundedChange {
    pub(super) shares: [f64; 2],
    pub(super) units: [f64; 2],
}

/// A change as tested.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tested {
    /// Standard deviation of the published difference.
    pub(super) se: f64,
    pub(super) p_value: f64,
    /// The standard error that interval and tests multiply …
    pub(super) width: f64,
    /// … and what they add to that.
    pub(super) slack: f64,
}

impl RoundedChange {
    pub(super) fn value(&self) -> f64 {
        self.shares[1] - self.shares[0]
    }

    /// Tests the change, with the standard error `se` of a pair of shares.
    pub(super) fn test(&self, reading: Reading, se: impl Fn([f64; 2]) -> f64) -> Tested {
        let sampling = se(self.shares);
        let unit = self.units[0].max(self.units[1]);
        let smooth = self.shares.iter().all(|p| *p >= 0.2) && sampling > unit;
        let slack = (self.units[0] + self.units[1]) / 2.0;
        match reading {
            Reading::Rule if smooth => self.lattice(sampling),
            Reading::Printed => {
                let p_value = two_sided(self.value(), sampling);
                Tested { se: sampling, p_value, width: sampling, slack: 0.0 }
            }
            Reading::Rule | Reading::Every => {
                let worst = self.corners(&se).fold(0.0, f64::max);
                Tested { se: sampling, p_value: worst, width: sampling, slack }
            }
            Reading::Some => {
                let best = self.corners(&se).fold(1.0, f64::min);
                Tested { se: sampling, p_value: best, width: sampling, slack }
            }
        }
    }

    /// A difference of figures rounded to w is a multiple of w, and all of a multiple's chance
    /// lies at its point: with w²/12 per figure alone, false changes of whole percents reach
    /// 7.5% for 5% (n = 800). Continuity-corrected, with Sheppard's correction of the variance:
    /// p = 2 P(Z ≥ (|d| − w/2)/√(se² + w²/12)); of two units the finer is the lattice, the
    /// coarser stays in the variance.
    fn lattice(&self, sampling: f64) -> Tested {
        let [a, b] = self.units;
        let se = (sampling * sampling + (a * a + b * b) / 12.0).sqrt();
        let width = sampling.hypot(a.max(b) / 12.0_f64.sqrt());
        let slack = a.min(b) / 2.0;
        let beyond = (self.value().abs() - slack).max(0.0);
        Tested { se, p_value: two_sided(beyond, width), width, slack }
    }

    /// p values at the four corners of what the figures may stand for; 1 where the change
    /// would go the other way.
    fn corners(&self, se: impl Fn([f64; 2]) -> f64) -> impl Iterator<Item = f64> {
        let ends = |i: usize| {
            let (p, half) = (self.shares[i], self.units[i] / 2.0);
            [(p - half).max(0.0), (p + half).min(1.0)]
        };
        let ([a, b], [c, d]) = (ends(0), ends(1));
        let up = self.value() > 0.0;
        [[a, c], [a, d], [b, c], [b, d]].into_iter().map(move |pair| {
            let change = pair[1] - pair[0];
            // Decimal figures a unit apart must count as nothing at the nearest corner.
            if change.abs() < 1e-12 || (change > 0.0) != up {
                1.0
            } else {
                two_sided(change, se(pair))
            }
        })
    }
}

/// A difference without sampling error is certain, unless it is 0.
fn two_sided(difference: f64, se: f64) -> f64 {
    if se > 0.0 {
        two_sided_p(difference / se)
    } else if difference == 0.0 {
        1.0
    } else {
        0.0
    }
}
