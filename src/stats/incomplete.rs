//! Regularised incomplete beta and gamma functions, both tails without cancellation.
//!
//! Continued fractions (Didonato & Morris 1992; DLMF 8.9.2) by the modified Lentz algorithm
//! (Thompson & Barnett 1986). statrs gives the same to ten digits, which p values of 1e-80 do not bear.

/// Terms after which a continued fraction has converged or never will.
const MOST: usize = 100_000;
const TINY: f64 = 1e-300;

/// ln B(a, b).
fn ln_beta(a: f64, b: f64) -> f64 {
    let (small, large) = if a < b { (a, b) } else { (b, a) };
    if large < 100.0 {
        return libm::lgamma(small) + libm::lgamma(large) - libm::lgamma(small + large);
    }
    // ln Γ(large) − ln Γ(small + large) by Stirling's series, whose large terms cancel on
    // paper and not in floating point (DLMF 5.11.1).
    let sum = small + large;
    let difference = (large - 0.5) * libm::log1p(-small / sum) - small * sum.ln()
        + small
        + stirling(large)
        - stirling(sum);
    libm::lgamma(small) + difference
}

/// What Stirling's formula leaves out of ln Γ(x), for x of 10 and more.
fn stirling(x: f64) -> f64 {
    let y = 1.0 / (x * x);
    (1.0 / 12.0
        - y * (1.0 / 360.0 - y * (1.0 / 1260.0 - y * (1.0 / 1680.0 - y / 1188.0))))
        / x
}

/// I_x(a, b) for positive a and b; `y` is 1 − x, given beside it because near 1 the
/// difference would have lost its digits.
pub(super) fn beta_lower(a: f64, b: f64, x: f64, y: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if y <= 0.0 {
        return 1.0;
    }
    if x > (a + 1.0) / (a + b + 2.0) {
        return 1.0 - beta_fraction(b, a, y, x);
    }
    beta_fraction(a, b, x, y)
}

/// x^a (1 − x)^b / (a B(a, b)).
fn beta_front(a: f64, b: f64, x: f64, y: f64) -> f64 {
    // Of two numbers that add up to 1 the smaller one has the digits.
    let (ln_x, ln_y) =
        if x < y { (x.ln(), libm::log1p(-x)) } else { (libm::log1p(-y), y.ln()) };
    (a * ln_x + b * ln_y - ln_beta(a, b)).exp() / a
}

/// The continued fraction of Didonato & Morris (1992, eq. 9), which takes 1 − x from `y` and
/// so loses nothing where x is near 1.
fn beta_fraction(a: f64, b: f64, x: f64, y: f64) -> f64 {
    let lambda = if x < y { a - (a + b) * x } else { (a + b) * y - b };
    let beta = |n: f64| {
        n + n * (b - n) * x / (a + 2.0 * n - 1.0)
            + (a + n) / (a + 2.0 * n + 1.0) * (lambda + 1.0 + n * (1.0 + y))
    };
    let first = guarded(a / (a + 1.0) * (lambda + 1.0));
    let (mut c, mut d, mut fraction) = (first, 0.0, first);
    for n in 1..MOST {
        let n = n as f64;
        let alpha = (a + n - 1.0) * (a + b + n - 1.0) * n * (b - n) * x * x
            / ((a + 2.0 * n - 1.0) * (a + 2.0 * n - 1.0));
        let beta = beta(n);
        d = guarded(beta + alpha * d).recip();
        c = guarded(beta + alpha / c);
        fraction *= c * d;
        if (c * d - 1.0).abs() < f64::EPSILON {
            break;
        }
    }
    a * beta_front(a, b, x, y) / fraction
}

fn guarded(x: f64) -> f64 {
    if x.abs() < TINY { TINY } else { x }
}

/// Q(a, x): the upper regularised incomplete gamma function.
pub(super) fn gamma_upper(a: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return 1.0;
    }
    let front = (a * x.ln() - x - libm::lgamma(a)).exp();
    if x < a + 1.0 {
        let (mut term, mut sum) = (1.0 / a, 1.0 / a);
        for n in 1..MOST {
            term *= x / (a + n as f64);
            sum += term;
            if term < sum * f64::EPSILON {
                break;
            }
        }
        return 1.0 - front * sum;
    }
    let mut b = x + 1.0 - a;
    let mut d = guarded(b).recip();
    let (mut c, mut fraction) = (1.0 / TINY, d);
    for i in 1..MOST {
        let i = i as f64;
        let numerator = -i * (i - a);
        b += 2.0;
        d = guarded(numerator * d + b).recip();
        c = guarded(b + numerator / c);
        fraction *= d * c;
        if (d * c - 1.0).abs() < f64::EPSILON {
            break;
        }
    }
    front * fraction
}
