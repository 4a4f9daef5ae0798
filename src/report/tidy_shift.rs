//! Shifts as tidy rows: an answer a row, proportions and not percents, names as in JSON.

use serde::Serialize;

use crate::poll::PublishedShare;
use crate::results::{
    ChangeTest, NotTested, ShiftAnswer, ShiftReport, ShiftResult, ShiftVerdict,
};
use crate::stats::significant;

/// One answer's change in a row of its own.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TidyShift {
    /// The question.
    pub question: String,
    /// The answer, `lead` for a lead.
    pub answer: String,
    /// The group; blank for everybody.
    pub group: String,
    /// The earlier poll or wave, or the first wording.
    pub first_wave: String,
    /// The later one.
    pub second_wave: String,
    /// The share in the first, 0–1.
    pub first: Option<f64>,
    /// In the second.
    pub second: Option<f64>,
    /// Second less first.
    pub change: Option<f64>,
    /// Its standard error.
    pub se: Option<f64>,
    /// Degrees of freedom; blank for the normal distribution.
    pub df: Option<f64>,
    /// Lower limit of the change.
    pub ci_low: Option<f64>,
    /// Upper limit.
    pub ci_high: Option<f64>,
    /// Confidence level.
    pub level: Option<f64>,
    /// p value of this change alone.
    pub p_value: Option<f64>,
    /// p value adjusted in its family.
    pub adjusted_p: Option<f64>,
    /// Size of the family.
    pub family: usize,
    /// How p values were adjusted.
    pub adjustment: String,
    /// Smallest change found in 8 of 10 cases.
    pub detectable: Option<f64>,
    /// Smallest margin within which the change could be called none.
    pub smallest_margin: Option<f64>,
    /// The verdict.
    pub verdict: ShiftVerdict,
    /// What would turn it, joined by `+`.
    pub fragile: String,
    /// Sample size that the test assumes, where none was published.
    pub assumed_n: Option<f64>,
    /// Why there is no test: codes joined by `+`.
    pub reason: String,
}

struct Place<'a> {
    question: &'a str,
    answer: &'a str,
    group: &'a str,
    waves: [&'a str; 2],
    family: &'a crate::results::FamilyRecord,
}

impl<'a> Place<'a> {
    fn of(shift: &'a ShiftResult, answer: &'a str) -> Self {
        Self {
            question: &shift.question,
            answer,
            group: shift
                .group
                .as_ref()
                .map_or("", |g| g.label.get(crate::text::Lang::En)),
            waves: [&shift.first.id, &shift.second.id],
            family: &shift.family,
        }
    }
}

fn row(
    place: &Place<'_>,
    shares: [Option<f64>; 2],
    change: Option<f64>,
    verdict: ShiftVerdict,
    test: Option<&ChangeTest>,
    reason: String,
) -> TidyShift {
    let of = |value: fn(&ChangeTest) -> f64| test.map(value).map(significant);
    TidyShift {
        question: place.question.to_owned(),
        answer: place.answer.to_owned(),
        group: place.group.to_owned(),
        first_wave: place.waves[0].to_owned(),
        second_wave: place.waves[1].to_owned(),
        first: shares[0].map(significant),
        second: shares[1].map(significant),
        change: change.map(significant),
        se: of(|t| t.se),
        df: test.and_then(|t| t.df).map(significant),
        ci_low: of(|t| t.interval.lower),
        ci_high: of(|t| t.interval.upper),
        level: of(|t| t.interval.level),
        p_value: of(|t| t.p_value),
        adjusted_p: of(|t| t.adjusted_p),
        family: place.family.size,
        adjustment: place.family.adjustment.clone(),
        detectable: of(|t| t.detectable),
        smallest_margin: of(|t| t.smallest_margin),
        verdict,
        fragile: test.map_or_else(String::new, fragile),
        assumed_n: test.and_then(|t| t.assumed_n),
        reason,
    }
}

fn fragile(test: &ChangeTest) -> String {
    let causes = [
        (test.fragility.design_effect, "design_effect"),
        (test.fragility.rounding, "rounding"),
        (test.fragility.dont_know, "dont_know"),
    ];
    let turning: Vec<&str> =
        causes.into_iter().filter(|(turns, _)| *turns).map(|(_, name)| name).collect();
    turning.join("+")
}

fn codes(obstacles: &[crate::poll::PollDifference], why: Option<NotTested>) -> String {
    let name = |value: serde_json::Value| match value {
        serde_json::Value::String(name) => name,
        serde_json::Value::Object(fields) => {
            fields.get("code").and_then(|c| c.as_str()).unwrap_or("").to_owned()
        }
        _ => String::new(),
    };
    let obstacles = obstacles.iter().filter_map(|d| serde_json::to_value(d).ok());
    let why = why.and_then(|why| serde_json::to_value(why).ok());
    obstacles.chain(why).map(name).collect::<Vec<_>>().join("+")
}

fn value(share: Option<&PublishedShare>) -> Option<f64> {
    share.and_then(PublishedShare::value)
}

/// A shift's answers, then its lead. Where no size was published, the test is the one with
/// the assumed size, and says so.
#[must_use]
pub fn tidy_shift(shift: &ShiftResult) -> Vec<TidyShift> {
    let obstacles = &shift.comparability.obstacles;
    let of = |answer: &ShiftAnswer| {
        let label = answer.label.get(crate::text::Lang::En);
        let shares = [answer.first.as_ref(), answer.second.as_ref()].map(value);
        let test = answer.test.as_ref().or(answer.assumed.as_ref());
        let reason = codes(obstacles, answer.not_tested);
        row(&Place::of(shift, label), shares, answer.change, answer.verdict, test, reason)
    };
    let mut rows: Vec<TidyShift> = shift.answers.iter().map(of).collect();
    if let Some(lead) = &shift.lead {
        let test = lead.test.as_ref().or(lead.assumed.as_ref());
        let shares = [lead.first, lead.second];
        let reason = codes(obstacles, lead.not_tested);
        rows.push(row(
            &Place::of(shift, "lead"),
            shares,
            lead.change,
            lead.verdict,
            test,
            reason,
        ));
    }
    rows
}

/// The lines of a report.
#[must_use]
pub fn tidy_shift_report(report: &ShiftReport) -> Vec<TidyShift> {
    report
        .lines
        .iter()
        .map(|line| {
            let place = Place {
                question: &line.question,
                answer: &line.answer,
                group: "",
                waves: [&line.first_poll, &line.second_poll],
                family: &report.family,
            };
            let shares = [line.first.as_ref(), line.second.as_ref()].map(value);
            let reason = codes(&line.obstacles, line.not_tested);
            row(&place, shares, line.change, line.verdict, line.test.as_ref(), reason)
        })
        .collect()
}
