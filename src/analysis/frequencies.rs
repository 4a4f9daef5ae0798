//! Weighted shares of a question from a file of respondents.

use std::path::Path;

use crate::poll::{
    Code, Codebook, Diagnostic, MissingKind, SampleKind, ValueCode, Variable, slug,
};
use crate::read::{Read, Rejected, Respondents, respondents};
use crate::results::{
    AnswerShare, Assumption, Base, Derivation, Estimate, FrequencyResult, IntervalRecord,
    Missing, MissingCount,
};
use crate::stats::{self, Level, ShareMethod};
use crate::tally::{Cell, frequencies};
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
    /// Method of the intervals, on the effective sample size.
    pub method: ShareMethod,
}

/// Shares of those who answered, with the standard error of a design that knows nothing but
/// weights: V = n/(n−1) Σ (w(y − p)/Σw)² (Lumley 2010, §2.2, without strata and with every
/// respondent a unit), and intervals on the effective sample size p(1−p)/V.
///
/// # Errors
/// [`Rejected`] for a file that cannot be read, a variable that is not there (with the
/// nearest), or weights that cannot be used.
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
    let weight = match &spec.weight {
        Weighting::Declared => codebook.declared_weight(),
        Weighting::Variable(name) => Some(named(codebook, name, file)?.name.as_str()),
        Weighting::None => None,
    };
    let counted = frequencies(respondents, &spec.question, weight, file)?;
    let sample = codebook.design.as_ref().map_or(SampleKind::Unknown, |d| d.sample);
    let rests = Rests { weight, sample, spec };
    let value = result(file, variable, &counted.value.cells, &rests)?;
    Ok(Read { value, diagnostics: counted.diagnostics })
}

/// What an estimate rests on.
struct Rests<'a> {
    weight: Option<&'a str>,
    sample: SampleKind,
    spec: &'a FrequencySpec,
}

impl Rests<'_> {
    fn id(&self) -> String {
        let name = self.spec.name.as_ref().unwrap_or(&self.spec.question);
        format!("frequencies/{}", slug(name))
    }

    fn assumptions(&self) -> Vec<Assumption> {
        let mut assumptions = vec![match self.weight {
            Some(_) => Assumption::WeightsOnly,
            None => Assumption::Unweighted,
        }];
        if self.sample == SampleKind::Nonprobability {
            assumptions.push(Assumption::AsIfRandomSample);
        }
        assumptions
    }
}

fn named<'a>(
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

type Cells = [(Option<ValueCode>, Cell)];

fn result(
    file: &str,
    variable: &Variable,
    cells: &Cells,
    rests: &Rests<'_>,
) -> Result<FrequencyResult, Rejected> {
    let mut whole = Cell::default();
    let mut missing = Vec::new();
    let mut answered: Vec<(&ValueCode, &Cell)> = Vec::new();
    for (code, cell) in cells {
        match code.as_ref().map(|code| (code, variable.missing_kind(code))) {
            Some((code, None)) => {
                whole.n += cell.n;
                whole.weight += cell.weight;
                whole.squares += cell.squares;
                answered.push((code, cell));
            }
            absent => missing.push(MissingCount {
                kind: absent.and_then(|(_, kind)| kind).unwrap_or(MissingKind::Blank),
                code: code.clone(),
                label: code.as_ref().and_then(|c| label(variable, c)),
                n: cell.n,
            }),
        }
    }
    if whole.weight <= 0.0 {
        let found = Diagnostic::new(Code::NobodyAnswered, file).value(&variable.name);
        return Err(found.into());
    }
    answered.sort_by_key(|(code, _)| position(variable, code));
    let mut answers = Vec::with_capacity(answered.len());
    for (code, cell) in answered {
        answers.push(answer(variable, code, cell, &whole, rests)?);
    }
    Ok(FrequencyResult {
        id: rests.id(),
        file: file.to_owned(),
        question: variable.name.clone(),
        label: variable.label.clone(),
        wording: variable.wording.clone(),
        asked: variable.base.clone(),
        recode: variable.recode.clone(),
        weight: rests.weight.map(str::to_owned),
        n: whole.n,
        kish_design_effect: whole.n as f64 * whole.squares
            / (whole.weight * whole.weight),
        answers,
        missing,
    })
}

fn label(variable: &Variable, code: &ValueCode) -> Option<String> {
    variable.labelled(code).map(|value| value.label.clone())
}

/// Labelled answers in the codebook's order, others after them.
fn position(variable: &Variable, code: &ValueCode) -> usize {
    let at = variable.values.iter().position(|value| value.code == *code);
    at.unwrap_or(variable.values.len())
}

fn answer(
    variable: &Variable,
    code: &ValueCode,
    cell: &Cell,
    whole: &Cell,
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
        n: cell.n,
        estimate: estimate(cell, whole, rests).map_err(|e| {
            Rejected::from(
                Diagnostic::new(Code::ArgumentInvalid, "endoxa").with("expected", e),
            )
        })?,
        derivation: Derivation::by("weighted_share")
            .input("n", whole.n as f64)
            .input("n_a", cell.n as f64)
            .input("W", whole.weight)
            .input("W_a", cell.weight)
            .input("S", whole.squares)
            .input("S_a", cell.squares)
            .input("z", rests.spec.level.z()),
    })
}

fn estimate(
    cell: &Cell,
    whole: &Cell,
    rests: &Rests<'_>,
) -> Result<Estimate, stats::StatsError> {
    let spec = rests.spec;
    let n = whole.n as f64;
    let p = (cell.weight / whole.weight).clamp(0.0, 1.0);
    let spread =
        (1.0 - p).powi(2) * cell.squares + p * p * (whole.squares - cell.squares);
    let variance = if n > 1.0 {
        Some(n / (n - 1.0) * spread.max(0.0) / (whole.weight * whole.weight))
    } else {
        None
    };
    let n_effective = match variance {
        Some(v) if v > 0.0 => p * (1.0 - p) / v,
        // Everybody or nobody: the variance says nothing, the weights still do.
        _ => whole.weight * whole.weight / whole.squares,
    };
    let interval =
        stats::share_interval(p, n_effective.max(1.0), spec.level, spec.method).ok();
    let mut missing = Vec::new();
    if interval.is_none() {
        missing.push(Missing::MethodUndefined);
    }
    Ok(Estimate {
        value: Some(p),
        se: variance.map(f64::sqrt),
        df: None,
        interval: interval.map(|i| IntervalRecord {
            lower: i.lower,
            upper: i.upper,
            level: spec.level.value(),
            method: spec.method.as_str().to_owned(),
        }),
        n: Some(n),
        n_effective: Some(n_effective),
        design_effect: Some(n / n_effective),
        base: Base::Answered,
        assumptions: rests.assumptions(),
        missing,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_weights_give_the_textbook_standard_error() {
        let spec = FrequencySpec {
            name: None,
            question: "q".into(),
            weight: Weighting::Variable("w".into()),
            level: Level::default(),
            method: ShareMethod::Wilson,
        };
        let cell = |n: u64| Cell { n, weight: 2.0 * n as f64, squares: 4.0 * n as f64 };
        let rests = Rests { weight: Some("w"), sample: SampleKind::Unknown, spec: &spec };
        let found = estimate(&cell(30), &cell(100), &rests).unwrap();
        let expected = (0.3_f64 * 0.7 / 99.0).sqrt();
        assert!((found.se.unwrap() - expected).abs() < 1e-15);
        assert!((found.n_effective.unwrap() - 99.0).abs() < 1e-9);
    }
}
