//! Weighted shares of a question from a file of respondents.

use std::path::Path;

use crate::poll::{
    Code, Codebook, Diagnostic, MissingKind, SampleDesign, SampleKind, ValueCode,
    Variable, slug,
};
use crate::read::{Read, Rejected, Respondents, respondents};
use crate::results::{
    AnswerShare, Assumption, Base, Derivation, Estimate, FrequencyResult, IntervalRecord,
    MissingCount,
};
use crate::stats::{DesignMethod, DesignShare, Level, StatsError, design_interval};
use crate::survey::{Estimates, SurveyError, domain, shares};
use crate::tally::{Tally, TallySpec, tally};
use crate::text::nearest;

/// Whose weight counts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Weighting {
    /// The weight that the codebook or the file declares; none if none is declared.
    #[default]
    Declared,
    /// This variable.
    Variable(String),
    /// Everybody counts alike.
    None,
}

/// A question to add up.
#[derive(Debug, Clone)]
pub struct FrequencySpec {
    /// Name in identifiers; the variable's where there is none.
    pub name: Option<String>,
    /// The variable.
    pub question: String,
    /// The weight.
    pub weight: Weighting,
    /// Confidence level.
    pub level: Level,
    /// Method of the intervals.
    pub method: DesignMethod,
}

/// Shares of those who answered, with standard errors and intervals under the declared
/// sample design; without one, a design that knows nothing but weights, in which every
/// respondent is a sampling unit.
///
/// # Errors
/// [`Rejected`] for a file that cannot be read, a variable that is not there (with the
/// nearest), weights or units that cannot be used, or a stratum with one sampling unit.
pub fn frequency(
    path: &Path,
    codebook: Option<&Path>,
    spec: &FrequencySpec,
) -> Result<Read<FrequencyResult>, Rejected> {
    let read = respondents(path, codebook, None)?;
    let mut diagnostics = read.diagnostics;
    let found = frequency_of(&read.value, &path.display().to_string(), spec)?;
    diagnostics.extend(found.diagnostics);
    Ok(Read { value: found.value, diagnostics })
}

/// Shares of those who answered, from an open file; see [`frequency`].
///
/// # Errors
/// Those of [`frequency`].
pub fn frequency_of(
    respondents: &Respondents,
    file: &str,
    spec: &FrequencySpec,
) -> Result<Read<FrequencyResult>, Rejected> {
    let codebook = &respondents.codebook;
    let variable = named(codebook, &spec.question, file)?;
    let weight = weight_of(codebook, &spec.weight, file)?;
    let design = SampleDesign { weight, ..codebook.design.clone().unwrap_or_default() };
    let rests = Rests { design: &design, spec };
    let asked = TallySpec {
        classes: vec![spec.question.clone()],
        measures: Vec::new(),
        design: design.clone(),
    };
    let read = tally(respondents, &asked, file)?;
    let value = result(file, variable, &read.value, &rests)?;
    Ok(Read { value, diagnostics: read.diagnostics })
}

/// The variable whose weight counts.
pub(super) fn weight_of(
    codebook: &Codebook,
    weighting: &Weighting,
    file: &str,
) -> Result<Option<String>, Diagnostic> {
    Ok(match weighting {
        Weighting::Declared => codebook.declared_weight().map(str::to_owned),
        Weighting::Variable(name) => Some(named(codebook, name, file)?.name.clone()),
        Weighting::None => None,
    })
}

/// What an estimate rests on.
pub(super) struct Rests<'a> {
    pub(super) design: &'a SampleDesign,
    pub(super) spec: &'a FrequencySpec,
}

impl Rests<'_> {
    fn id(&self) -> String {
        let name = self.spec.name.as_ref().unwrap_or(&self.spec.question);
        format!("frequencies/{}", slug(name))
    }

    fn assumptions(&self) -> Vec<Assumption> {
        let declared = self.design.strata.is_some()
            || !self.design.units.is_empty()
            || !self.design.fpc.is_empty();
        let weighted = self.design.weight.is_some();
        let mut assumptions = vec![match (declared, weighted) {
            (true, _) => Assumption::DeclaredDesign,
            (false, true) => Assumption::WeightsOnly,
            (false, false) => Assumption::Unweighted,
        }];
        if self.design.sample == SampleKind::Nonprobability {
            assumptions.push(Assumption::AsIfRandomSample);
        }
        assumptions
    }
}

pub(super) fn named<'a>(
    codebook: &'a Codebook,
    name: &str,
    file: &str,
) -> Result<&'a Variable, Diagnostic> {
    codebook.variables.get(name).ok_or_else(|| {
        let found = Diagnostic::new(Code::VariableMissing, file).value(name);
        let known = codebook.variables.keys().map(String::as_str);
        match nearest(name, known) {
            Some(near) => found.with("nearest", near),
            None => found,
        }
    })
}

