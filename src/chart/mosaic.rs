//! The four kinds of respondents that two views make, as a square of their shares.

use super::frame::LegendMark;
use super::segment_frame::{Own, frame};
use super::theme::Ink;
use super::tiles::{Column, Mosaic, Tile};
use crate::phrase::Phrases;
use crate::results::{Estimate, RespondentSegment, Results, SegmentEstimate};
use crate::text::Args;

/// The chart; `None` where a share could not be estimated.
pub(super) fn chart(
    found: &RespondentSegment,
    results: &Results,
    say: &Phrases,
) -> Option<Mosaic> {
    let headline = found.headline()?;
    let columns = columns(found, headline, say)?;
    let tiles = columns.iter().flat_map(|column| &column.tiles);
    let shown = tiles.map(|tile| {
        let args = Args::new()
            .text("label", tile.name.clone())
            .text("value", tile.value.clone());
        say.say_with("alt-row", &args)
    });
    let shown = columns.iter().map(|column| column.head.clone()).chain(shown).collect();
    let subtitle = Args::new().text("label", say.joint_name(found));
    let alike = Args::new().text("value", say.tenths(headline.if_independent));
    let own = Own {
        title: title(found, headline, say)?,
        subtitle: say.say_with("joint-mosaic-subtitle", &subtitle),
        legend: vec![(LegendMark::Reference, say.say_with("joint-mark-alike", &alike))],
        shown,
        alt: "joint-alt-mosaic",
        notes: Vec::new(),
        rests: Some(&headline.both),
    };
    let alike = headline.b.value?;
    Some(Mosaic { frame: frame(found, results, say, own), columns, alike })
}

/// Whether the views go together, where their lift shows it.
fn title(
    found: &RespondentSegment,
    headline: &SegmentEstimate,
    say: &Phrases,
) -> Option<String> {
    if let Some(title) = &found.title {
        return Some(say.label(title).to_owned());
    }
    let id = match headline.association.lift.interval.as_ref() {
        Some(lift) if lift.upper < 1.0 => "joint-mosaic-title-fewer",
        Some(lift) if lift.lower > 1.0 => "joint-mosaic-title-more",
        _ => "joint-mosaic-title",
    };
    let args = Args::new()
        .text("share", say.tenths(headline.both.value?))
        .text("value", say.tenths(headline.if_independent));
    Some(say.say_with(id, &args))
}

fn columns(
    found: &RespondentSegment,
    headline: &SegmentEstimate,
    say: &Phrases,
) -> Option<[Column; 2]> {
    let (a, b) = (say.view(&found.a), say.view(&found.b));
    let share = headline.a.value?;
    let head = |id: &str, share: f64| {
        let args = Args::new().text("view", a).text("share", say.tenths(share));
        say.say_with(id, &args)
    };
    let only = |view: &str| say.say_with("joint-only", &Args::new().text("view", view));
    let among = headline.b_among_a.as_ref().and_then(|estimate| {
        let args = Args::new()
            .text("a", a)
            .text("b", b)
            .text("share", say.tenths(estimate.value?));
        Some(say.say_with("joint-among", &args))
    });
    let mut both = tile(&headline.both, Ink::Blue, say.say("joint-both"), say)?;
    both.details.extend(among);
    Some([
        Column {
            head: head("joint-head-holding", share),
            tiles: [both, tile(&headline.only_a, Ink::Sky, only(a), say)?],
        },
        Column {
            head: head("joint-head-others", 1.0 - share),
            tiles: [
                tile(&headline.only_b, Ink::Sand, only(b), say)?,
                tile(&headline.neither, Ink::Mist, say.say("joint-neither"), say)?,
            ],
        },
    ])
}

fn tile(estimate: &Estimate, ink: Ink, name: String, say: &Phrases) -> Option<Tile> {
    let share = estimate.value?;
    let details = estimate.interval.iter().map(|i| {
        let args = Args::new()
            .text("level", say.level(i.level))
            .text("range", say.interval_tenths(i));
        say.say_with("joint-interval", &args)
    });
    Some(Tile {
        share: share.max(0.0),
        ink,
        name,
        value: say.tenths(share),
        details: details.collect(),
    })
}
