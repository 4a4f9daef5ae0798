//! A question over many polls: levels, house effects, jumps, and what looks odd.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Assumption, Label, number};
use crate::poll::{PollId, SourceRow, Wording};

/// A number of the model with its interval. Shares and their differences are in 0–1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct TrendEstimate {
    /// The value.
    #[serde(serialize_with = "number::digits")]
    pub value: f64,
    /// Standard error.
    #[serde(serialize_with = "number::digits")]
    pub se: f64,
    /// Lower limit at the result's confidence level.
    #[serde(serialize_with = "number::digits")]
    pub lower: f64,
    /// Upper limit.
    #[serde(serialize_with = "number::digits")]
    pub upper: f64,
}

/// The level of an answer on a day.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct TrendLevel {
    /// The day.
    #[schemars(with = "String")]
    pub date: Date,
    /// The level, with the limits cut at 0 and 1.
    pub level: TrendEstimate,
    /// The interval that holds it with a half's confidence, lower limit first.
    #[serde(serialize_with = "number::digits_pair")]
    pub half: (f64, f64),
}

/// How house effects are told from the level.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum HouseRule {
    /// They sum to zero, one house one vote.
    SumToZero,
    /// They sum to zero, weighted by numbers of polls.
    PollWeighted,
    /// They are drawn around zero; the spread is estimated.
    Shrunken {
        /// Its standard deviation τ, a share.
        #[serde(serialize_with = "number::digits")]
        spread: f64,
    },
    /// The level is known on some days; they are biases against it.
    Anchored {
        /// The known results.
        results: Vec<KnownResult>,
    },
}

/// A known result.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct KnownResult {
    /// The day.
    #[schemars(with = "String")]
    pub date: Date,
    /// The share, 0–1.
    #[serde(serialize_with = "number::digits")]
    pub share: f64,
}

/// Whether intervals allow for the drift being estimated.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Default,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum DriftRule {
    /// Levels are averaged over all drifts that the polls allow.
    #[default]
    Averaged,
    /// The estimated drift is taken as known; intervals are too narrow.
    Estimated,
}

/// The model and its settings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct TrendModelRecord {
    /// How house effects are told from the level.
    pub houses: HouseRule,
    /// Whether intervals allow for the drift being estimated.
    pub drift: DriftRule,
    /// True where the rounding of figures is part of their variance.
    pub rounding: bool,
    /// True where a factor of all sampling variances is estimated.
    pub inflation: bool,
    /// True where all answers share one ratio of drift to sampling error, so that their levels
    /// add up.
    pub together: bool,
    /// Confidence level of the wider intervals and of tests, 0–1.
    #[serde(serialize_with = "number::digits")]
    pub level: f64,
    /// Simulations behind each simulated p value.
    pub simulations: usize,
    /// Their seed.
    pub seed: u64,
    /// The generator of random numbers.
    pub generator: String,
}

/// Why a poll does not enter the line.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum LeftOut {
    /// No day of fieldwork was published.
    NoDate,
    /// An answer's share was not published, or only a limit.
    NoShare,
    /// No sample size was published and none assumed.
    NoSampleSize,
    /// The question was changed, and no other house polled across the change.
    QuestionChanged,
    /// Its answers add up to more than rounding explains.
    AboveWhole,
}

/// A poll of the trend.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct TrendPoll {
    /// Identifier.
    pub id: PollId,
    /// Place in the list of houses; null for a poll outside the line whose house has no other.
    pub house: Option<usize>,
    /// Who polled.
    pub pollster: String,
    /// The middle of the field, the earlier day of two.
    #[schemars(with = "Option<String>")]
    pub date: Option<Date>,
    /// Respondents, published or assumed.
    #[serde(serialize_with = "number::count_opt")]
    pub n: Option<f64>,
    /// True where the sample size is the user's assumption.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub assumed: bool,
    /// The design effect used.
    #[serde(serialize_with = "number::digits")]
    pub design_effect: f64,
    /// Shares in the order of the answers, 0–1; null where none was published.
    #[serde(serialize_with = "number::digits_list")]
    pub shares: Vec<Option<f64>>,
    /// Why it does not enter the line; null where it does.
    pub left_out: Option<LeftOut>,
    /// The rows it was read from.
    pub rows: Vec<SourceRow>,
}

/// A house, or the part of its polls that asked one version of the question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct TrendHouse {
    /// Its name.
    pub name: String,
    /// The first day of this version of its question, where it is not the first version.
    #[schemars(with = "Option<String>")]
    pub since: Option<Date>,
    /// Polls in the line.
    pub polls: usize,
    /// Middle of the field of the first …
    #[schemars(with = "String")]
    pub first: Date,
    /// … and of the last.
    #[schemars(with = "String")]
    pub last: Date,
}

