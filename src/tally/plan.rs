//! What one scan of a file adds up: several tables, under one or more designs.

use indexmap::{IndexMap, IndexSet};

use crate::poll::{SampleDesign, VariableKind};
use crate::read::Respondents;

use super::pass::ROW;

/// What to add up.
#[derive(Debug, Clone, Default)]
pub struct TallySpec {
    /// Variables that make cells.
    pub classes: Vec<String>,
    /// Variables of numbers to add up.
    pub measures: Vec<String>,
    /// The sample design; the default one knows nothing.
    pub design: SampleDesign,
    /// Units of one respondent stay apart, so that other tallies can be added.
    pub keep_units: bool,
}

/// A design by the positions of its variables.
pub(super) struct DesignPlan {
    pub(super) design: SampleDesign,
    pub(super) strata: Option<usize>,
    pub(super) units: Vec<usize>,
    /// Replicate weights that the file has.
    pub(super) given: Vec<String>,
}

/// A table by the positions of its design, variables and measures.
pub(super) struct TablePlan {
    pub(super) design: usize,
    pub(super) classes: Vec<usize>,
    pub(super) measures: Vec<usize>,
}

impl TablePlan {
    pub(super) fn width(&self) -> usize {
        1 + 2 * self.measures.len()
    }
}

/// All that is read of a row, each variable once.
pub(super) struct Plan {
    /// Variables to be coded, and whether they hold numbers.
    pub(super) variables: IndexMap<String, bool>,
    pub(super) measures: IndexSet<String>,
    pub(super) designs: Vec<DesignPlan>,
    pub(super) tables: Vec<TablePlan>,
}

impl Plan {
    pub(super) fn of(respondents: &Respondents, specs: &[TallySpec]) -> Self {
        let mut plan = Self {
            variables: IndexMap::new(),
            measures: IndexSet::new(),
            designs: Vec::new(),
            tables: Vec::new(),
        };
        for spec in specs {
            let design = plan.design(respondents, &spec.design);
            let classes =
                spec.classes.iter().map(|name| plan.variable(respondents, name));
            let classes = classes.collect();
            let measures = spec.measures.iter();
            let measures =
                measures.map(|name| plan.measures.insert_full(name.clone()).0).collect();
            plan.tables.push(TablePlan { design, classes, measures });
        }
        plan
    }

    fn variable(&mut self, respondents: &Respondents, name: &str) -> usize {
        let variable = respondents.codebook.variables.get(name);
        let number =
            name == ROW || variable.is_some_and(|v| v.kind == VariableKind::Number);
        self.variables.insert_full(name.to_owned(), number).0
    }

    fn design(&mut self, respondents: &Respondents, design: &SampleDesign) -> usize {
        let known = self.designs.iter().position(|known| known.design == *design);
        if let Some(at) = known {
            return at;
        }
        let strata = design.strata.as_ref().map(|name| self.variable(respondents, name));
        let units = design.units.iter();
        let units = units.map(|name| self.variable(respondents, name)).collect();
        let given = design.replicates.iter().flat_map(|r| r.weights.clone()).collect();
        self.designs.push(DesignPlan { design: design.clone(), strata, units, given });
        self.designs.len() - 1
    }

    /// The columns that the scan reads.
    pub(super) fn columns(&self) -> Vec<String> {
        let of_designs = self.designs.iter().flat_map(|plan| {
            plan.design.weight.iter().chain(&plan.design.fpc).chain(&plan.given)
        });
        let all = self.variables.keys().chain(&self.measures).chain(of_designs);
        all.cloned().collect::<IndexSet<String>>().into_iter().collect()
    }
}
