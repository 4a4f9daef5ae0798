//! Contradictions in tables of several items: thresholds on scales, pairs held, each as a
//! linear functional of the cells' shares, so that their covariance gives standard errors.

use super::StatsError;
use super::cells::{CellSpace, Event};
use super::functional::Functional;

/// Which end of a scale counts as holding the view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The last categories.
    High,
    /// The first categories.
    Low,
}

/// The shares that hold both of two scaled views at every pair of thresholds: the entry
/// in row i and column j asks for one of the n_A − 1 − i outermost categories of the first item on its side and
/// likewise j of the second, so that the last row and column is "strong and strong".
///
/// # Errors
/// [`StatsError::NoSuch`] for an item that there is not.
pub fn threshold_table(
    space: &CellSpace,
    (first, first_side): (usize, Side),
    (second, second_side): (usize, Side),
) -> Result<Vec<Vec<Functional>>, StatsError> {
    let rows = beyond_each(space, first, first_side)?;
    let columns = beyond_each(space, second, second_side)?;
    let cell = |a: &Event, b: &Event| Ok(Functional::from(&a.and(b)?));
    rows.iter().map(|a| columns.iter().map(|b| cell(a, b)).collect()).collect()
}

/// Being beyond each threshold of an item, the laxest first.
fn beyond_each(
    space: &CellSpace,
    item: usize,
    side: Side,
) -> Result<Vec<Event>, StatsError> {
    let categories = space.categories(item)?;
    let beyond = |threshold: usize| {
        space.event(|answers| match side {
            Side::High => answers[item] >= threshold,
            Side::Low => answers[item] < categories - threshold,
        })
    };
    Ok((1..categories).map(beyond).collect())
}

/// Holding both items of each pair (category 1 of two-answer items).
///
/// # Errors
/// As [`threshold_table`].
pub fn contradictory_pairs(
    space: &CellSpace,
    pairs: &[(usize, usize)],
) -> Result<Vec<Event>, StatsError> {
    pairs.iter().map(|(a, b)| space.holding(&[*a, *b])).collect()
}

/// The share that holds at least `m` of the contradictions.
///
/// # Errors
/// No contradiction; contradictions on different cells.
pub fn at_least(contradictions: &[Event], m: usize) -> Result<Functional, StatsError> {
    let counts = held(contradictions)?;
    Functional::new(counts.iter().map(|c| f64::from(u8::from(*c >= m))).collect())
}

/// The inconsistency index: the mean share of the contradictions that somebody holds.
///
/// # Errors
/// As [`at_least`].
pub fn inconsistency_index(contradictions: &[Event]) -> Result<Functional, StatsError> {
    let all = contradictions.len() as f64;
    let counts = held(contradictions)?;
    Functional::new(counts.iter().map(|c| *c as f64 / all).collect())
}

/// How many of the contradictions each cell holds.
fn held(contradictions: &[Event]) -> Result<Vec<usize>, StatsError> {
    let first = contradictions.first().ok_or(StatsError::TooFew(1))?;
    let cells = first.cells();
    if let Some(other) = contradictions.iter().find(|event| event.cells() != cells) {
        return Err(StatsError::Lengths(cells, other.cells()));
    }
    let count = |cell: usize| contradictions.iter().filter(|e| e.has(cell)).count();
    Ok((0..cells).map(count).collect())
}

/// A functional's value over that if all items were independent with the same shares, and
/// the functional that has this ratio's standard error (linearisation); `None` when the
/// value under independence is 0.
///
/// # Errors
/// Another number of cells.
pub fn against_independence(
    space: &CellSpace,
    functional: &Functional,
    shares: &[f64],
) -> Result<Option<(f64, Functional)>, StatsError> {
    let value = functional.value(shares)?;
    let margins = item_shares(space, shares)?;
    let costs = functional.coefficients();
    let mut expected = 0.0;
    let mut slopes: Vec<Vec<f64>> = margins.iter().map(|m| vec![0.0; m.len()]).collect();
    let answers: Vec<Vec<usize>> = (0..space.cells()).map(|c| space.answers(c)).collect();
    for (answers, cost) in answers.iter().zip(costs) {
        expected += cost * others(&margins, answers, None);
        for (item, &answer) in answers.iter().enumerate() {
            slopes[item][answer] += cost * others(&margins, answers, Some(item));
        }
    }
    if expected == 0.0 {
        return Ok(None);
    }
    let ratio = value / expected;
    let linear = answers.iter().zip(costs).map(|(answers, cost)| {
        let moved: f64 = answers.iter().zip(&slopes).map(|(a, slope)| slope[*a]).sum();
        (cost - ratio * moved) / expected
    });
    Ok(Some((ratio, Functional::new(linear.collect())?)))
}

/// The product of the answers' shares, without one item's.
fn others(margins: &[Vec<f64>], answers: &[usize], without: Option<usize>) -> f64 {
    let items = margins.iter().zip(answers).enumerate();
    items.filter(|(i, _)| Some(*i) != without).map(|(_, (m, a))| m[*a]).product()
}

