//! A question over many polls: its level, the houses, jumps, and what looks odd.
//!
//! `select` finds the polls, `versions` tells which of them asked the same question, `fit`
//! fits the model, `tests_of` tests it, `notes` says what a reader must know.

mod calendar;
mod fit;
mod notes;
mod select;
mod spec;
mod tests_of;
mod versions;

use jiff::civil::Date;

use self::calendar::{day, number};
use self::fit::{Model, Used};
use self::select::{Candidate, Selection, Source};
use self::tests_of::Tested;
use super::AnalysisError;
use super::evidence::Evidence;
use crate::poll::{Code, Diagnostic, Wording, slug};
use crate::read::LabelKind;
use crate::results::{
    AnswerTrend, HouseEffect, Label, TrendBreak, TrendChange, TrendEstimate, TrendEvent,
    TrendGroup, TrendHouse, TrendLevel, TrendModelRecord, TrendPoll, TrendResult,
    TrendVerdict,
};
use crate::stats::special::{normal_quantile, two_sided_p};
use crate::stats::trend::{Estimate, smallest_equivalence_margin};
use crate::stats::{Level, holm};

pub use self::spec::{AnchorSpec, EventSpec, HouseChoice, TrendSpec};

/// Between polls the level is given every so many days; nearer than that where the whole time
/// is short.
const WEEK: i32 = 7;
const SHORT: i32 = 120;

const GENERATOR: &str = "PCG XSL RR 128/64";

/// Follows a question over the polls that asked it: of each group, if the specification names
/// a variable.
///
/// # Errors
/// A question, answer or variable that the data do not have; no poll that can enter the line;
/// known results of several answers, or days outside the polls.
pub fn trend(
    spec: &TrendSpec,
    evidence: &Evidence,
) -> Result<Vec<TrendResult>, AnalysisError> {
    let at = format!("trends.{}", spec.name);
    let whole = select::whole_samples(spec, evidence, &at)?;
    let Some(variable) = &spec.by else {
        return Ok(vec![Maker { spec, evidence, at, group: None }.make(&whole)?]);
    };
    let groups = select::groups(&whole, variable, evidence, &at)?;
    groups
        .into_iter()
        .map(|(name, sources)| {
            let group = Some(TrendGroup {
                variable: variable.clone(),
                variable_label: evidence.label(LabelKind::Variable, None, variable),
                group: name.to_owned(),
                label: evidence.label(LabelKind::Group, None, name),
            });
            Maker { spec, evidence, at: at.clone(), group }.make(&sources)
        })
        .collect()
}

struct Maker<'a> {
    spec: &'a TrendSpec,
    evidence: &'a Evidence,
    /// The study's key, for messages.
    at: String,
    group: Option<TrendGroup>,
}

/// What was found of the polls before the model.
struct Series<'a> {
    selection: Selection<'a>,
    houses: Vec<TrendHouse>,
    breaks: Vec<TrendBreak>,
    of: Vec<Option<usize>>,
    used: Vec<Used>,
}

