//! A square in two columns, each cut in two: a mosaic of four shares, whose areas they are.

use super::ChartError;
use super::backend::About;
use super::frame::{Frame, foot, head};
use super::layout::Pen;
use super::measure::width;
use super::scene::{Anchor, Drawn, Scene, Type};
use super::theme::{DETAIL, Ink, LABEL, LEADING, MARGIN, VALUE, WIDTH};
use super::wrap::wrap;

/// A part of a column.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tile {
    /// Its share of the whole, 0–1.
    pub(super) share: f64,
    /// Its fill.
    pub(super) ink: Ink,
    /// What it is.
    pub(super) name: String,
    /// The printed share.
    pub(super) value: String,
    /// What stands below it in the key.
    pub(super) details: Vec<String>,
}

/// Two parts, one over the other, under a heading.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Column {
    /// What the parts have in common.
    pub(super) head: String,
    /// The parts from the top.
    pub(super) tiles: [Tile; 2],
}

impl Column {
    fn share(&self) -> f64 {
        self.tiles[0].share + self.tiles[1].share
    }
}

/// The mosaic.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Mosaic {
    /// The texts around it.
    pub(super) frame: Frame,
    /// The columns from where reading begins.
    pub(super) columns: [Column; 2],
    /// Where every column would be cut if all were cut alike: the upper parts' share, 0–1.
    pub(super) alike: f64,
}

const SIDE: f64 = 400.0;
const GAP: f64 = 3.0;
const SWATCH: f64 = 18.0;

/// Draws the mosaic and, beside it, a key that names every part, however small.
///
/// # Errors
/// [`ChartError`] for a character that the font lacks.
pub(super) fn draw(chart: &Mosaic) -> Result<Drawn, ChartError> {
    let direction = chart.frame.lang.direction();
    let mut scene = Scene::new(WIDTH, direction);
    let mut pen = Pen { scene: &mut scene, direction, y: 0.0 };
    head(&mut pen, &chart.frame)?;
    let [first, second] = &chart.columns;
    let split = MARGIN + GAP + (SIDE - GAP) * first.share();
    pen.block(&first.head, (MARGIN, SIDE), LABEL)?;
    pen.space(2.0);
    bracket(&mut pen, (MARGIN, split - GAP), 1.0);
    pen.space(5.0);
    let top = pen.y;
    tiles(pen.scene, first, (MARGIN, split - GAP), top)?;
    tiles(pen.scene, second, (split, MARGIN + SIDE), top)?;
    alike(pen.scene, chart.alike, top);
    pen.y = top + SIDE + 5.0;
    bracket(&mut pen, (split, MARGIN + SIDE), -1.0);
    pen.space(4.0);
    ending(&mut pen, &second.head)?;
    let square = pen.y;
    pen.y = top;
    key(&mut pen, &chart.columns)?;
    pen.y = pen.y.max(square);
    foot(&mut pen, &chart.frame)?;
    let height = pen.y;
    let about = About {
        title: &chart.frame.title,
        description: &chart.frame.alt,
        lang: chart.frame.lang.tag(),
    };
    scene.draw(height, about)
}

/// A line over or under a column, with ends towards it.
fn bracket(pen: &mut Pen<'_>, (from, to): (f64, f64), towards: f64) {
    if to - from < 1.0 {
        return;
    }
    let y = pen.y;
    pen.scene.line((from, y), (to, y), Ink::Text, 1.5);
    for end in [from + 0.75, to - 0.75] {
        pen.scene.line((end, y), (end, y + 4.0 * towards), Ink::Text, 1.5);
    }
}

/// The second column's heading ends where the square does.
fn ending(pen: &mut Pen<'_>, text: &str) -> Result<(), ChartError> {
    for line in wrap(text, SIDE, LABEL, pen.direction)? {
        pen.y += LABEL.size * LEADING;
        let at = (MARGIN + SIDE, pen.y - LABEL.size * 0.34);
        pen.scene.text(at, &line, LABEL, Anchor::End)?;
    }
    Ok(())
}

/// The place of a cut between the upper and the lower part of a column.
fn cut(share: f64, top: f64) -> f64 {
    top + (SIDE - GAP) * share
}

fn tiles(
    scene: &mut Scene,
    column: &Column,
    (start, end): (f64, f64),
    top: f64,
) -> Result<(), ChartError> {
    if column.share() <= 0.0 || end <= start {
        return Ok(());
    }
    let [upper, lower] = &column.tiles;
    let cut = cut(upper.share / column.share(), top);
    if upper.share > 0.0 {
        scene.rect((start, top), (end, cut), upper.ink);
        inside(scene, upper, (start, end), (top, cut), true)?;
    }
    if lower.share > 0.0 {
        scene.rect((start, cut + GAP), (end, top + SIDE), lower.ink);
        inside(scene, lower, (start, end), (cut + GAP, top + SIDE), false)?;
    }
    Ok(())
}

/// Share and name within a part, as far as they fit; the key has them all.
fn inside(
    scene: &mut Scene,
    tile: &Tile,
    (start, end): (f64, f64),
    (top, bottom): (f64, f64),
    at_top: bool,
) -> Result<(), ChartError> {
    let ink = if tile.ink == Ink::Blue { Ink::White } else { Ink::Black };
    let room = (end - start - 20.0, bottom - top - 12.0);
    let fits = |text: &str, kind: Type| -> Result<bool, ChartError> {
        Ok(width(text, kind.size, kind.weight)? + 4.0 <= room.0)
    };
    let lines = [(VALUE.size * LEADING, VALUE), (LABEL.size * LEADING, LABEL)];
    if !fits(&tile.value, VALUE)? || lines[0].0 > room.1 {
        return Ok(());
    }
    let named = fits(&tile.name, LABEL)? && lines[0].0 + lines[1].0 <= room.1;
    let height = lines[0].0 + if named { lines[1].0 } else { 0.0 };
    let mut y = if at_top { top + 6.0 } else { bottom - 6.0 - height };
    for (text, (step, kind)) in [&tile.value, &tile.name].into_iter().zip(lines) {
        y += step;
        let at = (start + 10.0, y - kind.size * 0.34);
        scene.text(at, text, Type { ink, ..kind }, Anchor::Start)?;
        if !named {
            break;
        }
    }
    Ok(())
}

/// The cut that all columns would share; white beneath, to be seen on every fill.
fn alike(scene: &mut Scene, share: f64, top: f64) {
    let y = cut(share, top) + GAP / 2.0;
    let (from, to) = (MARGIN - 8.0, MARGIN + SIDE + 8.0);
    scene.line((from, y), (to, y), Ink::White, 3.0);
    scene.dashed((from, y), (to, y), Ink::Black, 1.75);
}

/// Every part with its name, its share and what belongs to it.
fn key(pen: &mut Pen<'_>, columns: &[Column; 2]) -> Result<(), ChartError> {
    let swatch = MARGIN + SIDE + 40.0;
    let start = swatch + SWATCH + 12.0;
    let limit = WIDTH - MARGIN - start;
    for tile in columns.iter().flat_map(|column| &column.tiles) {
        let top = pen.y + 3.0;
        pen.scene.rect((swatch, top), (swatch + SWATCH, top + SWATCH), tile.ink);
        pen.block(&tile.value, (start, limit), VALUE)?;
        pen.block(&tile.name, (start, limit), LABEL)?;
        for detail in &tile.details {
            pen.block(detail, (start, limit), DETAIL)?;
        }
        pen.space(16.0);
    }
    Ok(())
}
