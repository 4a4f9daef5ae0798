//! What a trend is fitted to, and how house effects are told from it.

/// One poll's figure for one answer. Values may be shares or points, as long as variances are
/// in the square of the same unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Poll {
    /// Day of the middle of the field, counted from any day.
    pub day: i32,
    /// Number of the house, from 0 on without gaps.
    pub house: usize,
    /// The figure.
    pub value: f64,
    /// Its sampling variance.
    pub variance: f64,
}

/// A known result.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Anchor {
    /// The day.
    pub day: i32,
    /// The result.
    pub value: f64,
}

/// The weights under which house effects sum to zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Weights {
    /// One house, one vote: an odd house of few polls moves the level by as much as a large
    /// one.
    #[default]
    Equal,
    /// By number of polls.
    Polls,
}

/// A variance component that is known or to be estimated.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Spread {
    /// The standard deviation τ between houses.
    Known(f64),
    /// By restricted maximum likelihood.
    Estimated,
}

/// What tells house effects from the level. The first three leave them relative to the
/// average house: a bias common to all houses stays in the level.
#[derive(Debug, Clone, PartialEq)]
pub enum Houses {
    /// House effects sum to zero.
    SumToZero(Weights),
    /// House effects are drawn from N(0, τ²).
    Shrunken(Spread),
    /// The level is known on some days (Jackman 2005); house effects are biases against it.
    Anchored(Vec<Anchor>),
}

/// The local-level model of a trend.
#[derive(Debug, Clone, PartialEq)]
pub struct TrendModel {
    /// What tells house effects from the level.
    pub houses: Houses,
    /// Whether a factor c² of all sampling variances is estimated. It is used only above 1:
    /// polls that agree better than sampling allows are a finding, not precision.
    pub estimate_inflation: bool,
}

impl Default for TrendModel {
    fn default() -> Self {
        Self { houses: Houses::SumToZero(Weights::Equal), estimate_inflation: false }
    }
}

/// An estimate with its standard error.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The estimate.
    pub value: f64,
    /// Its standard error.
    pub se: f64,
}
