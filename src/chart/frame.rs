//! What stands around the plot of every chart: the finding, what is measured, the marks
//! explained, the sources.

use super::ChartError;
use super::layout::Pen;
use super::measure::width;
use super::scene::{Anchor, Scene};
use super::symbol::Symbol;
use super::theme::{
    FOOTER, Hue, Ink, LEADING, LEGEND, MARGIN, SUBTITLE, TITLE, WIDTH, WORDING,
};
use super::wrap::wrap;
use crate::text::Lang;

/// The texts around a plot, in the chart's language.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// The chart's language, which also decides its direction.
    pub lang: Lang,
    /// The finding.
    pub title: String,
    /// What is measured, of whom.
    pub subtitle: String,
    /// The question's wording, or nothing.
    pub wording: String,
    /// Marks and what they mean.
    pub legend: Vec<(LegendMark, String)>,
    /// Sources and assumptions, one paragraph each.
    pub footer: Vec<String>,
    /// Who made it.
    pub made_by: String,
    /// Alternative text.
    pub alt: String,
}

/// A mark that the legend explains.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LegendMark {
    /// A dot with its whisker.
    Interval,
    /// A dashed whisker.
    Assumed,
    /// A grey dot.
    NoInterval,
    /// A thick bar.
    Range,
    /// A pale bar with an outline.
    Extension,
    /// A thin grey bar.
    Total,
    /// A dashed line.
    Reference,
    /// A line in its band.
    Band,
    /// Grey ground.
    Empty,
    /// A hollow dot.
    Before,
    /// A dot.
    After,
    /// An upright stroke.
    Target,
    /// A line in its two bands.
    Ribbon,
    /// A house's mark.
    Symbol {
        /// The mark.
        symbol: Symbol,
        /// Whether colours tell houses apart.
        coloured: bool,
    },
    /// Dots with an arrow.
    Moved,
    /// Grey dots with a line.
    Unmoved,
    /// Grey dots without one.
    Apart,
}

const MARK: f64 = 30.0;
const GAP: f64 = 8.0;

/// Writes what stands above the plot.
pub(super) fn head(pen: &mut Pen<'_>, frame: &Frame) -> Result<(), ChartError> {
    let column = (MARGIN, WIDTH - 2.0 * MARGIN);
    pen.space(MARGIN - 10.0);
    pen.block(&frame.title, column, TITLE)?;
    pen.space(4.0);
    pen.block(&frame.subtitle, column, SUBTITLE)?;
    if !frame.wording.is_empty() {
        pen.space(2.0);
        pen.block(&frame.wording, column, WORDING)?;
    }
    if !frame.legend.is_empty() {
        pen.space(12.0);
        legend(pen, &frame.legend)?;
    }
    pen.space(14.0);
    Ok(())
}

/// Marks and their meaning side by side, as many as fit in a line.
fn legend(pen: &mut Pen<'_>, entries: &[(LegendMark, String)]) -> Result<(), ChartError> {
    let right = WIDTH - MARGIN;
    let step = LEGEND.size * LEADING;
    let mut x = MARGIN;
    pen.y += step;
    for (mark, text) in entries {
        let length = width(text, LEGEND.size, LEGEND.weight)? + 4.0;
        if x > MARGIN && x + MARK + GAP + length > right {
            x = MARGIN;
            pen.y += step;
        }
        let middle = pen.y - LEGEND.size * 0.34 - LEGEND.size * 0.34;
        sample(pen.scene, *mark, x, middle);
        let limit = right - x - MARK - GAP;
        for (i, line) in wrap(text, limit, LEGEND, pen.direction)?.iter().enumerate() {
            if i > 0 {
                pen.y += step;
            }
            let at = (x + MARK + GAP, pen.y - LEGEND.size * 0.34);
            pen.scene.text(at, line, LEGEND, Anchor::Start)?;
        }
        x += MARK + GAP + length + 20.0;
    }
    Ok(())
}

