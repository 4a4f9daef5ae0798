//! Numbers outside the range of a formula.

/// Why a number cannot be computed.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum StatsError {
    /// A share that does not lie in 0–1.
    #[error("{name} = {value} is no share in 0 to 1")]
    NotAShare {
        /// The argument.
        name: &'static str,
        /// Its value.
        value: f64,
    },
    /// A sample size that is no number of at least 1.
    #[error("{name} = {value} is no sample size of at least 1")]
    NotASampleSize {
        /// The argument.
        name: &'static str,
        /// Its value.
        value: f64,
    },
    /// A confidence level that does not lie strictly between 0 and 1.
    #[error("{0} is no confidence level between 0 and 1")]
    NotALevel(f64),
    /// A method that is not defined for a share of 0 or 1.
    #[error("{method} is not defined at 0% and 100%")]
    UndefinedAtBoundary {
        /// The method.
        method: &'static str,
    },
    /// A method that is not known.
    #[error(
        "'{0}' is not one of wilson, clopper_pearson, jeffreys, agresti_coull, logit, wald"
    )]
    UnknownMethod(String),
    /// A method for respondents' data that is not known.
    #[error(
        "'{0}' is not one of wilson, logit, asin, beta, mean, likelihood, clopper_pearson"
    )]
    UnknownDesignMethod(String),
    /// A test that is not known.
    #[error("'{0}' is not one of f, chisq, wald, adj_wald, saddlepoint")]
    UnknownTest(String),
    /// A way to adjust p values that is not known.
    #[error("'{0}' is not one of holm, bh, none")]
    UnknownAdjustment(String),
    /// Lists that must be of one length are not.
    #[error("lists of {0} and {1} values")]
    Lengths(usize, usize),
    /// Shares of one whole that do not add up to it.
    #[error("shares add up to {0}")]
    SharesDoNotAddUp(f64),
    /// A number outside the range that other numbers leave it.
    #[error("{name} = {value} lies outside {lower} to {upper}")]
    OutsideBounds {
        /// The argument.
        name: &'static str,
        /// Its value.
        value: f64,
        /// Lowest possible value.
        lower: f64,
        /// Highest possible value.
        upper: f64,
    },
    /// Too few values for the quantity.
    #[error("at least {0} values are needed")]
    TooFew(usize),
    /// More than the method can take.
    #[error("more than {limit}")]
    TooMany {
        /// How many it can.
        limit: usize,
    },
    /// A number that must be finite is not.
    #[error("{name} = {value} is not finite")]
    NotFinite {
        /// The argument.
        name: &'static str,
        /// Its value.
        value: f64,
    },
    /// An index beyond what there is, counted from 0.
    #[error("no {index} among {count}")]
    NoSuch {
        /// The index.
        index: usize,
        /// How many there are.
        count: usize,
    },
    /// Figures that no distribution meets.
    #[error("the figures contradict one another")]
    Infeasible,
    /// A fit that did not end.
    #[error("not converged, still {gap} off")]
    NotConverged {
        /// Largest distance from what was to be met.
        gap: f64,
    },
    /// A linear program that could not be solved.
    #[error("linear program: {0}")]
    Solver(String),
    /// A number that must be positive is not.
    #[error("{name} = {value} is not positive")]
    NotPositive {
        /// The argument.
        name: &'static str,
        /// Its value.
        value: f64,
    },
    /// A weight below 0, or no number.
    #[error("{0} is no weight")]
    NotAWeight(f64),
    /// Limits of factors or weights that leave no room.
    #[error("{lower} and {upper} are no limits of weights")]
    NotBounds {
        /// The lower one.
        lower: f64,
        /// The upper one.
        upper: f64,
    },
    /// A method that takes margins only (post-stratification: one).
    #[error("the method takes margins only")]
    OnlyMargins,
    /// A stratum with one sampling unit, which has no spread to be estimated.
    #[error("stratum {0} has one sampling unit")]
    LonelyUnit(usize),
    /// A stratum without the two units that half-samples are made of.
    #[error("stratum {stratum} has {units} sampling units instead of two")]
    NotTwoUnits {
        /// The stratum.
        stratum: usize,
        /// Its units.
        units: usize,
    },
    /// A method for designs without strata.
    #[error("the method takes no strata, and there are {0}")]
    Stratified(usize),
    /// More pairs than any Hadamard matrix at hand has columns for.
    #[error("no Hadamard matrix for {0} pairs of units")]
    NoHadamard(usize),
    /// A house that no poll belongs to.
    #[error("house number {0} has no poll")]
    HouseWithoutPoll(usize),
    /// Two known results on one day.
    #[error("two known results on day {0}")]
    TwoResults(i32),
    /// Polls that leave the quantity open.
    #[error("the polls do not determine it")]
    Undetermined,
}

/// The share, if it is one.
pub(super) fn share(name: &'static str, value: f64) -> Result<f64, StatsError> {
    if (0.0..=1.0).contains(&value) {
        Ok(value)
    } else {
        Err(StatsError::NotAShare { name, value })
    }
}

/// The sample size, if it is one.
pub(super) fn size(name: &'static str, value: f64) -> Result<f64, StatsError> {
    if value.is_finite() && value >= 1.0 {
        Ok(value)
    } else {
        Err(StatsError::NotASampleSize { name, value })
    }
}
