//! The least informative distribution with given shares of events.

use super::cells::Event;
use super::lp::Program;
use super::{StatsError, error::share};

/// Largest distance of a fitted share from the given one.
const CLOSE: f64 = 1e-13;
/// After so many sweeps without an end, cells that must be empty are looked for.
const PATIENCE: usize = 2_000;
const MOST_SWEEPS: usize = 100_000;
/// A cell that cannot have this share is empty.
const LEAST_SHARE: f64 = 1e-8;

/// The distribution over the cells with the given shares of events and the greatest
/// entropy: independence from margins alone, a log-linear model without higher interactions
/// from margins and pairs (Deming & Stephan 1940; Jaynes 1957; Good 1963). A default, not
/// evidence.
///
/// # Errors
/// As [`fit_shares`]; no cell.
pub fn maximum_entropy(
    cells: usize,
    figures: &[(Event, f64)],
) -> Result<Vec<f64>, StatsError> {
    if cells == 0 {
        return Err(StatsError::TooFew(1));
    }
    fit_shares(&vec![1.0 / cells as f64; cells], figures)
}

/// The distribution with the given shares of events that is nearest to `start` (least
/// relative entropy), by iterative proportional fitting (Csiszár 1975). `start` is any set
/// of masses, e.g. the cells of an older poll, whose odds ratios are kept where the figures
/// say nothing.
///
/// # Errors
/// [`StatsError::Infeasible`] when no distribution on the start's cells has these shares;
/// [`StatsError::NotConverged`]; masses that are negative or nobody's; an event on other
/// cells.
pub fn fit_shares(
    start: &[f64],
    figures: &[(Event, f64)],
) -> Result<Vec<f64>, StatsError> {
    for (event, target) in figures {
        share("share of an event", *target)?;
        if event.cells() != start.len() {
            return Err(StatsError::Lengths(start.len(), event.cells()));
        }
    }
    let whole: f64 = start.iter().sum();
    if let Some(value) = start.iter().find(|x| x.is_nan() || **x < 0.0) {
        return Err(StatsError::NotPositive { name: "mass", value: *value });
    }
    if whole <= 0.0 || !whole.is_finite() {
        return Err(StatsError::NotPositive { name: "sum of masses", value: whole });
    }
    let mut shares: Vec<f64> = start.iter().map(|x| x / whole).collect();
    let mut gap = f64::INFINITY;
    for sweep in 0..MOST_SWEEPS {
        if sweep == PATIENCE {
            // Fitting creeps towards cells that must be empty and never gets there, and
            // runs in circles when figures contradict one another.
            let possible = possible_cells(&shares, figures)?;
            for (x, possible) in shares.iter_mut().zip(possible) {
                *x = if possible { *x } else { 0.0 };
            }
        }
        for (event, target) in figures {
            scale(&mut shares, event, *target)?;
        }
        gap = figures
            .iter()
            .map(|(event, target)| (mass(&shares, event).0 - target).abs())
            .fold(0.0, f64::max);
        if gap <= CLOSE {
            return Ok(shares);
        }
    }
    Err(StatsError::NotConverged { gap })
}

/// Entropy −Σ x ln x of shares, in nats.
#[must_use]
pub fn entropy(shares: &[f64]) -> f64 {
    shares.iter().filter(|x| **x > 0.0).map(|x| -x * x.ln()).sum()
}

/// The event's mass and that of the others.
fn mass(shares: &[f64], event: &Event) -> (f64, f64) {
    let mut masses = (0.0, 0.0);
    for (cell, x) in shares.iter().enumerate() {
        if event.has(cell) {
            masses.0 += x;
        } else {
            masses.1 += x;
        }
    }
    masses
}

fn scale(shares: &mut [f64], event: &Event, target: f64) -> Result<(), StatsError> {
    let (inside, outside) = mass(shares, event);
    if (inside <= 0.0 && target > 0.0) || (outside <= 0.0 && target < 1.0) {
        return Err(StatsError::Infeasible);
    }
    let factor = |to: f64, from: f64| if to > 0.0 { to / from } else { 0.0 };
    let (within, without) = (factor(target, inside), factor(1.0 - target, outside));
    for (cell, x) in shares.iter_mut().enumerate() {
        *x *= if event.has(cell) { within } else { without };
    }
    Ok(())
}

