//! A template filled with results.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, Object, ObjectRepr, Rest, Value};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior};

use super::claim::{Judge, Judged, JudgedCondition, Standing, unknown};
use super::extract::ArticleKind;
use super::filters::{self, Printed, Printer};
use super::names::{Entry, EntryKind, Names};
use super::place::Place;
use super::scan::{self, Piece, Scanned, TEST_CALL, WEAKER_CALL, scan};
use super::sentences::Sentences;
use super::style::{OnUnsupported, Style, StyleOptions, front_matter};
use super::words;
use crate::analysis::{Comparison, Threshold};
use crate::phrase::Phrases;
use crate::poll::{Code, Diagnostic};
use crate::report::escaped;
use crate::results::{Results, Verdict};
use crate::text::nearest;

/// A filled article.
#[derive(Debug, Clone, PartialEq)]
pub struct Filled {
    /// Its text.
    pub text: String,
    /// The language that it was written in.
    pub style: Style,
    /// Its claims in their order, tested; those too that were not reached.
    pub claims: Vec<Judged>,
}

/// Fills a template: figures by name, claims tested. `file` is what messages call it, `kind`
/// decides how texts from the data are escaped. Options go before the front matter, which
/// goes before the study's language.
///
/// # Errors
/// Every name that is not known, or the first thing that cannot be printed, each with line
/// and column; with [`Code::ClaimUnsupported`] every claim block that the data do not show
/// and that says nothing to print in its place.
pub fn fill(
    template: &str,
    file: &str,
    kind: ArticleKind,
    results: &Results,
    options: StyleOptions,
) -> Result<Filled, Vec<Diagnostic>> {
    let read = Template::read(template, file, results, options)?;
    read.render(kind)
}

/// A template that has been read, its claims tested and its names found.
pub(super) struct Template<'a> {
    text: &'a str,
    pub(super) scanned: Scanned,
    pub(super) claims: Vec<Judged>,
    context: Arc<Context>,
}

/// What every filter and test needs.
#[derive(Debug)]
struct Context {
    names: Names,
    results: Results,
    style: Style,
    say: Phrases,
    file: String,
}

impl Context {
    fn printer(&self) -> Printer<'_> {
        Printer { say: &self.say, results: &self.results, file: &self.file }
    }

    fn judge(&self) -> Judge<'_> {
        Judge { names: &self.names, results: &self.results, file: &self.file }
    }

    fn sentences(&self) -> Sentences<'_> {
        Sentences { names: &self.names, results: &self.results, say: &self.say }
    }
}

impl<'a> Template<'a> {
    pub(super) fn read(
        text: &'a str,
        file: &str,
        results: &Results,
        options: StyleOptions,
    ) -> Result<Self, Vec<Diagnostic>> {
        let (chosen, skip) = front_matter(text, file).map_err(|found| vec![found])?;
        let style = options.or(chosen).style(results.study.language);
        let scanned = scan(text, skip, file).map_err(|found| vec![found])?;
        let context = Arc::new(Context {
            names: Names::of(results),
            results: results.clone(),
            style,
            say: style.phrases(),
            file: file.to_owned(),
        });
        let mut template = Self { text, scanned, claims: Vec::new(), context };
        let mut found = Vec::new();
        for claim in &template.scanned.claims {
            match template.context.judge().judge(&claim.statement, &claim.test) {
                Ok(judged) => template.claims.push(judged),
                Err(wrong) => found.push(template.in_test(claim, wrong)),
            }
        }
        found.extend(template.wrong_names().map_err(|wrong| vec![wrong])?);
        if found.is_empty() { Ok(template) } else { Err(found) }
    }

    /// The language and the phrases that the template asks for.
    pub(super) fn style(&self) -> Style {
        self.context.style
    }

    /// What the data bear of a claim.
    pub(super) fn sentence(&self, judged: &Judged) -> String {
        self.context.sentences().judged(judged)
    }

