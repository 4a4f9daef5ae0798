//! Bounds by group when the groups' shares of the whole are not published.

use super::StatsError;
use super::bounds::Bounds;
use super::cell_bounds::{CellBounds, Figure};
use super::cells::{CellSpace, Event};
use super::error::share;

/// A published share and half the unit to which it was rounded.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RoundedShare {
    /// The share.
    pub share: f64,
    /// Half the unit; 0 for an exact figure.
    pub half_unit: f64,
}

impl RoundedShare {
    fn ends(self) -> Result<(f64, f64), StatsError> {
        share("share", self.share)?;
        share("half a unit", self.half_unit)?;
        let (low, high) = (self.share - self.half_unit, self.share + self.half_unit);
        Ok((low.max(0.0), high.min(1.0)))
    }
}

/// A group whose share of the whole is not known exactly.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct UnsizedGroup {
    /// Share of the group with the first view.
    pub p: RoundedShare,
    /// Share of the group with the second view.
    pub q: RoundedShare,
    /// Between which shares of the whole the group lies, where something is known.
    pub size: Option<Bounds>,
}

/// Toplines by group and in total, over all group sizes that they allow: masses π, πp and
/// πq of each group are variables of a linear program, so rounding of the groups' figures
/// is allowed for exactly.
#[derive(Debug, Clone, PartialEq)]
pub struct UnknownSizes {
    space: CellSpace,
    known: CellBounds,
    groups: usize,
}

const FIRST: usize = 0;
const SECOND: usize = 1;
const GROUP: usize = 2;

impl UnknownSizes {
    /// From the groups and the shares of everybody with the two views; a total that was
    /// not published is `None`.
    ///
    /// # Errors
    /// No group, or a number that is no share.
    pub fn new(
        groups: &[UnsizedGroup],
        total_p: Option<RoundedShare>,
        total_q: Option<RoundedShare>,
    ) -> Result<Self, StatsError> {
        let space = CellSpace::new(&[2, 2, groups.len()])?;
        let views = [space.answer(FIRST, 1)?, space.answer(SECOND, 1)?];
        let mut figures = Vec::new();
        for (view, total) in views.iter().zip([total_p, total_q]) {
            if let Some(total) = total {
                let (lower, upper) = total.ends()?;
                figures.push(Figure::new(view.clone(), lower, upper)?);
            }
        }
        for (g, group) in groups.iter().enumerate() {
            let members = space.answer(GROUP, g)?;
            for (view, figure) in views.iter().zip([group.p, group.q]) {
                let (lower, upper) = figure.ends()?;
                figures.push(Figure::within(view, members.clone(), lower, upper)?);
            }
            if let Some(size) = group.size {
                figures.push(Figure::new(members, size.lower, size.upper)?);
            }
        }
        let known = CellBounds::new(space.cells(), figures)?;
        Ok(Self { space, known, groups: groups.len() })
    }

    /// Sharp bounds for the share of everybody that holds both views.
    ///
    /// # Errors
    /// [`StatsError::Infeasible`] when no group sizes reconcile the groups with the totals.
    pub fn joint(&self) -> Result<Bounds, StatsError> {
        self.known.event(&self.both()?)
    }

    /// Sharp bounds for a group's share of everybody.
    ///
    /// # Errors
    /// As [`Self::joint`]; a group that there is not.
    pub fn size(&self, group: usize) -> Result<Bounds, StatsError> {
        self.known.event(&self.space.answer(GROUP, group)?)
    }

    /// Sharp bounds for the share of those who hold both that belongs to the groups; `None`
    /// when nobody can hold both.
    ///
    /// # Errors
    /// As [`Self::size`].
    pub fn composition(&self, groups: &[usize]) -> Result<Option<Bounds>, StatsError> {
        if let Some(&index) = groups.iter().find(|&&g| g >= self.groups) {
            return Err(StatsError::NoSuch { index, count: self.groups });
        }
        let members = self.space.event(|answers| groups.contains(&answers[GROUP]));
        self.known.conditional(&members, &self.both()?)
    }

    /// The cells (first view, second view, group) and the figures about them, to be asked
    /// for other events, for a conflict or for what reconciles them. Figures stand in the
    /// order: totals of both views, then for each group its two views and its size, without
    /// those that are not known.
    #[must_use]
    pub fn cells(&self) -> (&CellSpace, &CellBounds) {
        (&self.space, &self.known)
    }

