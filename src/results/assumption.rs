//! What a number rests on, and why a number is missing: codes, with their values.

use serde::{Deserialize, Serialize};

use super::number;

/// Something that must be true for a number to mean what it says. Printed wherever the
/// number is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(tag = "code", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Assumption {
    /// The respondents are a simple random sample of the population.
    SimpleRandomSample,
    /// The sample is not random (a panel); the interval is what a random sample of that
    /// size would have.
    AsIfRandomSample,
    /// How the sample was drawn was not published; treated as if it were random.
    SampleKindNotPublished,
    /// The design is known by its weights only: no strata, every respondent a unit.
    WeightsOnly,
    /// Strata and sampling units are those that the user declares.
    DeclaredDesign,
    /// The replicate weights of the file were made by the declared method, from the strata
    /// and sampling units of the sample.
    ReplicateWeights,
    /// The variances are those of replicates made from the design.
    ReplicatesMade,
    /// Every respondent counts alike.
    Unweighted,
    /// The two questions were asked of different halves of the sample, drawn at random.
    SplitBallot,
    /// Who did not answer is in the base and counts as not holding the view.
    MissingCountsAsNot,
    /// The figure was rounded to this unit (a share) and the interval allows for it.
    Rounded {
        /// The rounding unit as a share: 0.01 for whole percents.
        #[serde(serialize_with = "number::digits")]
        unit: f64,
    },
    /// The figure is given as "about"; taken as rounded to its last digit.
    AboutTakenAsRounded,
    /// No sample size was published; this one was assumed by the user.
    AssumedSampleSize {
        /// The assumed number of respondents.
        #[serde(serialize_with = "number::digits")]
        n: f64,
    },
    /// The published sample size is itself approximate.
    ApproximateSampleSize,
    /// The design effect was given by the user.
    GivenDesignEffect {
        /// Variance relative to a simple random sample of the same size.
        #[serde(serialize_with = "number::digits")]
        design_effect: f64,
    },
    /// The design effect that the published margin of error implies.
    DesignEffectFromMargin {
        /// Sample size over the effective size that the margin implies.
        #[serde(serialize_with = "number::digits")]
        design_effect: f64,
    },
    /// No design effect is known: 1 is used, the least that it can be in practice.
    DesignEffectAtLeastOne,
    /// Both questions were asked of the same respondents, on one base.
    SameRespondents,
    /// The two questions come from two independent polls.
    IndependentPolls,
    /// It is not known whether the same respondents were asked: bounded as two polls.
    TreatedAsTwoPolls,
    /// Two polls are read as measuring one population at one time.
    SamePopulationAndTime,
    /// Groups are weighted by their published shares.
    GroupSharesPublished,
    /// Groups are weighted by their unweighted numbers of respondents.
    GroupSharesFromSizes,
    /// The groups' shares follow from the published totals, within rounding.
    GroupSharesImplied,
    /// Group shares given by the user.
    GroupSharesGiven,
    /// The groups' figures, weighted by their shares, do not give the published total: the
    /// breakdown has another base or other weights.
    GroupsDoNotAverage {
        /// What the groups average to, as a share.
        #[serde(serialize_with = "number::digits")]
        average: f64,
        /// The published total, as a share.
        #[serde(serialize_with = "number::digits")]
        total: f64,
    },
    /// The share was added up from several published answers.
    SumOfAnswers {
        /// How many answers were added.
        answers: usize,
    },
    /// Everybody asked is the base, those without an opinion included.
    BaseIncludesDontKnow,
    /// The interval ignores the sampling error of the group shares.
    GroupSharesFixed,
    /// All figures are read as measuring the same population at the same time.
    FiguresOfSamePeople,
    /// Every figure's interval is so wide that all hold at once (Bonferroni): conservative.
    SimultaneousIntervals {
        /// How many figures.
        figures: usize,
    },
}

/// Why a piece of an estimate is not there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(tag = "code", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Missing {
    /// No sample size was published, so there is no interval.
    SampleSizeNotPublished,
    /// Only a limit ("<1") was published, so there is no value.
    OnlyLimitPublished,
    /// The figure was not published.
    FigureNotPublished,
    /// No respondents' data: the joint share is bounded, not estimated.
    JointNotIdentified,
    /// In one of the replicates nobody is in the base, so that no standard error can be had
    /// from them.
    ReplicateUndefined,
    /// Nobody was asked both questions: no joint share can be estimated.
    NobodyAskedBoth,
    /// The method gives no interval at this share (Wald and logit at 0% and 100%).
    MethodUndefined,
    /// The size of the group was not published.
    GroupSizeNotPublished,
    /// An interval for group-wise bounds from two polls needs corrected critical values
    /// that are not computed here.
    GroupIntervalTwoPolls,
    /// The figures contradict one another, so nothing fits them all.
    FiguresContradict,
    /// The figures leave nobody among whom the share could be.
    NobodyInBase,
    /// The printed values fit one another only before their rounding, so there is no
    /// maximum-entropy value.
    PrintedValuesContradict,
    /// A figure is only a limit, or is of a part whose own share is not among the figures,
    /// so there is no maximum-entropy value.
    ReferenceNeedsValues,
}
