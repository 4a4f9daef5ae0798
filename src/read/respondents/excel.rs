//! Excel: the first sheet of .xlsx, its first row the header.

use std::fs::File;
use std::io::{BufReader, Read as _};
use std::path::Path;

use calamine::{Data, DataRef, Reader as _, Xlsx, open_workbook};
use polars::prelude::*;

use super::super::findings::{Findings, Read, Rejected};
use super::Respondents;
use super::contain::{contain, damaged};
use super::header::named;
use super::table::{Table, described};
use crate::poll::{Code, Diagnostic};

/// Opens a workbook. Workbooks are loaded, so they are measured first.
pub(super) fn read(path: &Path, name: &str) -> Result<Read<Respondents>, Rejected> {
    let plain = inflated(path).map_err(|reason| damaged(name, reason))?;
    let sheet = contain(name, || load(path, name, plain))?;
    let mut findings = Findings::default();
    let header = named(sheet.header, name, &mut findings)?;
    if sheet.height == 0 {
        findings.push(Diagnostic::new(Code::FileEmpty, name));
    }
    let columns: Vec<Column> = header
        .iter()
        .zip(sheet.columns)
        .map(|(column, cells)| typed(column, cells, sheet.height))
        .collect();
    let frame =
        DataFrame::new(sheet.height, columns).map_err(|e| damaged(name, e))?.lazy();
    let value =
        described(Table { frame, encoding: None, copy: None }, "xlsx", name)?.value;
    if sheet.blank > 0 {
        findings.push(Diagnostic::new(Code::RowBlank, name).with("n", sheet.blank));
    }
    if sheet.others > 0 {
        findings.push(Diagnostic::new(Code::SheetsIgnored, name).with("n", sheet.others));
    }
    findings.finish(value)
}

/// A first sheet as text, by columns.
pub(in crate::read) struct TextSheet {
    pub(in crate::read) header: Vec<String>,
    pub(in crate::read) columns: Vec<Vec<Option<String>>>,
    /// The sheet's number of every row, from 1.
    pub(in crate::read) lines: Vec<u64>,
    pub(in crate::read) diagnostics: Vec<Diagnostic>,
}

/// Opens a workbook of published figures; numbers stand as Excel would copy them.
pub(in crate::read) fn sheet(path: &Path, name: &str) -> Result<TextSheet, Diagnostic> {
    let plain = inflated(path).map_err(|reason| damaged(name, reason))?;
    let sheet = contain(name, || load(path, name, plain))?;
    let mut diagnostics = Vec::new();
    if sheet.others > 0 {
        let found = Diagnostic::new(Code::SheetsIgnored, name);
        diagnostics.push(found.with("n", sheet.others));
    }
    let columns = sheet.columns.into_iter().map(|cells| {
        let mut texts = vec![None; sheet.height];
        for (row, cell) in &cells {
            let text = text(cell).trim().to_owned();
            texts[*row] = (!text.is_empty()).then_some(text);
        }
        texts
    });
    Ok(TextSheet {
        header: sheet.header,
        columns: columns.collect(),
        lines: sheet.rows.iter().map(|row| *row as u64 + 1).collect(),
        diagnostics,
    })
}

/// The columns that Excel knows.
const WIDEST: usize = 16_384;
/// Cells that a byte of the sheet may make room for, blank ones included.
const SPARSEST: u64 = 8;

/// A sheet by columns, blanks left out.
struct Sheet {
    header: Vec<String>,
    columns: Vec<Vec<(usize, Data)>>,
    /// The sheet's number of every row, from 0.
    rows: Vec<usize>,
    height: usize,
    /// Rows without a cell, left out.
    blank: usize,
    others: usize,
}

