//! A question by groups, with letters for columns that differ.

use crate::poll::{Code, Diagnostic, SampleDesign, ValueCode, Variable, slug};
use crate::read::{Read, Rejected, Respondents};
use crate::results::{
    CrosstabAnswer, CrosstabCell, CrosstabColumn, CrosstabResult, TestRecord,
};
use crate::stats::{
    DesignMethod, DesignShare, IndependenceTest, Level, design_interval, holm,
    small_base, t_two_sided_p,
};
use crate::survey::{DomainCounts, Estimates, domain, shares_within, table};
use crate::tally::{Tally, TallySpec, tally};

use super::frequencies::{Rests, estimate, label, named, position, refused, weight_of};
use super::{FrequencySpec, Weighting};

/// A table to make.
#[derive(Debug, Clone)]
pub struct CrosstabSpec {
    /// The variable of the rows.
    pub rows: String,
    /// The variable of the columns.
    pub columns: String,
    /// The weight.
    pub weight: Weighting,
    /// Confidence level of intervals.
    pub level: Level,
    /// Method of the intervals.
    pub method: DesignMethod,
    /// The test of independence.
    pub test: IndependenceTest,
}

/// Columns with fewer effective respondents are not compared.
const COMPARED: f64 = 30.0;
/// Levels of the letters: lower case, upper case.
const LEVELS: [f64; 2] = [0.05, 0.01];

/// Shares of each group, and of everybody, with a test of independence. Letters say which
/// columns have a smaller share: two-sided tests on the joint covariance of the columns,
/// adjusted within each row by Holm's method.
///
/// # Errors
/// Those of [`frequency_of`](super::frequency_of).
pub fn crosstab_of(
    respondents: &Respondents,
    file: &str,
    spec: &CrosstabSpec,
) -> Result<Read<CrosstabResult>, Rejected> {
    let codebook = &respondents.codebook;
    let rows = named(codebook, &spec.rows, file)?;
    let columns = named(codebook, &spec.columns, file)?;
    if rows.name == columns.name {
        let found = Diagnostic::new(Code::NameTwice, file).value(&rows.name);
        return Err(found.into());
    }
    let weight = weight_of(codebook, &spec.weight, file)?;
    let design = SampleDesign { weight, ..codebook.design.clone().unwrap_or_default() };
    let asked = TallySpec {
        classes: vec![spec.rows.clone(), spec.columns.clone()],
        measures: Vec::new(),
        design: design.clone(),
    };
    let read = tally(respondents, &asked, file)?;
    let frequency = FrequencySpec {
        name: None,
        question: spec.rows.clone(),
        weight: spec.weight.clone(),
        level: spec.level,
        method: spec.method,
    };
    let rests = Rests { design: &design, spec: &frequency };
    let maker = Maker { tally: &read.value, rows, columns, spec, rests };
    let value = maker.result(file)?;
    Ok(Read { value, diagnostics: read.diagnostics })
}

struct Maker<'a> {
    tally: &'a Tally,
    rows: &'a Variable,
    columns: &'a Variable,
    spec: &'a CrosstabSpec,
    rests: Rests<'a>,
}

/// Answers of a class in the codebook's order, each with its cells.
fn answers<'a>(
    tally: &'a Tally,
    class: usize,
    variable: &Variable,
) -> Vec<(&'a ValueCode, Vec<bool>)> {
    let codes = tally.classes[class].codes.iter().flatten();
    let mut codes: Vec<&ValueCode> =
        codes.filter(|code| variable.missing_kind(code).is_none()).collect();
    codes.sort_by(|a, b| match (a, b) {
        (ValueCode::Number(a), ValueCode::Number(b)) => a.total_cmp(b),
        (a, b) => a.to_string().cmp(&b.to_string()),
    });
    codes.sort_by_key(|code| position(variable, code));
    let cells =
        |code: &ValueCode| tally.cells_where(class, |stored| stored == Some(code));
    codes.into_iter().map(|code| (code, cells(code))).collect()
}

fn both(a: &[bool], b: &[bool]) -> Vec<bool> {
    a.iter().zip(b).map(|(a, b)| *a && *b).collect()
}

fn any(lists: &[(&ValueCode, Vec<bool>)], size: usize) -> Vec<bool> {
    (0..size).map(|i| lists.iter().any(|(_, held)| held[i])).collect()
}

