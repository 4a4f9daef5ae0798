//! A curve in its band over two axes of shares.

use super::ChartError;
use super::backend::About;
use super::frame::{Frame, foot, head};
use super::layout::Pen;
use super::measure::width;
use super::rows::Axis;
use super::scene::{Anchor, Drawn, Scene};
use super::theme::{Ink, LEADING, MARGIN, TICK, VALUE, WIDTH};
use super::wrap::wrap;

/// A point of the curve.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Point {
    /// Where it stands on the first axis.
    pub(super) x: f64,
    /// Where on the second.
    pub(super) y: f64,
    /// The band at this place.
    pub(super) band: Option<(f64, f64)>,
    /// Its printed value, where it is worth printing.
    pub(super) value: Option<String>,
}

/// A curve.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Curve {
    /// The texts around it.
    pub(super) frame: Frame,
    /// The axis along which it runs, and its name.
    pub(super) x: (Axis, String),
    /// The axis of its values, and its name.
    pub(super) y: (Axis, String),
    /// Its points, in the order of their places; where there is none, it stops.
    pub(super) points: Vec<Point>,
    /// From where on no value is possible.
    pub(super) empty_from: Option<f64>,
}

const HEIGHT: f64 = 340.0;

/// The rectangle of the plot.
struct Plot<'a> {
    chart: &'a Curve,
    left: f64,
    right: f64,
    top: f64,
}

impl Plot<'_> {
    fn x(&self, value: f64) -> f64 {
        self.left + (self.right - self.left) * self.chart.x.0.along(value)
    }

    fn y(&self, value: f64) -> f64 {
        self.top + HEIGHT * (1.0 - self.chart.y.0.along(value))
    }

    fn bottom(&self) -> f64 {
        self.top + HEIGHT
    }
}

/// Draws the curve.
///
/// # Errors
/// [`ChartError`] for a character that the font lacks.
pub(super) fn draw(chart: &Curve) -> Result<Drawn, ChartError> {
    let direction = chart.frame.lang.direction();
    let mut scene = Scene::new(WIDTH, direction);
    let mut pen = Pen { scene: &mut scene, direction, y: 0.0 };
    head(&mut pen, &chart.frame)?;
    pen.block(&chart.y.1, (MARGIN, WIDTH - 2.0 * MARGIN), TICK)?;
    let mut names: f64 = 0.0;
    for (_, name) in &chart.y.0.ticks {
        names = names.max(width(name, TICK.size, TICK.weight)? + 4.0);
    }
    let plot = Plot {
        chart,
        left: MARGIN + names + 8.0,
        right: WIDTH - MARGIN - 12.0,
        top: pen.y + VALUE.size * LEADING + 6.0,
    };
    axes(&mut pen, &plot)?;
    line(pen.scene, &plot);
    values(pen.scene, &plot)?;
    foot(&mut pen, &chart.frame)?;
    let height = pen.y;
    let about = About {
        title: &chart.frame.title,
        description: &chart.frame.alt,
        lang: chart.frame.lang.tag(),
    };
    scene.draw(height, about)
}

/// Gridlines with their names, and the ground that no value stands on.
fn axes(pen: &mut Pen<'_>, plot: &Plot<'_>) -> Result<(), ChartError> {
    let bottom = plot.bottom();
    if let Some(from) = plot.chart.empty_from {
        let from = plot.x(from);
        pen.scene.rect((from, plot.top), (plot.right, bottom), Ink::Mist);
    }
    for (value, name) in &plot.chart.y.0.ticks {
        let y = plot.y(*value);
        pen.scene.line((plot.left, y), (plot.right, y), Ink::Grid, 1.0);
        let at = (plot.left - 8.0, y + TICK.size * 0.36);
        pen.scene.text(at, name, TICK, Anchor::End)?;
    }
    pen.scene.line((plot.left, bottom), (plot.right, bottom), Ink::Grey, 1.0);
    pen.y = bottom + TICK.size * LEADING + 4.0;
    for (value, name) in &plot.chart.x.0.ticks {
        let x = plot.x(*value);
        pen.scene.line((x, bottom), (x, bottom + 5.0), Ink::Grey, 1.0);
        let at = (x, pen.y - TICK.size * 0.1);
        pen.scene.text(at, name, TICK, Anchor::Middle)?;
    }
    pen.space(4.0);
    let middle = f64::midpoint(plot.left, plot.right);
    for text in wrap(&plot.chart.x.1, plot.right - plot.left, TICK, pen.direction)? {
        pen.y += TICK.size * LEADING;
        let at = (middle, pen.y - TICK.size * 0.34);
        pen.scene.text(at, &text, TICK, Anchor::Middle)?;
    }
    Ok(())
}

fn line(scene: &mut Scene, plot: &Plot<'_>) {
    let points = &plot.chart.points;
    let banded = || points.iter().filter_map(|p| Some((p.x, p.band?)));
    let upper = banded().map(|(x, (_, y))| (plot.x(x), plot.y(y)));
    let lower = banded().map(|(x, (y, _))| (plot.x(x), plot.y(y)));
    let corners: Vec<_> = upper.chain(lower.rev()).collect();
    if corners.len() > 2 {
        scene.area(corners, Ink::Pale);
    }
    let through: Vec<_> = points.iter().map(|p| (plot.x(p.x), plot.y(p.y))).collect();
    if through.len() > 1 {
        scene.path(through, Ink::Blue, 2.5);
    }
}

/// Printed values above the band, as many as stand apart, the first before the last.
fn values(scene: &mut Scene, plot: &Plot<'_>) -> Result<(), ChartError> {
    let mut taken: Vec<(f64, f64)> = Vec::new();
    for point in &plot.chart.points {
        let Some(value) = &point.value else { continue };
        let (x, y) = (plot.x(point.x), plot.y(point.y));
        let half = width(value, VALUE.size, VALUE.weight)? / 2.0 + 6.0;
        let middle = x.clamp(plot.left + half, plot.right - half);
        let span = (middle - half, middle + half);
        if taken.iter().any(|other| span.0 < other.1 && other.0 < span.1) {
            continue;
        }
        taken.push(span);
        scene.circle((x, y), 5.5, Ink::Blue, true);
        // The band may rise on the way to the text's end.
        let within = |p: &&Point| (span.0..=span.1).contains(&plot.x(p.x));
        let top = plot.chart.points.iter().filter(within).map(|p| {
            let upper = p.band.map_or(p.y, |(_, upper)| upper);
            plot.y(upper.max(p.y))
        });
        let at = (middle, top.fold(y, f64::min).min(y - 6.0) - 8.0);
        scene.text(at, value, VALUE, Anchor::Middle)?;
    }
    Ok(())
}
