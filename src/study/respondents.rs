//! The questions and tables of a study's files of respondents: one scan a file.

use std::path::Path;
use std::sync::Arc;

use super::manifest::{CrosstabEntry, FrequencyEntry, Manifest, RespondentsSpec};
use super::weights::{Calibrations, Made, make};
use crate::analysis::{
    Calibration, CrosstabSpec, FrequencySpec, LetterRules, Prepared, Replication,
    Settings, SurveySettings, WavePair, Weighting, prepare_crosstab, prepare_frequency,
    prepare_patterns, prepare_segment, prepare_shift, run_together, shift_between_files,
};
use crate::poll::{Code, Diagnostic};
use crate::read::{self, Findings, Keys, Read, Rejected, Respondents};
use crate::results::{
    CrosstabResult, FrequencyResult, PatternResult, RespondentSegment, ShiftResult,
    WeightingResult,
};
use crate::text::nearest;

/// What files of respondents gave, in the order of the study file.
#[derive(Debug, Default)]
pub(super) struct FromRespondents {
    pub(super) weights: Vec<WeightingResult>,
    pub(super) frequencies: Vec<FrequencyResult>,
    pub(super) crosstabs: Vec<CrosstabResult>,
    pub(super) segments: Vec<RespondentSegment>,
    pub(super) patterns: Vec<PatternResult>,
    pub(super) shifts: Vec<Placed>,
}

/// A shift's results (of everybody, then of groups) with its place in the study file.
pub(super) type Placed = (usize, Vec<ShiftResult>);

/// A result with its place in the study file.
enum Part {
    Frequency(usize, FrequencyResult),
    Crosstab(usize, CrosstabResult),
    // Boxed: it is many times the size of the others.
    Segment(usize, Box<RespondentSegment>),
    Patterns(usize, Box<PatternResult>),
    Shift(usize, Vec<ShiftResult>),
}

/// Opens each file of respondents and adds up all that is asked of it in one scan.
pub(super) fn from_respondents(
    study: &Path,
    manifest: &Manifest,
    keys: &Keys,
    settings: Settings,
    findings: &mut Findings,
) -> Result<FromRespondents, Rejected> {
    let folder = study.parent().unwrap_or(Path::new(""));
    let mut parts: Vec<Part> = Vec::new();
    let mut weights: Vec<(usize, WeightingResult)> = Vec::new();
    for (name, spec) in &manifest.respondents {
        let open = opened(folder, name, spec, keys)?;
        findings.extend(open.diagnostics);
        let printed = printed(spec);
        let made = make(folder, manifest, name, (open.value, &printed), settings)?;
        findings.extend(made.diagnostics);
        let Made { respondents, results, calibrations } = made.value;
        weights.extend(results);
        let of = File { name, respondents: &respondents, printed: &printed };
        let asked = asked(&of, manifest, settings, &calibrations)?;
        if asked.is_empty() {
            continue;
        }
        let found = run_together(&respondents, &printed, asked)?;
        findings.extend(found.diagnostics);
        parts.extend(found.value);
    }
    unknown_files(manifest, keys, findings);
    parts.extend(between_files(folder, manifest, keys, settings, findings)?);
    weights.sort_by_key(|(i, _)| *i);
    let weights = weights.into_iter().map(|(_, made)| made).collect();
    Ok(FromRespondents { weights, ..sorted(parts) })
}

/// An open file.
struct File<'a> {
    name: &'a str,
    respondents: &'a Respondents,
    printed: &'a str,
}

fn printed(spec: &RespondentsSpec) -> String {
    spec.file.display().to_string().replace('\\', "/")
}

fn opened(
    folder: &Path,
    name: &str,
    spec: &RespondentsSpec,
    keys: &Keys,
) -> Result<Read<Respondents>, Rejected> {
    let codebook = spec.codebook.as_ref().map(|file| folder.join(file));
    let declared = spec.declared(name, keys);
    let file = folder.join(&spec.file);
    let open = read::respondents(&file, codebook.as_deref(), Some(&declared));
    open.map_err(|Rejected(found)| {
        Rejected(found.into_iter().map(|d| keys.located(d)).collect())
    })
}