    /// The results that a piece of the template prints or tests, with their places.
    pub(super) fn used(&self) -> Vec<(Place, &str, &Entry)> {
        let mut used = Vec::new();
        for piece in &self.scanned.pieces {
            let (Piece::Print(range) | Piece::Block(range)) = piece else { continue };
            for path in scan::paths(self.text, range.clone()) {
                if let Some(entry) = self.entry(path.text) {
                    let expression = self.text[range.clone()].trim();
                    used.push((Place::of(self.text, path.at), expression, entry));
                }
            }
        }
        used
    }

    /// Whether a name can be looked up: a result, one of its fields, or a question's answers.
    fn known(&self, path: &str) -> bool {
        let names = &self.context.names;
        let answers = path.strip_suffix(".answers");
        names.node(answers.unwrap_or(path)).is_some() || self.entry(path).is_some()
    }

    fn entry(&self, path: &str) -> Option<&Entry> {
        let names = &self.context.names;
        let known = |path: &str| names.get(path);
        known(path).or_else(|| {
            let (name, field) = path.rsplit_once('.')?;
            FIELDS.contains(&field).then(|| known(name)).flatten()
        })
    }

    /// A finding about a test, at the name in it.
    fn in_test(&self, claim: &scan::ClaimTag, found: Diagnostic) -> Diagnostic {
        let value = found.place.value.clone().unwrap_or_default();
        let within = claim.test.find(&value).unwrap_or(0);
        Place::of(self.text, claim.at + within).on(found)
    }

    /// Names that the results do not have, and figures that are compared as if they had no
    /// uncertainty.
    fn wrong_names(&self) -> Result<Vec<Diagnostic>, Diagnostic> {
        let environment = self.environment(ArticleKind::Text, &Arc::default());
        let source = &self.scanned.source;
        let compiled = environment
            .template_from_str(source)
            .map_err(|error| self.diagnostic(&environment, &error))?;
        let looked_up = compiled.undeclared_variables(false);
        let names = &self.context.names;
        let mut found = Vec::new();
        for piece in &self.scanned.pieces {
            let (Piece::Print(range) | Piece::Block(range)) = piece else { continue };
            for path in scan::paths(self.text, range.clone()) {
                let first = path.text.split('.').next().unwrap_or("");
                let own = GLOBALS.contains(&first) || FUNCTIONS.contains(&first);
                if !looked_up.contains(first) || own {
                    continue;
                }
                let at = Place::of(self.text, path.at);
                if !self.known(path.text) {
                    let near = names.nearest(path.text);
                    found.push(at.on(unknown(path.text, near, &self.context.file)));
                } else if path.compared && names.get(path.text).is_some() {
                    let compared =
                        Diagnostic::new(Code::FigureCompared, &self.context.file);
                    found.push(at.on(compared.value(path.text)));
                }
            }
        }
        Ok(found)
    }

    fn render(self, kind: ArticleKind) -> Result<Filled, Vec<Diagnostic>> {
        let unsupported: Arc<Mutex<Vec<usize>>> = Arc::default();
        let shared = Arc::new(self.claims.clone());
        let mut environment = self.environment(kind, &shared);
        self.claim_calls(&mut environment, &shared, &unsupported);
        let root = Value::from_object(Root(self.context.clone()));
        let rendered = environment
            .template_from_named_str(kind.file_name(), &self.scanned.source)
            .and_then(|template| template.render(root));
        let text =
            rendered.map_err(|error| vec![self.diagnostic(&environment, &error)])?;
        let unsupported =
            unsupported.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if unsupported.is_empty() {
            let style = self.context.style;
            return Ok(Filled { text, style, claims: self.claims });
        }
        Err(unsupported.into_iter().map(|number| self.unsupported(number)).collect())
    }

