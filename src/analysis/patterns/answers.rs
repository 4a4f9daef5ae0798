//! Which cells of a tally hold a view, reject it, or could hold it.

use super::PatternViewSpec;
use crate::analysis::respondent_segment::ViewSpec;
use crate::analysis::respondent_segment::holders::{Cells, Question};
use crate::poll::{Code, Codebook, Diagnostic};
use crate::results::{Label, View};
use crate::tally::Tally;

/// A view as it is asked of a file.
pub(super) struct Asked<'a> {
    pub(super) name: String,
    holding: Question<'a>,
    against: Option<Question<'a>>,
    file: &'a str,
}

/// A view in a tally.
pub(super) struct Answers {
    pub(super) view: View,
    pub(super) cells: Cells,
    /// The answers that reject the view, and the cells that do.
    pub(super) against: Option<(Vec<String>, Vec<bool>)>,
}

impl<'a> Asked<'a> {
    pub(super) fn new(
        codebook: &'a Codebook,
        name: &str,
        spec: &PatternViewSpec,
        file: &'a str,
    ) -> Result<Self, Diagnostic> {
        let question = |answers: &[String]| {
            let label = spec.label.clone().unwrap_or_else(|| Label::same(name));
            let view = ViewSpec {
                question: spec.question.clone(),
                answers: answers.to_vec(),
                label: Some(label),
            };
            Question::new(codebook, &view, file)
        };
        let against = match spec.against.is_empty() {
            true => None,
            false => Some(question(&spec.against)?),
        };
        let holding = question(&spec.answers)?;
        Ok(Self { name: name.to_owned(), holding, against, file })
    }

    pub(super) fn classes(&self) -> Vec<String> {
        self.holding.dimension.classes()
    }

    /// # Errors
    /// An answer that nobody gave and no label names, or that counts both ways: once by its
    /// label and once by its code.
    pub(super) fn answers(&self, tally: &Tally) -> Result<Answers, Diagnostic> {
        let cells = self.holding.cells(tally)?;
        let view = self.holding.view(&cells);
        let mut against = None;
        if let Some(question) = &self.against {
            let rejecting = question.cells(tally)?;
            let rejects = question.view(&rejecting).answers;
            if let Some(answer) = view.answers.iter().find(|a| rejects.contains(a)) {
                return Err(Diagnostic::new(Code::AnswerBothWays, self.file)
                    .column(&view.question)
                    .value(answer));
            }
            against = Some((rejects, rejecting.held));
        }
        Ok(Answers { view, cells, against })
    }
}
