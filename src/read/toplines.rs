//! The project's long CSV of toplines: one row per answer.

use indexmap::IndexMap;

use super::bytes::Source;
use super::checks::{shares, sums};
use super::columns::{ColumnSpec, optional, required};
use super::findings::{Findings, Read, Rejected};
use super::table::{Cells, TextTable};
use crate::poll::{
    Answer, AnswerKind, Code, DateError, Diagnostic, FieldDates, Poll, PublishedShare,
    Question, Renewal, SampleKind, SampleSize, Wording, WordingStatus,
};
use crate::text::nearest;

const COLUMNS: [ColumnSpec; 26] = [
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
    optional("base"),
    optional("base_size"),
    required("answer"),
    optional("answer_kind"),
    required("percent"),
    optional("qualifier"),
    optional("source"),
    optional("note"),
    optional("confidence"),
];

/// Columns whose values must agree in all rows of one poll.
const POLL_COLUMNS: [&str; 12] = [
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

/// Reads a long CSV of toplines: one row per answer, with the poll's and the question's
/// columns repeated.
///
/// # Errors
/// [`Rejected`] with every error and warning of the file.
pub fn toplines(source: &Source) -> Result<Read<Toplines>, Rejected> {
    let mut findings = Findings::default();
    let table = TextTable::read(source, &COLUMNS, &mut findings)?;
    let rows = table.collect(table.frame())?;
    let polls = Reader { table: &table, cells: rows.cells(&table) }.polls(&mut findings);
    findings.extend(shares(&table)?);
    findings.extend(sums(&table, table.frame())?);
    findings.finish(Toplines { polls })
}

struct Reader<'a> {
    table: &'a TextTable,
    cells: Cells<'a>,
}

impl<'a> Reader<'a> {
    fn polls(&self, findings: &mut Findings) -> Vec<Poll> {
        let mut polls: IndexMap<String, (usize, Poll)> = IndexMap::new();
        for row in 0..self.cells.len() {
            let Some((poll, question)) = self.key(row, findings) else { continue };
            let (first, entry) = polls
                .entry(poll.to_owned())
                .or_insert_with(|| (row, self.poll(poll, row, findings)));
            if *first != row {
                self.same(*first, row, &POLL_COLUMNS, Code::PollConflict, findings);
            }
            let Some(answer) = self.answer(row, findings) else { continue };
            self.add(entry, question, answer, row, findings);
        }
        polls.into_values().map(|(_, poll)| poll).collect()
    }

    fn key(&self, row: usize, findings: &mut Findings) -> Option<(&'a str, &'a str)> {
        let mut cell = |column: &str| {
            let cell = self.cells.get(column, row);
            if cell.is_none() {
                findings.push(self.table.about(Code::CellBlank, row, column, ""));
            }
            cell
        };
        let (poll, question) = (cell("poll"), cell("question"));
        Some((poll?, question?))
    }

