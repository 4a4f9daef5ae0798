//! `endoxa crosstab`: questions by groups.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Failure;
use super::common::{Codebook, Common};
use super::error::argument;
use super::respondents::SurveyOptions;
use crate::analysis::{CrosstabSpec, LetterRules, prepare_crosstab, run_together};
use crate::poll::Severity;
use crate::read::respondents;
use crate::report::{CrosstabShares, CrosstabStyle, crosstab_document, tidy_crosstab};
use crate::stats::{Adjustment, IndependenceTest};

/// Questions by groups from a file of respondents: shares, tests, letters
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
    endoxa crosstab survey.sav --rows deal --columns party\n  \
    endoxa crosstab survey.sav --rows deal,war --columns party,gender --format json\n  \
    endoxa crosstab survey.sav --rows media --columns 'party*gender' --shares row\n\n\
    Rows and columns are variables, response sets (several answers allowed), or several of\n\
    them crossed with *. Shares are of each column unless --shares says otherwise. A letter\n\
    says that the column with that letter has a smaller share: lower case at the first\n\
    level, upper case at the second, adjusted within the row, on the joint covariance of\n\
    the columns under the sample design. Shares on too small a base are not printed (NCHS\n\
    standards); --format json has them, flagged, and every share of rows and of all.")]
pub(super) struct Crosstab {
    /// The file
    file: PathBuf,
    /// What rows are made of, with commas between them
    #[arg(long, required = true, value_delimiter = ',', value_name = "QUESTIONS")]
    rows: Vec<String>,
    /// What columns are made of, with commas between them
    #[arg(long, required = true, value_delimiter = ',', value_name = "QUESTIONS")]
    columns: Vec<String>,
    #[command(flatten)]
    options: SurveyOptions,
    #[command(flatten)]
    codebook: Codebook,
    /// Shares to print
    #[arg(long, value_enum, default_value_t)]
    shares: Shares,
    /// Print intervals too
    #[arg(long)]
    intervals: bool,
    /// Test of independence: f (Rao-Scott), chisq, wald, adj-wald or saddlepoint
    #[arg(long, default_value = "f")]
    test: IndependenceTest,
    /// Levels of lower-case and upper-case letters
    #[arg(long, value_delimiter = ',', num_args = 1, default_values_t = [0.05, 0.01], value_name = "LEVELS")]
    letters: Vec<f64>,
    /// How p values are adjusted within a row: holm, bh (Benjamini-Hochberg) or none
    #[arg(long, default_value = "holm")]
    adjust: Adjustment,
    /// Compare columns of so many effective respondents or more
    #[arg(long, default_value_t = 30.0, value_name = "N")]
    least: f64,
    /// Mark groups that differ from everybody (▲ above, ▼ below)
    #[arg(long)]
    against_total: bool,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum Shares {
    /// Of each column
    #[default]
    Column,
    /// Of each row
    Row,
    /// Of all
    Total,
}

impl Crosstab {
    pub(super) fn execute(&self, common: &Common) -> Result<(), Failure> {
        let mut read = respondents(&self.file, self.codebook.path(), None)?;
        let mut diagnostics = read.diagnostics;
        let file = self.file.display().to_string();
        self.options.declare(&mut read.value, &file)?;
        let letters = LetterRules {
            levels: self.levels()?,
            adjustment: self.adjust,
            least: self.least,
        };
        let settings = self.options.settings(common)?;
        let mut asked = Vec::new();
        for rows in &self.rows {
            for columns in &self.columns {
                let spec = CrosstabSpec {
                    rows: rows.clone(),
                    columns: columns.clone(),
                    settings: settings.clone(),
                    test: self.test,
                    letters,
                };
                asked.push(prepare_crosstab(&read.value, &file, &spec)?);
            }
        }
        let found = run_together(&read.value, &file, asked)?;
        diagnostics.extend(found.diagnostics);
        if !common.quiet {
            common.findings(&diagnostics, Severity::Warning);
        }
        let style = CrosstabStyle {
            shares: match self.shares {
                Shares::Column => CrosstabShares::Column,
                Shares::Row => CrosstabShares::Row,
                Shares::Total => CrosstabShares::Total,
            },
            intervals: self.intervals,
            against_total: self.against_total,
        };
        let document = crosstab_document(&found.value, style, common.language());
        let rows: Vec<_> = found.value.iter().flat_map(tidy_crosstab).collect();
        common.table(&document, &found.value, &rows)
    }

    /// One level stands for lower case alone.
    fn levels(&self) -> Result<[f64; 2], Failure> {
        let levels = match self.letters[..] {
            [one] => [one, 0.0],
            [first, second] => [first, second],
            _ => [f64::NAN; 2],
        };
        let valid = levels.iter().all(|level| (0.0..1.0).contains(level));
        if valid && levels[1] <= levels[0] {
            return Ok(levels);
        }
        let given: Vec<String> = self.letters.iter().map(ToString::to_string).collect();
        Err(argument("--letters", &given.join(","), "0.05,0.01"))
    }
}
