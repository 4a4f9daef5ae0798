//! The names that a template calls results by: identifiers with dots for slashes, without
//! `figures/` and without a topline's question.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use serde::Serialize;

use crate::phrase::Phrases;
use crate::report::{Block, Document, Explained, explain_all};
use crate::results::{
    BoundedShare, ClaimResult, DifferenceResult, Estimate, Figure, Label, Lang, Results,
};
use crate::text::{nearest, strip_isolates};

/// What an identifier stands for.
#[derive(Debug, Clone, PartialEq)]
pub enum EntryKind {
    /// A published figure.
    Figure(Box<Figure>),
    /// An estimate from respondents, or one that a model made.
    Estimate(Box<Estimate>),
    /// A share that is only bounded, and the unit that its figures were rounded to.
    Bounded(Box<BoundedShare>),
    /// A lead or a change.
    Difference(Box<DifferenceResult>),
    /// A claim of the study.
    Claim(Box<ClaimResult>),
    /// Anything else, as reports print it in each language.
    Printed([String; 3]),
}

/// A result by the name that templates call it.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its name in templates.
    pub name: String,
    /// Its identifier in the results.
    pub id: String,
    /// Printed name of what it measures.
    pub label: Label,
    /// What it is.
    pub kind: EntryKind,
}

impl Entry {
    /// The published figure, if it is one.
    #[must_use]
    pub fn figure(&self) -> Option<&Figure> {
        match &self.kind {
            EntryKind::Figure(figure) => Some(figure),
            EntryKind::Claim(claim) => claim.figure.as_ref(),
            _ => None,
        }
    }

    /// The estimate: a share, or a difference of shares.
    #[must_use]
    pub fn estimate(&self) -> Option<&Estimate> {
        match &self.kind {
            EntryKind::Figure(figure) => Some(&figure.estimate),
            EntryKind::Estimate(estimate) => Some(estimate),
            EntryKind::Difference(difference) => Some(&difference.estimate),
            _ => None,
        }
    }

    /// The unit that a bounded share's figures were rounded to: the coarser one.
    #[must_use]
    pub fn unit(bounded: &BoundedShare) -> f64 {
        let half =
            |name: &str| bounded.derivation.inputs.get(name).map_or(0.0, |i| 2.0 * i.0);
        half("r_p").max(half("r_q"))
    }
}

#[derive(Debug, Clone, Default)]
struct Node {
    children: IndexMap<String, usize>,
    entry: Option<usize>,
}

/// All results of a file by name.
#[derive(Debug, Clone)]
pub struct Names {
    entries: Vec<Entry>,
    nodes: Vec<Node>,
}

impl Names {
    /// The names of a results file.
    #[must_use]
    pub fn of(results: &Results) -> Self {
        let figures = figures(results);
        let questions = questions(results);
        let mut names = Self { entries: Vec::new(), nodes: vec![Node::default()] };
        for explained in explain_all(results) {
            let kind = kind(&explained, &figures);
            names.add(&explained.id, explained.label, kind, &questions);
        }
        for claim in &results.claims {
            let kind = EntryKind::Claim(Box::new(claim.clone()));
            names.add(&claim.id, claim.statement.clone(), kind, &questions);
        }
        names
    }

    /// All results in the order of the file.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The result with a name; `.support` after a share's name is the share itself.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Entry> {
        self.entry(self.node(name)?)
    }

    /// The result whose name is most like a wrong one.
    #[must_use]
    pub fn nearest(&self, name: &str) -> Option<&str> {
        let name = name.strip_suffix(".support").unwrap_or(name);
        nearest(name, self.entries.iter().map(|entry| entry.name.as_str()))
    }

    pub(super) const ROOT: usize = 0;

    pub(super) fn entry(&self, node: usize) -> Option<&Entry> {
        self.nodes.get(node)?.entry.and_then(|i| self.entries.get(i))
    }

    pub(super) fn child(&self, node: usize, name: &str) -> Option<usize> {
        let found = self.nodes.get(node)?;
        let share = name == "support" && found.entry.is_some();
        found.children.get(name).copied().or(share.then_some(node))
    }

    /// The results directly below a name: the answers of a question.
    pub(super) fn below(&self, node: usize) -> Vec<(usize, &Entry)> {
        let children = self.nodes.get(node).map(|n| &n.children);
        children
            .into_iter()
            .flatten()
            .filter_map(|(_, child)| Some((*child, self.entry(*child)?)))
            .collect()
    }

    pub(super) fn node(&self, name: &str) -> Option<usize> {
        name.split('.').try_fold(Self::ROOT, |node, part| self.child(node, part))
    }

    fn add(
        &mut self,
        id: &str,
        label: Label,
        kind: EntryKind,
        questions: &BTreeMap<String, String>,
    ) {
        let full: Vec<String> = id.split('/').map(identifier).collect();
        let mut short = full.clone();
        if full.len() > 1 && full[0] == "figures" {
            short.remove(0);
        } else if full.len() > 2 && questions.get(&full[0]) == Some(&full[1]) {
            short.remove(1);
        }
        // Two results of one short name keep their full ones.
        let free =
            self.node(&short.join(".")).is_none_or(|n| self.nodes[n].entry.is_none());
        let path = if free { &short } else { &full };
        let index = self.entries.len();
        self.entries.push(Entry { name: path.join("."), id: id.to_owned(), label, kind });
        for path in [&short, &full] {
            let node = self.grow(path);
            self.nodes[node].entry.get_or_insert(index);
        }
    }

    fn grow(&mut self, path: &[String]) -> usize {
        path.iter().fold(Self::ROOT, |node, part| {
            if let Some(child) = self.nodes[node].children.get(part) {
                return *child;
            }
            let child = self.nodes.len();
            self.nodes.push(Node::default());
            self.nodes[node].children.insert(part.clone(), child);
            child
        })
    }
}

