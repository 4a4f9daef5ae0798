//! A plotters backend that writes SVG as endoxa wants it: weights by number, text anchors,
//! a language, a title and a description, and numbers with few digits.
//!
//! plotters draws on a grid of whole numbers, so the grid is four times as fine as the
//! picture's pixels.

use std::fmt::Write as _;

use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend,
    DrawingErrorKind, FontStyle,
};

use super::font::{FAMILY, Weight};
use super::measure::escaped;

/// How many grid steps a pixel has.
pub(super) const FINENESS: f64 = 4.0;

/// What the whole picture says, for readers of the page and of the screen reader.
#[derive(Debug, Clone, Copy)]
pub(super) struct About<'a> {
    pub(super) title: &'a str,
    pub(super) description: &'a str,
    pub(super) lang: &'a str,
}

/// Never fails: it writes into a string.
#[derive(Debug, thiserror::Error)]
#[error("never")]
pub(super) struct Never;

type Done = Result<(), DrawingErrorKind<Never>>;

/// SVG text in the making.
pub(super) struct SvgBackend<'a> {
    out: &'a mut String,
    size: (u32, u32),
    closed: bool,
}

impl<'a> SvgBackend<'a> {
    /// Starts a picture of a size in pixels.
    pub(super) fn new(
        out: &'a mut String,
        (width, height): (u32, u32),
        about: About<'_>,
    ) -> Self {
        let fine = |pixels: u32| (f64::from(pixels) * FINENESS) as u32;
        let size = (fine(width), fine(height));
        let _ = write!(
            out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {} {}\" role=\"img\" aria-labelledby=\"title desc\" \
             xml:lang=\"{}\">\n<title id=\"title\">{}</title>\n<desc id=\"desc\">{}</desc>\n",
            size.0,
            size.1,
            about.lang,
            escaped(about.title),
            escaped(about.description),
        );
        Self { out, size, closed: false }
    }

    fn paint(color: BackendColor, what: &str) -> String {
        let (r, g, b) = color.rgb;
        let mut text = format!(" {what}=\"#{r:02x}{g:02x}{b:02x}\"");
        if color.alpha < 1.0 {
            let _ = write!(text, " {what}-opacity=\"{}\"", short(color.alpha));
        }
        text
    }

    fn style<S: BackendStyle>(style: &S, fill: bool) -> String {
        if fill {
            Self::paint(style.color(), "fill")
        } else {
            let width = style.stroke_width();
            let stroke = Self::paint(style.color(), "stroke");
            format!(" fill=\"none\"{stroke} stroke-width=\"{width}\"")
        }
    }
}

/// A number with at most two decimals.
fn short(x: f64) -> String {
    let text = format!("{x:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

impl DrawingBackend for SvgBackend<'_> {
    type ErrorType = Never;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Done {
        Ok(())
    }

    fn present(&mut self) -> Done {
        if !self.closed {
            self.out.push_str("</svg>\n");
            self.closed = true;
        }
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Done {
        let fill = Self::paint(color, "fill");
        let _ = writeln!(
            self.out,
            "<rect x=\"{x}\" y=\"{y}\" width=\"1\" height=\"1\"{fill}/>"
        );
        Ok(())
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Done {
        let stroke = Self::style(style, false);
        let _ = writeln!(
            self.out,
            "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"{stroke}/>",
            from.0, from.1, to.0, to.1
        );
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Done {
        let paint = Self::style(style, fill);
        let (x, y) = upper_left;
        let (width, height) = (bottom_right.0 - x, bottom_right.1 - y);
        let _ = writeln!(
            self.out,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"{paint}/>"
        );
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Done {
        let stroke = Self::style(style, false);
        let points: Vec<String> =
            path.into_iter().map(|(x, y)| format!("{x},{y}")).collect();
        let _ = writeln!(self.out, "<polyline points=\"{}\"{stroke}/>", points.join(" "));
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        (x, y): BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Done {
        let paint = Self::style(style, fill);
        let _ =
            writeln!(self.out, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"{paint}/>");
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Done {
        let paint = Self::style(style, true);
        let points: Vec<String> =
            corners.into_iter().map(|(x, y)| format!("{x},{y}")).collect();
        let _ = writeln!(self.out, "<polygon points=\"{}\"{paint}/>", points.join(" "));
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &T,
        (x, y): BackendCoord,
    ) -> Done {
        let anchor = match style.anchor().h_pos {
            HPos::Left => "start",
            HPos::Center => "middle",
            HPos::Right => "end",
        };
        let weight = match style.style() {
            FontStyle::Bold => Weight::SemiBold,
            _ => Weight::Regular,
        };
        let fill = Self::paint(style.color(), "fill");
        let _ = writeln!(
            self.out,
            "<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\" xml:space=\"preserve\" \
             font-family=\"{FAMILY}, sans-serif\" font-size=\"{}\" \
             font-weight=\"{}\"{fill}>{}</text>",
            short(style.size()),
            weight.number(),
            escaped(text)
        );
        Ok(())
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        _text: &str,
        _style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Never>> {
        // Layout is done before drawing, by `measure`; plotters never needs a size.
        Ok((0, 0))
    }
}
