//! A file's rows as the project's own, by a layout.

use std::borrow::Cow;
use std::collections::HashMap;

use foldhash::fast::FixedState as Hasher;
use indexmap::IndexMap;

use super::super::aliases::Aliases;
use super::super::findings::Findings;
use super::super::nets::AND;
use super::super::table::{Canonical, Cells, TextTable};
use super::super::toplines::COLUMNS;
use super::super::undecided::sounds_undecided;
use super::bind::{Bound, BoundAnswer, BoundGroup, BoundQuestion, bind};
use super::cell::{Cleaner, Days};
use super::polls::{Polls, name};
use super::rows::{CROSSTAB_COLUMNS, Cell, Rows};
use super::shares::to_percentages;
use super::{Answers, FigureUnit, Layout, folded};
use crate::poll::{AnswerKind, Code, Diagnostic, slug};

/// Rows under the project's own column names.
pub(in crate::read) struct Mapped<'a> {
    pub(in crate::read) toplines: Canonical<'a>,
    pub(in crate::read) crosstabs: Option<Canonical<'a>>,
}

/// Columns of a poll that are kept as text.
const TEXTS: [&str; 6] =
    ["pollster", "sponsor", "country", "population", "mode", "sample"];

/// Columns of a row that are kept as they are.
const AS_IS: [&str; 6] =
    ["wording", "wording_language", "wording_status", "source", "note", "confidence"];

/// What tells polls apart that have the same identifier.
const PARTICULARS: [&str; 11] = [
    "pollster",
    "sponsor",
    "country",
    "population",
    "mode",
    "start_date",
    "end_date",
    "published",
    "area",
    "sample_size",
    "margin",
];

/// Groups' rows have sizes of their own.
const WITHOUT_SIZES: usize = 9;

/// Maps every row of a file.
pub(in crate::read) fn apply<'a>(
    layout: &Layout,
    unit: FigureUnit,
    aliases: &Aliases,
    table: &'a TextTable,
    cells: &Cells<'a>,
    findings: &mut Findings,
) -> Option<Mapped<'a>> {
    let bound = bind(layout, table, cells, findings);
    if !findings.usable() {
        return None;
    }
    findings.push(chosen(layout, &bound, table));
    findings.extend(unknown(layout, &bound, table));
    let mut cleaner = Cleaner::new(table, layout, aliases, findings);
    for own in ["start_date", "end_date", "dates", "published"] {
        for column in bound.columns.get(own).into_iter().flatten() {
            cleaner.learn_order(column, cells);
        }
    }
    let mut mapper = Mapper {
        layout,
        bound: &bound,
        cells,
        cleaner,
        polls: Polls::default(),
        asked: HashMap::default(),
        totals: HashMap::default(),
        toplines: Rows::new(topline_columns(&bound)),
        crosstabs: Rows::new(CROSSTAB_COLUMNS.map(Cow::Borrowed)),
    };
    let (groups, totals): (Vec<usize>, Vec<usize>) =
        (0..cells.len()).partition(|row| mapper.is_group(*row));
    for row in totals {
        mapper.total(row);
    }
    for row in groups {
        mapper.group(row);
    }
    let Mapper { cleaner, toplines, crosstabs, .. } = mapper;
    let tally = cleaner.tally;
    tally.tell(table, findings);
    if toplines.is_empty() && crosstabs.is_empty() {
        findings.push(Diagnostic::new(Code::FileEmpty, table.name()));
        return None;
    }
    let titles: IndexMap<String, String> = bound
        .columns
        .iter()
        .filter_map(|(own, titles)| Some((own.clone(), (*titles.first()?).to_owned())))
        .collect();
    let has = !crosstabs.is_empty();
    let mut crosstabs = has.then(|| crosstabs.finish(table, titles.clone()));
    let mut toplines = toplines.finish(table, titles);
    if unit == FigureUnit::Share {
        to_percentages(&mut toplines, findings);
        if let Some(crosstabs) = &mut crosstabs {
            to_percentages(crosstabs, findings);
        }
    }
    Some(Mapped { toplines, crosstabs })
}

/// Says which layout it is and what counts as an answer.
fn chosen(layout: &Layout, bound: &Bound<'_>, table: &TextTable) -> Diagnostic {
    let answers: Vec<&str> = bound
        .questions
        .iter()
        .flat_map(|q| &q.answers)
        .map(|a| a.name.as_str())
        .collect();
    let names = if answers.is_empty() {
        bound
            .columns
            .get("answer")
            .and_then(|a| a.first())
            .copied()
            .unwrap_or("")
            .to_owned()
    } else {
        answers.join(", ")
    };
    let found = Diagnostic::new(Code::LayoutChosen, table.name()).line(1);
    found.value(&layout.name).with("names", names)
}

