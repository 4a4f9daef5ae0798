//! Claims: what somebody wrote, and whether the figures bear it.

use serde::{Deserialize, Serialize};

use super::number;
use super::{Assumption, Figure, Label};

/// Whether the figures bear a reading.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The data contradict it, or do not reach it even in their own figures.
    NotSupported,
    /// The data leave it open.
    CannotTell,
    /// The data bear it, sampling error and rounding included.
    Supported,
}

/// Whether a figure in a claim is a published one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(tag = "verdict", rename_all = "snake_case")]
pub enum FigureVerdict {
    /// The claim names no figure.
    NoFigure,
    /// The figure is the published one.
    Matches {
        /// The poll it was found in.
        poll: String,
    },
    /// The source has another figure.
    Differs {
        /// The poll that was looked at.
        poll: String,
        /// What the claim says, as a share.
        #[serde(serialize_with = "number::digits")]
        stated: f64,
        /// What the source says, as a share.
        #[serde(serialize_with = "number::digits")]
        published: f64,
    },
    /// No published source was found.
    NoSource,
}

/// Why a verdict is what it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(tag = "code", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Reason {
    /// The figure itself, rounding included, is on the wrong side of the threshold.
    FigureFails {
        /// The figure as a share.
        #[serde(serialize_with = "number::digits")]
        value: f64,
        /// The threshold as a share.
        #[serde(serialize_with = "number::digits")]
        threshold: f64,
    },
    /// The interval lies on the right side of the threshold.
    IntervalClears {
        /// Lower limit.
        #[serde(serialize_with = "number::digits")]
        lower: f64,
        /// Upper limit.
        #[serde(serialize_with = "number::digits")]
        upper: f64,
    },
    /// The verdict would not hold with this design effect; the poll's own is not known.
    FragileAtDesignEffect {
        /// The design effect.
        #[serde(serialize_with = "number::digits")]
        design_effect: f64,
    },
    /// The interval includes the threshold.
    IntervalIncludes {
        /// Lower limit.
        #[serde(serialize_with = "number::digits")]
        lower: f64,
        /// Upper limit.
        #[serde(serialize_with = "number::digits")]
        upper: f64,
        /// Respondents.
        #[serde(serialize_with = "number::digits")]
        n: f64,
    },
    /// No sample size, so no interval.
    NoSampleSize,
    /// The unrounded figure may be on either side.
    RoundingIncludes,
    /// The joint share is only bounded, and the bounds include the threshold.
    BoundsInclude {
        /// Lowest.
        #[serde(serialize_with = "number::digits")]
        lower: f64,
        /// Highest.
        #[serde(serialize_with = "number::digits")]
        upper: f64,
    },
    /// Even the highest joint share that the figures allow is on the wrong side.
    BoundsFail {
        /// Lowest.
        #[serde(serialize_with = "number::digits")]
        lower: f64,
        /// Highest.
        #[serde(serialize_with = "number::digits")]
        upper: f64,
    },
    /// Even the lowest joint share that the figures allow is on the right side.
    BoundsClear {
        /// Lowest.
        #[serde(serialize_with = "number::digits")]
        lower: f64,
        /// Highest.
        #[serde(serialize_with = "number::digits")]
        upper: f64,
    },
    /// The group's share of those who hold both is only bounded, and the bounds include the
    /// threshold.
    PartIncludes {
        /// Lowest.
        #[serde(serialize_with = "number::digits")]
        lower: f64,
        /// Highest.
        #[serde(serialize_with = "number::digits")]
        upper: f64,
    },
    /// No share that the figures allow the group is on the right side.
    PartFails {
        /// Lowest.
        #[serde(serialize_with = "number::digits")]
        lower: f64,
        /// Highest.
        #[serde(serialize_with = "number::digits")]
        upper: f64,
    },
    /// Every share that the figures allow the group is on the right side.
    PartClears {
        /// Lowest.
        #[serde(serialize_with = "number::digits")]
        lower: f64,
        /// Highest.
        #[serde(serialize_with = "number::digits")]
        upper: f64,
    },
    /// Nobody can hold both, so nobody can be a part of them.
    NobodyHoldsBoth,
    /// "Stable" needs at least two polls that asked the same; this many were found.
    TooFewWaves {
        /// Polls found.
        found: usize,
    },
    /// The first and the last poll differ significantly.
    Changed {
        /// Share in the first poll.
        #[serde(serialize_with = "number::digits")]
        from: f64,
        /// Share in the last poll.
        #[serde(serialize_with = "number::digits")]
        to: f64,
    },
    /// The first and the last poll do not differ significantly, which does not show that
    /// nothing changed.
    NoChangeShown {
        /// Share in the first poll.
        #[serde(serialize_with = "number::digits")]
        from: f64,
        /// Share in the last poll.
        #[serde(serialize_with = "number::digits")]
        to: f64,
    },
    /// No poll with this figure was found, so nothing can be tested.
    NoSource,
    /// No breakdown of the figure by group was published.
    NoBreakdown,
    /// The group's share of the figure's holders would be a majority only if the group
    /// were larger than this share of all respondents, which was not published.
    GroupLargerThan {
        /// The threshold, as a share of all respondents.
        #[serde(serialize_with = "number::digits")]
        share: f64,
    },
}

