//! What rows or columns of a table are made of: the answers of a question, of a list to tick,
//! or of several questions crossed.

use super::respondents::{named, unknown};
use crate::poll::{
    Codebook, Diagnostic, MissingKind, ResponseSet, ValueCode, Variable, VariableKind,
    slug,
};
use crate::tally::Tally;

/// A dimension of a table.
#[derive(Debug)]
pub(super) struct Dimension<'a> {
    /// As the user wrote it: `deal`, `media`, `party*gender`.
    pub(super) name: String,
    parts: Vec<Part<'a>>,
}

#[derive(Debug)]
enum Part<'a> {
    Variable(&'a Variable),
    /// A question with several answers allowed, and its variables.
    Set(&'a ResponseSet, Vec<&'a Variable>),
}

/// A category with the cells of a tally that hold it.
#[derive(Debug, Clone)]
pub(super) struct Category {
    pub(super) code: ValueCode,
    pub(super) label: Option<String>,
    /// True for a net, which holds answers that are listed too.
    pub(super) net: bool,
    pub(super) held: Vec<bool>,
}

impl Category {
    /// The category's name in identifiers.
    pub(super) fn slug(&self) -> String {
        slug(&self.label.clone().unwrap_or_else(|| self.code.to_string()))
    }
}

/// Respondents without an answer.
pub(super) struct Absent {
    pub(super) kind: MissingKind,
    pub(super) code: Option<ValueCode>,
    pub(super) label: Option<String>,
    pub(super) held: Vec<bool>,
}

pub(super) fn both(a: &[bool], b: &[bool]) -> Vec<bool> {
    a.iter().zip(b).map(|(a, b)| *a && *b).collect()
}

pub(super) fn not(a: &[bool]) -> Vec<bool> {
    a.iter().map(|a| !a).collect()
}

pub(super) fn any<'a>(
    lists: impl Iterator<Item = &'a Vec<bool>>,
    size: usize,
) -> Vec<bool> {
    let mut any = vec![false; size];
    for list in lists {
        any.iter_mut().zip(list).for_each(|(any, held)| *any |= held);
    }
    any
}

impl<'a> Dimension<'a> {
    /// The dimension of a name: a variable, a response set, or several of them with `*`
    /// between them.
    pub(super) fn parse(
        codebook: &'a Codebook,
        name: &str,
        file: &str,
    ) -> Result<Self, Diagnostic> {
        let whole = codebook.variables.contains_key(name);
        let parts: Vec<&str> =
            if whole { vec![name] } else { name.split('*').map(str::trim).collect() };
        let parts = parts.into_iter().map(|part| Part::parse(codebook, part, file));
        Ok(Self { name: name.to_owned(), parts: parts.collect::<Result<_, _>>()? })
    }

    /// The variables that must be classes of the tally.
    pub(super) fn classes(&self) -> Vec<String> {
        let variables = self.parts.iter().flat_map(Part::variables);
        variables.map(|variable| variable.name.clone()).collect()
    }

    /// The printed name, where there is one.
    pub(super) fn label(&self) -> Option<String> {
        let labels: Vec<&str> =
            self.parts.iter().map(Part::label).collect::<Option<_>>()?;
        Some(labels.join(CROSSED))
    }

