//! What weights are to add up to, as a file of targets states it.

/// What the figures of a variable are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TargetKind {
    /// Shares of the population, 0–1 here whatever the file has.
    Shares,
    /// Numbers of people.
    Totals,
}

/// The target of a level.
#[derive(Debug, Clone, PartialEq)]
pub struct TargetLevel {
    /// The level as the file names it: a label or a code.
    pub level: String,
    /// A share in 0–1, or a total.
    pub value: f64,
    /// Half the unit that it was rounded to, in its own unit.
    pub half_unit: f64,
    /// Its line in the file.
    pub line: u64,
}

/// The targets of a variable, or of several crossed.
#[derive(Debug, Clone, PartialEq)]
pub struct TargetMargin {
    /// The variable, or several with `*` between them.
    pub variable: String,
    /// What the figures are.
    pub kind: TargetKind,
    /// The levels in file order.
    pub levels: Vec<TargetLevel>,
}

impl TargetMargin {
    /// What the figures add up to.
    #[must_use]
    pub fn sum(&self) -> f64 {
        self.levels.iter().map(|level| level.value).sum()
    }

    /// The line of its first level.
    #[must_use]
    pub fn line(&self) -> u64 {
        self.levels.first().map_or(0, |level| level.line)
    }
}

/// The target of a variable of numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct TargetNumber {
    /// The variable.
    pub variable: String,
    /// True for a mean in the population, false for a total.
    pub mean: bool,
    /// The mean or the total.
    pub value: f64,
    /// Its line in the file.
    pub line: u64,
}

/// A file of targets.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Targets {
    /// The file, as the user named it.
    pub file: String,
    /// Variables with levels, in file order.
    pub margins: Vec<TargetMargin>,
    /// Variables of numbers.
    pub numbers: Vec<TargetNumber>,
}
