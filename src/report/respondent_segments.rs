//! A contradiction segment estimated from respondents, beside what less evidence would say.

use super::document::{Block, Document, Fact};
use crate::phrase::Phrases;
use crate::results::{
    Bounds, Estimate, Lang, RatioEstimate, RespondentSegment, SegmentProfile,
    SplitSegment, UndecidedRule,
};
use crate::text::Args;

/// Stands for what must not be printed.
use super::small_base::SUPPRESSED;

/// A segment as a document.
#[must_use]
pub fn respondent_segment_document(found: &RespondentSegment, lang: Lang) -> Document {
    let say = Phrases::new(lang);
    let mut blocks = vec![facts(found, &say)];
    blocks.extend(found.profile.iter().map(|profile| profile_table(profile, &say)));
    Document { direction: lang.direction(), blocks }
}

fn percent(say: &Phrases, share: f64) -> String {
    say.style().percent(share, 1)
}

fn estimate(say: &Phrases, of: &Estimate) -> String {
    let value = percent(say, of.value.unwrap_or(0.0));
    match &of.interval {
        Some(i) => {
            format!("{value} ({})", say.style().percent_range(i.lower, i.upper, 1))
        }
        None => value,
    }
}

fn range(say: &Phrases, bounds: &Bounds) -> String {
    say.style().percent_range(bounds.lower, bounds.upper, 1)
}

fn facts(found: &RespondentSegment, say: &Phrases) -> Block {
    let (a, b) = (say.label(&found.a.label), say.label(&found.b.label));
    let head = say.say_with("join-and", &Args::new().text("first", a).text("second", b));
    let mut facts = match (&found.split, found.headline()) {
        (Some(split), _) => split_facts(split, (a, b), say),
        (None, Some(_)) => estimated(found, (a, b), say),
        (None, None) => Vec::new(),
    };
    if let Some(weight) = &found.weight {
        let args = Args::new().text("name", weight.clone());
        facts.push(Fact::more(say.say_with("crosstab-weight", &args)));
    }
    Block::Facts { head, facts }
}

/// A split ballot: the shares and the range, and why there is no estimate.
fn split_facts(split: &SplitSegment, (a, b): (&str, &str), say: &Phrases) -> Vec<Fact> {
    let mut facts = vec![
        Fact::new(say.say("key-figure"), format!("{a}: {}", estimate(say, &split.a))),
        Fact::more(format!("{b}: {}", estimate(say, &split.b))),
        Fact::new(say.say("key-both"), range(say, &split.both.bounds)),
    ];
    if let Some(i) = &split.both.interval {
        let args =
            Args::new().text("range", say.style().percent_range(i.lower, i.upper, 1));
        facts.push(Fact::more(say.say_with("segment-interval", &args)));
    }
    facts.extend(split.both.missing.iter().map(|m| Fact::more(say.missing(m))));
    let rests = say.assumptions(&split.both.assumptions);
    facts.push(Fact::new(say.say("key-rests"), rests));
    facts
}

fn estimated(
    found: &RespondentSegment,
    (a, b): (&str, &str),
    say: &Phrases,
) -> Vec<Fact> {
    let Some(of) = found.headline() else { return Vec::new() };
    let mut facts = vec![
        Fact::new(say.say("key-figure"), format!("{a}: {}", estimate(say, &of.a))),
        Fact::more(format!("{b}: {}", estimate(say, &of.b))),
    ];
    let value = |text: String| Args::new().text("value", text);
    let both = say.say_with("segment-estimated", &value(estimate(say, &of.both)));
    facts.push(Fact::new(say.say("key-both"), both));
    facts.push(Fact::more(say.say(rule(of.rule))));
    for other in found.estimates.iter().filter(|other| other.rule != of.rule) {
        let text =
            format!("{}: {}", say.say(rule(other.rule)), estimate(say, &other.both));
        facts.push(Fact::more(text));
    }
    if let Some(open) = &found.worst_case {
        let ends = say.style().percent_range(open.lower, open.upper, 1);
        let args = Args::new().text("range", ends);
        facts.push(Fact::more(say.say_with("segment-open", &args)));
    }
    let alone = Args::new().text("range", range(say, &of.toplines_alone));
    facts.push(Fact::more(say.say_with("segment-toplines-alone", &alone)));
    if let Some(by) = &found.by {
        let variable = by.label.as_deref().unwrap_or(&by.variable);
        let args = Args::new()
            .text("variable", variable)
            .text("range", range(say, &by.crosstabs_alone));
        facts.push(Fact::more(say.say_with("segment-crosstabs-alone", &args)));
    }
    if let Some(among) = &of.b_among_a {
        let args =
            Args::new().text("a", a).text("b", b).text("range", estimate(say, among));
        facts.push(Fact::more(say.say_with("segment-among", &args)));
    }
    let lift = value(times(&of.association.lift, say));
    facts.push(Fact::more(say.say_with("segment-lift", &lift)));
    for group in found.by.iter().flat_map(|by| &by.groups) {
        let share = match group.small_base {
            Some(crate::stats::SmallBase::Suppress) => SUPPRESSED.to_owned(),
            _ => estimate(say, &group.both),
        };
        let args = Args::new().text("group", group.label.clone()).text("range", share);
        facts.push(Fact::more(say.say_with("segment-group", &args)));
    }
    facts.push(Fact::new(say.say("key-rests"), say.assumptions(&of.both.assumptions)));
    facts
}

fn rule(rule: UndecidedRule) -> &'static str {
    match rule {
        UndecidedRule::NotHolding => "segment-rule-not_holding",
        UndecidedRule::AnsweredBoth => "segment-rule-answered_both",
    }
}

fn times(ratio: &RatioEstimate, say: &Phrases) -> String {
    let number = |x: f64| say.style().number(x, 2);
    match (ratio.value, &ratio.interval) {
        (Some(value), Some(i)) => {
            format!("{} ({}–{})", number(value), number(i.lower), number(i.upper))
        }
        (Some(value), None) => number(value),
        (None, _) => say.say("table-blank"),
    }
}

fn profile_table(profile: &SegmentProfile, say: &Phrases) -> Block {
    let row = |group: &crate::results::ProfileGroup| {
        let ratio = match group.suppressed {
            true => SUPPRESSED.to_owned(),
            false => times(&group.over_representation, say),
        };
        let mark = if group.p.is_some_and(|p| p < 0.05) { " *" } else { "" };
        vec![
            group.label.clone(),
            percent(say, group.share.value.unwrap_or(0.0)),
            percent(say, group.share_of_segment.value.unwrap_or(0.0)),
            format!("{ratio}{mark}"),
            say.style().count(group.n_segment as f64),
        ]
    };
    let variable = profile.label.as_deref().unwrap_or(&profile.variable);
    let mut notes = vec![say.say("segment-profile-note")];
    if profile.groups.iter().any(|group| group.suppressed) {
        notes.push(say.say("crosstab-suppressed"));
    }
    Block::Table {
        caption: say.say_with("segment-profile", &Args::new().text("variable", variable)),
        header: ["table-group", "segment-of-all", "segment-of-segment", "segment-times"]
            .iter()
            .map(|id| say.say(id))
            .chain([say.say("table-n")])
            .collect(),
        rows: profile.groups.iter().map(row).collect(),
        notes,
    }
}
