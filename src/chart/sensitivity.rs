//! What answers given by mistake would make of a segment.

use super::curve::{Curve, Point};
use super::frame::LegendMark;
use super::notes;
use super::rows::{Axis, Scale};
use super::segment_frame::{Own, frame};
use crate::phrase::Phrases;
use crate::results::{RespondentSegment, ResponseErrorPoint, Results};
use crate::text::Args;

/// The error that the title speaks of, where the curve has it.
const SPOKEN: f64 = 0.05;

/// The chart; `None` without two points.
pub(super) fn chart(
    found: &RespondentSegment,
    results: &Results,
    say: &Phrases,
) -> Option<Curve> {
    let headline = found.headline()?;
    let mut errors: Vec<&ResponseErrorPoint> = found.response_error.iter().collect();
    errors.sort_by(|a, b| a.error.total_cmp(&b.error));
    let refuted = errors.iter().find(|point| point.both.is_none()).map(|p| p.error);
    let possible: Vec<&ResponseErrorPoint> =
        errors.iter().copied().take_while(|point| point.both.is_some()).collect();
    let (first, last) = (possible.first()?, possible.last()?);
    let spoken = possible.iter().rfind(|p| p.error <= SPOKEN + 1e-9 && p.error > 0.0)?;
    let printed = [first.error, spoken.error, last.error];
    let points: Vec<Point> = possible
        .iter()
        .filter_map(|p| {
            let both = p.both?;
            Some(Point {
                x: p.error,
                y: both,
                band: p.lower.zip(p.upper),
                value: printed.contains(&p.error).then(|| say.tenths(both)),
            })
        })
        .collect();
    let level = headline.both.interval.as_ref().map(|i| say.level(i.level));
    let own = Own {
        title: sentence("joint-sensitivity-title", spoken, say)?,
        subtitle: say.say_with(
            "joint-sensitivity-subtitle",
            &Args::new().text("label", say.joint_name(found)),
        ),
        legend: legend(level, refuted.is_some(), say),
        shown: possible
            .iter()
            .filter(|p| printed.contains(&p.error))
            .filter_map(|p| sentence("joint-error", p, say))
            .chain(refuted.map(|error| {
                let args = Args::new().text("error", say.plain_share(error));
                say.say_with("joint-error-refuted", &args)
            }))
            .collect(),
        alt: "joint-alt-sensitivity",
        notes: vec![say.say("joint-note-errors")],
        rests: Some(&headline.both),
    };
    let highest = points.iter().map(|p| p.band.map_or(p.y, |(_, upper)| upper));
    let highest = highest.fold(0.0, f64::max);
    Some(Curve {
        frame: frame(found, results, say, own),
        x: (errors_axis(errors.last()?.error, say), say.say("joint-axis-error")),
        y: (notes::axis(highest, say), say.say("joint-axis-both")),
        points,
        empty_from: refuted,
    })
}

/// A message with a point's error and what it would leave.
fn sentence(id: &str, point: &ResponseErrorPoint, say: &Phrases) -> Option<String> {
    let args = Args::new()
        .text("error", say.plain_share(point.error))
        .text("share", say.tenths(point.both?));
    Some(say.say_with(id, &args))
}

/// From no error to the highest that was tried.
fn errors_axis(to: f64, say: &Phrases) -> Axis {
    let step = [0.01, 0.02, 0.05, 0.1].into_iter().find(|step| to / step <= 8.0);
    let step = step.unwrap_or(0.1);
    let count = (to / step + 1e-9) as usize;
    let ticks = (0..=count)
        .map(|i| i as f64 * step)
        .map(|error| (error, say.style().percent(error, 0)))
        .collect();
    Axis { scale: Scale::Linear, to: to.max(0.01), ticks, reference: None }
}

fn legend(
    level: Option<String>,
    refuted: bool,
    say: &Phrases,
) -> Vec<(LegendMark, String)> {
    let band = level.map(|level| {
        let text = say.say_with("joint-mark-band", &Args::new().text("level", level));
        (LegendMark::Band, text)
    });
    let empty = refuted.then(|| (LegendMark::Empty, say.say("joint-mark-refuted")));
    band.into_iter().chain(empty).collect()
}
