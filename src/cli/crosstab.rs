//! `endoxa crosstab`: questions by groups.

use std::path::PathBuf;

use clap::Args;

use super::Failure;
use super::common::{Codebook, Common};
use crate::analysis::{CrosstabSpec, Weighting, crosstab_of};
use crate::poll::Severity;
use crate::read::respondents;
use crate::report::{crosstab_document, tidy_crosstab};
use crate::stats::{DesignMethod, IndependenceTest};

/// Questions by groups from a file of respondents: shares, tests, letters
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
    endoxa crosstab survey.sav --rows deal --columns party\n  \
    endoxa crosstab survey.sav --rows deal,war --columns party,gender --format json\n\n\
    Shares are of each column. A letter says that the column with that letter has a smaller\n\
    share: lower case at 5%, upper case at 1%, adjusted within the row by Holm's method, on\n\
    the joint covariance of the columns under the sample design. Shares on too small a base\n\
    are not printed (NCHS standards); --format json has them, flagged.")]
pub(super) struct Crosstab {
    /// The file
    file: PathBuf,
    /// Variables of the rows, with commas between them
    #[arg(long, required = true, value_delimiter = ',', value_name = "VARIABLES")]
    rows: Vec<String>,
    /// Variables of the columns, with commas between them
    #[arg(long, required = true, value_delimiter = ',', value_name = "VARIABLES")]
    columns: Vec<String>,
    /// The weight, in place of the declared one
    #[arg(long, value_name = "VARIABLE")]
    weight: Option<String>,
    /// Count everybody alike, even if a weight is declared
    #[arg(long, conflicts_with = "weight")]
    unweighted: bool,
    #[command(flatten)]
    codebook: Codebook,
    /// Interval method: wilson, logit, asin, beta, mean, likelihood or clopper-pearson
    #[arg(long, default_value = "wilson")]
    method: DesignMethod,
    /// Test of independence: f (Rao-Scott), chisq, wald, adj-wald or saddlepoint
    #[arg(long, default_value = "f")]
    test: IndependenceTest,
}

impl Crosstab {
    pub(super) fn execute(&self, common: &Common) -> Result<(), Failure> {
        let read = respondents(&self.file, self.codebook.path(), None)?;
        let mut diagnostics = read.diagnostics;
        let file = self.file.display().to_string();
        let mut tables = Vec::new();
        for rows in &self.rows {
            for columns in &self.columns {
                let spec = CrosstabSpec {
                    rows: rows.clone(),
                    columns: columns.clone(),
                    weight: match &self.weight {
                        Some(name) => Weighting::Variable(name.clone()),
                        None if self.unweighted => Weighting::None,
                        None => Weighting::Declared,
                    },
                    level: common.confidence(),
                    method: self.method,
                    test: self.test,
                };
                let found = crosstab_of(&read.value, &file, &spec)?;
                for diagnostic in found.diagnostics {
                    if !diagnostics.contains(&diagnostic) {
                        diagnostics.push(diagnostic);
                    }
                }
                tables.push(found.value);
            }
        }
        if !common.quiet {
            common.findings(&diagnostics, Severity::Warning);
        }
        let document = crosstab_document(&tables, common.language());
        let rows: Vec<_> = tables.iter().flat_map(tidy_crosstab).collect();
        common.table(&document, &tables, &rows)
    }
}
