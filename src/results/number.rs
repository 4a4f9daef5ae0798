//! How numbers are written: twelve significant digits, whole numbers without a point.

use serde::Serializer;

use crate::stats::significant;

/// serde: a number with twelve significant digits.
pub(crate) fn digits<S: Serializer>(x: &f64, s: S) -> Result<S::Ok, S::Error> {
    s.serialize_f64(significant(*x))
}

/// serde: the same for an optional number.
pub(crate) fn digits_opt<S: Serializer>(
    x: &Option<f64>,
    s: S,
) -> Result<S::Ok, S::Error> {
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
