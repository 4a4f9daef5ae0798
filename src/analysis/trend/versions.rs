//! Which polls of a house asked the same question, and where the line must stop.

use jiff::civil::Date;

use super::select::{Candidate, options};
use crate::poll::{Wording, WordingStatus};
use crate::results::{LeftOut, TrendBreak, TrendHouse};

/// A house's polls of one version of its question.
#[derive(Debug)]
pub(super) struct Series {
    pub(super) house: TrendHouse,
    version: Version,
}

#[derive(Debug, Clone, PartialEq)]
struct Version {
    /// The exact words with their language, where they are known.
    wording: Option<(String, Option<String>)>,
    answers: Vec<String>,
}

/// Puts the polls into houses, a house that changed its question into several; finds the
/// changes; takes polls out of the line where no other house polled across a change, all but
/// those of the stretch with most polls. Gives every poll's place in the list of houses.
pub(super) fn houses(
    polls: &mut [Candidate<'_>],
    same_question: bool,
) -> (Vec<TrendHouse>, Vec<TrendBreak>, Vec<Option<usize>>) {
    let mut series: Vec<Series> = Vec::new();
    let mut of: Vec<Option<usize>> = vec![None; polls.len()];
    let mut breaks = Vec::new();
    for (i, poll) in polls.iter().enumerate() {
        let (Some(day), None) = (poll.day, poll.left_out) else { continue };
        let version = version(poll, same_question);
        let last = latest(&series, &of, poll.house());
        let known = series
            .iter()
            .position(|s| s.house.name == poll.house() && s.version.is(&version));
        if let Some(last) = last
            && known != Some(last)
        {
            breaks.push(broken(&series[last], &version, day));
        }
        let place = known.unwrap_or_else(|| {
            let since = last.is_some().then_some(day);
            series.push(begun(poll.house(), since, day, version.clone()));
            series.len() - 1
        });
        let own = &mut series[place];
        own.house.polls += 1;
        own.house.last = day;
        if own.version.wording.is_none() {
            own.version.wording = version.wording;
        }
        of[i] = Some(place);
    }
    for found in &mut breaks {
        found.bridged = series
            .iter()
            .any(|s| s.house.first <= found.after && s.house.last >= found.by);
    }
    cut(polls, &mut of, &breaks);
    let houses = counted(series, polls, &mut of);
    (houses, breaks, of)
}

fn begun(name: &str, since: Option<Date>, day: Date, version: Version) -> Series {
    let house =
        TrendHouse { name: name.to_owned(), since, polls: 0, first: day, last: day };
    Series { house, version }
}

/// The series that the house polled last.
fn latest(series: &[Series], of: &[Option<usize>], house: &str) -> Option<usize> {
    of.iter().rev().flatten().copied().find(|place| series[*place].house.name == house)
}

fn version(poll: &Candidate<'_>, same_question: bool) -> Version {
    if same_question {
        return Version { wording: None, answers: Vec::new() };
    }
    let answers = options(poll.question).into_iter().map(str::to_owned).collect();
    Version { wording: exact(&poll.question.wording), answers }
}

/// Words that can be compared: exact ones, spaces aside.
fn exact(wording: &Wording) -> Option<(String, Option<String>)> {
    let known = wording.status == WordingStatus::Exact && !wording.text.is_empty();
    let text = || wording.text.split_whitespace().collect::<Vec<_>>().join(" ");
    known.then(|| (text(), wording.language.clone()))
}

impl Version {
    fn is(&self, other: &Self) -> bool {
        self.answers == other.answers && !self.reworded(other)
    }

    /// Whether the words are known to differ: in another language nobody can tell.
    fn reworded(&self, other: &Self) -> bool {
        match (&self.wording, &other.wording) {
            (Some((one, language)), Some((two, other))) => {
                language == other && one != two
            }
            _ => false,
        }
    }
}

fn broken(before: &Series, version: &Version, by: Date) -> TrendBreak {
    TrendBreak {
        pollster: before.house.name.clone(),
        after: before.house.last,
        by,
        wording: before.version.reworded(version),
        answers: before.version.answers != version.answers,
        bridged: false,
    }
}

/// Between changes that nothing bridges lie stretches; all but the one with most polls, of
/// several the latest, lose their line.
fn cut(polls: &mut [Candidate<'_>], of: &mut [Option<usize>], breaks: &[TrendBreak]) {
    let cuts: Vec<Date> =
        breaks.iter().filter(|found| !found.bridged).map(|found| found.by).collect();
    if cuts.is_empty() {
        return;
    }
    let stretch = |day: Date| cuts.iter().filter(|cut| **cut <= day).count();
    let mut sizes = vec![0_usize; cuts.len() + 1];
    for (poll, place) in polls.iter().zip(of.iter()) {
        if let (Some(day), Some(_)) = (poll.day, place) {
            sizes[stretch(day)] += 1;
        }
    }
    let longest = sizes.iter().enumerate().max_by_key(|(_, size)| **size);
    let kept = longest.map_or(0, |(i, _)| i);
    for (poll, place) in polls.iter_mut().zip(of) {
        if poll.day.is_some_and(|day| place.is_some() && stretch(day) != kept) {
            poll.left_out = Some(LeftOut::QuestionChanged);
            *place = None;
        }
    }
}

/// The series that still have polls, counted anew.
fn counted(
    series: Vec<Series>,
    polls: &[Candidate<'_>],
    of: &mut [Option<usize>],
) -> Vec<TrendHouse> {
    let mut houses = Vec::new();
    for (place, series) in series.into_iter().enumerate() {
        let days: Vec<Date> = polls
            .iter()
            .zip(of.iter())
            .filter(|(_, own)| **own == Some(place))
            .filter_map(|(poll, _)| poll.day)
            .collect();
        let (Some(first), Some(last)) = (days.first(), days.last()) else { continue };
        let new = houses.len();
        of.iter_mut().filter(|own| **own == Some(place)).for_each(|own| *own = Some(new));
        houses.push(TrendHouse {
            polls: days.len(),
            first: *first,
            last: *last,
            ..series.house
        });
    }
    houses
}
