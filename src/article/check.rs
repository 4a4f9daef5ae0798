//! Every figure and claim of an article, held against the results.

use serde::Serialize;

use super::claim::{Judge, Judged, JudgedCondition, Standing};
use super::extract::{ArticleKind, PlainText, place, plain_text};
use super::fill::Template;
use super::filters::printed;
use super::find::{self, Mention, Said, mentions};
use super::names::{Entry, EntryKind, Names};
use super::place::Place;
use super::scan::Piece;
use super::sentences::Sentences;
use super::style::StyleOptions;
use super::words::NEAR;
use crate::phrase::Phrases;
use crate::poll::{Diagnostic, PublishedShare, Qualifier};
use crate::report::{Block, Document, Fact, Tone};
use crate::results::{ClaimResult, FigureVerdict, Lang, Results};
use crate::text::{Args, strip_isolates};

/// Whether something is a number or a statement about one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FindingKind {
    /// A number, or a fraction in words.
    Figure,
    /// A statement: a majority, a claim of the study, a claim block.
    Claim,
}

/// What became of a figure or claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FindingVerdict {
    /// The figure is that of the results, and the sentence speaks of what it measures.
    Matches,
    /// The sentence speaks of what a result measures, and has another number.
    Differs,
    /// The figure was only quoted: no published poll with it was found.
    NoSource,
    /// A result has the same number; the words do not tell whether it is meant.
    SameNumber,
    /// No result has it.
    NotChecked,
    /// The data show the claim.
    Shown,
    /// The data make it likely.
    Likely,
    /// The data leave it open.
    NotShown,
    /// The data say otherwise.
    Refuted,
}

impl From<Standing> for FindingVerdict {
    fn from(standing: Standing) -> Self {
        match standing {
            Standing::Shown => Self::Shown,
            Standing::Likely => Self::Likely,
            Standing::NotShown => Self::NotShown,
            Standing::Refuted => Self::Refuted,
        }
    }
}

impl FindingVerdict {
    fn message(self) -> &'static str {
        match self {
            Self::Matches => "finding-matches",
            Self::Differs => "finding-differs",
            Self::NoSource => "finding-no_source",
            Self::SameNumber => "finding-same_number",
            Self::NotChecked => "finding-not_checked",
            Self::Shown => "finding-shown",
            Self::Likely => "finding-likely",
            Self::NotShown => "finding-not_shown",
            Self::Refuted => "finding-refuted",
        }
    }

    fn open(self) -> bool {
        matches!(self, Self::SameNumber | Self::NotChecked)
    }

    fn wrong(self) -> bool {
        matches!(self, Self::Differs | Self::NoSource | Self::NotShown | Self::Refuted)
    }
}

/// A figure or claim of an article.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Finding {
    /// Where it stands; in a Word file the line is the paragraph.
    pub place: Place,
    /// Figure or claim.
    pub kind: FindingKind,
    /// What is written.
    pub text: String,
    /// The sentence that it stands in.
    pub sentence: String,
    /// What became of it.
    pub verdict: FindingVerdict,
    /// The results that it was held against, by identifier.
    pub ids: Vec<String>,
    /// The poll that the result comes from.
    pub source: String,
    /// What the data bear.
    pub explanation: String,
}

/// An article, checked.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CheckedArticle {
    /// What messages call the article.
    pub file: String,
    /// Its language, if it is a template, else that of the sentences.
    pub language: Lang,
    /// Its figures and claims in their order.
    pub findings: Vec<Finding>,
}

/// Lists every figure and claim of a template or of a finished text (a Word file's XML, an
/// HTML page, Markdown, plain text), those too that no result speaks of. Figures are matched
/// by their number and by the words of their sentence, so a match is a help to an editor and
/// no proof.
///
/// # Errors
/// A template that cannot be read, as [`fill`](super::fill).
pub fn check(
    source: &str,
    file: &str,
    kind: ArticleKind,
    results: &Results,
    options: StyleOptions,
) -> Result<CheckedArticle, Vec<Diagnostic>> {
    let names = Names::of(results);
    let is_template =
        kind != ArticleKind::Word && (source.contains("{{") || source.contains("{%"));
    let mut findings = Vec::new();
    let say;
    if is_template {
        let template = Template::read(source, file, results, options)?;
        say = template.style().phrases();
        let checker = Checker::new(&names, results, &say);
        findings.extend(checker.template(&template, source));
        for piece in &template.scanned.pieces {
            let Piece::Text(range) = piece else { continue };
            let tested = |claim: &super::scan::ClaimTag| {
                claim.block.start <= range.start && range.end <= claim.block.end
            };
            if template.scanned.claims.iter().any(tested) {
                continue;
            }
            let plain = plain_text(&source[range.clone()], kind);
            findings.extend(checker.text(&plain, |byte| {
                Place::of(source, range.start + plain.source(byte))
            }));
        }
    } else {
        say = options.style(results.study.language).phrases();
        let checker = Checker::new(&names, results, &say);
        let plain = plain_text(source, kind);
        findings.extend(checker.text(&plain, |byte| place(&plain, source, kind, byte)));
    }
    findings.sort_by_key(|finding| finding.place);
    for finding in &mut findings {
        for text in [
            &mut finding.text,
            &mut finding.sentence,
            &mut finding.explanation,
            &mut finding.source,
        ] {
            *text = strip_isolates(text).replace(JOINER, "").replace('\n', " ");
        }
    }
    Ok(CheckedArticle { file: file.to_owned(), language: say.lang(), findings })
}

