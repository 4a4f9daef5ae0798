//! A question in two published polls, or in two wordings of one poll.

use super::family::{Assumed, Unjudged, judge};
use super::pair::{Matched, comparability, lead_of, matched, overall, rules, views};
use crate::analysis::evidence::Evidence;
use crate::analysis::figure::sampling;
use crate::analysis::{AnalysisError, Sampling};
use crate::poll::{
    Answer, Assertions, Code, Diagnostic, Group, GroupSize, Poll, PollDifference,
    Question, SameQuestion, slug, wording_hash,
};
use crate::read::LabelKind;
use crate::results::Label;
use crate::results::{
    Assumption, ComparabilityRecord, Derivation, FamilyRecord, IntervalRecord, NotTested,
    ShiftAnswer, ShiftGroup, ShiftKind, ShiftLead, ShiftResult, ShiftVerdict, TestRecord,
    WaveRecord,
};
use crate::stats::trend::ShiftRules;
use crate::stats::{self, Rounding};

/// A shift of published figures to examine.
#[derive(Debug, Clone, Default)]
pub struct ShiftSpec {
    /// Name of the analysis, the first part of its results' identifiers.
    pub name: String,
    /// The question.
    pub question: String,
    /// The question's identifier in the later poll, where it is another; of an experiment the
    /// second wording.
    pub against: Option<String>,
    /// The earlier poll; the last but one that asked the question where it is not given.
    pub from: Option<String>,
    /// The later poll; the last where it is not given.
    pub to: Option<String>,
    /// The poll of an experiment: two wordings put to two parts of its sample at random.
    pub experiment: Option<String>,
    /// What the user says of the waves.
    pub told: Assertions,
    /// ±Δ within which a change counts as none, a share.
    pub margin: Option<f64>,
    /// A lead to examine: the answer that leads and the one behind it.
    pub lead: Option<[String; 2]>,
    /// A variable: the shift in each of its groups too, as far as they were published.
    pub by: Option<String>,
    /// Title of the chart.
    pub title: Option<Label>,
    /// Whether to draw a chart.
    pub chart: bool,
}

/// One of the two samples.
struct Side<'a> {
    poll: &'a Poll,
    question: &'a Question,
    answers: &'a [Answer],
    sampling: Sampling,
}

/// The shift of everybody, then of each group that both polls published.
///
/// # Errors
/// Names that are not in the data (with the nearest), a question of one poll only, more
/// shared respondents than there are, or a margin that is no share.
pub fn shifts(
    spec: &ShiftSpec,
    evidence: &Evidence,
) -> Result<Vec<ShiftResult>, AnalysisError> {
    let at = format!("shifts.{}", spec.name);
    let kind = match spec.experiment {
        Some(_) => ShiftKind::WordingExperiment,
        None => ShiftKind::Waves,
    };
    let [first, second] = sides(spec, evidence, &at)?;
    let pair = Pair { spec, kind, evidence, at: &at };
    let mut results = judge(vec![pair.examine(&first, &second, None)?])?;
    if let Some(variable) = &spec.by {
        let mut groups = Vec::new();
        for (name, a, b) in pair.groups(&first, &second, variable)? {
            let group = ShiftGroup {
                variable: variable.clone(),
                label: evidence.label(LabelKind::Group, Some(variable), name),
            };
            groups.push(pair.examine(&a, &b, Some((name, group)))?);
        }
        results.extend(judge(groups)?);
    }
    Ok(results)
}

fn sides<'a>(
    spec: &ShiftSpec,
    evidence: &'a Evidence,
    at: &str,
) -> Result<[Side<'a>; 2], AnalysisError> {
    let later = spec.against.as_deref().unwrap_or(&spec.question);
    let (from, to) = match &spec.experiment {
        Some(poll) => (Some(poll.as_str()), Some(poll.as_str())),
        None => (spec.from.as_deref(), spec.to.as_deref()),
    };
    let (first, second) = match (from, to) {
        (Some(from), Some(to)) => (
            evidence.poll(from, &format!("{at}.from"))?,
            evidence.poll(to, &format!("{at}.to"))?,
        ),
        _ => last_two(spec, from, to, evidence, at)?,
    };
    let side = |poll: &'a Poll, id: &str, key: &str| {
        let question = evidence.question(poll, id, &format!("{at}.{key}"))?;
        let mut sampling = sampling(poll, question, evidence);
        if spec.experiment.is_some() && question.base_size.is_none() {
            // Each wording was put to a part of the sample, and its size is not known.
            sampling.n = None;
        }
        Ok::<_, Diagnostic>(Side { poll, question, answers: &question.answers, sampling })
    };
    Ok([side(first, &spec.question, "question")?, side(second, later, "against")?])
}

