//! The contradiction segment as respondents' data have it: estimated, not bounded.

use serde::{Deserialize, Serialize};

use super::{
    BoundedShare, Bounds, Derivation, Estimate, IntervalRecord, Label, ReplicateRecord,
    ShareRange, TestRecord, number,
};
use crate::stats::SmallBase;

/// A view: the answers of a question that count as holding it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct View {
    /// Printed name of the view.
    pub label: Label,
    /// The question: a variable or a response set.
    pub question: String,
    /// Its label in the file.
    pub question_label: Option<String>,
    /// The answers that hold the view, as the file labels them.
    pub answers: Vec<String>,
    /// Answers that are missing: who gave them is not known to hold the view or not.
    pub undecided: Vec<String>,
}

/// How those without an answer to one of the questions count.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum UndecidedRule {
    /// They are in the base and do not hold the view.
    NotHolding,
    /// The base is who answered both questions.
    AnsweredBoth,
}

/// A number on the log scale: value, interval, and the standard error of its logarithm.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct RatioEstimate {
    /// The ratio; null where a count of zero leaves it undefined.
    #[serde(serialize_with = "number::digits_opt")]
    pub value: Option<f64>,
    /// Standard error of its logarithm.
    #[serde(serialize_with = "number::digits_opt")]
    pub se_log: Option<f64>,
    /// Its interval.
    pub interval: Option<IntervalRecord>,
}

/// How the two views go together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Association {
    /// The share holding both over what independent views would give: below 1 for views
    /// that repel each other.
    pub lift: RatioEstimate,
    /// The odds ratio.
    pub odds_ratio: RatioEstimate,
    /// Yule's Q, −1 to 1; null without an odds ratio.
    #[serde(serialize_with = "number::digits_opt")]
    pub yule_q: Option<f64>,
    /// The correlation φ of the two views.
    #[serde(serialize_with = "number::digits_opt")]
    pub phi: Option<f64>,
    /// What φ can be at these two shares.
    pub phi_bounds: Option<Bounds>,
    /// The correlation of two normal leanings that would give the joint share.
    #[serde(serialize_with = "number::digits_opt")]
    pub tetrachoric: Option<f64>,
    /// Whether the views are independent, tested under the design.
    pub test: Option<TestRecord>,
}

/// The segment under one rule for those without an answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct SegmentEstimate {
    /// The rule.
    pub rule: UndecidedRule,
    /// Respondents in the base, unweighted.
    pub n: u64,
    /// Share of the base that holds the first view.
    pub a: Estimate,
    /// Share that holds the second.
    pub b: Estimate,
    /// Share that holds both.
    pub both: Estimate,
    /// Covariance of the three, row by row.
    pub covariance: [[f64; 3]; 3],
    /// Share that holds the first view alone.
    pub only_a: Estimate,
    /// Share that holds the second view alone.
    pub only_b: Estimate,
    /// Share that holds at least one.
    pub either: Estimate,
    /// Share that holds neither.
    pub neither: Estimate,
    /// Share of the first view's holders that hold the second; null where there are none.
    pub b_among_a: Option<Estimate>,
    /// Share of the second view's holders that hold the first.
    pub a_among_b: Option<Estimate>,
    /// The joint share that independent views would give.
    #[serde(serialize_with = "number::digits")]
    pub if_independent: f64,
    /// How the views go together.
    pub association: Association,
    /// What the two shares alone would have said: the bounds without the joint answers.
    pub toplines_alone: Bounds,
    /// How it was made.
    pub derivation: Derivation,
}

/// The segment within a group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct GroupSegment {
    /// The group's stored value.
    pub code: String,
    /// Its printed name.
    pub label: String,
    /// Respondents, unweighted.
    pub n: u64,
    /// The group's share of all.
    pub share: Estimate,
    /// Share of the group that holds the first view.
    pub a: Estimate,
    /// Share that holds the second.
    pub b: Estimate,
    /// Share that holds both.
    pub both: Estimate,
    /// What its two shares alone would have said.
    pub toplines_alone: Bounds,
    /// What the standards for small bases say of the share that holds both.
    pub small_base: Option<SmallBase>,
}

/// The segment by group, and what the groups' shares alone would have said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct SegmentByGroup {
    /// The variable.
    pub variable: String,
    /// Its printed name.
    pub label: Option<String>,
    /// The groups.
    pub groups: Vec<GroupSegment>,
    /// The bounds that the crosstabs of both questions leave.
    pub crosstabs_alone: Bounds,
    /// The joint share if the views were independent within every group.
    #[serde(serialize_with = "number::digits")]
    pub if_independent_within: f64,
}

