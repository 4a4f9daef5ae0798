//! A layout's names against a header.

use indexmap::IndexMap;

use super::super::findings::Findings;
use super::super::table::{Cells, TextTable};
use super::{Answers, GroupLayout, Layout, Names, folded};
use crate::poll::{Code, Diagnostic, PublishedShare};
use crate::text::nearest;

/// A layout with the file's own titles in place of the names that they may have.
pub(super) struct Bound<'a> {
    /// By the project's column, the file's, in the order they are looked into.
    pub(super) columns: IndexMap<String, Vec<&'a str>>,
    pub(super) poll: Vec<&'a str>,
    pub(super) question: Vec<&'a str>,
    pub(super) group: Vec<&'a str>,
    pub(super) flags: Vec<&'a str>,
    pub(super) questions: Vec<BoundQuestion<'a>>,
    /// Columns that are kept under their own names.
    pub(super) extra: Vec<&'a str>,
}

pub(super) struct BoundQuestion<'a> {
    pub(super) id: Option<String>,
    pub(super) answers: Vec<BoundAnswer<'a>>,
    pub(super) groups: Vec<BoundGroup<'a>>,
}

/// An answer's name and the columns of its figure.
pub(super) struct BoundAnswer<'a> {
    pub(super) name: String,
    pub(super) columns: Vec<&'a str>,
}

pub(super) struct BoundGroup<'a> {
    pub(super) variable: String,
    pub(super) group: String,
    pub(super) size: Vec<&'a str>,
    pub(super) answers: Vec<BoundAnswer<'a>>,
}

/// Finds a layout's columns in a header. A file that lacks a column by which the layout is
/// recognised, or has none of its answers, is an error.
pub(super) fn bind<'a>(
    layout: &Layout,
    table: &'a TextTable,
    cells: &Cells<'a>,
    findings: &mut Findings,
) -> Bound<'a> {
    let mut binder =
        Binder { header: table.header(), used: vec![false; table.header().len()] };
    for names in &layout.recognise {
        if binder.peek(names).is_empty() {
            findings.push(missing(names, table));
        }
    }
    if layout.strict {
        let question = |q: &super::QuestionLayout| match &q.answers {
            Answers::Named(named) => named.values().cloned().collect(),
            Answers::Rest(_) => Vec::new(),
        };
        let together = layout.poll.iter().chain(&layout.question).chain(&layout.flags);
        let together = together.map(|name| Names::One(name.clone()));
        let answers = layout.questions.iter().flat_map(question);
        for names in layout.columns.values().cloned().chain(together).chain(answers) {
            if binder.peek(&names).is_empty() {
                findings.push(missing(&names, table));
            }
        }
    }
    let columns: IndexMap<String, Vec<&str>> = layout
        .columns
        .iter()
        .map(|(own, names)| (own.clone(), binder.take(names)))
        .filter(|(_, titles)| !titles.is_empty())
        .collect();
    let poll = binder.all(&layout.poll);
    let question = binder.all(&layout.question);
    let flags = binder.all(&layout.flags);
    let group = layout.group.as_ref().map(|g| binder.take(&g.column)).unwrap_or_default();
    binder.all(&layout.other);
    let mut questions = Vec::with_capacity(layout.questions.len());
    for question in &layout.questions {
        let groups = question.groups.iter().map(|group| binder.group(group)).collect();
        let answers = match &question.answers {
            Answers::Named(named) => binder.answers(named),
            // Those that are left when everything else has its columns.
            Answers::Rest(_) => Vec::new(),
        };
        questions.push(BoundQuestion { id: question.id.clone(), answers, groups });
    }
    for (bound, question) in questions.iter_mut().zip(&layout.questions) {
        if matches!(question.answers, Answers::Rest(_)) {
            bound.answers = binder.rest(layout, table, cells, findings);
        }
    }
    let long = columns.contains_key("answer") && columns.contains_key("percent");
    if !long && questions.iter().all(|q| q.answers.is_empty()) && findings.usable() {
        findings.push(Diagnostic::new(Code::AnswersMissing, table.name()).line(1));
    }
    // What identifies a poll or a question is kept too, and what is used is not.
    let kept = |title: &&'a str| {
        let at = table.header().iter().position(|h| h == title);
        let named = at.is_some_and(|at| binder.used[at]);
        // A poll's only identifier is its identifier here too.
        let poll = layout.poll.iter().filter(|_| layout.poll.len() > 1);
        let mut other = layout.other.iter().chain(&layout.flags).chain(poll);
        !named || other.any(|name| folded(name) == folded(title))
    };
    let extra = table.header().iter().map(String::as_str).filter(kept).collect();
    Bound { columns, poll, question, group, flags, questions, extra }
}

