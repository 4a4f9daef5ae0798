//! The contradiction segment wave by wave, in a report.

use super::document::{Block, Document};
use super::segments::segment_facts;
use crate::phrase::Phrases;
use crate::results::{ContradictionResult, ContradictionWaves, Lang, Results};
use crate::text::Args;

/// Waves as a document: one poll with all that is known of it, several as a table.
#[must_use]
pub fn waves_document(results: &Results, lang: Lang) -> Document {
    let say = Phrases::new(lang);
    let mut blocks = Vec::new();
    for found in &results.contradiction_waves {
        blocks.push(match &found.waves[..] {
            [wave] => segment_facts(wave, results, &say),
            _ => waves_table(found, results, &say),
        });
    }
    Document { direction: lang.direction(), blocks }
}

/// A row a poll: both figures, what they leave open, and with sampling error.
pub(super) fn waves_table(
    found: &ContradictionWaves,
    results: &Results,
    say: &Phrases,
) -> Block {
    let first = found.waves.first();
    let name = |side: fn(&ContradictionResult) -> &crate::results::Side| {
        first.map_or(String::new(), |wave| say.label(&side(wave).figure.label).to_owned())
    };
    let mut notes = vec![say.say("waves-not-compared")];
    notes.extend(missing(found, say));
    let mut assumptions = Vec::new();
    for assumption in found.waves.iter().flat_map(|wave| &wave.segment.both.assumptions) {
        if !assumptions.contains(assumption) {
            assumptions.push(assumption.clone());
        }
    }
    let rests = Args::new().text("assumptions", say.assumptions(&assumptions));
    notes.push(say.say_with("waves-rest", &rests));
    let caption = Args::new().text("label", say.waves_name(found));
    Block::Table {
        caption: say.say_with("waves-caption", &caption),
        header: vec![
            say.say("waves-poll"),
            name(|wave| &wave.a),
            name(|wave| &wave.b),
            say.say("waves-both"),
            say.say("waves-sampling"),
        ],
        rows: found.waves.iter().map(|wave| row(wave, results, say)).collect(),
        notes,
    }
}

fn row(wave: &ContradictionResult, results: &Results, say: &Phrases) -> Vec<String> {
    let both = wave.both_by_group.as_ref().unwrap_or(&wave.segment.both);
    let unit = Phrases::unit_of(&wave.segment);
    let interval = both.interval.as_ref();
    vec![
        say.wave_name(wave, results),
        say.value(&wave.a.figure),
        say.value(&wave.b.figure),
        say.bounded(both, unit),
        interval.map_or(say.say("table-blank"), |interval| say.range(interval)),
    ]
}

/// Why waves have no interval, each reason once.
fn missing(found: &ContradictionWaves, say: &Phrases) -> Vec<String> {
    let mut reasons: Vec<String> = Vec::new();
    for wave in &found.waves {
        let both = wave.both_by_group.as_ref().unwrap_or(&wave.segment.both);
        for reason in &both.missing {
            let text = say.missing(reason);
            if !reasons.contains(&text) {
                reasons.push(text);
            }
        }
    }
    reasons
}
