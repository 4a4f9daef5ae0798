//! Published percentages: what "52%", "52.0", "<1" and "about 48%" say.

use serde::{Deserialize, Serialize};

/// A word that the publisher put before a figure.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Qualifier {
    /// "about 48%", "~48", "≈48": the figure is near, how near is not said.
    About,
    /// "<1", "under 1%": only an upper limit is known.
    Under,
    /// ">60", "over 60%": only a lower limit is known.
    Over,
}

/// A share as published, with all that its print says about the unrounded value.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct PublishedShare {
    /// The printed figure as a share in 0–1 (for [`Qualifier::Under`] and
    /// [`Qualifier::Over`] the limit, not an estimate).
    pub share: f64,
    /// The unit to which it was rounded, as a share: 0.01 for "52%", 0.001 for "52.0%",
    /// 0 for an exact figure.
    pub unit: f64,
    /// The publisher's qualifier, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<Qualifier>,
}

/// Why a text is not a published percentage.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PercentError {
    /// Nothing stands there.
    #[error("no figure")]
    Empty,
    /// Not a number.
    #[error("'{0}' is not a percentage")]
    NotANumber(String),
    /// Below 0 or above 100.
    #[error("{0} lies outside 0 to 100 percent")]
    OutOfRange(String),
}

impl PublishedShare {
    /// An exact figure: no rounding is assumed.
    #[must_use]
    pub fn exact(share: f64) -> Self {
        Self { share, unit: 0.0, qualifier: None }
    }

    /// Half the rounding unit: the unrounded value lies within ± this of the printed one.
    #[must_use]
    pub fn half_unit(&self) -> f64 {
        self.unit / 2.0
    }

    /// The estimate that the print gives: none for "<1" and ">60".
    #[must_use]
    pub fn value(&self) -> Option<f64> {
        match self.qualifier {
            None | Some(Qualifier::About) => Some(self.share),
            Some(Qualifier::Under | Qualifier::Over) => None,
        }
    }

    /// All unrounded shares that the print allows, as (lowest, highest) in 0–1.
    #[must_use]
    pub fn possible(&self) -> (f64, f64) {
        match self.qualifier {
            None | Some(Qualifier::About) => (
                (self.share - self.half_unit()).max(0.0),
                (self.share + self.half_unit()).min(1.0),
            ),
            Some(Qualifier::Under) => (0.0, self.share),
            Some(Qualifier::Over) => (self.share, 1.0),
        }
    }

    /// How many decimals a percentage may be printed with: never more than its source.
    #[must_use]
    pub fn decimals(&self) -> u8 {
        decimals_of_unit(self.unit)
    }

    /// Reads a percentage as polls print it: `52`, `52%`, `52.0`, `<1`, `~48`, `about 48%`,
    /// `under 1`, with Latin or Arabic-Indic digits.
    ///
    /// The number of decimals is the rounding unit: `52` is rounded to a whole percent,
    /// `52.0` to a tenth.
    ///
    /// # Errors
    /// [`PercentError`] for an empty text, one that is no number, or one outside 0–100.
    ///
    /// ```
    /// use endoxa::poll::PublishedShare;
    /// let p = PublishedShare::parse("52%")?;
    /// assert_eq!((p.share, p.unit), (0.52, 0.01));
    /// # Ok::<(), endoxa::poll::PercentError>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self, PercentError> {
        let plain = latin_digits(text.trim());
        let (qualifier, rest) = split_qualifier(&plain);
        let number = rest.trim().trim_end_matches(['%', '٪']).trim_end();
        let number = number.strip_prefix(['%', '٪']).map_or(number, str::trim_start);
        if number.is_empty() {
            return Err(PercentError::Empty);
        }
        let not_a_number = || PercentError::NotANumber(text.trim().to_owned());
        if !number.chars().all(|c| c.is_ascii_digit() || c == '.') {
            return Err(
                if number.starts_with('-') && number[1..].parse::<f64>().is_ok() {
                    PercentError::OutOfRange(text.trim().to_owned())
                } else {
                    not_a_number()
                },
            );
        }
        let percent: f64 = number.parse().map_err(|_| not_a_number())?;
        if !(0.0..=100.0).contains(&percent) {
            return Err(PercentError::OutOfRange(text.trim().to_owned()));
        }
        let decimals = number.split_once('.').map_or(0, |(_, d)| d.len());
        Ok(Self { share: share_of(number, percent), unit: unit_of(decimals), qualifier })
    }
}

/// A plain number as a person writes it, Latin or Arabic-Indic digits, perhaps with a percent
/// sign: its value and its decimals. `None` for anything else, infinities and exponents too.
#[must_use]
pub fn plain_number(text: &str) -> Option<(f64, usize)> {
    let plain = latin_digits(text.trim());
    let number = plain.trim_end_matches(['%', '٪']).trim_end();
    let digits = number.strip_prefix('-').unwrap_or(number);
    if digits.is_empty() || !digits.chars().all(|c| c.is_ascii_digit() || c == '.') {
        return None;
    }
    let decimals = number.split_once('.').map_or(0, |(_, d)| d.len());
    number.parse().ok().map(|value| (value, decimals))
}

/// A plain percentage as a share, without the binary noise of a division.
#[must_use]
pub fn percent_as_share(text: &str) -> Option<f64> {
    let (percent, _) = plain_number(text)?;
    let plain = latin_digits(text.trim());
    Some(share_of(plain.trim_end_matches(['%', '٪']).trim_end(), percent))
}

/// Percent to share without the binary noise of a division: 57.5 becomes the double
/// nearest to 0.575, which `57.5 / 100.0` need not be.
fn share_of(number: &str, percent: f64) -> f64 {
    format!("{number}e-2").parse().unwrap_or(percent / 100.0)
}

