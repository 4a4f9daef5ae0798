//! A laid-out picture: shapes and lines of text at measured places, drawn by plotters.

use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::ChartError;
use super::backend::{About, FINENESS, SvgBackend};
use super::font::Weight;
use super::measure::width;
use super::theme::Ink;
use crate::text::{Direction, isolate};

/// Which end of a text stands at its place, along the reading direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    /// Where reading begins.
    Start,
    /// The middle.
    Middle,
    /// Where reading ends.
    End,
}

/// How a line of text looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Type {
    pub(super) size: f64,
    pub(super) weight: Weight,
    pub(super) ink: Ink,
}

/// Part of a picture; places are in pixels from the top and from where reading begins.
#[derive(Debug, Clone, PartialEq)]
enum Shape {
    Rect { from: (f64, f64), to: (f64, f64), ink: Ink, filled: bool },
    Line { from: (f64, f64), to: (f64, f64), ink: Ink, thickness: f64 },
    Path { points: Vec<(f64, f64)>, ink: Ink, thickness: f64 },
    Area { corners: Vec<(f64, f64)>, ink: Ink },
    Circle { at: (f64, f64), radius: f64, ink: Ink, filled: bool },
    Text { at: (f64, f64), text: String, kind: Type, anchor: Anchor },
}

/// Where a text stands in the finished picture, in pixels.
#[derive(Debug, Clone, PartialEq)]
pub struct TextBox {
    /// The text.
    pub text: String,
    /// Left edge.
    pub left: f64,
    /// Top edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Bottom edge.
    pub bottom: f64,
}

/// A drawn picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawn {
    /// The SVG.
    pub svg: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// All texts.
    pub texts: Vec<TextBox>,
}

/// A picture in the making. The reading direction decides, in this one place, which side
/// things stand on.
#[derive(Debug)]
pub(super) struct Scene {
    width: f64,
    direction: Direction,
    shapes: Vec<Shape>,
    texts: Vec<TextBox>,
}

/// Height of capitals above and of descenders below the baseline, per font size.
const ASCENT: f64 = 0.76;
const DESCENT: f64 = 0.24;

impl Scene {
    pub(super) fn new(width: f64, direction: Direction) -> Self {
        Self { width, direction, shapes: Vec::new(), texts: Vec::new() }
    }

    pub(super) fn rect(&mut self, from: (f64, f64), to: (f64, f64), ink: Ink) {
        self.shapes.push(Shape::Rect { from, to, ink, filled: true });
    }

    pub(super) fn outline(&mut self, from: (f64, f64), to: (f64, f64), ink: Ink) {
        self.shapes.push(Shape::Rect { from, to, ink, filled: false });
    }

    pub(super) fn line(
        &mut self,
        from: (f64, f64),
        to: (f64, f64),
        ink: Ink,
        thickness: f64,
    ) {
        self.shapes.push(Shape::Line { from, to, ink, thickness });
    }

    /// A dashed line; SVG renderers draw dashes alike only when they are drawn singly.
    pub(super) fn dashed(
        &mut self,
        from: (f64, f64),
        to: (f64, f64),
        ink: Ink,
        thickness: f64,
    ) {
        let (dash, gap) = (5.0, 4.0);
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let length = dx.hypot(dy);
        let mut at = 0.0;
        while at < length {
            let end = (at + dash).min(length);
            let point = |d: f64| (from.0 + dx * d / length, from.1 + dy * d / length);
            self.line(point(at), point(end), ink, thickness);
            at += dash + gap;
        }
    }

    /// A line through points.
    pub(super) fn path(&mut self, points: Vec<(f64, f64)>, ink: Ink, thickness: f64) {
        self.shapes.push(Shape::Path { points, ink, thickness });
    }

    /// The area within corners.
    pub(super) fn area(&mut self, corners: Vec<(f64, f64)>, ink: Ink) {
        self.shapes.push(Shape::Area { corners, ink });
    }

    pub(super) fn circle(&mut self, at: (f64, f64), radius: f64, ink: Ink, filled: bool) {
        self.shapes.push(Shape::Circle { at, radius, ink, filled });
    }

