//! Polls, levels and events along a true axis of time.

use jiff::civil::Date;

use super::ChartError;
use super::backend::About;
use super::frame::{Frame, foot, head};
use super::layout::Pen;
use super::measure::width;
use super::scene::{Anchor, Drawn, Scene};
use super::symbol::Symbol;
use super::theme::{Hue, Ink, LABEL, LEADING, MARGIN, TICK, VALUE, WIDTH};
use super::wrap::wrap;
use crate::text::{DateStyle, Lang, day, month};

/// A level in its two bands; a share in 0–1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Level {
    pub(super) date: Date,
    pub(super) value: f64,
    pub(super) wide: (f64, f64),
    pub(super) half: (f64, f64),
}

/// A line through levels, named at its end.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub(super) hue: Hue,
    pub(super) levels: Vec<Level>,
    pub(super) name: String,
    pub(super) value: String,
}

/// A poll's figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Dot {
    pub(super) date: Date,
    pub(super) value: f64,
    pub(super) symbol: Symbol,
    pub(super) ink: Ink,
}

/// An upright line with its name.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Event {
    pub(super) date: Date,
    pub(super) name: String,
}

/// The chart.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Timeline {
    pub(super) frame: Frame,
    /// First and last day.
    pub(super) days: (Date, Date),
    /// Lowest and highest share of the axis, and its gridlines with their names.
    pub(super) shares: (f64, f64),
    pub(super) ticks: Vec<(f64, String)>,
    /// What the axis shows.
    pub(super) axis: String,
    pub(super) lines: Vec<Line>,
    pub(super) dots: Vec<Dot>,
    pub(super) events: Vec<Event>,
    /// Days to be shaded.
    pub(super) shade: Option<(Date, Date)>,
}

const HEIGHT: f64 = 380.0;
const WIDEST_NAME: f64 = 170.0;
/// Between two names at the ends of lines.
const APART: f64 = 6.0;
/// Between two names on the axis of time.
const GAP: f64 = 18.0;

/// The rectangle of the plot.
struct Plot<'a> {
    chart: &'a Timeline,
    left: f64,
    right: f64,
    top: f64,
}

impl Plot<'_> {
    fn x(&self, date: Date) -> f64 {
        let (first, last) = self.chart.days;
        let hours = |from: Date, to: Date| to.duration_since(from).as_hours() as f64;
        let whole = hours(first, last);
        let along = if whole > 0.0 { hours(first, date) / whole } else { 0.5 };
        self.left + (self.right - self.left) * along.clamp(0.0, 1.0)
    }

    fn y(&self, share: f64) -> f64 {
        let (low, high) = self.chart.shares;
        let along = ((share - low) / (high - low)).clamp(0.0, 1.0);
        self.top + HEIGHT * (1.0 - along)
    }

    fn bottom(&self) -> f64 {
        self.top + HEIGHT
    }
}

/// Draws the chart.
///
/// # Errors
/// [`ChartError`] for a character that the font lacks.
pub(super) fn draw(chart: &Timeline) -> Result<Drawn, ChartError> {
    let direction = chart.frame.lang.direction();
    let mut scene = Scene::new(WIDTH, direction);
    let mut pen = Pen { scene: &mut scene, direction, y: 0.0 };
    head(&mut pen, &chart.frame)?;
    pen.block(&chart.axis, (MARGIN, WIDTH - 2.0 * MARGIN), TICK)?;
    let mut names: f64 = 0.0;
    for (_, name) in &chart.ticks {
        names = names.max(width(name, TICK.size, TICK.weight)? + 4.0);
    }
    let mut ends: f64 = 0.0;
    for line in &chart.lines {
        ends = ends.max(width(&line.name, LABEL.size, LABEL.weight)?);
        ends = ends.max(width(&line.value, VALUE.size, VALUE.weight)?);
    }
    let mut plot = Plot {
        chart,
        left: MARGIN + names + 8.0,
        right: WIDTH - MARGIN - (ends + 4.0).min(WIDEST_NAME) - 16.0,
        top: pen.y + 8.0,
    };
    let names = event_names(&mut pen, &mut plot)?;
    ground(&mut pen, &plot)?;
    for x in names {
        pen.scene.dashed((x, plot.top), (x, plot.bottom()), Ink::Grey, 1.25);
    }
    times(&mut pen, &plot)?;
    let below = pen.y;
    bands(pen.scene, &plot);
    dots(pen.scene, &plot);
    curves(pen.scene, &plot);
    pen.y = below.max(names_of_lines(&mut pen, &plot)?);
    foot(&mut pen, &chart.frame)?;
    let height = pen.y;
    let about = About {
        title: &chart.frame.title,
        description: &chart.frame.alt,
        lang: chart.frame.lang.tag(),
    };
    scene.draw(height, about)
}

