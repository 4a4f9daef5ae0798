//! Nets against their parts.

use std::collections::HashMap;
use std::hash::BuildHasher;

use super::findings::Findings;
use super::table::Canonical;
use crate::poll::{Code, PublishedShare};

/// What stands between the parts in the column `net_of`.
pub(super) const AND: &str = " + ";

/// Holds every net whose parts are named against their sum; `given` has the first row of
/// each answer by poll, question and name.
pub(super) fn nets<S: BuildHasher>(
    table: &Canonical<'_>,
    given: &HashMap<[&str; 3], (usize, usize), S>,
    findings: &mut Findings,
) {
    let Some(column) = table.column("net_of") else { return };
    let share = |row: usize| PublishedShare::parse(table.get("percent", row)?).ok();
    for (row, parts) in column.iter().enumerate() {
        let Some(parts) = parts.as_deref() else { continue };
        let key = (table.get("poll", row), table.get("question", row));
        let (Some(poll), Some(question)) = key else { continue };
        let mut sum = 0.0;
        let mut slack = 0.0;
        let mut add = |row: usize| -> Option<f64> {
            let share = share(row)?;
            slack += share.half_unit();
            share.value()
        };
        let Some(net) = add(row) else { continue };
        let mut known = true;
        for part in parts.split(AND) {
            let row = given.get(&[poll, question, part.trim()]).map(|(row, _)| *row);
            match row.and_then(&mut add) {
                Some(share) => sum += share,
                None => known = false,
            }
        }
        if known && (sum - net).abs() > slack + 1e-9 {
            let name = table.get("answer", row).unwrap_or("");
            findings.push(
                table
                    .about(Code::NetDisagrees, row, "percent", name)
                    .with("total", points(net))
                    .with("sum", points(sum))
                    .with("names", parts),
            );
        }
    }
}

/// Percentage points with one digit at most.
fn points(share: f64) -> f64 {
    (share * 1000.0).round() / 10.0
}