/// The polls that asked a question, in order of fieldwork; in file order where a date is
/// missing.
pub(super) fn waves<'a>(
    polls: impl Iterator<Item = &'a Poll>,
    asked: impl Fn(&Poll) -> bool,
) -> Vec<&'a Poll> {
    let mut waves: Vec<&Poll> = polls.filter(|poll| asked(poll)).collect();
    let date = |poll: &Poll| poll.dates.last_known().or(poll.published.last_known());
    if waves.iter().all(|poll| date(poll).is_some()) {
        waves.sort_by_key(|poll| date(poll));
    }
    waves
}

/// The last two polls that asked the question, or the one beside the one that is named.
fn last_two<'a>(
    spec: &ShiftSpec,
    from: Option<&str>,
    to: Option<&str>,
    evidence: &'a Evidence,
    at: &str,
) -> Result<(&'a Poll, &'a Poll), Diagnostic> {
    let later = spec.against.as_deref().unwrap_or(&spec.question);
    let polls = &evidence.toplines.polls;
    let asked = |poll: &Poll| {
        poll.question(&spec.question).is_some() || poll.question(later).is_some()
    };
    let waves = waves(polls.iter(), asked);
    if waves.is_empty() {
        let known = polls.iter().flat_map(|p| p.questions.iter().map(|q| q.id.as_str()));
        let key = format!("{at}.question");
        return Err(evidence.unknown(Code::QuestionUnknown, &key, &spec.question, known));
    }
    let place = |id: &str, key: &str| {
        waves.iter().position(|poll| poll.id == id).ok_or_else(|| {
            let known = waves.iter().map(|p| p.id.as_str());
            evidence.unknown(Code::PollUnknown, &format!("{at}.{key}"), id, known)
        })
    };
    let found = match (from, to) {
        (None, Some(to)) => {
            let to = place(to, "to")?;
            to.checked_sub(1).map(|from| (waves[from], waves[to]))
        }
        (Some(from), None) => {
            let from = place(from, "from")?;
            (from + 1 < waves.len()).then(|| (waves[from], waves[waves.len() - 1]))
        }
        _ => match waves[..] {
            [.., from, to] => Some((from, to)),
            _ => None,
        },
    };
    found.ok_or_else(|| {
        Diagnostic::new(Code::WaveMissing, &evidence.study)
            .column(&format!("{at}.question"))
            .value(&spec.question)
    })
}

struct Pair<'a> {
    spec: &'a ShiftSpec,
    kind: ShiftKind,
    evidence: &'a Evidence,
    at: &'a str,
}