/// Names of events in as many rows as they need, and the plot below them; gives their places.
fn event_names(pen: &mut Pen<'_>, plot: &mut Plot<'_>) -> Result<Vec<f64>, ChartError> {
    let mut rows: Vec<Vec<(f64, f64)>> = Vec::new();
    let mut placed = Vec::new();
    for event in &plot.chart.events {
        let x = plot.x(event.date);
        let half = width(&event.name, TICK.size, TICK.weight)? / 2.0 + 4.0;
        let right = WIDTH - MARGIN - half;
        let middle = x.clamp((MARGIN + half).min(right), right);
        let span = (middle - half, middle + half);
        let free = |row: &Vec<(f64, f64)>| {
            row.iter().all(|other| span.1 < other.0 || other.1 < span.0)
        };
        let row = match rows.iter().position(free) {
            Some(row) => row,
            None => {
                rows.push(Vec::new());
                rows.len() - 1
            }
        };
        rows[row].push(span);
        placed.push((x, middle, row, event));
    }
    let step = TICK.size * LEADING;
    plot.top += step * rows.len() as f64;
    let mut places = Vec::with_capacity(placed.len());
    for (x, middle, row, event) in placed {
        let baseline = plot.top - 5.0 - step * row as f64;
        pen.scene.text((middle, baseline), &event.name, TICK, Anchor::Middle)?;
        places.push(x);
    }
    Ok(places)
}

/// Shading, gridlines and the names of shares.
fn ground(pen: &mut Pen<'_>, plot: &Plot<'_>) -> Result<(), ChartError> {
    if let Some((from, to)) = plot.chart.shade {
        let (mut from, mut to) = (plot.x(from), plot.x(to));
        // A day or two would not be seen.
        let missing = (4.0 - (to - from)).max(0.0) / 2.0;
        (from, to) = ((from - missing).max(plot.left), (to + missing).min(plot.right));
        pen.scene.rect((from, plot.top), (to, plot.bottom()), Ink::Mist);
    }
    for (share, name) in &plot.chart.ticks {
        let y = plot.y(*share);
        pen.scene.line((plot.left, y), (plot.right, y), Ink::Grid, 1.0);
        let at = (plot.left - 8.0, y + TICK.size * 0.36);
        pen.scene.text(at, name, TICK, Anchor::End)?;
    }
    Ok(())
}

/// Names of times, as many as have room.
fn times(pen: &mut Pen<'_>, plot: &Plot<'_>) -> Result<(), ChartError> {
    let bottom = plot.bottom();
    pen.scene.line((plot.left, bottom), (plot.right, bottom), Ink::Grey, 1.0);
    pen.y = bottom + TICK.size * LEADING + 4.0;
    for (date, name) in time_names(plot)? {
        let x = plot.x(date);
        pen.scene.line((x, bottom), (x, bottom + 5.0), Ink::Grey, 1.0);
        let half = width(&name, TICK.size, TICK.weight)? / 2.0 + 1.0;
        let middle = x.clamp(MARGIN + half, WIDTH - MARGIN - half);
        let at = (middle, pen.y - TICK.size * 0.1);
        pen.scene.text(at, &name, TICK, Anchor::Middle)?;
    }
    pen.space(6.0);
    Ok(())
}

/// The finest regular times whose names have room.
fn time_names(plot: &Plot<'_>) -> Result<Vec<(Date, String)>, ChartError> {
    let (first, last) = plot.chart.days;
    let lang = plot.chart.frame.lang;
    let mut coarsest = Vec::new();
    for step in [Step::Days(1), Step::Days(2), Step::Days(7), Step::Days(14)]
        .into_iter()
        .chain([1, 2, 3, 6, 12, 24, 60, 120].map(Step::Months))
    {
        let found = step.names(first, last, lang);
        if fits(&found, plot)? {
            return Ok(found);
        }
        coarsest = found;
    }
    coarsest.truncate(1);
    Ok(coarsest)
}

fn fits(names: &[(Date, String)], plot: &Plot<'_>) -> Result<bool, ChartError> {
    let mut end = f64::NEG_INFINITY;
    for (date, name) in names {
        let half = width(name, TICK.size, TICK.weight)? / 2.0;
        let x = plot.x(*date);
        if x - half < end + GAP {
            return Ok(false);
        }
        end = x + half;
    }
    Ok(!names.is_empty() && names.len() <= 12)
}

#[derive(Debug, Clone, Copy)]
enum Step {
    Days(i32),
    Months(i32),
}

