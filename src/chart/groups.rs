//! Ranges by group, and what the breakdown adds to the totals.

use super::contradiction::{assumed_n, footer};
use super::frame::{Frame, LegendMark};
use super::notes::{axis, credit, spoken};
use super::rows::{Mark, Row, RowChart};
use crate::phrase::Phrases;
use crate::results::{BoundedShare, ContradictionResult, GroupBounds, Results};
use crate::text::Args;

/// The chart of a segment bounded by group; `None` without a breakdown.
pub(super) fn chart(
    segment: &ContradictionResult,
    results: &Results,
    say: &Phrases,
) -> Option<RowChart> {
    let both = segment.both_by_group.as_ref()?;
    let unit = Phrases::unit_of(&segment.segment);
    let range = say.bounded(both, unit);
    let title = match &segment.title {
        Some(title) => say.label(title).to_owned(),
        None => {
            let args = Args::new().text("range", range.clone());
            say.say_with("chart-groups-title", &args)
        }
    };
    let mut rows: Vec<Row> =
        segment.groups.iter().map(|group| row(group, unit, say)).collect();
    rows.push(total(segment, both, &range, say));
    let subtitle = Args::new().text("label", say.label(&segment.label));
    let mut footer = footer(segment, both, results, say);
    let alt = alt(&title, &rows, &footer, say);
    footer.extend(credit(results, say));
    Some(RowChart {
        frame: Frame {
            lang: say.lang(),
            title,
            subtitle: say.say_with("chart-groups-subtitle", &subtitle),
            wording: String::new(),
            legend: legend(both, say),
            footer,
            made_by: say.say("chart-made-by"),
            alt,
        },
        axis: axis(1.0, say),
        rows,
    })
}

fn row(group: &GroupBounds, unit: f64, say: &Phrases) -> Row {
    let bounds = group.both.bounds;
    let remark = group.n.map_or(String::new(), |n| {
        say.say_with("sample-size", &Args::new().text("n", say.style().count(n)))
    });
    let extension = group.both.interval.as_ref().map(|i| (i.lower, i.upper));
    Row {
        label: say.label(&group.label).to_owned(),
        remark,
        marks: vec![Mark::Range { bounds: (bounds.lower, bounds.upper), extension }],
        value: say.bounds(&bounds, unit),
        details: group.both.interval.iter().map(|i| say.range(i)).collect(),
        apart: false,
        faint: false,
    }
}

fn total(
    segment: &ContradictionResult,
    both: &BoundedShare,
    range: &str,
    say: &Phrases,
) -> Row {
    let alone = segment.segment.both.bounds;
    let bounds = (both.bounds.lower, both.bounds.upper);
    let extension = both.interval.as_ref().or(both.assumed.as_ref());
    let extension = extension.map(|i| (i.lower, i.upper));
    let mut details: Vec<String> =
        both.interval.iter().map(|interval| say.interval_of_segment(interval)).collect();
    if let (Some(assumed), Some(n)) = (&both.assumed, assumed_n(both)) {
        let args =
            Args::new().text("value", say.range(assumed)).text("n", say.style().count(n));
        details.push(say.say_with("chart-if-assumed", &args));
    }
    Row {
        label: say.say("chart-all"),
        remark: String::new(),
        marks: vec![
            Mark::Range { bounds, extension },
            Mark::Thin { bounds: (alone.lower, alone.upper) },
        ],
        value: range.to_owned(),
        details,
        apart: true,
        faint: false,
    }
}

fn legend(both: &BoundedShare, say: &Phrases) -> Vec<(LegendMark, String)> {
    let mut legend = vec![(LegendMark::Range, say.say("chart-mark-range"))];
    if both.interval.is_some() {
        legend.push((LegendMark::Extension, say.say("chart-mark-extension")));
    } else if let Some(n) = both.assumed.as_ref().and(assumed_n(both)) {
        let args = Args::new().text("n", say.style().count(n));
        let text = say.say_with("chart-mark-extension-assumed", &args);
        legend.push((LegendMark::Extension, text));
    }
    legend.push((LegendMark::Total, say.say("chart-mark-total")));
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
