//! The polls that asked a question, with what a trend needs of each.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::calendar::middle;
use super::spec::TrendSpec;
use crate::analysis::evidence::Evidence;
use crate::analysis::figure::sampling;
use crate::analysis::{AnalysisError, Sampling};
use crate::poll::{
    Answer, AnswerKind, Code, FieldDates, GroupSize, Poll, PublishedShare, Question,
};
use crate::results::LeftOut;

/// A poll that asked the question.
#[derive(Debug)]
pub(super) struct Candidate<'a> {
    pub(super) poll: &'a Poll,
    pub(super) question: &'a Question,
    pub(super) day: Option<Date>,
    pub(super) sampling: Sampling,
    /// In the order of the answers, the rest at the end where there is one.
    pub(super) shares: Vec<Option<PublishedShare>>,
    pub(super) rows: Vec<crate::poll::SourceRow>,
    pub(super) left_out: Option<LeftOut>,
}

impl Candidate<'_> {
    /// Who polled; polls without a name are of a house of their own.
    pub(super) fn house(&self) -> &str {
        self.poll.pollster.as_deref().unwrap_or(&self.poll.id)
    }
}

/// The polls in the order of their days, those without a day last.
#[derive(Debug)]
pub(super) struct Selection<'a> {
    pub(super) polls: Vec<Candidate<'a>>,
    /// Names of the answers; `None` for what they leave of the whole.
    pub(super) answers: Vec<Option<String>>,
}

/// Where a poll's figures come from: the whole sample or a group.
pub(super) struct Source<'a> {
    pub(super) poll: &'a Poll,
    pub(super) question: &'a Question,
    pub(super) answers: &'a [Answer],
    pub(super) size: Option<GroupSize>,
}

/// All polls of the question.
///
/// # Errors
/// A question that no poll asked, with the nearest.
pub(super) fn whole_samples<'a>(
    spec: &TrendSpec,
    evidence: &'a Evidence,
    at: &str,
) -> Result<Vec<Source<'a>>, AnalysisError> {
    let polls = &evidence.toplines.polls;
    let found: Vec<Source<'a>> = polls
        .iter()
        .filter_map(|poll| {
            let question = poll.question(&spec.question)?;
            Some(Source { poll, question, answers: &question.answers, size: None })
        })
        .collect();
    if found.is_empty() {
        let known = polls.iter().flat_map(|p| &p.questions).map(|q| q.id.as_str());
        let at = format!("{at}.question");
        let code = Code::QuestionUnknown;
        return Err(evidence.unknown(code, &at, &spec.question, known).into());
    }
    Ok(found)
}

/// Every group of a variable, in the order in which the breakdowns name them, with the polls
/// that published it.
///
/// # Errors
/// A variable that no breakdown of the question has, with the nearest.
pub(super) fn groups<'a>(
    whole: &[Source<'a>],
    variable: &str,
    evidence: &'a Evidence,
    at: &str,
) -> Result<Vec<(&'a str, Vec<Source<'a>>)>, AnalysisError> {
    let mut found: Vec<(&'a str, Vec<Source<'a>>)> = Vec::new();
    for of in whole {
        let table = evidence.breakdown(&of.poll.id, &of.question.id, variable);
        for group in table.iter().flat_map(|table| &table.groups) {
            let source = Source {
                answers: &group.answers,
                size: Some(group.size),
                poll: of.poll,
                question: of.question,
            };
            match found.iter_mut().find(|(name, _)| *name == group.name) {
                Some((_, sources)) => sources.push(source),
                None => found.push((&group.name, vec![source])),
            }
        }
    }
    if found.is_empty() {
        let known = evidence.crosstabs.iter().map(|t| t.variable.as_str());
        let at = format!("{at}.by");
        return Err(evidence.unknown(Code::VariableUnknown, &at, variable, known).into());
    }
    Ok(found)
}

/// The polls with the answers asked for.
///
/// # Errors
/// An answer that no poll has, with the nearest.
pub(super) fn select<'a>(
    spec: &TrendSpec,
    sources: &[Source<'a>],
    evidence: &Evidence,
    at: &str,
) -> Result<Selection<'a>, AnalysisError> {
    let names = names(spec, sources, evidence, at)?;
    let mut polls: Vec<Candidate<'a>> =
        sources.iter().map(|source| candidate(source, &names, evidence)).collect();
    let mut answers: Vec<Option<String>> = names.into_iter().map(Some).collect();
    if answers.len() > 1 {
        if polls.iter().any(leaves_a_rest) {
            answers.push(None);
            polls.iter_mut().for_each(add_rest);
        } else {
            polls.iter_mut().for_each(refuse_above_whole);
        }
    }
    polls.sort_by_key(|poll| (poll.day.is_none(), poll.day));
    Ok(Selection { polls, answers })
}

