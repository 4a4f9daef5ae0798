//! Results to SVG (plotters) to PNG (resvg).
//!
//! Three steps: a kind of chart turns results and phrases into a plain specification of
//! strings and shares (a [`RowChart`], a mosaic or a curve); the frame lays it out with
//! measured text; the scene is drawn by plotters on a backend that writes SVG. Text is
//! drawn with one embedded font family and measured with the same.

mod answers;
mod backend;
mod contradiction;
mod curve;
mod error;
mod evidence;
mod font;
mod frame;
mod groups;
mod layout;
mod measure;
mod mosaic;
mod notes;
mod picture;
mod png;
mod profile;
mod rows;
mod scene;
mod segment_frame;
mod sensitivity;
mod theme;
mod tiles;
mod waves;
mod wrap;

#[cfg(test)]
mod segment_tests;
#[cfg(test)]
mod tests;

pub use error::ChartError;
pub use frame::{Frame, LegendMark};
pub use picture::{Picture, pictures};
pub use rows::{Axis, Mark, Row, RowChart, Scale, draw};
pub use scene::{Drawn, TextBox};
