//! Text in a terminal: how wide it is, and where it breaks.

use unicode_width::UnicodeWidthChar;

use super::strip_isolates;

/// Columns that a text takes in a terminal; isolates take none.
#[must_use]
pub fn width(text: &str) -> usize {
    // By character, as terminals count: a ligature still takes two columns.
    strip_isolates(text).chars().map(|c| c.width().unwrap_or(0)).sum()
}

/// The text followed by spaces up to a number of columns.
#[must_use]
pub fn pad(text: &str, columns: usize) -> String {
    let missing = columns.saturating_sub(width(text));
    format!("{text}{}", " ".repeat(missing))
}

/// Breaks a text into lines of at most `columns`, the first after `first` and the others
/// after `rest` (indents, counted).
#[must_use]
pub fn wrap(text: &str, columns: usize, first: &str, rest: &str) -> Vec<String> {
    let options = textwrap::Options::new(columns)
        .initial_indent(first)
        .subsequent_indent(rest)
        .break_words(false)
        .word_splitter(textwrap::WordSplitter::NoHyphenation)
        .wrap_algorithm(textwrap::WrapAlgorithm::FirstFit)
        .word_separator(textwrap::WordSeparator::AsciiSpace);
    textwrap::wrap(text, options).into_iter().map(std::borrow::Cow::into_owned).collect()
}
