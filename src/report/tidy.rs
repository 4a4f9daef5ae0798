//! Shares as tidy rows: one a share, proportions and not percents, names as in JSON.

use serde::Serialize;

use crate::results::{CrosstabResult, Estimate, FrequencyResult};

/// A share in a row of its own.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TidyShare {
    /// The variable.
    pub question: String,
    /// The answer: its label, or its code where it has none.
    pub answer: String,
    /// The variable of the groups; blank without groups.
    pub by: String,
    /// The group; blank for everybody.
    pub group: String,
    /// Respondents, unweighted.
    pub n: u64,
    /// The share, 0–1; blank on too small a base.
    pub estimate: Option<f64>,
    /// Its standard error.
    pub se: Option<f64>,
    /// Degrees of freedom.
    pub df: Option<f64>,
    /// Lower limit.
    pub ci_low: Option<f64>,
    /// Upper limit.
    pub ci_high: Option<f64>,
    /// Confidence level.
    pub level: Option<f64>,
    /// Method of the interval.
    pub method: String,
    /// Letters of columns with a smaller share.
    pub letters: String,
    /// True where the base is too small for the share to be printed.
    pub suppressed: bool,
}

fn tidy(question: &str, answer: String, n: u64, estimate: &Estimate) -> TidyShare {
    let digits = |x: Option<f64>| x.map(crate::stats::significant);
    let interval = estimate.interval.as_ref();
    TidyShare {
        question: question.to_owned(),
        answer,
        by: String::new(),
        group: String::new(),
        n,
        estimate: digits(estimate.value),
        se: digits(estimate.se),
        df: digits(estimate.df),
        ci_low: digits(interval.map(|i| i.lower)),
        ci_high: digits(interval.map(|i| i.upper)),
        level: interval.map(|i| i.level),
        method: interval.map_or(String::new(), |i| i.method.clone()),
        letters: String::new(),
        suppressed: false,
    }
}

/// A question's shares.
#[must_use]
pub fn tidy_frequency(found: &FrequencyResult) -> Vec<TidyShare> {
    let row = |a: &crate::results::AnswerShare| {
        let answer = a.label.clone().unwrap_or_else(|| a.code.to_string());
        tidy(&found.question, answer, a.n, &a.estimate)
    };
    found.answers.iter().map(row).collect()
}

/// The shares of a table, column after column; those on too small a base are left blank.
#[must_use]
pub fn tidy_crosstab(found: &CrosstabResult) -> Vec<TidyShare> {
    let mut rows = Vec::new();
    for column in &found.table {
        let code = column.code.as_ref().map(ToString::to_string);
        let group = column.label.clone().or(code).unwrap_or_default();
        for (answer, cell) in found.answers.iter().zip(&column.cells) {
            let name = answer.label.clone().unwrap_or_else(|| answer.code.to_string());
            let suppressed = cell.small_base == Some(crate::stats::SmallBase::Suppress);
            let mut row = tidy(&found.rows, name, cell.n, &cell.estimate);
            if suppressed {
                (row.estimate, row.se) = (None, None);
                (row.ci_low, row.ci_high) = (None, None);
            }
            rows.push(TidyShare {
                by: found.columns.clone(),
                group: group.clone(),
                letters: cell.letters.clone(),
                suppressed,
                ..row
            });
        }
    }
    rows
}
