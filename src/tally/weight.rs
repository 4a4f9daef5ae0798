//! Weights stored as text.

/// A number as text has it: `1.25`, or `1,25` with a decimal comma. `None` for anything
/// else; `1,250.5` has both signs and is none.
pub(super) fn weight_of(text: &str) -> Option<f64> {
    let plain = match text.matches(',').count() {
        0 => text.parse(),
        1 if !text.contains('.') => text.replace(',', ".").parse(),
        _ => return None,
    };
    plain.ok().filter(|x: &f64| x.is_finite())
}

#[cfg(test)]
mod tests {
    use super::weight_of;

    #[test]
    fn decimal_commas_are_read_and_grouped_thousands_are_not() {
        assert_eq!(weight_of("1,25"), Some(1.25));
        assert_eq!(weight_of("0.5"), Some(0.5));
        assert_eq!(weight_of("1,250.5"), None);
        assert_eq!(weight_of("1,250,000"), None);
        assert_eq!(weight_of("heavy"), None);
    }
}
