//! Segments estimated from respondents' data, in a report: what is known, and what cannot
//! be said.

use super::document::{Block, Document, Fact};
use super::replicates::replicate_line;
use super::segment_tables::tables;
use crate::phrase::Phrases;
use crate::results::{
    Association, Estimate, Lang, RespondentSegment, SegmentEstimate, SplitSegment,
    UndecidedRule, View,
};
use crate::text::Args;

/// A segment as a document.
#[must_use]
pub fn respondent_segment_document(found: &RespondentSegment, lang: Lang) -> Document {
    let blocks = segment_blocks(found, &Phrases::new(lang));
    Document { direction: lang.direction(), blocks }
}

/// The facts of a segment and its tables.
pub(super) fn segment_blocks(found: &RespondentSegment, say: &Phrases) -> Vec<Block> {
    let mut facts = Vec::new();
    match found.headline() {
        Some(headline) => {
            facts.extend(keyed("joint-key-views", views(found, headline, say), say));
            facts.extend(keyed("joint-key-known", known(found, headline, say), say));
            let unknown = unknown(found, headline, say);
            facts.extend(keyed("joint-key-unknown", unknown, say));
            let rests = say.assumptions(&headline.both.assumptions);
            facts.push(Fact::new(say.say("key-rests"), rests));
        }
        None => match &found.split {
            Some(split) => facts.extend(split_facts(found, split, say)),
            None => {
                let lines = vec![say.say("joint-none")];
                facts.extend(keyed("joint-key-unknown", lines, say));
            }
        },
    }
    let replicates = found.replicates.iter().map(|found| replicate_line(found, say));
    facts.extend(replicates.map(Fact::more));
    facts.push(Fact::new(say.say("key-source"), source(found, say)));
    let mut blocks = vec![Block::Facts { head: say.joint_name(found), facts }];
    blocks.extend(tables(found, say));
    blocks
}

/// A split ballot: two shares, the bounds that they leave, and why there is no more.
fn split_facts(
    found: &RespondentSegment,
    split: &SplitSegment,
    say: &Phrases,
) -> Vec<Fact> {
    let sides = [(&found.a, &split.a), (&found.b, &split.b)];
    let views = sides.iter().flat_map(|(view, share)| view_lines(view, share, say));
    let mut facts = keyed("joint-key-views", views.collect(), say);
    let both = &split.both;
    let mut known =
        vec![format!("{}: {}", say.say("key-both"), say.left_open(&both.bounds))];
    if let Some(interval) = &both.interval {
        let args = Args::new().text("range", say.interval_tenths(interval));
        known.push(say.say_with("segment-interval", &args));
    }
    facts.extend(keyed("joint-key-known", known, say));
    let missing = both.missing.iter().map(|missing| say.missing(missing)).collect();
    facts.extend(keyed("joint-key-unknown", missing, say));
    facts.push(Fact::new(say.say("key-rests"), say.assumptions(&both.assumptions)));
    facts
}

/// Lines under one key.
fn keyed(key: &str, lines: Vec<String>, say: &Phrases) -> Vec<Fact> {
    let key = |i: usize| if i == 0 { say.say(key) } else { String::new() };
    lines.into_iter().enumerate().map(|(i, line)| Fact::new(key(i), line)).collect()
}

fn views(
    found: &RespondentSegment,
    headline: &SegmentEstimate,
    say: &Phrases,
) -> Vec<String> {
    let sides = [(&found.a, &headline.a), (&found.b, &headline.b)];
    sides.iter().flat_map(|(view, share)| view_lines(view, share, say)).collect()
}

/// A view with its share and the answers that count as holding it, and those that are none.
fn view_lines(view: &View, share: &Estimate, say: &Phrases) -> Vec<String> {
    let question = view.question_label.as_deref().unwrap_or(&view.question);
    let args = Args::new()
        .text("view", say.view(view))
        .text("share", say.estimate(share))
        .text("question", question)
        .text("answers", say.answers(&view.answers));
    let mut lines = vec![say.say_with("joint-view", &args)];
    lines.extend(undecided(view, say));
    lines
}

fn undecided(view: &View, say: &Phrases) -> Option<String> {
    let args = Args::new()
        .text("view", say.view(view))
        .text("answers", say.answers(&view.undecided));
    (!view.undecided.is_empty()).then(|| say.say_with("joint-undecided", &args))
}

fn known(
    found: &RespondentSegment,
    headline: &SegmentEstimate,
    say: &Phrases,
) -> Vec<String> {
    let (a, b) = (say.view(&found.a), say.view(&found.b));
    let args = Args::new()
        .text("share", say.estimate(&headline.both))
        .text("base", say.joint_base(headline));
    let mut lines = vec![say.say_with("joint-estimated", &args)];
    let sides = [(&headline.b_among_a, a, b), (&headline.a_among_b, b, a)];
    for (among, holders, other) in sides {
        if let Some(among) = among.as_ref().filter(|among| among.value.is_some()) {
            let args = Args::new()
                .text("a", holders)
                .text("b", other)
                .text("share", say.estimate(among));
            lines.push(say.say_with("joint-among", &args));
        }
    }
    let args = Args::new()
        .text("a", a)
        .text("b", b)
        .text("only_a", say.estimate(&headline.only_a))
        .text("only_b", say.estimate(&headline.only_b))
        .text("either", say.estimate(&headline.either))
        .text("neither", say.estimate(&headline.neither));
    lines.push(say.say_with("joint-parts", &args));
    lines.extend(together(headline, say));
    lines
}

