//! What a study says of several views at once.

use indexmap::IndexMap;
use serde::Deserialize;

use super::toplines::yes;
use crate::results::Label;

/// Several views, any mix of published figures about them, and the combinations to bound.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
pub struct JointSpec {
    /// Name of the analysis.
    pub name: String,
    /// Printed name.
    pub label: Option<Label>,
    /// Title in the study's words.
    pub title: Option<Label>,
    /// Names of the views, at most 12.
    pub items: Vec<String>,
    /// Printed names of the views; that of the view's own figure where it is not given.
    #[serde(default)]
    pub labels: IndexMap<String, Label>,
    /// The published figures.
    pub figures: Vec<JointFigureSpec>,
    /// The combinations to bound.
    #[serde(default)]
    pub events: Vec<JointEventSpec>,
    /// Whether to allow for sampling error where sample sizes are known.
    #[serde(default = "yes")]
    pub sampling: bool,
}

/// A published figure about one or several of the views: `figure` or `stated`, and whom it
/// counts.
#[derive(Debug, Clone, Default, Deserialize, schemars::JsonSchema)]
pub struct JointFigureSpec {
    /// Name of a figure of the study.
    pub figure: Option<String>,
    /// The figure as printed ("52%").
    pub stated: Option<String>,
    /// Respondents behind a stated figure, or those of `among`.
    pub sample_size: Option<f64>,
    /// Printed name of what a stated figure measures.
    pub label: Option<Label>,
    /// Views that are held.
    #[serde(default)]
    pub holds: Vec<String>,
    /// Views that are not held.
    #[serde(default)]
    pub lacks: Vec<String>,
    /// Least number of the views in `of` that are held.
    pub at_least: Option<usize>,
    /// Greatest number of the views in `of` that are held.
    pub at_most: Option<usize>,
    /// The views that are counted, all where it is not given.
    #[serde(default)]
    pub of: Vec<String>,
    /// Among whom, where not among everybody.
    pub among: Option<JointSetSpec>,
}

/// A combination of views to bound the share of.
#[derive(Debug, Clone, Default, Deserialize, schemars::JsonSchema)]
pub struct JointEventSpec {
    /// Name, unique in the analysis.
    pub name: String,
    /// Printed name; made from the views where it is not given.
    pub label: Option<Label>,
    /// Views that are held.
    #[serde(default)]
    pub holds: Vec<String>,
    /// Views that are not held.
    #[serde(default)]
    pub lacks: Vec<String>,
    /// Least number of the views in `of` that are held.
    pub at_least: Option<usize>,
    /// Greatest number of the views in `of` that are held.
    pub at_most: Option<usize>,
    /// The views that are counted, all where it is not given.
    #[serde(default)]
    pub of: Vec<String>,
    /// Among whom, where not among everybody.
    pub among: Option<JointSetSpec>,
}

/// Those who hold some views and not others.
#[derive(Debug, Clone, Default, Deserialize, schemars::JsonSchema)]
pub struct JointSetSpec {
    /// Views that are held.
    #[serde(default)]
    pub holds: Vec<String>,
    /// Views that are not held.
    #[serde(default)]
    pub lacks: Vec<String>,
    /// Least number of the views in `of` that are held.
    pub at_least: Option<usize>,
    /// Greatest number of the views in `of` that are held.
    pub at_most: Option<usize>,
    /// The views that are counted, all where it is not given.
    #[serde(default)]
    pub of: Vec<String>,
}

// The keys stand in three types because flattened ones would hide unknown keys.
impl JointFigureSpec {
    pub(super) fn set(&self) -> JointSetSpec {
        JointSetSpec {
            holds: self.holds.clone(),
            lacks: self.lacks.clone(),
            at_least: self.at_least,
            at_most: self.at_most,
            of: self.of.clone(),
        }
    }
}

impl JointEventSpec {
    pub(super) fn set(&self) -> JointSetSpec {
        JointSetSpec {
            holds: self.holds.clone(),
            lacks: self.lacks.clone(),
            at_least: self.at_least,
            at_most: self.at_most,
            of: self.of.clone(),
        }
    }
}
