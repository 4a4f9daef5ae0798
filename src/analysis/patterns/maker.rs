//! Patterns of views from a tally.

use super::PatternSpec;
use super::answers::{Answers, Asked};
use super::base::{Base, Mean, by_pattern};
use super::mistakes::NONE;
use crate::analysis::dimension::both;
use crate::analysis::respondents::{Survey, judged, replicate_record};
use crate::poll::{Code, Diagnostic};
use crate::read::Rejected;
use crate::results::{
    self, AtLeastPairs, Derivation, Estimate, InconsistencyIndex, IntervalRecord,
    PairShare, PatternBase, PatternResult, PatternShare, PatternView, RatioEstimate,
    ReplicateRecord, ShareRange,
};
use crate::stats::{
    CellSpace, Event, Functional, SmallBase, StatsError, at_least, contradictory_pairs,
    inconsistency_index,
};
use crate::survey::{SurveyError, domain};
use crate::tally::Tally;

/// Bit i of a pattern is view i.
pub(super) struct Maker<'a> {
    pub(super) survey: &'a Survey<'a>,
    pub(super) spec: &'a PatternSpec,
    names: Vec<&'a str>,
    pub(super) answers: Vec<Answers>,
    space: CellSpace,
    /// The pattern of each cell of the tally.
    pub(super) patterns: Vec<usize>,
    /// The pattern of each cell if every open answer held its view.
    could: Vec<usize>,
    pub(super) base: Base<'a>,
    asked: Base<'a>,
    everybody: u64,
    replicates: Option<ReplicateRecord>,
}

