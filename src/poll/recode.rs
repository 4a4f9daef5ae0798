//! Variables made of other variables: answers collapsed, numbers cut, several variables
//! taken together.

use serde::{Deserialize, Serialize};

use super::ValueCode;

/// Answers that become one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct AnswerGroup {
    /// Name of the new answer.
    pub label: String,
    /// The codes that it takes in; `"5..7"` is a range of numbers, ends included.
    pub codes: Vec<ValueCode>,
}

impl AnswerGroup {
    /// True for a code that the group takes in, by itself or by a range.
    #[must_use]
    pub fn takes_in(&self, code: &ValueCode) -> bool {
        self.codes.iter().any(|own| match (own, code) {
            (ValueCode::Text(range), ValueCode::Number(x)) => {
                let ends = range.split_once("..").map(|(a, b)| (a.trim(), b.trim()));
                let ends = ends.map(|(a, b)| (a.parse::<f64>(), b.parse::<f64>()));
                matches!(ends, Some((Ok(a), Ok(b))) if (a..=b).contains(x))
            }
            (own, code) => own == code,
        })
    }
}

/// What becomes of answers that no group takes in.
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
pub enum Rest {
    /// They are an error: every answer must be accounted for.
    #[default]
    Error,
    /// They stay answers of their own.
    Keep,
    /// They count as missing.
    Missing,
}

/// How blank cells of the variables of a net are meant.
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
pub enum BlankAs {
    /// Not answered: the net is missing unless another variable has the answer.
    #[default]
    Missing,
    /// Not chosen, as in lists to tick.
    NotChosen,
}

/// How a variable is made. Values that are missing in its source stay missing, by kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum Recode {
    /// Answers collapsed into groups.
    Collapse {
        /// The variable.
        from: String,
        /// The groups in answer order.
        groups: Vec<AnswerGroup>,
        /// What becomes of other answers.
        rest: Rest,
    },
    /// A scale cut at thresholds.
    Thresholds {
        /// The variable.
        from: String,
        /// Lower ends of all groups but the first, rising.
        thresholds: Vec<f64>,
        /// Names of the groups, one more than thresholds.
        labels: Vec<String>,
    },
    /// A net: any of several variables has one of the codes.
    AnyOf {
        /// The variables.
        any_of: Vec<String>,
        /// The codes that count as chosen.
        codes: Vec<ValueCode>,
        /// Names of the two answers: any, none.
        labels: [String; 2],
        /// How blank cells are meant.
        blank: BlankAs,
    },
}

/// A recode as a study or a codebook writes it: `from` with `groups` or with `thresholds`
/// and `labels`, or `any_of` with `codes` and `labels`.
#[derive(
    Debug, Clone, PartialEq, Default, Serialize, Deserialize, schemars::JsonSchema,
)]
pub struct RecodeDeclaration {
    /// Printed name of the new variable.
    #[serde(default)]
    pub label: Option<String>,
    /// The variable that it is made from.
    #[serde(default)]
    pub from: Option<String>,
    /// Answers collapsed, in answer order.
    #[serde(default)]
    pub groups: Option<Vec<AnswerGroup>>,
    /// What becomes of answers that no group takes in: `error`, `keep` or `missing`.
    #[serde(default)]
    pub rest: Option<Rest>,
    /// Lower ends of all groups but the first.
    #[serde(default)]
    pub thresholds: Option<Vec<f64>>,
    /// Names of the groups of a cut scale, or of a net's two answers (any, none).
    #[serde(default)]
    pub labels: Option<Vec<String>>,
    /// The variables of a net.
    #[serde(default)]
    pub any_of: Option<Vec<String>>,
    /// The codes that a net counts as chosen.
    #[serde(default)]
    pub codes: Option<Vec<ValueCode>>,
    /// How blank cells of a net are meant: `missing` or `not_chosen`.
    #[serde(default)]
    pub blank: Option<BlankAs>,
}

/// The three forms that a recode may take, as the keys of a declaration.
pub const RECODE_FORMS: &str = "from + groups [+ rest] | from + thresholds + labels | any_of + codes + labels [+ blank]";

impl RecodeDeclaration {
    /// The recode; `None` when the keys are not those of one form, thresholds do not rise,
    /// or there is not one label more than thresholds (two for a net).
    #[must_use]
    pub fn recode(&self) -> Option<Recode> {
        match self.clone() {
            Self {
                from: Some(from),
                groups: Some(groups),
                rest,
                thresholds: None,
                labels: None,
                any_of: None,
                codes: None,
                blank: None,
                ..
            } if !groups.is_empty() => {
                Some(Recode::Collapse { from, groups, rest: rest.unwrap_or_default() })
            }
            Self {
                from: Some(from),
                groups: None,
                rest: None,
                thresholds: Some(thresholds),
                labels: Some(labels),
                any_of: None,
                codes: None,
                blank: None,
                ..
            } if labels.len() == thresholds.len() + 1
                && thresholds.windows(2).all(|pair| pair[0] < pair[1]) =>
            {
                Some(Recode::Thresholds { from, thresholds, labels })
            }
            Self {
                from: None,
                groups: None,
                rest: None,
                thresholds: None,
                labels: Some(labels),
                any_of: Some(any_of),
                codes: Some(codes),
                blank,
                ..
            } if !any_of.is_empty() && !codes.is_empty() => Some(Recode::AnyOf {
                any_of,
                codes,
                labels: labels.try_into().ok()?,
                blank: blank.unwrap_or_default(),
            }),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_keys_of_one_form_make_a_recode() {
        let cut = RecodeDeclaration {
            from: Some("age".into()),
            thresholds: Some(vec![35.0, 55.0]),
            labels: Some(vec!["a".into(), "b".into(), "c".into()]),
            ..RecodeDeclaration::default()
        };
        assert!(matches!(cut.recode(), Some(Recode::Thresholds { .. })));
        let falling =
            RecodeDeclaration { thresholds: Some(vec![55.0, 35.0]), ..cut.clone() };
        assert_eq!(falling.recode(), None);
        let both = RecodeDeclaration { any_of: Some(vec!["tv".into()]), ..cut };
        assert_eq!(both.recode(), None);
    }
}
