//! Published figures that contradict one another: what reconciles them, which fight.

use super::StatsError;
use super::cell_bounds::{CellBounds, Figure, difference, terms};
use super::lp::{Program, TOLERANCE};

/// The least change that makes figures agree.
#[derive(Debug, Clone, PartialEq)]
pub struct Relaxation {
    /// Added to both ends of every figure; 0 when they agree as they are.
    pub epsilon: f64,
    /// Figures that need all of it in the solution that was found.
    tight: Vec<usize>,
}

impl CellBounds {
    /// The smallest ε for which all figures agree when each may be off by ε (the least
    /// common relaxation, L∞). Much above rounding and sampling error it means that the
    /// figures do not measure the same thing.
    ///
    /// # Errors
    /// [`StatsError::Solver`].
    pub fn least_relaxation(&self) -> Result<Relaxation, StatsError> {
        let all: Vec<usize> = (0..self.figures.len()).collect();
        let mut epsilon = 0.0;
        let mut strain = self.strain(&all, epsilon, 0.0)?;
        if strain.excess <= TOLERANCE {
            return Ok(Relaxation { epsilon, tight: Vec::new() });
        }
        if self.figures.iter().all(|figure| figure.base.is_none()) {
            return Ok(Relaxation { epsilon: strain.excess, tight: strain.tight });
        }
        // Shares of parts: ε times a share that varies. Each solution is feasible for the
        // largest ε that it needs, which falls to the least (Crouzeix, Ferland & Schaible
        // 1985).
        for _ in 0..100 {
            epsilon = strain.needed;
            strain = self.strain(&all, epsilon, -1.0)?;
            if strain.excess >= -1e-12 || strain.needed >= epsilon {
                break;
            }
        }
        Ok(Relaxation { epsilon, tight: strain.tight })
    }

    /// Figures of which all but any one would agree: an irreducible infeasible subset, by
    /// leaving out one after the other (Chinneck & Dravnieks 1991). There may be others.
    /// `None` when all figures agree.
    ///
    /// # Errors
    /// As [`Self::least_relaxation`].
    pub fn conflict(&self) -> Result<Option<Vec<usize>>, StatsError> {
        let relaxation = self.least_relaxation()?;
        if relaxation.epsilon == 0.0 {
            return Ok(None);
        }
        let fight = |figures: &[usize]| -> Result<bool, StatsError> {
            Ok(self.strain(figures, 0.0, 0.0)?.excess > TOLERANCE)
        };
        // By duality the figures that need all of ε contradict one another already, unless
        // the ε is a part's of nobody.
        let mut left = relaxation.tight;
        if !fight(&left)? {
            left = (0..self.figures.len()).collect();
        }
        let mut at = 0;
        while at < left.len() {
            let mut without = left.clone();
            without.remove(at);
            if fight(&without)? {
                left = without;
            } else {
                at += 1;
            }
        }
        Ok(Some(left))
    }

    /// How far the best distribution is from some figures when each may be off by ε; below
    /// 0 how much room there is, sought down to `least`.
    fn strain(
        &self,
        figures: &[usize],
        epsilon: f64,
        least: f64,
    ) -> Result<Strain, StatsError> {
        let columns = self.columns_of(figures, None);
        let mut program = Program::of(columns.len());
        let excess = program.variable(least, 1.0);
        program.row((0..columns.len()).map(|i| (i, 1.0)).collect(), 1.0, 1.0);
        for figure in figures.iter().map(|&j| &self.figures[j]) {
            let (event, base) = terms(figure, &columns);
            let base = if figure.base.is_some() { Some(base) } else { None };
            let mut row = |end: f64, sign: f64| {
                // Everybody's share is 1, which goes to the other side.
                let (mut row, right) = match &base {
                    Some(base) => (difference(&event, base, end), 0.0),
                    None => (event.clone(), end),
                };
                row.push((excess, sign));
                if sign < 0.0 {
                    program.row(row, f64::NEG_INFINITY, right);
                } else {
                    program.row(row, right, f64::INFINITY);
                }
            };
            // Ends beyond 0 and 1 say nothing.
            if figure.upper + epsilon < 1.0 {
                row(figure.upper + epsilon, -1.0);
            }
            if figure.lower - epsilon > 0.0 {
                row(figure.lower - epsilon, 1.0);
            }
        }
        let found = program.minimise(&[(excess, 1.0)])?;
        // Every distribution meets the rows with an excess of 1.
        let found = found.ok_or_else(|| {
            StatsError::Solver("no solution although one exists".to_owned())
        })?;
        let off = figures.iter().map(|&j| off(&self.figures[j], &columns, &found));
        let off: Vec<f64> = off.collect();
        let needed = off.iter().copied().fold(0.0, f64::max);
        let tight =
            figures.iter().zip(&off).filter(|(_, off)| **off >= needed - TOLERANCE);
        Ok(Strain {
            excess: found[excess],
            needed,
            tight: tight.map(|(j, _)| *j).collect(),
        })
    }
}

struct Strain {
    /// Largest distance of an event's mass from its ends, weighted by the base.
    excess: f64,
    /// Largest distance of a share.
    needed: f64,
    /// Figures with that distance.
    tight: Vec<usize>,
}

/// By how much a figure's share lies outside its ends; 0 for a part of nobody.
fn off(figure: &Figure, columns: &[Vec<usize>], at: &[f64]) -> f64 {
    let (event, base) = terms(figure, columns);
    let mass =
        |terms: &[(usize, f64)]| terms.iter().map(|(i, a)| a * at[*i]).sum::<f64>();
    let whole = if figure.base.is_some() { mass(&base) } else { 1.0 };
    if whole <= TOLERANCE {
        return 0.0;
    }
    let share = mass(&event) / whole;
    (share - figure.upper).max(figure.lower - share).max(0.0)
}
