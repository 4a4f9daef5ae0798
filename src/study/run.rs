//! A study from its files to its results.

use std::path::Path;

use super::cross_check::cross_check;
use super::manifest::{Data, Manifest, load};
use super::respondents::{Placed, from_respondents};
use crate::analysis::{
    AnalysisError, Evidence, Figures, Settings, claim, contradiction,
    contradiction_waves, figures, joint, shifts, topline, trend,
};
use crate::poll::{Code, Diagnostic, Poll};
use crate::read::{
    self, Aliases, Findings, Keys, LabelKind, ReadingOptions, Rejected, Source, Toplines,
};
use crate::results::{
    ClaimResult, ContradictionResult, ContradictionWaves, Figure, JointResult, Lang,
    PollRecord, Results, SCHEMA_VERSION, ShiftResult, StudyRecord, ToplineResult,
    TrendResult,
};
use crate::stats::Level;

/// A study's results.
#[derive(Debug, Clone)]
pub struct Evaluated {
    /// The results.
    pub results: Results,
    /// Language of the study file.
    pub language: Lang,
}

/// Reads a study and its files and makes all its analyses.
///
/// # Errors
/// [`Rejected`] with every finding about the study and its files.
pub fn run(path: &Path, level: Option<Level>) -> Result<Evaluated, Rejected> {
    let (manifest, keys) = load(path)?;
    let mut findings = Findings::default();
    let mut evidence = gather(path, &manifest, &mut findings)?;
    if let Some(level) = level {
        evidence.settings.level = level;
    }
    evaluate(&manifest, &keys, &evidence, findings)
}

/// Makes all analyses of a study whose files are read.
pub(super) fn evaluate(
    manifest: &Manifest,
    keys: &Keys,
    evidence: &Evidence,
    mut findings: Findings,
) -> Result<Evaluated, Rejected> {
    let mut odd = Findings::default();
    let parts = match analyse(manifest, evidence, &mut odd) {
        Ok(parts) => parts,
        Err(errors) => {
            let errors = errors.into_iter().map(|e| diagnostic(e, evidence));
            findings.extend(errors.map(|found| keys.located(found)));
            return Err(Rejected(findings.into_inner()));
        }
    };
    findings.extend(odd.into_inner().into_iter().map(|found| keys.located(found)));
    let polls = used(evidence, &parts);
    let settings = evidence.settings;
    let study = Path::new(&evidence.study);
    let mut surveyed = from_respondents(study, manifest, keys, settings, &mut findings)?;
    let shifts = in_order(parts.shifts, std::mem::take(&mut surveyed.shifts));
    findings.extend(evidence.labels.missing());
    let read = findings.finish(())?;
    let results = Results {
        schema_version: SCHEMA_VERSION.to_owned(),
        endoxa_version: env!("CARGO_PKG_VERSION").to_owned(),
        study: record(manifest, evidence.settings.level),
        polls,
        toplines: parts.toplines,
        weights: surveyed.weights,
        frequencies: surveyed.frequencies,
        crosstabs: surveyed.crosstabs,
        contradictions: parts.contradictions,
        joints: parts.joints,
        contradiction_waves: parts.waves,
        segments: surveyed.segments,
        patterns: surveyed.patterns,
        trends: parts.trends,
        shifts,
        claims: parts.claims,
        diagnostics: read.diagnostics,
    };
    Ok(Evaluated { results, language: manifest.language })
}

