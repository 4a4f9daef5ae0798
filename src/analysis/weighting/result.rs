//! What weighting did, and the weight by cells.

use super::fit::{Fitted, unusable};
use super::levels::decimals;
use super::solve::Solved;
use super::{Calibrating, Weighted};
use crate::poll::{Code, Diagnostic, ValueCode};
use crate::read::{Rejected, Respondents};
use crate::results::{
    Assumption, UnansweredMargin, WeightQuantile, WeightSpread, WeightedLevel,
    WeightedMargin, WeightedNumber, WeightingResult,
};
use crate::stats::calibration::{LevelReport, WeightDistribution, WeightingReport};
use crate::tally::{CellWeight, Tally, weights};

/// Shares of respondents whose weights are reported.
const QUANTILES: [f64; 7] = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99];
/// A factor this near to its limit stands at it.
const AT_LIMIT: f64 = 1e-6;

/// A weighting but for the spread of its weights, which takes another look at the rows where
/// base weights differ.
pub(super) struct Made {
    result: WeightingResult,
    weight: CellWeight,
    /// Weights with numbers of respondents, where base weights are alike.
    pairs: Vec<(f64, f64)>,
    label: String,
    rows: u64,
}

impl Made {
    pub(super) fn new(
        of: &Calibrating<'_>,
        tally: &Tally,
        fitted: &Fitted,
        solved: &Solved,
    ) -> Result<Self, Rejected> {
        let problem = &fitted.problem;
        let report =
            WeightingReport::new(problem, &solved.factors, &fitted.n, &fitted.squares)
                .map_err(|e| unusable(of, &e))?;
        let factors: Vec<f64> =
            solved.factors.iter().map(|factor| factor * fitted.scale).collect();
        let margins =
            (0..fitted.margins.len()).map(|m| margin(of, fitted, &report, m)).collect();
        let n = fitted.respondents();
        let population = problem.population();
        let result = WeightingResult {
            id: format!("weights/{}", crate::poll::slug(&of.spec.name)),
            name: of.spec.name.clone(),
            file: of.file.to_owned(),
            targets: of.spec.targets.file.clone(),
            base_weight: of.base.clone(),
            method: of.spec.method,
            bounds: of.spec.bounds,
            trim: of.spec.trim,
            unanswered: of.spec.unanswered,
            population,
            n: n as u64,
            kept_out: fitted.kept_out,
            margins,
            numbers: numbers(of, &report),
            design_effect: report.design_effect,
            design_effect_base: report.design_effect_base,
            n_effective: n / report.design_effect,
            spread: spread(fitted, solved),
            iterations: solved.iterations as u64,
            misfit: solved.misfit,
            met: solved.worst.is_none(),
            worst: solved.worst,
            questions: Vec::new(),
            assumptions: assumptions(of, fitted),
            title: of.spec.title.clone(),
            chart: of.spec.chart,
        };
        let singles = problem.base().iter().zip(&solved.factors).zip(&fitted.n);
        let pairs = singles.map(|((d, g), n)| (d * g / n, *n)).collect();
        let weight = cell_weight(of, tally, fitted, &factors);
        let targets = std::path::Path::new(&of.spec.targets.file).file_name();
        let targets = targets.unwrap_or_default().to_string_lossy();
        let label = format!("{} [{targets}]", of.spec.name);
        Ok(Self { result, weight, pairs, label, rows: tally.rows })
    }

    /// The weighting with the spread of its weights.
    pub(super) fn finish(
        mut self,
        respondents: &Respondents,
        file: &str,
    ) -> Result<(Weighted, Vec<Diagnostic>), Rejected> {
        if self.weight.base.is_some() {
            let all = weights(respondents, &self.weight, file)?;
            let kept = all.into_iter().filter(|weight| !weight.is_nan());
            self.pairs = kept.map(|weight| (weight, 1.0)).collect();
        }
        let least = self.pairs.iter().map(|(w, _)| *w).fold(f64::INFINITY, f64::min);
        if least < 0.0 {
            let below = self.pairs.iter().filter(|(w, _)| *w < 0.0);
            let found = Diagnostic::new(Code::WeightsNegative, file)
                .value(&self.result.name)
                .with("n", below.map(|(_, n)| *n).sum::<f64>())
                .with("least", crate::stats::significant((least * 1e4).round() / 1e4));
            return Err(found.into());
        }
        let found = WeightDistribution::new(&self.pairs, &QUANTILES).map_err(|e| {
            let unfit = Diagnostic::new(Code::WeightingUnfit, file);
            Rejected::from(unfit.value(&self.result.name).with("expected", e))
        })?;
        let spread = &mut self.result.spread;
        spread.mean = found.mean;
        spread.least = found.min / found.mean;
        spread.most = found.max / found.mean;
        spread.cv = found.cv;
        let quantiles = QUANTILES.iter().zip(&found.quantiles);
        spread.quantiles = quantiles
            .map(|(share, weight)| WeightQuantile {
                share: *share,
                relative: weight / found.mean,
            })
            .collect();
        let mut warnings = Vec::new();
        if self.result.kept_out > 0 {
            let out = Diagnostic::new(Code::MarginKeptOut, file);
            warnings.push(out.with("n", self.result.kept_out).with("rows", self.rows));
        }
        let Self { result, weight, label, .. } = self;
        Ok((Weighted { result, weight, label }, warnings))
    }
}

