//! A table from its tally.

use crate::analysis::dimension::{Category, Dimension, any, both};
use crate::analysis::respondents::{MissingRule, Survey, judged, replicate_record};
use crate::poll::slug;
use crate::read::Rejected;
use crate::results::{
    Base, CrosstabAnswer, CrosstabCell, CrosstabColumn, CrosstabResult, Estimate,
    ShareRange, TestRecord,
};
use crate::survey::{DomainCounts, Features, Ratio, Table, Totals, domain, totals};
use crate::tally::Tally;

use super::CrosstabSpec;
use super::comparisons::Comparisons;

/// What a table is made of.
pub(super) struct Maker<'a> {
    pub(super) tally: &'a Tally,
    pub(super) survey: &'a Survey<'a>,
    pub(super) rows: &'a Dimension<'a>,
    pub(super) columns: &'a Dimension<'a>,
    pub(super) spec: &'a CrosstabSpec,
    /// Counts by cell.
    pub(super) counts: &'a [DomainCounts],
}

/// A column: a group, or everybody in a group, with its base.
pub(super) struct Column {
    pub(super) group: Option<Category>,
    pub(super) base: Vec<bool>,
    /// Those of the base who answered the question of the rows.
    answered: Vec<bool>,
    pub(super) counts: DomainCounts,
}

/// Totals of rows within columns and of the bases, and where each stands.
pub(super) struct Sums {
    pub(super) totals: Totals,
    rows: usize,
}

impl Sums {
    /// The total of a row in a column.
    fn cell(&self, column: usize, row: usize) -> usize {
        column * (self.rows + 2) + row
    }

    /// The total of a column's base.
    fn base(&self, column: usize) -> usize {
        column * (self.rows + 2) + self.rows
    }

    /// The total of those of a column who answered.
    fn answered(&self, column: usize) -> usize {
        column * (self.rows + 2) + self.rows + 1
    }

    /// The share of a column.
    pub(super) fn share(&self, column: usize, row: usize) -> Ratio {
        (self.cell(column, row), self.base(column))
    }
}

