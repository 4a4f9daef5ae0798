//! Coverage of the intervals in simulated samples: the first blocks of the long run whose
//! tables stand in docs/coverage.md. A level is held when the coverage is short of it by no
//! more than half a point and three Monte Carlo errors.

use rand_pcg::Pcg64;
use rand_pcg::rand_core::SeedableRng;

use super::coverage_tests::{coverage, two_poll_coverage};
use super::*;
use crate::stats;

#[path = "../../benches/simulate/mod.rs"]
mod simulate;

use simulate::groups::{self, tied};
use simulate::polls::{Asked, Figures, Kind, Method, pairs};
use simulate::survey::{INTRACLASS, KISH, Sampling, Survey, surveys};
use simulate::{BLOCK, Cell, Counts, SEED, block};

const DEFAULT: Method = Method(Kind::Default, Figures::WholePercents);

fn simulated(cell: &impl Cell, blocks: u64) -> Counts {
    let mut found = Counts::new(cell.methods());
    for b in 0..blocks {
        found.merge(&block(cell, b).unwrap());
    }
    found
}

fn survey(
    methods: &[DesignMethod],
    sampling: Sampling,
    n: usize,
    share: f64,
) -> Survey<'_> {
    surveys(methods)
        .into_iter()
        .find(|s| (s.sampling, s.n(), s.share) == (sampling, n, share))
        .unwrap()
}

#[test]
fn samples_have_the_share_and_the_design_effect_that_they_are_said_to_have() {
    let samples = 2000;
    for (sampling, n, effect) in [
        (Sampling::SimpleRandom, 500, 1.0),
        (Sampling::Clustered, 500, 1.0 + 19.0 * INTRACLASS),
        (Sampling::Weighted, 500, KISH),
        // Σw² of each with oneself and 19 others of the cluster with weights of their own.
        (Sampling::ClusteredWeighted, 500, KISH + 19.0 * INTRACLASS),
    ] {
        let cell = survey(&[], sampling, n, 0.1);
        let mut random = Pcg64::seed_from_u64(SEED);
        let drawn: Vec<DesignShare> =
            (0..samples).map(|_| cell.estimate(&mut random)).collect();
        let mean = |of: &dyn Fn(&DesignShare) -> f64| {
            drawn.iter().map(of).sum::<f64>() / f64::from(samples)
        };
        let expected = effect * 0.1 * 0.9 / n as f64;
        let error = (expected / f64::from(samples)).sqrt();
        let p = mean(&|s| s.p);
        assert!((p - 0.1).abs() < 4.0 * error, "{sampling:?}: share {p}");
        // A variance from 2,000 samples has a relative error of √(2/2,000) = 3%; the
        // weights' correlation with their own sum takes a percent or two off.
        let spread = mean(&|s| (s.p - 0.1).powi(2)) / expected;
        let estimated = mean(&|s| s.variance) / expected;
        assert!((0.88..1.12).contains(&spread), "{sampling:?}: {spread}");
        assert!((0.96..1.04).contains(&estimated), "{sampling:?}: {estimated}");
    }
}