impl Maker<'_> {
    fn make(&self, sources: &[Source<'_>]) -> Result<TrendResult, AnalysisError> {
        let spec = self.spec;
        let series = self.series(sources)?;
        let model = Model::fit(&series.used, series.selection.answers.len(), spec)?;
        let answers = self.answers(&series, &model)?;
        let (answers, mut observations): (Vec<AnswerTrend>, Vec<Vec<_>>) =
            answers.into_iter().unzip();
        observations.push(notes::margins(&series.selection));
        let id = self.id();
        let notes = notes::notes(spec, &series, &model, &answers);
        let wording = wording(&series.selection);
        Ok(TrendResult {
            label: self.evidence.label(LabelKind::Question, None, &spec.question),
            question: spec.question.clone(),
            wording,
            group: self.group.clone(),
            model: self.record(&model),
            assumptions: notes::assumptions(&series, spec),
            polls: polls(&series),
            answers,
            houses: series.houses,
            breaks: series.breaks,
            events: events(spec),
            observations: observations.into_iter().flatten().collect(),
            notes,
            title: spec.title.clone(),
            chart: spec.chart,
            id,
        })
    }

    fn id(&self) -> String {
        match &self.group {
            None => self.spec.name.clone(),
            Some(group) => format!("{}/{}", self.spec.name, slug(&group.group)),
        }
    }

    fn series<'b>(&self, sources: &[Source<'b>]) -> Result<Series<'b>, AnalysisError> {
        let spec = self.spec;
        let mut selection = select::select(spec, sources, self.evidence, &self.at)?;
        if let (Some(anchor), true) = (spec.anchors.first(), selection.answers.len() > 1)
        {
            let value = format!("{} = {}", anchor.date, anchor.percent);
            return Err(self.invalid("anchors", &value, "answers = 1"));
        }
        if spec.houses == HouseChoice::Shrunken && selection.answers.len() > 1 {
            return Err(self.invalid(
                "houses",
                "shrunken",
                "answers = 1, sum_to_zero, poll_weighted",
            ));
        }
        for anchor in &spec.anchors {
            if !(0.0..=100.0).contains(&anchor.percent) {
                let value = anchor.percent.to_string();
                return Err(self.invalid("anchors", &value, "0–100"));
            }
        }
        let (houses, breaks, of) =
            versions::houses(&mut selection.polls, spec.same_question);
        let used = fit::used(&selection, &of, spec.exact);
        if used.is_empty() {
            let found = Diagnostic::new(Code::TrendEmpty, &self.evidence.study)
                .column(&format!("{}.question", self.at))
                .value(&spec.question)
                .with("polls", selection.polls.len());
            return Err(found.into());
        }
        Ok(Series { selection, houses, breaks, of, used })
    }

    fn invalid(&self, key: &str, value: &str, expected: &str) -> AnalysisError {
        Diagnostic::new(Code::ValueInvalid, &self.evidence.study)
            .column(&format!("{}.{key}", self.at))
            .value(value)
            .with("expected", expected)
            .into()
    }

    fn record(&self, model: &Model) -> TrendModelRecord {
        let spec = self.spec;
        TrendModelRecord {
            houses: model.house_rule(spec),
            drift: spec.drift,
            rounding: !spec.exact,
            inflation: spec.inflation,
            together: matches!(model, Model::Together(..)),
            level: self.level().value(),
            simulations: spec.simulations,
            seed: spec.seed,
            generator: GENERATOR.to_owned(),
        }
    }

    fn level(&self) -> Level {
        self.evidence.settings.level
    }

    /// Every answer with what looks odd about it.
    fn answers(
        &self,
        series: &Series<'_>,
        model: &Model,
    ) -> Result<Vec<(AnswerTrend, Vec<crate::results::Observation>)>, AnalysisError> {
        let level = self.level();
        let levels: Vec<Vec<TrendLevel>> = transposed(
            grid(&series.used).into_iter().map(|at| levels(model, at, level)).collect(),
        );
        let asked: Vec<Vec<TrendLevel>> = transposed(
            self.spec.on.iter().map(|at| levels_on(model, *at, level)).collect(),
        );
        let changes = self.changes(series, model)?;
        let effects = model.house_effects();
        let mut tests = Vec::with_capacity(series.selection.answers.len());
        for answer in 0..series.selection.answers.len() {
            tests.push(tests_of::tested(
                &series.used,
                answer,
                &series.selection,
                &series.houses,
                self.spec,
                level,
            )?);
        }
        adjust_steps(&mut tests, level);
        let mut levels = levels.into_iter();
        let mut asked = asked.into_iter();
        let found = series.selection.answers.iter().zip(tests).enumerate();
        Ok(found
            .map(|(i, (name, tests))| {
                let (inflation, inflation_estimate) = model.inflation();
                let answer = AnswerTrend {
                    id: self.answer_id(name.as_deref()),
                    answer: name.clone().unwrap_or_default(),
                    label: self.answer_label(name.as_deref()),
                    rest: name.is_none(),
                    drift: model.drift(i),
                    drift_interval: model.drift_interval(level),
                    log_likelihood: model.log_likelihood(),
                    flat: model.is_flat(),
                    inflation_estimate,
                    inflation,
                    levels: levels.next().unwrap_or_default(),
                    asked: asked.next().unwrap_or_default(),
                    change: changes.get(i).copied(),
                    step: tests.step,
                    house_effects: house_effects(&effects[i], level),
                    dispersion: tests.dispersion,
                };
                (answer, tests.observations)
            })
            .collect())
    }

    fn answer_id(&self, name: Option<&str>) -> String {
        format!("{}/{}", self.id(), name.map_or_else(|| "rest".to_owned(), slug))
    }

    fn answer_label(&self, name: Option<&str>) -> Label {
        let question = Some(self.spec.question.as_str());
        name.map_or_else(Label::default, |name| {
            self.evidence.label(LabelKind::Answer, question, name)
        })
    }

    /// How much the level changed since the day asked for; nothing where all polls are of one
    /// day.
    fn changes(
        &self,
        series: &Series<'_>,
        model: &Model,
    ) -> Result<Vec<TrendChange>, AnalysisError> {
        let (first, last) = span(&series.used);
        let (mut least, mut most) = (first, last);
        for anchor in &self.spec.anchors {
            least = least.min(number(anchor.date));
            most = most.max(number(anchor.date));
        }
        let from = self.spec.since.map_or(first, number);
        let to = self.spec.until.map_or(last, number);
        let range = format!("{} … {}", day(least), day(most));
        if from < least || from > most {
            return Err(self.invalid("since", &day(from).to_string(), &range));
        }
        if to < from || to > most || (to == from && first < last) {
            return Err(self.invalid("until", &day(to).to_string(), &range));
        }
        if to == from {
            return Ok(Vec::new());
        }
        let found = model.changes(from, to);
        let p: Vec<f64> = found.iter().map(p_value).collect();
        let (before, after) = (model.levels(from), model.levels(to));
        let level = self.level();
        let all = found.iter().zip(p.iter().zip(holm(&p))).enumerate();
        Ok(all
            .map(|(i, (change, (p_value, adjusted_p)))| TrendChange {
                from: day(from),
                to: day(to),
                before: before[i].value,
                after: after[i].value,
                change: estimate(*change, level),
                p_value: *p_value,
                adjusted_p,
                within: smallest_equivalence_margin(change.value, change.se, 0.0, level),
                verdict: match change.value > 0.0 {
                    _ if adjusted_p >= level.alpha() => TrendVerdict::CannotTell,
                    true => TrendVerdict::Rose,
                    false => TrendVerdict::Fell,
                },
            })
            .collect())
    }
}