/// Which cells any distribution with these shares can fill, by one linear program: masses
/// that are a multiple of a distribution, each cell's counted up to 1, the sum of what
/// counts as large as possible.
fn possible_cells(
    start: &[f64],
    figures: &[(Event, f64)],
) -> Result<Vec<bool>, StatsError> {
    let cells: Vec<usize> = (0..start.len()).filter(|&cell| start[cell] > 0.0).collect();
    let mut program = Program::of(cells.len());
    let counted: Vec<usize> = cells.iter().map(|_| program.variable(0.0, 1.0)).collect();
    let multiple = program.variable(1.0, LEAST_SHARE.recip());
    let sum = |of: &dyn Fn(usize) -> bool, target: f64| {
        let inside = (0..cells.len()).filter(|&i| of(cells[i]));
        let mut row: Vec<(usize, f64)> =
            inside.flat_map(|i| [(i, 1.0), (counted[i], 1.0)]).collect();
        row.push((multiple, -target));
        row
    };
    program.row(sum(&|_| true, 1.0), 0.0, 0.0);
    for (event, target) in figures {
        program.row(sum(&|cell| event.has(cell), *target), 0.0, 0.0);
    }
    let costs: Vec<(usize, f64)> = counted.iter().map(|&i| (i, -1.0)).collect();
    let found = program.minimise(&costs)?.ok_or(StatsError::Infeasible)?;
    let mut possible = vec![false; start.len()];
    for (cell, variable) in cells.iter().zip(&counted) {
        possible[*cell] = found[*variable] > 0.5;
    }
    Ok(possible)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::cells::CellSpace;
    use super::super::functional::Functional;
    use super::super::plackett_joint;
    use super::*;

    fn binary(items: usize, of: &[(&[usize], f64)]) -> Vec<(Event, f64)> {
        let space = CellSpace::binary(items).unwrap();
        of.iter().map(|(items, x)| (space.holding(items).unwrap(), *x)).collect()
    }

    #[test]
    fn margins_alone_give_independence() {
        let p = [0.6, 0.5, 0.4];
        let figures = binary(3, &[(&[0], p[0]), (&[1], p[1]), (&[2], p[2])]);
        let found = maximum_entropy(8, &figures).unwrap();
        for (cell, x) in found.iter().enumerate() {
            let expected: f64 = (0..3)
                .map(|i| if cell >> i & 1 == 1 { p[i] } else { 1.0 - p[i] })
                .product();
            assert!((x - expected).abs() < 1e-14);
        }
    }

    #[test]
    fn an_older_table_keeps_its_odds_ratio() {
        let old = [0.2, 0.3, 0.4, 0.1];
        // Cells: neither, A only, B only, both.
        let ratio = (old[3] * old[0]) / (old[1] * old[2]);
        let found = fit_shares(&old, &binary(2, &[(&[0], 0.52), (&[1], 0.48)])).unwrap();
        let expected = plackett_joint(0.52, 0.48, ratio).unwrap().value;
        assert!((found[3] - expected).abs() < 1e-13, "{} {expected}", found[3]);
    }

    #[test]
    fn cells_that_must_be_empty_are_found() {
        // Everybody who holds A holds B and C: fitting alone would need forever.
        let figures = binary(
            3,
            &[(&[0], 0.5), (&[0, 1], 0.5), (&[1], 0.7), (&[0, 2], 0.5), (&[2], 0.6)],
        );
        let found = maximum_entropy(8, &figures).unwrap();
        assert_eq!((found[1], found[3], found[5]), (0.0, 0.0, 0.0));
        assert!((found[7] - 0.5).abs() < 1e-13);
        // Of the others, B and C are independent: .2 and .1 of .5.
        assert!((found[6] - 0.2 * 0.1 / 0.5).abs() < 1e-12);
    }

    #[test]
    fn contradictions_are_told_from_slow_fits() {
        let fight = binary(3, &[(&[0], 0.6), (&[1], 0.5), (&[0, 1], 0.05)]);
        assert_eq!(maximum_entropy(8, &fight), Err(StatsError::Infeasible));
        let never = [(Event::of(2, &[1]).unwrap(), 0.5)];
        assert_eq!(fit_shares(&[1.0, 0.0], &never), Err(StatsError::Infeasible));
        assert!(maximum_entropy(3, &never).is_err() && maximum_entropy(0, &[]).is_err());
        assert!(fit_shares(&[0.0, 0.0], &never).is_err());
        assert!(fit_shares(&[1.0, -1.0], &never).is_err());
        let none = [(Event::of(2, &[1]).unwrap(), 0.0)];
        assert_eq!(maximum_entropy(2, &none).unwrap(), [1.0, 0.0]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]
        #[test]
        fn no_distribution_with_the_same_figures_has_more_entropy(
            raw in prop::collection::vec(0.05..1.0_f64, 16)
        ) {
            let whole: f64 = raw.iter().sum();
            let truth: Vec<f64> = raw.iter().map(|x| x / whole).collect();
            let sets: [&[usize]; 7] =
                [&[0], &[1], &[2], &[3], &[0, 1], &[1, 2], &[0, 3]];
            let space = CellSpace::binary(4).unwrap();
            let figure = |set: &&[usize]| {
                let event = space.holding(set).unwrap();
                let x = Functional::from(&event).value(&truth).unwrap();
                (event, x)
            };
            let figures: Vec<(Event, f64)> = sets.iter().map(figure).collect();
            let found = maximum_entropy(16, &figures).unwrap();
            prop_assert!(entropy(&found) >= entropy(&truth) - 1e-12);
            // Log-linear without higher interactions: items 2 and 3 are independent given
            // 0 and 1.
            for fixed in 0..4 {
                let x = |c: usize| found[fixed + 4 * c].ln();
                prop_assert!((x(0) + x(3) - x(1) - x(2)).abs() < 1e-9);
            }
        }
    }
}
