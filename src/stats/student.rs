//! Student's t, F and chi-squared distributions: upper tails and quantiles, each accurate to
//! 2e-13 of its value, up to a million degrees of freedom.

use super::incomplete::{beta_lower, gamma_upper};
use super::special::{increasing_root, normal_quantile, normal_sf};

/// P(T > t) with `df` degrees of freedom, infinite ones included.
#[must_use]
pub fn t_sf(t: f64, df: f64) -> f64 {
    if df.is_infinite() {
        return normal_sf(t);
    }
    if t < 0.0 {
        return 1.0 - t_sf(-t, df);
    }
    let whole = df + t * t;
    0.5 * beta_lower(0.5 * df, 0.5, df / whole, t * t / whole)
}

/// Two-sided p value of a t statistic.
#[must_use]
pub fn t_two_sided_p(t: f64, df: f64) -> f64 {
    2.0 * t_sf(t.abs(), df)
}

/// The t with P(T > t) = `upper`: taken by its tail, because 1 − 0.00001 has lost digits.
/// Infinite at 0 and 1.
#[must_use]
pub fn t_isf(upper: f64, df: f64) -> f64 {
    if df.is_infinite() || upper <= 0.0 || upper >= 1.0 {
        return -normal_quantile(upper);
    }
    if upper > 0.5 {
        return -t_isf(1.0 - upper, df);
    }
    let mut high = 2.0;
    while t_sf(high, df) > upper && high < 1e300 {
        high *= 2.0;
    }
    increasing_root(0.0, high, |t| upper - t_sf(t, df))
}

/// P(F > f) with `numerator` and `denominator` degrees of freedom; the denominator's may
/// be infinite.
#[must_use]
pub fn f_sf(f: f64, numerator: f64, denominator: f64) -> f64 {
    if f <= 0.0 {
        return 1.0;
    }
    if denominator.is_infinite() {
        return chi2_sf(f * numerator, numerator);
    }
    let whole = denominator + numerator * f;
    beta_lower(
        0.5 * denominator,
        0.5 * numerator,
        denominator / whole,
        numerator * f / whole,
    )
}

/// P(X > x) for chi-squared with `df` degrees of freedom.
#[must_use]
pub fn chi2_sf(x: f64, df: f64) -> f64 {
    gamma_upper(0.5 * df, 0.5 * x)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tails_and_quantiles_match_forty_digits() {
        let rows = include_str!("../../tests/fixtures/special_functions.csv");
        let mut compared = 0;
        for row in rows.lines().skip(1) {
            let cells: Vec<&str> = row.split(',').collect();
            let number = |at: usize| cells[at].parse::<f64>().unwrap();
            let found = match cells[0] {
                "t_sf" => t_sf(number(1), number(2)),
                "t_isf" => t_isf(number(1), number(2)),
                "f_sf" => f_sf(number(1), number(2), number(3)),
                _ => chi2_sf(number(1), number(2)),
            };
            let expected = number(4);
            if expected < 1e-290 {
                continue;
            }
            let off = (found / expected - 1.0).abs();
            assert!(off < 2e-13, "{row}: {found} ({off:e})");
            compared += 1;
        }
        assert!(compared > 150, "{compared}");
    }

    #[test]
    fn infinite_degrees_of_freedom_are_the_normal_and_chi_squared() {
        assert_eq!(t_sf(1.96, f64::INFINITY), normal_sf(1.96));
        assert_eq!(f_sf(2.0, 3.0, f64::INFINITY), chi2_sf(6.0, 3.0));
        assert_eq!(t_isf(0.025, f64::INFINITY), -normal_quantile(0.025));
    }
}
