//! Which columns differ from which, and from everybody.

use crate::results::AgainstTotal;
use crate::stats::t_two_sided_p;
use crate::survey::Ratio;

use super::maker::{Column, Sums};
use super::{CrosstabSpec, LetterRules};
use crate::analysis::respondents::MissingRule;

/// Letters and comparisons with everybody, by column and row.
pub(super) struct Comparisons {
    letters: Vec<Option<char>>,
    smaller: Vec<Vec<String>>,
    against: Vec<Vec<Option<AgainstTotal>>>,
}

/// Latin letters, then Greek: fifty columns.
fn alphabet() -> impl Iterator<Item = char> {
    ('a'..='z').chain("αβγδεζηθικλμνξοπρστυφχψω".chars())
}

impl Comparisons {
    /// The first column is everybody's and has no letter.
    pub(super) fn of(
        sums: &Sums,
        columns: &[Column],
        rows: usize,
        spec: &CrosstabSpec,
    ) -> Self {
        let rules = spec.letters;
        let mut alphabet = alphabet();
        let letters: Vec<Option<char>> = columns
            .iter()
            .enumerate()
            .map(|(at, column)| {
                let counts = &column.counts;
                let n = counts.weighted as f64 / counts.kish().unwrap_or(1.0);
                // Shares that are ranges cannot be told to differ.
                let points = spec.settings.missing != MissingRule::WorstCase;
                (at > 0 && points && n >= rules.least).then(|| alphabet.next()).flatten()
            })
            .collect();
        let df = columns.first().map_or(0.0, |all| all.counts.df);
        let mut found = Self {
            smaller: vec![vec![String::new(); rows]; letters.len()],
            against: vec![vec![None; rows]; letters.len()],
            letters,
        };
        for row in 0..rows {
            found.compare_row(sums, row, df, rules);
        }
        found
    }

    fn compare_row(&mut self, sums: &Sums, row: usize, df: f64, rules: LetterRules) {
        let compared: Vec<usize> =
            (0..self.letters.len()).filter(|at| self.letters[*at].is_some()).collect();
        let pairs: Vec<(usize, usize)> = compared
            .iter()
            .enumerate()
            .flat_map(|(i, a)| compared[i + 1..].iter().map(move |b| (*a, *b)))
            .collect();
        let share = |column: usize| sums.share(column, row);
        let p = |(a, b): &(usize, usize)| p_of(sums, share(*a), share(*b), df);
        let adjusted = rules.adjustment.adjust(&pairs.iter().map(p).collect::<Vec<_>>());
        for ((a, b), p) in pairs.iter().zip(adjusted) {
            let value = |column: usize| sums.totals.ratio(share(column)).unwrap_or(0.0);
            let (more, less) = if value(*a) > value(*b) { (*a, *b) } else { (*b, *a) };
            let Some(letter) = self.letters[less].filter(|_| p < rules.levels[0]) else {
                continue;
            };
            if p < rules.levels[1] {
                self.smaller[more][row].extend(letter.to_uppercase());
            } else {
                self.smaller[more][row].push(letter);
            }
        }
        let everybody: Vec<(usize, usize)> = compared.iter().map(|at| (*at, 0)).collect();
        let adjusted =
            rules.adjustment.adjust(&everybody.iter().map(p).collect::<Vec<_>>());
        for ((at, _), p) in everybody.iter().zip(adjusted) {
            let own = sums.totals.ratio(share(*at));
            let higher = own > sums.totals.ratio(share(0));
            self.against[*at][row] = Some(AgainstTotal { higher, p });
        }
    }

    pub(super) fn letter(&self, column: usize) -> Option<char> {
        self.letters[column]
    }

    /// Letters in the order of the columns.
    pub(super) fn smaller(&self, column: usize, row: usize) -> String {
        let position = |letter: char| {
            let lower = letter.to_lowercase().next();
            self.letters.iter().position(|known| known.is_some() && *known == lower)
        };
        let mut sorted: Vec<char> = self.smaller[column][row].chars().collect();
        sorted.sort_by_key(|letter| position(*letter));
        sorted.into_iter().collect()
    }

    pub(super) fn against_total(
        &self,
        column: usize,
        row: usize,
    ) -> Option<AgainstTotal> {
        self.against[column][row]
    }
}

/// Two-sided p value of the difference of two shares.
fn p_of(sums: &Sums, a: Ratio, b: Ratio, df: f64) -> f64 {
    let totals = &sums.totals;
    let (Some(first), Some(second)) = (totals.ratio(a), totals.ratio(b)) else {
        return 1.0;
    };
    let variance =
        totals.variance(a) + totals.variance(b) - 2.0 * totals.covariance(a, b);
    // A variance that a replicate does not have tells nothing either.
    if variance.is_nan() || variance <= 0.0 || df <= 0.0 {
        return 1.0;
    }
    t_two_sided_p((first - second) / variance.sqrt(), df)
}