impl Maker<'_> {
    fn result(&self, file: &str) -> Result<CrosstabResult, Rejected> {
        let tally = self.tally;
        let rows = answers(tally, 0, self.rows);
        let columns: Vec<_> = answers(tally, 1, self.columns)
            .into_iter()
            .filter(|(_, held)| {
                domain(tally, &both(held, &any(&rows, held.len()))).weighted > 0
            })
            .collect();
        let size = tally.cells.len();
        let answered = any(&rows, size);
        let grouped = both(&answered, &any(&columns, size));
        let held: Vec<Vec<bool>> = rows.iter().map(|(_, cells)| cells.clone()).collect();
        let mut groups = vec![(held.clone(), grouped.clone())];
        groups.extend(
            columns.iter().map(|(_, column)| (held.clone(), both(&answered, column))),
        );
        let found =
            shares_within(tally, &groups).map_err(|e| refused(e, file, self.columns))?;
        let counts: Vec<DomainCounts> =
            groups.iter().map(|(_, base)| domain(tally, base)).collect();
        let letters = Letters::of(&found, &counts, rows.len());
        let codes =
            std::iter::once(None).chain(columns.iter().map(|(code, _)| Some(*code)));
        let mut made = Vec::with_capacity(groups.len());
        for (at, (code, (_, base))) in codes.zip(&groups).enumerate() {
            made.push(self.column(
                at,
                code,
                base,
                &rows,
                &found,
                &counts[at],
                &letters,
            )?);
        }
        let columns: Vec<Vec<bool>> = columns.into_iter().map(|(_, held)| held).collect();
        Ok(CrosstabResult {
            id: self.id(),
            file: file.to_owned(),
            rows: self.rows.name.clone(),
            rows_label: self.rows.label.clone(),
            columns: self.columns.name.clone(),
            columns_label: self.columns.label.clone(),
            weight: self.rests.design.weight.clone(),
            test: self.test(&held, &columns),
            answers: rows
                .iter()
                .map(|(code, _)| CrosstabAnswer {
                    code: (*code).clone(),
                    label: label(self.rows, code),
                })
                .collect(),
            table: made,
            without_group: domain(tally, &answered).n - domain(tally, &grouped).n,
        })
    }

    fn id(&self) -> String {
        format!("crosstabs/{}/{}", slug(&self.rows.name), slug(&self.columns.name))
    }

    fn test(&self, rows: &[Vec<bool>], columns: &[Vec<bool>]) -> Option<TestRecord> {
        let found =
            table(self.tally, rows, columns).ok()?.independence(self.spec.test)?;
        Some(TestRecord {
            method: self.spec.test.as_str().to_owned(),
            statistic: found.statistic,
            df: found.df,
            df_denominator: Some(found.df_denominator).filter(|df| df.is_finite()),
            p: found.p,
        })
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "a column of a table, made in one place"
    )]
    fn column(
        &self,
        at: usize,
        code: Option<&ValueCode>,
        base: &[bool],
        rows: &[(&ValueCode, Vec<bool>)],
        found: &Estimates,
        counts: &DomainCounts,
        letters: &Letters,
    ) -> Result<CrosstabColumn, Rejected> {
        let name = |variable: &Variable, code: &ValueCode| {
            slug(&label(variable, code).unwrap_or_else(|| code.to_string()))
        };
        let group = code.map_or("total".to_owned(), |code| name(self.columns, code));
        let own = Estimates { counts: *counts, ..found.clone() };
        let mut cells = Vec::with_capacity(rows.len());
        for (r, (answer, held)) in rows.iter().enumerate() {
            let i = at * rows.len() + r;
            let made = estimate(&own, i, &self.rests).map_err(|e| {
                Rejected::from(
                    Diagnostic::new(Code::ArgumentInvalid, "endoxa").with("expected", e),
                )
            })?;
            cells.push(CrosstabCell {
                id: format!("{}/{}/{group}", self.id(), name(self.rows, answer)),
                n: domain(self.tally, &both(held, base)).n,
                small_base: self.small(&own, i),
                estimate: made,
                letters: letters.smaller(at, r),
            });
        }
        let kish = counts.kish().unwrap_or(1.0);
        Ok(CrosstabColumn {
            code: code.cloned(),
            label: code.and_then(|code| label(self.columns, code)),
            letter: letters.letter(at),
            n: counts.n,
            n_effective: counts.weighted as f64 / kish,
            cells,
        })
    }

    /// The standards look at the Korn-Graubard interval, whatever interval is printed.
    fn small(&self, found: &Estimates, i: usize) -> Option<crate::stats::SmallBase> {
        let counts = &found.counts;
        let n = counts.n as f64;
        let share = DesignShare {
            p: found.values[i].clamp(0.0, 1.0),
            variance: found.covariance[(i, i)],
            df: counts.df,
            n,
            n_weights: counts.weighted as f64 / counts.kish().unwrap_or(1.0),
        };
        let level = Level::default();
        let (interval, _) = design_interval(share, level, DesignMethod::Beta).ok()?;
        let n_effective =
            found.share_design_effect(i).map_or(share.n_weights, |effect| n / effect);
        let limits = (interval.lower, interval.upper);
        small_base(share.p, n, n_effective, counts.df, limits)
    }
}

