//! The command line: one file per command, arguments in, one library call, output out.

mod add;
mod article;
mod bounds;
mod check;
mod claims;
mod common;
mod contradiction;
mod contradiction_published;
mod convert;
mod crosstab;
mod describe;
mod design;
mod diff;
mod error;
mod explain;
mod figure;
mod fill;
mod interval;
mod lead;
mod patterns;
mod reading;
mod replicates;
mod report;
mod respondents;
mod run;
mod schema;
mod shift;
mod toplines;
mod trend;
mod weight;

use clap::{Parser, Subcommand};

pub use error::Failure;

/// Public-opinion polls from file to article: intervals, bounds on holding two views at
/// once, changes, charts and sentences.
#[derive(Debug, Parser)]
#[command(
    name = "endoxa",
    version,
    propagate_version = true,
    after_help = "Exit codes: 0 done, 1 an analysis failed or a denied check fired, 2 bad input.\n\
                  NO_COLOR and --color never turn colours off. `-` is standard input.",
    after_long_help = "Examples:\n  \
        endoxa run data/hostage-deal/study.toml          the whole study: report and charts\n  \
        endoxa interval 52% --n 500                      how sure is 52%?\n  \
        endoxa bounds 52% 48% --two-samples --n 500 --n2 500\n                                                   \
        who can hold both views?\n\n\
        Exit codes: 0 done, 1 an analysis failed or a denied check fired, 2 bad input.\n\
        NO_COLOR and --color never turn colours off. `-` is standard input."
)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    common: common::Common,
}

#[derive(Debug, Subcommand)]
enum Command {
    Run(run::Run),
    Add(add::Add),
    Check(check::Check),
    Describe(describe::Describe),
    Convert(convert::Convert),
    Toplines(toplines::Toplines),
    Crosstab(crosstab::Crosstab),
    Contradiction(contradiction::Contradiction),
    Patterns(patterns::Patterns),
    Weight(weight::Weight),
    Shift(Box<shift::Shift>),
    Report(report::Report),
    Explain(explain::Explain),
    Figure(figure::Figure),
    Fill(fill::Fill),
    Claims(claims::Claims),
    Diff(diff::Diff),
    Schema(schema::Schema),
    Interval(interval::Interval),
    Lead(lead::Lead),
    Trend(trend::Trend),
    Bounds(bounds::BoundsCommand),
}

/// Runs a command.
///
/// # Errors
/// [`Failure`] with what went wrong; its exit code is 1 or 2.
pub fn execute(cli: &Cli) -> Result<(), Failure> {
    let common = &cli.common;
    common.apply_colour();
    let tables = matches!(
        cli.command,
        Command::Toplines(_)
            | Command::Crosstab(_)
            | Command::Contradiction(_)
            | Command::Patterns(_)
            | Command::Figure(_)
            | Command::Fill(_)
            | Command::Claims(_)
            | Command::Diff(_)
            | Command::Weight(_)
            | Command::Trend(_)
            | Command::Shift(_)
            | Command::Report(_)
    );
    if !tables {
        common.no_table()?;
    }
    match &cli.command {
        Command::Run(command) => command.execute(common),
        Command::Add(command) => command.execute(common),
        Command::Check(command) => command.execute(common),
        Command::Describe(command) => command.execute(common),
        Command::Convert(command) => command.execute(common),
        Command::Toplines(command) => command.execute(common),
        Command::Crosstab(command) => command.execute(common),
        Command::Contradiction(command) => command.execute(common),
        Command::Patterns(command) => command.execute(common),
        Command::Weight(command) => command.execute(common),
        Command::Shift(command) => command.execute(common),
        Command::Report(command) => command.execute(common),
        Command::Explain(command) => command.execute(common),
        Command::Figure(command) => command.execute(common),
        Command::Fill(command) => command.execute(common),
        Command::Claims(command) => command.execute(common),
        Command::Diff(command) => command.execute(common),
        Command::Schema(command) => command.execute(common),
        Command::Interval(command) => command.execute(common),
        Command::Lead(command) => command.execute(common),
        Command::Trend(command) => command.execute(common),
        Command::Bounds(command) => command.execute(common),
    }
}

/// Prints a failure to standard error, in the language of the command, and gives its exit
/// code.
pub fn report(cli: &Cli, failure: &Failure) -> u8 {
    failure.print(&cli.common);
    failure.exit_code()
}
