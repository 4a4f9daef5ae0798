//! Who a segment is made of: how much more or less of it each group is than of all.

use super::frame::LegendMark;
use super::rows::{Axis, Mark, Row, RowChart, Scale};
use super::segment_frame::{Own, frame};
use crate::phrase::Phrases;
use crate::results::{ProfileGroup, RespondentSegment, Results, SegmentProfile};
use crate::text::Args;

/// The chart of a variable; `None` where no group may be shown.
pub(super) fn chart(
    found: &RespondentSegment,
    of: &SegmentProfile,
    results: &Results,
    say: &Phrases,
) -> Option<RowChart> {
    let shown = || of.groups.iter().filter(|group| !group.suppressed);
    let first = shown().find(|group| group.over_representation.value.is_some())?;
    let level = results.study.level;
    let variable = of.label.as_deref().unwrap_or(&of.variable);
    let rows: Vec<Row> = of.groups.iter().map(|group| row(group, level, say)).collect();
    let mut notes = Vec::new();
    if rows.iter().any(|row| row.faint) {
        notes.push(say.say("joint-suppressed"));
    }
    let subtitle =
        Args::new().text("label", say.joint_name(found)).text("variable", variable);
    let own = Own {
        title: title(of, variable, level, say),
        subtitle: say.say_with("joint-profile-subtitle", &subtitle),
        legend: legend(of, level, say),
        shown: rows.iter().map(|row| spoken_row(row, say)).collect(),
        alt: "joint-alt-profile",
        notes,
        rests: Some(&first.share_of_segment),
    };
    let axis = axis(shown(), say);
    Some(RowChart { frame: frame(found, results, say, own), axis, rows })
}

/// True where the group differs from its share of all, all comparisons allowed for.
fn stands_out(group: &ProfileGroup, level: f64) -> bool {
    group.p.is_some_and(|p| p < 1.0 - level) && !group.suppressed
}

/// The group that the segment has most more of, else most less of.
fn title(of: &SegmentProfile, variable: &str, level: f64, say: &Phrases) -> String {
    // Any group above 1 before all below.
    let rank = |group: &ProfileGroup| {
        let ratio = group.over_representation.value.unwrap_or(1.0);
        if ratio > 1.0 { ratio } else { -ratio }
    };
    let outstanding = of
        .groups
        .iter()
        .filter(|group| stands_out(group, level))
        .max_by(|a, b| rank(a).total_cmp(&rank(b)));
    let found = outstanding.and_then(|group| {
        let args = Args::new()
            .text("group", group.label.as_str())
            .text("share", say.tenths(group.share_of_segment.value?))
            .text("total", say.tenths(group.share.value?));
        Some(say.say_with("joint-profile-title", &args))
    });
    found.unwrap_or_else(|| {
        let args = Args::new().text("variable", variable);
        say.say_with("joint-profile-title-none", &args)
    })
}

fn row(group: &ProfileGroup, level: f64, say: &Phrases) -> Row {
    let ratio = &group.over_representation;
    if group.suppressed {
        return Row {
            label: say.own_direction(&group.label),
            remark: String::new(),
            marks: Vec::new(),
            value: "‡".to_owned(),
            details: Vec::new(),
            apart: false,
            faint: true,
        };
    }
    let mark = ratio.value.map(|at| Mark::Dot {
        at,
        interval: ratio.interval.as_ref().map(|i| (i.lower, i.upper)),
        assumed: false,
        known: stands_out(group, level),
    });
    let shares = group.share_of_segment.value.zip(group.share.value);
    let remark = shares.map_or_else(String::new, |(share, total)| {
        let args =
            Args::new().text("share", say.tenths(share)).text("total", say.tenths(total));
        say.say_with("joint-profile-remark", &args)
    });
    Row {
        label: say.own_direction(&group.label),
        remark,
        marks: mark.into_iter().collect(),
        value: ratio
            .value
            .map_or(say.say("table-blank"), |v| say.times(v, Phrases::ratio_decimals(v))),
        details: ratio.interval.iter().map(|i| say.ratio_range(i)).collect(),
        apart: false,
        faint: false,
    }
}

/// A ratio with the decimals that it and its inverse are printed with.
type Tick = (f64, u8, u8);

/// An axis as far to both sides of 1 as any interval reaches.
fn axis<'a>(groups: impl Iterator<Item = &'a ProfileGroup>, say: &Phrases) -> Axis {
    let far = |x: f64| if x > 0.0 { x.ln().abs() } else { 0.0 };
    let reach = groups
        .flat_map(|group| {
            let ratio = &group.over_representation;
            let interval = ratio.interval.as_ref().map(|i| (i.lower, i.upper));
            let (lower, upper) = interval.or(ratio.value.zip(ratio.value))?;
            Some(far(lower).max(far(upper)))
        })
        .fold(0.0, f64::max);
    // The last reaches as far as a picture can say anything: what lies beyond stands at
    // its end.
    let steps: [&[Tick]; 5] = [
        &[(1.25, 2, 1), (1.5, 1, 2)],
        &[(1.5, 1, 2), (2.0, 0, 1)],
        &[(2.0, 0, 1), (4.0, 0, 2)],
        &[(2.0, 0, 1), (4.0, 0, 2), (8.0, 0, 3)],
        &[(4.0, 0, 2), (16.0, 0, 2), (64.0, 0, 3)],
    ];
    let reached = |step: &&&[Tick]| step.last().is_some_and(|(to, ..)| to.ln() >= reach);
    let step = steps.iter().find(reached).unwrap_or(&steps[4]);
    let mut ticks = vec![(1.0, say.times(1.0, 0))];
    for (ratio, above, below) in *step {
        ticks.insert(0, (1.0 / ratio, say.times(1.0 / ratio, *below)));
        ticks.push((*ratio, say.times(*ratio, *above)));
    }
    let to = step.last().map_or(2.0, |(to, ..)| *to);
    Axis {
        scale: Scale::Log { from: 1.0 / to },
        to,
        ticks,
        reference: Some((1.0, say.say("joint-mark-even"))),
    }
}

fn legend(of: &SegmentProfile, level: f64, say: &Phrases) -> Vec<(LegendMark, String)> {
    let mut legend = Vec::new();
    let drawn = || of.groups.iter().filter(|group| !group.suppressed);
    if drawn().any(|group| stands_out(group, level)) {
        let args = Args::new().text("level", say.level(level));
        let text = say.say_with("joint-mark-ratio", &args);
        legend.push((LegendMark::Interval, text));
    }
    if drawn().any(|group| !stands_out(group, level)) {
        legend.push((LegendMark::NoInterval, say.say("joint-mark-not-apart")));
    }
    legend
}

fn spoken_row(row: &Row, say: &Phrases) -> String {
    let value = say.commas(&[row.value.clone(), row.remark.clone()]);
    let args = Args::new().text("label", row.label.clone()).text("value", value);
    say.say_with("alt-row", &args)
}
