//! Who holds a view, who could, and who was asked.

use crate::analysis::dimension::{Category, Dimension, any, both, not};
use crate::poll::{Code, Codebook, Diagnostic, Measure, MissingKind, Variable};
use crate::results::{Label, UndecidedRule, View};
use crate::tally::Tally;
use crate::text::nearest;

use super::ViewSpec;

/// A question with the answers that hold a view.
pub(super) struct Question<'a> {
    pub(super) dimension: Dimension<'a>,
    spec: ViewSpec,
    file: &'a str,
}

/// The cells of a tally as one question divides them.
pub(super) struct Cells {
    /// Answers in the codebook's order.
    pub(super) answers: Vec<Category>,
    /// Which of them hold the view.
    pub(super) holding: Vec<bool>,
    pub(super) held: Vec<bool>,
    pub(super) answered: Vec<bool>,
    /// Asked, as far as the file says: not there are those who were not asked.
    pub(super) asked: Vec<bool>,
    undecided: Vec<String>,
}

impl<'a> Question<'a> {
    pub(super) fn new(
        codebook: &'a Codebook,
        spec: &ViewSpec,
        file: &'a str,
    ) -> Result<Self, Diagnostic> {
        let dimension = Dimension::parse(codebook, &spec.question, file)?;
        if let Some(variable) = dimension.variable()
            && !variable.values.is_empty()
        {
            // Labelled answers are known before the file is read; codes need not be.
            let known: Vec<&str> =
                variable.values.iter().map(|v| v.label.as_str()).collect();
            let is_known = |name: &str| {
                let code = |v: &crate::poll::LabelledValue| v.code.to_string() == name;
                known.iter().any(|label| alike(label, name))
                    || variable.values.iter().any(code)
                    || name.parse::<f64>().is_ok()
            };
            if let Some(name) = spec.answers.iter().find(|name| !is_known(name)) {
                return Err(unknown(name, &known, &spec.question, file));
            }
        }
        Ok(Self { dimension, spec: spec.clone(), file })
    }

    /// True where the file or the codebook says that the answers have an order.
    pub(super) fn is_scale(&self) -> bool {
        let ordered =
            |v: &Variable| matches!(v.measure, Measure::Ordinal | Measure::Scale);
        self.dimension.variable().is_some_and(ordered)
    }

    /// The question in a tally.
    ///
    /// # Errors
    /// An answer that nobody gave and no label names.
    pub(super) fn cells(&self, tally: &Tally) -> Result<Cells, Diagnostic> {
        let answers = self.dimension.categories(tally);
        let names: Vec<String> = answers
            .iter()
            .map(|a| a.label.clone().unwrap_or_else(|| a.code.to_string()))
            .collect();
        let is = |i: usize, name: &str| {
            alike(&names[i], name) || answers[i].code.to_string() == name
        };
        for name in &self.spec.answers {
            let given = (0..answers.len()).any(|i| is(i, name));
            let labelled = self.dimension.variable().is_some_and(|variable| {
                variable
                    .values
                    .iter()
                    .any(|v| alike(&v.label, name) || v.code.to_string() == *name)
            });
            if !given && !labelled {
                let known: Vec<&str> = names.iter().map(String::as_str).collect();
                return Err(unknown(name, &known, &self.spec.question, self.file));
            }
        }
        let holding: Vec<bool> = (0..answers.len())
            .map(|i| self.spec.answers.iter().any(|name| is(i, name)))
            .collect();
        let size = tally.cells.len();
        let held = answers.iter().zip(&holding).filter(|(_, holds)| **holds);
        let held = any(held.map(|(answer, _)| &answer.held), size);
        let answered = self.dimension.answered(tally);
        let absent = self.dimension.absent(tally);
        let not_asked = absent.iter().filter(|a| a.kind == MissingKind::NotAsked);
        let asked = not(&any(not_asked.map(|a| &a.held), size));
        let undecided = absent
            .iter()
            .filter(|a| a.kind != MissingKind::NotAsked)
            .filter_map(|a| a.label.clone().or(a.code.as_ref().map(ToString::to_string)))
            .collect();
        let held = both(&held, &answered);
        Ok(Cells { answers, holding, held, answered, asked, undecided })
    }

    /// The view as results name it.
    pub(super) fn view(&self, cells: &Cells) -> View {
        let answers: Vec<String> = cells
            .answers
            .iter()
            .zip(&cells.holding)
            .filter(|(_, holds)| **holds)
            .map(|(a, _)| a.label.clone().unwrap_or_else(|| a.code.to_string()))
            .collect();
        let question = self.dimension.label();
        let plain = || {
            let question =
                question.clone().unwrap_or_else(|| self.dimension.name.clone());
            Label::same(&format!("{question}: {}", answers.join(" / ")))
        };
        View {
            label: self.spec.label.clone().unwrap_or_else(plain),
            question: self.dimension.name.clone(),
            question_label: question,
            answers,
            undecided: cells.undecided.clone(),
        }
    }
}

fn alike(label: &str, name: &str) -> bool {
    label.trim().eq_ignore_ascii_case(name.trim())
}

fn unknown(name: &str, known: &[&str], question: &str, file: &str) -> Diagnostic {
    let found = Diagnostic::new(Code::AnswerUnknown, file)
        .column(question)
        .value(name)
        .with("question", question);
    match nearest(name, known.iter().copied()) {
        Some(near) => found.with("nearest", near),
        None => found,
    }
}

/// Both questions in one tally.
pub(super) struct Pair {
    pub(super) a: Cells,
    pub(super) b: Cells,
}

impl Pair {
    pub(super) fn of(
        a: &Question<'_>,
        b: &Question<'_>,
        tally: &Tally,
    ) -> Result<Self, Diagnostic> {
        Ok(Self { a: a.cells(tally)?, b: b.cells(tally)? })
    }

    /// The base that a rule makes.
    pub(super) fn base(&self, rule: UndecidedRule) -> Vec<bool> {
        match rule {
            UndecidedRule::NotHolding => both(&self.a.asked, &self.b.asked),
            UndecidedRule::AnsweredBoth => both(&self.a.answered, &self.b.answered),
        }
    }

    pub(super) fn both(&self) -> Vec<bool> {
        both(&self.a.held, &self.b.held)
    }

    /// Those who hold both views or could: who was asked and did not answer could hold
    /// either.
    pub(super) fn could_hold_both(&self) -> Vec<bool> {
        let could = |cells: &Cells| -> Vec<bool> {
            let open = both(&cells.asked, &not(&cells.answered));
            cells.held.iter().zip(&open).map(|(held, open)| *held || *open).collect()
        };
        both(&could(&self.a), &could(&self.b))
    }
}
