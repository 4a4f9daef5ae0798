//! Several views at once, bounded from any mix of published figures.

use super::AnalysisError;
use super::evidence::Evidence;
use super::figure::Figures;
use super::joint_figures::{Measured, Measurements};
use super::joint_known::Known;
use super::joint_sets::Views;
use super::joint_spec::JointSpec;
use crate::poll::{Code, Diagnostic};
use crate::results::{JointItem, JointResult, Label};
use crate::stats::CellSpace;

/// 4,096 cells: what the linear programs and the fitting take in a blink.
const MOST_ITEMS: usize = 12;

/// Bounds every combination over all distributions of the views that fit the figures
/// (Boole 1854; Hailperin 1965), with and without sampling error, and says which figures
/// contradict one another.
///
/// # Errors
/// A name that the study does not define, a figure that was not published, a combination
/// without a condition, no combination, or more than 12 views.
pub fn joint(
    spec: &JointSpec,
    figures: &Figures,
    evidence: &Evidence,
) -> Result<JointResult, AnalysisError> {
    let at = format!("joints.{}", spec.name);
    complete(spec, evidence, &at)?;
    let space = CellSpace::binary(spec.items.len())?;
    let views = Views { names: &spec.items, space, evidence };
    for name in spec.labels.keys() {
        views.place(name, &format!("{at}.labels.{name}"))?;
    }
    let measured = Measurements::new(spec, &views, figures)?;
    let items = items(spec, &measured);
    let known = Known::new(spec, &views, measured)?;
    let mut events = Vec::with_capacity(spec.events.len());
    for (i, event) in spec.events.iter().enumerate() {
        let at = format!("{at}.events.{i}");
        let what = views.meant(&event.set(), &at)?;
        let among = match &event.among {
            Some(among) => Some(views.meant(among, &format!("{at}.among"))?),
            None => None,
        };
        let mut found = known.event(what, among)?;
        found.id = format!("{}/{}", spec.name, event.name);
        found.name.clone_from(&event.name);
        found.label = event.label.clone().unwrap_or_default();
        events.push(found);
    }
    Ok(JointResult {
        id: spec.name.clone(),
        label: spec.label.clone().unwrap_or_default(),
        title: spec.title.clone(),
        items,
        figures: known.records(),
        conflict: known.conflict(),
        events,
    })
}

/// Whether the study says enough, before its names are looked at.
fn complete(spec: &JointSpec, evidence: &Evidence, at: &str) -> Result<(), Diagnostic> {
    let about = |code, key: &str| {
        Diagnostic::new(code, &evidence.study).column(&format!("{at}.{key}"))
    };
    let invalid = |key: &str, expected: &str| {
        Err(about(Code::ValueInvalid, key).with("expected", expected))
    };
    if !(1..=MOST_ITEMS).contains(&spec.items.len()) {
        return invalid("items", "1–12");
    }
    for (i, item) in spec.items.iter().enumerate() {
        if spec.items[..i].contains(item) {
            return Err(about(Code::NameTwice, "items").value(item));
        }
    }
    if spec.figures.is_empty() {
        return invalid("figures", "figures = [{ … }]");
    }
    if spec.events.is_empty() {
        return invalid("events", "events = [{ name = \"…\", … }]");
    }
    Ok(())
}

/// The views with their printed names: the study's, else that of the figure that measures
/// the view alone, else its own.
fn items(spec: &JointSpec, measured: &Measurements) -> Vec<JointItem> {
    let own = |name: &String| {
        let alone = |m: &&Measured| {
            m.among.is_none()
                && !m.figure.label.is_empty()
                && m.what.set.holds == [name.clone()]
                && m.what.set.lacks.is_empty()
                && m.what.set.of.is_empty()
        };
        measured.0.iter().find(alone).map(|m| m.figure.label.clone())
    };
    let label = |name: &String| {
        let given = spec.labels.get(name).cloned();
        given.or_else(|| own(name)).unwrap_or_else(|| Label::same(name))
    };
    let item = |name: &String| JointItem { name: name.clone(), label: label(name) };
    spec.items.iter().map(item).collect()
}
