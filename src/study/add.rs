//! A poll that was typed in, added to a file of toplines.

use std::collections::HashSet;
use std::path::Path;

use indexmap::IndexMap;

use crate::poll::{
    AnswerKind, Code, DateSpan, Diagnostic, Poll, SpanKind, WordingStatus, slug,
};
use crate::read::{
    Findings, Read, ReadingOptions, Rejected, Source, Toplines, TypedPoll, TypedQuestion,
    change, published,
};

/// What cannot be inferred from a block and must be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Needed {
    /// The house asked a question of this name before in other words: is it the same?
    SameQuestion,
    /// Is the wording exact, a translation, a paraphrase or a headline?
    Wording,
    /// Are the "don't knows" part of the base?
    DontKnow,
    /// Could people give several answers?
    Several,
}

/// What was said about a poll beside its block.
#[derive(Debug, Clone, Default)]
pub struct Said {
    /// The poll's identifier, in place of one made from its publisher and last day.
    pub id: Option<String>,
    /// How people were asked.
    pub mode: Option<String>,
    /// Whom the sample stands for.
    pub population: Option<String>,
    /// Country as an ISO 3166 code.
    pub country: Option<String>,
    /// True when questions of known names are the ones asked before.
    pub same_question: Option<bool>,
    /// How near the wordings are to what was asked.
    pub wording: Option<WordingStatus>,
    /// True when the "don't knows" are part of the base.
    pub dont_know_inside: Option<bool>,
    /// True when people could give several answers.
    pub several: Option<bool>,
}

/// A question as it will be written, for the echo.
#[derive(Debug, Clone, PartialEq)]
pub struct EchoedQuestion {
    /// Its identifier.
    pub id: String,
    /// Sum of its figures in percentage points; `None` where one is no plain figure.
    pub sum: Option<f64>,
    /// Decimals that it was published with.
    pub decimals: u8,
    /// The answers that count as "don't know".
    pub dont_know: Vec<String>,
    /// Number of answers.
    pub answers: usize,
}

/// A poll ready to be added.
#[derive(Debug, Clone)]
pub struct Addition {
    /// Its identifier.
    pub id: String,
    /// First and last day.
    pub dates: Option<DateSpan>,
    /// Its sample size as typed.
    pub sample_size: Option<String>,
    /// Its questions.
    pub questions: Vec<EchoedQuestion>,
    /// The whole file with it.
    pub text: String,
}

/// What must be asked about a block, given what the file holds and what was said.
#[must_use]
pub fn needed(typed: &TypedPoll, known: &Toplines, said: &Said) -> Vec<(String, Needed)> {
    let mut asks = Vec::new();
    for question in &typed.questions {
        let mut ask = |needed| asks.push((question.id.clone(), needed));
        if other_words(question, typed, known) && said.same_question.is_none() {
            ask(Needed::SameQuestion);
        }
        let unclear = question.wording.is_some() && question.status.is_none();
        if unclear && said.wording.is_none() {
            ask(Needed::Wording);
        }
        let sums = Sums::of(question);
        if sums.dont_know_inside().is_none() && said.dont_know_inside.is_none() {
            ask(Needed::DontKnow);
        }
        if sums.too_high() && said.several.is_none() {
            ask(Needed::Several);
        }
    }
    asks
}

/// The poll of a block beside those of a file.
///
/// # Errors
/// [`Rejected`] when something must be said first, the file has the poll already, or the file
/// with the poll would have errors: then nothing is to be written.
pub fn addition(
    file: &Path,
    typed: &TypedPoll,
    known: &Toplines,
    said: &Said,
) -> Result<Read<Addition>, Rejected> {
    let name = file.display().to_string();
    let asks = needed(typed, known, said);
    if !asks.is_empty() {
        return Err(Rejected(
            asks.iter().map(|(id, what)| must(&name, id, *what)).collect(),
        ));
    }
    let mut findings = Findings::default();
    let id = said.id.clone().unwrap_or_else(|| identifier(typed));
    if let Some(poll) = known.poll(&id) {
        let line = first_line(poll).unwrap_or(0);
        let found = Diagnostic::new(Code::PollKnown, &name).column("poll").value(&id);
        return Err(found.with("first", line).into());
    }
    let (rows, questions) = rows(&id, typed, known, said, &name, &mut findings);
    let before = existing(file)?;
    let text = append(before.as_deref(), &rows, &name)?;
    let lines = before.as_deref().map_or(0, |text| text.lines().count()) as u64;
    let read = published(&Source::held(&name, &text), &ReadingOptions::default())?;
    // What was odd before is not said again.
    let new = |d: &Diagnostic| d.place.line.is_none_or(|line| line.get() > lines);
    findings.extend(read.diagnostics.into_iter().filter(new));
    let (dates, sample_size) = (typed.dates, typed.sample_size.clone());
    findings.finish(Addition { id, dates, sample_size, questions, text })
}

