//! Days as numbers, and the middle of a field.

use jiff::civil::{Date, date};
use jiff::{SignedDuration, ToSpan as _};

use crate::poll::FieldDates;

const EPOCH: Date = date(1970, 1, 1);

/// Days since 1970, of the calendar alone.
pub(super) fn number(day: Date) -> i32 {
    let hours = day.duration_since(EPOCH).as_hours();
    i32::try_from(hours / 24).unwrap_or(i32::MAX)
}

/// The day with a number.
pub(super) fn day(number: i32) -> Date {
    EPOCH.saturating_add(i64::from(number).days())
}

/// The middle of the field, of two days the earlier; of a month, which is all that is known
/// then, its 15th.
pub(super) fn middle(dates: &FieldDates) -> Option<Date> {
    match *dates {
        FieldDates::Range { start, end } => {
            let days = end.duration_since(start).as_hours() / 24;
            Some(start.saturating_add(SignedDuration::from_hours(days / 2 * 24)))
        }
        FieldDates::EndOnly { end } => Some(end),
        FieldDates::StartOnly { start } => Some(start),
        FieldDates::Month { year, month } => Date::new(year, month, 15).ok(),
        FieldDates::Unknown => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_a_field_is_a_day() {
        let field = |start, end| middle(&FieldDates::Range { start, end }).unwrap();
        let (first, last) = (date(2004, 10, 30), date(2004, 11, 7));
        assert_eq!(field(first, last), date(2004, 11, 3));
        assert_eq!(field(first, date(2004, 11, 6)), date(2004, 11, 2));
        assert_eq!(field(last, last), last);
        assert_eq!(middle(&FieldDates::Unknown), None);
    }

    #[test]
    fn numbers_and_days_are_each_other_s_inverse() {
        for found in [date(1969, 7, 20), date(2004, 2, 29), date(2026, 1, 1)] {
            assert_eq!(day(number(found)), found);
        }
        assert_eq!(number(date(2006, 12, 5)) - number(date(2004, 10, 8)), 788);
    }
}
