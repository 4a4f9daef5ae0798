//! What a reader sees of an article: its text without markup, every byte with its place.

use minijinja::AutoEscape;

use super::fill::MARKDOWN;
use super::place::Place;

/// What an article is written in, by the ending of its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArticleKind {
    /// `.md`, `.markdown`
    Markdown,
    /// `.html`, `.htm`
    Html,
    /// `.docx`: the document's XML.
    Word,
    /// Anything else: plain text.
    Text,
}

impl ArticleKind {
    /// By the ending of a file's name.
    #[must_use]
    pub fn of(name: &str) -> Self {
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        match ending.to_ascii_lowercase().as_str() {
            "md" | "markdown" => Self::Markdown,
            "html" | "htm" => Self::Html,
            "docx" => Self::Word,
            _ => Self::Text,
        }
    }

    /// How texts from the data are made inert.
    pub(super) fn escape(self) -> AutoEscape {
        match self {
            Self::Markdown => AutoEscape::Custom(MARKDOWN.into()),
            Self::Html | Self::Word => AutoEscape::Html,
            Self::Text => AutoEscape::None,
        }
    }

    pub(super) fn file_name(self) -> &'static str {
        match self {
            Self::Markdown => "article.md",
            Self::Html => "article.html",
            Self::Word => "article.xml",
            Self::Text => "article.txt",
        }
    }
}

/// A text without markup.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlainText {
    /// The text.
    pub text: String,
    /// Where each run of it begins in the text, and in the source.
    origins: Vec<(usize, usize)>,
}

/// Separates blocks of HTML without ending a line.
pub(super) const BLOCK_END: char = '\u{2029}';

impl PlainText {
    /// The byte of the source that a byte of the text comes from.
    pub(super) fn source(&self, byte: usize) -> usize {
        let found = self.origins.partition_point(|(at, _)| *at <= byte);
        match found.checked_sub(1).and_then(|i| self.origins.get(i)) {
            Some((at, source)) => source + (byte - at),
            None => byte,
        }
    }

    fn push(&mut self, text: &str, source: usize) {
        self.origins.push((self.text.len(), source));
        self.text.push_str(text);
    }
}

/// What a reader sees of an article. HTML loses its tags, comments, scripts and styles, Word's
/// XML everything but the text that stands in it now; Markdown and plain text stay.
#[must_use]
pub fn plain_text(source: &str, kind: ArticleKind) -> PlainText {
    match kind {
        ArticleKind::Html => without_tags(source, html_tag, &["script", "style"]),
        ArticleKind::Word => {
            let hidden = ["w:delText", "w:instrText", "w:del", "w:moveFrom"];
            without_tags(source, word_tag, &hidden)
        }
        ArticleKind::Markdown | ArticleKind::Text => {
            PlainText { text: source.to_owned(), origins: Vec::new() }
        }
    }
}

/// The place of a byte of the plain text: in Word the paragraph, else line and column of the
/// source.
pub(super) fn place(
    plain: &PlainText,
    source: &str,
    kind: ArticleKind,
    byte: usize,
) -> Place {
    match kind {
        ArticleKind::Word => Place::of(&plain.text, byte),
        _ => Place::of(source, plain.source(byte)),
    }
}

fn html_tag(name: &str) -> &'static str {
    const BLOCKS: [&str; 24] = [
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "td",
        "th",
        "tr",
        "table",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "section",
        "article",
        "header",
        "footer",
        "figure",
        "figcaption",
        "title",
        "br",
    ];
    if BLOCKS.contains(&name) { "\u{2029}" } else { "" }
}

fn word_tag(name: &str) -> &'static str {
    match name {
        "/w:p" => "\u{2029}\n",
        "w:tab" | "w:br" | "w:cr" => " ",
        _ => "",
    }
}

