//! The contradiction segment from two toplines.

use super::{AnalysisError, Sampling};
use crate::poll::{PublishedShare, Qualifier};
use crate::results::{
    Assumption, BoundedShare, Bounds, Derivation, IntervalRecord, Missing,
    SampleRelation, Segment,
};
use crate::stats::{self, Level};

/// Two views and how they were measured.
#[derive(Debug, Clone, Copy)]
pub struct SegmentSpec {
    /// Share that holds the first view.
    pub a: PublishedShare,
    /// Share that holds the second view.
    pub b: PublishedShare,
    /// The sample behind the first figure.
    pub sampling_a: Sampling,
    /// The sample behind the second figure.
    pub sampling_b: Sampling,
    /// Whether the same respondents were asked: changes the interval, not the bounds.
    pub relation: SampleRelation,
    /// Shares without an opinion on each question, where published.
    pub dont_know: Option<(f64, f64)>,
    /// Size to assume where none was published.
    pub assumed_n: Option<f64>,
    /// Confidence level.
    pub level: Level,
}

/// Bounds the share that holds both views (Fréchet 1935; Hoeffding 1940), widens them by
/// what rounding allows, and adds a confidence interval where sizes are known: for the
/// same respondents the union of the intervals of every joint share that the sample
/// allows, for two polls the smaller of the two upper Wilson limits and a lower limit by
/// MOVER.
///
/// # Errors
/// [`AnalysisError::Stats`] for a sample size below 1.
pub fn segment(spec: &SegmentSpec) -> Result<Segment, AnalysisError> {
    let (p, q) = (spec.a.share, spec.b.share);
    let exact = stats::frechet(&[p, q])?;
    let (upper_with_leaners, conditionals) = (leaners(spec)?, stats::conditional(p, q)?);
    let bounds = |b: stats::Bounds| Bounds { lower: b.lower, upper: b.upper };
    Ok(Segment {
        sample: spec.relation,
        both: both(spec, bounds(exact), "both")?,
        either: Bounds { lower: p + q - exact.upper, upper: p + q - exact.lower },
        neither: Bounds {
            lower: 1.0 - p - q + exact.lower,
            upper: 1.0 - p - q + exact.upper,
        },
        b_among_a: conditionals.0.map(bounds),
        a_among_b: conditionals.1.map(bounds),
        if_independent: p * q,
        upper_with_leaners,
    })
}

fn leaners(spec: &SegmentSpec) -> Result<Option<f64>, AnalysisError> {
    let Some((dk_a, dk_b)) = spec.dont_know else { return Ok(None) };
    let bounds = stats::frechet(&[
        (spec.a.share + dk_a).min(1.0),
        (spec.b.share + dk_b).min(1.0),
    ])?;
    Ok(Some(bounds.upper))
}

/// The joint share's bounds and interval.
pub(super) fn both(
    spec: &SegmentSpec,
    exact: Bounds,
    id: &str,
) -> Result<BoundedShare, AnalysisError> {
    let rounded = rounded(spec);
    let interval = interval_of(spec, spec.sampling_a, spec.sampling_b)?;
    let mut missing = vec![Missing::JointNotIdentified];
    if interval.is_none() {
        missing.push(Missing::SampleSizeNotPublished);
    }
    let assumed = match (spec.assumed_n, &interval) {
        (Some(n), None) => {
            let fill = |s: Sampling| if s.n.is_some() { s } else { s.assuming(n) };
            interval_of(spec, fill(spec.sampling_a), fill(spec.sampling_b))?
        }
        _ => None,
    };
    Ok(BoundedShare {
        id: id.to_owned(),
        bounds: exact,
        rounded,
        interval,
        assumed,
        assumptions: assumptions(spec),
        missing,
        derivation: derivation(spec),
    })
}

/// Bounds over all unrounded values that the print allows.
pub(super) fn rounded(spec: &SegmentSpec) -> Bounds {
    let ((p_low, p_high), (q_low, q_high)) = (spec.a.possible(), spec.b.possible());
    Bounds { lower: (p_low + q_low - 1.0).max(0.0), upper: p_high.min(q_high) }
}

fn interval_of(
    spec: &SegmentSpec,
    a: Sampling,
    b: Sampling,
) -> Result<Option<IntervalRecord>, AnalysisError> {
    let (Some(n_a), Some(n_b)) = (a.n_effective(), b.n_effective()) else {
        return Ok(None);
    };
    let (p, q) = (spec.a, spec.b);
    let (found, method) = match spec.relation {
        SampleRelation::Same => (
            stats::same_sample_interval(
                (p.share, p.half_unit()),
                (q.share, q.half_unit()),
                n_a.min(n_b),
                spec.level,
            )?,
            "same_sample_wilson_union",
        ),
        SampleRelation::Two | SampleRelation::Unknown => (
            stats::two_poll_interval(
                (p.share, p.half_unit(), n_a),
                (q.share, q.half_unit(), n_b),
                spec.level,
            )?,
            "two_polls_wilson_mover",
        ),
    };
    Ok(Some(IntervalRecord {
        lower: found.lower,
        upper: found.upper,
        level: spec.level.value(),
        method: method.to_owned(),
    }))
}

/// What the bounds and their interval rest on.
pub(super) fn assumptions(spec: &SegmentSpec) -> Vec<Assumption> {
    let mut list = vec![match spec.relation {
        SampleRelation::Same => Assumption::SameRespondents,
        SampleRelation::Two => Assumption::IndependentPolls,
        SampleRelation::Unknown => Assumption::TreatedAsTwoPolls,
    }];
    if spec.relation != SampleRelation::Same {
        list.push(Assumption::SamePopulationAndTime);
    }
    for sampling in [spec.sampling_a, spec.sampling_b] {
        for assumption in sampling.assumptions() {
            if !list.contains(&assumption) {
                list.push(assumption);
            }
        }
    }
    let unit = spec.a.unit.max(spec.b.unit);
    if unit > 0.0 {
        list.push(Assumption::Rounded { unit });
    }
    if [spec.a, spec.b].iter().any(|f| f.qualifier == Some(Qualifier::About)) {
        list.push(Assumption::AboutTakenAsRounded);
    }
    if let Some(n) = spec.assumed_n
        && (spec.sampling_a.n.is_none() || spec.sampling_b.n.is_none())
    {
        list.push(Assumption::AssumedSampleSize { n });
    }
    list
}

fn derivation(spec: &SegmentSpec) -> Derivation {
    let method = match spec.relation {
        SampleRelation::Same => "same_sample",
        SampleRelation::Two | SampleRelation::Unknown => "two_polls",
    };
    Derivation::by(method)
        .input("p", spec.a.share)
        .input("q", spec.b.share)
        .input("r_p", spec.a.half_unit())
        .input("r_q", spec.b.half_unit())
        .input_opt("n_eff_a", spec.sampling_a.n_effective())
        .input_opt("n_eff_b", spec.sampling_b.n_effective())
        .input_opt("n_assumed", spec.assumed_n)
        .input("z", spec.level.z())
}
