//! A tally: sums by stratum, sampling unit and cell, from which every estimate is made.

use crate::poll::{LonelyUnits, ValueCode};

/// A variable that divides respondents into cells.
#[derive(Debug, Clone, PartialEq)]
pub struct Class {
    /// The variable.
    pub variable: String,
    /// Its stored values, in the order of first occurrence; `None` where nothing is stored.
    pub codes: Vec<Option<ValueCode>>,
}

/// Sums of one cell in one unit: the weights first, then for each measure the weights of
/// those who have it and the weighted values.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CellSums {
    /// Respondents, and those of them with a weight above 0.
    pub n: [u64; 2],
    /// Sum of the squared weights.
    pub squares: f64,
    /// 1 + 2·measures sums.
    pub sums: Vec<f64>,
}

/// A sampling unit.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Unit {
    /// Its label.
    pub label: String,
    /// Sums by cell, in the order of first occurrence.
    pub cells: Vec<(u32, CellSums)>,
    /// Units of the second stage, where the design has one; their sums are in `cells` too.
    pub parts: Vec<Self>,
    /// Population size or sampling fraction of the parts.
    pub fpc: Option<f64>,
}

/// Respondents who are sampling units themselves, collapsed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Singles {
    /// How many have a weight above 0 or not.
    pub n: u64,
    /// Sums by cell, with the sums of products of the columns, row by row.
    pub cells: Vec<(u32, CellSums, Vec<f64>)>,
}

/// A stratum.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Stratum {
    /// Its label; blank without strata.
    pub label: String,
    /// Population size or sampling fraction of its units.
    pub fpc: Option<f64>,
    /// Its units; none where every respondent is one.
    pub units: Vec<Unit>,
    /// Its respondents, where each is a unit.
    pub singles: Singles,
}

/// A file of respondents, added up.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tally {
    /// Rows read.
    pub rows: u64,
    /// The variables that make cells.
    pub classes: Vec<Class>,
    /// The variables that are added up.
    pub measures: Vec<String>,
    /// For each cell the position of its code in each class.
    pub cells: Vec<Vec<u32>>,
    /// The strata; one without any.
    pub strata: Vec<Stratum>,
    /// The weight, if one was used.
    pub weight: Option<String>,
    /// True when weights follow from the population sizes of the stages.
    pub weights_from_fpc: bool,
    /// What to do about strata with one unit.
    pub lonely: LonelyUnits,
}

impl Tally {
    /// Columns of sums that a cell has.
    #[must_use]
    pub fn width(&self) -> usize {
        1 + 2 * self.measures.len()
    }

    /// Cells whose respondents have one of the codes that `holds` accepts in a class.
    #[must_use]
    pub fn cells_where(
        &self,
        class: usize,
        holds: impl Fn(Option<&ValueCode>) -> bool,
    ) -> Vec<bool> {
        let codes: Vec<bool> =
            self.classes[class].codes.iter().map(|code| holds(code.as_ref())).collect();
        self.cells.iter().map(|cell| codes[cell[class] as usize]).collect()
    }

    /// The position of a class.
    #[must_use]
    pub fn class(&self, variable: &str) -> Option<usize> {
        self.classes.iter().position(|class| class.variable == variable)
    }
}
