//! Joint shares under an assumed association: the Gaussian copula, the odds ratio, and the
//! tetrachoric correlation, which is the first of them read backwards.

use super::StatsError;
use super::association::JointShares;
use super::bounds::frechet;
use super::delta_method::Measure;
use super::special::{
    bivariate_normal_cdf, increasing_root, normal_cdf, normal_pdf, normal_quantile,
};

/// P(A and B) when both views are thresholds on normal variables with correlation ρ:
/// Φ₂(Φ⁻¹(p), Φ⁻¹(q); ρ), with its gradient with respect to (p, q, ρ). ρ = ±1 gives the
/// Fréchet bounds, where there is no gradient.
///
/// # Errors
/// A number that is no share, or a correlation outside −1 to 1.
pub fn gaussian_joint(p: f64, q: f64, rho: f64) -> Result<Measure, StatsError> {
    let bounds = frechet(&[p, q])?;
    if !(-1.0..=1.0).contains(&rho) {
        return Err(StatsError::NotAShare { name: "|correlation|", value: rho });
    }
    if rho == 1.0 || bounds.upper == 0.0 {
        return Ok(Measure::at_edge(bounds.upper));
    }
    if rho == -1.0 || p == 1.0 || q == 1.0 {
        return Ok(Measure::at_edge(bounds.lower));
    }
    let (h, k) = (normal_quantile(p), normal_quantile(q));
    let value = bivariate_normal_cdf(h, k, rho).clamp(bounds.lower, bounds.upper);
    let slopes = Slopes::at(h, k, rho);
    Ok(Measure::smooth(value, [slopes.p, slopes.q, slopes.rho]))
}

/// Derivatives of Φ₂(Φ⁻¹(p), Φ⁻¹(q); ρ) (Plackett 1954 for ρ).
struct Slopes {
    p: f64,
    q: f64,
    rho: f64,
}

impl Slopes {
    fn at(h: f64, k: f64, rho: f64) -> Self {
        let rest = ((1.0 - rho) * (1.0 + rho)).sqrt();
        let given_k = (h - rho * k) / rest;
        let given_h = (k - rho * h) / rest;
        Self {
            p: normal_cdf(given_h),
            q: normal_cdf(given_k),
            rho: normal_pdf(h) * normal_pdf(given_h) / rest,
        }
    }
}

/// The tetrachoric correlation (Pearson 1900): the ρ of [`gaussian_joint`] that gives the
/// joint share. It is sought as an arcsine, in which the joint share is nearly linear.
/// `None` when a share is 0 or 1; ±1 without a gradient where a cell is empty.
#[must_use]
pub fn tetrachoric(shares: &JointShares) -> Option<Measure> {
    let (p, q) = (shares.p(), shares.q());
    if p <= 0.0 || p >= 1.0 || q <= 0.0 || q >= 1.0 {
        return None;
    }
    let [both, a, b, neither] = shares.cells();
    let (against, with) = (both == 0.0 || neither == 0.0, a == 0.0 || b == 0.0);
    match (against, with) {
        // Both at once would need a share of 0 or 1.
        (true, _) => return Some(Measure::at_edge(-1.0)),
        (_, true) => return Some(Measure::at_edge(1.0)),
        _ => {}
    }
    let (h, k) = (normal_quantile(p), normal_quantile(q));
    let quarter = std::f64::consts::FRAC_PI_2;
    let arcsine = increasing_root(-quarter, quarter, |angle| {
        bivariate_normal_cdf(h, k, angle.sin()) - both
    });
    let rho = arcsine.sin();
    let slopes = Slopes::at(h, k, rho);
    let by_joint = 1.0 / slopes.rho;
    if !by_joint.is_finite() {
        return Some(Measure::at_edge(rho));
    }
    Some(Measure::smooth(rho, [-slopes.p * by_joint, -slopes.q * by_joint, by_joint]))
}

/// P(A and B) with margins p and q and the odds ratio ψ (Plackett 1965), e.g. that of an
/// older poll of respondents, as iterative fitting to new margins keeps it (structure
/// preserving estimation, Purcell & Kish 1980). The gradient is with respect to
/// (p, q, log ψ). ψ = 0 and infinity give the Fréchet bounds, without a gradient.
///
/// # Errors
/// A number that is no share, or an odds ratio that is negative or no number.
pub fn plackett_joint(p: f64, q: f64, odds_ratio: f64) -> Result<Measure, StatsError> {
    let bounds = frechet(&[p, q])?;
    if odds_ratio.is_nan() || odds_ratio < 0.0 {
        return Err(StatsError::NotPositive { name: "odds ratio", value: odds_ratio });
    }
    let value = plackett_root(p, q, odds_ratio).clamp(bounds.lower, bounds.upper);
    let Ok(shares) = JointShares::new(p, q, value) else {
        return Ok(Measure::at_edge(value));
    };
    let [both, a, b, neither] = shares.cells();
    if [both, a, b, neither].contains(&0.0) {
        return Ok(Measure::at_edge(value));
    }
    // The log odds ratio is constant along the surface: implicit differentiation.
    let by_joint = 1.0 / both + 1.0 / a + 1.0 / b + 1.0 / neither;
    let gradient = [
        (1.0 / a + 1.0 / neither) / by_joint,
        (1.0 / b + 1.0 / neither) / by_joint,
        1.0 / by_joint,
    ];
    Ok(Measure::smooth(value, gradient))
}

