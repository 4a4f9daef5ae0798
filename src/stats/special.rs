//! A thin layer of special functions between statrs and everything else.
//!
//! statrs 0.19.1 is accurate to 1e-10 for the normal distribution function and to the sixth
//! digit for Student's quantiles at large degrees of freedom; where that is not enough the
//! values come from libm or are polished here.

use statrs::distribution::{Beta, ContinuousCDF, Normal};

/// P(Z ≤ x) for a standard normal Z, through the complementary error function.
#[must_use]
pub fn normal_cdf(x: f64) -> f64 {
    0.5 * libm::erfc(-x / std::f64::consts::SQRT_2)
}

/// P(Z > x) for a standard normal Z; accurate in the tail.
#[must_use]
pub fn normal_sf(x: f64) -> f64 {
    normal_cdf(-x)
}

/// Density of the standard normal distribution.
#[must_use]
pub fn normal_pdf(x: f64) -> f64 {
    (-0.5 * x * x).exp() / (2.0 * std::f64::consts::PI).sqrt()
}

/// The x with P(Z ≤ x) = p; infinite at 0 and 1.
#[must_use]
pub fn normal_quantile(p: f64) -> f64 {
    if p <= 0.0 {
        return f64::NEG_INFINITY;
    }
    if p >= 1.0 {
        return f64::INFINITY;
    }
    let x = Normal::standard().inverse_cdf(p);
    // One Newton step on the accurate distribution function; the upper half goes through
    // the lower tail so that nothing cancels.
    let off = if x > 0.0 { -(normal_sf(x) - (1.0 - p)) } else { normal_cdf(x) - p };
    let density = normal_pdf(x);
    if density > 1e-300 { x - off / density } else { x }
}

/// Two-sided p value of a standard normal statistic.
#[must_use]
pub fn two_sided_p(z: f64) -> f64 {
    2.0 * normal_sf(z.abs())
}

/// P(X ≤ h, Y ≤ k) for standard normal X, Y with correlation ρ (Owen 1956).
#[must_use]
pub fn bivariate_normal_cdf(h: f64, k: f64, rho: f64) -> f64 {
    if h == f64::NEG_INFINITY || k == f64::NEG_INFINITY {
        return 0.0;
    }
    if h == f64::INFINITY {
        return normal_cdf(k);
    }
    if k == f64::INFINITY {
        return normal_cdf(h);
    }
    if rho >= 1.0 {
        return normal_cdf(h.min(k));
    }
    if rho <= -1.0 {
        return (normal_cdf(h) + normal_cdf(k) - 1.0).max(0.0);
    }
    // The crate's function is the upper tail P(X > h, Y > k); the distribution is
    // symmetric, so both signs change.
    owens_t::biv_norm(-h, -k, rho)
}

/// Quantile of the beta distribution with positive shapes; 0 and 1 at p = 0 and 1.
#[must_use]
pub fn beta_quantile(p: f64, a: f64, b: f64) -> f64 {
    if p <= 0.0 {
        return 0.0;
    }
    if p >= 1.0 {
        return 1.0;
    }
    let Ok(beta) = Beta::new(a, b) else { return f64::NAN };
    // A root of the distribution function: 5e-14 accurate where the crate's own quantile is
    // not.
    increasing_root(0.0, 1.0, |x| beta.cdf(x) - p)
}

/// P(X ≤ x) for a beta variable with positive shapes.
#[must_use]
pub fn beta_cdf(x: f64, a: f64, b: f64) -> f64 {
    Beta::new(a, b).map_or(f64::NAN, |beta| beta.cdf(x.clamp(0.0, 1.0)))
}

