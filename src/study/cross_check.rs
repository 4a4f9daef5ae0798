//! Whether a study's files speak of the same things.

use std::collections::BTreeSet;

use crate::analysis::Evidence;
use crate::poll::{Code, Diagnostic, GroupTable, Poll, SourceRow};
use crate::read::LabelKind;
use crate::text::nearest;

/// Crosstabs of polls and questions that the toplines do not have are errors; answers
/// without a total and labels without a thing are told.
pub(super) fn cross_check(evidence: &Evidence) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> =
        evidence.crosstabs.iter().flat_map(|table| of_table(table, evidence)).collect();
    let names = names(evidence);
    found.extend(evidence.labels.unused(|kind, name| names.contains(&(kind, name))));
    found
}

fn of_table(table: &GroupTable, evidence: &Evidence) -> Vec<Diagnostic> {
    let Some(row) = table.groups.iter().flat_map(|g| &g.answers).map(|a| &a.row).next()
    else {
        return Vec::new();
    };
    let polls = &evidence.toplines.polls;
    let Some(poll) = polls.iter().find(|p| p.id == table.poll) else {
        let known = polls.iter().map(|p| p.id.as_str());
        return vec![unknown(Code::PollUnknown, row, "poll", &table.poll, known)];
    };
    let Some(question) = poll.question(&table.question) else {
        let known = poll.questions.iter().map(|q| q.id.as_str());
        let code = Code::QuestionUnknown;
        return vec![unknown(code, row, "question", &table.question, known)];
    };
    let mut told = BTreeSet::new();
    let answers = table.groups.iter().flat_map(|group| &group.answers);
    answers
        .filter(|a| question.answer(&a.name).is_none() && told.insert(a.name.as_str()))
        .map(|a| {
            Diagnostic::new(Code::ToplineMissing, &a.row.file)
                .line(a.row.line)
                .column("answer")
                .value(&a.name)
        })
        .collect()
}

fn unknown<'a>(
    code: Code,
    row: &SourceRow,
    column: &str,
    value: &str,
    known: impl Iterator<Item = &'a str>,
) -> Diagnostic {
    let found =
        Diagnostic::new(code, &row.file).line(row.line).column(column).value(value);
    match nearest(value, known) {
        Some(near) => found.with("nearest", near),
        None => found,
    }
}

/// Everything in the data that a label can name.
fn names(evidence: &Evidence) -> BTreeSet<(LabelKind, &str)> {
    let mut names = BTreeSet::new();
    for poll in &evidence.toplines.polls {
        names.extend(of_poll(poll));
    }
    for table in &evidence.crosstabs {
        names.insert((LabelKind::Variable, table.variable.as_str()));
        for group in &table.groups {
            names.insert((LabelKind::Group, group.name.as_str()));
            names.extend(
                group.answers.iter().map(|a| (LabelKind::Answer, a.name.as_str())),
            );
        }
    }
    names
}

fn of_poll(poll: &Poll) -> Vec<(LabelKind, &str)> {
    let mut names = vec![(LabelKind::Poll, poll.id.as_str())];
    let cells =
        [(LabelKind::Population, &poll.population), (LabelKind::Mode, &poll.mode)];
    names.extend(
        cells.into_iter().filter_map(|(kind, name)| Some((kind, name.as_deref()?))),
    );
    for question in &poll.questions {
        names.push((LabelKind::Question, question.id.as_str()));
        let answers = question.answers.iter();
        names.extend(answers.map(|a| (LabelKind::Answer, a.name.as_str())));
    }
    names
}
