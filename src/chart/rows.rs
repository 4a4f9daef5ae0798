//! A chart of rows: a label, marks along an axis of shares or ratios, a printed value. Dot
//! and whisker, range bars, ranges by group and profiles are all of this form.

use super::ChartError;
use super::backend::About;
use super::frame::{Frame, foot, head};
use super::layout::Pen;
use super::measure::width;
use super::scene::{Anchor, Drawn, Scene, Type};
use super::theme::{DETAIL, Ink, LABEL, LEADING, MARGIN, TICK, VALUE, WIDTH};
use super::wrap::wrap;

/// Where values stand along an axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Scale {
    /// Shares from 0: equal distances are equal differences.
    Linear,
    /// Ratios from this one: equal distances are equal factors.
    Log {
        /// The lowest ratio, above 0.
        from: f64,
    },
}

/// The axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    /// Shares or ratios.
    pub scale: Scale,
    /// Highest value that the axis reaches; a share in 0–1, or a ratio.
    pub to: f64,
    /// Values at gridlines, with their printed names.
    pub ticks: Vec<(f64, String)>,
    /// A value to mark by a dashed line, such as one half, with its name.
    pub reference: Option<(f64, String)>,
}

impl Axis {
    /// How far along the axis a value stands, 0–1; what lies beyond stands at its end.
    pub(super) fn along(&self, value: f64) -> f64 {
        let along = match self.scale {
            Scale::Linear => value / self.to,
            Scale::Log { from } => (value.max(from) / from).ln() / (self.to / from).ln(),
        };
        along.clamp(0.0, 1.0)
    }
}

/// Something drawn in a row, at shares in 0–1.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// A value with or without an interval.
    Dot {
        /// The value.
        at: f64,
        /// Its interval.
        interval: Option<(f64, f64)>,
        /// True for an interval that rests on an assumed sample size.
        assumed: bool,
        /// False to draw it in grey.
        known: bool,
    },
    /// A range between bounds.
    Range {
        /// Lowest and highest.
        bounds: (f64, f64),
        /// What sampling error adds.
        extension: Option<(f64, f64)>,
    },
    /// A thin range for comparison.
    Thin {
        /// Lowest and highest.
        bounds: (f64, f64),
    },
}

/// A row.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What it is.
    pub label: String,
    /// A remark below the label.
    pub remark: String,
    /// Marks, the first drawn first.
    pub marks: Vec<Mark>,
    /// The printed value.
    pub value: String,
    /// What stands below the value, one entry per line or more.
    pub details: Vec<String>,
    /// True to set it apart from the row before by a rule.
    pub apart: bool,
    /// True to write its texts in grey, for what may not be shown.
    pub faint: bool,
}

/// A chart of rows.
#[derive(Debug, Clone, PartialEq)]
pub struct RowChart {
    /// The texts around the plot.
    pub frame: Frame,
    /// The axis.
    pub axis: Axis,
    /// The rows from the top.
    pub rows: Vec<Row>,
}

/// Columns of the plot, in pixels from where reading begins.
struct Columns {
    label: (f64, f64),
    plot: (f64, f64),
    value: (f64, f64),
}

const WIDEST_LABEL: f64 = 0.36;
const WIDEST_VALUE: f64 = 0.24;
const GUTTER: f64 = 18.0;
const DOT: f64 = 6.5;
const BAR: f64 = 22.0;

/// Draws the chart.
///
/// # Errors
/// [`ChartError`] for a character that the font lacks, or a picture of absurd height.
pub fn draw(chart: &RowChart) -> Result<Drawn, ChartError> {
    let direction = chart.frame.lang.direction();
    let mut scene = Scene::new(WIDTH, direction);
    let columns = columns(chart)?;
    let mut pen = Pen { scene: &mut scene, direction, y: 0.0 };
    head(&mut pen, &chart.frame)?;
    let top = axis_names(&mut pen, &chart.axis, &columns)?;
    let bottom = rows(&mut pen, chart, &columns, top)?;
    pen.y = bottom;
    foot(&mut pen, &chart.frame)?;
    let height = pen.y;
    let about = About {
        title: &chart.frame.title,
        description: &chart.frame.alt,
        lang: chart.frame.lang.tag(),
    };
    scene.draw(height, about)
}

