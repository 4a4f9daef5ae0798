//! `endoxa interval`: how sure is a published share?

use clap::Args;

use super::Failure;
use super::common::Common;
use super::error::argument;
use crate::analysis::{Sampling, ShareSpec, share};
use crate::poll::{PublishedShare, SampleKind};
use crate::report::{sensitivity_line, share_lines};
use crate::results::Base;
use crate::stats::ShareMethod;

/// A design effect that weighting easily has, shown beside the interval where none is given.
const SENSITIVITY: f64 = 1.5;

/// The interval of a published share
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
    endoxa interval 52% --n 500                 52% rounded to a whole percent\n  \
    endoxa interval 52.0% --n 500               52% rounded to a tenth\n  \
    endoxa interval 52% --n 500 --exact         52% not rounded at all\n  \
    endoxa interval 0.5% --n 1000 --method clopper-pearson\n  \
    endoxa interval 52% --n 500 --deff 1.5 --panel --format json")]
pub(super) struct Interval {
    /// The share, such as 52%: its decimals say what it was rounded to
    share: String,
    #[command(flatten)]
    sample: SampleOptions,
    /// Interval method: wilson, clopper-pearson, jeffreys, agresti-coull, logit or wald
    #[arg(long, default_value = "wilson")]
    method: ShareMethod,
}

/// Options about a sample and the print of its figures.
#[derive(Debug, Args)]
pub(super) struct SampleOptions {
    /// Respondents who answered the question; without it there is no interval
    #[arg(long, value_name = "SIZE")]
    pub(super) n: Option<f64>,
    /// Design effect of weighting and clustering
    #[arg(long, value_name = "FACTOR")]
    pub(super) deff: Option<f64>,
    /// The figures are exact, not rounded to their last digit
    #[arg(long)]
    pub(super) exact: bool,
    /// The sample is an opt-in panel, not a random sample
    #[arg(long)]
    pub(super) panel: bool,
}

impl SampleOptions {
    pub(super) fn sampling(&self, n: Option<f64>) -> Result<Sampling, Failure> {
        let mut sampling = match n {
            Some(n) if n.is_finite() && n >= 1.0 => Sampling::simple_random(n),
            Some(n) => return Err(argument("--n", &n.to_string(), "≥ 1")),
            None => Sampling::unknown(),
        };
        if self.panel {
            sampling.kind = SampleKind::Nonprobability;
        }
        match self.deff {
            Some(deff) if deff.is_finite() && deff > 0.0 => {
                Ok(sampling.with_design_effect(deff))
            }
            Some(deff) => Err(argument("--deff", &deff.to_string(), "> 0")),
            None => Ok(sampling),
        }
    }

    pub(super) fn published(
        &self,
        name: &str,
        text: &str,
    ) -> Result<PublishedShare, Failure> {
        let published = PublishedShare::parse(text)
            .map_err(|e| argument(name, text, &e.to_string()))?;
        Ok(if self.exact { PublishedShare { unit: 0.0, ..published } } else { published })
    }
}

impl Interval {
    pub(super) fn execute(&self, common: &Common) -> Result<(), Failure> {
        let published = self.sample.published("SHARE", &self.share)?;
        let spec = ShareSpec {
            published,
            sampling: self.sample.sampling(self.sample.n)?,
            level: common.confidence(),
            method: self.method,
            base: Base::AllRespondents,
        };
        let estimate = share(&spec)?;
        let say = common.phrases();
        let mut lines = share_lines(&published, &estimate, &say);
        if self.sample.deff.is_none() {
            let weighted = spec.sampling.with_design_effect(SENSITIVITY);
            let weighted = share(&ShareSpec { sampling: weighted, ..spec })?;
            lines.extend(sensitivity_line(&weighted, &say));
        }
        common.answer(&lines, &estimate)
    }
}
