//! The figures about several views, each as a range.

use super::contradiction::named;
use super::figure::{Figures, Identity, estimate};
use super::joint_sets::{Meant, Views, probability};
use super::joint_spec::{JointFigureSpec, JointSpec};
use super::{AnalysisError, Sampling};
use crate::poll::{Code, Diagnostic, PublishedShare};
use crate::results::{Base, Bounds, Figure, JointFigure};
use crate::stats::{self, CellBounds, Event, Level, ShareMethod};

/// A figure with what the bounds need of it.
pub(super) struct Measured {
    pub(super) what: Meant,
    pub(super) among: Option<Meant>,
    pub(super) published: PublishedShare,
    pub(super) sampling: Sampling,
    pub(super) figure: Figure,
}

impl Measured {
    /// What it measures, in symbols.
    pub(super) fn symbols(&self) -> String {
        probability(&self.what.set, self.among.as_ref().map(|among| &among.set))
    }
}

/// The figures of a joint analysis.
pub(super) struct Measurements(pub(super) Vec<Measured>);

impl Measurements {
    pub(super) fn new(
        spec: &JointSpec,
        views: &Views<'_>,
        figures: &Figures,
    ) -> Result<Self, AnalysisError> {
        let numbered = spec.figures.iter().enumerate();
        let measured = numbered.map(|(i, figure)| {
            let at = format!("joints.{}.figures.{i}", spec.name);
            let id = format!("{}/figures/{}", spec.name, i + 1);
            measured(id, figure, views, figures, &at)
        });
        Ok(Self(measured.collect::<Result<_, _>>()?))
    }

    /// All unrounded values that the print allows.
    pub(super) fn rounded(&self) -> Vec<Bounds> {
        let ends = self.0.iter().map(|m| m.published.possible());
        ends.map(|(lower, upper)| Bounds { lower, upper }).collect()
    }

    /// Ranges that all hold at once with the level's probability (Bonferroni): Wilson
    /// limits at both ends of what the print allows; `None` for a figure of unknown size.
    pub(super) fn sampled(
        &self,
        level: Level,
        assumed: Option<f64>,
    ) -> Result<Vec<Option<Bounds>>, AnalysisError> {
        let each = Level::new(1.0 - level.alpha() / self.0.len() as f64)?;
        let of = |m: &Measured| -> Result<Option<Bounds>, AnalysisError> {
            let sampling = match (m.sampling.n, assumed) {
                (None, Some(n)) => m.sampling.assuming(n),
                _ => m.sampling,
            };
            let Some(n) = sampling.n_effective() else { return Ok(None) };
            let (low, high) = m.published.possible();
            let limits =
                |share| stats::share_interval(share, n, each, ShareMethod::Wilson);
            // "<1" leaves the other end open already.
            let lower = if low > 0.0 { limits(low)?.lower } else { 0.0 };
            let upper = if high < 1.0 { limits(high)?.upper } else { 1.0 };
            Ok(Some(Bounds { lower, upper }))
        };
        self.0.iter().map(of).collect()
    }

    /// The figures as constraints on the cells, each within its range.
    pub(super) fn within(
        &self,
        cells: usize,
        ranges: &[Bounds],
    ) -> Result<CellBounds, AnalysisError> {
        let figure = |(m, range): (&Measured, &Bounds)| match &m.among {
            Some(among) => stats::Figure::within(
                &m.what.event,
                among.event.clone(),
                range.lower,
                range.upper,
            ),
            None => stats::Figure::new(m.what.event.clone(), range.lower, range.upper),
        };
        let figures: Result<Vec<_>, _> = self.0.iter().zip(ranges).map(figure).collect();
        Ok(CellBounds::new(cells, figures?)?)
    }

