//! Stata: .dta.

use std::path::Path;

use encoding_rs::{Encoding, WINDOWS_1252};
use polars::prelude::*;
use polars_readstat_rs::{
    InformativeNullColumns, InformativeNullMode, InformativeNullOpts, StataReader,
};

use super::super::findings::{Read, Rejected};
use super::Respondents;
use super::contain::{contain, damaged};
use super::crate_labels::value_labels;
use super::stata_layout::walk;
use crate::poll::{Code, Codebook, Diagnostic, Variable, VariableKind};

/// Opens a file. Its layout is walked first: the reader crate allocates what the file
/// states.
pub(super) fn read(path: &Path, name: &str) -> Result<Read<Respondents>, Rejected> {
    walk(path).map_err(|reason| damaged(name, reason))?;
    let (mut codebook, mut frame) = contain(name, || load(path, name))?;
    let mut diagnostics = Vec::new();
    if codebook.encoding.as_deref() == Some(WINDOWS_1252.name())
        && let Some(encoding) = guess(&codebook, &frame)
    {
        frame = decode(&mut codebook, frame, encoding).map_err(|e| damaged(name, e))?;
        let guessed = Diagnostic::new(Code::EncodingGuessed, name);
        diagnostics.push(guessed.with("encoding", encoding.name()));
    }
    let value = Respondents { codebook, format: "dta", frame: frame.lazy(), copy: None };
    Ok(Read { value, diagnostics })
}

/// Files before Stata 14 do not say their encoding, and the crate takes windows-1252 for
/// all of them. What the bytes of labels and texts look like instead, if they do.
fn guess(codebook: &Codebook, frame: &DataFrame) -> Option<&'static Encoding> {
    let mut detector =
        chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    let mut foreign = false;
    let mut feed = |text: &str| {
        if !text.is_ascii() {
            foreign = true;
            detector.feed(&WINDOWS_1252.encode(text).0, false);
            detector.feed(b"\n", false);
        }
    };
    for variable in codebook.variables.values() {
        feed(&variable.name);
        variable.label.iter().for_each(|label| feed(label));
        variable.values.iter().for_each(|value| feed(&value.label));
    }
    for column in frame.columns() {
        if let Ok(texts) = column.str() {
            texts.iter().flatten().take(1000).for_each(&mut feed);
        }
    }
    detector.feed(b"", true);
    let found = detector.guess(None, chardetng::Utf8Detection::Allow);
    (foreign && found != WINDOWS_1252).then_some(found)
}

/// windows-1252 has a letter for every byte, so that its texts can be taken back to bytes.
fn decode(
    codebook: &mut Codebook,
    mut frame: DataFrame,
    encoding: &'static Encoding,
) -> PolarsResult<DataFrame> {
    let again = |text: &str| {
        let bytes = WINDOWS_1252.encode(text).0;
        encoding.decode_without_bom_handling(&bytes).0.into_owned()
    };
    let names: Vec<String> =
        frame.get_column_names().iter().map(|n| again(n.as_str())).collect();
    for i in 0..frame.width() {
        let column = &frame.columns()[i];
        if let Ok(texts) = column.str() {
            let texts: StringChunked = texts.iter().map(|t| t.map(again)).collect();
            let texts = texts.with_name(column.name().clone()).into_column();
            frame.replace_column(i, texts)?;
        }
    }
    frame.set_column_names(&names)?;
    codebook.encoding = Some(encoding.name().to_owned());
    codebook.variables = std::mem::take(&mut codebook.variables)
        .into_values()
        .map(|mut variable| {
            variable.name = again(&variable.name);
            variable.label = variable.label.as_deref().map(again);
            for value in &mut variable.values {
                value.label = again(&value.label);
                value.missing =
                    value.missing.map(|_| crate::poll::kind_of_missing(&value.label));
            }
            (variable.name.clone(), variable)
        })
        .collect();
    Ok(frame)
}

fn load(path: &Path, name: &str) -> Result<(Codebook, DataFrame), Diagnostic> {
    let size = std::fs::metadata(path).map_err(|e| damaged(name, e))?.len();
    let reader = StataReader::open(path).map_err(|e| damaged(name, e))?;
    let (header, metadata) = (reader.header(), reader.metadata());
    let width: u64 = metadata.storage_widths.iter().map(|w| u64::from(*w)).sum();
    if header.nobs.checked_mul(width.max(1)).is_none_or(|needed| needed > size) {
        let claim = format!("{} rows of {width} bytes in {size} bytes", header.nobs);
        return Err(damaged(name, claim));
    }
    let codebook = codebook(&reader).map_err(|e| damaged(name, e))?;
    let tags = InformativeNullOpts {
        columns: InformativeNullColumns::All,
        mode: InformativeNullMode::SeparateColumn { suffix: Respondents::tags("") },
        use_value_labels: false,
    };
    let frame = reader
        .read()
        .value_labels_as_strings(false)
        .missing_string_as_null(false)
        .informative_nulls(Some(tags))
        .finish()
        .map_err(|e| damaged(name, e))?;
    Ok((codebook, frame))
}

fn codebook(reader: &StataReader) -> PolarsResult<Codebook> {
    let metadata = reader.metadata();
    let labels = metadata.metadata_df.column("label")?.str()?;
    let mut codebook = Codebook {
        encoding: Some(metadata.encoding.name().to_owned()),
        ..Codebook::default()
    };
    for (i, stored) in metadata.variables.iter().enumerate() {
        let text = matches!(
            stored.var_type,
            polars_readstat_rs::stata::VarType::Str(_)
                | polars_readstat_rs::stata::VarType::StrL
        );
        let time = stored
            .format
            .as_deref()
            .is_some_and(|f| f.starts_with("%t") || f.starts_with("%d"));
        let kind = match (text, time) {
            (true, _) => VariableKind::Text,
            (false, true) => VariableKind::Time,
            (false, false) => VariableKind::Number,
        };
        let mut variable = Variable::new(&stored.name, kind);
        variable.label = labels.get(i).map(str::to_owned).filter(|l| !l.is_empty());
        variable.values = value_labels(&metadata.metadata_df, i, &variable)?;
        codebook.variables.insert(stored.name.clone(), variable);
    }
    Ok(codebook)
}
