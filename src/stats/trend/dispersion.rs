//! Do polls scatter about their trend as sampling makes them? Less is herding, more is error
//! that sampling does not explain.

use super::super::{StatsError, chi2_sf, holm};
use super::backward::residuals;
use super::design::Design;
use super::draws::SimulatedP;
use super::filter::Variances;
use super::likelihood::{Residuals, Sought, optimum};
use super::simulate::simulate;
use super::{Draws, Houses, Poll, Trend, TrendModel};

/// The scatter of some polls about the trend of all.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dispersion {
    /// Σ e²/s² of the residuals over the sampling variances.
    pub statistic: f64,
    /// What it is on average: the polls less what the trend took of them.
    pub df: f64,
    /// statistic/df: below 1 is closer than sampling, above 1 wider. It understates what is
    /// wider: the drift, estimated from the same polls, takes up a part.
    pub ratio: f64,
    /// P(χ² ≤ statistic): small under herding. Drift is taken as known.
    pub chi2_low: f64,
    /// P(χ² ≥ statistic): small under overdispersion.
    pub chi2_high: f64,
    /// The same from simulations in which the drift is estimated as it was here.
    pub low: SimulatedP,
    /// Likewise.
    pub high: SimulatedP,
    /// Twice the smaller of the two simulated ones, at most 1.
    pub p_value: f64,
    /// Holm's adjusted p value among the houses; of all polls together the same as `p_value`.
    pub adjusted_p: f64,
}

/// The scatter of all polls and of each house's.
#[derive(Debug, Clone, PartialEq)]
pub struct DispersionTest {
    /// All polls.
    pub overall: Dispersion,
    /// c² as estimated beside the drift: the size of what `overall` tests. `None` with too few
    /// polls.
    pub inflation: Option<f64>,
    /// Each house's polls; `None` where too little is left of them to tell (a house's only
    /// poll is fitted exactly).
    pub houses: Vec<Option<Dispersion>>,
}

/// Tests the scatter of the polls about their trend in both directions, overall and by house.
/// Variances must be those of simple random samples for herding to be told: any design effect
/// makes honest polls scatter more. Seeded simulations estimate the drift anew each time.
///
/// # Errors
/// As [`Trend::fit`]; no simulations, or polls that the trend fits exactly.
pub fn dispersion(
    polls: &[Poll],
    houses: &Houses,
    simulations: usize,
    seed: u64,
) -> Result<DispersionTest, StatsError> {
    if simulations == 0 {
        return Err(StatsError::TooFew(1));
    }
    let mut model = TrendModel { houses: houses.clone(), estimate_inflation: true };
    let inflation = Trend::fit(polls, &model)?.inflation_estimate();
    model.estimate_inflation = false;
    let trend = Trend::fit(polls, &model)?;
    let (design, variances) = (&trend.fitted.design, trend.fitted.variances);
    let house: Vec<usize> = polls.iter().map(|poll| poll.house).collect();
    let count = design.map.nrows();
    let scatter = |rows: &[f64], variances: Variances| {
        Scatter::new(design, rows, variances, &house, count)
    };
    let observed = scatter(&design.rows, variances).ok_or(StatsError::Undetermined)?;
    let mut draws = Draws::new(seed);
    let mut rows = design.rows.clone();
    let (mut low, mut high) = (vec![0; count + 1], vec![0; count + 1]);
    for _ in 0..simulations {
        simulate(design, variances, &mut draws, &mut rows);
        let found =
            optimum(design, &rows, &Residuals::one(), Sought::drift_only(variances))
                .and_then(|found| scatter(&rows, found.variances));
        let Some(found) = found else { continue };
        for group in 0..=count {
            low[group] += usize::from(found.ratio(group) <= observed.ratio(group));
            high[group] += usize::from(found.ratio(group) >= observed.ratio(group));
        }
    }
    let of =
        |group: usize| observed.described(group, low[group], high[group], simulations);
    let overall = of(count).ok_or(StatsError::Undetermined)?;
    let mut houses: Vec<Option<Dispersion>> = (0..count).map(of).collect();
    let p: Vec<f64> = houses.iter().flatten().map(|found| found.p_value).collect();
    for (found, adjusted) in houses.iter_mut().flatten().zip(holm(&p)) {
        found.adjusted_p = adjusted;
    }
    Ok(DispersionTest { overall, inflation, houses })
}

/// Statistic and degrees of freedom of each house, and of all polls at the end.
struct Scatter {
    groups: Vec<(f64, f64)>,
}

impl Scatter {
    fn new(
        design: &Design,
        rows: &[f64],
        variances: Variances,
        house: &[usize],
        count: usize,
    ) -> Option<Self> {
        let mut groups = vec![(0.0, 0.0); count + 1];
        for found in residuals(design, rows, variances)? {
            for group in [house[found.poll], count] {
                groups[group].0 += found.value * found.value / found.noise;
                groups[group].1 += found.variance / found.noise;
            }
        }
        Some(Self { groups })
    }

    /// Per degree of freedom, so that simulations with another drift can be compared.
    fn ratio(&self, group: usize) -> f64 {
        let (statistic, df) = self.groups[group];
        if df > 0.0 { statistic / df } else { 1.0 }
    }

