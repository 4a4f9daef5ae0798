//! The project's long CSV of toplines: one row per answer.

use std::collections::HashMap;

use foldhash::fast::FixedState as Hasher;
use indexmap::IndexMap;

use super::checks::{shares, sums};
use super::columns::{ColumnSpec, optional, required};
use super::findings::{Findings, Rejected};
use super::nets::nets;
use super::table::{Canonical, Texts as Cells};
use super::undecided::sounds_undecided;
use crate::poll::{
    Answer, AnswerKind, Code, DateError, DateSpan, Diagnostic, FieldDates, Poll,
    PublishedShare, Question, Renewal, SampleKind, SampleSize, SizeForm, Wording,
    WordingStatus,
};
use crate::text::nearest;

pub(super) const COLUMNS: [ColumnSpec; 29] = [
    required("poll"),
    optional("pollster"),
    optional("sponsor"),
    optional("country"),
    optional("population"),
    optional("mode"),
    optional("sample"),
    optional("renewal"),
    optional("start_date"),
    optional("end_date"),
    optional("published"),
    optional("sample_size"),
    optional("margin"),
    required("question"),
    optional("wording"),
    optional("wording_language"),
    optional("wording_status"),
    required("answer"),
    optional("answer_kind"),
    required("percent"),
    optional("qualifier"),
    optional("source"),
    optional("note"),
    optional("confidence"),
    optional("base"),
    optional("base_size"),
    optional("net_of"),
    optional("several"),
    optional("changed"),
];

/// A margin this many times that of a random sample would mean a design effect of nine.
const LARGEST: f64 = 3.0;

/// A poll published this many days after its last interview is old news, or misdated.
const LATE: i32 = 120;

/// Columns whose values must agree in all rows of one poll.
pub(super) const POLL_COLUMNS: [&str; 12] = [
    "pollster",
    "sponsor",
    "country",
    "population",
    "mode",
    "sample",
    "renewal",
    "start_date",
    "end_date",
    "published",
    "sample_size",
    "margin",
];

/// The polls of a toplines file.
#[derive(Debug, Clone, Default)]
pub struct Toplines {
    /// Polls in file order.
    pub polls: Vec<Poll>,
}

impl Toplines {
    /// The poll with this identifier.
    #[must_use]
    pub fn poll(&self, id: &str) -> Option<&Poll> {
        self.polls.iter().find(|p| p.id == id)
    }
}

/// The polls of rows under the project's own column names: one row per answer, with the
/// poll's and the question's columns repeated.
pub(super) fn of(
    rows: &Canonical<'_>,
    findings: &mut Findings,
) -> Result<Toplines, Rejected> {
    let polls = Reader { table: rows }.polls(findings);
    findings.extend(shares(rows)?);
    findings.extend(sums(rows)?);
    Ok(Toplines { polls })
}

struct Reader<'a> {
    table: &'a Canonical<'a>,
}

impl<'a> Reader<'a> {
    fn polls(&self, findings: &mut Findings) -> Vec<Poll> {
        let mut polls: IndexMap<&str, (usize, Poll), Hasher> = IndexMap::default();
        let mut asked: HashMap<(&str, &str), usize, Hasher> = HashMap::default();
        let mut given: HashMap<[&str; 3], (usize, usize), Hasher> = HashMap::default();
        let disclosed = POLL_COLUMNS.map(|column| (column, self.table.column(column)));
        for row in 0..self.table.len() {
            let Some((poll, question)) = self.key(row, findings) else { continue };
            let (first, entry) = polls
                .entry(poll)
                .or_insert_with(|| (row, self.poll(poll, row, findings)));
            if *first != row {
                self.same(*first, row, &disclosed, findings);
            }
            let Some(answer) = self.answer(row, findings) else { continue };
            let at = *asked.entry((poll, question)).or_insert(entry.questions.len());
            self.ask(entry, at, question, row, findings);
            let name = self.table.get("answer", row).unwrap_or("");
            let known = &mut entry.questions[at].answers;
            if let Some((_, other)) = given.get(&[poll, question, name]) {
                let other = &known[*other];
                findings.push(twice(self.table, row, other, &answer));
                continue;
            }
            given.insert([poll, question, name], (row, known.len()));
            known.push(answer);
        }
        nets(self.table, &given, findings);
        polls.into_values().map(|(_, poll)| poll).collect()
    }

