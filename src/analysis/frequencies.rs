//! Weighted shares of a question from a file of respondents.

use std::path::Path;

use crate::poll::{Code, Codebook, Diagnostic, MissingKind, ValueCode, Variable, slug};
use crate::read::{Read, Rejected, respondents};
use crate::results::{
    AnswerShare, Assumption, Base, Estimate, FrequencyResult, IntervalRecord, Missing,
    MissingCount,
};
use crate::stats::{self, Level, ShareMethod};
use crate::tally::{Cell, frequencies};
use crate::text::nearest;

/// A question to add up.
#[derive(Debug, Clone)]
pub struct FrequencySpec {
    /// The variable.
    pub question: String,
    /// The weight; none weights everybody alike.
    pub weight: Option<String>,
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
    spec: &FrequencySpec,
) -> Result<Read<FrequencyResult>, Rejected> {
    let read = respondents(path)?;
    let file = path.display().to_string();
    let codebook = &read.value.codebook;
    let variable = named(codebook, &spec.question, &file)?;
    if let Some(weight) = &spec.weight {
        named(codebook, weight, &file)?;
    }
    let weight = spec.weight.as_deref();
    let counted = frequencies(&read.value, &spec.question, weight, &file)?;
    let result = result(&file, variable, &counted.value.cells, spec)?;
    let mut diagnostics = read.diagnostics;
    diagnostics.extend(counted.diagnostics);
    Ok(Read { value: result, diagnostics })
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
    spec: &FrequencySpec,
) -> Result<FrequencyResult, Rejected> {
    let mut whole = Cell::default();
    let mut missing = Vec::new();
    let mut answered: Vec<(&ValueCode, &Cell)> = Vec::new();
    for (code, cell) in cells {
        match code.as_ref().map(|code| (code, kind(variable, code))) {
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
        answers.push(answer(variable, code, cell, &whole, spec)?);
    }
    Ok(FrequencyResult {
        file: file.to_owned(),
        question: variable.name.clone(),
        label: variable.label.clone(),
        weight: spec.weight.clone(),
        n: whole.n,
        kish_design_effect: whole.n as f64 * whole.squares
            / (whole.weight * whole.weight),
        answers,
        missing,
    })
}

/// Stata's `.a` to `.z` are missing with or without a label.
fn kind(variable: &Variable, code: &ValueCode) -> Option<MissingKind> {
    let tag = variable.kind == crate::poll::VariableKind::Number
        && matches!(code, ValueCode::Text(_));
    variable.missing_kind(code).or(tag.then_some(MissingKind::Declared))
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
    spec: &FrequencySpec,
) -> Result<AnswerShare, Rejected> {
    let label = label(variable, code);
    let name = match (&label, code) {
        (Some(label), _) => slug(label),
        (None, ValueCode::Number(x)) => x.to_string(),
        (None, ValueCode::Text(text)) => slug(text),
    };
    Ok(AnswerShare {
        id: format!("toplines/{}/{name}", slug(&variable.name)),
        code: code.clone(),
        label,
        n: cell.n,
        estimate: estimate(cell, whole, spec).map_err(|e| {
            Rejected::from(
                Diagnostic::new(Code::ArgumentInvalid, "endoxa").with("expected", e),
            )
        })?,
    })
}

fn estimate(
    cell: &Cell,
    whole: &Cell,
    spec: &FrequencySpec,
) -> Result<Estimate, stats::StatsError> {
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
        assumptions: vec![if spec.weight.is_some() {
            Assumption::WeightsOnly
        } else {
            Assumption::Unweighted
        }],
        missing,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_weights_give_the_textbook_standard_error() {
        let spec = FrequencySpec {
            question: "q".into(),
            weight: Some("w".into()),
            level: Level::default(),
            method: ShareMethod::Wilson,
        };
        let cell = |n: u64| Cell { n, weight: 2.0 * n as f64, squares: 4.0 * n as f64 };
        let found = estimate(&cell(30), &cell(100), &spec).unwrap();
        let expected = (0.3_f64 * 0.7 / 99.0).sqrt();
        assert!((found.se.unwrap() - expected).abs() < 1e-15);
        assert!((found.n_effective.unwrap() - 99.0).abs() < 1e-9);
    }
}
