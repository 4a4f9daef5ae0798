//! Just enough CSV for the reference files: the csv crate belongs to a feature that the
//! numeric core does without.

use std::collections::BTreeMap;

/// Columns of a file by name.
pub(super) struct Columns(BTreeMap<String, Vec<String>>);

impl Columns {
    pub(super) fn parse(text: &str) -> Self {
        let mut lines = text.lines().map(fields);
        let header = lines.next().unwrap();
        let mut columns: Vec<Vec<String>> = vec![Vec::new(); header.len()];
        for line in lines {
            assert_eq!(line.len(), header.len(), "{line:?}");
            for (column, field) in columns.iter_mut().zip(line) {
                column.push(field);
            }
        }
        Self(header.into_iter().zip(columns).collect())
    }

    pub(super) fn texts(&self, name: &str) -> &[String] {
        &self.0[name]
    }

    pub(super) fn numbers(&self, name: &str) -> Vec<f64> {
        self.texts(name).iter().map(|field| field.parse().unwrap()).collect()
    }

    /// Distinct values in ascending order, and each row's place among them.
    pub(super) fn levels(&self, name: &str) -> (Vec<String>, Vec<usize>) {
        let column = self.texts(name);
        let mut levels = column.to_vec();
        levels.sort();
        levels.dedup();
        let of =
            column.iter().map(|field| levels.binary_search(field).unwrap()).collect();
        (levels, of)
    }

    /// The rows for which `keep` holds.
    pub(super) fn filter(&self, keep: &[bool]) -> Self {
        let kept = |column: &Vec<String>| -> Vec<String> {
            let rows = column.iter().zip(keep).filter(|(_, keep)| **keep);
            rows.map(|(field, _)| field.clone()).collect()
        };
        Self(self.0.iter().map(|(name, column)| (name.clone(), kept(column))).collect())
    }
}

fn fields(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut quoted = false;
    for letter in line.chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(String::new()),
            other => fields.last_mut().unwrap().push(other),
        }
    }
    fields
}