    fn key(&self, row: usize, findings: &mut Findings) -> Option<(&'a str, &'a str)> {
        let mut cell = |column: &str| {
            let cell = self.table.get(column, row);
            if cell.is_none() {
                findings.push(self.table.about(Code::CellBlank, row, column, ""));
            }
            cell
        };
        let (poll, question) = (cell("poll"), cell("question"));
        Some((poll?, question?))
    }

    fn poll(&self, id: &str, row: usize, findings: &mut Findings) -> Poll {
        let text = |column: &str| self.table.get(column, row).map(str::to_owned);
        let mode = text("mode");
        let dates = self.dates(row, findings);
        let cell = self.table.get("published", row).unwrap_or("");
        let published = FieldDates::parse("", cell).unwrap_or_else(|_| {
            findings.push(self.table.about(Code::DateUnreadable, row, "published", cell));
            FieldDates::Unknown
        });
        let sample_size = self.size("sample_size", row, findings);
        let margin = self.margin(row, findings);
        if sample_size.is_none() && self.table.get("sample_size", row).is_none() {
            findings.push(
                self.table
                    .about(Code::SampleSizeMissing, row, "sample_size", "")
                    .with("poll", id),
            );
        }
        let poll = Poll {
            id: id.to_owned(),
            pollster: text("pollster"),
            sponsor: text("sponsor"),
            country: text("country"),
            population: text("population"),
            sample: self.sample(row, mode.as_deref(), findings),
            mode,
            renewal: self.renewal(row, findings),
            dates,
            published,
            sample_size,
            margin,
            questions: Vec::new(),
            extra: self.extra(row),
        };
        findings.extend(self.oddities(&poll, row));
        poll
    }

    /// Odd, but not wrong: kept and said.
    fn oddities(&self, poll: &Poll, row: usize) -> Vec<Diagnostic> {
        let mut odd = Vec::new();
        if let (
            FieldDates::EndOnly { end: published },
            FieldDates::Range { end, .. } | FieldDates::EndOnly { end },
        ) = (&poll.published, &poll.dates)
        {
            let days = (*published - *end).get_days();
            let code = match days {
                ..0 => Some(Code::PublishedBeforeEnd),
                LATE.. => Some(Code::PublishedLate),
                _ => None,
            };
            let found = |code| {
                let found =
                    self.table.about(code, row, "published", &published.to_string());
                found.with("end", end).with("n", days)
            };
            odd.extend(code.map(found));
        }
        if let (Some(size), Some(margin)) = (poll.sample_size, poll.margin) {
            let least =
                crate::stats::margin_of_error(size.n, crate::stats::Level::default());
            let code = if margin.possible().1 < least - 0.0005 {
                Some(Code::MarginTooSmall)
            } else if margin.possible().0 > LARGEST * least {
                Some(Code::MarginTooLarge)
            } else {
                None
            };
            if let Some(code) = code {
                odd.push(
                    self.table
                        .about(
                            code,
                            row,
                            "margin",
                            self.table.get("margin", row).unwrap_or(""),
                        )
                        .with("least", format!("{:.1}", least * 100.0))
                        .with("n", size.n),
                );
            }
        }
        odd
    }

    fn dates(&self, row: usize, findings: &mut Findings) -> FieldDates {
        let cell = |column: &str| self.table.get(column, row).unwrap_or("");
        match FieldDates::parse(cell("start_date"), cell("end_date")) {
            Ok(dates) => self.plausible(row, dates, findings),
            Err(error) => {
                let in_start = FieldDates::parse(cell("start_date"), "").is_err();
                let column = if in_start { "start_date" } else { "end_date" };
                let code = match error {
                    DateError::EndBeforeStart { .. } => Code::DateOrder,
                    DateError::Unreadable(_) => Code::DateUnreadable,
                };
                let found = self.table.about(code, row, column, cell(column));
                findings.push(found.with("start", cell("start_date")));
                FieldDates::Unknown
            }
        }
    }

