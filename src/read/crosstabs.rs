//! The project's long CSV of crosstabs: one row per group and answer.

use indexmap::IndexMap;

use super::bytes::Source;
use super::checks::shares;
use super::columns::{ColumnSpec, optional, required};
use super::findings::{Findings, Read, Rejected};
use super::table::{Canonical, TextTable};
use crate::poll::{
    Answer, AnswerKind, Code, Group, GroupSize, GroupTable, PublishedShare, SampleSize,
};

const COLUMNS: [ColumnSpec; 11] = [
    required("poll"),
    required("question"),
    required("variable"),
    required("group"),
    optional("group_size"),
    optional("group_share"),
    required("answer"),
    required("percent"),
    optional("source"),
    optional("note"),
    optional("confidence"),
];

/// Reads a long CSV of crosstabs: one row per answer and group of a question.
///
/// # Errors
/// [`Rejected`] with every error and warning of the file.
pub fn crosstabs(source: &Source) -> Result<Read<Vec<GroupTable>>, Rejected> {
    let mut findings = Findings::default();
    let table = TextTable::read(source, &COLUMNS, &mut findings)?;
    let rows = table.collect(table.frame())?;
    let tables = of(&Canonical::same(&table, &rows.cells(&table)), &mut findings)?;
    findings.finish(tables)
}

/// The crosstabs of rows under the project's own column names.
pub(super) fn of(
    rows: &Canonical<'_>,
    findings: &mut Findings,
) -> Result<Vec<GroupTable>, Rejected> {
    let mut tables: IndexMap<[String; 3], GroupTable> = IndexMap::new();
    for row in 0..rows.len() {
        if let Some(read) = Row::read(rows, row, findings) {
            add(&mut tables, read, rows, row, findings);
        }
    }
    findings.extend(shares(rows)?);
    Ok(tables.into_values().collect())
}

struct Row {
    key: [String; 3],
    group: String,
    size: GroupSize,
    answer: Answer,
}

impl Row {
    fn read(table: &Canonical<'_>, row: usize, findings: &mut Findings) -> Option<Self> {
        let cell = |column: &str| table.get(column, row);
        let mut needed = |column: &str| {
            let found = cell(column).map(str::to_owned);
            if found.is_none() {
                findings.push(table.about(Code::CellBlank, row, column, ""));
            }
            found
        };
        let key = [needed("poll"), needed("question"), needed("variable")];
        let (group, name) = (needed("group"), needed("answer"));
        let [Some(poll), Some(question), Some(variable)] = key else { return None };
        let share = cell("percent").and_then(|text| match PublishedShare::parse(text) {
            Ok(share) => Some(share),
            Err(_) => {
                findings.push(table.about(Code::PercentUnreadable, row, "percent", text));
                None
            }
        });
        let size = size(table, row, cell("group_size"), cell("group_share"), findings);
        Some(Self {
            key: [poll, question, variable],
            group: group?,
            size,
            answer: Answer {
                name: name?,
                kind: AnswerKind::Substantive,
                share,
                row: table.place(row, cell("source")),
                note: cell("note").map(str::to_owned),
            },
        })
    }
}

fn size(
    table: &Canonical<'_>,
    row: usize,
    respondents: Option<&str>,
    share: Option<&str>,
    findings: &mut Findings,
) -> GroupSize {
    if let Some(text) = respondents {
        return match SampleSize::parse(text) {
            Some(size) => GroupSize::Respondents { size },
            None => {
                findings.push(table.about(
                    Code::SampleSizeUnreadable,
                    row,
                    "group_size",
                    text,
                ));
                GroupSize::Unknown
            }
        };
    }
    match share.map(|text| (text, PublishedShare::parse(text))) {
        None => GroupSize::Unknown,
        Some((_, Ok(share))) => GroupSize::Share { share: share.share },
        Some((text, Err(_))) => {
            findings.push(table.about(Code::PercentUnreadable, row, "group_share", text));
            GroupSize::Unknown
        }
    }
}

fn add(
    tables: &mut IndexMap<[String; 3], GroupTable>,
    read: Row,
    file: &Canonical<'_>,
    row: usize,
    findings: &mut Findings,
) {
    let [poll, question, variable] = read.key.clone();
    let table = tables.entry(read.key).or_insert_with(|| GroupTable {
        poll,
        question,
        variable,
        groups: Vec::new(),
    });
    let group = match table.groups.iter().position(|g| g.name == read.group) {
        Some(at) => &mut table.groups[at],
        None => {
            table.groups.push(Group {
                name: read.group,
                size: read.size,
                answers: Vec::new(),
            });
            let last = table.groups.len() - 1;
            &mut table.groups[last]
        }
    };
    if group.size != read.size {
        findings.push(
            file.about(Code::PollConflict, row, "group_size", &group.name)
                .with("poll", &table.poll),
        );
    }
    if let Some(other) = group.answers.iter().find(|a| a.name == read.answer.name) {
        let code = if other.share == read.answer.share {
            Code::RowTwice
        } else {
            Code::AnswerTwice
        };
        findings.push(
            file.about(code, row, "answer", &read.answer.name)
                .with("first", other.row.line),
        );
        return;
    }
    group.answers.push(read.answer);
}