/// Whether every method holds 95% in every survey of 500 or more with these shares.
fn all_hold(methods: &[DesignMethod], blocks: u64, wanted: impl Fn(&Survey<'_>) -> bool) {
    let cells = surveys(methods);
    for cell in cells.iter().filter(|cell| cell.n() >= 500 && wanted(cell)) {
        let found = simulated(cell, blocks);
        for (method, coverage) in methods.iter().zip(&found.methods) {
            assert!(coverage.holds(0.95), "{cell:?} {method:?}: {coverage:?}");
        }
    }
}

#[test]
fn wilson_holds_its_level_from_a_tenth_on() {
    all_hold(&[DesignMethod::Wilson], 3, |cell| cell.share >= 0.1);
}

#[test]
fn logit_and_beta_hold_their_level_at_a_tenth() {
    let methods = [DesignMethod::Logit, DesignMethod::Beta];
    all_hold(&methods, 2, |cell| cell.share == 0.1 && cell.n() == 500);
}

#[test]
fn share_plus_and_minus_its_error_does_not_cover_a_small_share() {
    let methods = [DesignMethod::Mean, DesignMethod::Beta];
    let cell = survey(&methods, Sampling::Weighted, 100, 0.02);
    let found = simulated(&cell, 4).methods;
    // The smaller the estimate, the smaller its standard error.
    assert!(!found[0].holds(0.95) && found[0].below() > 0.08, "{:?}", found[0]);
    assert!(found[0].above() < 0.01, "{:?}", found[0]);
    assert!(found[1].holds(0.95), "{:?}", found[1]);
}

#[test]
fn the_simulation_finds_what_enumeration_finds() {
    // Wilson in simple random samples of 100 with 10%: 93.6%, half of a lattice apart from
    // 95, which a simulation that is not one would hardly meet.
    let cell = survey(&[DesignMethod::Wilson], Sampling::SimpleRandom, 100, 0.1);
    let found = simulated(&cell, 10).methods[0];
    let exact = coverage(100, 0.1, |p| {
        let variance = p * (1.0 - p) / 99.0;
        let share = DesignShare { p, variance, df: 99.0, n: 100.0, n_weights: 100.0 };
        design_interval(share, Level::default(), DesignMethod::Wilson).unwrap().0
    });
    assert!((found.covered() - exact).abs() < 4.0 * found.error(), "{exact} {found:?}");
}

#[test]
fn a_block_is_the_same_whenever_it_is_drawn() {
    let methods = [DesignMethod::Wilson, DesignMethod::Mean];
    let cell = survey(&methods, Sampling::ClusteredWeighted, 100, 0.1);
    let first = block(&cell, 0).unwrap();
    assert_eq!(first, block(&cell, 0).unwrap());
    assert_ne!(first, block(&cell, 1).unwrap());
}

fn pair<'a>(
    methods: &'a [Method],
    asked: Asked,
    n: usize,
    shares: (f64, f64, f64),
) -> simulate::polls::Pair<'a> {
    pairs(asked, methods)
        .unwrap()
        .into_iter()
        .find(|pair| pair.n == n && (pair.p, pair.q, pair.joint) == shares)
        .unwrap()
}

#[test]
fn two_simulated_polls_find_what_enumeration_finds() {
    let cell = pair(&[DEFAULT], Asked::TwoPolls, 500, (0.48, 0.48, 0.48));
    let found = simulated(&cell, 10).methods[0];
    let exact = two_poll_coverage(500, 0.48, 0.48);
    assert!((found.covered() - exact).abs() < 4.0 * found.error(), "{exact} {found:?}");
}

#[test]
fn the_share_of_both_is_covered_at_the_kinks_and_beyond() {
    for asked in [Asked::TwoPolls, Asked::Same] {
        let cells = pairs(asked, &[DEFAULT]).unwrap();
        for cell in cells.iter().filter(|cell| cell.n == 500) {
            // Clopper and Pearson's limits take fifty times as long as Wilson's.
            let blocks = if cell.p > 0.95 { 2 } else { 10 };
            let found = simulated(cell, blocks).methods[0];
            // The intervals are meant to cover more than 95%: one error is enough.
            assert!(found.covered() >= 0.945 - found.error(), "{cell:?}: {found:?}");
        }
    }
}

#[test]
fn at_a_tie_imbens_and_manski_do_not_cover_and_the_default_and_clr_do() {
    // Whichever poll has the smaller share sets the limit: two chances to miss.
    let methods = [Kind::Default, Kind::ImbensManski, Kind::Clr]
        .map(|kind| Method(kind, Figures::Exact));
    for n in [500, 2000] {
        let cell = pair(&methods, Asked::TwoPolls, n, (0.48, 0.48, 0.48));
        let found = simulated(&cell, 10).methods;
        let held: Vec<bool> = found.iter().map(|coverage| coverage.holds(0.95)).collect();
        assert_eq!(held, [true, false, true], "n = {n}: {found:?}");
        assert!(found[1].width() < found[0].width(), "n = {n}: {found:?}");
    }
}

