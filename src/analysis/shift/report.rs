//! Everything that changed across the questions of some files of published polls.

use indexmap::IndexMap;

use super::family::test;
use super::named;
use super::pair::{Matched, comparability, matched, rules, views};
use super::published::{of_waves, waves};
use crate::analysis::{AnalysisError, Sampling};
use crate::poll::{Assertions, Code, Diagnostic, Poll, Question};
use crate::results::{
    Assumption, ComparabilityRecord, FamilyRecord, NotTested, ObstacleCount, ShiftKind,
    ShiftLine, ShiftReport, ShiftVerdict,
};
use crate::stats::trend::{AnswerShift, ChangeViews, ShiftRules, concluded};
use crate::stats::{Adjustment, Level, StatsError};
use crate::text::nearest;

/// What to compare.
#[derive(Debug, Clone, Default)]
pub struct ReportSpec {
    /// The earlier poll; each question's last poll but one where neither is given.
    pub from: Option<String>,
    /// The later poll.
    pub to: Option<String>,
    /// Every poll with the one before, not the last two only.
    pub every: bool,
    /// List answers too that did not change or cannot be compared.
    pub all: bool,
    /// What the user says of all pairs.
    pub told: Assertions,
    /// ±Δ within which a change counts as none, a share.
    pub margin: Option<f64>,
    /// Confidence level.
    pub level: Level,
    /// How p values are adjusted over all questions.
    pub adjustment: Adjustment,
    /// Design effect of every poll, where the user gives one.
    pub design_effect: Option<f64>,
    /// Sample size of polls that published none, where the user assumes one.
    pub assumed_n: Option<f64>,
}

/// Two polls of a question.
struct Pair<'a> {
    file: &'a str,
    first: (&'a Poll, &'a Question),
    second: (&'a Poll, &'a Question),
}

/// A pair with its answers' changes, before the family is judged.
struct Compared<'a> {
    record: ComparabilityRecord,
    answers: Vec<Matched<'a>>,
    viewed: Vec<Result<ChangeViews, NotTested>>,
    rules: ShiftRules,
    samplings: [Sampling; 2],
}

/// Compares the last two polls of each question by one house (or two named polls, or every
/// poll with the one before), tests all answers of all questions as one family, and ranks
/// what changed.
///
/// # Errors
/// Polls that are not there (with the nearest), or numbers of no use.
pub fn shift_report(
    files: &[(String, &[Poll])],
    spec: &ReportSpec,
) -> Result<ShiftReport, AnalysisError> {
    let (pairs, asked_once) = pairs(files, spec)?;
    let compared = side_by_side(&pairs, |pair| compare(pair, spec))?;
    let family: Vec<ChangeViews> =
        compared.iter().flat_map(|c| c.viewed.iter().flatten().cloned()).collect();
    let general =
        ShiftRules { level: spec.level, margin: spec.margin, ..ShiftRules::default() };
    let judged = concluded(&family, spec.adjustment, &general)?;
    let questions: std::collections::BTreeSet<&str> =
        pairs.iter().map(|pair| pair.first.1.id.as_str()).collect();
    let mut report = ShiftReport {
        questions: questions.len(),
        pairs: pairs.len(),
        not_comparable: compared.iter().filter(|c| !c.record.comparable).count(),
        asked_once,
        counts: IndexMap::new(),
        family: FamilyRecord {
            size: family.len(),
            adjustment: spec.adjustment.as_str().to_owned(),
        },
        level: spec.level.value(),
        obstacles: obstacles(&compared),
        assumptions: assumptions(&compared, spec),
        lines: Vec::new(),
    };
    fill(&mut report, &pairs, &compared, &judged, spec);
    rank(&mut report.lines);
    Ok(report)
}

