//! Weights that meet targets, from a tally of what is weighted for.

mod explain;
mod fit;
mod levels;
mod result;
mod solve;

use std::sync::Arc;

use crate::poll::{Code, Codebook, Diagnostic, Targets, Variable, VariableKind};
use crate::read::{Read, Rejected, Respondents};
use crate::results::{
    FrequencyResult, Label, UnansweredMargin, WeightVariance, WeightedQuestion,
    WeightingMethod, WeightingResult,
};
use crate::tally::{CellWeight, Tally};

use super::dimension::Dimension;
use super::frequencies::{FrequencySpec, prepare_frequency};
use super::respondents::{
    Prepared, Replication, Survey, SurveySettings, Weighting, named, run_together,
};
use fit::Fitted;
use solve::Solved;

/// Levels that are weighted for as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collapse {
    /// The variable, as the targets name it.
    pub variable: String,
    /// Its levels, by label or code.
    pub levels: Vec<String>,
}

/// Weights to make.
#[derive(Debug, Clone)]
pub struct WeightingSpec {
    /// Name of the weight.
    pub name: String,
    /// What the weights are to add up to.
    pub targets: Targets,
    /// The method.
    pub method: WeightingMethod,
    /// The weight to start from.
    pub base: Weighting,
    /// Least and largest final over base weight.
    pub bounds: Option<[f64; 2]>,
    /// Least and largest weight, over the mean weight.
    pub trim: Option<[f64; 2]>,
    /// Levels to be weighted for as one.
    pub collapse: Vec<Collapse>,
    /// What becomes of respondents without an answer.
    pub unanswered: UnansweredMargin,
    /// Total of the weights, where shares alone are given; that of the base weights unless
    /// it is said.
    pub population: Option<f64>,
    /// Take the closest weights where the targets cannot be met.
    pub closest: bool,
    /// Title of the chart.
    pub title: Option<Label>,
    /// Whether to draw a chart.
    pub chart: bool,
}

/// A calibration that other analyses of the file are made under.
#[derive(Debug, Clone)]
pub struct Calibration {
    /// The weights.
    pub spec: WeightingSpec,
    /// How standard errors treat them.
    pub variance: WeightVariance,
}

/// Questions to report under weights.
#[derive(Debug, Clone, Default)]
pub struct WeightedQuestions {
    /// Variables, response sets, or several with `*` between them.
    pub names: Vec<String>,
    /// Level and method of their intervals, whom shares are shares of.
    pub settings: SurveySettings,
    /// Report the standard errors of R's `survey::rake` too.
    pub r_rake: bool,
}

/// A weighting with its variables found.
#[derive(Debug)]
pub(super) struct Calibrating<'a> {
    spec: WeightingSpec,
    variance: WeightVariance,
    file: &'a str,
    margins: Vec<Dimension<'a>>,
    numbers: Vec<&'a Variable>,
    base: Option<String>,
}

impl<'a> Calibrating<'a> {
    pub(super) fn new(
        codebook: &'a Codebook,
        file: &'a str,
        calibration: &Calibration,
    ) -> Result<Self, Diagnostic> {
        let spec = calibration.spec.clone();
        let variance = calibration.variance;
        let targets = &spec.targets;
        let margins = margins(codebook, file, targets)?;
        let numbers = numbers(codebook, file, targets)?;
        if margins.is_empty() && numbers.is_empty() {
            return Err(Diagnostic::new(Code::FileEmpty, &targets.file));
        }
        let base = match &spec.base {
            Weighting::Declared => codebook.declared_weight().map(str::to_owned),
            Weighting::Variable(name) => Some(named(codebook, name, file)?.name.clone()),
            Weighting::None => None,
        };
        let found = Self { spec, variance, file, margins, numbers, base };
        found.check()?;
        Ok(found)
    }

