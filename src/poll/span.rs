//! Dates as poll files print them: "8–9 Jan 2025", "2/20/18", "2018-sep", "K1 2010".

use jiff::civil::Date;

use super::percent::latin_digits;

/// Which of two numbers is the month in `2/3/2025`.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    serde::Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// The first: 2 March is `3/2/2025`.
    MonthFirst,
    /// The second: 2 March is `2/3/2025`.
    DayFirst,
}

/// How much of a date a cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpanKind {
    /// One day.
    Day,
    /// A first and a last day.
    Range,
    /// A month, or several.
    Month,
    /// A quarter of a year.
    Quarter,
    /// Several windows of interviewing; the first and the last day of them all.
    Windows,
}

/// Days that a cell stands for, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateSpan {
    /// First day.
    pub start: Date,
    /// Last day.
    pub end: Date,
    /// What the cell says of them.
    pub kind: SpanKind,
}

/// Why a cell is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SpanError {
    /// Not a date.
    #[error("no date")]
    Unreadable,
    /// Day and month can be exchanged.
    #[error("day and month cannot be told apart")]
    Ambiguous,
    /// A date of a year in which nobody polled.
    #[error("year {0}")]
    Year(i16),
    /// The last day comes before the first.
    #[error("{end} is before {start}")]
    Reversed {
        /// First day as given.
        start: Date,
        /// Last day as given.
        end: Date,
    },
}

impl DateSpan {
    /// The years of polls: a straw poll of 1824 is the oldest that is known.
    pub const YEARS: std::ops::RangeInclusive<i16> = 1824..=2100;

    /// Reads a day, a range of days, a month or a quarter. Days with slashes or points
    /// (`2/3/2025`) need an order unless one of the numbers can be no month; years of two
    /// digits are those from 1970 to 2069.
    ///
    /// # Errors
    /// [`SpanError`] for anything else: nothing is guessed.
    ///
    /// ```
    /// use endoxa::poll::{DateSpan, SpanKind};
    /// let span = DateSpan::parse("29 Dec 2024 – 2 Jan 2025", None)?;
    /// assert_eq!(span.start.to_string(), "2024-12-29");
    /// assert_eq!(span.kind, SpanKind::Range);
    /// # Ok::<(), endoxa::poll::SpanError>(())
    /// ```
    pub fn parse(text: &str, order: Option<DateOrder>) -> Result<Self, SpanError> {
        let text = latin_digits(text.trim());
        let text = without_time(&text);
        if let Some(found) = iso(text) {
            return found;
        }
        if let Some(found) = slashed(text, order) {
            return found;
        }
        words(text)
    }

    /// True when `text` is a day with slashes or points and says so by itself which number
    /// is the month.
    #[must_use]
    pub fn order_of(text: &str) -> Option<DateOrder> {
        let [a, b, _] = numbers(without_time(text.trim()))?;
        match (a > 12, b > 12) {
            (true, false) => Some(DateOrder::DayFirst),
            (false, true) => Some(DateOrder::MonthFirst),
            _ => None,
        }
    }

    /// Several cells as one span.
    fn hull(spans: &[Self], kind: SpanKind) -> Result<Self, SpanError> {
        let start = spans.iter().map(|s| s.start).min().ok_or(SpanError::Unreadable)?;
        let end = spans.iter().map(|s| s.end).max().ok_or(SpanError::Unreadable)?;
        Ok(Self { start, end, kind })
    }
}

fn day(year: i16, month: i8, day: i8) -> Result<Date, SpanError> {
    if !DateSpan::YEARS.contains(&year) {
        return Err(SpanError::Year(year));
    }
    Date::new(year, month, day).map_err(|_| SpanError::Unreadable)
}

fn month(year: i16, month: i8) -> Result<DateSpan, SpanError> {
    let start = day(year, month, 1)?;
    Ok(DateSpan { start, end: start.last_of_month(), kind: SpanKind::Month })
}

fn quarter(year: i16, quarter: i8) -> Result<DateSpan, SpanError> {
    if !(1..=4).contains(&quarter) {
        return Err(SpanError::Unreadable);
    }
    let start = day(year, 3 * quarter - 2, 1)?;
    let end = day(year, 3 * quarter, 1)?.last_of_month();
    Ok(DateSpan { start, end, kind: SpanKind::Quarter })
}

/// "1/5/23 09:10" and "2020-01-05T09:10:11" are their days.
fn without_time(text: &str) -> &str {
    let end = text.find([' ', 'T']).filter(|at| {
        let time = &text[at + 1..];
        time.contains(':') && !time.contains(char::is_alphabetic)
    });
    end.map_or(text, |at| &text[..at])
}

