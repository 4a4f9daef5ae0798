//! The one door through which published figures come in, whatever their layout and format.

use std::borrow::Cow;
use std::path::Path;

use super::aliases::Aliases;
use super::bytes::Source;
use super::columns::check_header;
use super::findings::{Findings, Read, Rejected};
use super::keys::toml_file;
use super::layout::{
    self, FigureUnit, Layout, Mapped, apply, choose, named, to_percentages,
};
use super::table::{Canonical, Rows, TextTable};
use super::toplines::{COLUMNS, Toplines};
use super::{crosstabs, oddities, own, respondents, ropf};
use crate::poll::{Code, Diagnostic, GroupTable, Severity};
use crate::text::nearest;

/// How a published file is to be read where its header does not say.
#[derive(Debug, Clone, Default)]
pub struct ReadingOptions {
    /// The name of a built-in layout, or the path of a TOML file with one.
    pub layout: Option<String>,
    /// What the figures are, where the layout says otherwise or nothing.
    pub unit: Option<FigureUnit>,
    /// Other names of pollsters.
    pub aliases: Aliases,
    /// Errors about single cells that leave the cell blank, with a warning, and do not
    /// refuse the file.
    pub allow: Vec<Code>,
}

/// A published file.
#[derive(Debug, Clone, Default)]
pub struct Published {
    /// The layout that it was read in.
    pub layout: String,
    /// Its polls.
    pub toplines: Toplines,
    /// Its breakdowns, where it has some beside the totals.
    pub crosstabs: Vec<GroupTable>,
}

/// A published file in the project's own columns, as CSV.
#[derive(Debug, Clone, Default)]
pub struct CanonicalFiles {
    /// The layout that it was read in.
    pub layout: String,
    /// Toplines, one row per answer; the column `changed` says what was changed and why.
    pub toplines: String,
    /// Crosstabs, where the file has some.
    pub crosstabs: Option<String>,
}

/// Codes of findings about a single cell: the file can be used with the cell blank (of an
/// answer that stands twice, without the second row).
pub const SINGLE: [Code; 11] = [
    Code::PercentUnreadable,
    Code::SampleSizeUnreadable,
    Code::MarginUnreadable,
    Code::DateUnreadable,
    Code::DateOrder,
    Code::DateAmbiguous,
    Code::DateImplausible,
    Code::WordUnknown,
    Code::ShareAboveOne,
    Code::AnswerTwice,
    Code::RowTwice,
];

/// Reads toplines in any layout, told by the header.
///
/// # Errors
/// [`Rejected`] with every error and warning of the file.
pub fn toplines(source: &Source) -> Result<Read<Toplines>, Rejected> {
    let read = published(source, &ReadingOptions::default())?;
    Ok(Read { value: read.value.toplines, diagnostics: read.diagnostics })
}

/// Reads a published file in any layout: text (UTF-8, UTF-16 or older, any line ends, cells
/// parted by comma, semicolon, tab or bar), the first sheet of an Excel file, or ROPF.
///
/// # Errors
/// [`Rejected`] with every error and warning of the file; of a header that fits no layout,
/// the nearest columns.
pub fn published(
    source: &Source,
    options: &ReadingOptions,
) -> Result<Read<Published>, Rejected> {
    with_rows(source, options, |layout, mapped, findings| {
        let toplines = super::toplines::of(&mapped.toplines, findings)?;
        findings.extend(oddities::of(&toplines, &mapped.toplines));
        let crosstabs = match &mapped.crosstabs {
            Some(rows) => crosstabs::of(rows, findings)?,
            None => Vec::new(),
        };
        Ok(Published { layout: layout.to_owned(), toplines, crosstabs })
    })
}

/// A published file in the project's own columns. What `published` refuses is refused here;
/// cells with errors that are allowed are blank.
///
/// # Errors
/// As [`published`].
pub fn canonical(
    source: &Source,
    options: &ReadingOptions,
) -> Result<Read<CanonicalFiles>, Rejected> {
    with_rows(source, options, |layout, mapped, findings| {
        let before = findings.len();
        let toplines = super::toplines::of(&mapped.toplines, findings)?;
        findings.extend(oddities::of(&toplines, &mapped.toplines));
        let text = super::write::csv(&mapped.toplines, &findings.since(before))?;
        let before = findings.len();
        let crosstabs = match &mapped.crosstabs {
            Some(rows) => {
                crosstabs::of(rows, findings)?;
                Some(super::write::csv(rows, &findings.since(before))?)
            }
            None => None,
        };
        Ok(CanonicalFiles { layout: layout.to_owned(), toplines: text, crosstabs })
    })
}

/// True when the file's header fits a layout, or nearly the project's own: then it holds
/// published figures and no respondents.
///
/// # Errors
/// A diagnostic when the file cannot be read.
pub fn is_published(source: &Source) -> Result<bool, Diagnostic> {
    let path = source.path();
    match format(path) {
        Format::Excel => {
            let sheet = respondents::sheet(path, source.name())?;
            Ok(choose(&sheet.header).is_some())
        }
        Format::Ropf => Ok(true),
        Format::Text => {
            let line = source.first_line()?;
            Ok(line.starts_with(ropf::BULLET) || fits(&super::table::header_of(&line)))
        }
        Format::Other => Ok(false),
    }
}

/// The project's own files are known by two of these, a misspelt header included.
fn fits(header: &[String]) -> bool {
    let known = ["poll", "pollster", "question", "answer", "percent"];
    choose(header).is_some()
        || header.iter().filter(|h| known.contains(&h.to_lowercase().as_str())).count()
            >= 2
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Text,
    Excel,
    Ropf,
    Other,
}

