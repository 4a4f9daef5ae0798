//! A tally as a calibration problem.

use indexmap::IndexMap;

use super::Calibrating;
use super::levels::{Level, Levels};
use crate::analysis::dimension::{any, not};
use crate::poll::{Code, Diagnostic, TargetKind, TargetMargin, ValueCode, Variable};
use crate::read::Rejected;
use crate::results::UnansweredMargin;
use crate::stats::StatsError;
use crate::stats::calibration::{Margin, Measure, MeasureTarget, Problem, Target};
use crate::survey::by_cell;
use crate::tally::Tally;

/// Base weights are scaled to the population where the two differ by more than this, so that
/// bounds of factors are about the shape of the weights and not about their scale.
const SCALED: f64 = 0.1;

/// A tally with what is to be met.
pub(super) struct Fitted {
    /// The tally without those who get no weight.
    pub(super) kept: Tally,
    /// The cells of the whole tally that get no weight.
    pub(super) out: Vec<bool>,
    /// Respondents who get none.
    pub(super) kept_out: u64,
    /// The calibration cell of each cell of the kept tally.
    pub(super) cell_of: Vec<usize>,
    pub(super) problem: Problem,
    /// Base weights of the problem over those of the tally.
    pub(super) scale: f64,
    /// Respondents of each calibration cell.
    pub(super) n: Vec<f64>,
    /// Their sums of squared base weights, scaled.
    pub(super) squares: Vec<f64>,
    /// The levels of each margin.
    pub(super) margins: Vec<Vec<Level>>,
    /// Respondents without an answer on each margin.
    pub(super) unanswered: Vec<u64>,
}

impl Fitted {
    pub(super) fn new(of: &Calibrating<'_>, tally: &Tally) -> Result<Self, Rejected> {
        if tally.weights_from_fpc {
            let unfit = Diagnostic::new(Code::WeightingUnfit, of.file);
            return Err(unfit.value("fpc").with("expected", "weight").into());
        }
        let open = Open::new(of, tally);
        let refused = open.refused(of, tally);
        if !refused.is_empty() {
            return Err(Rejected(refused));
        }
        let out = match of.spec.unanswered {
            UnansweredMargin::Out => open.anywhere(tally.cells.len()),
            UnansweredMargin::Fail | UnansweredMargin::OwnLevel => {
                vec![false; tally.cells.len()]
            }
        };
        let kept_out = respondents_in(tally, &out);
        let kept = tally.without(&out);
        let unanswered =
            open.margins.iter().map(|cells| respondents_in(tally, cells)).collect();
        Self::of_kept(of, kept, (out, kept_out), unanswered)
    }

    fn of_kept(
        of: &Calibrating<'_>,
        kept: Tally,
        (out, kept_out): (Vec<bool>, u64),
        unanswered: Vec<u64>,
    ) -> Result<Self, Rejected> {
        let counts = by_cell(&kept);
        let whole: f64 = counts.iter().map(|count| count.weights).sum();
        let margins = levels(of, &kept, whole)?;
        let stated = of.spec.targets.margins.iter();
        let totals = stated.clone().find(|m| m.kind == TargetKind::Totals);
        let population =
            of.spec.population.or(totals.map(TargetMargin::sum)).unwrap_or(whole);
        let ratio = population / whole;
        let near = (1.0 - SCALED..=1.0 + SCALED).contains(&ratio);
        let scale = if near || !ratio.is_finite() || ratio <= 0.0 { 1.0 } else { ratio };
        let keys = keys(of, &kept, &margins);
        let mut cells: IndexMap<&[u64], usize> = IndexMap::new();
        let mut cell_of = Vec::with_capacity(keys.len());
        for key in &keys {
            let next = cells.len();
            cell_of.push(*cells.entry(key.as_slice()).or_insert(next));
        }
        let size = cells.len();
        let (mut base, mut n, mut squares) =
            (vec![0.0; size], vec![0.0; size], vec![0.0; size]);
        for (count, cell) in counts.iter().zip(&cell_of) {
            base[*cell] += scale * count.weights;
            n[*cell] += count.n as f64;
            squares[*cell] += scale * scale * count.squares;
        }
        let list: Vec<&[u64]> = cells.keys().copied().collect();
        let problem = problem(of, &margins, &list, base, population)
            .map_err(|e| unusable(of, &e))?;
        Ok(Self {
            cell_of,
            problem,
            scale,
            n,
            squares,
            unanswered,
            out,
            kept_out,
            margins,
            kept,
        })
    }

