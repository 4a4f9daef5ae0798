//! Weighted shares of a question from a file of respondents.

use std::path::Path;

use crate::poll::{Code, Diagnostic, slug};
use crate::read::{Read, Rejected, Respondents, respondents};
use crate::results::{
    AnswerShare, Base, Derivation, Estimate, FrequencyResult, MissingShare,
    ScaleEstimate, ScaleSummary,
};
use crate::stats::t_isf;
use crate::survey::{
    Features, Ratio, SurveyError, Totals, domain, means, quantile, totals,
};
use crate::tally::{Tally, TallySpec};

use super::crosstab::worst_case;
use super::dimension::{Category, Dimension, both, is_scale};
use super::respondents::{
    MissingRule, Prepared, Survey, SurveySettings, judged, replicate_record, run_together,
};

/// A question to add up.
#[derive(Debug, Clone)]
pub struct FrequencySpec {
    /// Name in identifiers; the question's where there is none.
    pub name: Option<String>,
    /// The question: a variable, a response set, or several with `*` between them.
    pub question: String,
    /// Weight, level, method of the intervals, missing answers.
    pub settings: SurveySettings,
}

/// Shares of the answers, with standard errors and intervals under the declared sample
/// design; without one, a design that knows nothing but weights, in which every respondent
/// is a sampling unit.
///
/// # Errors
/// [`Rejected`] for a file that cannot be read, a variable that is not there (with the
/// nearest), weights or units that cannot be used, or a stratum with one sampling unit.
pub fn frequency(
    path: &Path,
    codebook: Option<&Path>,
    spec: &FrequencySpec,
) -> Result<Read<FrequencyResult>, Rejected> {
    let read = respondents(path, codebook, None)?;
    let mut diagnostics = read.diagnostics;
    let found = frequency_of(&read.value, &path.display().to_string(), spec)?;
    diagnostics.extend(found.diagnostics);
    Ok(Read { value: found.value, diagnostics })
}

/// Shares of the answers, from an open file; see [`frequency`].
///
/// # Errors
/// Those of [`frequency`].
pub fn frequency_of(
    respondents: &Respondents,
    file: &str,
    spec: &FrequencySpec,
) -> Result<Read<FrequencyResult>, Rejected> {
    let asked = prepare_frequency(respondents, file, spec)?;
    let read = run_together(respondents, file, vec![asked])?;
    let value = read.value.into_iter().next();
    let value = value.ok_or_else(|| Diagnostic::new(Code::Ingest, file))?;
    Ok(Read { value, diagnostics: read.diagnostics })
}

/// The question as an analysis that knows what it needs of the pass.
///
/// # Errors
/// [`Rejected`] for a variable that is not there (with the nearest).
pub fn prepare_frequency<'a>(
    respondents: &'a Respondents,
    file: &'a str,
    spec: &FrequencySpec,
) -> Result<Prepared<'a, FrequencyResult>, Rejected> {
    let codebook = &respondents.codebook;
    let question = Dimension::parse(codebook, &spec.question, file)?;
    let survey = Survey::new(codebook, file, &spec.settings)?;
    let scale = question.variable().filter(|variable| is_scale(variable));
    let measures = scale.map(|variable| variable.name.clone()).into_iter().collect();
    let needs = TallySpec { measures, ..survey.needs(question.classes()) };
    let name = spec.name.clone().unwrap_or_else(|| spec.question.clone());
    Ok(Prepared::new(needs, move |tally: &Tally| {
        Maker { tally, survey: &survey, question: &question, name: &name }.result()
    }))
}

/// A variable of numbers with more distinct ones is summarised, not listed.
const LISTED: usize = 50;

struct Maker<'a> {
    tally: &'a Tally,
    survey: &'a Survey<'a>,
    question: &'a Dimension<'a>,
    name: &'a str,
}

