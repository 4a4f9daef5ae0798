//! How numbers are written: twelve significant digits, whole numbers without a point.

use serde::{Serialize as _, Serializer};

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

/// serde: two numbers.
pub(crate) fn digits_pair<S: Serializer>(
    x: &(f64, f64),
    s: S,
) -> Result<S::Ok, S::Error> {
    (significant(x.0), significant(x.1)).serialize(s)
}

/// serde: two numbers, if there are any.
pub(crate) fn digits_pair_opt<S: Serializer>(
    x: &Option<(f64, f64)>,
    s: S,
) -> Result<S::Ok, S::Error> {
    x.map(|(a, b)| (significant(a), significant(b))).serialize(s)
}

/// serde: numbers, some of which may not be there.
pub(crate) fn digits_list<S: Serializer>(
    x: &[Option<f64>],
    s: S,
) -> Result<S::Ok, S::Error> {
    s.collect_seq(x.iter().map(|x| x.map(significant)))
}
