//! What a study's analyses look at.

use crate::poll::{Code, Diagnostic, GroupTable, Poll, Question};
use crate::read::{LabelKind, Labels, Toplines};
use crate::results::Label;
use crate::stats::{Level, ShareMethod};
use crate::text::nearest;

/// Choices that hold for all analyses of a study.
#[derive(Debug, Clone, Copy, Default)]
pub struct Settings {
    /// Confidence level.
    pub level: Level,
    /// Method of intervals for shares.
    pub method: ShareMethod,
    /// Sample size to assume where none was published: labelled wherever it matters.
    pub assumed_n: Option<f64>,
    /// Design effect to use for every poll.
    pub design_effect: Option<f64>,
}

/// The polls, breakdowns and labels of a study.
#[derive(Debug, Default)]
pub struct Evidence {
    /// Name of the study file, for messages.
    pub study: String,
    /// The polls.
    pub toplines: Toplines,
    /// Breakdowns by group.
    pub crosstabs: Vec<GroupTable>,
    /// Printed names.
    pub labels: Labels,
    /// Choices for all analyses.
    pub settings: Settings,
}

impl Evidence {
    /// The poll with this identifier.
    ///
    /// # Errors
    /// A diagnostic with the nearest identifier; `at` is the study's key that names it.
    pub fn poll(&self, id: &str, at: &str) -> Result<&Poll, Diagnostic> {
        self.toplines.poll(id).ok_or_else(|| {
            let known = self.toplines.polls.iter().map(|p| p.id.as_str());
            self.unknown(Code::PollUnknown, at, id, known)
        })
    }

    /// A question of a poll.
    ///
    /// # Errors
    /// A diagnostic with the nearest identifier.
    pub fn question<'a>(
        &self,
        poll: &'a Poll,
        id: &str,
        at: &str,
    ) -> Result<&'a Question, Diagnostic> {
        poll.question(id).ok_or_else(|| {
            let known = poll.questions.iter().map(|q| q.id.as_str());
            self.unknown(Code::QuestionUnknown, at, id, known)
        })
    }

    /// The breakdown of a question by a variable, if it was published.
    #[must_use]
    pub fn breakdown(
        &self,
        poll: &str,
        question: &str,
        variable: &str,
    ) -> Option<&GroupTable> {
        self.crosstabs
            .iter()
            .find(|t| t.poll == poll && t.question == question && t.variable == variable)
    }

    /// A printed name.
    #[must_use]
    pub fn label(&self, kind: LabelKind, question: Option<&str>, name: &str) -> Label {
        self.labels.get(kind, question, name)
    }

    /// A finding about a name in the study that nothing bears, with the nearest one.
    #[must_use]
    pub fn unknown<'a>(
        &self,
        code: Code,
        at: &str,
        value: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) -> Diagnostic {
        let found = Diagnostic::new(code, &self.study).column(at).value(value);
        match nearest(value, known) {
            Some(near) => found.with("nearest", near),
            None => found,
        }
    }
}
