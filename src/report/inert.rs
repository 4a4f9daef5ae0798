//! Texts from the data that must not act: in a spreadsheet, in a page.

/// A text that a spreadsheet does not run: those that begin like a formula are quoted
/// (OWASP, CSV injection). Numbers stay numbers.
#[must_use]
pub fn inert_cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if formula && text.parse::<f64>().is_err() {
        return format!("'{text}");
    }
    text.to_owned()
}

/// A text in which no character is markup to HTML, in an element or an attribute.
#[must_use]
pub fn inert_html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_and_tags_stay_text() {
        assert_eq!(inert_cell("=cmd()"), "'=cmd()");
        assert_eq!(inert_cell("52%"), "52%");
        assert_eq!(inert_cell("-0.04"), "-0.04");
        assert_eq!(inert_html("<b a='1'>&"), "&lt;b a=&#39;1&#39;&gt;&amp;");
    }
}
