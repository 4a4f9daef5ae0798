//! CSV: checked in one pass, which also tells what each column holds, and scanned by polars
//! with what that pass found.
//!
//! polars could tell the kinds by itself, but would read `007` as 7, round numbers of twenty
//! digits, and could not say in which line a file breaks off.

use std::path::Path;
use std::sync::Arc;

use polars::prelude::*;

use super::super::findings::{Findings, Read, Rejected};
use super::super::table::ingest;
use super::csv_text::{Utf8File, utf8_file};
use super::header::named;
use super::table::Table;
use crate::poll::{Code, Codebook, Diagnostic, ValueCode, VariableKind};

/// No row of a survey is longer, in bytes.
const LONGEST: usize = 16 << 20;
/// No survey has more variables.
const WIDEST: usize = 100_000;
/// No survey has more rows that are worth naming one by one.
const MOST_FINDINGS: usize = 20;

/// Reads a CSV file of respondents; `told` is the codebook, which decides the kind of the
/// variables that it names.
pub(super) fn csv(
    path: &Path,
    name: &str,
    told: Option<&Codebook>,
) -> Result<Read<Table>, Rejected> {
    let mut findings = Findings::default();
    let (file, guessed) = utf8_file(path, name)?;
    findings.extend(guessed);
    let separator = separator(file.path(), name)?;
    let (header, columns, rows) = pass(&file, separator, name, told, &mut findings)?;
    if !findings.usable() {
        return Err(Rejected(findings.into_inner()));
    }
    for (column, seen) in header.iter().zip(&columns) {
        if seen.na > 0 {
            findings.push(
                Diagnostic::new(Code::NaIsBlank, name).column(column).with("n", seen.na),
            );
        }
    }
    let frame =
        scan(&file, separator, &header, &columns).map_err(|e| ingest(name, &e))?;
    let frame = if file.blank_lines || rows.blank > 0 {
        filled_rows(frame, rows, name, &mut findings).map_err(|e| ingest(name, &e))?
    } else {
        frame
    };
    let encoding = Some(file.encoding.name().to_owned());
    findings.finish(Table { frame, encoding, copy: file.copy })
}

/// The separator that the header has most of: comma, semicolon, tab or bar.
fn separator(path: &Path, name: &str) -> Result<u8, Diagnostic> {
    use std::io::{BufRead as _, BufReader, Read as _};
    let failed = |e| Diagnostic::new(Code::FileUnreadable, name).with("reason", e);
    let file = std::fs::File::open(path).map_err(failed)?;
    let mut line = Vec::new();
    let least = LONGEST as u64;
    BufReader::new(file).take(least + 1).read_until(b'\n', &mut line).map_err(failed)?;
    if line.len() > LONGEST {
        return Err(too_long(name, 1));
    }
    let count = |separator: u8| {
        let mut quoted = false;
        line.iter()
            .filter(|byte| {
                quoted ^= **byte == b'"';
                !quoted && **byte == separator
            })
            .count()
    };
    let most = [b',', b';', b'\t', b'|'].into_iter().rev().max_by_key(|s| count(*s));
    Ok(most.unwrap_or(b','))
}

fn too_long(name: &str, line: u64) -> Diagnostic {
    Diagnostic::new(Code::LineTooLong, name).line(line).with("least", LONGEST)
}

/// What the cells of a column are so far.
#[derive(Default)]
struct Seen {
    /// Not every cell is a whole number.
    fraction: bool,
    /// Not every cell is a number.
    text: bool,
    /// Cells that hold NA.
    na: u64,
    /// The codebook lists NA as a value.
    na_is_value: bool,
    /// What the codebook says.
    told: Option<VariableKind>,
}

impl Seen {
    fn dtype(&self) -> DataType {
        match self.told {
            Some(VariableKind::Text | VariableKind::Time) => DataType::String,
            _ if self.text => DataType::String,
            _ if self.fraction => DataType::Float64,
            _ => DataType::Int64,
        }
    }
}

fn pass(
    file: &Utf8File,
    separator: u8,
    name: &str,
    told: Option<&Codebook>,
    findings: &mut Findings,
) -> Result<(Vec<String>, Vec<Seen>, Rows), Rejected> {
    let damaged = |line: u64, e: csv::Error| {
        Rejected::from(
            Diagnostic::new(Code::CsvMalformed, name).line(line).with("reason", e),
        )
    };
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .delimiter(separator)
        .from_path(file.path())
        .map_err(|e| damaged(1, e))?;
    let raw: Vec<String> = {
        let header = reader.headers().map_err(|e| damaged(1, e))?;
        header.iter().map(|h| h.trim().to_owned()).collect()
    };
    if raw.len() > WIDEST {
        let claim = format!("{} columns", raw.len());
        return Err(super::contain::damaged(name, claim).into());
    }
    let header = named(raw, name, findings)?;
    let mut columns: Vec<Seen> = header.iter().map(|h| seen(h, told)).collect();
    let (mut rows, mut wrong) = (Rows::default(), 0_usize);
    let mut record = csv::ByteRecord::new();
    while reader.read_byte_record(&mut record).map_err(|e| {
        let line = e.position().map_or(0, csv::Position::line);
        damaged(line, e)
    })? {
        rows.all += 1;
        rows.blank += u64::from(record.iter().all(<[u8]>::is_empty));
        let line = record.position().map_or(0, csv::Position::line);
        if record.as_slice().len() > LONGEST {
            return Err(too_long(name, line).into());
        }
        if record.len() != header.len() {
            wrong += 1;
            findings.push(
                Diagnostic::new(Code::CsvMalformed, name)
                    .line(line)
                    .with("expected", header.len())
                    .with("found", record.len()),
            );
        }
        for ((cell, seen), column) in record.iter().zip(&mut columns).zip(&header) {
            if let Some(value) = look(cell, seen) {
                wrong += 1;
                let found = Diagnostic::new(Code::NumberUnreadable, name);
                findings.push(found.line(line).column(column).value(&value));
            }
        }
        if wrong >= MOST_FINDINGS {
            break;
        }
    }
    if rows.all == rows.blank {
        findings.push(Diagnostic::new(Code::FileEmpty, name));
    }
    Ok((header, columns, rows))
}