/// Differences are of shares with sixteen digits: what is below their last ones is nil.
fn digits(difference: f64) -> f64 {
    crate::stats::significant((difference * 1e12).round() / 1e12)
}

fn margin(
    of: &Calibrating<'_>,
    fitted: &Fitted,
    report: &WeightingReport,
    at: usize,
) -> WeightedMargin {
    let stated = &of.spec.targets.margins[at];
    let population = fitted.problem.population();
    let reports: Vec<&LevelReport> =
        report.levels.iter().filter(|level| level.margin == at).collect();
    let levels =
        fitted.margins[at].iter().zip(reports).map(|(level, report)| WeightedLevel {
            label: level.label.clone(),
            codes: level.stored.clone(),
            unanswered: level.unanswered,
            n: report.respondents as u64,
            base: report.base,
            weighted: report.weighted,
            target: report.target,
            target_total: report.target * population,
            difference_before: report.difference_before.map(digits),
            difference_after: report.difference_after.map(digits),
            line: level.line,
        });
    WeightedMargin {
        variable: stated.variable.clone(),
        label: of.margins[at].label(),
        totals: stated.kind == crate::poll::TargetKind::Totals,
        decimals: decimals(stated),
        levels: levels.collect(),
        unanswered: fitted.unanswered[at],
        design_effect: report.design_effect_margins[at],
    }
}

fn numbers(of: &Calibrating<'_>, report: &WeightingReport) -> Vec<WeightedNumber> {
    let numbers = of.numbers.iter().zip(&report.measures);
    numbers
        .map(|(variable, measure)| WeightedNumber {
            variable: variable.name.clone(),
            label: variable.label.clone(),
            base: measure.base,
            weighted: measure.weighted,
            target: measure.target,
            difference_before: measure.difference_before.map(digits),
            difference_after: measure.difference_after.map(digits),
        })
        .collect()
}

/// Factors and limits; the weights themselves are filled in later.
fn spread(fitted: &Fitted, solved: &Solved) -> WeightSpread {
    let base: f64 = fitted.problem.base().iter().sum();
    let same_total = fitted.problem.population() / base;
    let held = || {
        let cells = solved.factors.iter().zip(fitted.problem.base());
        cells.filter(|(_, base)| **base > 0.0).map(|(factor, _)| factor / same_total)
    };
    let prescale = fitted.problem.prescale();
    let at_limit = solved.limits.as_ref().map_or(0.0, |limits| {
        let cells = solved.factors.iter().zip(limits).zip(&fitted.n);
        let at = |factor: f64, limit: f64| {
            (factor / prescale - limit).abs() <= AT_LIMIT * limit.max(1e-3)
        };
        cells
            .filter(|((factor, (low, high)), _)| {
                at(**factor, *low) || at(**factor, *high)
            })
            .map(|(_, n)| n)
            .sum()
    });
    WeightSpread {
        mean: 0.0,
        least: 0.0,
        most: 0.0,
        cv: 0.0,
        quantiles: Vec::new(),
        least_factor: held().fold(f64::INFINITY, f64::min),
        most_factor: held().fold(0.0, f64::max),
        at_limit: at_limit as u64,
    }
}

fn assumptions(of: &Calibrating<'_>, fitted: &Fitted) -> Vec<Assumption> {
    let mut found = vec![Assumption::TargetsExact, Assumption::AlikeWithinLevels];
    let unanswered = fitted.unanswered.iter().any(|n| *n > 0);
    match of.spec.unanswered {
        UnansweredMargin::Out if fitted.kept_out > 0 => {
            found.push(Assumption::UnansweredLeftOut);
        }
        UnansweredMargin::OwnLevel if unanswered => {
            found.push(Assumption::UnansweredKeepShare);
        }
        _ => {}
    }
    found
}

/// Factors by the stored values of what is weighted for.
fn cell_weight(
    of: &Calibrating<'_>,
    tally: &Tally,
    fitted: &Fitted,
    factors: &[f64],
) -> CellWeight {
    let mut kept = fitted.cell_of.iter();
    let cells = tally.cells.iter().zip(&fitted.out).map(|(cell, out)| {
        let codes: Vec<Option<ValueCode>> = tally
            .classes
            .iter()
            .zip(cell)
            .map(|(class, code)| class.codes[*code as usize].clone())
            .collect();
        let factor = match out {
            true => None,
            false => kept.next().map(|at| factors[*at]),
        };
        (codes, factor)
    });
    CellWeight {
        cells: cells.collect(),
        classes: tally.classes.iter().map(|class| class.variable.clone()).collect(),
        base: of.base.clone(),
    }
}