fn sample(scene: &mut Scene, mark: LegendMark, x: f64, y: f64) {
    let (start, end, middle) = (x + 2.0, x + MARK - 2.0, x + MARK / 2.0);
    match mark {
        LegendMark::Interval => {
            scene.line((start, y), (end, y), Ink::Blue, 2.5);
            scene.circle((middle, y), 5.5, Ink::Blue, true);
        }
        LegendMark::Assumed => {
            scene.dashed((start, y), (end, y), Ink::Grey, 2.0);
            scene.circle((middle, y), 5.5, Ink::Grey, true);
        }
        LegendMark::NoInterval => scene.circle((middle, y), 5.5, Ink::Grey, true),
        LegendMark::Range => scene.rect((start, y - 5.0), (end, y + 5.0), Ink::Blue),
        LegendMark::Extension => {
            scene.rect((start, y - 5.0), (end, y + 5.0), Ink::Pale);
            scene.outline((start, y - 5.0), (end, y + 5.0), Ink::Blue);
        }
        LegendMark::Total => scene.line((start, y), (end, y), Ink::Grey, 4.0),
        LegendMark::Reference => scene.dashed((start, y), (end, y), Ink::Text, 1.75),
        LegendMark::Band => {
            scene.rect((start, y - 6.0), (end, y + 6.0), Ink::Pale);
            scene.line((start, y), (end, y), Ink::Blue, 2.5);
        }
        LegendMark::Before => scene.circle((middle, y), 5.5, Ink::Grey, false),
        LegendMark::After => scene.circle((middle, y), 5.5, Ink::Blue, true),
        LegendMark::Target => {
            scene.line((middle, y - 8.0), (middle, y + 8.0), Ink::Text, 2.5);
        }
        LegendMark::Ribbon => {
            scene.rect((start, y - 7.0), (end, y + 7.0), Hue::Blue.wide());
            scene.rect((start, y - 3.5), (end, y + 3.5), Hue::Blue.half());
            scene.line((start, y), (end, y), Hue::Blue.line(), 2.5);
        }
        LegendMark::Symbol { symbol, coloured } => {
            let ink = if coloured { symbol.ink() } else { Ink::Text };
            symbol.draw(scene, (middle, y), 5.0, ink);
        }
        LegendMark::Moved => pair(scene, (start, end, y), Ink::Blue, 3.0),
        LegendMark::Unmoved => pair(scene, (start, end, y), Ink::Grey, 2.0),
        LegendMark::Apart => pair(scene, (start, end, y), Ink::Grey, 0.0),
        LegendMark::Empty => scene.rect((start, y - 6.0), (end, y + 6.0), Ink::Mist),
    }
}

/// Two waves as the plot has them, small.
fn pair(scene: &mut Scene, (start, end, y): (f64, f64, f64), ink: Ink, thickness: f64) {
    const SMALL: f64 = 4.5;
    if thickness > 0.0 {
        scene.line((start + 2.0 * SMALL, y), (end - SMALL, y), ink, thickness);
    }
    scene.circle((start + SMALL, y), SMALL, ink, false);
    scene.circle((end - SMALL, y), SMALL, ink, true);
}

/// Writes what stands below the plot.
pub(super) fn foot(pen: &mut Pen<'_>, frame: &Frame) -> Result<(), ChartError> {
    pen.space(10.0);
    let right = WIDTH - MARGIN;
    pen.scene.line((MARGIN, pen.y), (right, pen.y), Ink::Grid, 1.0);
    pen.space(6.0);
    let mark = width(&frame.made_by, FOOTER.size, FOOTER.weight)?;
    let column = (MARGIN, right - MARGIN - mark - 24.0);
    let top = pen.y + FOOTER.size * LEADING;
    let at = (right, top - FOOTER.size * 0.34);
    pen.scene.text(at, &frame.made_by, FOOTER, Anchor::End)?;
    for paragraph in &frame.footer {
        pen.block(paragraph, column, FOOTER)?;
        pen.space(1.0);
    }
    pen.y = pen.y.max(top);
    pen.space(MARGIN - 12.0);
    Ok(())
}