/// Reads the first sheet's cells one by one: calamine's own table would have room for every
/// cell up to the farthest, and one cell in the last corner claims seventeen billion.
fn load(path: &Path, name: &str, plain: u64) -> Result<Sheet, Diagnostic> {
    let mut book: Xlsx<BufReader<File>> =
        open_workbook(path).map_err(|e: calamine::XlsxError| damaged(name, e))?;
    let sheets = book.sheet_names();
    let first = sheets.first().cloned().ok_or_else(|| damaged(name, "no sheet"))?;
    let others = sheets.len() - 1;
    let mut reader = book.worksheet_cells_reader(&first).map_err(|e| damaged(name, e))?;
    let mut header: Vec<String> = Vec::new();
    let mut columns: Vec<Vec<(usize, Data)>> = Vec::new();
    let mut rows: Vec<usize> = Vec::new();
    while let Some(cell) = reader.next_cell().map_err(|e| damaged(name, e))? {
        let (row, column) = cell.get_position();
        let (row, column) = (row as usize, column as usize);
        // A row takes at least a byte of the sheet.
        if row as u64 > plain || column >= WIDEST {
            let claim = format!("a cell in row {}, column {}", row + 1, column + 1);
            return Err(damaged(name, claim));
        }
        if matches!(cell.get_value(), DataRef::Empty) {
            continue;
        }
        let value = Data::from(cell.get_value().clone());
        if row == 0 {
            header.resize(header.len().max(column + 1), String::new());
            header[column] = value.to_string().trim().to_owned();
            continue;
        }
        if column >= columns.len() {
            columns.resize(column + 1, Vec::new());
        }
        // Cells come row by row; rows that hold none are no respondents.
        if rows.last() != Some(&row) {
            rows.push(row);
        }
        columns[column].push((rows.len() - 1, value));
    }
    if header.is_empty() {
        return Err(Diagnostic::new(Code::FileEmpty, name));
    }
    if columns.len() > header.len() {
        header.resize(columns.len(), String::new());
    }
    columns.resize(header.len(), Vec::new());
    let height = rows.len();
    let blank = rows.last().map_or(0, |last| last - height);
    let room = (height as u64).saturating_mul(header.len() as u64);
    if room > SPARSEST.saturating_mul(plain) {
        let claim =
            format!("{height} rows of {} columns, almost all blank", header.len());
        return Err(damaged(name, claim));
    }
    Ok(Sheet { header, columns, rows, height, blank, others })
}

/// A cell as text; dates as 2025-01-08, with their time where they have one.
fn text(cell: &Data) -> String {
    let Data::DateTime(moment) = cell else { return cell.to_string() };
    if moment.is_duration() {
        return cell.to_string();
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    match (hour, minute, second) {
        (0, 0, 0) => date,
        _ => format!("{date} {hour:02}:{minute:02}:{second:02}"),
    }
}

/// A column of numbers where every filled cell is one, else of texts.
fn typed(name: &str, cells: Vec<(usize, Data)>, height: usize) -> Column {
    let number = |cell: &Data| match cell {
        Data::Int(x) => Some(*x as f64),
        Data::Float(x) => Some(*x),
        _ => None,
    };
    if cells.iter().all(|(_, cell)| number(cell).is_some()) {
        let mut values = vec![None; height];
        for (row, cell) in &cells {
            values[*row] = number(cell);
        }
        return Column::new(name.into(), values);
    }
    let mut values: Vec<Option<String>> = vec![None; height];
    for (row, cell) in &cells {
        values[*row] = Some(text(cell)).filter(|text| !text.is_empty());
    }
    Column::new(name.into(), values)
}

/// A workbook that inflates further than this is no survey; real ones stay below 30.
const MOST: u64 = 200;

/// Inflates every part of the workbook and counts; what its directory states is not
/// believed. Gives the plain size.
fn inflated(path: &Path) -> Result<u64, String> {
    let file = File::open(path).map_err(|e| e.to_string())?;
    let length = file.metadata().map_err(|e| e.to_string())?.len();
    let most = length.saturating_mul(MOST);
    let mut archive =
        ::zip::ZipArchive::new(BufReader::new(file)).map_err(|e| e.to_string())?;
    let mut plain = 0_u64;
    for i in 0..archive.len() {
        let part = archive.by_index(i).map_err(|e| e.to_string())?;
        let mut left = part.take(most.saturating_sub(plain) + 1);
        plain +=
            std::io::copy(&mut left, &mut std::io::sink()).map_err(|e| e.to_string())?;
        if plain > most {
            return Err(format!("{length} bytes that inflate to more than {most}"));
        }
    }
    Ok(plain)
}
