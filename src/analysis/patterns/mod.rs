//! Several views of a file of respondents at once: which combinations are held, how many of
//! the contradictory pairs, and what is answered to a statement and its reversal.

mod answers;
mod balanced;
mod base;
mod maker;
mod mistakes;

use indexmap::IndexMap;

use crate::poll::{Code, Diagnostic};
use crate::read::{Read, Rejected, Respondents};
use crate::results::{Label, PatternBase, PatternResult};
use crate::tally::Tally;

use super::respondents::{MissingRule, Prepared, Survey, SurveySettings, run_together};

/// The most views that one analysis takes: 1,024 combinations.
pub(super) const MOST_VIEWS: usize = 10;

/// A view, with the answers that reject it where they matter.
#[derive(Debug, Clone, Default, serde::Deserialize, schemars::JsonSchema)]
pub struct PatternViewSpec {
    /// The question: a variable or a response set.
    pub question: String,
    /// The answers that hold the view, by label or code.
    pub answers: Vec<String>,
    /// The answers that reject it, for `balanced`: who disagrees with a statement and with
    /// its reversal.
    #[serde(default)]
    pub against: Vec<String>,
    /// Printed name; the view's own name where it is not given.
    pub label: Option<Label>,
}

/// An analysis of several views.
#[derive(Debug, Clone)]
pub struct PatternSpec {
    /// Name of the analysis.
    pub name: String,
    /// The views by name, 2 to 10.
    pub views: IndexMap<String, PatternViewSpec>,
    /// Pairs of views that contradict each other, by name.
    pub pairs: Vec<[String; 2]>,
    /// Statements with their reversals, by name.
    pub balanced: Vec<[String; 2]>,
    /// Whom shares are shares of.
    pub base: PatternBase,
    /// Weight, level and method of the intervals; `base` says what becomes of missing answers.
    pub settings: SurveySettings,
    /// Printed name.
    pub label: Option<Label>,
    /// Title of the chart.
    pub title: Option<Label>,
    /// Whether to draw a chart.
    pub chart: bool,
}

/// The views as an analysis that knows what it needs of the pass: one table of all their
/// questions.
///
/// # Errors
/// [`Rejected`] for those [`PatternSpec::mistakes`] finds, and for a question, an answer or a
/// variable that is not there, with the nearest.
pub fn prepare_patterns<'a>(
    respondents: &'a Respondents,
    file: &'a str,
    spec: &PatternSpec,
) -> Result<Prepared<'a, PatternResult>, Rejected> {
    let about = |code: Code, key: &str| Diagnostic::new(code, file).column(key);
    let mistakes = spec.mistakes(about);
    if !mistakes.is_empty() {
        return Err(Rejected(mistakes));
    }
    let codebook = &respondents.codebook;
    let views = spec
        .views
        .iter()
        .map(|(name, view)| answers::Asked::new(codebook, name, view, file))
        .collect::<Result<Vec<_>, _>>()?;
    let missing = match spec.base {
        PatternBase::AnsweredAll => MissingRule::Answered,
        PatternBase::Everybody => MissingRule::Everybody,
    };
    let settings = SurveySettings { missing, ..spec.settings.clone() };
    let survey = Survey::new(codebook, file, &settings)?;
    let mut classes: Vec<String> = Vec::new();
    for class in views.iter().flat_map(answers::Asked::classes) {
        if !classes.contains(&class) {
            classes.push(class);
        }
    }
    let spec = spec.clone();
    Ok(Prepared::of_several(vec![survey.needs(classes)], move |tallies: &[Tally]| {
        match tallies {
            [tally, ..] => maker::Maker::of(tally, &survey, &views, &spec)?.result(),
            [] => Err(Diagnostic::new(Code::Ingest, file).into()),
        }
    }))
}

/// Estimates the patterns of some views.
///
/// # Errors
/// Those of [`prepare_patterns`], and rows or a design that cannot be used.
pub fn patterns_of(
    respondents: &Respondents,
    file: &str,
    spec: &PatternSpec,
) -> Result<Read<Vec<PatternResult>>, Rejected> {
    run_together(respondents, file, vec![prepare_patterns(respondents, file, spec)?])
}