struct Checker<'a> {
    names: &'a Names,
    results: &'a Results,
    say: &'a Phrases,
    shares: Vec<Known<'a>>,
}

/// A result that measures a share, with the words that name it in each language.
struct Known<'a> {
    entry: &'a Entry,
    /// The words of its name, and of its poll's.
    words: [(Vec<String>, Vec<String>); 3],
}

/// A result that a sentence may speak of, and how much of its name the sentence has.
struct Candidate<'a> {
    entry: &'a Entry,
    words: usize,
    share: f64,
}

impl<'a> Checker<'a> {
    fn new(names: &'a Names, results: &'a Results, say: &'a Phrases) -> Self {
        let share = |entry: &&Entry| {
            matches!(entry.kind, EntryKind::Figure(_) | EntryKind::Estimate(_))
        };
        let known = |entry: &'a Entry| {
            let poll = entry.figure().and_then(|figure| figure.poll.as_deref());
            let poll = poll.and_then(|id| results.poll(id));
            let words = Lang::ALL.map(|lang| {
                let poll = poll.map(|poll| find::content(poll.label.get(lang)));
                (find::content(entry.label.get(lang)), poll.unwrap_or_default())
            });
            Known { entry, words }
        };
        let shares = names.entries().iter().filter(share).map(known).collect();
        Self { names, results, say, shares }
    }

    fn sentences(&self) -> Sentences<'_> {
        Sentences { names: self.names, results: self.results, say: self.say }
    }

    /// What a template prints and tests by name.
    fn template(&self, template: &Template<'_>, source: &str) -> Vec<Finding> {
        let mut found: Vec<Finding> = template
            .used()
            .into_iter()
            .filter(|(_, text, _)| !names_only(text))
            .map(|(place, text, entry)| {
                if let EntryKind::Claim(claim) = &entry.kind {
                    return self.claim(claim, text, place);
                }
                let verdict = match entry.figure() {
                    Some(figure) if figure.poll.is_none() => FindingVerdict::NoSource,
                    _ => FindingVerdict::Matches,
                };
                let value = printed(entry, self.say);
                Finding {
                    place,
                    kind: FindingKind::Figure,
                    text: text.to_owned(),
                    sentence: value,
                    verdict,
                    ids: vec![entry.id.clone()],
                    source: self.source(entry),
                    explanation: match verdict {
                        FindingVerdict::NoSource => self.of_entry(entry),
                        _ => self.say.say("claims-from-results"),
                    },
                }
            })
            .collect();
        let claims = template.scanned.claims.iter().zip(&template.claims);
        found.extend(claims.map(|(tag, judged): (_, &Judged)| Finding {
            place: Place::of(source, tag.block.start),
            kind: FindingKind::Claim,
            text: tag.statement.clone(),
            sentence: tag.test.clone(),
            verdict: judged.standing.into(),
            ids: judged.conditions.iter().flat_map(JudgedCondition::ids).collect(),
            source: String::new(),
            explanation: template.sentence(judged),
        }));
        found
    }

    fn text(&self, plain: &PlainText, place: impl Fn(usize) -> Place) -> Vec<Finding> {
        let visible = strip_marks(&plain.text);
        let mut found: Vec<Finding> = Vec::new();
        let mut claimed: Vec<(usize, &str)> = Vec::new();
        for mention in mentions(&visible) {
            let around = find::sentence(&visible, mention.at.start);
            let sentence = &visible[around.clone()];
            let words = find::content(sentence);
            let made = if asks(sentence) { Vec::new() } else { self.claims_in(&words) };
            for claim in made {
                if !claimed.contains(&(around.start, claim.id.as_str())) {
                    claimed.push((around.start, claim.id.as_str()));
                    found.push(self.claim(claim, sentence, place(around.start)));
                }
            }
            // The majority of a claim that is listed already.
            let majority = matches!(mention.said, Said::Majority | Said::Minority);
            if majority && claimed.iter().any(|(start, _)| *start == around.start) {
                continue;
            }
            let at = place(mention.at.start);
            found.push(self.mention(&mention, &visible, sentence, &words, at));
        }
        self.only_clear_differences(&mut found);
        found
    }

    /// Of two figures in a sentence one may be what its words name, and the other something
    /// that no result measures: not known to be wrong.
    fn only_clear_differences(&self, found: &mut [Finding]) {
        let named: Vec<String> = found
            .iter()
            .filter(|f| {
                matches!(f.verdict, FindingVerdict::Matches | FindingVerdict::NoSource)
            })
            .map(|f| f.sentence.clone())
            .collect();
        for finding in found.iter_mut().filter(|f| f.verdict == FindingVerdict::Differs) {
            if named.contains(&finding.sentence) {
                finding.verdict = FindingVerdict::NotChecked;
                finding.ids.clear();
                finding.source.clear();
                finding.explanation = self.say.say("claims-not-in-results");
            }
        }
    }

    /// The study's claims that a sentence makes: most of a claim's words are in it.
    fn claims_in(&self, words: &[String]) -> Vec<&ClaimResult> {
        let made = |claim: &&ClaimResult| {
            Lang::ALL.iter().any(|lang| {
                let statement = find::content(claim.statement.get(*lang));
                let (has, of) = find::overlap(words, &statement);
                of >= 2 && has * 10 >= of * 8
            })
        };
        self.results.claims.iter().filter(made).collect()
    }

    fn claim(&self, claim: &ClaimResult, sentence: &str, place: Place) -> Finding {
        let poll = claim.figure.as_ref().and_then(|figure| figure.poll.as_deref());
        let standing = Standing::from(claim.reading.verdict);
        Finding {
            place,
            kind: FindingKind::Claim,
            text: self.say.label(&claim.statement).to_owned(),
            sentence: sentence.to_owned(),
            verdict: standing.into(),
            ids: vec![claim.id.clone()],
            source: match (&claim.on_figure, poll) {
                (FigureVerdict::NoSource, _) => self.say.say("claims-quoted"),
                (_, Some(poll)) => self.poll(poll),
                _ => String::new(),
            },
            explanation: self.sentences().claim(claim),
        }
    }

    fn mention(
        &self,
        mention: &Mention,
        text: &str,
        sentence: &str,
        words: &[String],
        place: Place,
    ) -> Finding {
        let majority = matches!(mention.said, Said::Majority | Said::Minority);
        let mut finding = Finding {
            place,
            kind: if majority { FindingKind::Claim } else { FindingKind::Figure },
            text: text[mention.at.clone()].to_owned(),
            sentence: sentence.to_owned(),
            verdict: FindingVerdict::NotChecked,
            ids: Vec::new(),
            source: String::new(),
            explanation: self.say.say("claims-not-in-results"),
        };
        match mention.said {
            Said::Percent(share) => self.number(&mut finding, share, words),
            Said::Fraction(share, qualifier) => {
                let unit = 2.0 * NEAR;
                let qualifier = qualifier.filter(|kind| *kind != Qualifier::About);
                self.number(
                    &mut finding,
                    PublishedShare { share, unit, qualifier },
                    words,
                );
            }
            Said::Majority | Said::Minority
                if asks(sentence) || find::denied(text, mention.at.start) =>
            {
                finding.explanation = self.say.say("claims-words-only");
            }
            Said::Majority | Said::Minority => {
                self.majority(&mut finding, mention, words);
            }
            Said::Range(low, high) => self.range(&mut finding, low, high),
            Said::Points => {}
        }
        finding
    }

    /// The results that measure shares, the best known by the sentence's words first.
    fn candidates(&self, words: &[String]) -> Vec<Candidate<'_>> {
        let known = self.shares.iter().map(|known| {
            let (words, share) = known
                .words
                .iter()
                .map(|names| overlap(names, words))
                .fold((0, 0.0), |best, next| if next.1 > best.1 { next } else { best });
            Candidate { entry: known.entry, words, share }
        });
        let mut found: Vec<Candidate<'_>> = known.collect();
        found.sort_by(|a, b| {
            // Among equals the study's named figure.
            let named = |c: &Candidate<'_>| c.entry.id.starts_with("figures/");
            let order = b.share.total_cmp(&a.share).then(b.words.cmp(&a.words));
            order.then(named(b).cmp(&named(a)))
        });
        found
    }

    fn number(&self, finding: &mut Finding, said: PublishedShare, words: &[String]) {
        let candidates = self.candidates(words);
        let same = |c: &&Candidate<'_>| fits(said, c.entry);
        if let Some(best) = candidates.iter().find(|c| same(c) && c.words > 0) {
            finding.ids = vec![best.entry.id.clone()];
            finding.source = self.source(best.entry);
            let quoted = best.entry.figure().is_some_and(|figure| figure.poll.is_none());
            finding.verdict =
                if quoted { FindingVerdict::NoSource } else { FindingVerdict::Matches };
            finding.explanation = self.of_entry(best.entry);
            return;
        }
        // Two words or more, and most of the name: the sentence speaks of it.
        let meant = candidates.iter().find(|c| c.words >= 2 && c.share >= 0.6);
        if let Some(other) = meant {
            finding.ids = vec![other.entry.id.clone()];
            finding.source = self.source(other.entry);
            finding.verdict = FindingVerdict::Differs;
            finding.explanation = self.of_entry(other.entry);
            return;
        }
        let alike: Vec<&Entry> =
            candidates.iter().filter(same).map(|c| c.entry).take(3).collect();
        if alike.is_empty() || said.unit > 0.05 {
            return;
        }
        finding.verdict = FindingVerdict::SameNumber;
        finding.ids = alike.iter().map(|entry| entry.id.clone()).collect();
        let names: Vec<String> = alike.iter().map(|entry| entry.name.clone()).collect();
        let args = Args::new().text("names", self.say.commas(&names));
        finding.explanation = self.say.say_with("claims-same-number", &args);
    }

    /// "a majority": of what the sentence's words name best.
    fn majority(&self, finding: &mut Finding, mention: &Mention, words: &[String]) {
        let candidates = self.candidates(words);
        let Some(best) = candidates.first().filter(|c| c.words >= 2 && c.share >= 0.6)
        else {
            finding.explanation = self.say.say("claims-words-only");
            return;
        };
        let judge = Judge { names: self.names, results: self.results, file: "" };
        let test = if mention.said == Said::Majority { "> 50%" } else { "< 50%" };
        let test = format!("{} {test}", best.entry.name);
        let Ok(judged) = judge.judge(&finding.sentence, &test) else { return };
        finding.ids = vec![best.entry.id.clone()];
        finding.source = self.source(best.entry);
        finding.verdict = judged.standing.into();
        finding.explanation = self.sentences().judged(&judged);
    }

    /// An interval that a result has.
    fn range(&self, finding: &mut Finding, low: PublishedShare, high: PublishedShare) {
        let near = |said: PublishedShare, value: f64| {
            (said.share - value).abs() <= said.half_unit() + 1e-9
        };
        let entry = self.names.entries().iter().find(|entry| {
            let own = entry.estimate().and_then(|e| e.interval.as_ref());
            let assumed = entry.figure().and_then(|figure| figure.assumed.as_ref());
            let assumed = assumed.and_then(|a| a.estimate.interval.as_ref());
            let mut intervals = own.into_iter().chain(assumed);
            intervals.any(|i| near(low, i.lower) && near(high, i.upper))
        });
        if let Some(entry) = entry {
            finding.verdict = FindingVerdict::SameNumber;
            finding.ids = vec![entry.id.clone()];
            finding.source = self.source(entry);
            let args = Args::new().text("names", entry.name.clone());
            finding.explanation = self.say.say_with("claims-same-number", &args);
        }
    }

    fn source(&self, entry: &Entry) -> String {
        match entry.figure().map(|figure| figure.poll.as_deref()) {
            Some(Some(poll)) => self.poll(poll),
            Some(None) => self.say.say("claims-quoted"),
            None => String::new(),
        }
    }

    fn poll(&self, id: &str) -> String {
        let Some(poll) = self.results.poll(id) else { return id.to_owned() };
        let name = self.say.label(&poll.label).to_owned();
        let size = self.say.sample_size(poll.sample_size);
        self.say.commas(&[name, self.say.dates(poll), size])
    }

    /// A result's value and name; of a figure without a poll, that there is none.
    fn of_entry(&self, entry: &Entry) -> String {
        if let Some(figure) = entry.figure().filter(|figure| figure.poll.is_none()) {
            let args = Args::new().text("value", self.say.value(figure));
            return self.say.say_with("article-no-source", &args);
        }
        let value = match entry.figure() {
            Some(figure) => self.say.figure(figure),
            None => printed(entry, self.say),
        };
        let args =
            Args::new().text("value", value).text("label", self.say.label(&entry.label));
        self.say.say_with("claims-has", &args)
    }
}

