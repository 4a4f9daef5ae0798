//! `endoxa weight`: weights that meet targets.

use std::path::PathBuf;

use clap::Args;

use super::Failure;
use super::common::{Codebook, Common};
use super::error::argument;
use super::respondents::limits;
use crate::analysis::{
    Collapse, MissingRule, SurveySettings, WeightedQuestions, Weighting, WeightingSpec,
    weighting_of,
};
use crate::poll::Severity;
use crate::read::{Source, respondents, targets, write_respondents};
use crate::report::{tidy_weighting, weighting_document};
use crate::results::{UnansweredMargin, WeightingMethod};

/// Weights that meet known shares or totals, with a report of what they do
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
    endoxa weight survey.sav --targets census.csv --out weighted.sav\n  \
    endoxa weight survey.csv --targets census.csv --base-weight design --trim 0.2,5 \\\n      \
    --missing out --out weighted.parquet --questions deal,war\n  \
    endoxa weight survey.dta --targets cells.csv --method post-stratify\n  \
    endoxa weight survey.sav --targets census.csv --collapse 'age: 65-74 + 75 and over'\n\n\
    Targets are a CSV of variable,level,share: a row a level, by its label or its code, and a\n\
    share in percent or a proportion. A column total in place of share states numbers of\n\
    people; gender*age as the variable states crossed levels (Female*18-29); a row without a\n\
    level states the mean or total of a variable of numbers. Shares have to add up to the\n\
    whole within their rounding, every level with respondents needs a target, and levels are\n\
    collapsed only where --collapse says so.\n\n\
    Where no weights meet the targets, the levels that stand against them and the nearest\n\
    targets that can be met are named and nothing is written (exit code 1); --closest takes\n\
    the nearest weights and reports their misfit. Standard errors of --questions are printed\n\
    twice: knowing of the weighting, and as if the weights had been fixed. Without --out\n\
    nothing is written but the report.")]
pub(super) struct Weight {
    /// The file
    file: PathBuf,
    /// The targets: a CSV of variable, level, and share or total
    #[arg(long, value_name = "FILE")]
    targets: PathBuf,
    /// The file to write: .parquet, .csv or .sav, every column kept, the weight added
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Name of the weight
    #[arg(long, default_value = "weight", value_name = "NAME")]
    name: String,
    /// How weights are made: rake, post-stratify, linear (or greg), raking-distance, logit
    #[arg(long, default_value = "rake")]
    method: WeightingMethod,
    /// The weight to start from, in place of the declared one
    #[arg(long, value_name = "VARIABLE")]
    base_weight: Option<String>,
    /// Start from equal weights, even if a weight is declared
    #[arg(long, conflicts_with = "base_weight")]
    unweighted: bool,
    /// Least and largest final over base weight, such as 0.3,3
    #[arg(long, value_delimiter = ',', num_args = 1, value_name = "LOW,HIGH")]
    bounds: Vec<f64>,
    /// Least and largest weight over the mean weight, such as 0.2,5; the targets are still met
    #[arg(long, value_delimiter = ',', num_args = 1, value_name = "LOW,HIGH")]
    trim: Vec<f64>,
    /// Weight for levels as one: 'VARIABLE: LEVEL + LEVEL'; may be given several times
    #[arg(long, value_name = "LEVELS")]
    collapse: Vec<String>,
    /// Respondents without an answer: fail, out (no weight), or own-level (they keep their
    /// share of the base weights)
    #[arg(long, default_value = "fail", value_name = "RULE")]
    missing: UnansweredMargin,
    /// Total of the weights, where targets are shares; that of the base weights unless said
    #[arg(long, value_name = "N")]
    population: Option<f64>,
    /// Take the closest weights where the targets cannot be met
    #[arg(long)]
    closest: bool,
    /// Questions whose shares to print under the weights, with commas between them
    #[arg(long, value_delimiter = ',', value_name = "QUESTIONS")]
    questions: Vec<String>,
    /// Whom their shares are shares of: answered or everybody
    #[arg(long, default_value = "answered", value_name = "RULE")]
    base: MissingRule,
    /// Print the standard errors of R's survey::rake too, to compare with published ones
    #[arg(long, requires = "questions")]
    r_rake: bool,
    #[command(flatten)]
    codebook: Codebook,
}

impl Weight {
    pub(super) fn execute(&self, common: &Common) -> Result<(), Failure> {
        let read = respondents(&self.file, self.codebook.path(), None)?;
        let mut diagnostics = read.diagnostics;
        let file = self.file.display().to_string();
        let targets = targets(&Source::new(&self.targets))?;
        diagnostics.extend(targets.diagnostics);
        let spec = WeightingSpec {
            name: self.name.clone(),
            targets: targets.value,
            method: self.method,
            base: match &self.base_weight {
                Some(name) => Weighting::Variable(name.clone()),
                None if self.unweighted => Weighting::None,
                None => Weighting::Declared,
            },
            bounds: limits("--bounds", &self.bounds)?,
            trim: limits("--trim", &self.trim)?,
            collapse: self
                .collapse
                .iter()
                .map(|c| collapse(c))
                .collect::<Result<_, _>>()?,
            unanswered: self.missing,
            population: self.population,
            closest: self.closest,
            title: None,
            chart: false,
        };
        let questions = WeightedQuestions {
            names: self.questions.clone(),
            settings: SurveySettings {
                level: common.confidence(),
                missing: self.base,
                ..SurveySettings::default()
            },
            r_rake: self.r_rake,
        };
        let made = weighting_of(&read.value, &file, &spec, &questions)?;
        diagnostics.extend(made.diagnostics);
        let mut written = Vec::new();
        if let Some(out) = &self.out {
            let with = made.value.add_to(&read.value, &file)?;
            diagnostics.extend(with.diagnostics);
            let files = write_respondents(&with.value, out)?;
            diagnostics.extend(files.diagnostics);
            written = files.files;
        }
        if !common.quiet {
            common.findings(&diagnostics, Severity::Warning);
        }
        let result = &made.value.result;
        let document = weighting_document(result, &written, common.language());
        common.table(&document, result, &tidy_weighting(result))
    }
}

/// `VARIABLE: LEVEL + LEVEL`; a plus without spaces separates where none with spaces does.
fn collapse(text: &str) -> Result<Collapse, Failure> {
    let expected = "VARIABLE: LEVEL + LEVEL";
    let wrong = || argument("--collapse", text, expected);
    let (variable, levels) = text.split_once(':').ok_or_else(wrong)?;
    let separator = if levels.contains(" + ") { " + " } else { "+" };
    let levels: Vec<String> =
        levels.split(separator).map(|level| level.trim().to_owned()).collect();
    if levels.len() < 2 || levels.iter().any(String::is_empty) {
        return Err(wrong());
    }
    Ok(Collapse { variable: variable.trim().to_owned(), levels })
}
