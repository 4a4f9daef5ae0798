//! Counting what is the same in many cells, to be said once a column.

use indexmap::IndexMap;

use super::super::findings::Findings;
use super::super::table::TextTable;
use crate::poll::Code;

#[derive(Debug)]
struct Entry {
    row: usize,
    value: String,
    names: String,
    count: u64,
}

/// Findings by code and column, with their first place and their number.
#[derive(Debug, Default)]
pub(super) struct Tally(IndexMap<(Code, String), Entry>);

impl Tally {
    /// Counts a cell; `names` says what became of it.
    pub(super) fn count(
        &mut self,
        code: Code,
        column: &str,
        row: usize,
        value: &str,
        names: &str,
    ) {
        if let Some(entry) = self.0.get_mut(&(code, column.to_owned())) {
            entry.count += 1;
            return;
        }
        let entry =
            Entry { row, value: value.to_owned(), names: names.to_owned(), count: 1 };
        self.0.insert((code, column.to_owned()), entry);
    }

    /// One finding for each code and column.
    pub(super) fn tell(self, table: &TextTable, findings: &mut Findings) {
        findings.extend(self.0.into_iter().map(|((code, column), entry)| {
            table
                .about(code, entry.row, &column, &entry.value)
                .with("n", entry.count)
                .with("names", entry.names)
        }));
    }
}
