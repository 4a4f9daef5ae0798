//! A question in two waves of respondents, on their joint sample design.

use super::family::{Unjudged, Viewed, judge};
use crate::analysis::dimension::{Category, Dimension, both};
use crate::analysis::respondents::{
    MissingRule, Prepared, Survey, SurveySettings, judged, named,
};
use crate::poll::{
    AnswerKind, Code, Codebook, Diagnostic, FieldDates, PollDifference, PublishedShare,
    SameQuestion, SampleDesign, ValueCode, Variable, Wording, same_wording, slug,
    wording_hash,
};
use crate::read::{Read, Rejected, Respondents};
use crate::results::{
    Assumption, ComparabilityRecord, Derivation, FamilyRecord, IntervalRecord, Label,
    NotTested, ShiftAnswer, ShiftGroup, ShiftKind, ShiftLead, ShiftResult, ShiftVerdict,
    TestRecord, Turnover, WaveRecord,
};
use crate::stats::trend::{ChangeViews, ShiftRules};
use crate::stats::{DesignTable, IndependenceTest, SmallBase, significant, t_isf};
use crate::survey::{DomainCounts, Features, Ratio, Totals, domain, totals};
use crate::tally::{Tally, TallySpec, tallies};
use crate::text::nearest;

/// A shift of respondents' answers to examine.
#[derive(Debug, Clone, Default)]
pub struct RespondentShiftSpec {
    /// Name of the analysis, the first part of its results' identifiers.
    pub name: String,
    /// The question: a variable or a response set.
    pub question: String,
    /// The variable of the later wave, where it has another name; without waves the second
    /// wording of an experiment.
    pub against: Option<String>,
    /// The variable of waves; `None` for an experiment, and between two files.
    pub wave: Option<WaveOf>,
    /// The variable that identifies the respondents of a panel.
    pub id: Option<String>,
    /// A variable: the shift in each of its groups too.
    pub by: Option<String>,
    /// A lead to examine: the answer that leads and the one behind it.
    pub lead: Option<[String; 2]>,
    /// The user asserts that both waves asked the same.
    pub same_question: bool,
    /// ±Δ within which a change counts as none, a share.
    pub margin: Option<f64>,
    /// Weight, level, missing answers.
    pub settings: SurveySettings,
    /// Title of the chart.
    pub title: Option<Label>,
    /// Whether to draw a chart.
    pub chart: bool,
}

/// Two waves of a variable: by code or label, the last two in the codebook's order where they
/// are not given.
#[derive(Debug, Clone, Default)]
pub struct WaveOf {
    /// The variable.
    pub variable: String,
    /// The earlier wave.
    pub from: Option<String>,
    /// The later one.
    pub to: Option<String>,
}

/// Two files of respondents, each with its printed name.
#[derive(Clone, Copy)]
pub struct WavePair<'a> {
    /// The earlier wave.
    pub first: (&'a Respondents, &'a str),
    /// The later one.
    pub second: (&'a Respondents, &'a str),
}

/// The class that tells the files of two waves apart; no variable has such a name.
const FILE: &str = "\u{1}file";

/// A shift within one file as an analysis that knows what it needs of the pass: waves of a
/// variable, with panels through their overlap, or two wordings put to parts of the sample.
///
/// # Errors
/// [`Rejected`] for a variable or a wave that is not there (with the nearest), and for
/// nobody in a wave.
pub fn prepare_shift<'a>(
    respondents: &'a Respondents,
    file: &'a str,
    spec: &RespondentShiftSpec,
) -> Result<Prepared<'a, Vec<ShiftResult>>, Rejected> {
    let codebook = &respondents.codebook;
    let asked = Asked::new(codebook, file, spec)?;
    let mut survey = Survey::new(codebook, file, &spec.settings)?;
    let mut needs = vec![];
    let classes = asked.classes(spec.wave.as_ref().map(|wave| wave.variable.as_str()));
    if let Some(id) = &spec.id {
        named(codebook, id, file)?;
        if survey.design.units.is_empty() {
            survey.design.units = vec![id.clone()];
        }
        needs.push(turnover_needs(&survey, &classes, id));
    }
    needs.insert(0, survey.needs(classes));
    let spec = spec.clone();
    let wave = match &spec.wave {
        Some(wave) => Some(Dimension::parse(codebook, &wave.variable, file)?),
        None => None,
    };
    Ok(Prepared::of_several(needs, move |tallies: &[Tally]| {
        let [tally, rest @ ..] = tallies else {
            return Err(Diagnostic::new(Code::Ingest, file).into());
        };
        let sides = match &wave {
            Some(wave) => two_waves(wave, &spec, tally, file)?,
            None => experiment(&spec, tally),
        };
        let question = match (&wave, &spec.against) {
            (Some(_), None) => SameQuestion::OneVariable,
            (None, _) => SameQuestion::NotVerified,
            (Some(_), Some(_)) => asked.same(&spec),
        };
        let record = comparability(question, Vec::new(), wave.is_none());
        Maker {
            tally,
            panel: rest.first(),
            survey: &survey,
            asked: &asked,
            spec: &spec,
            sides,
        }
        .results(record)
    }))
}

