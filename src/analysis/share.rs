//! One published share and its interval.

use super::{AnalysisError, Sampling};
use crate::poll::{PublishedShare, Qualifier};
use crate::results::{Assumption, Base, Derivation, Estimate, IntervalRecord, Missing};
use crate::stats::{self, Level, ShareMethod, StatsError};

/// A share to estimate.
#[derive(Debug, Clone, Copy)]
pub struct ShareSpec {
    /// The published figure; its rounding widens the interval.
    pub published: PublishedShare,
    /// The sample behind it.
    pub sampling: Sampling,
    /// Confidence level.
    pub level: Level,
    /// Method of the interval.
    pub method: ShareMethod,
    /// Whom it is a share of.
    pub base: Base,
}

impl ShareSpec {
    /// A share of all respondents with a Wilson interval at 95%.
    #[must_use]
    pub fn new(published: PublishedShare, sampling: Sampling) -> Self {
        Self {
            published,
            sampling,
            level: Level::default(),
            method: ShareMethod::default(),
            base: Base::default(),
        }
    }
}

/// Estimates a share: value, standard error √(p(1−p)/n_eff) and interval, the union of the
/// intervals at both ends of what the figure's rounding allows.
///
/// # Errors
/// [`AnalysisError::Stats`] for a sample size below 1 or a design effect that is no
/// positive number.
///
/// ```
/// use endoxa::analysis::{Sampling, ShareSpec, share};
/// use endoxa::poll::PublishedShare;
///
/// let published = PublishedShare::parse("52%")?;
/// let estimate = share(&ShareSpec::new(published, Sampling::simple_random(500.0)))?;
/// let interval = estimate.interval.ok_or("no interval")?;
/// assert_eq!(format!("{:.4}-{:.4}", interval.lower, interval.upper), "0.4712-0.5684");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn share(spec: &ShareSpec) -> Result<Estimate, AnalysisError> {
    let published = spec.published;
    let n_effective = spec.sampling.n_effective();
    let mut missing = spec.sampling.missing();
    if published.value().is_none() {
        missing.push(Missing::OnlyLimitPublished);
    }
    let interval = match (n_effective, published.value()) {
        (Some(n), Some(p)) => interval(spec, p, n)?,
        _ => None,
    };
    if interval.is_none() && missing.is_empty() {
        missing.push(Missing::MethodUndefined);
    }
    let se = n_effective.zip(published.value()).map(|(n, p)| (p * (1.0 - p) / n).sqrt());
    let known = spec.sampling.n.is_some();
    Ok(Estimate {
        value: published.value(),
        se,
        df: None,
        interval,
        n: spec.sampling.n,
        n_effective,
        design_effect: known.then(|| spec.sampling.design_effect.value()),
        base: spec.base,
        assumptions: assumptions(spec),
        missing,
    })
}

fn interval(
    spec: &ShareSpec,
    p: f64,
    n: f64,
) -> Result<Option<IntervalRecord>, AnalysisError> {
    let half = spec.published.half_unit();
    match stats::rounded_share_interval(p, half, n, spec.level, spec.method) {
        Ok(found) => Ok(Some(IntervalRecord {
            lower: found.lower,
            upper: found.upper,
            level: spec.level.value(),
            method: spec.method.as_str().to_owned(),
        })),
        Err(StatsError::UndefinedAtBoundary { .. }) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn assumptions(spec: &ShareSpec) -> Vec<Assumption> {
    let mut list = spec.sampling.assumptions();
    if spec.published.unit > 0.0 && spec.sampling.n.is_some() {
        list.push(Assumption::Rounded { unit: spec.published.unit });
    }
    if spec.published.qualifier == Some(Qualifier::About) {
        list.push(Assumption::AboutTakenAsRounded);
    }
    list
}

impl ShareSpec {
    /// How [`share`] makes its estimate, for `explain`.
    #[must_use]
    pub fn derivation(&self) -> Derivation {
        Derivation::by(self.method.as_str())
            .input_opt("p", self.published.value())
            .input("r", self.published.half_unit())
            .input_opt("n", self.sampling.n)
            .input_opt(
                "deff",
                self.sampling.n.map(|_| self.sampling.design_effect.value()),
            )
            .input_opt("n_eff", self.sampling.n_effective())
            .input("z", self.level.z())
    }
}
