//! `endoxa check`: what is wrong or odd with a file?

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Failure;
use super::common::{Codebook, Common, Format};
use crate::poll::{Diagnostic, Severity};
use crate::read::Rejected;
use crate::report::{diagnostic_line, summary};
use crate::study::{FileKind, check};
use crate::text::{Args as Values, strip_isolates};

/// Which findings make the command fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Deny {
    /// Warnings too.
    Warnings,
    /// Every finding.
    Notes,
}

/// What is wrong with a file of polls or respondents, a codebook or a study, and where
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
    endoxa check data/hostage-deal/toplines.csv\n  \
    endoxa check data/hostage-deal/study.toml --deny warnings\n  \
    endoxa check survey.sav                              respondents: codes, weights, design\n  \
    endoxa check polls.csv --format json")]
pub(super) struct Check {
    /// Files to check
    #[arg(required = true)]
    files: Vec<PathBuf>,
    #[command(flatten)]
    codebook: Codebook,
    /// Exit with 1 when there are findings of this kind
    #[arg(long, value_enum)]
    deny: Option<Deny>,
}

impl Check {
    pub(super) fn execute(&self, common: &Common) -> Result<(), Failure> {
        let mut reports = Vec::new();
        let (mut errors, mut denied) = (false, false);
        for file in &self.files {
            let (kind, found) = match check(file, self.codebook.path()) {
                Ok(read) => (Some(read.value), read.diagnostics),
                Err(Rejected(found)) => (None, found),
            };
            errors |= found.iter().any(Diagnostic::is_error);
            let least = match self.deny {
                Some(Deny::Warnings) => Some(Severity::Warning),
                Some(Deny::Notes) => Some(Severity::Note),
                None => None,
            };
            denied |=
                least.is_some_and(|least| found.iter().any(|d| d.severity >= least));
            let name = file.display().to_string();
            if common.format == Format::Text {
                common.print(&text(&name, kind, &found, common))?;
            }
            reports.push(serde_json::json!({ "file": name, "diagnostics": found }));
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
}

fn text(
    name: &str,
    kind: Option<FileKind>,
    found: &[Diagnostic],
    common: &Common,
) -> String {
    let say = common.phrases();
    let mut lines: Vec<String> = Vec::new();
    let least = if common.quiet { Severity::Error } else { Severity::Note };
    let shown = found.iter().filter(|d| d.severity >= least);
    lines.extend(shown.map(|d| diagnostic_line(d, &say)));
    if !common.quiet {
        let file = Values::new().text("file", name);
        let count = |n: usize| say.style().count(n as f64);
        match kind {
            Some(FileKind::Toplines { polls, questions, answers }) => {
                let args = file
                    .text("polls", count(polls))
                    .text("questions", count(questions))
                    .text("answers", count(answers));
                lines.push(say.say_with("check-polls", &args));
            }
            Some(FileKind::Crosstabs { tables, answers }) => {
                let args =
                    file.text("tables", count(tables)).text("answers", count(answers));
                lines.push(say.say_with("check-tables", &args));
            }
            Some(FileKind::Respondents { rows, variables }) => {
                let args = file
                    .text("rows", say.style().count(rows as f64))
                    .text("variables", count(variables));
                lines.push(say.say_with("check-respondents", &args));
            }
            Some(FileKind::Codebook { variables, recodes }) => {
                let args = file
                    .text("variables", count(variables))
                    .text("recodes", count(recodes));
                lines.push(say.say_with("check-codebook", &args));
            }
            Some(FileKind::Study { toplines, segments, claims }) => {
                let args = file
                    .text("toplines", count(toplines))
                    .text("segments", count(segments))
                    .text("claims", count(claims));
                lines.push(say.say_with("check-study", &args));
            }
            None => {}
        }
        lines.push(if found.is_empty() {
            say.say_with("check-clean", &Values::new().text("file", name))
        } else {
            summary(found, &say)
        });
    }
    let mut text = lines.iter().map(|l| strip_isolates(l)).collect::<Vec<_>>().join("\n");
    if !text.is_empty() {
        text.push('\n');
    }
    text
}