impl<'a> Maker<'a> {
    pub(super) fn of(
        tally: &'a Tally,
        survey: &'a Survey<'a>,
        views: &'a [Asked<'a>],
        spec: &'a PatternSpec,
    ) -> Result<Self, Rejected> {
        let answers =
            views.iter().map(|v| v.answers(tally)).collect::<Result<Vec<_>, _>>()?;
        let size = tally.cells.len();
        let mut asked = vec![true; size];
        let mut answered = vec![true; size];
        let (mut patterns, mut could) = (vec![0; size], vec![0; size]);
        for (i, Answers { cells, .. }) in answers.iter().enumerate() {
            asked = both(&asked, &cells.asked);
            answered = both(&answered, &cells.answered);
            for cell in 0..size {
                let holds = cells.held[cell];
                patterns[cell] |= usize::from(holds) << i;
                could[cell] |= usize::from(holds || !cells.answered[cell]) << i;
            }
        }
        let held = match spec.base {
            PatternBase::AnsweredAll => answered,
            PatternBase::Everybody => asked.clone(),
        };
        let base = Base::of(tally, held);
        if base.counts.weighted == 0 {
            let questions: Vec<&str> =
                answers.iter().map(|a| a.view.question.as_str()).collect();
            let found = Diagnostic::new(Code::NobodyAnsweredAll, survey.file);
            return Err(found.value(&questions.join(", ")).into());
        }
        Ok(Self {
            survey,
            spec,
            names: views.iter().map(|view| view.name.as_str()).collect(),
            space: CellSpace::binary(answers.len()).map_err(unmade)?,
            answers,
            patterns,
            could,
            base,
            asked: Base::of(tally, asked),
            everybody: domain(tally, &vec![true; size]).n,
            replicates: replicate_record(tally),
        })
    }

    pub(super) fn result(&self) -> Result<PatternResult, Rejected> {
        let views = self.views()?;
        let margins: Vec<f64> =
            views.iter().map(|view| view.share.value.unwrap_or(0.0)).collect();
        let places: Vec<(usize, usize)> =
            self.spec.pairs.iter().map(|[a, b]| (self.place(a), self.place(b))).collect();
        let events = contradictory_pairs(&self.space, &places).map_err(unmade)?;
        let patterns = self.shares_of_patterns(&margins, &events)?;
        let unanswered = |cell: usize| {
            self.answers.iter().any(|answers| !answers.cells.answered[cell])
        };
        Ok(PatternResult {
            id: self.spec.name.clone(),
            label: self.spec.label.clone().unwrap_or_default(),
            title: self.spec.title.clone(),
            file: self.survey.file.to_owned(),
            weight: self.survey.design.weight.clone(),
            replicates: self.replicates.clone(),
            base: self.spec.base,
            n: self.base.counts.n,
            n_not_asked: self.everybody - self.asked.counts.n,
            n_unanswered: self.asked.count(unanswered),
            pairs: self.pairs(&places, &events, &margins)?,
            at_least: self.at_least(&events)?,
            index: self.index(&places, &events, &margins)?,
            balanced: self.balanced()?,
            balanced_mean: self.balanced_mean()?,
            views,
            patterns,
            chart: self.spec.chart,
        })
    }

    /// The position of a view, which the specification was checked to have.
    pub(super) fn place(&self, name: &str) -> usize {
        self.names.iter().position(|known| *known == name).unwrap_or(0)
    }

    pub(super) fn of_base(&self) -> results::Base {
        self.survey.base()
    }

    pub(super) fn refused(&self, error: SurveyError) -> Rejected {
        self.survey.refused(error, &self.spec.name)
    }

    pub(super) fn mean(&self, counted: Vec<f64>) -> Result<Mean, Rejected> {
        self.base.mean(counted).map_err(|e| self.refused(e))
    }

    pub(super) fn share(&self, mean: Mean) -> Result<Estimate, Rejected> {
        let counts = &self.base.counts;
        self.survey.estimate(mean.value, mean.variance, counts, self.of_base())
    }

    pub(super) fn judged(&self, mean: Mean) -> Option<SmallBase> {
        judged(mean.value, mean.variance.variance, &self.base.counts)
    }

    /// Means of functionals of the patterns.
    fn means(&self, of: &[Functional]) -> Result<Vec<Mean>, Rejected> {
        let counted: Vec<Vec<f64>> =
            of.iter().map(|one| by_pattern(one, &self.patterns)).collect();
        self.base.means(&counted).map_err(|e| self.refused(e))
    }

    fn views(&self) -> Result<Vec<PatternView>, Rejected> {
        let held = (0..self.names.len())
            .map(|i| self.space.holding(&[i]).map(|event| Functional::from(&event)))
            .collect::<Result<Vec<_>, _>>()
            .map_err(unmade)?;
        let means = self.means(&held)?;
        let views = self.names.iter().zip(&self.answers).zip(means);
        views
            .map(|((name, answers), mean)| {
                let against = answers.against.as_ref().map(|(labels, _)| labels.clone());
                Ok(PatternView {
                    id: format!("{}/views/{name}", self.spec.name),
                    name: (*name).to_owned(),
                    view: answers.view.clone(),
                    against: against.unwrap_or_default(),
                    share: self.share(mean)?,
                    small_base: self.judged(mean),
                })
            })
            .collect()
    }

    /// The combinations that occur, the most frequent first.
    fn shares_of_patterns(
        &self,
        margins: &[f64],
        pairs: &[Event],
    ) -> Result<Vec<PatternShare>, Rejected> {
        let mut n = vec![0; self.space.cells()];
        for (cell, pattern) in self.patterns.iter().enumerate() {
            n[*pattern] += self.base.n(cell);
        }
        let occur: Vec<usize> = (0..n.len()).filter(|pattern| n[*pattern] > 0).collect();
        let means = self.base.parts(&self.patterns, &occur);
        let means = means.map_err(|e| self.refused(e))?;
        let mut found = Vec::with_capacity(occur.len());
        for (pattern, mean) in occur.iter().zip(means) {
            found.push(self.pattern(*pattern, n[*pattern], mean, margins, pairs)?);
        }
        let share = |pattern: &PatternShare| pattern.share.value.unwrap_or(0.0);
        // Stable: equal shares stay in the order of the views.
        found.sort_by(|a, b| share(b).total_cmp(&share(a)));
        Ok(found)
    }

    fn pattern(
        &self,
        pattern: usize,
        n: u64,
        mean: Mean,
        margins: &[f64],
        pairs: &[Event],
    ) -> Result<PatternShare, Rejected> {
        let holds = |i: usize| pattern >> i & 1 == 1;
        let names: Vec<&str> =
            (0..self.names.len()).filter(|i| holds(*i)).map(|i| self.names[i]).collect();
        let id = if names.is_empty() { NONE.to_owned() } else { names.join("+") };
        let alone = |(i, p): (usize, &f64)| if holds(i) { *p } else { 1.0 - p };
        Ok(PatternShare {
            id: format!("{}/patterns/{id}", self.spec.name),
            holds: names.iter().map(|name| (*name).to_owned()).collect(),
            contradictions: pairs.iter().filter(|event| event.has(pattern)).count(),
            n,
            share: self.share(mean)?,
            if_independent: margins.iter().enumerate().map(alone).product(),
            small_base: self.judged(mean),
        })
    }

    fn pairs(
        &self,
        places: &[(usize, usize)],
        events: &[Event],
        margins: &[f64],
    ) -> Result<Vec<PairShare>, Rejected> {
        let of: Vec<Functional> = events.iter().map(Functional::from).collect();
        let means = self.means(&of)?;
        let pairs = self.spec.pairs.iter().zip(places).zip(events.iter().zip(means));
        pairs
            .map(|(([a, b], (i, j)), (event, mean))| {
                Ok(PairShare {
                    id: format!("{}/pairs/{a}+{b}", self.spec.name),
                    a: a.clone(),
                    b: b.clone(),
                    n: self.base.count(|cell| event.has(self.patterns[cell])),
                    both: self.share(mean)?,
                    if_independent: margins[*i] * margins[*j],
                    small_base: self.judged(mean),
                })
            })
            .collect()
    }

    fn at_least(&self, events: &[Event]) -> Result<Vec<AtLeastPairs>, Rejected> {
        let of = (1..=events.len())
            .map(|m| at_least(events, m))
            .collect::<Result<Vec<_>, _>>()
            .map_err(unmade)?;
        let means = self.means(&of)?;
        let made = of.iter().zip(means).enumerate().map(|(i, (of, mean))| {
            let holds = |cell: usize| of.coefficients()[self.patterns[cell]] > 0.0;
            Ok(AtLeastPairs {
                id: format!("{}/at_least/{}", self.spec.name, i + 1),
                pairs: i + 1,
                n: self.base.count(holds),
                share: self.share(mean)?,
                small_base: self.judged(mean),
            })
        });
        made.collect()
    }

    fn index(
        &self,
        places: &[(usize, usize)],
        events: &[Event],
        margins: &[f64],
    ) -> Result<Option<InconsistencyIndex>, Rejected> {
        if events.is_empty() {
            return Ok(None);
        }
        let functional = inconsistency_index(events).map_err(unmade)?;
        let mean = self.mean(by_pattern(&functional, &self.patterns))?;
        let all = places.len() as f64;
        let expected = places.iter().map(|(a, b)| margins[*a] * margins[*b] / all).sum();
        let counts = &self.base.counts;
        let derivation = Derivation::by("inconsistency_index")
            .input("m", mean.value)
            .input("V", mean.variance.variance)
            .input("K", all)
            .input("n", counts.n as f64)
            .input("df", counts.df)
            .input("alpha", self.survey.settings.level.alpha());
        Ok(Some(InconsistencyIndex {
            id: format!("{}/index", self.spec.name),
            mean: Estimate {
                n_effective: None,
                design_effect: None,
                ..self.share(mean)?
            },
            if_independent: expected,
            against_independence: self.against_independence(&functional, places)?,
            worst_case: self.worst_case(&functional)?,
            small_base: self.judged(mean),
            derivation,
        }))
    }

    /// The index over that of independent views, its interval on the logarithm.
    fn against_independence(
        &self,
        index: &Functional,
        places: &[(usize, usize)],
    ) -> Result<RatioEstimate, Rejected> {
        let view = |i: usize| {
            let holds = |bits: &usize| f64::from(u8::from(bits >> i & 1 == 1));
            self.patterns.iter().map(holds).collect()
        };
        let views: Vec<Vec<f64>> = (0..self.names.len()).map(view).collect();
        let counted = by_pattern(index, &self.patterns);
        let found = self.base.log_against_independence(&counted, &views, places);
        Ok(match found.map_err(|e| self.refused(e))? {
            Some((log, se)) if se > 0.0 => {
                self.survey.ratio(log, se, self.base.counts.df)
            }
            found => RatioEstimate {
                value: found.map(|(log, _)| log.exp()),
                se_log: None,
                interval: None,
            },
        })
    }

    /// Between nobody and everybody of those without an answer holding the view, of all who
    /// were asked (Horowitz & Manski 2000): the index grows with every view that is held, so
    /// both ends can be.
    fn worst_case(&self, index: &Functional) -> Result<Option<ShareRange>, Rejected> {
        let counts = &self.asked.counts;
        let end = |patterns: &[usize]| {
            let mean = self.asked.mean(by_pattern(index, patterns));
            let Mean { value, variance } = mean.map_err(|e| self.refused(e))?;
            let base = results::Base::AllRespondents;
            self.survey.estimate(value, variance, counts, base)
        };
        let (low, high) = (end(&self.patterns)?, end(&self.could)?);
        let (Some(lower), Some(upper), Some(from), Some(to)) =
            (low.value, high.value, low.interval, high.interval)
        else {
            return Ok(None);
        };
        let interval = IntervalRecord { upper: to.upper, ..from };
        Ok(Some(ShareRange { lower, upper, interval }))
    }
}

/// What the checks of the specification leave no room for.
fn unmade(error: StatsError) -> Rejected {
    Diagnostic::new(Code::ArgumentInvalid, "endoxa").with("expected", error).into()
}
