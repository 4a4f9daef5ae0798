//! A study's named figures: one answer of one poll, a sum of answers, an answer within a
//! group, or a figure that was only quoted.

use indexmap::IndexMap;
use serde::Deserialize;

use super::evidence::Evidence;
use super::{AnalysisError, Sampling, ShareSpec, share};
use crate::poll::{
    Answer, Code, Diagnostic, GroupSize, GroupTable, Poll, PublishedShare, Qualifier,
    Question,
};
use crate::read::LabelKind;
use crate::results::{
    AssumedSize, Assumption, Base, Derivation, Estimate, Figure, Label, Missing,
};

/// One name or several.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(untagged)]
pub enum OneOrMany {
    /// One.
    One(String),
    /// Several, to be added up.
    Many(Vec<String>),
}

impl OneOrMany {
    /// The names.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        match self {
            Self::One(name) => std::slice::from_ref(name),
            Self::Many(names) => names.as_slice(),
        }
        .iter()
        .map(String::as_str)
    }
}

/// A figure as the study names it: `poll`, `question` and `answer`, or, for a figure that
/// was only quoted, `stated`.
#[derive(Debug, Clone, Default, Deserialize, schemars::JsonSchema)]
pub struct FigureSpec {
    /// The poll.
    pub poll: Option<String>,
    /// The question within the poll.
    pub question: Option<String>,
    /// The answer, or several to add up.
    pub answer: Option<OneOrMany>,
    /// The grouping variable, for the share within one group.
    pub variable: Option<String>,
    /// The group.
    pub group: Option<String>,
    /// The figure as quoted ("about 48%"), where no poll is known.
    pub stated: Option<String>,
    /// Printed name of what is measured; the answer's label where it is not given.
    pub label: Option<Label>,
}

/// A study's figures by name.
#[derive(Debug, Clone, Default)]
pub struct Figures {
    entries: IndexMap<String, Resolved>,
}

/// A figure with what later analyses need of it.
#[derive(Debug, Clone)]
pub(super) struct Resolved {
    pub(super) spec: FigureSpec,
    pub(super) published: Option<PublishedShare>,
    pub(super) sampling: Sampling,
    /// Share of the question's answers that express no opinion, where published.
    pub(super) dont_know: Option<f64>,
    pub(super) figure: Figure,
}

impl Figures {
    /// The figure with this name.
    pub(super) fn get(&self, name: &str) -> Option<&Resolved> {
        self.entries.get(name)
    }

    /// The result of the figure with this name.
    #[must_use]
    pub fn figure(&self, name: &str) -> Option<&Figure> {
        self.entries.get(name).map(|r| &r.figure)
    }

    /// All names in the study's order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }
}

/// Resolves all figures of a study.
///
/// # Errors
/// Every figure that cannot be resolved, with the nearest name.
pub fn figures(
    specs: &IndexMap<String, FigureSpec>,
    evidence: &Evidence,
) -> Result<Figures, Vec<AnalysisError>> {
    let mut entries = IndexMap::new();
    let mut errors = Vec::new();
    for (name, spec) in specs {
        match resolve(name, spec, evidence) {
            Ok(resolved) => {
                entries.insert(name.clone(), resolved);
            }
            Err(error) => errors.push(error),
        }
    }
    if errors.is_empty() { Ok(Figures { entries }) } else { Err(errors) }
}

fn resolve(
    name: &str,
    spec: &FigureSpec,
    evidence: &Evidence,
) -> Result<Resolved, AnalysisError> {
    let at = format!("figures.{name}");
    match (&spec.stated, &spec.poll) {
        (Some(stated), None) => quoted(name, spec, stated, evidence),
        (None, Some(poll)) => published(name, spec, poll, evidence, &at),
        _ => Err(Diagnostic::new(Code::ValueInvalid, &evidence.study)
            .column(&at)
            .with("expected", "poll + question + answer | stated")
            .into()),
    }
}