/// Which columns have a smaller share, by column and row.
struct Letters {
    letters: Vec<Option<char>>,
    smaller: Vec<Vec<String>>,
}

impl Letters {
    /// The first group of shares is everybody's and is not compared.
    fn of(found: &Estimates, counts: &[DomainCounts], rows: usize) -> Self {
        let mut alphabet = 'a'..='z';
        let letters: Vec<Option<char>> = counts
            .iter()
            .enumerate()
            .map(|(at, counts)| {
                let n = counts.weighted as f64 / counts.kish().unwrap_or(1.0);
                (at > 0 && n >= COMPARED).then(|| alphabet.next()).flatten()
            })
            .collect();
        let compared: Vec<usize> =
            (0..letters.len()).filter(|at| letters[*at].is_some()).collect();
        let pairs: Vec<(usize, usize)> = compared
            .iter()
            .enumerate()
            .flat_map(|(i, a)| compared[i + 1..].iter().map(move |b| (*a, *b)))
            .collect();
        let mut smaller = vec![vec![String::new(); rows]; letters.len()];
        let marks = (0..rows).flat_map(|r| marks(found, &letters, &pairs, rows, r));
        for (column, row, letter) in marks {
            smaller[column][row].push(letter);
        }
        for row in smaller.iter_mut().flatten() {
            let mut sorted: Vec<char> = row.chars().collect();
            sorted.sort_by_key(char::to_ascii_lowercase);
            *row = sorted.into_iter().collect();
        }
        Self { letters, smaller }
    }

    fn letter(&self, column: usize) -> Option<char> {
        self.letters[column]
    }

    fn smaller(&self, column: usize, row: usize) -> String {
        self.smaller[column][row].clone()
    }
}

/// The letters of one row: column, row, letter of a column with a smaller share.
fn marks(
    found: &Estimates,
    letters: &[Option<char>],
    pairs: &[(usize, usize)],
    rows: usize,
    row: usize,
) -> Vec<(usize, usize, char)> {
    let at = |column: usize| column * rows + row;
    let p: Vec<f64> = pairs.iter().map(|(a, b)| p_of(found, at(*a), at(*b))).collect();
    let mut marks = Vec::new();
    for ((a, b), p) in pairs.iter().zip(holm(&p)) {
        let first = found.values[at(*a)] > found.values[at(*b)];
        let (more, less) = if first { (*a, *b) } else { (*b, *a) };
        let Some(letter) = letters[less].filter(|_| p < LEVELS[0]) else { continue };
        let strict = p < LEVELS[1];
        marks.push((
            more,
            row,
            if strict { letter.to_ascii_uppercase() } else { letter },
        ));
    }
    marks
}

/// Two-sided p value of the difference of two of the estimates.
fn p_of(found: &Estimates, a: usize, b: usize) -> f64 {
    let v = &found.covariance;
    let variance = v[(a, a)] + v[(b, b)] - 2.0 * v[(a, b)];
    if variance <= 0.0 || found.counts.df <= 0.0 {
        return 1.0;
    }
    t_two_sided_p((found.values[a] - found.values[b]) / variance.sqrt(), found.counts.df)
}
