//! The one place that measures text, with the font and the shaper that draw it.

use std::collections::HashMap;
use std::sync::Mutex;

use resvg::usvg::{FontResolver, Node, Options, Tree};

use super::ChartError;
use super::font::{FAMILY, Weight, database, printable};

/// Size at which text is measured; outlines scale, so widths at other sizes follow.
const REFERENCE: f64 = 100.0;

/// Width of a line of text in pixels at a font size.
///
/// # Errors
/// [`ChartError::MissingGlyph`] for a character that the font cannot draw.
pub(super) fn width(text: &str, size: f64, weight: Weight) -> Result<f64, ChartError> {
    static KNOWN: Mutex<Option<HashMap<(String, Weight), f64>>> = Mutex::new(None);
    if text.is_empty() {
        return Ok(0.0);
    }
    let key = (text.to_owned(), weight);
    let lock = || KNOWN.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let known = lock().get_or_insert_with(HashMap::new).get(&key).copied();
    let reference = match known {
        Some(reference) => reference,
        None => {
            let reference = shaped_width(text, weight)?;
            lock().get_or_insert_with(HashMap::new).insert(key, reference);
            reference
        }
    };
    Ok(reference * size / REFERENCE)
}

fn shaped_width(text: &str, weight: Weight) -> Result<f64, ChartError> {
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"10\">\
         <text y=\"{REFERENCE}\" xml:space=\"preserve\" font-family=\"{FAMILY}\" \
         font-size=\"{REFERENCE}\" font-weight=\"{}\">{}</text></svg>",
        weight.number(),
        escaped(text)
    );
    let tree = parse(&svg)?;
    let Some(Node::Text(node)) = tree.root().children().first() else { return Ok(0.0) };
    for span in node.layouted() {
        for glyph in &span.positioned_glyphs {
            let drawn = glyph.text.chars().find(|c| !is_isolate(*c));
            if let (0, Some(c)) = (glyph.id.0, drawn) {
                return Err(ChartError::MissingGlyph(c));
            }
        }
    }
    Ok(f64::from(node.bounding_box().width()))
}

fn is_isolate(c: char) -> bool {
    matches!(c, '\u{2066}'..='\u{2069}')
}

/// Reads an SVG with the embedded family and nothing else.
pub(super) fn parse(svg: &str) -> Result<Tree, ChartError> {
    let options = Options {
        fontdb: database(),
        font_family: FAMILY.to_owned(),
        // A second font would shape a whole string anew and break Arabic ligatures.
        font_resolver: FontResolver {
            select_fallback: Box::new(|_, _, _| None),
            ..FontResolver::default()
        },
        ..Options::default()
    };
    Tree::from_str(svg, &options).map_err(|e| ChartError::Svg(e.to_string()))
}

/// Text as XML character data or attribute value.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().map(printable) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}
