//! Bounds from published figures: against closed forms, made-up populations and their own
//! dual programs.

use proptest::prelude::*;

use super::cell_bounds::{CellBounds, Figure};
use super::cells::{CellSpace, Event};
use super::functional::Functional;
use super::lp::Program;
use super::{Bounds, StatsError, frechet};

fn figures(space: &CellSpace, of: &[(&[usize], f64)]) -> Vec<Figure> {
    of.iter()
        .map(|(items, x)| Figure::new(space.holding(items).unwrap(), *x, *x).unwrap())
        .collect()
}

fn close(found: Bounds, lower: f64, upper: f64) {
    let off = (found.lower - lower).abs().max((found.upper - upper).abs());
    assert!(off < 1e-12, "{found:?} instead of {lower} to {upper}");
}

#[test]
fn two_margins_give_frechet_and_its_conditional() {
    let space = CellSpace::binary(2).unwrap();
    let (a, b) = (space.holding(&[0]).unwrap(), space.holding(&[1]).unwrap());
    let both = space.holding(&[0, 1]).unwrap();
    for (p, q) in [(0.52, 0.48), (0.62, 0.58), (0.1, 0.95)] {
        let known = figures(&space, &[(&[0], p), (&[1], q)]);
        let known = CellBounds::new(4, known).unwrap();
        let exact = frechet(&[p, q]).unwrap();
        close(known.event(&both).unwrap(), exact.lower, exact.upper);
        let given = known.conditional(&b, &a).unwrap().unwrap();
        close(given, exact.lower / p, exact.upper / p);
    }
    let nobody = CellBounds::new(4, figures(&space, &[(&[0], 0.0)])).unwrap();
    assert_eq!(nobody.conditional(&b, &a).unwrap(), None);
    let anything = CellBounds::new(4, Vec::new()).unwrap();
    close(anything.event(&both).unwrap(), 0.0, 1.0);
    close(anything.conditional(&b, &a).unwrap().unwrap(), 0.0, 1.0);
}

#[test]
fn a_conditional_may_vary_with_its_base() {
    // A is 40 to 60%, both are 20 to 30%: B among A from 1/3 to 3/4.
    let space = CellSpace::binary(2).unwrap();
    let a = space.holding(&[0]).unwrap();
    let both = space.holding(&[0, 1]).unwrap();
    let known = vec![
        Figure::new(a.clone(), 0.4, 0.6).unwrap(),
        Figure::new(both.clone(), 0.2, 0.3).unwrap(),
    ];
    let known = CellBounds::new(4, known).unwrap();
    close(known.conditional(&both, &a).unwrap().unwrap(), 1.0 / 3.0, 0.75);
}

#[test]
fn figures_about_a_part_count_within_it() {
    // Groups of unknown size: item 0 is the group, items 1 and 2 the views.
    let space = CellSpace::binary(3).unwrap();
    let (one, p) = (space.holding(&[0]).unwrap(), space.holding(&[1]).unwrap());
    let q = space.holding(&[2]).unwrap();
    let within = |event: &Event, base: &Event, x: f64| {
        Figure::within(event, base.clone(), x, x).unwrap()
    };
    let mut known = vec![
        within(&p, &one, 0.9),
        within(&q, &one, 0.2),
        within(&p, &one.not(), 0.3),
        within(&q, &one.not(), 0.8),
    ];
    let both = p.and(&q).unwrap();
    let free = CellBounds::new(8, known.clone()).unwrap();
    close(free.event(&both).unwrap(), 0.1, 0.3);
    // p = .6 makes the groups equal.
    known.push(Figure::new(p.clone(), 0.6, 0.6).unwrap());
    let fixed = CellBounds::new(8, known.clone()).unwrap();
    close(fixed.event(&one).unwrap(), 0.5, 0.5);
    close(fixed.event(&both).unwrap(), 0.1, 0.25);
    // Then q is .5. If .6 is published instead, p asks for .6π ≥ .3 − 2ε and q for
    // .6π ≤ .2 + 2ε: ε = .025.
    known.push(Figure::new(q, 0.6, 0.6).unwrap());
    let fight = CellBounds::new(8, known).unwrap();
    assert_eq!(fight.event(&both), Err(StatsError::Infeasible));
    let relaxed = fight.least_relaxation().unwrap();
    assert!((relaxed.epsilon - 0.025).abs() < 1e-9, "{relaxed:?}");
    let conflict = fight.conflict().unwrap().unwrap();
    assert!(conflict.contains(&4) && conflict.contains(&5), "{conflict:?}");
}