fn pairs<'a>(
    files: &'a [(String, &'a [Poll])],
    spec: &ReportSpec,
) -> Result<(Vec<Pair<'a>>, usize), Diagnostic> {
    let all = || files.iter().flat_map(|(_, polls)| polls.iter());
    let of_file: std::collections::HashMap<*const Poll, &str> = files
        .iter()
        .flat_map(|(file, polls)| polls.iter().map(move |p| (p as *const Poll, &**file)))
        .collect();
    let pair = |first: &'a Poll, second: &'a Poll, id: &str| {
        Some(Pair {
            file: of_file.get(&(second as *const Poll)).copied().unwrap_or(""),
            first: (first, first.question(id)?),
            second: (second, second.question(id)?),
        })
    };
    let find = |id: &str, key: &str| {
        all().find(|poll| poll.id == id).ok_or_else(|| {
            let found =
                Diagnostic::new(Code::PollUnknown, "endoxa").column(key).value(id);
            match nearest(id, all().map(|p| p.id.as_str())) {
                Some(near) => found.with("nearest", near),
                None => found,
            }
        })
    };
    if let (Some(from), Some(to)) = (&spec.from, &spec.to) {
        let (first, second) = (find(from, "--from")?, find(to, "--to")?);
        let both = first.questions.iter().filter_map(|q| pair(first, second, &q.id));
        return Ok((both.collect(), 0));
    }
    // One house's polls of a question; of all houses where their spread is known.
    let mut series: IndexMap<(&str, Option<&str>), Vec<&Poll>> = IndexMap::new();
    for poll in all() {
        let house =
            if spec.told.house_sd.is_some() { None } else { poll.pollster.as_deref() };
        for question in &poll.questions {
            series.entry((question.id.as_str(), house)).or_default().push(poll);
        }
    }
    let mut pairs = Vec::new();
    let mut once = 0;
    for ((id, _), polls) in series {
        let waves = waves(polls.into_iter(), |_| true);
        if waves.len() < 2 {
            once += 1;
            continue;
        }
        let mut beside = waves.windows(2).filter_map(|two| pair(two[0], two[1], id));
        if spec.every {
            pairs.extend(beside);
        } else {
            pairs.extend(beside.next_back());
        }
    }
    Ok((pairs, once))
}

fn sampling(poll: &Poll, question: &Question, spec: &ReportSpec) -> Sampling {
    let sampling = Sampling::asked(poll, question);
    let sampling = match (sampling.n, spec.assumed_n) {
        (None, Some(n)) => sampling.assuming(n),
        _ => sampling,
    };
    match spec.design_effect {
        Some(deff) => sampling.with_design_effect(deff),
        None => sampling,
    }
}

fn compare<'a>(pair: &Pair<'a>, spec: &ReportSpec) -> Result<Compared<'a>, StatsError> {
    let record = comparability(pair.first, pair.second, &spec.told);
    let answers = matched(&pair.first.1.answers, &pair.second.1.answers);
    let samplings =
        [pair.first, pair.second].map(|(poll, question)| sampling(poll, question, spec));
    let [first, second] = &samplings;
    let rules = rules(&record, &spec.told, [first, second], spec.level, spec.margin);
    let viewed = if record.comparable {
        views(&answers, [first, second], &rules)?
    } else {
        Vec::new()
    };
    Ok(Compared { record, answers, viewed, rules, samplings })
}

/// Works on as many parts as there are cores, and keeps the order.
fn side_by_side<T: Sync, R: Send>(
    items: &[T],
    work: impl Fn(&T) -> Result<R, StatsError> + Sync,
) -> Result<Vec<R>, StatsError> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let size = items.len().div_ceil(threads).max(1);
    let parts: Vec<Result<Vec<R>, StatsError>> = std::thread::scope(|scope| {
        let work = &work;
        let parts: Vec<_> = items
            .chunks(size)
            .map(|part| scope.spawn(move || part.iter().map(work).collect()))
            .collect();
        let lost = || Err(StatsError::TooFew(1));
        parts.into_iter().map(|part| part.join().unwrap_or_else(|_| lost())).collect()
    });
    let mut results = Vec::with_capacity(items.len());
    for part in parts {
        results.extend(part?);
    }
    Ok(results)
}

