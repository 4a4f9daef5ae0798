//! A claim of an article, tested with the uncertainty of its figures.

use serde::Serialize;

use super::names::{Entry, EntryKind, Names};
use crate::analysis::{
    AnalysisError, Comparison, DesignEffect, DifferenceSpec, ParsedCondition, Sampling,
    Test, TestedCondition, Threshold, bounds_against, change, estimate_against,
    figure_against, lead,
};
use crate::poll::{Code, Diagnostic, SampleKind};
use crate::results::{
    ChangeVerdict, ClaimResult, Condition, Figure, FigureVerdict, Results, Settle,
    Verdict,
};
use crate::stats::{
    DesignMethod, DesignShare, Level, ShareMethod, design_interval,
    rounded_share_interval,
};

/// How far the data bear a claim. *Likely* is what an interval of 80% shows and the study's
/// own, usually of 95%, does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// The figures themselves say otherwise.
    Refuted,
    /// The data leave it open.
    NotShown,
    /// More likely than not, and not shown.
    Likely,
    /// Sampling error and rounding included, the data bear it.
    Shown,
}

/// The level at which a claim that is not shown is called likely.
const LIKELY: f64 = 0.8;

impl From<Verdict> for Standing {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::NotSupported => Self::Refuted,
            Verdict::CannotTell => Self::NotShown,
            Verdict::Supported => Self::Shown,
        }
    }
}

/// What became of one condition.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum JudgedCondition {
    /// A share against a threshold, or a condition of the study.
    Share {
        /// The identifier of what was tested, if it is one result.
        id: Option<String>,
        /// How far the data bear it.
        standing: Standing,
        /// The condition with its reasons.
        condition: Box<Condition>,
        /// The published figure that was tested.
        figure: Option<Box<Figure>>,
    },
    /// One figure against another.
    Difference {
        /// The identifiers of the two.
        ids: [String; 2],
        /// The two figures.
        figures: Box<[Figure; 2]>,
        /// How far the data bear it.
        standing: Standing,
        /// What the difference allows to say.
        verdict: ChangeVerdict,
        /// The first minus the second.
        difference: f64,
        /// True for two polls, false for two answers of one question.
        change: bool,
    },
    /// A claim of the study, by its name.
    Claim {
        /// Its identifier.
        id: String,
        /// How far the data bear it.
        standing: Standing,
        /// The claim.
        claim: Box<ClaimResult>,
    },
}

impl JudgedCondition {
    /// How far the data bear it.
    #[must_use]
    pub fn standing(&self) -> Standing {
        match self {
            Self::Share { standing, .. }
            | Self::Difference { standing, .. }
            | Self::Claim { standing, .. } => *standing,
        }
    }

    /// The identifiers of the results that it rests on.
    #[must_use]
    pub fn ids(&self) -> Vec<String> {
        match self {
            Self::Share { id, .. } => id.iter().cloned().collect(),
            Self::Difference { ids, .. } => ids.to_vec(),
            Self::Claim { id, .. } => vec![id.clone()],
        }
    }
}

/// A claim with what became of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Judged {
    /// What is claimed.
    pub statement: String,
    /// Its test.
    pub test: String,
    /// The worst of the conditions' standings.
    pub standing: Standing,
    /// The least standing that the article asks for: shown, or likely.
    pub wanted: Standing,
    /// The conditions in the order of the test.
    pub conditions: Vec<JudgedCondition>,
    /// What would settle it.
    pub settle: Vec<Settle>,
}

impl Judged {
    /// True when the claim may be printed.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.standing >= self.wanted
    }
}

/// What judging needs.
pub(super) struct Judge<'a> {
    pub(super) names: &'a Names,
    pub(super) results: &'a Results,
    /// What messages call the article.
    pub(super) file: &'a str,
}