/// Columns that the layout does not speak of; where every other column is an answer, those
/// that are none were told of already.
fn unknown(layout: &Layout, bound: &Bound<'_>, table: &TextTable) -> Vec<Diagnostic> {
    if layout
        .questions
        .iter()
        .any(|question| matches!(question.answers, Answers::Rest(_)))
    {
        return Vec::new();
    }
    let named = || layout.other.iter().chain(&layout.flags).chain(&layout.poll);
    let unknown = |title: &&&str| !named().any(|name| folded(name) == folded(title));
    let note = |title: &&str| {
        Diagnostic::new(Code::ColumnUnknown, table.name()).line(1).column(title)
    };
    bound.extra.iter().filter(unknown).map(note).collect()
}

/// The project's columns, the area, and what the file has besides.
fn topline_columns<'a>(bound: &Bound<'a>) -> Vec<Cow<'a, str>> {
    let own = COLUMNS.iter().map(|column| column.name);
    let own = own.filter(|name| *name != "changed").chain(["area"]);
    let mut titles: Vec<Cow<'a, str>> = own.map(Cow::Borrowed).collect();
    for title in &bound.extra {
        titles.push(extra_title(title));
    }
    titles.push(Cow::Borrowed("changed"));
    titles
}

/// A column of the file whose name means something else here is renamed.
fn extra_title(title: &str) -> Cow<'_, str> {
    let taken = COLUMNS.iter().any(|column| column.name == title) || title == "area";
    if taken { Cow::Owned(format!("original_{title}")) } else { Cow::Borrowed(title) }
}

struct Mapper<'a, 'l> {
    layout: &'l Layout,
    bound: &'l Bound<'a>,
    cells: &'l Cells<'a>,
    cleaner: Cleaner<'a, 'l>,
    polls: Polls,
    /// The row that asked a question of a poll first.
    asked: HashMap<(String, String), usize, Hasher>,
    /// Polls of rows about everybody, for the rows about groups.
    totals: HashMap<Vec<String>, Vec<Total>, Hasher>,
    toplines: Rows<'a>,
    crosstabs: Rows<'a>,
}

/// A poll with a row about everybody, and where that was read.
type Total = (String, Option<String>);

/// What a row says of its poll, by the project's columns.
type Disclosed<'a> = IndexMap<&'static str, Cow<'a, str>, Hasher>;