#[test]
fn the_figures_that_fight_are_named() {
    let space = CellSpace::binary(4).unwrap();
    let known = figures(
        &space,
        &[(&[3], 0.7), (&[0], 0.6), (&[2], 0.4), (&[1], 0.5), (&[0, 1], 0.05)],
    );
    let known = CellBounds::new(16, known).unwrap();
    assert_eq!(known.conflict().unwrap().unwrap(), [1, 3, 4]);
    let all = space.holding(&[0, 1, 2, 3]).unwrap();
    assert_eq!(known.event(&all), Err(StatsError::Infeasible));
    assert_eq!(known.conditional(&all, &all), Err(StatsError::Infeasible));
    let calm = CellBounds::new(16, known.figures[..4].to_vec()).unwrap();
    assert_eq!(calm.conflict().unwrap(), None);
    assert_eq!(calm.least_relaxation().unwrap().epsilon, 0.0);
}

#[test]
fn what_is_no_figure_is_refused() {
    let event = Event::of(4, &[1]).unwrap();
    assert!(Figure::new(event.clone(), 0.6, 0.5).is_err());
    assert!(Figure::new(event.clone(), -0.1, 0.5).is_err());
    assert!(Figure::new(event.clone(), f64::NAN, 0.5).is_err());
    assert!(Figure::within(&event, Event::of(3, &[]).unwrap(), 0.0, 1.0).is_err());
    let figure = Figure::new(event, 0.4, 0.5).unwrap();
    assert!(CellBounds::new(5, vec![figure.clone()]).is_err());
    assert!(CellBounds::new(0, Vec::new()).is_err());
    let known = CellBounds::new(4, vec![figure]).unwrap();
    assert!(known.event(&Event::of(3, &[1]).unwrap()).is_err());
}

/// Shares of every item, pair and some triples of a made-up population, ± `half`.
fn published(items: usize, rows: usize, half: f64, mass: &[f64]) -> Vec<Figure> {
    let space = CellSpace::binary(items).unwrap();
    let mut sets: Vec<Vec<usize>> = (0..items).map(|i| vec![i]).collect();
    for i in 0..items {
        sets.extend((i + 1..items).map(|j| vec![i, j]));
    }
    for i in 0..items {
        for j in i + 1..items {
            sets.extend((j + 1..items).map(|k| vec![i, j, k]));
        }
    }
    let figure = |set: &Vec<usize>| {
        let event = space.holding(set).unwrap();
        let x = Functional::from(&event).value(mass).unwrap();
        let ends = ((x - half).max(0.0), (x + half).min(1.0));
        Figure::new(event, ends.0, ends.1).unwrap()
    };
    sets.iter().take(rows).map(figure).collect()
}

fn population(cells: usize) -> Vec<f64> {
    // A lumpy one without a random number.
    let raw: Vec<f64> =
        (0..cells).map(|c| ((c * c + 7 * c + 3) % 97) as f64 + 0.5).collect();
    let whole: f64 = raw.iter().sum();
    raw.iter().map(|x| x / whole).collect()
}

#[test]
fn ten_items_with_a_hundred_figures_are_solved() {
    let mass = population(1024);
    let space = CellSpace::binary(10).unwrap();
    let event = space.event(|answers| answers.iter().sum::<usize>() >= 6);
    let truth = Functional::from(&event).value(&mass).unwrap();
    let mut narrower = Bounds { lower: truth, upper: truth };
    for half in [0.0, 0.005] {
        let known = CellBounds::new(1024, published(10, 100, half, &mass)).unwrap();
        let found = known.event(&event).unwrap();
        assert!(found.lower <= narrower.lower + 1e-9);
        assert!(narrower.upper <= found.upper + 1e-9);
        assert!(found.lower > 0.0 && found.upper < 1.0, "{found:?}");
        narrower = found;
    }
}

