//! What a file of respondents holds.

use std::path::Path;

use crate::poll::{Code, Diagnostic, LabelledValue, MissingKind, ValueCode, Variable};
use crate::read::{Read, Rejected, Respondents, respondents, unlisted};
use crate::results::{
    Description, DesignDescription, LikelyDesign, MissingCount, ValueCount,
    VariableDescription, WeightDescription,
};
use crate::tally::{CodeCount, VariableCounts, WeightSums, check_design, count};

/// Describes a file: its codebook, counted in one pass, and its declared sample design, held
/// against the data in another. What is wrong with the design is told and does not stop the
/// description.
///
/// # Errors
/// [`Rejected`] when the file or its codebook cannot be read.
pub fn describe(
    path: &Path,
    codebook: Option<&Path>,
) -> Result<Read<Description>, Rejected> {
    let read = respondents(path, codebook, None)?;
    let mut diagnostics = read.diagnostics;
    let described = description(&read.value, &path.display().to_string())?;
    diagnostics.extend(described.diagnostics);
    Ok(Read { value: described.value, diagnostics })
}

/// Describes an open file; see [`describe`].
///
/// # Errors
/// [`Rejected`] when the rows cannot be read.
pub fn description(
    respondents: &Respondents,
    file: &str,
) -> Result<Read<Description>, Rejected> {
    let counts = count(respondents, file)?;
    let (codebook, rows) = (&respondents.codebook, counts.rows);
    let pairs = || codebook.variables.values().zip(&counts.variables);
    let mut diagnostics: Vec<Diagnostic> =
        pairs().flat_map(|(v, counts)| odd(v, counts, rows, file)).collect();
    let mut declared_sums = None;
    let design = match &codebook.design {
        Some(design) => {
            let found = check_design(respondents, design, file)?;
            diagnostics.extend(found.diagnostics);
            declared_sums = found.weight.map(|sums| (sums, found.weightless));
            Some(DesignDescription {
                declared: design.clone(),
                strata: found.strata,
                units: found.units,
                replicates: found.replicates,
            })
        }
        None => None,
    };
    let declared = codebook.declared_weight();
    let value = Description {
        file: file.to_owned(),
        format: respondents.format.to_owned(),
        encoding: codebook.encoding.clone(),
        rows,
        variables: pairs().map(|(v, counts)| variable(v, counts, rows)).collect(),
        weights: pairs()
            .filter_map(|(v, counts)| {
                let declared = declared == Some(v.name.as_str());
                let likely = declared || sounds_like(&v.name, &["weight", "wt", "wgt"]);
                let counted = counts.numbers.map(|sums| (sums, counts.blank));
                // A declared weight may be stored as text.
                let (sums, blank) =
                    if declared { declared_sums.or(counted) } else { counted }
                        .filter(|_| likely && v.values.is_empty())?;
                Some(weight(v, declared, &sums, blank))
            })
            .collect(),
        design,
        likely_design: likely_design(codebook.variables.values()),
        sets: codebook.sets.clone(),
    };
    Ok(Read { value, diagnostics })
}

/// What is odd about a variable's values: none stored, some without a label, answers that
/// a recode leaves out.
fn odd(
    variable: &Variable,
    counts: &VariableCounts,
    rows: u64,
    file: &str,
) -> Vec<Diagnostic> {
    let about = |code| Diagnostic::new(code, file).column(&variable.name);
    if counts.blank == rows && rows > 0 {
        return vec![about(Code::VariableBlank)];
    }
    let left_out = counts.codes.iter().filter_map(|c| unlisted(&c.code));
    let mut found: Vec<Diagnostic> =
        left_out.map(|code| about(Code::RecodeIncomplete).value(code)).collect();
    let answers = variable.values.iter().filter(|v| v.missing.is_none()).count();
    let bare: Vec<&CodeCount> = counts
        .codes
        .iter()
        .filter(|c| variable.labelled(&c.code).is_none())
        .filter(|c| variable.missing_kind(&c.code).is_none())
        .filter(|c| unlisted(&c.code).is_none())
        .collect();
    // A scale often has labels at its ends alone.
    if !counts.many && answers > bare.len() {
        found.extend(bare.iter().map(|c| {
            about(Code::ValueUnlabelled).value(&c.code.to_string()).with("n", c.n)
        }));
    }
    found
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
        match variable.missing_kind(&code) {
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
        wording: variable.wording.clone(),
        base: variable.base.clone(),
        recode: variable.recode.clone(),
        valid: rows.saturating_sub(absent),
        missing,
        values,
        sum: counts.numbers.map(|s| s.sum),
        least: counts.numbers.map(|s| s.least),
        most: counts.numbers.map(|s| s.most),
    }
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
