//! Degrees of freedom of given replicate weights.

use super::super::StatsError;

/// A column of which less than this part is left once earlier columns are taken out is
/// nothing new.
const TOLERANCE: f64 = 1e-5;

/// The rank of the weights, less 1: R lists of one weight (or multiplier) a respondent or
/// unit; units that share their multipliers need to stand there once only. Columns count in
/// turn, as what the ones before leave of them, against their own length times 1e-5 (the
/// rule of R's `survey::degf`).
///
/// # Errors
/// [`StatsError::TooFew`] without replicates, [`StatsError::Lengths`] for lists of unequal
/// length, [`StatsError::NotFinite`] for a weight that is none.
pub fn degrees_of_freedom(replicates: &[Vec<f64>]) -> Result<usize, StatsError> {
    let Some(first) = replicates.first() else {
        return Err(StatsError::TooFew(1));
    };
    let mut basis: Vec<Vec<f64>> = Vec::new();
    for replicate in replicates {
        if replicate.len() != first.len() {
            return Err(StatsError::Lengths(replicate.len(), first.len()));
        }
        if let Some(value) = replicate.iter().find(|value| !value.is_finite()) {
            return Err(StatsError::NotFinite { name: "weight", value: *value });
        }
        if basis.len() == first.len() {
            break;
        }
        let before = length(replicate);
        let mut left = replicate.clone();
        // Once more, since rounding leaves a part of the order that is looked for.
        for _ in 0..2 {
            for direction in &basis {
                let along: f64 = left.iter().zip(direction).map(|(x, d)| x * d).sum();
                for (x, d) in left.iter_mut().zip(direction) {
                    *x -= along * d;
                }
            }
        }
        let after = length(&left);
        if after > TOLERANCE * before {
            basis.push(left.iter().map(|x| x / after).collect());
        }
    }
    Ok(basis.len().saturating_sub(1))
}

fn length(values: &[f64]) -> f64 {
    values.iter().map(|x| x * x).sum::<f64>().sqrt()
}