    /// The variable, of a dimension that is one.
    pub(super) fn variable(&self) -> Option<&'a Variable> {
        match self.parts[..] {
            [Part::Variable(variable)] => Some(variable),
            _ => None,
        }
    }

    /// True where a respondent may be in several categories.
    pub(super) fn overlaps(&self) -> bool {
        self.parts.iter().any(|part| matches!(part, Part::Set(..)))
    }

    /// The categories in the codebook's order; nets after the answers of a question.
    pub(super) fn categories(&self, tally: &Tally) -> Vec<Category> {
        if let [part] = &self.parts[..] {
            let mut found = part.categories(tally);
            found.extend(part.nets(&found));
            return found;
        }
        let mut crossed: Vec<Category> = Vec::new();
        for (i, part) in self.parts.iter().enumerate() {
            let next = part.categories(tally);
            crossed = match i {
                0 => next,
                _ => crossed
                    .iter()
                    .flat_map(|a| next.iter().map(move |b| cross(a, b)))
                    .collect(),
            };
        }
        crossed
    }

    /// The cells of those who answered.
    pub(super) fn answered(&self, tally: &Tally) -> Vec<bool> {
        let all = vec![true; tally.cells.len()];
        self.parts.iter().fold(all, |held, part| both(&held, &part.answered(tally)))
    }

    /// Those who did not answer, by kind.
    pub(super) fn absent(&self, tally: &Tally) -> Vec<Absent> {
        let Some(variable) = self.variable() else {
            let held = not(&self.answered(tally));
            let kind = MissingKind::Blank;
            return vec![Absent { kind, code: None, label: None, held }];
        };
        let Some(class) = tally.class(&variable.name) else { return Vec::new() };
        let codes = tally.classes[class].codes.iter();
        let absent = codes.filter_map(|code| {
            let kind = match code {
                None => MissingKind::Blank,
                Some(code) => variable.missing_kind(code)?,
            };
            Some(Absent {
                kind,
                code: code.clone(),
                label: code.as_ref().and_then(|code| label(variable, code)),
                held: tally.cells_where(class, |stored| stored == code.as_ref()),
            })
        });
        absent.collect()
    }
}

/// Stands between the names of crossed categories.
const CROSSED: &str = " × ";

fn cross(a: &Category, b: &Category) -> Category {
    let name = |c: &Category| c.label.clone().unwrap_or_else(|| c.code.to_string());
    Category {
        code: ValueCode::Text(format!("{}*{}", a.code, b.code)),
        label: Some([name(a), name(b)].join(CROSSED)),
        net: false,
        held: both(&a.held, &b.held),
    }
}

fn label(variable: &Variable, code: &ValueCode) -> Option<String> {
    variable.labelled(code).map(|value| value.label.clone())
}

impl<'a> Part<'a> {
    fn parse(codebook: &'a Codebook, name: &str, file: &str) -> Result<Self, Diagnostic> {
        if let Some(variable) = codebook.variables.get(name) {
            return Ok(Self::Variable(variable));
        }
        let Some(set) = codebook.sets.iter().find(|set| set.name == name) else {
            return Err(unknown(codebook, name, file));
        };
        let variables = set.variables.iter().map(|name| named(codebook, name, file));
        Ok(Self::Set(set, variables.collect::<Result<_, _>>()?))
    }

    fn variables(&self) -> Vec<&'a Variable> {
        match self {
            Self::Variable(variable) => vec![variable],
            Self::Set(_, variables) => variables.clone(),
        }
    }

    fn label(&self) -> Option<&str> {
        match self {
            Self::Variable(variable) => variable.label.as_deref(),
            Self::Set(set, _) => set.label.as_deref(),
        }
    }

    fn categories(&self, tally: &Tally) -> Vec<Category> {
        match self {
            Self::Variable(variable) => answers(tally, &[*variable]),
            Self::Set(set, variables) => match &set.counted {
                Some(counted) => {
                    variables.iter().map(|v| ticked(tally, v, counted)).collect()
                }
                None => answers(tally, variables),
            },
        }
    }

    /// The nets that the codebook declares, of those answers.
    fn nets(&self, answers: &[Category]) -> Vec<Category> {
        let Self::Variable(variable) = self else { return Vec::new() };
        let size = answers.first().map_or(0, |answer| answer.held.len());
        let net = |net: &crate::poll::AnswerGroup| Category {
            code: ValueCode::Text(net.label.clone()),
            label: Some(net.label.clone()),
            net: true,
            held: any(
                answers.iter().filter(|a| net.takes_in(&a.code)).map(|a| &a.held),
                size,
            ),
        };
        variable.nets.iter().map(net).collect()
    }

    fn answered(&self, tally: &Tally) -> Vec<bool> {
        match self {
            // Of a list to tick, those count who ticked anything: who ticked nothing cannot
            // be told from who was not asked.
            Self::Set(ResponseSet { counted: Some(_), .. }, _) => {
                let chosen = self.categories(tally);
                any(chosen.iter().map(|c| &c.held), tally.cells.len())
            }
            Self::Variable(_) | Self::Set(..) => {
                let lists: Vec<Vec<bool>> =
                    self.variables().iter().map(|v| has_answer(tally, v)).collect();
                any(lists.iter(), tally.cells.len())
            }
        }
    }
}

