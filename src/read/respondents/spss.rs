//! SPSS: .sav and .zsav.

use std::collections::HashMap;
use std::path::Path;

use polars::prelude::*;
use polars_readstat_rs::{
    InformativeNullColumns, InformativeNullMode, InformativeNullOpts, SpssReader,
};

use super::super::findings::{Read, Rejected};
use super::Respondents;
use super::contain::{contain, damaged};
use super::crate_labels::value_labels;
use super::spss_dictionary::{Dictionary, walk};
use crate::poll::{
    Code, Codebook, Diagnostic, Measure, MissingKind, MissingRange, ResponseSet,
    ValueCode, Variable, VariableKind,
};

/// Opens a file. The dictionary is walked first: the reader crate allocates what the file
/// states.
pub(super) fn read(path: &Path, name: &str) -> Result<Read<Respondents>, Rejected> {
    let dictionary = walk(path).map_err(|reason| damaged(name, reason))?;
    let (codebook, frame) = contain(name, || load(path, name, &dictionary))?;
    let zipped = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("zsav"));
    let format = if zipped { "zsav" } else { "sav" };
    let mut diagnostics = Vec::new();
    if dictionary.encoding.is_none() {
        let encoding = codebook.encoding.as_deref().unwrap_or("");
        diagnostics.push(
            Diagnostic::new(Code::EncodingUnstated, name).with("encoding", encoding),
        );
    }
    if let Some(garbled) = codebook.variables.keys().find(|v| v.contains(LOST)) {
        let found = Diagnostic::new(Code::NameGarbled, name).column(garbled);
        return Err(found.into());
    }
    let value = Respondents { codebook, format, frame: frame.lazy(), copy: None };
    Ok(Read { value, diagnostics })
}

/// What a byte that is no UTF-8 becomes: the crate decodes labels by the file's encoding,
/// but names as UTF-8.
const LOST: char = char::REPLACEMENT_CHARACTER;

const NULLS: &str = "\u{1f}null";

fn load(
    path: &Path,
    name: &str,
    dictionary: &Dictionary,
) -> Result<(Codebook, DataFrame), Diagnostic> {
    let mut bytes = std::fs::read(path).map_err(|e| damaged(name, e))?;
    for (at, patch) in &dictionary.patches {
        if let Some(field) = bytes.get_mut(*at..at + patch.len()) {
            field.copy_from_slice(patch);
        }
    }
    let reader = SpssReader::open_bytes(bytes).map_err(|e| damaged(name, e))?;
    let codebook = codebook(&reader, dictionary).map_err(|e| damaged(name, e))?;
    let nulls = InformativeNullOpts {
        columns: InformativeNullColumns::All,
        mode: InformativeNullMode::SeparateColumn { suffix: NULLS.to_owned() },
        use_value_labels: false,
    };
    let frame = reader
        .read()
        .value_labels_as_strings(false)
        .missing_string_as_null(false)
        .informative_nulls(Some(nulls))
        .finish()
        .map_err(|e| damaged(name, e))?;
    let frame = whole(frame).map_err(|e| damaged(name, e))?;
    Ok((codebook, frame))
}

/// The crate makes declared missing values null and puts them into a column of their own;
/// here they go back where they were stored.
fn whole(frame: DataFrame) -> PolarsResult<DataFrame> {
    let names: Vec<PlSmallStr> = frame.get_column_names().into_iter().cloned().collect();
    let mut columns = Vec::new();
    for name in &names {
        if name.ends_with(NULLS) {
            continue;
        }
        let aside: PlSmallStr = format!("{name}{NULLS}").into();
        let column = col(name.clone());
        columns.push(if names.contains(&aside) {
            let dtype = frame.column(name)?.dtype().clone();
            column.fill_null(col(aside).cast(dtype))
        } else {
            column
        });
    }
    frame.lazy().select(columns).collect()
}

