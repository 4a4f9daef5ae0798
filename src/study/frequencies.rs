//! The questions of a study's files of respondents.

use std::path::Path;

use super::manifest::{FrequencyEntry, Manifest};
use crate::analysis::{FrequencySpec, Settings, Weighting, frequency_of};
use crate::poll::{Code, Diagnostic};
use crate::read::{self, Findings, Keys, Rejected};
use crate::results::FrequencyResult;
use crate::text::nearest;

/// Opens each file of respondents and adds its questions up.
pub(super) fn frequencies(
    study: &Path,
    manifest: &Manifest,
    keys: &Keys,
    settings: Settings,
    findings: &mut Findings,
) -> Result<Vec<FrequencyResult>, Rejected> {
    let folder = study.parent().unwrap_or(Path::new(""));
    let mut results: Vec<(usize, FrequencyResult)> = Vec::new();
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
        let entries = manifest.frequencies.iter().enumerate();
        for (i, entry) in entries.filter(|(_, entry)| entry.respondents == *name) {
            let found = frequency_of(&open.value, &printed, &asked(entry, settings))?;
            findings.extend(found.diagnostics);
            results.push((i, found.value));
        }
    }
    for (i, entry) in manifest.frequencies.iter().enumerate() {
        if !manifest.respondents.contains_key(&entry.respondents) {
            findings.push(unknown(i, entry, manifest, keys));
        }
    }
    results.sort_by_key(|(i, _)| *i);
    Ok(results.into_iter().map(|(_, found)| found).collect())
}

fn asked(entry: &FrequencyEntry, settings: Settings) -> FrequencySpec {
    FrequencySpec {
        name: Some(entry.name.clone()),
        question: entry.question.clone(),
        weight: match &entry.weight {
            _ if entry.unweighted => Weighting::None,
            Some(weight) => Weighting::Variable(weight.clone()),
            None => Weighting::Declared,
        },
        level: settings.level,
        method: entry.method,
    }
}

fn unknown(
    i: usize,
    entry: &FrequencyEntry,
    manifest: &Manifest,
    keys: &Keys,
) -> Diagnostic {
    let key = format!("frequencies.{i}.respondents");
    let found = keys.about(Code::NameUnknown, &key).value(&entry.respondents);
    let known = manifest.respondents.keys().map(String::as_str);
    match nearest(&entry.respondents, known) {
        Some(near) => found.with("nearest", near),
        None => found,
    }
}
