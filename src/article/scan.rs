//! A template before minijinja sees it: claim blocks become conditions, and every place in
//! what results can be told in the source.

use std::ops::Range;

use super::place::Place;
use crate::poll::{Code, Diagnostic};

/// A claim block.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ClaimTag {
    /// What the article claims, in its words.
    pub(super) statement: String,
    /// The test as it is written.
    pub(super) test: String,
    /// Where the test stands.
    pub(super) at: usize,
    /// Where the block stands: its tags and all between them.
    pub(super) block: Range<usize>,
    /// True when it says itself what to print in the claim's place.
    pub(super) has_else: bool,
}

/// A piece of a template.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Piece {
    /// Text that is printed as it stands.
    Text(Range<usize>),
    /// `{{ … }}`: the expression between the braces.
    Print(Range<usize>),
    /// `{% … %}`, claims left out: what is between the signs.
    Block(Range<usize>),
}

/// A template that minijinja can read.
#[derive(Debug, Clone, Default)]
pub(super) struct Scanned {
    /// For minijinja.
    pub(super) source: String,
    /// The claim blocks by the number that the source calls them by.
    pub(super) claims: Vec<ClaimTag>,
    /// The pieces in their order.
    pub(super) pieces: Vec<Piece>,
    /// Where what was copied or written into `source` comes from.
    map: Vec<Origin>,
}

#[derive(Debug, Clone, Copy)]
struct Origin {
    at: usize,
    original: usize,
    copied: bool,
}

/// The function that a claim block becomes a call of.
pub(super) const TEST_CALL: &str = "endoxa_claim";
/// The function that prints what the data show in a claim's place.
pub(super) const WEAKER_CALL: &str = "endoxa_weaker";

impl Scanned {
    /// The byte of the original that a byte of the rewritten source comes from.
    pub(super) fn original(&self, byte: usize) -> usize {
        let found = self.map.partition_point(|origin| origin.at <= byte);
        match found.checked_sub(1).and_then(|i| self.map.get(i)) {
            Some(origin) if origin.copied => origin.original + (byte - origin.at),
            Some(origin) => origin.original,
            None => byte,
        }
    }

    fn copy(&mut self, original: &str, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        let at = self.source.len();
        self.map.push(Origin { at, original: range.start, copied: true });
        self.source.push_str(&original[range]);
    }

    fn write(&mut self, text: &str, original: usize) {
        let at = self.source.len();
        self.map.push(Origin { at, original, copied: false });
        self.source.push_str(text);
    }
}

/// Rewrites a template; the bytes of `skip` (endoxa's front matter) are left out.
///
/// # Errors
/// A claim block that cannot be read or is not closed, with its place.
pub(super) fn scan(
    text: &str,
    skip: Range<usize>,
    file: &str,
) -> Result<Scanned, Diagnostic> {
    let mut scanner =
        Scanner { text, file, at: 0, open: Vec::new(), out: Scanned::default() };
    if !skip.is_empty() {
        scanner.literal(skip.start);
        scanner.at = skip.end;
    }
    while scanner.next()? {}
    match scanner.open.iter().find_map(|open| open.claim) {
        Some(claim) => {
            let at = scanner.out.claims[claim].block.start;
            Err(scanner.malformed(at, "{% endclaim %}"))
        }
        None => Ok(scanner.out),
    }
}

/// A block that waits for its end.
struct Open {
    /// The claim's number, if it is one.
    claim: Option<usize>,
    /// Where its body begins.
    body: usize,
}

struct Scanner<'a> {
    text: &'a str,
    file: &'a str,
    at: usize,
    open: Vec<Open>,
    out: Scanned,
}

/// A tag: what is inside, and the signs for white space at its ends.
struct Tag<'a> {
    whole: Range<usize>,
    inside: Range<usize>,
    word: &'a str,
    left: &'a str,
    right: &'a str,
}

impl<'a> Scanner<'a> {
    fn malformed(&self, at: usize, expected: &str) -> Diagnostic {
        let found =
            Diagnostic::new(Code::TagExpected, self.file).with("expected", expected);
        Place::of(self.text, at).on(found)
    }

    /// Copies text up to a byte.
    fn literal(&mut self, to: usize) {
        if to > self.at {
            self.out.pieces.push(Piece::Text(self.at..to));
            self.out.copy(self.text, self.at..to);
        }
        self.at = to;
    }

