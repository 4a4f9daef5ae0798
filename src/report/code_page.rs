//! What a diagnostic's code means, and the page of all codes.

use super::diagnostics::unfilled;
use super::document::{Block, Document, Fact};
use crate::phrase::Phrases;
use crate::poll::{Code, Severity};
use crate::results::Lang;

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "severity-error",
        Severity::Warning => "severity-warning",
        Severity::Note => "severity-note",
    }
}

/// A code's severity, sentence and advice; what differs from case to case is left open.
#[must_use]
pub fn code_document(code: Code, lang: Lang) -> Document {
    let say = Phrases::new(lang);
    let (sentence, advice) = unfilled(code, &say);
    let facts = vec![
        Fact::new(say.say(severity(code.severity())), sentence),
        Fact::new(say.say("advice-label"), advice),
    ];
    let head = code.name().to_owned();
    Document { direction: lang.direction(), blocks: vec![Block::Facts { head, facts }] }
}

/// The page of all codes, in Markdown: docs/diagnostics.md, which a test holds against this.
#[must_use]
pub fn codes_page() -> String {
    let say = Phrases::new(Lang::En);
    let mut page = say.say("codes-page");
    page.push('\n');
    for level in [Severity::Error, Severity::Warning, Severity::Note] {
        page.push_str(&format!("\n## {}\n\n", say.say(&format!("{}s", severity(level)))));
        page.push_str(&say.say("codes-header"));
        page.push('\n');
        let mut codes: Vec<Code> =
            Code::ALL.iter().copied().filter(|c| c.severity() == level).collect();
        codes.sort_by_key(|code| code.name());
        for code in codes {
            let (sentence, advice) = unfilled(code, &say);
            let cell = |text: String| text.replace('|', "\\|");
            page.push_str(&format!(
                "| `{}` | {} | {} |\n",
                code.name(),
                cell(sentence),
                cell(advice)
            ));
        }
    }
    page
}