/// Shifts whose waves are in two files.
fn between_files(
    folder: &Path,
    manifest: &Manifest,
    keys: &Keys,
    settings: Settings,
    findings: &mut Findings,
) -> Result<Vec<Part>, Rejected> {
    let mut parts = Vec::new();
    for (i, entry) in manifest.shifts.iter().enumerate() {
        let files = entry.respondents.as_ref().zip(entry.respondents_to.as_ref());
        let Some((from, to)) = files else { continue };
        let spec = |name: &String| manifest.respondents.get(name);
        // Names that nothing bears are findings already.
        let (Some(first), Some(second)) = (spec(from), spec(to)) else { continue };
        let a = opened(folder, from, first, keys)?;
        let b = opened(folder, to, second, keys)?;
        let names = [printed(first), printed(second)];
        let pair =
            WavePair { first: (&a.value, &names[0]), second: (&b.value, &names[1]) };
        let found = shift_between_files(pair, &entry.surveyed(settings))?;
        findings.extend(found.diagnostics);
        parts.push(Part::Shift(i, found.value));
    }
    Ok(parts)
}

/// The analyses of one file.
fn asked<'a>(
    file: &File<'a>,
    manifest: &Manifest,
    settings: Settings,
    calibrations: &Calibrations,
) -> Result<Vec<Prepared<'a, Part>>, Rejected> {
    let (open, printed) = (file.respondents, file.printed);
    let mut asked = Vec::new();
    for (i, entry) in manifest.frequencies.iter().enumerate() {
        if entry.respondents == *file.name {
            let spec = frequency(entry, settings, calibrations);
            let one = prepare_frequency(open, printed, &spec)?;
            asked.push(one.map(move |found| Part::Frequency(i, found)));
        }
    }
    for (i, entry) in manifest.crosstabs.iter().enumerate() {
        if entry.respondents == *file.name {
            let spec = crosstab(entry, settings, calibrations);
            let one = prepare_crosstab(open, printed, &spec)?;
            asked.push(one.map(move |found| Part::Crosstab(i, found)));
        }
    }
    for (i, entry) in manifest.segments.iter().enumerate() {
        if entry.respondents == *file.name {
            let mut spec = entry.spec(settings);
            let (weight, unweighted) = (entry.weight.as_ref(), entry.unweighted);
            spec.settings.calibration = calibration(weight, unweighted, calibrations);
            let one = prepare_segment(open, printed, &spec)?;
            asked.push(one.map(move |found| Part::Segment(i, Box::new(found))));
        }
    }
    for (i, entry) in manifest.patterns.iter().enumerate() {
        if entry.respondents == *file.name {
            let mut spec = entry.spec(settings);
            let (weight, unweighted) = (entry.weight.as_ref(), entry.unweighted);
            spec.settings.calibration = calibration(weight, unweighted, calibrations);
            let one = prepare_patterns(open, printed, &spec)?;
            asked.push(one.map(move |found| Part::Patterns(i, Box::new(found))));
        }
    }
    for (i, entry) in manifest.shifts.iter().enumerate() {
        if entry.respondents.as_deref() == Some(file.name)
            && entry.respondents_to.is_none()
        {
            let one = prepare_shift(open, printed, &entry.surveyed(settings))?;
            asked.push(one.map(move |found| Part::Shift(i, found)));
        }
    }
    Ok(asked)
}

/// The calibration of a weight that the study makes, if it is one.
fn calibration(
    weight: Option<&String>,
    unweighted: bool,
    calibrations: &Calibrations,
) -> Option<Arc<Calibration>> {
    let made = weight.filter(|_| !unweighted).and_then(|name| calibrations.get(name));
    made.cloned()
}

pub(super) fn weighting(weight: Option<&String>, unweighted: bool) -> Weighting {
    match weight {
        _ if unweighted => Weighting::None,
        Some(weight) => Weighting::Variable(weight.clone()),
        None => Weighting::Declared,
    }
}

