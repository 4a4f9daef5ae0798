//! The one font family, embedded.

use std::sync::{Arc, OnceLock};

use resvg::usvg::fontdb::Database;

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

/// A font database that holds the family and nothing else: fallback cannot happen.
pub(super) fn database() -> Arc<Database> {
    static DATABASE: OnceLock<Arc<Database>> = OnceLock::new();
    Arc::clone(DATABASE.get_or_init(|| {
        let mut database = Database::new();
        database.load_font_data(REGULAR.to_vec());
        database.load_font_data(SEMI_BOLD.to_vec());
        for set in [Database::set_sans_serif_family, Database::set_serif_family] {
            set(&mut database, FAMILY);
        }
        Arc::new(database)
    }))
}
