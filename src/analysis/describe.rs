//! What a file of respondents holds.

use std::path::Path;

use crate::poll::{LabelledValue, MissingKind, ValueCode, Variable};
use crate::read::{Read, Rejected, respondents};
use crate::results::{
    Description, LikelyDesign, MissingCount, ValueCount, VariableDescription,
    WeightDescription,
};
use crate::tally::{VariableCounts, WeightSums, count};

/// Describes a file: its codebook, counted in one pass.
///
/// # Errors
/// [`Rejected`] when the file cannot be read.
pub fn describe(path: &Path) -> Result<Read<Description>, Rejected> {
    let read = respondents(path)?;
    let file = path.display().to_string();
    let counts = count(&read.value, &file)?;
    let (codebook, rows) = (&read.value.codebook, counts.rows);
    let pairs = || codebook.variables.values().zip(&counts.variables);
    let description = Description {
        file,
        format: read.value.format.to_owned(),
        encoding: codebook.encoding.clone(),
        rows: counts.rows,
        variables: pairs().map(|(v, counts)| variable(v, counts, rows)).collect(),
        weights: pairs()
            .filter_map(|(v, counts)| {
                let declared = codebook.weight.as_ref() == Some(&v.name);
                let likely = declared || sounds_like(&v.name, &["weight", "wt", "wgt"]);
                let sums = counts.numbers.filter(|_| likely && v.values.is_empty())?;
                Some(weight(v, declared, &sums, counts.blank))
            })
            .collect(),
        likely_design: likely_design(codebook.variables.values()),
        sets: codebook.sets.clone(),
    };
    Ok(Read { value: description, diagnostics: read.diagnostics })
}

fn variable(
    variable: &Variable,
    counts: &VariableCounts,
    rows: u64,
) -> VariableDescription {
    let mut values: Vec<ValueCount> = Vec::new();
    let mut missing: Vec<MissingCount> = Vec::new();
    let n_of = |code: &ValueCode| {
        counts.codes.iter().find(|c| c.code == *code).map_or(0, |c| c.n)
    };
    let label_of = |code: &ValueCode| variable.labelled(code).map(|v| v.label.clone());
    for LabelledValue { code, label, missing: kind } in &variable.values {
        let (n, label) = (n_of(code), Some(label.clone()));
        match kind {
            Some(kind) => {
                missing.push(MissingCount {
                    kind: *kind,
                    code: Some(code.clone()),
                    label,
                    n,
                });
            }
            None => values.push(ValueCount { code: code.clone(), label, n }),
        }
    }
    for found in &counts.codes {
        if label_of(&found.code).is_some() {
            continue;
        }
        let (code, n) = (found.code.clone(), found.n);
        match kind(variable, &code) {
            Some(kind) => {
                missing.push(MissingCount { kind, code: Some(code), label: None, n });
            }
            None => values.push(ValueCount { code, label: None, n }),
        }
    }
    if counts.blank > 0 {
        let kind = MissingKind::Blank;
        missing.push(MissingCount { kind, code: None, label: None, n: counts.blank });
    }
    let absent: u64 = missing.iter().map(|m| m.n).sum();
    VariableDescription {
        name: variable.name.clone(),
        label: variable.label.clone(),
        kind: variable.kind,
        measure: variable.measure,
        valid: rows.saturating_sub(absent),
        missing,
        values,
        sum: counts.numbers.map(|s| s.sum),
        least: counts.numbers.map(|s| s.least),
        most: counts.numbers.map(|s| s.most),
    }
}

/// Stata's extended missing values are declared missing even without a label.
fn kind(variable: &Variable, code: &ValueCode) -> Option<MissingKind> {
    let tag = matches!(code, ValueCode::Text(t) if t.len() == 2 && t.starts_with('.'));
    let tagged = (tag && variable.kind == crate::poll::VariableKind::Number)
        .then_some(MissingKind::Declared);
    variable.missing_kind(code).or(tagged)
}

fn weight(
    variable: &Variable,
    declared: bool,
    sums: &WeightSums,
    missing: u64,
) -> WeightDescription {
    let n = sums.n as f64;
    let design_effect =
        (sums.sum > 0.0).then(|| n * sums.squares / (sums.sum * sums.sum));
    WeightDescription {
        name: variable.name.clone(),
        declared,
        n: sums.n,
        sum: sums.sum,
        design_effect,
        negative: sums.negative,
        missing,
    }
}

fn likely_design<'a>(
    variables: impl Iterator<Item = &'a Variable> + Clone,
) -> LikelyDesign {
    let named = |marks: &[&str]| -> Vec<String> {
        variables
            .clone()
            .filter(|v| sounds_like(&v.name, marks))
            .map(|v| v.name.clone())
            .collect()
    };
    LikelyDesign {
        strata: named(&["strat", "strata", "stratum"]),
        units: named(&["psu", "cluster", "varunit"]),
    }
}

/// True when a word of the name begins with one of the marks.
fn sounds_like(name: &str, marks: &[&str]) -> bool {
    let name = name.to_lowercase();
    name.split(['_', '.', '-'])
        .any(|word| marks.iter().any(|mark| word.starts_with(mark)))
}
