//! The study file: which data, which figures, which analyses.

use std::path::{Path, PathBuf};

use indexmap::IndexMap;
use serde::Deserialize;

use super::pattern_entry::PatternEntry;
use super::segment_entry::{SegmentEntry, yes};
use super::shift_entry::ShiftEntry;
use crate::analysis::{
    ClaimSpec, ContradictionSpec, FigureSpec, JointSpec, MissingRule, ToplineSpec,
    TrendSpec, WavesSpec,
};
use crate::poll::{
    Code, Declarations, Diagnostic, RecodeDeclaration, SampleDesign, SetDeclaration,
    VariableDeclaration,
};
use crate::read::{Declared, FigureUnit, Findings, Keys, Rejected, Source, toml_file};
use crate::results::{Label, Lang, UnansweredMargin, WeightVariance, WeightingMethod};
use crate::stats::{Adjustment, DesignMethod, IndependenceTest, Level, ShareMethod};

/// A study: data, named figures and the analyses to make of them.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
#[schemars(title = "endoxa study")]
pub struct Manifest {
    /// Identifier: the folder that results are written to.
    pub id: String,
    /// Language of reports and charts.
    #[serde(default)]
    pub language: Lang,
    /// Printed title.
    pub title: Label,
    /// What the study is about.
    pub about: Option<Label>,
    /// Sources and licence of the data, printed below charts and reports.
    pub credit: Option<Label>,
    /// The files of published polls.
    #[serde(default)]
    pub data: Data,
    /// Files of respondents, by the name that analyses call them.
    #[serde(default)]
    pub respondents: IndexMap<String, RespondentsSpec>,
    /// Weights to make for files of respondents; analyses take them by their names.
    #[serde(default)]
    pub weights: Vec<WeightEntry>,
    /// Choices that hold for all analyses.
    #[serde(default)]
    pub settings: SettingsSpec,
    /// What to assume where nothing was published; labelled wherever it matters.
    #[serde(default)]
    pub assume: Assume,
    /// Named figures, which claims and segments speak of.
    #[serde(default)]
    pub figures: IndexMap<String, FigureSpec>,
    /// Questions to report with all their answers.
    #[serde(default)]
    pub toplines: Vec<ToplineSpec>,
    /// Questions of files of respondents to report with all their answers.
    #[serde(default)]
    pub frequencies: Vec<FrequencyEntry>,
    /// Questions by groups, of files of respondents.
    #[serde(default)]
    pub crosstabs: Vec<CrosstabEntry>,
    /// Pairs of views to hold against each other.
    #[serde(default)]
    pub contradictions: Vec<ContradictionSpec>,
    /// Pairs of views in files of respondents: who holds both.
    #[serde(default)]
    pub segments: Vec<SegmentEntry>,
    /// Several views in files of respondents: which combinations are held.
    #[serde(default)]
    pub patterns: Vec<PatternEntry>,
    /// Pairs of views to hold against each other in every poll that asked both.
    #[serde(default)]
    pub contradiction_waves: Vec<WavesSpec>,
    /// Several views at once, and any mix of published figures about them.
    #[serde(default)]
    pub joints: Vec<JointSpec>,
    /// Questions to follow over all polls that asked them.
    #[serde(default)]
    pub trends: Vec<TrendSpec>,
    /// Questions in two waves: did opinion change?
    #[serde(default)]
    pub shifts: Vec<ShiftEntry>,
    /// Claims to examine.
    #[serde(default)]
    pub claims: Vec<ClaimSpec>,
}

/// The files of a study, relative to the study file.
#[derive(Debug, Clone, Default, Deserialize, schemars::JsonSchema)]
pub struct Data {
    /// Toplines, in any layout that endoxa reads.
    pub toplines: Option<PathBuf>,
    /// The layout of the toplines: the name of a built-in one, or a TOML file; told by the
    /// header where it is not given.
    pub layout: Option<String>,
    /// Whether the toplines' figures are percentages or shares from 0 to 1, where the layout
    /// does not say or is wrong.
    pub unit: Option<FigureUnit>,
    /// CSV of other names of pollsters: alias,name.
    pub aliases: Option<PathBuf>,
    /// Errors about single cells of the toplines that leave the cell blank, with a warning.
    #[serde(default)]
    pub allow: Vec<Code>,
    /// Long CSV of crosstabs.
    pub crosstabs: Option<PathBuf>,
    /// CSV of printed names.
    pub labels: Option<PathBuf>,
}