    /// Nobody polled in the year 1004.
    fn plausible(
        &self,
        row: usize,
        dates: FieldDates,
        findings: &mut Findings,
    ) -> FieldDates {
        let cell = |column: &str| self.table.get(column, row).unwrap_or("");
        let odd = ["start_date", "end_date"].into_iter().find(|column| {
            let year = cell(column).get(..4).and_then(|year| year.parse::<i16>().ok());
            year.is_some_and(|year| !DateSpan::YEARS.contains(&year))
        });
        let Some(column) = odd else { return dates };
        let code = Code::DateImplausible;
        findings.push(self.table.about(code, row, column, cell(column)));
        FieldDates::Unknown
    }

    fn sample(
        &self,
        row: usize,
        mode: Option<&str>,
        findings: &mut Findings,
    ) -> SampleKind {
        let Some(cell) = self.table.get("sample", row) else {
            return mode.map_or(SampleKind::Unknown, SampleKind::from_mode);
        };
        SampleKind::parse(cell).unwrap_or_else(|| {
            let names = ["probability", "nonprobability", "unknown"];
            findings.push(self.unknown_word(row, "sample", cell, &names));
            SampleKind::Unknown
        })
    }

    fn size(
        &self,
        column: &str,
        row: usize,
        findings: &mut Findings,
    ) -> Option<SampleSize> {
        let cell = self.table.get(column, row)?;
        let Some((size, form)) = SampleSize::parse_any(cell) else {
            let code = Code::SampleSizeUnreadable;
            findings.push(self.table.about(code, row, column, cell));
            return None;
        };
        let code = match form {
            SizeForm::Exact if size.n.fract() != 0.0 => Code::SampleSizeFractional,
            SizeForm::Exact => return Some(size),
            SizeForm::About => Code::SampleSizeAbout,
            SizeForm::AtLeast | SizeForm::Range => Code::SampleSizeLeast,
        };
        findings.push(self.table.about(code, row, column, cell).with("n", size.n));
        Some(size)
    }

    fn margin(&self, row: usize, findings: &mut Findings) -> Option<PublishedShare> {
        let cell = self.table.get("margin", row)?;
        let margin = PublishedShare::parse(cell).ok().filter(|m| m.share > 0.0);
        if margin.is_none() {
            findings.push(self.table.about(Code::MarginUnreadable, row, "margin", cell));
        }
        margin
    }

    fn extra(&self, row: usize) -> IndexMap<String, String> {
        self.table
            .header()
            .filter(|h| !COLUMNS.iter().any(|c| c.name == *h))
            .filter_map(|h| Some((h.to_owned(), self.table.get(h, row)?.to_owned())))
            .collect()
    }

    fn answer(&self, row: usize, findings: &mut Findings) -> Option<Answer> {
        let Some(name) = self.table.get("answer", row) else {
            findings.push(self.table.about(Code::CellBlank, row, "answer", ""));
            return None;
        };
        let kind = self.kind(row, name, findings);
        Some(Answer {
            name: name.to_owned(),
            kind,
            share: self.share(row, findings),
            row: self.table.place(row, self.table.get("source", row)),
            note: self.table.get("note", row).map(str::to_owned),
        })
    }

    fn kind(&self, row: usize, name: &str, findings: &mut Findings) -> AnswerKind {
        let kind = match self.table.get("answer_kind", row) {
            None => AnswerKind::Substantive,
            Some(cell) => AnswerKind::parse(cell).unwrap_or_else(|| {
                findings.push(self.unknown_word(
                    row,
                    "answer_kind",
                    cell,
                    &AnswerKind::NAMES,
                ));
                AnswerKind::Substantive
            }),
        };
        if kind == AnswerKind::Substantive && sounds_undecided(name) {
            findings.push(self.table.about(Code::DontKnowSuspected, row, "answer", name));
        }
        kind
    }

    fn share(&self, row: usize, findings: &mut Findings) -> Option<PublishedShare> {
        let cell = self.table.get("percent", row)?;
        let text = match self.table.get("qualifier", row) {
            Some(word @ ("about" | "under" | "over")) => format!("{word} {cell}"),
            Some(word) => {
                let names = ["about", "under", "over"];
                findings.push(self.unknown_word(row, "qualifier", word, &names));
                cell.to_owned()
            }
            None => cell.to_owned(),
        };
        match PublishedShare::parse(&text) {
            Ok(share) => {
                if share.qualifier.is_some() {
                    findings.push(self.table.about(
                        Code::PercentQualified,
                        row,
                        "percent",
                        &text,
                    ));
                }
                Some(share)
            }
            Err(_) => {
                let code = Code::PercentUnreadable;
                findings.push(self.table.about(code, row, "percent", cell));
                None
            }
        }
    }

