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
    /// Second fill beside blue: Okabe & Ito's sky blue, lighter in grey too.
    Sky,
    /// Third fill: a tint of Okabe & Ito's orange, lighter again.
    Sand,
    /// Fourth fill, and ground that nothing stands on.
    Mist,
    /// Text on blue.
    White,
    /// Data of a second kind: Okabe & Ito's vermilion.
    Vermilion,
    /// Data of a third kind: Okabe & Ito's reddish purple.
    Purple,
    /// Tints of the data's colours, paler for wider bands.
    Tint(Hue, Width),
}

/// How wide a band is that a tint fills.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Width {
    /// The narrower of two.
    Half,
    /// The wider.
    Wide,
}

/// A colour of data with the tints of its bands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hue {
    Blue,
    Vermilion,
    Purple,
    Dark,
    Grey,
}

impl Hue {
    /// The colour of the answer with a number.
    pub(super) fn of(answer: usize) -> Self {
        [Self::Blue, Self::Vermilion, Self::Purple, Self::Dark]
            .get(answer)
            .copied()
            .unwrap_or(Self::Grey)
    }

    pub(super) fn line(self) -> Ink {
        match self {
            Self::Blue => Ink::Blue,
            Self::Vermilion => Ink::Vermilion,
            Self::Purple => Ink::Purple,
            Self::Dark => Ink::Text,
            Self::Grey => Ink::Grey,
        }
    }

    pub(super) fn half(self) -> Ink {
        Ink::Tint(self, Width::Half)
    }

    pub(super) fn wide(self) -> Ink {
        Ink::Tint(self, Width::Wide)
    }
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
            Self::Sky => (0x56, 0xb4, 0xe9),
            Self::Sand => (0xf2, 0xd2, 0x8c),
            Self::Mist => (0xec, 0xec, 0xec),
            Self::White => (0xff, 0xff, 0xff),
            Self::Vermilion => (0xd5, 0x5e, 0x00),
            Self::Purple => (0xcc, 0x79, 0xa7),
            Self::Tint(hue, width) => {
                let (r, g, b) = hue.line().rgb();
                // Shares of white, in tenths.
                let white = match width {
                    Width::Half => 6,
                    Width::Wide => 8,
                };
                let tint =
                    |c: u8| ((u16::from(c) * (10 - white) + 255 * white) / 10) as u8;
                (tint(r), tint(g), tint(b))
            }
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

    /// Relative luminance (WCAG 2.2).
    fn luminance(ink: Ink) -> f64 {
        let channel = |c: u8| {
            let c = f64::from(c) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        let (r, g, b) = ink.rgb();
        0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b)
    }

    /// Contrast with white.
    fn contrast(ink: Ink) -> f64 {
        1.05 / (luminance(ink) + 0.05)
    }

    #[test]
    fn fills_differ_in_grey_and_bear_their_text() {
        let fills = [Ink::Blue, Ink::Sky, Ink::Sand, Ink::Mist].map(luminance);
        for pair in fills.windows(2) {
            assert!((pair[1] + 0.05) / (pair[0] + 0.05) >= 1.2, "{pair:?}");
        }
        assert!(contrast(Ink::Blue) >= 4.5);
        for fill in &fills[1..] {
            assert!((fill + 0.05) / (luminance(Ink::Black) + 0.05) >= 4.5);
        }
    }

    #[test]
    fn text_and_data_stand_out_from_white() {
        for kind in [TITLE, SUBTITLE, WORDING, LEGEND, LABEL, VALUE, DETAIL, TICK, FOOTER]
        {
            assert!(contrast(kind.ink) >= 4.5, "{:?}: {}", kind.ink, contrast(kind.ink));
        }
        for ink in [Ink::Blue, Ink::Grey, Ink::Vermilion, Ink::Purple] {
            assert!(contrast(ink) >= 3.0, "{ink:?}: {}", contrast(ink));
        }
    }
}