/// How many words of a result's name a sentence has, and what share of them; the pollster's
/// name tells apart what the words do not.
fn overlap((label, poll): &(Vec<String>, Vec<String>), words: &[String]) -> (usize, f64) {
    let (has, of) = find::overlap(words, label);
    let named = !poll.is_empty() && find::overlap(words, poll).0 > 0;
    let share = if of == 0 { 0.0 } else { has as f64 / of as f64 };
    (has, if has > 0 && named { share + 0.25 } else { share })
}

/// A question claims nothing.
fn asks(sentence: &str) -> bool {
    sentence.ends_with(['?', '\u{061F}'])
}

/// Whether a template prints names and dates there, and no figure.
fn names_only(expression: &str) -> bool {
    let last = expression.rsplit('|').next().unwrap_or("").trim();
    ["poll", "dates", "label", "source"].contains(&last)
}

/// Takes as many bytes as the marks of direction, and is seen as little.
const JOINER: char = '\u{2060}';

/// Isolates and marks of direction replaced, so that bytes keep their places.
fn strip_marks(text: &str) -> String {
    let mark = |c: char| matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        out.push(if mark(c) { JOINER } else { c });
    }
    out
}

/// Whether a result would be printed as a text says, to the coarser of the two units.
fn fits(said: PublishedShare, entry: &Entry) -> bool {
    let value = match entry.figure().map(|figure| figure.published) {
        Some(published) => published.and_then(|p| p.value().map(|v| (v, p.unit))),
        None => entry.estimate().and_then(|e| e.value).map(|value| (value, 0.0)),
    };
    let Some((value, unit)) = value else { return false };
    match said.qualifier {
        Some(Qualifier::Over) => value > said.share && value - said.share <= NEAR,
        Some(Qualifier::Under) => value < said.share && said.share - value <= NEAR,
        None | Some(Qualifier::About) => {
            (value - said.share).abs() <= said.unit.max(unit) / 2.0 + 1e-9
        }
    }
}

