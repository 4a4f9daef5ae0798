//! Options that every command takes, and how output leaves the program.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::Failure;
use crate::phrase::Phrases;
use crate::poll::{Code, Diagnostic, Severity};
use crate::read::Source;
use crate::report::{Document, diagnostic_line, inert_cell, markdown, terminal};
use crate::results::{Lang, Results, SCHEMA_VERSION};
use crate::stats::Level;

/// How output is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum Format {
    /// For people.
    #[default]
    Text,
    /// For programs: one JSON value, the same schema from release to release.
    Json,
    /// Tables in Markdown.
    Md,
    /// Tables as tidy CSV: a row a share, proportions.
    Csv,
}

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum Colour {
    /// On a terminal, unless NO_COLOR is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

#[derive(Debug, Args)]
pub(super) struct Common {
    /// How to print the result; md and csv where it is a table of shares
    #[arg(long, global = true, value_enum, default_value_t)]
    pub(super) format: Format,
    /// Confidence level of intervals, such as 0.95 or 95%
    #[arg(long, global = true, value_parser = level)]
    pub(super) level: Option<Level>,
    /// Language of reports, charts and messages: en, ar or he
    #[arg(long, global = true)]
    pub(super) lang: Option<Lang>,
    /// Print errors only
    #[arg(long, short, global = true)]
    pub(super) quiet: bool,
    /// When to use colours
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN")]
    pub(super) color: Colour,
}

/// The codebook of a file of respondents.
#[derive(Debug, Args)]
pub(super) struct Codebook {
    /// Codebook, .csv or .toml, in place of those beside the file
    #[arg(long, value_name = "FILE")]
    codebook: Option<PathBuf>,
}

impl Codebook {
    pub(super) fn path(&self) -> Option<&Path> {
        self.codebook.as_deref()
    }
}

fn level(text: &str) -> Result<Level, String> {
    let number = text.trim_end_matches('%').parse::<f64>().map_err(|e| e.to_string())?;
    let share = if text.ends_with('%') { number / 100.0 } else { number };
    Level::new(share).map_err(|e| e.to_string())
}

impl Common {
    pub(super) fn apply_colour(&self) {
        let choice = match self.color {
            Colour::Auto => anstream::ColorChoice::Auto,
            Colour::Always => anstream::ColorChoice::Always,
            Colour::Never => anstream::ColorChoice::Never,
        };
        choice.write_global();
    }

    /// The language of messages: the one asked for, else English.
    pub(super) fn language(&self) -> Lang {
        self.lang.unwrap_or_default()
    }

    pub(super) fn phrases(&self) -> Phrases {
        Phrases::new(self.language())
    }

    pub(super) fn confidence(&self) -> Level {
        self.level.unwrap_or_default()
    }

    /// Writes to standard output; a reader that went away is no failure.
    pub(super) fn print(&self, text: &str) -> Result<(), Failure> {
        let mut out = anstream::stdout().lock();
        match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
            Err(e) if e.kind() != std::io::ErrorKind::BrokenPipe => {
                Err(Diagnostic::new(Code::OutputUnwritable, "-").with("reason", e).into())
            }
            _ => Ok(()),
        }
    }

    /// Prints sentences, one a line, or the value as JSON.
    pub(super) fn answer(
        &self,
        lines: &[String],
        value: &impl Serialize,
    ) -> Result<(), Failure> {
        match self.format {
            Format::Text => {
                let lines = lines.iter().map(|line| crate::text::strip_isolates(line));
                self.print(&format!("{}\n", lines.collect::<Vec<_>>().join("\n")))
            }
            _ => self.json(value),
        }
    }

    /// Refuses formats of tables for an answer that is none.
    pub(super) fn no_table(&self) -> Result<(), Failure> {
        if matches!(self.format, Format::Md | Format::Csv) {
            let found = Diagnostic::new(Code::ArgumentInvalid, "endoxa");
            return Err(found.value("--format").with("expected", "text, json").into());
        }
        Ok(())
    }

    /// Prints a table in any format; `rows` are its rows for CSV.
    pub(super) fn table(
        &self,
        document: &Document,
        value: &impl Serialize,
        rows: &[impl Serialize],
    ) -> Result<(), Failure> {
        match self.format {
            Format::Json => self.json(value),
            Format::Text => self.print(&terminal(document, 80)),
            Format::Md => self.print(&markdown(document)),
            Format::Csv => self.csv(rows),
        }
    }

    /// Prints a value as JSON.
    pub(super) fn json(&self, value: &impl Serialize) -> Result<(), Failure> {
        self.print(&to_json(value)?)
    }

    /// Prints rows as CSV.
    pub(super) fn csv(&self, rows: &[impl Serialize]) -> Result<(), Failure> {
        self.print(&to_csv(rows)?)
    }

    /// Prints findings to standard error, those of a severity or worse.
    pub(super) fn findings(&self, found: &[Diagnostic], least: Severity) {
        let say = self.phrases();
        let mut out = anstream::stderr().lock();
        for diagnostic in found.iter().filter(|d| d.severity >= least) {
            let line = crate::text::strip_isolates(&diagnostic_line(diagnostic, &say));
            let _ = writeln!(out, "{line}");
        }
    }
}

