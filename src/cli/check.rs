//! `endoxa check`: what is wrong or odd with a file?

use std::path::PathBuf;

use clap::Args;
use indexmap::IndexMap;

use super::Failure;
use super::common::{Codebook, Common, Format};
use super::reading::{Reading, code};
use crate::poll::{Code, Diagnostic, Severity};
use crate::read::Rejected;
use crate::report::{diagnostic_line, grouped, summary};
use crate::study::{FileKind, check};
use crate::text::{Args as Values, strip_isolates};

/// Which findings make the command fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Deny {
    /// Those of a severity or worse.
    Least(Severity),
    /// Those of a code.
    Code(Code),
}

fn deny(text: &str) -> Result<Deny, String> {
    match text {
        "warnings" => Ok(Deny::Least(Severity::Warning)),
        "notes" => Ok(Deny::Least(Severity::Note)),
        _ => code(text).map(Deny::Code),
    }
}

impl Deny {
    fn holds(self, found: &Diagnostic) -> bool {
        match self {
            Self::Least(least) => found.severity >= least,
            Self::Code(code) => found.code == code,
        }
    }
}

/// What is wrong with a file of polls or respondents, a codebook or a study, and where
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
    endoxa check data/hostage-deal/toplines.csv\n  \
    endoxa check data/hostage-deal/study.toml --deny warnings\n  \
    endoxa check polls_*.csv --deny poll-twice,sum-too-high --allow date-order\n  \
    endoxa check wikipedia.tsv --layout wikipedia\n  \
    endoxa check survey.sav                              respondents: codes, weights, design\n  \
    endoxa check polls.csv --format json\n\n\
    Published files are read in any layout that endoxa knows or is told (docs/layouts.md).\n\
    Findings are grouped by code, the worst first, with their number and first places;\n\
    endoxa explain CODE says more of one. Errors end with 2, denied findings with 1.")]
pub(super) struct Check {
    /// Files to check
    #[arg(required = true)]
    files: Vec<PathBuf>,
    #[command(flatten)]
    codebook: Codebook,
    #[command(flatten)]
    reading: Reading,
    /// Exit with 1 when there are such findings: warnings, notes (and worse), or codes
    #[arg(long, value_name = "CODE", value_delimiter = ',', value_parser = deny)]
    deny: Vec<Deny>,
    /// Print every finding, in the order of the file
    #[arg(long)]
    all: bool,
}

impl Check {
    pub(super) fn execute(&self, common: &Common) -> Result<(), Failure> {
        let options = self.reading.options()?;
        let mut reports = Vec::new();
        let (mut errors, mut denied) = (false, false);
        for file in &self.files {
            let (kind, found) = match check(file, self.codebook.path(), &options) {
                Ok(read) => (Some(read.value), read.diagnostics),
                Err(Rejected(found)) => (None, found),
            };
            errors |= found.iter().any(Diagnostic::is_error);
            let allowed = |d: &&Diagnostic| !self.reading.allow().contains(&d.code);
            denied |= found
                .iter()
                .filter(allowed)
                .any(|d| self.deny.iter().any(|deny| deny.holds(d)));
            let name = file.display().to_string();
            if common.format == Format::Text {
                common.print(&self.text(&name, kind, &found, common))?;
            }
            let mut counts: IndexMap<&str, usize> = IndexMap::new();
            for diagnostic in &found {
                *counts.entry(diagnostic.code.name()).or_default() += 1;
            }
            reports.push(serde_json::json!({
                "file": name,
                "counts": counts,
                "diagnostics": found,
            }));
        }
        if common.format == Format::Json {
            common.json(&reports)?;
        }
        match (errors, denied) {
            (true, _) => Err(Failure::Input(Vec::new())),
            (false, true) => Err(Failure::Denied),
            (false, false) => Ok(()),
        }
    }

    fn text(
        &self,
        name: &str,
        kind: Option<FileKind>,
        found: &[Diagnostic],
        common: &Common,
    ) -> String {
        let say = common.phrases();
        let least = if common.quiet { Severity::Error } else { Severity::Note };
        let mut lines = if self.all {
            let shown = found.iter().filter(|d| d.severity >= least);
            shown.map(|d| diagnostic_line(d, &say)).collect()
        } else {
            grouped(found, least, &say)
        };
        if !common.quiet {
            lines.extend(kind.map(|kind| counts(name, kind, common)).unwrap_or_default());
            lines.push(if found.is_empty() {
                say.say_with("check-clean", &Values::new().text("file", name))
            } else {
                summary(found, &say)
            });
        }
        let mut text =
            lines.iter().map(|l| strip_isolates(l)).collect::<Vec<_>>().join("\n");
        if !text.is_empty() {
            text.push('\n');
        }
        text
    }
}

/// What a file turned out to be, with its counts.
fn counts(name: &str, kind: FileKind, common: &Common) -> Vec<String> {
    let say = common.phrases();
    let mut lines = Vec::new();
    let file = Values::new().text("file", name);
    let count = |n: usize| say.style().count(n as f64);
    match kind {
        FileKind::Toplines { polls, questions, answers, tables, table_answers } => {
            let args = file
                .text("polls", count(polls))
                .text("questions", count(questions))
                .text("answers", count(answers));
            lines.push(say.say_with("check-polls", &args));
            if tables > 0 {
                let args = Values::new()
                    .text("file", name)
                    .text("tables", count(tables))
                    .text("answers", count(table_answers));
                lines.push(say.say_with("check-tables", &args));
            }
        }
        FileKind::Crosstabs { tables, answers } => {
            let args = file.text("tables", count(tables)).text("answers", count(answers));
            lines.push(say.say_with("check-tables", &args));
        }
        FileKind::Respondents { rows, variables } => {
            let args = file
                .text("rows", say.style().count(rows as f64))
                .text("variables", count(variables));
            lines.push(say.say_with("check-respondents", &args));
        }
        FileKind::Codebook { variables, recodes } => {
            let args =
                file.text("variables", count(variables)).text("recodes", count(recodes));
            lines.push(say.say_with("check-codebook", &args));
        }
        FileKind::Study { toplines, segments, claims } => {
            let args = file
                .text("toplines", count(toplines))
                .text("segments", count(segments))
                .text("claims", count(claims));
            lines.push(say.say_with("check-study", &args));
        }
    }
    lines
}