/// The label column takes what the labels need, up to its share of the width.
fn columns(chart: &RowChart) -> Result<Columns, ChartError> {
    let inner = WIDTH - 2.0 * MARGIN;
    let mut label: f64 = 60.0;
    let mut value: f64 = 40.0;
    for row in &chart.rows {
        label = label.max(width(&row.label, LABEL.size, LABEL.weight)?);
        label = label.max(width(&row.remark, DETAIL.size, DETAIL.weight)?);
        value = value.max(width(&row.value, VALUE.size, VALUE.weight)?);
        for detail in &row.details {
            value = value.max(width(detail, DETAIL.size, DETAIL.weight)?);
        }
    }
    let label = (label + 6.0).min(inner * WIDEST_LABEL);
    let value = (value + 6.0).min(inner * WIDEST_VALUE);
    let start = MARGIN + label + GUTTER;
    let end = WIDTH - MARGIN - value - GUTTER;
    Ok(Columns {
        label: (MARGIN, label),
        plot: (start, end),
        value: (end + GUTTER, value),
    })
}

fn place(axis: &Axis, columns: &Columns, share: f64) -> f64 {
    let (start, end) = columns.plot;
    start + (end - start) * axis.along(share)
}

/// Names above the gridlines; gives the top of the plot.
fn axis_names(
    pen: &mut Pen<'_>,
    axis: &Axis,
    columns: &Columns,
) -> Result<f64, ChartError> {
    if let Some((share, name)) = &axis.reference {
        pen.y += TICK.size * LEADING;
        let at = (place(axis, columns, *share), pen.y - TICK.size * 0.34);
        pen.scene.text(at, name, TICK, Anchor::Middle)?;
    }
    pen.y += TICK.size * LEADING;
    for (share, name) in &axis.ticks {
        let at = (place(axis, columns, *share), pen.y - TICK.size * 0.34);
        pen.scene.text(at, name, TICK, Anchor::Middle)?;
    }
    Ok(pen.y + 2.0)
}

/// A row measured: its lines of text and its height.
struct Measured {
    label: Vec<String>,
    remark: Vec<String>,
    value: Vec<String>,
    details: Vec<String>,
    height: f64,
    faint: bool,
}

fn measured(row: &Row, columns: &Columns, pen: &Pen<'_>) -> Result<Measured, ChartError> {
    let lines = |text: &str, limit: f64, kind| wrap(text, limit, kind, pen.direction);
    let label = lines(&row.label, columns.label.1, LABEL)?;
    let remark = lines(&row.remark, columns.label.1, DETAIL)?;
    let value = lines(&row.value, columns.value.1, VALUE)?;
    let mut details = Vec::new();
    for detail in &row.details {
        details.extend(lines(detail, columns.value.1, DETAIL)?);
    }
    let step = |size: f64, lines: usize| size * LEADING * lines as f64;
    let left = step(LABEL.size, label.len()) + step(DETAIL.size, remark.len());
    let right = step(VALUE.size, value.len()) + step(DETAIL.size, details.len());
    let height = left.max(right).max(BAR + 4.0) + 18.0;
    Ok(Measured { label, remark, value, details, height, faint: row.faint })
}

