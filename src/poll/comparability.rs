//! May two polls' answers to a question be compared? What differs is named, never guessed.

use serde::{Deserialize, Serialize};

use super::{AnswerKind, FieldDates, Poll, Question, SampleKind, Wording, WordingStatus};

/// How the respondents of a poll relate to those of the poll's earlier waves.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Default,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Renewal {
    /// Drawn anew each time.
    Fresh,
    /// A tracking poll: interviews of earlier days are counted again.
    Rolling,
    /// The same people are asked again.
    Panel,
    /// Not published.
    #[default]
    Unknown,
}

impl Renewal {
    /// The names that the `renewal` column takes.
    pub const NAMES: [&'static str; 4] = ["fresh", "rolling", "panel", "unknown"];

    /// Reads one of [`Self::NAMES`].
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "fresh" => Self::Fresh,
            "rolling" => Self::Rolling,
            "panel" => Self::Panel,
            "unknown" => Self::Unknown,
            _ => return None,
        })
    }
}

/// Whether two waves asked the same thing.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum SameQuestion {
    /// Both exact wordings are known, in one language, and are the same.
    Verified,
    /// One variable of one file of respondents.
    OneVariable,
    /// The user asserts it.
    Asserted,
    /// Nobody knows: an exact wording is missing.
    NotVerified,
    /// Both exact wordings are known and differ.
    Different,
}

/// What differs between two polls of a question, or is not known to be alike.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(tag = "code", rename_all = "snake_case")]
#[non_exhaustive]
pub enum PollDifference {
    /// The exact wordings differ.
    Wording,
    /// An exact wording is missing in one of them.
    WordingNotVerified,
    /// Other answers could be given.
    Options {
        /// Answers that only the first has.
        first: Vec<String>,
        /// Answers that only the second has.
        second: Vec<String>,
    },
    /// Not all answers were published, so nobody can tell whether the others were the same.
    OptionsNotVerified {
        /// Answers that only the first has.
        first: Vec<String>,
        /// Answers that only the second has.
        second: Vec<String>,
    },
    /// Other populations.
    Population {
        /// Of the first.
        first: String,
        /// Of the second.
        second: String,
    },
    /// Other modes of interviewing.
    Mode {
        /// Of the first.
        first: String,
        /// Of the second.
        second: String,
    },
    /// The question was put to other parts of the sample.
    Base {
        /// In the first; blank for everybody or not published.
        first: String,
        /// In the second.
        second: String,
    },
    /// One was drawn at random, the other was not.
    Sampling,
    /// Other houses did the fieldwork.
    House {
        /// Of the first.
        first: String,
        /// Of the second.
        second: String,
    },
    /// Who did the fieldwork was not published for one of them.
    HouseNotPublished,
    /// The population was not published for one of them.
    PopulationNotPublished,
    /// The mode was not published for one of them.
    ModeNotPublished,
    /// Interviews are counted in both: a rolling poll.
    Rolling,
    /// One house was in the field for both at once, and may count interviews twice.
    FieldworkOverlaps,
    /// The same people were asked again.
    Panel,
}

/// What a difference asks for before anything may be tested.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Nothing: it is named.
    Named,
    /// The user's word that the question is the same.
    Word,
    /// The standard deviation between houses.
    HouseSd,
    /// How many respondents both samples share.
    Overlap,
    /// There is no test across it.
    Break,
}

impl PollDifference {
    /// What it asks for.
    #[must_use]
    pub fn weight(&self) -> Weight {
        match self {
            Self::Wording
            | Self::Options { .. }
            | Self::Population { .. }
            | Self::Mode { .. }
            | Self::Base { .. }
            | Self::Sampling => Weight::Break,
            Self::WordingNotVerified | Self::OptionsNotVerified { .. } => Weight::Word,
            Self::House { .. } => Weight::HouseSd,
            Self::Rolling | Self::FieldworkOverlaps => Weight::Overlap,
            Self::HouseNotPublished
            | Self::PopulationNotPublished
            | Self::ModeNotPublished
            | Self::Panel => Weight::Named,
        }
    }
}

/// What the user says of two waves.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Assertions {
    /// The question, with its answers, is the same, though no exact wording shows it.
    pub same_question: bool,
    /// Respondents who are in both samples.
    pub overlap: Option<f64>,
    /// Standard deviation between houses, a share.
    pub house_sd: Option<f64>,
}