    /// Options that do not go together.
    fn check(&self) -> Result<(), Diagnostic> {
        let spec = &self.spec;
        let unfit = |value: &str, expected: &str| {
            let found = Diagnostic::new(Code::WeightingUnfit, &spec.targets.file);
            Err(found.value(value).with("expected", expected))
        };
        let several = self.margins.len() + self.numbers.len() > 1;
        match spec.method {
            WeightingMethod::PostStratify if several || !self.numbers.is_empty() => {
                unfit("post-stratify", "a*b; rake")
            }
            WeightingMethod::PostStratify
                if spec.bounds.is_some() || spec.trim.is_some() =>
            {
                unfit("post-stratify", "rake; linear")
            }
            WeightingMethod::Logit if spec.bounds.is_none() => {
                unfit("logit", "--bounds 0.3,3")
            }
            WeightingMethod::Logit if spec.trim.is_some() => {
                unfit("logit + trim", "rake; linear")
            }
            // What R's rake() does is defined for plain raking alone.
            method
                if self.variance == WeightVariance::RRake
                    && (method != WeightingMethod::Rake
                        || !self.numbers.is_empty()
                        || spec.bounds.is_some()
                        || spec.trim.is_some()) =>
            {
                unfit("r-rake", "rake")
            }
            _ => Ok(()),
        }
    }

    /// The name of the weight.
    pub(super) fn name(&self) -> &str {
        &self.spec.name
    }

    /// The base weight.
    pub(super) fn base(&self) -> Option<&str> {
        self.base.as_deref()
    }

    pub(super) fn variance(&self) -> WeightVariance {
        self.variance
    }

    /// What is weighted for, as classes of a tally.
    pub(super) fn classes(&self) -> Vec<String> {
        let mut classes: Vec<String> = Vec::new();
        let of_margins = self.margins.iter().flat_map(Dimension::classes);
        let numbers = self.numbers.iter().map(|variable| variable.name.clone());
        // Limits of weights are limits of factors only where base weights are alike.
        let base = self.spec.trim.and(self.base.clone());
        for class in of_margins.chain(numbers).chain(base) {
            if !classes.contains(&class) {
                classes.push(class);
            }
        }
        classes
    }

    /// The tally under the calibrated weights.
    pub(super) fn apply(&self, tally: &Tally) -> Result<Tally, Rejected> {
        let fitted = Fitted::new(self, tally)?;
        let solved = Solved::new(self, &fitted)?;
        Ok(solved.applied(self, &fitted))
    }
}

/// A finding about a variable, at its line of the targets.
fn placed(found: &Diagnostic, targets: &Targets, line: u64) -> Diagnostic {
    let mut placed = found.clone().line(line).column("variable");
    placed.place.file.clone_from(&targets.file);
    placed
}

/// The variables whose levels are weighted for.
fn margins<'a>(
    codebook: &'a Codebook,
    file: &str,
    targets: &Targets,
) -> Result<Vec<Dimension<'a>>, Diagnostic> {
    let dimension = |margin: &crate::poll::TargetMargin| {
        let dimension = Dimension::parse(codebook, &margin.variable, file)
            .map_err(|found| placed(&found, targets, margin.line()))?;
        if dimension.overlaps() {
            let found = Diagnostic::new(Code::MarginOverlaps, &targets.file);
            let found = found.value(&margin.variable);
            return Err(placed(&found, targets, margin.line()));
        }
        Ok(dimension)
    };
    targets.margins.iter().map(dimension).collect()
}

/// The variables whose means or totals are weighted for.
fn numbers<'a>(
    codebook: &'a Codebook,
    file: &str,
    targets: &Targets,
) -> Result<Vec<&'a Variable>, Diagnostic> {
    let variable = |number: &crate::poll::TargetNumber| {
        let variable = named(codebook, &number.variable, file)
            .map_err(|found| placed(&found, targets, number.line))?;
        if variable.kind != VariableKind::Number {
            let found = Diagnostic::new(Code::TargetNoNumber, &targets.file);
            let found = found.value(&number.variable);
            return Err(placed(&found, targets, number.line));
        }
        Ok(variable)
    };
    targets.numbers.iter().map(variable).collect()
}

/// Weights made.
#[derive(Debug, Clone)]
pub struct Weighted {
    /// What they do.
    pub result: WeightingResult,
    weight: CellWeight,
    label: String,
}

impl Weighted {
    /// The file with the weight as its last variable, which it declares as its weight.
    /// Replicate weights of another weight are not declared any more, which is said.
    ///
    /// # Errors
    /// A diagnostic for a name that the file has already.
    pub fn add_to(
        &self,
        respondents: &Respondents,
        file: &str,
    ) -> Result<Read<Respondents>, Diagnostic> {
        let mut value = self.beside(respondents, file)?;
        let name = self.result.name.clone();
        let mut diagnostics = Vec::new();
        let codebook = &mut value.codebook;
        if let Some(design) = &mut codebook.design {
            design.weight = Some(name.clone());
            if design.replicates.take().is_some() {
                diagnostics
                    .push(Diagnostic::new(Code::ReplicatesDropped, file).value(&name));
            }
        }
        codebook.weight = Some(name);
        Ok(Read { value, diagnostics })
    }

