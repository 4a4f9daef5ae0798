//! What published figures say about any event: sharp bounds by linear programming over the
//! cells (Boole 1854; Hailperin 1965).

use std::collections::BTreeMap;

use super::bounds::Bounds;
use super::cells::Event;
use super::functional::Functional;
use super::lp::{Program, TOLERANCE};
use super::{StatsError, error::share};

/// A published share of an event, of everybody or of a part, somewhere between two values.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    pub(super) event: Event,
    pub(super) base: Option<Event>,
    pub(super) lower: f64,
    pub(super) upper: f64,
}

impl Figure {
    /// The event's share of everybody lies between the ends.
    ///
    /// # Errors
    /// Ends that are no shares, or in the wrong order.
    pub fn new(event: Event, lower: f64, upper: f64) -> Result<Self, StatsError> {
        share("lower end", lower)?;
        share("upper end", upper)?;
        if lower > upper {
            let name = "lower end";
            return Err(StatsError::OutsideBounds {
                name,
                value: lower,
                lower: 0.0,
                upper,
            });
        }
        Ok(Self { event, base: None, lower, upper })
    }

    /// The event's share of those in `base` lies between the ends; says nothing when nobody
    /// is.
    ///
    /// # Errors
    /// As [`Self::new`]; events on different cells.
    pub fn within(
        event: &Event,
        base: Event,
        lower: f64,
        upper: f64,
    ) -> Result<Self, StatsError> {
        let event = event.and(&base)?;
        Ok(Self { base: Some(base), ..Self::new(event, lower, upper)? })
    }

    fn in_base(&self, cell: usize) -> bool {
        self.base.as_ref().is_none_or(|base| base.has(cell))
    }
}

/// Published figures about the same people.
///
/// ```
/// use endoxa::stats::{CellBounds, CellSpace, Figure};
/// // 60%, 50% and 40% hold three views, 35% the first two: who holds at least two?
/// let space = CellSpace::binary(3)?;
/// let exact = |items: &[usize], x: f64| Figure::new(space.holding(items)?, x, x);
/// let figures =
///     vec![exact(&[0], 0.6)?, exact(&[1], 0.5)?, exact(&[2], 0.4)?, exact(&[0, 1], 0.35)?];
/// let known = CellBounds::new(space.cells(), figures)?;
/// let two = known.event(&space.event(|answers| answers.iter().sum::<usize>() >= 2))?;
/// assert_eq!(format!("{:.2} {:.2}", two.lower, two.upper), "0.35 0.75");
/// # Ok::<(), endoxa::stats::StatsError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct CellBounds {
    cells: usize,
    pub(super) figures: Vec<Figure>,
}

impl CellBounds {
    /// Figures about `cells` cells; without any, every distribution is possible.
    ///
    /// # Errors
    /// A figure about another number of cells; no cell.
    pub fn new(cells: usize, figures: Vec<Figure>) -> Result<Self, StatsError> {
        if cells == 0 {
            return Err(StatsError::TooFew(1));
        }
        match figures.iter().find(|figure| figure.event.cells() != cells) {
            Some(figure) => Err(StatsError::Lengths(cells, figure.event.cells())),
            None => Ok(Self { cells, figures }),
        }
    }

    /// Sharp bounds for the event's share of everybody.
    ///
    /// # Errors
    /// [`StatsError::Infeasible`] when the figures contradict one another.
    pub fn event(&self, event: &Event) -> Result<Bounds, StatsError> {
        self.functional(&Functional::from(event))
    }

    /// Sharp bounds for a linear functional of the cells' shares.
    ///
    /// # Errors
    /// As [`Self::event`]; another number of cells.
    pub fn functional(&self, functional: &Functional) -> Result<Bounds, StatsError> {
        let costs = functional.coefficients();
        self.same_cells(costs.len())?;
        let columns = self.columns(None);
        let mut program = Program::of(columns.len());
        program.row((0..columns.len()).map(|i| (i, 1.0)).collect(), 1.0, 1.0);
        for figure in &self.figures {
            let (event, base) = terms(figure, &columns);
            if figure.base.is_none() {
                program.row(event, figure.lower, figure.upper);
            } else {
                let less = |end: f64| difference(&event, &base, end);
                program.row(less(figure.lower), 0.0, f64::INFINITY);
                program.row(less(figure.upper), f64::NEG_INFINITY, 0.0);
            }
        }
        self.extremes(&program, &columns, |cell| costs[cell])
    }

