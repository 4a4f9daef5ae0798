//! Claims in a report.

use super::document::{Block, Fact, Tone};
use crate::phrase::Phrases;
use crate::results::{
    AssumedInterval, Assumption, ClaimResult, Condition, FigureVerdict, NeededSize,
    Results, Verdict,
};
use crate::text::Args;

/// A claim with its two verdicts, why, what would settle it, and other polls.
pub(super) fn claim_facts(
    number: usize,
    claim: &ClaimResult,
    results: &Results,
    say: &Phrases,
) -> Block {
    let args = Args::new()
        .text("number", number.to_string())
        .text("statement", say.label(&claim.statement));
    let mut facts = vec![on_figure(claim, results, say)];
    facts.extend(on_reading(claim, say));
    let settle: Vec<String> =
        claim.reading.settle.iter().map(|code| say.settle(*code)).collect();
    if !settle.is_empty() && claim.reading.verdict != Verdict::Supported {
        facts.push(Fact::new(say.say("key-settle"), say.semicolons(&settle)));
    }
    let asked = claim.figure.as_ref().and_then(|figure| figure.question.as_deref());
    let others = claim.also.iter().map(|figure| {
        let other = asked.is_some() && asked != figure.question.as_deref();
        say.figure_in_poll(figure, other, results)
    });
    for (i, line) in others.chain(elsewhere(claim, results, say)).enumerate() {
        let key = if i == 0 { say.say("key-also") } else { String::new() };
        facts.push(Fact::new(key, line));
    }
    Block::Facts { head: say.say_with("claim-number", &args), facts }
}

fn on_figure(claim: &ClaimResult, results: &Results, say: &Phrases) -> Fact {
    let key = say.say("key-figure");
    let of_poll = |id: &str| {
        let poll = results.poll(id);
        Args::new()
            .text("poll", poll.map_or("", |p| say.label(&p.label)))
            .text("details", poll.map_or(String::new(), |p| say.poll_details(p)))
    };
    match &claim.on_figure {
        FigureVerdict::NoFigure => {
            Fact::verdict(key, Tone::Open, say.say("on-figure-no_figure"), "")
        }
        FigureVerdict::NoSource => {
            let word = say.say("on-figure-no_source");
            Fact::verdict(key, Tone::Bad, word, say.say("claim-quoted"))
        }
        FigureVerdict::Matches { poll } => {
            let text = say.say_with("claim-poll", &of_poll(poll));
            Fact::verdict(key, Tone::Good, say.say("on-figure-matches"), text)
        }
        FigureVerdict::Differs { poll, stated, published } => {
            let args = of_poll(poll)
                .text("stated", say.plain_share(*stated))
                .text("published", say.plain_share(*published));
            let text = say.say_with("claim-differs", &args);
            Fact::verdict(key, Tone::Bad, say.say("on-figure-differs"), text)
        }
    }
}

fn on_reading(claim: &ClaimResult, say: &Phrases) -> Vec<Fact> {
    let verdict = claim.reading.verdict;
    // Of a claim that fails, only what makes it fail is worth reading.
    let deciding: Vec<&Condition> =
        claim.reading.conditions.iter().filter(|c| c.verdict == verdict).collect();
    let majority = deciding.len() == 1 && deciding.iter().all(|c| c.majority);
    let key = say.say(if majority { "key-majority" } else { "key-reading" });
    let reasons: Vec<String> = deciding
        .iter()
        .flat_map(|c| &c.reasons)
        .map(|reason| say.reason(reason))
        .collect();
    let mut text = say.semicolons(&reasons);
    if verdict == Verdict::NotSupported {
        text = say.say_with("claim-own-figures", &Args::new().text("reasons", text));
    }
    let mut facts = vec![Fact::verdict(key, tone(verdict), say.verdict(verdict), text)];
    for condition in deciding {
        facts.extend(what_it_takes(condition, claim, say).into_iter().map(Fact::more));
    }
    facts
}

fn tone(verdict: Verdict) -> Tone {
    match verdict {
        Verdict::Supported => Tone::Good,
        Verdict::CannotTell => Tone::Open,
        Verdict::NotSupported => Tone::Bad,
    }
}

/// What an assumed size would give, and the size that it would take.
fn what_it_takes(
    condition: &Condition,
    claim: &ClaimResult,
    say: &Phrases,
) -> Vec<String> {
    let mut lines = Vec::new();
    if condition.verdict == Verdict::Supported {
        return lines;
    }
    if let Some(AssumedInterval { n, lower, upper }) = condition.if_assumed {
        let kind = condition.assumptions.iter().find(|a| {
            matches!(
                a,
                Assumption::AsIfRandomSample
                    | Assumption::SampleKindNotPublished
                    | Assumption::SimpleRandomSample
            )
        });
        let args = Args::new()
            .text("n", say.style().count(n))
            .text("assumption", kind.map_or(String::new(), |a| say.assumption(a)))
            .text("range", say.style().percent_range(lower, upper, 0));
        let rounded =
            condition.assumptions.iter().any(|a| matches!(a, Assumption::Rounded { .. }));
        let id = if rounded { "if-assumed-rounded" } else { "if-assumed" };
        lines.push(say.say_with(id, &args));
    }
    if let Some(size) = condition.needed {
        lines.push(needed(condition, claim, size, say));
    }
    lines
}

fn needed(
    condition: &Condition,
    claim: &ClaimResult,
    size: NeededSize,
    say: &Phrases,
) -> String {
    let args = Args::new().text("n", say.style().about(size.exact));
    match (condition.majority, size.with_rounding, &claim.figure) {
        (true, Some(rounded), Some(figure)) => {
            let args = args
                .text("value", say.value(figure))
                .text("rounded", say.style().about(rounded));
            say.say_with("needs-n-rounded", &args)
        }
        (true, ..) => say.say_with("needs-n", &args),
        (false, ..) => say.say_with("needs-n-other", &args),
    }
}

/// The same kind of test on other polls, each with the figure that it is about.
fn elsewhere(claim: &ClaimResult, results: &Results, say: &Phrases) -> Vec<String> {
    let mut lines = Vec::new();
    for condition in &claim.elsewhere {
        let id = format!("figures/{}", condition.name);
        let Some(figure) = claim.also.iter().find(|figure| figure.id == id) else {
            continue;
        };
        let poll = figure.poll.as_deref().and_then(|id| results.poll(id));
        let name = poll.map_or(String::new(), |poll| {
            say.commas(&[say.label(&poll.label).to_owned(), say.dates(poll)])
        });
        let reasons: Vec<String> =
            condition.reasons.iter().map(|reason| say.reason(reason)).collect();
        let args = Args::new()
            .text("poll", name)
            .text("figure", say.label(&figure.label))
            .text("group", say.label(&condition.label))
            .text("reasons", say.semicolons(&reasons));
        lines.push(say.say_with("claim-elsewhere", &args));
    }
    lines
}
