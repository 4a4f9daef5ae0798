//! The printed names of polls, questions, answers and groups in each language.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::bytes::Source;
use super::columns::{ColumnSpec, optional, required};
use super::findings::{Findings, Read, Rejected};
use super::table::TextTable;
use crate::poll::{Code, Diagnostic};
use crate::results::{Label, Lang};
use crate::text::nearest;

const COLUMNS: [ColumnSpec; 6] = [
    required("kind"),
    optional("question"),
    required("name"),
    required("en"),
    optional("ar"),
    optional("he"),
];

/// What is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LabelKind {
    /// A poll: its short name.
    Poll,
    /// A question.
    Question,
    /// An answer, of one question or of any.
    Answer,
    /// A grouping variable.
    Variable,
    /// A group.
    Group,
    /// A population.
    Population,
    /// A mode of interviewing.
    Mode,
}

impl LabelKind {
    const NAMES: [(&'static str, Self); 7] = [
        ("poll", Self::Poll),
        ("question", Self::Question),
        ("answer", Self::Answer),
        ("variable", Self::Variable),
        ("group", Self::Group),
        ("population", Self::Population),
        ("mode", Self::Mode),
    ];

    fn parse(text: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(name, _)| *name == text).map(|(_, kind)| *kind)
    }

    /// The name that the `kind` column takes.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, kind)| *kind == self).map_or("", |(name, _)| name)
    }
}

type Key = (LabelKind, Option<String>, String);

/// All labels of a study. Remembers which were asked for and missing, so that each is
/// warned about once.
#[derive(Debug, Default)]
pub struct Labels {
    file: String,
    entries: IndexMap<Key, (u64, Label)>,
    missing: std::cell::RefCell<BTreeSet<(LabelKind, String)>>,
    used: std::cell::RefCell<BTreeSet<Key>>,
}

impl Labels {
    /// The label of something; its own name where there is none (remembered as missing).
    #[must_use]
    pub fn get(&self, kind: LabelKind, question: Option<&str>, name: &str) -> Label {
        let specific = (kind, question.map(str::to_owned), name.to_owned());
        let general = (kind, None, name.to_owned());
        for key in [specific, general] {
            if let Some((_, label)) = self.entries.get(&key) {
                self.used.borrow_mut().insert(key);
                return label.clone();
            }
        }
        self.missing.borrow_mut().insert((kind, name.to_owned()));
        Label::from_iter([(Lang::En, name.to_owned())])
    }

    /// Labels of things that the data do not have.
    #[must_use]
    pub fn unused(&self, has: impl Fn(LabelKind, &str) -> bool) -> Vec<Diagnostic> {
        self.entries
            .iter()
            .filter(|((kind, _, name), _)| !has(*kind, name))
            .map(|((kind, _, name), (line, _))| {
                Diagnostic::new(Code::LabelUnused, &self.file)
                    .line(*line)
                    .column(kind.name())
                    .value(name)
            })
            .collect()
    }

    /// What was asked for and is missing, altogether or in a language.
    #[must_use]
    pub fn missing(&self) -> Vec<Diagnostic> {
        let nothing = self.missing.borrow();
        let nothing = nothing.iter().map(|(kind, name)| {
            Diagnostic::new(Code::LabelMissing, &self.file)
                .column(kind.name())
                .value(name)
                .with("languages", "en, ar, he")
        });
        let used = self.used.borrow();
        let partly = used.iter().filter_map(|key| {
            let (line, label) = self.entries.get(key)?;
            let languages: Vec<&str> = Lang::ALL
                .into_iter()
                .filter(|lang| label.is_missing(*lang))
                .map(Lang::tag)
                .collect();
            (!languages.is_empty()).then(|| {
                Diagnostic::new(Code::LabelMissing, &self.file)
                    .line(*line)
                    .column(key.0.name())
                    .value(&key.2)
                    .with("languages", languages.join(", "))
            })
        });
        nothing.chain(partly).collect()
    }
}

/// Reads a labels file: `kind,question,name,en,ar,he`.
///
/// # Errors
/// [`Rejected`] with every error and warning of the file.
pub fn labels(source: &Source) -> Result<Read<Labels>, Rejected> {
    let mut findings = Findings::default();
    let table = TextTable::read(source, &COLUMNS, &mut findings)?;
    let rows = table.collect(table.frame())?;
    let cells = rows.cells(&table);
    let mut entries: IndexMap<Key, (u64, Label)> = IndexMap::new();
    for row in 0..cells.len() {
        let word = cells.get("kind", row).unwrap_or("");
        let Some(kind) = LabelKind::parse(word) else {
            findings.push(unknown_kind(&table, row, word));
            continue;
        };
        let Some(name) = cells.get("name", row) else {
            findings.push(table.about(Code::CellBlank, row, "name", ""));
            continue;
        };
        let label = Label::from_iter(
            Lang::ALL
                .into_iter()
                .filter_map(|lang| Some((lang, cells.get(lang.tag(), row)?.to_owned()))),
        );
        let key = (kind, cells.get("question", row).map(str::to_owned), name.to_owned());
        if let Some((first, _)) = entries.get(&key) {
            findings.push(
                table.about(Code::RowTwice, row, "name", name).with("first", first),
            );
        } else {
            entries.insert(key, (table.line(row), label));
        }
    }
    let file = table.name().to_owned();
    findings.finish(Labels { file, entries, ..Labels::default() })
}

fn unknown_kind(table: &TextTable, row: usize, word: &str) -> Diagnostic {
    let names: Vec<&str> = LabelKind::NAMES.iter().map(|(name, _)| *name).collect();
    let found =
        table.about(Code::WordUnknown, row, "kind", word).with("names", names.join(", "));
    match nearest(word, names) {
        Some(near) => found.with("nearest", near),
        None => found,
    }
}
