//! What a user says of a file, applied to what the file says.

use std::path::Path;

use super::super::bytes::Source;
use super::super::findings::{Findings, Read, Rejected};
use super::super::keys::{Keys, toml_file};
use super::codebook_file::{code_of, range_of};
use super::table::conflict;
use super::{Respondents, recode};
use crate::poll::{
    Code, Codebook, Declarations, Diagnostic, LabelledValue, MissingKind, MissingRange,
    NoNames, ResponseSet, SampleDesign, ValueCode, Variable, VariableDeclaration,
    VariableKind, Wording,
};
use crate::text::nearest;

/// Declarations, with where each of their keys stands.
#[derive(Debug, Clone)]
pub struct Declared {
    /// What is declared.
    pub value: Declarations,
    keys: Keys,
    prefix: String,
}

impl Declared {
    /// Declarations within a TOML file; `prefix` is the path of the table that holds them,
    /// with a dot at its end, or nothing.
    #[must_use]
    pub fn new(value: Declarations, keys: Keys, prefix: &str) -> Self {
        Self { value, keys, prefix: prefix.to_owned() }
    }

    /// A finding about a key.
    pub(super) fn about(&self, code: Code, key: &str) -> Diagnostic {
        self.keys.about(code, &format!("{}{key}", self.prefix))
    }
}

/// Reads a codebook in TOML.
///
/// # Errors
/// [`Rejected`] with every mistake and its line.
pub fn declarations(path: &Path) -> Result<Read<Declared>, Rejected> {
    let read = toml_file::<Declarations>(&Source::new(path))?;
    let (value, keys) = read.value;
    Ok(Read { value: Declared::new(value, keys, ""), diagnostics: read.diagnostics })
}

/// The kinds that declarations give, for readers that must know them beforehand.
pub(super) fn kinds(declared: &Declared, codebook: &mut Codebook) {
    for (name, said) in &declared.value.variables {
        if let Some(kind) = said.kind {
            codebook
                .variables
                .entry(name.clone())
                .or_insert_with(|| Variable::new(name, kind))
                .kind = kind;
        }
    }
}

/// Applies declarations: variables first, then recodes in their order, then the design.
pub(super) fn apply(
    respondents: &mut Respondents,
    declared: &Declared,
    file: &str,
    findings: &mut Findings,
) {
    for (name, said) in &declared.value.variables {
        let key = format!("variables.{name}");
        match respondents.codebook.variables.get_mut(name) {
            Some(variable) => describe(variable, said, declared, &key, file, findings),
            None => findings.push(missing(&respondents.codebook, declared, &key, name)),
        }
    }
    for (name, recode) in &declared.value.recodes {
        recode::apply(respondents, name, recode, declared, findings);
    }
    for (name, set) in &declared.value.sets {
        for variable in &set.variables {
            if !respondents.codebook.variables.contains_key(variable) {
                let key = format!("sets.{name}.variables");
                findings.push(missing(&respondents.codebook, declared, &key, variable));
            }
        }
        respondents.codebook.sets.retain(|known| known.name != *name);
        respondents.codebook.sets.push(ResponseSet {
            name: name.clone(),
            label: set.label.clone(),
            variables: set.variables.clone(),
            counted: set.counted.clone(),
        });
    }
    if let Some(design) = &declared.value.design {
        check_names(&respondents.codebook, design, declared, findings);
        respondents.codebook.design = Some(design.clone());
    }
}

/// A variable that the file does not have, with the nearest.
pub(super) fn missing(
    codebook: &Codebook,
    declared: &Declared,
    key: &str,
    name: &str,
) -> Diagnostic {
    let found = declared.about(Code::VariableMissing, key).value(name);
    match nearest(name, codebook.variables.keys().map(String::as_str)) {
        Some(near) => found.with("nearest", near),
        None => found,
    }
}

