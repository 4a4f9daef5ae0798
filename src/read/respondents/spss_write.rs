//! Respondents as an SPSS file.
//!
//! The crate writes numbers, texts, missing values and levels of measurement. The weight,
//! the labels of values and the response sets are added to the dictionary here ("System File Format", PSPP developers' guide).

use std::collections::HashMap;
use std::path::Path;

use polars::prelude::*;
use polars_readstat_rs::{SpssMeasure, SpssMissingValue, SpssReader, SpssWriter};

use super::Respondents;
use super::contain::contain;
use super::spss_dictionary::walk;
use crate::poll::{
    Code, Codebook, Diagnostic, Measure, MissingKind, MissingRange, ValueCode, Variable,
    VariableKind,
};

/// Stata's `.a` to `.z` become -1001 to -1026, a range that is declared missing.
const TAG_CODES: (f64, f64) = (-1026.0, -1001.0);

/// Writes a file; rows are loaded. Gives what the format cannot hold as it was.
///
/// # Errors
/// A diagnostic naming the variable that the format cannot hold.
pub(super) fn write(
    respondents: &Respondents,
    to: &Path,
    name: &str,
) -> Result<Vec<Diagnostic>, Diagnostic> {
    let failed = |e: PolarsError| unwritable(name, &e);
    let frame = contain(name, || respondents.frame().collect().map_err(failed))?;
    let height = frame.height();
    let mut stored: HashMap<String, Column> =
        frame.into_columns().into_iter().map(|c| (c.name().to_string(), c)).collect();
    let mut codebook = respondents.codebook.clone();
    let mut told = Vec::new();
    let mut columns = Vec::with_capacity(codebook.variables.len());
    for variable in codebook.variables.values_mut() {
        let Some(mut column) = stored.remove(&variable.name) else { continue };
        if let Some(tags) = stored.remove(&Respondents::tags(&variable.name)) {
            let merged = with_tags(&column, &tags, name)?;
            if merged.null_count() < column.null_count() {
                told.push(
                    Diagnostic::new(Code::TagsRecoded, name)
                        .column(&variable.name)
                        .with("least", TAG_CODES.0)
                        .with("rest", TAG_CODES.1),
                );
            }
            column = merged;
            declare_tags(variable);
        }
        told.extend(cut_labels(variable, name));
        columns.push(plain_numbers(column, variable, name)?);
    }
    let frame = DataFrame::new(height, columns).map_err(failed)?;
    let writer = writer(to, &codebook, name)?;
    contain(name, || writer.write_df(&frame).map_err(|e| unwritable(name, &e)))?;
    complete(to, &codebook).map_err(|e| unwritable(name, &e))?;
    Ok(told)
}

fn unwritable(name: &str, reason: &impl ToString) -> Diagnostic {
    Diagnostic::new(Code::OutputUnwritable, name).with("reason", reason.to_string())
}

/// A column with its extended missing values as numbers.
fn with_tags(column: &Column, tags: &Column, name: &str) -> Result<Column, Diagnostic> {
    let failed = |e: PolarsError| unwritable(name, &e);
    let letters = tags.cast(&DataType::String).map_err(failed)?;
    let letters = letters.str().map_err(failed)?;
    let values = column.cast(&DataType::Float64).map_err(failed)?;
    let values = values.f64().map_err(failed)?;
    let (low, high) = TAG_CODES;
    if let Some(taken) = values.iter().flatten().find(|x| (low..=high).contains(x)) {
        return Err(Diagnostic::new(Code::CodeTaken, name)
            .column(column.name())
            .value(&taken.to_string()));
    }
    let merged: Float64Chunked = values
        .iter()
        .zip(letters.iter())
        .map(|(value, tag)| value.or(tag.and_then(tag_code)))
        .collect();
    Ok(merged.with_name(column.name().clone()).into_column())
}

fn declare_tags(variable: &mut Variable) {
    for value in &mut variable.values {
        if let ValueCode::Text(tag) = &value.code
            && let Some(code) = tag_code(tag)
        {
            value.code = ValueCode::Number(code);
        }
    }
    let (low, high) = TAG_CODES;
    variable.missing_range =
        Some(MissingRange { low, high, kind: MissingKind::Declared });
}

fn tag_code(tag: &str) -> Option<f64> {
    let letter = tag.strip_prefix('.')?.bytes().next()?;
    letter.is_ascii_lowercase().then(|| TAG_CODES.1 - f64::from(letter - b'a'))
}

/// A label's length stands in one byte.
const LONGEST_LABEL: usize = 255;

