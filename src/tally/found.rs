//! What the pass found: sums, and what is wrong with cells of the design.

use super::given_replicates::GivenSums;
use super::known::TableCodes;
use super::plan::{DesignPlan, Plan, TablePlan};
use super::sums::Sums;
use super::survey_pass::Rows;
use crate::poll::Code;
use crate::stats::replicates::RowSpace;

/// What was found.
pub(super) struct Found {
    pub(super) rows: u64,
    pub(super) designs: Vec<Findings>,
    /// Codes of cells and slots.
    pub(super) tables: Vec<TableCodes>,
    pub(super) sums: Vec<Sums>,
    /// Sums of replicate weights, where the table's design has any.
    pub(super) given: Vec<Option<GivenSums>>,
}

/// What was found of a design.
#[derive(Default)]
pub(super) struct Findings {
    /// Rows without a weight.
    pub(super) blank: u64,
    pub(super) text: bool,
    /// The first cell that cannot be used: code, column, row, value.
    pub(super) bad: Option<(Code, String, u64, String)>,
    /// The span of the rows of replicate weights.
    pub(super) space: Option<RowSpace>,
}

impl Found {
    pub(super) fn of(plan: &Plan) -> Self {
        let sums = |table: &TablePlan| {
            let alone = plan.designs[table.design].units.is_empty();
            Sums::new(table.width(), alone)
        };
        let given = |table: &TablePlan| {
            let count = plan.designs[table.design].given.len();
            (count > 0).then(|| GivenSums::new(table.width(), count))
        };
        Self {
            rows: 0,
            designs: plan.designs.iter().map(Findings::of).collect(),
            tables: TableCodes::of(plan),
            sums: plan.tables.iter().map(sums).collect(),
            given: plan.tables.iter().map(given).collect(),
        }
    }
}

impl Findings {
    fn of(plan: &DesignPlan) -> Self {
        let count = plan.given.len();
        let space = (count > 0).then(|| RowSpace::new(count, count));
        Self { space, ..Self::default() }
    }

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
        let replicate = rows.unusable.as_ref().map(|(row, name, value)| {
            (*row, (Code::ReplicateUnusable, name.clone(), value.clone()))
        });
        let all = weight.into_iter().chain(blank).chain(replicate);
        let first = all.min_by_key(|(row, _)| *row);
        self.bad = first.map(|(row, (code, name, value))| {
            (code, name, before + row as u64 + 1, value)
        });
    }
}
