//! Does a published margin of error fit the published sample size?

use super::super::error::{share, size};
use super::super::{Level, StatsError, margin_of_error};

/// A published margin beside that of a simple random sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarginFit {
    /// It is that of a simple random sample, as far as its rounding shows.
    Simple,
    /// It is wider: it allows for a design effect.
    Wider,
    /// It is narrower than any sample of that size allows for at 50%.
    Narrower,
}

/// What a published margin implies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PublishedMargin {
    /// Whether it fits.
    pub fit: MarginFit,
    /// The margin of a simple random sample of that size at 50%, a share.
    pub simple: f64,
    /// The least and the greatest design effect that it may stand for.
    pub design_effect: (f64, f64),
    /// The levels among 90, 95 and 99% at which it would be that of a simple random sample,
    /// where it is not at its own.
    pub other_level: Option<Level>,
}

/// Compares a margin (a share), rounded to `unit` or up to the next one, with n respondents.
///
/// # Errors
/// A margin or unit that is no share, a margin of 0, or a size below 1.
pub fn published_margin(
    margin: f64,
    unit: f64,
    n: f64,
    level: Level,
) -> Result<PublishedMargin, StatsError> {
    let (margin, unit) = (share("margin", margin)?, share("unit of rounding", unit)?);
    if margin <= 0.0 {
        return Err(StatsError::NotPositive { name: "margin", value: margin });
    }
    let n = size("n", n)?;
    let fits = |level: Level| fit(margin, unit, margin_of_error(n, level));
    let simple = margin_of_error(n, level);
    let fit = fits(level);
    let effect = |margin: f64| (margin.max(0.0) / simple).powi(2);
    let other_level = if fit == MarginFit::Simple {
        None
    } else {
        [0.9, 0.95, 0.99]
            .into_iter()
            .filter_map(|level| Level::new(level).ok())
            .find(|other| *other != level && fits(*other) == MarginFit::Simple)
    };
    let design_effect = (effect(margin - unit), effect(margin + unit / 2.0));
    Ok(PublishedMargin { fit, simple, design_effect, other_level })
}

/// A figure rounded up stands for what is less than a unit below it.
fn fit(margin: f64, unit: f64, simple: f64) -> MarginFit {
    if simple > margin + unit / 2.0 + 1e-9 {
        MarginFit::Narrower
    } else if simple < margin - unit - 1e-9 {
        MarginFit::Wider
    } else {
        MarginFit::Simple
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(margin: f64, unit: f64, n: f64) -> PublishedMargin {
        published_margin(margin, unit, n, Level::default()).unwrap()
    }

    #[test]
    fn margins_fit_as_far_as_their_digits_show() {
        // n = 1000: 3.099 points at 95%, 2.601 at 90%.
        assert_eq!(of(0.031, 0.001, 1000.0).fit, MarginFit::Simple);
        assert_eq!(of(0.03, 0.01, 1000.0).fit, MarginFit::Simple);
        assert_eq!(of(0.04, 0.01, 1000.0).fit, MarginFit::Simple);
        assert_eq!(of(0.026, 0.001, 1000.0).fit, MarginFit::Narrower);
        let found = of(0.038, 0.001, 1000.0);
        assert_eq!(found.fit, MarginFit::Wider);
        let (low, high) = found.design_effect;
        assert!((low - (0.037 / found.simple).powi(2)).abs() < 1e-12);
        assert!(low < 1.5 && high > 1.5, "{found:?}");
    }

    #[test]
    fn the_level_that_would_explain_it_is_named() {
        let level = |found: PublishedMargin| found.other_level.map(Level::value);
        assert_eq!(level(of(0.026, 0.001, 1000.0)), Some(0.9));
        assert_eq!(level(of(0.041, 0.001, 1000.0)), Some(0.99));
        assert_eq!(level(of(0.031, 0.001, 1000.0)), None);
        assert_eq!(level(of(0.01, 0.001, 1000.0)), None);
        assert!(published_margin(0.0, 0.01, 1000.0, Level::default()).is_err());
    }
}
