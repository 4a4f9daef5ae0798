//! What is odd about a breakdown: its bases, its averages, and precision that is none.

use super::AnalysisError;
use super::group_interval::bases;
use super::groups::{Breakdown, size};
use crate::poll::{Code, Diagnostic, GroupSize, GroupTable};
use crate::results::{Assumption, Bounds, SampleRelation};
use crate::stats;

/// Groups of fewer effective respondents are named.
const SMALL: f64 = 50.0;

/// The least that a breakdown must narrow the bounds by (a share, both ends together) for
/// its precision to be questioned.
const NARROWED: f64 = 0.01;

/// Two polls' groups are as large as each other unless a test says otherwise at this level.
const HOMOGENEOUS: f64 = 0.01;

/// A breakdown with the tables that it was read from and what came of it.
pub(super) struct Checks<'a> {
    pub(super) found: &'a Breakdown<'a>,
    pub(super) tables: (&'a GroupTable, &'a GroupTable),
    /// The bounds with the breakdown, over all unrounded figures.
    pub(super) both: &'a Bounds,
    /// The study's key.
    pub(super) at: String,
}

/// Warnings about a breakdown.
pub(super) fn check(checks: &Checks<'_>) -> Result<Vec<Diagnostic>, AnalysisError> {
    let mut odd = checks.base();
    odd.extend(checks.tables()?);
    odd.extend(checks.averages());
    odd.extend(checks.precision()?);
    Ok(odd)
}

impl Checks<'_> {
    fn about(&self, code: Code) -> Diagnostic {
        Diagnostic::new(code, &self.found.evidence.study).column(&self.at)
    }

    /// Tables whose groups do not add up to the poll's respondents leave somebody out, or
    /// count somebody twice.
    fn base(&self) -> Vec<Diagnostic> {
        let total = self.found.total;
        let sides =
            [(self.tables.0, total.sampling_a), (self.tables.1, total.sampling_b)];
        let mut odd: Vec<Diagnostic> = Vec::new();
        for (table, sampling) in sides {
            let sizes: Option<Vec<f64>> = table.groups.iter().map(size).collect();
            let (Some(sizes), Some(n)) = (sizes, sampling.n) else { continue };
            let about = table
                .groups
                .iter()
                .any(|g| matches!(g.size, GroupSize::Respondents { size } if size.about));
            let sum: f64 = sizes.iter().sum();
            // "About 500" may be anything that rounds to it.
            let slack = if about || sampling.approximate { 0.05 * n } else { 0.5 };
            if (sum - n).abs() > slack {
                let found = self
                    .about(Code::BaseDiffers)
                    .value(&table.variable)
                    .with("question", &table.question)
                    .with("n", sum)
                    .with("total", n);
                if !odd.contains(&found) {
                    odd.push(found);
                }
            }
        }
        odd
    }

    /// The same respondents fall into the same groups whatever they are asked; those of two
    /// polls do within sampling error.
    fn tables(&self) -> Result<Vec<Diagnostic>, AnalysisError> {
        let (a, b) = self.tables;
        let missing = |group: &&crate::poll::Group| a.group(&group.name).is_none();
        let mut odd: Vec<Diagnostic> = b
            .groups
            .iter()
            .filter(missing)
            .map(|group| {
                let n = size(group).unwrap_or(0.0);
                self.differing(&group.name, 0.0, n)
            })
            .collect();
        let sizes: Vec<(&str, f64, f64)> = self
            .found
            .cells
            .iter()
            .filter_map(|cell| {
                Some((cell.group.name.as_str(), size(cell.group)?, size(cell.other)?))
            })
            .collect();
        if self.found.total.relation == SampleRelation::Same {
            let differing = sizes.iter().filter(|(_, n, other)| n != other);
            odd.extend(
                differing.map(|(name, n, other)| self.differing(name, *n, *other)),
            );
        } else if sizes.len() == self.found.cells.len() && !homogeneous(&sizes)? {
            // The group that differs most speaks for all.
            let (sum_a, sum_b) =
                sizes.iter().fold((0.0, 0.0), |s, x| (s.0 + x.1, s.1 + x.2));
            let gap = |x: &&(&str, f64, f64)| (x.1 / sum_a - x.2 / sum_b).abs();
            let most = sizes.iter().max_by(|x, y| gap(x).total_cmp(&gap(y)));
            odd.extend(most.map(|(name, n, other)| self.differing(name, *n, *other)));
        }
        Ok(odd)
    }

    fn differing(&self, group: &str, n: f64, other: f64) -> Diagnostic {
        self.about(Code::TablesDiffer).value(group).with("n", n).with("other", other)
    }

    fn averages(&self) -> Vec<Diagnostic> {
        let percent = |share: f64| format!("{:.1}%", share * 100.0);
        let told = |off: Assumption| match off {
            Assumption::GroupsDoNotAverage { average, total } => Some(
                self.about(Code::GroupsOffAverage)
                    .value(self.found.variable)
                    .with("found", percent(average))
                    .with("total", percent(total)),
            ),
            _ => None,
        };
        self.found.off_average().into_iter().filter_map(told).collect()
    }

    /// Minima of tied estimates lie below the tie, so that the more groups there are and the
    /// smaller they are, the narrower bounds become by chance alone. Where that could be
    /// half of what a breakdown adds or more, it is said; and groups that are too small for
    /// their figures to be worth much are named.
    fn precision(&self) -> Result<Vec<Diagnostic>, AnalysisError> {
        let found = self.found;
        let total = super::segment::rounded(found.total);
        let gain = (total.upper - self.both.upper) + (self.both.lower - total.lower);
        let samplings = (found.total.sampling_a, found.total.sampling_b);
        let shares: Vec<f64> =
            found.shares.shares.iter().map(|s| (s.lower + s.upper) / 2.0).collect();
        let mut odd = Vec::new();
        if gain < NARROWED {
            return Ok(odd);
        }
        let Some((bases, _)) = bases(&found.cells, &shares, samplings) else {
            return Ok(odd);
        };
        let n: f64 = bases.iter().map(|base| base.n_p + base.n_q).sum();
        let mut by_chance = 0.0;
        let mut small: Vec<&str> = Vec::new();
        for ((cell, share), base) in found.cells.iter().zip(&shares).zip(&bases) {
            let (p, q) = (cell.a.share, cell.b.share);
            let apart = stats::se_difference(p, base.n_p, q, base.n_q)?;
            by_chance +=
                share * (inward(p - q, apart, n) + inward(p + q - 1.0, apart, n));
            if base.n_p.min(base.n_q) < SMALL {
                small.push(&cell.group.name);
            }
        }
        let points = |share: f64| format!("{:.1}", share * 100.0);
        if by_chance >= gain / 2.0 {
            odd.push(
                self.about(Code::BreakdownTooFine)
                    .value(found.variable)
                    .with("found", points(gain))
                    .with("n", points(by_chance)),
            );
        }
        if !small.is_empty() {
            odd.push(
                self.about(Code::GroupSmall)
                    .value(found.variable)
                    .with("names", small.join(", "))
                    .with("least", SMALL),
            );
        }
        Ok(odd)
    }
}

