//! Upper confidence bounds for Σ min(x, y), a sum with a kink at every tie.
//!
//! Both ends of the bounds by group have this form: the upper one with x = πp and y = πq,
//! the lower one, negated, with x = 0 and y = −π(p + q − 1).

use super::special::normal_quantile;
use super::{Level, NormalDraws};

/// Two independent estimates, of which a sum takes the smaller.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) se_x: f64,
    pub(super) se_y: f64,
}

impl Pair {
    fn least(&self) -> f64 {
        self.x.min(self.y)
    }

    /// Standard error of the smaller one where it is surely the smaller.
    fn se_of_least(&self) -> f64 {
        if self.x <= self.y { self.se_x } else { self.se_y }
    }

    /// Whether the data leave open which is smaller: within κ = √ln n standard errors of
    /// a tie (Andrews & Soares 2010). Taking a near tie for a tie errs towards caution.
    fn ambiguous(&self, n: f64) -> bool {
        let apart = self.se_x.hypot(self.se_y);
        apart > 0.0 && (self.x - self.y).abs() <= n.ln().max(0.0).sqrt() * apart
    }
}

/// Chernozhukov, Lee & Rosen (2013): the sum is the least of 2^G linear functions, one for
/// each choice of x or y in every group. Critical values are quantiles of the largest of
/// the studentised errors of those that may be the least.
pub(super) struct IntersectionBound {
    estimates: Vec<f64>,
    errors: Vec<f64>,
    /// Choices that may be the least.
    contact: Vec<usize>,
    pairs: Vec<Pair>,
}

impl IntersectionBound {
    pub(super) fn new(pairs: &[Pair], n: f64, draws: &NormalDraws) -> Self {
        let estimates = over_choices(pairs, |pair| (pair.x, pair.y));
        let squares = |pair: &Pair| (pair.se_x * pair.se_x, pair.se_y * pair.se_y);
        let variances = over_choices(pairs, squares);
        let errors: Vec<f64> = variances.iter().map(|v| v.max(0.0).sqrt()).collect();
        let all = (0..estimates.len()).collect();
        let mut this = Self { estimates, errors, contact: all, pairs: pairs.to_vec() };
        // γ of the first stage is 1 − 0.1/ln n, between 1/2 and 1 for every n.
        let gamma = (1.0 - 0.1 / n.max(2.0).ln()).max(0.5);
        let Ok(gamma) = Level::new(gamma) else { return this };
        let k = this.critical(gamma, draws);
        let least = this.bound(k);
        this.contact = (0..this.estimates.len())
            .filter(|&s| this.estimates[s] <= least + 2.0 * k * this.errors[s])
            .collect();
        this
    }

    /// The upper confidence bound; at a level of 1/2 the half-median-unbiased estimate.
    pub(super) fn upper(&self, level: Level, draws: &NormalDraws) -> f64 {
        self.bound(self.critical(level, draws))
    }

    fn bound(&self, k: f64) -> f64 {
        self.contact
            .iter()
            .map(|&s| self.estimates[s] + k * self.errors[s])
            .fold(f64::INFINITY, f64::min)
    }

    fn critical(&self, level: Level, draws: &NormalDraws) -> f64 {
        let random: Vec<(usize, f64)> = self
            .contact
            .iter()
            .filter(|&&s| self.errors[s] > 0.0)
            .map(|&s| (s, self.errors[s].recip()))
            .collect();
        if random.len() < 2 {
            return normal_quantile(level.value());
        }
        let mut sums = Vec::with_capacity(self.estimates.len());
        draws.quantile(level, |z| {
            let drawn = self.pairs.iter().zip(z.chunks_exact(2));
            sum_choices(&mut sums, drawn.map(|(p, z)| (p.se_x * z[0], p.se_y * z[1])));
            random.iter().fold(f64::MIN, |most, (s, inverse)| {
                let error = sums[*s] * inverse;
                if error > most { error } else { most }
            })
        })
    }
}

/// Sums over the groups for every choice: bit g of the index is set where y is taken.
fn over_choices(pairs: &[Pair], of: impl Fn(&Pair) -> (f64, f64)) -> Vec<f64> {
    let mut sums = Vec::with_capacity(1 << pairs.len());
    sum_choices(&mut sums, pairs.iter().map(of));
    sums
}

fn sum_choices(sums: &mut Vec<f64>, terms: impl Iterator<Item = (f64, f64)>) {
    sums.clear();
    sums.push(0.0);
    for (x, y) in terms {
        let so_far = sums.len();
        sums.extend_from_within(..);
        for sum in &mut sums[..so_far] {
            *sum += x;
        }
        for sum in &mut sums[so_far..] {
            *sum += y;
        }
    }
}