    fn both(&self) -> Result<Event, StatsError> {
        self.space.answer(FIRST, 1)?.and(&self.space.answer(SECOND, 1)?)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::lp::Program;
    use super::super::{composition, frechet, groupwise};
    use super::*;

    fn exact(share: f64) -> RoundedShare {
        RoundedShare { share, half_unit: 0.0 }
    }

    fn group(p: f64, q: f64, size: Option<Bounds>) -> UnsizedGroup {
        UnsizedGroup { p: exact(p), q: exact(q), size }
    }

    #[test]
    fn two_groups_are_sized_by_their_total() {
        let groups = [group(0.9, 0.2, None), group(0.3, 0.8, None)];
        let known = UnknownSizes::new(&groups, Some(exact(0.6)), None).unwrap();
        let size = known.size(0).unwrap();
        assert!((size.lower - 0.5).abs() < 1e-12 && (size.upper - 0.5).abs() < 1e-12);
        let expected = groupwise(&[0.5, 0.5], &[0.9, 0.3], &[0.2, 0.8]).unwrap().bounds;
        let found = known.joint().unwrap();
        assert!((found.lower - expected.lower).abs() < 1e-12);
        assert!((found.upper - expected.upper).abs() < 1e-12);
        let fight =
            UnknownSizes::new(&groups, Some(exact(0.6)), Some(exact(0.6))).unwrap();
        assert_eq!(fight.joint(), Err(StatsError::Infeasible));
        assert!(
            (fight.cells().1.least_relaxation().unwrap().epsilon - 0.025).abs() < 1e-9
        );
        assert!(known.size(2).is_err() && known.composition(&[2]).is_err());
        assert!(UnknownSizes::new(&[], None, None).is_err());
        assert!(UnknownSizes::new(&[group(1.2, 0.5, None)], None, None).is_err());
    }

    #[test]
    fn known_sizes_give_the_composition_of_the_segment() {
        let (shares, p, q) = ([0.3, 0.5, 0.2], [0.8, 0.5, 0.2], [0.3, 0.6, 0.9]);
        let sized = |g: usize| {
            let size = Bounds { lower: shares[g], upper: shares[g] };
            group(p[g], q[g], Some(size))
        };
        let known =
            UnknownSizes::new(&[sized(0), sized(1), sized(2)], None, None).unwrap();
        let expected = composition(&shares, &p, &q, &[0, 2]).unwrap().share;
        let found = known.composition(&[0, 2]).unwrap().unwrap();
        assert!((found.lower - expected.lower).abs() < 1e-9, "{found:?} {expected:?}");
        assert!((found.upper - expected.upper).abs() < 1e-9, "{found:?} {expected:?}");
    }

    /// Σ π_g·weight_g at its extreme over the sizes alone, as the bounds read for exact
    /// figures of the groups.
    fn over_sizes(
        p: &[f64],
        q: &[f64],
        totals: [(f64, f64); 2],
        weight: impl Fn(f64, f64) -> f64,
        sign: f64,
    ) -> f64 {
        let mut program = Program::of(p.len());
        program.row((0..p.len()).map(|g| (g, 1.0)).collect(), 1.0, 1.0);
        for (list, (lower, upper)) in [p, q].into_iter().zip(totals) {
            program.row(list.iter().copied().enumerate().collect(), lower, upper);
        }
        let costs: Vec<(usize, f64)> =
            (0..p.len()).map(|g| (g, sign * weight(p[g], q[g]))).collect();
        let found = program.minimise(&costs).unwrap().unwrap();
        sign * costs.iter().map(|(g, c)| c * found[*g]).sum::<f64>()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn the_bounds_are_those_over_all_sizes(
            cells in prop::collection::vec((0.05..1.0_f64, 0.0..=1.0_f64, 0.0..=1.0_f64), 2..7),
            half_unit in prop::sample::select(vec![0.0, 0.005])
        ) {
            let whole: f64 = cells.iter().map(|c| c.0).sum();
            let shares: Vec<f64> = cells.iter().map(|c| c.0 / whole).collect();
            let p: Vec<f64> = cells.iter().map(|c| c.1).collect();
            let q: Vec<f64> = cells.iter().map(|c| c.2).collect();
            let truth = groupwise(&shares, &p, &q).unwrap();
            let total = |share: f64| RoundedShare { share: share.min(1.0), half_unit };
            let groups: Vec<UnsizedGroup> =
                p.iter().zip(&q).map(|(p, q)| group(*p, *q, None)).collect();
            let of = |groups: &[UnsizedGroup]| {
                UnknownSizes::new(groups, Some(total(truth.p)), Some(total(truth.q)))
            };
            let found = of(&groups).unwrap().joint().unwrap();
            prop_assert!(found.lower <= truth.bounds.lower + 1e-9);
            prop_assert!(truth.bounds.upper <= found.upper + 1e-9);
            let ends = [total(truth.p).ends().unwrap(), total(truth.q).ends().unwrap()];
            let least = |p: f64, q: f64| frechet(&[p, q]).unwrap().lower;
            let lower = over_sizes(&p, &q, ends, least, 1.0);
            let upper = over_sizes(&p, &q, ends, f64::min, -1.0);
            prop_assert!((found.lower - lower).abs() < 1e-9, "{} {lower}", found.lower);
            prop_assert!((found.upper - upper).abs() < 1e-9, "{} {upper}", found.upper);
            let rounded: Vec<UnsizedGroup> = groups
                .iter()
                .map(|g| UnsizedGroup {
                    p: RoundedShare { half_unit, ..g.p },
                    q: RoundedShare { half_unit, ..g.q },
                    size: None,
                })
                .collect();
            let wider = of(&rounded).unwrap().joint().unwrap();
            prop_assert!(wider.lower <= found.lower + 1e-9);
            prop_assert!(found.upper <= wider.upper + 1e-9);
        }
    }
}
