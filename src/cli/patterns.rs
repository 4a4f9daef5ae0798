//! `endoxa patterns`: which of several views respondents hold at once.

use std::path::PathBuf;

use clap::Args;
use indexmap::IndexMap;

use super::Failure;
use super::common::{Codebook, Common};
use super::error::argument;
use super::respondents::SurveyOptions;
use crate::analysis::{
    MissingRule, PatternSpec, PatternViewSpec, prepare_patterns, run_together,
};
use crate::poll::{Code, Diagnostic, Severity};
use crate::read::respondents;
use crate::report::{patterns_document, tidy_patterns};
use crate::results::PatternBase;
use crate::text::nearest;

/// Which of several views respondents hold at once, and how many contradictions
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
    endoxa patterns survey.sav --view 'deal: q1=support|lean to support' \\\n      \
    --view 'war: q2=continue' --view 'talks: q3=yes' --pair deal,war --pair talks,war\n  \
    endoxa patterns survey.sav --view 'trust: q7=agree' --against 'trust=disagree' \\\n      \
    --view 'distrust: q9=agree' --against 'distrust=disagree' --balanced trust,distrust\n  \
    endoxa patterns survey.sav --view 'deal: q1=1' --view 'war: q2=1' --format csv\n\n\
    Every combination of 2 to 10 views that occurs, with its share, standard error and\n\
    interval under the declared sample design. With --pair: who holds at least one, two, …\n\
    of the contradictory pairs, and the inconsistency index, the share of the pairs that the\n\
    average respondent holds, beside what independent views would give. With --balanced: who\n\
    agrees with a statement and with its reversal and, with --against, who rejects both.\n\
    --base everybody counts who did not answer as not holding a view.")]
pub(super) struct Patterns {
    /// The file of respondents
    file: PathBuf,
    /// A view: NAME: QUESTION=ANSWER, several answers with | between them; give it two to ten
    /// times
    #[arg(long, required = true, value_name = "VIEW")]
    view: Vec<String>,
    /// The answers that reject a view: NAME=ANSWER, several with | between them
    #[arg(long, value_name = "ANSWERS")]
    against: Vec<String>,
    /// Two views that contradict each other: NAME,NAME
    #[arg(long, value_name = "PAIR")]
    pair: Vec<String>,
    /// A statement and its reversal: NAME,NAME
    #[arg(long, value_name = "PAIR")]
    balanced: Vec<String>,
    #[command(flatten)]
    options: SurveyOptions,
    #[command(flatten)]
    codebook: Codebook,
}

impl Patterns {
    pub(super) fn execute(&self, common: &Common) -> Result<(), Failure> {
        let settings = self.options.settings(common)?;
        let spec = PatternSpec {
            name: "patterns".to_owned(),
            views: self.views()?,
            pairs: pairs("--pair", &self.pair)?,
            balanced: pairs("--balanced", &self.balanced)?,
            base: match settings.missing {
                MissingRule::Answered => PatternBase::AnsweredAll,
                // The range of open answers is printed under either rule.
                MissingRule::Everybody | MissingRule::WorstCase => PatternBase::Everybody,
            },
            settings,
            label: None,
            title: None,
            chart: false,
        };
        let mut read = respondents(&self.file, self.codebook.path(), None)?;
        let file = self.file.display().to_string();
        self.options.declare(&mut read.value, &file)?;
        let prepared = prepare_patterns(&read.value, &file, &spec)?;
        let found = run_together(&read.value, &file, vec![prepared])?;
        if !common.quiet {
            common.findings(&read.diagnostics, Severity::Warning);
            common.findings(&found.diagnostics, Severity::Warning);
        }
        for patterns in &found.value {
            let document = patterns_document(patterns, common.language());
            common.table(&document, patterns, &tidy_patterns(patterns))?;
        }
        Ok(())
    }

    fn views(&self) -> Result<IndexMap<String, PatternViewSpec>, Failure> {
        let mut views: IndexMap<String, PatternViewSpec> = IndexMap::new();
        for text in &self.view {
            let (name, view) = view(text)?;
            if views.insert(name.clone(), view).is_some() {
                let twice = Diagnostic::new(Code::NameTwice, "endoxa").column("--view");
                return Err(twice.value(&name).into());
            }
        }
        for text in &self.against {
            let expected = || argument("--against", text, "NAME=ANSWER");
            let (name, rejecting) = sides(text).ok_or_else(expected)?;
            let known: Vec<String> = views.keys().cloned().collect();
            let Some(view) = views.get_mut(name) else {
                let found = Diagnostic::new(Code::ItemUnknown, "endoxa")
                    .column("--against")
                    .value(name);
                return Err(match nearest(name, known.iter().map(String::as_str)) {
                    Some(near) => found.with("nearest", near).into(),
                    None => found.into(),
                });
            };
            view.against.extend(answers(rejecting));
        }
        Ok(views)
    }
}

/// A view as `name: question=answer|answer`; the question is the name where none is given.
fn view(text: &str) -> Result<(String, PatternViewSpec), Failure> {
    let expected = || argument("--view", text, "NAME: QUESTION=ANSWER");
    let (asked, held) = sides(text).ok_or_else(expected)?;
    let (name, question) = asked.split_once(':').unwrap_or((asked, asked));
    let (name, question) = (name.trim(), question.trim());
    if name.is_empty() || question.is_empty() {
        return Err(expected());
    }
    let view = PatternViewSpec {
        question: question.to_owned(),
        answers: answers(held),
        ..PatternViewSpec::default()
    };
    Ok((name.to_owned(), view))
}

/// What stands before and after the first equals sign.
fn sides(text: &str) -> Option<(&str, &str)> {
    let (before, after) = text.split_once('=')?;
    let sides = (before.trim(), after.trim());
    (!sides.0.is_empty() && !sides.1.is_empty()).then_some(sides)
}

fn answers(text: &str) -> Vec<String> {
    text.split('|').map(|answer| answer.trim().to_owned()).collect()
}

fn pairs(option: &str, texts: &[String]) -> Result<Vec<[String; 2]>, Failure> {
    let pair = |text: &String| match text.split(',').collect::<Vec<_>>()[..] {
        [a, b] => Ok([a.trim().to_owned(), b.trim().to_owned()]),
        _ => Err(argument(option, text, "NAME,NAME")),
    };
    texts.iter().map(pair).collect()
}
