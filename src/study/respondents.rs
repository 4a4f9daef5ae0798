//! The questions and tables of a study's files of respondents: one scan a file.

use std::path::Path;

use super::manifest::{CrosstabEntry, FrequencyEntry, Manifest};
use crate::analysis::{
    CrosstabSpec, FrequencySpec, LetterRules, Prepared, Replication, Settings,
    SurveySettings, Weighting, prepare_crosstab, prepare_frequency, prepare_segment,
    run_together,
};
use crate::poll::{Code, Diagnostic};
use crate::read::{self, Findings, Keys, Rejected, Respondents};
use crate::results::{CrosstabResult, FrequencyResult, RespondentSegment};
use crate::text::nearest;

/// What files of respondents gave, in the order of the study file.
#[derive(Debug, Default)]
pub(super) struct FromRespondents {
    pub(super) frequencies: Vec<FrequencyResult>,
    pub(super) crosstabs: Vec<CrosstabResult>,
    pub(super) segments: Vec<RespondentSegment>,
}

/// A result with its place in the study file.
enum Part {
    Frequency(usize, FrequencyResult),
    Crosstab(usize, CrosstabResult),
    // Boxed: it is many times the size of the others.
    Segment(usize, Box<RespondentSegment>),
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
    for (name, spec) in &manifest.respondents {
        let codebook = spec.codebook.as_ref().map(|file| folder.join(file));
        let declared = spec.declared(name, keys);
        let file = folder.join(&spec.file);
        let open = read::respondents(&file, codebook.as_deref(), Some(&declared));
        let open = open.map_err(|Rejected(found)| {
            Rejected(found.into_iter().map(|d| keys.located(d)).collect())
        })?;
        findings.extend(open.diagnostics);
        let printed = spec.file.display().to_string().replace('\\', "/");
        let asked = asked(name, manifest, settings, &open.value, &printed)?;
        if asked.is_empty() {
            continue;
        }
        let found = run_together(&open.value, &printed, asked)?;
        findings.extend(found.diagnostics);
        parts.extend(found.value);
    }
    unknown_files(manifest, keys, findings);
    Ok(sorted(parts))
}

/// The analyses of one file.
fn asked<'a>(
    name: &str,
    manifest: &Manifest,
    settings: Settings,
    open: &'a Respondents,
    file: &'a str,
) -> Result<Vec<Prepared<'a, Part>>, Rejected> {
    let mut asked = Vec::new();
    for (i, entry) in manifest.frequencies.iter().enumerate() {
        if entry.respondents == *name {
            let spec = frequency(entry, settings);
            let one = prepare_frequency(open, file, &spec)?;
            asked.push(one.map(move |found| Part::Frequency(i, found)));
        }
    }
    for (i, entry) in manifest.crosstabs.iter().enumerate() {
        if entry.respondents == *name {
            let one = prepare_crosstab(open, file, &crosstab(entry, settings))?;
            asked.push(one.map(move |found| Part::Crosstab(i, found)));
        }
    }
    for (i, entry) in manifest.segments.iter().enumerate() {
        if entry.respondents == *name {
            let one = prepare_segment(open, file, &entry.spec(settings))?;
            asked.push(one.map(move |found| Part::Segment(i, Box::new(found))));
        }
    }
    Ok(asked)
}

pub(super) fn weighting(weight: Option<&String>, unweighted: bool) -> Weighting {
    match weight {
        _ if unweighted => Weighting::None,
        Some(weight) => Weighting::Variable(weight.clone()),
        None => Weighting::Declared,
    }
}

fn frequency(entry: &FrequencyEntry, settings: Settings) -> FrequencySpec {
    FrequencySpec {
        name: Some(entry.name.clone()),
        question: entry.question.clone(),
        settings: SurveySettings {
            weight: weighting(entry.weight.as_ref(), entry.unweighted),
            level: settings.level,
            method: entry.method,
            missing: entry.missing,
            replicates: Replication::Declared,
        },
    }
}

fn crosstab(entry: &CrosstabEntry, settings: Settings) -> CrosstabSpec {
    CrosstabSpec {
        rows: entry.rows.clone(),
        columns: entry.columns.clone(),
        settings: SurveySettings {
            weight: weighting(entry.weight.as_ref(), entry.unweighted),
            level: settings.level,
            method: entry.method,
            missing: entry.missing,
            replicates: Replication::Declared,
        },
        test: entry.test,
        letters: LetterRules { adjustment: entry.adjust, ..LetterRules::default() },
    }
}

fn sorted(parts: Vec<Part>) -> FromRespondents {
    let (mut frequencies, mut crosstabs) = (Vec::new(), Vec::new());
    let mut segments = Vec::new();
    for part in parts {
        match part {
            Part::Frequency(i, found) => frequencies.push((i, found)),
            Part::Crosstab(i, found) => crosstabs.push((i, found)),
            Part::Segment(i, found) => segments.push((i, *found)),
        }
    }
    frequencies.sort_by_key(|(i, _)| *i);
    crosstabs.sort_by_key(|(i, _)| *i);
    segments.sort_by_key(|(i, _)| *i);
    FromRespondents {
        frequencies: frequencies.into_iter().map(|(_, found)| found).collect(),
        crosstabs: crosstabs.into_iter().map(|(_, found)| found).collect(),
        segments: segments.into_iter().map(|(_, found)| found).collect(),
    }
}

/// Analyses of files that the study does not name.
fn unknown_files(manifest: &Manifest, keys: &Keys, findings: &mut Findings) {
    let frequencies = manifest.frequencies.iter().map(|entry| &entry.respondents);
    let crosstabs = manifest.crosstabs.iter().map(|entry| &entry.respondents);
    let segments = manifest.segments.iter().map(|entry| &entry.respondents);
    let named = [
        ("frequencies", frequencies.collect::<Vec<_>>()),
        ("crosstabs", crosstabs.collect()),
        ("segments", segments.collect()),
    ];
    let named = named.into_iter().flat_map(|(key, names)| {
        let place = move |i: usize| format!("{key}.{i}.respondents");
        names.into_iter().enumerate().map(move |(i, name)| (place(i), name))
    });
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