    /// One tag and the text before it; false at the end.
    fn next(&mut self) -> Result<bool, Diagnostic> {
        let rest = &self.text[self.at..];
        let tags = ["{{", "{%", "{#"];
        let Some(start) = tags.iter().filter_map(|t| rest.find(t)).min() else {
            self.literal(self.text.len());
            return Ok(false);
        };
        let start = self.at + start;
        self.literal(start);
        match &self.text[start..start + 2] {
            "{#" => {
                let end = self.text[start..].find("#}").map(|i| start + i + 2);
                self.pass(end.unwrap_or(self.text.len()));
            }
            "{{" => {
                let (inside, end) = self.end_of(start + 2, "}}");
                self.out.pieces.push(Piece::Print(start + 2..inside));
                self.pass(end);
            }
            _ => self.block(start)?,
        }
        Ok(true)
    }

    /// Copies without looking.
    fn pass(&mut self, to: usize) {
        self.out.copy(self.text, self.at..to);
        self.at = to;
    }

    /// Where the inside of a tag ends and where the tag does, strings in it passed over.
    fn end_of(&self, from: usize, close: &str) -> (usize, usize) {
        let mut quote = None;
        let mut escaped = false;
        for (i, c) in self.text[from..].char_indices() {
            match quote {
                Some(open) => {
                    if c == open && !escaped {
                        quote = None;
                    }
                    escaped = c == '\\' && !escaped;
                }
                None if self.text[from + i..].starts_with(close) => {
                    return (from + i, from + i + close.len());
                }
                None if c == '"' || c == '\'' => quote = Some(c),
                None => {}
            }
        }
        (self.text.len(), self.text.len())
    }

    fn tag(&self, start: usize) -> Tag<'a> {
        let (inside, end) = self.end_of(start + 2, "%}");
        let mut inside = start + 2..inside;
        let text = self.text;
        let sign = |s: &str| s == "-" || s == "+";
        let left = text.get(inside.start..inside.start + 1).filter(|s| sign(s));
        inside.start += left.map_or(0, str::len);
        let last = inside.end.checked_sub(1).filter(|last| *last >= inside.start);
        let right = last.and_then(|last| text.get(last..inside.end)).filter(|s| sign(s));
        inside.end -= right.map_or(0, str::len);
        let word = text[inside.clone()].split_whitespace().next().unwrap_or("");
        let (left, right) = (left.unwrap_or(""), right.unwrap_or(""));
        Tag { whole: start..end, inside, word, left, right }
    }

    fn block(&mut self, start: usize) -> Result<(), Diagnostic> {
        let tag = self.tag(start);
        match tag.word {
            "raw" => {
                self.raw(&tag);
                return Ok(());
            }
            "claim" => return self.claim(&tag),
            "endclaim" => return self.end_claim(&tag),
            "else" => {
                if let Some(claim) = self.open.last().and_then(|open| open.claim) {
                    self.out.claims[claim].has_else = true;
                    self.pass(tag.whole.end);
                    let set = format!(
                        "{{% set weaker = {WEAKER_CALL}({claim}) {}%}}",
                        tag.right
                    );
                    self.out.write(&set, start);
                    return Ok(());
                }
            }
            "if" | "for" => self.open.push(Open { claim: None, body: tag.whole.end }),
            "endif" | "endfor" => {
                if let Some(claim) = self.open.last().and_then(|open| open.claim) {
                    let at = self.out.claims[claim].block.start;
                    return Err(self.malformed(at, "{% endclaim %}"));
                }
                self.open.pop();
            }
            _ => {}
        }
        self.out.pieces.push(Piece::Block(tag.inside));
        self.pass(tag.whole.end);
        Ok(())
    }

    fn raw(&mut self, tag: &Tag<'_>) {
        let mut from = tag.whole.end;
        let mut end = self.text.len();
        while let Some(i) = self.text[from..].find("{%") {
            let closing = self.tag(from + i);
            from = closing.whole.end;
            if closing.word == "endraw" {
                self.out.pieces.push(Piece::Text(tag.whole.end..closing.whole.start));
                end = closing.whole.end;
                break;
            }
        }
        self.pass(end);
    }

    /// `claim "statement" if test`.
    fn claim(&mut self, tag: &Tag<'_>) -> Result<(), Diagnostic> {
        let inside = &self.text[tag.inside.clone()];
        let offset = |part: &str| part.as_ptr() as usize - self.text.as_ptr() as usize;
        let rest = inside.trim_start().trim_start_matches("claim").trim_start();
        let expected = "{% claim \"…\" if deal > 50% %}";
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
        let Some(quote) = quote else {
            return Err(self.malformed(offset(rest), expected));
        };
        let Some((statement, rest)) = rest[1..].split_once(quote) else {
            return Err(self.malformed(offset(rest), expected));
        };
        let rest = rest.trim_start();
        let Some(test) =
            rest.strip_prefix("if").filter(|t| t.starts_with(char::is_whitespace))
        else {
            return Err(self.malformed(offset(rest), expected));
        };
        let test = test.trim();
        let number = self.out.claims.len();
        self.out.claims.push(ClaimTag {
            statement: statement.to_owned(),
            test: test.to_owned(),
            at: offset(test),
            block: tag.whole.clone(),
            has_else: false,
        });
        self.open.push(Open { claim: Some(number), body: tag.whole.end });
        let call = format!("{{%{} if {TEST_CALL}({number}) {}%}}", tag.left, tag.right);
        self.out.write(&call, tag.whole.start);
        self.at = tag.whole.end;
        Ok(())
    }

    /// Without an else of its own, a claim that is not shown gives way to what is.
    fn end_claim(&mut self, tag: &Tag<'_>) -> Result<(), Diagnostic> {
        let Some(Open { claim: Some(number), body }) = self.open.pop() else {
            return Err(self.malformed(tag.whole.start, "{% claim … %}"));
        };
        let claim = &mut self.out.claims[number];
        claim.block.end = tag.whole.end;
        let end = if claim.has_else {
            format!("{{%{} endif {}%}}", tag.left, tag.right)
        } else {
            let body = &self.text[body..tag.whole.start];
            let before = &body[..body.len() - body.trim_start().len()];
            let after = &body[before.len() + body.trim().len()..];
            format!(
                "{{%{} else %}}{before}{{{{ {WEAKER_CALL}({number}) }}}}{after}\
                 {{% endif {}%}}",
                tag.left, tag.right
            )
        };
        self.out.write(&end, tag.whole.start);
        self.at = tag.whole.end;
        Ok(())
    }
}