fn must(file: &str, question: &str, what: Needed) -> Diagnostic {
    let (expected, flag) = match what {
        Needed::SameQuestion => ("--same-question yes|no", "--same-question"),
        Needed::Wording => {
            ("--wording exact|translated|paraphrase|headline|unknown", "--wording")
        }
        Needed::DontKnow => ("--dont-know inside|outside", "--dont-know"),
        Needed::Several => ("--several yes|no", "--several"),
    };
    let found = Diagnostic::new(Code::AnswerNeeded, file).column(question);
    found.with("expected", expected).with("names", flag)
}

fn first_line(poll: &Poll) -> Option<u64> {
    Some(poll.questions.first()?.answers.first()?.row.line)
}

/// "maariv_2025-01-09"
fn identifier(typed: &TypedPoll) -> String {
    let who = typed.sponsor.as_deref().or(typed.pollster.as_deref()).unwrap_or("poll");
    let day =
        typed.dates.map_or_else(|| "undated".to_owned(), |span| span.end.to_string());
    format!("{}_{day}", slug(who))
}

/// The house's polls, those of the same pollster, the last first.
fn house<'a>(typed: &TypedPoll, known: &'a Toplines) -> Vec<&'a Poll> {
    let folded = |name: &str| name.to_lowercase();
    let Some(pollster) = typed.pollster.as_deref().map(folded) else { return Vec::new() };
    let same =
        |poll: &&Poll| poll.pollster.as_deref().map(folded) == Some(pollster.clone());
    let mut polls: Vec<&Poll> = known.polls.iter().filter(same).collect();
    polls.sort_by_key(|poll| std::cmp::Reverse(poll.dates.last_known()));
    polls
}

/// True when the file has a question of this name in other words.
fn other_words(question: &TypedQuestion, typed: &TypedPoll, known: &Toplines) -> bool {
    let Some(wording) = &question.wording else { return false };
    let asked =
        house(typed, known).into_iter().find_map(|poll| poll.question(&question.id));
    asked.is_some_and(|asked| {
        !asked.wording.text.is_empty() && asked.wording.text != *wording
    })
}

/// Sums of a question's figures, in points.
struct Sums {
    all: Option<f64>,
    without: f64,
    dont_know: bool,
    slack: f64,
}

impl Sums {
    fn of(question: &TypedQuestion) -> Self {
        let share = |a: &crate::read::TypedAnswer| a.share.value().map(|s| s * 100.0);
        let all: Option<f64> = question.answers.iter().map(share).sum();
        let opinions =
            question.answers.iter().filter(|a| a.kind == AnswerKind::Substantive);
        Self {
            all: all.map(|sum| (sum * 1e6).round() / 1e6),
            without: opinions.clone().filter_map(share).sum(),
            dont_know: opinions.count() < question.answers.len(),
            slack: question.answers.iter().map(|a| a.share.half_unit() * 100.0).sum(),
        }
    }

    fn whole(&self, sum: f64) -> bool {
        (sum - 100.0).abs() <= self.slack
    }

    /// Whether "don't know" is part of the base, where the sums say it or nobody could.
    fn dont_know_inside(&self) -> Option<bool> {
        match self.all {
            _ if !self.dont_know => Some(true),
            Some(all) if self.whole(all) => Some(true),
            _ if self.whole(self.without) => Some(false),
            _ => None,
        }
    }

    fn too_high(&self) -> bool {
        self.without > 100.0 + self.slack
    }
}

type Row = IndexMap<String, String>;

fn rows(
    id: &str,
    typed: &TypedPoll,
    known: &Toplines,
    said: &Said,
    name: &str,
    findings: &mut Findings,
) -> (Vec<Row>, Vec<EchoedQuestion>) {
    let poll = disclosed(id, typed, known, said, name, findings);
    let taken: HashSet<&str> =
        known.polls.iter().flat_map(|p| &p.questions).map(|q| q.id.as_str()).collect();
    let mut rows = Vec::new();
    let mut echoed = Vec::new();
    for question in &typed.questions {
        let mut id = question.id.clone();
        if said.same_question == Some(false) && other_words(question, typed, known) {
            let mut n = 2;
            while taken.contains(format!("{}_{n}", question.id).as_str()) {
                n += 1;
            }
            id = format!("{}_{n}", question.id);
        }
        let sums = Sums::of(question);
        let inside = said.dont_know_inside.or(sums.dont_know_inside()).unwrap_or(true);
        let status = question.status.or(said.wording).unwrap_or_default();
        for answer in &question.answers {
            let mut row = poll.clone();
            let mut put = |column: &str, value: &str| {
                row.insert(column.to_owned(), value.to_owned());
            };
            let outside = !inside && answer.kind == AnswerKind::DontKnow;
            let asked = if outside { format!("{id}_undecided") } else { id.clone() };
            put("question", &asked);
            if let Some(wording) = &question.wording {
                put("wording", wording);
                put("wording_status", status.name());
            }
            if said.several == Some(true) && sums.too_high() {
                put("several", "yes");
            }
            put("answer", &answer.name);
            put("answer_kind", answer.kind.name());
            put("percent", &answer.percent);
            rows.push(row);
        }
        echoed.push(EchoedQuestion {
            id,
            sum: sums.all,
            decimals: question
                .answers
                .iter()
                .map(|a| a.share.decimals())
                .max()
                .unwrap_or(0),
            dont_know: question
                .answers
                .iter()
                .filter(|a| a.kind == AnswerKind::DontKnow)
                .map(|a| a.name.clone())
                .collect(),
            answers: question.answers.len(),
        });
    }
    (rows, echoed)
}

