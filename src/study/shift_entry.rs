//! A shift of a study: of published polls, or of its files of respondents.

use serde::Deserialize;

use super::segment_entry::yes;
use crate::analysis::{
    MissingRule, RespondentShiftSpec, Settings, ShiftSpec, SurveySettings, WaveOf,
};
use crate::poll::Assertions;
use crate::results::Label;

/// A question in two polls, in two waves of respondents, or in two wordings of one poll.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
pub struct ShiftEntry {
    /// Name, unique in the study.
    pub name: String,
    /// The question.
    pub question: String,
    /// What the later wave calls it; of an experiment the second wording.
    pub against: Option<String>,
    /// The earlier poll or wave; the last but one where it is not given.
    pub from: Option<String>,
    /// The later poll or wave; the last where it is not given.
    pub to: Option<String>,
    /// The poll that put two wordings, `question` and `against`, to two parts of its sample.
    pub experiment: Option<String>,
    /// A file of respondents, by its name under `respondents`; published polls without it.
    pub respondents: Option<String>,
    /// The file of the later wave, where it is another.
    pub respondents_to: Option<String>,
    /// The variable of waves in a file of respondents.
    pub wave: Option<String>,
    /// The variable that identifies the respondents of a panel.
    pub id: Option<String>,
    /// The question and its answers are the same in both, though no exact wording shows it:
    /// printed wherever it matters.
    #[serde(default)]
    pub same_question: bool,
    /// Interviews that are counted in both samples.
    pub overlap: Option<f64>,
    /// Standard deviation between houses, in points: needed between different ones.
    pub house_sd: Option<f64>,
    /// Count a change within ± so many points as none.
    pub margin: Option<f64>,
    /// A lead to examine too: the answer that leads and the one behind it.
    pub lead: Option<[String; 2]>,
    /// A variable: the shift in each of its groups too.
    pub by: Option<String>,
    /// The weight of a file of respondents, in place of the declared one.
    pub weight: Option<String>,
    /// Count everybody alike, even if a weight is declared.
    #[serde(default)]
    pub unweighted: bool,
    /// Whom shares of respondents are shares of: `answered` or `everybody`.
    #[serde(default)]
    pub missing: MissingRule,
    /// Title of the chart; made from the finding where it is not given.
    pub title: Option<Label>,
    /// Whether to draw a chart.
    #[serde(default = "yes")]
    pub chart: bool,
}

impl ShiftEntry {
    /// Of published polls.
    pub(super) fn published(&self) -> ShiftSpec {
        let share = |points: Option<f64>| points.map(|points| points / 100.0);
        ShiftSpec {
            name: self.name.clone(),
            question: self.question.clone(),
            against: self.against.clone(),
            from: self.from.clone(),
            to: self.to.clone(),
            experiment: self.experiment.clone(),
            told: Assertions {
                same_question: self.same_question,
                overlap: self.overlap,
                house_sd: share(self.house_sd),
            },
            margin: share(self.margin),
            lead: self.lead.clone(),
            by: self.by.clone(),
            title: self.title.clone(),
            chart: self.chart,
        }
    }

    /// Of respondents.
    pub(super) fn surveyed(&self, settings: Settings) -> RespondentShiftSpec {
        RespondentShiftSpec {
            name: self.name.clone(),
            question: self.question.clone(),
            against: self.against.clone(),
            wave: self.wave.as_ref().map(|variable| WaveOf {
                variable: variable.clone(),
                from: self.from.clone(),
                to: self.to.clone(),
            }),
            id: self.id.clone(),
            by: self.by.clone(),
            lead: self.lead.clone(),
            same_question: self.same_question,
            margin: self.margin.map(|points| points / 100.0),
            settings: SurveySettings {
                weight: super::respondents::weighting(
                    self.weight.as_ref(),
                    self.unweighted,
                ),
                level: settings.level,
                missing: self.missing,
                ..SurveySettings::default()
            },
            title: self.title.clone(),
            chart: self.chart,
        }
    }

    /// Keys whose values can be no such numbers, with what they must be.
    pub(super) fn out_of_range(&self) -> Vec<(&'static str, f64, &'static str)> {
        let points = "> 0, < 100";
        [
            ("margin", self.margin, points),
            ("house_sd", self.house_sd, points),
            ("overlap", self.overlap.filter(|n| !(*n >= 0.0 && n.is_finite())), "≥ 0"),
        ]
        .into_iter()
        .filter_map(|(key, value, expected)| Some((key, value?, expected)))
        .filter(|(key, value, _)| *key == "overlap" || !(*value > 0.0 && *value < 100.0))
        .collect()
    }
}
