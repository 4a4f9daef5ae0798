//! Trends as tidy rows: levels, house effects, changes and jumps, told apart by `what`.

use jiff::civil::Date;
use serde::Serialize;

use crate::results::{TrendEstimate, TrendResult};
use crate::stats::significant;

/// A number of a trend in a row of its own: shares and differences of shares, 0–1.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TidyTrend {
    /// The question.
    pub question: String,
    /// The answer; blank for what all others leave of the whole.
    pub answer: String,
    /// The grouping variable; blank without groups.
    pub by: String,
    /// The group.
    pub group: String,
    /// `poll`, `level`, `house_effect`, `change` or `jump`.
    pub what: String,
    /// The day; of a change the later.
    pub date: Option<Date>,
    /// The earlier day of a change; the first on which a jump may have been.
    pub from: Option<Date>,
    /// The house.
    pub house: String,
    /// The poll.
    pub poll: String,
    /// The value.
    pub estimate: Option<f64>,
    /// Its standard error.
    pub se: Option<f64>,
    /// Lower limit.
    pub ci_low: Option<f64>,
    /// Upper limit.
    pub ci_high: Option<f64>,
    /// Lower limit at 50%.
    pub half_low: Option<f64>,
    /// Upper limit at 50%.
    pub half_high: Option<f64>,
    /// p value, adjusted among the answers.
    pub p: Option<f64>,
    /// True for a poll in the line.
    pub in_line: Option<bool>,
}

/// The rows of a trend: polls, levels, house effects, changes, jumps.
#[must_use]
pub fn tidy_trend(found: &TrendResult) -> Vec<TidyTrend> {
    let mut rows = Vec::new();
    for (i, answer) in found.answers.iter().enumerate() {
        let row = |what: &str| blank(found, &answer.answer, what);
        let house = |at: usize| {
            found.houses.get(at).map(|house| house.name.clone()).unwrap_or_default()
        };
        rows.extend(found.polls.iter().map(|poll| TidyTrend {
            date: poll.date,
            house: poll.pollster.clone(),
            poll: poll.id.clone(),
            estimate: poll.shares.get(i).copied().flatten(),
            in_line: Some(poll.left_out.is_none()),
            ..row("poll")
        }));
        rows.extend(answer.levels.iter().chain(&answer.asked).map(|level| TidyTrend {
            date: Some(level.date),
            half_low: Some(significant(level.half.0)),
            half_high: Some(significant(level.half.1)),
            ..with(row("level"), &level.level)
        }));
        rows.extend(answer.house_effects.iter().map(|of| TidyTrend {
            house: house(of.house),
            ..with(row("house_effect"), &of.effect)
        }));
        rows.extend(answer.change.iter().map(|change| TidyTrend {
            date: Some(change.to),
            from: Some(change.from),
            p: Some(significant(change.adjusted_p)),
            ..with(row("change"), &change.change)
        }));
        rows.extend(answer.step.iter().map(|step| TidyTrend {
            date: Some(step.date),
            from: Some(step.earliest),
            estimate: Some(significant(step.jump)),
            se: Some(significant(step.se)),
            p: Some(significant(step.adjusted_p)),
            ..row("jump")
        }));
    }
    rows
}

fn with(row: TidyTrend, of: &TrendEstimate) -> TidyTrend {
    TidyTrend {
        estimate: Some(significant(of.value)),
        se: Some(significant(of.se)),
        ci_low: Some(significant(of.lower)),
        ci_high: Some(significant(of.upper)),
        ..row
    }
}

fn blank(found: &TrendResult, answer: &str, what: &str) -> TidyTrend {
    let group = found.group.as_ref();
    TidyTrend {
        question: found.question.clone(),
        answer: answer.to_owned(),
        by: group.map(|group| group.variable.clone()).unwrap_or_default(),
        group: group.map(|group| group.group.clone()).unwrap_or_default(),
        what: what.to_owned(),
        date: None,
        from: None,
        house: String::new(),
        poll: String::new(),
        estimate: None,
        se: None,
        ci_low: None,
        ci_high: None,
        half_low: None,
        half_high: None,
        p: None,
        in_line: None,
    }
}