/// What a change allows to say.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum TrendVerdict {
    /// Higher than before, beyond chance.
    Rose,
    /// Lower.
    Fell,
    /// The polls cannot tell. This does not say that nothing changed.
    CannotTell,
}

/// The change of the level between two days.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct TrendChange {
    /// The earlier day.
    #[schemars(with = "String")]
    pub from: Date,
    /// The later day.
    #[schemars(with = "String")]
    pub to: Date,
    /// Level on the earlier day.
    #[serde(serialize_with = "number::digits")]
    pub before: f64,
    /// Level on the later day.
    #[serde(serialize_with = "number::digits")]
    pub after: f64,
    /// The change, with the smoother's covariance between both days.
    pub change: TrendEstimate,
    /// Two-sided p value.
    #[serde(serialize_with = "number::digits")]
    pub p_value: f64,
    /// Holm's adjusted p value among the answers: what the verdict goes by.
    #[serde(serialize_with = "number::digits")]
    pub adjusted_p: f64,
    /// The smallest margin within which the change can be shown to lie (two one-sided tests).
    #[serde(serialize_with = "number::digits")]
    pub within: f64,
    /// What it allows to say.
    pub verdict: TrendVerdict,
}

/// A p value from simulations.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct SimulatedPValue {
    /// (1 + as extreme)/(1 + simulations).
    #[serde(serialize_with = "number::digits")]
    pub value: f64,
    /// Its Monte Carlo standard error.
    #[serde(serialize_with = "number::digits")]
    pub error: f64,
    /// Simulations at least as extreme as what was observed.
    pub extreme: usize,
    /// Simulations.
    pub simulations: usize,
}

/// The largest jump of the level, tested against a level that only drifts.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct TrendStep {
    /// The last day with polls before it.
    #[schemars(with = "String")]
    pub after: Date,
    /// The first day with polls after it.
    #[schemars(with = "String")]
    pub by: Date,
    /// The day in the middle, which polls cannot tell from the others between the two.
    #[schemars(with = "String")]
    pub date: Date,
    /// Its height, a difference of shares.
    #[serde(serialize_with = "number::digits")]
    pub jump: f64,
    /// Standard error of the height.
    #[serde(serialize_with = "number::digits")]
    pub se: f64,
    /// jump/se.
    #[serde(serialize_with = "number::digits")]
    pub t: f64,
    /// Probability of a |t| as large anywhere when the level only drifts.
    pub p_value: SimulatedPValue,
    /// Holm's adjusted p value among the answers.
    #[serde(serialize_with = "number::digits")]
    pub adjusted_p: f64,
    /// The first and …
    #[schemars(with = "String")]
    pub earliest: Date,
    /// … the last day on which the jump may have been, at the result's confidence level.
    #[schemars(with = "String")]
    pub latest: Date,
    /// True where it is beyond chance.
    pub found: bool,
}

/// How polls scatter about the trend, against what sampling error makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct TrendDispersion {
    /// Place in the list of houses; null for all polls.
    pub house: Option<usize>,
    /// Polls.
    pub polls: usize,
    /// Squared residuals over sampling variances, per degree of freedom: below 1 is closer
    /// than random sampling, above 1 wider.
    #[serde(serialize_with = "number::digits")]
    pub ratio: f64,
    /// Degrees of freedom.
    #[serde(serialize_with = "number::digits")]
    pub df: f64,
    /// Two-sided p value from simulations.
    #[serde(serialize_with = "number::digits")]
    pub p_value: f64,
    /// Holm's adjusted p value among the houses.
    #[serde(serialize_with = "number::digits")]
    pub adjusted_p: f64,
}

/// A house's effect on an answer.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct HouseEffect {
    /// Place in the list of houses.
    pub house: usize,
    /// The effect: what its figures lie above the level.
    pub effect: TrendEstimate,
}

