//! Figures and claims in running text: percentages in all digits and signs, fractions and
//! majorities in the words of three languages. The words stand in the catalogues.

use std::ops::Range;
use std::sync::OnceLock;

use super::extract::BLOCK_END;
use super::words::FRACTIONS;
use crate::poll::{PublishedShare, Qualifier};
use crate::results::Lang;
use crate::text::Catalogue;

/// What a text says.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Said {
    /// A percentage.
    Percent(PublishedShare),
    /// Two percentages with a dash between them.
    Range(PublishedShare, PublishedShare),
    /// A difference in points.
    Points,
    /// A fraction by its name, as a share.
    Fraction(f64, Option<Qualifier>),
    /// "a majority", "most".
    Majority,
    /// "a minority".
    Minority,
}

/// Something said, and where.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Mention {
    /// The bytes of the text.
    pub(super) at: Range<usize>,
    /// What it says.
    pub(super) said: Said,
}

/// A word of a text as it is compared: lower case, without vowel marks.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Word {
    pub(super) at: Range<usize>,
    pub(super) plain: String,
}

/// What the catalogues list, as words to compare.
struct Lexicon {
    fractions: Vec<(Vec<String>, f64)>,
    majority: Vec<Vec<String>>,
    minority: Vec<Vec<String>>,
    percent: Vec<Vec<String>>,
    points: Vec<Vec<String>>,
    qualifiers: Vec<(Vec<String>, Qualifier)>,
    prefixes: Vec<String>,
    stop: Vec<String>,
    not: Vec<String>,
}

fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| {
        let list = |id: &str| -> Vec<Vec<String>> {
            let texts = Lang::ALL.map(|lang| Catalogue::new(lang).plain(id));
            let phrases = texts.iter().flat_map(|text| text.split('|'));
            let mut found: Vec<Vec<String>> = phrases
                .map(|phrase| words(phrase).into_iter().map(|w| w.plain).collect())
                .filter(|words: &Vec<String>| !words.is_empty())
                .collect();
            // "two thirds" before "thirds".
            found.sort_by_key(|words| std::cmp::Reverse(words.len()));
            found
        };
        let mut fractions: Vec<(Vec<String>, f64)> = FRACTIONS
            .iter()
            .flat_map(|(share, id)| {
                let id = id.replace("fraction", "find");
                list(&id).into_iter().map(|words| (words, *share)).collect::<Vec<_>>()
            })
            .collect();
        fractions.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        let kinds = [
            ("find-about", Qualifier::About),
            ("find-over", Qualifier::Over),
            ("find-under", Qualifier::Under),
        ];
        let qualifiers = kinds
            .into_iter()
            .flat_map(|(id, kind)| list(id).into_iter().map(move |words| (words, kind)))
            .collect();
        let single = |id: &str| list(id).into_iter().flatten().collect();
        Lexicon {
            fractions,
            majority: list("find-majority"),
            minority: list("find-minority"),
            percent: list("find-percent"),
            points: list("find-points"),
            qualifiers,
            prefixes: single("find-prefixes"),
            stop: single("find-stop"),
            not: single("find-not"),
        }
    })
}