fn describe(
    variable: &mut Variable,
    said: &VariableDeclaration,
    declared: &Declared,
    key: &str,
    file: &str,
    findings: &mut Findings,
) {
    if let Some(kind) = said.kind.filter(|kind| *kind != variable.kind) {
        findings.push(conflict(file, &variable.name, kind, variable.kind));
        return;
    }
    if said.label.is_some() {
        variable.label.clone_from(&said.label);
    }
    if let Some(text) = &said.wording {
        variable.wording = Some(Wording {
            text: text.clone(),
            language: said.language.clone(),
            status: said.wording_status.unwrap_or_default(),
        });
    }
    if said.base.is_some() {
        variable.base.clone_from(&said.base);
    }
    if let Some(measure) = said.measure {
        variable.measure = measure;
    }
    for (code, label) in &said.values {
        match code_of(variable.kind, code) {
            Some(code) => relabel(variable, code, label),
            None => findings.push(unreadable(declared, &format!("{key}.values"), code)),
        }
    }
    for (code, kind) in &said.missing {
        if !declare_missing(variable, code, *kind) {
            findings.push(unreadable(declared, &format!("{key}.missing"), code));
        }
    }
    for (i, net) in said.nets.iter().enumerate() {
        let unknown = net.codes.iter().find(|code| {
            let range = matches!(code, ValueCode::Text(text) if range_of(text).is_some());
            !range && !variable.values.is_empty() && variable.labelled(code).is_none()
        });
        if let Some(code) = unknown {
            let key = format!("{key}.nets.{i}.codes");
            findings.push(unreadable(declared, &key, &code.to_string()));
        }
    }
    if !said.nets.is_empty() {
        variable.nets.clone_from(&said.nets);
    }
    for code in said.order.iter().rev() {
        match variable.values.iter().position(|value| value.code == *code) {
            Some(at) => variable.values[..=at].rotate_right(1),
            None => {
                let key = format!("{key}.order");
                findings.push(unreadable(declared, &key, &code.to_string()));
            }
        }
    }
}

fn unreadable(declared: &Declared, key: &str, code: &str) -> Diagnostic {
    declared.about(Code::CodeUnreadable, key).value(code)
}

fn relabel(variable: &mut Variable, code: ValueCode, label: &str) {
    let missing = variable.missing_kind(&code);
    match variable.values.iter_mut().find(|value| value.code == code) {
        Some(value) => value.label = label.to_owned(),
        None => {
            variable.values.push(LabelledValue {
                code,
                label: label.to_owned(),
                missing,
            });
        }
    }
}

/// False for a code that the variable cannot have.
fn declare_missing(variable: &mut Variable, code: &str, kind: MissingKind) -> bool {
    if variable.kind == VariableKind::Number
        && let Some(range) = range_of(code)
    {
        variable.missing_range = Some(MissingRange { kind, ..range });
        return true;
    }
    let Some(stored) = code_of(variable.kind, code) else { return false };
    match variable.values.iter_mut().find(|value| value.code == stored) {
        Some(value) => value.missing = Some(kind),
        None => variable.values.push(LabelledValue {
            code: stored,
            label: code.to_owned(),
            missing: Some(kind),
        }),
    }
    true
}

/// Every variable that a design names must be there.
fn check_names(
    codebook: &Codebook,
    design: &SampleDesign,
    declared: &Declared,
    findings: &mut Findings,
) {
    let mut check = |key: &str, name: &str| {
        if !codebook.variables.contains_key(name) {
            findings.push(missing(codebook, declared, &format!("design.{key}"), name));
        }
    };
    design.weight.iter().for_each(|name| check("weight", name));
    design.strata.iter().for_each(|name| check("strata", name));
    design.units.iter().for_each(|name| check("units", name));
    design.fpc.iter().for_each(|name| check("fpc", name));
    let Some(replicates) = &design.replicates else { return };
    let variables = codebook.variables.keys().map(String::as_str);
    match replicates.names(variables) {
        Ok(names) => names.iter().for_each(|name| check("replicates.weights", name)),
        Err(NoNames::NoMatch(entry)) => check("replicates.weights", entry),
        Err(NoNames::NoRun(entry)) => {
            let key = "design.replicates.weights";
            let found = declared.about(Code::ValueInvalid, key).value(entry);
            findings.push(found.with("expected", "rw1..rw80"));
        }
    }
    if design.fpc.len() > design.units.len().max(1) {
        let found = declared.about(Code::ValueInvalid, "design.fpc");
        findings.push(
            found.value(&design.fpc.join(", ")).with("expected", design.units.len()),
        );
    }
}
