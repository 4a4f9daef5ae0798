//! Polls that do not fit the trend of the others.

use super::super::holm;
use super::super::special::two_sided_p;
use super::Trend;

/// How far a poll lies from the trend of all others.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outlyingness {
    /// The poll, in the order in which they were given.
    pub poll: usize,
    /// The figure less what all other polls lead one to expect of the house on that day.
    pub deletion_residual: f64,
    /// The same in its standard deviations: sampling error of the poll and uncertainty of the
    /// expectation.
    pub z: f64,
    /// Two-sided p value.
    pub p_value: f64,
    /// Holm's adjusted p value among all polls that can be judged.
    pub adjusted_p: f64,
}

/// Leave-one-out residuals of all polls (de Jong 1988): the variances stay as fitted to all.
/// A house's only poll cannot be judged and is left out.
#[must_use]
pub fn outliers(trend: &Trend) -> Vec<Outlyingness> {
    let judged: Vec<(usize, f64, f64)> = trend
        .fits()
        .into_iter()
        .enumerate()
        .filter(|(_, fit)| fit.variance > 0.0)
        .map(|(poll, fit)| {
            let residual = fit.residual * fit.noise / fit.variance;
            (poll, residual, fit.residual / fit.variance.sqrt())
        })
        .collect();
    let p: Vec<f64> = judged.iter().map(|(_, _, z)| two_sided_p(*z)).collect();
    let adjusted = holm(&p);
    judged
        .into_iter()
        .zip(p.into_iter().zip(adjusted))
        .map(|((poll, deletion_residual, z), (p_value, adjusted_p))| Outlyingness {
            poll,
            deletion_residual,
            z,
            p_value,
            adjusted_p,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::design::{Columns, Design, Taken};
    use super::super::smooth::Fitted;
    use super::super::{Draws, Poll, TrendModel, Weights};
    use super::*;

    fn sample() -> Vec<Poll> {
        let mut draws = Draws::new(11);
        (0..40)
            .map(|i| Poll {
                day: 3 * i,
                house: (i % 3) as usize,
                value: 0.45 + 0.015 * draws.normal(),
                variance: 0.015 * 0.015,
            })
            .collect()
    }

    #[test]
    fn a_deletion_residual_is_what_leaving_the_poll_out_gives() {
        let mut polls = sample();
        for (i, poll) in polls.iter_mut().enumerate() {
            poll.value += 0.03 * (i as f64 / 6.0).sin();
        }
        let trend = Trend::fit(&polls, &TrendModel::default()).unwrap();
        assert!(trend.drift() > 1e-3);
        for found in outliers(&trend).into_iter().step_by(7) {
            let mut others = polls.clone();
            let own = others.remove(found.poll);
            let taken: Vec<Taken> = others
                .iter()
                .map(|p| Taken { day: p.day, house: p.house, noise: p.variance })
                .collect();
            let values: Vec<f64> = others.iter().map(|p| p.value).collect();
            let columns = Columns::Constrained(Weights::Equal);
            let design = Design::new(&taken, &values, 1, columns).unwrap();
            let without = Fitted::new(design, trend.fitted.variances).unwrap();
            let point = without.point(own.day);
            let houses = without.beta.column(0).rows(1, 2).into_owned();
            let effect = (&without.design.map * houses)[own.house];
            let residual = own.value - without.value(&point, 0) - effect;
            assert!((found.deletion_residual - residual).abs() < 1e-10, "{found:?}");
        }
    }

    #[test]
    fn one_wild_poll_is_told_from_the_rest() {
        let mut polls = sample();
        polls[17].value += 0.09;
        let trend = Trend::fit(&polls, &TrendModel::default()).unwrap();
        let found = outliers(&trend);
        let wild: Vec<usize> =
            found.iter().filter(|o| o.adjusted_p < 0.05).map(|o| o.poll).collect();
        assert_eq!(wild, vec![17]);
        assert_eq!(found.len(), 40);
    }

    #[test]
    fn a_house_s_only_poll_cannot_be_judged() {
        let mut polls = sample();
        polls.push(Poll { day: 50, house: 3, value: 0.9, variance: 1e-4 });
        let trend = Trend::fit(&polls, &TrendModel::default()).unwrap();
        assert!(outliers(&trend).iter().all(|found| found.poll != 40));
    }
}
