//! Claims: what somebody wrote, tested against the figures.

use serde::Deserialize;

use super::AnalysisError;
use super::condition::{Known, test};
use super::contradiction::named;
use super::evidence::Evidence;
use super::figure::{Figures, Resolved};
use super::test_language::Test;
use crate::poll::{Code, Diagnostic, PublishedShare};
use crate::results::{
    ClaimResult, ContradictionResult, FigureVerdict, Label, Reading, Settle, Verdict,
};

/// A claim to examine.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
pub struct ClaimSpec {
    /// Its name.
    pub name: String,
    /// What was claimed.
    pub statement: Label,
    /// Who claimed it.
    pub source: Option<Label>,
    /// Name of the figure that it rests on.
    pub figure: Option<String>,
    /// The figure as the claim states it: "52%".
    pub states: Option<String>,
    /// The test: `deal > 50%`; conditions are joined by `and`.
    pub test: String,
    /// Names of other figures that bear on it.
    #[serde(default)]
    pub also: Vec<String>,
    /// The same test on other figures, reported beside the claim.
    #[serde(default)]
    pub elsewhere: Vec<String>,
}

/// Examines a claim: whether its figure is a published one, and whether the figures bear
/// what it says.
///
/// # Errors
/// A test that cannot be read, or a name that the study does not define.
pub fn claim(
    spec: &ClaimSpec,
    figures: &Figures,
    segments: &[ContradictionResult],
    evidence: &Evidence,
) -> Result<ClaimResult, AnalysisError> {
    let at = format!("claims.{}", spec.name);
    let known = Known { figures, segments, evidence };
    let figure = match &spec.figure {
        Some(name) => Some(named(figures, name, evidence, &format!("{at}.figure"))?),
        None => None,
    };
    let mut also = Vec::with_capacity(spec.also.len());
    for name in &spec.also {
        also.push(named(figures, name, evidence, &format!("{at}.also"))?.figure.clone());
    }
    let reading = read(&spec.test, &known, &format!("{at}.test"))?;
    let mut elsewhere = Vec::with_capacity(spec.elsewhere.len());
    for text in &spec.elsewhere {
        elsewhere.push(read(text, &known, &format!("{at}.elsewhere"))?);
    }
    Ok(ClaimResult {
        id: format!("claims/{}", spec.name),
        name: spec.name.clone(),
        statement: spec.statement.clone(),
        source: spec.source.clone(),
        figure: figure.map(|f| f.figure.clone()),
        on_figure: on_figure(spec, figure, evidence, &at)?,
        reading,
        also,
        elsewhere: elsewhere.into_iter().flat_map(|r| r.conditions).collect(),
    })
}

fn read(text: &str, known: &Known<'_>, at: &str) -> Result<Reading, AnalysisError> {
    let parsed = Test::parse(text).map_err(|e| {
        Diagnostic::new(Code::TestUnreadable, &known.evidence.study)
            .column(at)
            .value(text)
            .with("rest", e.at)
            .with("expected", e.expected)
    })?;
    let mut conditions = Vec::with_capacity(parsed.conditions.len());
    let mut settle: Vec<Settle> = Vec::new();
    for clause in &parsed.conditions {
        let tested = test(clause, known, at)?;
        conditions.push(tested.condition);
        for code in tested.settle {
            if !settle.contains(&code) {
                settle.push(code);
            }
        }
    }
    let verdict =
        conditions.iter().map(|c| c.verdict).min().unwrap_or(Verdict::CannotTell);
    Ok(Reading { verdict, conditions, settle })
}

/// A stated figure matches when the published one would be printed like it.
fn on_figure(
    spec: &ClaimSpec,
    figure: Option<&Resolved>,
    evidence: &Evidence,
    at: &str,
) -> Result<FigureVerdict, AnalysisError> {
    let Some(figure) = figure else { return Ok(FigureVerdict::NoFigure) };
    let (Some(poll), Some(published)) = (&figure.figure.poll, figure.published) else {
        return Ok(FigureVerdict::NoSource);
    };
    let Some(stated) = &spec.states else { return Ok(FigureVerdict::NoFigure) };
    let stated = PublishedShare::parse(stated).map_err(|_| {
        Diagnostic::new(Code::PercentUnreadable, &evidence.study)
            .column(&format!("{at}.states"))
            .value(stated)
    })?;
    let (low, high) = stated.possible();
    let slack = published.half_unit() + 1e-12;
    let matches = (low - 1e-12..=high + 1e-12).contains(&published.share)
        || (published.unit > stated.unit
            && (stated.share - published.share).abs() <= slack);
    Ok(if matches {
        FigureVerdict::Matches { poll: poll.clone() }
    } else {
        FigureVerdict::Differs {
            poll: poll.clone(),
            stated: stated.share,
            published: published.share,
        }
    })
}
