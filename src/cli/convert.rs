//! `endoxa convert`: published figures to the project's own columns, respondents to Parquet,
//! CSV or SPSS.

use std::path::{Path, PathBuf};

use clap::Args;

use super::Failure;
use super::common::{Codebook, Common};
use super::reading::Reading;
use crate::poll::{Diagnostic, Severity};
use crate::read::{
    ReadingOptions, Source, canonical, is_published, respondents, write_respondents,
};
use crate::report::grouped;
use crate::study::write;
use crate::text::strip_isolates;

/// Published figures to the project's own columns; respondents to Parquet, CSV or SPSS
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
    endoxa convert 538_guns.csv --to toplines.csv     and toplines-crosstabs.csv, if it has some\n  \
    endoxa convert polls.xlsx --to - --layout mine.toml\n  \
    endoxa convert polls.csv --to toplines.csv --allow date-order\n  \
    endoxa convert survey.sav --to survey.parquet     and survey.codebook.csv\n  \
    endoxa convert survey.dta --to survey.csv\n  \
    endoxa convert survey.csv --to survey.sav         with the labels of its codebook\n\n\
    Published figures: any layout that endoxa knows or is told (docs/layouts.md) becomes one row\n\
    per answer. The column \"changed\" says of each row what was changed and the code of the\n\
    reason, as endoxa explain CODE explains it.\n\
    Respondents: stored codes are kept, those that the file declares missing too. A .sav holds\n\
    labels and missing values itself; for Parquet and CSV they go into a codebook beside the\n\
    file, with which endoxa reads it as one again. Recodes become variables.")]
pub(super) struct Convert {
    /// The file
    file: PathBuf,
    /// The file to write: .csv, of respondents .parquet or .sav too; - is standard output
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
    #[command(flatten)]
    codebook: Codebook,
    #[command(flatten)]
    reading: Reading,
}

impl Convert {
    pub(super) fn execute(&self, common: &Common) -> Result<(), Failure> {
        let options = self.reading.options()?;
        let source = Source::new(&self.file);
        if options.layout.is_some() || is_published(&source)? {
            return self.published(&source, &options, common);
        }
        let read = respondents(&self.file, self.codebook.path(), None)?;
        if !common.quiet {
            common.findings(&read.diagnostics, Severity::Warning);
        }
        let written = write_respondents(&read.value, &self.to)?;
        if common.quiet {
            return Ok(());
        }
        common.findings(&written.diagnostics, Severity::Warning);
        self.written(&written.files, common)
    }

    fn published(
        &self,
        source: &Source,
        options: &ReadingOptions,
        common: &Common,
    ) -> Result<(), Failure> {
        let read = canonical(source, options)?;
        if !common.quiet {
            said(&read.diagnostics, common);
        }
        let files = read.value;
        if self.to == Path::new("-") {
            return common.print(&files.toplines);
        }
        let name = self.to.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let beside = match name.rsplit_once('.') {
            Some((stem, ending)) => format!("{stem}-crosstabs.{ending}"),
            None => format!("{name}-crosstabs"),
        };
        let mut texts = vec![(name, files.toplines.into_bytes())];
        texts.extend(files.crosstabs.map(|text| (beside, text.into_bytes())));
        let folder = self.to.parent().filter(|p| !p.as_os_str().is_empty());
        let written = write(folder.unwrap_or(Path::new(".")), &texts)?;
        if common.quiet {
            return Ok(());
        }
        self.written(&written.files, common)
    }

    fn written(&self, files: &[PathBuf], common: &Common) -> Result<(), Failure> {
        let name = |path: &PathBuf| {
            let path = path.strip_prefix(".").unwrap_or(path);
            path.display().to_string()
        };
        let names: Vec<String> = files.iter().map(name).collect();
        common.answer(&names, &names)
    }
}

/// Prints findings grouped by code to standard error.
pub(super) fn said(found: &[Diagnostic], common: &Common) {
    for line in grouped(found, Severity::Warning, &common.phrases()) {
        anstream::eprintln!("{}", strip_isolates(&line));
    }
}