/// A file of respondents, and what is said of it here.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
pub struct RespondentsSpec {
    /// The file, relative to the study file.
    pub file: PathBuf,
    /// Its codebook, .csv or .toml, in place of those beside it.
    pub codebook: Option<PathBuf>,
    /// What is said of variables.
    #[serde(default)]
    pub variables: IndexMap<String, VariableDeclaration>,
    /// Variables made of others.
    #[serde(default)]
    pub recodes: IndexMap<String, RecodeDeclaration>,
    /// Sets of variables that record one question.
    #[serde(default)]
    pub sets: IndexMap<String, SetDeclaration>,
    /// The sample design.
    pub design: Option<SampleDesign>,
}

impl RespondentsSpec {
    /// The declarations, with their places in the study file.
    pub(super) fn declared(&self, name: &str, keys: &Keys) -> Declared {
        let value = Declarations {
            variables: self.variables.clone(),
            recodes: self.recodes.clone(),
            sets: self.sets.clone(),
            design: self.design.clone(),
        };
        Declared::new(value, keys.clone(), &format!("respondents.{name}."))
    }
}

/// A weight to make: a variable that later analyses of the file can take as their weight.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
pub struct WeightEntry {
    /// Name of the weight, not another variable's of the file.
    pub name: String,
    /// The file, by its name under `respondents`.
    pub respondents: String,
    /// CSV of targets, relative to the study file: `variable,level,share` (or `total`).
    pub targets: PathBuf,
    /// How weights are made: `rake`, `post_stratify`, `linear`, `raking_distance`, `logit`.
    #[serde(default)]
    pub method: WeightingMethod,
    /// The weight to start from, in place of the declared one; it may be a weight made above.
    pub base_weight: Option<String>,
    /// Start from equal weights, even if one is declared.
    #[serde(default)]
    pub unweighted: bool,
    /// Least and largest final over base weight.
    pub bounds: Option<[f64; 2]>,
    /// Least and largest weight over the mean weight; the targets are still met.
    pub trim: Option<[f64; 2]>,
    /// Levels to be weighted for as one, by variable: lists of labels or codes.
    #[serde(default)]
    pub collapse: IndexMap<String, Vec<Vec<String>>>,
    /// Respondents without an answer: `fail`, `out` or `own_level`.
    #[serde(default)]
    pub unanswered: UnansweredMargin,
    /// Total of the weights; that of the base weights unless it is said.
    pub population: Option<f64>,
    /// Take the closest weights where the targets cannot be met.
    #[serde(default)]
    pub closest: bool,
    /// How standard errors of analyses under the weight treat it: `calibrated`, `fixed` or
    /// `r_rake`.
    #[serde(default)]
    pub variance: WeightVariance,
    /// Questions whose shares are reported under the weight, with both kinds of standard
    /// errors.
    #[serde(default)]
    pub questions: Vec<String>,
    /// Title of the chart; made from the numbers where it is not given.
    pub title: Option<Label>,
    /// Whether to draw a chart.
    #[serde(default = "yes")]
    pub chart: bool,
}

/// A question of a file of respondents.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
pub struct FrequencyEntry {
    /// Name, unique in the study.
    pub name: String,
    /// The file, by its name under `respondents`.
    pub respondents: String,
    /// The question: a variable, a response set, or several with `*` between them.
    pub question: String,
    /// The weight, in place of the declared one.
    pub weight: Option<String>,
    /// Count everybody alike, even if a weight is declared.
    #[serde(default)]
    pub unweighted: bool,
    /// Method of the intervals, `wilson` where it is not given.
    #[serde(default)]
    #[schemars(with = "String")]
    pub method: DesignMethod,
    /// Whom shares are shares of: `answered`, `everybody` or `worst_case`.
    #[serde(default)]
    pub missing: MissingRule,
}

/// A question by groups.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
pub struct CrosstabEntry {
    /// The file, by its name under `respondents`.
    pub respondents: String,
    /// What rows are made of: a variable, a response set, or several with `*` between them.
    pub rows: String,
    /// What columns are made of.
    pub columns: String,
    /// Test of independence, `f` where it is not given.
    #[serde(default)]
    #[schemars(with = "String")]
    pub test: IndependenceTest,
    /// How p values of letters are adjusted within a row: `holm`, `bh` or `none`.
    #[serde(default)]
    #[schemars(with = "String")]
    pub adjust: Adjustment,
    /// The weight, in place of the declared one.
    pub weight: Option<String>,
    /// Count everybody alike, even if a weight is declared.
    #[serde(default)]
    pub unweighted: bool,
    /// Method of the intervals, `wilson` where it is not given.
    #[serde(default)]
    #[schemars(with = "String")]
    pub method: DesignMethod,
    /// Whom shares are shares of: `answered`, `everybody` or `worst_case`.
    #[serde(default)]
    pub missing: MissingRule,
}

