//! Files of respondents: one codebook and one lazy frame, whatever the format.
//!
//! The frame has the stored codes: values that a file declares missing stay in it, and the
//! [`Codebook`] says which they are. Null means that nothing is stored. Stata's extended
//! missing values `.a` to `.z` have no number; a text column beside the variable holds them
//! (see [`Respondents::tags`]).

mod codebook_file;
mod contain;
mod crate_labels;
mod excel;
mod spss;
mod spss_dictionary;
mod stata;
mod table;
mod write;

use std::path::Path;

use polars::prelude::LazyFrame;

pub use codebook_file::{codebook, codebook_csv, codebook_path};
pub use write::write_respondents;

use super::findings::{Read, Rejected};
use crate::poll::{Code, Codebook, Diagnostic};

/// What the name of the column of extended missing values ends with.
const TAGS: &str = ".missing";

/// A file of respondents.
#[derive(Clone)]
pub struct Respondents {
    /// What it holds.
    pub codebook: Codebook,
    /// Name of its format: `sav`, `zsav`, `dta`, `excel`, `parquet`, `csv`.
    pub format: &'static str,
    frame: LazyFrame,
}

impl Respondents {
    /// The rows in file order.
    pub(crate) fn frame(&self) -> LazyFrame {
        self.frame.clone()
    }

    /// Name of the column that holds a variable's extended missing values, if it has one.
    pub(crate) fn tags(variable: &str) -> String {
        format!("{variable}{TAGS}")
    }
}

/// Opens a file of respondents; the format is told by the name's ending.
///
/// # Errors
/// [`Rejected`] when the file cannot be read, is damaged, or has an unknown ending.
pub fn respondents(path: &Path) -> Result<Read<Respondents>, Rejected> {
    let name = path.display().to_string();
    let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase());
    if !path.is_file() {
        let reason =
            std::fs::metadata(path).err().map_or_else(String::new, |e| e.to_string());
        return Err(Diagnostic::new(Code::FileUnreadable, &name)
            .with("reason", reason)
            .into());
    }
    match ending.as_deref() {
        Some("sav" | "zsav") => spss::read(path, &name),
        Some("dta") => stata::read(path, &name),
        Some("xlsx" | "xls") => excel::read(path, &name),
        Some("parquet") => table::parquet(path, &name),
        Some("csv") => table::csv(path, &name),
        _ => Err(Diagnostic::new(Code::FormatUnknown, &name)
            .value(ending.as_deref().unwrap_or(""))
            .with("names", "sav, zsav, dta, xlsx, xls, parquet, csv")
            .into()),
    }
}
