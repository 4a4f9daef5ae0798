//! What is wrong or odd with a file, without analysing it.

use std::path::Path;

use super::manifest::load;
use super::run::{evaluate, gather};
use crate::analysis::describe;
use crate::poll::{Code, Declarations, Diagnostic};
use crate::read::{self, Findings, Read, ReadingOptions, Rejected, Source};

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
        /// Breakdowns beside the totals.
        tables: usize,
        /// Answers in them.
        table_answers: usize,
    },
    /// A crosstabs file.
    Crosstabs {
        /// Breakdowns in it.
        tables: usize,
        /// Answers in it.
        answers: usize,
    },
    /// A file of respondents.
    Respondents {
        /// Respondents in it.
        rows: u64,
        /// Variables in it, recodes included.
        variables: usize,
    },
    /// A codebook in TOML.
    Codebook {
        /// Variables that it describes.
        variables: usize,
        /// Variables that it makes of others.
        recodes: usize,
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

/// Reads a study, a codebook, a toplines file, a crosstabs file or a file of respondents,
/// told apart by ending and header, and says what is wrong or odd with it. A study is also
/// evaluated; respondents are counted, and their sample design is held against them.
/// `codebook` is for files of respondents, in place of those beside them, `reading` for
/// published figures.
///
/// # Errors
/// [`Rejected`] with every finding when one of them is an error.
pub fn check(
    path: &Path,
    codebook: Option<&Path>,
    reading: &ReadingOptions,
) -> Result<Read<FileKind>, Rejected> {
    if path.to_string_lossy().to_lowercase().ends_with(".codebook.toml") {
        let read = read::declarations(path)?;
        let Declarations { variables, recodes, .. } = &read.value.value;
        let value =
            FileKind::Codebook { variables: variables.len(), recodes: recodes.len() };
        return Ok(Read { value, diagnostics: read.diagnostics });
    }
    if path.extension().is_some_and(|e| e.eq_ignore_ascii_case("toml")) {
        return check_study(path);
    }
    let source = Source::new(path);
    if reading.layout.is_some() {
        return toplines(&source, reading);
    }
    match published_kind(&source)? {
        Some(Published::Crosstabs) => crosstabs(&source),
        Some(Published::Toplines) => toplines(&source, reading),
        None => check_respondents(path, codebook),
    }
}

/// A file of published figures, by its header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Published {
    /// Toplines.
    Toplines,
    /// Toplines by group.
    Crosstabs,
}

/// Whether a file holds published figures, and which; `None` for respondents.
///
/// # Errors
/// A file that cannot be read.
pub fn published_kind(source: &Source) -> Result<Option<Published>, Diagnostic> {
    if !read::is_published(source)? {
        return Ok(None);
    }
    let by_group = is_crosstabs(source)?;
    Ok(Some(if by_group { Published::Crosstabs } else { Published::Toplines }))
}

fn crosstabs(source: &Source) -> Result<Read<FileKind>, Rejected> {
    let read = read::crosstabs(source)?;
    let groups = read.value.iter().flat_map(|table| &table.groups);
    let answers = groups.map(|group| group.answers.len()).sum();
    let value = FileKind::Crosstabs { tables: read.value.len(), answers };
    Ok(Read { value, diagnostics: read.diagnostics })
}

fn toplines(
    source: &Source,
    reading: &ReadingOptions,
) -> Result<Read<FileKind>, Rejected> {
    let read = read::published(source, reading)?;
    let questions = read.value.toplines.polls.iter().flat_map(|poll| &poll.questions);
    let groups = read.value.crosstabs.iter().flat_map(|table| &table.groups);
    let value = FileKind::Toplines {
        polls: read.value.toplines.polls.len(),
        questions: questions.clone().count(),
        answers: questions.map(|question| question.answers.len()).sum(),
        tables: read.value.crosstabs.len(),
        table_answers: groups.map(|group| group.answers.len()).sum(),
    };
    Ok(Read { value, diagnostics: read.diagnostics })
}

fn check_respondents(
    path: &Path,
    codebook: Option<&Path>,
) -> Result<Read<FileKind>, Rejected> {
    let read = describe(path, codebook)?;
    let mut findings = Findings::default();
    findings.extend(read.diagnostics);
    for weight in read.value.weights.iter().filter(|w| w.negative > 0) {
        let negative = Diagnostic::new(Code::WeightUnusable, &read.value.file)
            .column(&weight.name)
            .value("< 0");
        // A declared weight's rows are named already.
        if read.value.design.is_none() {
            findings.push(negative);
        }
    }
    findings.finish(FileKind::Respondents {
        rows: read.value.rows,
        variables: read.value.variables.len(),
    })
}

fn check_study(path: &Path) -> Result<Read<FileKind>, Rejected> {
    let (manifest, keys) = load(path)?;
    let mut findings = Findings::default();
    let evidence = gather(path, &manifest, &mut findings)?;
    let evaluated = evaluate(&manifest, &keys, &evidence, findings)?;
    let results = evaluated.results;
    let value = FileKind::Study {
        toplines: results.toplines.len()
            + results.frequencies.len()
            + results.crosstabs.len()
            + results.trends.len(),
        segments: results.contradictions.len()
            + results.segments.len()
            + results.patterns.len()
            + results.joints.len(),
        claims: results.claims.len(),
    };
    Ok(Read { value, diagnostics: results.diagnostics })
}

/// The project's own crosstabs are CSV with a column of groups.
fn is_crosstabs(source: &Source) -> Result<bool, Diagnostic> {
    if source.path().extension().is_some_and(|e| !e.eq_ignore_ascii_case("csv")) {
        return Ok(false);
    }
    let header = source.first_line()?;
    let mut names = header.split(',').map(|c| c.trim().trim_matches('"').to_lowercase());
    Ok(names.any(|name| name == "group"))
}
