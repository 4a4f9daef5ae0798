//! Options about how published files are read.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Failure;
use crate::poll::Code;
use crate::read::{Aliases, FigureUnit, ReadingOptions, Source};
use crate::text::nearest;

/// What the figures of a file are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Unit {
    /// 0 to 100.
    Percent,
    /// 0 to 1.
    Share,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Published files")]
pub(super) struct Reading {
    /// Layout: the name of a built-in one or a TOML file; else the header tells (docs/layouts.md)
    #[arg(long, value_name = "NAME|FILE.toml")]
    layout: Option<String>,
    /// What the figures are, where layout and header leave it open
    #[arg(long, value_enum)]
    unit: Option<Unit>,
    /// CSV of other names of pollsters: alias,name
    #[arg(long, value_name = "FILE")]
    aliases: Option<PathBuf>,
    /// Findings that are no failure; of errors about single cells, leave the cell blank
    #[arg(long, value_name = "CODE", value_delimiter = ',', value_parser = code)]
    allow: Vec<Code>,
}

impl Reading {
    pub(super) fn options(&self) -> Result<ReadingOptions, Failure> {
        let aliases = match &self.aliases {
            Some(file) => Aliases::with(&Source::new(file))?.value,
            None => Aliases::default(),
        };
        let unit = self.unit.map(|unit| match unit {
            Unit::Percent => FigureUnit::Percent,
            Unit::Share => FigureUnit::Share,
        });
        let (layout, allow) = (self.layout.clone(), self.allow.clone());
        Ok(ReadingOptions { layout, unit, aliases, allow })
    }

    pub(super) fn allow(&self) -> &[Code] {
        &self.allow
    }
}

/// A code by its name.
pub(super) fn code(text: &str) -> Result<Code, String> {
    let known = || Code::ALL.iter().copied();
    if let Some(code) = known().find(|code| code.name() == text) {
        return Ok(code);
    }
    match nearest(text, known().map(Code::name)) {
        Some(near) => Err(format!("{text}? → {near}")),
        None => Err("docs/diagnostics.md".to_owned()),
    }
}
