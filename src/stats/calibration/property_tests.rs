//! What must hold of any weighting.

use proptest::prelude::*;

use super::*;

/// A full table of three margins with targets that some weights meet.
#[derive(Debug, Clone)]
struct Table {
    problem: Problem,
    /// The factors that the targets were made with.
    known: Vec<f64>,
}

const LEVELS: [usize; 3] = [2, 3, 4];

fn table(spread: f64) -> impl Strategy<Value = Table> {
    let cells: usize = LEVELS.iter().product();
    let base = prop::collection::vec(0.5..200.0, cells);
    let known = prop::collection::vec(1.0 / spread..spread, cells);
    let measure = prop::collection::vec(-3.0..5.0, cells);
    (base, known, measure, any::<bool>()).prop_map(move |(base, known, values, with)| {
        let of_cell = |m: usize| -> Vec<usize> {
            let inner: usize = LEVELS[m + 1..].iter().product();
            (0..cells).map(|c| c / inner % LEVELS[m]).collect()
        };
        let weights: Vec<f64> = base.iter().zip(&known).map(|(d, g)| d * g).collect();
        let margins = (0..LEVELS.len())
            .map(|m| {
                let of_cell = of_cell(m);
                let mut totals = vec![0.0; LEVELS[m]];
                for (level, w) in of_cell.iter().zip(&weights) {
                    totals[*level] += w;
                }
                Margin { of_cell, target: Target::Totals(totals) }
            })
            .collect();
        let total = weights.iter().zip(&values).map(|(w, x)| w * x).sum();
        let target = MeasureTarget::Total(total);
        let measures = if with { vec![Measure { values, target }] } else { vec![] };
        Table { problem: Problem::new(base, margins, measures, None).unwrap(), known }
    })
}

fn meets(problem: &Problem, solution: &Solution) -> bool {
    let totals = problem.totals(&solution.factors).unwrap();
    let targets = problem.targets();
    totals.iter().zip(targets).all(|(a, b)| (a - b).abs() <= 1e-7 * (1.0 + b.abs()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn calibrated_weights_meet_their_targets(table in table(3.0)) {
        for distance in
            [Distance::Linear(Limits::None), Distance::Raking(Limits::None)]
        {
            let found = calibrate(&table.problem, &distance).unwrap();
            prop_assert!(meets(&table.problem, &found), "{found:?}");
            prop_assert!(found.misfit < 1e-10, "{}", found.misfit);
        }
    }

    /// Some weights within the limits meet the targets, since the targets were made so.
    #[test]
    fn limits_hold_and_targets_are_met_within_them(table in table(1.8)) {
        let bounds = FactorBounds::new(1.0 / 1.9, 1.9).unwrap();
        let narrow = table.known.iter().map(|g| (g * 0.9, g * 1.1)).collect();
        let narrow = Limits::cells(narrow).unwrap();
        for distance in [
            Distance::Linear(Limits::Factors(bounds)),
            Distance::Raking(Limits::Factors(bounds)),
            Distance::Logit(bounds),
            Distance::Linear(narrow.clone()),
            Distance::Raking(narrow),
        ] {
            let found = calibrate(&table.problem, &distance);
            let found = match found {
                Ok(found) => found,
                Err(error) => return Err(TestCaseError::fail(format!("{distance:?} {error}"))),
            };
            prop_assert!(meets(&table.problem, &found), "{distance:?}");
            for (cell, g) in found.factors.iter().enumerate() {
                let (lower, upper) = distance.range(cell);
                prop_assert!(lower <= *g && *g <= upper, "{distance:?} {g}");
            }
        }
    }

    #[test]
    fn raking_is_calibration_with_the_raking_distance(table in table(4.0)) {
        if table.problem.structure.measures.is_empty() {
            let raked = rake(&table.problem).unwrap();
            let distance = Distance::Raking(Limits::None);
            let found = calibrate(&table.problem, &distance).unwrap();
            for (a, b) in raked.factors.iter().zip(&found.factors) {
                prop_assert!((a / b - 1.0).abs() < 1e-7, "{a} {b}");
            }
        } else {
            prop_assert!(rake(&table.problem).is_err());
        }
    }

    /// The unit of the weights changes nothing: not the factors, not the bounds.
    #[test]
    fn base_weights_of_one_are_scaled_to_the_population(table in table(1.8)) {
        let small: Vec<f64> = table.problem.base().iter().map(|d| d * 1e-4).collect();
        let small = table.problem.with_base(small).unwrap();
        let total: f64 = table.problem.base().iter().sum();
        let ratio = 1e4 * table.problem.population() / total;
        prop_assert!((small.prescale() / ratio - 1.0).abs() < 1e-12);
        let distance = Distance::Raking(Limits::None);
        let a = calibrate(&table.problem, &distance).unwrap();
        let b = calibrate(&small, &distance).unwrap();
        for (a, b) in a.factors.iter().zip(&b.factors) {
            prop_assert!((b / a / 1e4 - 1.0).abs() < 1e-9, "{a} {b}");
        }
    }

    #[test]
    fn what_can_be_met_has_no_misfit(table in table(1.8)) {
        let bounds = FactorBounds::new(0.5, 2.0).unwrap();
        let found = closest(&table.problem, &Distance::Logit(bounds)).unwrap();
        prop_assert_eq!(found.worst, 0.0);
        for (a, b) in found.totals.iter().zip(table.problem.targets()) {
            prop_assert!((a - b).abs() < 1e-4 * (1.0 + b.abs()), "{} {}", a, b);
        }
    }

    /// No bounded weights of the population's total beat the largest misfit that the program
    /// found: not those that calibration ends with, and not the base weights scaled.
    #[test]
    fn tight_bounds_give_the_smallest_largest_misfit(table in table(3.0)) {
        let bounds = FactorBounds::new(0.8, 1.25).unwrap();
        let distance = Distance::Raking(Limits::Factors(bounds));
        let problem = &table.problem;
        let found = closest(problem, &distance).unwrap();
        for g in &found.factors {
            prop_assert!((0.8..=1.25).contains(g), "{}", g);
        }
        let worst = |misfits: &[f64]| {
            let misfits = misfits.iter().zip(problem.targets());
            misfits.map(|(m, t)| (m / t).abs()).fold(0.0, f64::max)
        };
        match calibrate(problem, &distance) {
            Ok(_) => prop_assert!(found.worst < 1e-5, "{}", found.worst),
            Err(CalibrationError::NotMet { misfits, .. }) => {
                let first = problem.columns().iter().zip(&misfits);
                let first = first
                    .filter(|(c, _)| matches!(c, super::Column::Level { margin: 0, .. }));
                let off: f64 = first.map(|(_, misfit)| misfit).sum();
                if off.abs() < 1e-9 * problem.population() {
                    let other = worst(&misfits);
                    prop_assert!(found.worst <= other + 1e-6, "{} {}", found.worst, other);
                }
            }
            Err(other) => return Err(TestCaseError::fail(format!("{other}"))),
        }
        let scale = problem.population() / problem.base().iter().sum::<f64>();
        if (0.8..=1.25).contains(&scale) {
            let totals = problem.totals(&vec![scale; problem.cells()]).unwrap();
            let misfits: Vec<f64> =
                totals.iter().zip(problem.targets()).map(|(a, b)| a - b).collect();
            let other = worst(&misfits);
            prop_assert!(found.worst <= other + 1e-6, "{} {}", found.worst, other);
        }
    }
}