/// Reads the files that a study names.
pub(super) fn gather(
    path: &Path,
    manifest: &Manifest,
    findings: &mut Findings,
) -> Result<Evidence, Rejected> {
    let folder = path.parent().unwrap_or(Path::new(""));
    let source = |file: &Path| {
        Source::named(&folder.join(file), &file.display().to_string().replace('\\', "/"))
    };
    let mut refused = Vec::new();
    let mut keep = |result: Result<Vec<Diagnostic>, Rejected>| match result {
        Ok(found) => findings.extend(found),
        Err(Rejected(found)) => refused.extend(found),
    };
    let mut evidence = Evidence {
        study: path.display().to_string(),
        settings: settings(manifest),
        ..Evidence::default()
    };
    if let Some(file) = &manifest.data.toplines {
        let read = reading(&manifest.data, folder, source)
            .and_then(|options| read::published(&source(file), &options));
        keep(read.map(|r| {
            evidence.toplines = r.value.toplines;
            evidence.crosstabs = r.value.crosstabs;
            r.diagnostics
        }));
    }
    if let Some(file) = &manifest.data.crosstabs {
        keep(read::crosstabs(&source(file)).map(|r| {
            evidence.crosstabs.extend(r.value);
            r.diagnostics
        }));
    }
    if let Some(file) = &manifest.data.labels {
        keep(read::labels(&source(file)).map(|r| {
            evidence.labels = r.value;
            r.diagnostics
        }));
    }
    if refused.is_empty() {
        findings.extend(cross_check(&evidence));
    }
    if refused.is_empty() && findings.usable() {
        Ok(evidence)
    } else {
        refused.splice(0..0, std::mem::take(findings).into_inner());
        Err(Rejected(refused))
    }
}

/// How a study says its toplines are to be read.
fn reading(
    data: &Data,
    folder: &Path,
    source: impl Fn(&Path) -> Source,
) -> Result<ReadingOptions, Rejected> {
    let aliases = match &data.aliases {
        Some(file) => Aliases::with(&source(file))?.value,
        None => Aliases::default(),
    };
    // A layout's file lies beside the study, its name does not.
    let layout = data.layout.as_ref().map(|layout| {
        let file = layout.ends_with(".toml");
        if file { folder.join(layout).display().to_string() } else { layout.clone() }
    });
    Ok(ReadingOptions { layout, unit: data.unit, aliases, allow: data.allow.clone() })
}

fn settings(manifest: &Manifest) -> Settings {
    Settings {
        level: manifest.settings.level,
        method: manifest.settings.method,
        assumed_n: manifest.assume.sample_size,
        design_effect: manifest.assume.design_effect,
    }
}

struct Parts {
    toplines: Vec<ToplineResult>,
    contradictions: Vec<ContradictionResult>,
    joints: Vec<JointResult>,
    waves: Vec<ContradictionWaves>,
    trends: Vec<TrendResult>,
    claims: Vec<ClaimResult>,
    shifts: Vec<Placed>,
}

fn analyse(
    manifest: &Manifest,
    evidence: &Evidence,
    odd: &mut Findings,
) -> Result<Parts, Vec<AnalysisError>> {
    let figures = figures(&manifest.figures, evidence)?;
    let mut errors = Vec::new();
    let toplines = each(&manifest.toplines, |spec| topline(spec, evidence), &mut errors);
    let contradictions = each(
        &manifest.contradictions,
        |spec| contradiction(spec, &figures, evidence, odd),
        &mut errors,
    );
    let joints =
        each(&manifest.joints, |spec| joint(spec, &figures, evidence), &mut errors);
    let waves = each(
        &manifest.contradiction_waves,
        |spec| contradiction_waves(spec, evidence, odd),
        &mut errors,
    );
    let trends: Vec<Vec<TrendResult>> =
        each(&manifest.trends, |spec| trend(spec, evidence), &mut errors);
    let shifts = published_shifts(manifest, evidence, &mut errors);
    let claims = claims(manifest, &figures, &contradictions, evidence, &mut errors);
    if errors.is_empty() {
        let trends = trends.into_iter().flatten().collect();
        Ok(Parts { toplines, contradictions, joints, waves, trends, claims, shifts })
    } else {
        Err(errors)
    }
}

/// Shifts of published polls, with their places in the study.
fn published_shifts(
    manifest: &Manifest,
    evidence: &Evidence,
    errors: &mut Vec<AnalysisError>,
) -> Vec<Placed> {
    let mut found = Vec::new();
    for (i, entry) in manifest.shifts.iter().enumerate() {
        if entry.respondents.is_some() {
            continue;
        }
        match shifts(&entry.published(), evidence) {
            Ok(results) => found.push((i, results)),
            Err(error) => errors.push(error),
        }
    }
    found
}

