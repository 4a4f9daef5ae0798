//! How an article prints numbers, and what becomes of claims that are not shown: the
//! template's front matter, overruled by options.

use std::str::FromStr;

use super::place::Place;
use crate::phrase::Phrases;
use crate::poll::{Code, Diagnostic};
use crate::results::Lang;
use crate::text::{Digits, MonthNames, NumberStyle, PercentSign, nearest};

/// What becomes of a claim that the data do not show and that has no `{% else %}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OnUnsupported {
    /// The article is not written.
    #[default]
    Fail,
    /// What the data do show is printed in its place.
    Weaken,
}

/// Choices that differ from the language's usual ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StyleOptions {
    /// The language.
    pub lang: Option<Lang>,
    /// The digits, in Arabic.
    pub digits: Option<Digits>,
    /// The percent sign.
    pub percent_sign: Option<PercentSign>,
    /// The month names, in Arabic.
    pub months: Option<MonthNames>,
    /// What becomes of claims that are not shown.
    pub unsupported: Option<OnUnsupported>,
}

/// How an article is written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    /// The language.
    pub lang: Lang,
    /// Numbers.
    pub numbers: NumberStyle,
    /// Month names.
    pub months: MonthNames,
    /// What becomes of claims that are not shown.
    pub unsupported: OnUnsupported,
}

impl StyleOptions {
    /// These choices, and where they are silent the other's.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            lang: self.lang.or(other.lang),
            digits: self.digits.or(other.digits),
            percent_sign: self.percent_sign.or(other.percent_sign),
            months: self.months.or(other.months),
            unsupported: self.unsupported.or(other.unsupported),
        }
    }

    /// The style, with the usual one of the language where nothing is chosen.
    #[must_use]
    pub fn style(self, usual: Lang) -> Style {
        let lang = self.lang.unwrap_or(usual);
        let mut numbers = NumberStyle::of(lang);
        numbers.digits = self.digits.unwrap_or(numbers.digits);
        numbers.percent_sign = self.percent_sign.unwrap_or(numbers.percent_sign);
        Style {
            lang,
            numbers,
            months: self.months.unwrap_or_default(),
            unsupported: self.unsupported.unwrap_or_default(),
        }
    }

    fn set(&mut self, key: &str, value: &str) -> Result<(), Problem> {
        let wrong = Problem::Value;
        match key {
            "language" => {
                self.lang = Some(Lang::from_str(value).map_err(|_| wrong("en, ar, he"))?);
            }
            "digits" => self.digits = Some(digits(value).ok_or(wrong(DIGITS))?),
            "percent" => self.percent_sign = Some(percent(value).ok_or(wrong(PERCENTS))?),
            "months" => self.months = Some(months(value).ok_or(wrong(MONTHS))?),
            "unsupported" => {
                self.unsupported = Some(match value {
                    "fail" => OnUnsupported::Fail,
                    "weaken" => OnUnsupported::Weaken,
                    _ => return Err(wrong("fail, weaken")),
                });
            }
            _ => return Err(Problem::Key),
        }
        Ok(())
    }
}

enum Problem {
    Key,
    Value(&'static str),
}

const KEYS: [&str; 5] = ["language", "digits", "percent", "months", "unsupported"];
/// Values of `digits`.
pub(crate) const DIGITS: &str = "latin, arabic";
/// Values of `percent`.
pub(crate) const PERCENTS: &str = "latin, arabic";
/// Values of `months`.
pub(crate) const MONTHS: &str = "both, levantine, arabic";

/// Reads a choice of digits.
pub(crate) fn digits(word: &str) -> Option<Digits> {
    match word {
        "latin" => Some(Digits::Latin),
        "arabic" => Some(Digits::ArabicIndic),
        _ => None,
    }
}

/// Reads a choice of percent sign, by name or as the sign itself.
pub(crate) fn percent(word: &str) -> Option<PercentSign> {
    match word {
        "latin" | "%" => Some(PercentSign::Percent),
        "arabic" | "\u{066A}" => Some(PercentSign::Arabic),
        _ => None,
    }
}

/// Reads a choice of month names.
pub(crate) fn months(word: &str) -> Option<MonthNames> {
    match word {
        "both" => Some(MonthNames::Both),
        "levantine" => Some(MonthNames::Levantine),
        "arabic" => Some(MonthNames::Egyptian),
        _ => None,
    }
}

impl Style {
    /// Phrases in this style.
    #[must_use]
    pub fn phrases(&self) -> Phrases {
        Phrases::styled(self.lang, self.numbers, self.months)
    }
}

/// The choices that a template's front matter makes under `endoxa:`, and the bytes of those
/// lines, which are for endoxa and not for the reader. Other keys are the newsroom's own.
///
/// # Errors
/// A key or value that endoxa does not know, with its line.
pub(super) fn front_matter(
    source: &str,
    file: &str,
) -> Result<(StyleOptions, std::ops::Range<usize>), Diagnostic> {
    let mut options = StyleOptions::default();
    let Some(end) = front_matter_end(source) else { return Ok((options, 0..0)) };
    let (mut at, mut own) = (0, 0..0);
    let mut inside = false;
    for line in source[..end].split_inclusive('\n') {
        let text = line.trim_end();
        if text == "endoxa:" {
            (inside, own) = (true, at..at + line.len());
        } else if inside && text.starts_with([' ', '\t']) {
            own.end = at + line.len();
            let trimmed = text.trim();
            if !trimmed.is_empty() && !trimmed.starts_with('#') {
                let start = at + (text.len() - text.trim_start().len());
                setting(&mut options, trimmed, file)
                    .map_err(|found| Place::of(source, start).on(found))?;
            }
        } else {
            inside = false;
        }
        at += line.len();
    }
    // Nothing else in it: no front matter is left over.
    let rest = format!("{}{}", &source[..own.start], &source[own.end..end]);
    if !own.is_empty() && rest.lines().all(|line| matches!(line.trim(), "---" | "")) {
        own = 0..end;
    }
    Ok((options, own))
}

fn setting(options: &mut StyleOptions, text: &str, file: &str) -> Result<(), Diagnostic> {
    let (key, value) = text.split_once(':').unwrap_or((text, ""));
    let (key, value) = (key.trim(), value.trim().trim_matches(['"', '\'']));
    options.set(key, value).map_err(|problem| match problem {
        Problem::Key => {
            let found = Diagnostic::new(Code::ArticleSettingUnknown, file)
                .value(key)
                .with("names", KEYS.join(", "));
            match nearest(key, KEYS) {
                Some(near) => found.with("nearest", near),
                None => found,
            }
        }
        Problem::Value(expected) => Diagnostic::new(Code::ArticleSettingInvalid, file)
            .value(value)
            .with("expected", expected),
    })
}

/// Where the front matter ends: after the line `---` that closes the one it begins with.
fn front_matter_end(source: &str) -> Option<usize> {
    let mut at = 0;
    for (i, line) in source.split_inclusive('\n').enumerate() {
        at += line.len();
        match (i, line.trim_end() == "---") {
            (0, false) => return None,
            (0, true) | (_, false) => {}
            (_, true) => return Some(at),
        }
    }
    None
}
