//! A table of published figures as text: the first step of every pipeline.

use std::borrow::Cow;
use std::sync::Arc;

use indexmap::IndexMap;
use polars::prelude::*;

use super::bytes::Source;
use super::columns::{ColumnSpec, check_header};
use super::findings::{Findings, Rejected};
use super::respondents::named;
use crate::poll::{Code, Diagnostic, SourceRow};

/// The column that holds a row's number, counted from 0.
pub(super) const ROW: &str = "row";

/// A line longer than any row of published figures, in bytes.
const LONGEST: usize = 16 << 20;

/// A table as a lazy frame of strings, blank cells null, edges trimmed, with the line of
/// every row.
pub struct TextTable {
    name: String,
    header: Vec<String>,
    lines: Vec<u64>,
    frame: LazyFrame,
}

impl TextTable {
    /// Reads a CSV file with commas and checks its header and its shape.
    ///
    /// # Errors
    /// [`Rejected`] when the file cannot be read, is no well-formed CSV or lacks a column.
    pub(super) fn read(
        source: &Source,
        known: &[ColumnSpec],
        findings: &mut Findings,
    ) -> Result<Self, Rejected> {
        let table = Self::separated(source, findings)?;
        findings.extend(check_header(&table.header, known, &table.name));
        if findings.usable() {
            Ok(table)
        } else {
            Err(Rejected(std::mem::take(findings).into_inner()))
        }
    }

    /// Reads a text file of which commas, semicolons, tabs or bars part the cells, whichever
    /// its header has most of.
    ///
    /// # Errors
    /// [`Rejected`] when the file cannot be read, has no rows or rows of uneven length.
    pub(super) fn separated(
        source: &Source,
        findings: &mut Findings,
    ) -> Result<Self, Rejected> {
        let (text, warning) = source.text()?;
        Self::of_text(text, warning, source.name(), findings)
    }

    /// Reads text that is decoded already, with what was odd about that.
    ///
    /// # Errors
    /// As [`TextTable::separated`].
    pub(super) fn of_text(
        text: String,
        warning: Option<Diagnostic>,
        name: &str,
        findings: &mut Findings,
    ) -> Result<Self, Rejected> {
        findings.extend(warning);
        if let Some(line) = too_long(&text) {
            let found = Diagnostic::new(Code::LineTooLong, name).line(line);
            return Err(found.with("least", LONGEST).into());
        }
        let separator = separator(&text);
        let (header, lines) = shape(&text, separator, name)?;
        let header = named(header, name, findings)?;
        if lines.is_empty() {
            findings.push(Diagnostic::new(Code::FileEmpty, name));
            return Err(Rejected(std::mem::take(findings).into_inner()));
        }
        let frame = scan(text, separator, &header).map_err(|e| ingest(name, &e))?;
        Ok(Self { name: name.to_owned(), header, lines, frame })
    }

    /// A table of cells that were read otherwise, by columns.
    ///
    /// # Errors
    /// [`Rejected`] for a file without rows, or when polars does not take the columns.
    pub(super) fn of_columns(
        name: &str,
        header: Vec<String>,
        columns: Vec<Vec<Option<String>>>,
        lines: Vec<u64>,
        findings: &mut Findings,
    ) -> Result<Self, Rejected> {
        let header = named(header, name, findings)?;
        if lines.is_empty() {
            return Err(Diagnostic::new(Code::FileEmpty, name).into());
        }
        let columns = header
            .iter()
            .zip(columns)
            .map(|(title, cells)| Column::new(title.as_str().into(), cells))
            .collect();
        let frame = DataFrame::new(lines.len(), columns)
            .map_err(|e| ingest(name, &e))?
            .lazy()
            .with_row_index(ROW, None);
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

    /// A column's cells, if the file has it.
    pub(super) fn column(&self, column: &str) -> Option<&[Option<&'a str>]> {
        self.columns.get(column).map(Vec::as_slice)
    }
}

/// The cells of a column.
pub(super) type Texts<'a> = [Option<Cow<'a, str>>];

