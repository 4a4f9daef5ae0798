//! Totals of a tally with their covariance under the sample design: the ground on which
//! every estimate stands.
//!
//! Variances by linearisation (Lumley 2010, §2.2; Särndal, Swensson & Wretman 1992, §4.6):
//! within each stratum the spread of the units' totals, with the finite population
//! correction, and for each unit drawn from a known number the same for its parts.

use nalgebra::{DMatrix, DVector};

use super::SurveyError;
use crate::poll::LonelyUnits;
use crate::tally::{CellSums, Stratum, Tally, Unit};

/// Linear functions of a tally's sums: for each cell the features that it adds to, the
/// column of the sums, and a factor.
#[derive(Debug, Clone, Default)]
pub struct Features {
    terms: Vec<Vec<(usize, usize, f64)>>,
    count: usize,
}

impl Features {
    /// Of a tally, none yet.
    #[must_use]
    pub fn of(tally: &Tally) -> Self {
        Self { terms: vec![Vec::new(); tally.cells.len()], count: 0 }
    }

    /// Adds the total of a column over some cells; gives its position.
    pub fn add(&mut self, cells: &[bool], column: usize) -> usize {
        for (terms, _) in self.terms.iter_mut().zip(cells).filter(|(_, held)| **held) {
            terms.push((self.count, column, 1.0));
        }
        self.count += 1;
        self.count - 1
    }

    /// Number of features.
    #[must_use]
    pub fn len(&self) -> usize {
        self.count
    }

    /// True without any.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    fn collect<'a>(
        &self,
        cells: impl Iterator<Item = (u32, &'a CellSums)>,
        factor: f64,
    ) -> DVector<f64> {
        let mut totals = DVector::zeros(self.count);
        for (cell, sums) in cells {
            for (feature, column, coefficient) in &self.terms[cell as usize] {
                totals[*feature] += factor * coefficient * sums.sums[*column];
            }
        }
        totals
    }
}

/// Totals and their covariance.
#[derive(Debug, Clone, PartialEq)]
pub struct Totals {
    /// Totals by feature.
    pub values: DVector<f64>,
    /// Their covariance.
    pub covariance: DMatrix<f64>,
}

/// Estimates the totals of some features.
///
/// # Errors
/// [`SurveyError::LonelyUnit`] for a stratum with one unit, unless the tally says what to do
/// about it.
pub fn totals(tally: &Tally, features: &Features) -> Result<Totals, SurveyError> {
    let size = features.len();
    let strata: Vec<StratumTotals> =
        tally.strata.iter().map(|s| StratumTotals::of(s, tally, features)).collect();
    let mut values = DVector::zeros(size);
    let mut covariance = DMatrix::zeros(size, size);
    let (mut units, mut lonely) = (0.0, Vec::new());
    for (i, stratum) in strata.iter().enumerate() {
        values += &stratum.total;
        units += stratum.n;
        if stratum.n == 1.0 && stratum.fraction < 1.0 {
            lonely.push(i);
            continue;
        }
        covariance += stratum.variance();
    }
    for stratum in &strata {
        covariance += stratum.of_parts.clone()?;
    }
    if let Some(first) = lonely.first() {
        match tally.lonely {
            LonelyUnits::Fail => {
                let stratum = tally.strata[*first].label.clone();
                return Err(SurveyError::LonelyUnit { stratum });
            }
            LonelyUnits::Certainty => {}
            LonelyUnits::Adjust => {
                let mean = &values / units;
                for i in &lonely {
                    let off = &strata[*i].total - &mean;
                    covariance += (1.0 - strata[*i].fraction) * &off * off.transpose();
                }
            }
            LonelyUnits::Average => {
                let all = strata.len() as f64;
                covariance *= all / (all - lonely.len() as f64);
            }
        }
    }
    Ok(Totals { values, covariance })
}

/// What a stratum adds.
struct StratumTotals {
    n: f64,
    /// Share of its units that were drawn; 0 where nothing is known.
    fraction: f64,
    total: DVector<f64>,
    /// Σ (z − z̄)(z − z̄)ᵀ over its units.
    spread: DMatrix<f64>,
    of_parts: Result<DMatrix<f64>, SurveyError>,
}

/// Share of a population that was drawn: the number itself is a fraction up to 1 and a
/// population size above it.
fn fraction(fpc: Option<f64>, n: f64) -> f64 {
    match fpc {
        None => 0.0,
        Some(fraction) if fraction <= 1.0 => fraction,
        Some(size) => n / size,
    }
}

