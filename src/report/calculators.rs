//! Answers of the calculators, in sentences.

use crate::phrase::Phrases;
use crate::poll::PublishedShare;
use crate::results::{
    Assumption, DifferenceResult, Estimate, IntervalRecord, Missing, Segment,
};
use crate::text::Args;

/// A share and its interval.
#[must_use]
pub fn share_lines(
    published: &PublishedShare,
    estimate: &Estimate,
    say: &Phrases,
) -> Vec<String> {
    let value = say.published(published);
    let args = Args::new().text("value", value);
    let mut lines = vec![match &estimate.interval {
        Some(interval) => {
            let args = args
                .text("level", say.level(interval.level))
                .text("range", tenths(interval, say))
                .text("method", interval.method.clone());
            say.say_with("calc-share", &args)
        }
        None => {
            let args = args.text("missing", missing(&estimate.missing, say));
            say.say_with("calc-share-none", &args)
        }
    }];
    lines.extend(rests(&estimate.assumptions, say));
    lines
}

/// The interval under another design effect.
#[must_use]
pub fn sensitivity_line(estimate: &Estimate, say: &Phrases) -> Option<String> {
    let (interval, deff) = (estimate.interval.as_ref()?, estimate.design_effect?);
    let args = Args::new()
        .text("design_effect", say.style().number(deff, 1))
        .text("range", tenths(interval, say));
    Some(say.say_with("calc-design-effect", &args))
}

/// A lead or a change and what it allows to say.
#[must_use]
pub fn difference_lines(found: &DifferenceResult, say: &Phrases) -> Vec<String> {
    let style = say.style();
    let value = found.estimate.value.unwrap_or(0.0);
    let decimals = u8::from((value * 100.0).fract().abs() > 1e-9);
    let args = Args::new().text("points", style.points(value, decimals));
    let mut lines = Vec::new();
    match (&found.estimate.interval, found.z, found.p_value) {
        (Some(interval), Some(z), Some(p)) => {
            let args = args
                .text("level", say.level(interval.level))
                .text("lower", style.points(interval.lower, 1))
                .text("upper", style.points(interval.upper, 1))
                .text("z", style.number(z, 2))
                .text("p", p_value(p, say));
            lines.push(say.say_with("calc-difference", &args));
        }
        _ => {
            let args = args.text("missing", missing(&found.estimate.missing, say));
            lines.push(say.say_with("calc-difference-none", &args));
        }
    }
    lines.push(say.change(found.verdict));
    if found.fragile {
        lines.push(say.say("calc-fragile"));
    }
    let points = |id: &str, value: Option<f64>| {
        value.map(|v| {
            say.say_with(id, &Args::new().text("points", style.share_points(v, 1)))
        })
    };
    let detectable =
        if found.id == "lead" { "calc-detectable-lead" } else { "calc-detectable" };
    lines.extend(points(detectable, found.detectable));
    lines.extend(points("calc-equivalence", found.equivalence_margin));
    lines.extend(rests(&found.estimate.assumptions, say));
    lines
}

/// The bounds of holding two views at once.
#[must_use]
pub fn segment_lines(segment: &Segment, say: &Phrases) -> Vec<String> {
    let unit = Phrases::unit_of(segment);
    let with =
        |id: &str, range: String| say.say_with(id, &Args::new().text("range", range));
    let mut lines = vec![with("calc-both", say.bounded(&segment.both, unit))];
    if let Some(interval) = &segment.both.interval {
        let args = Args::new()
            .text("level", say.level(interval.level))
            .text("range", tenths(interval, say))
            .text("method", interval.method.clone());
        lines.push(say.say_with("calc-both-interval", &args));
    }
    let (either, neither) = (&segment.either, &segment.neither);
    lines.push(with("calc-either", say.between(either.lower, either.upper, unit)));
    lines.push(with("calc-neither", say.between(neither.lower, neither.upper, unit)));
    let absent: Vec<Missing> = segment
        .both
        .missing
        .iter()
        .filter(|m| **m != Missing::JointNotIdentified || segment.both.interval.is_none())
        .cloned()
        .collect();
    if !absent.is_empty() {
        lines.push(missing(&absent, say));
    }
    lines.extend(rests(&segment.both.assumptions, say));
    lines
}

fn tenths(interval: &IntervalRecord, say: &Phrases) -> String {
    say.style().percent_range(interval.lower, interval.upper, 1)
}

/// Four decimals, and never "0": a p value is a number above it.
fn p_value(p: f64, say: &Phrases) -> String {
    if p < 0.0001 {
        format!("<{}", say.style().number(0.0001, 4))
    } else {
        say.style().number(p, 4)
    }
}

fn missing(missing: &[Missing], say: &Phrases) -> String {
    let parts: Vec<String> = missing.iter().map(|m| say.missing(m)).collect();
    say.semicolons(&parts)
}

fn rests(assumptions: &[Assumption], say: &Phrases) -> Option<String> {
    (!assumptions.is_empty())
        .then(|| format!("{}: {}", say.say("key-rests"), say.assumptions(assumptions)))
}
