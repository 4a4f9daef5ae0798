//! `endoxa toplines`: questions of a file of respondents.

use std::path::PathBuf;

use clap::Args;

use super::Failure;
use super::common::{Codebook, Common};
use super::respondents::SurveyOptions;
use crate::analysis::{FrequencySpec, prepare_frequency, run_together};
use crate::poll::Severity;
use crate::read::respondents;
use crate::report::{frequencies_document, tidy_frequency};

/// Weighted shares of questions from a file of respondents
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
    endoxa toplines survey.sav --question deal --weight wt\n  \
    endoxa toplines survey.dta --question q12,q13 --format json\n  \
    endoxa toplines survey.sav --question media --base everybody\n  \
    endoxa toplines survey.sav --question deal --calibrated census.csv\n  \
    endoxa toplines acs.csv --question tenure --weight PWGTP --replicate-weights 'PWGTP*' \
    --replicate-method acs\n\n\
    A question is a variable, a response set (several answers allowed), or several with *\n\
    between them. Shares are of those who answered unless --base says otherwise; refusals\n\
    and don't knows that the file declares missing are counted below. The weight that the\n\
    codebook or the file declares is used unless another, or none, is asked for. Standard\n\
    errors and intervals follow the sample design that the codebook declares; without one\n\
    they know the weights only. Replicates, of the file or made from the design, take the\n\
    place of strata and units. endoxa describe lists the variables.")]
pub(super) struct Toplines {
    /// The file
    file: PathBuf,
    /// The questions, with commas between them
    #[arg(long, required = true, value_delimiter = ',', value_name = "QUESTIONS")]
    question: Vec<String>,
    #[command(flatten)]
    options: SurveyOptions,
    #[command(flatten)]
    codebook: Codebook,
}

impl Toplines {
    pub(super) fn execute(&self, common: &Common) -> Result<(), Failure> {
        let mut read = respondents(&self.file, self.codebook.path(), None)?;
        let mut diagnostics = read.diagnostics;
        let file = self.file.display().to_string();
        self.options.declare(&mut read.value, &file)?;
        let settings = self.options.settings(common)?;
        let mut asked = Vec::with_capacity(self.question.len());
        for question in &self.question {
            let spec = FrequencySpec {
                name: None,
                question: question.clone(),
                settings: settings.clone(),
            };
            asked.push(prepare_frequency(&read.value, &file, &spec)?);
        }
        let found = run_together(&read.value, &file, asked)?;
        diagnostics.extend(found.diagnostics);
        if !common.quiet {
            common.findings(&diagnostics, Severity::Warning);
        }
        let level = common.confidence().value();
        let document = frequencies_document(&found.value, level, common.language());
        let rows: Vec<_> = found.value.iter().flat_map(tidy_frequency).collect();
        match &found.value[..] {
            // One question is one object.
            [one] => common.table(&document, one, &rows),
            several => common.table(&document, &several, &rows),
        }
    }
}
