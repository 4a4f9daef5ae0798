//! A poll as a person types it, or pastes it from a PDF or a post.
//!
//! ```text
//! Maariv | Lazar | 8-9 Jan 2025 | adults 18+ | panel | n=?
//! Q deal [paraphrase]: position on a deal
//! comprehensive deal  52
//! no opinion           6
//! src https://…
//! ```

use super::findings::{Findings, Read, Rejected};
use super::layout::is_missing;
use super::undecided::sounds_undecided;
use crate::poll::{
    AnswerKind, Code, DateSpan, Diagnostic, PublishedShare, SampleSize, SpanError,
    SpanKind, WordingStatus, latin_digits,
};

/// A poll as typed, with nothing added.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TypedPoll {
    /// Who published or paid for it.
    pub sponsor: Option<String>,
    /// Who made it.
    pub pollster: Option<String>,
    /// When people were asked.
    pub dates: Option<DateSpan>,
    /// Whom the sample stands for.
    pub population: Option<String>,
    /// How people were asked.
    pub mode: Option<String>,
    /// How many answered, as typed; `None` for `n=?` and where nothing is said.
    pub sample_size: Option<String>,
    /// The published margin in points, as typed.
    pub margin: Option<String>,
    /// Other `name=value` fields of the first line: `country=IL`.
    pub more: Vec<(String, String)>,
    /// Its questions.
    pub questions: Vec<TypedQuestion>,
    /// Where it was read.
    pub source: Option<String>,
    /// A remark.
    pub note: Option<String>,
}

/// A question as typed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TypedQuestion {
    /// Its identifier.
    pub id: String,
    /// Its text.
    pub wording: Option<String>,
    /// How near that is to what was asked, where it is said.
    pub status: Option<WordingStatus>,
    /// The line that it stands on.
    pub line: u64,
    /// Its answers.
    pub answers: Vec<TypedAnswer>,
}

/// An answer as typed.
#[derive(Debug, Clone, PartialEq)]
pub struct TypedAnswer {
    /// Its name.
    pub name: String,
    /// Its figure as typed, in Latin digits.
    pub percent: String,
    /// The figure.
    pub share: PublishedShare,
    /// "Don't know" and the like, by its name.
    pub kind: AnswerKind,
}

/// Fields of the first line that are named.
const FIELDS: [&str; 12] = [
    "sponsor",
    "pollster",
    "population",
    "mode",
    "margin",
    "country",
    "sample",
    "published",
    "confidence",
    "wording_language",
    "base_size",
    "n",
];

/// Words that tell how people were asked from whom.
const MODES: [&str; 30] = [
    "panel",
    "online",
    "internet",
    "web",
    "digital",
    "telephone",
    "phone",
    "cati",
    "cawi",
    "capi",
    "face-to-face",
    "face to face",
    "sms",
    "text",
    "mail",
    "ivr",
    "mixed",
    "live",
    "robocall",
    "app",
    "إنترنت",
    "هاتف",
    "مقابلات",
    "לוח",
    "פאנל",
    "אינטרנט",
    "טלפון",
    "טלפוני",
    "דיגיטלי",
    "מקוון",
];