fn unit_of(decimals: usize) -> f64 {
    format!("1e-{}", decimals + 2).parse().unwrap_or(0.0)
}

/// Decimals of a percentage rounded to `unit` (a share); two for an exact figure.
#[must_use]
pub fn decimals_of_unit(unit: f64) -> u8 {
    if unit <= 0.0 {
        return 2;
    }
    let digits = (-unit.log10() - 2.0).round();
    if digits <= 0.0 { 0 } else { digits.min(6.0) as u8 }
}

fn split_qualifier(text: &str) -> (Option<Qualifier>, &str) {
    const MARKS: [(&str, Qualifier); 13] = [
        ("about", Qualifier::About),
        ("around", Qualifier::About),
        ("approximately", Qualifier::About),
        ("~", Qualifier::About),
        ("≈", Qualifier::About),
        ("نحو", Qualifier::About),
        ("כ-", Qualifier::About),
        ("under", Qualifier::Under),
        ("less than", Qualifier::Under),
        ("<", Qualifier::Under),
        ("over", Qualifier::Over),
        ("more than", Qualifier::Over),
        (">", Qualifier::Over),
    ];
    for (mark, qualifier) in MARKS {
        if let Some(head) = text.get(..mark.len())
            && head.eq_ignore_ascii_case(mark)
        {
            return (Some(qualifier), &text[mark.len()..]);
        }
    }
    (None, text)
}

/// Arabic-Indic and extended Arabic-Indic digits, and the Arabic decimal separator, as
/// Latin ones.
#[must_use]
pub fn latin_digits(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '٠'..='٩' => char::from(b'0' + (c as u32 - '٠' as u32) as u8),
            '۰'..='۹' => char::from(b'0' + (c as u32 - '۰' as u32) as u8),
            '٫' => '.',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> (f64, f64, Option<Qualifier>) {
        let p = PublishedShare::parse(text).unwrap();
        (p.share, p.unit, p.qualifier)
    }

    #[test]
    fn decimals_say_what_it_was_rounded_to() {
        assert_eq!(parsed("52"), (0.52, 0.01, None));
        assert_eq!(parsed(" 52 % "), (0.52, 0.01, None));
        assert_eq!(parsed("52.0%"), (0.52, 0.001, None));
        assert_eq!(parsed("57.5"), (0.575, 0.001, None));
        assert_eq!(parsed("0"), (0.0, 0.01, None));
        assert_eq!(parsed("100%"), (1.0, 0.01, None));
    }

    #[test]
    fn qualifiers_are_read_in_words_and_signs() {
        assert_eq!(parsed("<1"), (0.01, 0.01, Some(Qualifier::Under)));
        assert_eq!(parsed("under 1%"), (0.01, 0.01, Some(Qualifier::Under)));
        assert_eq!(parsed("about 48%"), (0.48, 0.01, Some(Qualifier::About)));
        assert_eq!(parsed("~48"), (0.48, 0.01, Some(Qualifier::About)));
        assert_eq!(parsed("נ48".trim_start_matches('נ')), (0.48, 0.01, None));
    }

    #[test]
    fn arabic_digits_and_percent_sign_are_read() {
        assert_eq!(parsed("٥٢٪"), (0.52, 0.01, None));
        assert_eq!(parsed("نحو ٤٨٫٥٪"), (0.485, 0.001, Some(Qualifier::About)));
    }

    #[test]
    fn plain_numbers_have_no_qualifier() {
        assert_eq!(plain_number(" 51.5% "), Some((51.5, 1)));
        assert_eq!(plain_number("٤٨٫٥"), Some((48.5, 1)));
        assert_eq!(plain_number("-2"), Some((-2.0, 0)));
        for text in ["", "-", "1e3", "about 5", "inf", "1,018", "."] {
            assert_eq!(plain_number(text), None, "{text}");
        }
        assert_eq!(percent_as_share("57.5%"), Some(0.575));
    }

    #[test]
    fn what_is_no_percentage_is_refused() {
        assert_eq!(PublishedShare::parse("  "), Err(PercentError::Empty));
        assert!(matches!(
            PublishedShare::parse("52 5"),
            Err(PercentError::NotANumber(_))
        ));
        assert!(matches!(PublishedShare::parse("1e1"), Err(PercentError::NotANumber(_))));
        assert!(matches!(PublishedShare::parse("NaN"), Err(PercentError::NotANumber(_))));
        assert!(matches!(PublishedShare::parse("101"), Err(PercentError::OutOfRange(_))));
        assert!(matches!(PublishedShare::parse("-3"), Err(PercentError::OutOfRange(_))));
        assert!(matches!(
            PublishedShare::parse("5.2.1"),
            Err(PercentError::NotANumber(_))
        ));
    }

    #[test]
    fn possible_values_respect_rounding_and_limits() {
        let close = |a: (f64, f64), b: (f64, f64)| {
            assert!(
                (a.0 - b.0).abs() < 1e-15 && (a.1 - b.1).abs() < 1e-15,
                "{a:?} {b:?}"
            );
        };
        close(PublishedShare::parse("52").unwrap().possible(), (0.515, 0.525));
        close(PublishedShare::parse("0").unwrap().possible(), (0.0, 0.005));
        close(PublishedShare::parse("<1").unwrap().possible(), (0.0, 0.01));
        assert_eq!(PublishedShare::parse("<1").unwrap().value(), None);
    }

    #[test]
    fn decimals_never_exceed_the_source() {
        assert_eq!(PublishedShare::parse("52").unwrap().decimals(), 0);
        assert_eq!(PublishedShare::parse("52.0").unwrap().decimals(), 1);
    }
}
