//! Stata: .dta.

use std::path::Path;

use polars::prelude::*;
use polars_readstat_rs::{
    InformativeNullColumns, InformativeNullMode, InformativeNullOpts, StataReader,
};

use super::super::findings::{Read, Rejected};
use super::Respondents;
use super::contain::{contain, damaged};
use super::crate_labels::value_labels;
use crate::poll::{Codebook, Diagnostic, Variable, VariableKind};

/// Opens a file.
pub(super) fn read(path: &Path, name: &str) -> Result<Read<Respondents>, Rejected> {
    let (codebook, frame) = contain(name, || load(path, name))?;
    let value = Respondents { codebook, format: "dta", frame: frame.lazy() };
    Ok(Read { value, diagnostics: Vec::new() })
}

fn load(path: &Path, name: &str) -> Result<(Codebook, DataFrame), Diagnostic> {
    let size = std::fs::metadata(path).map_err(|e| damaged(name, e))?.len();
    let reader = StataReader::open(path).map_err(|e| damaged(name, e))?;
    let header = reader.header();
    if header.nobs > size || u64::from(header.nvars) > size {
        let claim =
            format!("{} rows of {} variables in {size} bytes", header.nobs, header.nvars);
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