/// One answer's trend.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct AnswerTrend {
    /// Stable identifier: `NAME/ANSWER`, `NAME/GROUP/ANSWER`.
    pub id: String,
    /// The answer's name; blank for all others together.
    pub answer: String,
    /// Printed name.
    pub label: Label,
    /// True for what the other answers leave of the whole.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub rest: bool,
    /// ω: standard deviation of the level's movement in a day, a share.
    #[serde(serialize_with = "number::digits")]
    pub drift: f64,
    /// The drifts between which it lies, with the uncertainty of `drift: averaged`.
    #[serde(serialize_with = "number::digits_pair_opt")]
    pub drift_interval: Option<(f64, f64)>,
    /// Restricted log-likelihood of the figures in percent; null for answers fitted together.
    #[serde(serialize_with = "number::digits_opt")]
    pub log_likelihood: Option<f64>,
    /// True where the polls are best explained without any movement.
    pub flat: bool,
    /// Factor of the sampling variances as estimated, if it was.
    #[serde(serialize_with = "number::digits_opt")]
    pub inflation_estimate: Option<f64>,
    /// The factor used, at least 1.
    #[serde(serialize_with = "number::digits")]
    pub inflation: f64,
    /// The level on the days of polls and between them.
    pub levels: Vec<TrendLevel>,
    /// The level on the days that were asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asked: Vec<TrendLevel>,
    /// The change since the day asked for, else since the first poll; null for one day.
    pub change: Option<TrendChange>,
    /// The largest jump; null where no step can be told, or no simulations were asked for.
    pub step: Option<TrendStep>,
    /// House effects, in the order of the houses.
    pub house_effects: Vec<HouseEffect>,
    /// Scatter of all polls, then of each house with enough of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dispersion: Vec<TrendDispersion>,
}

/// Something odd, which may have good reasons: an observation, never an accusation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(tag = "code", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Observation {
    /// Polls lie closer to their trend than random sampling allows.
    Close {
        /// Place in the list of answers.
        answer: usize,
        /// Place in the list of houses; null for all polls.
        house: Option<usize>,
        /// Variance of the scatter over that of sampling.
        #[serde(serialize_with = "number::digits")]
        ratio: f64,
        /// Adjusted p value.
        #[serde(serialize_with = "number::digits")]
        p: f64,
    },
    /// Polls scatter more widely than random sampling explains.
    Wide {
        /// Place in the list of answers.
        answer: usize,
        /// Place in the list of houses; null for all polls.
        house: Option<usize>,
        /// Variance of the scatter over that of sampling.
        #[serde(serialize_with = "number::digits")]
        ratio: f64,
        /// Adjusted p value.
        #[serde(serialize_with = "number::digits")]
        p: f64,
    },
    /// The same figure in consecutive polls of a house.
    Run {
        /// Place in the list of answers.
        answer: usize,
        /// Place in the list of houses.
        house: usize,
        /// Polls.
        polls: usize,
        /// The figure, a share.
        #[serde(serialize_with = "number::digits")]
        share: f64,
        /// Unit it is rounded to, a share.
        #[serde(serialize_with = "number::digits")]
        unit: f64,
        /// First of them.
        #[schemars(with = "String")]
        from: Date,
        /// Last of them.
        #[schemars(with = "String")]
        to: Date,
        /// Probability of a run as long in the house's series, adjusted (Holm).
        #[serde(serialize_with = "number::digits")]
        p: f64,
    },
    /// A published margin is narrower than a random sample of that size has.
    Margin {
        /// Polls of the house with such a margin.
        polls: usize,
        /// The house.
        pollster: String,
        /// One of them.
        poll: PollId,
        /// Its margin, a share.
        #[serde(serialize_with = "number::digits")]
        margin: f64,
        /// The margin of a random sample.
        #[serde(serialize_with = "number::digits")]
        least: f64,
        /// Its sample size.
        #[serde(serialize_with = "number::digits")]
        n: f64,
        /// The confidence level at which it would fit, if one of 90, 95 and 99% does.
        #[serde(serialize_with = "number::digits_opt")]
        fits_at: Option<f64>,
    },
    /// A poll lies far from what all others lead one to expect of its house on that day.
    Outlier {
        /// Place in the list of answers.
        answer: usize,
        /// The poll.
        poll: PollId,
        /// Its figure, a share.
        #[serde(serialize_with = "number::digits")]
        share: f64,
        /// What was to be expected, a share.
        #[serde(serialize_with = "number::digits")]
        expected: f64,
        /// The distance in its standard deviations.
        #[serde(serialize_with = "number::digits")]
        z: f64,
        /// Adjusted p value among all polls.
        #[serde(serialize_with = "number::digits")]
        p: f64,
    },
}