/// The root of (ψ−1)θ² − Sθ + ψpq = 0, S = 1 + (p+q)(ψ−1), that is a share. The
/// discriminant is written for ψ up to 1 and from 1 as a sum of positive terms.
fn plackett_root(p: f64, q: f64, odds_ratio: f64) -> f64 {
    if odds_ratio > 1.0 {
        let (inverse, rest) = (odds_ratio.recip(), 1.0 - odds_ratio.recip());
        let s = inverse + (p + q) * rest;
        let apart = p * (1.0 - q) + q * (1.0 - p);
        let gap = rest * (p - q);
        let d = inverse * inverse + 2.0 * inverse * rest * apart + gap * gap;
        return if s > 0.0 { 2.0 * p * q / (s + d.sqrt()) } else { 0.0 };
    }
    let rest = 1.0 - odds_ratio;
    let s = (1.0 - p - q) + (p + q) * odds_ratio;
    let root = (s * s + 4.0 * odds_ratio * rest * p * q).sqrt();
    if s > 0.0 {
        2.0 * odds_ratio * p * q / (s + root)
    } else {
        (root - s) / (2.0 * rest)
    }
}

/// One step of a sweep: the assumed parameter and the joint share under it.
pub type SweepPoint = (f64, Measure);

/// [`gaussian_joint`] at `steps` + 1 equally spaced correlations. The joint share grows
/// with ρ, so the ends span what the assumption allows.
///
/// # Errors
/// As [`gaussian_joint`]; no step.
pub fn gaussian_sweep(
    p: f64,
    q: f64,
    (from, to): (f64, f64),
    steps: usize,
) -> Result<Vec<SweepPoint>, StatsError> {
    let at = |rho: f64| Ok((rho, gaussian_joint(p, q, rho)?));
    spaced(from, to, steps)?.into_iter().map(at).collect()
}

/// [`plackett_joint`] at `steps` + 1 odds ratios, equally spaced in their logarithms.
///
/// # Errors
/// As [`plackett_joint`]; no step, or an end that is 0 or infinite.
pub fn plackett_sweep(
    p: f64,
    q: f64,
    (from, to): (f64, f64),
    steps: usize,
) -> Result<Vec<SweepPoint>, StatsError> {
    for value in [from, to] {
        if value.is_nan() || value <= 0.0 || value.is_infinite() {
            return Err(StatsError::NotPositive { name: "odds ratio", value });
        }
    }
    let at = |log: f64| Ok((log.exp(), plackett_joint(p, q, log.exp())?));
    spaced(from.ln(), to.ln(), steps)?.into_iter().map(at).collect()
}