fn result(
    file: &str,
    variable: &Variable,
    tally: &Tally,
    rests: &Rests<'_>,
) -> Result<FrequencyResult, Rejected> {
    let mut missing = Vec::new();
    let mut answered: Vec<&ValueCode> = Vec::new();
    for code in &tally.classes[0].codes {
        match code.as_ref().map(|code| (code, variable.missing_kind(code))) {
            Some((code, None)) => answered.push(code),
            absent => {
                let cells = tally.cells_where(0, |stored| stored == code.as_ref());
                missing.push(MissingCount {
                    kind: absent.and_then(|(_, kind)| kind).unwrap_or(MissingKind::Blank),
                    code: code.clone(),
                    label: code.as_ref().and_then(|c| label(variable, c)),
                    n: domain(tally, &cells).n,
                });
            }
        }
    }
    answered.sort_by_key(|code| position(variable, code));
    let holds = |codes: &[&ValueCode]| {
        tally.cells_where(0, |stored| stored.is_some_and(|code| codes.contains(&code)))
    };
    let base = holds(&answered);
    let held: Vec<Vec<bool>> = answered.iter().map(|code| holds(&[code])).collect();
    let found = shares(tally, &held, &base).map_err(|e| refused(e, file, variable))?;
    let mut answers = Vec::with_capacity(answered.len());
    for (i, code) in answered.into_iter().enumerate() {
        let n = domain(tally, &held[i]).n;
        answers.push(answer(variable, code, n, &found, i, rests)?);
    }
    Ok(FrequencyResult {
        id: rests.id(),
        file: file.to_owned(),
        question: variable.name.clone(),
        label: variable.label.clone(),
        wording: variable.wording.clone(),
        asked: variable.base.clone(),
        recode: variable.recode.clone(),
        weight: rests.design.weight.clone(),
        n: found.counts.n,
        kish_design_effect: found.counts.kish().unwrap_or(1.0),
        answers,
        missing,
    })
}

pub(super) fn refused(error: SurveyError, file: &str, variable: &Variable) -> Rejected {
    match error {
        SurveyError::LonelyUnit { stratum } => {
            Diagnostic::new(Code::UnitLonely, file).value(&stratum).into()
        }
        _ => Diagnostic::new(Code::NobodyAnswered, file).value(&variable.name).into(),
    }
}

pub(super) fn label(variable: &Variable, code: &ValueCode) -> Option<String> {
    variable.labelled(code).map(|value| value.label.clone())
}

/// Labelled answers in the codebook's order, others after them.
pub(super) fn position(variable: &Variable, code: &ValueCode) -> usize {
    let at = variable.values.iter().position(|value| value.code == *code);
    at.unwrap_or(variable.values.len())
}

fn answer(
    variable: &Variable,
    code: &ValueCode,
    n: u64,
    found: &Estimates,
    i: usize,
    rests: &Rests<'_>,
) -> Result<AnswerShare, Rejected> {
    let label = label(variable, code);
    let name = match (&label, code) {
        (Some(label), _) => slug(label),
        (None, ValueCode::Number(x)) => x.to_string(),
        (None, ValueCode::Text(text)) => slug(text),
    };
    Ok(AnswerShare {
        id: format!("{}/{name}", rests.id()),
        code: code.clone(),
        label,
        n,
        estimate: estimate(found, i, rests).map_err(|e| {
            Rejected::from(
                Diagnostic::new(Code::ArgumentInvalid, "endoxa").with("expected", e),
            )
        })?,
        derivation: Derivation::by("weighted_share")
            .input("p", found.values[i])
            .input("V", found.covariance[(i, i)])
            .input("n", found.counts.n as f64)
            .input("df", found.counts.df)
            .input("alpha", rests.spec.level.alpha()),
    })
}

pub(super) fn estimate(
    found: &Estimates,
    i: usize,
    rests: &Rests<'_>,
) -> Result<Estimate, StatsError> {
    let spec = rests.spec;
    let counts = &found.counts;
    let (n, p) = (counts.n as f64, found.values[i].clamp(0.0, 1.0));
    let n_weights = counts.weighted as f64 / counts.kish().unwrap_or(1.0);
    let share = DesignShare {
        p,
        variance: found.covariance[(i, i)],
        df: counts.df,
        n,
        n_weights,
    };
    let (interval, used) = design_interval(share, spec.level, spec.method)?;
    let design_effect = found.share_design_effect(i).filter(|effect| *effect > 0.0);
    Ok(Estimate {
        value: Some(p),
        se: Some(found.se(i)),
        df: Some(counts.df),
        interval: Some(IntervalRecord {
            lower: interval.lower,
            upper: interval.upper,
            level: spec.level.value(),
            method: used.as_str().to_owned(),
        }),
        n: Some(n),
        // Everybody or nobody: the variance says nothing, the weights still do.
        n_effective: Some(design_effect.map_or(n_weights, |effect| n / effect)),
        design_effect: Some(design_effect.unwrap_or(n / n_weights)),
        base: Base::Answered,
        assumptions: rests.assumptions(),
        missing: Vec::new(),
    })
}
