//! Several views of a study's file of respondents at once.

use indexmap::IndexMap;
use serde::Deserialize;

use super::segment_entry::{SegmentBase, yes};
use crate::analysis::{
    MissingRule, PatternSpec, PatternViewSpec, Replication, Settings, SurveySettings,
};
use crate::poll::Diagnostic;
use crate::read::Keys;
use crate::results::{Label, PatternBase};
use crate::stats::DesignMethod;

/// Several views of a file of respondents: which combinations are held, how many of the
/// contradictory pairs, and what is answered to a statement and its reversal.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
pub struct PatternEntry {
    /// Name, unique in the study.
    pub name: String,
    /// The file, by its name under `respondents`.
    pub respondents: String,
    /// The views by name, 2 to 10.
    pub views: IndexMap<String, PatternViewSpec>,
    /// Pairs of views that contradict each other, by name.
    #[serde(default)]
    pub pairs: Vec<[String; 2]>,
    /// Statements with their reversals, by name: who agrees with both, and who disagrees
    /// with both where the views say which answers reject them (`against`).
    #[serde(default)]
    pub balanced: Vec<[String; 2]>,
    /// Whom shares are shares of: `answered`, those who answered all the questions, or
    /// `everybody`, with who did not answer counted as not holding the view.
    #[serde(default)]
    pub base: SegmentBase,
    /// The weight, in place of the declared one.
    pub weight: Option<String>,
    /// Count everybody alike, even if a weight is declared.
    #[serde(default)]
    pub unweighted: bool,
    /// Method of the intervals, `wilson` where it is not given.
    #[serde(default)]
    #[schemars(with = "String")]
    pub method: DesignMethod,
    /// Printed name.
    pub label: Option<Label>,
    /// Title of the chart; made from the findings where it is not given.
    pub title: Option<Label>,
    /// Whether to draw a chart.
    #[serde(default = "yes")]
    pub chart: bool,
}

impl PatternEntry {
    pub(super) fn spec(&self, settings: Settings) -> PatternSpec {
        PatternSpec {
            name: self.name.clone(),
            views: self.views.clone(),
            pairs: self.pairs.clone(),
            balanced: self.balanced.clone(),
            base: match self.base {
                SegmentBase::Answered => PatternBase::AnsweredAll,
                SegmentBase::Everybody => PatternBase::Everybody,
            },
            settings: SurveySettings {
                weight: super::respondents::weighting(
                    self.weight.as_ref(),
                    self.unweighted,
                ),
                replicates: Replication::Declared,
                level: settings.level,
                method: self.method,
                missing: MissingRule::Answered,
            },
            label: self.label.clone(),
            title: self.title.clone(),
            chart: self.chart,
        }
    }

    /// What is wrong with the entry at a position, with the lines of the study file.
    pub(super) fn mistakes(&self, at: usize, keys: &Keys) -> Vec<Diagnostic> {
        let spec = self.spec(Settings::default());
        spec.mistakes(|code, key| keys.about(code, &format!("patterns.{at}.{key}")))
    }
}
