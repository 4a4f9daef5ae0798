//! All answers of a question at once: have the two waves one distribution?

use super::super::{StatsError, chi2_sf};
use super::{Comparison, Wave};

/// Pearson's test of two multinomials.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Homogeneity {
    /// X².
    pub statistic: f64,
    /// Answers that anybody gave, less one.
    pub df: f64,
    /// Probability of a statistic as large when nothing has changed.
    pub p_value: f64,
    /// Smallest expected (effective) number in a cell; below 5 the p value is rough.
    pub smallest_expected: f64,
}

/// X² = Σ (p₂−p₁)²/p over 1/n₁ + 1/n₂ − 2m/(n₁n₂), with p pooled, sizes effective and m
/// respondents shared (Pearson 1911; for effective sizes Rao & Scott 1981). The shares are
/// rescaled to the whole first: rounded ones seldom add up. `None` with fewer than two
/// answers that anybody gave, or if the samples are the same.
///
/// # Errors
/// Waves of different lengths, or more shared respondents than respondents.
pub fn homogeneity(
    first: &Wave,
    second: &Wave,
    shared: f64,
) -> Result<Option<Homogeneity>, StatsError> {
    let (p1, p2) = (first.shares(), second.shares());
    if p1.len() != p2.len() {
        return Err(StatsError::Lengths(p1.len(), p2.len()));
    }
    let (n1, n2) = (first.effective(), second.effective());
    let scale =
        Comparison { shared, house_sd: 0.0 }.checked(n1, n2)?.inverse_size(n1, n2);
    let whole = |shares: &[f64]| shares.iter().sum::<f64>();
    let (whole1, whole2) = (whole(p1), whole(p2));
    if scale <= 0.0 || whole1 <= 0.0 || whole2 <= 0.0 {
        return Ok(None);
    }
    let (mut sum, mut answers, mut smallest) = (0.0, 0_usize, f64::INFINITY);
    for (a, b) in p1.iter().zip(p2) {
        let (a, b) = (a / whole1, b / whole2);
        let pooled = (n1 * a + n2 * b) / (n1 + n2);
        if pooled > 0.0 {
            sum += (b - a).powi(2) / pooled;
            answers += 1;
            smallest = smallest.min(pooled * n1.min(n2));
        }
    }
    if answers < 2 {
        return Ok(None);
    }
    let (statistic, df) = (sum / scale, (answers - 1) as f64);
    let p_value = chi2_sf(statistic, df);
    Ok(Some(Homogeneity { statistic, df, p_value, smallest_expected: smallest }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wave(shares: &[f64], n: f64) -> Wave {
        Wave::new(shares.to_vec(), n, 1.0, 0.0).unwrap()
    }

    #[test]
    fn it_is_pearson_s_test_of_the_table_of_counts() {
        // By hand, counts (40, 20) and (10, 30): X² = 100·(40·30 − 10·20)²/(50·50·60·40).
        let (first, second) =
            (wave(&[2.0 / 3.0, 1.0 / 3.0], 60.0), wave(&[0.25, 0.75], 40.0));
        let found = homogeneity(&first, &second, 0.0).unwrap().unwrap();
        let pearson = 100.0 * 1e6 / (50.0 * 50.0 * 60.0 * 40.0);
        assert!((found.statistic / pearson - 1.0).abs() < 1e-12, "{found:?}");
        assert!((found.p_value / chi2_sf(pearson, 1.0) - 1.0).abs() < 1e-12);
        assert_eq!((found.df, found.smallest_expected), (1.0, 20.0));
    }

    #[test]
    fn a_design_effect_divides_the_statistic() {
        let of = |deff: f64| {
            let [a, b] = [[0.5, 0.3, 0.2], [0.4, 0.4, 0.2]]
                .map(|p| Wave::new(p.to_vec(), 900.0, deff, 0.0).unwrap());
            homogeneity(&a, &b, 0.0).unwrap().unwrap()
        };
        assert!((of(1.0).statistic / of(1.5).statistic - 1.5).abs() < 1e-12);
        assert_eq!(of(1.0).df, 2.0);
    }

    #[test]
    fn nobody_s_answers_and_same_samples_are_no_test() {
        let (a, b) = (wave(&[1.0, 0.0], 100.0), wave(&[1.0, 0.0], 100.0));
        assert_eq!(homogeneity(&a, &b, 0.0).unwrap(), None);
        let (a, b) = (wave(&[0.6, 0.4], 100.0), wave(&[0.6, 0.4], 100.0));
        assert_eq!(homogeneity(&a, &b, 100.0).unwrap(), None);
        assert!(homogeneity(&a, &wave(&[0.5], 100.0), 0.0).is_err());
    }
}