/// Reads a pasted block: one poll, its first line about the poll, then questions with their
/// answers. Arabic and Hebrew text and digits are read too.
///
/// # Errors
/// [`Rejected`] with every line that cannot be read; nothing is guessed and nothing dropped.
pub fn block(text: &str, name: &str) -> Result<Read<TypedPoll>, Rejected> {
    let mut findings = Findings::default();
    let mut poll = TypedPoll::default();
    let mut headed = false;
    for (at, raw) in text.lines().enumerate() {
        let number = at as u64 + 1;
        let line = cleaned(raw);
        if line.is_empty() {
            continue;
        }
        let wrong = |expected: &str| {
            let found = Diagnostic::new(Code::BlockUnreadable, name).line(number);
            found.value(raw.trim()).with("expected", expected)
        };
        if !headed {
            headed = true;
            let found = header(&line, &mut poll);
            findings.extend(found.into_iter().map(|(code, value)| {
                let found = Diagnostic::new(code, name).line(number).value(&value);
                found.with("expected", "sponsor | pollster | 8-9 Jan 2025 | … | n=…")
            }));
            continue;
        }
        if let Some(text) = tagged(&line, &["src", "source", "مصدر", "المصدر", "מקור"])
        {
            poll.source = Some(text.to_owned());
        } else if let Some(text) = tagged(&line, &["note", "ملاحظة", "הערה"]) {
            poll.note = Some(text.to_owned());
        } else if let Some(text) = tagged(&line, &["q", "س", "ש", "سؤال", "שאלה"])
        {
            match question(text, number) {
                Some(question) => poll.questions.push(question),
                None => findings.push(wrong("Q id [paraphrase]: wording")),
            }
        } else {
            match (answer(&line), poll.questions.last_mut()) {
                (Some(answer), Some(question)) => question.answers.push(answer),
                (Some(_), None) => findings.push(wrong("Q id: wording")),
                (None, _) => findings.push(wrong("answer  52")),
            }
        }
    }
    let missing = |expected: &str, line: u64| {
        let found = Diagnostic::new(Code::BlockUnreadable, name).line(line).value("");
        found.with("expected", expected)
    };
    if poll.questions.is_empty() && findings.usable() {
        findings.push(missing("Q id: wording", 0));
    }
    for question in &poll.questions {
        if question.answers.is_empty() {
            findings.push(missing("answer  52", question.line));
        }
    }
    findings.finish(poll)
}

/// A line without marks of direction.
fn cleaned(line: &str) -> String {
    const MARKS: [char; 9] = [
        '\u{200e}', '\u{200f}', '\u{202a}', '\u{202b}', '\u{202c}', '\u{2066}',
        '\u{2067}', '\u{2068}', '\u{2069}',
    ];
    line.replace(MARKS, "").replace('\u{a0}', " ").trim().to_owned()
}

/// What stands behind one of these words.
fn tagged<'a>(line: &'a str, words: &[&str]) -> Option<&'a str> {
    words.iter().find_map(|word| {
        let head = line.get(..word.len())?;
        let rest = &line[word.len()..];
        let apart = rest.starts_with([' ', ':', '\t']);
        (head.to_lowercase() == *word && apart)
            .then(|| rest.trim_start_matches([' ', ':', '\t']).trim())
    })
}

/// The first line: dates, sample size and named fields are known by their form; before the
/// dates stand sponsor and pollster (or the pollster alone), after them population and mode.
fn header(line: &str, poll: &mut TypedPoll) -> Vec<(Code, String)> {
    let mut wrong = Vec::new();
    let mut names: Vec<&str> = Vec::new();
    let mut after: Vec<&str> = Vec::new();
    for field in line.split(['|', '\t']).map(str::trim).filter(|f| !f.is_empty()) {
        if let Some((key, value)) = field.split_once(['=', ':'])
            && let Some(known) = named(key.trim())
        {
            wrong.extend(put(known, value.trim(), poll));
            continue;
        }
        if let Some(margin) = field.strip_prefix(['±']) {
            poll.margin = Some(latin_digits(margin.trim()));
            continue;
        }
        match DateSpan::parse(field, None) {
            Ok(span) if poll.dates.is_none() => poll.dates = Some(span),
            Err(SpanError::Ambiguous) => {
                wrong.push((Code::DateAmbiguous, field.to_owned()));
            }
            Err(SpanError::Reversed { .. }) => {
                wrong.push((Code::DateOrder, field.to_owned()));
            }
            Err(SpanError::Year(_)) => {
                wrong.push((Code::DateImplausible, field.to_owned()));
            }
            _ if poll.dates.is_none() => names.push(field),
            _ => after.push(field),
        }
    }
    match names[..] {
        [] => {}
        [pollster] => poll.pollster = Some(pollster.to_owned()),
        [sponsor, pollster, ref rest @ ..] => {
            poll.sponsor = Some(sponsor.to_owned());
            poll.pollster = Some(pollster.to_owned());
            after.splice(0..0, rest.iter().copied());
        }
    }
    for field in after {
        let lower = field.to_lowercase();
        if poll.mode.is_none() && MODES.iter().any(|word| lower.contains(word)) {
            poll.mode = Some(field.to_owned());
        } else if poll.population.is_none() {
            poll.population = Some(field.to_owned());
        } else {
            wrong.push((Code::BlockUnreadable, field.to_owned()));
        }
    }
    wrong
}