    /// The file with the weight as its last variable; what it declares stays.
    ///
    /// # Errors
    /// A diagnostic for a name that the file has already.
    pub fn beside(
        &self,
        respondents: &Respondents,
        file: &str,
    ) -> Result<Respondents, Diagnostic> {
        free_name(&respondents.codebook, &self.result.name, file)?;
        let mut variable = Variable::new(&self.result.name, VariableKind::Number);
        variable.label = Some(self.label.clone());
        variable.measure = crate::poll::Measure::Scale;
        self.weight.add_to(respondents, variable)
    }
}

/// A weight's name must not be another variable's.
fn free_name(codebook: &Codebook, name: &str, file: &str) -> Result<(), Diagnostic> {
    let fine = !name.trim().is_empty() && !codebook.variables.contains_key(name);
    match fine {
        true => Ok(()),
        false => Err(Diagnostic::new(Code::WeightNameTaken, file).value(name)),
    }
}

/// A table of what is weighted for, or a question's shares.
enum Part {
    Weights(Box<result::Made>),
    Question(usize, WeightVariance, Box<FrequencyResult>),
}

/// Makes weights, and shares of questions under them.
///
/// # Errors
/// [`Rejected`] for targets that do not fit the file, respondents without an answer unless
/// it is said what becomes of them, and targets that cannot be met: then with the levels
/// that stand against them and the nearest targets that can be.
pub fn weighting_of(
    respondents: &Respondents,
    file: &str,
    spec: &WeightingSpec,
    questions: &WeightedQuestions,
) -> Result<Read<Weighted>, Rejected> {
    free_name(&respondents.codebook, &spec.name, file)?;
    let of = |variance: WeightVariance| SurveySettings {
        calibration: Some(Arc::new(Calibration { spec: spec.clone(), variance })),
        replicates: Replication::Off,
        ..questions.settings.clone()
    };
    let fixed = of(WeightVariance::Fixed);
    let survey = Survey::new(&respondents.codebook, file, &fixed)?;
    let calibrating = Calibrating::new(
        &respondents.codebook,
        file,
        &Calibration { spec: spec.clone(), variance: WeightVariance::Calibrated },
    )?;
    let mut variances = vec![WeightVariance::Calibrated, WeightVariance::Fixed];
    if questions.r_rake {
        variances.push(WeightVariance::RRake);
    }
    let made = |tally: &Tally| {
        let fitted = Fitted::new(&calibrating, tally)?;
        let solved = Solved::new(&calibrating, &fitted)?;
        let made = result::Made::new(&calibrating, tally, &fitted, &solved)?;
        Ok(Part::Weights(Box::new(made)))
    };
    let mut asked = vec![Prepared::new(survey.needs(Vec::new()), made)];
    for (i, question) in questions.names.iter().enumerate() {
        for variance in &variances {
            let variance = *variance;
            let settings = of(variance);
            let question = question.clone();
            let spec = FrequencySpec { name: None, question, settings };
            let one = prepare_frequency(respondents, file, &spec)?;
            asked
                .push(one.map(move |found| Part::Question(i, variance, Box::new(found))));
        }
    }
    let read = run_together(respondents, file, asked)?;
    let mut diagnostics = read.diagnostics;
    let mut found: Vec<[Option<FrequencyResult>; 3]> =
        questions.names.iter().map(|_| [None, None, None]).collect();
    let mut weights = None;
    for part in read.value {
        match part {
            Part::Weights(made) => weights = Some(made),
            Part::Question(i, variance, result) => {
                found[i][variance as usize] = Some(*result);
            }
        }
    }
    let made = weights.ok_or_else(|| Diagnostic::new(Code::Ingest, file))?;
    let (mut weighted, warnings) = made.finish(respondents, file)?;
    diagnostics.extend(warnings);
    weighted.result.questions = found
        .into_iter()
        .filter_map(|[calibrated, fixed, r_rake]| {
            let (calibrated, fixed) = (calibrated?, fixed?);
            Some(WeightedQuestion { calibrated, fixed, r_rake })
        })
        .collect();
    Ok(Read { value: weighted, diagnostics })
}
