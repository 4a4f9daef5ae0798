//! The text of a Word file, as the XML that it stands in.

use std::io::{Cursor, Read as _};

use super::Source;
use crate::poll::{Code, Diagnostic};

/// More text than any article has; a small file may inflate to more.
const MOST: u64 = 64 << 20;

/// The XML of a Word file's document.
///
/// # Errors
/// A file that cannot be read, or is no Word file.
pub fn word_text(source: &Source) -> Result<String, Diagnostic> {
    let damaged = |reason: String| {
        Diagnostic::new(Code::FileDamaged, source.name()).with("reason", reason)
    };
    let bytes = source.bytes().map_err(|e| {
        Diagnostic::new(Code::FileUnreadable, source.name()).with("reason", e)
    })?;
    let mut archive =
        ::zip::ZipArchive::new(Cursor::new(bytes)).map_err(|e| damaged(e.to_string()))?;
    let document =
        archive.by_name("word/document.xml").map_err(|e| damaged(e.to_string()))?;
    let mut text = String::new();
    let read = document.take(MOST + 1).read_to_string(&mut text);
    read.map_err(|e| damaged(e.to_string()))?;
    if text.len() as u64 > MOST {
        return Err(damaged(format!("word/document.xml > {MOST}")));
    }
    Ok(text)
}
