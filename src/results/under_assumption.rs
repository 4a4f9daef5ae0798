//! The contradiction segment under an assumption that the data cannot test.

use serde::{Deserialize, Serialize};

use super::number;
use super::{Bounds, Derivation};

/// An assumption about how two views go together.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum NamedAssumption {
    /// Who holds one view is not more likely to hold the other (Lehmann 1966).
    NotPositivelyAssociated,
    /// Within each group the views have nothing to do with each other (the conditional
    /// independence of statistical matching). Needs `by`.
    IndependentWithinGroups,
    /// Both views are thresholds on normal variables that correlate at `rho`.
    GaussianCopula,
    /// The odds ratio is `value`, that of an older poll (Purcell & Kish 1980).
    OddsRatio,
    /// The least informative distribution with the figures.
    MaximumEntropy,
}

/// One step of a sweep.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct SweepStep {
    /// The assumed correlation or odds ratio.
    #[serde(serialize_with = "number::digits")]
    pub parameter: f64,
    /// The share that holds both at the printed figures.
    #[serde(serialize_with = "number::digits")]
    pub value: f64,
}

/// The share that holds both views if an assumption holds: never a headline.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct UnderAssumption {
    /// Stable identifier: `ANALYSIS/if/KIND`.
    pub id: String,
    /// What is assumed.
    pub kind: NamedAssumption,
    /// Where an assumed odds ratio comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// At the printed figures; both ends are alike where the assumption gives one value.
    pub value: Bounds,
    /// Over all unrounded figures that the print allows.
    pub rounded: Bounds,
    /// The share at several values of the assumed correlation or odds ratio, the least
    /// first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sweep: Vec<SweepStep>,
    /// How it was made.
    pub derivation: Derivation,
}
