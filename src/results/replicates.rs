//! Where standard errors come from when they come from replicates.

use serde::{Deserialize, Serialize};

use super::number;
use crate::poll::ReplicateMethod;

/// The replicates that the standard errors of a result come from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct ReplicateRecord {
    /// How they were made.
    pub method: ReplicateMethod,
    /// True for weights that the file has; else they were made from strata and units.
    pub from_file: bool,
    /// How many.
    pub replicates: usize,
    /// Factor of the sum of squares.
    #[serde(serialize_with = "number::digits")]
    pub scale: f64,
    /// The least and the greatest factor of a replicate's own square.
    pub rscales: [f64; 2],
    /// Squares around the estimate of the whole sample; else around the replicates' mean.
    pub mse: bool,
    /// Fay's factor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rho: Option<f64>,
    /// Degrees of freedom of the whole sample.
    #[serde(serialize_with = "number::digits")]
    pub df: f64,
    /// Seed of a bootstrap that was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seed: Option<u64>,
    /// Its random generator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub generator: Option<String>,
}
