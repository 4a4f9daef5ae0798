//! Variances by linearisation (Lumley 2010, §2.2; Särndal, Swensson & Wretman 1992, §4.6):
//! within each stratum the spread of the units' totals, with the finite population
//! correction, and for each unit drawn from a known number the same for its parts.

use nalgebra::DVector;

use super::SurveyError;
use super::spread::Spread;
use super::symmetric::Symmetric;
use super::totals::{Features, Totals};
use crate::poll::LonelyUnits;
use crate::tally::{Stratum, Tally, Unit};

/// Totals with their covariance.
///
/// # Errors
/// [`SurveyError::LonelyUnit`] for a stratum with one unit, unless the tally says what to do
/// about it.
pub(super) fn totals(tally: &Tally, features: &Features) -> Result<Totals, SurveyError> {
    let size = features.len();
    let mut values = DVector::zeros(size);
    let mut covariance = Symmetric::new(size);
    let (mut units, mut lonely) = (0.0, Vec::new());
    for stratum in &tally.strata {
        let of = StratumTotals::of(stratum, tally, features);
        values += &of.total;
        units += of.n;
        of.add_parts(stratum, tally, features, &mut covariance)?;
        if of.n == 1.0 && of.fraction < 1.0 {
            lonely.push((stratum.label.clone(), of.fraction, of.total));
        } else {
            of.add_spread(stratum, tally, features, &mut covariance);
        }
    }
    if let Some((stratum, ..)) = lonely.first() {
        match tally.lonely {
            LonelyUnits::Fail => {
                return Err(SurveyError::LonelyUnit { stratum: stratum.to_string() });
            }
            LonelyUnits::Certainty => {}
            LonelyUnits::Adjust => {
                let mean = &values / units;
                for (_, fraction, total) in &lonely {
                    let off = total - &mean;
                    covariance.add_square(1.0 - fraction, off.as_slice());
                }
            }
            LonelyUnits::Average => {
                let all = tally.strata.len() as f64;
                covariance.scale(all / (all - lonely.len() as f64));
            }
        }
    }
    let spread = Spread::Linearised(covariance.into_matrix());
    Ok(Totals { values, spread })
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

/// The total of a unit, which stands for `factor` of its kind.
fn unit_total(unit: &Unit, tally: &Tally, features: &Features, factor: f64) -> Vec<f64> {
    let mut total = vec![0.0; features.len()];
    add_unit(unit, tally, features, factor, &mut total);
    total
}

fn add_unit(
    unit: &Unit,
    tally: &Tally,
    features: &Features,
    factor: f64,
    total: &mut [f64],
) {
    if !tally.weights_from_fpc || unit.parts.is_empty() {
        features.collect(unit.cells.iter(), factor, total);
        return;
    }
    let drawn = fraction(unit.fpc, unit.parts.len() as f64);
    for part in &unit.parts {
        add_unit(part, tally, features, factor * expansion(tally, drawn), total);
    }
}

/// The totals of a stratum.
struct StratumTotals {
    n: f64,
    /// Share of its units that were drawn; 0 where nothing is known.
    fraction: f64,
    /// What a unit stands for.
    factor: f64,
    total: DVector<f64>,
    /// Totals of the units of several respondents, and of all others together.
    units: Vec<Vec<f64>>,
    singles: Vec<f64>,
}

impl StratumTotals {
    fn of(stratum: &Stratum, tally: &Tally, features: &Features) -> Self {
        let n = stratum.units.len() as f64 + stratum.singles.n as f64;
        let fraction = fraction(stratum.fpc, n);
        let factor = expansion(tally, fraction);
        let units: Vec<Vec<f64>> = stratum
            .units
            .iter()
            .map(|unit| unit_total(unit, tally, features, factor))
            .collect();
        let mut singles = vec![0.0; features.len()];
        features.collect(stratum.singles.cells.iter(), factor, &mut singles);
        let mut total = DVector::from_column_slice(&singles);
        for unit in &units {
            for (sum, x) in total.iter_mut().zip(unit) {
                *sum += x;
            }
        }
        Self { n, fraction, factor, total, units, singles }
    }

    /// Adds (1 − f) n/(n − 1) Σ (z − z̄)(z − z̄)ᵀ over the stratum's units. Units of one
    /// respondent come as sums: Σ zzᵀ − z̄sᵀ − sz̄ᵀ + k z̄z̄ᵀ for k of them that add up to s.
    fn add_spread(
        &self,
        stratum: &Stratum,
        tally: &Tally,
        features: &Features,
        covariance: &mut Symmetric,
    ) {
        if self.n <= 1.0 {
            return;
        }
        let scale = (1.0 - self.fraction) * self.n / (self.n - 1.0);
        let mean: Vec<f64> = self.total.iter().map(|sum| sum / self.n).collect();
        let mut off = vec![0.0; mean.len()];
        for unit in &self.units {
            for ((off, x), mean) in off.iter_mut().zip(unit).zip(&mean) {
                *off = x - mean;
            }
            covariance.add_square(scale, &off);
        }
        if stratum.singles.n == 0 {
            return;
        }
        let width = tally.width();
        for (count, _, products) in stratum.singles.iter() {
            let terms = &features.terms[count.cell as usize];
            let squared = scale * self.factor * self.factor;
            for (a, column_a, x) in terms {
                for (b, column_b, y) in terms.iter().filter(|(b, ..)| a <= b) {
                    let product = products[column_a * width + column_b];
                    covariance.add(*a, *b, squared * x * y * product);
                }
            }
        }
        let k = stratum.singles.n as f64;
        // −z̄sᵀ − sz̄ᵀ + k z̄z̄ᵀ = (k z̄ − s)(k z̄ − s)ᵀ/k − ssᵀ/k.
        for ((off, s), mean) in off.iter_mut().zip(&self.singles).zip(&mean) {
            *off = k * mean - s;
        }
        covariance.add_square(scale / k, &off);
        covariance.add_square(-scale / k, &self.singles);
    }

    /// Adds what later stages contribute; nothing where a population is not known.
    fn add_parts(
        &self,
        stratum: &Stratum,
        tally: &Tally,
        features: &Features,
        covariance: &mut Symmetric,
    ) -> Result<(), SurveyError> {
        if self.fraction == 0.0 {
            return Ok(());
        }
        let stage = Stage { tally, features, stratum: &stratum.label };
        for unit in &stratum.units {
            stage.add(unit, self.fraction, self.factor, covariance)?;
        }
        Ok(())
    }
}

/// What later stages need to know of the first.
struct Stage<'a> {
    tally: &'a Tally,
    features: &'a Features,
    stratum: &'a str,
}