    /// Respondents with a weight.
    pub(super) fn respondents(&self) -> f64 {
        self.n.iter().sum()
    }
}

/// Cells whose respondents have no answer, or no number.
struct Open {
    margins: Vec<Vec<bool>>,
    numbers: Vec<Vec<bool>>,
}

impl Open {
    fn new(of: &Calibrating<'_>, tally: &Tally) -> Self {
        let margins = of.margins.iter().map(|margin| not(&margin.answered(tally)));
        let numbers = of.numbers.iter().map(|variable| without_number(variable, tally));
        Self { margins: margins.collect(), numbers: numbers.collect() }
    }

    fn anywhere(&self, size: usize) -> Vec<bool> {
        any(self.margins.iter().chain(&self.numbers), size)
    }

    /// Variables with respondents of whom it is not said what becomes of them. Those without
    /// a number cannot be a level of their own.
    fn refused(&self, of: &Calibrating<'_>, tally: &Tally) -> Vec<Diagnostic> {
        let targets = &of.spec.targets;
        let margins = targets.margins.iter().map(|m| (m.variable.as_str(), m.line()));
        let numbers = targets.numbers.iter().map(|n| (n.variable.as_str(), n.line));
        let mut rows: Vec<((&str, u64), &Vec<bool>)> = Vec::new();
        match of.spec.unanswered {
            UnansweredMargin::Out => {}
            UnansweredMargin::OwnLevel => rows.extend(numbers.zip(&self.numbers)),
            UnansweredMargin::Fail => {
                rows.extend(margins.zip(&self.margins));
                rows.extend(numbers.zip(&self.numbers));
            }
        }
        rows.into_iter()
            .map(|(row, cells)| (row, respondents_in(tally, cells)))
            .filter(|(_, n)| *n > 0)
            .map(|((variable, line), n)| {
                Diagnostic::new(Code::MarginUnanswered, &targets.file)
                    .line(line)
                    .column("variable")
                    .value(variable)
                    .with("n", n)
                    .with("rows", tally.rows)
            })
            .collect()
    }
}

/// Respondents in some cells.
pub(super) fn respondents_in(tally: &Tally, cells: &[bool]) -> u64 {
    let counts = by_cell(tally);
    counts.iter().zip(cells).filter(|(_, held)| **held).map(|(count, _)| count.n).sum()
}

/// What a calibration cannot be made of.
pub(super) fn unusable(of: &Calibrating<'_>, error: &StatsError) -> Rejected {
    let unfit = Diagnostic::new(Code::WeightingUnfit, &of.spec.targets.file);
    unfit.value(&of.spec.name).with("expected", error).into()
}

/// Cells whose respondents have no number.
fn without_number(variable: &Variable, tally: &Tally) -> Vec<bool> {
    let Some(class) = tally.class(&variable.name) else {
        return vec![true; tally.cells.len()];
    };
    tally.cells_where(class, |code| match code {
        Some(code @ ValueCode::Number(_)) => variable.missing_kind(code).is_some(),
        _ => true,
    })
}

/// The levels of every margin, with their targets.
fn levels(
    of: &Calibrating<'_>,
    kept: &Tally,
    whole: f64,
) -> Result<Vec<Vec<Level>>, Rejected> {
    let mut found = Vec::new();
    let mut margins = Vec::with_capacity(of.margins.len());
    for collapse in &of.spec.collapse {
        let mut variables = of.spec.targets.margins.iter().map(|m| &m.variable);
        if !variables.any(|variable| *variable == collapse.variable) {
            let unknown = Diagnostic::new(Code::VariableMissing, &of.spec.targets.file);
            found.push(unknown.column("--collapse").value(&collapse.variable));
        }
    }
    for (margin, dimension) in of.spec.targets.margins.iter().zip(&of.margins) {
        match Levels::matched(of, margin, dimension, kept) {
            Ok(mut levels) => {
                let open = not(&dimension.answered(kept));
                if open.contains(&true) {
                    own_level(&mut levels, open, kept, whole);
                }
                margins.push(levels);
            }
            Err(more) => found.extend(more),
        }
    }
    match found.is_empty() {
        true => Ok(margins),
        false => Err(Rejected(found)),
    }
}