impl Step {
    /// Regular times within the days: every so many days from the first, or months from the
    /// beginning of a year.
    fn names(self, first: Date, last: Date, lang: Lang) -> Vec<(Date, String)> {
        let mut found = Vec::new();
        match self {
            Self::Days(step) => {
                let mut date = first;
                while date <= last && found.len() <= 40 {
                    found.push((date, day(date, lang, DateStyle::Short)));
                    let next = date.checked_add(jiff::SignedDuration::from_hours(
                        24 * i64::from(step),
                    ));
                    let Ok(next) = next else { break };
                    date = next;
                }
            }
            Self::Months(step) => {
                let index = |date: Date| {
                    12 * i32::from(date.year()) + i32::from(date.month()) - 1
                };
                let from = index(first).div_euclid(step) * step;
                for at in (from..=index(last)).step_by(step as usize) {
                    let (year, month_) = (at.div_euclid(12), at.rem_euclid(12) + 1);
                    let date = Date::new(year as i16, month_ as i8, 1);
                    let Some(date) =
                        date.ok().filter(|date| (first..=last).contains(date))
                    else {
                        continue;
                    };
                    let name = if step >= 12 {
                        year.to_string()
                    } else {
                        month(date.year(), date.month(), lang, DateStyle::Short)
                    };
                    found.push((date, name));
                }
            }
        }
        found
    }
}

/// The wide bands of all lines below the narrow ones of all.
fn bands(scene: &mut Scene, plot: &Plot<'_>) {
    let mut band = |line: &Line, of: fn(&Level) -> (f64, f64), ink: Ink| {
        let at = |level: &Level, y: f64| (plot.x(level.date), plot.y(y));
        let upper = line.levels.iter().map(|level| at(level, of(level).1));
        let lower = line.levels.iter().rev().map(|level| at(level, of(level).0));
        let corners: Vec<_> = upper.chain(lower).collect();
        if corners.len() > 2 {
            scene.area(corners, ink);
        }
    };
    for line in &plot.chart.lines {
        band(line, |level| level.wide, line.hue.wide());
    }
    for line in &plot.chart.lines {
        band(line, |level| level.half, line.hue.half());
    }
}

fn dots(scene: &mut Scene, plot: &Plot<'_>) {
    let radius = match plot.chart.dots.len() {
        0..60 => 5.0,
        60..200 => 4.0,
        _ => 3.2,
    };
    for dot in &plot.chart.dots {
        dot.symbol.draw(scene, (plot.x(dot.date), plot.y(dot.value)), radius, dot.ink);
    }
}

fn curves(scene: &mut Scene, plot: &Plot<'_>) {
    for line in &plot.chart.lines {
        let through: Vec<_> = line
            .levels
            .iter()
            .map(|level| (plot.x(level.date), plot.y(level.value)))
            .collect();
        match through.as_slice() {
            [one] => scene.circle(*one, 6.0, line.hue.line(), true),
            _ => scene.path(through, line.hue.line(), 2.5),
        }
    }
}

/// A name at a line's end: where it wants to stand, and its lines of text.
struct Named<'a> {
    line: &'a Line,
    end: (f64, f64),
    name: Vec<String>,
    height: f64,
    top: f64,
}

/// Names beside the ends of the lines, moved apart where they would touch; gives how far down
/// they reach.
fn names_of_lines(pen: &mut Pen<'_>, plot: &Plot<'_>) -> Result<f64, ChartError> {
    let limit = WIDTH - MARGIN - plot.right - 14.0;
    let mut all = Vec::new();
    for line in &plot.chart.lines {
        let Some(last) = line.levels.last() else { continue };
        let name = wrap(&line.name, limit, LABEL, pen.direction)?;
        let height = (VALUE.size + name.len() as f64 * LABEL.size) * LEADING;
        let end = (plot.x(last.date), plot.y(last.value));
        all.push(Named { line, end, name, height, top: end.1 - height / 2.0 });
    }
    all.sort_by(|a, b| a.end.1.total_cmp(&b.end.1));
    spread(&mut all, plot.top - 10.0, plot.bottom() + 10.0);
    let mut reach: f64 = 0.0;
    for named in &all {
        let ink = named.line.hue.line();
        let middle = named.top + named.height / 2.0;
        let x = plot.right + 12.0;
        pen.scene.line(
            (named.end.0.max(plot.right - 2.0), named.end.1),
            (x - 3.0, middle),
            ink,
            1.25,
        );
        let mut y = named.top;
        let kind = super::scene::Type { ink, ..VALUE };
        y += VALUE.size * LEADING;
        let at = (x, y - VALUE.size * 0.34);
        pen.scene.text(at, &named.line.value, kind, Anchor::Start)?;
        for text in &named.name {
            y += LABEL.size * LEADING;
            pen.scene.text((x, y - LABEL.size * 0.34), text, LABEL, Anchor::Start)?;
        }
        reach = reach.max(y);
    }
    Ok(reach)
}

/// Moves names, sorted by place, down until none touches the one before, then the last ones up
/// into the room that there is.
fn spread(all: &mut [Named<'_>], top: f64, bottom: f64) {
    let mut free = top;
    for named in all.iter_mut() {
        named.top = named.top.max(free);
        free = named.top + named.height + APART;
    }
    let mut free = bottom;
    for named in all.iter_mut().rev() {
        if named.top + named.height > free {
            named.top = (free - named.height).max(top);
        }
        free = named.top - APART;
    }
    let mut free = top;
    for named in all.iter_mut() {
        named.top = named.top.max(free);
        free = named.top + named.height + APART;
    }
}