    fn unsupported(&self, number: usize) -> Diagnostic {
        let (claim, judged) = (&self.scanned.claims[number], &self.claims[number]);
        let found = Diagnostic::new(Code::ClaimUnsupported, &self.context.file)
            .value(&claim.statement)
            .with("reason", self.sentence(judged));
        Place::of(self.text, claim.block.start).on(found)
    }

    /// The two calls that a claim block becomes.
    fn claim_calls(
        &self,
        environment: &mut Environment<'_>,
        claims: &Arc<Vec<Judged>>,
        unsupported: &Arc<Mutex<Vec<usize>>>,
    ) {
        let (judged, context) = (claims.clone(), self.context.clone());
        let refused = unsupported.clone();
        let own: Vec<bool> = self.scanned.claims.iter().map(|c| c.has_else).collect();
        environment.add_function(WEAKER_CALL, move |number: usize| {
            let Some(judged) = judged.get(number) else { return String::new() };
            let fails = context.style.unsupported == OnUnsupported::Fail;
            if fails && !own.get(number).copied().unwrap_or(false) {
                let mut refused = refused.lock().unwrap_or_else(PoisonError::into_inner);
                if !refused.contains(&number) {
                    refused.push(number);
                }
            }
            context.sentences().judged(judged)
        });
    }

    fn environment(
        &self,
        kind: ArticleKind,
        claims: &Arc<Vec<Judged>>,
    ) -> Environment<'_> {
        let mut environment = Environment::new();
        let mut syntax = SyntaxConfig::builder();
        syntax.keep_trailing_newline(true);
        if let Ok(syntax) = syntax.build() {
            environment.set_syntax(syntax);
        }
        environment.set_debug(true);
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        // Templates of a newsroom are short; a loop that does not end is a mistake.
        environment.set_fuel(Some(10_000_000));
        environment.set_auto_escape_callback(move |_| kind.escape());
        let context = self.context.clone();
        environment.set_formatter(move |out, state, value| {
            // What stands above several results prints as nothing, which nobody means.
            if value.downcast_object_ref::<Named>().is_some() {
                result(value, "print", &context)?;
            }
            if *state.auto_escape() == AutoEscape::Custom(MARKDOWN.into()) {
                if value.is_undefined() || value.is_safe() {
                    return minijinja_plain(out, value);
                }
                let text = value.to_string().replace(['\n', '\r'], " ");
                return out.write_str(&escaped(&text)).map_err(Error::from);
            }
            minijinja::escape_formatter(out, state, value)
        });
        let judged = claims.clone();
        environment.add_function(TEST_CALL, move |number: usize| {
            judged.get(number).is_some_and(Judged::holds)
        });
        environment.add_function(WEAKER_CALL, |_: usize| String::new());
        add_filters(&mut environment, &self.context);
        add_tests(&mut environment, &self.context);
        environment
    }

    /// An error of minijinja's, at its place in the template.
    fn diagnostic(&self, environment: &Environment<'_>, error: &Error) -> Diagnostic {
        let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(error);
        let mut refused = None;
        while let Some(inner) = cause {
            if let Some(Refused(found)) = inner.downcast_ref::<Refused>() {
                refused = Some(found.clone());
            }
            cause = inner.source();
        }
        let found = refused.unwrap_or_else(|| self.foreign(environment, error));
        match error.range() {
            Some(range) => {
                Place::of(self.text, self.scanned.original(range.start)).on(found)
            }
            None => found.line(error.line().unwrap_or(0) as u64),
        }
    }

    fn foreign(&self, _: &Environment<'_>, error: &Error) -> Diagnostic {
        let file = &self.context.file;
        let detail = error.detail().unwrap_or_default().to_owned();
        let known: &[&str] = match error.kind() {
            ErrorKind::UnknownFilter => &FILTERS,
            ErrorKind::UnknownTest => &TESTS,
            ErrorKind::UnknownFunction => &FUNCTIONS,
            _ => {
                let reason =
                    if detail.is_empty() { error.kind().to_string() } else { detail };
                return Diagnostic::new(Code::TemplateMalformed, file)
                    .with("reason", reason);
            }
        };
        // "filter shar is unknown": the name is the second word.
        let name = detail.split_whitespace().nth(1).unwrap_or(&detail).to_owned();
        let found = Diagnostic::new(Code::FilterUnknown, file)
            .value(&name)
            .with("names", known.join(", "));
        match nearest(&name, known.iter().copied()) {
            Some(near) => found.with("nearest", near),
            None => found,
        }
    }
}

