//! What templates print of a result.

use super::names::{Entry, EntryKind};
use super::rounding::largest_remainder;
use super::words;
use crate::phrase::Phrases;
use crate::poll::{AnswerKind, Code, Diagnostic, PublishedShare, decimals_of_unit};
use crate::results::{
    Assumption, Estimate, IntervalRecord, PollRecord, Results, ToplineResult,
};
use crate::text::{Args, DateStyle};

/// A printed value, or why there is none; a refusal has no place yet.
pub(super) type Printed = Result<String, Diagnostic>;

/// A result as it is printed without a filter.
pub(super) fn printed(entry: &Entry, say: &Phrases) -> String {
    match &entry.kind {
        EntryKind::Figure(figure) => say.value(figure),
        EntryKind::Estimate(estimate) => match estimate.value {
            Some(value) => say.style().percent(value, decimals(entry)),
            None => reasons(estimate, say),
        },
        EntryKind::Bounded(bounded) => say.bounded(bounded, Entry::unit(bounded)),
        EntryKind::Difference(found) => {
            let value = found.estimate.value.unwrap_or(0.0);
            say.style().points(value, decimals(entry))
        }
        EntryKind::Claim(claim) => say.verdict(claim.reading.verdict),
        EntryKind::Printed(texts) => texts[say.lang() as usize].clone(),
    }
}

/// How many decimals a result bears: as many as its source has; an estimate of ours one,
/// where its interval is narrower than two points, else none.
pub(super) fn decimals(entry: &Entry) -> u8 {
    match &entry.kind {
        EntryKind::Figure(figure) => figure.published.map_or(0, |p| p.decimals().min(2)),
        EntryKind::Bounded(bounded) => decimals_of_unit(Entry::unit(bounded).max(1e-3)),
        _ => match entry.estimate() {
            Some(estimate) => {
                let rounded = estimate.assumptions.iter().find_map(|a| match a {
                    Assumption::Rounded { unit } => Some(decimals_of_unit(*unit)),
                    _ => None,
                });
                let width = estimate.interval.as_ref().map(|i| i.upper - i.lower);
                rounded.unwrap_or_else(|| u8::from(width.is_some_and(|w| w < 0.02)))
            }
            None => 0,
        },
    }
}

fn reasons(estimate: &Estimate, say: &Phrases) -> String {
    let parts: Vec<String> = estimate.missing.iter().map(|m| say.missing(m)).collect();
    say.semicolons(&parts)
}

/// Prints results for one article.
pub(super) struct Printer<'a> {
    pub(super) say: &'a Phrases,
    pub(super) results: &'a Results,
    /// What messages call the article.
    pub(super) file: &'a str,
}