/// Choices that hold for all analyses.
#[derive(Debug, Clone, Copy, Default, Deserialize, schemars::JsonSchema)]
pub struct SettingsSpec {
    /// Confidence level, 0.95 where it is not given.
    #[serde(default)]
    #[schemars(with = "f64")]
    pub level: Level,
    /// Interval method for shares, `wilson` where it is not given.
    #[serde(default)]
    #[schemars(with = "String")]
    pub method: ShareMethod,
}

/// What to assume where nothing was published.
#[derive(Debug, Clone, Copy, Default, Deserialize, schemars::JsonSchema)]
pub struct Assume {
    /// A sample size.
    pub sample_size: Option<f64>,
    /// A design effect, for every poll.
    pub design_effect: Option<f64>,
}

/// The JSON Schema of study files.
#[must_use]
pub fn manifest_schema() -> schemars::Schema {
    schemars::schema_for!(Manifest)
}

/// Reads a study file. Unknown keys are errors with the nearest right one.
///
/// # Errors
/// [`Rejected`] with every finding, each with its line.
pub fn load(path: &Path) -> Result<(Manifest, Keys), Rejected> {
    let read = toml_file::<Manifest>(&Source::new(path))?;
    let (manifest, keys) = read.value;
    let mut findings = Findings::default();
    findings.extend(read.diagnostics);
    findings.extend(twice(&manifest, &keys));
    findings.extend(out_of_range(&manifest, &keys));
    for (i, entry) in manifest.patterns.iter().enumerate() {
        findings.extend(entry.mistakes(i, &keys));
    }
    findings.finish(()).map(|_| (manifest, keys))
}

fn twice(manifest: &Manifest, keys: &Keys) -> Vec<Diagnostic> {
    let places = |key: &str, names: Vec<&'_ String>| -> Vec<(String, String)> {
        let place =
            |(i, name): (usize, &String)| (format!("{key}.{i}.name"), name.clone());
        names.into_iter().enumerate().map(place).collect()
    };
    let mut lists = vec![
        places("toplines", manifest.toplines.iter().map(|t| &t.name).collect()),
        places("weights", manifest.weights.iter().map(|w| &w.name).collect()),
        places("frequencies", manifest.frequencies.iter().map(|f| &f.name).collect()),
        places("shifts", manifest.shifts.iter().map(|s| &s.name).collect()),
        places("joints", manifest.joints.iter().map(|j| &j.name).collect()),
        places("patterns", manifest.patterns.iter().map(|p| &p.name).collect()),
        places("trends", manifest.trends.iter().map(|t| &t.name).collect()),
        places("claims", manifest.claims.iter().map(|c| &c.name).collect()),
    ];
    // Both are segments to a reader, who asks for their figures by these names.
    let published = manifest.contradictions.iter().map(|c| &c.name).collect();
    let estimated = manifest.segments.iter().map(|s| &s.name).collect();
    let waves = manifest.contradiction_waves.iter().map(|w| &w.name).collect();
    let segments = [
        places("contradictions", published),
        places("segments", estimated),
        places("contradiction_waves", waves),
    ];
    lists.push(segments.concat());
    for (i, joint) in manifest.joints.iter().enumerate() {
        let names = joint.events.iter().map(|event| &event.name).collect();
        lists.push(places(&format!("joints.{i}.events"), names));
    }
    let mut found = Vec::new();
    for list in lists {
        for (i, (place, name)) in list.iter().enumerate() {
            if list[..i].iter().any(|(_, other)| other == name) {
                found.push(keys.about(Code::NameTwice, place).value(name));
            }
        }
    }
    found
}

fn out_of_range(manifest: &Manifest, keys: &Keys) -> Vec<Diagnostic> {
    let assume = &manifest.assume;
    let mut found = Vec::new();
    let checks = [
        ("assume.sample_size", assume.sample_size, 1.0, "≥ 1"),
        ("assume.design_effect", assume.design_effect, f64::MIN_POSITIVE, "> 0"),
    ];
    for (key, value, least, expected) in checks {
        if let Some(value) = value
            && !(value >= least && value.is_finite())
        {
            found.push(
                keys.about(Code::ValueInvalid, key)
                    .value(&value.to_string())
                    .with("expected", expected),
            );
        }
    }
    for (i, entry) in manifest.shifts.iter().enumerate() {
        for (key, value, expected) in entry.out_of_range() {
            let about = keys.about(Code::ValueInvalid, &format!("shifts.{i}.{key}"));
            found.push(about.value(&value.to_string()).with("expected", expected));
        }
    }
    if crate::poll::slug(&manifest.id) != manifest.id.replace('-', "_") {
        found.push(
            keys.about(Code::ValueInvalid, "id")
                .value(&manifest.id)
                .with("expected", "a-z, 0-9, - and _"),
        );
    }
    found
}