/// Cuts the labels of values that are too long, between letters.
fn cut_labels(variable: &mut Variable, name: &str) -> Vec<Diagnostic> {
    let long =
        variable.values.iter_mut().filter(|value| value.label.len() > LONGEST_LABEL);
    let cut = long.map(|value| {
        let found = Diagnostic::new(Code::LabelCut, name)
            .column(&variable.name)
            .value(&value.code.to_string())
            .with("least", LONGEST_LABEL);
        let end = value.label.floor_char_boundary(LONGEST_LABEL);
        value.label.truncate(end);
        found
    });
    cut.collect()
}

/// SPSS has one kind of number, which holds whole numbers up to 2^53.
fn plain_numbers(
    column: Column,
    variable: &Variable,
    name: &str,
) -> Result<Column, Diagnostic> {
    let failed = |e: PolarsError| unwritable(name, &e);
    if variable.kind != VariableKind::Number || column.dtype() == &DataType::Float64 {
        return Ok(column);
    }
    let numbers = column.cast(&DataType::Float64).map_err(failed)?;
    if column.dtype().is_integer() {
        let most = 2_f64.powi(53);
        let cells = numbers.f64().map_err(failed)?;
        if let Some(long) = cells.iter().flatten().find(|x| x.abs() > most) {
            return Err(Diagnostic::new(Code::DigitsLost, name)
                .column(&variable.name)
                .value(&long.to_string()));
        }
    }
    Ok(numbers)
}

fn writer(to: &Path, codebook: &Codebook, name: &str) -> Result<SpssWriter, Diagnostic> {
    let mut labels = HashMap::new();
    let mut measures = HashMap::new();
    let mut missing = HashMap::new();
    for variable in codebook.variables.values() {
        let key = variable.name.clone();
        if let Some(label) = &variable.label {
            labels.insert(key.clone(), label.clone());
        }
        measures.insert(key.clone(), measure(variable.measure));
        let declared = declared_missing(variable);
        if !storable(&declared) {
            return Err(Diagnostic::new(Code::MissingTooMany, name).column(&key));
        }
        if !declared.is_empty() {
            missing.insert(key, declared);
        }
    }
    Ok(SpssWriter::new(to)
        .with_compression(true)
        .with_variable_labels(labels)
        .with_variable_measures(measures)
        .with_missing_values(missing))
}

fn measure(measure: Measure) -> SpssMeasure {
    match measure {
        Measure::Nominal => SpssMeasure::Nominal,
        Measure::Ordinal => SpssMeasure::Ordinal,
        Measure::Scale => SpssMeasure::Scale,
        Measure::Unknown => SpssMeasure::Unknown,
    }
}

/// A range and the values outside it, each once.
fn declared_missing(variable: &Variable) -> Vec<SpssMissingValue> {
    let range = variable.missing_range;
    let mut codes: Vec<&ValueCode> = Vec::new();
    let labelled = variable.values.iter().filter(|v| v.missing.is_some());
    for code in labelled.map(|v| &v.code).chain(&variable.missing) {
        let inside = match (code, range) {
            (ValueCode::Number(x), Some(range)) => (range.low..=range.high).contains(x),
            _ => false,
        };
        if !inside && !codes.contains(&code) {
            codes.push(code);
        }
    }
    range
        .map(|range| SpssMissingValue::Range { lo: range.low, hi: range.high })
        .into_iter()
        .chain(codes.into_iter().map(|code| match code {
            ValueCode::Number(x) => SpssMissingValue::Num(*x),
            ValueCode::Text(text) => SpssMissingValue::Str(text.clone()),
        }))
        .collect()
}

/// SPSS holds three missing values, or a range and one; texts of eight bytes.
fn storable(declared: &[SpssMissingValue]) -> bool {
    let range = declared.iter().any(|m| matches!(m, SpssMissingValue::Range { .. }));
    let short = |m: &SpssMissingValue| match m {
        SpssMissingValue::Str(text) => text.len() <= 8,
        _ => true,
    };
    declared.len() <= if range { 2 } else { 3 } && declared.iter().all(short)
}

