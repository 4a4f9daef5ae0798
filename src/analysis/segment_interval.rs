//! Intervals of a joint share from two toplines: the default and the options.

use serde::Deserialize;

use super::{AnalysisError, Sampling, SegmentSpec};
use crate::poll::{Code, Diagnostic};
use crate::results::{Bounds, IntervalRecord, SampleRelation};
use crate::stats::{self, Interval, Level, StatsError};

/// How the interval of a joint share is made.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum SegmentInterval {
    /// The same respondents: union of the Wilson intervals of every joint share that the
    /// sample allows; two polls: smaller upper Wilson limit and a lower one by MOVER; two
    /// polls by group: intersection bounds at both ends.
    #[default]
    Default,
    /// Imbens & Manski (2004): for the share, not for all of its range.
    ImbensManski,
    /// Stoye (2009): the same, with the correlation of the two ends. Two polls only.
    Stoye,
    /// Chernozhukov, Lee & Rosen (2013): each end by itself, one-sided. Two polls only.
    Clr,
}

impl SegmentInterval {
    /// The name in a study.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::ImbensManski => "imbens_manski",
            Self::Stoye => "stoye",
            Self::Clr => "clr",
        }
    }

    /// Whether the method is made for two questions so related: critical values of Stoye
    /// and of Chernozhukov, Lee and Rosen need a correlation that one sample does not show.
    #[must_use]
    pub fn fits(self, relation: SampleRelation) -> bool {
        relation != SampleRelation::Same
            || matches!(self, Self::Default | Self::ImbensManski)
    }
}

/// An interval, and less biased ends where the method gives them.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) record: IntervalRecord,
    pub(super) half_median_unbiased: Option<Bounds>,
}

impl Found {
    pub(super) fn new(found: Interval, level: Level, method: &str) -> Self {
        let record = IntervalRecord {
            lower: found.lower.clamp(0.0, 1.0),
            upper: found.upper.clamp(0.0, 1.0),
            level: level.value(),
            method: method.to_owned(),
        };
        Self { record, half_median_unbiased: None }
    }
}

/// The interval of the segment's share; `None` without both sample sizes.
pub(super) fn interval_of(
    spec: &SegmentSpec,
    a: Sampling,
    b: Sampling,
) -> Result<Option<Found>, AnalysisError> {
    let (Some(n_a), Some(n_b)) = (a.n_effective(), b.n_effective()) else {
        return Ok(None);
    };
    if !spec.interval.fits(spec.relation) {
        return Err(unfit(spec.interval, "", "interval").into());
    }
    let bounds = super::segment::rounded(spec);
    let found = match spec.relation {
        SampleRelation::Same => {
            same_sample(bounds, n_a.min(n_b), spec.interval, spec.level)
        }
        SampleRelation::Two | SampleRelation::Unknown => two_polls(spec, (n_a, n_b)),
    }?;
    Ok(Some(found))
}

/// A finding about a method that does not fit how the questions were asked.
pub(super) fn unfit(method: SegmentInterval, file: &str, at: &str) -> Diagnostic {
    Diagnostic::new(Code::ValueInvalid, file)
        .column(at)
        .value(method.name())
        .with("expected", "sample = \"same\": default | imbens_manski")
}

/// The same respondents: Wilson limits of the sample's bounds, with the critical value of
/// Imbens & Manski where they are asked for.
pub(super) fn same_sample(
    bounds: Bounds,
    n: f64,
    method: SegmentInterval,
    level: Level,
) -> Result<Found, StatsError> {
    let Bounds { lower, upper } = bounds;
    if method == SegmentInterval::Default {
        let found = stats::union_interval(lower, upper, n, level)?;
        return Ok(Found::new(found, level, "same_sample_wilson_union"));
    }
    let largest = stats::se_share(lower, n)?.max(stats::se_share(upper, n)?);
    let critical = if largest > 0.0 {
        stats::imbens_manski_critical((upper - lower).max(0.0) / largest, level)?
    } else {
        level.z()
    };
    let found = stats::same_sample_union(lower, upper, n, critical)?;
    Ok(Found::new(found, level, "same_sample_imbens_manski"))
}

fn two_polls(spec: &SegmentSpec, (n_a, n_b): (f64, f64)) -> Result<Found, StatsError> {
    let level = spec.level;
    let ((p_low, p_high), (q_low, q_high)) = (spec.a.possible(), spec.b.possible());
    if spec.interval == SegmentInterval::Default {
        let found = stats::two_poll_interval(
            (spec.a.share, spec.a.half_unit(), n_a),
            (spec.b.share, spec.b.half_unit(), n_b),
            level,
        )?;
        return Ok(Found::new(found, level, "two_polls_wilson_mover"));
    }
    let lower = stats::frechet(&[p_low, q_low])?.lower;
    let se_sum = stats::se_sum_independent(p_low, n_a, q_low, n_b)?;
    if spec.interval == SegmentInterval::Clr {
        let upper = stats::clr_upper(p_high, n_a, q_high, n_b, level)?;
        // The 0 of max(0, p + q − 1) has no error, so one end remains.
        let reach = p_low + q_low - 1.0 - level.z_one_sided() * se_sum;
        let found = Interval { lower: reach, upper: upper.upper };
        let upper = upper.half_median_unbiased.min(1.0);
        let half_median_unbiased = Some(Bounds { lower, upper });
        return Ok(Found {
            half_median_unbiased,
            ..Found::new(found, level, "two_polls_clr")
        });
    }
    let of_least = if p_high <= q_high { (p_high, n_a) } else { (q_high, n_b) };
    let se_upper = stats::se_share(of_least.0, of_least.1)?;
    let se_lower = if lower > 0.0 { se_sum } else { 0.0 };
    let ends = Ends {
        lower: (lower, se_lower),
        upper: (of_least.0, se_upper),
        // cov(p̂ + q̂ − 1, p̂) = var p̂ for independent polls.
        correlation: if se_lower > 0.0 { (se_upper / se_lower).min(1.0) } else { 0.0 },
    };
    let found = ends.interval(spec.interval, level)?;
    Ok(Found::new(found, level, &format!("two_polls_{}", spec.interval.name())))
}

/// Estimated ends with their standard errors and correlation.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ends {
    pub(super) lower: (f64, f64),
    pub(super) upper: (f64, f64),
    pub(super) correlation: f64,
}

impl Ends {
    /// The interval by Stoye, else by Imbens & Manski.
    pub(super) fn interval(
        self,
        method: SegmentInterval,
        level: Level,
    ) -> Result<Interval, StatsError> {
        let ((lower, se_lower), (upper, se_upper)) = (self.lower, self.upper);
        if method != SegmentInterval::Stoye {
            return Ok(stats::imbens_manski(self.lower, self.upper, level)?.1);
        }
        let (c_lower, c_upper) = if se_lower > 0.0 && se_upper > 0.0 {
            let delta = (upper - lower).max(0.0);
            let rho = self.correlation;
            let found = stats::stoye_critical(delta, se_lower, se_upper, rho, level)?;
            (found.lower, found.upper)
        } else {
            // An end without error leaves one for the other to be covered.
            (level.z_one_sided(), level.z_one_sided())
        };
        Ok(Interval {
            lower: lower - c_lower * se_lower,
            upper: upper + c_upper * se_upper,
        })
    }
}