/// A part of an identifier as a name that templates can hold.
fn identifier(part: &str) -> String {
    let plain: String =
        part.chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).collect();
    match plain.chars().next() {
        Some(c) if c.is_numeric() => format!("_{plain}"),
        Some(_) => plain,
        None => "_".to_owned(),
    }
}

fn kind(explained: &Explained, figures: &BTreeMap<&str, &Figure>) -> EntryKind {
    if let Some(figure) = figures.get(explained.id.as_str()) {
        return EntryKind::Figure(Box::new((*figure).clone()));
    }
    let value = &explained.result;
    // What a result is follows from what it holds, so that a new analysis needs nothing
    // here.
    if let Ok(found) = serde_json::from_value::<BoundedShare>(value.clone()) {
        return EntryKind::Bounded(Box::new(found));
    }
    if let Ok(found) = serde_json::from_value::<DifferenceResult>(value.clone()) {
        return EntryKind::Difference(Box::new(found));
    }
    let inner = value.get("estimate").unwrap_or(value);
    match serde_json::from_value::<Estimate>(inner.clone()) {
        Ok(found) => EntryKind::Estimate(Box::new(found)),
        Err(_) => {
            EntryKind::Printed(Lang::ALL.map(|lang| explained.printed(lang).to_owned()))
        }
    }
}

fn figures(results: &Results) -> BTreeMap<&str, &Figure> {
    let answers =
        results.toplines.iter().flat_map(|t| t.answers.iter().map(|a| &a.figure));
    let sides = results.contradictions.iter().flat_map(|s| [&s.a.figure, &s.b.figure]);
    let joints = results.joints.iter().flat_map(|j| j.figures.iter().map(|f| &f.figure));
    let claims = results.claims.iter().flat_map(|c| c.figure.iter().chain(&c.also));
    answers
        .chain(sides)
        .chain(joints)
        .chain(claims)
        .map(|figure| (figure.id.as_str(), figure))
        .collect()
}

/// The question of each topline: left out of its answers' names.
fn questions(results: &Results) -> BTreeMap<String, String> {
    let parts = results.toplines.iter().filter_map(|t| {
        let (_, question) = t.id.split_once('/')?;
        Some((identifier(&t.name), identifier(question)))
    });
    parts.collect()
}

/// A name as `endoxa fill --list` prints it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ListedName {
    /// The name in templates.
    pub name: String,
    /// The identifier that `endoxa explain` takes.
    pub id: String,
    /// The value as it is printed.
    pub value: String,
    /// What it measures.
    pub label: String,
    /// The poll and its dates.
    pub source: String,
}

impl Names {
    /// All names with their values in a language.
    #[must_use]
    pub fn list(&self, results: &Results, say: &Phrases) -> Vec<ListedName> {
        let source = |entry: &Entry| {
            let poll = entry.figure().and_then(|f| f.poll.as_deref());
            poll.and_then(|id| results.poll(id)).map_or(String::new(), |poll| {
                say.commas(&[say.label(&poll.label).to_owned(), say.dates(poll)])
            })
        };
        self.entries
            .iter()
            .map(|entry| ListedName {
                name: entry.name.clone(),
                id: entry.id.clone(),
                value: super::filters::printed(entry, say),
                label: say.label(&entry.label).to_owned(),
                source: source(entry),
            })
            .collect()
    }
}

/// The names as a table.
#[must_use]
pub fn names_document(listed: &[ListedName], say: &Phrases) -> Document {
    let header = ["article-name", "table-share", "article-measures", "key-source"];
    let rows = listed.iter().map(|row| {
        vec![row.name.clone(), row.value.clone(), row.label.clone(), row.source.clone()]
    });
    let table = Block::Table {
        caption: say.say("article-names"),
        header: header.iter().map(|id| say.say(id)).collect(),
        rows: rows.collect(),
        notes: vec![say.say("article-names-note")],
    };
    Document { direction: say.lang().direction(), blocks: vec![table] }
}

/// The names for a terminal: each on a line of its own and unbroken, to be copied, with what
/// it stands for below.
#[must_use]
pub fn names_text(listed: &[ListedName], say: &Phrases) -> String {
    let mut text = String::new();
    for row in listed {
        let parts = [row.value.clone(), row.label.clone(), row.source.clone()];
        text.push_str(&format!("{}\n    {}\n", row.name, say.semicolons(&parts)));
    }
    strip_isolates(&text)
}
