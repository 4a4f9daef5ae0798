//! Variables made of others, as expressions over the scan.

use polars::prelude::*;

use super::super::findings::Findings;
use super::Respondents;
use super::codebook_file::range_of;
use super::declare::{Declared, missing};
use crate::poll::{
    AnswerGroup, BlankAs, Code, LabelledValue, MissingKind, RECODE_FORMS, Recode,
    RecodeDeclaration, Rest, ValueCode, Variable, VariableKind,
};

/// What stands before the code of an answer that a recode leaves out.
const UNLISTED: &str = "\u{1f}";
/// The code of answers that a recode makes missing.
const REST: &str = "rest";

/// The code that a recode left out, if the value marks one.
#[must_use]
pub fn unlisted(code: &ValueCode) -> Option<&str> {
    match code {
        ValueCode::Text(text) => text.strip_prefix(UNLISTED),
        ValueCode::Number(_) => None,
    }
}

/// Adds a variable made of others.
pub(super) fn apply(
    respondents: &mut Respondents,
    name: &str,
    said: &RecodeDeclaration,
    declared: &Declared,
    findings: &mut Findings,
) {
    let key = format!("recodes.{name}");
    let Some(recode) = said.recode() else {
        findings.push(
            declared.about(Code::ValueInvalid, &key).with("expected", RECODE_FORMS),
        );
        return;
    };
    if respondents.codebook.variables.contains_key(name) {
        findings.push(declared.about(Code::NameTwice, &key).value(name));
        return;
    }
    let sources: Vec<&String> = match &recode {
        Recode::Collapse { from, .. } | Recode::Thresholds { from, .. } => vec![from],
        Recode::AnyOf { any_of, .. } => any_of.iter().collect(),
    };
    let tagged = respondents.tagged();
    let mut known = Vec::new();
    for source in sources {
        match respondents.codebook.variables.get(source) {
            Some(variable) => known.push(variable),
            None => {
                let codebook = &respondents.codebook;
                findings.push(missing(codebook, declared, &key, source));
                return;
            }
        }
    }
    let number = |variable: &Variable| variable.kind == VariableKind::Number;
    if matches!(recode, Recode::Thresholds { .. }) && !known.iter().all(|v| number(v)) {
        findings.push(
            declared.about(Code::ValueInvalid, &key).with("expected", "kind = number"),
        );
        return;
    }
    let made = make(name, said.label.clone(), recode.clone(), &known, &tagged);
    respondents.frame =
        respondents.frame.clone().with_column(made.value.alias(PlSmallStr::from(name)));
    respondents.codebook.variables.insert(name.to_owned(), made.variable);
}

impl Respondents {
    /// Variables that have a column of extended missing values beside them.
    fn tagged(&mut self) -> Vec<String> {
        let Ok(schema) = self.frame.collect_schema() else { return Vec::new() };
        let names = self.codebook.variables.keys();
        names.filter(|name| schema.contains(&Self::tags(name))).cloned().collect()
    }
}

struct Made {
    variable: Variable,
    value: Expr,
}

fn make(
    name: &str,
    label: Option<String>,
    recode: Recode,
    sources: &[&Variable],
    tagged: &[String],
) -> Made {
    let mut variable = Variable::new(name, VariableKind::Text);
    variable.label = label;
    let source = |v: &Variable| Column::new(v, tagged.contains(&v.name));
    let value = match &recode {
        Recode::Collapse { groups, rest, .. } => {
            let from = source(sources[0]);
            variable.values = answers(groups.iter().map(|g| &g.label));
            carry_missing(&mut variable, sources[0]);
            collapse(&mut variable, &from, sources[0], groups, *rest)
        }
        Recode::Thresholds { thresholds, labels, .. } => {
            let from = source(sources[0]);
            variable.values = answers(labels.iter());
            carry_missing(&mut variable, sources[0]);
            let mut cases = from.missing_cases(sources[0]);
            for (threshold, label) in thresholds.iter().zip(labels) {
                cases.push((from.value.clone().lt(lit(*threshold)), text(label)));
            }
            from.otherwise_blank(cases, text(labels.last().map_or("", String::as_str)))
        }
        Recode::AnyOf { codes, labels, blank, .. } => {
            variable.values = answers(labels.iter());
            for source in sources {
                carry_missing(&mut variable, source);
            }
            let columns: Vec<(Column, &Variable)> =
                sources.iter().map(|v| (source(v), *v)).collect();
            any_of(&columns, codes, labels, *blank)
        }
    };
    variable.recode = Some(recode);
    Made { variable, value }
}

fn answers<'a>(labels: impl Iterator<Item = &'a String>) -> Vec<LabelledValue> {
    labels
        .map(|label| LabelledValue {
            code: ValueCode::Text(label.clone()),
            label: label.clone(),
            missing: None,
        })
        .collect()
}

/// Missing values keep their code, as text, their label and their kind.
fn carry_missing(variable: &mut Variable, from: &Variable) {
    let mut add = |code: String, label: String, kind: MissingKind| {
        let code = ValueCode::Text(code);
        if variable.labelled(&code).is_none() {
            variable.values.push(LabelledValue { code, label, missing: Some(kind) });
        }
    };
    for value in &from.values {
        if let Some(kind) = value.missing {
            add(value.code.to_string(), value.label.clone(), kind);
        }
    }
    for code in &from.missing {
        add(code.to_string(), code.to_string(), MissingKind::Declared);
    }
    if let Some(range) = from.missing_range {
        let name = format!("{}..{}", range.low, range.high);
        add(name.clone(), name, range.kind);
    }
}