impl Judge<'_> {
    /// Tests a claim: conditions joined by `and`, each a comparison with a share
    /// (`deal > 50%`) or with another figure (`deal > partial`), `supported(CLAIM)`, or a
    /// condition of the study. `likely` before them lowers the bar.
    ///
    /// # Errors
    /// A test that cannot be read, a name that is not known, or figures that cannot be
    /// compared; without a place.
    pub(super) fn judge(
        &self,
        statement: &str,
        test: &str,
    ) -> Result<Judged, Diagnostic> {
        let (wanted, conditions) = match test.strip_prefix("likely ") {
            Some(rest) => (Standing::Likely, rest.trim()),
            None => (Standing::Shown, test),
        };
        let mut judged = Vec::new();
        let mut settle: Vec<Settle> = Vec::new();
        for clause in clauses(conditions) {
            let (condition, open) = self.condition(clause)?;
            judged.push(condition);
            for code in open {
                if !settle.contains(&code) {
                    settle.push(code);
                }
            }
        }
        let standing = judged.iter().map(JudgedCondition::standing).min();
        Ok(Judged {
            statement: statement.to_owned(),
            test: test.to_owned(),
            standing: standing.unwrap_or(Standing::NotShown),
            wanted,
            conditions: judged,
            settle,
        })
    }

    /// A share of one name against a threshold.
    pub(super) fn against(
        &self,
        entry: &Entry,
        goal: Threshold,
    ) -> Result<JudgedCondition, Diagnostic> {
        Ok(self.share(&entry.name, entry, goal)?.0)
    }

    fn condition(
        &self,
        clause: &str,
    ) -> Result<(JudgedCondition, Vec<Settle>), Diagnostic> {
        if let Some(name) =
            clause.strip_prefix("supported(").and_then(|r| r.strip_suffix(')'))
        {
            return self.claim(name.trim());
        }
        if let Some((first, comparison, second)) = two_names(clause) {
            return self.difference(clause, first, comparison, second);
        }
        let parsed = Test::parse(clause).map_err(|e| {
            Diagnostic::new(Code::TestUnreadable, self.file)
                .value(clause)
                .with("rest", e.at)
                .with("expected", e.expected)
        })?;
        let found = parsed.conditions.first().map(|c| &c.condition);
        if let Some(ParsedCondition::Compare { name, comparison, threshold }) = found {
            let entry = self.named(name)?;
            let goal = Threshold { comparison: *comparison, share: *threshold };
            return self.share(clause, entry, goal);
        }
        self.of_study(clause)
    }

    fn named(&self, name: &str) -> Result<&Entry, Diagnostic> {
        let names = self.names;
        names.get(name).ok_or_else(|| unknown(name, names.nearest(name), self.file))
    }

    fn share(
        &self,
        text: &str,
        entry: &Entry,
        goal: Threshold,
    ) -> Result<(JudgedCondition, Vec<Settle>), Diagnostic> {
        let level = Level::new(self.results.study.level).unwrap_or_default();
        let tested =
            against(text, entry, goal, level).map_err(|e| self.failed(text, &e))?;
        let Some(TestedCondition { condition, settle }) = tested else {
            return Err(self.not_comparable(text));
        };
        let standing = match Standing::from(condition.verdict) {
            Standing::NotShown if is_likely(text, entry, goal) => Standing::Likely,
            standing => standing,
        };
        let judged = JudgedCondition::Share {
            id: Some(entry.id.clone()),
            standing,
            condition: Box::new(condition),
            figure: entry.figure().cloned().map(Box::new),
        };
        Ok((judged, settle))
    }

    /// A claim whose test the study has run.
    fn claim(&self, name: &str) -> Result<(JudgedCondition, Vec<Settle>), Diagnostic> {
        let name = name.strip_prefix("claims.").unwrap_or(name);
        let Some(claim) = self.results.claims.iter().find(|claim| claim.name == name)
        else {
            let names = self.results.claims.iter().map(|claim| claim.name.as_str());
            let near = crate::text::nearest(name, names);
            return Err(unknown(name, near, self.file));
        };
        let judged = JudgedCondition::Claim {
            id: claim.id.clone(),
            standing: claim.reading.verdict.into(),
            claim: Box::new(claim.clone()),
        };
        Ok((judged, claim.reading.settle.clone()))
    }

    /// A condition that needs the polls themselves: the study has tested it, or nobody.
    fn of_study(
        &self,
        clause: &str,
    ) -> Result<(JudgedCondition, Vec<Settle>), Diagnostic> {
        let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join("");
        let mut all = self.results.claims.iter().flat_map(|claim| {
            claim.reading.conditions.iter().map(move |condition| (claim, condition))
        });
        let Some((claim, condition)) =
            all.find(|(_, condition)| plain(&condition.text) == plain(clause))
        else {
            let found = Diagnostic::new(Code::TestUnreadable, self.file).value(clause);
            return Err(found.with("rest", clause).with("expected", "deal > 50%"));
        };
        let entry = self.names.get(&condition.name);
        let judged = JudgedCondition::Share {
            id: entry.map(|entry| entry.id.clone()),
            standing: condition.verdict.into(),
            condition: Box::new(condition.clone()),
            figure: entry.and_then(Entry::figure).cloned().map(Box::new),
        };
        Ok((judged, claim.reading.settle.clone()))
    }

    /// Two answers of one question, or one figure from two polls.
    pub(super) fn difference(
        &self,
        text: &str,
        first: &str,
        comparison: Comparison,
        second: &str,
    ) -> Result<(JudgedCondition, Vec<Settle>), Diagnostic> {
        let (a, b) = (self.named(first)?, self.named(second)?);
        let (Some(one), Some(other)) = (a.figure(), b.figure()) else {
            return Err(self.not_comparable(text));
        };
        let (Some(p), Some(q)) = (one.published, other.published) else {
            return Err(self.not_comparable(text));
        };
        let level = Level::new(self.results.study.level).unwrap_or_default();
        let samples = [one, other].map(sampling);
        let asked_alike =
            one.question == other.question && one.estimate.base == other.estimate.base;
        if !asked_alike {
            return Err(self.not_comparable(text));
        }
        let two_polls = one.poll != other.poll || one.poll.is_none();
        let found = if two_polls {
            // A change is later minus earlier.
            let spec = DifferenceSpec { first: q, second: p, level };
            change(&spec, [&samples[1], &samples[0]])
        } else {
            lead(&DifferenceSpec { first: p, second: q, level }, &samples[0])
        };
        let found = found.map_err(|e| self.failed(text, &e))?;
        let difference = p.share - q.share;
        let right = match comparison {
            Comparison::Above | Comparison::AtLeast => difference > 0.0,
            Comparison::Below | Comparison::AtMost => difference < 0.0,
        };
        let sourced = one.poll.is_some() && other.poll.is_some();
        let open = found.verdict == ChangeVerdict::NotSignificant;
        let standing = match (right, found.verdict) {
            (false, ChangeVerdict::Significant) => Standing::Refuted,
            (true, ChangeVerdict::Significant) if sourced => Standing::Shown,
            _ if right && open && found.p_value.is_some_and(|p| p <= 1.0 - LIKELY) => {
                Standing::Likely
            }
            _ => Standing::NotShown,
        };
        let settle = match (sourced, standing) {
            (false, _) => vec![Settle::SourcePoll],
            (_, Standing::Shown | Standing::Refuted) => Vec::new(),
            _ if found.verdict == ChangeVerdict::NotTested => vec![Settle::SampleSize],
            _ => vec![Settle::LargerSample],
        };
        let judged = JudgedCondition::Difference {
            ids: [a.id.clone(), b.id.clone()],
            figures: Box::new([one.clone(), other.clone()]),
            standing,
            verdict: found.verdict,
            difference,
            change: two_polls,
        };
        Ok((judged, settle))
    }

    fn failed(&self, text: &str, error: &AnalysisError) -> Diagnostic {
        match error {
            AnalysisError::Input(found) => (**found).clone(),
            AnalysisError::Stats(error) => {
                Diagnostic::new(Code::NotComparable, self.file)
                    .value(text)
                    .with("reason", error)
            }
        }
    }

    fn not_comparable(&self, text: &str) -> Diagnostic {
        Diagnostic::new(Code::NotComparable, self.file).value(text).with("reason", "")
    }
}

