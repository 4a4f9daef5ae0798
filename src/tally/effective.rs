//! Designs as the pass takes them: replicate weights by name, and what they make superfluous
//! left out.

use super::pass::ROW;
use super::plan::TallySpec;
use super::replicates::given_variance;
use crate::poll::{Code, Diagnostic, NoNames, ReplicateMethod, Replicates, SampleDesign};
use crate::read::Respondents;
use crate::stats::StatsError;
use crate::text::nearest;

/// The specifications with their designs as the pass takes them.
///
/// # Errors
/// Replicates that are not there, that cannot be made, or that say no variance.
pub(super) fn effective(
    respondents: &Respondents,
    specs: &[TallySpec],
    file: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Vec<TallySpec>, Diagnostic> {
    let mut known: Vec<(SampleDesign, SampleDesign)> = Vec::new();
    let mut found = Vec::with_capacity(specs.len());
    for spec in specs {
        let design = match known.iter().find(|(declared, _)| *declared == spec.design) {
            Some((_, design)) => design.clone(),
            None => {
                let design = taken(respondents, &spec.design, file, diagnostics)?;
                known.push((spec.design.clone(), design.clone()));
                design
            }
        };
        found.push(TallySpec { design, ..spec.clone() });
    }
    Ok(found)
}

fn taken(
    respondents: &Respondents,
    design: &SampleDesign,
    file: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<SampleDesign, Diagnostic> {
    let Some(replicates) = &design.replicates else { return Ok(design.clone()) };
    if replicates.made() {
        return made(design, replicates, file, diagnostics);
    }
    let names = names(respondents, replicates, file, diagnostics)?;
    if design.weight.is_none() && !replicates.multipliers {
        return Err(Diagnostic::new(Code::ReplicatesWithoutWeight, file));
    }
    given_variance(replicates, names.len())
        .map_err(|error| scales_refused(&error, replicates, names.len(), file))?;
    // The replicates tell of strata and units, which need not be read.
    Ok(SampleDesign {
        strata: None,
        units: Vec::new(),
        fpc: Vec::new(),
        replicates: Some(Replicates { weights: names, ..replicates.clone() }),
        ..design.clone()
    })
}

/// The names of replicate weights, each of them a variable of the file.
fn names(
    respondents: &Respondents,
    replicates: &Replicates,
    file: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Vec<String>, Diagnostic> {
    let variables = &respondents.codebook.variables;
    let known = || variables.keys().map(String::as_str);
    let unknown = |name: &str, like: &str| {
        let found = Diagnostic::new(Code::VariableMissing, file).value(name);
        match nearest(like, known()) {
            Some(near) => found.with("nearest", near),
            None => found,
        }
    };
    let names = replicates.names(known()).map_err(|entry| match entry {
        NoNames::NoRun(entry) => Diagnostic::new(Code::ValueInvalid, file)
            .value(entry)
            .with("expected", "rw1..rw80"),
        NoNames::NoMatch(entry) => unknown(entry, &entry.replace('*', "1")),
    })?;
    if let Some(name) = names.iter().find(|name| !variables.contains_key(*name)) {
        return Err(unknown(name, name));
    }
    let mut sorted: Vec<&String> = names.iter().collect();
    sorted.sort();
    if let Some(pair) = sorted.windows(2).find(|pair| pair[0] == pair[1]) {
        return Err(Diagnostic::new(Code::NameTwice, file).value(pair[0]));
    }
    diagnostics
        .extend(replicates.weights.iter().filter_map(|entry| gap(entry, &names, file)));
    Ok(names)
}

/// A number that is left out between those that an asterisk stands for.
fn gap(entry: &str, names: &[String], file: &str) -> Option<Diagnostic> {
    let (before, after) = entry.split_once('*')?;
    let number = |name: &String| {
        let digits = name.strip_prefix(before)?.strip_suffix(after)?;
        digits.parse::<u64>().ok()
    };
    let numbers: Vec<u64> = names.iter().filter_map(number).collect();
    let jump = numbers.windows(2).find(|pair| pair[1] > pair[0] + 1)?;
    let found = Diagnostic::new(Code::ReplicatesGap, file).value(entry);
    Some(found.with("first", jump[0]).with("other", jump[1]))
}

/// A design of which replicates are to be made: respondents are units where it has none.
fn made(
    design: &SampleDesign,
    replicates: &Replicates,
    file: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<SampleDesign, Diagnostic> {
    let about = |code| Diagnostic::new(code, file).value(replicates.method.as_str());
    if !replicates.method.can_be_made() {
        return Err(about(Code::ReplicatesNotMade));
    }
    if !design.fpc.is_empty() {
        if design.weight.is_none() {
            return Err(about(Code::ReplicatesWithoutWeight));
        }
        let jackknife =
            matches!(replicates.method, ReplicateMethod::Jk1 | ReplicateMethod::Jkn);
        if !jackknife || design.fpc.len() > 1 {
            diagnostics.push(about(Code::ReplicatesWithoutFpc));
        }
    }
    let mut design = design.clone();
    if design.units.is_empty() {
        design.units.push(ROW.to_owned());
    }
    Ok(design)
}

/// What is wrong with the scales of replicate weights.
pub(super) fn scales_refused(
    error: &StatsError,
    declared: &Replicates,
    count: usize,
    file: &str,
) -> Diagnostic {
    let about = |code| Diagnostic::new(code, file);
    match error {
        StatsError::TooFew(_) => about(Code::ReplicatesTooFew).value(&count.to_string()),
        StatsError::Lengths(found, _) => {
            about(Code::ReplicateScales).value(&found.to_string()).with("n", count)
        }
        StatsError::NotAShare { .. } => {
            let rho = declared.rho.map_or(String::new(), |rho| rho.to_string());
            about(Code::FayFactor).value(&rho)
        }
        StatsError::NotPositive { value, .. } | StatsError::NotFinite { value, .. } => {
            about(Code::ReplicateScaleInvalid).value(&value.to_string())
        }
        _ => about(Code::ReplicateScaleInvalid).value(declared.method.as_str()),
    }
}