impl Maker<'_> {
    pub(super) fn result(&self) -> Result<CrosstabResult, Rejected> {
        let tally = self.tally;
        let size = tally.cells.len();
        let answered = self.rows.answered(tally);
        let rows: Vec<Category> = self.rows.categories(tally);
        let rows: Vec<Category> = rows
            .into_iter()
            .filter(|row| self.someone(&both(&row.held, &answered)))
            .collect();
        let groups: Vec<Category> = self.columns.categories(tally);
        let groups: Vec<Category> = groups
            .into_iter()
            .filter(|c| self.someone(&both(&c.held, &answered)))
            .collect();
        let grouped = any(groups.iter().map(|group| &group.held), size);
        let columns: Vec<Column> =
            std::iter::once(self.column(None, &grouped, &answered))
                .chain(groups.iter().map(|g| self.column(Some(g), &g.held, &answered)))
                .collect();
        let sums = self.sums(&rows, &columns)?;
        let compared = Comparisons::of(&sums, &columns, rows.len(), self.spec);
        let of_rows: Vec<DomainCounts> = rows
            .iter()
            .map(|row| domain(tally, &both(&row.held, &columns[0].answered)))
            .collect();
        let mut table = Vec::with_capacity(columns.len());
        for at in 0..columns.len() {
            table.push(self.made(at, (&rows, &of_rows), &columns, &sums, &compared)?);
        }
        Ok(CrosstabResult {
            id: self.id(),
            file: self.survey.file.to_owned(),
            rows: self.rows.name.clone(),
            rows_label: self.rows.label(),
            columns: self.columns.name.clone(),
            columns_label: self.columns.label(),
            weight: self.survey.design.weight.clone(),
            replicates: replicate_record(tally),
            test: self.test(&rows, &columns, &sums),
            answers: rows
                .iter()
                .map(|row| CrosstabAnswer {
                    code: row.code.clone(),
                    label: row.label.clone(),
                    net: row.net,
                })
                .collect(),
            table,
            without_group: self.n(&answered) - self.n(&both(&answered, &grouped)),
            overlapping: [self.rows.overlaps(), self.columns.overlaps()],
            letters: crate::results::LetterRecord {
                levels: self.spec.letters.levels,
                adjustment: self.spec.letters.adjustment.as_str().to_owned(),
                least: self.spec.letters.least,
            },
        })
    }

    fn id(&self) -> String {
        format!("crosstabs/{}/{}", slug(&self.rows.name), slug(&self.columns.name))
    }

    fn held<'c>(&'c self, cells: &'c [bool]) -> impl Iterator<Item = &'c DomainCounts> {
        self.counts.iter().zip(cells).filter(|(_, held)| **held).map(|(count, _)| count)
    }

    /// Respondents in some cells.
    fn n(&self, cells: &[bool]) -> u64 {
        self.held(cells).map(|count| count.n).sum()
    }

    fn someone(&self, cells: &[bool]) -> bool {
        self.held(cells).any(|count| count.weighted > 0)
    }

    fn column(
        &self,
        group: Option<&Category>,
        held: &[bool],
        answered: &[bool],
    ) -> Column {
        let answered = both(held, answered);
        let base = match self.spec.settings.missing {
            MissingRule::Answered => answered.clone(),
            MissingRule::Everybody | MissingRule::WorstCase => held.to_vec(),
        };
        let counts = domain(self.tally, &base);
        Column { group: group.cloned(), base, answered, counts }
    }

    /// All totals of the table with their covariance, from which everything follows.
    fn sums(&self, rows: &[Category], columns: &[Column]) -> Result<Sums, Rejected> {
        let mut features = Features::of(self.tally);
        for column in columns {
            for row in rows {
                features.add(&both(&row.held, &column.answered), 0);
            }
            features.add(&column.base, 0);
            features.add(&column.answered, 0);
        }
        let refused = |e| self.survey.refused(e, &self.columns.name);
        let totals = totals(self.tally, &features).map_err(refused)?;
        let sums = Sums { totals, rows: rows.len() };
        if rows.is_empty() || columns.len() < 2 || sums.totals.values[sums.base(0)] <= 0.0
        {
            return Err(refused(crate::survey::SurveyError::EmptyBase));
        }
        Ok(sums)
    }

    fn estimate(
        &self,
        sums: &Sums,
        ratio: Ratio,
        counts: &DomainCounts,
        base: Base,
    ) -> Result<Option<Estimate>, Rejected> {
        let Some(p) = sums.totals.ratio(ratio) else { return Ok(None) };
        self.survey.estimate(p, sums.totals.share_variance(ratio), counts, base).map(Some)
    }

    fn made(
        &self,
        at: usize,
        (rows, of_rows): (&[Category], &[DomainCounts]),
        columns: &[Column],
        sums: &Sums,
        compared: &Comparisons,
    ) -> Result<CrosstabColumn, Rejected> {
        let column = &columns[at];
        let counts = &column.counts;
        let group = column.group.as_ref().map_or("total".to_owned(), Category::slug);
        let mut cells = Vec::with_capacity(rows.len());
        for (r, row) in rows.iter().enumerate() {
            let held = both(&row.held, &column.answered);
            let share = sums.share(at, r);
            let base = if at == 0 { self.survey.base() } else { Base::Group };
            let estimate = self.estimate(sums, share, counts, base)?;
            let all = &columns[0];
            let of_row_ratio = (sums.cell(at, r), sums.cell(0, r));
            let of_all = (sums.cell(at, r), sums.base(0));
            cells.push(CrosstabCell {
                id: format!("{}/{}/{group}", self.id(), row.slug()),
                n: self.n(&held),
                small_base: sums
                    .totals
                    .ratio(share)
                    .and_then(|p| judged(p, sums.totals.variance(share), counts)),
                estimate: estimate.unwrap_or_else(|| Estimate::unknown(base)),
                row_share: match at {
                    0 => None,
                    _ => self.estimate(sums, of_row_ratio, &of_rows[r], Base::Holders)?,
                },
                total_share: match at {
                    0 => None,
                    _ => self.estimate(sums, of_all, &all.counts, self.survey.base())?,
                },
                range: self.range(at, r, column, sums)?,
                letters: compared.smaller(at, r),
                against_total: compared.against_total(at, r),
            });
        }
        let kish = counts.kish().unwrap_or(1.0);
        Ok(CrosstabColumn {
            code: column.group.as_ref().map(|group| group.code.clone()),
            label: column.group.as_ref().and_then(|group| group.label.clone()),
            letter: compared.letter(at),
            n: counts.n,
            n_effective: counts.weighted as f64 / kish,
            weighted: counts.weights,
            cells,
        })
    }

    /// Between nobody and everybody of those who did not answer.
    fn range(
        &self,
        at: usize,
        row: usize,
        column: &Column,
        sums: &Sums,
    ) -> Result<Option<ShareRange>, Rejected> {
        if self.spec.settings.missing != MissingRule::WorstCase {
            return Ok(None);
        }
        let share = sums.share(at, row);
        let without =
            sums.totals.values[sums.base(at)] - sums.totals.values[sums.answered(at)];
        worst_case(
            self.survey,
            &sums.totals,
            share,
            sums.answered(at),
            without,
            &column.counts,
        )
    }

    fn test(
        &self,
        rows: &[Category],
        columns: &[Column],
        sums: &Sums,
    ) -> Option<TestRecord> {
        // A table whose rows or columns share respondents has no test of independence.
        if self.rows.overlaps() || self.columns.overlaps() {
            return None;
        }
        let rows: Vec<usize> = (0..rows.len()).filter(|r| !rows[*r].net).collect();
        let columns: Vec<usize> = (1..columns.len())
            .filter(|c| !columns[*c].group.as_ref().is_some_and(|g| g.net))
            .collect();
        let at: Vec<usize> = columns
            .iter()
            .flat_map(|column| rows.iter().map(|row| sums.cell(*column, *row)))
            .collect();
        let answered = self.rows.answered(self.tally);
        let counts =
            domain(self.tally, &both(&answered, &self.columns.answered(self.tally)));
        let found = Table {
            totals: &sums.totals,
            cells: at,
            rows: rows.len(),
            columns: columns.len(),
            counts,
        };
        let found = found.independence(self.spec.test)?;
        Some(TestRecord {
            method: self.spec.test.as_str().to_owned(),
            statistic: found.statistic,
            df: found.df,
            df_denominator: Some(found.df_denominator).filter(|df| df.is_finite()),
            p: found.p,
        })
    }
}

