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

/// How replicates are made: decides how their estimates become a variance.
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
    /// Jackknife on pairs of units, one replicate a pair; only of weights that a file has.
    Jk2,
    /// Jackknife with strata; of weights that a file has it needs `rscales`.
    Jkn,
    /// Bootstrap; made from the design it is the rescaled one of Rao and Wu.
    Bootstrap,
    /// Successive differences, as the American Community Survey has them; only of weights
    /// that a file has.
    Sdr,
    /// Another method, known by its `scale`; only of weights that a file has.
    Other,
}

impl ReplicateMethod {
    /// All methods.
    pub const ALL: [Self; 8] = [
        Self::Brr,
        Self::Fay,
        Self::Jk1,
        Self::Jk2,
        Self::Jkn,
        Self::Bootstrap,
        Self::Sdr,
        Self::Other,
    ];

    /// The stable name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Brr => "brr",
            Self::Fay => "fay",
            Self::Jk1 => "jk1",
            Self::Jk2 => "jk2",
            Self::Jkn => "jkn",
            Self::Bootstrap => "bootstrap",
            Self::Sdr => "sdr",
            Self::Other => "other",
        }
    }

    /// True for a method by which replicates can be made from strata and units.
    #[must_use]
    pub fn can_be_made(self) -> bool {
        !matches!(self, Self::Jk2 | Self::Sdr | Self::Other)
    }
}

/// Replicates: weights that the file has, or, where it has none, replicates made from the
/// strata and units of the design.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Replicates {
    /// The variables, one by one, as a run, `"rw1..rw80"`, or with an asterisk for a number,
    /// `"rw*"`. Without any, replicates are made from the design.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub weights: Vec<String>,
    /// How they are made.
    pub method: ReplicateMethod,
    /// Fay's factor, 0 to below 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rho: Option<f64>,
    /// Factor of the whole sum of squares, where it is not the method's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scale: Option<f64>,
    /// Factor of each replicate's square.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rscales: Vec<f64>,
    /// Squares around the full-sample estimate in place of the replicates' mean.
    #[serde(default)]
    pub mse: bool,
    /// The variables hold multipliers of the weight, not weights of their own.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub multipliers: bool,
    /// Degrees of freedom, where the producer of the file states them; else the rank of the
    /// replicate weights less 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub df: Option<f64>,
    /// How many bootstrap replicates to make.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<usize>,
    /// Seed of the bootstrap.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seed: Option<u64>,
}

/// Bootstrap replicates that are made where no number is given.
pub const BOOTSTRAP_REPLICATES: usize = 1000;

/// The seed where none is given.
pub const BOOTSTRAP_SEED: u64 = 1;

/// An entry that names no variables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoNames<'a> {
    /// It looks like a run, and is none.
    NoRun(&'a str),
    /// No variable is like it.
    NoMatch(&'a str),
}

impl Replicates {
    /// Replicates of a method, nothing else said.
    #[must_use]
    pub fn of(method: ReplicateMethod) -> Self {
        Self {
            weights: Vec::new(),
            method,
            rho: None,
            scale: None,
            rscales: Vec::new(),
            mse: false,
            multipliers: false,
            df: None,
            number: None,
            seed: None,
        }
    }

    /// True where replicates are made from strata and units.
    #[must_use]
    pub fn made(&self) -> bool {
        self.weights.is_empty()
    }

    /// The variables, runs written out: `rw1..rw3` is `rw1`, `rw2`, `rw3`, and `rw01..rw03`
    /// keeps its zeros. `rw*` is every variable of the file with a whole number in place of
    /// the asterisk, in the order of the numbers; `rw` itself is none of them.
    ///
    /// # Errors
    /// The first entry that names no variables.
    pub fn names<'a>(
        &self,
        variables: impl Iterator<Item = &'a str> + Clone,
    ) -> Result<Vec<String>, NoNames<'_>> {
        let mut names = Vec::new();
        for entry in &self.weights {
            if let Some((first, last)) = entry.split_once("..") {
                names.extend(run(first, last).ok_or(NoNames::NoRun(entry))?);
            } else if let Some((before, after)) = entry.split_once('*') {
                let found = numbered(before, after, variables.clone());
                if found.is_empty() {
                    return Err(NoNames::NoMatch(entry));
                }
                names.extend(found);
            } else {
                names.push(entry.clone());
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

/// Names with a whole number between two parts, in the order of the numbers.
fn numbered<'a>(
    before: &str,
    after: &str,
    names: impl Iterator<Item = &'a str>,
) -> Vec<String> {
    let number = |name: &str| -> Option<u64> {
        let digits = name.strip_prefix(before)?.strip_suffix(after)?;
        let plain = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit());
        plain.then(|| digits.parse().ok()).flatten()
    };
    let mut found: Vec<(u64, &str)> =
        names.filter_map(|name| Some((number(name)?, name))).collect();
    found.sort_by_key(|(number, _)| *number);
    found.into_iter().map(|(_, name)| name.to_owned()).collect()
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
    /// Replicates, given or to be made; where there are any, they make the variances.
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

    #[test]
    fn an_asterisk_stands_for_a_number_and_for_nothing_else() {
        let file = ["w", "w10", "w2", "wx", "w2a", "brr_1_x", "w", "brr_12_x"];
        let names = |entry: &str| {
            let weights = vec![entry.to_owned()];
            let all = Replicates { weights, ..Replicates::of(ReplicateMethod::Brr) };
            all.names(file.into_iter()).map_err(|_| ())
        };
        assert_eq!(names("w*").unwrap(), ["w2", "w10"]);
        assert_eq!(names("brr_*_x").unwrap(), ["brr_1_x", "brr_12_x"]);
        assert_eq!(names("v*"), Err(()));
        assert_eq!(names("w3..w1"), Err(()));
    }
}