/// Adds to the dictionary what the crate does not write.
fn complete(path: &Path, codebook: &Codebook) -> Result<(), String> {
    let mut bytes = std::fs::read(path).map_err(|e| e.to_string())?;
    let dictionary = walk(path)?;
    let reader = SpssReader::open(path).map_err(|e| e.to_string())?;
    let plans = &reader.metadata().variables;
    let weight = codebook.declared_weight().filter(|name| {
        codebook.variables.get(*name).is_some_and(|v| v.kind == VariableKind::Number)
    });
    if let Some(plan) = weight.and_then(|w| plans.iter().find(|plan| plan.name == w)) {
        let at = u32::try_from(plan.offset + 1).map_err(|e| e.to_string())?;
        bytes[76..80].copy_from_slice(&at.to_le_bytes());
    }
    // The time of writing would make every run's bytes others.
    bytes[92..109].copy_from_slice(b"01 Jan 7000:00:00");
    let mut record = text_labels(codebook);
    record.extend(response_sets(codebook, |name| {
        plans.iter().find(|plan| plan.name == name).map(|plan| plan.short_name.clone())
    }));
    let end = dictionary.end;
    bytes.splice(end..end, record);
    let offsets: HashMap<&str, usize> =
        plans.iter().map(|plan| (plan.name.as_str(), plan.offset)).collect();
    let labels = number_labels(codebook, &offsets);
    let at = dictionary.after_variables;
    bytes.splice(at..at, labels);
    std::fs::write(path, bytes).map_err(|e| e.to_string())
}

/// Labels of numbers: a record of values and labels, and one of the variable that has
/// them. The crate writes them in an order that changes from run to run.
fn number_labels(codebook: &Codebook, offsets: &HashMap<&str, usize>) -> Vec<u8> {
    let mut records: Vec<u8> = Vec::new();
    let push = |number: usize, records: &mut Vec<u8>| {
        records.extend(u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes());
    };
    for variable in codebook.variables.values() {
        let labelled: Vec<(f64, &str)> = variable
            .values
            .iter()
            .filter_map(|value| match value.code {
                ValueCode::Number(x) => Some((x, value.label.as_str())),
                ValueCode::Text(_) => None,
            })
            .collect();
        let Some(offset) = offsets.get(variable.name.as_str()) else { continue };
        if labelled.is_empty() {
            continue;
        }
        push(3, &mut records);
        push(labelled.len(), &mut records);
        for (value, label) in labelled {
            records.extend(value.to_le_bytes());
            records.push(u8::try_from(label.len()).unwrap_or(u8::MAX));
            records.extend(label.as_bytes());
            // Length and text together fill whole segments of eight bytes.
            let filled = (label.len() + 1).next_multiple_of(8) - label.len() - 1;
            records.extend(std::iter::repeat_n(b' ', filled));
        }
        for number in [4, 1, offset + 1] {
            push(number, &mut records);
        }
    }
    records
}

fn extension(subtype: u32, content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len()).unwrap_or(u32::MAX);
    let mut record = Vec::new();
    for field in [7, subtype, 1, length] {
        record.extend(u32::to_le_bytes(field));
    }
    record.extend(content);
    record
}

/// Labels of texts, in the record for long strings (21), which holds short ones too.
fn text_labels(codebook: &Codebook) -> Vec<u8> {
    let mut content = Vec::new();
    let counted = |text: &str, content: &mut Vec<u8>| {
        content.extend(u32::try_from(text.len()).unwrap_or(u32::MAX).to_le_bytes());
        content.extend(text.as_bytes());
    };
    for variable in codebook.variables.values() {
        let labelled: Vec<(&str, &str)> = variable
            .values
            .iter()
            .filter_map(|value| match &value.code {
                ValueCode::Text(text) if variable.kind == VariableKind::Text => {
                    Some((text.as_str(), value.label.as_str()))
                }
                _ => None,
            })
            .collect();
        if labelled.is_empty() {
            continue;
        }
        let width = labelled.iter().map(|(code, _)| code.len()).max().unwrap_or(0);
        counted(&variable.name, &mut content);
        for number in [width, labelled.len()] {
            content.extend(u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes());
        }
        for (code, label) in labelled {
            counted(code, &mut content);
            counted(label, &mut content);
        }
    }
    if content.is_empty() { content } else { extension(21, &content) }
}

fn response_sets(
    codebook: &Codebook,
    short_name: impl Fn(&str) -> Option<String>,
) -> Vec<u8> {
    let mut content = String::new();
    for set in &codebook.sets {
        let label = set.label.as_deref().unwrap_or("");
        let kind = match &set.counted {
            Some(value) => format!("D{} {value}", value.len()),
            None => "C".to_owned(),
        };
        content.push_str(&format!("${}={kind} {} {label}", set.name, label.len()));
        for name in set.variables.iter().filter_map(|name| short_name(name)) {
            content.push(' ');
            content.push_str(&name);
        }
        content.push('\n');
    }
    if content.is_empty() { Vec::new() } else { extension(7, content.as_bytes()) }
}