fn minijinja_plain(out: &mut minijinja::Output, value: &Value) -> Result<(), Error> {
    out.write_str(&value.to_string()).map_err(Error::from)
}

pub(super) const MARKDOWN: &str = "markdown";

/// Names that every template has beside the results.
const GLOBALS: [&str; 2] = ["study", "weaker"];
const FUNCTIONS: [&str; 6] =
    [TEST_CALL, WEAKER_CALL, "range", "dict", "namespace", "debug"];
/// Plain values of a result, for comparisons that the writer answers for.
const FIELDS: [&str; 7] = ["value", "lower", "upper", "n", "label", "id", "answers"];
const FILTERS: [&str; 17] = [
    "share", "interval", "assumed", "margin", "n", "dates", "poll", "source", "label",
    "bounds", "in_words", "majority", "whole", "lead", "change", "verdict", "explain",
];
const TESTS: [&str; 13] = [
    "majority",
    "likely_majority",
    "minority",
    "about_half",
    "above",
    "below",
    "ahead_of",
    "changed_from",
    "supported",
    "with_interval",
    "with_n",
    "with_source",
    "bounded",
];

/// A refusal of ours inside an error of minijinja's.
#[derive(Debug)]
struct Refused(Diagnostic);

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.code.name())
    }
}

impl std::error::Error for Refused {}

fn refused(found: Diagnostic) -> Error {
    Error::new(ErrorKind::InvalidOperation, "").with_source(Refused(found))
}

/// The names of the results, and the study.
#[derive(Debug)]
struct Root(Arc<Context>);

impl Object for Root {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let name = key.as_str()?;
        if let Some(node) = self.0.names.child(Names::ROOT, name) {
            return Some(Value::from_object(Named { context: self.0.clone(), node }));
        }
        (name == "study").then(|| study(&self.0))
    }
}

fn study(context: &Context) -> Value {
    let study = &context.results.study;
    let label = |label: &crate::results::Label| context.say.label(label).to_owned();
    let fields = [
        ("id", study.id.clone()),
        ("title", label(&study.title)),
        ("about", study.about.as_ref().map_or(String::new(), label)),
        ("credit", study.credit.as_ref().map_or(String::new(), label)),
        ("level", context.say.level(study.level)),
    ];
    let fields = fields.map(|(name, text)| (name.to_owned(), text));
    Value::from(BTreeMap::from(fields))
}

/// A result, or what stands above several.
struct Named {
    context: Arc<Context>,
    node: usize,
}

impl fmt::Debug for Named {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.entry().map_or("", |entry| entry.name.as_str()))
    }
}

impl Named {
    fn entry(&self) -> Option<&Entry> {
        self.context.names.entry(self.node)
    }

    fn other(&self, node: usize) -> Value {
        Value::from_object(Self { context: self.context.clone(), node })
    }

    fn field(&self, name: &str) -> Option<Value> {
        if name == "answers" {
            let below = self.context.names.below(self.node);
            return Some(below.into_iter().map(|(node, _)| self.other(node)).collect());
        }
        let entry = self.entry()?;
        let estimate = entry.figure().map(|f| &f.estimate).or_else(|| entry.estimate());
        let bounds = match &entry.kind {
            EntryKind::Bounded(bounded) => {
                Some((bounded.bounds.lower, bounded.bounds.upper))
            }
            _ => estimate
                .and_then(|e| e.interval.as_ref())
                .map(|interval| (interval.lower, interval.upper)),
        };
        match name {
            "label" => Some(Value::from(self.context.say.label(&entry.label))),
            "id" => Some(Value::from(entry.id.as_str())),
            "value" => estimate.and_then(|e| e.value).map(Value::from),
            "n" => estimate.and_then(|e| e.n).map(Value::from),
            "lower" => bounds.map(|b| Value::from(b.0)),
            "upper" => bounds.map(|b| Value::from(b.1)),
            _ => None,
        }
    }
}