impl Pair<'_> {
    /// Groups that both polls published, with their own sizes.
    fn groups<'e>(
        &self,
        first: &Side<'e>,
        second: &Side<'e>,
        variable: &str,
    ) -> Result<Vec<(&'e str, Side<'e>, Side<'e>)>, AnalysisError>
    where
        Self: 'e,
    {
        let table = |side: &Side<'e>| {
            self.evidence.breakdown(&side.poll.id, &side.question.id, variable)
        };
        let (Some(a), Some(b)) = (table(first), table(second)) else {
            let known = self.evidence.crosstabs.iter();
            let known = known
                .filter(|t| t.question == first.question.id)
                .map(|t| t.variable.as_str());
            let key = format!("{}.by", self.at);
            let found =
                self.evidence.unknown(Code::VariableUnknown, &key, variable, known);
            return Err(found.with("question", &first.question.id).into());
        };
        let side = |of: &Side<'e>, group: &'e Group| Side {
            answers: &group.answers,
            sampling: Sampling { n: respondents(group, of), ..of.sampling },
            ..*of
        };
        let both = a.groups.iter().filter_map(|group| {
            let other = b.group(&group.name)?;
            Some((group.name.as_str(), side(first, group), side(second, other)))
        });
        Ok(both.collect())
    }

    /// Everything but the verdicts, which need the whole family.
    fn examine(
        &self,
        first: &Side<'_>,
        second: &Side<'_>,
        group: Option<(&str, ShiftGroup)>,
    ) -> Result<Unjudged, AnalysisError> {
        let record = self.comparability(first, second);
        let answers = matched(first.answers, second.answers);
        let samplings = [&first.sampling, &second.sampling];
        let told = &self.spec.told;
        let level = self.evidence.settings.level;
        let of = |samplings| rules(&record, told, samplings, level, self.spec.margin);
        let rules = of(samplings);
        let lead = self.lead(&answers)?;
        let tested = |samplings, rules: &ShiftRules| -> Result<_, AnalysisError> {
            let lead = match lead {
                Some([a, b]) => {
                    Some(lead_of([&answers[a], &answers[b]], samplings, rules)?)
                }
                None => None,
            };
            Ok((views(&answers, samplings, rules)?, lead))
        };
        let none = || (Vec::new(), lead.map(|_| Err(NotTested::Figure)));
        let (viewed, lead_viewed) =
            if record.comparable { tested(samplings, &rules)? } else { none() };
        let assumed = match self.evidence.settings.assumed_n {
            Some(n) if record.comparable && group.is_none() => {
                let sized =
                    samplings.map(|s| if s.n.is_none() { s.assuming(n) } else { *s });
                let lacking = samplings.iter().any(|s| s.n.is_none());
                let sized = [&sized[0], &sized[1]];
                let (answers, lead) = tested(sized, &of(sized))?;
                lacking.then_some(Assumed { n, answers, lead })
            }
            _ => None,
        };
        let place = Place { pair: self, first, second, group };
        let overall =
            if record.comparable { overall(&answers, samplings, &rules) } else { None };
        let mut result = place.result(record, &answers, assumed.as_ref(), lead);
        result.overall_rough = overall.is_some_and(|found| found.smallest_expected < 5.0);
        result.overall = overall.map(|found| TestRecord {
            method: "pearson".to_owned(),
            statistic: found.statistic,
            df: found.df,
            df_denominator: None,
            p: found.p_value,
        });
        Ok(Unjudged { result, answers: viewed, lead: lead_viewed, assumed, rules })
    }

    fn comparability(&self, first: &Side<'_>, second: &Side<'_>) -> ComparabilityRecord {
        let told = match self.kind {
            ShiftKind::Waves => self.spec.told,
            // The wording is what is being compared.
            ShiftKind::WordingExperiment => {
                Assertions { same_question: true, overlap: Some(0.0), house_sd: None }
            }
        };
        let (a, b) = ((first.poll, first.question), (second.poll, second.question));
        let mut record = comparability(a, b, &told);
        if self.kind == ShiftKind::WordingExperiment {
            let wording = |d: &PollDifference| {
                matches!(
                    d,
                    PollDifference::Wording
                        | PollDifference::WordingNotVerified
                        | PollDifference::Base { .. }
                        | PollDifference::FieldworkOverlaps
                        | PollDifference::Rolling
                        | PollDifference::Panel
                )
            };
            record.obstacles.retain(|d| !wording(d));
            record.named.retain(|d| !wording(d));
            record.comparable = record.obstacles.is_empty();
            if record.question == SameQuestion::Asserted {
                record.question = SameQuestion::NotVerified;
            }
        }
        record
    }

    fn lead(&self, answers: &[Matched<'_>]) -> Result<Option<[usize; 2]>, Diagnostic> {
        let Some(names) = &self.spec.lead else { return Ok(None) };
        let place = |name: &String| {
            answers.iter().position(|a| a.answer.name == *name).ok_or_else(|| {
                let known = answers.iter().map(|a| a.answer.name.as_str());
                let key = format!("{}.lead", self.at);
                self.evidence.unknown(Code::AnswerUnknown, &key, name, known)
            })
        };
        Ok(Some([place(&names[0])?, place(&names[1])?]))
    }
}

fn respondents(group: &Group, of: &Side<'_>) -> Option<f64> {
    match group.size {
        GroupSize::Respondents { size } => Some(size.n),
        GroupSize::Share { share } => of.sampling.n.map(|n| n * share),
        GroupSize::Unknown => None,
    }
}