/// Pretty JSON with a line end.
pub(super) fn to_json(value: &impl Serialize) -> Result<String, Failure> {
    let text = serde_json::to_string_pretty(value)
        .map_err(|e| Diagnostic::new(Code::OutputUnwritable, "-").with("reason", e))?;
    Ok(format!("{text}\n"))
}

/// Rows of texts as CSV; a spreadsheet runs none of them as a formula.
pub(super) fn texts_as_csv(
    header: &[&str],
    rows: &[Vec<String>],
) -> Result<String, Failure> {
    let rows: Vec<Vec<String>> = rows
        .iter()
        .map(|row| row.iter().map(|cell| inert_cell(cell)).collect())
        .collect();
    write_csv(|out| {
        out.write_record(header)?;
        rows.iter().try_for_each(|row| out.write_record(row))
    })
}

/// Rows as CSV with a header.
pub(super) fn to_csv<T: Serialize>(rows: &[T]) -> Result<String, Failure> {
    write_csv(|out| rows.iter().try_for_each(|row| out.serialize(row)))
}

fn write_csv(
    fill: impl FnOnce(&mut csv::Writer<Vec<u8>>) -> Result<(), csv::Error>,
) -> Result<String, Failure> {
    let failed = |e: String| {
        Failure::from(Diagnostic::new(Code::OutputUnwritable, "-").with("reason", e))
    };
    let mut out = csv::Writer::from_writer(Vec::new());
    fill(&mut out).map_err(|e| failed(e.to_string()))?;
    let bytes = out.into_inner().map_err(|e| failed(e.to_string()))?;
    String::from_utf8(bytes).map_err(|e| failed(e.to_string()))
}

/// A results file that this program can read.
pub(super) fn read_results(path: &Path) -> Result<Results, Failure> {
    let source = Source::new(path);
    let (text, _) = source.text()?;
    let malformed = |reason: String| {
        Diagnostic::new(Code::ResultsMalformed, source.name()).with("reason", reason)
    };
    let value: serde_json::Value =
        serde_json::from_str(&text).map_err(|e| malformed(e.to_string()))?;
    let version = value.get("schema_version").and_then(serde_json::Value::as_str);
    let major = |v: &str| v.split('.').next().map(str::to_owned);
    match version {
        Some(v) if major(v) == major(SCHEMA_VERSION) => {}
        Some(v) => {
            return Err(Diagnostic::new(Code::SchemaVersion, source.name())
                .with("found", v)
                .with("expected", SCHEMA_VERSION)
                .into());
        }
        None => return Err(malformed("schema_version".to_owned()).into()),
    }
    serde_json::from_value(value).map_err(|e| malformed(e.to_string()).into())
}
