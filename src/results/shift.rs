//! Results of shifts: a question in two waves, with a verdict for every answer.

use serde::{Deserialize, Serialize};

use super::number;
use super::{Assumption, Derivation, IntervalRecord, Label, TestRecord};
use crate::poll::{
    AnswerKind, FieldDates, PollDifference, PublishedShare, SameQuestion, SourceRow,
    Wording,
};

/// What may be said of a change.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum ShiftVerdict {
    /// Significantly more than before, rounding and the family of tests allowed for.
    Rose,
    /// Significantly less.
    Fell,
    /// More under the second wording than under the first: an effect of wording.
    Higher,
    /// Less under the second wording.
    Lower,
    /// Shown to have changed by less than the margin that the user set.
    Stable,
    /// Neither a change nor its absence is shown.
    CannotTell,
    /// The two were not asked alike, or nobody can tell that they were.
    NotComparable,
}

impl ShiftVerdict {
    /// True where a difference was found.
    #[must_use]
    pub fn differs(self) -> bool {
        matches!(self, Self::Rose | Self::Fell | Self::Higher | Self::Lower)
    }
}

/// What two samples of one question are.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum ShiftKind {
    /// Two waves: a difference is a change of opinion, as far as all else is alike.
    Waves,
    /// Two wordings or orders in one poll, assigned at random: a difference is an effect of
    /// wording, never a shift.
    WordingExperiment,
}

/// One of the two samples.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct WaveRecord {
    /// The poll, or the value of the wave variable.
    pub id: String,
    /// Printed name.
    pub label: Label,
    /// The question's identifier in it.
    pub question: String,
    /// Its wording, as far as it is known.
    pub wording: Wording,
    /// Hash of the exact wording, 16 hexadecimal digits; null where the wording is not exact.
    pub wording_hash: Option<String>,
    /// Field dates.
    #[serde(default)]
    pub dates: FieldDates,
    /// Day or month of publication.
    #[serde(default)]
    pub published: FieldDates,
    /// Respondents who were asked (published) or answered (respondents' data).
    #[serde(serialize_with = "number::count_opt")]
    pub n: Option<f64>,
    /// Effective respondents.
    #[serde(serialize_with = "number::digits_opt")]
    pub n_effective: Option<f64>,
}

/// Whether two waves may be compared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct ComparabilityRecord {
    /// False where nothing is tested.
    pub comparable: bool,
    /// Whether they asked the same.
    pub question: SameQuestion,
    /// What stands against a test.
    pub obstacles: Vec<PollDifference>,
    /// What differs, or is not known, and does not stand against it.
    pub named: Vec<PollDifference>,
}

/// The tests whose p values were adjusted together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct FamilyRecord {
    /// How many tests.
    pub size: usize,
    /// `holm`, `bh` or `none`.
    pub adjustment: String,
}

/// What would turn a verdict.
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
pub struct FragilityRecord {
    /// A design effect of 1.5.
    pub design_effect: bool,
    /// Other unrounded values, or taking the printed figures as exact.
    pub rounding: bool,
    /// The other treatment of those who do not know.
    pub dont_know: bool,
}

impl FragilityRecord {
    /// Whether anything would.
    #[must_use]
    pub fn any(self) -> bool {
        self.design_effect || self.rounding || self.dont_know
    }
}