/// How far the smaller of two tied estimates lies below them on average (Clark 1961): the
/// standard error of their difference over √2π; 0 where they are surely not tied, farther
/// apart than √ln n standard errors (Andrews & Soares 2010).
fn inward(difference: f64, error: f64, n: f64) -> f64 {
    let near = difference.abs() <= n.ln().max(0.0).sqrt() * error;
    if near { error / (2.0 * std::f64::consts::PI).sqrt() } else { 0.0 }
}

/// Pearson's test that two samples have the same groups.
fn homogeneous(sizes: &[(&str, f64, f64)]) -> Result<bool, AnalysisError> {
    let (sum_a, sum_b) = sizes.iter().fold((0.0, 0.0), |s, x| (s.0 + x.1, s.1 + x.2));
    let all: f64 = sum_a + sum_b;
    let part = |n: f64, of: f64, both: f64| {
        let expected = of * both / all;
        if expected > 0.0 { (n - expected) * (n - expected) / expected } else { 0.0 }
    };
    let statistic: f64 = sizes
        .iter()
        .map(|(_, n, other)| part(*n, sum_a, n + other) + part(*other, sum_b, n + other))
        .sum();
    let df = sizes.len() as f64 - 1.0;
    Ok(df < 1.0 || stats::chi2_sf(statistic, df) >= HOMOGENEOUS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_tied_groups_narrow_bounds_as_the_simulation_found() {
        // Every p and q one half, 500 respondents: four groups of 125 give 2.5 to 47.5%
        // instead of 0 to 50%, eight 3.6 to 46.4, twenty 5.6 to 44.4 (methods' notes, S6).
        for (groups, each) in [(4.0_f64, 0.025), (8.0, 0.036), (20.0, 0.056)] {
            let n = 500.0 / groups;
            let error = (2.0 * 0.25 / n).sqrt();
            assert!((inward(0.0, error, 1000.0) - each).abs() < 0.001, "{groups}");
        }
        assert_eq!(inward(0.5, 0.03, 1000.0), 0.0);
    }

    #[test]
    fn groups_that_differ_by_chance_are_told_from_those_that_do_not() {
        assert!(homogeneous(&[("a", 250.0, 260.0), ("b", 250.0, 240.0)]).unwrap());
        assert!(!homogeneous(&[("a", 250.0, 310.0), ("b", 250.0, 190.0)]).unwrap());
        assert!(homogeneous(&[("a", 250.0, 310.0)]).unwrap());
    }
}