/// Counts verdicts and writes the lines that are asked for.
fn fill(
    report: &mut ShiftReport,
    pairs: &[Pair<'_>],
    compared: &[Compared<'_>],
    judged: &[AnswerShift],
    spec: &ReportSpec,
) {
    let mut judged = judged.iter();
    for (pair, of) in pairs.iter().zip(compared) {
        for (i, answer) in of.answers.iter().enumerate() {
            let viewed = of.viewed.get(i);
            let found = match viewed {
                Some(Ok(_)) => judged.next(),
                _ => None,
            };
            let verdict = match found {
                Some(found) => named(found.verdict, ShiftKind::Waves),
                None if of.record.comparable => ShiftVerdict::CannotTell,
                None => ShiftVerdict::NotComparable,
            };
            *report.counts.entry(verdict).or_default() += 1;
            if spec.all || verdict.differs() {
                let why = viewed.and_then(|v| v.as_ref().err().copied());
                report.lines.push(line(pair, of, answer, found, (verdict, why), spec));
            }
        }
    }
}

fn line(
    pair: &Pair<'_>,
    of: &Compared<'_>,
    answer: &Matched<'_>,
    found: Option<&AnswerShift>,
    (verdict, not_tested): (ShiftVerdict, Option<NotTested>),
    spec: &ReportSpec,
) -> ShiftLine {
    let assumed = of.samplings.iter().any(|s| s.assumed).then_some(spec.assumed_n);
    let [first, second] = answer.shares();
    ShiftLine {
        file: pair.file.to_owned(),
        question: pair.first.1.id.clone(),
        answer: answer.answer.name.clone(),
        first_poll: pair.first.0.id.clone(),
        second_poll: pair.second.0.id.clone(),
        first,
        second,
        change: answer.change(),
        verdict,
        test: found.map(|f| test(f, ShiftKind::Waves, &of.rules, assumed.flatten())),
        obstacles: of.record.obstacles.clone(),
        not_tested,
    }
}

/// What stands against comparisons, by code, the most frequent first.
fn obstacles(compared: &[Compared<'_>]) -> Vec<ObstacleCount> {
    let mut found: Vec<ObstacleCount> = Vec::new();
    for example in compared.iter().flat_map(|of| &of.record.obstacles) {
        let code = std::mem::discriminant(example);
        match found.iter_mut().find(|o| std::mem::discriminant(&o.example) == code) {
            Some(known) => known.pairs += 1,
            None => found.push(ObstacleCount { example: example.clone(), pairs: 1 }),
        }
    }
    found.sort_by_key(|obstacle| std::cmp::Reverse(obstacle.pairs));
    found
}

fn assumptions(compared: &[Compared<'_>], spec: &ReportSpec) -> Vec<Assumption> {
    let mut list: Vec<Assumption> = Vec::new();
    let mut unit: f64 = 0.0;
    for of in compared.iter().filter(|c| c.record.comparable) {
        let samples = of.samplings.iter().flat_map(|sampling| {
            let own = sampling.assumptions();
            // Each poll's own design effect would make a line as long as the file.
            own.into_iter()
                .filter(|a| !matches!(a, Assumption::DesignEffectFromMargin { .. }))
        });
        let waves = of_waves(&of.record, &spec.told, ShiftKind::Waves);
        for assumption in samples.chain(waves) {
            if !list.contains(&assumption) {
                list.push(assumption);
            }
        }
        let shares = of.answers.iter().flat_map(Matched::shares).flatten();
        unit = shares.map(|share| share.unit).fold(unit, f64::max);
    }
    if unit > 0.0 {
        list.push(Assumption::Rounded { unit });
    }
    list
}

/// Changes first, firm ones before fragile ones, then what cannot be told, then what cannot be
/// compared; within each the largest change first.
fn rank(lines: &mut [ShiftLine]) {
    let class = |line: &ShiftLine| match line.verdict {
        ShiftVerdict::Rose
        | ShiftVerdict::Fell
        | ShiftVerdict::Higher
        | ShiftVerdict::Lower => {
            u8::from(line.test.as_ref().is_some_and(|test| test.fragility.any()))
        }
        ShiftVerdict::CannotTell => 2,
        ShiftVerdict::Stable => 3,
        ShiftVerdict::NotComparable => 4,
    };
    let size = |line: &ShiftLine| line.change.map_or(0.0, f64::abs);
    lines.sort_by(|a, b| {
        class(a).cmp(&class(b)).then_with(|| size(b).total_cmp(&size(a)))
    });
}
