//! The charts of a study's results.

use super::rows::{RowChart, draw};
use super::scene::Drawn;
use super::{ChartError, answers, contradiction, groups, png};
use crate::phrase::Phrases;
use crate::results::{Lang, Results};

/// A finished chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// File name without its ending.
    pub name: String,
    /// The drawing.
    pub drawn: Drawn,
    /// Alternative text.
    pub alt: String,
}

impl Picture {
    fn new(name: &str, chart: &RowChart) -> Result<Self, ChartError> {
        let alt = chart.frame.alt.clone();
        Ok(Self { name: name.to_owned(), drawn: draw(chart)?, alt })
    }

    /// The bytes of a PNG at twice the SVG's pixels.
    ///
    /// # Errors
    /// [`ChartError::Svg`] or [`ChartError::Png`].
    pub fn png(&self) -> Result<Vec<u8>, ChartError> {
        png::render(&self.drawn.svg)
    }
}

/// Draws every chart that the results ask for, in a language.
///
/// # Errors
/// The name of the chart with the [`ChartError`].
pub fn pictures(
    results: &Results,
    lang: Lang,
) -> Result<Vec<Picture>, (String, ChartError)> {
    let say = Phrases::new(lang);
    let mut pictures = Vec::new();
    let mut add = |name: &str, chart: &RowChart| match Picture::new(name, chart) {
        Ok(picture) => {
            pictures.push(picture);
            Ok(())
        }
        Err(error) => Err((name.to_owned(), error)),
    };
    for segment in results.contradictions.iter().filter(|s| s.chart) {
        add(&segment.id, &contradiction::chart(segment, results, &say))?;
        if let Some(chart) = groups::chart(segment, results, &say) {
            let by = crate::poll::slug(segment.by.as_deref().unwrap_or("group"));
            add(&format!("{}_by_{by}", segment.id), &chart)?;
        }
    }
    for topline in results.toplines.iter().filter(|t| t.chart) {
        add(&topline.name, &answers::chart(topline, results, &say))?;
    }
    Ok(pictures)
}