/// Rows under the project's own column names, each with its place in the file that they
/// were made of.
pub(super) struct Canonical<'a> {
    name: &'a str,
    lines: Vec<u64>,
    columns: IndexMap<Cow<'a, str>, Vec<Option<Cow<'a, str>>>>,
    /// What the file calls a column, where that is another name.
    titles: IndexMap<String, String>,
    /// The file's column that each percentage stands in, where rows were made of columns.
    figures: Vec<Cow<'a, str>>,
}

impl<'a> Canonical<'a> {
    /// A file that has the project's own columns.
    pub(super) fn same(table: &'a TextTable, cells: &Cells<'a>) -> Self {
        let columns = cells
            .columns
            .iter()
            .map(|(title, cells)| {
                let cells = cells.iter().map(|cell| cell.map(Cow::Borrowed)).collect();
                (Cow::Borrowed(*title), cells)
            })
            .collect();
        Self {
            name: table.name(),
            lines: table.lines.clone(),
            columns,
            titles: IndexMap::new(),
            figures: Vec::new(),
        }
    }

    /// Rows that were made of others.
    pub(super) fn made(
        table: &'a TextTable,
        lines: Vec<u64>,
        columns: IndexMap<Cow<'a, str>, Vec<Option<Cow<'a, str>>>>,
        titles: IndexMap<String, String>,
        figures: Vec<Cow<'a, str>>,
    ) -> Self {
        Self { name: table.name(), lines, columns, titles, figures }
    }

    /// A cell; `None` when it is blank or there is no such column.
    pub(super) fn get(&self, column: &str, row: usize) -> Option<&str> {
        self.columns.get(column).and_then(|cells| cells[row].as_deref())
    }

    /// A column's cells, if there is one of this name.
    pub(super) fn column(&self, column: &str) -> Option<&Texts<'a>> {
        self.columns.get(column).map(Vec::as_slice)
    }

    /// Sets a cell of a column that is there.
    pub(super) fn put(&mut self, column: &str, row: usize, cell: Option<String>) {
        if let Some(cells) = self.columns.get_mut(column) {
            cells[row] = cell.map(Cow::Owned);
        }
    }

    /// Adds to what was changed in a row.
    pub(super) fn note_change(&mut self, row: usize, change: &str) {
        let len = self.len();
        let blank = || vec![None; len];
        let cells = self.columns.entry(Cow::Borrowed("changed")).or_insert_with(blank);
        let text = match cells[row].as_deref() {
            Some(before) => format!("{before}; {change}"),
            None => change.to_owned(),
        };
        cells[row] = Some(Cow::Owned(text));
    }

    /// What the file calls a column.
    pub(super) fn titled<'b>(&'b self, column: &'b str) -> &'b str {
        self.titles.get(column).map_or(column, String::as_str)
    }

    /// Number of rows.
    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    /// What messages call the file.
    pub(super) fn name(&self) -> &str {
        self.name
    }

    /// The names of the columns.
    pub(super) fn header(&self) -> impl Iterator<Item = &str> {
        self.columns.keys().map(AsRef::as_ref)
    }

    /// The line of the file that a row was made of.
    pub(super) fn line(&self, row: usize) -> u64 {
        self.lines.get(row).copied().unwrap_or(0)
    }

    /// Where a row stands.
    pub(super) fn place(&self, row: usize, url: Option<&str>) -> SourceRow {
        SourceRow {
            file: self.name.to_owned(),
            line: self.line(row),
            url: url.map(str::to_owned),
        }
    }

    /// What the file calls a column in a row.
    pub(super) fn title<'b>(&'b self, row: usize, column: &'b str) -> &'b str {
        match self.figures.get(row) {
            Some(title) if column == "percent" => title,
            _ => self.titles.get(column).map_or(column, String::as_str),
        }
    }

    /// A finding about a cell.
    pub(super) fn about(
        &self,
        code: Code,
        row: usize,
        column: &str,
        value: &str,
    ) -> Diagnostic {
        Diagnostic::new(code, self.name)
            .line(self.line(row))
            .column(self.title(row, column))
            .value(value)
    }

    /// Some of the columns as a lazy frame, with the row number as `row`.
    pub(super) fn frame(&self, columns: &[&str]) -> PolarsResult<LazyFrame> {
        let columns = columns
            .iter()
            .map(|title| {
                let cells: StringChunked = match self.columns.get(*title) {
                    Some(cells) => cells.iter().map(Option::as_deref).collect(),
                    None => StringChunked::full_null("".into(), self.len()),
                };
                cells.with_name((*title).into()).into_column()
            })
            .collect();
        Ok(DataFrame::new(self.len(), columns)?.lazy().with_row_index(ROW, None))
    }
}