impl Maker<'_> {
    fn id(&self) -> String {
        format!("frequencies/{}", slug(self.name))
    }

    fn result(&self) -> Result<FrequencyResult, Rejected> {
        let tally = self.tally;
        let answered = self.question.answered(tally);
        let base = match self.survey.settings.missing {
            MissingRule::Answered => answered.clone(),
            MissingRule::Everybody | MissingRule::WorstCase => vec![true; answered.len()],
        };
        let mut answers = self.question.categories(tally);
        let scale = self.scale(&answered)?;
        if scale.is_some() && answers.len() > LISTED {
            answers.clear();
        }
        let counts = domain(tally, &base);
        let sums = self.sums(&answers, &answered, &base)?;
        let mut made = Vec::with_capacity(answers.len());
        for (i, answer) in answers.iter().enumerate() {
            made.push(self.answer(
                i,
                answer,
                &answered,
                &sums,
                &counts,
                answers.len(),
            )?);
        }
        let variable = self.question.variable();
        Ok(FrequencyResult {
            id: self.id(),
            file: self.survey.file.to_owned(),
            question: self.question.name.clone(),
            label: self.question.label(),
            wording: variable.and_then(|v| v.wording.clone()),
            asked: variable.and_then(|v| v.base.clone()),
            recode: variable.and_then(|v| v.recode.clone()),
            weight: self.survey.design.weight.clone(),
            replicates: replicate_record(tally),
            n: counts.n,
            kish_design_effect: counts.kish().unwrap_or(1.0),
            overlapping: self.question.overlaps(),
            answers: made,
            scale,
            missing: self.missing(&counts)?,
        })
    }

    /// Totals of the answers, then of those who answered and of the base.
    fn sums(
        &self,
        answers: &[Category],
        answered: &[bool],
        base: &[bool],
    ) -> Result<Totals, Rejected> {
        let mut features = Features::of(self.tally);
        for answer in answers {
            features.add(&both(&answer.held, answered), 0);
        }
        features.add(answered, 0);
        let whole = features.add(base, 0);
        let refused = |e| self.survey.refused(e, &self.question.name);
        let sums = totals(self.tally, &features).map_err(refused)?;
        if sums.values[whole - 1] <= 0.0 {
            return Err(refused(SurveyError::EmptyBase));
        }
        Ok(sums)
    }

    fn answer(
        &self,
        i: usize,
        answer: &Category,
        answered: &[bool],
        sums: &Totals,
        counts: &crate::survey::DomainCounts,
        listed: usize,
    ) -> Result<AnswerShare, Rejected> {
        let share: Ratio = (i, listed + 1);
        let of_share = sums.share_variance(share);
        let variance = of_share.variance;
        let p = sums.ratio(share).unwrap_or(0.0);
        let range = match self.survey.settings.missing {
            MissingRule::WorstCase => {
                let without = sums.values[listed + 1] - sums.values[listed];
                worst_case(self.survey, sums, share, listed, without, counts)?
            }
            MissingRule::Answered | MissingRule::Everybody => None,
        };
        Ok(AnswerShare {
            id: format!("{}/{}", self.id(), answer.slug()),
            code: answer.code.clone(),
            label: answer.label.clone(),
            net: answer.net,
            n: domain(self.tally, &both(&answer.held, answered)).n,
            estimate: self.survey.estimate(p, of_share, counts, self.survey.base())?,
            range,
            small_base: judged(p, variance, counts),
            derivation: Derivation::by(self.survey.share_method())
                .input("p", p)
                .input("V", variance)
                .input("n", counts.n as f64)
                .input("df", counts.df)
                .input("alpha", self.survey.settings.level.alpha()),
        })
    }

    /// Those without an answer, with their share of everybody where everybody is the base.
    fn missing(
        &self,
        counts: &crate::survey::DomainCounts,
    ) -> Result<Vec<MissingShare>, Rejected> {
        let everybody = self.survey.settings.missing != MissingRule::Answered;
        let mut found = Vec::new();
        for absent in self.question.absent(self.tally) {
            let mut estimate: Option<Estimate> = None;
            if everybody {
                let mut features = Features::of(self.tally);
                let share = (
                    features.add(&absent.held, 0),
                    features.add(&vec![true; absent.held.len()], 0),
                );
                let sums = totals(self.tally, &features)
                    .map_err(|e| self.survey.refused(e, &self.question.name))?;
                if let Some(p) = sums.ratio(share) {
                    let base = Base::AllRespondents;
                    let variance = sums.share_variance(share);
                    estimate = Some(self.survey.estimate(p, variance, counts, base)?);
                }
            }
            found.push(MissingShare {
                kind: absent.kind,
                code: absent.code,
                label: absent.label,
                n: domain(self.tally, &absent.held).n,
                estimate,
            });
        }
        Ok(found)
    }

    /// Mean and quartiles of a variable of numbers without labels.
    fn scale(&self, answered: &[bool]) -> Result<Option<ScaleSummary>, Rejected> {
        if self.tally.measures.is_empty() || domain(self.tally, answered).weighted == 0 {
            return Ok(None);
        }
        let refused = |e| self.survey.refused(e, &self.question.name);
        let level = self.survey.settings.level;
        let mean = means(self.tally, &[0], answered).map_err(refused)?;
        let half = t_isf(level.alpha() / 2.0, mean.counts.df) * mean.se(0);
        let mean = ScaleEstimate {
            value: mean.values[0],
            se: mean.se(0),
            df: mean.counts.df,
            lower: mean.values[0] - half,
            upper: mean.values[0] + half,
        };
        let mut quartiles = Vec::with_capacity(3);
        for share in [0.25, 0.5, 0.75] {
            let found =
                quantile(self.tally, 0, answered, share, level).map_err(refused)?;
            quartiles.push(ScaleEstimate {
                value: found.value,
                se: found.se,
                df: found.df,
                lower: found.lower,
                upper: found.upper,
            });
        }
        Ok(Some(ScaleSummary { mean, quartiles, level: level.value() }))
    }
}