fn named(key: &str) -> Option<&'static str> {
    let key = key.to_lowercase();
    let plain = match key.as_str() {
        "ن" | "العينة" | "מדגם" => "n",
        "moe" | "margin of error" => "margin",
        "client" => "sponsor",
        other => other,
    };
    FIELDS.iter().find(|field| **field == plain).copied()
}

/// A named field; a sample size is never invented: `n=?` is none.
fn put(field: &'static str, value: &str, poll: &mut TypedPoll) -> Option<(Code, String)> {
    let text = || Some(value.to_owned());
    match field {
        "n" => {
            if value.is_empty() || is_missing(value, &["؟".to_owned()]) {
                return None;
            }
            let latin = latin_digits(value);
            if SampleSize::parse_any(&latin).is_none() {
                return Some((Code::SampleSizeUnreadable, value.to_owned()));
            }
            poll.sample_size = Some(latin);
        }
        "margin" => {
            poll.margin = Some(latin_digits(value.trim_start_matches('±').trim()));
        }
        "sponsor" => poll.sponsor = text(),
        "pollster" => poll.pollster = text(),
        "population" => poll.population = text(),
        "mode" => poll.mode = text(),
        "published" => match DateSpan::parse(value, None) {
            Ok(span) if span.kind == SpanKind::Day => {
                poll.more.push((field.to_owned(), span.end.to_string()));
            }
            _ => return Some((Code::DateUnreadable, value.to_owned())),
        },
        other => poll.more.push((other.to_owned(), value.to_owned())),
    }
    None
}

/// "deal [paraphrase]: position on a deal"
fn question(text: &str, line: u64) -> Option<TypedQuestion> {
    let (head, wording) = text.split_once(':').unwrap_or((text, ""));
    let (id, status) = match head.split_once('[') {
        Some((id, rest)) => {
            let word = rest.trim().strip_suffix(']')?.trim();
            (id, Some(WordingStatus::parse(word)?))
        }
        None => (head, None),
    };
    let id = crate::poll::slug(id);
    let wording = wording.trim();
    (!id.is_empty()).then(|| TypedQuestion {
        id,
        wording: (!wording.is_empty()).then(|| wording.to_owned()),
        status,
        line,
        answers: Vec::new(),
    })
}

