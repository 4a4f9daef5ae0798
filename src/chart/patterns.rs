//! Combinations of views: how many hold exactly these.

use super::frame::LegendMark;
use super::notes::axis;
use super::rows::{Mark, Row, RowChart};
use super::segment_frame::{Own, around, source, view};
use crate::phrase::Phrases;
use crate::results::{PatternResult, PatternShare, Results};
use crate::stats::SmallBase;
use crate::text::Args;

/// Combinations that a chart has room for.
const SHOWN: usize = 12;

/// The chart; `None` where no combination may be shown.
pub(super) fn chart(
    found: &PatternResult,
    results: &Results,
    say: &Phrases,
) -> Option<RowChart> {
    let shown = &found.patterns[..found.patterns.len().min(SHOWN)];
    let first = shown.iter().find(|pattern| !suppressed(pattern))?;
    let rows: Vec<Row> = shown.iter().map(|pattern| row(pattern, found, say)).collect();
    let reach = |pattern: &PatternShare| {
        let interval = pattern.share.interval.as_ref();
        interval.map_or(pattern.share.value.unwrap_or(0.0), |i| i.upper)
    };
    let drawn = shown.iter().filter(|pattern| !suppressed(pattern));
    let highest = drawn.map(reach).fold(0.0, f64::max);
    let subtitle = Args::new().text("label", say.patterns_name(found));
    let own = Own {
        title: title(found, first, say),
        subtitle: say.say_with("patterns-chart-subtitle", &subtitle),
        legend: legend(found, shown, say),
        shown: rows.iter().map(|row| spoken_row(row, say)).collect(),
        alt: "patterns-chart-alt",
        notes: notes(found, say),
        rests: Some(&first.share),
    };
    let views = found.views.iter().map(|of| view(&of.view, say)).collect();
    let base = Some(say.patterns_base(found));
    let source = source(&found.file, base, found.weight.as_ref(), say);
    let frame = around(views, source, results, say, own);
    Some(RowChart { frame, axis: axis(highest, say), rows })
}

fn suppressed(pattern: &PatternShare) -> bool {
    pattern.small_base == Some(SmallBase::Suppress)
}

fn title(found: &PatternResult, first: &PatternShare, say: &Phrases) -> String {
    if let Some(title) = &found.title {
        return say.label(title).to_owned();
    }
    let any = found.at_least.first();
    let any = any.filter(|any| any.small_base != Some(SmallBase::Suppress));
    let (id, share) = match (any.and_then(|any| any.share.value), found.pairs.len()) {
        (Some(share), 1) => ("patterns-chart-title-pair", share),
        (Some(share), _) => ("patterns-chart-title-any", share),
        (None, _) => ("patterns-chart-title-most", first.share.value.unwrap_or(0.0)),
    };
    let args = Args::new()
        .text("share", say.tenths(share))
        .text("all", say.style().count(found.pairs.len() as f64))
        .text("pattern", say.pattern(first, found));
    say.say_with(id, &args)
}

/// Blue where a contradictory pair is held; all blue where there are no pairs.
fn row(pattern: &PatternShare, found: &PatternResult, say: &Phrases) -> Row {
    let hidden = suppressed(pattern);
    let interval = pattern.share.interval.as_ref();
    let mark = pattern.share.value.map(|at| Mark::Dot {
        at,
        interval: interval.map(|i| (i.lower, i.upper)),
        assumed: false,
        known: found.pairs.is_empty() || pattern.contradictions > 0,
    });
    let remark = match pattern.contradictions {
        0 => String::new(),
        n => say.contradictions(n),
    };
    let value = pattern.share.value.map_or(say.say("table-blank"), |v| say.tenths(v));
    let details = interval.iter().map(|i| say.interval_tenths(i)).collect();
    Row {
        label: say.pattern(pattern, found),
        remark,
        marks: mark.into_iter().filter(|_| !hidden).collect(),
        value: if hidden { "‡".to_owned() } else { value },
        details: if hidden { Vec::new() } else { details },
        apart: false,
        faint: hidden,
    }
}

fn legend(
    found: &PatternResult,
    shown: &[PatternShare],
    say: &Phrases,
) -> Vec<(LegendMark, String)> {
    let drawn = || shown.iter().filter(|pattern| !suppressed(pattern));
    let interval = drawn().find_map(|pattern| pattern.share.interval.as_ref());
    let level = interval.map_or(0.95, |interval| interval.level);
    let args = Args::new().text("level", say.level(level));
    if found.pairs.is_empty() {
        return vec![(LegendMark::Interval, say.say_with("patterns-chart-plain", &args))];
    }
    let mut legend = Vec::new();
    if drawn().any(|pattern| pattern.contradictions > 0) {
        legend.push((LegendMark::Interval, say.say_with("patterns-chart-blue", &args)));
    }
    if drawn().any(|pattern| pattern.contradictions == 0) {
        legend.push((LegendMark::NoInterval, say.say("patterns-chart-grey")));
    }
    legend
}

/// The pairs, what is not shown, and what must not be.
fn notes(found: &PatternResult, say: &Phrases) -> Vec<String> {
    let mut notes = Vec::new();
    if !found.pairs.is_empty() {
        let pairs: Vec<String> = found
            .pairs
            .iter()
            .map(|pair| say.views_together(&[&pair.a, &pair.b], found))
            .collect();
        let args = Args::new().text("pairs", say.semicolons(&pairs));
        notes.push(say.say_with("patterns-chart-pairs", &args));
    }
    let (shown, rest) = found.patterns.split_at(found.patterns.len().min(SHOWN));
    if !rest.is_empty() {
        let share = rest.iter().filter_map(|pattern| pattern.share.value).sum();
        let args = Args::new()
            .text("n", say.style().count(rest.len() as f64))
            .text("share", say.tenths(share));
        notes.push(say.say_with("patterns-chart-rest", &args));
    }
    if shown.iter().any(suppressed) {
        notes.push(say.say("crosstab-suppressed"));
    }
    notes
}

fn spoken_row(row: &Row, say: &Phrases) -> String {
    let value = say.commas(&[row.value.clone(), row.remark.clone()]);
    let args = Args::new().text("label", row.label.clone()).text("value", value);
    match row.details.first() {
        Some(range) => {
            say.say_with("alt-row-interval", &args.text("range", range.clone()))
        }
        None => say.say_with("alt-row", &args),
    }
}
