//! Numbers as each language prints them: ICU's digits and separators, our signs.

use std::str::FromStr;

use fixed_decimal::{Decimal, SignedRoundingMode, UnsignedRoundingMode};
use icu_decimal::DecimalFormatter;
use icu_locale_core::{Locale, locale};

use super::{Direction, Lang, ltr};

/// Which digits to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Digits {
    /// 0–9, as newsrooms print in all three languages.
    Latin,
    /// ٠–٩, for Arabic text that wants them.
    ArabicIndic,
}

/// Which percent sign to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PercentSign {
    /// %
    Percent,
    /// ٪ (U+066A), as in Arabic newsrooms.
    Arabic,
}

impl Digits {
    /// A text with its Latin digits in these digits.
    #[must_use]
    pub fn write(self, text: &str) -> String {
        let digit = |c: char| match (self, c.to_digit(10)) {
            (Self::ArabicIndic, Some(value)) => {
                char::from_u32(0x0660 + value).unwrap_or(c)
            }
            _ => c,
        };
        text.chars().map(digit).collect()
    }
}

const MINUS: char = '\u{2212}';
const EN_DASH: char = '\u{2013}';

/// How a language prints numbers. Each choice can be set apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NumberStyle {
    /// Digits.
    pub digits: Digits,
    /// Percent sign.
    pub percent_sign: PercentSign,
    /// Direction of the text around the numbers: in right-to-left text every number with
    /// a sign or a dash is isolated, so that it reads left to right, low to high.
    pub around: Direction,
    lang: Lang,
}

impl NumberStyle {
    /// The language's usual style: Latin digits everywhere, ٪ in Arabic.
    #[must_use]
    pub fn of(lang: Lang) -> Self {
        Self {
            digits: Digits::Latin,
            percent_sign: if lang == Lang::Ar {
                PercentSign::Arabic
            } else {
                PercentSign::Percent
            },
            around: lang.direction(),
            lang,
        }
    }

    /// A share as a percentage: 0.575 with one decimal is "57.5%". Halves are rounded away
    /// from zero on the decimal that the share prints as, so binary noise never decides.
    #[must_use]
    pub fn percent(&self, share: f64, decimals: u8) -> String {
        self.set(&format!("{}{}", self.points_of(share, decimals), self.sign()))
    }

    /// Two shares as a range, lowest first: "48–56%".
    #[must_use]
    pub fn percent_range(&self, lower: f64, upper: f64, decimals: u8) -> String {
        let (low, high) =
            (self.points_of(lower, decimals), self.points_of(upper, decimals));
        if low == high {
            return self.set(&format!("{low}{}", self.sign()));
        }
        self.set(&format!("{low}{EN_DASH}{high}{}", self.sign()))
    }

    /// A difference of shares in points, always with its sign: 0.04 is "+4".
    #[must_use]
    pub fn points(&self, difference: f64, decimals: u8) -> String {
        let number = self.points_of(difference.abs(), decimals);
        let zero = number.chars().all(|c| !c.is_numeric() || c == '0' || c == '٠');
        let sign = match (zero, difference < 0.0) {
            (true, _) => String::new(),
            (false, true) => MINUS.to_string(),
            (false, false) => "+".to_owned(),
        };
        self.set(&format!("{sign}{number}"))
    }

    /// A range of differences in points: "−2 to +10" is printed by a message; this is one
    /// end without sign isolation of its own.
    #[must_use]
    pub fn share_points(&self, share: f64, decimals: u8) -> String {
        self.set(&self.points_of(share, decimals))
    }

    /// A whole count with its separators: 2,400. Fractional bases keep one decimal.
    #[must_use]
    pub fn count(&self, n: f64) -> String {
        if n.fract() == 0.0 { self.number(n, 0) } else { self.number(n, 1) }
    }

    /// A count to two significant digits, for "about 2,400".
    #[must_use]
    pub fn about(&self, n: f64) -> String {
        if n < 1.0 || !n.is_finite() {
            return self.number(n, 0);
        }
        let unit = 10f64.powf((n.log10().floor() - 1.0).max(0.0));
        self.number((n / unit).round() * unit, 0)
    }