    /// Sharp bounds for the event's share of those in `given`, by the transformation of
    /// Charnes & Cooper (1962): masses over the share of `given`. `None` when the figures
    /// leave nobody in it.
    ///
    /// # Errors
    /// As [`Self::event`].
    pub fn conditional(
        &self,
        event: &Event,
        given: &Event,
    ) -> Result<Option<Bounds>, StatsError> {
        let both = event.and(given)?;
        if self.event(given)?.upper <= TOLERANCE {
            return Ok(None);
        }
        let columns = self.columns(Some(given));
        let mut program = Program::of(columns.len());
        // The whole, over the share of `given`.
        let whole = program.variable(1.0, f64::INFINITY);
        let mut sum: Vec<(usize, f64)> = (0..columns.len()).map(|i| (i, 1.0)).collect();
        sum.push((whole, -1.0));
        program.row(sum, 0.0, 0.0);
        program.row(members(&columns, |cell| given.has(cell)), 1.0, 1.0);
        for figure in &self.figures {
            let (event, base) = terms(figure, &columns);
            let base = if figure.base.is_some() { base } else { vec![(whole, 1.0)] };
            let less = |end: f64| difference(&event, &base, end);
            if figure.lower == figure.upper {
                program.row(less(figure.lower), 0.0, 0.0);
            } else {
                program.row(less(figure.lower), 0.0, f64::INFINITY);
                program.row(less(figure.upper), f64::NEG_INFINITY, 0.0);
            }
        }
        let inside = |cell| f64::from(u8::from(both.has(cell)));
        self.extremes(&program, &columns, inside).map(Some)
    }

    /// Least and greatest value of a sum over the cells; a column's mass goes to the cell
    /// where it counts least or most.
    fn extremes(
        &self,
        program: &Program,
        columns: &[Vec<usize>],
        cost: impl Fn(usize) -> f64,
    ) -> Result<Bounds, StatsError> {
        let end = |sign: f64| -> Result<f64, StatsError> {
            let best = |cells: &Vec<usize>| {
                cells.iter().map(|&cell| sign * cost(cell)).fold(f64::INFINITY, f64::min)
            };
            let costs: Terms = columns.iter().map(best).enumerate().collect();
            let Some(at) = program.minimise(&costs)? else {
                // Said only when a second program, which always has a solution, agrees.
                return Err(if self.least_relaxation()?.epsilon > 0.0 {
                    StatsError::Infeasible
                } else {
                    StatsError::Solver(
                        "figures agree up to rounding errors only".to_owned(),
                    )
                });
            };
            Ok(sign * costs.iter().map(|(i, c)| c * at[*i]).sum::<f64>())
        };
        Ok(Bounds { lower: end(1.0)?, upper: end(-1.0)? })
    }

    fn same_cells(&self, cells: usize) -> Result<(), StatsError> {
        if cells == self.cells {
            Ok(())
        } else {
            Err(StatsError::Lengths(self.cells, cells))
        }
    }

    /// Cells in which no figure, nor `given`, differs are one variable.
    fn columns(&self, given: Option<&Event>) -> Vec<Vec<usize>> {
        let all: Vec<usize> = (0..self.figures.len()).collect();
        self.columns_of(&all, given)
    }

    pub(super) fn columns_of(
        &self,
        figures: &[usize],
        given: Option<&Event>,
    ) -> Vec<Vec<usize>> {
        let mut columns: BTreeMap<Vec<bool>, Vec<usize>> = BTreeMap::new();
        for cell in 0..self.cells {
            let mut signature = Vec::with_capacity(2 * figures.len() + 1);
            signature.extend(given.map(|given| given.has(cell)));
            for figure in figures.iter().map(|&j| &self.figures[j]) {
                signature.push(figure.event.has(cell));
                signature.extend(figure.base.as_ref().map(|base| base.has(cell)));
            }
            columns.entry(signature).or_default().push(cell);
        }
        columns.into_values().collect()
    }
}

/// The columns of a figure's event and base; cells of a column are alike in both.
pub(super) fn terms(figure: &Figure, columns: &[Vec<usize>]) -> (Terms, Terms) {
    (
        members(columns, |cell| figure.event.has(cell)),
        members(columns, |cell| figure.in_base(cell)),
    )
}

pub(super) type Terms = Vec<(usize, f64)>;

fn members(columns: &[Vec<usize>], of: impl Fn(usize) -> bool) -> Terms {
    let inside = columns.iter().enumerate().filter(|(_, cells)| of(cells[0]));
    inside.map(|(i, _)| (i, 1.0)).collect()
}

/// event − end·base, where the event lies within the base.
pub(super) fn difference(event: &Terms, base: &Terms, end: f64) -> Terms {
    let mut sum: BTreeMap<usize, f64> =
        base.iter().map(|(i, a)| (*i, -end * a)).collect();
    for (i, a) in event {
        *sum.entry(*i).or_insert(0.0) += a;
    }
    sum.into_iter().filter(|(_, a)| *a != 0.0).collect()
}