/// `2025-01-09`, `2025/1/9` and `2025-01`.
fn iso(text: &str) -> Option<Result<DateSpan, SpanError>> {
    let parts: Vec<&str> = text.split(['-', '/']).collect();
    let number =
        |s: &str| s.bytes().all(|b| b.is_ascii_digit()).then(|| s.parse().ok())?;
    let year: i16 = number(parts.first().filter(|y| y.len() == 4)?)?;
    let rest: Vec<i8> = parts[1..]
        .iter()
        .map(|part| number(part).and_then(|n: i16| i8::try_from(n).ok()))
        .collect::<Option<_>>()?;
    match rest[..] {
        [m, d] => Some(day(year, m, d).map(|day| DateSpan {
            start: day,
            end: day,
            kind: SpanKind::Day,
        })),
        [m] => Some(month(year, m)),
        _ => None,
    }
}

/// The three numbers of a day with slashes, points or hyphens, the year last.
fn numbers(text: &str) -> Option<[i16; 3]> {
    let parts: Vec<&str> = text.split(['/', '.', '-']).collect();
    let [a, b, year] = parts[..] else { return None };
    let number = |s: &str| -> Option<i16> {
        (!s.is_empty() && s.len() <= 4 && s.bytes().all(|b| b.is_ascii_digit()))
            .then(|| s.parse().ok())?
    };
    let whole = match year.len() {
        4 => number(year)?,
        2 => century(number(year)?),
        _ => return None,
    };
    (a.len() <= 2 && b.len() <= 2).then_some([number(a)?, number(b)?, whole])
}

/// A year of two digits is one from 1970 to 2069.
fn century(year: i16) -> i16 {
    if year >= 70 { 1900 + year } else { 2000 + year }
}

fn slashed(text: &str, order: Option<DateOrder>) -> Option<Result<DateSpan, SpanError>> {
    let [a, b, year] = numbers(text)?;
    let order = order.or_else(|| DateSpan::order_of(text));
    let (month, date) = match order {
        _ if a == b => (a, b),
        Some(DateOrder::MonthFirst) => (a, b),
        Some(DateOrder::DayFirst) => (b, a),
        None => return Some(Err(SpanError::Ambiguous)),
    };
    // Both are of at most two digits.
    let found = day(year, month as i8, date as i8);
    Some(found.map(|day| DateSpan { start: day, end: day, kind: SpanKind::Day }))
}

/// A part of a date in words.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Part {
    Number(i16),
    Month(i8),
    Quarter(i8),
    Dash,
    Slash,
}

/// "8–9 Jan 2025", "Dec 29, 2024 – Jan 2, 2025", "29–30 Jan/5–6 Feb 2011", "sep 2018",
/// "2010 K1".
fn words(text: &str) -> Result<DateSpan, SpanError> {
    let parts = split(text)?;
    if let Some(Part::Quarter(which)) =
        parts.iter().find(|p| matches!(p, Part::Quarter(_)))
    {
        let year = parts.iter().find_map(|p| match p {
            Part::Number(n) if *n > 31 => Some(*n),
            _ => None,
        });
        return quarter(year.ok_or(SpanError::Unreadable)?, *which);
    }
    let (mut year, mut month) = (None, None);
    let mut windows: Vec<DateSpan> = Vec::new();
    // From the right: what a part leaves out stands behind it.
    for window in parts.split(|p| *p == Part::Slash).rev() {
        windows.push(range(window, &mut year, &mut month)?);
    }
    match windows[..] {
        [one] => Ok(one),
        _ => DateSpan::hull(&windows, SpanKind::Windows),
    }
}

/// One window; takes year and month from what stands behind it where it has none.
fn range(
    parts: &[Part],
    year: &mut Option<i16>,
    month: &mut Option<i8>,
) -> Result<DateSpan, SpanError> {
    let ends: Vec<&[Part]> = parts.split(|p| *p == Part::Dash).collect();
    if ends.len() > 2 {
        return Err(SpanError::Unreadable);
    }
    // "January 8–9, 2025": the month stands before the first day and is the second's too.
    let first = ends.first().and_then(|end| own_month(end));
    let mut found: Vec<DateSpan> = Vec::with_capacity(2);
    for end in ends.iter().rev() {
        if own_month(end).is_none() && ends.len() == 2 && found.is_empty() {
            *month = first.or(*month);
        }
        found.push(one(end, year, month)?);
    }
    match found[..] {
        [one] => Ok(one),
        [last, first] if first.start > last.end => {
            Err(SpanError::Reversed { start: first.start, end: last.end })
        }
        [last, first] => {
            let months = last.kind == SpanKind::Month || first.kind == SpanKind::Month;
            let kind = if months { SpanKind::Month } else { SpanKind::Range };
            DateSpan::hull(&[first, last], kind)
        }
        _ => Err(SpanError::Unreadable),
    }
}

