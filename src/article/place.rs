//! Lines and columns of an article.

use crate::poll::Diagnostic;

/// A place in a text: line and column, counted from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Place {
    /// Line, or paragraph of a Word file.
    pub line: u64,
    /// Column.
    pub column: u64,
}

impl Place {
    /// The place of a byte in a text.
    #[must_use]
    pub fn of(text: &str, byte: usize) -> Self {
        let before = text.get(..byte).unwrap_or(text);
        let line = before.matches('\n').count() as u64 + 1;
        let start = before.rfind('\n').map_or(0, |i| i + 1);
        Self { line, column: before[start..].chars().count() as u64 + 1 }
    }

    /// A diagnostic at this place.
    #[must_use]
    pub fn on(self, found: Diagnostic) -> Diagnostic {
        found.line(self.line).column(&self.column.to_string())
    }
}
