//! `endoxa trend`: a question over many polls.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::Failure;
use super::common::{Common, Format};
use super::error::argument;
use crate::analysis::{AnchorSpec, Evidence, HouseChoice, Settings, TrendSpec, trend};
use crate::poll::Severity;
use crate::read::{Source, crosstabs, labels, toplines};
use crate::report::{markdown, terminal, tidy_trend, trends_document};
use crate::results::DriftRule;
use crate::stats::ShareMethod;

/// How house effects are told from the level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Houses {
    /// They sum to zero, one house one vote
    #[default]
    SumToZero,
    /// They sum to zero, weighted by numbers of polls
    PollWeighted,
    /// They are drawn around zero; the spread is estimated
    Shrunken,
}

/// Whether intervals allow for the drift being estimated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Drift {
    /// Averaged over all drifts that the polls allow
    #[default]
    Averaged,
    /// The estimate is taken as known: narrower than is honest
    Estimated,
}

/// A question over many polls: its level, how far it moved since when, the houses, and what
/// looks odd
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
    endoxa trend polls.csv --question deal --answer support\n  \
    endoxa trend polls.csv --question vote --answer Labor --since 2006-12-04\n  \
    endoxa trend polls.csv --question vote --answer Labor --answer Coalition\n  \
    endoxa trend polls.csv --question vote --answer Labor \\\n      \
    --anchor 2004-10-09=37.64 --anchor 2007-11-24=43.38\n  \
    endoxa trend polls.csv --question deal --crosstabs groups.csv --by bloc --format csv\n\n\
    FILE is a CSV of published polls, one row an answer. The level is a random walk through\n\
    the polls of all houses, each with the error of its sample and an effect of its house.\n\
    Without --answer all answers are followed together, so that they add up to 100. Polls\n\
    without a date, a figure or a sample size are named and stay out of the line; --assume-n\n\
    lets those without a size in. The line stops where a house changed its question and no\n\
    other house polled across the change. See docs/trends.md.")]
pub(super) struct Trend {
    /// The file of published polls
    file: PathBuf,
    /// The question
    #[arg(long)]
    question: String,
    /// An answer; again for several, which are fitted together
    #[arg(long)]
    answer: Vec<String>,
    /// A grouping variable of --crosstabs: a trend of each group
    #[arg(long, value_name = "GROUP", requires = "crosstabs")]
    by: Option<String>,
    /// A file of the polls' figures by group
    #[arg(long, value_name = "FILE")]
    crosstabs: Option<PathBuf>,
    /// A file of printed names
    #[arg(long, value_name = "FILE")]
    labels: Option<PathBuf>,
    /// How much did the level change since this day? (the first poll's otherwise)
    #[arg(long, value_name = "DATE")]
    since: Option<Date>,
    /// … until this day (the last poll's otherwise)
    #[arg(long, value_name = "DATE")]
    until: Option<Date>,
    /// A day to give the level on; again for several
    #[arg(long, value_name = "DATE")]
    on: Vec<Date>,
    /// A known result, such as an election's, in percent; again for several
    #[arg(long, value_name = "DATE=SHARE", value_parser = anchor)]
    anchor: Vec<(Date, f64)>,
    /// How house effects are told from the level
    #[arg(long, value_enum, default_value_t, conflicts_with = "anchor")]
    houses: Houses,
    /// Whether intervals allow for the drift being estimated
    #[arg(long, value_enum, default_value_t)]
    drift: Drift,
    /// The figures are exact: their rounding is no part of their variance
    #[arg(long)]
    exact: bool,
    /// Take sampling errors as they are, without estimating a factor
    #[arg(long)]
    no_inflation: bool,
    /// Take all polls of a house for one question, whatever their wording and answers
    #[arg(long)]
    same_question: bool,
    /// Sample size to assume where none was published
    #[arg(long, value_name = "N")]
    assume_n: Option<f64>,
    /// Design effect of all polls
    #[arg(long, value_name = "FACTOR")]
    deff: Option<f64>,
    /// Simulations behind the tests of jumps and scatter; 0 for no tests
    #[arg(long, value_name = "COUNT", default_value_t = 999)]
    simulations: usize,
    /// Seed of the simulations
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

impl Trend {
    pub(super) fn execute(&self, common: &Common) -> Result<(), Failure> {
        let (evidence, diagnostics) = self.evidence(common)?;
        let found = trend(&self.spec(), &evidence)?;
        if !common.quiet {
            common.findings(&diagnostics, Severity::Warning);
        }
        let document = trends_document(&found, common.language());
        match common.format {
            Format::Json => match &found[..] {
                // A question of everybody is one object.
                [one] if self.by.is_none() => common.json(one),
                several => common.json(&several),
            },
            Format::Text => common.print(&terminal(&document, 80)),
            Format::Md => common.print(&markdown(&document)),
            Format::Csv => {
                let rows: Vec<_> = found.iter().flat_map(tidy_trend).collect();
                common.csv(&rows)
            }
        }
    }