impl Assertions {
    /// Whether they meet what a difference asks for.
    #[must_use]
    pub fn meet(&self, difference: &PollDifference) -> bool {
        match difference.weight() {
            Weight::Named => true,
            Weight::Word => self.same_question,
            Weight::HouseSd => self.house_sd.is_some(),
            Weight::Overlap => self.overlap.is_some(),
            Weight::Break => false,
        }
    }
}

/// Names all that differs between two polls of a question.
#[must_use]
pub fn differences(
    (first, asked): (&Poll, &Question),
    (second, again): (&Poll, &Question),
) -> Vec<PollDifference> {
    let mut found = Vec::new();
    match same_wording(&asked.wording, &again.wording) {
        SameQuestion::Different => found.push(PollDifference::Wording),
        SameQuestion::NotVerified => found.push(PollDifference::WordingNotVerified),
        _ => {}
    }
    found.extend(options(asked, again));
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    if asked.base != again.base {
        let (first, second) = (text(&asked.base), text(&again.base));
        found.push(PollDifference::Base { first, second });
    }
    found.extend(published_alike(
        (&first.population, &second.population),
        |first, second| PollDifference::Population { first, second },
        PollDifference::PopulationNotPublished,
    ));
    found.extend(published_alike(
        (&first.mode, &second.mode),
        |first, second| PollDifference::Mode { first, second },
        PollDifference::ModeNotPublished,
    ));
    let kinds = (first.sample, second.sample);
    if kinds.0 != kinds.1
        && kinds.0 != SampleKind::Unknown
        && kinds.1 != SampleKind::Unknown
    {
        found.push(PollDifference::Sampling);
    }
    let house = published_alike(
        (&first.pollster, &second.pollster),
        |first, second| PollDifference::House { first, second },
        PollDifference::HouseNotPublished,
    );
    if house.is_none() {
        found.extend(shared_respondents(first, second));
    }
    found.extend(house);
    found
}

/// Whether two texts are of one question.
#[must_use]
pub fn same_wording(first: &Wording, second: &Wording) -> SameQuestion {
    let (Some(a), Some(b)) = (wording_hash(first), wording_hash(second)) else {
        return SameQuestion::NotVerified;
    };
    let language = first.language.is_some() && first.language == second.language;
    match (a == b, language) {
        (true, _) => SameQuestion::Verified,
        (false, true) => SameQuestion::Different,
        // A text in another language is another text in any case.
        (false, false) => SameQuestion::NotVerified,
    }
}