fn own_month(parts: &[Part]) -> Option<i8> {
    parts.iter().find_map(|p| match p {
        Part::Month(m) => Some(*m),
        _ => None,
    })
}

/// One end of a range.
fn one(
    parts: &[Part],
    year: &mut Option<i16>,
    month: &mut Option<i8>,
) -> Result<DateSpan, SpanError> {
    let mut date = None;
    for part in parts {
        match part {
            Part::Number(n) if *n > 31 => *year = Some(*n),
            Part::Number(n) if date.is_none() => date = Some(*n),
            // "8 Jan 25"
            Part::Number(n) => *year = Some(century(*n)),
            Part::Month(m) => *month = Some(*m),
            _ => return Err(SpanError::Unreadable),
        }
    }
    let (Some(year), Some(of)) = (*year, *month) else {
        return Err(SpanError::Unreadable);
    };
    match date {
        Some(date) => {
            let date = i8::try_from(date).map_err(|_| SpanError::Unreadable)?;
            let day = day(year, of, date)?;
            Ok(DateSpan { start: day, end: day, kind: SpanKind::Day })
        }
        None => self::month(year, of),
    }
}

fn split(text: &str) -> Result<Vec<Part>, SpanError> {
    let mut text = text.to_lowercase();
    for (name, plain) in TWO_WORDS {
        text = text.replace(name, plain);
    }
    let mut parts = Vec::new();
    let mut rest = text.trim();
    while let Some(c) = rest.chars().next() {
        let taken = if c.is_ascii_digit() {
            let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            let n = rest[..end].parse().map_err(|_| SpanError::Unreadable)?;
            parts.push(Part::Number(n));
            end
        } else if c.is_alphabetic() {
            let end = rest
                .find(|c: char| !c.is_alphabetic() && c != '\'' && c != '’')
                .unwrap_or(rest.len());
            parts.extend(word(&rest[..end], &rest[end..])?);
            end + quarter_digit(&rest[..end], &rest[end..])
        } else {
            match c {
                '-' | '–' | '—' | '−' => parts.push(Part::Dash),
                '/' | '&' | '+' => parts.push(Part::Slash),
                ',' | '.' | ' ' | '\u{a0}' | '\u{200f}' | '\u{200e}' | '\'' | '’' => {}
                _ => return Err(SpanError::Unreadable),
            }
            c.len_utf8()
        };
        rest = &rest[taken..];
    }
    // "2018-sep": a year and a month with a hyphen are no range.
    if let [Part::Number(year), Part::Dash, Part::Month(month)] = parts[..]
        && year > 31
    {
        return Ok(vec![Part::Month(month), Part::Number(year)]);
    }
    if parts.iter().any(|p| matches!(p, Part::Month(_) | Part::Quarter(_))) {
        Ok(parts)
    } else {
        Err(SpanError::Unreadable)
    }
}

/// A digit behind a lone q, k or t numbers a quarter.
fn quarter_digit(word: &str, rest: &str) -> usize {
    let lone = matches!(word, "q" | "k" | "t");
    usize::from(lone && rest.starts_with(|c: char| c.is_ascii_digit()))
}

fn word(word: &str, rest: &str) -> Result<Option<Part>, SpanError> {
    if quarter_digit(word, rest) == 1 {
        let digit = rest.as_bytes()[0] - b'0';
        return Ok(Some(Part::Quarter(digit as i8)));
    }
    match word {
        "to" | "until" | "bis" | "au" | "till" | "إلى" | "עד" => {
            return Ok(Some(Part::Dash));
        }
        "and" | "och" | "und" | "et" => return Ok(Some(Part::Slash)),
        "of" | "de" | "st" | "nd" | "rd" | "th" => return Ok(None),
        _ => {}
    }
    let bare = word.strip_prefix('ב').filter(|rest| !rest.is_empty());
    [Some(word), bare]
        .into_iter()
        .flatten()
        .find_map(|word| {
            MONTHS.iter().position(|names| names.iter().any(|n| is(word, n)))
        })
        .map(|at| Some(Part::Month(at as i8 + 1)))
        .ok_or(SpanError::Unreadable)
}

/// A month's name or the beginning of it, of three letters or more ("sept", "september").
fn is(word: &str, name: &str) -> bool {
    name == word
        || (word.chars().count() >= 3 && name.starts_with(word) && word.is_ascii())
}

/// Levantine names of two words.
const TWO_WORDS: [(&str, &str); 4] = [
    ("كانون الثاني", "يناير"),
    ("تشرين الأول", "أكتوبر"),
    ("تشرين الثاني", "نوفمبر"),
    ("كانون الأول", "ديسمبر"),
];

