//! Leads and changes: differences between two shares.

use serde::{Deserialize, Serialize};

use super::number;
use super::{Derivation, Estimate};

/// What a difference allows to say.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum ChangeVerdict {
    /// Larger than chance and rounding would make it.
    Significant,
    /// Sampling error alone could make it. This does not say that nothing changed.
    NotSignificant,
    /// Rounding of the two figures alone could make it.
    WithinRounding,
    /// Significant for some of the unrounded values that the print allows, not for all.
    DependsOnRounding,
    /// No sample size, so no test.
    NotTested,
}

/// A lead of one answer over another, or a change from one poll to another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct DifferenceResult {
    /// Stable identifier.
    pub id: String,
    /// The difference (a share: 0.04 is 4 points) with its standard error and interval.
    pub estimate: Estimate,
    /// Test statistic.
    #[serde(serialize_with = "number::digits_opt")]
    pub z: Option<f64>,
    /// Two-sided p value.
    #[serde(serialize_with = "number::digits_opt")]
    pub p_value: Option<f64>,
    /// What it allows to say.
    pub verdict: ChangeVerdict,
    /// True when the verdict would change with a design effect of 1.5.
    pub fragile: bool,
    /// Smallest change that two such polls would find significant with 80% power.
    #[serde(serialize_with = "number::digits_opt")]
    pub detectable: Option<f64>,
    /// Smallest margin within which the two shares can be called equal (two one-sided
    /// tests at the same level).
    #[serde(serialize_with = "number::digits_opt")]
    pub equivalence_margin: Option<f64>,
    /// How it was made.
    pub derivation: Derivation,
}
