//! The contradiction segment: what share holds two views at once.

use serde::{Deserialize, Serialize};

use super::number;
use super::{
    Assumption, Derivation, Figure, IntervalRecord, Label, Missing, UnderAssumption,
};

/// Whether the two questions were asked of the same people: changes the inference.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum SampleRelation {
    /// The same respondents, on one base with one set of weights.
    Same,
    /// Two independent polls.
    Two,
    /// Not known: bounded as two polls, and said.
    Unknown,
}

/// Lowest and highest value that the inputs allow.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Bounds {
    /// Lowest.
    #[serde(serialize_with = "number::digits")]
    pub lower: f64,
    /// Highest.
    #[serde(serialize_with = "number::digits")]
    pub upper: f64,
}

/// A share that the data bound but do not identify.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct BoundedShare {
    /// Stable identifier.
    pub id: String,
    /// Bounds if the printed figures were exact.
    pub bounds: Bounds,
    /// Bounds over all unrounded values that the print allows.
    pub rounded: Bounds,
    /// Confidence interval for the share: bounds, rounding and sampling error together;
    /// null with the reason in `missing`.
    pub interval: Option<IntervalRecord>,
    /// The interval that an assumed sample size would give, where none was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assumed: Option<IntervalRecord>,
    /// Ends that err inwards in at most half of all samples, where plain ones nearly always
    /// do at ties (Chernozhukov, Lee & Rosen 2013); of that method only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub half_median_unbiased: Option<Bounds>,
    /// What it rests on.
    pub assumptions: Vec<Assumption>,
    /// What is not there, and why.
    pub missing: Vec<Missing>,
    /// How it was made.
    pub derivation: Derivation,
}

/// One side of the segment: a view and the figure that measures it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Side {
    /// Name of the figure in the study.
    pub name: String,
    /// The figure.
    pub figure: Figure,
}

/// Bounds within one group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct GroupBounds {
    /// The group's name in the file.
    pub group: String,
    /// Its printed name.
    pub label: Label,
    /// Respondents in the group that were asked about the first view, where published.
    #[serde(serialize_with = "number::count_opt")]
    pub n: Option<f64>,
    /// The same for the second view, where it comes from another poll.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        serialize_with = "number::count_opt"
    )]
    pub n_b: Option<f64>,
    /// Share of the group that holds the first view.
    #[serde(serialize_with = "number::digits")]
    pub a: f64,
    /// Share of the group that holds the second view.
    #[serde(serialize_with = "number::digits")]
    pub b: f64,
    /// The group's share of the whole: lowest and highest value that is consistent with
    /// what was published (equal when it was published).
    pub share: Bounds,
    /// Bounds for the share of the group that holds both.
    pub both: BoundedShare,
}

/// Where the groups' shares of the whole come from.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum GroupShares {
    /// Published as shares.
    Published,
    /// From unweighted group sizes.
    FromSizes,
    /// Implied by totals and group figures.
    Implied,
    /// Given by the user.
    Given,
    /// Not published: bounded by what totals and groups allow.
    Bounded,
}

/// A set of groups within the segment: who those that hold both views may be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct SegmentPart {
    /// The group's name in the file, or the set's in the study.
    pub name: String,
    /// Its printed name.
    pub label: Label,
    /// The groups in it.
    pub groups: Vec<String>,
    /// Its share of everybody.
    pub of_all: Bounds,
    /// Its share of those who hold both views; null when nobody can hold both.
    pub of_segment: Option<BoundedShare>,
    /// That share over its share of everybody, at the printed figures; null where the shares
    /// of the groups are not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lift: Option<Bounds>,
}

/// The segment that holds both views, bounded from two toplines, and what follows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Segment {
    /// Whether the same people were asked.
    pub sample: SampleRelation,
    /// Share of all that holds both views, from the toplines alone.
    pub both: BoundedShare,
    /// Share of all that holds at least one of the views.
    pub either: Bounds,
    /// Share of all that holds neither view.
    pub neither: Bounds,
    /// Share of the first view's holders that hold the second too; null when nobody
    /// holds the first.
    pub b_among_a: Option<Bounds>,
    /// Share of the second view's holders that hold the first too.
    pub a_among_b: Option<Bounds>,
    /// The joint share if the views were independent: a reference, not an estimate.
    #[serde(serialize_with = "number::digits")]
    pub if_independent: f64,
    /// Bounds when everybody without an opinion could hold the view or not: only the upper
    /// one moves. Null where "don't know" was not published for both.
    pub either_way: Option<BoundedShare>,
}

/// A contradiction segment bounded from toplines, or from toplines by group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct ContradictionResult {
    /// Stable identifier: the analysis' name.
    pub id: String,
    /// Printed name of the segment, where given.
    pub label: Label,
    /// Title of the chart in the study's words, where given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Label>,
    /// The first view.
    pub a: Side,
    /// The second view.
    pub b: Side,
    /// The segment and what follows from it, from the toplines alone.
    #[serde(flatten)]
    pub segment: Segment,
    /// The grouping variable, when bounded by group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// Printed name of the grouping variable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by_label: Option<Label>,
    /// Where the groups' shares come from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group_shares: Option<GroupShares>,
    /// Bounds within each group.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<GroupBounds>,
    /// Share of all that holds both views, with the breakdown by group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub both_by_group: Option<BoundedShare>,
    /// Who those that hold both may be: each group, then the study's sets of groups.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<SegmentPart>,
    /// Share of all that holds both views under assumptions that the study names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub under_assumptions: Vec<UnderAssumption>,
    /// Whether a chart is wanted.
    pub chart: bool,
}

impl ContradictionResult {
    /// The narrowest bounds: with the breakdown where there is one.
    #[must_use]
    pub fn best(&self) -> &BoundedShare {
        self.both_by_group.as_ref().unwrap_or(&self.segment.both)
    }

    /// The study's sets of groups, which stand after the groups themselves.
    pub fn sets(&self) -> impl Iterator<Item = &SegmentPart> {
        self.parts.iter().skip(self.groups.len())
    }
}