fn without_tags(
    source: &str,
    stands_for: fn(&str) -> &'static str,
    hidden: &[&str],
) -> PlainText {
    let word = hidden.iter().any(|name| name.contains(':'));
    let mut plain = PlainText::default();
    let mut at = 0;
    while at < source.len() {
        let rest = &source[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            at += comment.find("-->").map_or(rest.len(), |i| i + 7);
        } else if rest.starts_with('<') {
            let end = rest.find('>').map_or(rest.len(), |i| i + 1);
            let inside = rest[1..end].trim_end_matches(['>', '/']);
            let name = inside.split(|c: char| c.is_whitespace()).next().unwrap_or("");
            let name = if word { name.to_owned() } else { name.to_lowercase() };
            let closed = rest[..end].ends_with("/>");
            if hidden.contains(&name.as_str()) && !closed {
                let close = format!("</{name}");
                at += rest.find(&close).unwrap_or(rest.len());
                continue;
            }
            let html = name.trim_start_matches('/');
            plain.push(stands_for(if word { &name } else { html }), at);
            at += end;
        } else if rest.starts_with('&') {
            let (text, length) = entity(rest);
            plain.push(&text, at);
            at += length;
        } else {
            let end = rest.find(['<', '&']).unwrap_or(rest.len());
            // Line ends of XML are not the document's.
            let text = &rest[..end];
            let blank = word && text.trim().is_empty() && text.contains('\n');
            plain.push(if blank { "" } else { text }, at);
            at += end;
        }
    }
    plain
}

/// A character reference at the beginning of a text, and its length there.
fn entity(text: &str) -> (String, usize) {
    let plain = ("&".to_owned(), 1);
    let Some(end) = text.find(';').filter(|end| *end <= 10) else { return plain };
    let name = &text[1..end];
    let number = match name.strip_prefix("#x").or_else(|| name.strip_prefix("#X")) {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => name.strip_prefix('#').and_then(|n| n.parse().ok()),
    };
    let found = number.and_then(char::from_u32).or(match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        "percnt" => Some('%'),
        "ndash" => Some('\u{2013}'),
        "mdash" => Some('\u{2014}'),
        "lsquo" => Some('\u{2018}'),
        "rsquo" => Some('\u{2019}'),
        "ldquo" => Some('\u{201c}'),
        "rdquo" => Some('\u{201d}'),
        "hellip" => Some('\u{2026}'),
        _ => None,
    });
    found.map_or(plain, |c| (c.to_string(), end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_keeps_what_is_read_and_where_it_stood() {
        let source =
            "<p>Only <b>52</b>&percnt; agree.</p>\n<script>99%</script><!-- 1% -->x";
        let plain = plain_text(source, ArticleKind::Html);
        assert_eq!(plain.text.replace(BLOCK_END, "|"), "|Only 52% agree.|\nx");
        let at = plain.text.find("52").unwrap();
        let found = place(&plain, source, ArticleKind::Html, at);
        assert_eq!((found.line, found.column), (1, 12));
    }

    #[test]
    fn word_keeps_inserted_text_and_drops_deleted_text() {
        let source = "<w:p><w:r><w:t>52</w:t></w:r><w:del><w:r><w:delText>3</w:delText></w:r>\
                      </w:del><w:r><w:t>%</w:t></w:r></w:p>\n<w:p><w:t>More</w:t></w:p>";
        let plain = plain_text(source, ArticleKind::Word);
        assert_eq!(plain.text.replace(BLOCK_END, ""), "52%\nMore\n");
        let at = plain.text.find("More").unwrap();
        assert_eq!(place(&plain, source, ArticleKind::Word, at).line, 2);
    }

    #[test]
    fn broken_markup_ends_no_worse_than_with_its_text() {
        for source in ["<", "<p", "&", "&#x110000;", "<!--", "<script>", "a & b"] {
            let _ = plain_text(source, ArticleKind::Html);
        }
        assert_eq!(plain_text("a & b", ArticleKind::Html).text, "a & b");
    }
}
