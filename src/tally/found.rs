//! What the pass found: sums, and what is wrong with cells of the design.

use super::known::TableCodes;
use super::plan::{DesignPlan, Plan, TablePlan};
use super::sums::Sums;
use super::survey_pass::Rows;
use crate::poll::Code;

/// What was found.
pub(super) struct Found {
    pub(super) rows: u64,
    pub(super) designs: Vec<Findings>,
    /// Codes of cells and slots.
    pub(super) tables: Vec<TableCodes>,
    pub(super) sums: Vec<Sums>,
}

/// What was found of a design.
#[derive(Default)]
pub(super) struct Findings {
    /// Rows without a weight.
    pub(super) blank: u64,
    pub(super) text: bool,
    /// The first cell that cannot be used: code, column, row, value.
    pub(super) bad: Option<(Code, String, u64, String)>,
}

impl Found {
    pub(super) fn of(plan: &Plan) -> Self {
        let sums = |table: &TablePlan| {
            let alone = plan.designs[table.design].units.is_empty();
            Sums::new(table.width(), alone)
        };
        Self {
            rows: 0,
            designs: plan.designs.iter().map(|_| Findings::default()).collect(),
            tables: TableCodes::of(plan),
            sums: plan.tables.iter().map(sums).collect(),
        }
    }
}

impl Findings {
    pub(super) fn add(&mut self, rows: &Rows, plan: &DesignPlan, before: u64) {
        self.blank += rows.weights.blank;
        self.text |= rows.weights.text;
        if self.bad.is_some() {
            return;
        }
        let weight = rows.weights.bad.as_ref().map(|(row, value)| {
            let name = plan.design.weight.clone().unwrap_or_default();
            (*row, (Code::WeightUnusable, name, value.clone()))
        });
        let blank = rows
            .blank
            .as_ref()
            .map(|(name, row)| (*row, (Code::DesignBlank, name.clone(), String::new())));
        let first = weight.into_iter().chain(blank).min_by_key(|(row, _)| *row);
        self.bad = first.map(|(row, (code, name, value))| {
            (code, name, before + row as u64 + 1, value)
        });
    }
}