    fn evidence(
        &self,
        common: &Common,
    ) -> Result<(Evidence, Vec<crate::poll::Diagnostic>), Failure> {
        for (name, value, least) in
            [("--assume-n", self.assume_n, 1.0), ("--deff", self.deff, f64::MIN_POSITIVE)]
        {
            if let Some(value) = value.filter(|x| !(*x >= least && x.is_finite())) {
                return Err(argument(name, &value.to_string(), "≥ 1"));
            }
        }
        let read = toplines(&Source::new(&self.file))?;
        let mut diagnostics = read.diagnostics;
        let mut evidence = Evidence {
            study: self.file.display().to_string(),
            toplines: read.value,
            settings: Settings {
                level: common.confidence(),
                method: ShareMethod::default(),
                assumed_n: self.assume_n,
                design_effect: self.deff,
            },
            ..Evidence::default()
        };
        if let Some(file) = &self.crosstabs {
            let read = crosstabs(&Source::new(file))?;
            evidence.crosstabs = read.value;
            diagnostics.extend(read.diagnostics);
        }
        if let Some(file) = &self.labels {
            let read = labels(&Source::new(file))?;
            evidence.labels = read.value;
            diagnostics.extend(read.diagnostics);
        }
        Ok((evidence, diagnostics))
    }

    fn spec(&self) -> TrendSpec {
        let known =
            |(date, percent): &(Date, f64)| AnchorSpec { date: *date, percent: *percent };
        TrendSpec {
            answers: self.answer.clone(),
            by: self.by.clone(),
            since: self.since,
            until: self.until,
            on: self.on.clone(),
            houses: match self.houses {
                Houses::SumToZero => HouseChoice::SumToZero,
                Houses::PollWeighted => HouseChoice::PollWeighted,
                Houses::Shrunken => HouseChoice::Shrunken,
            },
            anchors: self.anchor.iter().map(known).collect(),
            exact: self.exact,
            inflation: !self.no_inflation,
            drift: match self.drift {
                Drift::Averaged => DriftRule::Averaged,
                Drift::Estimated => DriftRule::Estimated,
            },
            same_question: self.same_question,
            simulations: self.simulations,
            seed: self.seed,
            ..TrendSpec::new("trend", &self.question)
        }
    }
}

/// `2004-10-09=37.64`, a percent sign allowed.
fn anchor(text: &str) -> Result<(Date, f64), String> {
    let expected = || "2004-10-09=37.64".to_owned();
    let (date, percent) = text.split_once('=').ok_or_else(expected)?;
    let date = date.trim().parse().map_err(|_| expected())?;
    let percent: f64 =
        percent.trim().trim_end_matches('%').parse().map_err(|_| expected())?;
    if (0.0..=100.0).contains(&percent) { Ok((date, percent)) } else { Err(expected()) }
}
