//! Shares of those with an opinion, where that makes sense.

use serde::Deserialize;

use super::contradiction::ContradictionSpec;
use super::evidence::Evidence;
use super::{AnalysisError, Sampling, SegmentSpec};
use crate::poll::{Code, Diagnostic, PublishedShare};
use crate::stats;

/// Whom the segment is a share of.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum SegmentBase {
    /// Everybody asked: who has no opinion does not hold the view.
    #[default]
    All,
    /// Those with an opinion on both questions: only where the same people have none on
    /// either (`same_people_undecided`).
    Decided,
}

/// The segment on the base that the study asks for. Percentages of those with an opinion on
/// each question are of two different bases, and bounds from them are bounds for nobody; so
/// they are refused unless the study says that the same people are undecided, and the
/// published shares of undecided do not deny it.
pub(super) fn on_base(
    spec: &ContradictionSpec,
    input: SegmentSpec,
    evidence: &Evidence,
) -> Result<SegmentSpec, AnalysisError> {
    if spec.base == SegmentBase::All {
        return Ok(input);
    }
    let about = |code: Code, key: &str| {
        let at = format!("contradictions.{}.{key}", spec.name);
        Diagnostic::new(code, &evidence.study).column(&at)
    };
    let Some((dk_a, dk_b)) = input.dont_know else {
        let expected = "answer_kind = dont_know";
        return Err(about(Code::ValueInvalid, "base").with("expected", expected).into());
    };
    if spec.by.is_some() {
        let expected = "base = \"all\" + by = \"…\"";
        return Err(about(Code::ValueInvalid, "base").with("expected", expected).into());
    }
    let percent = |share: PublishedShare| {
        format!("{:.*}%", usize::from(share.decimals()), share.share * 100.0)
    };
    let told = |code: Code| {
        about(code, "base").with("first", percent(dk_a)).with("other", percent(dk_b))
    };
    if !spec.same_people_undecided {
        return Err(told(Code::DecidedRefused).into());
    }
    let slack = dk_a.half_unit() + dk_b.half_unit() + 1e-12;
    if (dk_a.share - dk_b.share).abs() > slack {
        return Err(told(Code::UndecidedDiffer).into());
    }
    let (p, q, _) =
        stats::rebased((input.a.share, dk_a.share), (input.b.share, dk_b.share))?;
    let of_decided = |sampling: Sampling, dk: PublishedShare| Sampling {
        n: sampling.n.map(|n| n * (1.0 - dk.share)),
        ..sampling
    };
    Ok(SegmentSpec {
        a: rebased(input.a, dk_a, p),
        b: rebased(input.b, dk_b, q),
        sampling_a: of_decided(input.sampling_a, dk_a),
        sampling_b: of_decided(input.sampling_b, dk_b),
        dont_know: None,
        ..input
    })
}

/// A share of the decided, with a rounding unit that holds all unrounded values of both
/// figures.
fn rebased(view: PublishedShare, dk: PublishedShare, share: f64) -> PublishedShare {
    let ((low, high), (dk_low, dk_high)) = (view.possible(), dk.possible());
    let below = share - low / (1.0 - dk_low);
    let above = (high / (1.0 - dk_high).max(f64::EPSILON)).min(1.0) - share;
    PublishedShare { share, unit: 2.0 * below.max(above), ..view }
}
