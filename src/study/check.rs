//! What is wrong or odd with a file, without analysing it.

use std::path::Path;

use super::manifest::load;
use super::run::{evaluate, gather};
use crate::poll::Diagnostic;
use crate::read::{self, Findings, Read, Rejected, Source};

/// What a checked file turned out to be, with its counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A toplines file.
    Toplines {
        /// Polls in it.
        polls: usize,
        /// Questions in it.
        questions: usize,
        /// Answers in it.
        answers: usize,
    },
    /// A crosstabs file.
    Crosstabs {
        /// Breakdowns in it.
        tables: usize,
        /// Answers in it.
        answers: usize,
    },
    /// A study.
    Study {
        /// Questions that it reports.
        toplines: usize,
        /// Segments that it bounds.
        segments: usize,
        /// Claims that it examines.
        claims: usize,
    },
}

/// Reads a study, a toplines file or a crosstabs file, told apart by ending and header,
/// and says what is wrong or odd with it. A study is also evaluated.
///
/// # Errors
/// [`Rejected`] with every finding when one of them is an error.
pub fn check(path: &Path) -> Result<Read<FileKind>, Rejected> {
    if path.extension().is_some_and(|e| e.eq_ignore_ascii_case("toml")) {
        return check_study(path);
    }
    let source = Source::new(path);
    if has_column(&source, "group")? {
        let read = read::crosstabs(&source)?;
        let groups = read.value.iter().flat_map(|table| &table.groups);
        let answers = groups.map(|group| group.answers.len()).sum();
        let value = FileKind::Crosstabs { tables: read.value.len(), answers };
        return Ok(Read { value, diagnostics: read.diagnostics });
    }
    let read = read::toplines(&source)?;
    let questions = read.value.polls.iter().flat_map(|poll| &poll.questions);
    let value = FileKind::Toplines {
        polls: read.value.polls.len(),
        questions: questions.clone().count(),
        answers: questions.map(|question| question.answers.len()).sum(),
    };
    Ok(Read { value, diagnostics: read.diagnostics })
}

fn check_study(path: &Path) -> Result<Read<FileKind>, Rejected> {
    let (manifest, keys) = load(path)?;
    let mut findings = Findings::default();
    let evidence = gather(path, &manifest, &mut findings)?;
    let evaluated = evaluate(&manifest, &keys, &evidence, findings)?;
    let results = evaluated.results;
    let value = FileKind::Study {
        toplines: results.toplines.len(),
        segments: results.contradictions.len(),
        claims: results.claims.len(),
    };
    Ok(Read { value, diagnostics: results.diagnostics })
}

fn has_column(source: &Source, name: &str) -> Result<bool, Diagnostic> {
    let (text, _) = source.text()?;
    let header = text.lines().next().unwrap_or("");
    Ok(header.split(',').any(|column| column.trim().trim_matches('"') == name))
}
