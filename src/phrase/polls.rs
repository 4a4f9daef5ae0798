//! Polls as source lines name them.

use super::Phrases;
use crate::poll::{FieldDates, SampleSize};
use crate::results::PollRecord;
use crate::text::{Args, DateStyle};

impl Phrases {
    /// When a poll was in the field, or when it was published.
    #[must_use]
    pub fn dates(&self, poll: &PollRecord) -> String {
        self.dates_in(poll, DateStyle::Short)
    }

    /// The same with months as long as wanted.
    #[must_use]
    pub fn dates_in(&self, poll: &PollRecord, style: DateStyle) -> String {
        self.when_in(&poll.dates, &poll.published, style)
    }

    /// Field dates, else the day or month of publication.
    #[must_use]
    pub(super) fn when(&self, field: &FieldDates, publication: &FieldDates) -> String {
        self.when_in(field, publication, DateStyle::Short)
    }

    fn when_in(
        &self,
        field: &FieldDates,
        publication: &FieldDates,
        style: DateStyle,
    ) -> String {
        let published = |date: String| {
            let month = matches!(publication, FieldDates::Month { .. });
            let id = if month { "date-published-month" } else { "date-published" };
            self.say_with(id, &Args::new().text("date", date))
        };
        match (self.days(field, style), self.days(publication, style)) {
            (Some(field), _) => field,
            (None, Some(date)) => published(date),
            (None, None) => self.say("date-unknown"),
        }
    }

    fn days(&self, dates: &FieldDates, style: DateStyle) -> Option<String> {
        let format = self.date_format(style);
        Some(match *dates {
            FieldDates::Range { start, end } => format.range(start, end),
            FieldDates::EndOnly { end } => format.day(end),
            FieldDates::StartOnly { start } => {
                let date = format.day(start);
                self.say_with("date-from", &Args::new().text("date", date))
            }
            FieldDates::Month { year, month: number } => format.month(year, number),
            FieldDates::Unknown => return None,
        })
    }

    /// A sample size: "n = 750", "n = about 600", "n not published".
    #[must_use]
    pub fn sample_size(&self, size: Option<SampleSize>) -> String {
        let Some(size) = size else { return self.say("sample-size-missing") };
        let id = if size.about { "sample-size-about" } else { "sample-size" };
        self.say_with(id, &Args::new().text("n", self.style().count(size.n)))
    }

    /// Dates, mode and sample size of a poll, in a short line.
    #[must_use]
    pub fn poll_details(&self, poll: &PollRecord) -> String {
        let mode = poll.mode.as_ref().map(|mode| self.label(mode).to_owned());
        let parts =
            [Some(self.dates(poll)), mode, Some(self.sample_size(poll.sample_size))];
        self.commas(&parts.into_iter().flatten().collect::<Vec<_>>())
    }

    /// Dates and sample size of a poll, and whether it asked otherwise.
    #[must_use]
    pub(super) fn poll_short(&self, poll: &PollRecord, otherwise: bool) -> String {
        let mut parts = vec![self.dates(poll), self.sample_size(poll.sample_size)];
        if otherwise {
            parts.push(self.say("other-wording"));
        }
        self.commas(&parts)
    }

    /// Everything that a poll disclosed, for the source line of a chart.
    #[must_use]
    pub fn poll_source(&self, poll: &PollRecord) -> String {
        let margin = poll.margin.map(|margin| {
            let points = self.style().share_points(margin, 1);
            self.say_with("margin-published", &Args::new().text("margin", points))
        });
        let parts = [
            poll.pollster.clone().filter(|name| name != self.label(&poll.label)),
            Some(self.dates(poll)),
            poll.population.as_ref().map(|p| self.label(p).to_owned()),
            poll.mode.as_ref().map(|m| self.label(m).to_owned()),
            Some(self.sample_size(poll.sample_size)),
            margin,
        ];
        let details = self.commas(&parts.into_iter().flatten().collect::<Vec<_>>());
        let args =
            Args::new().text("poll", self.label(&poll.label)).text("details", details);
        self.say_with("chart-source", &args)
    }
}
