//! Part of the respondents: how many, and how many degrees of freedom they leave.

use crate::tally::{CellCount, CellTable, Tally};

/// Counts of a domain.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct DomainCounts {
    /// Respondents.
    pub n: u64,
    /// Respondents with a weight above 0.
    pub weighted: u64,
    /// Sampling units less strata among those with a weight above 0; under replicates the
    /// rank of their replicates' weights less 1.
    pub df: f64,
    /// Sum of the weights.
    pub weights: f64,
    /// Sum of the squared weights.
    pub squares: f64,
}

/// Counts the respondents in some cells. Units and strata without any of them stay in the
/// design, but give no degree of freedom.
#[must_use]
pub fn domain(tally: &Tally, cells: &[bool]) -> DomainCounts {
    let mut found = DomainCounts::default();
    let (mut all, mut whole) = (0, 0);
    for stratum in &tally.strata {
        let mut units = 0_u64;
        for unit in &stratum.units {
            units += u64::from(found.add(unit.cells.iter(), cells) > 0);
        }
        units += found.add(stratum.singles.cells.iter(), cells);
        found.df += units as f64 - if units > 0 { 1.0 } else { 0.0 };
        all += units as usize;
        whole += usize::from(units == stratum.units.len() as u64 + stratum.singles.n);
    }
    if let Some(replicates) = &tally.replicates {
        found.df = replicates.degrees_of_freedom_of(cells, found.weighted, all, whole);
    }
    found
}

/// Counts of every cell, without degrees of freedom: all that counts of respondents need.
#[must_use]
pub fn by_cell(tally: &Tally) -> Vec<DomainCounts> {
    let mut counts = vec![DomainCounts::default(); tally.cells.len()];
    for stratum in &tally.strata {
        let tables = stratum.units.iter().map(|unit| &unit.cells);
        for (count, sums) in
            tables.chain([&stratum.singles.cells]).flat_map(CellTable::iter)
        {
            let found = &mut counts[count.cell as usize];
            found.n += count.n;
            found.weighted += count.weighted;
            found.squares += count.squares;
            found.weights += sums.first().copied().unwrap_or(0.0);
        }
    }
    counts
}

impl DomainCounts {
    /// Kish's design effect of the weights, n Σw²/(Σw)², over those with a weight above 0
    /// (Kish 1965, §11.7); `None` for nobody.
    #[must_use]
    pub fn kish(&self) -> Option<f64> {
        let effect = self.weighted as f64 * self.squares / (self.weights * self.weights);
        (self.weights > 0.0).then_some(effect)
    }

    /// Design effect of a share against simple random sampling with replacement of as many
    /// respondents with a weight: V n / S², S² = n/(n − 1) p(1 − p). `None` for everybody or
    /// nobody.
    #[must_use]
    pub fn share_design_effect(&self, p: f64, variance: f64) -> Option<f64> {
        let n = self.weighted as f64;
        let spread = n / (n - 1.0) * p * (1.0 - p);
        (spread > 0.0 && n > 1.0).then(|| variance * n / spread)
    }

    /// Adds the cells that count; gives how many of their respondents have a weight above 0.
    fn add<'a>(
        &mut self,
        all: impl Iterator<Item = (CellCount, &'a [f64])>,
        cells: &[bool],
    ) -> u64 {
        let mut weighted = 0;
        for (count, sums) in all.filter(|(count, _)| cells[count.cell as usize]) {
            self.n += count.n;
            weighted += count.weighted;
            self.squares += count.squares;
            self.weights += sums.first().copied().unwrap_or(0.0);
        }
        self.weighted += weighted;
        weighted
    }
}
