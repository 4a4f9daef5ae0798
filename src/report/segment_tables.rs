//! The tables of an estimated segment: kinds of evidence, groups, profiles, thresholds.

use super::document::Block;
use super::small_base::{SUPPRESSED, small_base_notes};
use crate::phrase::Phrases;
use crate::results::{
    GroupSegment, ProfileGroup, RespondentSegment, SegmentByGroup, SegmentEstimate,
    SegmentProfile,
};
use crate::stats::SmallBase;
use crate::text::Args;

/// All tables of a segment, in reading order.
pub(super) fn tables(found: &RespondentSegment, say: &Phrases) -> Vec<Block> {
    let mut blocks = Vec::new();
    if let Some(headline) = found.headline() {
        blocks.push(evidence(found, headline, say));
    }
    blocks.extend(found.by.as_ref().map(|by| by_group(found, by, say)));
    blocks.extend(found.profile.iter().map(|of| profile(found, of, say)));
    if !found.thresholds.is_empty() {
        blocks.push(thresholds(found, say));
    }
    blocks
}

/// What each kind of evidence says, and what it cannot say.
fn evidence(
    found: &RespondentSegment,
    headline: &SegmentEstimate,
    say: &Phrases,
) -> Block {
    let row = |name: String, value: String, open: &str| vec![name, value, say.say(open)];
    let mut rows = vec![row(
        say.say("joint-from-toplines"),
        say.left_open(&headline.toplines_alone),
        "joint-open-toplines",
    )];
    if let Some(by) = &found.by {
        let args = Args::new().text("variable", variable(by));
        rows.push(row(
            say.say_with("joint-from-crosstabs", &args),
            say.left_open(&by.crosstabs_alone),
            "joint-open-crosstabs",
        ));
    }
    rows.push(row(
        say.say("joint-from-respondents"),
        say.estimate(&headline.both),
        "joint-open-respondents",
    ));
    let args = Args::new().text("label", say.joint_name(found));
    Block::Table {
        caption: say.say_with("joint-evidence-caption", &args),
        header: ["joint-table-evidence", "joint-table-both", "joint-table-open"]
            .map(|id| say.say(id))
            .to_vec(),
        rows,
        notes: Vec::new(),
    }
}

fn variable(by: &SegmentByGroup) -> &str {
    by.label.as_deref().unwrap_or(&by.variable)
}

fn by_group(found: &RespondentSegment, by: &SegmentByGroup, say: &Phrases) -> Block {
    let args =
        Args::new().text("label", say.joint_name(found)).text("variable", variable(by));
    let mut notes = Vec::new();
    if let Some(headline) = found.headline() {
        let args = Args::new()
            .text("range", say.left_open(&by.crosstabs_alone))
            .text("total", say.left_open(&headline.toplines_alone));
        notes.push(say.say_with("joint-crosstabs-left", &args));
    }
    let within = Args::new().text("value", say.tenths(by.if_independent_within));
    notes.push(say.say_with("joint-within", &within));
    notes.extend(small_base_notes(by.groups.iter().map(|group| group.small_base), say));
    Block::Table {
        caption: say.say_with("joint-group-caption", &args),
        header: vec![
            say.say("table-group"),
            say.say("joint-table-both"),
            say.say("joint-table-toplines"),
            say.view(&found.a).to_owned(),
            say.view(&found.b).to_owned(),
            say.say("table-n"),
        ],
        rows: by.groups.iter().map(|group| group_row(group, say)).collect(),
        notes,
    }
}

fn group_row(group: &GroupSegment, say: &Phrases) -> Vec<String> {
    let share =
        |value: Option<f64>| value.map_or(say.say("table-blank"), |v| say.tenths(v));
    let n = say.style().count(group.n as f64);
    // The bounds come from the same two shares: with them the share would be known again.
    if group.small_base == Some(SmallBase::Suppress) {
        let mut row = vec![group.label.clone()];
        row.extend([SUPPRESSED; 4].map(str::to_owned));
        row.push(n);
        return row;
    }
    let mark = if group.small_base.is_some() { "*" } else { "" };
    vec![
        group.label.clone(),
        format!("{}{mark}", say.estimate(&group.both)),
        say.left_open(&group.toplines_alone),
        share(group.a.value),
        share(group.b.value),
        n,
    ]
}

