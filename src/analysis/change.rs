//! Leads and changes of published shares.

use super::{AnalysisError, Sampling};
use crate::poll::PublishedShare;
use crate::results::{
    Assumption, Base, ChangeVerdict, Derivation, DifferenceResult, Estimate,
    IntervalRecord, Missing,
};
use crate::stats::{self, Level, Rounding, Significance};

/// Two shares to compare.
#[derive(Debug, Clone, Copy)]
pub struct DifferenceSpec {
    /// The first share: the leader, or the earlier poll.
    pub first: PublishedShare,
    /// The second share.
    pub second: PublishedShare,
    /// Confidence level.
    pub level: Level,
}

/// Lead of the first answer over the second in one question of one poll:
/// Var = (p₁ + p₂ − (p₁ − p₂)²)/n · deff (Franklin 2007; multinomial covariance).
///
/// # Errors
/// [`AnalysisError::Stats`] for shares that add up to more than 1 beyond their rounding,
/// or a sample size below 1.
pub fn lead(
    spec: &DifferenceSpec,
    sampling: &Sampling,
) -> Result<DifferenceResult, AnalysisError> {
    let (p1, p2) = (spec.first.share, spec.second.share);
    let derivation = Derivation::by("lead").input("p1", p1).input("p2", p2);
    let Some(n) = sampling.n_effective() else {
        return Ok(untested(p1 - p2, sampling.missing(), derivation, "lead"));
    };
    let rounding = rounding(spec);
    let made = |deff: f64| stats::lead(p1, p2, n / deff, rounding, spec.level);
    let found = made(1.0)?;
    let fragile = flips(&found.significance, &made(1.5)?.significance);
    let derivation = derivation.input("n_eff", n).input("z", spec.level.z());
    let mut result = tested(&found, spec, derivation, "lead");
    result.fragile = fragile;
    result.estimate.n = sampling.n;
    result.estimate.n_effective = Some(n);
    result.estimate.design_effect = Some(sampling.design_effect.value());
    result.estimate.assumptions.extend(sampling.assumptions());
    result.estimate.assumptions.extend(rounded(spec));
    Ok(result)
}

/// Change of one answer from one poll to another, independent one:
/// Var = p₁(1−p₁)·deff₁/n₁ + p₂(1−p₂)·deff₂/n₂; the result is second minus first.
///
/// # Errors
/// [`AnalysisError::Stats`] for a sample size below 1.
pub fn change(
    spec: &DifferenceSpec,
    samplings: [&Sampling; 2],
) -> Result<DifferenceResult, AnalysisError> {
    let (p1, p2) = (spec.first.share, spec.second.share);
    let derivation = Derivation::by("shift").input("p1", p1).input("p2", p2);
    let sizes = samplings.map(Sampling::n_effective);
    let [Some(n1), Some(n2)] = sizes else {
        let missing = vec![Missing::SampleSizeNotPublished];
        return Ok(untested(p2 - p1, missing, derivation, "shift"));
    };
    let rounding = rounding(spec);
    let made =
        |deff: f64| stats::change(p1, n1 / deff, p2, n2 / deff, rounding, spec.level);
    let found = made(1.0)?;
    let fragile = flips(&found.significance, &made(1.5)?.significance);
    let derivation =
        derivation.input("n_eff1", n1).input("n_eff2", n2).input("z", spec.level.z());
    let mut result = tested(&found, spec, derivation, "shift");
    result.fragile = fragile;
    for sampling in samplings {
        for assumption in sampling.assumptions() {
            if !result.estimate.assumptions.contains(&assumption) {
                result.estimate.assumptions.push(assumption);
            }
        }
    }
    result.estimate.assumptions.push(Assumption::IndependentPolls);
    result.estimate.assumptions.extend(rounded(spec));
    Ok(result)
}

fn rounding(spec: &DifferenceSpec) -> Rounding {
    Rounding { first: spec.first.unit, second: spec.second.unit }
}

fn rounded(spec: &DifferenceSpec) -> Option<Assumption> {
    let unit = spec.first.unit.max(spec.second.unit);
    (unit > 0.0).then_some(Assumption::Rounded { unit })
}

fn flips(at_one: &Significance, at_one_and_a_half: &Significance) -> bool {
    matches!(at_one, Significance::Significant)
        != matches!(at_one_and_a_half, Significance::Significant)
}

fn tested(
    found: &stats::TestedDifference,
    spec: &DifferenceSpec,
    derivation: Derivation,
    id: &str,
) -> DifferenceResult {
    DifferenceResult {
        id: id.to_owned(),
        estimate: Estimate {
            value: Some(found.value),
            se: Some(found.se),
            df: None,
            interval: Some(IntervalRecord {
                lower: found.interval.lower,
                upper: found.interval.upper,
                level: spec.level.value(),
                method: "wald".to_owned(),
            }),
            n: None,
            n_effective: None,
            design_effect: None,
            base: Base::AllRespondents,
            assumptions: Vec::new(),
            missing: Vec::new(),
        },
        z: Some(found.z),
        p_value: Some(found.p_value),
        verdict: match found.significance {
            Significance::Significant => ChangeVerdict::Significant,
            Significance::NotSignificant => ChangeVerdict::NotSignificant,
            Significance::WithinRounding => ChangeVerdict::WithinRounding,
            Significance::DependsOnRounding => ChangeVerdict::DependsOnRounding,
        },
        fragile: false,
        detectable: Some(found.detectable),
        equivalence_margin: Some(found.equivalence_margin),
        derivation,
    }
}

fn untested(
    value: f64,
    missing: Vec<Missing>,
    derivation: Derivation,
    id: &str,
) -> DifferenceResult {
    DifferenceResult {
        id: id.to_owned(),
        estimate: Estimate {
            value: Some(value),
            se: None,
            df: None,
            interval: None,
            n: None,
            n_effective: None,
            design_effect: None,
            base: Base::AllRespondents,
            assumptions: Vec::new(),
            missing,
        },
        z: None,
        p_value: None,
        verdict: ChangeVerdict::NotTested,
        fragile: false,
        detectable: None,
        equivalence_margin: None,
        derivation,
    }
}