/// What would settle an open claim.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Settle {
    /// The sample size of the poll.
    SampleSize,
    /// A larger sample.
    LargerSample,
    /// Both questions crossed for the same respondents.
    JointTable,
    /// The poll itself: pollster, dates, wording, size.
    SourcePoll,
    /// Two or more polls by one house with the same wording.
    SameWordingWaves,
    /// The question by group, with the sizes of the groups.
    BreakdownWithSizes,
    /// Both questions crossed for the same respondents, by group.
    JointTableByGroup,
    /// The figure with one more decimal.
    MoreDecimals,
}

/// Respondents needed for the interval to clear a threshold.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct NeededSize {
    /// If the printed figure were exact.
    #[serde(serialize_with = "number::digits")]
    pub exact: f64,
    /// At the least favourable unrounded figure; null for an exact one.
    #[serde(serialize_with = "number::digits_opt")]
    pub with_rounding: Option<f64>,
}

/// The interval that an assumed sample size would give.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct AssumedInterval {
    /// The assumed number of respondents.
    pub n: f64,
    /// Lower limit.
    #[serde(serialize_with = "number::digits")]
    pub lower: f64,
    /// Upper limit.
    #[serde(serialize_with = "number::digits")]
    pub upper: f64,
}

/// One condition of a claim's test, and what became of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Condition {
    /// The condition as it stands in the study: "deal > 50%".
    pub text: String,
    /// Printed name of what is tested.
    pub label: Label,
    /// The figure's or segment's name.
    pub name: String,
    /// True when the threshold is one half: the claim of a majority.
    pub majority: bool,
    /// What became of it.
    pub verdict: Verdict,
    /// Why.
    pub reasons: Vec<Reason>,
    /// The sample size that it would take.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub needed: Option<NeededSize>,
    /// What an assumed sample size would give.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub if_assumed: Option<AssumedInterval>,
    /// What it rests on.
    pub assumptions: Vec<Assumption>,
}

/// The verdict on what a claim says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Reading {
    /// The verdict: the worst of the conditions'.
    pub verdict: Verdict,
    /// The conditions in the order of the test.
    pub conditions: Vec<Condition>,
    /// What would settle it.
    pub settle: Vec<Settle>,
}

/// A claim, examined.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct ClaimResult {
    /// Stable identifier: `claims/NAME`.
    pub id: String,
    /// Its name in the study.
    pub name: String,
    /// What was claimed, in the study's words.
    pub statement: Label,
    /// Who claimed it.
    pub source: Option<Label>,
    /// The figure that the claim rests on.
    pub figure: Option<Figure>,
    /// Verdict on the figure.
    pub on_figure: FigureVerdict,
    /// Verdict on the reading.
    pub reading: Reading,
    /// Figures of other polls that bear on it.
    pub also: Vec<Figure>,
    /// The same kind of test on other polls.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub elsewhere: Vec<Condition>,
}
