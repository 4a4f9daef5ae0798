//! The levels of a margin, matched with their targets by label or code, never by position.

use crate::analysis::dimension::{Category, Dimension};
use crate::poll::{Code, Diagnostic, TargetKind, TargetMargin, ValueCode};
use crate::tally::Tally;
use crate::text::nearest;

use super::{Calibrating, Collapse};

/// A level that is weighted for.
#[derive(Debug, Clone, Default)]
pub(super) struct Level {
    pub(super) label: String,
    /// Other names that it goes by.
    codes: Vec<String>,
    pub(super) stored: Vec<ValueCode>,
    /// The cells of the tally that are in it.
    pub(super) held: Vec<bool>,
    /// A share in 0–1 or a total, as the file states it.
    pub(super) target: Option<f64>,
    half_unit: f64,
    pub(super) line: u64,
    /// True when the data or the codebook have it.
    known: bool,
    pub(super) unanswered: bool,
}

impl Level {
    /// Of those without an answer.
    pub(super) fn unanswered(held: Vec<bool>, target: f64) -> Self {
        Self { held, target: Some(target), unanswered: true, ..Self::default() }
    }

    fn of(category: &Category) -> Self {
        Self {
            label: category.label.clone().unwrap_or_else(|| category.code.to_string()),
            codes: vec![category.code.to_string()],
            stored: vec![category.code.clone()],
            held: category.held.clone(),
            known: true,
            ..Self::default()
        }
    }

    pub(super) fn someone(&self) -> bool {
        self.held.contains(&true)
    }
}

/// Names of crossed levels are the same whatever stands between their parts.
fn plain(name: &str, crossed: bool) -> String {
    if !crossed {
        return name.trim().to_owned();
    }
    name.split(['*', '×']).map(str::trim).collect::<Vec<_>>().join("*")
}

/// A margin with its levels.
pub(super) struct Levels<'a> {
    of: &'a Calibrating<'a>,
    margin: &'a TargetMargin,
    crossed: bool,
    pub(super) levels: Vec<Level>,
    found: Vec<Diagnostic>,
}

impl<'a> Levels<'a> {
    /// Matches the levels of a tally with the targets of a margin.
    pub(super) fn matched(
        of: &'a Calibrating<'a>,
        margin: &'a TargetMargin,
        dimension: &Dimension<'a>,
        tally: &Tally,
    ) -> Result<Vec<Level>, Vec<Diagnostic>> {
        let categories = dimension.categories(tally);
        let observed = categories.iter().filter(|c| !c.net && c.held.contains(&true));
        let mut matched = Self {
            of,
            margin,
            crossed: dimension.variable().is_none(),
            levels: observed.map(Level::of).collect(),
            found: Vec::new(),
        };
        matched.set_targets(dimension, tally.cells.len());
        let collapses = of.spec.collapse.iter();
        for collapse in collapses.filter(|c| c.variable == margin.variable) {
            matched.collapse(collapse);
        }
        matched.judge();
        match matched.found.is_empty() {
            true => Ok(matched.levels),
            false => Err(matched.found),
        }
    }

    /// A level by its label; by its code where no label fits.
    fn find(&self, name: &str) -> Option<usize> {
        let name = plain(name, self.crossed);
        let same = |other: &str| plain(other, self.crossed) == name;
        let by_label = self.levels.iter().position(|level| same(&level.label));
        by_label.or_else(|| {
            self.levels.iter().position(|level| level.codes.iter().any(|c| same(c)))
        })
    }

    fn about(&self, code: Code, line: u64, level: &str) -> Diagnostic {
        Diagnostic::new(code, &self.of.spec.targets.file)
            .line(line)
            .column(&self.margin.variable)
            .value(level)
    }

    fn set_targets(&mut self, dimension: &Dimension<'_>, cells: usize) {
        for row in &self.margin.levels {
            let Some(at) = self.find(&row.level) else {
                let labelled = dimension.variable().and_then(|variable| {
                    variable.values.iter().find(|value| {
                        let names = [value.label.clone(), value.code.to_string()];
                        value.missing.is_none() && names.contains(&row.level)
                    })
                });
                self.levels.push(Level {
                    label: labelled.map_or(row.level.clone(), |v| v.label.clone()),
                    codes: labelled.iter().map(|value| value.code.to_string()).collect(),
                    target: Some(row.value),
                    half_unit: row.half_unit,
                    line: row.line,
                    known: labelled.is_some(),
                    held: vec![false; cells],
                    ..Level::default()
                });
                continue;
            };
            if self.levels[at].target.is_some() {
                let first = self.levels[at].line;
                let twice = self.about(Code::TargetTwice, row.line, &row.level);
                self.found.push(twice.with("first", first));
                continue;
            }
            let level = &mut self.levels[at];
            level.target = Some(row.value);
            level.half_unit = row.half_unit;
            level.line = row.line;
        }
    }

