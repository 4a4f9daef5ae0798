//! Questions over many polls in a report.

use super::document::{Block, Document, Fact, Tone};
use crate::phrase::Phrases;
use crate::results::{
    AnswerTrend, HouseRule, Lang, TrendDispersion, TrendLevel, TrendResult, TrendVerdict,
};
use crate::text::Args;

/// Levels that a report prints where none were asked for.
const PRINTED: usize = 8;

/// Trends as a document.
#[must_use]
pub fn trends_document(found: &[TrendResult], lang: Lang) -> Document {
    let say = Phrases::new(lang);
    let blocks = found.iter().flat_map(|one| trend_blocks(one, &say)).collect();
    Document { direction: lang.direction(), blocks }
}

/// One question: each answer, the levels, the houses, what looks odd, what to know.
pub(super) fn trend_blocks(found: &TrendResult, say: &Phrases) -> Vec<Block> {
    let mut blocks = vec![
        Block::Heading(say.trend_name(found)),
        Block::Paragraph(say.trend_extent(found)),
    ];
    blocks.extend(found.answers.iter().map(|answer| facts(answer, say)));
    blocks.push(levels(found, say));
    if found.houses.len() > 1 || matches!(found.model.houses, HouseRule::Anchored { .. })
    {
        blocks.push(houses(found, say));
    }
    let list = |id: &str, items: Vec<String>| {
        (!items.is_empty()).then(|| [Block::Paragraph(say.say(id)), Block::List(items)])
    };
    let breaks = found.breaks.iter().map(|b| say.trend_break(b)).collect();
    blocks.extend(list("trend-breaks", breaks).into_iter().flatten());
    let odd = found.observations.iter().map(|o| say.observation(o, found)).collect();
    blocks.extend(list("trend-observations", odd).into_iter().flatten());
    let mut notes: Vec<String> =
        found.notes.iter().map(|note| say.trend_note(note, found)).collect();
    notes.push(say.say_with(
        "trend-note-assumptions",
        &Args::new().text("assumptions", say.assumptions(&found.assumptions)),
    ));
    if found.model.simulations > 0 {
        notes.push(seeded(found, say));
    }
    blocks.extend(list("trend-notes", notes).into_iter().flatten());
    blocks
}

/// Where the simulated p values come from.
fn seeded(found: &TrendResult, say: &Phrases) -> String {
    let args = Args::new()
        .text("simulations", say.style().count(found.model.simulations as f64))
        .text("generator", found.model.generator.clone())
        .text("seed", found.model.seed.to_string());
    say.say_with("trend-note-seed", &args)
}

fn facts(answer: &AnswerTrend, say: &Phrases) -> Block {
    let mut facts = Vec::new();
    if let Some(last) = answer.levels.last() {
        let args = Args::new()
            .text("level", say.trend_level(last))
            .text("date", say.day(last.date));
        facts
            .push(Fact::new(say.say("key-level"), say.say_with("trend-level-on", &args)));
    }
    if let Some(change) = &answer.change {
        let tone = match change.verdict {
            TrendVerdict::CannotTell => Tone::Open,
            TrendVerdict::Rose | TrendVerdict::Fell => Tone::Good,
        };
        facts.push(Fact::verdict(
            say.say("key-change"),
            tone,
            say.trend_verdict(change.verdict),
            say.trend_change(change),
        ));
    }
    if let Some(step) = &answer.step {
        let (tone, word) = if step.found {
            (Tone::Good, "trend-verdict-jump")
        } else {
            (Tone::Open, "trend-verdict-no-jump")
        };
        let word = say.say(word);
        facts.push(Fact::verdict(say.say("key-jump"), tone, word, say.trend_step(step)));
    }
    facts.push(Fact::new(say.say("key-drift"), drift(answer, say)));
    Block::Facts { head: say.trend_answer(answer), facts }
}

