//! Rows under the project's own column names in the making.

use std::borrow::Cow;

use indexmap::IndexMap;

use super::super::table::{Canonical, TextTable};

/// The columns of crosstabs that a layout makes.
pub(super) const CROSSTAB_COLUMNS: [&str; 8] = [
    "poll",
    "question",
    "variable",
    "group",
    "group_size",
    "answer",
    "percent",
    "source",
];

pub(super) type Cell<'a> = Option<Cow<'a, str>>;

/// Rows by columns; a cell that is not set is blank.
#[derive(Debug, Default)]
pub(super) struct Rows<'a> {
    columns: IndexMap<Cow<'a, str>, Vec<Cell<'a>>>,
    lines: Vec<u64>,
    figures: Vec<Cow<'a, str>>,
}

impl<'a> Rows<'a> {
    pub(super) fn new(titles: impl IntoIterator<Item = Cow<'a, str>>) -> Self {
        let columns = titles.into_iter().map(|title| (title, Vec::new())).collect();
        Self { columns, ..Self::default() }
    }

    /// Begins a row; `figure` is the file's column of its percentage.
    pub(super) fn begin(&mut self, line: u64, figure: Cow<'a, str>) {
        for cells in self.columns.values_mut() {
            cells.push(None);
        }
        self.lines.push(line);
        self.figures.push(figure);
    }

    /// Sets a cell of the row begun last; a column that is not there is passed over.
    pub(super) fn set(&mut self, column: &str, cell: Cell<'a>) {
        if let Some(last) =
            self.columns.get_mut(column).and_then(|cells| cells.last_mut())
        {
            *last = cell;
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    pub(super) fn finish(
        self,
        table: &'a TextTable,
        titles: IndexMap<String, String>,
    ) -> Canonical<'a> {
        Canonical::made(table, self.lines, self.columns, titles, self.figures)
    }
}