fn has_answer(tally: &Tally, variable: &Variable) -> Vec<bool> {
    let Some(class) = tally.class(&variable.name) else {
        return vec![false; tally.cells.len()];
    };
    tally.cells_where(class, |code| {
        code.is_some_and(|code| variable.missing_kind(code).is_none())
    })
}

/// An option of a list to tick.
fn ticked(tally: &Tally, variable: &Variable, counted: &str) -> Category {
    let is_counted = |code: &ValueCode| match code {
        ValueCode::Number(x) => counted.parse() == Ok(*x),
        ValueCode::Text(text) => text == counted,
    };
    let held = match tally.class(&variable.name) {
        Some(class) => tally.cells_where(class, |code| code.is_some_and(is_counted)),
        None => vec![false; tally.cells.len()],
    };
    Category {
        code: ValueCode::Text(variable.name.clone()),
        label: variable.label.clone(),
        net: false,
        held,
    }
}

/// Answers of variables that share their codes, each with the cells in which any of them
/// has it; labelled answers that nobody gave are left out.
fn answers(tally: &Tally, variables: &[&Variable]) -> Vec<Category> {
    let Some(first) = variables.first() else { return Vec::new() };
    let classes: Vec<(usize, &Variable)> = variables
        .iter()
        .filter_map(|v| tally.class(&v.name).map(|class| (class, *v)))
        .collect();
    let mut codes: Vec<&ValueCode> = Vec::new();
    for (class, variable) in &classes {
        for code in tally.classes[*class].codes.iter().flatten() {
            if variable.missing_kind(code).is_none() && !codes.contains(&code) {
                codes.push(code);
            }
        }
    }
    codes.sort_by(|a, b| in_order(first, a, b));
    let held = |code: &ValueCode| {
        let lists: Vec<Vec<bool>> = classes
            .iter()
            .map(|(class, _)| tally.cells_where(*class, |stored| stored == Some(code)))
            .collect();
        any(lists.iter(), tally.cells.len())
    };
    codes
        .into_iter()
        .map(|code| Category {
            code: code.clone(),
            label: label(first, code),
            net: false,
            held: held(code),
        })
        .collect()
}

/// Labelled answers in the codebook's order, others after them by value.
fn in_order(variable: &Variable, a: &ValueCode, b: &ValueCode) -> std::cmp::Ordering {
    let position = |code: &ValueCode| {
        let at = variable.values.iter().position(|value| value.code == *code);
        at.unwrap_or(variable.values.len())
    };
    let by_value = || match (a, b) {
        (ValueCode::Number(a), ValueCode::Number(b)) => a.total_cmp(b),
        (a, b) => a.to_string().cmp(&b.to_string()),
    };
    position(a).cmp(&position(b)).then_with(by_value)
}

/// True for a variable of numbers of which few or none are labelled: a scale to be averaged
/// more than a question with answers.
pub(super) fn is_scale(variable: &Variable) -> bool {
    let answers = variable.values.iter().filter(|value| value.missing.is_none()).count();
    variable.kind == VariableKind::Number && answers < 2
}
