//! The weights that a study makes for a file of respondents, before anything is analysed
//! under them.

use std::path::Path;
use std::sync::Arc;

use indexmap::IndexMap;

use super::manifest::{Manifest, WeightEntry};
use super::respondents::weighting;
use crate::analysis::{
    Calibration, Collapse, Settings, SurveySettings, WeightedQuestions, WeightingSpec,
    weighting_of,
};
use crate::poll::{Code, Diagnostic};
use crate::read::{self, Read, Rejected, Respondents, Source};
use crate::results::{WeightVariance, WeightingResult};

/// Calibrations by the name of the weight that they make.
pub(super) type Calibrations = IndexMap<String, Arc<Calibration>>;

/// A file with the weights that the study makes for it.
pub(super) struct Made {
    pub(super) respondents: Respondents,
    /// With their places in the study file.
    pub(super) results: Vec<(usize, WeightingResult)>,
    /// Those that standard errors are to know of.
    pub(super) calibrations: Calibrations,
}

/// Makes a file's weights in the order of the study, so that one can start from another.
pub(super) fn make(
    folder: &Path,
    manifest: &Manifest,
    name: &str,
    (mut respondents, printed): (Respondents, &str),
    settings: Settings,
) -> Result<Read<Made>, Rejected> {
    let mut diagnostics: Vec<Diagnostic> = Vec::new();
    let (mut results, mut calibrations) = (Vec::new(), Calibrations::new());
    let own = manifest.weights.iter().enumerate().filter(|(_, w)| w.respondents == name);
    for (i, entry) in own {
        let design = respondents.codebook.design.as_ref();
        if design.is_some_and(|design| design.replicates.is_some()) {
            // They belong to the weight that they were made for, not to this one.
            let unfit = Diagnostic::new(Code::WeightingUnfit, printed);
            let unfit = unfit.value("replicates").with("expected", "linearisation");
            return Err(unfit.into());
        }
        let read = spec(folder, entry)?;
        diagnostics.extend(read.diagnostics);
        let spec = read.value;
        let questions = WeightedQuestions {
            names: entry.questions.clone(),
            settings: SurveySettings {
                level: settings.level,
                ..SurveySettings::default()
            },
            r_rake: entry.variance == WeightVariance::RRake,
        };
        let made = weighting_of(&respondents, printed, &spec, &questions)?;
        diagnostics.extend(made.diagnostics);
        respondents = made.value.beside(&respondents, printed)?;
        results.push((i, made.value.result));
        if entry.variance != WeightVariance::Fixed {
            let calibration = Calibration { spec, variance: entry.variance };
            calibrations.insert(entry.name.clone(), Arc::new(calibration));
        }
    }
    Ok(Read { value: Made { respondents, results, calibrations }, diagnostics })
}

fn spec(folder: &Path, entry: &WeightEntry) -> Result<Read<WeightingSpec>, Rejected> {
    let printed = entry.targets.display().to_string().replace('\\', "/");
    let targets = read::targets(&Source::named(&folder.join(&entry.targets), &printed))?;
    let collapse = entry.collapse.iter().flat_map(|(variable, groups)| {
        groups
            .iter()
            .map(|levels| Collapse { variable: variable.clone(), levels: levels.clone() })
    });
    let value = WeightingSpec {
        name: entry.name.clone(),
        targets: targets.value,
        method: entry.method,
        base: weighting(entry.base_weight.as_ref(), entry.unweighted),
        bounds: entry.bounds,
        trim: entry.trim,
        collapse: collapse.collect(),
        unanswered: entry.unanswered,
        population: entry.population,
        closest: entry.closest,
        title: entry.title.clone(),
        chart: entry.chart,
    };
    Ok(Read { value, diagnostics: targets.diagnostics })
}
