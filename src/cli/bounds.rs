//! `endoxa bounds`: what share can hold two views at once?

use clap::Args;

use super::Failure;
use super::common::Common;
use super::interval::SampleOptions;
use crate::analysis::{SegmentInterval, SegmentSpec, segment};
use crate::report::segment_lines;
use crate::results::SampleRelation;

/// The share that can hold two views at once, from two toplines
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
    endoxa bounds 52% 48% --two-samples --n 500 --n2 500\n  \
    endoxa bounds 62% 36% --same-sample --n 1000\n  \
    endoxa bounds 52% 48% --unknown-samples            sizes not published: bounds only\n\n\
    Whether the same people were asked changes the interval, so it must be said.")]
pub(super) struct BoundsCommand {
    /// Share that holds the first view
    first: String,
    /// Share that holds the second view
    second: String,
    #[command(flatten)]
    relation: Relation,
    #[command(flatten)]
    sample: SampleOptions,
    /// Respondents of the second poll
    #[arg(long, value_name = "SIZE", conflicts_with = "same_sample")]
    n2: Option<f64>,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
struct Relation {
    /// Both questions were put to the same respondents
    #[arg(long)]
    same_sample: bool,
    /// The questions come from two polls
    #[arg(long)]
    two_samples: bool,
    /// It is not known: bounded as two polls
    #[arg(long)]
    unknown_samples: bool,
}

impl Relation {
    fn sample(&self) -> SampleRelation {
        if self.same_sample {
            SampleRelation::Same
        } else if self.two_samples {
            SampleRelation::Two
        } else {
            SampleRelation::Unknown
        }
    }
}

impl BoundsCommand {
    pub(super) fn execute(&self, common: &Common) -> Result<(), Failure> {
        let relation = self.relation.sample();
        let n2 = if relation == SampleRelation::Same { self.sample.n } else { self.n2 };
        let spec = SegmentSpec {
            a: self.sample.published("FIRST", &self.first)?,
            b: self.sample.published("SECOND", &self.second)?,
            sampling_a: self.sample.sampling(self.sample.n)?,
            sampling_b: self.sample.sampling(n2)?,
            relation,
            dont_know: None,
            assumed_n: None,
            level: common.confidence(),
            interval: SegmentInterval::Default,
        };
        let found = segment(&spec)?;
        common.answer(&segment_lines(&found, &common.phrases()), &found)
    }
}