/// The answers asked for, else all of which anything was published.
fn names(
    spec: &TrendSpec,
    sources: &[Source<'_>],
    evidence: &Evidence,
    at: &str,
) -> Result<Vec<String>, AnalysisError> {
    let mut known: Vec<&Answer> = Vec::new();
    for answer in sources.iter().flat_map(|source| source.answers) {
        if !known.iter().any(|other| other.name == answer.name && other.share.is_some()) {
            known.retain(|other| other.name != answer.name);
            known.push(answer);
        }
    }
    for (i, name) in spec.answers.iter().enumerate() {
        let key = format!("{at}.answers");
        if !known.iter().any(|answer| answer.name == *name) {
            let known = known.iter().map(|answer| answer.name.as_str());
            return Err(evidence.unknown(Code::AnswerUnknown, &key, name, known).into());
        }
        if spec.answers[..i].contains(name) {
            let twice = crate::poll::Diagnostic::new(Code::NameTwice, &evidence.study);
            return Err(twice.column(&key).value(name).into());
        }
    }
    if !spec.answers.is_empty() {
        return Ok(spec.answers.clone());
    }
    let published = |answer: &&&Answer| {
        answer.kind != AnswerKind::Net
            && answer.share.is_some_and(|s| s.value().is_some())
    };
    Ok(known.iter().filter(published).map(|answer| answer.name.clone()).collect())
}

fn candidate<'a>(
    source: &Source<'a>,
    names: &[String],
    evidence: &Evidence,
) -> Candidate<'a> {
    let poll = source.poll;
    let sampling = sized(source, evidence);
    let answer =
        |name: &String| source.answers.iter().find(|answer| answer.name == *name);
    let shares: Vec<Option<PublishedShare>> = names
        .iter()
        .map(|name| answer(name)?.share.filter(|share| share.value().is_some()))
        .collect();
    let day = middle(&poll.dates);
    let left_out = match () {
        () if day.is_none() => Some(LeftOut::NoDate),
        () if shares.iter().any(Option::is_none) => Some(LeftOut::NoShare),
        () if sampling.n.is_none() => Some(LeftOut::NoSampleSize),
        () => None,
    };
    let rows = names.iter().filter_map(answer).map(|answer| answer.row.clone()).collect();
    Candidate { poll, question: source.question, day, sampling, shares, rows, left_out }
}

/// The sample of the figures: the poll's, or the group's part of it; the user's assumption
/// where there is none.
fn sized(source: &Source<'_>, evidence: &Evidence) -> Sampling {
    let whole = sampling(source.poll, source.question, evidence);
    let found = match source.size {
        None => whole,
        Some(GroupSize::Respondents { size }) => {
            Sampling { n: Some(size.n), approximate: size.about, ..whole }
        }
        Some(GroupSize::Share { share }) => {
            Sampling { n: whole.n.map(|n| (n * share).max(1.0)), ..whole }
        }
        Some(GroupSize::Unknown) => Sampling { n: None, ..whole },
    };
    match evidence.settings.assumed_n {
        Some(n) if found.n.is_none() => found.assuming(n),
        _ => found,
    }
}

/// Sum of the shares and half of what their units add up to, where all are published.
fn sum(poll: &Candidate<'_>) -> Option<(f64, f64)> {
    poll.shares.iter().try_fold((0.0, 0.0), |(sum, half), share| {
        let share = (*share)?;
        Some((sum + share.share, half + share.half_unit()))
    })
}

fn leaves_a_rest(poll: &Candidate<'_>) -> bool {
    sum(poll).is_some_and(|(sum, half)| sum < 1.0 - half - 1e-9)
}

fn add_rest(poll: &mut Candidate<'_>) {
    let rest = sum(poll).map(|(sum, half)| PublishedShare {
        share: crate::stats::significant(1.0 - sum).max(0.0),
        unit: crate::stats::significant(2.0 * half),
        qualifier: None,
    });
    refuse_above_whole(poll);
    poll.shares.push(rest);
}

fn refuse_above_whole(poll: &mut Candidate<'_>) {
    let above = sum(poll).is_some_and(|(sum, half)| sum > 1.0 + half + 1e-9);
    if above && poll.left_out.is_none() {
        poll.left_out = Some(LeftOut::AboveWhole);
    }
}

/// What there was to choose from, sums aside.
pub(super) fn options(question: &Question) -> BTreeSet<&str> {
    let own = question.answers.iter().filter(|answer| answer.kind != AnswerKind::Net);
    own.map(|answer| answer.name.as_str()).collect()
}

/// Polls of which only the month is known.
pub(super) fn of_a_month(poll: &Candidate<'_>) -> bool {
    matches!(poll.poll.dates, FieldDates::Month { .. })
}