    /// Adds the question to the poll, or holds the row's wording against the known one's.
    fn ask(
        &self,
        poll: &mut Poll,
        at: usize,
        question: &str,
        row: usize,
        findings: &mut Findings,
    ) {
        let Some(known) = poll.questions.get(at) else {
            poll.questions.push(Question {
                id: question.to_owned(),
                wording: self.wording(row, findings),
                base: self.table.get("base", row).map(str::to_owned),
                base_size: self.size("base_size", row, findings),
                answers: Vec::new(),
            });
            return;
        };
        self.wording_status(row, findings);
        let text = self.table.get("wording", row).unwrap_or("");
        if !text.is_empty() && known.wording.text != text {
            findings.push(
                self.table
                    .about(Code::QuestionConflict, row, "wording", text)
                    .with("question", question)
                    .with("other", &known.wording.text),
            );
        }
        let base = self.table.get("base", row);
        if base != known.base.as_deref() {
            findings.push(
                self.table
                    .about(Code::QuestionConflict, row, "base", base.unwrap_or(""))
                    .with("question", question)
                    .with("other", known.base.as_deref().unwrap_or("")),
            );
        }
        let cell = self.table.get("base_size", row).unwrap_or("");
        let size = SampleSize::parse_any(cell).map(|(size, _)| size);
        if size != known.base_size {
            let other = known.base_size.map_or(String::new(), |s| s.n.to_string());
            findings.push(
                self.table
                    .about(Code::QuestionConflict, row, "base_size", cell)
                    .with("question", question)
                    .with("other", other),
            );
        }
    }

    fn renewal(&self, row: usize, findings: &mut Findings) -> Renewal {
        let Some(cell) = self.table.get("renewal", row) else { return Renewal::Unknown };
        Renewal::parse(cell).unwrap_or_else(|| {
            findings.push(self.unknown_word(row, "renewal", cell, &Renewal::NAMES));
            Renewal::Unknown
        })
    }

    fn wording(&self, row: usize, findings: &mut Findings) -> Wording {
        Wording {
            text: self.table.get("wording", row).unwrap_or("").to_owned(),
            language: self.table.get("wording_language", row).map(str::to_owned),
            status: self.wording_status(row, findings),
        }
    }

    fn wording_status(&self, row: usize, findings: &mut Findings) -> WordingStatus {
        match self.table.get("wording_status", row) {
            None => WordingStatus::Unknown,
            Some(cell) => WordingStatus::parse(cell).unwrap_or_else(|| {
                let names = &WordingStatus::NAMES;
                findings.push(self.unknown_word(row, "wording_status", cell, names));
                WordingStatus::Unknown
            }),
        }
    }

    /// A poll's own columns must agree in all its rows.
    fn same(
        &self,
        first: usize,
        row: usize,
        columns: &[(&str, Option<&Cells<'_>>)],
        findings: &mut Findings,
    ) {
        for (column, cells) in columns {
            let Some(cells) = cells else { continue };
            let (was, is) = (cells[first].as_deref(), cells[row].as_deref());
            if was != is {
                findings.push(
                    self.table
                        .about(Code::PollConflict, row, column, is.unwrap_or(""))
                        .with("poll", self.table.get("poll", row).unwrap_or(""))
                        .with("other", was.unwrap_or(""))
                        .with("first", self.table.line(first)),
                );
            }
        }
    }

    fn unknown_word(
        &self,
        row: usize,
        column: &str,
        cell: &str,
        names: &[&str],
    ) -> Diagnostic {
        let found = self
            .table
            .about(Code::WordUnknown, row, column, cell)
            .with("names", names.join(", "));
        match nearest(cell, names.iter().copied()) {
            Some(near) => found.with("nearest", near),
            None => found,
        }
    }
}

fn twice(
    table: &Canonical<'_>,
    row: usize,
    other: &Answer,
    answer: &Answer,
) -> Diagnostic {
    let code =
        if other.share == answer.share { Code::RowTwice } else { Code::AnswerTwice };
    table.about(code, row, "answer", &answer.name).with("first", other.row.line)
}