/// Names of months in English, Swedish, French, German, Spanish, Hebrew and Arabic.
#[rustfmt::skip]
const MONTHS: [&[&str]; 12] = [
    &["january", "januari", "janvier", "januar", "jänner", "enero", "ינואר", "يناير"],
    &["february", "februari", "février", "févr", "fév", "februar", "febrero", "פברואר", "فبراير", "شباط"],
    &["march", "mars", "märz", "marzo", "מרץ", "מרס", "مارس", "آذار"],
    &["april", "avril", "abril", "אפריל", "أبريل", "ابريل", "إبريل", "نيسان"],
    &["may", "maj", "mai", "mayo", "מאי", "مايو", "أيار"],
    &["june", "juni", "juin", "junio", "יוני", "يونيو", "حزيران"],
    &["july", "juli", "juillet", "juil", "julio", "יולי", "يوليو", "تموز"],
    &["august", "augusti", "août", "aout", "agosto", "אוגוסט", "أغسطس", "آب"],
    &["september", "septembre", "septiembre", "ספטמבר", "سبتمبر", "أيلول"],
    &["october", "oktober", "octobre", "octubre", "אוקטובר", "أكتوبر"],
    &["november", "novembre", "noviembre", "נובמבר", "نوفمبر"],
    &["december", "decembre", "décembre", "déc", "dezember", "diciembre", "דצמבר", "ديسمبر"],
];

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        match DateSpan::parse(text, None) {
            Ok(DateSpan { start, end, kind }) => format!("{start}/{end} {kind:?}"),
            Err(error) => format!("{error:?}"),
        }
    }

    #[test]
    fn days_and_ranges_are_read_as_they_are_printed() {
        for (text, expected) in [
            ("2025-01-09", "2025-01-09/2025-01-09 Day"),
            ("2020-04-01 14:11:26", "2020-04-01/2020-04-01 Day"),
            ("8-9 Jan 2025", "2025-01-08/2025-01-09 Range"),
            ("8–9 January 2025", "2025-01-08/2025-01-09 Range"),
            ("Jan 8–9, 2025", "2025-01-08/2025-01-09 Range"),
            ("Jan 30 – Feb 2, 2025", "2025-01-30/2025-02-02 Range"),
            ("29 Dec 2024 – 2 Jan 2025", "2024-12-29/2025-01-02 Range"),
            ("Dec 29, 2024 – Jan 2, 2025", "2024-12-29/2025-01-02 Range"),
            ("9 Jan 2025", "2025-01-09/2025-01-09 Day"),
            ("29–30 Jan/5–6 Feb 2011", "2011-01-29/2011-02-06 Windows"),
            ("8–9 בינואר 2025", "2025-01-08/2025-01-09 Range"),
            ("٨–٩ يناير ٢٠٢٥", "2025-01-08/2025-01-09 Range"),
            ("9 كانون الثاني 2025", "2025-01-09/2025-01-09 Day"),
            ("3 maj 2018", "2018-05-03/2018-05-03 Day"),
            ("2/20/18", "2018-02-20/2018-02-20 Day"),
            ("20.2.2018", "2018-02-20/2018-02-20 Day"),
            ("3/3/2018", "2018-03-03/2018-03-03 Day"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn months_and_quarters_stand_for_all_their_days() {
        for (text, expected) in [
            ("2018-sep", "2018-09-01/2018-09-30 Month"),
            ("2018-02", "2018-02-01/2018-02-28 Month"),
            ("okt 2014", "2014-10-01/2014-10-31 Month"),
            ("Jan–Mar 2019", "2019-01-01/2019-03-31 Month"),
            ("2010-K1", "2010-01-01/2010-03-31 Quarter"),
            ("Q4 2010", "2010-10-01/2010-12-31 Quarter"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn what_can_be_read_in_two_ways_or_none_is_refused() {
        for (text, expected) in [
            ("2/3/2025", "Ambiguous"),
            ("1004-05-29", "Year(1004)"),
            ("9–8 Jan 2025", "Reversed { start: 2025-01-09, end: 2025-01-08 }"),
            ("8-9 Jan", "Unreadable"),
            ("31 Feb 2025", "Unreadable"),
            ("13/13/2025", "Unreadable"),
            ("yesterday", "Unreadable"),
            ("", "Unreadable"),
            ("99999999999 Jan 2025", "Unreadable"),
            ("- - - Jan 2025", "Unreadable"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
        let order = Some(DateOrder::DayFirst);
        let day = DateSpan::parse("2/3/2025", order).unwrap();
        assert_eq!(day.start.to_string(), "2025-03-02");
    }
}
