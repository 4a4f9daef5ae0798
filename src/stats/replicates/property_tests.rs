//! What must hold of any replicates.

use proptest::prelude::*;

use super::super::StatsError;
use super::*;

fn all(replicates: &Replicates) -> Vec<Vec<f64>> {
    (0..replicates.count()).map(|r| replicates.multipliers(r).unwrap()).collect()
}

/// The stratified variance of a total of one value a unit, without replicates.
fn of_total(strata: &[usize], values: &[f64]) -> f64 {
    let mut first = 0;
    let mut variance = 0.0;
    for n in strata {
        let own = &values[first..first + n];
        first += n;
        let mean = own.iter().sum::<f64>() / *n as f64;
        let squares: f64 = own.iter().map(|z| (z - mean).powi(2)).sum();
        variance += if *n > 1 { squares * *n as f64 / (*n as f64 - 1.0) } else { 0.0 };
    }
    variance
}

fn total(weights: &[f64], values: &[f64]) -> f64 {
    weights.iter().zip(values).map(|(w, y)| w * y).sum()
}

/// Methods that need strata of two units, and methods for any.
fn designs() -> impl Strategy<Value = (ReplicateMethod, Vec<usize>)> {
    let pairs = prop_oneof![
        Just(ReplicateMethod::Brr),
        (0.0..0.9).prop_map(|rho| ReplicateMethod::Fay { rho }),
    ];
    prop_oneof![
        (pairs, prop::collection::vec(1..=2_usize, 0..30)),
        (Just(ReplicateMethod::Jkn), prop::collection::vec(1..9_usize, 0..12)),
        (Just(ReplicateMethod::Jk1), Just(Vec::new())),
    ]
    .prop_map(|(method, mut strata)| {
        strata.push(2);
        (method, strata)
    })
}

proptest! {
    #[test]
    fn multipliers_average_to_one_and_give_the_variance_of_a_total(
        (method, strata) in designs(),
        values in prop::collection::vec(-5.0..5.0, 120),
        kept in prop::collection::vec(any::<bool>(), 120),
    ) {
        let replicates =
            Replicates::new(method, strata.clone(), LonelyStrata::Keep).unwrap();
        let multipliers = all(&replicates);
        prop_assert_eq!(multipliers.len(), replicates.count());
        for unit in 0..replicates.units() {
            let sum: f64 = multipliers.iter().map(|m| m[unit]).sum();
            prop_assert!((sum / multipliers.len() as f64 - 1.0).abs() < 1e-12);
        }
        let values = &values[..replicates.units()];
        let whole = total(&vec![1.0; values.len()], values);
        let totals: Vec<f64> = multipliers.iter().map(|m| total(m, values)).collect();
        let wanted = of_total(&strata, values);
        // A linear estimate's replicates have the estimate as their mean.
        for centre in [Centre::Mean, Centre::Estimate] {
            let variance = replicates.variance(centre).unwrap();
            let found = variance.variance(whole, &totals).unwrap();
            let own = (whole, totals.as_slice());
            let again = variance.covariance_of_two(own, own);
            prop_assert!((again - found).abs() < 1e-12 * (1.0 + found), "{again} {found}");
            prop_assert!((found - wanted).abs() < 1e-9 * (1.0 + wanted), "{found} {wanted}");
        }
        let rank = degrees_of_freedom(&multipliers).unwrap();
        prop_assert_eq!(rank, replicates.degrees_of_freedom());
        // Any part of the units, by the columns, by the rows, and by what is known.
        let held = |unit: usize| kept[unit];
        let part: Vec<Vec<f64>> = multipliers
            .iter()
            .map(|m| (0..m.len()).filter(|u| held(*u)).map(|u| m[u]).collect())
            .collect();
        let (mut first, mut whole) = (0, 0);
        for n in &strata {
            whole += usize::from((first..first + n).all(held));
            first += n;
        }
        let units = (0..replicates.units()).filter(|u| held(*u)).count();
        let known = replicates.degrees_of_freedom_of(units, whole);
        prop_assert_eq!(degrees_of_freedom(&part).unwrap(), known);
        let mut space = RowSpace::new(multipliers.len(), usize::MAX);
        for unit in 0..units {
            space.add(&part.iter().map(|m| 3.0 * m[unit]).collect::<Vec<f64>>());
        }
        prop_assert_eq!(space.rank().saturating_sub(1), known);
    }

    #[test]
    fn bootstrap_multipliers_average_to_one_within_strata(
        strata in prop::collection::vec(2..9_usize, 1..8),
        seed in any::<u64>(),
        count in 2..60_usize,
    ) {
        let method = ReplicateMethod::Bootstrap { replicates: count, seed };
        let replicates =
            Replicates::new(method, strata.clone(), LonelyStrata::Fail).unwrap();
        for multipliers in all(&replicates) {
            let mut first = 0;
            for n in &strata {
                let sum: f64 = multipliers[first..first + n].iter().sum();
                prop_assert!((sum / *n as f64 - 1.0).abs() < 1e-12);
                first += n;
            }
        }
    }
}