/// A change without error is one of a level that does not move: nothing to tell.
fn p_value(change: &Estimate) -> f64 {
    if change.se > 0.0 { two_sided_p(change.value / change.se) } else { 1.0 }
}

/// First and last day of the line.
fn span(used: &[Used]) -> (i32, i32) {
    let days = || used.iter().map(|poll| poll.day);
    (days().min().unwrap_or_default(), days().max().unwrap_or_default())
}

/// The days of polls, and regular days between them: there the level runs straight, but its
/// error does not.
fn grid(used: &[Used]) -> Vec<i32> {
    let (first, last) = span(used);
    let step = if last - first <= SHORT { 1 } else { WEEK };
    let mut days: Vec<i32> = used.iter().map(|poll| poll.day).collect();
    days.extend((first..=last).step_by(step as usize));
    days.sort_unstable();
    days.dedup();
    days
}

fn levels(model: &Model, at: i32, level: Level) -> Vec<TrendLevel> {
    levels_on(model, day(at), level)
}

fn levels_on(model: &Model, date: Date, level: Level) -> Vec<TrendLevel> {
    let half = normal_quantile(0.75);
    let cut = |x: f64| x.clamp(0.0, 1.0);
    let one = |found: Estimate| {
        let whole = estimate(found, level);
        TrendLevel {
            date,
            level: TrendEstimate {
                lower: cut(whole.lower),
                upper: cut(whole.upper),
                ..whole
            },
            half: (
                cut(found.value - half * found.se),
                cut(found.value + half * found.se),
            ),
        }
    };
    model.levels(number(date)).into_iter().map(one).collect()
}

fn estimate(found: Estimate, level: Level) -> TrendEstimate {
    let Estimate { value, se } = found;
    let reach = level.z() * se;
    TrendEstimate { value, se, lower: value - reach, upper: value + reach }
}

fn house_effects(found: &[Estimate], level: Level) -> Vec<HouseEffect> {
    let of = |(house, effect): (usize, &Estimate)| HouseEffect {
        house,
        effect: estimate(*effect, level),
    };
    found.iter().enumerate().map(of).collect()
}

/// Jumps of several answers are one family.
fn adjust_steps(tests: &mut [Tested], level: Level) {
    let steps = || tests.iter().filter_map(|tested| tested.step);
    let p: Vec<f64> = steps().map(|step| step.p_value.value).collect();
    let found = tests.iter_mut().filter_map(|tested| tested.step.as_mut());
    for (step, adjusted) in found.zip(holm(&p)) {
        step.adjusted_p = adjusted;
        step.found = adjusted < level.alpha();
    }
}

/// Rows of days into rows of answers.
fn transposed(days: Vec<Vec<TrendLevel>>) -> Vec<Vec<TrendLevel>> {
    let answers = days.first().map_or(0, Vec::len);
    (0..answers).map(|i| days.iter().map(|levels| levels[i]).collect()).collect()
}

fn polls(series: &Series<'_>) -> Vec<TrendPoll> {
    let one = |(poll, house): (&Candidate<'_>, &Option<usize>)| TrendPoll {
        id: poll.poll.id.clone(),
        house: house.or_else(|| {
            series.houses.iter().position(|known| known.name == poll.house())
        }),
        pollster: poll.house().to_owned(),
        date: poll.day,
        n: poll.sampling.n,
        assumed: poll.sampling.assumed,
        design_effect: poll.sampling.design_effect.value(),
        shares: poll.shares.iter().map(|share| share.map(|s| s.share)).collect(),
        left_out: poll.left_out,
        rows: poll.rows.clone(),
    };
    series.selection.polls.iter().zip(&series.of).map(one).collect()
}

/// The words of the latest poll that gives them.
fn wording(selection: &Selection<'_>) -> Wording {
    let known = selection.polls.iter().rev().map(|poll| &poll.question.wording);
    known
        .filter(|wording| !wording.text.is_empty())
        .map(Clone::clone)
        .next()
        .unwrap_or_default()
}

fn events(spec: &TrendSpec) -> Vec<TrendEvent> {
    let mut events: Vec<TrendEvent> = spec
        .events
        .iter()
        .map(|event| TrendEvent { date: event.date, label: event.label.clone() })
        .collect();
    events.sort_by_key(|event| event.date);
    events
}
