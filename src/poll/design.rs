//! How the respondents were drawn and weighted, as the user declares it.

use serde::{Deserialize, Serialize};

use super::SampleKind;

/// What to do about a stratum that has one sampling unit only: its variance cannot be
/// estimated (Lumley 2010, §3.2.1).
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
pub enum LonelyUnits {
    /// Refuse, and name the stratum.
    #[default]
    Fail,
    /// The unit was drawn with certainty: the stratum adds no variance.
    Certainty,
    /// Compare the unit with the mean of all strata.
    Adjust,
    /// Give the stratum the average variance of the others.
    Average,
}

/// How replicate weights were made: decides how their estimates become a variance.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum ReplicateMethod {
    /// Balanced repeated replication.
    Brr,
    /// BRR with Fay's factor `rho`.
    Fay,
    /// Jackknife without strata.
    Jk1,
    /// Jackknife with strata; needs `rscales`.
    Jkn,
    /// Bootstrap.
    Bootstrap,
    /// Successive differences, as the American Community Survey has them.
    Sdr,
}

/// Replicate weights that the file has.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Replicates {
    /// The variables, one by one or as a run: `"rw1..rw80"`.
    pub weights: Vec<String>,
    /// How they were made.
    pub method: ReplicateMethod,
    /// Fay's factor, 0 to below 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rho: Option<f64>,
    /// Factor of the whole sum of squares, where the method does not give it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scale: Option<f64>,
    /// Factor of each replicate's square.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rscales: Vec<f64>,
    /// Squares around the full-sample estimate in place of the replicates' mean.
    #[serde(default)]
    pub mse: bool,
}

impl Replicates {
    /// The variables, runs written out: `rw1..rw3` is `rw1`, `rw2`, `rw3`, and `rw01..rw03`
    /// keeps its zeros.
    ///
    /// # Errors
    /// The entry that looks like a run and is none.
    pub fn names(&self) -> Result<Vec<String>, &str> {
        let mut names = Vec::new();
        for entry in &self.weights {
            match entry.split_once("..") {
                None => names.push(entry.clone()),
                Some((first, last)) => {
                    names.extend(run(first, last).ok_or(entry.as_str())?);
                }
            }
        }
        Ok(names)
    }
}

/// No file has more replicate weights.
const MOST: usize = 100_000;

fn run(first: &str, last: &str) -> Option<Vec<String>> {
    let stem = first.trim_end_matches(|c: char| c.is_ascii_digit());
    let (from, to) = (&first[stem.len()..], last.strip_prefix(stem)?);
    let width = if from.starts_with('0') { from.len() } else { 0 };
    let (from, to): (usize, usize) = (from.parse().ok()?, to.parse().ok()?);
    if from > to || to - from >= MOST {
        return None;
    }
    Some((from..=to).map(|i| format!("{stem}{i:0width$}")).collect())
}

/// A sample design: names of variables, nothing computed.
#[derive(
    Debug, Clone, PartialEq, Default, Serialize, Deserialize, schemars::JsonSchema,
)]
pub struct SampleDesign {
    /// How respondents came into the sample.
    #[serde(default)]
    pub sample: SampleKind,
    /// The weight.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<String>,
    /// The strata of the first stage.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strata: Option<String>,
    /// The sampling units, first stage first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<String>,
    /// Population sizes or sampling fractions, one a stage.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fpc: Vec<String>,
    /// Unit labels begin anew in every stratum.
    #[serde(default)]
    pub nested: bool,
    /// What to do about strata with one unit.
    #[serde(default)]
    pub lonely: LonelyUnits,
    /// Replicate weights.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replicates: Option<Replicates>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_replicates_are_written_out() {
        assert_eq!(run("rw1", "rw3").unwrap(), ["rw1", "rw2", "rw3"]);
        assert_eq!(run("w09", "w11").unwrap(), ["w09", "w10", "w11"]);
        assert_eq!(run("rw3", "rw1"), None);
        assert_eq!(run("rw1", "xw3"), None);
        assert_eq!(run("rw1", "rw99999999"), None);
    }
}