    fn poll(&self, id: &str, row: usize, findings: &mut Findings) -> Poll {
        let text = |column: &str| self.cells.get(column, row).map(str::to_owned);
        let mode = text("mode");
        let dates = self.dates(row, findings);
        let cell = self.cells.get("published", row).unwrap_or("");
        let published = FieldDates::parse("", cell).unwrap_or_else(|_| {
            findings.push(self.table.about(Code::DateUnreadable, row, "published", cell));
            FieldDates::Unknown
        });
        let sample_size = self.size("sample_size", row, findings);
        let margin = self.margin(row, findings);
        if sample_size.is_none() && self.cells.get("sample_size", row).is_none() {
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
            && published < end
        {
            odd.push(
                self.table
                    .about(
                        Code::PublishedBeforeEnd,
                        row,
                        "published",
                        &published.to_string(),
                    )
                    .with("end", end),
            );
        }
        if let (Some(size), Some(margin)) = (poll.sample_size, poll.margin) {
            let least =
                crate::stats::margin_of_error(size.n, crate::stats::Level::default());
            if margin.possible().1 < least - 0.0005 {
                odd.push(
                    self.table
                        .about(
                            Code::MarginTooSmall,
                            row,
                            "margin",
                            self.cells.get("margin", row).unwrap_or(""),
                        )
                        .with("least", format!("{:.1}", least * 100.0))
                        .with("n", size.n),
                );
            }
        }
        odd
    }

    fn dates(&self, row: usize, findings: &mut Findings) -> FieldDates {
        let cell = |column: &str| self.cells.get(column, row).unwrap_or("");
        match FieldDates::parse(cell("start_date"), cell("end_date")) {
            Ok(dates) => dates,
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

    fn sample(
        &self,
        row: usize,
        mode: Option<&str>,
        findings: &mut Findings,
    ) -> SampleKind {
        let Some(cell) = self.cells.get("sample", row) else {
            return mode.map_or(SampleKind::Unknown, SampleKind::from_mode);
        };
        SampleKind::parse(cell).unwrap_or_else(|| {
            let names = ["probability", "nonprobability", "unknown"];
            findings.push(self.unknown_word(row, "sample", cell, &names));
            SampleKind::Unknown
        })
    }

    fn renewal(&self, row: usize, findings: &mut Findings) -> Renewal {
        let Some(cell) = self.cells.get("renewal", row) else { return Renewal::Unknown };
        Renewal::parse(cell).unwrap_or_else(|| {
            findings.push(self.unknown_word(row, "renewal", cell, &Renewal::NAMES));
            Renewal::Unknown
        })
    }

    fn size(
        &self,
        column: &str,
        row: usize,
        findings: &mut Findings,
    ) -> Option<SampleSize> {
        let cell = self.cells.get(column, row)?;
        let size = SampleSize::parse(cell);
        if size.is_none() {
            let code = Code::SampleSizeUnreadable;
            findings.push(self.table.about(code, row, column, cell));
        }
        size
    }

    fn margin(&self, row: usize, findings: &mut Findings) -> Option<PublishedShare> {
        let cell = self.cells.get("margin", row)?;
        let margin = PublishedShare::parse(cell).ok().filter(|m| m.share > 0.0);
        if margin.is_none() {
            findings.push(self.table.about(Code::MarginUnreadable, row, "margin", cell));
        }
        margin
    }

    fn extra(&self, row: usize) -> IndexMap<String, String> {
        self.table
            .header()
            .iter()
            .filter(|h| !COLUMNS.iter().any(|c| c.name == *h))
            .filter_map(|h| Some((h.clone(), self.cells.get(h, row)?.to_owned())))
            .collect()
    }

    fn answer(&self, row: usize, findings: &mut Findings) -> Option<Answer> {
        let Some(name) = self.cells.get("answer", row) else {
            findings.push(self.table.about(Code::CellBlank, row, "answer", ""));
            return None;
        };
        let kind = self.kind(row, name, findings);
        Some(Answer {
            name: name.to_owned(),
            kind,
            share: self.share(row, findings),
            row: self.table.place(row, self.cells.get("source", row)),
            note: self.cells.get("note", row).map(str::to_owned),
        })
    }

    fn kind(&self, row: usize, name: &str, findings: &mut Findings) -> AnswerKind {
        let kind = match self.cells.get("answer_kind", row) {
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
        let cell = self.cells.get("percent", row)?;
        let text = match self.cells.get("qualifier", row) {
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

    fn add(
        &self,
        poll: &mut Poll,
        question: &str,
        answer: Answer,
        row: usize,
        findings: &mut Findings,
    ) {
        let wording = self.wording(row, findings);
        match poll.questions.iter_mut().find(|q| q.id == question) {
            None => poll.questions.push(Question {
                id: question.to_owned(),
                wording,
                base: self.cells.get("base", row).map(str::to_owned),
                base_size: self.size("base_size", row, findings),
                answers: vec![answer],
            }),
            Some(known) => {
                if !wording.text.is_empty() && known.wording.text != wording.text {
                    findings.push(
                        self.table
                            .about(Code::QuestionConflict, row, "wording", &wording.text)
                            .with("question", question)
                            .with("other", &known.wording.text),
                    );
                }
                let base = self.cells.get("base", row);
                if base != known.base.as_deref() {
                    let other = known.base.as_deref().unwrap_or("");
                    findings.push(
                        self.table
                            .about(
                                Code::QuestionConflict,
                                row,
                                "base",
                                base.unwrap_or(""),
                            )
                            .with("question", question)
                            .with("other", other),
                    );
                }
                let size = self.size("base_size", row, findings);
                if size != known.base_size {
                    let cell = self.cells.get("base_size", row).unwrap_or("");
                    let other =
                        known.base_size.map_or(String::new(), |s| s.n.to_string());
                    findings.push(
                        self.table
                            .about(Code::QuestionConflict, row, "base_size", cell)
                            .with("question", question)
                            .with("other", other),
                    );
                }
                if let Some(other) = known.answer(&answer.name) {
                    findings.push(twice(self.table, row, other, &answer));
                    if other.share == answer.share {
                        return;
                    }
                }
                known.answers.push(answer);
            }
        }
    }

    fn wording(&self, row: usize, findings: &mut Findings) -> Wording {
        let status = match self.cells.get("wording_status", row) {
            None => WordingStatus::Unknown,
            Some(cell) => WordingStatus::parse(cell).unwrap_or_else(|| {
                let names = &WordingStatus::NAMES;
                findings.push(self.unknown_word(row, "wording_status", cell, names));
                WordingStatus::Unknown
            }),
        };
        Wording {
            text: self.cells.get("wording", row).unwrap_or("").to_owned(),
            language: self.cells.get("wording_language", row).map(str::to_owned),
            status,
        }
    }

    fn same(
        &self,
        first: usize,
        row: usize,
        columns: &[&str],
        code: Code,
        findings: &mut Findings,
    ) {
        for column in columns {
            let (was, is) = (self.cells.get(column, first), self.cells.get(column, row));
            if was != is {
                findings.push(
                    self.table
                        .about(code, row, column, is.unwrap_or(""))
                        .with("poll", self.cells.get("poll", row).unwrap_or(""))
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

fn twice(table: &TextTable, row: usize, other: &Answer, answer: &Answer) -> Diagnostic {
    let code =
        if other.share == answer.share { Code::RowTwice } else { Code::AnswerTwice };
    table.about(code, row, "answer", &answer.name).with("first", other.row.line)
}

/// Names under which polls publish the undecided, in the three languages.
fn sounds_undecided(name: &str) -> bool {
    const MARKS: [&str; 12] = [
        "don't know",
        "don’t know",
        "dont know",
        "do not know",
        "no opinion",
        "undecided",
        "not sure",
        "unsure",
        "can't answer",
        "لا أعرف",
        "לא יודע",
        "אין דעה",
    ];
    let name = name.to_lowercase();
    MARKS.iter().any(|mark| name.contains(mark))
}