/// A shift between two files: independent samples, or a panel through an identifier that both
/// files have.
///
/// # Errors
/// As [`prepare_shift`]; files whose designs do not go together.
pub fn shift_between_files(
    files: WavePair<'_>,
    spec: &RespondentShiftSpec,
) -> Result<Read<Vec<ShiftResult>>, Rejected> {
    let ((first, file), (second, later_file)) = (files.first, files.second);
    let later_name = spec.against.as_deref().unwrap_or(&spec.question);
    let early = RespondentShiftSpec { against: None, ..spec.clone() };
    let late = RespondentShiftSpec { question: later_name.to_owned(), ..early.clone() };
    let asked = Asked::new(&first.codebook, file, &early)?;
    let again = Asked::new(&second.codebook, later_file, &late)?;
    let mut survey = Survey::new(&first.codebook, file, &spec.settings)?;
    let mut later = Survey::new(&second.codebook, later_file, &spec.settings)?;
    let mut diagnostics = Vec::new();
    let codes = [1.0, 2.0].map(ValueCode::Number);
    let mut read =
        |of: &Respondents, needs: TallySpec, file: &str, i: usize, apart: bool| {
            let found = tallies(of, &[needs], file)?;
            diagnostics.extend(found.diagnostics);
            let tally = found.value.into_iter().next();
            let tally = tally.ok_or_else(|| Diagnostic::new(Code::Ingest, file))?;
            Ok::<_, Rejected>(tally.marked(FILE, &codes[i], apart))
        };
    let joined = |mut a: Tally, mut b: Tally| {
        // The later variable counts as the question under its first name.
        for (class, name) in b.classes.iter_mut().zip(&a.classes) {
            class.variable.clone_from(&name.variable);
        }
        b.weight.clone_from(&a.weight);
        let lonely = Diagnostic::new(Code::DesignsDiffer, later_file).value(file);
        a.merge(&b).map_err(|e| Rejected::from(lonely.with("reason", e)))?;
        Ok::<_, Rejected>(a)
    };
    let mut panel = None;
    if let Some(id) = &spec.id {
        for (codebook, file) in [(&first.codebook, file), (&second.codebook, later_file)]
        {
            named(codebook, id, file)?;
        }
        for survey in [&mut survey, &mut later] {
            if survey.design.units.is_empty() {
                survey.design.units = vec![id.clone()];
            }
        }
        let needs = |survey: &Survey<'_>, asked: &Asked<'_>| TallySpec {
            keep_units: true,
            ..turnover_needs(survey, &asked.classes(None), id)
        };
        let a = read(first, needs(&survey, &asked), file, 0, false)?;
        let b = read(second, needs(&later, &again), later_file, 1, false)?;
        panel = Some(joined(a, b)?);
    }
    let apart = spec.id.is_none();
    let needs = |survey: &Survey<'_>, asked: &Asked<'_>| TallySpec {
        keep_units: !apart,
        ..survey.needs(asked.classes(None))
    };
    let a = read(first, needs(&survey, &asked), file, 0, apart)?;
    let b = read(second, needs(&later, &again), later_file, 1, apart)?;
    let tally = joined(a, b)?;
    let sides = [(file, 0), (later_file, 1)].map(|(name, i)| Wave {
        id: name.to_owned(),
        label: Label::same(name),
        held: tally.class(FILE).map_or_else(Vec::new, |class| {
            tally.cells_where(class, |code| code == Some(&codes[i]))
        }),
        second_question: false,
    });
    let question = match asked.same_as(&again) {
        SameQuestion::NotVerified if spec.same_question => SameQuestion::Asserted,
        other => other,
    };
    let record = comparability(question, asked.other_options(&again), false);
    let spec = &early;
    let maker = Maker {
        tally: &tally,
        panel: panel.as_ref(),
        survey: &survey,
        asked: &asked,
        spec,
        sides,
    };
    let value = maker.results(record)?;
    Ok(Read { value, diagnostics })
}