/// The words of a text.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut start = None;
    let ends = text.char_indices().chain([(text.len(), ' ')]);
    for (i, c) in ends {
        let inside = c.is_alphanumeric() || is_mark(c);
        match (start, inside) {
            (None, true) => start = Some(i),
            (Some(from), false) => {
                let plain = plain(&text[from..i]);
                if !plain.is_empty() {
                    found.push(Word { at: from..i, plain });
                }
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// Vowel marks of Arabic and Hebrew, and the Arabic stretching line.
fn is_mark(c: char) -> bool {
    matches!(
        c,
        '\u{0591}'..='\u{05BD}'
            | '\u{05BF}'
            | '\u{05C1}'
            | '\u{05C2}'
            | '\u{05C4}'
            | '\u{05C5}'
            | '\u{05C7}'
            | '\u{0610}'..='\u{061A}'
            | '\u{0640}'
            | '\u{064B}'..='\u{065F}'
            | '\u{0670}'
    )
}

fn plain(word: &str) -> String {
    let letters = word.chars().filter(|c| !is_mark(*c)).flat_map(char::to_lowercase);
    // The seats of the hamza are often left out.
    letters
        .map(|c| match c {
            '\u{0623}' | '\u{0625}' | '\u{0622}' => '\u{0627}',
            '\u{0649}' => '\u{064A}',
            other => other,
        })
        .collect()
}

/// A word without the particles that Arabic and Hebrew write before it: itself first.
fn stems(word: &str) -> impl Iterator<Item = &str> {
    let prefixes = lexicon().prefixes.iter();
    let rest = prefixes.filter_map(|p| word.strip_prefix(p.as_str()));
    std::iter::once(word).chain(rest.filter(|rest| rest.chars().count() >= 2))
}

/// How many words a phrase takes at the beginning of a text, if it stands there.
fn begins(words: &[Word], phrase: &[String]) -> bool {
    words.len() >= phrase.len()
        && phrase.iter().zip(words).enumerate().all(|(i, (wanted, word))| {
            if i == 0 {
                stems(&word.plain).any(|s| s == wanted)
            } else {
                word.plain == *wanted
            }
        })
}

fn ends(words: &[Word], phrase: &[String]) -> bool {
    words.len() >= phrase.len() && begins(&words[words.len() - phrase.len()..], phrase)
}

/// The qualifier that stands before a number, and where it begins.
fn qualifier(before: &[Word]) -> Option<(Qualifier, usize)> {
    let found = lexicon().qualifiers.iter().find(|(phrase, _)| ends(before, phrase));
    found.map(|(phrase, kind)| (*kind, before[before.len() - phrase.len()].at.start))
}

/// Everything that a text says in figures, in its order.
pub(super) fn mentions(text: &str) -> Vec<Mention> {
    let words = words(text);
    let mut found = Vec::new();
    let mut taken = 0;
    for (i, word) in words.iter().enumerate() {
        if word.at.start < taken {
            continue;
        }
        let before = &words[..i];
        let mention = if word.plain.chars().all(char::is_numeric) {
            number(text, &words, i)
        } else {
            in_words(&words[i..], before)
        };
        if let Some(mention) = mention {
            taken = mention.at.end;
            found.push(mention);
        }
    }
    found
}

/// A percentage, or a difference in points, that begins with a word of digits.
fn number(text: &str, words: &[Word], i: usize) -> Option<Mention> {
    let (value, end) = digits(text, words[i].at.start)?;
    let rest = &text[end..];
    let after = |from: usize| -> &[Word] {
        &words[words.partition_point(|word| word.at.start < from)..]
    };
    let start = match qualifier(&words[..i]) {
        Some((_, start)) => start,
        None => words[i].at.start,
    };
    if let Some(length) = percent_sign(rest) {
        return Some(percent(text, words, i, &value, start, end + length));
    }
    let next = after(end);
    let near = next.first().is_some_and(|word| word.at.start <= end + 2);
    let phrase = |list: &[Vec<String>]| {
        let found = list.iter().find(|phrase| near && begins(next, phrase))?;
        Some(next[found.len() - 1].at.end)
    };
    // "in 3 in 4" and the like are fractions, which begin with their digit.
    if let Some(mention) = in_words(&words[i..], &words[..i]) {
        return Some(mention);
    }
    let lexicon = lexicon();
    if let Some(stop) = phrase(&lexicon.percent) {
        return Some(percent(text, words, i, &value, start, stop));
    }
    if let Some(stop) = phrase(&lexicon.points) {
        return Some(Mention { at: words[i].at.start..stop, said: Said::Points });
    }
    // The first of two: "48–56%".
    let dash = rest.strip_prefix(['-', '\u{2013}', '\u{2212}'])?;
    let (second, stop) = digits(text, text.len() - dash.len())?;
    let length = percent_sign(&text[stop..])?;
    let share = |value: &str| PublishedShare::parse(value).ok();
    let said = Said::Range(share(&value)?, share(&second)?);
    Some(Mention { at: words[i].at.start..stop + length, said })
}

fn percent(
    text: &str,
    words: &[Word],
    i: usize,
    value: &str,
    start: usize,
    end: usize,
) -> Mention {
    let plain = PublishedShare::parse(value);
    let said = match plain {
        Ok(share) => {
            let qualifier = qualifier(&words[..i]).map(|(kind, _)| kind);
            Said::Percent(PublishedShare { qualifier, ..share })
        }
        // 120% is no share.
        Err(_) => Said::Points,
    };
    debug_assert!(end <= text.len());
    Mention { at: start..end, said }
}

/// A number with its decimals, digits and point made Latin, and where it ends.
fn digits(text: &str, start: usize) -> Option<(String, usize)> {
    let mut value = String::new();
    let mut end = start;
    let mut chars = text[start..].char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let digit = c.to_digit(10).or(match c {
            '\u{0660}'..='\u{0669}' => Some(c as u32 - 0x0660),
            '\u{06F0}'..='\u{06F9}' => Some(c as u32 - 0x06F0),
            _ => None,
        });
        if let Some(digit) = digit {
            value.push(char::from_digit(digit, 10)?);
        } else if matches!(c, '.' | ',' | '\u{066B}')
            && !value.contains('.')
            && chars.peek().is_some_and(|(_, next)| next.is_numeric())
        {
            value.push('.');
        } else {
            break;
        }
        end = start + i + c.len_utf8();
    }
    (!value.is_empty()).then_some((value, end))
}

/// The length of a percent sign that stands here, after at most one space.
fn percent_sign(text: &str) -> Option<usize> {
    let rest = text.strip_prefix([' ', '\u{a0}', '\u{202f}']).unwrap_or(text);
    let sign =
        rest.chars().next().filter(|c| matches!(c, '%' | '\u{066A}' | '\u{FF05}'))?;
    Some(text.len() - rest.len() + sign.len_utf8())
}

fn in_words(words: &[Word], before: &[Word]) -> Option<Mention> {
    let lexicon = lexicon();
    let at = |length: usize| words[0].at.start..words[length - 1].at.end;
    let fraction = lexicon.fractions.iter().find(|(phrase, _)| begins(words, phrase));
    if let Some((phrase, share)) = fraction {
        let found = qualifier(before);
        let range = at(phrase.len());
        let start = found.map_or(range.start, |(_, start)| start);
        let said = Said::Fraction(*share, found.map(|(kind, _)| kind));
        return Some(Mention { at: start..range.end, said });
    }
    let kinds =
        [(&lexicon.majority, Said::Majority), (&lexicon.minority, Said::Minority)];
    kinds.into_iter().find_map(|(list, said)| {
        let phrase = list.iter().find(|phrase| begins(words, phrase))?;
        Some(Mention { at: at(phrase.len()), said })
    })
}

/// Whether one of the three words before a byte denies what follows: "no majority".
pub(super) fn denied(text: &str, byte: usize) -> bool {
    let sentence = sentence(text, byte);
    let before = words(text.get(sentence.start..byte).unwrap_or(""));
    let not = &lexicon().not;
    before
        .iter()
        .rev()
        .take(3)
        .any(|word| stems(&word.plain).any(|s| not.iter().any(|n| n == s)))
}

/// The sentence around a byte of a text.
pub(super) fn sentence(text: &str, byte: usize) -> Range<usize> {
    let byte = (0..=byte.min(text.len()))
        .rev()
        .find(|byte| text.is_char_boundary(*byte))
        .unwrap_or(0);
    let before = text[..byte].char_indices().rev();
    let start = before
        .filter(|(i, c)| ends_sentence(text, *i, *c))
        .map(|(i, c)| i + c.len_utf8())
        .next();
    let mut after = text[byte..].char_indices().map(|(i, c)| (byte + i, c));
    let end = after
        .find(|(i, c)| ends_sentence(text, *i, *c))
        .map(|(i, c)| if matches!(c, '\n' | BLOCK_END) { i } else { i + c.len_utf8() });
    trimmed(text, start.unwrap_or(0)..end.unwrap_or(text.len()))
}

/// True at a sentence's last sign: a point within a number or name is none, nor is the end
/// of a line that its paragraph goes on after.
fn ends_sentence(text: &str, at: usize, c: char) -> bool {
    let next = text[at + c.len_utf8()..].chars().next();
    match c {
        '.' => next.is_none_or(char::is_whitespace),
        '\n' => next.is_none_or(|next| "\n#-*+>|".contains(next)),
        _ => matches!(c, '!' | '?' | '\u{061F}') || c == BLOCK_END,
    }
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    start..range.end - (part.len() - part.trim_end().len()).min(range.end - start)
}

/// The words of a text that say what it is about.
pub(super) fn content(text: &str) -> Vec<String> {
    let stop = &lexicon().stop;
    let mut found: Vec<String> = Vec::new();
    for word in words(text) {
        let short = word.plain.chars().count() < 3;
        let number = word.plain.chars().any(char::is_numeric);
        let common = stems(&word.plain).any(|stem| stop.iter().any(|s| s == stem));
        if !short && !number && !common && !found.contains(&word.plain) {
            found.push(word.plain);
        }
    }
    found
}

/// Whether two words are one but for an ending or a particle.
fn alike(a: &str, b: &str) -> bool {
    stems(a).any(|a| {
        stems(b).any(|b| {
            let common = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
            let (n, m) = (a.chars().count(), b.chars().count());
            a == b || (common >= 4 && n.max(m) - common <= 3)
        })
    })
}

/// How many of the words of `label` a sentence has, and of how many.
pub(super) fn overlap(sentence: &[String], label: &[String]) -> (usize, usize) {
    let has = |word: &&String| sentence.iter().any(|other| alike(other, word));
    (label.iter().filter(has).count(), label.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<(String, Said)> {
        mentions(text).into_iter().map(|m| (text[m.at].to_owned(), m.said)).collect()
    }

    fn percents(text: &str) -> Vec<(String, f64, Option<Qualifier>)> {
        let share = |said| match said {
            Said::Percent(p) => (p.share, p.qualifier),
            other => panic!("{other:?}"),
        };
        said(text)
            .into_iter()
            .map(|(text, said)| {
                let (value, qualifier) = share(said);
                (text, value, qualifier)
            })
            .collect()
    }

    #[test]
    fn percentages_are_found_in_all_digits_signs_and_words() {
        for (text, share) in [
            ("Support is 52% today", 0.52),
            ("57.5 percent agree", 0.575),
            ("57,5 % agree", 0.575),
            ("يؤيد ٥٢٪ من الإسرائيليين", 0.52),
            ("يؤيد 52 في المئة", 0.52),
            ("بنسبة ٤٨٫٥ بالمئة", 0.485),
            ("52 אחוזים תומכים", 0.52),
        ] {
            let found = percents(text);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert!((found[0].1 - share).abs() < 1e-12, "{text}: {found:?}");
        }
        assert!(mentions("In 2025 there were 48 of them.").is_empty());
    }

    #[test]
    fn qualifiers_belong_to_the_figure() {
        let about = Some(Qualifier::About);
        assert_eq!(percents("at about 48% now"), [("about 48%".into(), 0.48, about)]);
        assert_eq!(percents("عند نحو 48٪"), [("نحو 48٪".into(), 0.48, about)]);
        assert_eq!(percents("יציבה סביב כ-48%")[0].2, about);
        assert_eq!(percents("more than 60% of them")[0].2, Some(Qualifier::Over));
    }

    #[test]
    fn fractions_and_majorities_are_found_in_three_languages() {
        for (text, share) in [
            ("almost two thirds want it", 2.0 / 3.0),
            ("Half of them", 0.5),
            ("a third of voters", 1.0 / 3.0),
            ("one in five", 0.2),
            ("ونصف الإسرائيليين", 0.5),
            ("نصفَ المستطلَعين", 0.5),
            ("ثلاثة أرباعهم لا، بل ثلثا الناخبين", 2.0 / 3.0),
            ("שני שלישים מהציבור", 2.0 / 3.0),
            ("כמחצית מהציבור", 0.5),
        ] {
            let found = said(text);
            let hit = found.iter().any(
                |(_, said)| matches!(said, Said::Fraction(s, _) if (s - share).abs() < 1e-9),
            );
            assert!(hit, "{text}: {found:?}");
        }
        for text in ["a majority of them", "الأغلبية تؤيد", "הרוב תומך"]
        {
            assert_eq!(said(text)[0].1, Said::Majority, "{text}");
        }
    }

    #[test]
    fn what_is_denied_is_told_from_what_is_claimed() {
        for (text, no) in [
            ("There is no majority for it", true),
            ("It is not a majority", true),
            ("No. A majority wants it", false),
            ("ليست أغلبية", true),
            ("أغلبية تؤيد", false),
            ("אין רוב לכך", true),
            ("הרוב תומך", false),
        ] {
            let found = mentions(text);
            let majority = found.iter().find(|m| m.said == Said::Majority).unwrap();
            assert_eq!(denied(text, majority.at.start), no, "{text}");
        }
    }

    #[test]
    fn ranges_and_points_are_no_shares() {
        assert!(matches!(said("it is 48–56%")[0].1, Said::Range(..)));
        assert!(matches!(said("up 4 percentage points")[0].1, Said::Points));
    }

    #[test]
    fn a_sentence_ends_at_its_point_and_not_at_a_decimal_one() {
        let text = "One. It is 57.5% here. Two.";
        let at = text.find("57").unwrap();
        assert_eq!(&text[sentence(text, at)], "It is 57.5% here.");
        let text = "# Head\n\nIt goes on\nhere.\n- A point";
        assert_eq!(&text[sentence(text, 10)], "It goes on\nhere.");
        assert_eq!(&text[sentence(text, 2)], "# Head");
    }

    #[test]
    fn words_are_alike_but_for_endings_and_particles() {
        assert!(alike("والصفقة", "صفقة"));
        assert!(alike("hostages", "hostage"));
        assert!(!alike("comprehensive", "comparison"));
    }
}