fn profile(found: &RespondentSegment, of: &SegmentProfile, say: &Phrases) -> Block {
    let level = found
        .headline()
        .and_then(|headline| headline.both.interval.as_ref())
        .map_or(0.95, |interval| interval.level);
    let name = of.label.as_deref().unwrap_or(&of.variable);
    let args = Args::new().text("label", say.joint_name(found)).text("variable", name);
    let mut notes = Vec::new();
    if of.groups.iter().any(|group| group.p.is_some()) {
        let args = Args::new().text("level", say.level(1.0 - level));
        notes.push(say.say_with("joint-profile-marks", &args));
    }
    if let Some(test) = &of.test {
        let args = Args::new()
            .text("name", say.say(&format!("test-{}", test.method)))
            .text("value", say.style().number(test.statistic, 2))
            .text("p", say.p_value(test.p));
        notes.push(say.say_with("joint-profile-test", &args));
    }
    if of.groups.iter().any(|group| group.suppressed) {
        notes.push(say.say("joint-suppressed"));
    }
    Block::Table {
        caption: say.say_with("joint-profile-caption", &args),
        header: [
            "table-group",
            "joint-table-share",
            "joint-table-segment",
            "joint-table-ratio",
            "joint-table-n-segment",
        ]
        .map(|id| say.say(id))
        .to_vec(),
        rows: of.groups.iter().map(|group| profile_row(group, level, say)).collect(),
        notes,
    }
}

fn profile_row(group: &ProfileGroup, level: f64, say: &Phrases) -> Vec<String> {
    if group.suppressed {
        let mut row = vec![group.label.clone()];
        row.extend([SUPPRESSED; 4].map(str::to_owned));
        return row;
    }
    let share =
        |value: Option<f64>| value.map_or(say.say("table-blank"), |v| say.tenths(v));
    let ratio = &group.over_representation;
    let mark = match (ratio.value, group.p) {
        (Some(value), Some(p)) if p < 1.0 - level => match value > 1.0 {
            true => "▲",
            false => "▼",
        },
        _ => "",
    };
    vec![
        group.label.clone(),
        share(group.share.value),
        share(group.share_of_segment.value),
        format!("{} {mark}", say.ratio(ratio)).trim_end().to_owned(),
        say.style().count(group.n_segment as f64),
    ]
}

/// Rows and columns in the order of the scales, as the pairs have them.
fn thresholds(found: &RespondentSegment, say: &Phrases) -> Block {
    let pairs = &found.thresholds;
    let mut rows: Vec<&str> = Vec::new();
    let mut columns: Vec<&str> = Vec::new();
    for pair in pairs {
        if !rows.contains(&pair.a.as_str()) {
            rows.push(&pair.a);
        }
        if !columns.contains(&pair.b.as_str()) {
            columns.push(&pair.b);
        }
    }
    let cell = |a: &str, b: &str| {
        let pair = pairs.iter().find(|pair| pair.a == a && pair.b == b);
        let value = pair.and_then(|pair| pair.both.value);
        value.map_or(say.say("table-blank"), |value| say.tenths(value))
    };
    let mut header = vec![say.say("joint-threshold-head")];
    header.extend(columns.iter().map(|b| (*b).to_owned()));
    let line = |a: &&str| {
        let cells = columns.iter().map(|b| cell(a, b));
        std::iter::once((*a).to_owned()).chain(cells).collect()
    };
    let args = Args::new().text("label", say.joint_name(found));
    let views = Args::new().text("a", say.view(&found.a)).text("b", say.view(&found.b));
    let mut notes = vec![say.say_with("joint-threshold-note", &views)];
    let far = pairs.iter().filter_map(|pair| {
        let (value, interval) = (pair.both.value?, pair.both.interval.as_ref()?);
        Some((interval.upper - value).max(value - interval.lower))
    });
    if let Some(far) = far.max_by(f64::total_cmp) {
        let args = Args::new().text("points", say.style().share_points(far, 1));
        notes.push(say.say_with("joint-threshold-margin", &args));
    }
    Block::Table {
        caption: say.say_with("joint-threshold-caption", &args),
        header,
        rows: rows.iter().map(line).collect(),
        notes,
    }
}
