//! A question by groups, with letters for columns that differ.

mod comparisons;
mod maker;

pub(super) use maker::worst_case;

use crate::poll::{Code, Diagnostic};
use crate::read::{Read, Rejected, Respondents};
use crate::results::CrosstabResult;
use crate::stats::{Adjustment, IndependenceTest};
use crate::survey::by_cell;
use crate::tally::Tally;

use super::dimension::Dimension;
use super::respondents::{Prepared, Survey, SurveySettings, run_together};

/// A table to make.
#[derive(Debug, Clone)]
pub struct CrosstabSpec {
    /// What rows are made of: a variable, a response set, or several with `*` between them.
    pub rows: String,
    /// What columns are made of.
    pub columns: String,
    /// Weight, level, method of the intervals, missing answers.
    pub settings: SurveySettings,
    /// The test of independence.
    pub test: IndependenceTest,
    /// How columns are compared.
    pub letters: LetterRules,
}

/// How columns are compared.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LetterRules {
    /// Levels of lower-case and upper-case letters, the second the stricter.
    pub levels: [f64; 2],
    /// How p values are adjusted for the comparisons of a row.
    pub adjustment: Adjustment,
    /// Columns of fewer effective respondents are not compared.
    pub least: f64,
}

impl Default for LetterRules {
    fn default() -> Self {
        Self { levels: [0.05, 0.01], adjustment: Adjustment::Holm, least: 30.0 }
    }
}

/// The table as an analysis that knows what it needs of the pass.
///
/// Shares of each column, of each row and of all, with a test of independence. Letters say
/// which columns have a smaller share: two-sided tests on the joint covariance of the
/// columns, so that columns which share respondents (lists to tick) and groups against
/// everybody are compared rightly.
///
/// # Errors
/// [`Rejected`] for a variable that is not there (with the nearest), or the same one twice.
pub fn prepare_crosstab<'a>(
    respondents: &'a Respondents,
    file: &'a str,
    spec: &CrosstabSpec,
) -> Result<Prepared<'a, CrosstabResult>, Rejected> {
    let codebook = &respondents.codebook;
    let rows = Dimension::parse(codebook, &spec.rows, file)?;
    let columns = Dimension::parse(codebook, &spec.columns, file)?;
    if rows.name == columns.name {
        return Err(Diagnostic::new(Code::NameTwice, file).value(&rows.name).into());
    }
    let survey = Survey::new(codebook, file, &spec.settings)?;
    let mut classes = rows.classes();
    for class in columns.classes() {
        if !classes.contains(&class) {
            classes.push(class);
        }
    }
    let needs = survey.needs(classes);
    let spec = spec.clone();
    Ok(Prepared::new(needs, move |tally: &Tally| {
        let tally = &*survey.weighted(tally)?;
        let counts = by_cell(tally);
        let (survey, rows, columns, spec) = (&survey, &rows, &columns, &spec);
        maker::Maker { tally, survey, rows, columns, spec, counts: &counts }.result()
    }))
}

/// Makes one table.
///
/// # Errors
/// Those of [`prepare_crosstab`] and of [`frequency_of`](super::frequency_of).
pub fn crosstab_of(
    respondents: &Respondents,
    file: &str,
    spec: &CrosstabSpec,
) -> Result<Read<Vec<CrosstabResult>>, Rejected> {
    run_together(respondents, file, vec![prepare_crosstab(respondents, file, spec)?])
}