/// A name and a figure, in this order or, as right-to-left text is pasted, the other.
fn answer(line: &str) -> Option<TypedAnswer> {
    let split = |name: &str, figure: &str| {
        let name =
            name.trim().trim_end_matches([':', '|', '-', '–', '.', '…', '=']).trim();
        let percent = latin_digits(figure.trim()).replace(',', ".");
        let share = PublishedShare::parse(&percent).ok()?;
        let kind = if sounds_undecided(name) {
            AnswerKind::DontKnow
        } else {
            AnswerKind::Substantive
        };
        let name = name.to_owned();
        (!name.is_empty()).then_some(TypedAnswer { name, percent, share, kind })
    };
    if let Some((name, figure)) = line.rsplit_once(['|', '\t'])
        && let Some(answer) = split(name, figure)
    {
        return Some(answer);
    }
    // The figure begins as far left as it can be read: "about 48 %" is three words.
    let words: Vec<(usize, &str)> = line
        .split_whitespace()
        .map(|word| (word.as_ptr() as usize - line.as_ptr() as usize, word))
        .collect();
    let from = words.len().saturating_sub(3).max(1);
    for (at, _) in words.get(from..)? {
        let (name, figure) = line.split_at(*at);
        if let Some(answer) = split(name, figure) {
            return Some(answer);
        }
    }
    let (first, rest) = line.split_once(char::is_whitespace)?;
    split(rest, first)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAARIV: &str = "Maariv | Lazar | 8-9 Jan 2025 | adults 18+ | panel | n=?\n\
        Q deal [paraphrase]: position on a deal\n\
        comprehensive deal  52\n\
        partial deal        36\n\
        oppose any deal      6\n\
        no opinion           6\n\
        src https://example.org/poll\n";

    #[test]
    fn the_issues_block_is_read_and_no_sample_size_invented() {
        let poll = block(MAARIV, "-").unwrap().value;
        assert_eq!(poll.sponsor.as_deref(), Some("Maariv"));
        assert_eq!(poll.pollster.as_deref(), Some("Lazar"));
        assert_eq!(poll.dates.unwrap().end.to_string(), "2025-01-09");
        assert_eq!(poll.population.as_deref(), Some("adults 18+"));
        assert_eq!(poll.mode.as_deref(), Some("panel"));
        assert_eq!(poll.sample_size, None);
        let question = &poll.questions[0];
        assert_eq!((question.id.as_str(), question.answers.len()), ("deal", 4));
        assert_eq!(question.status, Some(WordingStatus::Paraphrase));
        assert_eq!(question.answers[3].kind, AnswerKind::DontKnow);
    }

    #[test]
    fn arabic_and_hebrew_text_and_digits_are_read() {
        let text = "معاريف | لازار | ٨–٩ يناير ٢٠٢٥ | ن=٥٠٠\n\
            س صفقة: الموقف من صفقة\n\u{200f}صفقة شاملة ٥٢٪\nلا أعرف نحو ٦\n";
        let poll = block(text, "-").unwrap().value;
        assert_eq!(poll.sample_size.as_deref(), Some("500"));
        let answers = &poll.questions[0].answers;
        assert_eq!(
            (answers[0].name.as_str(), answers[0].share.share),
            ("صفقة شاملة", 0.52)
        );
        assert_eq!(answers[1].kind, AnswerKind::DontKnow);
        let text = "מעריב | לזר | 8–9 בינואר 2025 | פאנל\nש עסקה: עמדה\n52% עסקה כוללת\nלא יודע 6\n";
        let poll = block(text, "-").unwrap().value;
        assert_eq!(poll.mode.as_deref(), Some("פאנל"));
        assert_eq!(poll.questions[0].answers[0].name, "עסקה כוללת");
    }

    #[test]
    fn forms_of_figures_are_told_from_names() {
        let read = |line: &str| answer(line).map(|a| (a.name, a.percent));
        let is = |name: &str, percent: &str| Some((name.to_owned(), percent.to_owned()));
        assert_eq!(read("for 52"), is("for", "52"));
        assert_eq!(read("for: 52,5 %"), is("for", "52.5 %"));
        assert_eq!(read("plan of 2024\t<1"), is("plan of 2024", "<1"));
        assert_eq!(read("against about 48%"), is("against", "about 48%"));
        assert_eq!(read("against"), None);
        assert_eq!(read("for 152"), None);
    }

    #[test]
    fn a_line_that_cannot_be_read_refuses_the_block() {
        for text in [
            "",
            "A | 1/2/2025\nQ q: w\nyes 50\n",
            "A | 8-9 Jan 2025 | n=many\nQ q: w\nyes 50\n",
            "A | 8-9 Jan 2025\nyes 50\n",
            "A | 8-9 Jan 2025\nQ q: w\nyes fifty\n",
            "A | 8-9 Jan 2025\nQ q: w\n",
            "A | 8-9 Jan 2025\nQ q [verbatim]: w\nyes 50\n",
        ] {
            assert!(block(text, "-").is_err(), "{text}");
        }
    }
}
