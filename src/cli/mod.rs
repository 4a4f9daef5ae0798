//! The command line: one file per command, arguments in, one library call, output out.

mod add;
mod bounds;
mod check;
mod common;
mod contradiction;
mod contradiction_published;
mod convert;
mod crosstab;
mod describe;
mod error;
mod explain;
mod interval;
mod lead;
mod reading;
mod replicates;
mod respondents;
mod run;
mod schema;
mod shift;
mod toplines;

use clap::{Parser, Subcommand};

pub use error::Failure;

use common::Format;

use crate::poll::{Code, Diagnostic};

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
    Explain(explain::Explain),
    Schema(schema::Schema),
    Interval(interval::Interval),
    Lead(lead::Lead),
    Shift(shift::Shift),
    Bounds(bounds::BoundsCommand),
}

/// Runs a command.
///
/// # Errors
/// [`Failure`] with what went wrong; its exit code is 1 or 2.
pub fn execute(cli: &Cli) -> Result<(), Failure> {
    let common = &cli.common;
    common.apply_colour();
    let shares = matches!(
        cli.command,
        Command::Toplines(_) | Command::Crosstab(_) | Command::Contradiction(_)
    );
    if !shares && matches!(common.format, Format::Md | Format::Csv) {
        let found = Diagnostic::new(Code::ArgumentInvalid, "endoxa");
        return Err(found.value("--format").with("expected", "text, json").into());
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
        Command::Explain(command) => command.execute(common),
        Command::Schema(command) => command.execute(common),
        Command::Interval(command) => command.execute(common),
        Command::Lead(command) => command.execute(common),
        Command::Shift(command) => command.execute(common),
        Command::Bounds(command) => command.execute(common),
    }
}

/// Prints a failure to standard error, in the language of the command, and gives its exit
/// code.
pub fn report(cli: &Cli, failure: &Failure) -> u8 {
    failure.print(&cli.common);
    failure.exit_code()
}