/// A tally whose units are respondents, to see who moved.
fn turnover_needs(survey: &Survey<'_>, classes: &[String], id: &str) -> TallySpec {
    let design = SampleDesign {
        weight: survey.design.weight.clone(),
        units: vec![id.to_owned()],
        ..SampleDesign::default()
    };
    TallySpec { classes: classes.to_vec(), design, ..TallySpec::default() }
}

/// The variables of a shift.
struct Asked<'a> {
    question: Dimension<'a>,
    /// The second wording, or the later wave's variable.
    against: Option<Dimension<'a>>,
    by: Option<Dimension<'a>>,
}

impl<'a> Asked<'a> {
    fn new(
        codebook: &'a Codebook,
        file: &str,
        spec: &RespondentShiftSpec,
    ) -> Result<Self, Diagnostic> {
        if spec.settings.missing == MissingRule::WorstCase {
            return Err(Diagnostic::new(Code::ValueInvalid, file)
                .value("worst-case")
                .with("expected", "answered, everybody"));
        }
        let optional = |name: &Option<String>| {
            name.as_ref().map(|name| Dimension::parse(codebook, name, file)).transpose()
        };
        Ok(Self {
            question: Dimension::parse(codebook, &spec.question, file)?,
            against: optional(&spec.against)?,
            by: optional(&spec.by)?,
        })
    }

    fn classes(&self, wave: Option<&str>) -> Vec<String> {
        let dimensions = [Some(&self.question), self.against.as_ref(), self.by.as_ref()];
        let mut classes: Vec<String> = Vec::new();
        let named = dimensions.into_iter().flatten().flat_map(Dimension::classes);
        for name in named.chain(wave.map(str::to_owned)) {
            if !classes.contains(&name) {
                classes.push(name);
            }
        }
        classes
    }

    /// Whether question and later variable asked the same.
    fn same(&self, spec: &RespondentShiftSpec) -> SameQuestion {
        let (a, b) = (self.question.variable(), self.against.as_ref());
        let b = b.and_then(Dimension::variable);
        match same_variables(a, b) {
            SameQuestion::NotVerified if spec.same_question => SameQuestion::Asserted,
            other => other,
        }
    }

    fn same_as(&self, later: &Self) -> SameQuestion {
        same_variables(self.question.variable(), later.question.variable())
    }

    /// Codes that mean something else in the later file.
    fn other_options(&self, later: &Self) -> Vec<PollDifference> {
        let (Some(a), Some(b)) = (self.question.variable(), later.question.variable())
        else {
            return Vec::new();
        };
        let only = |a: &Variable, b: &Variable| -> Vec<String> {
            a.values
                .iter()
                .filter(|value| {
                    !b.values.iter().any(|other| {
                        (&other.code, &other.label, other.missing)
                            == (&value.code, &value.label, value.missing)
                    })
                })
                .map(|value| format!("{} {}", value.code, value.label))
                .collect()
        };
        let (first, second) = (only(a, b), only(b, a));
        if first.is_empty() && second.is_empty() {
            return Vec::new();
        }
        vec![PollDifference::Options { first, second }]
    }
}

fn same_variables(a: Option<&Variable>, b: Option<&Variable>) -> SameQuestion {
    let wording =
        |v: Option<&Variable>| v.and_then(|v| v.wording.clone()).unwrap_or_default();
    same_wording(&wording(a), &wording(b))
}

fn comparability(
    question: SameQuestion,
    mut obstacles: Vec<PollDifference>,
    experiment: bool,
) -> ComparabilityRecord {
    match question {
        _ if experiment => {}
        SameQuestion::Different => obstacles.push(PollDifference::Wording),
        SameQuestion::NotVerified => obstacles.push(PollDifference::WordingNotVerified),
        _ => {}
    }
    let comparable = obstacles.is_empty();
    ComparabilityRecord { comparable, question, obstacles, named: Vec::new() }
}

/// One of the two samples: its cells, and which question counts.
struct Wave {
    id: String,
    label: Label,
    held: Vec<bool>,
    second_question: bool,
}