    /// Makes levels one, where the first of them stands.
    fn collapse(&mut self, collapse: &Collapse) {
        let mut places = Vec::with_capacity(collapse.levels.len());
        for name in &collapse.levels {
            match self.find(name) {
                Some(at) if !places.contains(&at) => places.push(at),
                Some(_) => {}
                None => {
                    let unknown =
                        self.about(Code::LevelUnknown, self.margin.line(), name);
                    let unknown = self.with_nearest(unknown, name);
                    self.found.push(unknown);
                    return;
                }
            }
        }
        places.sort_unstable();
        let Some(first) = places.first().copied() else { return };
        let parts: Vec<Level> =
            places.iter().map(|at| self.levels[*at].clone()).collect();
        let labels: Vec<&str> = parts.iter().map(|part| part.label.as_str()).collect();
        let targets: Vec<f64> = parts.iter().filter_map(|part| part.target).collect();
        let lines = parts.iter().map(|part| part.line).filter(|line| *line > 0);
        let size = parts[0].held.len();
        let together = Level {
            label: labels.join(" + "),
            codes: Vec::new(),
            stored: parts.iter().flat_map(|part| part.stored.clone()).collect(),
            held: crate::analysis::dimension::any(parts.iter().map(|p| &p.held), size),
            target: (!targets.is_empty()).then(|| targets.iter().sum()),
            half_unit: parts.iter().map(|part| part.half_unit).sum(),
            line: lines.min().unwrap_or(0),
            known: true,
            unanswered: false,
        };
        for at in places.iter().rev() {
            self.levels.remove(*at);
        }
        self.levels.insert(first, together);
    }

    fn with_nearest(&self, found: Diagnostic, name: &str) -> Diagnostic {
        let labels = self.levels.iter().filter(|l| l.known).map(|l| l.label.as_str());
        let labels: Vec<&str> = labels.collect();
        let names = labels.join(", ");
        let near = nearest(name, labels.iter().copied().filter(|label| *label != name));
        match near {
            Some(near) => found.with("nearest", near),
            None => found.with("names", names),
        }
    }

    /// Levels of nobody, and levels without a target. A misspelt level is one mistake: where
    /// its nearest has no target, that one is not named again.
    fn judge(&mut self) {
        let mut found = Vec::new();
        let mut meant = Vec::new();
        for level in self.levels.iter().filter(|level| !level.someone()) {
            let target = level.target.unwrap_or(0.0);
            if !level.known {
                let unknown = self.about(Code::LevelUnknown, level.line, &level.label);
                let unknown = self.with_nearest(unknown, &level.label);
                meant.extend(unknown.values.get("nearest").cloned());
                found.push(unknown);
            } else if target > 0.0 && !self.of.spec.closest {
                let empty = self.about(Code::LevelEmpty, level.line, &level.label);
                found.push(empty.with("expected", self.printed(target)));
            }
        }
        let open = self.levels.iter().filter(|l| l.someone() && l.target.is_none());
        for level in open.filter(|level| !meant.contains(&level.label)) {
            found.push(self.about(
                Code::LevelUntargeted,
                self.margin.line(),
                &level.label,
            ));
        }
        self.found.extend(found);
        // Nobody is wanted there, and nobody is.
        self.levels
            .retain(|level| level.someone() || level.target.is_some_and(|t| t > 0.0));
    }

    fn printed(&self, target: f64) -> String {
        printed(target, self.margin.kind == TargetKind::Shares)
    }
}

/// A share in percent or a total, as messages have it.
pub(super) fn printed(target: f64, share: bool) -> String {
    if share {
        format!("{}%", crate::stats::significant((target * 1e6).round() / 1e4))
    } else {
        crate::stats::significant((target * 1e3).round() / 1e3).to_string()
    }
}

/// Decimals that the stated shares bear, of percentages.
pub(super) fn decimals(margin: &TargetMargin) -> u8 {
    if margin.kind == TargetKind::Totals {
        return 1;
    }
    let finest = margin.levels.iter().map(|l| l.half_unit).fold(f64::INFINITY, f64::min);
    crate::poll::decimals_of_unit(2.0 * finest).min(2)
}
