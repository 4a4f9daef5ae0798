//! What toplines, crosstabs and respondents' answers say of one segment, side by side.

use super::frame::LegendMark;
use super::notes::axis;
use super::rows::{Mark, Row, RowChart};
use super::segment_frame::{Own, frame, interval_mark};
use crate::phrase::Phrases;
use crate::results::{Bounds, RespondentSegment, Results, SegmentEstimate};
use crate::text::Args;

/// The chart; `None` where no joint share could be estimated.
pub(super) fn chart(
    found: &RespondentSegment,
    results: &Results,
    say: &Phrases,
) -> Option<RowChart> {
    let headline = found.headline()?;
    let both = headline.both.value?;
    let mut rows =
        vec![bounded(say.say("joint-from-toplines"), &headline.toplines_alone, say)];
    if let Some(by) = &found.by {
        let variable = by.label.as_deref().unwrap_or(&by.variable);
        let args = Args::new().text("variable", variable);
        let label = say.say_with("joint-from-crosstabs", &args);
        rows.push(bounded(label, &by.crosstabs_alone, say));
    }
    rows.push(estimated(found, headline, say));
    let highest = rows.iter().flat_map(|row| &row.marks).map(reach).fold(0.0, f64::max);
    let reference = Args::new().text("value", say.tenths(headline.if_independent));
    let reference = say.say_with("joint-mark-independent", &reference);
    let mut axis = axis(highest.max(headline.if_independent), say);
    axis.reference = Some((headline.if_independent, reference.clone()));
    let shown = rows.iter().map(|row| spoken_row(row, say)).chain([reference]).collect();
    let subtitle = Args::new().text("label", say.joint_name(found));
    let own = Own {
        title: title(found, headline, both, say),
        subtitle: say.say_with("joint-evidence-subtitle", &subtitle),
        legend: legend(found, headline, say),
        shown,
        alt: "joint-alt-evidence",
        notes: vec![say.say("joint-note-independent")],
        rests: Some(&headline.both),
    };
    Some(RowChart { frame: frame(found, results, say, own), axis, rows })
}

fn title(
    found: &RespondentSegment,
    headline: &SegmentEstimate,
    both: f64,
    say: &Phrases,
) -> String {
    if let Some(title) = &found.title {
        return say.label(title).to_owned();
    }
    let args = Args::new()
        .text("share", say.tenths(both))
        .text("range", say.left_open(&headline.toplines_alone));
    say.say_with("joint-evidence-title", &args)
}

fn bounded(label: String, bounds: &Bounds, say: &Phrases) -> Row {
    Row {
        label,
        remark: String::new(),
        marks: vec![Mark::Range {
            bounds: (bounds.lower, bounds.upper),
            extension: None,
        }],
        value: say.left_open(bounds),
        details: Vec::new(),
        apart: false,
        faint: false,
    }
}

fn estimated(
    found: &RespondentSegment,
    headline: &SegmentEstimate,
    say: &Phrases,
) -> Row {
    let interval = headline.both.interval.as_ref();
    let mut marks: Vec<Mark> = found
        .worst_case
        .iter()
        .map(|range| Mark::Thin { bounds: (range.lower, range.upper) })
        .collect();
    marks.extend(headline.both.value.map(|at| Mark::Dot {
        at,
        interval: interval.map(|i| (i.lower, i.upper)),
        assumed: false,
        known: true,
    }));
    Row {
        label: say.say("joint-from-respondents"),
        remark: say.joint_base(headline),
        marks,
        value: headline.both.value.map_or_else(String::new, |v| say.tenths(v)),
        details: interval.map(|i| say.interval_tenths(i)).into_iter().collect(),
        apart: true,
        faint: false,
    }
}

fn reach(mark: &Mark) -> f64 {
    match mark {
        Mark::Dot { at, interval, .. } => interval.map_or(*at, |(_, upper)| upper),
        Mark::Range { bounds, extension } => extension.unwrap_or(*bounds).1,
        Mark::Thin { bounds } => bounds.1,
        Mark::Toward { from, to, target } => from.max(*to).max(*target),
        Mark::Move { from, to, .. } => from.unwrap_or(0.0).max(to.unwrap_or(0.0)),
    }
}

fn legend(
    found: &RespondentSegment,
    headline: &SegmentEstimate,
    say: &Phrases,
) -> Vec<(LegendMark, String)> {
    let mut legend = vec![(LegendMark::Range, say.say("chart-mark-range"))];
    legend.extend(interval_mark(&headline.both, say));
    if found.worst_case.is_some() {
        legend.push((LegendMark::Total, say.say("joint-mark-worst")));
    }
    legend
}

fn spoken_row(row: &Row, say: &Phrases) -> String {
    let args =
        Args::new().text("label", row.label.clone()).text("value", row.value.clone());
    match row.details.first() {
        Some(range) => {
            say.say_with("alt-row-interval", &args.text("range", range.clone()))
        }
        None => say.say_with("alt-row", &args),
    }
}