fn two_waves(
    wave: &Dimension<'_>,
    spec: &RespondentShiftSpec,
    tally: &Tally,
    file: &str,
) -> Result<[Wave; 2], Diagnostic> {
    let waves = wave.categories(tally);
    let name = |c: &Category| c.label.clone().unwrap_or_else(|| c.code.to_string());
    let place = |asked: &str| {
        let found = |c: &Category| c.code.to_string() == asked || name(c) == asked;
        waves.iter().position(found).ok_or_else(|| {
            let names: Vec<String> = waves.iter().map(name).collect();
            let found = Diagnostic::new(Code::GroupUnknown, file).value(asked);
            match nearest(asked, names.iter().map(String::as_str)) {
                Some(near) => found.with("nearest", near),
                None => found,
            }
        })
    };
    let of = spec.wave.as_ref();
    let from = of.and_then(|wave| wave.from.as_deref()).map(place).transpose()?;
    let to = of.and_then(|wave| wave.to.as_deref()).map(place).transpose()?;
    let to = to.or(waves.len().checked_sub(1));
    let from = from.or(to.and_then(|to| to.checked_sub(1)));
    let (Some(from), Some(to)) = (from, to) else {
        let found = Diagnostic::new(Code::WaveMissing, file);
        return Err(found.value(&spec.question));
    };
    let later = spec.against.is_some();
    Ok([(from, false), (to, later)].map(|(i, second_question)| Wave {
        id: name(&waves[i]),
        label: Label::same(&name(&waves[i])),
        held: waves[i].held.clone(),
        second_question,
    }))
}

/// Two wordings in one file: whoever answered each.
fn experiment(spec: &RespondentShiftSpec, tally: &Tally) -> [Wave; 2] {
    let against = spec.against.as_deref().unwrap_or("");
    [(spec.question.as_str(), false), (against, true)].map(|(name, second_question)| {
        Wave {
            id: name.to_owned(),
            label: Label::same(name),
            held: vec![true; tally.cells.len()],
            second_question,
        }
    })
}

struct Maker<'a> {
    tally: &'a Tally,
    /// The same answers by respondent.
    panel: Option<&'a Tally>,
    survey: &'a Survey<'a>,
    asked: &'a Asked<'a>,
    spec: &'a RespondentShiftSpec,
    sides: [Wave; 2],
}

/// One wave of one group: its answers and its base.
struct Side {
    held: Vec<Vec<bool>>,
    base: Vec<bool>,
    counts: DomainCounts,
}

/// Both waves with their totals.
struct Both {
    sides: [Side; 2],
    totals: Totals,
    answers: usize,
}

impl Both {
    fn share(&self, wave: usize, answer: usize) -> Ratio {
        let first = wave * (self.answers + 1);
        (first + answer, first + self.answers)
    }

    /// A difference of shares, each with its sign: its value and variance.
    fn contrast(&self, terms: &[(f64, Ratio)]) -> Option<(f64, f64)> {
        let mut value = 0.0;
        let mut variance = 0.0;
        for (sign, ratio) in terms {
            value += sign * self.totals.ratio(*ratio)?;
            for (other, second) in terms {
                variance += sign * other * self.totals.covariance(*ratio, *second);
            }
        }
        // Replicates may leave a share undefined.
        variance.is_finite().then(|| (value, variance.max(0.0)))
    }
}