impl Printer<'_> {
    fn lacks(&self, entry: &Entry, filter: &str, reason: String) -> Diagnostic {
        Diagnostic::new(Code::ArticleValueMissing, self.file)
            .value(&entry.name)
            .with("names", filter)
            .with("reason", reason)
    }

    /// A share with its qualifier ("about 48%"), with fewer decimals where asked for.
    pub(super) fn share(&self, entry: &Entry, wanted: Option<u8>) -> Printed {
        let say = self.say;
        let most = decimals(entry);
        if let Some(wanted) = wanted.filter(|wanted| *wanted > most) {
            return Err(Diagnostic::new(Code::DigitsBeyondSource, self.file)
                .value(&wanted.to_string())
                .with("found", most)
                .with("names", &entry.name));
        }
        match (&entry.kind, entry.figure()) {
            (EntryKind::Bounded(_), _) => {
                let range = printed(entry, say);
                let args = Args::new().text("range", range);
                Err(self.lacks(
                    entry,
                    "share",
                    say.say_with("article-only-bounded", &args),
                ))
            }
            (_, Some(figure)) => match figure.published {
                Some(published) => {
                    let unit = match wanted {
                        Some(wanted) => 10f64.powi(-i32::from(wanted) - 2),
                        None => published.unit,
                    };
                    Ok(say.published(&PublishedShare { unit, ..published }))
                }
                None => Err(self.lacks(entry, "share", reasons(&figure.estimate, say))),
            },
            (EntryKind::Estimate(estimate), _) => match estimate.value {
                Some(value) => Ok(say.style().percent(value, wanted.unwrap_or(most))),
                None => Err(self.lacks(entry, "share", reasons(estimate, say))),
            },
            _ => Err(self.lacks(entry, "share", printed(entry, say))),
        }
    }

    /// The confidence interval: "54–61%"; of a difference "−2 to +10".
    pub(super) fn interval(&self, entry: &Entry) -> Printed {
        let say = self.say;
        match &entry.kind {
            EntryKind::Bounded(bounded) => match &bounded.interval {
                Some(interval) => Ok(say.range(interval)),
                None => {
                    let parts: Vec<String> =
                        bounded.missing.iter().map(|m| say.missing(m)).collect();
                    Err(self.lacks(entry, "interval", say.semicolons(&parts)))
                }
            },
            EntryKind::Difference(found) => {
                let interval = self.its_interval(entry, &found.estimate, "interval")?;
                let digits = decimals(entry);
                let args = Args::new()
                    .text("lower", say.style().points(interval.lower, digits))
                    .text("upper", say.style().points(interval.upper, digits));
                Ok(say.say_with("article-from-to", &args))
            }
            _ => match entry_estimate(entry) {
                Some(estimate) => {
                    Ok(say.range(self.its_interval(entry, estimate, "interval")?))
                }
                None => Err(self.lacks(entry, "interval", printed(entry, say))),
            },
        }
    }

    fn its_interval<'e>(
        &self,
        entry: &Entry,
        estimate: &'e Estimate,
        filter: &str,
    ) -> Result<&'e IntervalRecord, Diagnostic> {
        let interval = estimate.interval.as_ref();
        interval.ok_or_else(|| self.lacks(entry, filter, reasons(estimate, self.say)))
    }

    /// The interval under the sample size that the study assumes, and the assumption.
    pub(super) fn assumed(&self, entry: &Entry) -> Printed {
        let say = self.say;
        let assumed = entry.figure().and_then(|figure| figure.assumed.as_ref());
        let interval =
            assumed.and_then(|a| a.estimate.interval.as_ref().map(|i| (a.n, i)));
        let Some((n, interval)) = interval else {
            return Err(self.lacks(entry, "assumed", say.say("article-nothing-assumed")));
        };
        let args = Args::new()
            .text("range", say.range(interval))
            .text("n", say.style().count(n));
        Ok(say.say_with("article-assumed", &args))
    }

    /// The larger distance from the value to an end of its interval, in points.
    pub(super) fn margin(&self, entry: &Entry) -> Printed {
        let Some(estimate) = entry_estimate(entry) else {
            return Err(self.lacks(entry, "margin", printed(entry, self.say)));
        };
        let interval = self.its_interval(entry, estimate, "margin")?;
        let value = estimate.value.unwrap_or(0.0);
        let margin = (value - interval.lower).max(interval.upper - value);
        Ok(self.say.style().share_points(margin, decimals(entry).min(1)))
    }

    /// Respondents of the base.
    pub(super) fn n(&self, entry: &Entry) -> Printed {
        let say = self.say;
        let estimate = entry_estimate(entry);
        match estimate.and_then(|estimate| Some((estimate, estimate.n?))) {
            Some((estimate, n)) => {
                let count = say.style().count(n);
                let about = Assumption::ApproximateSampleSize;
                if !estimate.assumptions.contains(&about) {
                    return Ok(count);
                }
                Ok(say.say_with("figure-about", &Args::new().text("value", count)))
            }
            None => Err(self.lacks(entry, "n", say.say("sample-size-missing"))),
        }
    }

    fn its_poll(&self, entry: &Entry, filter: &str) -> Result<&PollRecord, Diagnostic> {
        let poll = entry.figure().and_then(|figure| figure.poll.as_deref());
        poll.and_then(|id| self.results.poll(id))
            .ok_or_else(|| self.lacks(entry, filter, self.say.say("article-no-poll")))
    }

    /// When the poll was in the field: "8–9 January 2025".
    pub(super) fn dates(&self, entry: &Entry) -> Printed {
        Ok(self.say.dates_in(self.its_poll(entry, "dates")?, DateStyle::Long))
    }

    /// The poll's printed name.
    pub(super) fn poll(&self, entry: &Entry) -> Printed {
        Ok(self.say.label(&self.its_poll(entry, "poll")?.label).to_owned())
    }

    /// The poll with dates, mode and sample size.
    pub(super) fn source(&self, entry: &Entry) -> Printed {
        Ok(self.say.poll_source(self.its_poll(entry, "source")?))
    }

    /// The bounds of a share that is not known: "from nobody to about 48%".
    pub(super) fn bounds(&self, entry: &Entry) -> Printed {
        match &entry.kind {
            EntryKind::Bounded(_) | EntryKind::Printed(_) => Ok(printed(entry, self.say)),
            _ => Err(self.lacks(entry, "bounds", self.say.say("article-not-bounded"))),
        }
    }

    /// A share as the nearest fraction: "about half".
    pub(super) fn in_words(&self, entry: &Entry) -> Printed {
        let estimate = match &entry.kind {
            EntryKind::Difference(_) => None,
            _ => entry_estimate(entry),
        };
        let value = estimate.and_then(|e| Some((e.value?, e.interval.as_ref())));
        match value.and_then(|(v, i)| words::fraction(v, i, self.say)) {
            Some(text) => Ok(text),
            None => {
                Err(self.lacks(entry, "in_words", self.say.say("article-no-fraction")))
            }
        }
    }

    /// A difference of two shares in points: signed for a change, plain for a lead.
    pub(super) fn points(&self, entry: &Entry, other: &Entry, signed: bool) -> Printed {
        let filter = if signed { "change" } else { "lead" };
        let value = |entry: &Entry| {
            let share = match &entry.kind {
                EntryKind::Bounded(_) | EntryKind::Difference(_) => None,
                _ => entry_estimate(entry).and_then(|estimate| estimate.value),
            };
            share.ok_or_else(|| self.lacks(entry, filter, printed(entry, self.say)))
        };
        let difference = value(entry)? - value(other)?;
        // A difference has no more decimals than the coarser of the two.
        let digits = decimals(entry).min(decimals(other));
        Ok(if signed {
            self.say.style().points(difference, digits)
        } else {
            self.say.style().share_points(difference, digits)
        })
    }

    /// A share in whole percents such that the answers of its question add up to 100, by
    /// largest remainder. Answers that were published in whole percents stay as they are.
    pub(super) fn whole(&self, entry: &Entry) -> Printed {
        let Some((topline, place)) = self.answer(entry) else {
            return Err(self.lacks(entry, "whole", self.say.say("article-no-question")));
        };
        let parts = self.parts(topline)?;
        let answers = topline.answers.iter().filter(|a| counted(a.kind));
        let at = answers.map(|a| a.figure.id.as_str()).position(|id| id == place);
        match at.and_then(|at| parts.get(at)) {
            Some(part) => Ok(self.say.style().percent(f64::from(*part) / 100.0, 0)),
            None => self.share(entry, Some(0)),
        }
    }

    fn answer<'e>(&self, entry: &'e Entry) -> Option<(&ToplineResult, &'e str)> {
        let has = |t: &&ToplineResult| t.answers.iter().any(|a| a.figure.id == entry.id);
        Some((self.results.toplines.iter().find(has)?, entry.id.as_str()))
    }

    fn parts(&self, topline: &ToplineResult) -> Result<Vec<u32>, Diagnostic> {
        let answers = topline.answers.iter().filter(|a| counted(a.kind));
        let shares: Vec<Option<PublishedShare>> =
            answers.map(|a| a.figure.published).collect();
        let whole = shares.iter().flatten().all(|share| share.decimals() == 0);
        let percents: Option<Vec<f64>> = shares
            .iter()
            .map(|share| share.and_then(|s| s.value()).map(|v| v * 100.0))
            .collect();
        let incomplete = || {
            let sum: f64 = shares.iter().flatten().map(|share| share.share * 100.0).sum();
            Diagnostic::new(Code::AnswersIncomplete, self.file)
                .value(&topline.name)
                .with("sum", crate::stats::significant(sum))
        };
        let percents = percents.ok_or_else(incomplete)?;
        if whole {
            return Ok(percents.iter().map(|p| p.round() as u32).collect());
        }
        largest_remainder(&percents, 100).ok_or_else(incomplete)
    }
}

fn counted(kind: AnswerKind) -> bool {
    kind != AnswerKind::Net
}

/// The estimate of a share or difference, also of the figure that a claim rests on.
fn entry_estimate(entry: &Entry) -> Option<&Estimate> {
    entry.figure().map(|figure| &figure.estimate).or_else(|| entry.estimate())
}