/// The directional derivative instead of the derivative (Fang & Santos 2019): the error is
/// min(h_x, h_y) where a group may be tied and the smaller one's elsewhere.
pub(super) fn directional_upper(
    pairs: &[Pair],
    n: f64,
    level: Level,
    draws: &NormalDraws,
) -> f64 {
    let ambiguous: Vec<bool> = pairs.iter().map(|pair| pair.ambiguous(n)).collect();
    let plug_in: f64 = pairs.iter().map(Pair::least).sum();
    let quantile = draws.quantile(level, |z| {
        let groups = pairs.iter().zip(&ambiguous).zip(z.chunks_exact(2));
        let error: f64 = groups
            .map(|((pair, ambiguous), z)| {
                let (x, y) = (pair.se_x * z[0], pair.se_y * z[1]);
                match (*ambiguous, pair.x <= pair.y) {
                    (true, _) => x.min(y),
                    (false, true) => x,
                    (false, false) => y,
                }
            })
            .sum();
        -error
    });
    plug_in + quantile
}

/// The same with the normal distribution that has the error's mean and variance: for a tie
/// min(h_x, h_y) has mean −a/√2π and variance (σ_x² + σ_y²)/2 − a²/2π with a² = σ_x² + σ_y²
/// (Clark 1961). Needs no random numbers.
pub(super) fn clark_upper(pairs: &[Pair], n: f64, level: Level) -> f64 {
    let whole_turn = 2.0 * std::f64::consts::PI;
    let (mut centre, mut variance) = (0.0, 0.0);
    for pair in pairs {
        let square = pair.se_x * pair.se_x + pair.se_y * pair.se_y;
        centre += pair.least();
        if pair.ambiguous(n) {
            centre += (square / whole_turn).sqrt();
            variance += square / 2.0 - square / whole_turn;
        } else {
            variance += pair.se_of_least() * pair.se_of_least();
        }
    }
    centre + level.z_one_sided() * variance.sqrt()
}

#[cfg(test)]
mod tests {
    use super::super::clr_k_independent;
    use super::*;

    fn tie(se: f64) -> Pair {
        Pair { x: 0.5, y: 0.5, se_x: se, se_y: se }
    }

    #[test]
    fn every_choice_has_its_sum() {
        let pair = |x: f64, y: f64| Pair { x, y, se_x: 0.0, se_y: 0.0 };
        let pairs = [pair(1.0, 2.0), pair(10.0, 20.0)];
        assert_eq!(over_choices(&pairs, |p| (p.x, p.y)), [11.0, 12.0, 21.0, 22.0]);
    }

    #[test]
    fn one_group_is_the_bound_of_two_polls() {
        // The closed form of two independent shares: k = Φ⁻¹(√.95).
        let draws = NormalDraws::new(1, 3);
        let level = Level::default();
        let bound = IntersectionBound::new(&[tie(0.02)], 1000.0, &draws);
        assert_eq!(bound.contact, [0, 1]);
        let exact = 0.5 + 0.02 * clr_k_independent(0.95, 2).unwrap();
        assert!((bound.upper(level, &draws) - exact).abs() < 0.03 * 0.02);
        // Far from a tie one remains, with the one-sided critical value.
        let far = Pair { x: 0.3, y: 0.5, se_x: 0.02, se_y: 0.02 };
        let bound = IntersectionBound::new(&[far], 1000.0, &draws);
        assert_eq!(bound.contact, [0]);
        let exact = 0.3 + 0.02 * level.z_one_sided();
        assert!((bound.upper(level, &draws) - exact).abs() < 1e-15);
    }

    #[test]
    fn clark_has_the_moments_of_the_simulated_error() {
        let pairs =
            [tie(0.02), tie(0.05), Pair { x: 0.1, y: 0.4, se_x: 0.01, se_y: 0.03 }];
        let draws = NormalDraws::new(3, 4);
        let level = Level::default();
        let simulated = directional_upper(&pairs, 1000.0, level, &draws);
        let closed = clark_upper(&pairs, 1000.0, level);
        // The error's tail is heavier than normal on the far side only.
        assert!((simulated - closed).abs() < 0.05 * 0.05, "{simulated} {closed}");
        let plug_in = 0.5 + 0.5 + 0.1;
        assert!(closed > plug_in + 0.05);
    }

    #[test]
    fn without_error_the_bound_is_the_sum() {
        let exact = Pair { x: 0.2, y: 0.2, se_x: 0.0, se_y: 0.0 };
        let draws = NormalDraws::new(2, 5);
        let level = Level::default();
        let bound = IntersectionBound::new(&[exact, exact], 100.0, &draws);
        assert_eq!(bound.upper(level, &draws), 0.4);
        assert_eq!(directional_upper(&[exact, exact], 100.0, level, &draws), 0.4);
        assert_eq!(clark_upper(&[exact, exact], 100.0, level), 0.4);
    }
}
