//! What published figures say about any event: sharp bounds by linear programming over the
//! cells (Boole 1854; Hailperin 1965), and what reconciles figures that contradict one
//! another.

use std::collections::BTreeMap;

use super::bounds::Bounds;
use super::cells::{Event, Functional};
use super::lp::{Program, TOLERANCE};
use super::{StatsError, error::share};

/// A published share of an event, of everybody or of a part, somewhere between two values.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    event: Event,
    base: Option<Event>,
    lower: f64,
    upper: f64,
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
#[derive(Debug, Clone, PartialEq)]
pub struct CellBounds {
    cells: usize,
    figures: Vec<Figure>,
}

/// The least change that makes figures agree.
#[derive(Debug, Clone, PartialEq)]
pub struct Relaxation {
    /// Added to both ends of every figure; 0 when they agree as they are.
    pub epsilon: f64,
    /// Figures that need all of it in the solution that was found.
    tight: Vec<usize>,
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

    fn columns_of(&self, figures: &[usize], given: Option<&Event>) -> Vec<Vec<usize>> {
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

/// The columns of a figure's event and base; cells of a column are alike in both.
fn terms(figure: &Figure, columns: &[Vec<usize>]) -> (Terms, Terms) {
    (
        members(columns, |cell| figure.event.has(cell)),
        members(columns, |cell| figure.in_base(cell)),
    )
}

type Terms = Vec<(usize, f64)>;

fn members(columns: &[Vec<usize>], of: impl Fn(usize) -> bool) -> Terms {
    let inside = columns.iter().enumerate().filter(|(_, cells)| of(cells[0]));
    inside.map(|(i, _)| (i, 1.0)).collect()
}

/// event − end·base, where the event lies within the base.
fn difference(event: &Terms, base: &Terms, end: f64) -> Terms {
    let mut sum: BTreeMap<usize, f64> =
        base.iter().map(|(i, a)| (*i, -end * a)).collect();
    for (i, a) in event {
        *sum.entry(*i).or_insert(0.0) += a;
    }
    sum.into_iter().filter(|(_, a)| *a != 0.0).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::cells::CellSpace;
    use super::super::frechet;
    use super::*;

    fn figures(space: &CellSpace, of: &[(&[usize], f64)]) -> Vec<Figure> {
        of.iter()
            .map(|(items, x)| Figure::new(space.holding(items).unwrap(), *x, *x).unwrap())
            .collect()
    }

    fn close(found: Bounds, lower: f64, upper: f64) {
        let off = (found.lower - lower).abs().max((found.upper - upper).abs());
        assert!(off < 1e-12, "{found:?} instead of {lower} to {upper}");
    }

    #[test]
    fn two_margins_give_frechet_and_its_conditional() {
        let space = CellSpace::binary(2).unwrap();
        let (a, b) = (space.holding(&[0]).unwrap(), space.holding(&[1]).unwrap());
        let both = space.holding(&[0, 1]).unwrap();
        for (p, q) in [(0.52, 0.48), (0.62, 0.58), (0.1, 0.95)] {
            let known = figures(&space, &[(&[0], p), (&[1], q)]);
            let known = CellBounds::new(4, known).unwrap();
            let exact = frechet(&[p, q]).unwrap();
            close(known.event(&both).unwrap(), exact.lower, exact.upper);
            let given = known.conditional(&b, &a).unwrap().unwrap();
            close(given, exact.lower / p, exact.upper / p);
        }
        let nobody = CellBounds::new(4, figures(&space, &[(&[0], 0.0)])).unwrap();
        assert_eq!(nobody.conditional(&b, &a).unwrap(), None);
        let anything = CellBounds::new(4, Vec::new()).unwrap();
        close(anything.event(&both).unwrap(), 0.0, 1.0);
        close(anything.conditional(&b, &a).unwrap().unwrap(), 0.0, 1.0);
    }

    #[test]
    fn a_conditional_may_vary_with_its_base() {
        // A is 40 to 60%, both are 20 to 30%: B among A from 1/3 to 3/4.
        let space = CellSpace::binary(2).unwrap();
        let a = space.holding(&[0]).unwrap();
        let both = space.holding(&[0, 1]).unwrap();
        let known = vec![
            Figure::new(a.clone(), 0.4, 0.6).unwrap(),
            Figure::new(both.clone(), 0.2, 0.3).unwrap(),
        ];
        let known = CellBounds::new(4, known).unwrap();
        close(known.conditional(&both, &a).unwrap().unwrap(), 1.0 / 3.0, 0.75);
    }

    #[test]
    fn figures_about_a_part_count_within_it() {
        // Groups of unknown size: item 0 is the group, items 1 and 2 the views.
        let space = CellSpace::binary(3).unwrap();
        let (one, p) = (space.holding(&[0]).unwrap(), space.holding(&[1]).unwrap());
        let q = space.holding(&[2]).unwrap();
        let within = |event: &Event, base: &Event, x: f64| {
            Figure::within(event, base.clone(), x, x).unwrap()
        };
        let mut known = vec![
            within(&p, &one, 0.9),
            within(&q, &one, 0.2),
            within(&p, &one.not(), 0.3),
            within(&q, &one.not(), 0.8),
        ];
        let both = p.and(&q).unwrap();
        let free = CellBounds::new(8, known.clone()).unwrap();
        close(free.event(&both).unwrap(), 0.1, 0.3);
        // p = .6 makes the groups equal.
        known.push(Figure::new(p.clone(), 0.6, 0.6).unwrap());
        let fixed = CellBounds::new(8, known.clone()).unwrap();
        close(fixed.event(&one).unwrap(), 0.5, 0.5);
        close(fixed.event(&both).unwrap(), 0.1, 0.25);
        // Then q is .5. If .6 is published instead, p asks for .6π ≥ .3 − 2ε and q for
        // .6π ≤ .2 + 2ε: ε = .025.
        known.push(Figure::new(q, 0.6, 0.6).unwrap());
        let fight = CellBounds::new(8, known).unwrap();
        assert_eq!(fight.event(&both), Err(StatsError::Infeasible));
        let relaxed = fight.least_relaxation().unwrap();
        assert!((relaxed.epsilon - 0.025).abs() < 1e-9, "{relaxed:?}");
        let conflict = fight.conflict().unwrap().unwrap();
        assert!(conflict.contains(&4) && conflict.contains(&5), "{conflict:?}");
    }

    #[test]
    fn the_figures_that_fight_are_named() {
        let space = CellSpace::binary(4).unwrap();
        let known = figures(
            &space,
            &[(&[3], 0.7), (&[0], 0.6), (&[2], 0.4), (&[1], 0.5), (&[0, 1], 0.05)],
        );
        let known = CellBounds::new(16, known).unwrap();
        assert_eq!(known.conflict().unwrap().unwrap(), [1, 3, 4]);
        let all = space.holding(&[0, 1, 2, 3]).unwrap();
        assert_eq!(known.event(&all), Err(StatsError::Infeasible));
        assert_eq!(known.conditional(&all, &all), Err(StatsError::Infeasible));
        let calm = CellBounds::new(16, known.figures[..4].to_vec()).unwrap();
        assert_eq!(calm.conflict().unwrap(), None);
        assert_eq!(calm.least_relaxation().unwrap().epsilon, 0.0);
    }

    #[test]
    fn what_is_no_figure_is_refused() {
        let event = Event::of(4, &[1]).unwrap();
        assert!(Figure::new(event.clone(), 0.6, 0.5).is_err());
        assert!(Figure::new(event.clone(), -0.1, 0.5).is_err());
        assert!(Figure::new(event.clone(), f64::NAN, 0.5).is_err());
        assert!(Figure::within(&event, Event::of(3, &[]).unwrap(), 0.0, 1.0).is_err());
        let figure = Figure::new(event, 0.4, 0.5).unwrap();
        assert!(CellBounds::new(5, vec![figure.clone()]).is_err());
        assert!(CellBounds::new(0, Vec::new()).is_err());
        let known = CellBounds::new(4, vec![figure]).unwrap();
        assert!(known.event(&Event::of(3, &[1]).unwrap()).is_err());
    }

    /// Shares of every item, pair and some triples of a made-up population, ± `half`.
    fn published(items: usize, rows: usize, half: f64, mass: &[f64]) -> Vec<Figure> {
        let space = CellSpace::binary(items).unwrap();
        let mut sets: Vec<Vec<usize>> = (0..items).map(|i| vec![i]).collect();
        for i in 0..items {
            sets.extend((i + 1..items).map(|j| vec![i, j]));
        }
        for i in 0..items {
            for j in i + 1..items {
                sets.extend((j + 1..items).map(|k| vec![i, j, k]));
            }
        }
        let figure = |set: &Vec<usize>| {
            let event = space.holding(set).unwrap();
            let x = Functional::from(&event).value(mass).unwrap();
            let ends = ((x - half).max(0.0), (x + half).min(1.0));
            Figure::new(event, ends.0, ends.1).unwrap()
        };
        sets.iter().take(rows).map(figure).collect()
    }

    fn population(cells: usize) -> Vec<f64> {
        // A lumpy one without a random number.
        let raw: Vec<f64> =
            (0..cells).map(|c| ((c * c + 7 * c + 3) % 97) as f64 + 0.5).collect();
        let whole: f64 = raw.iter().sum();
        raw.iter().map(|x| x / whole).collect()
    }

    #[test]
    fn ten_items_with_a_hundred_figures_are_solved() {
        let mass = population(1024);
        let space = CellSpace::binary(10).unwrap();
        let event = space.event(|answers| answers.iter().sum::<usize>() >= 6);
        let truth = Functional::from(&event).value(&mass).unwrap();
        let mut narrower = Bounds { lower: truth, upper: truth };
        for half in [0.0, 0.005] {
            let known = CellBounds::new(1024, published(10, 100, half, &mass)).unwrap();
            let found = known.event(&event).unwrap();
            assert!(found.lower <= narrower.lower + 1e-9);
            assert!(narrower.upper <= found.upper + 1e-9);
            assert!(found.lower > 0.0 && found.upper < 1.0, "{found:?}");
            narrower = found;
        }
    }

    /// The bound's certificate: the best combination of the figures, Σ(lo·u − hi·v) + w with
    /// Σ(u − v) + w ≤ cost in every cell, which weak duality puts below every distribution.
    fn dual(cells: usize, known: &[Figure], cost: &Functional, sign: f64) -> f64 {
        let mut program = Program::of(2 * known.len());
        let w = program.variable(f64::NEG_INFINITY, f64::INFINITY);
        for cell in 0..cells {
            let mut row = vec![(w, 1.0)];
            for (j, figure) in known.iter().enumerate() {
                if figure.event.has(cell) {
                    row.extend([(2 * j, 1.0), (2 * j + 1, -1.0)]);
                }
            }
            program.row(row, f64::NEG_INFINITY, sign * cost.coefficients()[cell]);
        }
        let mut objective = vec![(w, -1.0)];
        for (j, figure) in known.iter().enumerate() {
            objective.extend([(2 * j, -figure.lower), (2 * j + 1, figure.upper)]);
        }
        let found = program.minimise(&objective).unwrap().unwrap();
        -sign * objective.iter().map(|(i, c)| c * found[*i]).sum::<f64>()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn bounds_hold_the_truth_and_are_proved_sharp_by_their_dual(
            mass in prop::collection::vec(0.0..1.0_f64, 16),
            costs in prop::collection::vec(-1.0..1.0_f64, 16),
            rows in 0..14_usize, half in prop::sample::select(vec![0.0, 0.005, 0.1])
        ) {
            let whole: f64 = mass.iter().sum();
            prop_assume!(whole > 0.0);
            let mass: Vec<f64> = mass.iter().map(|x| x / whole).collect();
            let figures = published(4, rows, half, &mass);
            let known = CellBounds::new(16, figures.clone()).unwrap();
            prop_assert_eq!(known.least_relaxation().unwrap().epsilon, 0.0);
            let cost = Functional::new(costs).unwrap();
            let truth = cost.value(&mass).unwrap();
            let found = known.functional(&cost).unwrap();
            prop_assert!(found.lower <= truth + 1e-9 && truth <= found.upper + 1e-9);
            prop_assert!((found.lower - dual(16, &figures, &cost, 1.0)).abs() < 1e-9);
            prop_assert!((found.upper - dual(16, &figures, &cost, -1.0)).abs() < 1e-9);
            let event = Event::of(16, &[3, 5, 6, 7]).unwrap();
            let given = Event::of(16, &[1, 3, 5, 7, 9]).unwrap();
            let of = |e: &Event| Functional::from(e).value(&mass).unwrap();
            let share = of(&event.and(&given).unwrap()) / of(&given);
            let among = known.conditional(&event, &given).unwrap().unwrap();
            prop_assert!(among.lower <= share + 1e-9 && share <= among.upper + 1e-9);
        }

        #[test]
        fn a_relaxation_reconciles_and_a_smaller_one_does_not(
            shares in prop::collection::vec(0.05..0.95_f64, 6)
        ) {
            let space = CellSpace::binary(3).unwrap();
            let sets: [&[usize]; 6] = [&[0], &[1], &[2], &[0, 1], &[0, 2], &[1, 2]];
            let with = |by: f64| {
                let figure = |(set, x): (&&[usize], &f64)| {
                    let event = space.holding(set).unwrap();
                    Figure::new(event, (x - by).max(0.0), (x + by).min(1.0)).unwrap()
                };
                let figures = sets.iter().zip(&shares).map(figure).collect();
                CellBounds::new(8, figures).unwrap()
            };
            let epsilon = with(0.0).least_relaxation().unwrap().epsilon;
            let all = space.holding(&[0, 1, 2]).unwrap();
            prop_assert!(with(epsilon + 1e-8).event(&all).is_ok());
            if epsilon > 1e-6 {
                prop_assert_eq!(with(epsilon - 1e-6).event(&all), Err(StatsError::Infeasible));
                let conflict = with(0.0).conflict().unwrap().unwrap();
                let keep = |left: &[usize]| {
                    let figures = left.iter().map(|&j| with(0.0).figures[j].clone());
                    CellBounds::new(8, figures.collect()).unwrap()
                };
                prop_assert!(keep(&conflict).event(&all).is_err());
                for out in 0..conflict.len() {
                    let mut left = conflict.clone();
                    left.remove(out);
                    prop_assert!(keep(&left).event(&all).is_ok());
                }
            }
        }
    }
}