/// The bound's certificate: the best combination of the figures, Σ(lo·u − hi·v) + w with
/// Σ(u − v) + w ≤ cost in every cell, which weak duality puts below every distribution.
fn dual(cells: usize, known: &[Figure], cost: &Functional, sign: f64) -> f64 {
    let mut program = Program::of(2 * known.len());
    let w = program.variable(f64::NEG_INFINITY, f64::INFINITY);
    for cell in 0..cells {
        let mut row = vec![(w, 1.0)];
        for (j, figure) in known.iter().enumerate() {
            if figure.event.has(cell) {
                row.extend([(2 * j, 1.0), (2 * j + 1, -1.0)]);
            }
        }
        program.row(row, f64::NEG_INFINITY, sign * cost.coefficients()[cell]);
    }
    let mut objective = vec![(w, -1.0)];
    for (j, figure) in known.iter().enumerate() {
        objective.extend([(2 * j, -figure.lower), (2 * j + 1, figure.upper)]);
    }
    let found = program.minimise(&objective).unwrap().unwrap();
    -sign * objective.iter().map(|(i, c)| c * found[*i]).sum::<f64>()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn bounds_hold_the_truth_and_are_proved_sharp_by_their_dual(
        mass in prop::collection::vec(0.0..1.0_f64, 16),
        costs in prop::collection::vec(-1.0..1.0_f64, 16),
        rows in 0..14_usize, half in prop::sample::select(vec![0.0, 0.005, 0.1])
    ) {
        let whole: f64 = mass.iter().sum();
        prop_assume!(whole > 0.0);
        let mass: Vec<f64> = mass.iter().map(|x| x / whole).collect();
        let figures = published(4, rows, half, &mass);
        let known = CellBounds::new(16, figures.clone()).unwrap();
        prop_assert_eq!(known.least_relaxation().unwrap().epsilon, 0.0);
        let cost = Functional::new(costs).unwrap();
        let truth = cost.value(&mass).unwrap();
        let found = known.functional(&cost).unwrap();
        prop_assert!(found.lower <= truth + 1e-9 && truth <= found.upper + 1e-9);
        prop_assert!((found.lower - dual(16, &figures, &cost, 1.0)).abs() < 1e-9);
        prop_assert!((found.upper - dual(16, &figures, &cost, -1.0)).abs() < 1e-9);
        let event = Event::of(16, &[3, 5, 6, 7]).unwrap();
        let given = Event::of(16, &[1, 3, 5, 7, 9]).unwrap();
        let of = |e: &Event| Functional::from(e).value(&mass).unwrap();
        let share = of(&event.and(&given).unwrap()) / of(&given);
        let among = known.conditional(&event, &given).unwrap().unwrap();
        prop_assert!(among.lower <= share + 1e-9 && share <= among.upper + 1e-9);
    }

    #[test]
    fn a_relaxation_reconciles_and_a_smaller_one_does_not(
        shares in prop::collection::vec(0.05..0.95_f64, 6)
    ) {
        let space = CellSpace::binary(3).unwrap();
        let sets: [&[usize]; 6] = [&[0], &[1], &[2], &[0, 1], &[0, 2], &[1, 2]];
        let with = |by: f64| {
            let figure = |(set, x): (&&[usize], &f64)| {
                let event = space.holding(set).unwrap();
                Figure::new(event, (x - by).max(0.0), (x + by).min(1.0)).unwrap()
            };
            let figures = sets.iter().zip(&shares).map(figure).collect();
            CellBounds::new(8, figures).unwrap()
        };
        let epsilon = with(0.0).least_relaxation().unwrap().epsilon;
        let all = space.holding(&[0, 1, 2]).unwrap();
        prop_assert!(with(epsilon + 1e-8).event(&all).is_ok());
        if epsilon > 1e-6 {
            prop_assert_eq!(with(epsilon - 1e-6).event(&all), Err(StatsError::Infeasible));
            let conflict = with(0.0).conflict().unwrap().unwrap();
            let keep = |left: &[usize]| {
                let figures = left.iter().map(|&j| with(0.0).figures[j].clone());
                CellBounds::new(8, figures.collect()).unwrap()
            };
            prop_assert!(keep(&conflict).event(&all).is_err());
            for out in 0..conflict.len() {
                let mut left = conflict.clone();
                left.remove(out);
                prop_assert!(keep(&left).event(&all).is_ok());
            }
        }
    }
}
