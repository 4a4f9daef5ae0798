//! What is no poll of the whole population: election results, exit polls, subgroups.

use super::File;
use crate::poll::{Code, Diagnostic, Poll};

const RESULTS: [&str; 13] = [
    "election result",
    "general election",
    "election 20",
    "federal election",
    "referendum result",
    "official result",
    "valresultat",
    "wahlergebnis",
    "résultat",
    "resultado",
    "تائج الانتخابات",
    "תוצאות הבחירות",
    "תוצאות האמת",
];

const EXIT_POLLS: [&str; 6] =
    ["exit poll", "exitpoll", "valu", "vallokalsunders", "مقترعين", "מדגם בחירות"];

/// Groups of which a population names one and not its counterpart.
const GROUPS: [&str; 15] = [
    "republicans",
    "republican",
    "democrats",
    "democratic",
    "democrat",
    "independents",
    "independent",
    "women",
    "men",
    "jews",
    "jewish",
    "arabs",
    "arab",
    "blacks",
    "latinos",
];

/// Polls whose pollster or population says that they are something else.
pub(super) fn kinds(file: &File<'_>) -> Vec<Diagnostic> {
    file.polls
        .iter()
        .filter_map(|poll| pollster(file, poll))
        .chain(subgroups(file))
        .collect()
}

fn pollster(file: &File<'_>, poll: &Poll) -> Option<Diagnostic> {
    let name = poll.pollster.as_deref()?;
    let lower = name.to_lowercase();
    let has = |marks: &[&str]| marks.iter().any(|mark| says(&lower, mark));
    let code = if has(&RESULTS) || lower == "election" {
        Code::ElectionResult
    } else if has(&EXIT_POLLS) {
        Code::ExitPoll
    } else {
        return None;
    };
    Some(file.about(code, poll, "pollster", name))
}

/// Short marks must be words of their own.
fn says(name: &str, mark: &str) -> bool {
    if mark.chars().count() > 5 {
        name.contains(mark)
    } else {
        name.split(|c: char| !c.is_alphanumeric()).any(|word| word == mark)
    }
}

/// Polls of one group where the file has others of everybody.
fn subgroups(file: &File<'_>) -> Vec<Diagnostic> {
    let one = |poll: &&Poll| {
        poll.population.as_deref().is_some_and(|population| {
            let lower = population.to_lowercase();
            let words = lower.split(|c: char| !c.is_alphanumeric());
            words.filter(|word| GROUPS.contains(word)).count() == 1
        })
    };
    let (groups, all): (Vec<&Poll>, Vec<&Poll>) = file.polls.iter().partition(one);
    if all.is_empty() {
        return Vec::new();
    }
    groups
        .into_iter()
        .map(|poll| {
            let population = poll.population.as_deref().unwrap_or("");
            file.about(Code::SubgroupAsTotal, poll, "population", population)
        })
        .collect()
}