/// The separator that a header has most of outside of quotes; a comma where it has none.
fn separator(text: &str) -> u8 {
    let mut quoted = false;
    let mut counts = [(b',', 0_u32), (b';', 0), (b'\t', 0), (b'|', 0)];
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => break,
            _ if !quoted => {
                if let Some((_, n)) = counts.iter_mut().find(|(mark, _)| *mark == byte) {
                    *n += 1;
                }
            }
            _ => {}
        }
    }
    counts.into_iter().rev().max_by_key(|(_, n)| *n).map_or(b',', |(mark, _)| mark)
}

/// The names of a text's first line, however its cells are parted.
pub(super) fn header_of(text: &str) -> Vec<String> {
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .delimiter(separator(text))
        .from_reader(text.as_bytes());
    let header = reader.headers();
    header
        .map_or_else(|_| Vec::new(), |h| h.iter().map(|n| n.trim().to_owned()).collect())
}

/// The first line that is longer than any row of figures.
fn too_long(text: &str) -> Option<u64> {
    if text.len() <= LONGEST {
        return None;
    }
    text.split('\n').position(|line| line.len() > LONGEST).map(|at| at as u64 + 1)
}

/// Header and the line of every record; uneven records are errors with their line.
fn shape(
    text: &str,
    separator: u8,
    name: &str,
) -> Result<(Vec<String>, Vec<u64>), Rejected> {
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let malformed = |line: u64| Diagnostic::new(Code::CsvMalformed, name).line(line);
    let header: Vec<String> = reader
        .headers()
        .map_err(|e| Rejected::from(malformed(1).with("reason", e)))?
        .iter()
        .map(|h| h.trim().to_owned())
        .collect();
    let mut lines = Vec::new();
    let mut uneven = Vec::new();
    let mut record = csv::StringRecord::new();
    loop {
        let more = reader.read_record(&mut record).map_err(|e| {
            let line = e.position().map_or(0, csv::Position::line);
            Rejected::from(malformed(line).with("reason", e))
        })?;
        if !more {
            break;
        }
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

fn scan(text: String, separator: u8, header: &[String]) -> PolarsResult<LazyFrame> {
    let sources = ScanSources::Buffers(Arc::from([text.into_bytes().into()]));
    let mut frame = LazyCsvReader::new_with_sources(sources)
        .with_infer_schema_length(Some(0))
        .with_missing_is_null(true)
        .with_separator(separator)
        .finish()?;
    let old: Vec<String> =
        frame.collect_schema()?.iter_names().map(ToString::to_string).collect();
    let trimmed = all().as_expr().str().strip_chars(lit(NULL));
    Ok(frame
        .rename(&old, header, true)
        .select([trimmed])
        .with_columns([when(all().as_expr().str().len_bytes().gt(lit(0)))
            .then(all().as_expr())
            .otherwise(lit(NULL))
            .name()
            .keep()])
        .with_row_index(ROW, None))
}
