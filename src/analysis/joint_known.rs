//! What the figures about several views say, whatever combination is asked for.

use super::AnalysisError;
use super::joint_figures::Measurements;
use super::joint_sets::{Meant, Views};
use super::joint_spec::JointSpec;
use crate::poll::Qualifier;
use crate::results::{
    Assumption, Bounds, Derivation, IntervalRecord, JointConflict, JointEvent,
    JointFigure, Label, Missing,
};
use crate::stats::{CellBounds, Event, Figure, StatsError, maximum_entropy};

/// Programs are solved to nine digits; a relaxation that is met exactly needs room.
const SLACK: f64 = 2e-9;
/// What is so near to 0 or 1 is the solver's rounding.
const NOISE: f64 = 1e-11;
const NOISE_WITH_SLACK: f64 = 1e-8;

/// The figures as constraints, with and without sampling error.
pub(super) struct Known {
    measured: Measurements,
    wants_sampling: bool,
    sampled: Vec<Option<Bounds>>,
    rounded: CellBounds,
    /// With every figure off by the conflict's error.
    relaxed: Option<CellBounds>,
    conflict: Option<JointConflict>,
    with_sampling: Sampled,
    if_assumed: Sampled,
    /// Cells under the least informative distribution, or why there are none.
    reference: Result<Vec<f64>, Missing>,
    level: f64,
    assumed_n: Option<f64>,
}

/// The figures within their simultaneous intervals.
enum Sampled {
    Fit(CellBounds),
    /// They contradict one another even so.
    Fight,
    /// Not every size is known, or sampling error is not wanted.
    Unknown,
}

impl Known {
    pub(super) fn new(
        spec: &JointSpec,
        views: &Views<'_>,
        measured: Measurements,
    ) -> Result<Self, AnalysisError> {
        let settings = &views.evidence.settings;
        let cells = views.space.cells();
        let ranges = measured.rounded();
        let rounded = measured.within(cells, &ranges)?;
        let sampled = if spec.sampling {
            measured.sampled(settings.level, None)?
        } else {
            vec![None; ranges.len()]
        };
        let (with_sampling, beyond_sampling) = simultaneous(&measured, cells, &sampled)?;
        let published = sampled.iter().all(Option::is_some);
        let assumed_n = settings.assumed_n.filter(|_| spec.sampling && !published);
        let if_assumed = match assumed_n {
            Some(n) => {
                let filled = measured.sampled(settings.level, Some(n))?;
                simultaneous(&measured, cells, &filled)?.0
            }
            None => Sampled::Unknown,
        };
        let epsilon = rounded.least_relaxation()?.epsilon;
        let (mut conflict, mut relaxed) = (None, None);
        if epsilon > 0.0 {
            let figures = rounded.conflict()?.unwrap_or_default();
            conflict = Some(JointConflict { epsilon, beyond_sampling, figures });
            let wider = |range: &Bounds| Bounds {
                lower: (range.lower - epsilon - SLACK).max(0.0),
                upper: (range.upper + epsilon + SLACK).min(1.0),
            };
            let wider: Vec<Bounds> = ranges.iter().map(wider).collect();
            relaxed = Some(measured.within(cells, &wider)?);
        }
        let reference = match &conflict {
            Some(_) => Err(Missing::FiguresContradict),
            None => reference(&measured, cells)?,
        };
        Ok(Self {
            measured,
            wants_sampling: spec.sampling,
            sampled,
            rounded,
            relaxed,
            conflict,
            with_sampling,
            if_assumed,
            reference,
            level: settings.level.value(),
            assumed_n,
        })
    }

    /// The figures as results print them.
    pub(super) fn records(&self) -> Vec<JointFigure> {
        self.measured.records(&self.sampled)
    }

    /// What keeps the figures from being all true.
    pub(super) fn conflict(&self) -> Option<JointConflict> {
        self.conflict.clone()
    }

    /// What the figures say of a combination, which has no name yet.
    pub(super) fn event(
        &self,
        what: Meant,
        among: Option<Meant>,
    ) -> Result<JointEvent, AnalysisError> {
        let base = among.as_ref().map(|among| &among.event);
        let mut missing = vec![Missing::JointNotIdentified];
        let (mut bounds, mut relaxed) = (None, None);
        if let Some(known) = &self.relaxed {
            relaxed = of(known, &what.event, base, NOISE_WITH_SLACK)?;
            missing.push(Missing::FiguresContradict);
        } else {
            bounds = of(&self.rounded, &what.event, base, NOISE)?;
            if bounds.is_none() {
                missing.push(Missing::NobodyInBase);
            }
        }
        let interval = self.interval(&self.with_sampling, &what.event, base)?;
        if self.wants_sampling && matches!(self.with_sampling, Sampled::Unknown) {
            missing.push(Missing::SampleSizeNotPublished);
        }
        let assumed = self.interval(&self.if_assumed, &what.event, base)?;
        let maximum_entropy = match &self.reference {
            Ok(cells) => value(cells, &what.event, base)?,
            Err(reason) => {
                if !missing.contains(reason) {
                    missing.push(reason.clone());
                }
                None
            }
        };
        let assumptions = self.assumptions(interval.is_some(), assumed.is_some());
        Ok(JointEvent {
            id: String::new(),
            name: String::new(),
            label: Label::default(),
            what: what.set,
            among: among.map(|among| among.set),
            bounds,
            relaxed,
            interval,
            assumed,
            maximum_entropy,
            assumptions,
            missing,
            derivation: self.derivation(),
        })
    }

