//! The trend of one answer across polls: a local level with house effects.

use nalgebra::DMatrix;

use super::super::StatsError;
use super::backward::{Residual, residuals};
use super::design::{Columns, Design, Taken};
use super::likelihood::{Optimum, Residuals, fit};
use super::smooth::Fitted;
use super::{Estimate, Houses, Poll, Spread, TrendModel};

/// A fitted trend: y = level + house effect + sampling error, the level a random walk (Jackman
/// 2005), its drift by restricted maximum likelihood. Standard errors take the drift as known
/// (see [`Trend::over_drifts`]) and leave out what is common to all houses, unless the level is
/// anchored.
#[derive(Debug, Clone)]
pub struct Trend {
    pub(super) fitted: Fitted,
    log_likelihood: f64,
    flat: bool,
    inflation_estimate: Option<f64>,
    pub(super) polls: Vec<Taken>,
}

/// A poll beside the trend.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fit {
    /// Level plus house effect on its day.
    pub expected: f64,
    /// The figure less that.
    pub residual: f64,
    /// Variance of the residual: less than the sampling variance, because the poll drew the
    /// trend towards itself; 0 if it is alone in what it tells.
    pub variance: f64,
    /// Sampling variance of the poll, times c².
    pub noise: f64,
}

impl Trend {
    /// Fits the model.
    ///
    /// # Errors
    /// No polls, figures that are not finite, variances that are not positive, houses without
    /// polls, two known results on one day, or polls that do not determine the level.
    pub fn fit(polls: &[Poll], model: &TrendModel) -> Result<Self, StatsError> {
        let (taken, values) = checked(polls)?;
        let columns = match &model.houses {
            Houses::SumToZero(weights) => Columns::Constrained(*weights),
            Houses::Shrunken(_) => Columns::Shrunken,
            Houses::Anchored(anchors) => {
                if anchors.is_empty() {
                    return Err(StatsError::TooFew(1));
                }
                for anchor in anchors {
                    finite("known result", anchor.value)?;
                }
                Columns::Anchored(anchors)
            }
        };
        let design = Design::new(&taken, &values, 1, columns)?;
        let spread = match model.houses {
            Houses::Shrunken(Spread::Estimated) => None,
            Houses::Shrunken(Spread::Known(sd)) => {
                if !(sd > 0.0 && sd.is_finite()) {
                    let name = "standard deviation between houses";
                    return Err(StatsError::NotPositive { name, value: sd });
                }
                Some(sd * sd)
            }
            _ => Some(1.0),
        };
        let (found, inflation_estimate) =
            fit(&design, &Residuals::one(), spread, model.estimate_inflation)?;
        let Optimum { variances, log_likelihood, flat } = found;
        let fitted = Fitted::new(design, variances).ok_or(StatsError::Undetermined)?;
        Ok(Self { fitted, log_likelihood, flat, inflation_estimate, polls: taken })
    }

    /// ω: the standard deviation of the level's movement in a day.
    #[must_use]
    pub fn drift(&self) -> f64 {
        self.fitted.variances.drift.sqrt()
    }

    /// The restricted log-likelihood, conditional on one known result if there are any.
    #[must_use]
    pub fn log_likelihood(&self) -> f64 {
        self.log_likelihood
    }

    /// Whether the drift was estimated as none: all polls are then averaged, however old.
    #[must_use]
    pub fn is_flat(&self) -> bool {
        self.flat
    }

    /// c² as used: at least 1.
    #[must_use]
    pub fn inflation(&self) -> f64 {
        self.fitted.variances.noise
    }

    /// c² as estimated, if it was; below 1 the polls agree better than sampling allows, and
    /// the fit uses 1.
    #[must_use]
    pub fn inflation_estimate(&self) -> Option<f64> {
        self.inflation_estimate
    }

    /// τ between houses, where house effects are shrunken.
    #[must_use]
    pub fn house_sd(&self) -> Option<f64> {
        self.fitted.design.shrunken.then(|| self.fitted.variances.spread.sqrt())
    }

    /// The level on a day: between polls, before the first or after the last too.
    #[must_use]
    pub fn level(&self, day: i32) -> Estimate {
        let point = self.fitted.point(day);
        let value = self.fitted.value(&point, 0);
        Estimate { value, se: root(self.fitted.covariance_of(&point, &point)) }
    }

    /// Covariance of the level between two days.
    #[must_use]
    pub fn covariance(&self, day: i32, other: i32) -> f64 {
        self.fitted.covariance_of(&self.fitted.point(day), &self.fitted.point(other))
    }

