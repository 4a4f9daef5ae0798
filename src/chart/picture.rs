//! The charts of a study's results.

use super::frame::Frame;
use super::rows::{RowChart, draw};
use super::scene::Drawn;
use super::{
    ChartError, answers, contradiction, curve, evidence, groups, mosaic, png, profile,
    sensitivity, tiles, waves,
};
use crate::phrase::Phrases;
use crate::results::{Lang, RespondentSegment, Results};

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
    for segment in results.contradictions.iter().filter(|s| s.chart) {
        rows(&mut pictures, &segment.id, &contradiction::chart(segment, results, &say))?;
        if let Some(chart) = groups::chart(segment, results, &say) {
            let by = crate::poll::slug(segment.by.as_deref().unwrap_or("group"));
            rows(&mut pictures, &format!("{}_by_{by}", segment.id), &chart)?;
        }
    }
    for found in results.contradiction_waves.iter().filter(|s| s.chart) {
        if let Some(chart) = waves::chart(found, results, &say) {
            rows(&mut pictures, &found.id, &chart)?;
        }
    }
    for found in results.segments.iter().filter(|s| s.chart) {
        of_segment(&mut pictures, found, results, &say)?;
    }
    for topline in results.toplines.iter().filter(|t| t.chart) {
        rows(&mut pictures, &topline.name, &answers::chart(topline, results, &say))?;
    }
    Ok(pictures)
}

type Failed = (String, ChartError);

fn rows(pictures: &mut Vec<Picture>, name: &str, chart: &RowChart) -> Result<(), Failed> {
    add(pictures, name, &chart.frame, draw(chart))
}

fn add(
    pictures: &mut Vec<Picture>,
    name: &str,
    frame: &Frame,
    drawn: Result<Drawn, ChartError>,
) -> Result<(), Failed> {
    let drawn = drawn.map_err(|error| (name.to_owned(), error))?;
    pictures.push(Picture { name: name.to_owned(), drawn, alt: frame.alt.clone() });
    Ok(())
}

/// What is known of a segment, its mosaic, who it is made of, and what mistakes would make
/// of it.
fn of_segment(
    pictures: &mut Vec<Picture>,
    found: &RespondentSegment,
    results: &Results,
    say: &Phrases,
) -> Result<(), Failed> {
    let id = &found.id;
    if let Some(chart) = evidence::chart(found, results, say) {
        rows(pictures, &format!("{id}_evidence"), &chart)?;
    }
    if let Some(chart) = mosaic::chart(found, results, say) {
        add(pictures, &format!("{id}_mosaic"), &chart.frame, tiles::draw(&chart))?;
    }
    for of in &found.profile {
        if let Some(chart) = profile::chart(found, of, results, say) {
            let variable = crate::poll::slug(&of.variable);
            rows(pictures, &format!("{id}_profile_{variable}"), &chart)?;
        }
    }
    if let Some(chart) = sensitivity::chart(found, results, say) {
        let name = format!("{id}_sensitivity");
        add(pictures, &name, &chart.frame, curve::draw(&chart))?;
    }
    Ok(())
}
