//! Weighted sums of chi-squared variables, to which Pearson's statistic tends under a
//! complex design (Rao & Scott 1984).

use super::special::normal_sf;

/// P(Σ λ_i χ²₁ > x), or, with finite `df`, P(Σ λ_i χ²₁ > x χ²_df/df): the saddlepoint
/// approximation of Kuonen (1999), after Lugannani & Rice (1980). `weights` are positive.
#[must_use]
pub fn chi_square_sum_sf(x: f64, weights: &[f64], df: f64) -> f64 {
    let largest = weights.iter().copied().fold(0.0, f64::max);
    if largest <= 0.0 {
        return f64::NAN;
    }
    if x <= 0.0 {
        return 1.0;
    }
    // In units of the largest weight.
    let mut terms: Vec<(f64, f64)> =
        weights.iter().filter(|w| **w > 0.0).map(|w| (w / largest, 1.0)).collect();
    let x = x / largest;
    let target = if df.is_finite() {
        terms.push((-x / df, df));
        0.0
    } else {
        x
    };
    saddlepoint(&terms, target)
}

/// P(Σ λ χ²_k > x) for pairs of weight and degrees of freedom.
fn saddlepoint(terms: &[(f64, f64)], x: f64) -> f64 {
    let slope =
        |z: f64| terms.iter().map(|(l, k)| k * l / (1.0 - 2.0 * z * l)).sum::<f64>() - x;
    let pole = |positive: bool| {
        let poles = terms.iter().filter(move |(l, _)| (*l > 0.0) == positive);
        poles.map(|(l, _)| 0.5 / l)
    };
    let high = pole(true).fold(f64::INFINITY, f64::min);
    let mut low = pole(false).fold(f64::NEG_INFINITY, f64::max);
    if low.is_infinite() {
        low = -1.0;
        while slope(low) > 0.0 && low > -1e300 {
            low *= 2.0;
        }
    }
    let z = super::special::increasing_root(low, high, slope);
    let generating: f64 =
        terms.iter().map(|(l, k)| -0.5 * k * libm::log1p(-2.0 * z * l)).sum();
    let curvature: f64 = terms
        .iter()
        .map(|(l, k)| 2.0 * k * l * l / ((1.0 - 2.0 * z * l) * (1.0 - 2.0 * z * l)))
        .sum();
    let w = (2.0 * (z * x - generating)).max(0.0).sqrt().copysign(z);
    let v = z * curvature.sqrt();
    if w.abs() < 1e-4 {
        // At the mean the formula is 0/0; its limit has the third cumulant.
        let third: f64 = terms.iter().map(|(l, k)| 8.0 * k * l.powi(3)).sum();
        let skew = third / curvature.powf(1.5);
        return 0.5 - skew / (6.0 * (2.0 * std::f64::consts::PI).sqrt());
    }
    normal_sf(w + (v / w).ln() / w)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::{chi2_sf, f_sf};

    #[test]
    fn one_weight_is_near_the_exact_distribution() {
        // R survey 4.5's lincom of ANES 2012, A by B, which it computes like this.
        let weight = 38.7567604258158 / 21.409249432191;
        let found = chi_square_sum_sf(38.7567604258158, &[weight], 3974.0);
        assert!((found / 4.166_277_899_255_12e-6 - 1.0).abs() < 1e-8, "{found:e}");
        let exact = f_sf(21.409249432191, 1.0, 3974.0);
        assert!((found / exact - 1.0).abs() < 0.1);
    }

    #[test]
    fn r_survey_differs_by_the_degrees_of_freedom_that_it_cuts_off() {
        // R survey 4.5 writes the denominator's weight out as often as its degrees of
        // freedom say and so loses their fraction: 20.92 become 20. With 20 we agree; with
        // 20.92 we are nearer to the exact value, 0.022001.
        let cases = [
            (
                26.7535340358908,
                17.2474439638888,
                1.82867150416358,
                197.0,
                7.47316330786541e-7,
            ),
            (
                11.9408920807453,
                5.19336954147488,
                1.49463977770746,
                14.0,
                0.0264411277096375,
            ),
            (
                53.9086683447049,
                11.8727451425609,
                1.38249880859244,
                39.0,
                0.000548507070693507,
            ),
        ];
        for (x, f, d0, nu, r) in cases {
            // The two weights follow from their sum and d0 = (Σλ)²/Σλ².
            let sum: f64 = x / f;
            let apart = (2.0 * sum * sum / d0 - sum * sum).sqrt();
            let weights = [(sum + apart) / 2.0, (sum - apart) / 2.0];
            let df: f64 = d0 * nu;
            let cut = [(weights[0], 1.0), (weights[1], 1.0), (-x / df, df.floor())];
            assert!((saddlepoint(&cut, 0.0) / r - 1.0).abs() < 2e-8);
            let ours = chi_square_sum_sf(x, &weights, df);
            assert!(ours < r && ours > 0.8 * r, "{ours} {r}");
        }
    }

    #[test]
    fn equal_weights_are_near_chi_squared() {
        for x in [2.0, 4.0, 7.5, 12.0, 30.0] {
            let found = chi_square_sum_sf(x, &[1.0; 4], f64::INFINITY);
            assert!((found / chi2_sf(x, 4.0) - 1.0).abs() < 0.02, "{x}: {found}");
        }
    }
}
