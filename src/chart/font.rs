//! The one font family, embedded.

use std::sync::{Arc, OnceLock};

use resvg::usvg::fontdb::{Database, Source};

/// The family's name in SVG.
pub(super) const FAMILY: &str = "Rubik";

/// Weight of a face of the family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Weight {
    /// 400.
    Regular,
    /// 600, for titles and values.
    SemiBold,
}

impl Weight {
    /// The CSS number.
    pub(super) fn number(self) -> u16 {
        match self {
            Self::Regular => 400,
            Self::SemiBold => 600,
        }
    }
}

const REGULAR: &[u8] = include_bytes!("fonts/Rubik-Regular.ttf");
const SEMI_BOLD: &[u8] = include_bytes!("fonts/Rubik-SemiBold.ttf");

/// Characters that Rubik 2.300 lacks and that mean the same as one that it has: hyphens,
/// thin spaces, primes, the Urdu full stop. Any other missing character is an error.
const SUBSTITUTES: [(char, char); 8] = [
    ('\u{2010}', '-'),
    ('\u{2011}', '-'),
    ('\u{2007}', '\u{a0}'),
    ('\u{2009}', '\u{a0}'),
    ('\u{202f}', '\u{a0}'),
    ('\u{2032}', '\u{2019}'),
    ('\u{2033}', '\u{201d}'),
    ('\u{6d4}', '.'),
];

/// The character that is drawn for one that the font lacks; control characters, which XML
/// forbids, become spaces.
pub(super) fn printable(c: char) -> char {
    if c.is_control() {
        return ' ';
    }
    SUBSTITUTES.iter().find(|(from, _)| *from == c).map_or(c, |(_, to)| *to)
}

/// A font database that holds the family and nothing else: fallback cannot happen.
pub(super) fn database() -> Arc<Database> {
    static DATABASE: OnceLock<Arc<Database>> = OnceLock::new();
    Arc::clone(DATABASE.get_or_init(|| {
        let mut database = Database::new();
        for face in [REGULAR, SEMI_BOLD] {
            database.load_font_source(Source::Binary(Arc::new(face)));
        }
        for set in [Database::set_sans_serif_family, Database::set_serif_family] {
            set(&mut database, FAMILY);
        }
        Arc::new(database)
    }))
}