    fn interval(
        &self,
        known: &Sampled,
        event: &Event,
        base: Option<&Event>,
    ) -> Result<Option<IntervalRecord>, AnalysisError> {
        let Sampled::Fit(known) = known else { return Ok(None) };
        Ok(of(known, event, base, NOISE)?.map(|found| IntervalRecord {
            lower: found.lower,
            upper: found.upper,
            level: self.level,
            method: "simultaneous_wilson_projection".to_owned(),
        }))
    }

    fn assumptions(&self, interval: bool, assumed: bool) -> Vec<Assumption> {
        let measured = &self.measured.0;
        let mut list = vec![Assumption::FiguresOfSamePeople];
        let unit = measured.iter().map(|m| m.published.unit).fold(0.0, f64::max);
        if unit > 0.0 {
            list.push(Assumption::Rounded { unit });
        }
        let about = Some(Qualifier::About);
        if measured.iter().any(|m| m.published.qualifier == about) {
            list.push(Assumption::AboutTakenAsRounded);
        }
        if interval || assumed {
            list.push(Assumption::SimultaneousIntervals { figures: measured.len() });
            for assumption in measured.iter().flat_map(|m| m.sampling.assumptions()) {
                if !list.contains(&assumption) {
                    list.push(assumption);
                }
            }
        }
        if assumed && let Some(n) = self.assumed_n {
            list.push(Assumption::AssumedSampleSize { n });
        }
        list
    }

    fn derivation(&self) -> Derivation {
        let mut derivation = Derivation::by("joint_bounds");
        for (i, m) in self.measured.0.iter().enumerate() {
            let (lower, upper) = m.published.possible();
            let name = format!("{} [{}]", m.symbols(), i + 1);
            derivation = derivation
                .input(&format!("{name} (lowest)"), lower)
                .input(&format!("{name} (highest)"), upper)
                .input_opt(&format!("n_eff [{}]", i + 1), m.sampling.n_effective());
            for row in &m.figure.derivation.rows {
                if !derivation.rows.contains(row) {
                    derivation.rows.push(row.clone());
                }
            }
        }
        derivation
            .input_opt("ε", self.conflict.as_ref().map(|conflict| conflict.epsilon))
            .input_opt("n_assumed", self.assumed_n)
    }
}

/// The figures within their intervals, and the error that remains; nothing unless all are
/// known.
fn simultaneous(
    measured: &Measurements,
    cells: usize,
    sampled: &[Option<Bounds>],
) -> Result<(Sampled, Option<f64>), AnalysisError> {
    let Some(ranges) = sampled.iter().copied().collect::<Option<Vec<Bounds>>>() else {
        return Ok((Sampled::Unknown, None));
    };
    let known = measured.within(cells, &ranges)?;
    let epsilon = known.least_relaxation()?.epsilon;
    let found = if epsilon > 0.0 { Sampled::Fight } else { Sampled::Fit(known) };
    Ok((found, Some(epsilon)))
}

fn reference(
    measured: &Measurements,
    cells: usize,
) -> Result<Result<Vec<f64>, Missing>, AnalysisError> {
    let Some(printed) = measured.printed()? else {
        return Ok(Err(Missing::ReferenceNeedsValues));
    };
    // Fitting would need thousands of sweeps to find out.
    let exact = printed
        .iter()
        .map(|(event, share)| Figure::new(event.clone(), *share, *share))
        .collect::<Result<Vec<_>, _>>()?;
    if CellBounds::new(cells, exact)?.least_relaxation()?.epsilon > 0.0 {
        return Ok(Err(Missing::PrintedValuesContradict));
    }
    match maximum_entropy(cells, &printed) {
        Ok(shares) => Ok(Ok(shares)),
        Err(StatsError::Infeasible | StatsError::NotConverged { .. }) => {
            Ok(Err(Missing::PrintedValuesContradict))
        }
        Err(error) => Err(error.into()),
    }
}

/// Bounds of a combination, with the solver's noise put to 0 and 1; `None` when nobody is
/// in the base.
fn of(
    known: &CellBounds,
    event: &Event,
    base: Option<&Event>,
    noise: f64,
) -> Result<Option<Bounds>, AnalysisError> {
    let found = match base {
        Some(base) => known.conditional(event, base)?,
        None => Some(known.event(event)?),
    };
    let clean = |x: f64| match x {
        x if x < noise => 0.0,
        x if x > 1.0 - noise => 1.0,
        x => x,
    };
    Ok(found.map(|found| Bounds { lower: clean(found.lower), upper: clean(found.upper) }))
}

/// A combination's share under a distribution; `None` when nobody is in the base.
fn value(
    cells: &[f64],
    event: &Event,
    base: Option<&Event>,
) -> Result<Option<f64>, AnalysisError> {
    let mass = |event: &Event| -> f64 {
        (0..cells.len()).filter(|&cell| event.has(cell)).map(|cell| cells[cell]).sum()
    };
    let Some(base) = base else { return Ok(Some(mass(event))) };
    let whole = mass(base);
    let both = mass(&event.and(base)?);
    Ok((whole > 0.0).then(|| both / whole))
}
