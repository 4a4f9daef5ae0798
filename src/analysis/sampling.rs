//! What is known of the sample behind a figure, and what must be assumed.

use crate::poll::{Poll, Question, SampleKind};
use crate::results::{Assumption, Missing};
use crate::stats::{self, Level};

/// Where the design effect comes from. Known ones are used in this order: given by the
/// user, implied by the published margin, none.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum DesignEffect {
    /// Given by the user.
    Given(f64),
    /// Implied by the published margin of error: `n` over the effective sample size.
    FromMargin(f64),
    /// A simple random sample: 1 by definition.
    SimpleRandom,
    /// Not known: 1, the least that weighting leaves in practice.
    AtLeastOne,
}

impl DesignEffect {
    /// The number used.
    #[must_use]
    pub fn value(self) -> f64 {
        match self {
            Self::Given(deff) | Self::FromMargin(deff) => deff,
            Self::SimpleRandom | Self::AtLeastOne => 1.0,
        }
    }
}

/// The sample behind a figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sampling {
    /// Respondents in the base; `None` when not published.
    pub n: Option<f64>,
    /// How they were sampled.
    pub kind: SampleKind,
    /// The design effect.
    pub design_effect: DesignEffect,
    /// True when the published size is "about".
    pub approximate: bool,
    /// True when the size is the user's assumption.
    pub assumed: bool,
}

impl Sampling {
    /// A simple random sample of `n`: what the calculators assume and say.
    #[must_use]
    pub fn simple_random(n: f64) -> Self {
        Self {
            n: Some(n),
            kind: SampleKind::Probability,
            design_effect: DesignEffect::SimpleRandom,
            approximate: false,
            assumed: false,
        }
    }

    /// A sample of unknown size and kind.
    #[must_use]
    pub fn unknown() -> Self {
        Self {
            n: None,
            kind: SampleKind::Unknown,
            design_effect: DesignEffect::AtLeastOne,
            approximate: false,
            assumed: false,
        }
    }

    /// What a poll disclosed.
    #[must_use]
    pub fn of(poll: &Poll) -> Self {
        let n = poll.sample_size.map(|size| size.n);
        Self {
            n,
            kind: poll.sample,
            design_effect: n.map_or(DesignEffect::AtLeastOne, |n| implied(poll, n)),
            approximate: poll.sample_size.is_some_and(|size| size.about),
            assumed: false,
        }
    }

    /// What a poll disclosed of those whom it asked a question: a part of the sample has its
    /// own size and the poll's design effect.
    #[must_use]
    pub fn asked(poll: &Poll, question: &Question) -> Self {
        let sampling = Self::of(poll);
        match question.base_size {
            Some(size) => Self { n: Some(size.n), approximate: size.about, ..sampling },
            // A part whose size nobody published has none.
            None if question.base.is_some() => Self { n: None, ..sampling },
            None => sampling,
        }
    }

    /// The same sample with a design effect that the user gives.
    #[must_use]
    pub fn with_design_effect(mut self, design_effect: f64) -> Self {
        self.design_effect = DesignEffect::Given(design_effect);
        self
    }

    /// The same sample with a size that the user assumes.
    #[must_use]
    pub fn assuming(mut self, n: f64) -> Self {
        self.n = Some(n);
        self.assumed = true;
        self
    }

    /// Effective sample size, if any size is known.
    #[must_use]
    pub fn n_effective(&self) -> Option<f64> {
        self.n.map(|n| n / self.design_effect.value())
    }

    /// What an interval from this sample rests on; nothing while there is no size.
    #[must_use]
    pub fn assumptions(&self) -> Vec<Assumption> {
        let Some(n) = self.n else { return Vec::new() };
        let mut list = vec![match self.kind {
            SampleKind::Probability => Assumption::SimpleRandomSample,
            SampleKind::Nonprobability => Assumption::AsIfRandomSample,
            SampleKind::Unknown => Assumption::SampleKindNotPublished,
        }];
        if self.assumed {
            list.push(Assumption::AssumedSampleSize { n });
        }
        if self.approximate {
            list.push(Assumption::ApproximateSampleSize);
        }
        match self.design_effect {
            DesignEffect::Given(design_effect) => {
                list.push(Assumption::GivenDesignEffect { design_effect });
            }
            DesignEffect::FromMargin(design_effect) => {
                list.push(Assumption::DesignEffectFromMargin { design_effect });
            }
            DesignEffect::AtLeastOne => list.push(Assumption::DesignEffectAtLeastOne),
            DesignEffect::SimpleRandom => {}
        }
        list
    }

    /// Why there is no interval, if there is none.
    #[must_use]
    pub fn missing(&self) -> Vec<Missing> {
        if self.n.is_some() { Vec::new() } else { vec![Missing::SampleSizeNotPublished] }
    }
}

/// The design effect that the published margin implies. A margin that a simple random
/// sample of that size would have, within the margin's own rounding, implies nothing.
fn implied(poll: &Poll, n: f64) -> DesignEffect {
    let Some(margin) = poll.margin else { return DesignEffect::AtLeastOne };
    let (narrowest, widest) = margin.possible();
    let simple = stats::margin_of_error(n, Level::default());
    if simple >= narrowest || widest <= 0.0 {
        return DesignEffect::AtLeastOne;
    }
    let n_effective = stats::effective_n_from_margin(margin.share, Level::default());
    DesignEffect::FromMargin((n / n_effective).max(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::poll::{PublishedShare, SampleSize};

    fn poll(n: &str, margin: &str) -> Poll {
        Poll {
            sample_size: SampleSize::parse(n),
            margin: PublishedShare::parse(margin).ok(),
            ..Poll::default()
        }
    }

    #[test]
    fn a_margin_that_fits_a_random_sample_implies_no_design_effect() {
        let sampling = Sampling::of(&poll("501", "4.4"));
        assert_eq!(sampling.design_effect, DesignEffect::AtLeastOne);
    }

    #[test]
    fn a_wider_margin_implies_a_smaller_effective_sample() {
        let sampling = Sampling::of(&poll("1000", "4.0"));
        let DesignEffect::FromMargin(deff) = sampling.design_effect else { panic!() };
        assert!((deff - 1000.0 * 0.04 * 0.04 * 4.0 / 3.841_458_820_694_124).abs() < 1e-9);
    }

    #[test]
    fn nothing_is_assumed_of_a_sample_whose_size_is_unknown() {
        assert!(Sampling::unknown().assumptions().is_empty());
        assert_eq!(Sampling::unknown().missing(), [Missing::SampleSizeNotPublished]);
    }
}
