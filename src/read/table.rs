//! A CSV file as text: the first step of every pipeline.

use std::sync::Arc;

use indexmap::IndexMap;
use polars::prelude::*;

use super::bytes::Source;
use super::columns::{ColumnSpec, check_header};
use super::findings::{Findings, Rejected};
use crate::poll::{Code, Diagnostic, SourceRow};

/// The column that holds a row's number, counted from 0.
pub(super) const ROW: &str = "row";

/// A CSV file as a lazy frame of strings, blank cells null, edges trimmed, with the line
/// of every row.
pub struct TextTable {
    name: String,
    header: Vec<String>,
    lines: Vec<u64>,
    frame: LazyFrame,
}

impl TextTable {
    /// Reads a file and checks its header and its shape.
    ///
    /// # Errors
    /// [`Rejected`] when the file cannot be read, is no well-formed CSV or lacks a column.
    pub(super) fn read(
        source: &Source,
        known: &[ColumnSpec],
        findings: &mut Findings,
    ) -> Result<Self, Rejected> {
        let (text, warning) = source.text()?;
        findings.extend(warning);
        let name = source.name();
        let (header, lines) = shape(&text, name)?;
        findings.extend(check_header(&header, known, name));
        if lines.is_empty() {
            findings.push(Diagnostic::new(Code::FileEmpty, name));
        }
        if !findings.usable() {
            return Err(Rejected(std::mem::take(findings).into_inner()));
        }
        let frame = scan(text).map_err(|e| ingest(name, &e))?;
        Ok(Self { name: name.to_owned(), header, lines, frame })
    }

    /// What messages call the file.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The header's names in file order.
    #[must_use]
    pub fn header(&self) -> &[String] {
        &self.header
    }

    /// The file as a lazy frame: the row number as `row`, and every column as text.
    pub fn frame(&self) -> LazyFrame {
        self.frame.clone()
    }

    /// The line on which a row begins, from 1.
    #[must_use]
    pub fn line(&self, row: usize) -> u64 {
        self.lines.get(row).copied().unwrap_or(0)
    }

    /// Where a row stands.
    #[must_use]
    pub fn place(&self, row: usize, url: Option<&str>) -> SourceRow {
        SourceRow {
            file: self.name.clone(),
            line: self.line(row),
            url: url.map(str::to_owned),
        }
    }

    /// A finding about a cell.
    #[must_use]
    pub fn about(&self, code: Code, row: usize, column: &str, value: &str) -> Diagnostic {
        Diagnostic::new(code, &self.name).line(self.line(row)).column(column).value(value)
    }

    /// Runs a pipeline made from [`TextTable::frame`] and gives its rows.
    ///
    /// # Errors
    /// [`Rejected`] when polars fails or finds another number of rows than the csv crate.
    pub(super) fn collect(&self, frame: LazyFrame) -> Result<Rows, Rejected> {
        let frame = frame.collect().map_err(|e| ingest(&self.name, &e))?;
        if frame.height() != self.lines.len() {
            return Err(Diagnostic::new(Code::CsvMalformed, &self.name)
                .with("rows", self.lines.len())
                .with("found", frame.height())
                .into());
        }
        Ok(Rows { frame })
    }
}

/// A polars failure as a diagnostic.
pub(super) fn ingest(name: &str, error: &PolarsError) -> Rejected {
    Diagnostic::new(Code::Ingest, name).with("reason", error).into()
}

/// A collected frame, read cell by cell.
pub(super) struct Rows {
    frame: DataFrame,
}

impl Rows {
    /// A text column's cells; all null where the file has no such column.
    fn text(&self, name: &str) -> Vec<Option<&str>> {
        match self.frame.column(name).and_then(Column::str) {
            Ok(cells) => cells.iter().collect(),
            Err(_) => vec![None; self.frame.height()],
        }
    }

    /// All text cells by column.
    pub(super) fn cells<'a>(&'a self, table: &'a TextTable) -> Cells<'a> {
        let columns = table.header().iter().map(|h| (h.as_str(), self.text(h))).collect();
        Cells { columns, len: self.frame.height() }
    }
}

/// The text cells of a table, by column.
pub(super) struct Cells<'a> {
    columns: IndexMap<&'a str, Vec<Option<&'a str>>>,
    len: usize,
}

impl<'a> Cells<'a> {
    /// A cell; `None` when it is blank or the file has no such column.
    pub(super) fn get(&self, column: &str, row: usize) -> Option<&'a str> {
        self.columns.get(column).and_then(|cells| cells[row])
    }

    /// Number of rows.
    pub(super) fn len(&self) -> usize {
        self.len
    }
}

/// Header and the line of every record; uneven records are errors with their line.
fn shape(text: &str, name: &str) -> Result<(Vec<String>, Vec<u64>), Rejected> {
    let mut reader =
        csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let malformed = |line: u64| Diagnostic::new(Code::CsvMalformed, name).line(line);
    let header: Vec<String> = reader
        .headers()
        .map_err(|e| Rejected::from(malformed(1).with("reason", e)))?
        .iter()
        .map(|h| h.trim().to_owned())
        .collect();
    if header.iter().all(String::is_empty) {
        return Err(Diagnostic::new(Code::FileEmpty, name).into());
    }
    let mut lines = Vec::new();
    let mut uneven = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|e| {
            let line = e.position().map_or(0, csv::Position::line);
            Rejected::from(malformed(line).with("reason", e))
        })?;
        let line = record.position().map_or(0, csv::Position::line);
        if record.len() != header.len() {
            uneven.push(
                malformed(line)
                    .with("expected", header.len())
                    .with("found", record.len()),
            );
        }
        lines.push(line);
    }
    if uneven.is_empty() { Ok((header, lines)) } else { Err(Rejected(uneven)) }
}

fn scan(text: String) -> PolarsResult<LazyFrame> {
    let sources = ScanSources::Buffers(Arc::from([text.into_bytes().into()]));
    let frame = LazyCsvReader::new_with_sources(sources)
        .with_infer_schema_length(Some(0))
        .with_missing_is_null(true)
        .finish()?;
    let trimmed = all().as_expr().str().strip_chars(lit(NULL));
    Ok(frame
        .rename_trimmed()?
        .select([trimmed])
        .with_columns([when(all().as_expr().str().len_bytes().gt(lit(0)))
            .then(all().as_expr())
            .otherwise(lit(NULL))
            .name()
            .keep()])
        .with_row_index(ROW, None))
}

trait RenameTrimmed: Sized {
    fn rename_trimmed(self) -> PolarsResult<Self>;
}

impl RenameTrimmed for LazyFrame {
    /// Column names without the spaces that spreadsheets leave around them.
    fn rename_trimmed(mut self) -> PolarsResult<Self> {
        let schema = self.collect_schema()?;
        let old: Vec<String> = schema.iter_names().map(ToString::to_string).collect();
        let new: Vec<String> = old.iter().map(|n| n.trim().to_owned()).collect();
        Ok(self.rename(old, new, true))
    }
}
