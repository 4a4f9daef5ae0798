//! Coverage of the ends of the bounds by group when every group is tied, by simulation
//! from a fixed seed.

use rand_pcg::Pcg64;
use rand_pcg::rand_core::{Rng, SeedableRng};

use super::*;

/// Respondents of six groups in one poll of 500.
const SIZES: [usize; 6] = [84, 84, 83, 83, 83, 83];
const ROUNDS: usize = 1000;

/// Share of `n` respondents who say yes, each with probability `p`.
fn sampled(generator: &mut Pcg64, n: usize, p: f64) -> f64 {
    let below = (p * 4_294_967_296.0) as u64;
    (0..n).filter(|_| generator.next_u64() >> 32 < below).count() as f64 / n as f64
}

/// How often upper and lower limits hold the ends of the true bounds.
#[derive(Default)]
struct Coverage {
    lower: usize,
    upper: usize,
}

impl Coverage {
    fn count(&mut self, truth: Bounds, lower: f64, upper: f64) {
        self.lower += usize::from(lower <= truth.lower);
        self.upper += usize::from(truth.upper <= upper);
    }

    fn shares(&self) -> [f64; 2] {
        [self.lower, self.upper].map(|x| x as f64 / ROUNDS as f64)
    }

    /// 95% less half a point and three simulation errors.
    fn assert_kept(&self, what: &str) {
        let error = (0.95 * 0.05 / ROUNDS as f64).sqrt();
        for found in self.shares() {
            assert!(found >= 0.95 - 0.005 - 3.0 * error, "{what}: {:?}", self.shares());
        }
    }
}

/// Naive, intersection, directional, Clark.
fn simulate(p: f64, q: f64, seed: u64) -> [Coverage; 4] {
    let mut generator = Pcg64::seed_from_u64(seed);
    let draws = NormalDraws::with(6, 2, 4000);
    let each = Promise::EachEnd(Level::default());
    let z = Level::default().z_one_sided();
    let shares = SIZES.map(|n| n as f64 / 500.0);
    let truth = frechet(&[p, q]).unwrap();
    let mut found: [Coverage; 4] = Default::default();
    for _ in 0..ROUNDS {
        let ps = SIZES.map(|n| sampled(&mut generator, n, p));
        let qs = SIZES.map(|n| sampled(&mut generator, n, q));
        let sizes = SIZES.map(|n| n as f64);
        let naive = groupwise_delta(&shares, &ps, &qs, &sizes, Level::default()).unwrap();
        let plain = groupwise(&shares, &ps, &qs).unwrap().bounds;
        found[0].count(truth, plain.lower - z * naive.0, plain.upper + z * naive.1);
        let groups = (0..6).map(|g| GroupToplines {
            share: shares[g],
            p: ps[g],
            q: qs[g],
            half_p: 0.0,
            half_q: 0.0,
            n_p: sizes[g],
            n_q: sizes[g],
        });
        let polls = GroupedPolls::new(groups.collect()).unwrap();
        let methods =
            [GroupMethod::Intersection, GroupMethod::Directional, GroupMethod::Clark];
        for (method, count) in methods.into_iter().zip(&mut found[1..]) {
            let limits = polls.two_polls(method, each, &draws).unwrap().interval;
            count.count(truth, limits.lower, limits.upper);
        }
    }
    found
}

#[test]
fn ties_in_every_group_are_covered_where_the_delta_method_fails() {
    let [naive, intersection, directional, clark] = simulate(0.5, 0.5, 1);
    for found in naive.shares() {
        assert!((0.60..0.74).contains(&found), "{:?}", naive.shares());
    }
    intersection.assert_kept("intersection");
    directional.assert_kept("directional");
    for found in clark.shares() {
        assert!(found > 0.90, "{:?}", clark.shares());
    }
}

#[test]
fn small_shares_are_covered_too() {
    let [_, intersection, directional, _] = simulate(0.06, 0.06, 2);
    intersection.assert_kept("intersection");
    directional.assert_kept("directional");
}
