//! The endoxa program: parse the arguments, run the command, turn an error into a message
//! and an exit code.

use std::process::ExitCode;

use clap::Parser as _;
use endoxa::cli::{Cli, execute, report};

fn main() -> ExitCode {
    let cli = Cli::parse();
    match execute(&cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => ExitCode::from(report(&cli, &failure)),
    }
}
