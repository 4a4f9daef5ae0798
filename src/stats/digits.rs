//! How many digits of a computed number are kept.

/// Rounds to twelve significant digits, so that the last bits of a computation never make
/// two equal results differ.
///
/// ```
/// assert_eq!(endoxa::stats::significant(0.1 + 0.2), 0.3);
/// ```
#[must_use]
pub fn significant(x: f64) -> f64 {
    if x == 0.0 || !x.is_finite() {
        return if x == 0.0 { 0.0 } else { x };
    }
    format!("{x:.11e}").parse().unwrap_or(x)
}

#[cfg(test)]
mod tests {
    use super::significant;

    #[test]
    fn twelve_digits_are_kept_and_noise_is_not() {
        assert_eq!(significant(0.123_456_789_012_345), 0.123_456_789_012);
        assert_eq!(significant(0.575 + 1e-16), 0.575);
        assert_eq!(significant(-0.0).to_string(), "0");
    }
}
