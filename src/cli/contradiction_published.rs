//! `endoxa contradiction` on published figures: bounds, poll by poll.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Failure;
use super::common::Common;
use crate::analysis::{OneOrMany, PublishedView, Settings, ViewSpec, WavesSpec};
use crate::poll::{Code, Diagnostic, Severity};
use crate::read::{Rejected, Source};
use crate::report::{tidy_waves, waves_document};
use crate::results::SampleRelation;
use crate::study::published_waves;

/// Whether the same people were asked both questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Sample {
    /// The same respondents
    Same,
    /// Two independent polls
    Two,
    /// Not known: bounded as two polls, and said
    Unknown,
}

/// What only published figures need.
#[derive(Debug, Args)]
#[command(next_help_heading = "Published figures")]
pub(super) struct PublishedOptions {
    /// The poll; every poll that asked both questions where it is not given
    #[arg(long, value_name = "POLL")]
    poll: Option<String>,
    /// The poll of the second view, if it is another
    #[arg(long, value_name = "POLL", requires = "poll")]
    poll_b: Option<String>,
    /// Whether the same people were asked both: two for two polls, else unknown
    #[arg(long, value_enum)]
    sample: Option<Sample>,
    /// A CSV of breakdowns, for --by
    #[arg(long, value_name = "FILE", requires = "by")]
    crosstabs: Option<PathBuf>,
    /// A sample size to assume for polls that published none: labelled wherever it counts
    #[arg(long, value_name = "SIZE")]
    assume_n: Option<f64>,
}

impl PublishedOptions {
    /// The first of these options that was given.
    pub(super) fn given(&self) -> Option<&'static str> {
        [
            (self.poll.is_some(), "--poll"),
            (self.sample.is_some(), "--sample"),
            (self.crosstabs.is_some(), "--crosstabs"),
            (self.assume_n.is_some(), "--assume-n"),
        ]
        .into_iter()
        .find_map(|(given, option)| given.then_some(option))
    }

    pub(super) fn execute(
        &self,
        file: &Source,
        (a, b): (&ViewSpec, &ViewSpec),
        by: Option<&str>,
        common: &Common,
    ) -> Result<(), Failure> {
        if let (Some(variable), None) = (by, &self.crosstabs) {
            let found = Diagnostic::new(Code::CrosstabsNeeded, file.name());
            return Err(found.value(variable).into());
        }
        let settings = Settings {
            level: common.confidence(),
            assumed_n: self.size()?,
            ..Settings::default()
        };
        let spec = WavesSpec {
            name: "contradiction".to_owned(),
            a: published(a, self.poll.as_ref()),
            b: published(b, self.poll_b.as_ref().or(self.poll.as_ref())),
            sample: self.relation(),
            label: None,
            title: None,
            by: by.map(str::to_owned),
            chart: false,
        };
        let read = published_waves(file, self.crosstabs.as_deref(), settings, &spec)
            .map_err(|Rejected(found)| {
                Rejected(found.into_iter().map(|d| at_option(d, &spec.name)).collect())
            })?;
        if !common.quiet {
            common.findings(&read.diagnostics, Severity::Warning);
        }
        let document = waves_document(&read.value, common.language());
        let rows: Vec<_> =
            read.value.contradiction_waves.iter().flat_map(tidy_waves).collect();
        common.table(&document, &read.value.contradiction_waves.first(), &rows)
    }

    fn size(&self) -> Result<Option<f64>, Failure> {
        match self.assume_n {
            Some(n) if !(n >= 1.0 && n.is_finite()) => {
                Err(super::error::argument("--assume-n", &n.to_string(), "≥ 1"))
            }
            n => Ok(n),
        }
    }

    /// Two polls are two samples; questions of one poll may have been put to halves of it.
    fn relation(&self) -> SampleRelation {
        let two = self.poll_b.is_some() && self.poll_b != self.poll;
        match self.sample {
            Some(Sample::Same) => SampleRelation::Same,
            Some(Sample::Two) => SampleRelation::Two,
            Some(Sample::Unknown) => SampleRelation::Unknown,
            None if two => SampleRelation::Two,
            None => SampleRelation::Unknown,
        }
    }
}

/// A finding about a view, at the option that gave it.
fn at_option(found: Diagnostic, name: &str) -> Diagnostic {
    let place = format!("contradiction_waves.{name}");
    let options =
        [("a.poll", "--poll"), ("b.poll", "--poll-b"), ("a", "--a"), ("b", "--b")];
    let option = options.into_iter().find(|(key, _)| {
        let column = found.place.column.as_deref().unwrap_or_default();
        let rest = column.strip_prefix(&format!("{place}.{key}"));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    });
    match option {
        Some((_, option)) => found.column(option),
        None => found,
    }
}

fn published(view: &ViewSpec, poll: Option<&String>) -> PublishedView {
    PublishedView {
        question: view.question.clone(),
        answer: OneOrMany::Many(view.answers.clone()),
        poll: poll.cloned(),
        label: None,
    }
}