/// A hash of an exact wording (64-bit FNV-1a of its words), the same on every machine; `None`
/// for a wording that is not exact.
#[must_use]
pub fn wording_hash(wording: &Wording) -> Option<u64> {
    if wording.status != WordingStatus::Exact || wording.text.trim().is_empty() {
        return None;
    }
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for (i, word) in wording.text.split_whitespace().enumerate() {
        let space: &[u8] = if i == 0 { b"" } else { b" " };
        for byte in space.iter().chain(word.as_bytes()) {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    Some(hash)
}

/// Answers by name, nets left out: what others they are sums of is not known.
fn options(first: &Question, second: &Question) -> Option<PollDifference> {
    let only = |a: &Question, b: &Question| -> Vec<String> {
        a.answers
            .iter()
            .filter(|x| x.kind != AnswerKind::Net && b.answer(&x.name).is_none())
            .map(|answer| answer.name.clone())
            .collect()
    };
    let (a, b) = (only(first, second), only(second, first));
    if a.is_empty() && b.is_empty() {
        return None;
    }
    // An answer that one has and the other has not is another list if that other was
    // published whole.
    let changed = (!a.is_empty() && second.whole()) || (!b.is_empty() && first.whole());
    let (first, second) = (a, b);
    Some(if changed {
        PollDifference::Options { first, second }
    } else {
        PollDifference::OptionsNotVerified { first, second }
    })
}

fn published_alike(
    (first, second): (&Option<String>, &Option<String>),
    differs: impl Fn(String, String) -> PollDifference,
    unknown: PollDifference,
) -> Option<PollDifference> {
    match (first, second) {
        (Some(a), Some(b)) => (a != b).then(|| differs(a.clone(), b.clone())),
        _ => Some(unknown),
    }
}

/// Of two polls of one house.
fn shared_respondents(first: &Poll, second: &Poll) -> Option<PollDifference> {
    let any = |renewal| first.renewal == renewal || second.renewal == renewal;
    if any(Renewal::Rolling) {
        return Some(PollDifference::Rolling);
    }
    if any(Renewal::Panel) {
        return Some(PollDifference::Panel);
    }
    let fresh = first.renewal == Renewal::Fresh && second.renewal == Renewal::Fresh;
    let (FieldDates::Range { start: a, end: b }, FieldDates::Range { start: c, end: d }) =
        (&first.dates, &second.dates)
    else {
        return None;
    };
    (!fresh && a <= d && c <= b).then_some(PollDifference::FieldworkOverlaps)
}

#[cfg(test)]
mod tests {
    use super::super::{Answer, PublishedShare, SourceRow};
    use super::*;

    fn exact(text: &str, language: &str) -> Wording {
        Wording {
            text: text.to_owned(),
            language: Some(language.to_owned()).filter(|l| !l.is_empty()),
            status: WordingStatus::Exact,
        }
    }

    fn question(answers: &[(&str, &str)]) -> Question {
        let answer = |(name, share): &(&str, &str)| Answer {
            name: (*name).to_owned(),
            kind: AnswerKind::Substantive,
            share: PublishedShare::parse(share).ok(),
            row: SourceRow::default(),
            note: None,
        };
        Question {
            id: "q".to_owned(),
            wording: exact("Do you support it?", "en"),
            base: None,
            base_size: None,
            answers: answers.iter().map(answer).collect(),
        }
    }

    fn poll(house: &str) -> Poll {
        Poll {
            pollster: Some(house.to_owned()),
            population: Some("adults".to_owned()),
            mode: Some("telephone".to_owned()),
            ..Poll::default()
        }
    }

    #[test]
    fn only_exact_wordings_in_one_language_show_anything() {
        let same = |a: &Wording, b: &Wording| same_wording(a, b);
        let en = exact("Do you support it?", "en");
        assert_eq!(
            same(&en, &exact("Do you  support it? ", "en")),
            SameQuestion::Verified
        );
        assert_eq!(same(&en, &exact("Do you oppose it?", "en")), SameQuestion::Different);
        assert_eq!(same(&en, &exact("Apoya?", "es")), SameQuestion::NotVerified);
        assert_eq!(same(&en, &exact("Do you oppose it?", "")), SameQuestion::NotVerified);
        let paraphrase = Wording { status: WordingStatus::Paraphrase, ..en.clone() };
        assert_eq!(same(&paraphrase, &paraphrase), SameQuestion::NotVerified);
        // FNV-1a's published test vector of "foobar".
        let foobar = wording_hash(&exact("foobar", "en"));
        assert_eq!(foobar, Some(0x8594_4171_f739_67e8));
    }

    #[test]
    fn another_list_of_answers_is_told_from_one_not_published_whole() {
        let yes_no = question(&[("yes", "52"), ("no", "48")]);
        let undecided = question(&[("yes", "50"), ("no", "40"), ("don't know", "10")]);
        assert!(options(&yes_no, &yes_no).is_none());
        let found = options(&yes_no, &undecided).unwrap();
        assert_eq!(found.weight(), Weight::Break, "{found:?}");
        let part = question(&[("yes", "52")]);
        let found = options(&undecided, &part).unwrap();
        assert_eq!(found.weight(), Weight::Word, "{found:?}");
    }

    #[test]
    fn what_differs_is_named_with_what_it_asks_for() {
        let asked = question(&[("yes", "52"), ("no", "48")]);
        let found = |a: &Poll, b: &Poll| differences((a, &asked), (b, &asked));
        assert!(found(&poll("A"), &poll("A")).is_empty());
        let other = Poll { mode: Some("internet panel".to_owned()), ..poll("B") };
        let weights: Vec<Weight> =
            found(&poll("A"), &other).iter().map(PollDifference::weight).collect();
        assert_eq!(weights, [Weight::Break, Weight::HouseSd]);
        let rolling = Poll { renewal: Renewal::Rolling, ..poll("A") };
        assert_eq!(found(&poll("A"), &rolling), [PollDifference::Rolling]);
        let days = |from: i8, to: i8| Poll {
            dates: FieldDates::Range {
                start: jiff::civil::date(2025, 1, from),
                end: jiff::civil::date(2025, 1, to),
            },
            ..poll("A")
        };
        assert_eq!(found(&days(1, 4), &days(4, 7)), [PollDifference::FieldworkOverlaps]);
        assert!(found(&days(1, 3), &days(4, 7)).is_empty());
        let word = Assertions { same_question: true, ..Assertions::default() };
        assert!(word.meet(&PollDifference::WordingNotVerified));
        assert!(
            !word.meet(&PollDifference::Wording) && !word.meet(&PollDifference::Rolling)
        );
    }
}
