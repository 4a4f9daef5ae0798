//! Several views of respondents at once, in a report: what is known, and what cannot be said.

use super::document::{Block, Document, Fact};
use super::pattern_tables::tables;
use super::replicates::replicate_line;
use super::respondent_segments::{keyed, source, undecided, view_lines};
use super::small_base::{SUPPRESSED, small_base_notes};
use crate::phrase::Phrases;
use crate::results::{
    Estimate, InconsistencyIndex, Lang, PatternBase, PatternResult, PatternView,
};
use crate::stats::SmallBase;
use crate::text::Args;

/// An analysis of views as a document.
#[must_use]
pub fn patterns_document(found: &PatternResult, lang: Lang) -> Document {
    let blocks = pattern_blocks(found, &Phrases::new(lang));
    Document { direction: lang.direction(), blocks }
}

/// The facts of an analysis of views and its tables.
pub(super) fn pattern_blocks(found: &PatternResult, say: &Phrases) -> Vec<Block> {
    let views = found.views.iter().flat_map(|view| lines_of_view(view, say));
    let mut facts = keyed("patterns-key-views", views.collect(), say);
    facts.extend(keyed("joint-key-known", known(found, say), say));
    facts.extend(keyed("joint-key-unknown", unknown(found, say), say));
    if let Some(view) = found.views.first() {
        let rests = say.assumptions(&view.share.assumptions);
        facts.push(Fact::new(say.say("key-rests"), rests));
    }
    let replicates = found.replicates.iter().map(|found| replicate_line(found, say));
    facts.extend(replicates.map(Fact::more));
    let source = source(&found.file, found.weight.as_ref(), say);
    facts.push(Fact::new(say.say("key-source"), source));
    let mut blocks = vec![Block::Facts { head: say.patterns_name(found), facts }];
    blocks.extend(tables(found, say));
    blocks
}

/// A view with its share, the answers that hold it, reject it, or are none.
fn lines_of_view(of: &PatternView, say: &Phrases) -> Vec<String> {
    let mut lines =
        view_lines(&of.view, unless_small(&of.share, of.small_base, say), say);
    // What is no answer stands last.
    let last = undecided(&of.view, say).and_then(|_| lines.pop());
    if !of.against.is_empty() {
        let args = Args::new()
            .text("view", say.view(&of.view))
            .text("answers", say.answers(&of.against));
        lines.push(say.say_with("patterns-against", &args));
    }
    lines.extend(last);
    lines
}

/// A share with its interval, or the mark of too small a base.
fn unless_small(of: &Estimate, small: Option<SmallBase>, say: &Phrases) -> String {
    match small {
        Some(SmallBase::Suppress) => SUPPRESSED.to_owned(),
        Some(_) => format!("{}*", say.estimate(of)),
        None => say.estimate(of),
    }
}

fn known(found: &PatternResult, say: &Phrases) -> Vec<String> {
    let base = Args::new().text("base", say.patterns_base(found));
    let mut lines = vec![say.say_with("patterns-base", &base)];
    let first = found.patterns.first();
    if let Some(first) = first.filter(|p| p.small_base != Some(SmallBase::Suppress)) {
        let args = Args::new()
            .text("pattern", say.pattern(first, found))
            .text("share", say.estimate(&first.share));
        lines.push(say.say_with("patterns-most", &args));
    }
    lines.extend(any_pair(found, say));
    let printed =
        |index: &&InconsistencyIndex| index.small_base != Some(SmallBase::Suppress);
    let index = found.index.iter().filter(printed);
    lines.extend(index.flat_map(|index| of_index(index, found, say)));
    lines
}

/// Who holds any of the contradictory pairs.
fn any_pair(found: &PatternResult, say: &Phrases) -> Option<String> {
    let any = found.at_least.first()?;
    if any.small_base == Some(SmallBase::Suppress) {
        return None;
    }
    let id = match found.pairs.len() {
        1 => "patterns-held-pair",
        _ => "patterns-held-any",
    };
    let args = Args::new()
        .text("share", say.estimate(&any.share))
        .text("all", say.style().count(found.pairs.len() as f64));
    Some(say.say_with(id, &args))
}

/// The index, and whether contradictions are rarer than among unrelated views.
fn of_index(
    index: &InconsistencyIndex,
    found: &PatternResult,
    say: &Phrases,
) -> Vec<String> {
    let mut lines = Vec::new();
    // Of one pair the index is the share that holds it.
    if found.pairs.len() > 1 {
        let args = Args::new()
            .text("share", say.estimate(&index.mean))
            .text("all", say.style().count(found.pairs.len() as f64));
        lines.push(say.say_with("patterns-index", &args));
    }
    let ratio = &index.against_independence;
    let id = match (ratio.value, &ratio.interval) {
        (None, _) => "patterns-independent",
        (_, Some(interval)) if interval.upper < 1.0 => "patterns-rarer",
        (_, Some(interval)) if interval.lower > 1.0 => "patterns-commoner",
        _ => "patterns-unclear",
    };
    let args = Args::new()
        .text("ratio", say.ratio(ratio))
        .text("value", say.tenths(index.if_independent));
    lines.push(say.say_with(id, &args));
    lines
}

fn unknown(found: &PatternResult, say: &Phrases) -> Vec<String> {
    let count = |n: u64| Args::new().text("n", say.style().count(n as f64));
    let rule = match found.base {
        PatternBase::AnsweredAll => "patterns-rule-answered_all",
        PatternBase::Everybody => "patterns-rule-everybody",
    };
    let mut lines = Vec::new();
    if found.n_unanswered > 0 {
        lines.push(say.say_with(rule, &count(found.n_unanswered)));
    }
    if found.n_not_asked > 0 {
        lines.push(say.say_with("patterns-not-asked", &count(found.n_not_asked)));
    }
    let range = found.index.as_ref().and_then(|index| index.worst_case.as_ref());
    let hidden = |view: &PatternView| view.small_base == Some(SmallBase::Suppress);
    let small = found.views.iter().any(hidden);
    if let Some(range) = range.filter(|_| found.n_unanswered > 0 && !small) {
        let args = Args::new()
            .text("range", say.style().percent_range(range.lower, range.upper, 1))
            .text("interval", say.interval_tenths(&range.interval));
        let id =
            if found.pairs.len() == 1 { "patterns-worst-pair" } else { "patterns-worst" };
        lines.push(say.say_with(id, &args));
    }
    lines.push(say.say("joint-outside"));
    lines.extend(small_base_notes(found.views.iter().map(|of| of.small_base), say));
    lines
}
