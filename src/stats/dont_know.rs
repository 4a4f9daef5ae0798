//! Two questions with yes, no and "don't know": what each convention makes of the joint
//! share.

use super::StatsError;
use super::bounds::Bounds;
use super::cells::{CellSpace, Event};
use super::error::share;
use super::functional::Functional;

/// The category of "yes" in [`dont_know_cells`].
pub const YES: usize = 0;
/// The category of "no".
pub const NO: usize = 1;
/// The category of "don't know".
pub const DONT_KNOW: usize = 2;

/// Joint shares under three conventions, as functionals of the nine cells.
#[derive(Debug, Clone, PartialEq)]
pub struct DontKnowConventions {
    /// Yes to both, of everybody: not to know is not to hold the view. Also the lower end
    /// of the worst case.
    pub literal: Functional,
    /// Answered both: the base of the share among those who did
    /// ([`Functional::ratio`] of `literal` to this).
    pub answered: Functional,
    /// The upper end of the worst case: whoever did not know may hold the view, θ_yy +
    /// θ_y,dk + θ_dk,y + θ_dk,dk (Horowitz & Manski 1995).
    pub possible: Functional,
}

/// The nine cells: the first question's category changes fastest.
///
/// # Errors
/// None in practice: two items of three categories are a [`CellSpace`].
pub fn dont_know_cells() -> Result<CellSpace, StatsError> {
    CellSpace::new(&[3, 3])
}

/// The conventions as functionals.
///
/// # Errors
/// As [`dont_know_cells`].
pub fn dont_know_conventions() -> Result<DontKnowConventions, StatsError> {
    let space = dont_know_cells()?;
    let of = |event: Event| Functional::from(&event);
    Ok(DontKnowConventions {
        literal: of(space.event(|a| a[0] == YES && a[1] == YES)),
        answered: of(space.event(|a| a[0] != DONT_KNOW && a[1] != DONT_KNOW)),
        possible: of(space.event(|a| a[0] != NO && a[1] != NO)),
    })
}

/// Joint shares from a table of shares, a row for each answer to the first question, in
/// the order yes, no, don't know: the worst case over everybody (sharp; its lower end is
/// the literal share) and the share among those who answered both, `None` when nobody did.
///
/// # Errors
/// A number that is no share, or shares that do not add up to 1.
pub fn dont_know_bounds(
    table: &[[f64; 3]; 3],
) -> Result<(Bounds, Option<f64>), StatsError> {
    let mut shares = vec![0.0; 9];
    for (first, row) in table.iter().enumerate() {
        for (second, x) in row.iter().enumerate() {
            shares[first + 3 * second] = share("share of a cell", *x)?;
        }
    }
    let sum: f64 = shares.iter().sum();
    if (sum - 1.0).abs() > 1e-9 {
        return Err(StatsError::SharesDoNotAddUp(sum));
    }
    let by = dont_know_conventions()?;
    let worst =
        Bounds { lower: by.literal.value(&shares)?, upper: by.possible.value(&shares)? };
    let answered = by.literal.ratio(&by.answered, &shares)?;
    Ok((worst, answered.map(|(ratio, _)| ratio)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::leaning;
    use super::*;

    #[test]
    fn each_convention_counts_its_cells() {
        let table = [[0.30, 0.20, 0.05], [0.15, 0.10, 0.04], [0.06, 0.03, 0.07]];
        let (worst, answered) = dont_know_bounds(&table).unwrap();
        assert!((worst.lower - 0.30).abs() < 1e-15);
        assert!((worst.upper - 0.48).abs() < 1e-15);
        assert!((answered.unwrap() - 0.30 / 0.75).abs() < 1e-15);
        let silent = [[0.0; 3], [0.0; 3], [0.0, 0.0, 1.0]];
        let (worst, answered) = dont_know_bounds(&silent).unwrap();
        assert_eq!((worst.lower, worst.upper, answered), (0.0, 1.0, None));
        assert!(dont_know_bounds(&[[0.2; 3]; 3]).is_err());
        assert!(dont_know_bounds(&[[f64::NAN; 3]; 3]).is_err());
    }

    proptest! {
        #[test]
        fn every_completion_lies_within_and_the_toplines_say_less(
            raw in prop::collection::vec(0.01..1.0_f64, 9),
            lean in prop::collection::vec(0.0..=1.0_f64, 3)
        ) {
            let whole: f64 = raw.iter().sum();
            let at = |i: usize, j: usize| raw[3 * i + j] / whole;
            let table = [0, 1, 2].map(|i| [0, 1, 2].map(|j| at(i, j)));
            let (worst, _) = dont_know_bounds(&table).unwrap();
            // Shares of the undecided cells that turn into yes and yes.
            let joint = at(0, 0) + lean[0] * at(0, 2) + lean[1] * at(2, 0)
                + lean[2] * at(2, 2);
            prop_assert!(worst.lower <= joint + 1e-12 && joint <= worst.upper + 1e-12);
            let row = |i: usize| at(i, 0) + at(i, 1) + at(i, 2);
            let column = |j: usize| at(0, j) + at(1, j) + at(2, j);
            let toplines = leaning((row(0), row(2)), (column(0), column(2))).unwrap();
            prop_assert!(toplines.lower <= worst.lower + 1e-12);
            prop_assert!(worst.upper <= toplines.upper + 1e-12);
        }
    }
}