fn format(path: &Path) -> Format {
    let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        None | Some("csv" | "tsv" | "psv" | "txt" | "tab") => Format::Text,
        Some("xlsx" | "xlsm") => Format::Excel,
        Some("ropf") => Format::Ropf,
        Some(_) => Format::Other,
    }
}

/// Reads a file, chooses its layout, maps its rows and hands them on.
fn with_rows<T>(
    source: &Source,
    options: &ReadingOptions,
    make: impl FnOnce(&str, &Mapped<'_>, &mut Findings) -> Result<T, Rejected>,
) -> Result<Read<T>, Rejected> {
    let mut findings = Findings::default();
    let table = table(source, &mut findings)?;
    let chosen = layout(options, &table, &mut findings)?;
    let layout = chosen.as_ref();
    let mut allow: Vec<Code> =
        options.allow.iter().chain(&layout.allow).copied().collect();
    // Who says what the figures are has looked at them.
    if options.unit.is_some() {
        allow.push(Code::PercentsAreShares);
    }
    let rows = table.collect(table.frame())?;
    let made = mapped(layout, options, &table, &rows, &mut findings);
    let Some(mapped) = made else {
        return Err(allowed(findings, &allow).finish(()).map_or_else(
            |rejected| rejected,
            // Nothing was mapped although no error is left.
            |_| Diagnostic::new(Code::FileEmpty, table.name()).into(),
        ));
    };
    match make(&layout.name, &mapped, &mut findings) {
        Ok(value) => allowed(findings, &allow).finish(value),
        Err(Rejected(more)) => {
            findings.extend(more);
            Err(Rejected(allowed(findings, &allow).into_inner()))
        }
    }
}

fn mapped<'a>(
    layout: &Layout,
    options: &ReadingOptions,
    table: &'a TextTable,
    rows: &'a Rows,
    findings: &mut Findings,
) -> Option<Mapped<'a>> {
    let cells = rows.cells(table);
    if layout.name == layout::OWN {
        findings.extend(check_header(table.header(), &COLUMNS, table.name()));
        if !findings.usable() {
            return None;
        }
        let mut toplines = Canonical::same(table, &cells);
        own::clean(&mut toplines, &options.aliases, findings);
        if options.unit == Some(FigureUnit::Share) {
            to_percentages(&mut toplines, findings);
        }
        return Some(Mapped { toplines, crosstabs: None });
    }
    let unit = options.unit.unwrap_or(layout.unit);
    apply(layout, unit, &options.aliases, table, &cells, findings)
}

fn table(source: &Source, findings: &mut Findings) -> Result<TextTable, Rejected> {
    match format(source.path()) {
        Format::Excel => {
            let sheet = respondents::sheet(source.path(), source.name())?;
            findings.extend(sheet.diagnostics);
            TextTable::of_columns(
                source.name(),
                sheet.header,
                sheet.columns,
                sheet.lines,
                findings,
            )
        }
        _ => {
            let (text, warning) = source.text()?;
            if text.starts_with(ropf::BULLET) || format(source.path()) == Format::Ropf {
                findings.extend(warning);
                return ropf::read(&text, source.name(), findings);
            }
            TextTable::of_text(text, warning, source.name(), findings)
        }
    }
}

/// The layout that is asked for, or the one that the header fits.
fn layout(
    options: &ReadingOptions,
    table: &TextTable,
    findings: &mut Findings,
) -> Result<Cow<'static, Layout>, Rejected> {
    let Some(wanted) = &options.layout else {
        return match choose(table.header()) {
            Some(layout) => Ok(Cow::Borrowed(layout)),
            None if fits(table.header()) => own_layout(),
            None => Err(unknown(table).into()),
        };
    };
    if let Some(layout) = named(wanted) {
        return Ok(Cow::Borrowed(layout));
    }
    let path = Path::new(wanted);
    if path.extension().is_none_or(|ending| ending != "toml") {
        let names: Vec<&str> =
            layout::layouts().iter().map(|l| l.name.as_str()).collect();
        let found = Diagnostic::new(Code::WordUnknown, table.name())
            .column("layout")
            .value(wanted)
            .with("names", format!("{}, FILE.toml", names.join(", ")));
        return Err(match nearest(wanted, names) {
            Some(near) => found.with("nearest", near),
            None => found,
        }
        .into());
    }
    let read = toml_file::<Layout>(&Source::new(path))?;
    findings.extend(read.diagnostics);
    let (mut layout, _) = read.value;
    layout.strict = true;
    Ok(Cow::Owned(layout))
}

fn own_layout() -> Result<Cow<'static, Layout>, Rejected> {
    named(layout::OWN)
        .map(Cow::Borrowed)
        .ok_or_else(|| Diagnostic::new(Code::LayoutUnknown, layout::OWN).into())
}

/// A header that fits nothing, with the layout that is nearest and what it lacks of it.
fn unknown(table: &TextTable) -> Diagnostic {
    let header: Vec<String> = table.header().iter().take(12).cloned().collect();
    let found = Diagnostic::new(Code::LayoutUnknown, table.name()).line(1);
    let names: Vec<&str> = layout::layouts().iter().map(|l| l.name.as_str()).collect();
    found.with("found", header.join(", ")).with("names", names.join(", "))
}

/// Errors about single cells that the reader of the file allows become warnings.
fn allowed(findings: Findings, allow: &[Code]) -> Findings {
    let mut kept = Findings::default();
    kept.extend(findings.into_inner().into_iter().map(|mut found| {
        let single =
            SINGLE.contains(&found.code) || found.code == Code::PercentsAreShares;
        if allow.contains(&found.code) && single && found.is_error() {
            found.severity = Severity::Warning;
        }
        found
    }));
    kept
}
