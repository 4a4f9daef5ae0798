//! Who was asked, and how many.

use serde::{Deserialize, Serialize};

/// How the respondents came into the sample: decides how an interval may be called.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Default,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum SampleKind {
    /// Drawn at random from a frame of the population.
    Probability,
    /// Not drawn at random: an opt-in internet panel, a quota or river sample.
    Nonprobability,
    /// Not published.
    #[default]
    Unknown,
}

impl SampleKind {
    /// What the mode of interviewing says of the sample: panels are not random samples;
    /// every other mode leaves the question open, because it is not an answer to it.
    ///
    /// ```
    /// use endoxa::poll::SampleKind;
    /// assert_eq!(SampleKind::from_mode("internet panel"), SampleKind::Nonprobability);
    /// assert_eq!(SampleKind::from_mode("telephone"), SampleKind::Unknown);
    /// ```
    #[must_use]
    pub fn from_mode(mode: &str) -> Self {
        let mode = mode.to_lowercase();
        let probability = mode.contains("probability") || mode.contains("random");
        if mode.contains("panel") && !probability {
            Self::Nonprobability
        } else {
            Self::Unknown
        }
    }

    /// Reads the `sample` column.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "probability" => Some(Self::Probability),
            "nonprobability" => Some(Self::Nonprobability),
            "unknown" => Some(Self::Unknown),
            _ => None,
        }
    }
}

/// A published number of respondents. Fractional sizes occur (weighted bases), so do
/// qualified ones ("about 600").
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct SampleSize {
    /// Respondents, at least 1.
    pub n: f64,
    /// True when the publisher wrote "about".
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub about: bool,
}

impl SampleSize {
    /// Reads `750`, `n=750`, `1,001`, `~600`, `about 600`, `1450.5`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let text =
            text.strip_prefix("n=").or_else(|| text.strip_prefix("n = ")).unwrap_or(text);
        let (about, digits) = ["about ", "~", "≈"]
            .iter()
            .find_map(|mark| text.strip_prefix(mark))
            .map_or((false, text), |rest| (true, rest.trim()));
        let grouped = digits.split(',').skip(1).all(|part| part.len() >= 3);
        let plain: String = digits.chars().filter(|c| *c != ',').collect();
        if !grouped || !plain.chars().all(|c| c.is_ascii_digit() || c == '.') {
            return None;
        }
        let n: f64 = plain.parse().ok()?;
        (n >= 1.0 && n.is_finite()).then_some(Self { n, about })
    }
}

/// How a sample size is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SizeForm {
    /// A number.
    Exact,
    /// "about 600".
    About,
    /// "≥1000": only the least is known.
    AtLeast,
    /// "600–700": the lower end is kept.
    Range,
}

impl SampleSize {
    /// Reads what [`SampleSize::parse`] reads, and lower bounds ("≥1000", "1000+") and
    /// ranges ("600–700"), of which the least is kept, as "about": an interval from it is
    /// too wide rather than too narrow.
    #[must_use]
    pub fn parse_any(text: &str) -> Option<(Self, SizeForm)> {
        let text = super::latin_digits(text.trim());
        if let Some(size) = Self::parse(&text) {
            let form = if size.about { SizeForm::About } else { SizeForm::Exact };
            return Some((size, form));
        }
        let least =
            |text: &str| Self::parse(text).map(|size| Self { about: true, ..size });
        let marks = ["≥", ">=", ">", "at least ", "over ", "more than "];
        if let Some(rest) = marks.iter().find_map(|mark| text.strip_prefix(mark)) {
            return Some((least(rest)?, SizeForm::AtLeast));
        }
        if let Some(rest) = text.strip_suffix('+') {
            return Some((least(rest)?, SizeForm::AtLeast));
        }
        for mark in ["c. ", "ca. ", "circa ", "approx. "] {
            if let Some(rest) = text.strip_prefix(mark) {
                return Some((least(rest)?, SizeForm::About));
            }
        }
        let (low, high) = text.split_once(['–', '—', '-'])?;
        let (low, high) = (least(low)?, Self::parse(high)?);
        (low.n <= high.n).then_some((low, SizeForm::Range))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_as_they_are_written() {
        let n = |t: &str| SampleSize::parse(t).map(|s| (s.n, s.about));
        assert_eq!(n("750"), Some((750.0, false)));
        assert_eq!(n("n=750"), Some((750.0, false)));
        assert_eq!(n("1,001"), Some((1001.0, false)));
        assert_eq!(n("about 600"), Some((600.0, true)));
        assert_eq!(n("685.224"), Some((685.224, false)));
        assert_eq!(n("1,5"), None, "a decimal comma must not become fifteen");
        assert_eq!(n("600–700"), None);
        assert_eq!(n("0"), None);
    }

    #[test]
    fn of_a_bound_or_a_range_the_least_is_kept() {
        let n = |t: &str| SampleSize::parse_any(t).map(|(s, form)| (s.n, s.about, form));
        assert_eq!(n("≥1000"), Some((1000.0, true, SizeForm::AtLeast)));
        assert_eq!(n("1,000+"), Some((1000.0, true, SizeForm::AtLeast)));
        assert_eq!(n("≈1600"), Some((1600.0, true, SizeForm::About)));
        assert_eq!(n("600–700"), Some((600.0, true, SizeForm::Range)));
        assert_eq!(n("٥٠٠"), Some((500.0, false, SizeForm::Exact)));
        assert_eq!(n("700-600"), None);
        assert_eq!(n("-5"), None);
    }

    #[test]
    fn only_a_panel_is_known_not_to_be_random() {
        assert_eq!(
            SampleKind::from_mode("digital system + panel"),
            SampleKind::Nonprobability
        );
        assert_eq!(SampleKind::from_mode("probability panel"), SampleKind::Unknown);
        assert_eq!(SampleKind::from_mode(""), SampleKind::Unknown);
    }
}