/// What a reader must know of a trend beside its numbers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(tag = "code", rename_all = "snake_case")]
#[non_exhaustive]
pub enum TrendNote {
    /// House effects are relative to the average house: a bias of all of them stays in the
    /// level and in no interval.
    CommonBias,
    /// One house alone: its bias is in the level.
    OneHouse,
    /// Groups of houses that never polled at one time.
    NeverOverlap {
        /// The groups, as places in the list of houses.
        groups: Vec<Vec<usize>>,
        /// The largest standard error of a difference of house effects between groups.
        #[serde(serialize_with = "number::digits")]
        se: f64,
    },
    /// Houses of one poll, whose figure tells their effect and nothing of the level.
    OnePoll {
        /// Places in the list of houses.
        houses: Vec<usize>,
    },
    /// The polls are best explained by a level that does not move: that is no proof of it.
    Flat {
        /// Place in the list of answers; null where all share it.
        answer: Option<usize>,
    },
    /// Polls agree better than sampling allows; intervals are not narrowed for it.
    InflationBelowOne {
        /// Place in the list of answers; null where all share it.
        answer: Option<usize>,
        /// The factor as estimated.
        #[serde(serialize_with = "number::digits")]
        inflation: f64,
    },
    /// Polls scatter more than sampling; intervals are widened for it.
    InflationUsed {
        /// Place in the list of answers; null where all share it.
        answer: Option<usize>,
        /// The factor.
        #[serde(serialize_with = "number::digits")]
        inflation: f64,
    },
    /// The user assumes the sample size of polls that published none.
    SizeAssumed {
        /// How many.
        polls: usize,
        /// The size.
        #[serde(serialize_with = "number::digits")]
        n: f64,
    },
    /// Published margins of error imply design effects.
    DesignEffects {
        /// Of how many polls.
        polls: usize,
        /// The least of them …
        #[serde(serialize_with = "number::digits")]
        least: f64,
        /// … and the greatest.
        #[serde(serialize_with = "number::digits")]
        most: f64,
    },
    /// Whether the polls asked the same words was not verified.
    WordingNotVerified {
        /// How many of them.
        polls: usize,
    },
    /// The polls are of different populations.
    PopulationsDiffer {
        /// As the file names them.
        populations: Vec<String>,
    },
    /// The user says that all polls asked the same question.
    SameQuestionGiven,
    /// What the answers leave of the whole is shown as an answer of its own.
    Rest,
    /// Polls that do not enter the line.
    LeftOut {
        /// Why.
        why: LeftOut,
        /// How many.
        polls: usize,
    },
    /// The estimated drift is taken as known: intervals are too narrow.
    DriftTakenAsKnown,
    /// Figures are taken as exact although they are rounded.
    RoundingIgnored,
    /// Only the month of some polls is known; its 15th was taken.
    MonthOnly {
        /// How many.
        polls: usize,
    },
    /// Figures that add up to 99 or 101 for their rounding were scaled to 100 for the fit.
    Rescaled {
        /// Polls.
        polls: usize,
    },
    /// Two polls or one: no trend, only levels.
    FewPolls {
        /// How many.
        polls: usize,
    },
}

/// Something that happened, to be marked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct TrendEvent {
    /// The day.
    #[schemars(with = "String")]
    pub date: Date,
    /// What.
    pub label: Label,
}

/// A house changed its question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct TrendBreak {
    /// The house.
    pub pollster: String,
    /// Middle of the field of the last poll before.
    #[schemars(with = "String")]
    pub after: Date,
    /// Middle of the field of the first poll of the new question.
    #[schemars(with = "String")]
    pub by: Date,
    /// True where the words differ.
    pub wording: bool,
    /// True where the answers to choose from differ.
    pub answers: bool,
    /// True where other houses polled across it, so that the line goes on.
    pub bridged: bool,
}

/// The group that a trend is of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct TrendGroup {
    /// The grouping variable.
    pub variable: String,
    /// Its printed name.
    pub variable_label: Label,
    /// The group.
    pub group: String,
    /// Its printed name.
    pub label: Label,
}

/// A question over many polls.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct TrendResult {
    /// Stable identifier: `NAME`, or `NAME/GROUP`.
    pub id: String,
    /// The question.
    pub question: String,
    /// Its printed name.
    pub label: Label,
    /// Its words in the latest poll that gives them.
    pub wording: Wording,
    /// The group, where the trend is of one.
    pub group: Option<TrendGroup>,
    /// The model.
    pub model: TrendModelRecord,
    /// The answers.
    pub answers: Vec<AnswerTrend>,
    /// The houses, in the order of their first polls.
    pub houses: Vec<TrendHouse>,
    /// The polls in the order of their days; those without a day last.
    pub polls: Vec<TrendPoll>,
    /// Changes of the question.
    pub breaks: Vec<TrendBreak>,
    /// Events to be marked.
    pub events: Vec<TrendEvent>,
    /// What looks odd.
    pub observations: Vec<Observation>,
    /// What a reader must know.
    pub notes: Vec<TrendNote>,
    /// What the sampling errors of polls rest on, beside what the notes say of some of them.
    pub assumptions: Vec<Assumption>,
    /// Title of the chart; made from the levels where it is not given.
    pub title: Option<Label>,
    /// Whether to draw charts.
    pub chart: bool,
}
