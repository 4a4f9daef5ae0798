//! Results to SVG (plotters) to PNG (resvg).
