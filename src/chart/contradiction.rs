//! The contradiction segment as a range, never as a point.

use super::frame::{Frame, LegendMark};
use super::notes::{assumes, axis, credit, sources, spoken};
use super::rows::{Mark, Row, RowChart};
use crate::phrase::Phrases;
use crate::poll::decimals_of_unit;
use crate::results::{
    Assumption, BoundedShare, ContradictionResult, Figure, IntervalRecord, Missing,
    Results,
};
use crate::text::Args;

/// The chart of a segment bounded from two toplines.
pub(super) fn chart(
    segment: &ContradictionResult,
    results: &Results,
    say: &Phrases,
) -> RowChart {
    let both = &segment.segment.both;
    let title = match &segment.title {
        Some(title) => say.label(title).to_owned(),
        None => finding(both, Phrases::unit_of(&segment.segment), say),
    };
    let subtitle = Args::new().text("label", say.label(&segment.label));
    let rows = vec![
        side(&segment.a.figure, say),
        side(&segment.b.figure, say),
        range_row(both, Phrases::unit_of(&segment.segment), say),
    ];
    let mut footer = footer(segment, both, results, say);
    let alt = alt(&title, segment, &footer, say);
    footer.extend(credit(results, say));
    RowChart {
        frame: Frame {
            lang: say.lang(),
            title,
            subtitle: say.say_with("chart-contradiction-subtitle", &subtitle),
            wording: String::new(),
            legend: legend(segment, results, say),
            footer,
            made_by: say.say("chart-made-by"),
            alt,
        },
        axis: axis(1.0, say),
        rows,
    }
}

/// "Nobody to about 48% could hold both views".
fn finding(both: &BoundedShare, unit: f64, say: &Phrases) -> String {
    let decimals = decimals_of_unit(unit.max(1e-4));
    let print = |share: f64| say.style().percent(share, decimals);
    let (lower, upper) = (print(both.bounds.lower), print(both.bounds.upper));
    let id = if both.bounds.lower <= 0.0 {
        "chart-contradiction-title-nobody"
    } else if lower == upper {
        "chart-contradiction-title-point"
    } else {
        "chart-contradiction-title"
    };
    say.say_with(id, &Args::new().text("lower", lower).text("upper", upper))
}

/// One of the two views with its topline.
pub(super) fn side(figure: &Figure, say: &Phrases) -> Row {
    let interval = figure.estimate.interval.as_ref();
    let assumed = figure.assumed.as_ref().and_then(|a| a.estimate.interval.as_ref());
    let ends = |i: &IntervalRecord| (i.lower, i.upper);
    let mark = figure.estimate.value.map(|at| Mark::Dot {
        at,
        interval: interval.or(assumed).map(ends),
        assumed: interval.is_none(),
        known: interval.is_some(),
    });
    Row {
        label: say.label(&figure.label).to_owned(),
        remark: String::new(),
        marks: mark.into_iter().collect(),
        value: say.value(figure),
        details: interval.map(|i| say.range(i)).into_iter().collect(),
        apart: false,
        faint: false,
    }
}

/// A range with its extension, and what is printed of that.
pub(super) fn range_mark(both: &BoundedShare, say: &Phrases) -> (Mark, Vec<String>) {
    let extension = both.interval.as_ref().or(both.assumed.as_ref());
    let mut details = Vec::new();
    if let Some(interval) = &both.interval {
        let args = Args::new().text("range", say.range(interval));
        details.push(say.say_with("segment-interval", &args));
    }
    if let (Some(assumed), Some(n)) = (&both.assumed, assumed_n(both)) {
        let args =
            Args::new().text("value", say.range(assumed)).text("n", say.style().count(n));
        details.push(say.say_with("chart-if-assumed", &args));
    }
    let mark = Mark::Range {
        bounds: (both.bounds.lower, both.bounds.upper),
        extension: extension.map(|i| (i.lower, i.upper)),
    };
    (mark, details)
}

fn range_row(both: &BoundedShare, unit: f64, say: &Phrases) -> Row {
    let (mark, details) = range_mark(both, say);
    Row {
        label: say.say("chart-both"),
        remark: String::new(),
        marks: vec![mark],
        value: say.bounded(both, unit),
        details,
        apart: true,
        faint: false,
    }
}

/// The sample size that an interval assumes.
pub(super) fn assumed_n(both: &BoundedShare) -> Option<f64> {
    both.assumptions.iter().find_map(|a| match a {
        Assumption::AssumedSampleSize { n } => Some(*n),
        _ => None,
    })
}

fn legend(
    segment: &ContradictionResult,
    results: &Results,
    say: &Phrases,
) -> Vec<(LegendMark, String)> {
    let both = &segment.segment.both;
    let mut legend = vec![(LegendMark::Range, say.say("chart-mark-range"))];
    if both.interval.is_some() {
        legend.push((LegendMark::Extension, say.say("chart-mark-extension")));
    } else if let Some(n) = both.assumed.as_ref().and(assumed_n(both)) {
        let args = Args::new().text("n", say.style().count(n));
        let text = say.say_with("chart-mark-extension-assumed", &args);
        legend.push((LegendMark::Extension, text));
    }
    let sides = [&segment.a.figure, &segment.b.figure];
    if sides.iter().any(|f| f.estimate.interval.is_some()) {
        let args = Args::new().text("level", say.level(results.study.level));
        legend.push((LegendMark::Interval, say.say_with("chart-mark-interval", &args)));
    }
    if sides.iter().any(|f| f.estimate.interval.is_none()) {
        legend.push((LegendMark::NoInterval, say.say("chart-mark-no-interval")));
    }
    legend
}

/// Sources, why there is no interval, what everything rests on.
pub(super) fn footer(
    segment: &ContradictionResult,
    both: &BoundedShare,
    results: &Results,
    say: &Phrases,
) -> Vec<String> {
    let sides = [&segment.a.figure, &segment.b.figure];
    let mut lines = sources(&sides, results, say);
    let reasons: Vec<String> = both
        .missing
        .iter()
        .filter(|m| both.interval.is_none() || **m == Missing::JointNotIdentified)
        .map(|m| say.missing(m))
        .collect();
    if !reasons.is_empty() {
        let args = Args::new().text("reasons", say.semicolons(&reasons));
        lines.push(say.say_with("chart-why-range", &args));
    }
    let figures = sides.iter().flat_map(|f| &f.estimate.assumptions);
    lines.extend(assumes(both.assumptions.iter().chain(figures), say));
    lines
}

fn alt(
    title: &str,
    segment: &ContradictionResult,
    footer: &[String],
    say: &Phrases,
) -> String {
    let unit = Phrases::unit_of(&segment.segment);
    let args = Args::new()
        .text("title", title)
        .text("label_a", say.label(&segment.a.figure.label))
        .text("a", say.figure(&segment.a.figure))
        .text("label_b", say.label(&segment.b.figure.label))
        .text("b", say.figure(&segment.b.figure))
        .text("range", say.bounded(&segment.segment.both, unit))
        .text("notes", footer.join(" "));
    spoken(&say.say_with("alt-contradiction", &args))
}