fn rows(
    pen: &mut Pen<'_>,
    chart: &RowChart,
    columns: &Columns,
    top: f64,
) -> Result<f64, ChartError> {
    let mut heights = Vec::with_capacity(chart.rows.len());
    for row in &chart.rows {
        heights.push(measured(row, columns, pen)?);
    }
    let space = |row: &Row| if row.apart { 10.0 } else { 0.0 };
    let bottom = top
        + heights.iter().map(|m| m.height).sum::<f64>()
        + chart.rows.iter().map(space).sum::<f64>();
    grid(pen.scene, &chart.axis, columns, (top, bottom));
    let mut y = top;
    for (row, measured) in chart.rows.iter().zip(&heights) {
        if row.apart {
            y += 5.0;
            pen.scene.line((MARGIN, y), (WIDTH - MARGIN, y), Ink::Grid, 1.0);
            y += 5.0;
        }
        let middle = y + measured.height / 2.0;
        texts(pen.scene, measured, columns, middle)?;
        for mark in &row.marks {
            marks(pen.scene, mark, &chart.axis, columns, middle);
        }
        y += measured.height;
    }
    Ok(bottom)
}

fn grid(scene: &mut Scene, axis: &Axis, columns: &Columns, (top, bottom): (f64, f64)) {
    for (share, _) in &axis.ticks {
        let x = place(axis, columns, *share);
        scene.line((x, top), (x, bottom), Ink::Grid, 1.0);
    }
    if let Some((share, _)) = &axis.reference {
        let x = place(axis, columns, *share);
        scene.dashed((x, top), (x, bottom), Ink::Grey, 1.25);
    }
}

/// Label and value, each column centred on the row's middle.
fn texts(
    scene: &mut Scene,
    row: &Measured,
    columns: &Columns,
    middle: f64,
) -> Result<(), ChartError> {
    let sides = [
        (columns.label.0, &row.label, LABEL, &row.remark),
        (columns.value.0, &row.value, VALUE, &row.details),
    ];
    for (x, main, kind, below) in sides {
        let height = kind.size * LEADING * main.len() as f64
            + DETAIL.size * LEADING * below.len() as f64;
        let mut y = middle - height / 2.0;
        let kind = if row.faint { Type { ink: Ink::Faint, ..kind } } else { kind };
        let typed = main.iter().map(|line| (line, kind));
        for (line, kind) in typed.chain(below.iter().map(|line| (line, DETAIL))) {
            y += kind.size * LEADING;
            scene.text((x, y - kind.size * 0.34), line, kind, Anchor::Start)?;
        }
    }
    Ok(())
}

fn marks(scene: &mut Scene, mark: &Mark, axis: &Axis, columns: &Columns, y: f64) {
    let x = |share: f64| place(axis, columns, share);
    match mark {
        Mark::Dot { at, interval, assumed, known } => {
            let ink = if *known { Ink::Blue } else { Ink::Grey };
            if let Some((lower, upper)) = interval {
                if *assumed {
                    scene.dashed((x(*lower), y), (x(*upper), y), ink, 2.0);
                } else {
                    scene.line((x(*lower), y), (x(*upper), y), ink, 2.5);
                }
                for end in [lower, upper] {
                    scene.line((x(*end), y - 5.0), (x(*end), y + 5.0), ink, 2.0);
                }
            }
            scene.circle((x(*at), y), DOT, ink, true);
        }
        Mark::Range { bounds, extension } => {
            let half = BAR / 2.0;
            if let Some((lower, upper)) = extension {
                let (from, to) = ((x(*lower), y - half), (x(*upper), y + half));
                scene.rect(from, to, Ink::Pale);
                scene.outline(from, to, Ink::Blue);
            }
            // A range without width is still there to be seen.
            let end = x(bounds.1).max(x(bounds.0) + 3.0);
            scene.rect((x(bounds.0), y - half), (end, y + half), Ink::Blue);
            // The bar hides the reference line just where a reader looks for it.
            if let Some((share, _)) = &axis.reference
                && (bounds.0..=bounds.1).contains(share)
            {
                let (from, to) = ((x(*share), y - half), (x(*share), y + half));
                scene.dashed(from, to, Ink::White, 1.25);
            }
        }
        Mark::Thin { bounds } => {
            let below = y + BAR / 2.0 + 6.0;
            scene.line((x(bounds.0), below), (x(bounds.1), below), Ink::Grey, 4.0);
        }
    }
}