/// The range of a share when those without an answer could all hold it or all not, with the
/// lower limit of the one end and the upper limit of the other. `answered` is the total of
/// those who answered, `without` that of the others.
pub(in crate::analysis) fn worst_case(
    survey: &Survey<'_>,
    totals: &Totals,
    share: Ratio,
    answered: usize,
    without: f64,
    counts: &DomainCounts,
) -> Result<Option<ShareRange>, Rejected> {
    let (held, base) = share;
    let Some(lower) = totals.ratio(share) else { return Ok(None) };
    let upper = (lower + without / totals.values[base]).clamp(lower, 1.0);
    // The upper end is 1 − (answered − held)/base.
    let others = (answered, base);
    let variance = totals.variance(others) + totals.variance(share)
        - 2.0 * totals.covariance(others, (held, base));
    let variance = if variance < 0.0 { 0.0 } else { variance };
    let least = survey.estimate(
        lower,
        totals.share_variance(share),
        counts,
        Base::AllRespondents,
    )?;
    let most = survey.estimate(upper, variance, counts, Base::AllRespondents)?;
    let (Some(low), Some(high)) = (least.interval, most.interval) else {
        return Ok(None);
    };
    Ok(Some(ShareRange {
        lower,
        upper,
        interval: crate::results::IntervalRecord { upper: high.upper, ..low },
    }))
}