fn missing(names: &Names, table: &TextTable) -> Diagnostic {
    let first = names.iter().next().unwrap_or("");
    let found = Diagnostic::new(Code::ColumnMissing, table.name()).line(1).column(first);
    match nearest(first, table.header().iter().map(String::as_str)) {
        Some(near) => found.with("nearest", near),
        None => found,
    }
}

struct Binder<'a> {
    header: &'a [String],
    used: Vec<bool>,
}

impl<'a> Binder<'a> {
    /// The places of a column's names in the header.
    fn peek(&self, names: &Names) -> Vec<usize> {
        names
            .iter()
            .filter_map(|name| self.header.iter().position(|h| folded(h) == folded(name)))
            .collect()
    }

    fn take(&mut self, names: &Names) -> Vec<&'a str> {
        let places = self.peek(names);
        for at in &places {
            self.used[*at] = true;
        }
        places.into_iter().map(|at| self.header[at].as_str()).collect()
    }

    fn all(&mut self, names: &[String]) -> Vec<&'a str> {
        self.take(&Names::Many(names.to_vec()))
    }

    fn answers(&mut self, named: &IndexMap<String, Names>) -> Vec<BoundAnswer<'a>> {
        named
            .iter()
            .map(|(name, names)| BoundAnswer {
                name: name.clone(),
                columns: self.take(names),
            })
            .filter(|answer| !answer.columns.is_empty())
            .collect()
    }

    fn group(&mut self, group: &GroupLayout) -> BoundGroup<'a> {
        BoundGroup {
            variable: group.variable.clone(),
            group: group.group.clone(),
            size: self.take(&group.size),
            answers: self.answers(&group.answers),
        }
    }

    /// Columns that nothing else names and that hold figures, most of them.
    fn rest(
        &mut self,
        layout: &Layout,
        table: &TextTable,
        cells: &Cells<'a>,
        findings: &mut Findings,
    ) -> Vec<BoundAnswer<'a>> {
        let mut answers = Vec::new();
        for (at, title) in self.header.iter().enumerate() {
            if self.used[at] || unnamed(title, at) {
                continue;
            }
            let filled = cells.column(title).unwrap_or_default().iter().flatten();
            let (mut figures, mut others) = (0, 0);
            for cell in filled.filter(|cell| !super::cell::is_missing(cell, &[])) {
                if PublishedShare::parse(&super::cell::plain(cell)).is_ok() {
                    figures += 1;
                } else {
                    others += 1;
                }
            }
            if figures > 0 && figures >= others {
                self.used[at] = true;
                let words = layout.values.get("answer");
                let name = words.and_then(|words| words.get(title)).unwrap_or(title);
                answers.push(BoundAnswer { name: name.clone(), columns: vec![title] });
            } else {
                let code = Code::ColumnNoAnswer;
                findings.push(Diagnostic::new(code, table.name()).line(1).column(title));
            }
        }
        answers
    }
}

/// The name that a column without one was given.
fn unnamed(title: &str, at: usize) -> bool {
    title == format!("column_{}", at + 1)
}
