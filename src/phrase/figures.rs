//! Figures with their intervals.

use super::Phrases;
use crate::results::{Figure, Missing, Results};
use crate::text::{Args, Direction, isolate};

impl Phrases {
    /// A probability: "p = 0.012", and below a thousandth "p < 0.001".
    #[must_use]
    pub fn p_value(&self, p: f64) -> String {
        let (sign, p) = if p < 0.001 { ("<", 0.001) } else { ("=", p) };
        let value = self.style().number(p, 3);
        let text = format!("p {sign} {value}");
        match self.lang().direction() {
            Direction::Ltr => text,
            Direction::Rtl => isolate(&text, Direction::Ltr),
        }
    }

    /// A figure's value: "57.5%", "about 48%", or why there is none.
    #[must_use]
    pub fn value(&self, figure: &Figure) -> String {
        match &figure.published {
            Some(published) => self.published(published),
            None => self.missing(&Missing::FigureNotPublished),
        }
    }

    /// Value and interval: "57.5% (54–61%)"; the value alone where there is no interval.
    #[must_use]
    pub fn figure(&self, figure: &Figure) -> String {
        let value = self.value(figure);
        match &figure.estimate.interval {
            Some(interval) => {
                let args =
                    Args::new().text("value", value).text("range", self.range(interval));
                self.say_with("figure-with-range", &args)
            }
            None => value,
        }
    }

    /// A figure with its poll: "IDI, 5–8 Jan 2025, n = 750: 57.5% (54–61%) – …". A poll
    /// that asked otherwise than the one it is compared with says so.
    #[must_use]
    pub fn figure_in_poll(
        &self,
        figure: &Figure,
        otherwise: bool,
        results: &Results,
    ) -> String {
        let args = Args::new()
            .text("figure", self.figure(figure))
            .text("label", self.label(&figure.label));
        match figure.poll.as_deref().and_then(|id| results.poll(id)) {
            Some(poll) => {
                let args = args
                    .text("poll", self.label(&poll.label))
                    .text("details", self.poll_short(poll, otherwise));
                self.say_with("figure-in-poll", &args)
            }
            None => self.say_with("figure-quoted", &args),
        }
    }
}