fn quoted(
    name: &str,
    spec: &FigureSpec,
    stated: &str,
    evidence: &Evidence,
) -> Result<Resolved, AnalysisError> {
    let published = PublishedShare::parse(stated).map_err(|_| {
        Diagnostic::new(Code::PercentUnreadable, &evidence.study)
            .column(&format!("figures.{name}.stated"))
            .value(stated)
    })?;
    let sampling = Sampling::unknown();
    let label = spec.label.clone().unwrap_or_else(|| {
        Label::from_iter([(crate::results::Lang::En, name.to_owned())])
    });
    let identity = Identity {
        id: format!("figures/{name}"),
        label,
        poll: None,
        question: None,
        rows: Vec::new(),
    };
    let figure =
        estimate(identity, Some(published), sampling, Base::AllRespondents, evidence)?;
    Ok(Resolved {
        spec: spec.clone(),
        published: Some(published),
        sampling,
        dont_know: None,
        figure,
    })
}

fn published(
    name: &str,
    spec: &FigureSpec,
    poll: &str,
    evidence: &Evidence,
    at: &str,
) -> Result<Resolved, AnalysisError> {
    let poll = evidence.poll(poll, &format!("{at}.poll"))?;
    let id = spec.question.as_deref().unwrap_or("");
    let question = evidence.question(poll, id, &format!("{at}.question"))?;
    let wanted = spec.answer.clone().unwrap_or(OneOrMany::Many(Vec::new()));
    let cut = match (&spec.variable, &spec.group) {
        (Some(variable), Some(group)) => {
            Some(cut(evidence, poll, question, variable, group, at)?)
        }
        _ => None,
    };
    let answers = match &cut {
        Some(cut) => pick(&cut.group.answers, &wanted, evidence, at)?,
        None => pick(&question.answers, &wanted, evidence, at)?,
    };
    let (sum, terms) = (sum(&answers), answers.len());
    let sampling = match &cut {
        Some(cut) => group_sampling(poll, cut),
        None => sampling(poll, question, evidence),
    };
    let identity = Identity {
        id: format!("figures/{name}"),
        label: label(spec, question, &answers, evidence),
        poll: Some(poll.id.clone()),
        question: Some(question.id.clone()),
        rows: answers.iter().map(|a| a.row.clone()).collect(),
    };
    let base = if cut.is_some() { Base::Group } else { Base::AllRespondents };
    let mut figure = estimate(identity, sum, sampling, base, evidence)?;
    if terms > 1 {
        figure.estimate.assumptions.push(Assumption::SumOfAnswers { answers: terms });
    }
    Ok(Resolved {
        spec: spec.clone(),
        published: sum,
        sampling,
        dont_know: dont_know(question),
        figure,
    })
}

struct Cut<'a> {
    group: &'a crate::poll::Group,
}

fn cut<'a>(
    evidence: &'a Evidence,
    poll: &Poll,
    question: &Question,
    variable: &str,
    group: &str,
    at: &str,
) -> Result<Cut<'a>, AnalysisError> {
    let table =
        evidence.breakdown(&poll.id, &question.id, variable).ok_or_else(|| {
            let known: Vec<&str> = evidence
                .crosstabs
                .iter()
                .filter(|t| t.poll == poll.id && t.question == question.id)
                .map(|t| t.variable.as_str())
                .collect();
            evidence.unknown(
                Code::VariableUnknown,
                &format!("{at}.variable"),
                variable,
                known,
            )
        })?;
    let group = table.group(group).ok_or_else(|| {
        let known = table.groups.iter().map(|g| g.name.as_str());
        evidence.unknown(Code::GroupUnknown, &format!("{at}.group"), group, known)
    })?;
    Ok(Cut { group })
}

/// A group's sample: its own size, never the poll's.
fn group_sampling(poll: &Poll, cut: &Cut<'_>) -> Sampling {
    let mut sampling = Sampling { n: None, ..Sampling::of(poll) };
    if let GroupSize::Respondents { size } = cut.group.size {
        sampling.n = Some(size.n);
        sampling.approximate = size.about;
    }
    sampling
}

fn pick<'a>(
    answers: &'a [Answer],
    wanted: &OneOrMany,
    evidence: &Evidence,
    at: &str,
) -> Result<Vec<&'a Answer>, AnalysisError> {
    let mut picked = Vec::new();
    for name in wanted.iter() {
        let found = answers.iter().find(|a| a.name == name).ok_or_else(|| {
            let known = answers.iter().map(|a| a.name.as_str());
            evidence.unknown(Code::AnswerUnknown, &format!("{at}.answer"), name, known)
        })?;
        picked.push(found);
    }
    if picked.is_empty() {
        let blank = Diagnostic::new(Code::ValueInvalid, &evidence.study)
            .column(&format!("{at}.answer"))
            .with("expected", "answer = \"…\"");
        return Err(blank.into());
    }
    Ok(picked)
}