#[test]
fn the_bootstrap_tends_to_the_variance_of_a_total() {
    let strata = vec![2, 5, 9];
    let values: Vec<f64> = (0..16).map(|k| f64::from(k * k % 7)).collect();
    let method = ReplicateMethod::Bootstrap { replicates: 20_000, seed: 1 };
    let replicates = Replicates::new(method, strata.clone(), LonelyStrata::Fail).unwrap();
    let totals: Vec<f64> = all(&replicates).iter().map(|m| total(m, &values)).collect();
    let whole = values.iter().sum();
    let found = replicates.variance(Centre::Estimate).unwrap().variance(whole, &totals);
    let ratio = found.unwrap() / of_total(&strata, &values);
    // The variance of a variance from R normal draws is 2/R: four times 1%.
    assert!((ratio - 1.0).abs() < 0.04, "{ratio}");
    assert_eq!(replicates.degrees_of_freedom(), 13);
    assert_eq!(degrees_of_freedom(&all(&replicates)[..500]).unwrap(), 13);
}

/// Replicates of a seed are promised for good; the values come from an implementation in
/// Python of SplitMix64, Pcg64 (PCG XSL RR 128/64) and Lemire's rule.
#[test]
fn a_replicate_is_the_same_for_ever_and_needs_no_other() {
    let of = |count, seed| {
        let method = ReplicateMethod::Bootstrap { replicates: count, seed };
        Replicates::new(method, vec![4, 3], LonelyStrata::Fail).unwrap()
    };
    let found = of(100, 2012).multipliers(99).unwrap();
    assert_eq!(found, of(1000, 2012).multipliers(99).unwrap());
    assert_ne!(all(&of(20, 2012)), all(&of(20, 2013)));
    let (third, half) = (4.0 / 3.0, 1.5);
    assert_eq!(found, [third, 0.0, 2.0 * third, 0.0, 0.0, half, half]);
    assert!(of(100, 2012).multipliers(100).is_none());
}

#[test]
fn designs_that_a_method_cannot_take_are_errors() {
    let new = |method, strata: &[usize], lonely| {
        Replicates::new(method, strata.to_vec(), lonely).err()
    };
    let (fail, keep) = (LonelyStrata::Fail, LonelyStrata::Keep);
    let jkn = ReplicateMethod::Jkn;
    assert_eq!(new(jkn, &[2, 1], fail), Some(StatsError::LonelyUnit(1)));
    assert_eq!(new(jkn, &[2, 1], keep), None);
    assert_eq!(new(jkn, &[1, 1], keep), Some(StatsError::TooFew(2)));
    assert_eq!(new(jkn, &[2, 0], keep), Some(StatsError::TooFew(2)));
    assert_eq!(new(ReplicateMethod::Jk1, &[2, 2], fail), Some(StatsError::Stratified(2)));
    let three = StatsError::NotTwoUnits { stratum: 1, units: 3 };
    assert_eq!(new(ReplicateMethod::Brr, &[2, 3], fail), Some(three));
    assert!(new(ReplicateMethod::Fay { rho: 1.0 }, &[2], fail).is_some());
    let none = ReplicateMethod::Bootstrap { replicates: 0, seed: 0 };
    assert_eq!(new(none, &[2], fail), Some(StatsError::TooFew(1)));
}

#[test]
fn scales_are_the_published_ones() {
    let acs = ReplicateVariance::successive_differences(80).unwrap();
    assert_eq!((acs.scale(), acs.count()), (0.05, 80));
    // 4/80 Σ (θ_r − θ)² around the estimate, not the mean.
    let replicates = vec![3.0; 80];
    assert!((acs.variance(1.0, &replicates).unwrap() - 16.0).abs() < 1e-12);
    let fay = ReplicateVariance::fay(100, 0.5, Centre::Mean).unwrap();
    assert!((fay.scale() - 0.04).abs() < 1e-15);
    assert_eq!(fay.variance(1.0, &[3.0; 100]).unwrap(), 0.0);
    let around = |centre| ReplicateVariance::bootstrap(50, centre).unwrap().scale();
    assert_eq!((around(Centre::Estimate), around(Centre::Mean)), (0.02, 1.0 / 49.0));
    let jkn = ReplicateVariance::jkn(&[2, 2, 4], Centre::Mean).unwrap();
    assert_eq!(jkn.rscales(), [0.5, 0.5, 0.75]);
    assert!(fay.variance(1.0, &[3.0]).is_err());
    assert!(fay.variance(1.0, &[f64::NAN; 100]).is_err());
    assert!(ReplicateVariance::brr(0, Centre::Mean).is_err());
}