/// A change as tested. Differences are shares: 0.04 is 4 points.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct ChangeTest {
    /// The sample size that the user assumes where a wave published none; null for published
    /// sizes.
    #[serde(serialize_with = "number::count_opt")]
    pub assumed_n: Option<f64>,
    /// Standard error of the change.
    #[serde(serialize_with = "number::digits")]
    pub se: f64,
    /// Degrees of freedom; null for the normal distribution.
    #[serde(serialize_with = "number::digits_opt")]
    pub df: Option<f64>,
    /// Its interval, for this change alone, rounding included.
    pub interval: IntervalRecord,
    /// Two-sided p value of this change alone.
    #[serde(serialize_with = "number::digits")]
    pub p_value: f64,
    /// The p value adjusted in its family.
    #[serde(serialize_with = "number::digits")]
    pub adjusted_p: f64,
    /// The smallest true change that two such samples find in 8 of 10 cases, by this test
    /// alone.
    #[serde(serialize_with = "number::digits")]
    pub detectable: f64,
    /// p value of the two one-sided tests, where the user set a margin.
    #[serde(serialize_with = "number::digits_opt")]
    pub equivalence_p: Option<f64>,
    /// The smallest margin within which the change could be called none.
    #[serde(serialize_with = "number::digits")]
    pub smallest_margin: f64,
    /// What may be said.
    pub verdict: ShiftVerdict,
    /// What would turn it.
    pub fragility: FragilityRecord,
}

/// Why a change was not tested although the waves are comparable.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum NotTested {
    /// A sample size was not published.
    SampleSize,
    /// A figure is blank or only a limit in one of the waves.
    Figure,
    /// One of the waves does not have the answer.
    Absent,
    /// Nobody of the base is in one of the waves.
    Nobody,
    /// A base is too small to print a share of (NCHS standards).
    SmallBase,
}

/// One answer in two waves.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct ShiftAnswer {
    /// Stable identifier: `shift/question/answer[/group]`.
    pub id: String,
    /// Printed name.
    pub label: Label,
    /// What kind of answer it is.
    pub kind: AnswerKind,
    /// The share in the first wave, as printed or as estimated.
    pub first: Option<PublishedShare>,
    /// In the second.
    pub second: Option<PublishedShare>,
    /// Second less first, a share.
    #[serde(serialize_with = "number::digits_opt")]
    pub change: Option<f64>,
    /// The verdict.
    pub verdict: ShiftVerdict,
    /// The test, where there is one.
    pub test: Option<ChangeTest>,
    /// What an assumed sample size would give, where none was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assumed: Option<ChangeTest>,
    /// Why there is no test although the waves are comparable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_tested: Option<NotTested>,
    /// How it was made.
    pub derivation: Derivation,
}

/// A lead of one answer over another in two waves.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct ShiftLead {
    /// Stable identifier: `shift/question/lead`.
    pub id: String,
    /// Printed names of the answer that leads and of the one behind it.
    pub labels: [Label; 2],
    /// The lead in the first wave, a share; negative where the second answer leads.
    #[serde(serialize_with = "number::digits_opt")]
    pub first: Option<f64>,
    /// Its interval there.
    pub first_interval: Option<IntervalRecord>,
    /// In the second wave.
    #[serde(serialize_with = "number::digits_opt")]
    pub second: Option<f64>,
    /// Its interval there.
    pub second_interval: Option<IntervalRecord>,
    /// Second less first.
    #[serde(serialize_with = "number::digits_opt")]
    pub change: Option<f64>,
    /// Unit that its figures are rounded to, a share; 0 for estimates.
    #[serde(serialize_with = "number::digits")]
    pub unit: f64,
    /// The verdict on its change.
    pub verdict: ShiftVerdict,
    /// The test of its change, in the family of the answers.
    pub test: Option<ChangeTest>,
    /// What an assumed sample size would give.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assumed: Option<ChangeTest>,
    /// Why there is none although the waves are comparable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_tested: Option<NotTested>,
    /// How it was made.
    pub derivation: Derivation,
}

/// What became of the respondents of a panel: shares of those who answered in both waves.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Turnover {
    /// Respondents who answered in both waves.
    pub n: u64,
    /// Respondents of the first wave only, and of the second only, who answered.
    pub only: [u64; 2],
    /// Answers, in the order of rows and columns.
    pub answers: Vec<Label>,
    /// Shares of all who answered in both, by the weight of the second wave: a row for each
    /// answer of the first wave, a column for each of the second.
    pub shares: Vec<Vec<Option<f64>>>,
    /// Share that gave another answer than before.
    #[serde(serialize_with = "number::digits")]
    pub moved: f64,
}