/// The root of an increasing function between two points, to the last bits: inverse quadratic
/// interpolation where it is safe, else bisection (Chandrupatla 1997). An end is the root
/// where the function does not change its sign.
pub(super) fn increasing_root(low: f64, high: f64, f: impl Fn(f64) -> f64) -> f64 {
    let (mut x1, mut x2) = (high, low);
    let (mut f1, mut f2) = (f(high), f(low));
    if f2 >= 0.0 {
        return low;
    }
    if f1 <= 0.0 {
        return high;
    }
    let mut t = 0.5;
    for _ in 0..2000 {
        let x = x1 + t * (x2 - x1);
        let value = f(x);
        let (x3, f3);
        if (value < 0.0) == (f1 < 0.0) {
            (x3, f3) = (x1, f1);
        } else {
            (x3, f3) = (x2, f2);
            (x2, f2) = (x1, f1);
        }
        (x1, f1) = (x, value);
        let best = if f1.abs() < f2.abs() { x1 } else { x2 };
        let close = f64::EPSILON * best.abs() / (x2 - x1).abs();
        if f1 == 0.0 || close.is_nan() || close >= 0.5 {
            return best;
        }
        let (xi, phi) = ((x1 - x2) / (x3 - x2), (f1 - f2) / (f3 - f2));
        t = 0.5;
        if phi * phi < xi && (1.0 - phi) * (1.0 - phi) < 1.0 - xi {
            t = f1 / (f2 - f1) * f3 / (f2 - f3)
                + (x3 - x1) / (x2 - x1) * f1 / (f3 - f1) * f2 / (f3 - f2);
        }
        t = t.clamp(close, 1.0 - close);
    }
    0.5 * (x1 + x2)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// From 40-digit values of mpmath 1.3: (x, Φ(x)).
    const NORMAL: [(f64, f64); 5] = [
        (-8.0, 6.220_960_574_271_784e-16),
        (-3.0, 1.349_898_031_630_094_6e-3),
        (-0.5, 0.308_537_538_725_986_9),
        (1.0, 0.841_344_746_068_542_9),
        (1.959963984540054, 0.975),
    ];

    #[test]
    fn the_normal_distribution_is_accurate_to_the_last_digits() {
        for (x, p) in NORMAL {
            // The rounding of x/√2 alone moves the tail by a relative x²·ε.
            let allowed = (1.0 + x * x) * f64::EPSILON;
            assert!((normal_cdf(x) / p - 1.0).abs() < allowed, "{x}: {}", normal_cdf(x));
        }
    }

    #[test]
    fn the_normal_quantile_inverts_it() {
        let known = [
            (0.975, 1.959_963_984_540_054),
            (0.95, 1.644_853_626_951_472_7),
            (0.995, 2.575_829_303_548_901),
            (0.5, 0.0),
            (1e-10, -6.361_340_902_404_056),
        ];
        for (p, x) in known {
            assert!(
                (normal_quantile(p) - x).abs() < 2e-14,
                "{p}: {}",
                normal_quantile(p)
            );
        }
    }

    #[test]
    fn the_bivariate_normal_is_the_lower_one() {
        // P(X ≤ 0, Y ≤ 0) = 1/4 + asin(ρ)/2π (Sheppard 1899).
        for rho in [-0.9_f64, -0.5, 0.0, 0.3, 0.99] {
            let exact = 0.25 + rho.asin() / (2.0 * std::f64::consts::PI);
            assert!((bivariate_normal_cdf(0.0, 0.0, rho) - exact).abs() < 1e-15);
        }
        let product = normal_cdf(-1.0) * normal_cdf(0.7);
        assert!((bivariate_normal_cdf(-1.0, 0.7, 0.0) - product).abs() < 1e-15);
    }

    #[test]
    fn beta_quantiles_match_closed_forms() {
        // Beta(1, b): 1 − (1 − p)^(1/b); Beta(a, 1): p^(1/a).
        assert!(
            (beta_quantile(0.025, 1.0, 500.0) - (1.0 - 0.975_f64.powf(0.002))).abs()
                < 1e-15
        );
        assert!((beta_quantile(0.975, 500.0, 1.0) - 0.975_f64.powf(0.002)).abs() < 1e-14);
    }
}