    /// Change of the level from one day to another.
    #[must_use]
    pub fn change(&self, from: i32, to: i32) -> Estimate {
        let (a, b) = (self.fitted.point(from), self.fitted.point(to));
        let of = |a, b| self.fitted.covariance_of(a, b);
        let variance = of(&a, &a) + of(&b, &b) - 2.0 * of(&a, &b);
        let value = self.fitted.value(&b, 0) - self.fitted.value(&a, 0);
        Estimate { value, se: root(variance) }
    }

    /// The house effects.
    #[must_use]
    pub fn house_effects(&self) -> Vec<Estimate> {
        let covariance = self.house_covariance();
        let value = self.house_values();
        (0..value.len())
            .map(|i| Estimate { value: value[i], se: root(covariance[(i, i)]) })
            .collect()
    }

    /// Covariance of the house effects.
    #[must_use]
    pub fn house_covariance(&self) -> DMatrix<f64> {
        let design = &self.fitted.design;
        let at = design.columns - design.house_columns;
        let own = self
            .fitted
            .covariance
            .view((at, at), (design.house_columns, design.house_columns));
        &design.map * own * design.map.transpose()
    }

    /// Effect of one house less another's: known badly where they never polled at one time.
    ///
    /// # Errors
    /// A house that there is not.
    pub fn house_contrast(&self, a: usize, b: usize) -> Result<Estimate, StatsError> {
        let value = self.house_values();
        for house in [a, b] {
            if house >= value.len() {
                return Err(StatsError::HouseWithoutPoll(house));
            }
        }
        let covariance = self.house_covariance();
        let variance = covariance[(a, a)] + covariance[(b, b)] - 2.0 * covariance[(a, b)];
        Ok(Estimate { value: value[a] - value[b], se: root(variance) })
    }

    /// Houses whose times of polling hang together, group by group. Between groups, house
    /// effects are told apart only by what the level is thought not to have done meanwhile.
    #[must_use]
    pub fn overlapping_houses(&self) -> Vec<Vec<usize>> {
        let mut times: Vec<(i32, i32, usize)> = (0..self.fitted.design.map.nrows())
            .filter_map(|house| {
                let days =
                    || self.polls.iter().filter(|p| p.house == house).map(|p| p.day);
                Some((days().min()?, days().max()?, house))
            })
            .collect();
        times.sort_unstable();
        let mut groups: Vec<(i32, Vec<usize>)> = Vec::new();
        for (first, last, house) in times {
            match groups.last_mut() {
                Some((end, group)) if first <= *end => {
                    *end = (*end).max(last);
                    group.push(house);
                }
                _ => groups.push((last, vec![house])),
            }
        }
        groups.into_iter().map(|(_, group)| group).collect()
    }

    /// Houses with one poll: its figure tells their effect and nothing of the level.
    #[must_use]
    pub fn houses_of_one_poll(&self) -> Vec<usize> {
        let polls = |house| self.polls.iter().filter(|p| p.house == house).count();
        (0..self.fitted.design.map.nrows()).filter(|house| polls(*house) == 1).collect()
    }

    /// The polls beside the trend, in the order in which they were given.
    #[must_use]
    pub fn fits(&self) -> Vec<Fit> {
        let Fitted { design, variances, .. } = &self.fitted;
        let left = residuals(design, &design.rows, *variances).unwrap_or_default();
        let mut fits: Vec<(usize, Fit)> = left
            .into_iter()
            .map(|found| {
                let Residual { event, poll, value: residual, variance, noise } = found;
                let figure = design.row(event)[0] + design.origin[0];
                let expected = figure - residual;
                (poll, Fit { expected, residual, variance, noise })
            })
            .collect();
        fits.sort_by_key(|(poll, _)| *poll);
        fits.into_iter().map(|(_, fit)| fit).collect()
    }

    fn house_values(&self) -> nalgebra::DVector<f64> {
        let design = &self.fitted.design;
        let at = design.columns - design.house_columns;
        &design.map * self.fitted.beta.column(0).rows(at, design.house_columns)
    }
}

/// Rounding error may leave a variance of nothing below 0.
pub(super) fn root(variance: f64) -> f64 {
    variance.max(0.0).sqrt()
}

fn finite(name: &'static str, value: f64) -> Result<(), StatsError> {
    if value.is_finite() { Ok(()) } else { Err(StatsError::NotFinite { name, value }) }
}

fn checked(polls: &[Poll]) -> Result<(Vec<Taken>, Vec<f64>), StatsError> {
    for poll in polls {
        finite("figure", poll.value)?;
        if !(poll.variance > 0.0 && poll.variance.is_finite()) {
            let name = "sampling variance";
            return Err(StatsError::NotPositive { name, value: poll.variance });
        }
    }
    if polls.is_empty() {
        return Err(StatsError::TooFew(1));
    }
    let taken = polls
        .iter()
        .map(|p| Taken { day: p.day, house: p.house, noise: p.variance })
        .collect();
    Ok((taken, polls.iter().map(|p| p.value).collect()))
}
