//! What is odd about polls beside one another: kept as it is, and said.

mod columns;
mod houses;
mod kinds;
mod names;

use super::table::Canonical;
use super::toplines::Toplines;
use crate::poll::{Code, Diagnostic, Poll};

/// Looks over all polls of a file.
pub(super) fn of(toplines: &Toplines, rows: &Canonical<'_>) -> Vec<Diagnostic> {
    let file = File { rows, polls: &toplines.polls };
    let mut found = names::spellings(&file);
    found.extend(kinds::kinds(&file));
    found.extend(columns::columns(&file));
    found.extend(houses::houses(&file));
    found
}

/// Polls and what their file calls its columns.
struct File<'a> {
    rows: &'a Canonical<'a>,
    polls: &'a [Poll],
}

impl File<'_> {
    /// A finding about a poll, at its first row.
    fn about(&self, code: Code, poll: &Poll, column: &str, value: &str) -> Diagnostic {
        Diagnostic::new(code, self.rows.name())
            .line(line(poll))
            .column(self.rows.titled(column))
            .value(value)
    }
}

/// The line of a poll's first answer.
fn line(poll: &Poll) -> u64 {
    let mut answers = poll.questions.iter().flat_map(|question| &question.answers);
    answers.next().map_or(0, |answer| answer.row.line)
}