/// Adds up answers: the rounding of each adds to the rounding of the sum.
pub(super) fn sum(answers: &[&Answer]) -> Option<PublishedShare> {
    let shares: Option<Vec<PublishedShare>> = answers.iter().map(|a| a.share).collect();
    let shares = shares?;
    if let [one] = shares.as_slice() {
        return Some(*one);
    }
    if shares.iter().any(|s| s.value().is_none()) {
        return None;
    }
    let about = shares.iter().any(|s| s.qualifier == Some(Qualifier::About));
    Some(PublishedShare {
        share: crate::stats::significant(shares.iter().map(|s| s.share).sum()),
        unit: crate::stats::significant(shares.iter().map(|s| s.unit).sum()),
        qualifier: about.then_some(Qualifier::About),
    })
}

/// What a poll disclosed of the sample that answered a question, with the study's design
/// effect if it gives one.
pub(super) fn sampling(
    poll: &Poll,
    question: &Question,
    evidence: &Evidence,
) -> Sampling {
    let mut sampling = Sampling::of(poll);
    if let Some(base) = question.base {
        sampling.n = Some(base.n);
        sampling.approximate = base.about;
    }
    match evidence.settings.design_effect {
        Some(deff) => sampling.with_design_effect(deff),
        None => sampling,
    }
}

fn dont_know(question: &Question) -> Option<f64> {
    let undecided: Vec<&Answer> = question
        .answers
        .iter()
        .filter(|a| a.kind == crate::poll::AnswerKind::DontKnow)
        .collect();
    if undecided.is_empty() { None } else { sum(&undecided).and_then(|s| s.value()) }
}

fn label(
    spec: &FigureSpec,
    question: &Question,
    answers: &[&Answer],
    evidence: &Evidence,
) -> Label {
    match (&spec.label, answers) {
        (Some(label), _) => label.clone(),
        (None, [answer, ..]) => {
            evidence.label(LabelKind::Answer, Some(&question.id), &answer.name)
        }
        (None, []) => Label::default(),
    }
}

/// What a figure is called and where it comes from.
pub(super) struct Identity {
    pub(super) id: String,
    pub(super) label: Label,
    pub(super) poll: Option<String>,
    pub(super) question: Option<String>,
    pub(super) rows: Vec<crate::poll::SourceRow>,
}

/// The figure with its estimate and, where no size was published, with what the study's
/// assumed size would give.
pub(super) fn estimate(
    identity: Identity,
    published: Option<PublishedShare>,
    sampling: Sampling,
    base: Base,
    evidence: &Evidence,
) -> Result<Figure, AnalysisError> {
    let settings = &evidence.settings;
    let Identity { id, label, poll, question, rows } = identity;
    let Some(published) = published else {
        return Ok(Figure {
            id,
            label,
            poll,
            question,
            published: None,
            estimate: blank(base),
            assumed: None,
            derivation: Derivation::default().rows(rows),
        });
    };
    let spec = ShareSpec {
        published,
        sampling,
        level: settings.level,
        method: settings.method,
        base,
    };
    let assumed = match settings.assumed_n {
        Some(n) if sampling.n.is_none() && base == Base::AllRespondents => {
            let spec = ShareSpec { sampling: sampling.assuming(n), ..spec };
            Some(AssumedSize { n, estimate: share(&spec)? })
        }
        _ => None,
    };
    Ok(Figure {
        id,
        label,
        poll,
        question,
        published: Some(published),
        estimate: share(&spec)?,
        assumed,
        derivation: spec.derivation().rows(rows),
    })
}

fn blank(base: Base) -> Estimate {
    Estimate {
        value: None,
        se: None,
        df: None,
        interval: None,
        n: None,
        n_effective: None,
        design_effect: None,
        base,
        assumptions: Vec::new(),
        missing: vec![Missing::FigureNotPublished],
    }
}

/// The figure's answers within one group of a breakdown, added up.
pub(super) fn in_group(
    spec: &FigureSpec,
    table: &GroupTable,
    group: &str,
) -> Option<PublishedShare> {
    let answers = &table.group(group)?.answers;
    let wanted = spec.answer.as_ref()?;
    let picked: Option<Vec<&Answer>> =
        wanted.iter().map(|name| answers.iter().find(|a| a.name == name)).collect();
    sum(&picked?)
}