    fn described(
        &self,
        group: usize,
        low: usize,
        high: usize,
        simulations: usize,
    ) -> Option<Dispersion> {
        let (statistic, df) = self.groups[group];
        // Less than half a poll is left.
        if df < 0.5 {
            return None;
        }
        let chi2_high = chi2_sf(statistic, df);
        let (low, high) =
            (SimulatedP::new(low, simulations), SimulatedP::new(high, simulations));
        let p_value = (2.0 * low.value.min(high.value)).min(1.0);
        Some(Dispersion {
            statistic,
            df,
            ratio: statistic / df,
            chi2_low: 1.0 - chi2_high,
            chi2_high,
            low,
            high,
            p_value,
            adjusted_p: p_value,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::Weights;
    use super::super::jackman_tests;
    use super::*;

    /// Three houses on one drifting level; the third scatters by its own factor.
    fn polls(factor: f64, seed: u64) -> Vec<Poll> {
        let mut draws = Draws::new(seed);
        let mut level = 0.45;
        (0..90)
            .map(|i| {
                level += 0.002 * draws.normal();
                let sd = if i % 3 == 2 { factor } else { 1.0 } * 0.015;
                let value = level + sd * draws.normal();
                Poll {
                    day: 2 * i,
                    house: (i % 3) as usize,
                    value,
                    variance: 0.015 * 0.015,
                }
            })
            .collect()
    }

    fn of(factor: f64, seed: u64) -> DispersionTest {
        let houses = Houses::SumToZero(Weights::Equal);
        dispersion(&polls(factor, seed), &houses, 199, 1).unwrap()
    }

    #[test]
    fn the_house_that_herds_or_scatters_is_named() {
        for factor in [0.3, 3.0] {
            let mut named = [0; 3];
            for seed in 0..20 {
                let found = of(factor, seed);
                for (named, house) in named.iter_mut().zip(&found.houses) {
                    let house = house.unwrap();
                    *named += usize::from(house.adjusted_p < 0.05);
                }
            }
            // Two honest houses at 5% together: five of twenty have a chance of 2 in 1,000.
            assert!(named[2] >= 19 && named[0] + named[1] < 5, "{factor}: {named:?}");
        }
        let wide = of(3.0, 4);
        let third = wide.houses[2].unwrap();
        assert!(third.ratio > 3.0 && third.high.value < 0.02, "{third:?}");
        let herd = of(0.3, 5).houses[2].unwrap();
        assert!(herd.ratio < 0.5 && herd.low.value < 0.02 && herd.chi2_low < 0.01);
    }

    #[test]
    fn errors_of_all_polls_are_told_both_ways() {
        for (factor, inflation) in [(0.5, 0.25), (2.0, 4.0)] {
            let mut polls = polls(1.0, 8);
            for poll in &mut polls {
                poll.variance /= factor * factor;
            }
            let houses = Houses::SumToZero(Weights::Equal);
            let found = dispersion(&polls, &houses, 199, 1).unwrap();
            let Dispersion { low, high, chi2_low, chi2_high, .. } = found.overall;
            let (p, chi2) =
                if factor < 1.0 { (low, chi2_low) } else { (high, chi2_high) };
            // The chi-squared tail takes the drift, raised by the errors, as known: weaker.
            assert!(p.value < 0.01 && chi2 < 0.05, "{factor}: {found:?}");
            // 90 polls tell c² to about 15%.
            let ratio = found.inflation.unwrap() / inflation;
            assert!((0.6..1.6).contains(&ratio), "{factor}: {ratio}");
        }
    }

    #[test]
    fn honest_polls_pass_and_degrees_of_freedom_add_up() {
        let found = of(1.0, 6);
        assert!(found.overall.p_value > 0.05, "{:?}", found.overall);
        let sum: f64 = found.houses.iter().flatten().map(|house| house.df).sum();
        assert!((sum - found.overall.df).abs() < 1e-9);
        assert!(found.overall.df > 40.0 && found.overall.df < 87.0, "{sum}");
    }

    #[test]
    fn the_australian_face_to_face_polls_scatter_most() {
        // Morgan's weekend polls are known to jump (Jackman 2005 gives them no extra error).
        let houses = Houses::SumToZero(Weights::Equal);
        let found = dispersion(&jackman_tests::polls(), &houses, 99, 1).unwrap();
        let ratios: Vec<f64> = found.houses.iter().flatten().map(|h| h.ratio).collect();
        let most = (0..5).fold(0, |a, b| if ratios[b] > ratios[a] { b } else { a });
        assert_eq!(jackman_tests::HOUSES[most], "Morgan, F2F");
    }

    #[test]
    fn polls_that_all_agree_are_herding() {
        let polls: Vec<Poll> =
            polls(1.0, 1).into_iter().map(|p| Poll { value: 0.45, ..p }).collect();
        let houses = Houses::SumToZero(Weights::Equal);
        let found = dispersion(&polls, &houses, 99, 1).unwrap();
        assert_eq!(found.overall.low.value, 0.01);
        assert!(found.inflation.unwrap() < 1e-20, "{:?}", found.inflation);
    }

    #[test]
    fn a_single_poll_tells_nothing() {
        let poll = [Poll { day: 0, house: 0, value: 0.5, variance: 1e-4 }];
        let houses = Houses::SumToZero(Weights::Equal);
        assert_eq!(dispersion(&poll, &houses, 9, 1), Err(StatsError::Undetermined));
        assert_eq!(dispersion(&poll, &houses, 0, 1), Err(StatsError::TooFew(1)));
    }
}
