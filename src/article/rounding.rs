//! Rounding a question's answers so that they still add up to 100.

/// Whole parts of 100 (or of `total`) nearest to the values, by largest remainder (Hare;
/// Hamilton's method): every value is cut off, and what is missing goes, one by one, to the
/// largest remainders, the earlier answer first at ties. The values must add up to `total`
/// but for less than one half for each of them: `None` otherwise, since answers are missing
/// or overlap.
///
/// ```
/// use endoxa::article::largest_remainder;
/// assert_eq!(largest_remainder(&[57.5, 30.3, 12.2], 100), Some(vec![58, 30, 12]));
/// assert_eq!(largest_remainder(&[33.4, 33.3, 33.3], 100), Some(vec![34, 33, 33]));
/// assert_eq!(largest_remainder(&[57.5, 30.3], 100), None);
/// ```
#[must_use]
pub fn largest_remainder(values: &[f64], total: u32) -> Option<Vec<u32>> {
    let usable = values.iter().all(|x| x.is_finite() && *x >= 0.0);
    let sum: f64 = values.iter().sum();
    let slack = 0.5 * values.len() as f64;
    if !usable || values.is_empty() || (sum - f64::from(total)).abs() >= slack {
        return None;
    }
    // 12 digits: 29.000000000000004 has no remainder.
    let exact: Vec<f64> = values.iter().map(|x| crate::stats::significant(*x)).collect();
    let mut parts: Vec<u32> = exact.iter().map(|x| x.floor() as u32).collect();
    let given: u32 = parts.iter().sum();
    let mut order: Vec<usize> = (0..exact.len()).collect();
    let remainder = |i: usize| exact[i] - exact[i].floor();
    if given <= total {
        order.sort_by(|a, b| remainder(*b).total_cmp(&remainder(*a)));
        for i in order.iter().cycle().take((total - given) as usize) {
            parts[*i] += 1;
        }
    } else {
        order.sort_by(|a, b| remainder(*a).total_cmp(&remainder(*b)));
        for i in order.iter().filter(|i| exact[**i] >= 1.0).take((given - total) as usize)
        {
            parts[*i] -= 1;
        }
    }
    (parts.iter().sum::<u32>() == total).then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The Alabama paradox: with one seat more the smallest state loses one.
    #[test]
    fn hamiltons_method_shows_its_known_paradox() {
        let seats = |house: u32| {
            let people = [6.0, 6.0, 2.0];
            let quota: Vec<f64> =
                people.iter().map(|p| p / 14.0 * f64::from(house)).collect();
            largest_remainder(&quota, house).unwrap()
        };
        assert_eq!(seats(10), [4, 4, 2]);
        assert_eq!(seats(11), [5, 5, 1]);
    }

    #[test]
    fn no_answer_moves_by_a_whole_unit_and_the_sum_is_kept() {
        let values = [40.4, 30.4, 20.4, 8.8];
        let parts = largest_remainder(&values, 100).unwrap();
        assert_eq!(parts, [41, 30, 20, 9]);
        assert!(values.iter().zip(&parts).all(|(x, p)| (x - f64::from(*p)).abs() < 1.0));
    }
}