    /// The printed values as shares of everybody: those of parts times the part's share,
    /// where that was printed. `None` where one is only a limit or its part's share is not
    /// among the figures.
    pub(super) fn printed(&self) -> Result<Option<Vec<(Event, f64)>>, AnalysisError> {
        let mut shares = Vec::with_capacity(self.0.len());
        for m in &self.0 {
            let Some(value) = m.published.value() else { return Ok(None) };
            let Some(among) = &m.among else {
                shares.push((m.what.event.clone(), value));
                continue;
            };
            let whole =
                self.0.iter().find(|o| o.among.is_none() && o.what.event == among.event);
            let Some(whole) = whole.and_then(|o| o.published.value()) else {
                return Ok(None);
            };
            shares.push((m.what.event.and(&among.event)?, value * whole));
        }
        Ok(Some(shares))
    }

    /// The figures as results print them.
    pub(super) fn records(&self, sampled: &[Option<Bounds>]) -> Vec<JointFigure> {
        let ranges = self.rounded().into_iter().zip(sampled);
        let of = |(m, (rounded, sampled)): (&Measured, (Bounds, &Option<Bounds>))| {
            JointFigure {
                what: m.what.set.clone(),
                among: m.among.as_ref().map(|among| among.set.clone()),
                figure: m.figure.clone(),
                rounded,
                sampled: *sampled,
            }
        };
        self.0.iter().zip(ranges).map(of).collect()
    }
}

/// One figure; `id` is for one that the study only states.
fn measured(
    id: String,
    spec: &JointFigureSpec,
    views: &Views<'_>,
    figures: &Figures,
    at: &str,
) -> Result<Measured, AnalysisError> {
    let what = views.meant(&spec.set(), at)?;
    let among = match &spec.among {
        Some(among) => Some(views.meant(among, &format!("{at}.among"))?),
        None => None,
    };
    let invalid = |key: &str, expected: &str| {
        Diagnostic::new(Code::ValueInvalid, &views.evidence.study)
            .column(&format!("{at}{key}"))
            .with("expected", expected)
    };
    if spec.sample_size.is_some_and(|n| !(n >= 1.0 && n.is_finite())) {
        return Err(invalid(".sample_size", "≥ 1").into());
    }
    let mut found = match (&spec.figure, &spec.stated) {
        (Some(name), None) => of_study(name, what, among, views, figures, at)?,
        (None, Some(text)) => stated(text, id, spec, (what, among), views, at)?,
        _ => return Err(invalid("", "figure = \"…\" | stated = \"…\"").into()),
    };
    if spec.sample_size.is_some() {
        found.sampling.n = spec.sample_size;
        found.sampling.approximate = false;
    }
    Ok(found)
}

fn of_study(
    name: &str,
    what: Meant,
    among: Option<Meant>,
    views: &Views<'_>,
    figures: &Figures,
    at: &str,
) -> Result<Measured, AnalysisError> {
    let at = format!("{at}.figure");
    let found = named(figures, name, views.evidence, &at)?;
    let published = found.published.ok_or_else(|| {
        Diagnostic::new(Code::FigureBlank, &views.evidence.study).column(&at).value(name)
    })?;
    let mut sampling = found.sampling;
    // The poll's size is not that of those who hold a view.
    if among.is_some() && found.spec.group.is_none() {
        sampling.n = None;
    }
    Ok(Measured { what, among, published, sampling, figure: found.figure.clone() })
}

fn stated(
    text: &str,
    id: String,
    spec: &JointFigureSpec,
    (what, among): (Meant, Option<Meant>),
    views: &Views<'_>,
    at: &str,
) -> Result<Measured, AnalysisError> {
    let evidence = views.evidence;
    let published = PublishedShare::parse(text).map_err(|_| {
        Diagnostic::new(Code::PercentUnreadable, &evidence.study)
            .column(&format!("{at}.stated"))
            .value(text)
    })?;
    let mut sampling = Sampling { n: spec.sample_size, ..Sampling::unknown() };
    if let Some(design_effect) = evidence.settings.design_effect {
        sampling = sampling.with_design_effect(design_effect);
    }
    let base = if among.is_some() { Base::Holders } else { Base::AllRespondents };
    let identity = Identity {
        id,
        label: spec.label.clone().unwrap_or_default(),
        poll: None,
        question: None,
        rows: Vec::new(),
    };
    let figure = estimate(identity, Some(published), sampling, base, evidence)?;
    Ok(Measured { what, among, published, sampling, figure })
}
