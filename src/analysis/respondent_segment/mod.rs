//! The contradiction segment from respondents' data: who holds two opposed views at once,
//! estimated under the sample design.

mod holders;
mod maker;
mod profile;
mod scales;
mod split;

use crate::poll::{Code, Diagnostic};
use crate::read::{Read, Rejected, Respondents};
use crate::results::{Label, RespondentSegment, UndecidedRule};
use crate::tally::Tally;

use super::dimension::Dimension;
use super::respondents::{Prepared, Survey, SurveySettings, run_together};

/// A view in a file of respondents.
#[derive(Debug, Clone, Default, serde::Deserialize, schemars::JsonSchema)]
pub struct ViewSpec {
    /// The question: a variable or a response set.
    pub question: String,
    /// The answers that hold the view, by label or code.
    pub answers: Vec<String>,
    /// Printed name; the answers' labels where it is not given.
    pub label: Option<Label>,
}

/// A segment to be estimated.
#[derive(Debug, Clone)]
pub struct RespondentSegmentSpec {
    /// Name of the analysis.
    pub name: String,
    /// The first view.
    pub a: ViewSpec,
    /// The second view.
    pub b: ViewSpec,
    /// A variable of groups, to set the estimate beside what crosstabs would have said.
    pub by: Option<String>,
    /// Variables by which to describe the segment.
    pub profile: Vec<String>,
    /// The rule for those without an answer that sentences and charts speak of.
    pub rule: UndecidedRule,
    /// Take the answers of both questions as ordered as they are stored, whatever the file
    /// says of them: the segment is made for every pair of thresholds.
    pub scales: bool,
    /// Shares of mistaken answers to reckon with.
    pub errors: Vec<f64>,
    /// Weight, level and method of the intervals.
    pub settings: SurveySettings,
    /// Printed name of the segment.
    pub label: Option<Label>,
    /// Title of its charts.
    pub title: Option<Label>,
    /// Whether to draw charts.
    pub chart: bool,
}

/// Shares of mistaken answers where none are asked for.
pub const RESPONSE_ERRORS: [f64; 6] = [0.0, 0.01, 0.02, 0.03, 0.05, 0.1];

/// The segment as an analysis that knows what it needs of the pass: a table of both
/// questions, and one more with each variable of groups.
///
/// # Errors
/// [`Rejected`] for a question, an answer or a variable that is not there, with the nearest.
pub fn prepare_segment<'a>(
    respondents: &'a Respondents,
    file: &'a str,
    spec: &RespondentSegmentSpec,
) -> Result<Prepared<'a, RespondentSegment>, Rejected> {
    let codebook = &respondents.codebook;
    let a = holders::Question::new(codebook, &spec.a, file)?;
    let b = holders::Question::new(codebook, &spec.b, file)?;
    if a.dimension.name == b.dimension.name {
        return Err(Diagnostic::new(Code::NameTwice, file)
            .value(&spec.a.question)
            .into());
    }
    let survey = Survey::new(codebook, file, &spec.settings)?;
    let groups: Vec<Dimension<'a>> = spec
        .by
        .iter()
        .chain(&spec.profile)
        .map(|name| Dimension::parse(codebook, name, file))
        .collect::<Result<_, _>>()?;
    let mut both = a.dimension.classes();
    both.extend(b.dimension.classes());
    let mut needs = vec![survey.needs(both.clone())];
    for group in &groups {
        let mut classes = both.clone();
        for class in group.classes() {
            if !classes.contains(&class) {
                classes.push(class);
            }
        }
        needs.push(survey.needs(classes));
    }
    let spec = spec.clone();
    Ok(Prepared::of_several(needs, move |tallies: &[Tally]| {
        let (survey, groups, spec) = (&survey, groups.as_slice(), &spec);
        maker::Maker { tallies, survey, a: &a, b: &b, groups, spec }.result()
    }))
}

/// Estimates one segment.
///
/// # Errors
/// Those of [`prepare_segment`], and rows or a design that cannot be used.
pub fn segment_of(
    respondents: &Respondents,
    file: &str,
    spec: &RespondentSegmentSpec,
) -> Result<Read<Vec<RespondentSegment>>, Rejected> {
    run_together(respondents, file, vec![prepare_segment(respondents, file, spec)?])
}
