//! Files of respondents: one codebook and one lazy frame, whatever the format.
//!
//! The frame has the stored codes: values that a file declares missing stay in it, and the
//! [`Codebook`] says which they are. Null means that nothing is stored. Stata's extended
//! missing values `.a` to `.z` have no number; a text column beside the variable holds them
//! (see [`Respondents::tags`]).

mod bounded;
mod codebook_file;
mod contain;
mod crate_labels;
mod csv_file;
mod csv_text;
mod declare;
mod excel;
mod header;
mod parquet_pages;
mod recode;
mod spss;
mod spss_dictionary;
mod spss_write;
mod stata;
mod stata_layout;
mod table;
mod write;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use polars::prelude::{Expr, LazyFrame, PlSmallStr};
use tempfile::TempPath;

pub use codebook_file::{codebook, codebook_csv, codebook_paths};
pub(crate) use contain::contain;
pub use declare::{Declared, declarations};
pub(in crate::read) use excel::sheet;
pub(in crate::read) use header::named;
pub use recode::unlisted;
pub use write::{WrittenRespondents, write_respondents};

use super::findings::{Findings, Read, Rejected};
use crate::poll::{Code, Codebook, Diagnostic, Variable};

/// What the name of the column of extended missing values ends with.
const TAGS: &str = ".missing";

/// A file of respondents.
#[derive(Clone)]
pub struct Respondents {
    /// What it holds.
    pub codebook: Codebook,
    /// Name of its format: `sav`, `zsav`, `dta`, `xlsx`, `parquet`, `csv`.
    pub format: &'static str,
    frame: LazyFrame,
    /// The file that the frame reads, where that is a copy in another encoding.
    #[expect(dead_code, reason = "keeps the copy on disk while a frame reads it")]
    copy: Option<Arc<TempPath>>,
}

impl Respondents {
    /// The rows in file order.
    pub(crate) fn frame(&self) -> LazyFrame {
        self.frame.clone()
    }

    /// True when the frame has the column.
    pub(crate) fn has_column(&self, name: &str) -> bool {
        self.frame.clone().collect_schema().is_ok_and(|schema| schema.contains(name))
    }

    /// The file with a variable more, the last, computed as rows are read.
    pub(crate) fn with_variable(&self, variable: Variable, value: Expr) -> Self {
        let mut made = self.clone();
        let name = PlSmallStr::from(variable.name.as_str());
        made.frame = made.frame.with_column(value.alias(name));
        made.codebook.variables.insert(variable.name.clone(), variable);
        made
    }

    /// Name of the column that holds a variable's extended missing values, if it has one.
    pub(crate) fn tags(variable: &str) -> String {
        format!("{variable}{TAGS}")
    }
}

const ENDINGS: &str = "sav, zsav, dta, xlsx, parquet, csv";

/// Opens a file of respondents; the format is told by the name's ending.
///
/// What the file does not say is taken from a codebook: the one that is named, or those that
/// lie beside the file (`survey.codebook.csv`, then `survey.codebook.toml`); and from
/// `declared`, the declarations of a study.
///
/// # Errors
/// [`Rejected`] when the file or a codebook cannot be read, is damaged, or contradicts the
/// other, or the file has an unknown ending.
pub fn respondents(
    path: &Path,
    codebook: Option<&Path>,
    declared: Option<&Declared>,
) -> Result<Read<Respondents>, Rejected> {
    let name = path.display().to_string();
    if !path.is_file() {
        let reason =
            std::fs::metadata(path).err().map_or_else(String::new, |e| e.to_string());
        return Err(Diagnostic::new(Code::FileUnreadable, &name)
            .with("reason", reason)
            .into());
    }
    let mut findings = Findings::default();
    let told = told(path, codebook, &mut findings)?;
    let mut read = open(path, &name, &told.codebook)?;
    let value = &mut read.value;
    if let Some(codebook) = told.codebook {
        table::merge(value, codebook, &name, &mut findings);
    }
    for declared in told.declared.iter().chain(declared) {
        declare::apply(value, declared, &name, &mut findings);
    }
    read.diagnostics.extend(findings.into_inner());
    if read.diagnostics.iter().any(Diagnostic::is_error) {
        return Err(Rejected(read.diagnostics));
    }
    Ok(read)
}

fn open(
    path: &Path,
    name: &str,
    told: &Option<Codebook>,
) -> Result<Read<Respondents>, Rejected> {
    let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("sav" | "zsav") => spss::read(path, name),
        Some("dta") => stata::read(path, name),
        Some("xlsx" | "xlsm") => excel::read(path, name),
        Some("parquet") => table::parquet(path, name),
        Some("csv" | "tsv" | "txt") => table::csv(path, name, told.as_ref()),
        _ => Err(Diagnostic::new(Code::FormatUnknown, name)
            .value(ending.as_deref().unwrap_or(""))
            .with("names", ENDINGS)
            .into()),
    }
}

/// What codebooks say.
#[derive(Default)]
struct Told {
    codebook: Option<Codebook>,
    declared: Option<Declared>,
}

fn told(
    data: &Path,
    named: Option<&Path>,
    findings: &mut Findings,
) -> Result<Told, Rejected> {
    let files: Vec<PathBuf> = match named {
        Some(file) => vec![file.to_owned()],
        None => codebook_paths(data).into_iter().filter(|p| p.is_file()).collect(),
    };
    let mut told = Told::default();
    for file in files {
        if file.extension().is_some_and(|e| e.eq_ignore_ascii_case("toml")) {
            let read = declarations(&file)?;
            findings.extend(read.diagnostics);
            declare::kinds(&read.value, told.codebook.get_or_insert_default());
            told.declared = Some(read.value);
        } else {
            let read = codebook_file::codebook(&file)?;
            findings.extend(read.diagnostics);
            told.codebook = Some(read.value);
        }
    }
    Ok(told)
}