    /// One line of text with its baseline at `at.1`.
    pub(super) fn text(
        &mut self,
        at: (f64, f64),
        text: &str,
        kind: Type,
        anchor: Anchor,
    ) -> Result<(), ChartError> {
        if text.is_empty() {
            return Ok(());
        }
        // resvg lays every line out from left to right; the isolate gives it the
        // language's own direction.
        let text = match self.direction {
            Direction::Ltr => text.to_owned(),
            Direction::Rtl => isolate(text, Direction::Rtl),
        };
        let length = width(&text, kind.size, kind.weight)?;
        let start = match anchor {
            Anchor::Start => at.0,
            Anchor::Middle => at.0 - length / 2.0,
            Anchor::End => at.0 - length,
        };
        let (a, b) = (self.x(start), self.x(start + length));
        self.texts.push(TextBox {
            text: text.clone(),
            left: a.min(b),
            right: a.max(b),
            top: at.1 - ASCENT * kind.size,
            bottom: at.1 + DESCENT * kind.size,
        });
        self.shapes.push(Shape::Text { at, text, kind, anchor });
        Ok(())
    }

    /// A place along the reading direction as a place from the left.
    fn x(&self, along: f64) -> f64 {
        match self.direction {
            Direction::Ltr => along,
            Direction::Rtl => self.width - along,
        }
    }

    fn fine(&self, (x, y): (f64, f64)) -> (i32, i32) {
        let fine = |v: f64| (v * FINENESS).round() as i32;
        (fine(self.x(x)), fine(y))
    }

    /// Draws the scene at its final height.
    pub(super) fn draw(self, height: f64, about: About<'_>) -> Result<Drawn, ChartError> {
        let size = (self.width.round() as u32, height.ceil() as u32);
        if size.1 > 8000 {
            return Err(ChartError::TooTall(size.1));
        }
        let mut svg = String::new();
        {
            let area = SvgBackend::new(&mut svg, size, about).into_drawing_area();
            let failed = |e: DrawingAreaErrorKind<_>| ChartError::Drawing(e.to_string());
            area.fill(&WHITE).map_err(failed)?;
            for shape in &self.shapes {
                self.draw_shape(&area, shape)?;
            }
            area.present().map_err(failed)?;
        }
        Ok(Drawn { svg, width: size.0, height: size.1, texts: self.texts })
    }

    fn draw_shape(
        &self,
        area: &DrawingArea<SvgBackend<'_>, plotters::coord::Shift>,
        shape: &Shape,
    ) -> Result<(), ChartError> {
        let fine = |v: f64| (v * FINENESS).round().max(1.0) as u32;
        let style = |ink: Ink, filled: bool, thickness: f64| ShapeStyle {
            color: ink.color(),
            filled,
            stroke_width: fine(thickness),
        };
        let result = match shape {
            Shape::Rect { from, to, ink, filled } => {
                let (a, b) = (self.fine(*from), self.fine(*to));
                let corners =
                    [(a.0.min(b.0), a.1.min(b.1)), (a.0.max(b.0), a.1.max(b.1))];
                area.draw(&Rectangle::new(corners, style(*ink, *filled, 1.25)))
            }
            Shape::Line { from, to, ink, thickness } => {
                let points = vec![self.fine(*from), self.fine(*to)];
                area.draw(&PathElement::new(points, style(*ink, false, *thickness)))
            }
            Shape::Path { points, ink, thickness } => {
                let points: Vec<_> = points.iter().map(|p| self.fine(*p)).collect();
                area.draw(&PathElement::new(points, style(*ink, false, *thickness)))
            }
            Shape::Area { corners, ink } => {
                let corners: Vec<_> = corners.iter().map(|p| self.fine(*p)).collect();
                area.draw(&Polygon::new(corners, style(*ink, true, 1.0)))
            }
            Shape::Circle { at, radius, ink, filled } => {
                let style = style(*ink, *filled, 2.0);
                area.draw(&Circle::new(self.fine(*at), fine(*radius), style))
            }
            Shape::Text { at, text, kind, anchor } => {
                let style = self.text_style(*kind, *anchor);
                area.draw(&Text::new(text.as_str(), self.fine(*at), style))
            }
        };
        result.map_err(|e| ChartError::Drawing(e.to_string()))
    }

    fn text_style(&self, kind: Type, anchor: Anchor) -> TextStyle<'static> {
        let h_pos = match (anchor, self.direction) {
            (Anchor::Middle, _) => HPos::Center,
            (Anchor::Start, Direction::Ltr) | (Anchor::End, Direction::Rtl) => HPos::Left,
            (Anchor::End, Direction::Ltr) | (Anchor::Start, Direction::Rtl) => {
                HPos::Right
            }
        };
        let weight = match kind.weight {
            Weight::Regular => FontStyle::Normal,
            Weight::SemiBold => FontStyle::Bold,
        };
        (super::font::FAMILY, kind.size * FINENESS)
            .into_font()
            .style(weight)
            .color(&kind.ink.color())
            .pos(Pos::new(h_pos, VPos::Bottom))
    }
}