/// A name in an expression, such as `deal.support`.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Path<'a> {
    /// The name.
    pub(super) text: &'a str,
    /// Where it stands.
    pub(super) at: usize,
    /// True beside `<`, `>`, `=` and their kin.
    pub(super) compared: bool,
}

const WORDS: [&str; 40] = [
    "and",
    "or",
    "not",
    "in",
    "is",
    "if",
    "else",
    "elif",
    "endif",
    "for",
    "endfor",
    "set",
    "endset",
    "macro",
    "endmacro",
    "call",
    "endcall",
    "filter",
    "endfilter",
    "with",
    "endwith",
    "do",
    "autoescape",
    "endautoescape",
    "block",
    "endblock",
    "true",
    "false",
    "none",
    "True",
    "False",
    "None",
    "recursive",
    "break",
    "continue",
    "raw",
    "endraw",
    "loop",
    "import",
    "include",
];

/// The names that an expression looks up: not those of filters, tests and arguments.
pub(super) fn paths(text: &str, range: Range<usize>) -> Vec<Path<'_>> {
    let tokens = tokens(text, range);
    let comparison = |i: Option<usize>| matches!(i.and_then(|i| tokens.get(i)), Some((t, _)) if ["<", ">", "<=", ">=", "==", "!="].contains(t));
    let mut found = Vec::new();
    for (i, (token, at)) in tokens.iter().enumerate() {
        let named = token.chars().next().is_some_and(|c| c.is_alphabetic() || c == '_');
        let before = i.checked_sub(1).map(|i| tokens[i].0);
        let tested = before == Some("is")
            || (before == Some("not") && i >= 2 && tokens[i - 2].0 == "is");
        let argument = tokens.get(i + 1).is_some_and(|(next, _)| *next == "=");
        let first = token.split('.').next().unwrap_or("");
        if !named
            || WORDS.contains(&first)
            || tested
            || argument
            || matches!(before, Some("|" | "." | "filter" | "macro" | "block"))
        {
            continue;
        }
        let compared = comparison(i.checked_sub(1)) || comparison(Some(i + 1));
        found.push(Path { text: token, at: *at, compared });
    }
    found
}