fn codebook(reader: &SpssReader, dictionary: &Dictionary) -> PolarsResult<Codebook> {
    let metadata = reader.metadata();
    let table = &metadata.metadata_df;
    let (labels, measures) =
        (table.column("label")?.str()?, table.column("measure")?.str()?);
    let mut variables = indexmap::IndexMap::new();
    let mut weight = None;
    let mut short_names = HashMap::new();
    for (i, plan) in metadata.variables.iter().enumerate() {
        let kind = match (plan.format_class.is_some(), plan.string_len > 0) {
            (true, _) => VariableKind::Time,
            (false, true) => VariableKind::Text,
            (false, false) => VariableKind::Number,
        };
        let mut variable = Variable::new(&plan.name, kind);
        variable.label = labels.get(i).map(str::to_owned).filter(|l| !l.is_empty());
        variable.measure = measure(measures.get(i));
        declare_missing(&mut variable, plan.missing_range, &plan.missing_doubles);
        variable
            .missing
            .extend(plan.missing_strings.iter().cloned().map(ValueCode::Text));
        variable.values = value_labels(table, i, &variable)?;
        if dictionary.weight.is_some_and(|at| at as usize == plan.offset + 1) {
            weight = Some(plan.name.clone());
        }
        short_names.insert(plan.short_name.to_uppercase(), plan.name.clone());
        variables.insert(plan.name.clone(), variable);
    }
    let decode = |bytes: &[u8]| {
        metadata.encoding.decode_without_bom_handling(bytes).0.into_owned()
    };
    let sets =
        dictionary.sets.iter().flat_map(|b| response_sets(&decode(b), &short_names));
    Ok(Codebook {
        encoding: Some(metadata.encoding.name().to_owned()),
        weight,
        sets: sets.collect(),
        variables,
        ..Codebook::default()
    })
}

fn measure(text: Option<&str>) -> Measure {
    match text.map(str::to_lowercase).as_deref() {
        Some("nominal") => Measure::Nominal,
        Some("ordinal") => Measure::Ordinal,
        Some("scale") => Measure::Scale,
        _ => Measure::Unknown,
    }
}

/// A range takes the first two numbers, and a third is a single value.
fn declare_missing(variable: &mut Variable, range: bool, numbers: &[f64]) {
    let single = match (range, numbers) {
        (true, [low, high, rest @ ..]) => {
            variable.missing_range = Some(MissingRange {
                low: low.min(*high),
                high: low.max(*high),
                kind: MissingKind::Declared,
            });
            rest
        }
        (_, numbers) => numbers,
    };
    variable.missing.extend(single.iter().copied().map(ValueCode::Number));
}

/// "$name=D1 1 5 label v1 v2" or "$name=C 5 label v1 v2", one set a line.
fn response_sets(text: &str, names: &HashMap<String, String>) -> Vec<ResponseSet> {
    text.lines().filter_map(|line| response_set(line, names)).collect()
}

fn response_set(line: &str, names: &HashMap<String, String>) -> Option<ResponseSet> {
    let (name, rest) = line.trim().split_once('=')?;
    let (counted_value, rest) = match rest.chars().next()? {
        'C' => (None, rest[1..].trim_start()),
        // D and E count one value: its length and the value stand first.
        'D' => {
            counted(&rest[1..]).map(|(value, rest)| (Some(value), rest.trim_start()))?
        }
        'E' => counted(rest[1..].trim_start().split_once(' ')?.1)
            .map(|(value, rest)| (Some(value), rest.trim_start()))?,
        _ => return None,
    };
    let (label, rest) = counted(rest)?;
    let variables = rest
        .split_whitespace()
        .map(|short| {
            names.get(&short.to_uppercase()).cloned().unwrap_or_else(|| short.to_owned())
        })
        .collect();
    Some(ResponseSet {
        name: name.trim_start_matches('$').to_owned(),
        label: Some(label.to_owned()).filter(|l| !l.is_empty()),
        variables,
        counted: counted_value.map(|value| value.trim_end().to_owned()),
    })
}

/// "5 label rest": a length in bytes, a space, that many bytes.
fn counted(text: &str) -> Option<(&str, &str)> {
    let (length, rest) = text.split_once(' ')?;
    let length: usize = length.trim().parse().ok()?;
    Some((rest.get(..length)?, rest.get(length..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn response_sets_are_read_with_long_names() {
        let names = HashMap::from([
            ("V1".to_owned(), "television".to_owned()),
            ("V2".to_owned(), "radio".to_owned()),
        ]);
        let text = "$news=D1 1 8 Saw news v1 v2\n$both=C 4 Both v1 v3\n";
        let found = response_sets(text, &names);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].name, "news");
        assert_eq!(found[0].counted.as_deref(), Some("1"));
        assert_eq!(found[1].counted, None);
        assert_eq!(found[0].variables[..1], ["television"]);
        assert_eq!(found[1].label.as_deref(), Some("Both"));
        assert_eq!(found[1].variables, ["television", "v3"]);
    }
}
