//! What keeps an analysis from running.

use crate::poll::Diagnostic;
use crate::stats::StatsError;

/// An analysis that could not be run. What the data cannot tell is no error but a result.
#[derive(Debug, Clone, thiserror::Error)]
#[non_exhaustive]
pub enum AnalysisError {
    /// A number outside its range.
    #[error(transparent)]
    Stats(#[from] StatsError),
    /// The study asks for something that the data do not have.
    #[error("{}", .0.code.name())]
    Input(Box<Diagnostic>),
}

impl From<Diagnostic> for AnalysisError {
    fn from(diagnostic: Diagnostic) -> Self {
        Self::Input(Box::new(diagnostic))
    }
}

impl AnalysisError {
    /// The same error at another key: `from` at the start of its place is exchanged for `to`.
    pub(super) fn moved(mut self, from: &str, to: &str) -> Self {
        if let Self::Input(found) = &mut self
            && let Some(column) = &mut found.place.column
            && let Some(rest) = column.strip_prefix(from)
        {
            *column = format!("{to}{}", rest.replacen('/', ".", 1));
        }
        self
    }
}
