//! The contradiction segment wave by wave: a range a poll, the earliest on top.

use super::contradiction::range_mark;
use super::frame::{Frame, LegendMark};
use super::notes::{assumes, axis, credit, sources, spoken};
use super::rows::{Row, RowChart};
use crate::phrase::Phrases;
use crate::results::{ContradictionResult, ContradictionWaves, Figure, Results};
use crate::text::Args;

/// The chart; `None` without waves.
pub(super) fn chart(
    found: &ContradictionWaves,
    results: &Results,
    say: &Phrases,
) -> Option<RowChart> {
    if found.waves.is_empty() {
        return None;
    }
    let rows: Vec<Row> = found.waves.iter().map(|wave| row(wave, results, say)).collect();
    let title = match &found.title {
        Some(title) => say.label(title).to_owned(),
        None => finding(found, say),
    };
    let mut footer = footer(found, results, say);
    let alt = alt(&title, &rows, &footer, say);
    footer.extend(credit(results, say));
    let subtitle = Args::new().text("label", say.waves_name(found));
    Some(RowChart {
        frame: Frame {
            lang: say.lang(),
            title,
            subtitle: say.say_with("chart-contradiction-subtitle", &subtitle),
            wording: String::new(),
            legend: legend(found, say),
            footer,
            made_by: say.say("chart-made-by"),
            alt,
        },
        axis: axis(1.0, say),
        rows,
    })
}

/// What the ranges do not show, all polls, and all that the ranges rest on.
fn footer(found: &ContradictionWaves, results: &Results, say: &Phrases) -> Vec<String> {
    let sides: Vec<&Figure> =
        found.waves.iter().flat_map(|wave| [&wave.a.figure, &wave.b.figure]).collect();
    let mut lines = vec![say.say("waves-not-compared")];
    lines.extend(sources(&sides, results, say));
    let ranges = found.waves.iter().flat_map(|wave| &wave.segment.both.assumptions);
    let figures = sides.iter().flat_map(|figure| &figure.estimate.assumptions);
    lines.extend(assumes(ranges.chain(figures), say));
    lines
}

/// The lowest and the highest that any wave allows.
fn finding(found: &ContradictionWaves, say: &Phrases) -> String {
    let both = found.waves.iter().map(|wave| wave.segment.both.bounds);
    let (lower, upper) = both.fold((1.0, 0.0), |(lower, upper), bounds| {
        (f64::min(lower, bounds.lower), f64::max(upper, bounds.upper))
    });
    let args = Args::new()
        .text("waves", say.style().count(found.waves.len() as f64))
        .text("range", say.between(lower, upper, 0.01));
    say.say_with("waves-title", &args)
}

fn row(wave: &ContradictionResult, results: &Results, say: &Phrases) -> Row {
    let both = wave.both_by_group.as_ref().unwrap_or(&wave.segment.both);
    let figures = [&wave.a.figure, &wave.b.figure].map(|figure| say.value(figure));
    let unit = Phrases::unit_of(&wave.segment);
    let (mark, mut details) = range_mark(both, say);
    details.truncate(1);
    Row {
        label: say.wave_name(wave, results),
        remark: say.semicolons(&figures),
        marks: vec![mark],
        value: say.bounds(&both.bounds, unit),
        details,
        apart: false,
        faint: false,
    }
}

fn legend(found: &ContradictionWaves, say: &Phrases) -> Vec<(LegendMark, String)> {
    let mut legend = vec![(LegendMark::Range, say.say("chart-mark-range"))];
    if found.waves.iter().any(|wave| wave.segment.both.interval.is_some()) {
        legend.push((LegendMark::Extension, say.say("chart-mark-extension")));
    }
    legend
}

fn alt(title: &str, rows: &[Row], footer: &[String], say: &Phrases) -> String {
    let rows: Vec<String> = rows
        .iter()
        .map(|row| {
            let args = Args::new()
                .text("label", row.label.clone())
                .text("value", row.value.clone());
            say.say_with("alt-row", &args)
        })
        .collect();
    let args = Args::new()
        .text("title", title)
        .text("rows", say.semicolons(&rows))
        .text("notes", footer.join(" "));
    spoken(&say.say_with("alt-groups", &args))
}
