//! One theme: colours, sizes, spaces. Hues are Okabe & Ito's (2008), which the
//! colour-blind tell apart; meaning is never in the colour alone.

use plotters::style::RGBAColor;

use super::font::Weight;
use super::scene::Type;

/// A colour of the theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    /// Titles and values.
    Black,
    /// Labels and notes.
    Text,
    /// Footnotes.
    Faint,
    /// Gridlines and rules.
    Grid,
    /// Data: Okabe & Ito's blue.
    Blue,
    /// Data without an interval, and "don't know".
    Grey,
    /// Fill of what is only an extension of a range.
    Pale,
}

impl Ink {
    /// Red, green and blue.
    pub(super) fn rgb(self) -> (u8, u8, u8) {
        match self {
            Self::Black => (0x1a, 0x1a, 0x1a),
            Self::Text => (0x40, 0x40, 0x40),
            Self::Faint => (0x66, 0x66, 0x66),
            Self::Grid => (0xdd, 0xdd, 0xdd),
            Self::Blue => (0x00, 0x72, 0xb2),
            Self::Grey => (0x77, 0x77, 0x77),
            Self::Pale => (0xcc, 0xe3, 0xf0),
        }
    }

    /// For plotters.
    pub(super) fn color(self) -> RGBAColor {
        let (r, g, b) = self.rgb();
        RGBAColor(r, g, b, 1.0)
    }
}

/// Width of all charts in pixels; PNGs are twice that.
pub(super) const WIDTH: f64 = 900.0;
/// Space at all edges.
pub(super) const MARGIN: f64 = 32.0;
/// Distance of baselines, per font size.
pub(super) const LEADING: f64 = 1.32;

const fn text(size: f64, weight: Weight, ink: Ink) -> Type {
    Type { size, weight, ink }
}

/// The finding.
pub(super) const TITLE: Type = text(27.0, Weight::SemiBold, Ink::Black);
/// What is measured.
pub(super) const SUBTITLE: Type = text(16.0, Weight::Regular, Ink::Text);
/// The question's wording.
pub(super) const WORDING: Type = text(14.0, Weight::Regular, Ink::Faint);
/// Explanations of marks.
pub(super) const LEGEND: Type = text(13.5, Weight::Regular, Ink::Text);
/// Row labels.
pub(super) const LABEL: Type = text(16.0, Weight::Regular, Ink::Black);
/// Values.
pub(super) const VALUE: Type = text(18.0, Weight::SemiBold, Ink::Black);
/// What stands below a value.
pub(super) const DETAIL: Type = text(13.5, Weight::Regular, Ink::Text);
/// Axis.
pub(super) const TICK: Type = text(13.0, Weight::Regular, Ink::Faint);
/// Sources and assumptions.
pub(super) const FOOTER: Type = text(12.0, Weight::Regular, Ink::Faint);

#[cfg(test)]
mod tests {
    use super::*;

    /// Contrast with white (WCAG 2.2, relative luminance).
    fn contrast(ink: Ink) -> f64 {
        let channel = |c: u8| {
            let c = f64::from(c) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        let (r, g, b) = ink.rgb();
        let light = 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
        1.05 / (light + 0.05)
    }

    #[test]
    fn text_and_data_stand_out_from_white() {
        for kind in [TITLE, SUBTITLE, WORDING, LEGEND, LABEL, VALUE, DETAIL, TICK, FOOTER]
        {
            assert!(contrast(kind.ink) >= 4.5, "{:?}: {}", kind.ink, contrast(kind.ink));
        }
        for ink in [Ink::Blue, Ink::Grey] {
            assert!(contrast(ink) >= 3.0, "{ink:?}: {}", contrast(ink));
        }
    }
}
