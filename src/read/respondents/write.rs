//! Respondents to Parquet or CSV, with the codebook beside.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use polars::prelude::*;

use super::Respondents;
use super::codebook_file::{codebook_csv, codebook_path};
use crate::poll::{Code, Diagnostic};

/// Writes a file and its codebook, each whole or not at all; rows pass through in order and
/// in bounded memory.
///
/// # Errors
/// A diagnostic for an ending other than `.parquet` and `.csv`, or a file that cannot be
/// written.
pub fn write_respondents(
    respondents: &Respondents,
    to: &Path,
) -> Result<Vec<PathBuf>, Diagnostic> {
    let name = to.display().to_string();
    let ending = to.extension().map(|e| e.to_string_lossy().to_lowercase());
    let format = match ending.as_deref() {
        Some("parquet") => {
            FileWriteFormat::Parquet(Arc::new(ParquetWriteOptions::default()))
        }
        Some("csv") => FileWriteFormat::Csv(CsvWriterOptions::default()),
        _ => {
            return Err(Diagnostic::new(Code::FormatUnknown, &name)
                .value(ending.as_deref().unwrap_or(""))
                .with("names", "parquet, csv"));
        }
    };
    let failed = |reason: String| {
        Diagnostic::new(Code::OutputUnwritable, &name).with("reason", reason)
    };
    let folder = match to.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let unfinished = tempfile::Builder::new()
        .prefix(".endoxa-")
        .tempfile_in(folder)
        .map_err(|e| failed(e.to_string()))?
        .into_temp_path();
    let target = SinkTarget::Path(PlRefPath::new(unfinished.to_string_lossy()));
    respondents
        .frame()
        .sink(SinkDestination::File { target }, format, UnifiedSinkArgs::default())
        .and_then(|frame| frame.collect_with_engine(Engine::Streaming))
        .map_err(|e| failed(e.to_string()))?;
    let beside = codebook_path(to);
    let codebook =
        codebook_csv(&respondents.codebook).map_err(|e| failed(e.to_string()))?;
    std::fs::write(&beside, codebook).map_err(|e| failed(e.to_string()))?;
    unfinished.persist(to).map_err(|e| failed(e.error.to_string()))?;
    Ok(vec![to.to_owned(), beside])
}