/// The findings one by one, for a terminal.
#[must_use]
pub fn findings_list(checked: &CheckedArticle, say: &Phrases) -> Document {
    let tone = |verdict: FindingVerdict| match verdict {
        v if v.open() || v == FindingVerdict::Likely => Tone::Open,
        v if v.wrong() => Tone::Bad,
        _ => Tone::Good,
    };
    let mut blocks: Vec<Block> = checked
        .findings
        .iter()
        .map(|finding| {
            let Place { line, column } = finding.place;
            let word = say.say(finding.verdict.message());
            let source = finding.source.as_str();
            let mut facts = vec![Fact::verdict("", tone(finding.verdict), word, source)];
            facts.push(Fact::more(finding.explanation.clone()));
            Block::Facts { head: format!("{line}:{column}  {}", finding.text), facts }
        })
        .collect();
    blocks.push(Block::Paragraph(summary(checked, say)));
    Document { direction: say.lang().direction(), blocks }
}

/// The findings as a table.
#[must_use]
pub fn findings_document(checked: &CheckedArticle, say: &Phrases) -> Document {
    let header = [
        "claims-place",
        "claims-text",
        "claims-verdict",
        "claims-source",
        "claims-explanation",
    ];
    let rows = checked.findings.iter().map(|finding| {
        vec![
            format!("{}:{}", finding.place.line, finding.place.column),
            finding.text.clone(),
            say.say(finding.verdict.message()),
            finding.source.clone(),
            finding.explanation.clone(),
        ]
    });
    let title = Args::new().text("file", checked.file.clone());
    let table = Block::Table {
        caption: say.say_with("claims-title", &title),
        header: header.iter().map(|id| say.say(id)).collect(),
        rows: rows.collect(),
        notes: vec![summary(checked, say)],
    };
    Document { direction: say.lang().direction(), blocks: vec![table] }
}

/// How many were checked, left open, and are to be corrected.
fn summary(checked: &CheckedArticle, say: &Phrases) -> String {
    let count = |test: fn(FindingVerdict) -> bool| {
        let n = checked.findings.iter().filter(|f| test(f.verdict)).count();
        say.style().count(n as f64)
    };
    let n = checked.findings.len();
    let args = Args::new()
        .count("count", n as f64)
        .text("n", say.style().count(n as f64))
        .text("checked", count(|verdict| !verdict.open()))
        .text("open", count(FindingVerdict::open))
        .text("wrong", count(FindingVerdict::wrong));
    say.say_with("claims-summary", &args)
}
