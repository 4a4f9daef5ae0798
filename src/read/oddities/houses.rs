//! Polls of one house beside one another: the same twice, overlapping, unchanged.

use indexmap::IndexMap;
use jiff::civil::Date;

use super::{File, line};
use crate::poll::{Code, Diagnostic, FieldDates, Poll, Question};

/// From so many overlaps on, the house tracks, and is told of once.
const TRACKS: usize = 3;

/// So many figures alike are hardly chance.
const ALIKE: usize = 3;

/// A poll with its days.
#[derive(Clone, Copy)]
struct Dated<'a> {
    start: Date,
    end: Date,
    poll: &'a Poll,
}

/// Compares the polls of each pollster, in each area and population, in order of their days.
pub(super) fn houses(file: &File<'_>) -> Vec<Diagnostic> {
    let mut houses: IndexMap<[&str; 3], Vec<Dated<'_>>> = IndexMap::new();
    for poll in file.polls {
        let Some((start, end)) = days(&poll.dates) else { continue };
        let Some(pollster) = poll.pollster.as_deref() else { continue };
        let area = poll.extra.get("area").map_or("", String::as_str);
        let key = [pollster, area, poll.population.as_deref().unwrap_or("")];
        houses.entry(key).or_default().push(Dated { start, end, poll });
    }
    let mut found = Vec::new();
    for ([pollster, ..], mut polls) in houses {
        polls.sort_by_key(|dated| (dated.end, dated.start));
        found.extend(house(file, pollster, &polls));
    }
    found
}

fn days(dates: &FieldDates) -> Option<(Date, Date)> {
    match *dates {
        FieldDates::Range { start, end } => Some((start, end)),
        FieldDates::EndOnly { end } => Some((end, end)),
        FieldDates::StartOnly { .. } | FieldDates::Month { .. } | FieldDates::Unknown => {
            None
        }
    }
}

fn house(file: &File<'_>, pollster: &str, polls: &[Dated<'_>]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut overlaps = Vec::new();
    for pair in polls.windows(2) {
        let [one, other] = pair else { continue };
        // Another question to other people may stand beside it.
        let Some((before, now)) = asked_again(one.poll, other.poll) else { continue };
        let alike = figures_alike(before, now);
        let same_days = (one.start, one.end) == (other.start, other.end);
        let at = |code: Code, column: &str, value: &str| {
            let found = file.about(code, other.poll, column, value);
            found.with("first", line(one.poll)).with("other", &one.poll.id)
        };
        if same_days {
            let code = if alike.is_some() {
                Code::PollRepeated
            } else {
                Code::PollNearDuplicate
            };
            found.push(at(code, "pollster", pollster).with("end", one.end));
            continue;
        }
        if alike.is_some_and(|n| n >= ALIKE) {
            found.push(at(Code::ValuesRepeated, "percent", &now.id).with("end", one.end));
        }
        if other.start <= one.end {
            overlaps.push(at(Code::FieldOverlap, "start_date", &other.start.to_string()));
        }
    }
    if overlaps.len() < TRACKS {
        found.extend(overlaps);
    } else if let Some(first) = overlaps.first() {
        let mut tracks = first.clone();
        tracks.code = Code::TrackingOverlap;
        tracks.severity = Code::TrackingOverlap.severity();
        let column = file.rows.titled("pollster");
        found.push(tracks.column(column).value(pollster).with("n", overlaps.len()));
    }
    found
}

/// A question that both polls asked in the same words.
fn asked_again<'a>(
    one: &'a Poll,
    other: &'a Poll,
) -> Option<(&'a Question, &'a Question)> {
    one.questions.iter().find_map(|before| {
        let now = other.question(&before.id)?;
        (now.wording.text == before.wording.text).then_some((before, now))
    })
}

/// How many figures two questions have in common when they have all.
fn figures_alike(one: &Question, other: &Question) -> Option<usize> {
    let figures = |question: &Question| -> Vec<(String, Option<u64>)> {
        let share = |a: &crate::poll::Answer| a.share.map(|s| s.share.to_bits());
        question.answers.iter().map(|a| (a.name.clone(), share(a))).collect()
    };
    let (one, other) = (figures(one), figures(other));
    (one == other).then_some(one.len())
}
