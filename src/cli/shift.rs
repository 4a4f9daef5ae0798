//! `endoxa shift`: did a share change from one poll to another?

use clap::Args;

use super::Failure;
use super::common::Common;
use super::error::argument;
use super::interval::SampleOptions;
use crate::analysis::{DifferenceSpec, shift};
use crate::report::difference_lines;

/// The change of one share from one poll to another
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
    endoxa shift 48%@500 52%@500                share@respondents, earlier poll first\n  \
    endoxa shift 48%@1000 52%@1000 --deff 1.5\n  \
    endoxa shift 48.2%@503 52.7%@510 --exact --format json\n\n\
    The two polls must have asked the same question of the same population; endoxa\n\
    cannot see that from two numbers.")]
pub(super) struct Shift {
    /// Earlier poll: share@respondents, such as 48%@500
    #[arg(value_name = "SHARE@SIZE")]
    first: String,
    /// Later poll
    #[arg(value_name = "SHARE@SIZE")]
    second: String,
    /// Design effect of both polls
    #[arg(long, value_name = "FACTOR")]
    deff: Option<f64>,
    /// The figures are exact, not rounded to their last digit
    #[arg(long)]
    exact: bool,
    /// The samples are opt-in panels, not random samples
    #[arg(long)]
    panel: bool,
}

impl Shift {
    pub(super) fn execute(&self, common: &Common) -> Result<(), Failure> {
        let options = SampleOptions {
            n: None,
            deff: self.deff,
            exact: self.exact,
            panel: self.panel,
        };
        let (share1, n1) = split(&self.first)?;
        let (share2, n2) = split(&self.second)?;
        let spec = DifferenceSpec {
            first: options.published("SHARE@SIZE", share1)?,
            second: options.published("SHARE@SIZE", share2)?,
            level: common.confidence(),
        };
        let samplings = [options.sampling(n1)?, options.sampling(n2)?];
        let found = shift(&spec, [&samplings[0], &samplings[1]])?;
        common.answer(&difference_lines(&found, &common.phrases()), &found)
    }
}

fn split(text: &str) -> Result<(&str, Option<f64>), Failure> {
    match text.split_once('@') {
        None => Ok((text, None)),
        Some((share, size)) => match size.replace(',', "").parse::<f64>() {
            Ok(n) => Ok((share, Some(n))),
            Err(_) => Err(argument("SHARE@SIZE", text, "48%@500")),
        },
    }
}