/// Those without an answer keep their share of the base weights; the others' targets share
/// the rest.
fn own_level(levels: &mut Vec<Level>, open: Vec<bool>, kept: &Tally, whole: f64) {
    let counts = by_cell(kept);
    let theirs = counts.iter().zip(&open).filter(|(_, open)| **open);
    let share = theirs.map(|(count, _)| count.weights).sum::<f64>() / whole;
    let sum: f64 = levels.iter().filter_map(|level| level.target).sum();
    for level in levels.iter_mut() {
        level.target = level.target.map(|target| target * (1.0 - share));
    }
    levels.push(Level::unanswered(open, share * sum));
}

/// What tells calibration cells apart: the levels, the numbers, and the base weight where
/// weights have limits.
fn keys(of: &Calibrating<'_>, kept: &Tally, margins: &[Vec<Level>]) -> Vec<Vec<u64>> {
    let size = kept.cells.len();
    let mut keys = vec![Vec::with_capacity(margins.len() + of.numbers.len() + 1); size];
    for levels in margins {
        for (cell, key) in keys.iter_mut().enumerate() {
            let level = levels.iter().position(|level| level.held[cell]).unwrap_or(0);
            key.push(level as u64);
        }
    }
    for variable in &of.numbers {
        let Some(class) = kept.class(&variable.name) else { continue };
        for (cell, key) in kept.cells.iter().zip(&mut keys) {
            let number = match &kept.classes[class].codes[cell[class] as usize] {
                Some(ValueCode::Number(x)) => *x,
                _ => 0.0,
            };
            key.push(number.to_bits());
        }
    }
    let base = of.spec.trim.and(of.base.as_ref());
    if let Some(class) = base.and_then(|base| kept.class(base)) {
        for (cell, key) in kept.cells.iter().zip(&mut keys) {
            key.push(u64::from(cell[class]));
        }
    }
    keys
}

fn problem(
    of: &Calibrating<'_>,
    margins: &[Vec<Level>],
    cells: &[&[u64]],
    base: Vec<f64>,
    population: f64,
) -> Result<Problem, StatsError> {
    let stated = of.spec.targets.margins.iter();
    let margin_of = |(at, (levels, stated)): (usize, (&Vec<Level>, _))| {
        let stated: &TargetMargin = stated;
        let targets: Vec<f64> = levels.iter().filter_map(|level| level.target).collect();
        let target = match stated.kind {
            TargetKind::Shares => Target::proportional(&targets)?,
            TargetKind::Totals => Target::Totals(targets),
        };
        Ok(Margin { of_cell: cells.iter().map(|key| key[at] as usize).collect(), target })
    };
    let margin_count = margins.len();
    let mut margins: Vec<Margin> = margins
        .iter()
        .zip(stated)
        .enumerate()
        .map(margin_of)
        .collect::<Result<_, StatsError>>()?;
    if margins.is_empty() {
        // Means are of a population: its size is met like the levels of a margin are.
        let target = Target::Totals(vec![population]);
        margins.push(Margin { of_cell: vec![0; cells.len()], target });
    }
    let numbers = of.spec.targets.numbers.iter().enumerate();
    let measures = numbers
        .map(|(at, number)| Measure {
            values: cells
                .iter()
                .map(|key| f64::from_bits(key[margin_count + at]))
                .collect(),
            target: match number.mean {
                true => MeasureTarget::Mean(number.value),
                false => MeasureTarget::Total(number.value),
            },
        })
        .collect();
    Problem::new(base, margins, measures, Some(population))
}