    /// A plain number with a fixed number of decimals.
    #[must_use]
    pub fn number(&self, x: f64, decimals: u8) -> String {
        let text = self.format(x, 0, decimals);
        if x < 0.0 { self.set(&text) } else { text }
    }

    fn points_of(&self, share: f64, decimals: u8) -> String {
        self.format(share, 2, decimals)
    }

    fn format(&self, x: f64, shift: i16, decimals: u8) -> String {
        // The shortest decimal that prints as this double, noise beyond twelve digits cut.
        let shortest = format!("{}", crate::stats::significant(x));
        let Ok(mut decimal) = Decimal::from_str(&shortest) else { return shortest };
        decimal.multiply_pow10(shift);
        let half = SignedRoundingMode::Unsigned(UnsignedRoundingMode::HalfExpand);
        decimal.round_with_mode(-i16::from(decimals), half);
        decimal.absolute.trim_start();
        decimal.absolute.trim_end();
        decimal.absolute.pad_end(-i16::from(decimals));
        let negative = x < 0.0 && !decimal.absolute.is_zero();
        decimal.set_sign(fixed_decimal::Sign::None);
        let text =
            match DecimalFormatter::try_new(self.locale().into(), Default::default()) {
                Ok(formatter) => formatter.format(&decimal).to_string(),
                Err(_) => decimal.to_string(),
            };
        if negative { format!("{MINUS}{text}") } else { text }
    }

    fn locale(&self) -> Locale {
        match (self.lang, self.digits) {
            (Lang::En, _) => locale!("en"),
            (Lang::He, _) => locale!("he"),
            (Lang::Ar, Digits::Latin) => locale!("ar-u-nu-latn"),
            (Lang::Ar, Digits::ArabicIndic) => locale!("ar-u-nu-arab"),
        }
    }

    fn sign(&self) -> char {
        match self.percent_sign {
            PercentSign::Percent => '%',
            PercentSign::Arabic => '\u{066A}',
        }
    }

    fn set(&self, text: &str) -> String {
        match self.around {
            Direction::Ltr => text.to_owned(),
            Direction::Rtl => ltr(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::strip_isolates;
    use super::*;

    #[test]
    fn halves_are_rounded_on_the_printed_decimal() {
        let en = NumberStyle::of(Lang::En);
        assert_eq!(en.percent(0.575, 1), "57.5%");
        assert_eq!(en.percent(0.575, 0), "58%");
        assert_eq!(en.percent(0.145, 0), "15%");
        assert_eq!(en.percent(0.29, 0), "29%");
        assert_eq!(en.percent(0.0, 0), "0%");
        assert_eq!(en.percent(1.0, 1), "100.0%");
    }

    #[test]
    fn each_language_prints_its_signs() {
        assert_eq!(NumberStyle::of(Lang::En).percent_range(0.4762, 0.5635, 0), "48–56%");
        assert_eq!(NumberStyle::of(Lang::Ar).percent(0.52, 0), "\u{2066}52٪\u{2069}");
        assert_eq!(NumberStyle::of(Lang::He).percent(0.52, 0), "\u{2066}52%\u{2069}");
        let indic =
            NumberStyle { digits: Digits::ArabicIndic, ..NumberStyle::of(Lang::Ar) };
        assert_eq!(strip_isolates(&indic.percent(0.485, 1)), "٤٨٫٥٪");
    }

    #[test]
    fn differences_carry_their_sign_and_zero_none() {
        let en = NumberStyle::of(Lang::En);
        assert_eq!(en.points(0.04, 0), "+4");
        assert_eq!(en.points(-0.04, 0), "−4");
        assert_eq!(en.points(-0.001, 0), "0");
    }

    #[test]
    fn counts_are_grouped_and_rounded_for_about() {
        let en = NumberStyle::of(Lang::En);
        assert_eq!(en.count(2400.0), "2,400");
        assert_eq!(en.count(685.224), "685.2");
        assert_eq!(en.about(2401.0), "2,400");
        assert_eq!(en.about(4268.4), "4,300");
        assert_eq!(en.about(97.3), "97");
    }
}
