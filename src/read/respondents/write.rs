//! Respondents to Parquet, CSV or SPSS, with what the format cannot hold beside.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use indexmap::IndexMap;
use polars::prelude::*;
use tempfile::TempPath;

use super::codebook_file::{codebook_csv, codebook_paths};
use super::contain::contain;
use super::{Respondents, spss_write};
use crate::poll::{
    Code, Codebook, Declarations, Diagnostic, MissingKind, SampleDesign, SetDeclaration,
    ValueCode, Variable, VariableDeclaration, kind_of_missing,
};

/// Files written, and what they hold otherwise than the source did.
#[derive(Debug, Clone)]
pub struct WrittenRespondents {
    /// The data first, its codebooks after it.
    pub files: Vec<PathBuf>,
    /// Warnings.
    pub diagnostics: Vec<Diagnostic>,
}

/// Writes a file and its codebooks, each whole or not at all. Rows pass through in order and
/// in bounded memory, except to SPSS, which is written from memory.
///
/// # Errors
/// A diagnostic for an ending other than `.parquet`, `.csv` and `.sav`, a variable that the
/// format cannot hold, or a file that cannot be written.
pub fn write_respondents(
    respondents: &Respondents,
    to: &Path,
) -> Result<WrittenRespondents, Diagnostic> {
    let name = to.display().to_string();
    let ending = to.extension().map(|e| e.to_string_lossy().to_lowercase());
    let failed = |reason: String| {
        Diagnostic::new(Code::OutputUnwritable, &name).with("reason", reason)
    };
    let unfinished = beside(to).map_err(|e| failed(e.to_string()))?;
    let mut diagnostics = Vec::new();
    match ending.as_deref() {
        Some("parquet") => {
            let format =
                FileWriteFormat::Parquet(Arc::new(ParquetWriteOptions::default()));
            contain(&name, || {
                sink(respondents, &unfinished, format).map_err(|e| failed(e.to_string()))
            })?;
        }
        Some("csv") => {
            let format = FileWriteFormat::Csv(CsvWriterOptions::default());
            contain(&name, || {
                sink(respondents, &unfinished, format).map_err(|e| failed(e.to_string()))
            })?;
        }
        Some("sav") => diagnostics = spss_write::write(respondents, &unfinished, &name)?,
        _ => {
            return Err(Diagnostic::new(Code::FormatUnknown, &name)
                .value(ending.as_deref().unwrap_or(""))
                .with("names", "parquet, csv, sav"));
        }
    }
    let mut files = vec![to.to_owned()];
    let codebook = &respondents.codebook;
    let [table, declared] = codebook_paths(to);
    let said = if ending.as_deref() == Some("sav") {
        beside_spss(codebook)
    } else {
        let csv = codebook_csv(codebook).map_err(|e| failed(e.to_string()))?;
        files.push(whole(&table, &csv).map_err(failed)?);
        beside_table(codebook)
    };
    if said != Declarations::default() {
        let text = toml::to_string_pretty(&said).map_err(|e| failed(e.to_string()))?;
        files.push(whole(&declared, text.as_bytes()).map_err(failed)?);
    }
    unfinished.persist(to).map_err(|e| failed(e.error.to_string()))?;
    Ok(WrittenRespondents { files, diagnostics })
}

/// An unfinished file in the folder of the finished one.
fn beside(to: &Path) -> std::io::Result<TempPath> {
    let folder = match to.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let file = tempfile::Builder::new().prefix(".endoxa-").tempfile_in(folder)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // Temporary files are readable by their owner only; results are for sharing.
        let shared = std::fs::Permissions::from_mode(0o644);
        file.as_file().set_permissions(shared)?;
    }
    Ok(file.into_temp_path())
}

fn sink(
    respondents: &Respondents,
    to: &Path,
    format: FileWriteFormat,
) -> PolarsResult<()> {
    let target = SinkTarget::Path(PlRefPath::new(to.to_string_lossy()));
    respondents
        .frame()
        .sink(SinkDestination::File { target }, format, UnifiedSinkArgs::default())
        .and_then(|frame| frame.collect_with_engine(Engine::Streaming))
        .map(|_| ())
}

fn whole(to: &Path, bytes: &[u8]) -> Result<PathBuf, String> {
    let unfinished = beside(to).map_err(|e| e.to_string())?;
    std::fs::write(&unfinished, bytes).map_err(|e| e.to_string())?;
    unfinished.persist(to).map_err(|e| e.error.to_string())?;
    Ok(to.to_owned())
}

/// What a table of codes cannot hold: wordings, response sets, the weight, the design.
/// Recodes are variables like others by now.
fn beside_table(codebook: &Codebook) -> Declarations {
    let sets = codebook.sets.iter().map(|set| {
        let declaration = SetDeclaration {
            label: set.label.clone(),
            variables: set.variables.clone(),
            counted: set.counted.clone(),
        };
        (set.name.clone(), declaration)
    });
    let design = codebook.design.clone().or_else(|| {
        let weight = codebook.weight.clone()?;
        Some(SampleDesign { weight: Some(weight), ..SampleDesign::default() })
    });
    Declarations {
        variables: variables(codebook, wording),
        sets: sets.collect(),
        design,
        ..Declarations::default()
    }
}

/// What SPSS cannot hold: wordings, the design, an order of answers other than that of
/// their codes, kinds of missing that their labels do not tell.
fn beside_spss(codebook: &Codebook) -> Declarations {
    let said = |variable: &Variable| {
        let answers = || variable.values.iter().filter(|v| v.missing.is_none());
        let sorted = answers().is_sorted_by(|a, b| match (&a.code, &b.code) {
            (ValueCode::Number(a), ValueCode::Number(b)) => a <= b,
            (a, b) => a.to_string() <= b.to_string(),
        });
        let kinds = variable.values.iter().filter_map(|v| {
            let kind = v.missing.filter(|kind| *kind != kind_of_missing(&v.label))?;
            Some((v.code.to_string(), kind))
        });
        let range = variable.missing_range.filter(|r| r.kind != MissingKind::Declared);
        let kinds = kinds.chain(
            range.map(|range| (format!("{}..{}", range.low, range.high), range.kind)),
        );
        VariableDeclaration {
            order: if sorted {
                Vec::new()
            } else {
                answers().map(|v| v.code.clone()).collect()
            },
            missing: kinds.collect(),
            ..wording(variable)
        }
    };
    Declarations {
        variables: variables(codebook, said),
        design: codebook.design.clone(),
        ..Declarations::default()
    }
}

/// The variables of which there is something to say.
fn variables(
    codebook: &Codebook,
    said: impl Fn(&Variable) -> VariableDeclaration,
) -> IndexMap<String, VariableDeclaration> {
    codebook
        .variables
        .values()
        .map(|variable| (variable.name.clone(), said(variable)))
        .filter(|(_, said)| *said != VariableDeclaration::default())
        .collect()
}

fn wording(variable: &Variable) -> VariableDeclaration {
    let wording = variable.wording.as_ref();
    VariableDeclaration {
        wording: wording.map(|w| w.text.clone()),
        language: wording.and_then(|w| w.language.clone()),
        wording_status: wording.map(|w| w.status),
        base: variable.base.clone(),
        ..VariableDeclaration::default()
    }
}