impl Maker<'_> {
    fn kind(&self) -> ShiftKind {
        if self.spec.wave.is_none() && self.spec.against.is_some() {
            ShiftKind::WordingExperiment
        } else {
            ShiftKind::Waves
        }
    }

    fn results(&self, record: ComparabilityRecord) -> Result<Vec<ShiftResult>, Rejected> {
        let all = vec![true; self.tally.cells.len()];
        let wrong = |e| {
            Rejected::from(
                Diagnostic::new(Code::ArgumentInvalid, "endoxa").with("expected", e),
            )
        };
        let whole = self.examine(&record, &all, None)?;
        let mut results = judge(vec![whole]).map_err(wrong)?;
        if let Some(by) = &self.asked.by {
            let mut groups = Vec::new();
            for group in by.categories(self.tally) {
                let label = group.label.clone().unwrap_or_else(|| group.code.to_string());
                let of =
                    ShiftGroup { variable: by.name.clone(), label: Label::same(&label) };
                groups.push(self.examine(
                    &record,
                    &group.held,
                    Some((group.slug(), of)),
                )?);
            }
            results.extend(judge(groups).map_err(wrong)?);
        }
        Ok(results)
    }

    fn question(&self, wave: usize) -> &Dimension<'_> {
        match &self.asked.against {
            Some(against) if self.sides[wave].second_question => against,
            _ => &self.asked.question,
        }
    }

    /// Answers by code, those of the first wave's question first.
    fn categories(&self) -> Vec<[Option<Category>; 2]> {
        let [first, second] =
            [0, 1].map(|wave| self.question(wave).categories(self.tally));
        let mut found: Vec<[Option<Category>; 2]> = first
            .into_iter()
            .map(|a| {
                let b = second.iter().find(|b| b.code == a.code).cloned();
                [Some(a), b]
            })
            .collect();
        let known: Vec<ValueCode> =
            found.iter().flatten().flatten().map(|c| c.code.clone()).collect();
        let new = second.into_iter().filter(|b| !known.contains(&b.code));
        found.extend(new.map(|b| [None, Some(b)]));
        found
    }

    fn both(
        &self,
        answers: &[[Option<Category>; 2]],
        within: &[bool],
        missing: MissingRule,
    ) -> Result<Both, Rejected> {
        let mut features = Features::of(self.tally);
        let sides = [0, 1].map(|wave| {
            let answered = self.question(wave).answered(self.tally);
            let here = both(&self.sides[wave].held, within);
            let base = match missing {
                MissingRule::Answered => both(&answered, &here),
                MissingRule::Everybody | MissingRule::WorstCase => here.clone(),
            };
            let held: Vec<Vec<bool>> = answers
                .iter()
                .map(|pair| match &pair[wave] {
                    Some(category) => both(&both(&category.held, &answered), &here),
                    None => vec![false; here.len()],
                })
                .collect();
            let counts = domain(self.tally, &base);
            Side { held, base, counts }
        });
        for side in &sides {
            for held in &side.held {
                features.add(held, 0);
            }
            features.add(&side.base, 0);
        }
        let totals = totals(self.tally, &features)
            .map_err(|e| self.survey.refused(e, &self.spec.question))?;
        Ok(Both { sides, totals, answers: answers.len() })
    }

    fn examine(
        &self,
        record: &ComparabilityRecord,
        within: &[bool],
        group: Option<(String, ShiftGroup)>,
    ) -> Result<Unjudged, Rejected> {
        let answers: Vec<[Option<Category>; 2]> = self
            .categories()
            .into_iter()
            .filter(|pair| {
                let seen = |c: &Category| domain(self.tally, &c.held).weighted > 0;
                pair.iter().flatten().any(seen)
            })
            .collect();
        let asked = self.spec.settings.missing;
        let other_rule = match asked {
            MissingRule::Answered => MissingRule::Everybody,
            MissingRule::Everybody | MissingRule::WorstCase => MissingRule::Answered,
        };
        let of = self.both(&answers, within, asked)?;
        let other = self.both(&answers, within, other_rule)?;
        let viewed = |terms: &dyn Fn(&Both) -> Vec<(f64, Ratio)>| -> Viewed {
            let df = self.df(&of);
            let (change, variance) = of.contrast(&terms(&of)).ok_or(NotTested::Nobody)?;
            let other = other.contrast(&terms(&other)).map(|(c, v)| (c, v.sqrt()));
            // An experiment's parts are told apart by who answered.
            let other = other.filter(|_| self.kind() == ShiftKind::Waves);
            Ok(ChangeViews::estimated(change, variance.sqrt(), df, other))
        };
        let rules = ShiftRules {
            level: self.spec.settings.level,
            margin: self.spec.margin,
            ..ShiftRules::default()
        };
        let lead = self.lead(&answers)?;
        let change = |i: usize| {
            viewed(&move |b: &Both| vec![(-1.0, b.share(0, i)), (1.0, b.share(1, i))])
        };
        let tested: Vec<Viewed> = (0..answers.len())
            .map(|i| match (record.comparable, self.suppressed(&of, i)) {
                (true, false) => change(i),
                (true, true) => Err(NotTested::SmallBase),
                (false, _) => Err(NotTested::Figure),
            })
            .collect();
        let lead_viewed = lead.map(|[a, b]| {
            if !record.comparable {
                return Err(NotTested::Figure);
            }
            viewed(&move |of: &Both| {
                let signs = [(-1.0, 0, a), (1.0, 0, b), (1.0, 1, a), (-1.0, 1, b)];
                signs.map(|(sign, wave, i)| (sign, of.share(wave, i))).to_vec()
            })
        });
        let mut result = self.result(record, &answers, &of, lead, group);
        if record.comparable {
            result.overall = self.overall(&answers, &of);
        } else {
            // Nothing was looked at, which is no finding about figures.
            let answers = Vec::new();
            return Ok(Unjudged { result, answers, lead: None, assumed: None, rules });
        }
        Ok(Unjudged { result, answers: tested, lead: lead_viewed, assumed: None, rules })
    }

    fn df(&self, of: &Both) -> f64 {
        let either: Vec<bool> = of.sides[0]
            .base
            .iter()
            .zip(&of.sides[1].base)
            .map(|(a, b)| *a || *b)
            .collect();
        domain(self.tally, &either).df
    }

    fn suppressed(&self, of: &Both, answer: usize) -> bool {
        (0..2).any(|wave| {
            let share = of.share(wave, answer);
            of.totals.ratio(share).is_some_and(|p| {
                let found = judged(p, of.totals.variance(share), &of.sides[wave].counts);
                found == Some(SmallBase::Suppress)
            })
        })
    }

    /// Rao-Scott's F of answers by wave on the joint design.
    fn overall(
        &self,
        answers: &[[Option<Category>; 2]],
        of: &Both,
    ) -> Option<TestRecord> {
        if [0, 1].iter().any(|wave| self.question(*wave).overlaps()) {
            return None;
        }
        let plain: Vec<usize> = (0..answers.len())
            .filter(|i| !answers[*i].iter().flatten().any(|c| c.net))
            .collect();
        let at: Vec<usize> = (0..2)
            .flat_map(|wave| plain.iter().map(move |i| of.share(wave, *i).0))
            .collect();
        let n: u64 = of.sides.iter().map(|side| side.counts.weighted).sum();
        let table = DesignTable {
            totals: of.totals.values.select_rows(&at),
            covariance: of.totals.covariance_of_totals(&at),
            rows: plain.len(),
            columns: 2,
            n: n as f64,
            df: self.df(of),
        };
        let found = table.independence(IndependenceTest::F)?;
        Some(TestRecord {
            method: IndependenceTest::F.as_str().to_owned(),
            statistic: found.statistic,
            df: found.df,
            df_denominator: Some(found.df_denominator).filter(|df| df.is_finite()),
            p: found.p,
        })
    }

    fn lead(
        &self,
        answers: &[[Option<Category>; 2]],
    ) -> Result<Option<[usize; 2]>, Diagnostic> {
        let Some(names) = &self.spec.lead else { return Ok(None) };
        let printed = |pair: &[Option<Category>; 2]| label(pair);
        let place = |asked: &String| {
            let is = |pair: &[Option<Category>; 2]| {
                let code = pair.iter().flatten().any(|c| c.code.to_string() == *asked);
                code || printed(pair) == *asked
            };
            answers.iter().position(is).ok_or_else(|| {
                let names: Vec<String> = answers.iter().map(printed).collect();
                let found =
                    Diagnostic::new(Code::AnswerUnknown, self.survey.file).value(asked);
                match nearest(asked, names.iter().map(String::as_str)) {
                    Some(near) => found.with("nearest", near),
                    None => found,
                }
            })
        };
        Ok(Some([place(&names[0])?, place(&names[1])?]))
    }

    fn result(
        &self,
        record: &ComparabilityRecord,
        answers: &[[Option<Category>; 2]],
        of: &Both,
        lead: Option<[usize; 2]>,
        group: Option<(String, ShiftGroup)>,
    ) -> ShiftResult {
        let mut id = format!("{}/{}", self.spec.name, slug(&self.spec.question));
        if let Some((name, _)) = &group {
            id = format!("{id}/{name}");
        }
        let blank = if record.comparable {
            ShiftVerdict::CannotTell
        } else {
            ShiftVerdict::NotComparable
        };
        let turnover = match (&self.panel, &group) {
            (Some(panel), None) => self.turnover(panel, answers),
            _ => None,
        };
        let made = answers.iter().enumerate();
        ShiftResult {
            name: self.spec.name.clone(),
            kind: self.kind(),
            question: self.spec.question.clone(),
            label: self.printed(),
            file: Some(self.survey.file.to_owned()),
            first: self.wave(0, of),
            second: self.wave(1, of),
            comparability: record.clone(),
            overall: None,
            overall_rough: false,
            family: FamilyRecord { size: 0, adjustment: String::new() },
            level: self.spec.settings.level.value(),
            margin: self.spec.margin,
            answers: made.map(|(i, pair)| self.answer(&id, i, pair, of, blank)).collect(),
            lead: lead.map(|places| self.lead_result(&id, places, answers, of, blank)),
            turnover,
            assumptions: if record.comparable {
                self.assumptions(record)
            } else {
                Vec::new()
            },
            rows: Vec::new(),
            title: self.spec.title.clone(),
            chart: self.spec.chart && group.is_none(),
            group: group.map(|(_, group)| group),
            id,
        }
    }

    fn printed(&self) -> Label {
        let question = &self.asked.question;
        Label::same(&question.label().unwrap_or_else(|| question.name.clone()))
    }

    fn wave(&self, wave: usize, of: &Both) -> WaveRecord {
        let (side, counts) = (&self.sides[wave], &of.sides[wave].counts);
        let question = self.question(wave);
        let wording: Wording =
            question.variable().and_then(|v| v.wording.clone()).unwrap_or_default();
        WaveRecord {
            id: side.id.clone(),
            label: side.label.clone(),
            question: question.name.clone(),
            wording_hash: wording_hash(&wording).map(|hash| format!("{hash:016x}")),
            wording,
            dates: FieldDates::Unknown,
            published: FieldDates::Unknown,
            n: Some(counts.n as f64),
            n_effective: counts.kish().map(|kish| counts.weighted as f64 / kish),
        }
    }

    fn answer(
        &self,
        id: &str,
        i: usize,
        pair: &[Option<Category>; 2],
        of: &Both,
        blank: ShiftVerdict,
    ) -> ShiftAnswer {
        let suppressed = self.suppressed(of, i);
        let share = |wave: usize| {
            let share = of.totals.ratio(of.share(wave, i)).filter(|_| !suppressed)?;
            Some(PublishedShare::exact(share))
        };
        let (first, second) = (share(0), share(1));
        let name = label(pair);
        let kind = if pair.iter().flatten().any(|c| c.net) {
            AnswerKind::Net
        } else {
            AnswerKind::Substantive
        };
        let (v1, v2) = (of.share(0, i), of.share(1, i));
        let derivation = Derivation::by("respondent_shift")
            .input_opt("p1", first.map(|p| p.share))
            .input_opt("p2", second.map(|p| p.share))
            .input("V1", of.totals.variance(v1))
            .input("V2", of.totals.variance(v2))
            .input("C", of.totals.covariance(v1, v2))
            .input("df", self.df(of));
        ShiftAnswer {
            id: format!("{id}/{}", slug(&name)),
            label: Label::same(&name),
            kind,
            change: first.zip(second).map(|(a, b)| b.share - a.share),
            first,
            second,
            verdict: blank,
            test: None,
            assumed: None,
            not_tested: None,
            derivation,
        }
    }

    fn lead_result(
        &self,
        id: &str,
        [a, b]: [usize; 2],
        answers: &[[Option<Category>; 2]],
        of: &Both,
        blank: ShiftVerdict,
    ) -> ShiftLead {
        let level = self.spec.settings.level;
        let critical = t_isf(level.alpha() / 2.0, self.df(of));
        let wave = |wave: usize| {
            of.contrast(&[(1.0, of.share(wave, a)), (-1.0, of.share(wave, b))])
        };
        let interval = |found: Option<(f64, f64)>| {
            found.map(|(value, variance)| IntervalRecord {
                lower: value - critical * variance.sqrt(),
                upper: value + critical * variance.sqrt(),
                level: level.value(),
                method: "t".to_owned(),
            })
        };
        let (first, second) = (wave(0), wave(1));
        ShiftLead {
            id: format!("{id}/lead"),
            labels: [a, b].map(|i| Label::same(&label(&answers[i]))),
            first: first.map(|(value, _)| value),
            first_interval: interval(first),
            second: second.map(|(value, _)| value),
            second_interval: interval(second),
            change: first.zip(second).map(|((a, _), (b, _))| b - a),
            unit: 0.0,
            verdict: blank,
            test: None,
            assumed: None,
            not_tested: None,
            derivation: Derivation::by("respondent_shift").input("df", self.df(of)),
        }
    }

    fn assumptions(&self, record: &ComparabilityRecord) -> Vec<Assumption> {
        let mut list = self.survey.assumptions();
        if self.kind() == ShiftKind::WordingExperiment {
            list.push(Assumption::RandomAssignment);
        } else if self.spec.id.is_some() {
            list.push(Assumption::PanelOverlapKnown);
        } else if self.spec.wave.is_none() {
            list.push(Assumption::IndependentFiles);
        } else {
            list.push(Assumption::WavesThroughDesign);
        }
        if record.question == SameQuestion::Asserted {
            list.push(Assumption::SameQuestionAsserted);
        }
        list
    }

    /// Who gave which answer in both waves; of respondents with several rows in a wave nobody
    /// can tell, and they are left out.
    fn turnover(
        &self,
        panel: &Tally,
        answers: &[[Option<Category>; 2]],
    ) -> Option<Turnover> {
        if [0, 1].iter().any(|wave| self.question(*wave).overlaps()) {
            return None;
        }
        let plain: Vec<&[Option<Category>; 2]> =
            answers.iter().filter(|pair| !pair.iter().flatten().any(|c| c.net)).collect();
        let places = self.places(panel, &plain)?;
        let size = plain.len();
        let mut moves = vec![vec![0.0; size]; size];
        let (mut n, mut only) = (0, [0; 2]);
        for stratum in &panel.strata {
            for (count, _) in stratum.singles.cells.iter() {
                if let Some((wave, _)) = places[count.cell as usize] {
                    only[wave] += count.n;
                }
            }
            for unit in &stratum.units {
                let mut seen: [Vec<(usize, f64)>; 2] = [Vec::new(), Vec::new()];
                for (count, sums) in unit.cells.iter() {
                    if let Some((wave, answer)) = places[count.cell as usize] {
                        for _ in 0..count.n {
                            seen[wave].push((answer, sums[0]));
                        }
                    }
                }
                match (&seen[0][..], &seen[1][..]) {
                    ([(from, _)], [(to, weight)]) => {
                        moves[*from][*to] += weight;
                        n += 1;
                    }
                    ([_], []) => only[0] += 1,
                    ([], [_]) => only[1] += 1,
                    _ => {}
                }
            }
        }
        let whole: f64 = moves.iter().flatten().sum();
        let moved: f64 = moves
            .iter()
            .enumerate()
            .flat_map(|(i, row)| row.iter().enumerate().map(move |(j, x)| (i != j, x)))
            .filter_map(|(moved, x)| moved.then_some(x))
            .sum();
        (whole > 0.0).then(|| Turnover {
            n,
            only,
            answers: plain.iter().map(|pair| Label::same(&label(pair))).collect(),
            shares: moves
                .into_iter()
                .map(|row| {
                    row.into_iter().map(|x| Some(significant(x / whole))).collect()
                })
                .collect(),
            moved: moved / whole,
        })
    }

    /// For each cell of the panel's tally the wave and the answer that it is of. Its cells are
    /// not those of the other tally, but made of the same classes.
    fn places(
        &self,
        panel: &Tally,
        plain: &[&[Option<Category>; 2]],
    ) -> Option<Vec<Option<(usize, usize)>>> {
        let codes = |tally: &Tally, cell: usize| -> Vec<Option<ValueCode>> {
            tally.cells[cell]
                .iter()
                .zip(&tally.classes)
                .map(|(code, class)| class.codes[*code as usize].clone())
                .collect()
        };
        let known: Vec<Vec<Option<ValueCode>>> =
            (0..self.tally.cells.len()).map(|cell| codes(self.tally, cell)).collect();
        let place = |cell: usize| {
            let own = codes(panel, cell);
            let here = known.iter().position(|codes| *codes == own)?;
            (0..2).find_map(|wave| {
                if !self.sides[wave].held[here] {
                    return None;
                }
                let answered = self.question(wave).answered(self.tally);
                let answer = plain.iter().position(|pair| {
                    pair[wave].as_ref().is_some_and(|c| c.held[here] && answered[here])
                })?;
                Some((wave, answer))
            })
        };
        let same = panel.classes.len() == self.tally.classes.len();
        same.then(|| (0..panel.cells.len()).map(place).collect())
    }
}

fn label(pair: &[Option<Category>; 2]) -> String {
    let category = pair.iter().flatten().next();
    category.map_or_else(String::new, |c| {
        c.label.clone().unwrap_or_else(|| c.code.to_string())
    })
}
