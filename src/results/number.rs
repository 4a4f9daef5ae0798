//! How numbers are written: twelve significant digits, whole numbers without a point.

use serde::Serializer;

/// Rounds to twelve significant digits, so that the last bits of a computation never make
/// two equal results differ.
///
/// ```
/// assert_eq!(endoxa::results::significant(0.1 + 0.2), 0.3);
/// ```
#[must_use]
pub fn significant(x: f64) -> f64 {
    if x == 0.0 || !x.is_finite() {
        return if x == 0.0 { 0.0 } else { x };
    }
    format!("{x:.11e}").parse().unwrap_or(x)
}

/// serde: a number with twelve significant digits.
pub(crate) fn digits<S: Serializer>(x: &f64, s: S) -> Result<S::Ok, S::Error> {
    s.serialize_f64(significant(*x))
}

/// serde: the same for an optional number.
pub(crate) fn digits_opt<S: Serializer>(x: &Option<f64>, s: S) -> Result<S::Ok, S::Error> {
    match x {
        Some(x) => digits(x, s),
        None => s.serialize_none(),
    }
}

/// serde: a count, written as a whole number when it is one.
pub(crate) fn count_opt<S: Serializer>(x: &Option<f64>, s: S) -> Result<S::Ok, S::Error> {
    match x {
        Some(n) if n.fract() == 0.0 && n.abs() < 9e15 => s.serialize_i64(*n as i64),
        other => digits_opt(other, s),
    }
}

#[cfg(test)]
mod tests {
    use super::significant;

    #[test]
    fn twelve_digits_are_kept_and_noise_is_not() {
        assert_eq!(significant(0.123_456_789_012_345), 0.123_456_789_012);
        assert_eq!(significant(0.57500000000000007), 0.575);
        assert_eq!(significant(-0.0).to_string(), "0");
    }
}
