//! What weighting did: shares of levels before and after, and their targets.

use super::frame::{Frame, LegendMark};
use super::notes::{assumes, credit, spoken};
use super::rows::{Mark, Row, RowChart};
use crate::phrase::Phrases;
use crate::results::{Results, WeightedLevel, WeightedMargin, WeightingResult};
use crate::text::Args;

/// A sample this near to all its targets was close to them.
const EVEN: f64 = 0.005;

/// The chart of a weighting; `None` where nothing but numbers is weighted for.
pub(super) fn chart(
    found: &WeightingResult,
    results: &Results,
    say: &Phrases,
) -> Option<RowChart> {
    let levels = || found.margins.iter().flat_map(|margin| &margin.levels);
    let highest = levels().flat_map(|l| [l.base, l.weighted, l.target]);
    let highest = highest.reduce(f64::max)?;
    let several = found.margins.len() > 1;
    let mut rows = Vec::new();
    for (i, margin) in found.margins.iter().enumerate() {
        if several {
            rows.push(heading(margin, i > 0, say));
        }
        rows.extend(margin.levels.iter().map(|level| row(level, margin, say)));
    }
    let n = Args::new().text("n", say.style().count(found.n as f64));
    let mut axis = super::notes::axis(highest, say);
    axis.reference = None;
    let source = Args::new()
        .text("file", found.file.clone())
        .text("targets", found.targets.clone());
    let source = say.say_with("weighting-chart-source", &source);
    let effect = Args::new()
        .text("effect", say.style().number(found.design_effect, 2))
        .text("base", say.style().number(found.design_effect_base, 2))
        .text("n", say.style().count(found.n as f64))
        .text("effective", say.style().count(found.n_effective.round()));
    let effect = say.say_with("weighting-effect", &effect);
    let effect =
        Args::new().text("label", say.say("weighting-key-effect")).text("value", effect);
    let mut footer = vec![source, say.say_with("alt-row", &effect)];
    footer.extend(assumes(&found.assumptions, say));
    let title = title(found, say);
    let shown: Vec<String> = found
        .margins
        .iter()
        .flat_map(|margin| margin.levels.iter().map(|l| spoken_row(l, margin, say)))
        .collect();
    let alt = Args::new()
        .text("title", title.clone())
        .text("rows", say.semicolons(&shown))
        .text("notes", footer.join(". "));
    let alt = spoken(&say.say_with("weighting-alt", &alt));
    footer.extend(credit(results, say));
    let frame = Frame {
        lang: say.lang(),
        title,
        subtitle: say.say_with("weighting-chart-subtitle", &n),
        wording: String::new(),
        legend: vec![
            (LegendMark::Before, say.say("weighting-mark-before")),
            (LegendMark::After, say.say("weighting-mark-after")),
            (LegendMark::Target, say.say("weighting-mark-target")),
        ],
        footer,
        made_by: say.say("chart-made-by"),
        alt,
    };
    Some(RowChart { frame, axis, rows })
}

/// The level that the sample had most too few or too many of.
fn title(found: &WeightingResult, say: &Phrases) -> String {
    if let Some(title) = &found.title {
        return say.label(title).to_owned();
    }
    let levels = found.margins.iter().flat_map(|m| m.levels.iter().map(move |l| (l, m)));
    let off = |level: &WeightedLevel| (level.base - level.target).abs();
    let farthest = levels.max_by(|(a, _), (b, _)| off(a).total_cmp(&off(b)));
    match farthest {
        Some((level, margin)) if off(level) >= EVEN => {
            let id = match level.base < level.target {
                true => "weighting-chart-few",
                false => "weighting-chart-many",
            };
            let args = Args::new()
                .text("level", name(level, say))
                .text("base", say.style().percent(level.base, 1))
                .text("target", target(level, margin, say));
            say.say_with(id, &args)
        }
        _ => say.say("weighting-chart-even"),
    }
}

fn name(level: &WeightedLevel, say: &Phrases) -> String {
    match level.unanswered {
        true => say.say("weighting-unanswered-level"),
        false => say.own_direction(&level.label),
    }
}

/// A target with the decimals that its source bears; one that was scaled to make room for
/// those without an answer has a decimal of its own.
fn target(level: &WeightedLevel, margin: &WeightedMargin, say: &Phrases) -> String {
    let scaled = margin.levels.iter().any(|level| level.unanswered);
    let decimals = if scaled { 1 } else { margin.decimals.min(1) };
    say.style().percent(level.target, decimals)
}

/// A margin's name above its levels.
fn heading(margin: &WeightedMargin, apart: bool, say: &Phrases) -> Row {
    let label = margin.label.as_deref().unwrap_or(&margin.variable);
    Row {
        label: say.own_direction(label),
        remark: String::new(),
        marks: Vec::new(),
        value: String::new(),
        details: Vec::new(),
        apart,
        faint: true,
    }
}

fn row(level: &WeightedLevel, margin: &WeightedMargin, say: &Phrases) -> Row {
    let style = say.style();
    let before = Args::new().text("base", style.percent(level.base, 1));
    let mut details = vec![say.say_with("weighting-chart-before", &before)];
    if level.missed() {
        let args = Args::new().text("target", target(level, margin, say));
        details.push(say.say_with("weighting-chart-missed", &args));
    }
    Row {
        label: name(level, say),
        remark: String::new(),
        marks: vec![Mark::Toward {
            from: level.base,
            to: level.weighted,
            target: level.target,
        }],
        value: style.percent(level.weighted, 1),
        details,
        apart: false,
        faint: false,
    }
}

fn spoken_row(level: &WeightedLevel, margin: &WeightedMargin, say: &Phrases) -> String {
    let style = say.style();
    let value = Args::new()
        .text("before", style.percent(level.base, 1))
        .text("after", style.percent(level.weighted, 1))
        .text("target", target(level, margin, say));
    let args = Args::new()
        .text("label", name(level, say))
        .text("value", say.say_with("weighting-chart-row", &value));
    say.say_with("alt-row", &args)
}