impl Stage<'_> {
    /// Adds `drawn` times the variance of a unit's parts, and of theirs: `drawn` is the
    /// product of the sampling fractions of the stages before.
    fn add(
        &self,
        unit: &Unit,
        drawn: f64,
        factor: f64,
        covariance: &mut Symmetric,
    ) -> Result<(), SurveyError> {
        let n = unit.parts.len() as f64;
        if unit.parts.is_empty() || unit.fpc.is_none() {
            return Ok(());
        }
        let fraction = fraction(unit.fpc, n);
        let factor = factor * expansion(self.tally, fraction);
        for part in &unit.parts {
            self.add(part, drawn * fraction, factor, covariance)?;
        }
        if fraction >= 1.0 {
            return Ok(());
        }
        if n == 1.0 {
            return match self.tally.lonely {
                LonelyUnits::Fail => {
                    let stratum = format!("{} {}", self.stratum, unit.label);
                    Err(SurveyError::LonelyUnit { stratum: stratum.trim().to_owned() })
                }
                _ => Ok(()),
            };
        }
        let totals: Vec<Vec<f64>> = unit
            .parts
            .iter()
            .map(|part| unit_total(part, self.tally, self.features, factor))
            .collect();
        let scale = drawn * (1.0 - fraction) * n / (n - 1.0);
        let mut mean = vec![0.0; self.features.len()];
        for total in &totals {
            mean.iter_mut().zip(total).for_each(|(mean, x)| *mean += x / n);
        }
        for total in &totals {
            let off: Vec<f64> = total.iter().zip(&mean).map(|(x, m)| x - m).collect();
            covariance.add_square(scale, &off);
        }
        Ok(())
    }
}