impl Object for Named {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let name = key.as_str()?;
        if let Some(node) = self.context.names.child(self.node, name) {
            return Some(self.other(node));
        }
        self.field(name).or_else(|| {
            let above = self.entry().map_or("", |entry| entry.name.as_str());
            let full = format!("{above}.{name}");
            let near = self.context.names.nearest(&full);
            Some(Value::from(refused(unknown(&full, near, &self.context.file))))
        })
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.entry() {
            Some(entry) => f.write_str(&filters::printed(entry, &self.context.say)),
            None => Ok(()),
        }
    }
}

/// The result that a value is.
fn result<'v>(
    value: &'v Value,
    filter: &str,
    context: &Context,
) -> Result<&'v Entry, Error> {
    let named = value.downcast_object_ref::<Named>();
    named.and_then(Named::entry).ok_or_else(|| {
        let shown = if named.is_some() { String::new() } else { value.to_string() };
        let found = Diagnostic::new(Code::ArticleValueMissing, &context.file)
            .value(&shown)
            .with("names", filter)
            .with("reason", context.say.say("article-no-result"));
        refused(found)
    })
}

fn add_filters(environment: &mut Environment<'_>, context: &Arc<Context>) {
    type Plain = fn(&Printer<'_>, &Entry) -> Printed;
    let plain: [(&str, Plain); 10] = [
        ("interval", |p, entry| p.interval(entry)),
        ("assumed", |p, entry| p.assumed(entry)),
        ("margin", |p, entry| p.margin(entry)),
        ("n", |p, entry| p.n(entry)),
        ("dates", |p, entry| p.dates(entry)),
        ("poll", |p, entry| p.poll(entry)),
        ("source", |p, entry| p.source(entry)),
        ("bounds", |p, entry| p.bounds(entry)),
        ("in_words", |p, entry| p.in_words(entry)),
        ("whole", |p, entry| p.whole(entry)),
    ];
    for (name, filter) in plain {
        let context = context.clone();
        environment.add_filter(name, move |value: &Value| {
            let entry = result(value, name, &context)?;
            filter(&context.printer(), entry).map_err(refused)
        });
    }
    let own = context.clone();
    environment.add_filter("share", move |value: &Value, options: Kwargs| {
        let wanted: Option<u8> = options.get("decimals")?;
        options.assert_all_used()?;
        let entry = result(value, "share", &own)?;
        own.printer().share(entry, wanted).map_err(refused)
    });
    for (name, signed) in [("lead", false), ("change", true)] {
        let own = context.clone();
        environment.add_filter(name, move |value: &Value, other: &Value| {
            let (entry, other) = (result(value, name, &own)?, result(other, name, &own)?);
            own.printer().points(entry, other, signed).map_err(refused)
        });
    }
    let own = context.clone();
    environment.add_filter("label", move |value: &Value| {
        result(value, "label", &own).map(|entry| own.say.label(&entry.label).to_owned())
    });
    let own = context.clone();
    environment.add_filter("majority", move |value: &Value| {
        let entry = result(value, "majority", &own)?;
        own.judge().majority_words(entry, &own.say).map_err(refused)
    });
    for (name, long) in [("verdict", false), ("explain", true)] {
        let own = context.clone();
        environment.add_filter(name, move |value: &Value| {
            let entry = result(value, name, &own)?;
            verdict(entry, long, &own).map_err(refused)
        });
    }
}

/// A claim's verdict, or what the data bear of it; of a share, what they bear of its being a
/// majority.
fn verdict(entry: &Entry, long: bool, context: &Context) -> Printed {
    if let EntryKind::Claim(claim) = &entry.kind {
        let standing = Standing::from(claim.reading.verdict);
        return Ok(if long {
            context.sentences().claim(claim)
        } else {
            context.say.say(standing.message())
        });
    }
    let judged = context.judge().majority(entry)?;
    if !long {
        return Ok(context.say.say(judged.standing().message()));
    }
    let judged = Judged {
        statement: String::new(),
        test: String::new(),
        standing: judged.standing(),
        wanted: Standing::Shown,
        conditions: vec![judged],
        settle: Vec::new(),
    };
    Ok(context.sentences().judged(&judged))
}

impl Standing {
    /// The message of its word within a sentence.
    pub(super) fn message(self) -> &'static str {
        match self {
            Self::Refuted => "standing-refuted",
            Self::NotShown => "standing-not_shown",
            Self::Likely => "standing-likely",
            Self::Shown => "standing-shown",
        }
    }
}

