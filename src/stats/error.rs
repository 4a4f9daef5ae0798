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
    /// Lists that must be of one length are not.
    #[error("lists of {0} and {1} values")]
    Lengths(usize, usize),
    /// Shares of one whole that do not add up to it.
    #[error("shares add up to {0}")]
    SharesDoNotAddUp(f64),
    /// Too few values for the quantity.
    #[error("at least {0} values are needed")]
    TooFew(usize),
    /// A number that must be positive is not.
    #[error("{name} = {value} is not positive")]
    NotPositive {
        /// The argument.
        name: &'static str,
        /// Its value.
        value: f64,
    },
    /// A number that is infinite or none.
    #[error("{name} = {value} is no number")]
    NotFinite {
        /// The argument.
        name: &'static str,
        /// Its value.
        value: f64,
    },
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