impl<'a> Mapper<'a, '_> {
    /// A row's first filled cell under a column's names, with the name that it stands under.
    fn raw(&self, own: &str, row: usize) -> Option<(&'a str, &'a str)> {
        self.first(self.bound.columns.get(own)?, row)
    }

    /// The first of several cells that says something.
    fn first(&self, titles: &[&'a str], row: usize) -> Option<(&'a str, &'a str)> {
        let filled = || titles.iter().filter_map(|t| Some((*t, self.cells.get(t, row)?)));
        let missing = &self.layout.missing;
        filled()
            .find(|(_, cell)| !super::cell::is_missing(cell, missing))
            .or(filled().next())
    }

    /// The cells of columns that identify something together.
    fn joined(&self, titles: &[&'a str], row: usize) -> Option<String> {
        let cells: Vec<&str> =
            titles.iter().filter_map(|title| self.cells.get(title, row)).collect();
        (!cells.is_empty()).then(|| cells.join("_"))
    }

    fn is_group(&self, row: usize) -> bool {
        let Some(group) = &self.layout.group else { return false };
        match self.first(&self.bound.group, row) {
            Some((_, cell)) => {
                !group.total.iter().any(|total| folded(total) == folded(cell))
            }
            None => false,
        }
    }

    /// What a row says of its poll.
    fn disclosed(&mut self, row: usize) -> Disclosed<'a> {
        let mut found = Disclosed::default();
        for own in TEXTS.into_iter().chain(["area"]) {
            let raw = self.raw(own, row);
            let cell =
                raw.and_then(|(title, c)| self.cleaner.text(own, title, row, Some(c)));
            if let Some(cell) = cell {
                found.insert(own, cell);
            } else if let Some(constant) = self.layout.constants.get(own) {
                found.insert(own, Cow::Owned(constant.clone()));
            }
        }
        for own in ["sample_size", "margin", "base_size"] {
            let raw = self.raw(own, row);
            if let Some(cell) =
                raw.and_then(|(title, c)| self.cleaner.number(title, row, Some(c)))
            {
                found.insert(own, Cow::Borrowed(cell));
            }
        }
        let dated = |mapper: &mut Self, own: &str| {
            let (title, cell) = mapper.raw(own, row)?;
            Some((title, mapper.cleaner.number(title, row, Some(cell))?))
        };
        let (start, end) = (dated(self, "start_date"), dated(self, "end_date"));
        let both = dated(self, "dates");
        let Days { start, end } = self.cleaner.days(row, start, end, both);
        let published = dated(self, "published");
        let published =
            published.and_then(|(title, cell)| self.cleaner.day(title, row, cell, true));
        for (own, cell) in
            [("start_date", start), ("end_date", end), ("published", published)]
        {
            if let Some(cell) = cell {
                found.insert(own, cell);
            }
        }
        for title in &self.bound.flags {
            self.cleaner.flag(title, row, self.cells.get(title, row));
        }
        found
    }

    /// The name of a row's poll before it is told from others of that name.
    fn base(&self, row: usize, disclosed: &Disclosed<'a>) -> String {
        self.joined(&self.bound.poll, row).unwrap_or_else(|| {
            let last = ["end_date", "published", "start_date"]
                .iter()
                .find_map(|own| disclosed.get(own));
            let text = |own| disclosed.get(own).map(AsRef::as_ref);
            let mut base = name(text("pollster"), last.map(AsRef::as_ref));
            if let Some(area) = text("area") {
                base = format!("{base}_{}", slug(area));
            }
            base
        })
    }

    fn particulars(disclosed: &Disclosed<'a>, columns: &[&'static str]) -> Vec<String> {
        let cell = |own| disclosed.get(own).map(ToString::to_string).unwrap_or_default();
        columns.iter().map(|own| cell(*own)).collect()
    }

    /// A row about everybody who was asked.
    fn total(&mut self, row: usize) {
        let disclosed = self.disclosed(row);
        let base = self.base(row, &disclosed);
        let changed = self.cleaner.changes();
        let mut particulars = Self::particulars(&disclosed, &PARTICULARS);
        // A date that cannot be read still tells rows apart.
        let dated =
            disclosed.contains_key("start_date") || disclosed.contains_key("end_date");
        for own in ["start_date", "end_date", "dates"] {
            let unread = self.raw(own, row).filter(|_| !dated);
            particulars.extend(unread.map(|(_, cell)| cell.to_owned()));
        }
        let (mut poll, split) = self.polls.id(&base, particulars.clone());
        if split {
            let found = self.cleaner.table.about(Code::PollSplit, row, "poll", &base);
            self.cleaner.findings.push(found.with("poll", &poll));
        }
        if self.bound.questions.is_empty() {
            self.long(row, &poll, &disclosed, changed);
            return;
        }
        let mut any = false;
        for question in &self.bound.questions {
            let Some(mut figures) = self.figures(&question.answers, row) else {
                continue;
            };
            any = true;
            let id = self.question_id(question, row);
            let mut n = 1;
            while let Some(first) = self.asked.get(&(poll.clone(), id.clone())).copied() {
                if self.same(&question.answers, first, row) {
                    self.twice(Code::RowTwice, row, first, &poll);
                    figures.clear();
                    break;
                }
                self.twice(Code::PollTwice, row, first, &poll);
                n += 1;
                particulars.push(format!("#{n}"));
                poll = self.polls.id(&base, particulars.clone()).0;
            }
            if figures.is_empty() {
                continue;
            }
            self.asked.insert((poll.clone(), id.clone()), row);
            if self.layout.group.is_some() {
                self.remember(&base, &disclosed, &poll, row);
            }
            for (answer, title, cell, more) in figures {
                let changed = join(changed.clone(), more);
                self.begin(row, title, &poll, &id, &disclosed, changed);
                self.answer(row, &answer.name, &question.answers);
                self.toplines.set("percent", Some(cell));
            }
            for group in &question.groups {
                self.breakdown(group, question, row, &poll, &id);
            }
        }
        if !any {
            self.cleaner.tally.count(Code::RowWithoutFigures, "", row, "", "");
        }
    }

    fn twice(&mut self, code: Code, row: usize, first: usize, poll: &str) {
        let table = self.cleaner.table;
        let found = table.about(code, row, "poll", poll).with("first", table.line(first));
        self.cleaner.findings.push(found);
    }

    /// The figures of a row, each with what was changed of it; none where all are blank.
    #[expect(clippy::type_complexity, reason = "one use, taken apart at once")]
    fn figures<'b>(
        &mut self,
        answers: &'b [BoundAnswer<'a>],
        row: usize,
    ) -> Option<Vec<(&'b BoundAnswer<'a>, &'a str, Cow<'a, str>, Option<String>)>> {
        let mut found = Vec::with_capacity(answers.len());
        for answer in answers {
            let Some((title, raw)) = self.first(&answer.columns, row) else {
                let title = answer.columns.first().copied().unwrap_or("");
                self.cleaner.tally.count(Code::AnswerBlank, title, row, "", "");
                continue;
            };
            let cell = self.cleaner.figure(title, row, Some(raw));
            let changes = self.cleaner.changes();
            if let Some(cell) = cell {
                found.push((answer, title, cell, changes));
            }
        }
        (!found.is_empty()).then_some(found)
    }

    /// True when two rows have the same figures.
    fn same(&self, answers: &[BoundAnswer<'a>], one: usize, other: usize) -> bool {
        answers
            .iter()
            .flat_map(|answer| &answer.columns)
            .all(|title| self.cells.get(title, one) == self.cells.get(title, other))
    }

    fn question_id(&self, question: &BoundQuestion<'a>, row: usize) -> String {
        if let Some(id) = &question.id {
            return id.clone();
        }
        self.question_of_row(row)
    }

    fn question_of_row(&self, row: usize) -> String {
        let joined = self.joined(&self.bound.question, row).map(|text| slug(&text));
        let constant = self.layout.constants.get("question").cloned();
        joined
            .filter(|id| !id.is_empty())
            .or(constant)
            .unwrap_or_else(|| "question".to_owned())
    }

    /// Begins a row of toplines with all but the answer.
    fn begin(
        &mut self,
        row: usize,
        title: &'a str,
        poll: &str,
        question: &str,
        disclosed: &Disclosed<'a>,
        changed: Option<String>,
    ) {
        let line = self.cleaner.table.line(row);
        self.toplines.begin(line, Cow::Borrowed(title));
        self.toplines.set("poll", owned(poll));
        self.toplines.set("question", owned(question));
        for (own, cell) in disclosed {
            self.toplines.set(own, Some(cell.clone()));
        }
        for own in AS_IS {
            let cell = self.raw(own, row).map(|(_, cell)| Cow::Borrowed(cell));
            let constant =
                || self.layout.constants.get(own).map(|c| Cow::Owned(c.clone()));
            self.toplines.set(own, cell.or_else(constant));
        }
        for title in &self.bound.extra {
            let cell = self.cells.get(title, row).map(Cow::Borrowed);
            self.toplines.set(&extra_title(title), cell);
        }
        self.toplines.set("changed", changed.map(Cow::Owned));
    }

    /// An answer's name, its kind and, of a net, its parts.
    fn answer(&mut self, row: usize, name: &str, answers: &[BoundAnswer<'a>]) {
        self.toplines.set("answer", owned(name));
        let is = |other: &str| folded(other) == folded(name);
        let kind = self.layout.kinds.iter().find(|(other, _)| is(other));
        let net = self.layout.nets.iter().find(|(other, _)| is(other));
        let there = |part: &&String| answers.iter().any(|answer| answer.name == **part);
        // A net that stands alone is the only figure that there is.
        match net.filter(|(_, parts)| parts.iter().any(|part| there(&part))) {
            Some((_, parts)) => {
                self.toplines.set("answer_kind", owned("net"));
                self.toplines.set("net_of", owned(&parts.join(AND)));
            }
            None => {
                let kind = match kind {
                    Some((_, kind)) => Some(kind.name()),
                    None if sounds_undecided(name) => {
                        let code = Code::DontKnowInferred;
                        self.cleaner.tally.count(code, "answer", row, name, name);
                        Some(AnswerKind::DontKnow.name())
                    }
                    None => None,
                };
                self.toplines.set("answer_kind", kind.map(Cow::Borrowed));
            }
        }
    }

    /// A row that is one answer.
    fn long(
        &mut self,
        row: usize,
        poll: &str,
        disclosed: &Disclosed<'a>,
        changed: Option<String>,
    ) {
        let id = self.question_of_row(row);
        let figure = self.raw("percent", row);
        let title = figure.map_or("", |(title, _)| title);
        let cell = figure.and_then(|(title, c)| self.cleaner.figure(title, row, Some(c)));
        let changed = join(changed, self.cleaner.changes());
        self.begin(row, title, poll, &id, disclosed, changed);
        if let Some((_, name)) = self.raw("answer", row) {
            self.answer(row, name, &[]);
        }
        self.toplines.set("percent", cell);
    }

    /// Columns about a group.
    fn breakdown(
        &mut self,
        group: &BoundGroup<'a>,
        question: &BoundQuestion<'a>,
        row: usize,
        poll: &str,
        id: &str,
    ) {
        let size = self.first(&group.size, row);
        let size = size.and_then(|(title, c)| self.cleaner.number(title, row, Some(c)));
        let Some(figures) = self.figures(&group.answers, row) else { return };
        let total =
            |name: &str| question.answers.iter().find(|answer| answer.name == name);
        let alike = figures.len() > 1
            && figures.iter().all(|(answer, _, cell, _)| {
                total(&answer.name)
                    .and_then(|t| self.first(&t.columns, row))
                    .map(|(_, c)| c)
                    == Some(cell.as_ref())
            });
        if alike {
            let title = figures.first().map_or("", |(_, title, ..)| *title);
            let table = self.cleaner.table;
            let found = table.about(Code::GroupEqualsTotal, row, title, &group.group);
            self.cleaner.findings.push(found);
        }
        for (answer, title, cell, _) in figures {
            let keys = [&group.variable, &group.group, &answer.name];
            self.crosstab(row, title, poll, id, keys.map(String::as_str));
            self.crosstabs.set("group_size", size.map(Cow::Borrowed));
            self.crosstabs.set("percent", Some(cell));
        }
    }

    fn crosstab(
        &mut self,
        row: usize,
        title: &'a str,
        poll: &str,
        question: &str,
        [variable, group, answer]: [&str; 3],
    ) {
        let line = self.cleaner.table.line(row);
        self.crosstabs.begin(line, Cow::Borrowed(title));
        let keys = [
            ("poll", poll),
            ("question", question),
            ("variable", variable),
            ("group", group),
            ("answer", answer),
        ];
        for (column, cell) in keys {
            self.crosstabs.set(column, owned(cell));
        }
        let source = self.raw("source", row).map(|(_, cell)| Cow::Borrowed(cell));
        self.crosstabs.set("source", source);
    }

    fn remember(
        &mut self,
        base: &str,
        disclosed: &Disclosed<'a>,
        poll: &str,
        row: usize,
    ) {
        let mut key = Self::particulars(disclosed, &PARTICULARS[..WITHOUT_SIZES]);
        key.push(base.to_owned());
        let source = self.raw("source", row).map(|(_, cell)| cell.to_owned());
        self.totals.entry(key).or_default().push((poll.to_owned(), source));
    }

    /// A row about a group: a breakdown of the poll whose other particulars it shares.
    fn group(&mut self, row: usize) {
        let disclosed = self.disclosed(row);
        let base = self.base(row, &disclosed);
        let _ = self.cleaner.changes();
        let mut key = Self::particulars(&disclosed, &PARTICULARS[..WITHOUT_SIZES]);
        key.push(base.clone());
        let source = self.raw("source", row).map(|(_, cell)| cell.to_owned());
        let known = self.totals.get(&key).and_then(|polls| {
            let same = polls.iter().find(|(_, of)| *of == source);
            same.or(polls.first()).map(|(poll, _)| poll.clone())
        });
        let Some((_, group)) = self.first(&self.bound.group, row) else { return };
        let poll = known.unwrap_or_else(|| {
            let column = self.bound.group.first().copied().unwrap_or("");
            self.cleaner.tally.count(Code::GroupWithoutTotal, column, row, group, "");
            base.clone()
        });
        let variable =
            self.layout.group.as_ref().map_or("", |group| group.variable.as_str());
        for question in &self.bound.questions {
            let id = self.question_id(question, row);
            for (answer, title, cell, _) in
                self.figures(&question.answers, row).into_iter().flatten()
            {
                self.crosstab(row, title, &poll, &id, [variable, group, &answer.name]);
                self.crosstabs.set("group_size", disclosed.get("sample_size").cloned());
                self.crosstabs.set("percent", Some(cell));
            }
        }
    }
}

fn owned<'a>(text: &str) -> Cell<'a> {
    Some(Cow::Owned(text.to_owned()))
}

fn join(one: Option<String>, other: Option<String>) -> Option<String> {
    match (one, other) {
        (Some(one), Some(other)) => Some(format!("{one}; {other}")),
        (one, other) => one.or(other),
    }
}
