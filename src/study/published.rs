//! Two views held against each other in published polls, without a study file.

use std::path::Path;

use super::cross_check::cross_check;
use super::run::{diagnostic, poll_record};
use crate::analysis::{Evidence, Settings, WavesSpec, contradiction_waves};
use crate::read::{self, Findings, Read, Rejected, Source};
use crate::results::{Lang, Results, SCHEMA_VERSION, StudyRecord};

/// Reads published polls and bounds the segment in each that the specification means: a
/// results file with these waves and their polls.
///
/// # Errors
/// [`Rejected`] with every finding about the files, or the first name that is not there.
pub fn published_waves(
    toplines: &Source,
    crosstabs: Option<&Path>,
    settings: Settings,
    spec: &WavesSpec,
) -> Result<Read<Results>, Rejected> {
    let mut findings = Findings::default();
    let read = read::toplines(toplines)?;
    findings.extend(read.diagnostics);
    let mut evidence = Evidence {
        study: toplines.name().to_owned(),
        toplines: read.value,
        settings,
        ..Evidence::default()
    };
    if let Some(file) = crosstabs {
        let read = read::crosstabs(&Source::new(file))?;
        findings.extend(read.diagnostics);
        evidence.crosstabs = read.value;
        findings.extend(cross_check(&evidence));
    }
    let found = contradiction_waves(spec, &evidence, &mut findings)
        .map_err(|error| diagnostic(error, &evidence))?;
    let used = |id: &str| {
        let sides = found.waves.iter().flat_map(|wave| [&wave.a.figure, &wave.b.figure]);
        sides.filter_map(|figure| figure.poll.as_deref()).any(|poll| poll == id)
    };
    let polls = evidence.toplines.polls.iter().filter(|poll| used(&poll.id));
    let polls = polls.map(|poll| poll_record(poll, &evidence)).collect();
    let study = StudyRecord {
        id: spec.name.clone(),
        title: spec.label.clone().unwrap_or_default(),
        about: None,
        language: Lang::default(),
        level: settings.level.value(),
        assumed_sample_size: settings.assumed_n,
        credit: None,
    };
    findings.finish(Results {
        schema_version: SCHEMA_VERSION.to_owned(),
        endoxa_version: env!("CARGO_PKG_VERSION").to_owned(),
        study,
        polls,
        contradiction_waves: vec![found],
        ..Results::default()
    })
}