/// The poll's own columns; mode, population and country are those of the house's last poll
/// where nothing else is said, with a warning and a mark in `changed`.
fn disclosed(
    id: &str,
    typed: &TypedPoll,
    known: &Toplines,
    said: &Said,
    name: &str,
    findings: &mut Findings,
) -> Row {
    let last = house(typed, known).first().copied();
    let mut row = Row::new();
    let mut put = |column: &str, value: &Option<String>| {
        if let Some(value) = value {
            row.insert(column.to_owned(), value.clone());
        }
    };
    put("poll", &Some(id.to_owned()));
    put("pollster", &typed.pollster);
    put("sponsor", &typed.sponsor);
    if let Some(span) = typed.dates {
        if span.kind == SpanKind::Month {
            put("start_date", &Some(span.start.strftime("%Y-%m").to_string()));
        } else {
            put("start_date", &Some(span.start.to_string()));
            put("end_date", &Some(span.end.to_string()));
        }
    }
    put("sample_size", &typed.sample_size);
    put("margin", &typed.margin);
    put("source", &typed.source);
    put("note", &typed.note);
    for (column, value) in &typed.more {
        put(column, &Some(value.clone()));
    }
    let country = typed.more.iter().find(|(column, _)| column == "country");
    let own = [
        (
            "mode",
            said.mode.clone().or(typed.mode.clone()),
            last.and_then(|p| p.mode.clone()),
        ),
        (
            "population",
            said.population.clone().or(typed.population.clone()),
            last.and_then(|p| p.population.clone()),
        ),
        (
            "country",
            said.country.clone().or(country.map(|(_, value)| value.clone())),
            last.and_then(|p| p.country.clone()),
        ),
    ];
    let mut changes = Vec::new();
    for (column, typed, before) in own {
        let taken = typed.is_none();
        let Some(value) = typed.or(before) else { continue };
        if taken {
            let line = last.and_then(first_line).unwrap_or(0);
            let found =
                Diagnostic::new(Code::TakenOver, name).column(column).value(&value);
            findings.push(found.with("first", line));
            changes.push(change(column, "", &value, Code::TakenOver));
        }
        row.insert(column.to_owned(), value);
    }
    if !changes.is_empty() {
        row.insert("changed".to_owned(), changes.join("; "));
    }
    row
}

/// The file's text; none where there is no file yet.
fn existing(file: &Path) -> Result<Option<String>, Rejected> {
    if !file.exists() {
        return Ok(None);
    }
    let (text, odd) = Source::new(file).text()?;
    match odd {
        // Its bytes would all be written anew.
        Some(mut odd) => {
            odd.severity = crate::poll::Severity::Error;
            Err(odd.into())
        }
        None => Ok(Some(text)),
    }
}

/// The file's text with rows at its end. Rows that are there stay as they are unless the
/// header lacks a column that the new ones need: then it is added to all.
fn append(before: Option<&str>, rows: &[Row], name: &str) -> Result<String, Rejected> {
    let failed = |reason: String| {
        Rejected::from(Diagnostic::new(Code::CsvMalformed, name).with("reason", reason))
    };
    let before = before.unwrap_or("");
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(before.as_bytes());
    let mut old: Vec<csv::StringRecord> = Vec::new();
    for record in reader.records() {
        old.push(record.map_err(|e| failed(e.to_string()))?);
    }
    let header: Vec<String> = old
        .first()
        .map(|record| record.iter().map(|cell| cell.trim().to_owned()).collect())
        .unwrap_or_default();
    let mut columns = header.clone();
    for column in rows.iter().flat_map(IndexMap::keys) {
        if !columns.contains(column) {
            columns.push(column.clone());
        }
    }
    let mut out = csv::Writer::from_writer(Vec::new());
    let mut put =
        |cells: Vec<&str>| out.write_record(cells).map_err(|e| failed(e.to_string()));
    let grown = columns.len() > header.len();
    if grown {
        put(columns.iter().map(String::as_str).collect())?;
        for record in old.iter().skip(1) {
            let blank = columns.len().saturating_sub(record.len());
            put(record.iter().chain(std::iter::repeat_n("", blank)).collect())?;
        }
    }
    for row in rows {
        let cell = |column: &String| row.get(column).map_or("", String::as_str);
        put(columns.iter().map(cell).collect())?;
    }
    let bytes = out.into_inner().map_err(|e| failed(e.to_string()))?;
    let added = String::from_utf8(bytes).map_err(|e| failed(e.to_string()))?;
    if grown {
        return Ok(added);
    }
    let end = if before.ends_with('\n') || before.is_empty() { "" } else { "\n" };
    Ok(format!("{before}{end}{added}"))
}
