//! Several views at once: what any mix of published figures says of any combination.

use serde::{Deserialize, Serialize};

use super::number;
use super::{Assumption, Bounds, Derivation, Figure, IntervalRecord, Label, Missing};

/// One of the views.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct JointItem {
    /// Its name in the study.
    pub name: String,
    /// Its printed name.
    pub label: Label,
}

/// Who is meant: all conditions hold at once.
#[derive(
    Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema,
)]
pub struct JointSet {
    /// Views that are held.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub holds: Vec<String>,
    /// Views that are not held.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lacks: Vec<String>,
    /// Least number of the views in `of` that are held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<usize>,
    /// Greatest number of the views in `of` that are held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<usize>,
    /// The views that are counted: empty unless some are.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub of: Vec<String>,
}

/// A figure that the bounds rest on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct JointFigure {
    /// Whom it is the share of.
    pub what: JointSet,
    /// Among whom, where not among everybody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub among: Option<JointSet>,
    /// The figure with its sources; its own interval is not widened.
    pub figure: Figure,
    /// All unrounded values that its print allows.
    pub rounded: Bounds,
    /// The same with sampling error, so wide that all figures' intervals hold at once;
    /// null where its sample size is not known.
    pub sampled: Option<Bounds>,
}

/// Figures that cannot all be true.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct JointConflict {
    /// The least common error, as a share, that must be allowed every figure beyond its
    /// rounding for all to fit: at least one is off by this much or more.
    #[serde(serialize_with = "number::digits")]
    pub epsilon: f64,
    /// What remains of it when sampling error is allowed for: 0 when that can explain the
    /// conflict; null where it is not allowed for.
    #[serde(serialize_with = "number::digits_opt")]
    pub beyond_sampling: Option<f64>,
    /// Figures of which all but any one would fit, by their place in `figures`.
    pub figures: Vec<usize>,
}

/// What the figures say of one combination of views.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct JointEvent {
    /// Stable identifier: `ANALYSIS/EVENT`.
    pub id: String,
    /// Its name in the study.
    pub name: String,
    /// Its printed name, where given.
    pub label: Label,
    /// Who is meant.
    pub what: JointSet,
    /// Among whom, where not among everybody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub among: Option<JointSet>,
    /// Sharp bounds over all unrounded values that the print allows; null with the reason
    /// in `missing`.
    pub bounds: Option<Bounds>,
    /// Bounds if every figure may be off by the conflict's error; null where the figures
    /// fit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relaxed: Option<Bounds>,
    /// Confidence interval: bounds over the figures' simultaneous intervals, so at least at
    /// its level; null with the reason in `missing`.
    pub interval: Option<IntervalRecord>,
    /// The interval that an assumed sample size would give, where some were not published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assumed: Option<IntervalRecord>,
    /// The share under the least informative distribution with the printed values: a
    /// reference, not an estimate; null with the reason in `missing`.
    #[serde(serialize_with = "number::digits_opt")]
    pub maximum_entropy: Option<f64>,
    /// What it rests on.
    pub assumptions: Vec<Assumption>,
    /// What is not there, and why.
    pub missing: Vec<Missing>,
    /// How it was made.
    pub derivation: Derivation,
}

/// Several views, the figures about them, and what these say of combinations.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct JointResult {
    /// Stable identifier: the analysis' name.
    pub id: String,
    /// Printed name, where given.
    pub label: Label,
    /// Title in the study's words, where given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Label>,
    /// The views.
    pub items: Vec<JointItem>,
    /// The figures.
    pub figures: Vec<JointFigure>,
    /// What keeps the figures from being all true; null when they can be.
    pub conflict: Option<JointConflict>,
    /// The combinations that were asked for.
    pub events: Vec<JointEvent>,
}
