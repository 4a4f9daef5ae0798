//! Dates as each language prints them: ICU's month names in the catalogue's patterns.

use icu_calendar::{Date as IcuDate, Gregorian};
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::M;
use icu_locale_core::{Locale, locale};
use jiff::civil::Date;

use super::{Args, Catalogue, Lang};

/// How long a month's name may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateStyle {
    /// "January".
    Long,
    /// "Jan", where the language shortens months.
    Short,
}

/// A day: "9 January 2025".
#[must_use]
pub fn day(date: Date, lang: Lang, style: DateStyle) -> String {
    let args = Args::new()
        .text("day", date.day().to_string())
        .text("month", month_name(date, lang, style))
        .text("year", date.year().to_string());
    Catalogue::new(lang).message("date-day", &args)
}

/// Two days with what they share said once: "8–9 January 2025".
#[must_use]
pub fn day_range(start: Date, end: Date, lang: Lang, style: DateStyle) -> String {
    if start == end {
        return day(end, lang, style);
    }
    let args = Args::new()
        .text("day", start.day().to_string())
        .text("month", month_name(start, lang, style))
        .text("year", start.year().to_string())
        .text("end_day", end.day().to_string())
        .text("end_month", month_name(end, lang, style))
        .text("end_year", end.year().to_string());
    let id = match (start.year() == end.year(), start.month() == end.month()) {
        (true, true) => "date-days",
        (true, false) => "date-days-months",
        (false, _) => "date-days-years",
    };
    Catalogue::new(lang).message(id, &args)
}

/// A month: "January 2025".
#[must_use]
pub fn month(year: i16, month: i8, lang: Lang, style: DateStyle) -> String {
    let Ok(date) = Date::new(year, month, 1) else { return format!("{year}-{month:02}") };
    let args = Args::new()
        .text("month", month_name(date, lang, style))
        .text("year", year.to_string());
    Catalogue::new(lang).message("date-month", &args)
}

/// The month's name; in Arabic both of its names, as newsrooms that are read from Baghdad
/// to Casablanca print it.
fn month_name(date: Date, lang: Lang, style: DateStyle) -> String {
    match lang {
        Lang::En => icu_month(date, locale!("en-GB"), style),
        Lang::He => icu_month(date, locale!("he"), DateStyle::Long),
        Lang::Ar => {
            let levantine = icu_month(date, locale!("ar-LB"), DateStyle::Long);
            let egyptian = icu_month(date, locale!("ar-EG"), DateStyle::Long);
            if levantine == egyptian {
                levantine
            } else {
                format!("{levantine}/{egyptian}")
            }
        }
    }
}

fn icu_month(date: Date, locale: Locale, style: DateStyle) -> String {
    let fields = match style {
        DateStyle::Long => M::long(),
        DateStyle::Short => M::medium(),
    };
    let formatter =
        FixedCalendarDateTimeFormatter::<Gregorian, M>::try_new(locale.into(), fields);
    let month = date.month() as u8;
    match (formatter, IcuDate::try_new_gregorian(date.year().into(), month, 1)) {
        (Ok(formatter), Ok(date)) => formatter.format(&date).to_string(),
        _ => month.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::strip_isolates;
    use super::*;

    fn range(start: Date, end: Date, lang: Lang) -> String {
        strip_isolates(&day_range(start, end, lang, DateStyle::Long))
    }

    #[test]
    fn ranges_say_what_they_share_once() {
        let en = |s, e| range(s, e, Lang::En);
        assert_eq!(en(date(2025, 1, 8), date(2025, 1, 9)), "8–9 January 2025");
        assert_eq!(
            en(date(2025, 1, 28), date(2025, 2, 2)),
            "28 January – 2 February 2025"
        );
        assert_eq!(
            en(date(2024, 12, 30), date(2025, 1, 2)),
            "30 December 2024 – 2 January 2025"
        );
        assert_eq!(en(date(2025, 1, 9), date(2025, 1, 9)), "9 January 2025");
    }

    #[test]
    fn arabic_has_both_month_names_and_hebrew_its_prefix() {
        let days = (date(2025, 1, 8), date(2025, 1, 9));
        assert_eq!(range(days.0, days.1, Lang::Ar), "8–9 كانون الثاني/يناير 2025");
        assert_eq!(range(days.0, days.1, Lang::He), "8–9 בינואר 2025");
        let month = |lang| strip_isolates(&month(2025, 1, lang, DateStyle::Long));
        assert_eq!(month(Lang::He), "ינואר 2025");
        assert_eq!(month(Lang::Ar), "كانون الثاني/يناير 2025");
    }

    #[test]
    fn short_months_are_short() {
        assert_eq!(day(date(2025, 1, 9), Lang::En, DateStyle::Short), "9 Jan 2025");
    }
}