/// Shifts of both kinds in the order of the study.
fn in_order(published: Vec<Placed>, surveyed: Vec<Placed>) -> Vec<ShiftResult> {
    let mut all: Vec<Placed> = published.into_iter().chain(surveyed).collect();
    all.sort_by_key(|(place, _)| *place);
    all.into_iter().flat_map(|(_, results)| results).collect()
}

fn claims(
    manifest: &Manifest,
    figures: &Figures,
    contradictions: &[ContradictionResult],
    evidence: &Evidence,
    errors: &mut Vec<AnalysisError>,
) -> Vec<ClaimResult> {
    if !errors.is_empty() {
        return Vec::new();
    }
    each(&manifest.claims, |spec| claim(spec, figures, contradictions, evidence), errors)
}

fn each<S, R>(
    specs: &[S],
    mut run: impl FnMut(&S) -> Result<R, AnalysisError>,
    errors: &mut Vec<AnalysisError>,
) -> Vec<R> {
    let mut results = Vec::with_capacity(specs.len());
    for spec in specs {
        match run(spec) {
            Ok(result) => results.push(result),
            Err(error) => errors.push(error),
        }
    }
    results
}

pub(super) fn diagnostic(error: AnalysisError, evidence: &Evidence) -> Diagnostic {
    match error {
        AnalysisError::Input(found) => *found,
        AnalysisError::Stats(error) => {
            Diagnostic::new(Code::ValueInvalid, &evidence.study).with("expected", error)
        }
    }
}

/// The polls that any result uses, in file order.
fn used(evidence: &Evidence, parts: &Parts) -> Vec<PollRecord> {
    let of_figure = |figure: &Figure| figure.poll.clone();
    let mut ids: Vec<String> = parts.toplines.iter().map(|t| t.poll.clone()).collect();
    let waves = parts.waves.iter().flat_map(|found| &found.waves);
    for segment in parts.contradictions.iter().chain(waves) {
        ids.extend([&segment.a, &segment.b].iter().filter_map(|s| of_figure(&s.figure)));
    }
    for joint in &parts.joints {
        ids.extend(joint.figures.iter().filter_map(|f| of_figure(&f.figure)));
    }
    for (_, results) in &parts.shifts {
        ids.extend(
            results.iter().flat_map(|s| [s.first.id.clone(), s.second.id.clone()]),
        );
    }
    for claim in &parts.claims {
        ids.extend(claim.figure.iter().chain(&claim.also).filter_map(of_figure));
    }
    let Toplines { polls } = &evidence.toplines;
    polls
        .iter()
        .filter(|p| ids.contains(&p.id))
        .map(|p| poll_record(p, evidence))
        .collect()
}

pub(super) fn poll_record(poll: &Poll, evidence: &Evidence) -> PollRecord {
    let named = |kind, name: &Option<String>| {
        name.as_deref().map(|name| evidence.label(kind, None, name))
    };
    PollRecord {
        id: poll.id.clone(),
        label: evidence.label(LabelKind::Poll, None, &poll.id),
        pollster: poll.pollster.clone(),
        sponsor: poll.sponsor.clone(),
        population: named(LabelKind::Population, &poll.population),
        mode: named(LabelKind::Mode, &poll.mode),
        sample: poll.sample,
        dates: poll.dates.clone(),
        published: poll.published.clone(),
        sample_size: poll.sample_size,
        margin: poll.margin.map(|m| m.share),
    }
}

fn record(manifest: &Manifest, level: Level) -> StudyRecord {
    StudyRecord {
        id: manifest.id.clone(),
        title: manifest.title.clone(),
        about: manifest.about.clone(),
        language: manifest.language,
        level: level.value(),
        assumed_sample_size: manifest.assume.sample_size,
        credit: manifest.credit.clone(),
    }
}