/// Whether the views repel or attract each other, and by which measure.
fn together(headline: &SegmentEstimate, say: &Phrases) -> Vec<String> {
    let association = &headline.association;
    let lift = &association.lift;
    let id = match (lift.value, &lift.interval) {
        (None, _) => "joint-independent",
        (_, Some(interval)) if interval.upper < 1.0 => "joint-repel",
        (_, Some(interval)) if interval.lower > 1.0 => "joint-attract",
        _ => "joint-unclear",
    };
    let args = Args::new()
        .text("lift", say.ratio(lift))
        .text("value", say.tenths(headline.if_independent));
    let mut lines = vec![say.say_with(id, &args)];
    if let Some(test) = &association.test {
        let args = Args::new()
            .text("name", say.say(&format!("test-{}", test.method)))
            .text("value", say.style().number(test.statistic, 2))
            .text("p", say.p_value(test.p));
        lines.push(say.say_with("joint-test", &args));
    }
    let measures = measures(association, say);
    if !measures.is_empty() {
        lines.push(say.semicolons(&measures));
    }
    lines
}

fn measures(association: &Association, say: &Phrases) -> Vec<String> {
    let number = |x: f64| say.style().number(x, 2);
    let line =
        |id: &str, value: String| say.say_with(id, &Args::new().text("value", value));
    let mut lines = Vec::new();
    if association.odds_ratio.value.is_some() {
        lines.push(line("joint-odds", say.odds(&association.odds_ratio)));
    }
    lines.extend(association.yule_q.map(|q| line("joint-q", number(q))));
    lines.extend(association.phi.map(|phi| match &association.phi_bounds {
        Some(bounds) => {
            let args = Args::new()
                .text("value", number(phi))
                .text("lower", number(bounds.lower))
                .text("upper", number(bounds.upper));
            say.say_with("joint-phi", &args)
        }
        None => line("joint-phi-plain", number(phi)),
    }));
    let tetrachoric = association.tetrachoric.map(number);
    lines.extend(tetrachoric.map(|value| line("joint-tetrachoric", value)));
    lines
}

/// The rule for those without an answer and what it hides; mistakes; who was not asked.
fn unknown(
    found: &RespondentSegment,
    headline: &SegmentEstimate,
    say: &Phrases,
) -> Vec<String> {
    let mut lines = vec![rule(found, say)];
    if let Some(range) = &found.worst_case {
        let style = say.style();
        let args = Args::new()
            .text("range", style.percent_range(range.lower, range.upper, 1))
            .text("interval", say.interval_tenths(&range.interval));
        lines.push(say.say_with("joint-worst", &args));
    }
    if found.unanswered > 0 {
        let n = say.style().count(found.unanswered as f64);
        lines.push(say.say_with("joint-unanswered", &Args::new().text("n", n)));
    }
    lines.extend(mistakes(found, say));
    if headline.both.interval.is_some() {
        lines.push(say.say("joint-outside"));
    }
    lines
}

/// The rule, and what the other rules would have given.
fn rule(found: &RespondentSegment, say: &Phrases) -> String {
    let name = |rule: UndecidedRule| match rule {
        UndecidedRule::NotHolding => "not_holding",
        UndecidedRule::AnsweredBoth => "answered_both",
    };
    let mut parts = vec![say.say(&format!("joint-rule-{}", name(found.rule)))];
    for other in found.estimates.iter().filter(|other| other.rule != found.rule) {
        let args = Args::new().text("share", say.estimate(&other.both));
        let id = format!("joint-other-{}", name(other.rule));
        parts.push(say.say_with(&id, &args));
    }
    say.semicolons(&parts)
}

/// Errors that a report speaks of.
const SPOKEN: [f64; 4] = [0.01, 0.02, 0.05, 0.1];

fn mistakes(found: &RespondentSegment, say: &Phrases) -> Vec<String> {
    let mut lines = Vec::new();
    for point in &found.response_error {
        let spoken = SPOKEN.iter().any(|error| (error - point.error).abs() < 1e-9);
        let Some(both) = point.both.filter(|_| spoken) else { continue };
        let share = say.tenths(both);
        let share = match point.lower.zip(point.upper) {
            Some((lower, upper)) => {
                let range = say.style().percent_range(lower, upper, 1);
                let args = Args::new().text("value", share).text("range", range);
                say.say_with("figure-with-range", &args)
            }
            None => share,
        };
        let args =
            Args::new().text("error", say.plain_share(point.error)).text("share", share);
        lines.push(say.say_with("joint-error", &args));
    }
    let refuted = found.response_error.iter().find(|point| point.both.is_none());
    lines.extend(refuted.map(|point| {
        let args = Args::new().text("error", say.plain_share(point.error));
        say.say_with("joint-error-refuted", &args)
    }));
    lines
}

fn source(found: &RespondentSegment, say: &Phrases) -> String {
    let weight = found.weight.as_ref().map(|name| {
        say.say_with("crosstab-weight", &Args::new().text("name", name.clone()))
    });
    let parts: Vec<String> = std::iter::once(found.file.clone()).chain(weight).collect();
    say.commas(&parts)
}