fn drift(answer: &AnswerTrend, say: &Phrases) -> String {
    let points = |x: f64| say.style().share_points(x, 2);
    let args = Args::new().text("points", points(answer.drift));
    match answer.drift_interval {
        None => say.say_with("trend-drift", &args),
        Some((low, high)) => {
            let args = args.text("low", points(low)).text("high", points(high));
            say.say_with("trend-drift-between", &args)
        }
    }
}

/// The levels on the days asked for, or on a few days from the first to the last.
fn levels(found: &TrendResult, say: &Phrases) -> Block {
    let asked = found.answers.first().is_some_and(|answer| !answer.asked.is_empty());
    let of = |answer: &AnswerTrend| -> Vec<TrendLevel> {
        if asked { answer.asked.clone() } else { spread(&answer.levels) }
    };
    let columns: Vec<Vec<TrendLevel>> = found.answers.iter().map(of).collect();
    let rows = columns.first().map_or(0, Vec::len);
    let header = std::iter::once(say.say("trend-day"))
        .chain(found.answers.iter().map(|answer| say.trend_answer(answer)))
        .collect();
    let row = |i: usize| {
        std::iter::once(say.day(columns[0][i].date))
            .chain(columns.iter().map(|column| say.trend_level(&column[i])))
            .collect()
    };
    let level = Args::new().text("level", say.level(found.model.level));
    Block::Table {
        caption: say.say_with("trend-levels", &level),
        header,
        rows: (0..rows).map(row).collect(),
        notes: Vec::new(),
    }
}

/// A few levels, evenly over the days, first and last among them.
fn spread(levels: &[TrendLevel]) -> Vec<TrendLevel> {
    let (Some(first), Some(last)) = (levels.first(), levels.last()) else {
        return Vec::new();
    };
    if levels.len() <= PRINTED {
        return levels.to_vec();
    }
    let hours = last.date.duration_since(first.date).as_hours();
    (0..PRINTED)
        .filter_map(|i| {
            let at = hours * i as i64 / (PRINTED as i64 - 1);
            levels.iter().min_by_key(|level| {
                (level.date.duration_since(first.date).as_hours() - at).abs()
            })
        })
        .copied()
        .collect()
}

/// House effects and the scatter of each house, answer by answer.
fn houses(found: &TrendResult, say: &Phrases) -> Block {
    let several = found.answers.len() > 1;
    let mut header =
        vec![say.say("trend-house"), say.say("trend-polls"), say.say("trend-last")];
    for answer in &found.answers {
        header.push(if several {
            say.trend_answer(answer)
        } else {
            say.say("trend-effect")
        });
        if !several {
            header.push(say.say("trend-scatter"));
        }
    }
    let rows = found.houses.iter().enumerate().map(|(i, house)| {
        let mut row = vec![
            say.trend_house(house),
            say.style().count(house.polls as f64),
            say.day(house.last),
        ];
        for answer in &found.answers {
            let effect = answer.house_effects.get(i).map(|e| e.effect);
            row.push(effect.map_or(say.say("table-blank"), |effect| {
                let args = Args::new()
                    .text("value", say.style().points(effect.value, 1))
                    .text("range", say.points_range(&effect));
                say.say_with("figure-with-range", &args)
            }));
            if !several {
                row.push(scatter(&answer.dispersion, i, say));
            }
        }
        row
    });
    let id = match found.model.houses {
        HouseRule::SumToZero => "trend-houses-sum",
        HouseRule::PollWeighted => "trend-houses-weighted",
        HouseRule::Shrunken { .. } => "trend-houses-shrunken",
        HouseRule::Anchored { .. } => "trend-houses-anchored",
    };
    Block::Table {
        caption: say.say(id),
        header,
        rows: rows.collect(),
        notes: if several { Vec::new() } else { vec![say.say("trend-scatter-note")] },
    }
}

fn scatter(all: &[TrendDispersion], house: usize, say: &Phrases) -> String {
    let found = all.iter().find(|of| of.house == Some(house));
    found.map_or(say.say("table-blank"), |of| say.style().number(of.ratio, 2))
}