/// What a unit stands for where weights follow from the stages.
fn expansion(tally: &Tally, drawn: f64) -> f64 {
    if tally.weights_from_fpc && drawn > 0.0 { 1.0 / drawn } else { 1.0 }
}

impl StratumTotals {
    fn of(stratum: &Stratum, tally: &Tally, features: &Features) -> Self {
        if stratum.units.is_empty() {
            return Self::of_singles(stratum, tally, features);
        }
        let n = stratum.units.len() as f64;
        let drawn = fraction(stratum.fpc, n);
        let first = expansion(tally, drawn);
        let units: Vec<DVector<f64>> = stratum
            .units
            .iter()
            .map(|unit| {
                let second = fraction(unit.fpc, unit.parts.len() as f64);
                let cells = unit.cells.iter().map(|(cell, sums)| (*cell, sums));
                features.collect(cells, first * expansion(tally, second))
            })
            .collect();
        let size = features.len();
        let total = units.iter().fold(DVector::zeros(size), |sum, unit| sum + unit);
        let of_parts =
            stratum.units.iter().try_fold(DMatrix::zeros(size, size), |sum, unit| {
                Ok(sum + parts(unit, stratum, tally, features, drawn)?)
            });
        Self { n, fraction: drawn, spread: spread(&units), total, of_parts }
    }

    /// Respondents who are units: their sums of products stand for them.
    fn of_singles(stratum: &Stratum, tally: &Tally, features: &Features) -> Self {
        let n = stratum.singles.n as f64;
        let drawn = fraction(stratum.fpc, n);
        let factor = expansion(tally, drawn);
        let cells = &stratum.singles.cells;
        let total =
            features.collect(cells.iter().map(|(cell, sums, _)| (*cell, sums)), factor);
        let size = features.len();
        let width = tally.width();
        let mut products = DMatrix::zeros(size, size);
        for (cell, _, of_cell) in cells {
            let terms = &features.terms[*cell as usize];
            for (a, column_a, x) in terms {
                for (b, column_b, y) in terms {
                    products[(*a, *b)] +=
                        factor * factor * x * y * of_cell[column_a * width + column_b];
                }
            }
        }
        let spread = products - &total * total.transpose() / n;
        let of_parts = Ok(DMatrix::zeros(size, size));
        Self { n, fraction: drawn, total, spread, of_parts }
    }

    fn variance(&self) -> DMatrix<f64> {
        if self.n <= 1.0 {
            return DMatrix::zeros(self.total.len(), self.total.len());
        }
        (1.0 - self.fraction) * self.n / (self.n - 1.0) * &self.spread
    }
}

fn spread(units: &[DVector<f64>]) -> DMatrix<f64> {
    let size = units.first().map_or(0, DVector::len);
    let mean = units.iter().fold(DVector::zeros(size), |sum, unit| sum + unit)
        / units.len() as f64;
    units.iter().fold(DMatrix::zeros(size, size), |sum, unit| {
        let off = unit - &mean;
        sum + &off * off.transpose()
    })
}

/// What the parts of a unit add: nothing where the first stage's population is not known.
fn parts(
    unit: &Unit,
    stratum: &Stratum,
    tally: &Tally,
    features: &Features,
    drawn: f64,
) -> Result<DMatrix<f64>, SurveyError> {
    let size = features.len();
    let n = unit.parts.len() as f64;
    let second = fraction(unit.fpc, n);
    if unit.parts.is_empty() || drawn == 0.0 || unit.fpc.is_none() || second >= 1.0 {
        return Ok(DMatrix::zeros(size, size));
    }
    if n == 1.0 {
        return match tally.lonely {
            LonelyUnits::Fail => {
                let stratum = format!("{} {}", stratum.label, unit.label);
                Err(SurveyError::LonelyUnit { stratum: stratum.trim().to_owned() })
            }
            _ => Ok(DMatrix::zeros(size, size)),
        };
    }
    let factor = expansion(tally, drawn) * expansion(tally, second);
    let totals: Vec<DVector<f64>> = unit
        .parts
        .iter()
        .map(|part| features.collect(part.cells.iter().map(|(c, s)| (*c, s)), factor))
        .collect();
    Ok(drawn * (1.0 - second) * n / (n - 1.0) * spread(&totals))
}
