//! Why a chart cannot be drawn.

/// A chart that could not be drawn.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ChartError {
    /// plotters refused a shape.
    #[error("drawing: {0}")]
    Drawing(String),
    /// The SVG cannot be read back.
    #[error("SVG: {0}")]
    Svg(String),
    /// The pixels cannot be written.
    #[error("PNG: {0}")]
    Png(String),
    /// The font has no glyph for a character.
    #[error("the font has no glyph for '{0}'")]
    MissingGlyph(char),
    /// The picture would be larger than any screen or page.
    #[error("{0} pixels high")]
    TooTall(u32),
}
