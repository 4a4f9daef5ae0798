//! Runs of the same figure in consecutive polls.

use super::super::StatsError;
use super::super::special::normal_cdf;

/// The longest run of one figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Run {
    /// Polls in the run.
    pub length: usize,
    /// The first of them.
    pub start: usize,
    /// Probability that sampling and rounding alone give a run as long anywhere in the series.
    pub probability: f64,
}

/// More cells than this would be figures so fine that none repeats.
const MOST_CELLS: f64 = 1e5;

/// The longest run among `figures` rounded to `unit`, and its probability when every poll is
/// drawn by itself around its `expected` value with its sampling standard error `se`: exact
/// over all figures and runs, by a chain whose state is the last figure and how often it has
/// been repeated (Fu & Koutras 1994). With one expected value for all, the probability is as
/// large as it can be.
///
/// # Errors
/// No polls, lists of different lengths, a unit or standard error that is not positive, or a
/// unit too fine for the standard errors.
pub fn longest_run(
    figures: &[f64],
    expected: &[f64],
    se: &[f64],
    unit: f64,
) -> Result<Run, StatsError> {
    if figures.is_empty() {
        return Err(StatsError::TooFew(1));
    }
    for other in [expected.len(), se.len()] {
        if other != figures.len() {
            return Err(StatsError::Lengths(figures.len(), other));
        }
    }
    let positive = std::iter::once(("unit of rounding", unit))
        .chain(se.iter().map(|se| ("standard error", *se)));
    for (name, value) in positive {
        if !(value > 0.0 && value.is_finite()) {
            return Err(StatsError::NotPositive { name, value });
        }
    }
    for value in figures.iter().chain(expected) {
        if !value.is_finite() {
            return Err(StatsError::NotFinite { name: "figure", value: *value });
        }
    }
    let (length, start) = longest(figures, unit);
    let probability = if length < 2 { 1.0 } else { chance(length, expected, se, unit)? };
    Ok(Run { length, start, probability })
}

fn longest(figures: &[f64], unit: f64) -> (usize, usize) {
    let (mut best, mut start) = ((1, 0), 0);
    for i in 1..figures.len() {
        if (figures[i] - figures[i - 1]).abs() > 1e-6 * unit {
            start = i;
        }
        if i + 1 - start > best.0 {
            best = (i + 1 - start, start);
        }
    }
    best
}

/// P(some run of at least `length`).
fn chance(
    length: usize,
    expected: &[f64],
    se: &[f64],
    unit: f64,
) -> Result<f64, StatsError> {
    // Nine standard errors leave out 1e-19.
    let ends = || expected.iter().zip(se);
    let low = ends().fold(f64::MAX, |low, (m, s)| low.min(m - 9.0 * s));
    let high = ends().fold(f64::MIN, |high, (m, s)| high.max(m + 9.0 * s));
    let first = (low / unit).round();
    let cells = (high / unit).round() - first + 1.0;
    if cells > MOST_CELLS {
        let name = "unit of rounding beside the standard errors";
        return Err(StatsError::NotPositive { name, value: unit });
    }
    let cells = cells as usize;
    let figure = |poll: usize, cell: usize| {
        let limit = |side: f64| {
            let edge = (first + cell as f64 + side) * unit;
            normal_cdf((edge - expected[poll]) / se[poll])
        };
        limit(0.5) - limit(-0.5)
    };
    // repeated[k][cell]: the last k + 1 polls showed this figure, and no run is complete.
    let mut repeated = vec![vec![0.0; cells]; length - 1];
    let mut complete = 0.0;
    for poll in 0..expected.len() {
        let alive = if poll == 0 { 1.0 } else { repeated.iter().flatten().sum() };
        for cell in 0..cells {
            let p = figure(poll, cell);
            let here: f64 = repeated.iter().map(|of| of[cell]).sum();
            complete += repeated[length - 2][cell] * p;
            for k in (1..length - 1).rev() {
                repeated[k][cell] = repeated[k - 1][cell] * p;
            }
            repeated[0][cell] = (alive - here) * p;
        }
    }
    Ok(complete.clamp(0.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::super::Draws;
    use super::*;

    #[test]
    fn coins_give_the_chances_of_coins() {
        // Expected halfway between two figures with hardly any error: each has a half.
        let of = |figures: &[f64]| {
            let n = figures.len();
            longest_run(figures, &vec![0.5; n], &vec![0.01; n], 1.0).unwrap()
        };
        let found = of(&[0.0, 0.0, 1.0]);
        assert_eq!((found.length, found.start), (2, 0));
        assert!((found.probability - 0.75).abs() < 1e-12, "{found:?}");
        let found = of(&[1.0, 0.0, 0.0, 0.0, 1.0]);
        assert_eq!((found.length, found.start), (3, 1));
        // Of 32 sequences of five tosses 16 have no run of three.
        assert!((found.probability - 0.5).abs() < 1e-12, "{found:?}");
        assert_eq!(of(&[0.0, 1.0]).probability, 1.0);
        let found = of(&[1.0; 4]);
        assert!((found.probability - 0.125).abs() < 1e-12, "{found:?}");
    }

    #[test]
    fn simulated_polls_repeat_themselves_as_often() {
        let (n, se) = (8, 0.02);
        let expected: Vec<f64> = (0..n).map(|i| 0.44 + 0.002 * f64::from(i)).collect();
        let mut draws = Draws::new(5);
        let mut hits = 0;
        for _ in 0..20_000 {
            let polls: Vec<f64> = expected
                .iter()
                .map(|m| ((m + se * draws.normal()) * 100.0).round() / 100.0)
                .collect();
            hits += usize::from(longest(&polls, 0.01).0 >= 3);
        }
        let figures = [0.44, 0.44, 0.44, 0.4, 0.41, 0.42, 0.43, 0.45];
        let found = longest_run(&figures, &expected, &[se; 8], 0.01).unwrap();
        let simulated = f64::from(hits as u32) / 20_000.0;
        let error = (simulated * (1.0 - simulated) / 20_000.0).sqrt();
        assert!(
            (found.probability - simulated).abs() < 4.0 * error,
            "{found:?} {simulated}"
        );
    }

    #[test]
    fn what_cannot_be_counted_is_refused() {
        assert!(longest_run(&[], &[], &[], 0.01).is_err());
        assert!(longest_run(&[0.4], &[0.4, 0.4], &[0.02], 0.01).is_err());
        assert!(longest_run(&[0.4], &[0.4], &[0.02], 0.0).is_err());
        assert!(longest_run(&[0.4; 2], &[0.4; 2], &[0.02; 2], 1e-9).is_err());
        assert!(longest_run(&[f64::NAN], &[0.4], &[0.02], 0.01).is_err());
    }
}