/// A group of a profile.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct ProfileGroup {
    /// The group's stored value.
    pub code: String,
    /// Its printed name.
    pub label: String,
    /// Members of the segment in the group, unweighted.
    pub n_segment: u64,
    /// Respondents in the group.
    pub n: u64,
    /// The group's share of all.
    pub share: Estimate,
    /// The group's share of the segment.
    pub share_of_segment: Estimate,
    /// The one over the other: above 1 for groups that the segment has more of.
    pub over_representation: RatioEstimate,
    /// p value of an over-representation of 1, adjusted by Holm over the variable's groups;
    /// null where the group is not compared.
    #[serde(serialize_with = "number::digits_opt")]
    pub p: Option<f64>,
    /// True where segment or group has too few respondents to be printed.
    pub suppressed: bool,
}

/// Who the segment is made of, by one variable.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct SegmentProfile {
    /// Stable identifier: `SEGMENT/profile/VARIABLE`.
    pub id: String,
    /// The variable.
    pub variable: String,
    /// Its printed name.
    pub label: Option<String>,
    /// Whether the segment differs from the others at all.
    pub test: Option<TestRecord>,
    /// The groups.
    pub groups: Vec<ProfileGroup>,
}

/// The segment at one pair of thresholds of two scales.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct ThresholdPair {
    /// The last answer of the first scale that counts as holding the view.
    pub a: String,
    /// The last answer of the second.
    pub b: String,
    /// Share that holds both at these thresholds.
    pub both: Estimate,
}

/// The joint share that is left when answers are given in error.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct ResponseErrorPoint {
    /// Share of respondents who give the other answer by mistake, on each question.
    #[serde(serialize_with = "number::digits")]
    pub error: f64,
    /// The corrected share that holds both; null where no shares could give the answers.
    #[serde(serialize_with = "number::digits_opt")]
    pub both: Option<f64>,
    /// Lower limit with the sampling error of the answers.
    #[serde(serialize_with = "number::digits_opt")]
    pub lower: Option<f64>,
    /// Upper limit.
    #[serde(serialize_with = "number::digits_opt")]
    pub upper: Option<f64>,
}

/// Two views asked of different halves of a sample.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct SplitSegment {
    /// Share of those who were asked that holds the first view.
    pub a: Estimate,
    /// Share of the others that holds the second.
    pub b: Estimate,
    /// What the joint share can be.
    pub both: BoundedShare,
}

/// A contradiction segment estimated from respondents' data.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct RespondentSegment {
    /// Stable identifier: the analysis' name.
    pub id: String,
    /// Printed name of the segment, where given.
    pub label: Label,
    /// Title of its charts in the study's words, where given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Label>,
    /// The file, as the user named it.
    pub file: String,
    /// The weight, if one was used.
    pub weight: Option<String>,
    /// The replicates that standard errors come from, where they do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replicates: Option<ReplicateRecord>,
    /// The first view.
    pub a: View,
    /// The second view.
    pub b: View,
    /// The rule that sentences and charts speak of.
    pub rule: UndecidedRule,
    /// The segment under each rule.
    pub estimates: Vec<SegmentEstimate>,
    /// The range of the joint share where those without an answer could hold either view.
    pub worst_case: Option<ShareRange>,
    /// The segment by group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<SegmentByGroup>,
    /// Who it is made of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub profile: Vec<SegmentProfile>,
    /// The segment at every pair of thresholds, where both questions are scales.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub thresholds: Vec<ThresholdPair>,
    /// What answers given in error would make of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub response_error: Vec<ResponseErrorPoint>,
    /// Respondents without an answer to one of the two questions or to both: where that is
    /// everybody, no joint share can be estimated.
    pub unanswered: u64,
    /// Where nobody was asked both (a split ballot): the two shares, and the bounds that they
    /// leave. There is no estimate then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub split: Option<SplitSegment>,
    /// Whether charts are wanted.
    pub chart: bool,
}

impl RespondentSegment {
    /// The estimate that sentences and charts speak of.
    #[must_use]
    pub fn headline(&self) -> Option<&SegmentEstimate> {
        self.estimates.iter().find(|found| found.rule == self.rule)
    }
}
