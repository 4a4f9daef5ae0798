//! Excel: the first sheet of .xlsx and .xls, its first row the header.

use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::Path;

use calamine::{Data, Reader as _, open_workbook_auto};
use polars::prelude::*;

use super::super::findings::{Read, Rejected};
use super::Respondents;
use super::contain::{contain, damaged};
use super::table::with_codebook;
use crate::poll::{Code, Diagnostic};

/// Opens a workbook. Workbooks are loaded, so they are measured first.
pub(super) fn read(path: &Path, name: &str) -> Result<Read<Respondents>, Rejected> {
    inflated(path).map_err(|reason| damaged(name, reason))?;
    let (frame, sheets) = contain(name, || load(path, name))?;
    let mut read = with_codebook(frame.lazy(), "excel", path, name)?;
    if sheets > 1 {
        let others = Diagnostic::new(Code::SheetsIgnored, name).with("n", sheets - 1);
        read.diagnostics.push(others);
    }
    Ok(read)
}

fn load(path: &Path, name: &str) -> Result<(DataFrame, usize), Diagnostic> {
    let mut book = open_workbook_auto(path).map_err(|e| damaged(name, e))?;
    let sheets = book.sheet_names().len();
    let sheet = book
        .worksheet_range_at(0)
        .ok_or_else(|| damaged(name, "no sheet"))?
        .map_err(|e| damaged(name, e))?;
    let mut rows = sheet.rows();
    let header = rows.next().ok_or_else(|| Diagnostic::new(Code::FileEmpty, name))?;
    let names: Vec<String> =
        header.iter().map(|cell| cell.to_string().trim().to_owned()).collect();
    for (i, column) in names.iter().enumerate() {
        if column.is_empty() {
            return Err(Diagnostic::new(Code::CellBlank, name)
                .line(1)
                .column(&format!("{}", i + 1)));
        }
        if names[..i].contains(column) {
            return Err(Diagnostic::new(Code::ColumnTwice, name).line(1).column(column));
        }
    }
    let body: Vec<&[Data]> = rows.collect();
    let columns: Vec<Column> = names
        .iter()
        .enumerate()
        .map(|(i, column)| cells(column, body.iter().map(|row| &row[i])))
        .collect();
    let frame = DataFrame::new(body.len(), columns).map_err(|e| damaged(name, e))?;
    Ok((frame, sheets))
}

/// A column of numbers where every filled cell is one, else of texts.
fn cells<'a>(name: &str, cells: impl Iterator<Item = &'a Data> + Clone) -> Column {
    let number = |cell: &Data| match cell {
        Data::Int(x) => Some(*x as f64),
        Data::Float(x) => Some(*x),
        _ => None,
    };
    let filled = |cell: &&Data| !matches!(cell, Data::Empty);
    if cells.clone().filter(filled).all(|cell| number(cell).is_some()) {
        let values: Vec<Option<f64>> = cells.map(number).collect();
        return Column::new(name.into(), values);
    }
    let values: Vec<Option<String>> = cells
        .map(|cell| Some(cell.to_string()).filter(|text| !text.is_empty()))
        .collect();
    Column::new(name.into(), values)
}

/// A workbook that inflates more than this is no survey.
const MOST: u64 = 200;

/// Adds up the plain sizes that a zip archive's directory states (.xlsx); other files pass.
fn inflated(path: &Path) -> Result<(), String> {
    let mut file = File::open(path).map_err(|e| e.to_string())?;
    let length = file.metadata().map_err(|e| e.to_string())?.len();
    let mut start = [0; 4];
    if file.read_exact(&mut start).is_err() || &start != b"PK\x03\x04" {
        return Ok(());
    }
    // The directory's end record is 22 bytes and a comment of at most 65,535.
    let tail = length.min(22 + 65_535);
    file.seek(SeekFrom::Start(length - tail)).map_err(|e| e.to_string())?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).map_err(|e| e.to_string())?;
    let end = bytes.windows(4).rposition(|w| w == b"PK\x05\x06").ok_or("no directory")?;
    let number = |from: usize| -> Option<u64> {
        let part = bytes.get(end + from..end + from + 4)?;
        Some(u64::from(u32::from_le_bytes([part[0], part[1], part[2], part[3]])))
    };
    let (size, from) =
        (number(12).ok_or("no directory")?, number(16).ok_or("no directory")?);
    if from + size > length {
        return Err("a directory outside the file".to_owned());
    }
    file.seek(SeekFrom::Start(from)).map_err(|e| e.to_string())?;
    let mut directory = vec![0; usize::try_from(size).map_err(|e| e.to_string())?];
    file.read_exact(&mut directory).map_err(|e| e.to_string())?;
    let plain: u64 = directory
        .windows(46)
        .filter(|entry| &entry[..4] == b"PK\x01\x02")
        .map(|entry| {
            u64::from(u32::from_le_bytes([entry[24], entry[25], entry[26], entry[27]]))
        })
        .sum();
    if plain > length.saturating_mul(MOST) {
        return Err(format!("{length} bytes that inflate to {plain}"));
    }
    Ok(())
}
