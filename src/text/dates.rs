//! Dates as each language prints them: ICU's month names in the catalogue's patterns.

use icu_calendar::{Date as IcuDate, Gregorian};
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::M;
use icu_locale_core::{Locale, locale};
use jiff::civil::Date;

use super::{Args, Catalogue, Digits, Direction, Lang, isolate};

/// How long a month's name may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateStyle {
    /// "January".
    Long,
    /// "Jan", where the language shortens months.
    Short,
}

/// Which of Arabic's two families of month names to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MonthNames {
    /// Both, "كانون الثاني/يناير": as newsrooms that are read from Baghdad to Casablanca do.
    #[default]
    Both,
    /// Those of the Levant and Iraq: كانون الثاني.
    Levantine,
    /// Those of Egypt and the Gulf: يناير.
    Egyptian,
}

/// How dates are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateFormat {
    /// The language.
    pub lang: Lang,
    /// How long months are.
    pub style: DateStyle,
    /// Which months, in Arabic.
    pub months: MonthNames,
    /// Which digits.
    pub digits: Digits,
}

impl DateFormat {
    /// The language's usual form.
    #[must_use]
    pub fn of(lang: Lang, style: DateStyle) -> Self {
        Self { lang, style, months: MonthNames::Both, digits: Digits::Latin }
    }

    /// A day: "9 January 2025".
    #[must_use]
    pub fn day(&self, date: Date) -> String {
        let args = Args::new()
            .text("day", self.number(date.day().into()))
            .text("month", self.month_name(date))
            .text("year", self.number(date.year().into()));
        self.whole("date-day", &args)
    }

    /// Two days with what they share said once: "8–9 January 2025".
    #[must_use]
    pub fn range(&self, start: Date, end: Date) -> String {
        if start == end {
            return self.day(end);
        }
        let args = Args::new()
            .text("day", self.number(start.day().into()))
            .text("month", self.month_name(start))
            .text("year", self.number(start.year().into()))
            .text("end_day", self.number(end.day().into()))
            .text("end_month", self.month_name(end))
            .text("end_year", self.number(end.year().into()));
        let id = match (start.year() == end.year(), start.month() == end.month()) {
            (true, true) => "date-days",
            (true, false) => "date-days-months",
            (false, _) => "date-days-years",
        };
        self.whole(id, &args)
    }

    /// A month: "January 2025".
    #[must_use]
    pub fn month(&self, year: i16, month: i8) -> String {
        let Ok(date) = Date::new(year, month, 1) else {
            return format!("{year}-{month:02}");
        };
        let args = Args::new()
            .text("month", self.month_name(date))
            .text("year", self.number(year.into()));
        self.whole("date-month", &args)
    }

    /// A date in one piece that reads in the language's direction: its day, month and year are
    /// isolates, and a text of isolates alone has no direction of its own.
    fn whole(&self, id: &str, args: &Args) -> String {
        let text = Catalogue::new(self.lang).message(id, args);
        match self.lang.direction() {
            Direction::Ltr => text,
            Direction::Rtl => isolate(&text, Direction::Rtl),
        }
    }

    fn number(&self, n: i32) -> String {
        self.digits.write(&n.to_string())
    }

    fn month_name(&self, date: Date) -> String {
        match self.lang {
            Lang::En => icu_month(date, locale!("en-GB"), self.style),
            Lang::He => icu_month(date, locale!("he"), DateStyle::Long),
            Lang::Ar => {
                let levantine = icu_month(date, locale!("ar-LB"), DateStyle::Long);
                let egyptian = icu_month(date, locale!("ar-EG"), DateStyle::Long);
                match self.months {
                    MonthNames::Levantine => levantine,
                    MonthNames::Egyptian => egyptian,
                    MonthNames::Both if levantine == egyptian => levantine,
                    MonthNames::Both => format!("{levantine}/{egyptian}"),
                }
            }
        }
    }
}

/// A day in the language's usual form.
#[must_use]
pub fn day(date: Date, lang: Lang, style: DateStyle) -> String {
    DateFormat::of(lang, style).day(date)
}

/// Two days in the language's usual form.
#[must_use]
pub fn day_range(start: Date, end: Date, lang: Lang, style: DateStyle) -> String {
    DateFormat::of(lang, style).range(start, end)
}

/// A month in the language's usual form.
#[must_use]
pub fn month(year: i16, month: i8, lang: Lang, style: DateStyle) -> String {
    DateFormat::of(lang, style).month(year, month)
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
    fn month_names_and_digits_are_set_apart() {
        let levantine = DateFormat {
            months: MonthNames::Levantine,
            digits: Digits::ArabicIndic,
            ..DateFormat::of(Lang::Ar, DateStyle::Long)
        };
        let day = |format: &DateFormat| strip_isolates(&format.day(date(2025, 1, 9)));
        assert_eq!(day(&levantine), "٩ كانون الثاني ٢٠٢٥");
        let egyptian = DateFormat {
            months: MonthNames::Egyptian,
            ..DateFormat::of(Lang::Ar, DateStyle::Long)
        };
        assert_eq!(day(&egyptian), "9 يناير 2025");
    }

    #[test]
    fn short_months_are_short() {
        assert_eq!(day(date(2025, 1, 9), Lang::En, DateStyle::Short), "9 Jan 2025");
    }
}
