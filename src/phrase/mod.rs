//! Results into phrases, one place for charts and reports, so that the same number never
//! reads differently in two of them.

mod codes;
mod figures;
mod groups;
mod joints;
mod patterns;
mod polls;
mod respondent_segments;
mod segments;
mod shifts;
mod trends;
mod waves;

use crate::poll::PublishedShare;
use crate::results::{IntervalRecord, Label, Lang};
use crate::text::{
    Args, Catalogue, DateFormat, DateStyle, Direction, MonthNames, NumberStyle,
    first_strong, isolate, strip_isolates,
};

/// Phrases in one language.
#[derive(Debug, Clone, Copy)]
pub struct Phrases {
    catalogue: Catalogue,
    style: NumberStyle,
    months: MonthNames,
}

impl Phrases {
    /// Phrases in a language, with its usual number style.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        Self::styled(lang, NumberStyle::of(lang), MonthNames::default())
    }

    /// Phrases in a language, with numbers and months as a newsroom's style wants them.
    #[must_use]
    pub fn styled(lang: Lang, style: NumberStyle, months: MonthNames) -> Self {
        Self { catalogue: Catalogue::new(lang), style, months }
    }

    /// The language.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.catalogue.lang()
    }

    /// How numbers are printed.
    #[must_use]
    pub fn style(&self) -> &NumberStyle {
        &self.style
    }

    /// How dates are printed.
    #[must_use]
    pub fn date_format(&self, style: DateStyle) -> DateFormat {
        let (lang, digits) = (self.lang(), self.style.digits);
        DateFormat { lang, style, months: self.months, digits }
    }

    /// A message without values.
    #[must_use]
    pub fn say(&self, id: &str) -> String {
        self.catalogue.plain(id)
    }

    /// A message with values.
    #[must_use]
    pub fn say_with(&self, id: &str, args: &Args) -> String {
        self.catalogue.message(id, args)
    }

    /// Whether there is such a message.
    #[must_use]
    pub(crate) fn has(&self, id: &str) -> bool {
        self.catalogue.has(id)
    }

    /// A label in this language.
    #[must_use]
    pub fn label<'a>(&self, label: &'a Label) -> &'a str {
        label.get(self.lang())
    }

    /// Phrases joined by the language's comma.
    #[must_use]
    pub fn commas(&self, parts: &[String]) -> String {
        self.joined(parts, "join-comma")
    }

    /// Phrases joined by the language's semicolon.
    #[must_use]
    pub fn semicolons(&self, parts: &[String]) -> String {
        self.joined(parts, "join-semicolon")
    }

    /// A text that keeps its own direction, such as a label from the file, whatever stands
    /// around it.
    #[must_use]
    pub fn own_direction(&self, text: &str) -> String {
        match self.lang().direction() {
            Direction::Ltr => text.to_owned(),
            Direction::Rtl => first_strong(text),
        }
    }

    /// Each part keeps its own direction, so that a Latin name does not draw the date
    /// after it to its side.
    fn joined(&self, parts: &[String], message: &str) -> String {
        let args = Args::new().text("first", "").text("second", "");
        let separator = strip_isolates(&self.say_with(message, &args));
        let parts: Vec<String> = parts
            .iter()
            .filter(|part| !part.is_empty())
            .map(|part| self.own_direction(part))
            .collect();
        let joined = parts.join(&separator);
        match self.lang().direction() {
            Direction::Ltr => joined,
            // Not by its first letter: a list that begins with a Latin name is still a
            // list in this language.
            Direction::Rtl => isolate(&joined, Direction::Rtl),
        }
    }

    /// A published share with its qualifier and no more digits than it was printed with.
    #[must_use]
    pub fn published(&self, published: &PublishedShare) -> String {
        let value = self.style.percent(published.share, published.decimals());
        let id = match published.qualifier {
            None => return value,
            Some(crate::poll::Qualifier::About) => "figure-about",
            Some(crate::poll::Qualifier::Under) => "figure-under",
            Some(crate::poll::Qualifier::Over) => "figure-over",
        };
        self.say_with(id, &Args::new().text("value", value))
    }

    /// An interval of a share in whole percents, the most that samples of a thousand bear.
    #[must_use]
    pub fn range(&self, interval: &IntervalRecord) -> String {
        self.style.percent_range(interval.lower, interval.upper, 0)
    }

    /// A number of points with as many decimals as it has, at most three.
    #[must_use]
    pub fn plain_points(&self, share: f64) -> String {
        let points = crate::stats::significant(share * 100.0).to_string();
        let decimals = points.split_once('.').map_or(0, |(_, d)| d.len().min(3));
        self.style.share_points(share, decimals as u8)
    }

    /// A confidence level: "95%".
    #[must_use]
    pub fn level(&self, level: f64) -> String {
        let decimals = if (level * 100.0).fract().abs() < 1e-9 { 0 } else { 1 };
        self.style.percent(level, decimals)
    }

    /// A share that carries no precision of its own: one decimal only where it has one.
    #[must_use]
    pub fn plain_share(&self, share: f64) -> String {
        let points = crate::stats::significant(share * 100.0);
        self.style.percent(share, u8::from(points.fract() != 0.0))
    }
}