/// Every item's shares of its categories.
fn item_shares(space: &CellSpace, shares: &[f64]) -> Result<Vec<Vec<f64>>, StatsError> {
    if shares.len() != space.cells() {
        return Err(StatsError::Lengths(space.cells(), shares.len()));
    }
    let mut margins = Vec::new();
    for item in 0..space.items() {
        margins.push(vec![0.0; space.categories(item)?]);
    }
    for (cell, x) in shares.iter().enumerate() {
        for (margin, answer) in margins.iter_mut().zip(space.answers(cell)) {
            margin[answer] += x;
        }
    }
    Ok(margins)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn thresholds_are_cumulative_from_strong_to_lax() {
        // A three-step and a four-step scale, cells in percent.
        let space = CellSpace::new(&[3, 4]).unwrap();
        let shares: Vec<f64> = (1..=12).map(|x| f64::from(x) / 78.0).collect();
        let table = threshold_table(&space, (0, Side::High), (1, Side::Low)).unwrap();
        assert_eq!((table.len(), table[0].len()), (2, 3));
        let of = |i: usize, j: usize| table[i][j].value(&shares).unwrap() * 78.0;
        // Strongest: category 2 of the first, category 0 of the second.
        assert!((of(1, 2) - 3.0).abs() < 1e-12);
        // Laxest: 1 or 2 of the first, 0 to 2 of the second.
        assert!((of(0, 0) - f64::from(2 + 3 + 5 + 6 + 8 + 9)).abs() < 1e-12);
        assert!((of(1, 0) - f64::from(3 + 6 + 9)).abs() < 1e-12);
        assert!(threshold_table(&space, (0, Side::High), (2, Side::Low)).is_err());
    }

    #[test]
    fn pairs_are_counted() {
        let space = CellSpace::binary(4).unwrap();
        let pairs = contradictory_pairs(&space, &[(0, 1), (2, 3), (0, 3)]).unwrap();
        let mut shares = vec![0.0; 16];
        // Nobody's contradiction, one (0, 1), two (0, 1 and 0, 3), all three.
        (shares[0b0101], shares[0b0011], shares[0b1011], shares[0b1111]) =
            (0.4, 0.3, 0.2, 0.1);
        let value = |f: Functional| f.value(&shares).unwrap();
        let near = |x: f64, y: f64| assert!((x - y).abs() < 1e-15, "{x} {y}");
        near(value(at_least(&pairs, 1).unwrap()), 0.6);
        near(value(at_least(&pairs, 2).unwrap()), 0.3);
        near(value(at_least(&pairs, 3).unwrap()), 0.1);
        near(value(at_least(&pairs, 0).unwrap()), 1.0);
        near(value(inconsistency_index(&pairs).unwrap()), 1.0 / 3.0);
        assert!(at_least(&[], 1).is_err() && inconsistency_index(&[]).is_err());
        let other = Event::of(3, &[]).unwrap();
        assert!(at_least(&[pairs[0].clone(), other], 1).is_err());
        assert!(contradictory_pairs(&space, &[(0, 4)]).is_err());
    }

    proptest! {
        #[test]
        fn the_ratio_to_independence_has_the_slope_that_it_says(
            raw in prop::collection::vec(0.05..1.0_f64, 12),
            towards in prop::collection::vec(-1.0..1.0_f64, 12)
        ) {
            let space = CellSpace::new(&[2, 3, 2]).unwrap();
            let whole: f64 = raw.iter().sum();
            let shares: Vec<f64> = raw.iter().map(|x| x / whole).collect();
            let event = space.event(|a| a[0] == 1 && a[1] > 0 || a[2] == 1 && a[1] == 2);
            let functional = Functional::from(&event);
            let (ratio, linear) =
                against_independence(&space, &functional, &shares).unwrap().unwrap();
            // Directions that keep the sum.
            let mean: f64 = towards.iter().sum::<f64>() / 12.0;
            let towards: Vec<f64> = towards.iter().map(|x| x - mean).collect();
            let moved = |by: f64| {
                let at: Vec<f64> =
                    shares.iter().zip(&towards).map(|(x, t)| x + by * t).collect();
                against_independence(&space, &functional, &at).unwrap().unwrap().0
            };
            let slope = (moved(1e-5) - moved(-1e-5)) / 2e-5;
            prop_assert!((slope - linear.value(&towards).unwrap()).abs() < 1e-5);
            prop_assert!(ratio > 0.0);
        }
    }

    #[test]
    fn independent_items_have_a_ratio_of_one() {
        let space = CellSpace::binary(2).unwrap();
        let both = Functional::from(&space.holding(&[0, 1]).unwrap());
        let shares = [0.4 * 0.7, 0.6 * 0.7, 0.4 * 0.3, 0.6 * 0.3];
        let (ratio, _) = against_independence(&space, &both, &shares).unwrap().unwrap();
        assert!((ratio - 1.0).abs() < 1e-15);
        let none = [0.5, 0.5, 0.0, 0.0];
        assert_eq!(against_independence(&space, &both, &none).unwrap(), None);
        assert!(against_independence(&space, &both, &[1.0]).is_err());
    }
}
