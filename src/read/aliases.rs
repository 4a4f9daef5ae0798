//! Other names of pollsters.

use indexmap::IndexMap;

use super::bytes::Source;
use super::columns::{ColumnSpec, optional, required};
use super::findings::{Findings, Read, Rejected};
use super::table::TextTable;

const COLUMNS: [ColumnSpec; 3] = [required("alias"), required("name"), optional("note")];

/// The table that is built in: misspellings found in published files.
const BUILT_IN: &str = include_str!("aliases.csv");

/// By another name of a pollster, the name that it is counted under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aliases(IndexMap<String, String>);

impl Default for Aliases {
    fn default() -> Self {
        let rows = BUILT_IN.lines().skip(1).filter_map(|line| line.split_once(','));
        Self(rows.map(|(alias, name)| (alias.to_owned(), name.to_owned())).collect())
    }
}

impl Aliases {
    /// The name that a pollster is counted under, if it is another one.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str).filter(|other| *other != name)
    }

    /// The built-in table with a user's own before it.
    ///
    /// # Errors
    /// [`Rejected`] when the file cannot be read or lacks `alias` or `name`.
    pub fn with(source: &Source) -> Result<Read<Self>, Rejected> {
        let mut findings = Findings::default();
        let table = TextTable::read(source, &COLUMNS, &mut findings)?;
        let rows = table.collect(table.frame())?;
        let cells = rows.cells(&table);
        let mut aliases = Self::default();
        for row in 0..cells.len() {
            let pair = (cells.get("alias", row), cells.get("name", row));
            let (Some(alias), Some(name)) = pair else {
                let code = crate::poll::Code::CellBlank;
                findings.push(table.about(code, row, "alias", ""));
                continue;
            };
            aliases.0.insert(alias.to_owned(), name.to_owned());
        }
        findings.finish(aliases)
    }
}
