//! When a poll was in the field, as far as it was published.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Field dates: a range, a last day, a month, or nothing.
#[derive(
    Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum FieldDates {
    /// First and last day of interviewing.
    Range {
        /// First day.
        #[schemars(with = "String")]
        start: Date,
        /// Last day.
        #[schemars(with = "String")]
        end: Date,
    },
    /// Only the last day is known.
    EndOnly {
        /// Last day.
        #[schemars(with = "String")]
        end: Date,
    },
    /// Only the first day is known.
    StartOnly {
        /// First day.
        #[schemars(with = "String")]
        start: Date,
    },
    /// Only the month is known.
    Month {
        /// Year.
        year: i16,
        /// Month, 1–12.
        month: i8,
    },
    /// Not published.
    #[default]
    Unknown,
}

/// Why two date cells are not field dates.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DateError {
    /// Not a date that can be read without guessing.
    #[error("'{0}' is neither a date (2025-01-09) nor a month (2025-01)")]
    Unreadable(String),
    /// The last day comes before the first.
    #[error("{end} is before {start}")]
    EndBeforeStart {
        /// First day as given.
        start: String,
        /// Last day as given.
        end: String,
    },
}

impl FieldDates {
    /// Reads two cells, either of which may be blank: ISO days (`2025-01-09`) or, for the
    /// month alone, `2025-01`.
    ///
    /// # Errors
    /// [`DateError::Unreadable`] names the cell's text; days in another order
    /// (`9/1/2025`) are refused, since they can mean two days.
    pub fn parse(start: &str, end: &str) -> Result<Self, DateError> {
        let (start, end) = (start.trim(), end.trim());
        let first = if start.is_empty() { None } else { Some(day_or_month(start)?) };
        let last = if end.is_empty() { None } else { Some(day_or_month(end)?) };
        match (first, last) {
            (None, None) => Ok(Self::Unknown),
            (Some(DayOrMonth::Day(s)), Some(DayOrMonth::Day(e))) if s > e => {
                Err(DateError::EndBeforeStart { start: start.into(), end: end.into() })
            }
            (Some(DayOrMonth::Day(start)), Some(DayOrMonth::Day(end))) => {
                Ok(Self::Range { start, end })
            }
            (None, Some(DayOrMonth::Day(end))) => Ok(Self::EndOnly { end }),
            (Some(DayOrMonth::Day(start)), None) => Ok(Self::StartOnly { start }),
            (Some(DayOrMonth::Month(year, month)), None)
            | (None, Some(DayOrMonth::Month(year, month))) => {
                Ok(Self::Month { year, month })
            }
            (Some(DayOrMonth::Month(y1, m1)), Some(DayOrMonth::Month(y2, m2)))
                if (y1, m1) == (y2, m2) =>
            {
                Ok(Self::Month { year: y1, month: m1 })
            }
            _ => Err(DateError::Unreadable(format!("{start} – {end}"))),
        }
    }

    /// The last day that is known, or the first day of a known month: the order of polls.
    #[must_use]
    pub fn last_known(&self) -> Option<Date> {
        match *self {
            Self::Range { end, .. } | Self::EndOnly { end } => Some(end),
            Self::StartOnly { start } => Some(start),
            Self::Month { year, month } => Date::new(year, month, 1).ok(),
            Self::Unknown => None,
        }
    }
}

enum DayOrMonth {
    Day(Date),
    Month(i16, i8),
}

fn day_or_month(text: &str) -> Result<DayOrMonth, DateError> {
    let unreadable = || DateError::Unreadable(text.to_owned());
    let parts: Vec<&str> = text.split('-').collect();
    let number = |s: &str, digits: usize| -> Option<i16> {
        (s.len() == digits && s.bytes().all(|b| b.is_ascii_digit()))
            .then(|| s.parse().ok())
            .flatten()
    };
    match parts.as_slice() {
        [y, m, d] => {
            let (y, m, d) = (number(y, 4), number(m, 2), number(d, 2));
            match (y, m, d) {
                (Some(y), Some(m), Some(d)) => Date::new(y, m as i8, d as i8)
                    .map(DayOrMonth::Day)
                    .map_err(|_| unreadable()),
                _ => Err(unreadable()),
            }
        }
        [y, m] => match (number(y, 4), number(m, 2)) {
            (Some(y), Some(m)) if (1..=12).contains(&m) => {
                Ok(DayOrMonth::Month(y, m as i8))
            }
            _ => Err(unreadable()),
        },
        _ => Err(unreadable()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_months_and_blanks_are_told_apart() {
        assert_eq!(
            FieldDates::parse("2025-01-08", "2025-01-09").unwrap(),
            FieldDates::Range { start: date(2025, 1, 8), end: date(2025, 1, 9) }
        );
        assert_eq!(
            FieldDates::parse("", "2024-12-19").unwrap(),
            FieldDates::EndOnly { end: date(2024, 12, 19) }
        );
        assert_eq!(
            FieldDates::parse("2024-11", "").unwrap(),
            FieldDates::Month { year: 2024, month: 11 }
        );
        assert_eq!(FieldDates::parse("", " ").unwrap(), FieldDates::Unknown);
    }

    #[test]
    fn ambiguous_or_impossible_days_are_refused() {
        assert!(FieldDates::parse("9/1/2025", "").is_err());
        assert!(FieldDates::parse("2025-02-30", "").is_err());
        assert!(FieldDates::parse("2025-13", "").is_err());
        assert!(matches!(
            FieldDates::parse("2025-01-09", "2025-01-08"),
            Err(DateError::EndBeforeStart { .. })
        ));
    }
}
