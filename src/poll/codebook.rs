//! What a file of respondents holds: variables, labels, kinds of missing.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use super::{AnswerGroup, Recode, SampleDesign, Wording};

/// A value as it is stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(untagged)]
pub enum ValueCode {
    /// A number.
    Number(f64),
    /// A text, or Stata's extended missing `.a` to `.z`.
    Text(String),
}

impl std::fmt::Display for ValueCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Number(x) => x.fmt(f),
            Self::Text(text) => text.fmt(f),
        }
    }
}

/// Why there is no answer. Kept apart and countable: a refusal is not a question that was
/// never asked.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum MissingKind {
    /// Does not know, undecided, no opinion.
    DontKnow,
    /// Refused to answer.
    Refused,
    /// Was not asked: another split, a filter, a break-off.
    NotAsked,
    /// Declared missing by the file, without a reason.
    Declared,
    /// Nothing is stored.
    Blank,
}

/// A value with its label.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct LabelledValue {
    /// The stored value.
    pub code: ValueCode,
    /// Its label.
    pub label: String,
    /// The kind of missing that it is, if the file declares it missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing: Option<MissingKind>,
}

/// What kind of values a variable has.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum VariableKind {
    /// Numbers, labelled or not.
    Number,
    /// Texts.
    Text,
    /// Dates and times.
    Time,
}

/// Level of measurement, where the file says it.
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
pub enum Measure {
    /// Categories without order.
    Nominal,
    /// Ordered categories.
    Ordinal,
    /// Numbers that can be averaged.
    Scale,
    /// Not said.
    #[default]
    Unknown,
}

/// A range of numbers that the file declares missing.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct MissingRange {
    /// Lowest.
    pub low: f64,
    /// Highest.
    pub high: f64,
    /// Why there is no answer.
    #[serde(default = "declared")]
    pub kind: MissingKind,
}

fn declared() -> MissingKind {
    MissingKind::Declared
}

/// A variable.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Variable {
    /// Name in the file.
    pub name: String,
    /// Label: usually the question.
    pub label: Option<String>,
    /// Kind of values.
    pub kind: VariableKind,
    /// Level of measurement.
    pub measure: Measure,
    /// Labelled values in the file's order.
    pub values: Vec<LabelledValue>,
    /// Values without a label that the file declares missing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<ValueCode>,
    /// A range that the file declares missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing_range: Option<MissingRange>,
    /// The question as it was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wording: Option<Wording>,
    /// Who was asked, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<String>,
    /// How it was made, if it is made of other variables.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recode: Option<Recode>,
    /// Answers that are added up beside the answers themselves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub nets: Vec<AnswerGroup>,
}

impl Variable {
    /// A variable of which only name and kind are known.
    #[must_use]
    pub fn new(name: &str, kind: VariableKind) -> Self {
        Self {
            name: name.to_owned(),
            label: None,
            kind,
            measure: Measure::default(),
            values: Vec::new(),
            missing: Vec::new(),
            missing_range: None,
            wording: None,
            base: None,
            recode: None,
            nets: Vec::new(),
        }
    }

    /// The labelled value with this code.
    #[must_use]
    pub fn labelled(&self, code: &ValueCode) -> Option<&LabelledValue> {
        self.values.iter().find(|value| value.code == *code)
    }

    /// The kind of missing that a stored value is; `None` for an answer. Stata's `.a` to
    /// `.z`, texts in a variable of numbers, are missing with or without a label.
    #[must_use]
    pub fn missing_kind(&self, code: &ValueCode) -> Option<MissingKind> {
        if let Some(kind) = self.labelled(code).and_then(|value| value.missing) {
            return Some(kind);
        }
        if let (ValueCode::Number(x), Some(range)) = (code, self.missing_range)
            && (range.low..=range.high).contains(x)
        {
            return Some(range.kind);
        }
        let tag = self.kind == VariableKind::Number && matches!(code, ValueCode::Text(_));
        let declared = tag || self.missing.contains(code);
        declared.then_some(MissingKind::Declared)
    }
}

/// Several variables that record one question with several answers allowed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct ResponseSet {
    /// Name of the set.
    pub name: String,
    /// Its label.
    pub label: Option<String>,
    /// The variables.
    pub variables: Vec<String>,
    /// The value that counts as chosen, of a list to tick; `None` where each variable holds
    /// one of the answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counted: Option<String>,
}

/// What a file of respondents holds, the same whatever its format.
#[derive(
    Debug, Clone, PartialEq, Default, Serialize, Deserialize, schemars::JsonSchema,
)]
pub struct Codebook {
    /// Encoding of its texts, where the format has one.
    pub encoding: Option<String>,
    /// The variable that the file declares as its weight.
    pub weight: Option<String>,
    /// The sample design that the user declares.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub design: Option<SampleDesign>,
    /// Variables in file order; recodes after them.
    pub variables: IndexMap<String, Variable>,
    /// Sets of variables that record one question.
    pub sets: Vec<ResponseSet>,
}

impl Codebook {
    /// The weight that the user declares, else the one that the file declares.
    #[must_use]
    pub fn declared_weight(&self) -> Option<&str> {
        let design = self.design.as_ref().and_then(|design| design.weight.as_deref());
        design.or(self.weight.as_deref())
    }
}

/// What a missing value's label says of its kind, in the three languages.
///
/// ```
/// use endoxa::poll::{MissingKind, kind_of_missing};
/// assert_eq!(kind_of_missing("-8. Don't know"), MissingKind::DontKnow);
/// assert_eq!(kind_of_missing("לא רלוונטי"), MissingKind::NotAsked);
/// assert_eq!(kind_of_missing("System missing"), MissingKind::Declared);
/// ```
#[must_use]
pub fn kind_of_missing(label: &str) -> MissingKind {
    let label = label.to_lowercase().replace('’', "'");
    let says = |marks: &[&str]| marks.iter().any(|mark| label.contains(mark));
    if says(&REFUSED) {
        MissingKind::Refused
    } else if says(&DONT_KNOW) {
        MissingKind::DontKnow
    } else if says(&NOT_ASKED) {
        MissingKind::NotAsked
    } else {
        MissingKind::Declared
    }
}

const REFUSED: [&str; 5] = ["refus", "prefer not", "رفض", "סירב", "מסרב"];
const DONT_KNOW: [&str; 9] = [
    "don't know",
    "dont know",
    "do not know",
    "no opinion",
    "undecided",
    "can't choose",
    "لا أعرف",
    "לא יודע",
    "אין דעה",
];
const NOT_ASKED: [&str; 9] = [
    "not asked",
    "inapplicable",
    "not applicable",
    "iap",
    "skip",
    "not in ",
    "لا ينطبق",
    "לא רלוונטי",
    "לא נשאל",
];
