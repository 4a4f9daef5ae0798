//! Several views of a file of respondents at once: which combinations are held, how many of
//! the contradictions, and how often a statement is agreed with together with its reversal.

use serde::{Deserialize, Serialize};

use super::{
    Derivation, Estimate, Label, RatioEstimate, ReplicateRecord, ShareRange, View, number,
};
use crate::stats::SmallBase;

/// Whom the shares of patterns are shares of.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum PatternBase {
    /// Those who answered all the questions.
    AnsweredAll,
    /// Everybody who was asked all of them: who did not answer does not hold the view.
    Everybody,
}

/// One of the views.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct PatternView {
    /// Stable identifier: `ANALYSIS/views/NAME`.
    pub id: String,
    /// Its name in the analysis.
    pub name: String,
    /// Question and answers that hold it.
    pub view: View,
    /// The answers that reject it, where the analysis names them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub against: Vec<String>,
    /// Share of the base that holds it.
    pub share: Estimate,
    /// What the standards for small bases say of the share.
    pub small_base: Option<SmallBase>,
}

/// Those who hold some of the views and none of the others.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct PatternShare {
    /// Stable identifier: `ANALYSIS/patterns/NAME+NAME`, or `none`.
    pub id: String,
    /// Names of the views that are held.
    pub holds: Vec<String>,
    /// How many of the contradictory pairs are held.
    pub contradictions: usize,
    /// Respondents who hold exactly these, unweighted.
    pub n: u64,
    /// Their share of the base.
    pub share: Estimate,
    /// The share that they would have if all views were independent.
    #[serde(serialize_with = "number::digits")]
    pub if_independent: f64,
    /// What the standards for small bases say of the share.
    pub small_base: Option<SmallBase>,
}

/// Those who hold both views of a pair that contradict each other.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct PairShare {
    /// Stable identifier: `ANALYSIS/pairs/NAME+NAME`.
    pub id: String,
    /// Name of the first view.
    pub a: String,
    /// Name of the second.
    pub b: String,
    /// Respondents who hold both, unweighted.
    pub n: u64,
    /// Share that holds both.
    pub both: Estimate,
    /// The share that independent views would give.
    #[serde(serialize_with = "number::digits")]
    pub if_independent: f64,
    /// What the standards for small bases say of the share.
    pub small_base: Option<SmallBase>,
}

/// Those who hold so many of the contradictory pairs or more.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct AtLeastPairs {
    /// Stable identifier: `ANALYSIS/at_least/M`.
    pub id: String,
    /// The least number of pairs.
    pub pairs: usize,
    /// Respondents who hold as many, unweighted.
    pub n: u64,
    /// Their share.
    pub share: Estimate,
    /// What the standards for small bases say of the share.
    pub small_base: Option<SmallBase>,
}

/// The share of the contradictory pairs that the average respondent holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct InconsistencyIndex {
    /// Stable identifier: `ANALYSIS/index`.
    pub id: String,
    /// The weighted mean, 0–1. It is a mean of shares and no share, so it has neither an
    /// effective sample size nor a design effect.
    pub mean: Estimate,
    /// The mean if all views were independent.
    #[serde(serialize_with = "number::digits")]
    pub if_independent: f64,
    /// The one over the other.
    pub against_independence: RatioEstimate,
    /// The range of the mean among all who were asked, where those without an answer could
    /// hold the view.
    pub worst_case: Option<ShareRange>,
    /// What the standards for small bases say of the mean.
    pub small_base: Option<SmallBase>,
    /// How it was made.
    pub derivation: Derivation,
}

/// What is answered to a statement and its reversal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct BalancedShares {
    /// Stable identifier: `ANALYSIS/balanced/NAME+NAME`, or `mean`.
    pub id: String,
    /// Share that agrees with both.
    pub agree: Estimate,
    /// Share that disagrees with both; null unless the answers that reject each are named.
    pub disagree: Option<Estimate>,
    /// The first less the second, −1 to 1.
    pub net: Option<Estimate>,
    /// What the standards for small bases say of the shares: the worse of both.
    pub small_base: Option<SmallBase>,
}

/// A statement and its reversal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct BalancedPair {
    /// Name of the statement.
    pub statement: String,
    /// Name of its reversal.
    pub reversal: String,
    /// The shares.
    pub shares: BalancedShares,
}

/// Several views of a file of respondents.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct PatternResult {
    /// Stable identifier: the analysis' name.
    pub id: String,
    /// Printed name, where given.
    pub label: Label,
    /// Title of its chart in the study's words, where given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Label>,
    /// The file, as the user named it.
    pub file: String,
    /// The weight, if one was used.
    pub weight: Option<String>,
    /// The replicates that standard errors come from, where they do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replicates: Option<ReplicateRecord>,
    /// Whom the shares are shares of.
    pub base: PatternBase,
    /// Respondents in the base, unweighted.
    pub n: u64,
    /// Respondents who were not asked all the questions: left out.
    pub n_not_asked: u64,
    /// Respondents who were asked all and left one or more unanswered.
    pub n_unanswered: u64,
    /// The views.
    pub views: Vec<PatternView>,
    /// The combinations of views that occur, the most frequent first.
    pub patterns: Vec<PatternShare>,
    /// The pairs of views that contradict each other.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pairs: Vec<PairShare>,
    /// How many of them are held: at least one, at least two, … all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub at_least: Vec<AtLeastPairs>,
    /// The index; null without pairs.
    pub index: Option<InconsistencyIndex>,
    /// Statements with their reversals.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub balanced: Vec<BalancedPair>,
    /// Their means over several pairs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub balanced_mean: Option<BalancedShares>,
    /// Whether a chart is wanted.
    pub chart: bool,
}

impl PatternResult {
    /// The view with a name.
    #[must_use]
    pub fn view(&self, name: &str) -> Option<&PatternView> {
        self.views.iter().find(|view| view.name == name)
    }
}