/// Rows that the pass saw; blank lines are none.
#[derive(Clone, Copy, Default)]
struct Rows {
    all: u64,
    /// Rows of separators alone.
    blank: u64,
}

/// The rows with anything in them: polars takes a blank line for a row of blanks, and that
/// is no respondent.
fn filled_rows(
    frame: LazyFrame,
    rows: Rows,
    name: &str,
    findings: &mut Findings,
) -> PolarsResult<LazyFrame> {
    let height = frame.clone().select([len()]).collect()?;
    let height = height.columns()[0].cast(&DataType::UInt64)?.u64()?.get(0).unwrap_or(0);
    let blank = height.saturating_sub(rows.all - rows.blank);
    if blank == 0 {
        return Ok(frame);
    }
    findings.push(Diagnostic::new(Code::RowBlank, name).with("n", blank));
    Ok(frame.filter(any_horizontal([all().as_expr().is_not_null()])?))
}

fn seen(column: &str, told: Option<&Codebook>) -> Seen {
    let variable = told.and_then(|codebook| codebook.variables.get(column));
    let na = ValueCode::Text("NA".to_owned());
    Seen {
        told: variable.map(|v| v.kind),
        na_is_value: variable
            .is_some_and(|v| v.labelled(&na).is_some() || v.missing.contains(&na)),
        ..Seen::default()
    }
}

/// Looks at a cell; gives it back where it should have been a number.
fn look(cell: &[u8], seen: &mut Seen) -> Option<String> {
    if cell.is_empty() {
        return None;
    }
    if cell == b"NA" && !seen.na_is_value {
        seen.na += 1;
        return None;
    }
    if seen.text {
        return None;
    }
    match number(cell) {
        Some(Number::Whole) => None,
        Some(Number::Fraction) => {
            seen.fraction = true;
            None
        }
        None if seen.told == Some(VariableKind::Number) => {
            Some(String::from_utf8_lossy(cell).into_owned())
        }
        None => {
            seen.text = true;
            None
        }
    }
}

enum Number {
    Whole,
    Fraction,
}

/// Numbers as surveys write them. A leading zero (`007`) makes a code, and more digits than
/// a number holds make an identifier: both stay text.
fn number(cell: &[u8]) -> Option<Number> {
    let digits = cell.strip_prefix(b"-").unwrap_or(cell);
    let whole = digits.iter().take_while(|b| b.is_ascii_digit()).count();
    if whole > 1 && digits[0] == b'0' {
        return None;
    }
    if whole == digits.len() {
        return (1..=18).contains(&whole).then_some(Number::Whole);
    }
    let known =
        |b: &u8| b.is_ascii_digit() || matches!(b, b'.' | b'e' | b'E' | b'+' | b'-');
    if !digits.iter().all(known) || !digits.iter().any(u8::is_ascii_digit) {
        return None;
    }
    let value: f64 = std::str::from_utf8(cell).ok()?.parse().ok()?;
    value.is_finite().then_some(Number::Fraction)
}

fn scan(
    file: &Utf8File,
    separator: u8,
    header: &[String],
    columns: &[Seen],
) -> PolarsResult<LazyFrame> {
    let schema: Schema = header
        .iter()
        .zip(columns)
        .map(|(name, seen)| Field::new(name.into(), seen.dtype()))
        .collect();
    // NA is a null only where it is no value; polars takes a list by column.
    let nulls = header
        .iter()
        .zip(columns)
        .filter(|(_, seen)| !seen.na_is_value)
        .map(|(name, _)| (PlSmallStr::from(name.as_str()), PlSmallStr::from_static("NA")))
        .collect();
    LazyCsvReader::new(PlRefPath::new(file.path().to_string_lossy()))
        .with_separator(separator)
        .with_schema(Some(Arc::new(schema)))
        .with_missing_is_null(true)
        .with_null_values(Some(NullValues::Named(nulls)))
        .finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_with_leading_zeros_and_long_identifiers_are_no_numbers() {
        for text in
            ["007", "-01", "1234567890123456789", "1e999", "inf", "nan", ".", "1_0"]
        {
            assert!(number(text.as_bytes()).is_none(), "{text}");
        }
        for text in ["0", "7", "-8", "123456789012345678"] {
            assert!(matches!(number(text.as_bytes()), Some(Number::Whole)), "{text}");
        }
        for text in ["0.5", "-1.25", "1e3", ".5", "2."] {
            assert!(matches!(number(text.as_bytes()), Some(Number::Fraction)), "{text}");
        }
    }
}
