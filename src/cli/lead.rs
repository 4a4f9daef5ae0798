//! `endoxa lead`: is one answer ahead of another?

use clap::Args;

use super::Failure;
use super::common::Common;
use super::interval::SampleOptions;
use crate::analysis::{DifferenceSpec, lead};
use crate::report::difference_lines;

/// The lead of one answer over another in one question
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
    endoxa lead 52% 40% --n 500\n  \
    endoxa lead 48.3% 46.9% --n 1001 --deff 1.3\n  \
    endoxa lead 52% 40% --n 500 --format json")]
pub(super) struct Lead {
    /// Share of the answer that is ahead
    first: String,
    /// Share of the other answer
    second: String,
    #[command(flatten)]
    sample: SampleOptions,
}

impl Lead {
    pub(super) fn execute(&self, common: &Common) -> Result<(), Failure> {
        let spec = DifferenceSpec {
            first: self.sample.published("FIRST", &self.first)?,
            second: self.sample.published("SECOND", &self.second)?,
            level: common.confidence(),
        };
        let found = lead(&spec, &self.sample.sampling(self.sample.n)?)?;
        common.answer(&difference_lines(&found, &common.phrases()), &found)
    }
}
