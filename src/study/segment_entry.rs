//! A contradiction segment of a study's file of respondents.

use serde::Deserialize;

use crate::analysis::{
    MissingRule, RESPONSE_ERRORS, Replication, RespondentSegmentSpec, Settings,
    SurveySettings, ViewSpec,
};
use crate::results::{Label, UndecidedRule};
use crate::stats::DesignMethod;

/// Two opposed views of a file of respondents: who holds both, and who they are.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
pub struct SegmentEntry {
    /// Name, unique in the study.
    pub name: String,
    /// The file, by its name under `respondents`.
    pub respondents: String,
    /// The first view.
    pub a: ViewSpec,
    /// The second view.
    pub b: ViewSpec,
    /// A variable of groups, or of waves: the segment in each, and what crosstabs by it
    /// would have said.
    pub by: Option<String>,
    /// Variables to describe the segment by.
    #[serde(default)]
    pub profile: Vec<String>,
    /// What sentences and charts speak of: `answered`, those who answered both questions, or
    /// `everybody`, with who did not answer counted as not holding the view. Results hold
    /// both, and the range of all that open answers could be.
    #[serde(default)]
    pub base: SegmentBase,
    /// Take the answers of both questions as ordered as they are stored: the segment is made
    /// for every pair of thresholds. So it is where the codebook calls both ordinal.
    #[serde(default)]
    pub scales: bool,
    /// Shares of mistaken answers to reckon with, as proportions.
    #[serde(default = "errors")]
    pub errors: Vec<f64>,
    /// The weight, in place of the declared one.
    pub weight: Option<String>,
    /// Count everybody alike, even if a weight is declared.
    #[serde(default)]
    pub unweighted: bool,
    /// Method of the intervals, `wilson` where it is not given.
    #[serde(default)]
    #[schemars(with = "String")]
    pub method: DesignMethod,
    /// Printed name of the segment.
    pub label: Option<Label>,
    /// Title of its charts; made from the findings where it is not given.
    pub title: Option<Label>,
    /// Whether to draw charts.
    #[serde(default = "yes")]
    pub chart: bool,
}

/// Whom the headline of a segment is a share of.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum SegmentBase {
    /// Those who answered both questions.
    #[default]
    Answered,
    /// Everybody.
    Everybody,
}

fn errors() -> Vec<f64> {
    RESPONSE_ERRORS.to_vec()
}

fn yes() -> bool {
    true
}

impl SegmentEntry {
    pub(super) fn spec(&self, settings: Settings) -> RespondentSegmentSpec {
        RespondentSegmentSpec {
            name: self.name.clone(),
            a: self.a.clone(),
            b: self.b.clone(),
            by: self.by.clone(),
            profile: self.profile.clone(),
            rule: match self.base {
                SegmentBase::Answered => UndecidedRule::AnsweredBoth,
                SegmentBase::Everybody => UndecidedRule::NotHolding,
            },
            scales: self.scales,
            errors: self.errors.clone(),
            settings: SurveySettings {
                weight: super::respondents::weighting(
                    self.weight.as_ref(),
                    self.unweighted,
                ),
                replicates: Replication::Declared,
                level: settings.level,
                method: self.method,
                // The segment makes every convention itself.
                missing: MissingRule::Answered,
            },
            label: self.label.clone(),
            title: self.title.clone(),
            chart: self.chart,
        }
    }
}
