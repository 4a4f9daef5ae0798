//! Reading direction, and the marks that keep a fragment's direction its own.

/// The direction in which a language is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

const LEFT_TO_RIGHT: char = '\u{2066}';
const RIGHT_TO_LEFT: char = '\u{2067}';
const FIRST_STRONG: char = '\u{2068}';
const POP: char = '\u{2069}';

/// Wraps a text so that it is ordered by its own direction, whatever stands around it
/// (Unicode Standard Annex 9, explicit directional isolates).
#[must_use]
pub fn isolate(text: &str, direction: Direction) -> String {
    let mark = match direction {
        Direction::Ltr => LEFT_TO_RIGHT,
        Direction::Rtl => RIGHT_TO_LEFT,
    };
    format!("{mark}{text}{POP}")
}

/// A number with its signs inside right-to-left text: without the marks "-3.1" shows its
/// sign on the wrong side, and "48–56%" its ends exchanged.
#[must_use]
pub fn ltr(text: &str) -> String {
    isolate(text, Direction::Ltr)
}

/// The text without isolates, for places that show them as boxes.
#[must_use]
pub fn strip_isolates(text: &str) -> String {
    text.chars().filter(|c| !is_isolate(*c)).collect()
}

/// Wraps a text whose direction is that of its first letter.
#[must_use]
pub fn first_strong(text: &str) -> String {
    format!("{FIRST_STRONG}{text}{POP}")
}

/// True for the four isolate characters.
fn is_isolate(c: char) -> bool {
    matches!(c, LEFT_TO_RIGHT | RIGHT_TO_LEFT | FIRST_STRONG | POP)
}
