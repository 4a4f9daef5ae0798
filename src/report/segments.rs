//! Contradiction segments in a report.

use super::document::{Block, Fact};
use crate::phrase::Phrases;
use crate::results::{
    Assumption, BoundedShare, ContradictionResult, Missing, Results, Side,
    UnderAssumption,
};
use crate::text::Args;

/// A segment with its bounds, what they rest on and what is not known.
pub(super) fn segment_facts(
    segment: &ContradictionResult,
    results: &Results,
    say: &Phrases,
) -> Block {
    let unit = Phrases::unit_of(&segment.segment);
    let mut facts = vec![
        side(&segment.a, results, say, true),
        side(&segment.b, results, say, false),
        Fact::new(say.say("key-both"), say.bounded(&segment.segment.both, unit)),
    ];
    facts.extend(uncertainty(&segment.segment.both, say));
    facts.extend(among(segment, say));
    if let Some(upper) = segment.segment.upper_with_leaners {
        let args = Args::new().text("value", say.style().percent(upper, 0));
        facts.push(Fact::more(say.say_with("segment-leaners", &args)));
    }
    let args =
        Args::new().text("value", say.style().percent(segment.segment.if_independent, 0));
    facts.push(Fact::more(say.say_with("segment-independent", &args)));
    facts.extend(by_group(segment, unit, say));
    facts.extend(under(segment, unit, say));
    let last = segment.both_by_group.as_ref().unwrap_or(&segment.segment.both);
    facts.push(rests(segment, last, say));
    Block::Facts { head: say.label(&segment.label).to_owned(), facts }
}

fn side(side: &Side, results: &Results, say: &Phrases, first: bool) -> Fact {
    let text = say.figure_in_poll(&side.figure, false, results);
    if first { Fact::new(say.say("key-figure"), text) } else { Fact::more(text) }
}

/// The interval, or why there is none and what an assumed size would give.
fn uncertainty(both: &BoundedShare, say: &Phrases) -> Vec<Fact> {
    let mut facts = Vec::new();
    if let Some(interval) = &both.interval {
        let range = Args::new().text("range", say.range(interval));
        facts.push(Fact::more(say.say_with("segment-interval", &range)));
    }
    let reasons = both.missing.iter().filter(|m| **m != Missing::JointNotIdentified);
    facts.extend(reasons.map(|missing| Fact::more(say.missing(missing))));
    if let Some(assumed) = &both.assumed {
        let n = both.assumptions.iter().find_map(|a| match a {
            Assumption::AssumedSampleSize { n } => Some(*n),
            _ => None,
        });
        let args = Args::new()
            .text("n", n.map_or(String::new(), |n| say.style().count(n)))
            .text("range", say.range(assumed));
        facts.push(Fact::more(say.say_with("segment-assumed", &args)));
    }
    facts
}

fn among(segment: &ContradictionResult, say: &Phrases) -> Option<Fact> {
    let bounds = segment.segment.b_among_a?;
    let args = Args::new()
        .text("a", say.label(&segment.a.figure.label))
        .text("b", say.label(&segment.b.figure.label))
        .text("range", say.bounds(&bounds, 0.01));
    Some(Fact::more(say.say_with("segment-among", &args)))
}

fn by_group(segment: &ContradictionResult, unit: f64, say: &Phrases) -> Vec<Fact> {
    let (Some(both), Some(variable)) = (&segment.both_by_group, &segment.by_label) else {
        return Vec::new();
    };
    let args = Args::new()
        .text("variable", say.label(variable))
        .text("range", say.bounded(both, unit));
    let mut facts =
        vec![Fact::new(say.say("key-by-group"), say.say_with("segment-by", &args))];
    let total = say.bounded(&segment.segment.both, unit);
    let width = |b: &BoundedShare| b.bounds.upper - b.bounds.lower;
    let narrower = width(&segment.segment.both) - width(both) > 0.005;
    let id = if narrower { "segment-narrower" } else { "segment-not-narrower" };
    facts.push(Fact::more(say.say_with(id, &Args::new().text("total", total))));
    for group in &segment.groups {
        let args = Args::new()
            .text("group", say.label(&group.label))
            .text("range", say.bounded(&group.both, unit));
        facts.push(Fact::more(say.say_with("segment-group", &args)));
    }
    facts.extend(uncertainty(both, say));
    facts
}

/// The range under each of the study's assumptions, in its order.
fn under(segment: &ContradictionResult, unit: f64, say: &Phrases) -> Vec<Fact> {
    let variable = segment.by_label.as_ref().map_or("", |label| say.label(label));
    let fact = |(i, found): (usize, &UnderAssumption)| {
        let text = say.under_assumption(found, variable, unit);
        if i == 0 { Fact::new(say.say("key-if"), text) } else { Fact::more(text) }
    };
    segment.under_assumptions.iter().enumerate().map(fact).collect()
}

fn rests(segment: &ContradictionResult, both: &BoundedShare, say: &Phrases) -> Fact {
    let mut assumptions = both.assumptions.clone();
    for side in [&segment.a, &segment.b] {
        let sums = side.figure.estimate.assumptions.iter().filter(|a| {
            matches!(a, Assumption::SumOfAnswers { .. }) && !assumptions.contains(a)
        });
        let sums: Vec<Assumption> = sums.cloned().collect();
        assumptions.extend(sums);
    }
    Fact::new(say.say("key-rests"), say.assumptions(&assumptions))
}
