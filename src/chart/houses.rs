//! What each house shows above or below the others: a forest of house effects.

use super::frame::{Frame, LegendMark};
use super::notes::{assumes, credit, spoken};
use super::rows::{Axis, Mark, Row, RowChart, Scale};
use super::trend::source;
use crate::phrase::Phrases;
use crate::results::{
    AnswerTrend, HouseEffect, HouseRule, Results, TrendEstimate, TrendNote, TrendResult,
};
use crate::text::Args;

/// The chart of an answer; `None` for one house alone, which has nothing to differ from.
pub(super) fn chart(
    found: &TrendResult,
    answer: &AnswerTrend,
    results: &Results,
    say: &Phrases,
) -> Option<RowChart> {
    let anchored = matches!(found.model.houses, HouseRule::Anchored { .. });
    if answer.house_effects.len() < 2 && !anchored {
        return None;
    }
    let mut effects: Vec<&HouseEffect> = answer.house_effects.iter().collect();
    effects.sort_by(|a, b| b.effect.value.total_cmp(&a.effect.value));
    let rows: Vec<Row> = effects.iter().map(|of| row(of, found, say)).collect();
    let title = title(&effects, found, answer, anchored, say);
    let spoken_rows: Vec<String> = rows
        .iter()
        .map(|row| {
            let args = Args::new()
                .text("label", row.label.clone())
                .text("value", row.value.clone())
                .text("range", row.details.join(" "));
            say.say_with("alt-row-interval", &args)
        })
        .collect();
    let notes: Vec<String> = found
        .notes
        .iter()
        .filter(|note| {
            matches!(
                note,
                TrendNote::CommonBias
                    | TrendNote::NeverOverlap { .. }
                    | TrendNote::OnePoll { .. }
                    | TrendNote::SizeAssumed { .. }
                    | TrendNote::DriftTakenAsKnown
                    | TrendNote::RoundingIgnored
            )
        })
        .map(|note| say.trend_note(note, found))
        .collect();
    let mut footer = Vec::new();
    if !notes.is_empty() {
        let args = Args::new().text("reason", say.semicolons(&notes));
        footer.push(say.say_with("chart-no-interval-note", &args));
    }
    footer.push(source(found, say));
    footer.extend(assumes(&found.assumptions, say));
    let args = Args::new()
        .text("title", title.clone())
        .text("rows", say.semicolons(&spoken_rows))
        .text("notes", footer.join(" "));
    let alt = spoken(&say.say_with("alt-houses", &args));
    footer.extend(credit(results, say));
    let subtitle = Args::new().text("name", say.trend_name(found));
    let frame = Frame {
        lang: say.lang(),
        title,
        subtitle: say.say_with("chart-houses-subtitle", &subtitle),
        wording: String::new(),
        legend: legend(&effects, found, say),
        footer,
        made_by: say.say("chart-made-by"),
        alt,
    };
    Some(RowChart { frame, axis: axis(&effects, anchored, say), rows })
}

/// True where the interval leaves out no effect at all.
fn apart(effect: &TrendEstimate) -> bool {
    effect.lower > 0.0 || effect.upper < 0.0
}

fn row(of: &HouseEffect, found: &TrendResult, say: &Phrases) -> Row {
    let house = found.houses.get(of.house);
    let polls = house.map_or(0, |house| house.polls);
    let args = Args::new()
        .count("count", polls as f64)
        .text("polls", say.style().count(polls as f64));
    Row {
        label: house.map(|house| say.trend_house(house)).unwrap_or_default(),
        remark: say.say_with("chart-houses-polls", &args),
        marks: vec![Mark::Dot {
            at: of.effect.value,
            interval: Some((of.effect.lower, of.effect.upper)),
            assumed: false,
            known: apart(&of.effect),
        }],
        value: say.style().points(of.effect.value, 1),
        details: vec![say.points_range(&of.effect)],
        apart: false,
        faint: false,
    }
}

/// The house that stands furthest apart.
fn title(
    effects: &[&HouseEffect],
    found: &TrendResult,
    answer: &AnswerTrend,
    anchored: bool,
    say: &Phrases,
) -> String {
    let furthest = effects
        .iter()
        .filter(|of| apart(&of.effect))
        .max_by(|a, b| a.effect.value.abs().total_cmp(&b.effect.value.abs()));
    let args = Args::new().text("answer", say.trend_answer(answer));
    let Some(of) = furthest else {
        return say.say_with("chart-houses-title-none", &args);
    };
    let house = found.houses.get(of.house).map(|house| say.trend_house(house));
    let args = args
        .text("house", house.unwrap_or_default())
        .text("points", say.style().share_points(of.effect.value.abs(), 1));
    let id = match (anchored, of.effect.value > 0.0) {
        (false, true) => "chart-houses-title-above",
        (false, false) => "chart-houses-title-below",
        (true, true) => "chart-houses-title-anchored-above",
        (true, false) => "chart-houses-title-anchored-below",
    };
    say.say_with(id, &args)
}

/// As far to both sides of 0 as any interval reaches.
fn axis(effects: &[&HouseEffect], anchored: bool, say: &Phrases) -> Axis {
    let reach = effects
        .iter()
        .map(|of| of.effect.lower.abs().max(of.effect.upper.abs()))
        .fold(0.005, f64::max);
    let steps = [0.005, 0.01, 0.02, 0.05, 0.1, 0.25];
    let step = steps.into_iter().find(|step| reach / step <= 4.0).unwrap_or(0.5);
    let to = (reach / step).ceil() * step;
    let count = (to / step + 0.5) as i32;
    let decimals = u8::from(step < 0.01);
    let ticks = (-count..=count)
        .map(|i| f64::from(i) * step)
        .map(|points| (points, say.style().points(points, decimals)))
        .collect();
    let name = if anchored { "chart-houses-level" } else { "chart-houses-average" };
    Axis {
        scale: Scale::Span { from: -to },
        to,
        ticks,
        reference: Some((0.0, say.say(name))),
    }
}

fn legend(
    effects: &[&HouseEffect],
    found: &TrendResult,
    say: &Phrases,
) -> Vec<(LegendMark, String)> {
    let mut legend = Vec::new();
    if effects.iter().any(|of| apart(&of.effect)) {
        let args = Args::new().text("level", say.level(found.model.level));
        legend.push((LegendMark::Interval, say.say_with("chart-houses-mark", &args)));
    }
    if effects.iter().any(|of| !apart(&of.effect)) {
        legend.push((LegendMark::NoInterval, say.say("chart-houses-mark-none")));
    }
    legend
}