fn spaced(from: f64, to: f64, steps: usize) -> Result<Vec<f64>, StatsError> {
    if steps == 0 {
        return Err(StatsError::TooFew(1));
    }
    let at = |i: usize| {
        let along = i as f64 / steps as f64;
        from * (1.0 - along) + to * along
    };
    Ok((0..=steps).map(at).collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_ends_of_the_association_are_the_bounds() {
        for (p, q) in [(0.52, 0.48), (0.6, 0.7), (0.05, 0.9), (0.3, 0.3)] {
            let bounds = frechet(&[p, q]).unwrap();
            for (found, expected) in [
                (gaussian_joint(p, q, -1.0), bounds.lower),
                (gaussian_joint(p, q, 1.0), bounds.upper),
                (plackett_joint(p, q, 0.0), bounds.lower),
                (plackett_joint(p, q, f64::INFINITY), bounds.upper),
                (plackett_joint(p, q, 1e300), bounds.upper),
            ] {
                let found = found.unwrap();
                assert!((found.value - expected).abs() < 1e-15, "{p} {q}: {found:?}");
                assert!(found.gradient.is_none() || found.value != expected);
            }
            assert!((plackett_joint(p, q, 1.0).unwrap().value - p * q).abs() < 1e-16);
        }
        for share in [0.0, 1.0] {
            for other in [0.0, 0.4, 1.0] {
                let expected = share * other;
                assert_eq!(gaussian_joint(share, other, 0.3).unwrap().value, expected);
                assert_eq!(plackett_joint(other, share, 3.0).unwrap().value, expected);
            }
        }
    }

    #[test]
    fn small_odds_ratios_keep_their_digits_where_the_shares_add_up_to_one() {
        // p + q = 1, p = q = 1/2: θ = √ψ/(2(1 + √ψ)).
        for odds_ratio in [1e-12_f64, 1e-6, 0.01, 4.0, 1e6, 1e12] {
            let root = odds_ratio.sqrt();
            let exact = root / (2.0 * (1.0 + root));
            let found = plackett_joint(0.5, 0.5, odds_ratio).unwrap().value;
            assert!((found / exact - 1.0).abs() < 1e-14, "{odds_ratio}: {found}");
        }
    }

    #[test]
    fn what_is_no_association_is_refused() {
        assert!(gaussian_joint(0.5, 0.5, 1.1).is_err());
        assert!(gaussian_joint(0.5, 0.5, f64::NAN).is_err());
        assert!(plackett_joint(0.5, 0.5, -0.1).is_err());
        assert!(plackett_joint(0.5, f64::NAN, 2.0).is_err());
        assert!(gaussian_sweep(0.5, 0.5, (-0.9, 0.9), 0).is_err());
        assert!(plackett_sweep(0.5, 0.5, (0.0, 4.0), 8).is_err());
    }

    #[test]
    fn a_sweep_spans_what_the_methods_file_says() {
        // From an independent computation: ψ from 1/4 to 4 and ρ from −.9 to .9.
        let ends = |sweep: Vec<SweepPoint>| {
            assert!(sweep.windows(2).all(|two| two[0].1.value < two[1].1.value));
            format!("{:.3} {:.3}", sweep[0].1.value, sweep[sweep.len() - 1].1.value)
        };
        let by_ratio = plackett_sweep(0.52, 0.48, (0.25, 4.0), 16).unwrap();
        assert_eq!(by_ratio.len(), 17);
        assert!((by_ratio[8].0 - 1.0).abs() < 1e-12);
        assert_eq!(ends(by_ratio), "0.166 0.333");
        assert_eq!(
            ends(gaussian_sweep(0.52, 0.48, (-0.9, 0.9), 18).unwrap()),
            "0.072 0.426"
        );
    }

    fn near(gradient: [f64; 3], step: f64, f: impl Fn([f64; 3]) -> f64) -> bool {
        (0..3).all(|i| {
            let moved = |by: f64| {
                let mut at = [0.0; 3];
                at[i] = by;
                f(at)
            };
            let slope = (moved(step) - moved(-step)) / (2.0 * step);
            (slope - gradient[i]).abs() < 1e-5 * (1.0 + gradient[i].abs())
        })
    }

    proptest! {
        #[test]
        fn gradients_are_slopes(
            p in 0.05..0.95_f64, q in 0.05..0.95_f64, rho in -0.9..0.9_f64
        ) {
            let normal = |d: [f64; 3]| gaussian_joint(p + d[0], q + d[1], rho + d[2]).unwrap();
            let slopes = normal([0.0; 3]).gradient.unwrap();
            prop_assert!(near(slopes, 1e-5, |d| normal(d).value));
            let log = 3.0 * rho;
            let ratio =
                |d: [f64; 3]| plackett_joint(p + d[0], q + d[1], (log + d[2]).exp()).unwrap();
            let slopes = ratio([0.0; 3]).gradient.unwrap();
            prop_assert!(near(slopes, 1e-5, |d| ratio(d).value));
        }

        #[test]
        fn the_tetrachoric_correlation_reads_the_copula_backwards(
            p in 0.02..0.98_f64, q in 0.02..0.98_f64, rho in -0.8..0.8_f64
        ) {
            let forward = gaussian_joint(p, q, rho).unwrap();
            let shares = JointShares::new(p, q, forward.value).unwrap();
            // A cell of 1e-9 keeps 1e-7 of itself after 1 − p − q + θ.
            prop_assume!(shares.cells().into_iter().all(|cell| cell > 1e-4));
            let back = tetrachoric(&shares).unwrap();
            prop_assert!((back.value - rho).abs() < 1e-12, "{} {rho}", back.value);
            let by = (forward.gradient.unwrap(), back.gradient.unwrap());
            prop_assert!((by.0[2] * by.1[2] - 1.0).abs() < 1e-9);
        }

        #[test]
        fn the_odds_ratio_is_kept(
            p in 0.01..0.99_f64, q in 0.01..0.99_f64, log in -8.0..8.0_f64
        ) {
            let joint = plackett_joint(p, q, log.exp()).unwrap().value;
            let shares = JointShares::new(p, q, joint).unwrap();
            prop_assume!(shares.cells().into_iter().all(|cell| cell > 1e-5));
            let found = shares.log_odds_ratio().unwrap().value;
            prop_assert!((found - log).abs() < 1e-9, "{found} {log}");
        }
    }
}
