//! The study file: which data, which figures, which analyses.

use std::path::{Path, PathBuf};

use indexmap::IndexMap;
use serde::Deserialize;

use super::keys::Keys;
use crate::analysis::{ClaimSpec, ContradictionSpec, FigureSpec, ToplineSpec};
use crate::poll::{Code, Diagnostic};
use crate::read::{Findings, Rejected, Source};
use crate::results::{Label, Lang};
use crate::stats::{Level, ShareMethod};

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
    /// The files.
    pub data: Data,
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
    /// Pairs of views to hold against each other.
    #[serde(default)]
    pub contradictions: Vec<ContradictionSpec>,
    /// Claims to examine.
    #[serde(default)]
    pub claims: Vec<ClaimSpec>,
}

/// The files of a study, relative to the study file.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
pub struct Data {
    /// Long CSV of toplines.
    pub toplines: PathBuf,
    /// Long CSV of crosstabs.
    pub crosstabs: Option<PathBuf>,
    /// CSV of printed names.
    pub labels: Option<PathBuf>,
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
    let source = Source::new(path);
    let (text, warning) = source.text()?;
    let name = source.name();
    let keys = Keys::parse(&text, name)?;
    let mut findings = Findings::default();
    findings.extend(warning);
    let deserializer =
        toml::Deserializer::parse(&text).map_err(|e| invalid(&e, name, &text))?;
    let mut unknown = Vec::new();
    let manifest =
        serde_ignored::deserialize(deserializer, |path| unknown.push(path.to_string()));
    let schema = manifest_schema();
    for key in unknown {
        findings.push(keys.unknown(&key, &schema));
    }
    let manifest: Manifest = match manifest {
        Ok(manifest) => manifest,
        Err(error) => {
            findings.push(invalid(&error, name, &text));
            return Err(Rejected(findings.into_inner()));
        }
    };
    findings.extend(twice(&manifest, &keys));
    findings.extend(out_of_range(&manifest, &keys));
    findings.finish(()).map(|_| (manifest, keys))
}

/// A TOML or type error with its line; the parser's own sentence says what was expected.
fn invalid(error: &toml::de::Error, name: &str, text: &str) -> Diagnostic {
    let at = error.span().map_or(0, |span| span.start.min(text.len()));
    let line = text[..at].matches('\n').count() as u64 + 1;
    let value = text[at..].lines().next().unwrap_or("").trim();
    let code = if error.message().contains("missing field")
        || error.message().contains("invalid")
        || error.message().contains("unknown variant")
    {
        Code::ValueInvalid
    } else {
        Code::StudyMalformed
    };
    Diagnostic::new(code, name).line(line).value(value).with("expected", error.message())
}

fn twice(manifest: &Manifest, keys: &Keys) -> Vec<Diagnostic> {
    let names = [
        ("toplines", manifest.toplines.iter().map(|t| &t.name).collect::<Vec<_>>()),
        ("contradictions", manifest.contradictions.iter().map(|c| &c.name).collect()),
        ("claims", manifest.claims.iter().map(|c| &c.name).collect()),
    ];
    let mut found = Vec::new();
    for (key, names) in names {
        for (i, name) in names.iter().enumerate() {
            if names[..i].contains(name) {
                found.push(
                    keys.about(Code::NameTwice, &format!("{key}.{i}.name")).value(name),
                );
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
    if crate::poll::slug(&manifest.id) != manifest.id.replace('-', "_") {
        found.push(
            keys.about(Code::ValueInvalid, "id")
                .value(&manifest.id)
                .with("expected", "a-z, 0-9, - and _"),
        );
    }
    found
}
