//! Why targets are not met: which margin, which level, what could be had instead.

use super::Calibrating;
use super::fit::{Fitted, respondents_in};
use super::levels::printed;
use crate::poll::{Code, Diagnostic, TargetKind};
use crate::stats::calibration::{Closest, Column, Obstacle};

/// Findings of one kind that are named one by one.
const MOST: usize = 10;
/// A target that moves by less than this part of itself is met.
const MOVED: f64 = 1e-5;

fn about(
    of: &Calibrating<'_>,
    fitted: &Fitted,
    code: Code,
    (margin, level): (usize, usize),
) -> Diagnostic {
    let found = &fitted.margins[margin][level];
    Diagnostic::new(code, &of.spec.targets.file)
        .line(found.line)
        .column(&of.spec.targets.margins[margin].variable)
        .value(&found.label)
}

/// A total of a margin as its file states it: a share or a total.
fn stated(of: &Calibrating<'_>, fitted: &Fitted, margin: usize, total: f64) -> String {
    let share = of.spec.targets.margins[margin].kind == TargetKind::Shares;
    let population = fitted.problem.population();
    printed(if share { total / population } else { total }, share)
}

/// Obstacles as findings.
pub(super) fn named(
    of: &Calibrating<'_>,
    fitted: &Fitted,
    obstacles: &[Obstacle],
) -> Vec<Diagnostic> {
    let targets = &of.spec.targets;
    let mut found = Vec::new();
    for obstacle in obstacles {
        found.push(match *obstacle {
            Obstacle::EmptyLevel { margin, level, target } => {
                about(of, fitted, Code::LevelEmpty, (margin, level))
                    .with("expected", stated(of, fitted, margin, target))
            }
            Obstacle::ZeroTarget { margin, level, .. } => {
                about(of, fitted, Code::LevelZero, (margin, level)).with(
                    "n",
                    respondents_in(&fitted.kept, &fitted.margins[margin][level].held),
                )
            }
            Obstacle::SharesDoNotAddUp { margin, sum } => {
                let of_margin = &targets.margins[margin];
                Diagnostic::new(Code::TargetsSum, &targets.file)
                    .line(of_margin.line())
                    .column("share")
                    .value(&of_margin.variable)
                    .with("sum", crate::stats::significant(sum))
                    .with("total", 1)
            }
            Obstacle::DifferentTotal { margin, sum, population } => {
                let of_margin = &targets.margins[margin];
                Diagnostic::new(Code::TotalsDiffer, &targets.file)
                    .line(of_margin.line())
                    .column("total")
                    .value(&of_margin.variable)
                    .with("sum", crate::stats::significant(sum))
                    .with("total", crate::stats::significant(population))
            }
            Obstacle::EmptyMeasure { measure, target } => {
                let number = &targets.numbers[measure];
                Diagnostic::new(Code::LevelEmpty, &targets.file)
                    .line(number.line)
                    .column(&number.variable)
                    .value(&number.variable)
                    .with("expected", crate::stats::significant(target))
            }
        });
    }
    found
}

/// Targets that no weights meet: the levels that have to give way, the nearest that they can
/// have, and pairs of them that nobody is in.
pub(super) fn unmet(
    of: &Calibrating<'_>,
    fitted: &Fitted,
    nearest: &Closest,
) -> Vec<Diagnostic> {
    let problem = &fitted.problem;
    let targets = &of.spec.targets;
    let mut found = vec![
        Diagnostic::new(Code::TargetsUnmet, &targets.file)
            .value(&of.spec.name)
            .with("found", printed(nearest.worst, true)),
    ];
    let (mut missed, mut levels) = (Vec::new(), Vec::new());
    let columns = problem.columns().iter().zip(problem.targets()).zip(&nearest.targets);
    for ((column, asked), had) in columns {
        if (had - asked).abs() <= MOVED * asked.abs().max(1e-12) {
            continue;
        }
        missed.push(match *column {
            // The size of the population, where nothing but numbers is weighted for.
            Column::Level { margin, .. } if margin >= fitted.margins.len() => continue,
            Column::Level { margin, level } => {
                levels.push((margin, level));
                about(of, fitted, Code::TargetMissed, (margin, level))
                    .with("expected", stated(of, fitted, margin, *asked))
                    .with("found", stated(of, fitted, margin, *had))
            }
            Column::Measure(measure) => {
                let number = &targets.numbers[measure];
                let unit = if number.mean { problem.population() } else { 1.0 };
                Diagnostic::new(Code::TargetMissed, &targets.file)
                    .line(number.line)
                    .column(&number.variable)
                    .value(&number.variable)
                    .with("expected", printed(asked / unit, false))
                    .with("found", printed(had / unit, false))
            }
        });
    }
    let more = missed.len().saturating_sub(MOST);
    missed.truncate(MOST);
    found.extend(missed);
    if more > 0 {
        let rest = Diagnostic::new(Code::MoreOfThem, &targets.file);
        found.push(rest.with("n", more).with("names", Code::TargetMissed.name()));
    }
    found.extend(empty_pairs(of, fitted, &levels));
    found
}

/// Levels of two margins that give way, and that nobody is in at once.
fn empty_pairs(
    of: &Calibrating<'_>,
    fitted: &Fitted,
    missed: &[(usize, usize)],
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (i, (margin, level)) in missed.iter().enumerate() {
        for (other, with) in missed[i + 1..].iter().filter(|(other, _)| other != margin) {
            let (a, b) =
                (&fitted.margins[*margin][*level], &fitted.margins[*other][*with]);
            let both = a.held.iter().zip(&b.held).any(|(a, b)| *a && *b);
            if !both && found.len() < MOST {
                let variable = &of.spec.targets.margins[*other].variable;
                found.push(
                    about(of, fitted, Code::CellEmpty, (*margin, *level))
                        .with("other", format!("{variable} = {}", b.label)),
                );
            }
        }
    }
    found
}
