//! Collecting what is odd about an input, and refusing it when something is wrong.

use crate::poll::Diagnostic;

/// What was read, with what was odd about it.
#[derive(Debug, Clone)]
pub struct Read<T> {
    /// The value.
    pub value: T,
    /// Warnings and notes, in file order.
    pub diagnostics: Vec<Diagnostic>,
}

/// An input that cannot be used: at least one of the diagnostics is an error.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{} findings, the first: {}", .0.len(), first(.0))]
pub struct Rejected(pub Vec<Diagnostic>);

fn first(diagnostics: &[Diagnostic]) -> &str {
    diagnostics.iter().find(|d| d.is_error()).map_or("none", |d| d.code.name())
}

impl From<Diagnostic> for Rejected {
    fn from(diagnostic: Diagnostic) -> Self {
        Self(vec![diagnostic])
    }
}

/// Diagnostics in the making.
#[derive(Debug, Clone, Default)]
pub struct Findings(Vec<Diagnostic>);

impl Findings {
    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds several.
    pub fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        self.0.extend(diagnostics);
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Those from a number on.
    pub(super) fn since(&self, number: usize) -> Vec<Diagnostic> {
        self.0.get(number..).unwrap_or_default().to_vec()
    }

    /// True while no error was found.
    #[must_use]
    pub fn usable(&self) -> bool {
        !self.0.iter().any(Diagnostic::is_error)
    }

    /// All findings so far.
    #[must_use]
    pub fn into_inner(self) -> Vec<Diagnostic> {
        self.0
    }

    /// The value with the warnings, or all findings if one of them is an error.
    ///
    /// # Errors
    /// [`Rejected`] with everything that was found.
    pub fn finish<T>(self, value: T) -> Result<Read<T>, Rejected> {
        if self.usable() {
            Ok(Read { value, diagnostics: self.0 })
        } else {
            Err(Rejected(self.0))
        }
    }
}