/// Two sides, and what their results are called.
struct Place<'a, 'b> {
    pair: &'a Pair<'a>,
    first: &'a Side<'b>,
    second: &'a Side<'b>,
    group: Option<(&'a str, ShiftGroup)>,
}

impl Place<'_, '_> {
    fn result(
        self,
        record: ComparabilityRecord,
        answers: &[Matched<'_>],
        assumed: Option<&Assumed>,
        lead: Option<[usize; 2]>,
    ) -> ShiftResult {
        let (spec, evidence) = (self.pair.spec, self.pair.evidence);
        let id = self.id();
        let blank = if record.comparable {
            ShiftVerdict::CannotTell
        } else {
            ShiftVerdict::NotComparable
        };
        let assumptions = self.assumptions(&record, answers, assumed);
        let of_answer = |matched: &Matched<'_>| self.answer(&id, matched, blank);
        let rows = answers.iter().flat_map(|a| [a.first, a.second]);
        ShiftResult {
            name: spec.name.clone(),
            kind: self.pair.kind,
            question: spec.question.clone(),
            label: evidence.label(LabelKind::Question, None, &spec.question),
            file: None,
            first: self.wave(self.first),
            second: self.wave(self.second),
            comparability: record,
            overall: None,
            overall_rough: false,
            family: FamilyRecord { size: 0, adjustment: String::new() },
            level: evidence.settings.level.value(),
            margin: spec.margin,
            answers: answers.iter().map(of_answer).collect(),
            lead: lead.map(|[a, b]| self.lead(&id, [&answers[a], &answers[b]], blank)),
            turnover: None,
            assumptions,
            rows: rows.flatten().map(|answer| answer.row.clone()).collect(),
            title: spec.title.clone(),
            chart: spec.chart && self.group.is_none(),
            group: self.group.map(|(_, group)| group),
            id,
        }
    }

    fn id(&self) -> String {
        let spec = self.pair.spec;
        let id = format!("{}/{}", spec.name, slug(&spec.question));
        match &self.group {
            Some((name, _)) => format!("{id}/{}", slug(name)),
            None => id,
        }
    }

    fn wave(&self, side: &Side<'_>) -> WaveRecord {
        let wording = side.question.wording.clone();
        WaveRecord {
            id: side.poll.id.clone(),
            label: match self.pair.kind {
                ShiftKind::Waves => {
                    self.pair.evidence.label(LabelKind::Poll, None, &side.poll.id)
                }
                ShiftKind::WordingExperiment => {
                    let question = &side.question.id;
                    self.pair.evidence.label(LabelKind::Question, None, question)
                }
            },
            question: side.question.id.clone(),
            wording_hash: wording_hash(&wording).map(|hash| format!("{hash:016x}")),
            wording,
            dates: side.poll.dates.clone(),
            published: side.poll.published.clone(),
            n: side.sampling.n,
            n_effective: side.sampling.n_effective(),
        }
    }

    fn derivation(&self, method: &str) -> Derivation {
        let told = &self.pair.spec.told;
        Derivation::by(method)
            .input_opt("n_eff1", self.first.sampling.n_effective())
            .input_opt("n_eff2", self.second.sampling.n_effective())
            .input_opt("m", told.overlap)
            .input_opt("τ", told.house_sd)
            .input("z", self.pair.evidence.settings.level.z())
    }

    fn label(&self, matched: &Matched<'_>) -> Label {
        let question = match matched.first {
            Some(_) => &self.first.question.id,
            None => &self.second.question.id,
        };
        let name = &matched.answer.name;
        self.pair.evidence.label(LabelKind::Answer, Some(question), name)
    }

    fn answer(
        &self,
        id: &str,
        matched: &Matched<'_>,
        blank: ShiftVerdict,
    ) -> ShiftAnswer {
        let [first, second] = matched.shares();
        let rows = [matched.first, matched.second].into_iter().flatten();
        ShiftAnswer {
            id: format!("{id}/{}", slug(&matched.answer.name)),
            label: self.label(matched),
            kind: matched.answer.kind,
            first,
            second,
            change: matched.change(),
            verdict: blank,
            test: None,
            assumed: None,
            not_tested: None,
            derivation: self
                .derivation("shift")
                .input_opt("p1", first.map(|p| p.share))
                .input_opt("p2", second.map(|p| p.share))
                .rows(rows.map(|answer| answer.row.clone())),
        }
    }

    fn lead(
        &self,
        id: &str,
        [a, b]: [&Matched<'_>; 2],
        blank: ShiftVerdict,
    ) -> ShiftLead {
        let (values, intervals): (Vec<_>, Vec<_>) =
            [0, 1].into_iter().map(|wave| self.lead_in(wave, [a, b])).unzip();
        let shares = [a, b].map(Matched::shares);
        let unit = shares.iter().flatten().flatten().map(|p| p.unit).fold(0.0, f64::max);
        let change = values[0].zip(values[1]).map(|(first, second)| second - first);
        let [first_interval, second_interval] =
            [intervals[0].clone(), intervals[1].clone()];
        ShiftLead {
            id: format!("{id}/lead"),
            labels: [self.label(a), self.label(b)],
            first: values[0],
            first_interval,
            second: values[1],
            second_interval,
            change: change.map(stats::significant),
            unit,
            verdict: blank,
            test: None,
            assumed: None,
            not_tested: None,
            derivation: self.derivation("lead_shift"),
        }
    }

    /// The lead in one wave, by its own test.
    fn lead_in(
        &self,
        wave: usize,
        [a, b]: [&Matched<'_>; 2],
    ) -> (Option<f64>, Option<IntervalRecord>) {
        let (Some(p), Some(q)) = (a.shares()[wave], b.shares()[wave]) else {
            return (None, None);
        };
        let value = stats::significant(p.share - q.share);
        let sampling = [&self.first.sampling, &self.second.sampling][wave];
        let level = self.pair.evidence.settings.level;
        let rounding = Rounding { first: p.unit, second: q.unit };
        let found = sampling
            .n_effective()
            .and_then(|n| stats::lead(p.share, q.share, n, rounding, level).ok());
        let interval = found.map(|found| IntervalRecord {
            lower: found.interval.lower,
            upper: found.interval.upper,
            level: level.value(),
            method: "wald".to_owned(),
        });
        (Some(value), interval)
    }

    fn assumptions(
        &self,
        record: &ComparabilityRecord,
        answers: &[Matched<'_>],
        assumed: Option<&Assumed>,
    ) -> Vec<Assumption> {
        if !record.comparable {
            return Vec::new();
        }
        let mut list: Vec<Assumption> = Vec::new();
        let mut add = |assumption: Assumption| {
            if !list.contains(&assumption) {
                list.push(assumption);
            }
        };
        for side in [self.first, self.second] {
            let sized = match assumed {
                Some(assumed) if side.sampling.n.is_none() => {
                    side.sampling.assuming(assumed.n)
                }
                _ => side.sampling,
            };
            sized.assumptions().into_iter().for_each(&mut add);
        }
        of_waves(record, &self.pair.spec.told, self.pair.kind)
            .into_iter()
            .for_each(&mut add);
        let shares = answers.iter().flat_map(Matched::shares).flatten();
        let unit = shares.map(|share| share.unit).fold(0.0, f64::max);
        if unit > 0.0 {
            add(Assumption::Rounded { unit });
        }
        list
    }
}

/// What a comparison of two waves rests on.
pub(super) fn of_waves(
    record: &ComparabilityRecord,
    told: &Assertions,
    kind: ShiftKind,
) -> Vec<Assumption> {
    if kind == ShiftKind::WordingExperiment {
        return vec![Assumption::RandomAssignment];
    }
    let has =
        |difference: fn(&PollDifference) -> bool| record.named.iter().any(difference);
    let mut list = Vec::new();
    let houses = has(|d| matches!(d, PollDifference::House { .. }));
    if let Some(sd) = told.house_sd.filter(|_| houses) {
        list.push(Assumption::HousesDiffer { sd });
    }
    if has(|d| matches!(d, PollDifference::Panel)) {
        list.push(Assumption::PanelAsIndependent);
    } else {
        list.push(match told.overlap {
            Some(n) if n > 0.0 => Assumption::SharedRespondents { n },
            _ => Assumption::IndependentPolls,
        });
    }
    if record.question == SameQuestion::Asserted {
        list.push(Assumption::SameQuestionAsserted);
    }
    list
}
