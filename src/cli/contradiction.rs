//! `endoxa contradiction`: who holds two opposed views at once, from respondents.

use std::path::PathBuf;

use clap::Args;

use super::Failure;
use super::common::{Codebook, Common};
use super::error::argument;
use super::respondents::SurveyOptions;
use crate::analysis::{
    MissingRule, RESPONSE_ERRORS, RespondentSegmentSpec, SurveySettings, ViewSpec,
    prepare_segment, run_together,
};
use crate::poll::Severity;
use crate::read::respondents;
use crate::report::{respondent_segment_document, terminal};
use crate::results::UndecidedRule;

/// The share of respondents that holds two opposed views at once, and who they are
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
    endoxa contradiction survey.sav --a 'deal=support' --b 'war=continue'\n  \
    endoxa contradiction survey.sav --a 'deal=support|lean to support' --b 'war=continue' \\\n      \
    --by party --profile age_group,gender --base everybody --format json\n\n\
    Estimated from respondents' data, beside what the two shares alone and, with --by, what\n\
    crosstabs would leave open. --base everybody counts who did not answer as not holding a\n\
    view; the other rule and the range of all that open answers could be are printed too.\n\
    Where nobody was asked both questions there is a range and no estimate. For published\n\
    figures: endoxa bounds, and [[contradictions]] in a study.")]
pub(super) struct Contradiction {
    /// The file of respondents
    file: PathBuf,
    /// The first view: QUESTION=ANSWER, several answers with | between them
    #[arg(long, value_name = "VIEW")]
    a: String,
    /// The second view
    #[arg(long, value_name = "VIEW")]
    b: String,
    /// A variable of groups, or of waves: the segment in each
    #[arg(long, value_name = "VARIABLE")]
    by: Option<String>,
    /// Variables to describe the segment by, with commas between them
    #[arg(long, value_delimiter = ',', value_name = "VARIABLES")]
    profile: Vec<String>,
    #[command(flatten)]
    options: SurveyOptions,
    #[command(flatten)]
    codebook: Codebook,
}

impl Contradiction {
    pub(super) fn execute(&self, common: &Common) -> Result<(), Failure> {
        let asked = self.options.settings(common)?;
        let spec = RespondentSegmentSpec {
            name: "contradiction".to_owned(),
            a: view("--a", &self.a)?,
            b: view("--b", &self.b)?,
            by: self.by.clone(),
            profile: self.profile.clone(),
            rule: match asked.missing {
                MissingRule::Answered => UndecidedRule::AnsweredBoth,
                // The range of open answers is printed under either rule.
                MissingRule::Everybody | MissingRule::WorstCase => {
                    UndecidedRule::NotHolding
                }
            },
            errors: RESPONSE_ERRORS.to_vec(),
            settings: SurveySettings { missing: MissingRule::Answered, ..asked },
            label: None,
            title: None,
            chart: false,
        };
        let read = respondents(&self.file, self.codebook.path(), None)?;
        let file = self.file.display().to_string();
        let prepared = prepare_segment(&read.value, &file, &spec)?;
        let found = run_together(&read.value, &file, vec![prepared])?;
        if !common.quiet {
            common.findings(&read.diagnostics, Severity::Warning);
            common.findings(&found.diagnostics, Severity::Warning);
        }
        for segment in &found.value {
            match common.format {
                super::common::Format::Text => {
                    let document =
                        respondent_segment_document(segment, common.language());
                    common.print(&terminal(&document, 80))?;
                }
                _ => common.json(segment)?,
            }
        }
        Ok(())
    }
}

/// A view as `question=answer|answer`.
fn view(option: &str, text: &str) -> Result<ViewSpec, Failure> {
    let parts = text.split_once('=').map(|(q, a)| (q.trim(), a));
    let Some((question, answers)) =
        parts.filter(|(q, a)| !q.is_empty() && !a.trim().is_empty())
    else {
        return Err(argument(option, text, "QUESTION=ANSWER"));
    };
    let answers = answers.split('|').map(|answer| answer.trim().to_owned()).collect();
    Ok(ViewSpec { question: question.to_owned(), answers, label: None })
}
