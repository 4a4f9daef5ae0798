//! What a trend is asked for.

use jiff::civil::Date;
use serde::Deserialize;
use serde::de::Error as _;

use crate::analysis::toplines::yes;
use crate::results::{DriftRule, Label};

/// How house effects are told from the level.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum HouseChoice {
    /// They sum to zero, one house one vote.
    #[default]
    SumToZero,
    /// They sum to zero, weighted by numbers of polls.
    PollWeighted,
    /// They are drawn around zero; the spread is estimated.
    Shrunken,
}

/// A known result that the level is anchored to.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, schemars::JsonSchema)]
pub struct AnchorSpec {
    /// The day.
    #[serde(deserialize_with = "day")]
    #[schemars(with = "String")]
    pub date: Date,
    /// The result in percent.
    pub percent: f64,
}

/// An event to mark in the chart.
#[derive(Debug, Clone, PartialEq, Deserialize, schemars::JsonSchema)]
pub struct EventSpec {
    /// The day.
    #[serde(deserialize_with = "day")]
    #[schemars(with = "String")]
    pub date: Date,
    /// What happened, in a few words.
    pub label: Label,
}

/// A question to follow over all polls that asked it.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
pub struct TrendSpec {
    /// Name of the analysis, the first part of its results' identifiers.
    pub name: String,
    /// The question.
    pub question: String,
    /// The answers; all that were published where none is given. Several are fitted together,
    /// and what they leave of the whole is one more.
    #[serde(default)]
    pub answers: Vec<String>,
    /// A grouping variable of the crosstabs: a trend of each group.
    pub by: Option<String>,
    /// The day since which to say how much the level changed; the first poll's where it is not
    /// given.
    #[serde(default, deserialize_with = "optional_day")]
    #[schemars(with = "Option<String>")]
    pub since: Option<Date>,
    /// The day until which; the last poll's where it is not given.
    #[serde(default, deserialize_with = "optional_day")]
    #[schemars(with = "Option<String>")]
    pub until: Option<Date>,
    /// Days to give the level on.
    #[serde(default, deserialize_with = "days")]
    #[schemars(with = "Vec<String>")]
    pub on: Vec<Date>,
    /// How house effects are told from the level.
    #[serde(default)]
    pub houses: HouseChoice,
    /// Known results, in place of a rule for house effects. For one answer.
    #[serde(default)]
    pub anchors: Vec<AnchorSpec>,
    /// True where the figures are exact; else their rounding is part of their variance.
    #[serde(default)]
    pub exact: bool,
    /// Whether to estimate a factor of all sampling variances, used only above 1.
    #[serde(default = "yes")]
    pub inflation: bool,
    /// Whether intervals allow for the drift being estimated.
    #[serde(default)]
    pub drift: DriftRule,
    /// True to take all polls of a house for one question, whatever their wording and answers.
    #[serde(default)]
    pub same_question: bool,
    /// Simulations behind each p value; 0 for no tests of jumps and scatter.
    #[serde(default = "simulations")]
    pub simulations: usize,
    /// Their seed.
    #[serde(default = "seed")]
    pub seed: u64,
    /// Events to mark in the chart.
    #[serde(default)]
    pub events: Vec<EventSpec>,
    /// Title of the chart; made from the levels where it is not given.
    pub title: Option<Label>,
    /// Whether to draw charts.
    #[serde(default = "yes")]
    pub chart: bool,
}

impl TrendSpec {
    /// All answers of a question, everything else as a study has it by default.
    #[must_use]
    pub fn new(name: &str, question: &str) -> Self {
        Self {
            name: name.to_owned(),
            question: question.to_owned(),
            answers: Vec::new(),
            by: None,
            since: None,
            until: None,
            on: Vec::new(),
            houses: HouseChoice::default(),
            anchors: Vec::new(),
            exact: false,
            inflation: true,
            drift: DriftRule::default(),
            same_question: false,
            simulations: simulations(),
            seed: seed(),
            events: Vec::new(),
            title: None,
            chart: true,
        }
    }
}

fn simulations() -> usize {
    999
}

fn seed() -> u64 {
    1
}

/// TOML has dates of its own; both `2006-12-04` and `"2006-12-04"` are days.
#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    Toml(toml::value::Datetime),
    Text(String),
}

impl Written {
    fn day<E: serde::de::Error>(&self) -> Result<Date, E> {
        let text = match self {
            Self::Toml(date) => date.to_string(),
            Self::Text(text) => text.clone(),
        };
        text.parse()
            .map_err(|_| E::custom(format!("a day such as 2006-12-04 (invalid: {text})")))
    }
}

fn day<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Date, D::Error> {
    Written::deserialize(from)?.day()
}

fn optional_day<'de, D: serde::Deserializer<'de>>(
    from: D,
) -> Result<Option<Date>, D::Error> {
    day(from).map(Some)
}

fn days<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Vec<Date>, D::Error> {
    let found = Vec::<Written>::deserialize(from).map_err(D::Error::custom)?;
    found.iter().map(Written::day).collect()
}