/// A name that the results do not have.
pub(super) fn unknown(name: &str, near: Option<&str>, file: &str) -> Diagnostic {
    let found = Diagnostic::new(Code::FigureNameUnknown, file).value(name);
    match near {
        Some(near) => found.with("nearest", near),
        None => found,
    }
}

/// Conditions joined by `and`, quoted names let be.
fn clauses(test: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut start, mut quoted) = (0, false);
    for (i, c) in test.char_indices() {
        if c == '"' {
            quoted = !quoted;
        }
        if !quoted && i >= start && test[i..].starts_with(" and ") {
            found.push(test[start..i].trim());
            start = i + " and ".len();
        }
    }
    found.push(test[start..].trim());
    found
}

fn two_names(clause: &str) -> Option<(&str, Comparison, &str)> {
    let signs = [
        (">=", Comparison::AtLeast),
        ("<=", Comparison::AtMost),
        (">", Comparison::Above),
        ("<", Comparison::Below),
    ];
    let (first, comparison, second) =
        signs.into_iter().find_map(|(sign, comparison)| {
            clause.split_once(sign).map(|(a, b)| (a.trim(), comparison, b.trim()))
        })?;
    let name = |text: &str| {
        text.starts_with(|c: char| c.is_alphabetic() || c == '_')
            && text.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '.')
    };
    (name(first) && name(second)).then_some((first, comparison, second))
}

