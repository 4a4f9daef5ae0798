//! Contradiction segments in a report.

use super::document::{Block, Fact};
use crate::phrase::Phrases;
use crate::poll::decimals_of_unit;
use crate::results::{
    Assumption, BoundedShare, ContradictionResult, GroupBounds, Missing, Results,
    SegmentPart, Side, UnderAssumption,
};
use crate::text::Args;

/// A segment with its bounds, what they rest on and what is not known; its groups.
pub(super) fn published_segment(
    segment: &ContradictionResult,
    results: &Results,
    say: &Phrases,
) -> Vec<Block> {
    let unit = Phrases::unit_of(&segment.segment);
    let mut facts = vec![
        side(&segment.a, results, say, true),
        side(&segment.b, results, say, false),
        Fact::new(say.say("key-both"), say.bounded(&segment.segment.both, unit)),
    ];
    facts.extend(uncertainty(&segment.segment.both, say));
    facts.extend(either_way(segment, unit, say));
    facts.extend(among(segment, say));
    let args =
        Args::new().text("value", say.style().percent(segment.segment.if_independent, 0));
    facts.push(Fact::more(say.say_with("segment-independent", &args)));
    facts.extend(by_group(segment, unit, say));
    facts.extend(sets(segment, say));
    facts.extend(keyed("key-known", say.known(segment).into_iter(), say));
    facts.extend(keyed("key-unknown", say.unknown(segment).into_iter(), say));
    let variable = segment.by_label.as_ref().map_or("", |label| say.label(label));
    let under = |found: &UnderAssumption| say.under_assumption(found, variable, unit);
    facts.extend(keyed("key-if", segment.under_assumptions.iter().map(under), say));
    facts.push(rests(segment, segment.best(), say));
    let mut blocks =
        vec![Block::Facts { head: say.label(&segment.label).to_owned(), facts }];
    blocks.extend(groups(segment, say));
    blocks
}

/// Texts of which the first has the key.
fn keyed(key: &str, texts: impl Iterator<Item = String>, say: &Phrases) -> Vec<Fact> {
    let fact = |(i, text)| {
        if i == 0 { Fact::new(say.say(key), text) } else { Fact::more(text) }
    };
    texts.enumerate().map(fact).collect()
}

fn side(side: &Side, results: &Results, say: &Phrases, first: bool) -> Fact {
    let text = say.figure_in_poll(&side.figure, false, results);
    if first { Fact::new(say.say("key-figure"), text) } else { Fact::more(text) }
}

/// The interval, or why there is none and what an assumed size would give.
fn uncertainty(both: &BoundedShare, say: &Phrases) -> Vec<Fact> {
    let mut facts = Vec::new();
    if let Some(interval) = &both.interval {
        facts.push(Fact::more(say.interval_of_segment(interval)));
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

/// The second line: those without an opinion both ways.
fn either_way(segment: &ContradictionResult, unit: f64, say: &Phrases) -> Vec<Fact> {
    let Some(found) = &segment.segment.either_way else { return Vec::new() };
    let args = Args::new().text("range", say.bounded(found, unit));
    let mut facts = vec![Fact::more(say.say_with("segment-either-way", &args))];
    facts.extend(found.interval.iter().map(|i| Fact::more(say.interval_of_segment(i))));
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
    facts.extend(uncertainty(both, say));
    if let Some(ends) = &both.half_median_unbiased {
        let args = Args::new().text("range", say.bounds(ends, unit));
        facts.push(Fact::more(say.say_with("segment-unbiased", &args)));
    }
    facts
}

/// The study's sets of groups within the segment, each with its interval.
fn sets(segment: &ContradictionResult, say: &Phrases) -> Vec<Fact> {
    let mut texts = Vec::new();
    for part in segment.sets() {
        texts.extend(say.part(part));
        let interval = part.of_segment.as_ref().and_then(|share| share.interval.as_ref());
        texts.extend(interval.map(|interval| say.interval_of_segment(interval)));
    }
    keyed("key-parts", texts.into_iter(), say)
}

/// Each group's figures, and what it may hold of both views and of the segment.
fn groups(segment: &ContradictionResult, say: &Phrases) -> Option<Block> {
    let variable = segment.by_label.as_ref()?;
    if segment.groups.is_empty() {
        return None;
    }
    let args = Args::new()
        .text("label", say.label(&segment.label))
        .text("variable", say.label(variable));
    let views = Args::new()
        .text("a", say.label(&segment.a.figure.label))
        .text("b", say.label(&segment.b.figure.label));
    let header = [
        "table-group",
        "table-n",
        "groups-all",
        "groups-first",
        "groups-second",
        "groups-both",
        "groups-part",
    ];
    let rows = segment.groups.iter().zip(&segment.parts);
    Some(Block::Table {
        caption: say.say_with("groups-caption", &args),
        header: header.map(|id| say.say(id)).to_vec(),
        rows: rows.map(|(group, part)| row(group, part, say)).collect(),
        notes: vec![say.say_with("groups-note", &views), say.say("groups-note-part")],
    })
}

fn row(group: &GroupBounds, part: &SegmentPart, say: &Phrases) -> Vec<String> {
    let inputs = &group.both.derivation.inputs;
    let unit = |name: &str| inputs.get(name).map_or(0.01, |half| 2.0 * half.0);
    let percent = |share: f64, unit: f64| {
        say.style().percent(share, decimals_of_unit(unit.max(1e-4)))
    };
    let n = match (group.n, group.n_b) {
        (Some(n), Some(other)) if other != n => {
            let args = Args::new()
                .text("first", say.style().count(n))
                .text("other", say.style().count(other));
            say.say_with("groups-n-two", &args)
        }
        (Some(n), _) => say.style().count(n),
        (None, _) => say.say("table-blank"),
    };
    let share = group.share;
    let of_all = if share.lower == share.upper {
        percent(share.lower, 0.01)
    } else {
        say.bounds(&share, 0.01)
    };
    let (unit_a, unit_b) = (unit("r_p"), unit("r_q"));
    vec![
        say.label(&group.label).to_owned(),
        n,
        of_all,
        percent(group.a, unit_a),
        percent(group.b, unit_b),
        say.bounds(&group.both.bounds, unit_a.max(unit_b)),
        part.of_segment
            .as_ref()
            .map_or(say.say("table-blank"), |share| say.bounds(&share.bounds, 0.01)),
    ]
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