#[test]
fn figures_taken_as_exact_do_not_cover_where_a_percent_is_much() {
    // 3% of 2,000 has a standard error of 0.4 points, the rounding is up to half a point.
    for asked in [Asked::TwoPolls, Asked::Same] {
        let methods = [DEFAULT, Method(Kind::AsIfExact, Figures::WholePercents)];
        let cell = pair(&methods, asked, 2000, (0.03, 0.05, 0.03));
        let found = simulated(&cell, 4).methods;
        assert!(found[0].holds(0.95) && !found[1].holds(0.95), "{found:?}");
    }
}

/// By the delta method and by the directional derivative, each end by itself.
const TIED: [groups::Method; 2] = [
    groups::Method(groups::Kind::Plain, Figures::Exact),
    groups::Method(groups::Kind::EachEnd(GroupMethod::Directional), Figures::Exact),
];

#[test]
fn six_groups_at_ties_are_covered_where_the_delta_method_fails() {
    for cell in tied(&TIED).iter().filter(|cell| (cell.p, cell.q) == (0.5, 0.5)) {
        let found = simulated(cell, 1);
        // The lower end by both methods, then the upper one.
        let held: Vec<bool> = found.methods.iter().map(|c| c.holds(0.95)).collect();
        assert_eq!(held, [false, true, false, true], "n = {}: {found:?}", cell.n);
        assert!(found.methods[0].covered() < 0.75, "{found:?}");
    }
}

#[test]
fn what_the_engine_does_by_group_holds_both_ends_at_ties() {
    let methods = [groups::Method(groups::Kind::Default, Figures::WholePercents)];
    let cells = tied(&methods);
    let mut random = Pcg64::seed_from_u64(SEED);
    let mut found = Counts::new(cells[0].methods());
    // Intersection bounds take thousands of draws each: few samples, of which 99% are held.
    for _ in 0..30 {
        cells[0].draw(&mut random, &mut found).unwrap();
    }
    assert!(found.methods.iter().all(|end| end.covered() >= 0.9), "{found:?}");
}

#[test]
fn the_document_shows_what_this_code_gives() {
    let document = include_str!("../../docs/coverage.md");
    let said = format!(" samples a cell, seed {SEED}.");
    let line = document.lines().find(|line| line.ends_with(&said)).unwrap();
    let samples: u64 = line.trim_end_matches(&said).parse().unwrap();
    let blocks = samples / u64::from(BLOCK);

    let cell = survey(&[], Sampling::SimpleRandom, 100, 0.02);
    let at_boundary = simulated(&cell, blocks).at_boundary;
    let row =
        document.lines().find(|line| line.starts_with("| simple random | 100 | 2 |"));
    assert!(row.unwrap().ends_with(&format!("| {at_boundary} |")), "{at_boundary}");

    let methods = [DEFAULT, Method(Kind::AsIfExact, Figures::WholePercents)];
    for (asked, title) in
        [(Asked::TwoPolls, "Two polls"), (Asked::Same, "The same respondents")]
    {
        let cell = pair(&methods, asked, 500, (0.49, 0.48, 0.48));
        let found = simulated(&cell, blocks).methods;
        let cells = [found[0].shown(), found[1].shown()].join(" | ");
        let row = format!("| 500 | 49.0 | 48.0 | 48.0 | {cells} |");
        let section = document.split(&format!("### {title}: coverage")).nth(1).unwrap();
        let table = section.split("\n#").next().unwrap();
        assert!(table.contains(&row), "{title}: {row}");
    }

    let cells = tied(&TIED[..1]);
    let cell = cells.iter().find(|cell| (cell.n, cell.p, cell.q) == (500, 0.5, 0.5));
    let found = simulated(cell.unwrap(), blocks.div_ceil(40)).methods;
    for (end, coverage) in ["0.0", "50.0"].iter().zip(&found) {
        let start = format!("| 500 | 50.0 | 50.0 | {end} |");
        let row = document.lines().find(|line| line.starts_with(&start)).unwrap();
        assert!(row.ends_with(&format!("| {} |", coverage.shown())), "{row}");
    }
}
