//! The contradiction segment from two toplines.

use super::segment_interval::{Found, SegmentInterval, interval_of};
use super::{AnalysisError, Sampling};
use crate::poll::{PublishedShare, Qualifier};
use crate::results::{
    Assumption, BoundedShare, Bounds, Derivation, Missing, SampleRelation, Segment,
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
    pub dont_know: Option<(PublishedShare, PublishedShare)>,
    /// Size to assume where none was published.
    pub assumed_n: Option<f64>,
    /// Confidence level.
    pub level: Level,
    /// How the interval is made.
    pub interval: SegmentInterval,
}

/// Bounds the share that holds both views (Fréchet 1935; Hoeffding 1940), widens them by
/// what rounding allows, and adds a confidence interval where sizes are known.
///
/// # Errors
/// [`AnalysisError::Stats`] for a sample size below 1, [`AnalysisError::Input`] for a method
/// of the interval that is not made for one sample.
pub fn segment(spec: &SegmentSpec) -> Result<Segment, AnalysisError> {
    let (p, q) = (spec.a.share, spec.b.share);
    let exact = stats::frechet(&[p, q])?;
    let conditionals = stats::conditional(p, q)?;
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
        either_way: either_way(spec, exact.lower)?,
    })
}

/// The joint share when everybody without an opinion could hold the view or not: the lower
/// end is that of the views as they were answered, the upper one that of views which all the
/// undecided hold (Horowitz & Manski 1995).
fn either_way(
    spec: &SegmentSpec,
    lower: f64,
) -> Result<Option<BoundedShare>, AnalysisError> {
    let Some((dk_a, dk_b)) = spec.dont_know else { return Ok(None) };
    let shares =
        |view: PublishedShare, dk: PublishedShare| (view.share, dk.share.min(1.0));
    let bounds = stats::leaning(shares(spec.a, dk_a), shares(spec.b, dk_b))?;
    let held = |view: PublishedShare, dk: PublishedShare| PublishedShare {
        share: stats::significant(view.share + dk.share).min(1.0),
        unit: view.unit + dk.unit,
        ..view
    };
    let all_hold = SegmentSpec {
        a: held(spec.a, dk_a),
        b: held(spec.b, dk_b),
        dont_know: None,
        ..*spec
    };
    let bounds = Bounds { lower, upper: bounds.upper };
    let (literal, mut found) =
        (both(spec, bounds, "both")?, both(&all_hold, bounds, "either_way")?);
    found.rounded.lower = literal.rounded.lower;
    let pairs = [
        (&mut found.interval, &literal.interval),
        (&mut found.assumed, &literal.assumed),
    ];
    for (interval, literal) in pairs {
        if let (Some(interval), Some(literal)) = (interval, literal) {
            interval.lower = literal.lower;
        }
    }
    found.half_median_unbiased = None;
    found.assumptions.push(Assumption::UndecidedEitherWay);
    found.derivation = Derivation::by("either_way")
        .input("p", spec.a.share)
        .input("q", spec.b.share)
        .input("d_p", dk_a.share)
        .input("d_q", dk_b.share)
        .input("r_p", spec.a.half_unit())
        .input("r_q", spec.b.half_unit())
        .input_opt("n_eff_a", spec.sampling_a.n_effective())
        .input_opt("n_eff_b", spec.sampling_b.n_effective());
    Ok(Some(found))
}

/// The joint share's bounds and interval.
pub(super) fn both(
    spec: &SegmentSpec,
    exact: Bounds,
    id: &str,
) -> Result<BoundedShare, AnalysisError> {
    let rounded = rounded(spec);
    let interval = interval_of(spec, spec.sampling_a, spec.sampling_b)?;
    let record = |found: Found| found.record;
    let mut missing = vec![Missing::JointNotIdentified];
    if interval.is_none() {
        missing.push(Missing::SampleSizeNotPublished);
    }
    let assumed = match (spec.assumed_n, &interval) {
        (Some(n), None) => {
            let fill = |s: Sampling| if s.n.is_some() { s } else { s.assuming(n) };
            interval_of(spec, fill(spec.sampling_a), fill(spec.sampling_b))?.map(record)
        }
        _ => None,
    };
    Ok(BoundedShare {
        id: id.to_owned(),
        bounds: exact,
        rounded,
        half_median_unbiased: interval.as_ref().and_then(|i| i.half_median_unbiased),
        interval: interval.map(record),
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
    let method = match (spec.interval, spec.relation) {
        (SegmentInterval::Default, SampleRelation::Same) => "same_sample",
        (SegmentInterval::Default, _) => "two_polls",
        // The interval's own formula is named beside it.
        _ => "frechet",
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