fn text(value: &str) -> Expr {
    lit(value.to_owned())
}

type Cases = Vec<(Expr, Expr)>;

/// The first case that holds, else the rest.
fn first_of(cases: Cases, rest: Expr) -> Expr {
    cases
        .into_iter()
        .rev()
        .fold(rest, |rest, (holds, value)| when(holds).then(value).otherwise(rest))
}

/// A variable's column, as numbers or as texts without the blanks that fill them up.
struct Column {
    value: Expr,
    tag: Option<Expr>,
    number: bool,
}

impl Column {
    fn new(variable: &Variable, tagged: bool) -> Self {
        let name = PlSmallStr::from(variable.name.as_str());
        let number = variable.kind == VariableKind::Number;
        let value = if number {
            col(name).cast(DataType::Float64)
        } else {
            col(name).cast(DataType::String).str().strip_chars_end(lit(NULL))
        };
        let tag = PlSmallStr::from(Respondents::tags(&variable.name));
        Self { value, tag: tagged.then(|| col(tag).cast(DataType::String)), number }
    }

    fn is(&self, code: &ValueCode) -> Expr {
        match (code, self.number) {
            (ValueCode::Number(x), true) => self.value.clone().eq(lit(*x)),
            (ValueCode::Number(x), false) => self.value.clone().eq(text(&x.to_string())),
            (ValueCode::Text(t), false) => self.value.clone().eq(text(t)),
            (ValueCode::Text(t), true) => match (range_of(t), &self.tag) {
                (Some(range), _) => {
                    let low = self.value.clone().gt_eq(lit(range.low));
                    low.and(self.value.clone().lt_eq(lit(range.high)))
                }
                (None, Some(tag)) => tag.clone().eq(text(t)),
                (None, None) => lit(false),
            },
        }
    }

    fn blank(&self) -> Expr {
        if self.number {
            self.value.clone().is_null().or(self.value.clone().is_nan())
        } else {
            self.value.clone().is_null().or(self.value.clone().eq(text("")))
        }
    }

    /// The code as text: `1`, not `1.0`, where it is whole.
    fn code(&self) -> Expr {
        if !self.number {
            return self.value.clone();
        }
        let whole = self.value.clone().cast(DataType::Int64);
        when(whole.clone().cast(DataType::Float64).eq(self.value.clone()))
            .then(whole.cast(DataType::String))
            .otherwise(self.value.clone().cast(DataType::String))
    }

    fn missing_cases(&self, variable: &Variable) -> Cases {
        let labelled =
            variable.values.iter().filter(|v| v.missing.is_some()).map(|v| &v.code);
        let mut cases: Cases = labelled
            .chain(&variable.missing)
            .map(|code| (self.is(code), text(&code.to_string())))
            .collect();
        if let Some(range) = variable.missing_range {
            let name = format!("{}..{}", range.low, range.high);
            cases.push((self.is(&ValueCode::Text(name.clone())), text(&name)));
        }
        cases
    }

    /// Blank stays blank, or the extended missing value that stands in its place.
    fn otherwise_blank(&self, mut cases: Cases, rest: Expr) -> Expr {
        let stored = self.tag.clone().unwrap_or_else(|| lit(NULL).cast(DataType::String));
        cases.insert(0, (self.blank(), stored));
        first_of(cases, rest)
    }
}

fn collapse(
    variable: &mut Variable,
    from: &Column,
    source: &Variable,
    groups: &[AnswerGroup],
    rest: Rest,
) -> Expr {
    // Groups come first: a group may take in a value that the file declares missing.
    let mut cases: Cases = Vec::new();
    for group in groups {
        for code in &group.codes {
            cases.push((from.is(code), text(&group.label)));
        }
    }
    cases.extend(from.missing_cases(source));
    let rest = match rest {
        Rest::Error => concat_str([text(UNLISTED), from.code()], "", true),
        Rest::Missing => {
            let code = ValueCode::Text(REST.to_owned());
            variable.missing.push(code);
            text(REST)
        }
        Rest::Keep => {
            for value in source.values.iter().filter(|v| v.missing.is_none()) {
                if !groups.iter().any(|g| g.codes.contains(&value.code)) {
                    cases.push((from.is(&value.code), text(&value.label)));
                }
            }
            from.code()
        }
    };
    from.otherwise_blank(cases, rest)
}

fn any_of(
    columns: &[(Column, &Variable)],
    codes: &[ValueCode],
    labels: &[String; 2],
    blank: BlankAs,
) -> Expr {
    let chosen = columns
        .iter()
        .flat_map(|(column, _)| codes.iter().map(|code| column.is(code)))
        .map(|holds| holds.fill_null(lit(false)))
        .reduce(Expr::or)
        .unwrap_or_else(|| lit(false));
    let mut cases = vec![(chosen, text(&labels[0]))];
    for (column, variable) in columns {
        cases.extend(column.missing_cases(variable));
    }
    if blank == BlankAs::Missing {
        for (column, _) in columns {
            let stored =
                column.tag.clone().unwrap_or_else(|| lit(NULL).cast(DataType::String));
            cases.push((column.blank(), stored));
        }
    }
    first_of(cases, text(&labels[1]))
}