fn sampling(figure: &Figure) -> Sampling {
    let estimate = &figure.estimate;
    Sampling {
        n: estimate.n,
        kind: SampleKind::Unknown,
        design_effect: DesignEffect::Given(estimate.design_effect.unwrap_or(1.0)),
        approximate: false,
        assumed: false,
    }
}

fn against(
    text: &str,
    entry: &Entry,
    goal: Threshold,
    level: Level,
) -> Result<Option<TestedCondition>, AnalysisError> {
    let (name, label) = (entry.name.as_str(), &entry.label);
    Ok(Some(match &entry.kind {
        EntryKind::Figure(figure) => figure_against(text, name, figure, goal, level)?,
        EntryKind::Claim(claim) => match &claim.figure {
            Some(figure) if claim.on_figure != FigureVerdict::NoFigure => {
                figure_against(text, name, figure, goal, level)?
            }
            _ => return Ok(None),
        },
        EntryKind::Bounded(bounded) => bounds_against(text, name, label, bounded, goal),
        EntryKind::Estimate(estimate) => {
            estimate_against(text, name, label, estimate, goal)
        }
        EntryKind::Difference(found) => {
            estimate_against(text, name, label, &found.estimate, goal)
        }
        EntryKind::Printed(_) => return Ok(None),
    }))
}

/// Whether an interval of 80% would show what the study's does not.
fn is_likely(text: &str, entry: &Entry, goal: Threshold) -> bool {
    let Ok(level) = Level::new(LIKELY) else { return false };
    let mut entry = entry.clone();
    let narrowed = match &mut entry.kind {
        EntryKind::Figure(figure) if figure.poll.is_some() => {
            narrow_published(figure, level)
        }
        EntryKind::Estimate(estimate) => narrow_estimate(estimate, level),
        _ => None,
    };
    narrowed.is_some()
        && against(text, &entry, goal, level)
            .ok()
            .flatten()
            .is_some_and(|tested| tested.condition.verdict == Verdict::Supported)
}

fn narrow_published(figure: &mut Figure, level: Level) -> Option<()> {
    let (published, n) = (figure.published?, figure.estimate.n_effective?);
    let half = published.half_unit();
    let method = ShareMethod::Wilson;
    let found =
        rounded_share_interval(published.value()?, half, n, level, method).ok()?;
    let interval = figure.estimate.interval.as_mut()?;
    (interval.lower, interval.upper) = (found.lower, found.upper);
    Some(())
}

fn narrow_estimate(estimate: &mut crate::results::Estimate, level: Level) -> Option<()> {
    let n = estimate.n?;
    let share = DesignShare {
        p: estimate.value?,
        variance: estimate.se?.powi(2),
        df: estimate.df.unwrap_or(f64::INFINITY),
        n,
        n_weights: estimate.n_effective.unwrap_or(n),
    };
    let (found, _) = design_interval(share, level, DesignMethod::default()).ok()?;
    let interval = estimate.interval.as_mut()?;
    (interval.lower, interval.upper) = (found.lower, found.upper);
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_are_split_at_and_outside_quotes() {
        let test = "a > 50% and composition(b, \"left and right\", \"x\") > 50%";
        assert_eq!(clauses(test)[1], "composition(b, \"left and right\", \"x\") > 50%");
        assert_eq!(clauses("a > 50%"), ["a > 50%"]);
    }

    #[test]
    fn a_comparison_of_names_is_told_from_one_with_a_share() {
        assert!(two_names("deal.support > war").is_some());
        assert!(two_names("deal.support > 0.5").is_none());
        assert!(two_names("deal > 50%").is_none());
    }
}