/// A question in two waves.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct ShiftResult {
    /// Stable identifier: `shift/question[/group]`.
    pub id: String,
    /// Name of the analysis.
    pub name: String,
    /// Waves of a question, or two wordings in one poll.
    pub kind: ShiftKind,
    /// The question.
    pub question: String,
    /// Its printed name.
    pub label: Label,
    /// The group that it is of, and the variable; null for everybody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<ShiftGroup>,
    /// The file of respondents; null for published figures.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The earlier wave, or the first wording.
    pub first: WaveRecord,
    /// The later wave, or the second wording.
    pub second: WaveRecord,
    /// Whether they may be compared.
    pub comparability: ComparabilityRecord,
    /// The test of all answers together: beside the answers' tests, no gate to them.
    pub overall: Option<TestRecord>,
    /// True where an expected count below 5 makes its p value rough.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub overall_rough: bool,
    /// The tests whose p values were adjusted together.
    pub family: FamilyRecord,
    /// Confidence level.
    pub level: f64,
    /// ±Δ within which the user counts a change as none, a share.
    #[serde(serialize_with = "number::digits_opt")]
    pub margin: Option<f64>,
    /// The answers.
    pub answers: Vec<ShiftAnswer>,
    /// The lead that was asked for.
    pub lead: Option<ShiftLead>,
    /// What became of the respondents of a panel.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub turnover: Option<Turnover>,
    /// What the tests rest on.
    pub assumptions: Vec<Assumption>,
    /// Rows of the first and of the second wave's figures.
    pub rows: Vec<SourceRow>,
    /// Title of the chart in the study's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Label>,
    /// Whether a chart is wanted.
    #[serde(default)]
    pub chart: bool,
}

/// A group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct ShiftGroup {
    /// The variable.
    pub variable: String,
    /// The group's printed name.
    pub label: Label,
}

/// One answer of a report of many shifts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct ShiftLine {
    /// The file.
    pub file: String,
    /// The question.
    pub question: String,
    /// The answer.
    pub answer: String,
    /// The earlier poll.
    pub first_poll: String,
    /// The later poll.
    pub second_poll: String,
    /// The share in the first, 0–1.
    pub first: Option<PublishedShare>,
    /// In the second.
    pub second: Option<PublishedShare>,
    /// Second less first.
    #[serde(serialize_with = "number::digits_opt")]
    pub change: Option<f64>,
    /// The verdict.
    pub verdict: ShiftVerdict,
    /// The test.
    pub test: Option<ChangeTest>,
    /// What stands against a test.
    pub obstacles: Vec<PollDifference>,
    /// Why there is none although the polls are comparable.
    pub not_tested: Option<NotTested>,
}

/// Something that stands against comparing two polls.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct ObstacleCount {
    /// The first one found.
    pub example: PollDifference,
    /// Pairs of polls that it stands between.
    pub pairs: usize,
}

/// Everything that changed across the questions of some files, the surest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct ShiftReport {
    /// Questions with two polls or more.
    pub questions: usize,
    /// Pairs of polls that were looked at.
    pub pairs: usize,
    /// Those of them that may not be compared.
    pub not_comparable: usize,
    /// Questions that only one poll asked.
    pub asked_once: usize,
    /// Answers by verdict.
    pub counts: indexmap::IndexMap<ShiftVerdict, usize>,
    /// The tests whose p values were adjusted together.
    pub family: FamilyRecord,
    /// Confidence level; under Benjamini-Hochberg 1 − level is the share of false ones among
    /// the findings.
    pub level: f64,
    /// What stands against comparisons: of each code the first one found, and in how many
    /// pairs.
    pub obstacles: Vec<ObstacleCount>,
    /// What the tests rest on.
    pub assumptions: Vec<Assumption>,
    /// The answers that changed, ranked: firm ones before fragile ones, the largest first. If
    /// all were asked for, those that cannot be told and those that cannot be compared follow.
    pub lines: Vec<ShiftLine>,
}
