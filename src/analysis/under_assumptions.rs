//! The contradiction segment under named assumptions.

use serde::Deserialize;

use super::contradiction::ContradictionSpec;
use super::evidence::Evidence;
use super::groups::Independent;
use super::{AnalysisError, SegmentSpec};
use crate::poll::{Code, Diagnostic};
use crate::results::{Bounds, Derivation, NamedAssumption, SweepStep, UnderAssumption};
use crate::stats::{self, CellSpace, StatsError};

/// Steps of a sweep over correlations.
const STEPS: usize = 6;

/// What to assume of how two views go together.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
pub struct AssumptionSpec {
    /// What is assumed.
    pub kind: NamedAssumption,
    /// Least and greatest correlation of a `gaussian_copula`, −0.9 and 0.9 where it is not
    /// given.
    pub rho: Option<[f64; 2]>,
    /// The odds ratio of `odds_ratio`.
    pub value: Option<f64>,
    /// The poll that the odds ratio was found in, as it is to be printed.
    pub from: Option<String>,
    /// Standard error of the odds ratio's logarithm, with what it may have drifted by since.
    pub se_log: Option<f64>,
}

/// Lowest and highest joint share at two shares.
type Between<'a> = &'a dyn Fn(f64, f64) -> Result<(f64, f64), StatsError>;

/// The share that holds both under each of the study's assumptions. Under every one of them
/// it grows with both shares, so the ends of what rounding allows give its ends.
pub(super) fn under_assumptions(
    spec: &ContradictionSpec,
    total: &SegmentSpec,
    independent: Option<Independent>,
    evidence: &Evidence,
) -> Result<Vec<UnderAssumption>, AnalysisError> {
    let mut found: Vec<UnderAssumption> = Vec::with_capacity(spec.assumptions.len());
    for (i, assumption) in spec.assumptions.iter().enumerate() {
        let at = format!("contradictions.{}.assumptions.{i}", spec.name);
        let check = Checked { at, evidence };
        let mut under = match (assumption.kind, independent) {
            // From breakdowns of both views, maximum entropy is independence within the
            // groups: the log-linear model without higher interactions.
            (
                NamedAssumption::IndependentWithinGroups
                | NamedAssumption::MaximumEntropy,
                Some(found),
            ) => by_group(found),
            (NamedAssumption::IndependentWithinGroups, None) => {
                let expected = "by = \"…\" + group_shares = { … }";
                return Err(check.expected("kind", expected).into());
            }
            (kind, _) => overall(kind, assumption, total, &check)?,
        };
        under.kind = assumption.kind;
        under.from.clone_from(&assumption.from);
        let id = format!("{}/if/{}", spec.name, code(assumption.kind));
        let twice = found.iter().filter(|other| other.kind == assumption.kind).count();
        under.id = if twice == 0 { id } else { format!("{id}-{}", twice + 1) };
        found.push(under);
    }
    Ok(found)
}

/// Findings about one assumption of the study.
struct Checked<'a> {
    at: String,
    evidence: &'a Evidence,
}

impl Checked<'_> {
    fn expected(&self, key: &str, expected: &str) -> Diagnostic {
        Diagnostic::new(Code::ValueInvalid, &self.evidence.study)
            .column(&format!("{}.{key}", self.at))
            .with("expected", expected)
    }
}

fn by_group(found: Independent) -> UnderAssumption {
    let derivation = Derivation::by("independent_within_groups");
    under(found.printed, found.rounded, Vec::new(), derivation)
}

fn overall(
    kind: NamedAssumption,
    assumption: &AssumptionSpec,
    total: &SegmentSpec,
    check: &Checked<'_>,
) -> Result<UnderAssumption, AnalysisError> {
    let derivation = Derivation::by(code(kind))
        .input("p", total.a.share)
        .input("q", total.b.share)
        .input("r_p", total.a.half_unit())
        .input("r_q", total.b.half_unit());
    match kind {
        NamedAssumption::GaussianCopula => copula(assumption, total, check, derivation),
        NamedAssumption::OddsRatio => odds_ratio(assumption, total, check, derivation),
        NamedAssumption::NotPositivelyAssociated => {
            let joint = |p, q| {
                let found = stats::negative_dependence(p, q)?;
                Ok((found.lower, found.upper))
            };
            between(total, &joint, Vec::new(), derivation)
        }
        NamedAssumption::MaximumEntropy | NamedAssumption::IndependentWithinGroups => {
            let joint = |p, q| {
                let space = CellSpace::binary(2)?;
                let views = [(space.answer(0, 1)?, p), (space.answer(1, 1)?, q)];
                let cells = stats::maximum_entropy(space.cells(), &views)?;
                // The last cell holds both.
                let both = cells.last().copied().unwrap_or(0.0);
                Ok((both, both))
            };
            between(total, &joint, Vec::new(), derivation)
        }
    }
}

