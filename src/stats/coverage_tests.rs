//! Coverage of the intervals by exact enumeration of what a sample can show: no random
//! numbers, so a failure is a fact.

use super::special::beta_cdf;
use super::*;

/// P(X = x) for all x of a binomial(n, p), by the recurrence on log probabilities.
pub(super) fn binomial(n: usize, p: f64) -> Vec<f64> {
    let mut log = vec![0.0; n + 1];
    log[0] = n as f64 * (1.0 - p).ln();
    for x in 1..=n {
        let odds = (p / (1.0 - p)).ln();
        log[x] = log[x - 1] + ((n - x + 1) as f64 / x as f64).ln() + odds;
    }
    log.into_iter().map(f64::exp).collect()
}

pub(super) fn coverage(n: usize, p: f64, interval: impl Fn(f64) -> Interval) -> f64 {
    binomial(n, p)
        .into_iter()
        .enumerate()
        .filter(|(_, mass)| *mass > 1e-14)
        .filter(|(x, _)| {
            let found = interval(*x as f64 / n as f64);
            found.lower <= p && p <= found.upper
        })
        .map(|(_, mass)| mass)
        .sum()
}

fn whole_percent(share: f64) -> f64 {
    (share * 100.0).round() / 100.0
}

#[test]
fn the_enumeration_adds_up_to_one() {
    let sum: f64 = binomial(500, 0.03).iter().sum();
    assert!((sum - 1.0).abs() < 1e-12);
    // P(X ≤ 10) of binomial(500, .03) through the beta distribution.
    let head: f64 = binomial(500, 0.03)[..=10].iter().sum();
    assert!((head - (1.0 - beta_cdf(0.03, 11.0, 490.0))).abs() < 1e-12);
}

#[test]
fn clopper_pearson_never_covers_less_than_it_says() {
    for n in [20, 100, 500] {
        for step in 1..50 {
            let p = f64::from(step) / 50.0;
            let found = coverage(n, p, |share| {
                share_interval(
                    share,
                    n as f64,
                    Level::default(),
                    ShareMethod::ClopperPearson,
                )
                .unwrap()
            });
            assert!(found >= 0.95 - 1e-12, "n = {n}, p = {p}: {found}");
        }
    }
}

#[test]
fn wilson_covers_what_it_says_on_average() {
    let n = 500;
    let grid: Vec<f64> = (1..200).map(|step| f64::from(step) / 200.0).collect();
    let sum: f64 = grid
        .iter()
        .map(|p| {
            coverage(n, *p, |share| {
                share_interval(share, n as f64, Level::default(), ShareMethod::Wilson)
                    .unwrap()
            })
        })
        .sum();
    let mean = sum / grid.len() as f64;
    assert!((0.948..0.956).contains(&mean), "{mean}");
}

/// Least coverage for shares of 0.5% to 5% when only whole percents are published.
fn least_with_rounding(n: usize, half_unit: f64) -> f64 {
    (0..=90)
        .map(|step| 0.005 + f64::from(step) * 0.0005)
        .map(|p| {
            coverage(n, p, |share| {
                let (published, level) = (whole_percent(share), Level::default());
                let method = ShareMethod::Wilson;
                rounded_share_interval(published, half_unit, n as f64, level, method)
                    .unwrap()
            })
        })
        .fold(1.0, f64::min)
}

#[test]
fn rounded_figures_cover_only_when_rounding_is_allowed_for() {
    for n in [500, 2000] {
        let with = least_with_rounding(n, 0.005);
        let without = least_with_rounding(n, 0.0);
        assert!(with >= 0.95, "n = {n}: {with}");
        assert!(without < 0.75, "n = {n}: {without}");
    }
}

/// Coverage of both ends of the identified set by the two-poll interval, from whole
/// percents: the joint share may be anything between them.
pub(super) fn two_poll_coverage(n: usize, p: f64, q: f64) -> f64 {
    let both = frechet(&[p, q]).unwrap();
    let (x_masses, y_masses) = (binomial(n, p), binomial(n, q));
    let size = n as f64;
    let mut lower = 0.0;
    let mut upper = 0.0;
    for (x, mass_x) in x_masses.iter().enumerate().filter(|(_, m)| **m > 1e-9) {
        for (y, mass_y) in y_masses.iter().enumerate().filter(|(_, m)| **m > 1e-9) {
            let share = |x: usize| whole_percent(x as f64 / size);
            let found = two_poll_interval(
                (share(x), 0.005, size),
                (share(y), 0.005, size),
                Level::default(),
            )
            .unwrap();
            let covers = |joint: f64| found.lower <= joint && joint <= found.upper;
            lower += if covers(both.lower) { mass_x * mass_y } else { 0.0 };
            upper += if covers(both.upper) { mass_x * mass_y } else { 0.0 };
        }
    }
    lower.min(upper)
}

#[test]
fn the_two_poll_interval_covers_at_the_kinks_too() {
    let cases = [
        (0.5, 0.5),
        (0.52, 0.48),
        (0.55, 0.6),
        (0.6, 0.7),
        (0.05, 0.5),
        (0.04, 0.04),
        (0.9, 0.9),
        (0.98, 0.98),
        (0.97, 0.97),
    ];
    for (p, q) in cases {
        let found = two_poll_coverage(300, p, q);
        assert!(found >= 0.94, "p = {p}, q = {q}: {found}");
    }
}
