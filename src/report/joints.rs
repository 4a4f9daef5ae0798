//! Several views at once, in a report.

use super::document::{Block, Fact, Tone};
use crate::phrase::Phrases;
use crate::results::{
    Assumption, Bounds, JointConflict, JointEvent, JointFigure, JointResult, Missing,
    Results,
};
use crate::text::Args;

/// The figures, whether they can all be true, what they say of each combination, and what
/// that rests on.
pub(super) fn joint_facts(
    joint: &JointResult,
    results: &Results,
    say: &Phrases,
) -> Block {
    let mut facts = keyed("key-figure", say, joint.figures.iter(), |figure| {
        figure_line(figure, joint, results, say)
    });
    if let Some(conflict) = &joint.conflict {
        facts.extend(contradiction(conflict, joint, say));
    }
    for event in &joint.events {
        facts.extend(combination(event, joint, say));
    }
    if let Some(reason) = joint.events.first().and_then(no_interval) {
        facts.push(Fact::new(say.say("key-unknown"), say.missing(&reason)));
    }
    facts.extend(references(joint, say));
    let rests = joint.events.first().map(|event| say.assumptions(&event.assumptions));
    facts.extend(rests.map(|text| Fact::new(say.say("key-rests"), text)));
    let head = if joint.label.is_empty() {
        let views = joint.items.iter().map(|item| say.label(&item.label).to_owned());
        say.commas(&views.collect::<Vec<String>>())
    } else {
        say.label(&joint.label).to_owned()
    };
    Block::Facts { head, facts }
}

/// Facts of which the first has the key.
fn keyed<T>(
    key: &str,
    say: &Phrases,
    things: impl Iterator<Item = T>,
    text: impl Fn(T) -> String,
) -> Vec<Fact> {
    let fact = |(i, thing)| {
        let text = text(thing);
        if i == 0 { Fact::new(say.say(key), text) } else { Fact::more(text) }
    };
    things.enumerate().map(fact).collect()
}

fn figure_line(
    figure: &JointFigure,
    joint: &JointResult,
    results: &Results,
    say: &Phrases,
) -> String {
    if figure.figure.poll.is_some() {
        return say.figure_in_poll(&figure.figure, false, results);
    }
    let args = Args::new()
        .text("figure", say.value(&figure.figure))
        .text("label", name(figure, joint, say));
    say.say_with("joints-stated", &args)
}

/// What a figure measures: its printed name, else its views.
fn name(figure: &JointFigure, joint: &JointResult, say: &Phrases) -> String {
    if figure.figure.label.is_empty() {
        say.joint_share(&figure.what, figure.among.as_ref(), joint)
    } else {
        say.label(&figure.figure.label).to_owned()
    }
}

fn contradiction(
    conflict: &JointConflict,
    joint: &JointResult,
    say: &Phrases,
) -> Vec<Fact> {
    let args = Args::new().text("points", points(conflict.epsilon, say));
    let mut facts = vec![Fact::verdict(
        say.say("key-conflict"),
        Tone::Bad,
        say.say("joints-impossible"),
        say.say_with("joints-epsilon", &args),
    )];
    let fighting = conflict.figures.iter().filter_map(|&at| joint.figures.get(at));
    let fighting: Vec<String> = fighting
        .map(|figure| {
            let args = Args::new()
                .text("value", say.value(&figure.figure))
                .text("label", name(figure, joint, say));
            say.say_with("joints-fighter", &args)
        })
        .collect();
    let args = Args::new().text("figures", say.semicolons(&fighting));
    facts.push(Fact::more(say.say_with("joints-fight", &args)));
    if let Some(beyond) = conflict.beyond_sampling {
        let text = if beyond > 0.0 {
            let args = Args::new().text("points", points(beyond, say));
            say.say_with("joints-beyond-sampling", &args)
        } else {
            say.say("joints-within-sampling")
        };
        facts.push(Fact::more(text));
    }
    facts
}

/// Points with one decimal, or with three where that would print as 0.
fn points(share: f64, say: &Phrases) -> String {
    if share < 0.0005 {
        say.plain_points(share)
    } else {
        say.style().share_points(share, 1)
    }
}

fn combination(event: &JointEvent, joint: &JointResult, say: &Phrases) -> Vec<Fact> {
    let key = if event.bounds.is_some() { "key-known" } else { "key-if" };
    let args = Args::new()
        .text("event", say.joint_event(event, joint))
        .text("range", say.joint_bounds(event, joint));
    let id = if event.relaxed.is_some() { "joints-relaxed" } else { "joints-event" };
    let mut facts = vec![Fact::new(say.say(key), say.say_with(id, &args))];
    // A range on both sides of one half is what a headline would get wrong.
    let open = |b: Bounds| b.lower <= 0.5 && b.upper > 0.5 && b.upper - b.lower < 1.0;
    if event.bounds.or(event.relaxed).is_some_and(open) {
        facts.push(Fact::more(say.say("joints-majority-open")));
    }
    if let Some(interval) = &event.interval {
        let args = Args::new().text("range", say.range(interval));
        facts.push(Fact::more(say.say_with("segment-interval", &args)));
    }
    if let Some(assumed) = &event.assumed {
        let n = event.assumptions.iter().find_map(|a| match a {
            Assumption::AssumedSampleSize { n } => Some(*n),
            _ => None,
        });
        let args = Args::new()
            .text("n", n.map_or(String::new(), |n| say.style().count(n)))
            .text("range", say.range(assumed));
        facts.push(Fact::more(say.say_with("joints-assumed", &args)));
    }
    facts
}

/// Why there is no interval, said once because it is the same for all combinations.
fn no_interval(event: &JointEvent) -> Option<Missing> {
    let size = Missing::SampleSizeNotPublished;
    event.missing.contains(&size).then_some(size)
}

fn references(joint: &JointResult, say: &Phrases) -> Vec<Fact> {
    let known = joint.events.iter().filter_map(|e| Some((e, e.maximum_entropy?)));
    let mut facts = keyed("key-reference", say, known, |(event, value)| {
        let args = Args::new()
            .text("event", say.joint_event(event, joint))
            .text("value", say.style().percent(value, 0));
        say.say_with("joints-reference", &args)
    });
    if !facts.is_empty() {
        facts.push(Fact::more(say.say("joints-reference-note")));
    }
    facts
}