fn frequency(
    entry: &FrequencyEntry,
    settings: Settings,
    calibrations: &Calibrations,
) -> FrequencySpec {
    FrequencySpec {
        name: Some(entry.name.clone()),
        question: entry.question.clone(),
        settings: SurveySettings {
            weight: weighting(entry.weight.as_ref(), entry.unweighted),
            level: settings.level,
            method: entry.method,
            missing: entry.missing,
            replicates: Replication::Declared,
            calibration: calibration(
                entry.weight.as_ref(),
                entry.unweighted,
                calibrations,
            ),
        },
    }
}

fn crosstab(
    entry: &CrosstabEntry,
    settings: Settings,
    calibrations: &Calibrations,
) -> CrosstabSpec {
    CrosstabSpec {
        rows: entry.rows.clone(),
        columns: entry.columns.clone(),
        settings: SurveySettings {
            weight: weighting(entry.weight.as_ref(), entry.unweighted),
            level: settings.level,
            method: entry.method,
            missing: entry.missing,
            replicates: Replication::Declared,
            calibration: calibration(
                entry.weight.as_ref(),
                entry.unweighted,
                calibrations,
            ),
        },
        test: entry.test,
        letters: LetterRules { adjustment: entry.adjust, ..LetterRules::default() },
    }
}

fn sorted(parts: Vec<Part>) -> FromRespondents {
    let (mut frequencies, mut crosstabs) = (Vec::new(), Vec::new());
    let (mut segments, mut patterns, mut shifts) = (Vec::new(), Vec::new(), Vec::new());
    for part in parts {
        match part {
            Part::Frequency(i, found) => frequencies.push((i, found)),
            Part::Crosstab(i, found) => crosstabs.push((i, found)),
            Part::Segment(i, found) => segments.push((i, *found)),
            Part::Patterns(i, found) => patterns.push((i, *found)),
            Part::Shift(i, found) => shifts.push((i, found)),
        }
    }
    frequencies.sort_by_key(|(i, _)| *i);
    crosstabs.sort_by_key(|(i, _)| *i);
    segments.sort_by_key(|(i, _)| *i);
    patterns.sort_by_key(|(i, _)| *i);
    FromRespondents {
        frequencies: frequencies.into_iter().map(|(_, found)| found).collect(),
        crosstabs: crosstabs.into_iter().map(|(_, found)| found).collect(),
        weights: Vec::new(),
        segments: segments.into_iter().map(|(_, found)| found).collect(),
        patterns: patterns.into_iter().map(|(_, found)| found).collect(),
        shifts,
    }
}

/// Analyses of files that the study does not name.
fn unknown_files(manifest: &Manifest, keys: &Keys, findings: &mut Findings) {
    let frequencies = manifest.frequencies.iter().map(|entry| &entry.respondents);
    let crosstabs = manifest.crosstabs.iter().map(|entry| &entry.respondents);
    let weights = manifest.weights.iter().map(|entry| &entry.respondents);
    let segments = manifest.segments.iter().map(|entry| &entry.respondents);
    let patterns = manifest.patterns.iter().map(|entry| &entry.respondents);
    let named = [
        ("frequencies", frequencies.collect::<Vec<_>>()),
        ("crosstabs", crosstabs.collect()),
        ("segments", segments.collect()),
        ("patterns", patterns.collect()),
        ("weights", weights.collect()),
    ];
    let named = named.into_iter().flat_map(|(key, names)| {
        let place = move |i: usize| format!("{key}.{i}.respondents");
        names.into_iter().enumerate().map(move |(i, name)| (place(i), name))
    });
    let shifts = manifest.shifts.iter().enumerate().flat_map(|(i, entry)| {
        let place = move |key: &str| format!("shifts.{i}.{key}");
        let first =
            entry.respondents.iter().map(move |name| (place("respondents"), name));
        let later = entry.respondents_to.iter();
        first.chain(later.map(move |name| (place("respondents_to"), name)))
    });
    let named = named.chain(shifts);
    for (key, name) in named {
        if manifest.respondents.contains_key(name) {
            continue;
        }
        let found: Diagnostic = keys.about(Code::NameUnknown, &key).value(name);
        let known = manifest.respondents.keys().map(String::as_str);
        findings.push(match nearest(name, known) {
            Some(near) => found.with("nearest", near),
            None => found,
        });
    }
}
