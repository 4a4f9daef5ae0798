//! `endoxa report`: what a newsroom runs every week.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::Failure;
use super::common::Common;
use super::shift::{Told, size};
use crate::analysis::{ReportSpec, shift_report};
use crate::poll::Severity;
use crate::read::{self, Source, Toplines};
use crate::report::{shift_report_document, tidy_shift_report};
use crate::stats::Adjustment;

/// Reports over all questions of a file
#[derive(Debug, Args)]
pub(super) struct Report {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    Shifts(Shifts),
}

/// Everything that changed across all questions, ranked, one line each
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
    endoxa report shifts polls.csv                      each question's last two polls\n  \
    endoxa report shifts may.csv june.csv --same-question\n  \
    endoxa report shifts polls.csv --from may --to june all questions of two polls\n  \
    endoxa report shifts polls.csv --every --all --format csv > shifts.csv\n\n\
    Compares polls of one house (of several with --house-sd). All answers of all questions\n\
    are one family of tests, adjusted together. ▲ rose, ▼ fell, = stable, · cannot tell,\n\
    × not comparable, ? fragile.")]
struct Shifts {
    /// Files of published polls
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The earlier poll
    #[arg(long, value_name = "POLL", requires = "to")]
    from: Option<String>,
    /// The later poll
    #[arg(long, value_name = "POLL", requires = "from")]
    to: Option<String>,
    /// Every poll with the one before, not the last two only
    #[arg(long, conflicts_with = "from")]
    every: bool,
    /// List every answer, with what stands against a comparison
    #[arg(long)]
    all: bool,
    /// Print so many lines at most (text and md)
    #[arg(long, default_value_t = 40, value_name = "N")]
    most: usize,
    /// How p values are adjusted over all questions: bh, holm or none
    #[arg(long, default_value = "bh")]
    adjust: Adjustment,
    /// Sample size to assume where none was published; labelled
    #[arg(long, value_name = "SIZE")]
    assume_n: Option<f64>,
    #[command(flatten)]
    told: Told,
}

impl Report {
    pub(super) fn execute(&self, common: &Common) -> Result<(), Failure> {
        match &self.what {
            What::Shifts(shifts) => shifts.execute(common),
        }
    }
}

impl Shifts {
    fn execute(&self, common: &Common) -> Result<(), Failure> {
        let mut files: Vec<(String, Toplines)> = Vec::with_capacity(self.files.len());
        for file in &self.files {
            let read = read::toplines(&Source::new(file))?;
            if !common.quiet {
                common.findings(&read.diagnostics, Severity::Warning);
            }
            files.push((file.display().to_string(), read.value));
        }
        let spec = ReportSpec {
            from: self.from.clone(),
            to: self.to.clone(),
            every: self.every,
            all: self.all,
            told: self.told.assertions()?,
            margin: self.told.margin()?,
            level: common.confidence(),
            adjustment: self.adjust,
            design_effect: self.told.design_effect()?,
            assumed_n: size("--assume-n", self.assume_n)?,
        };
        let polls: Vec<_> = files
            .iter()
            .map(|(name, toplines)| (name.clone(), &toplines.polls[..]))
            .collect();
        let report = shift_report(&polls, &spec)?;
        let document = shift_report_document(&report, self.most, common.language());
        common.table(&document, &report, &tidy_shift_report(&report))
    }
}
