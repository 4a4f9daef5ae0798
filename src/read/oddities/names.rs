//! Pollsters that are written in several ways.

use indexmap::IndexMap;

use super::File;
use crate::poll::{Code, Diagnostic, Poll};

/// More names than this are not compared with one another.
const MOST: usize = 1000;

/// A spelling with its polls.
struct Spelling<'a> {
    name: &'a str,
    first: &'a Poll,
    count: usize,
}

/// Spellings that differ in case, spaces or marks only, and those that differ in a letter.
pub(super) fn spellings(file: &File<'_>) -> Vec<Diagnostic> {
    let mut houses: IndexMap<String, Vec<Spelling<'_>>> = IndexMap::new();
    for poll in file.polls {
        let Some(name) = poll.pollster.as_deref() else { continue };
        let spellings = houses.entry(plain(name)).or_default();
        match spellings.iter_mut().find(|spelling| spelling.name == name) {
            Some(known) => known.count += 1,
            None => spellings.push(Spelling { name, first: poll, count: 1 }),
        }
    }
    let mut found = Vec::new();
    for spellings in houses.values_mut() {
        spellings.sort_by_key(|spelling| std::cmp::Reverse(spelling.count));
        let Some((most, others)) = spellings.split_first() else { continue };
        found.extend(others.iter().map(|o| said(file, Code::NameVariant, o, most.name)));
    }
    if houses.len() > MOST {
        return found;
    }
    let names: Vec<(&String, &Spelling<'_>)> =
        houses.iter().filter_map(|(key, s)| Some((key, s.first()?))).collect();
    for (at, (key, rare)) in names.iter().enumerate() {
        let near = names.iter().enumerate().find(|(other, (name, common))| {
            let earlier = common.count == rare.count && *other < at;
            (common.count > rare.count || earlier) && near(key, name)
        });
        if let Some((_, (_, common))) = near {
            found.push(said(file, Code::NameNear, rare, common.name));
        }
    }
    found
}

fn said(file: &File<'_>, code: Code, rare: &Spelling<'_>, common: &str) -> Diagnostic {
    let found = file.about(code, rare.first, "pollster", rare.name);
    found.with("other", common).with("n", rare.count)
}

/// Letters and digits in lower case.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// One letter apart, or two in a long name; a digit more or less is another name.
fn near(one: &str, other: &str) -> bool {
    let length = one.chars().count().min(other.chars().count());
    let digits = |name: &str| name.chars().any(|c| c.is_ascii_digit());
    if length < 5 || digits(one) || digits(other) {
        return false;
    }
    strsim::damerau_levenshtein(one, other) <= if length >= 10 { 2 } else { 1 }
}