fn copula(
    assumption: &AssumptionSpec,
    total: &SegmentSpec,
    check: &Checked<'_>,
    derivation: Derivation,
) -> Result<UnderAssumption, AnalysisError> {
    let [from, to] = assumption.rho.unwrap_or([-0.9, 0.9]);
    if !(-1.0 <= from && from <= to && to <= 1.0) {
        return Err(check.expected("rho", "[≥ −1, ≤ 1]").into());
    }
    let joint = |p, q| {
        let at = |rho| stats::gaussian_joint(p, q, rho).map(|found| found.value);
        Ok((at(from)?, at(to)?))
    };
    let sweep = stats::gaussian_sweep(total.a.share, total.b.share, (from, to), STEPS)?;
    let derivation = derivation.input("ρ (lowest)", from).input("ρ (highest)", to);
    between(total, &joint, steps(sweep), derivation)
}

fn odds_ratio(
    assumption: &AssumptionSpec,
    total: &SegmentSpec,
    check: &Checked<'_>,
    derivation: Derivation,
) -> Result<UnderAssumption, AnalysisError> {
    let ratio = assumption.value.filter(|psi| *psi > 0.0 && psi.is_finite());
    let ratio = ratio.ok_or_else(|| check.expected("value", "> 0"))?;
    if assumption.from.as_deref().is_none_or(|from| from.trim().is_empty()) {
        return Err(check.expected("from", "from = \"…\"").into());
    }
    let se = assumption.se_log.unwrap_or(0.0);
    if !(0.0..=10.0).contains(&se) {
        return Err(check.expected("se_log", "0–10").into());
    }
    let spread = (total.level.z() * se).exp();
    let (from, to) = (ratio / spread, ratio * spread);
    let joint = |p, q| {
        let at = |psi| stats::plackett_joint(p, q, psi).map(|found| found.value);
        Ok((at(from)?, at(to)?))
    };
    // The middle one of three points is the ratio itself.
    let sweep = stats::plackett_sweep(total.a.share, total.b.share, (from, to), 2)?;
    let sweep = if from == to { Vec::new() } else { steps(sweep) };
    let derivation = derivation
        .input("ψ", ratio)
        .input("ψ (lowest)", from)
        .input("ψ (highest)", to)
        .input("z", total.level.z());
    between(total, &joint, sweep, derivation)
}

fn between(
    total: &SegmentSpec,
    joint: Between<'_>,
    sweep: Vec<SweepStep>,
    derivation: Derivation,
) -> Result<UnderAssumption, AnalysisError> {
    let ((p_low, p_high), (q_low, q_high)) = (total.a.possible(), total.b.possible());
    let (lower, upper) = joint(total.a.share, total.b.share)?;
    let rounded =
        Bounds { lower: joint(p_low, q_low)?.0, upper: joint(p_high, q_high)?.1 };
    Ok(under(Bounds { lower, upper }, rounded, sweep, derivation))
}

fn under(
    value: Bounds,
    rounded: Bounds,
    sweep: Vec<SweepStep>,
    derivation: Derivation,
) -> UnderAssumption {
    UnderAssumption {
        id: String::new(),
        kind: NamedAssumption::MaximumEntropy,
        from: None,
        value,
        rounded,
        sweep,
        derivation,
    }
}

fn steps(sweep: Vec<stats::SweepPoint>) -> Vec<SweepStep> {
    let step = |(parameter, joint): stats::SweepPoint| SweepStep {
        parameter,
        value: joint.value,
    };
    sweep.into_iter().map(step).collect()
}

/// The name of an assumption, in the study and in identifiers.
fn code(kind: NamedAssumption) -> &'static str {
    match kind {
        NamedAssumption::NotPositivelyAssociated => "not_positively_associated",
        NamedAssumption::IndependentWithinGroups => "independent_within_groups",
        NamedAssumption::GaussianCopula => "gaussian_copula",
        NamedAssumption::OddsRatio => "odds_ratio",
        NamedAssumption::MaximumEntropy => "maximum_entropy",
    }
}
