//! Names of columns: unique, and none without one.

use super::super::findings::{Findings, Rejected};
use crate::poll::{Code, Diagnostic};

/// Names for a header row. A blank one (R writes its row names so) is named by its number,
/// with a warning; two alike are an error.
pub(in crate::read) fn named(
    header: Vec<String>,
    file: &str,
    findings: &mut Findings,
) -> Result<Vec<String>, Rejected> {
    if header.iter().all(String::is_empty) {
        return Err(Diagnostic::new(Code::FileEmpty, file).into());
    }
    let mut names: indexmap::IndexSet<String> = indexmap::IndexSet::new();
    for (i, name) in header.into_iter().enumerate() {
        let name = if name.is_empty() {
            let name = format!("column_{}", i + 1);
            let found = Diagnostic::new(Code::ColumnUnnamed, file).line(1);
            findings.push(found.with("names", &name));
            name
        } else {
            name
        };
        if names.contains(&name) {
            findings.push(Diagnostic::new(Code::ColumnTwice, file).line(1).column(&name));
        }
        names.insert(name);
    }
    if findings.usable() {
        Ok(names.into_iter().collect())
    } else {
        Err(Rejected(std::mem::take(findings).into_inner()))
    }
}