fn add_tests(environment: &mut Environment<'_>, context: &Arc<Context>) {
    type Plain = fn(&Context, &Entry) -> Result<bool, Diagnostic>;
    let plain: [(&str, Plain); 9] = [
        ("majority", |c, e| Ok(c.judge().majority(e)?.standing() == Standing::Shown)),
        ("likely_majority", |c, e| {
            Ok(c.judge().majority(e)?.standing() >= Standing::Likely)
        }),
        ("minority", |c, e| {
            let goal = Threshold { comparison: Comparison::Below, share: 0.5 };
            Ok(c.judge().against(e, goal)?.standing() == Standing::Shown)
        }),
        ("about_half", |_, e| Ok(words::about_half(e))),
        ("supported", |c, e| match &e.kind {
            EntryKind::Claim(claim) => Ok(claim.reading.verdict == Verdict::Supported),
            _ => Ok(c.judge().majority(e)?.standing() == Standing::Shown),
        }),
        ("with_interval", |c, e| Ok(c.printer().interval(e).is_ok())),
        ("with_n", |c, e| Ok(c.printer().n(e).is_ok())),
        ("with_source", |c, e| Ok(c.printer().poll(e).is_ok())),
        ("bounded", |_, e| Ok(matches!(e.kind, EntryKind::Bounded(_)))),
    ];
    for (name, test) in plain {
        let context = context.clone();
        environment.add_test(name, move |value: &Value| {
            test(&context, result(value, name, &context)?).map_err(refused)
        });
    }
    let sides = [("above", Comparison::Above), ("below", Comparison::Below)];
    for (name, comparison) in sides {
        let context = context.clone();
        environment.add_test(name, move |value: &Value, share: f64| {
            let entry = result(value, name, &context)?;
            let judged = context.judge().against(entry, Threshold { comparison, share });
            judged.map(|j| j.standing() == Standing::Shown).map_err(refused)
        });
    }
    for name in ["ahead_of", "changed_from"] {
        let context = context.clone();
        environment.add_test(name, move |value: &Value, rest: Rest<Value>| {
            let other = rest.first().cloned().unwrap_or_default();
            let entry = result(value, name, &context)?;
            let other = result(&other, name, &context)?;
            different(&context, entry, other, name == "changed_from").map_err(refused)
        });
    }
}

/// Whether a lead, or a change in either direction, is shown.
fn different(
    context: &Context,
    entry: &Entry,
    other: &Entry,
    either: bool,
) -> Result<bool, Diagnostic> {
    let judge = context.judge();
    let text = format!("{} > {}", entry.name, other.name);
    let found = judge.difference(&text, &entry.name, Comparison::Above, &other.name)?;
    let standing = JudgedCondition::standing(&found.0);
    Ok(standing == Standing::Shown || (either && standing == Standing::Refuted))
}