/// Names with their dots, comparisons, and every other sign by itself; strings and numbers
/// are passed over.
fn tokens(text: &str, range: Range<usize>) -> Vec<(&str, usize)> {
    let mut found = Vec::new();
    let mut at = range.start;
    while let Some(c) = text[at..range.end].chars().next() {
        let rest = &text[at..range.end];
        let length = if c == '"' || c == '\'' {
            let close = rest[1..].find(c).map_or(rest.len(), |i| i + 2);
            found.push(("\"\"", at));
            close
        } else if c.is_alphanumeric() || c == '_' {
            let end = rest
                .find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '.'))
                .unwrap_or(rest.len());
            let word = rest[..end].trim_end_matches('.');
            found.push((word, at));
            word.len().max(1)
        } else if ["<=", ">=", "==", "!="].iter().any(|two| rest.starts_with(two)) {
            found.push((&rest[..2], at));
            2
        } else {
            if !c.is_whitespace() {
                found.push((&rest[..c.len_utf8()], at));
            }
            c.len_utf8()
        };
        at += length;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scanned(text: &str) -> Scanned {
        scan(text, 0..0, "a.md").unwrap()
    }

    #[test]
    fn a_claim_becomes_a_condition_and_places_stay() {
        let text =
            "One.\n{% claim \"most\" if deal > 50% %} Most. {% endclaim %} {{ oops }}";
        let found = scanned(text);
        assert_eq!(
            found.source,
            "One.\n{% if endoxa_claim(0) %} Most. {% else %} {{ endoxa_weaker(0) }} \
             {% endif %} {{ oops }}"
        );
        let oops = found.source.find("oops").unwrap();
        assert_eq!(found.original(oops), text.find("oops").unwrap());
        assert_eq!(
            (found.claims[0].test.as_str(), found.claims[0].at),
            ("deal > 50%", 24)
        );
    }

    #[test]
    fn an_else_of_its_own_is_kept_and_nesting_is_followed() {
        let text = "{%- claim 'x' if a > 0.5 -%}{% if b %}1{% else %}2{% endif %}\
                    {% else %}{{ weaker }}{% endclaim %}";
        let found = scanned(text);
        assert!(
            found.source.starts_with("{%- if endoxa_claim(0) -%}{% if b %}1{% else %}2")
        );
        assert!(found.source.ends_with(
            "{% else %}{% set weaker = endoxa_weaker(0) %}{{ weaker }}{% endif %}"
        ));
    }

    #[test]
    fn raw_text_and_comments_are_let_be() {
        for text in ["{% raw %}{% claim %}{% endraw %}", "{# {% claim %} #}"] {
            assert_eq!(scanned(text).source, text);
        }
    }

    #[test]
    fn a_block_that_is_not_closed_is_named_with_its_place() {
        let found = scan("\n {% claim \"x\" if a > 50% %}", 0..0, "a.md").unwrap_err();
        assert_eq!(found.place.line.map(u64::from), Some(2));
        assert_eq!(found.place.column.as_deref(), Some("2"));
        assert!(scan("{% claim x if a %}", 0..0, "a.md").is_err());
        assert!(scan("{% endclaim %}", 0..0, "a.md").is_err());
    }

    #[test]
    fn broken_templates_end_no_worse_than_with_an_error() {
        let pieces = [
            "{{ “",
            "{% “",
            "{%-",
            "{%-%}",
            "{{}}",
            "{% claim",
            "{% claim \"“\" if “ %}",
            "{# “",
            "{% raw %}“",
            "{% else %}",
            "{{ '“ }}",
            "{%+ endif",
            "{{ a.\u{301} | “ }}",
        ];
        for first in pieces {
            for second in pieces {
                let text = format!("é{first}{second}é");
                if let Ok(found) = scan(&text, 0..0, "a.md") {
                    for piece in &found.pieces {
                        let (Piece::Text(at) | Piece::Print(at) | Piece::Block(at)) =
                            piece;
                        let _ = paths(&text, at.clone());
                    }
                    for byte in 0..=found.source.len() {
                        assert!(found.original(byte) <= text.len());
                    }
                }
            }
        }
    }

    #[test]
    fn names_are_found_and_filters_are_not() {
        let text = "deal.support | share(decimals=x) + 'y' and war is majority";
        let names: Vec<&str> =
            paths(text, 0..text.len()).iter().map(|p| p.text).collect();
        assert_eq!(names, ["deal.support", "x", "war"]);
        assert!(paths("deal > 0.5", 0..10)[0].compared);
    }
}
