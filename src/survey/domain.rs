//! Part of the respondents: how many, and how many degrees of freedom they leave.

use crate::tally::{CellSums, Tally};

/// Counts of a domain.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct DomainCounts {
    /// Respondents.
    pub n: u64,
    /// Respondents with a weight above 0.
    pub weighted: u64,
    /// Sampling units less strata among those with a weight above 0.
    pub df: f64,
    /// Sum of the weights.
    pub weights: f64,
    /// Sum of the squared weights of respondents who are units, else of none.
    pub squares: Option<f64>,
}

/// Counts the respondents in some cells. Units and strata without any of them stay in the
/// design, but give no degree of freedom.
#[must_use]
pub fn domain(tally: &Tally, cells: &[bool]) -> DomainCounts {
    let mut found = DomainCounts { squares: Some(0.0), ..DomainCounts::default() };
    for stratum in &tally.strata {
        let mut units = 0_u64;
        for unit in &stratum.units {
            let sums = unit.cells.iter().filter(|(cell, _)| cells[*cell as usize]);
            let weighted = found.add(sums.map(|(_, sums)| sums));
            units += u64::from(weighted > 0);
            found.squares = None;
        }
        let singles = stratum.singles.cells.iter();
        let held: Vec<_> = singles.filter(|(cell, ..)| cells[*cell as usize]).collect();
        units += found.add(held.iter().map(|(_, sums, _)| sums));
        if let Some(squares) = &mut found.squares {
            *squares += held.iter().map(|(.., products)| products[0]).sum::<f64>();
        }
        found.df += units as f64 - if units > 0 { 1.0 } else { 0.0 };
    }
    found
}

impl DomainCounts {
    /// Adds cells; gives how many of their respondents have a weight above 0.
    fn add<'a>(&mut self, cells: impl Iterator<Item = &'a CellSums>) -> u64 {
        let mut weighted = 0;
        for sums in cells {
            self.n += sums.n[0];
            weighted += sums.n[1];
            self.weights += sums.sums.first().copied().unwrap_or(0.0);
        }
        self.weighted += weighted;
        weighted
    }
}
