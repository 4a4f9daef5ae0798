//! `endoxa contradiction`: who holds two opposed views at once, from respondents or from
//! published figures.

use std::path::PathBuf;

use clap::Args;

use super::Failure;
use super::common::{Codebook, Common};
use super::contradiction_published::PublishedOptions;
use super::error::argument;
use super::respondents::SurveyOptions;
use crate::analysis::{
    MissingRule, RESPONSE_ERRORS, RespondentSegmentSpec, SurveySettings, ViewSpec,
    prepare_segment, run_together,
};
use crate::poll::Severity;
use crate::read::{Source, respondents};
use crate::report::{respondent_segment_document, tidy_segment};
use crate::results::UndecidedRule;
use crate::study::published_kind;

/// The share that holds two opposed views at once, and who they are
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
    endoxa contradiction survey.sav --a 'deal=support' --b 'war=continue'\n  \
    endoxa contradiction survey.sav --a 'deal=support|lean to support' --b 'war=continue' \\\n      \
    --by party --profile age_group,gender --base everybody --format json\n  \
    endoxa contradiction toplines.csv --a 'deal=support' --b 'war=continue' --sample same\n  \
    endoxa contradiction toplines.csv --a 'deal=support' --poll maariv_2025-01-09 \\\n      \
    --b 'war=continue' --poll-b idi_2025-01-08\n  \
    endoxa contradiction toplines.csv --crosstabs crosstabs.csv --by party \\\n      \
    --a 'deal=support' --b 'war=continue' --sample same\n\n\
    From respondents' data the share is estimated, beside what the two shares alone and,\n\
    with --by, what crosstabs would leave open. --base everybody counts who did not answer\n\
    as not holding a view; the other rule and the range of all that open answers could be are\n\
    printed too. Where nobody was asked both questions there is a range and no estimate.\n\
    From published figures the share is bounded, in every poll that asked both questions\n\
    unless --poll names one. For two numbers alone: endoxa bounds.")]
pub(super) struct Contradiction {
    /// A file of respondents, or a CSV of toplines
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
    /// Take both questions' answers as ordered: the segment wherever the line is drawn
    #[arg(long)]
    scales: bool,
    #[command(flatten)]
    published: PublishedOptions,
    #[command(flatten)]
    options: SurveyOptions,
    #[command(flatten)]
    codebook: Codebook,
}

impl Contradiction {
    pub(super) fn execute(&self, common: &Common) -> Result<(), Failure> {
        let (a, b) = (view("--a", &self.a)?, view("--b", &self.b)?);
        let source = Source::new(&self.file);
        if published_kind(&source)?.is_some() {
            let profile = (!self.profile.is_empty()).then_some("--profile");
            let scales = self.scales.then_some("--scales");
            return match profile.or(scales).or(self.options.given()) {
                Some(option) => Err(argument(option, option, "a file of respondents")),
                None => {
                    self.published.execute(&source, (&a, &b), self.by.as_deref(), common)
                }
            };
        }
        if let Some(option) = self.published.given() {
            return Err(argument(option, option, "a CSV of toplines"));
        }
        self.respondents((a, b), common)
    }

    fn respondents(
        &self,
        (a, b): (ViewSpec, ViewSpec),
        common: &Common,
    ) -> Result<(), Failure> {
        let asked = self.options.settings(common)?;
        let spec = RespondentSegmentSpec {
            name: "contradiction".to_owned(),
            a,
            b,
            by: self.by.clone(),
            profile: self.profile.clone(),
            rule: match asked.missing {
                MissingRule::Answered => UndecidedRule::AnsweredBoth,
                // The range of open answers is printed under either rule.
                MissingRule::Everybody | MissingRule::WorstCase => {
                    UndecidedRule::NotHolding
                }
            },
            scales: self.scales,
            errors: RESPONSE_ERRORS.to_vec(),
            settings: SurveySettings { missing: MissingRule::Answered, ..asked },
            label: None,
            title: None,
            chart: false,
        };
        let mut read = respondents(&self.file, self.codebook.path(), None)?;
        let file = self.file.display().to_string();
        self.options.declare(&mut read.value, &file)?;
        let prepared = prepare_segment(&read.value, &file, &spec)?;
        let found = run_together(&read.value, &file, vec![prepared])?;
        if !common.quiet {
            common.findings(&read.diagnostics, Severity::Warning);
            common.findings(&found.diagnostics, Severity::Warning);
        }
        for segment in &found.value {
            let document = respondent_segment_document(segment, common.language());
            common.table(&document, segment, &tidy_segment(segment))?;
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
