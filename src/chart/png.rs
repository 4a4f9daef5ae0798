//! SVG to PNG, at twice the pixels.

use resvg::tiny_skia::{Pixmap, Transform};

use super::ChartError;
use super::measure::parse;

/// Pixels of the PNG per pixel of the SVG.
const SCALE: f32 = 2.0;

/// Renders an SVG into the bytes of a PNG. The same SVG gives the same bytes.
pub(super) fn render(svg: &str) -> Result<Vec<u8>, ChartError> {
    let tree = parse(svg)?;
    let size = tree.size();
    let pixels = |length: f32| (length * SCALE).round() as u32;
    let (width, height) = (pixels(size.width()), pixels(size.height()));
    let mut pixmap = Pixmap::new(width, height)
        .ok_or_else(|| ChartError::Png(format!("{width} × {height}")))?;
    resvg::render(&tree, Transform::from_scale(SCALE, SCALE), &mut pixmap.as_mut());
    pixmap.encode_png().map_err(|e| ChartError::Png(e.to_string()))
}
