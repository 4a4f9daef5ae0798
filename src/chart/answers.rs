//! The answers of one question with their intervals: dot and whisker.

use super::frame::{Frame, LegendMark};
use super::notes::{assumes, axis, credit, sources, spoken, wording};
use super::rows::{Mark, Row, RowChart};
use crate::phrase::Phrases;
use crate::poll::AnswerKind;
use crate::results::{AnswerOrder, AnswerResult, Assumption, Results, ToplineResult};
use crate::text::Args;

/// The chart of a question.
pub(super) fn chart(
    topline: &ToplineResult,
    results: &Results,
    say: &Phrases,
) -> RowChart {
    let answers = ordered(topline);
    let highest = answers.iter().map(|answer| reach(answer)).fold(0.0, f64::max);
    let rows: Vec<Row> = answers.iter().map(|answer| row(answer, say)).collect();
    let title = title(topline, &answers, say);
    let label = say.label(&topline.label).trim_end_matches(['?', '؟', '.']).to_owned();
    let subtitle = Args::new().text("question", label);
    let mut footer = footer(topline, &answers, results, say);
    let alt = alt(&title, &answers, &footer, say);
    footer.extend(credit(results, say));
    RowChart {
        frame: Frame {
            lang: say.lang(),
            title,
            subtitle: say.say_with("chart-answers-subtitle", &subtitle),
            wording: wording(&topline.wording, say),
            legend: legend(&answers, results, say),
            footer,
            made_by: say.say("chart-made-by"),
            alt,
        },
        axis: axis(highest, say),
        rows,
    }
}

/// The published answers, those without an opinion last.
fn ordered(topline: &ToplineResult) -> Vec<&AnswerResult> {
    let mut answers: Vec<&AnswerResult> =
        topline.answers.iter().filter(|a| a.figure.published.is_some()).collect();
    let share = |a: &AnswerResult| a.figure.published.map_or(0.0, |p| p.share);
    if topline.order == AnswerOrder::Share {
        answers.sort_by(|a, b| share(b).total_cmp(&share(a)));
    }
    answers.sort_by_key(|a| undecided(a));
    answers
}

fn undecided(answer: &AnswerResult) -> bool {
    matches!(answer.kind, AnswerKind::DontKnow | AnswerKind::Refused)
}

fn interval(answer: &AnswerResult) -> Option<(f64, f64)> {
    answer.figure.estimate.interval.as_ref().map(|i| (i.lower, i.upper))
}

fn assumed(answer: &AnswerResult) -> Option<(f64, (f64, f64))> {
    let assumed = answer.figure.assumed.as_ref()?;
    let interval = assumed.estimate.interval.as_ref()?;
    Some((assumed.n, (interval.lower, interval.upper)))
}

fn reach(answer: &AnswerResult) -> f64 {
    let drawn = interval(answer).or_else(|| assumed(answer).map(|(_, range)| range));
    let share = answer.figure.published.map_or(0.0, |p| p.possible().1);
    drawn.map_or(share, |(_, upper)| upper.max(share))
}

fn row(answer: &AnswerResult, say: &Phrases) -> Row {
    let figure = &answer.figure;
    let known = interval(answer);
    let drawn = known.or_else(|| assumed(answer).map(|(_, range)| range));
    let mut details = Vec::new();
    if let Some(interval) = &figure.estimate.interval {
        details.push(say.range(interval));
    }
    let undecided = undecided(answer);
    let marks = figure.estimate.value.map(|at| Mark::Dot {
        at,
        interval: drawn,
        assumed: known.is_none(),
        known: known.is_some() && !undecided,
    });
    Row {
        label: say.label(&figure.label).to_owned(),
        remark: String::new(),
        marks: marks.into_iter().collect(),
        value: say.value(figure),
        details,
        apart: undecided,
        faint: false,
    }
}

/// The finding: the most frequent opinion, unless the study gives its own words.
fn title(topline: &ToplineResult, answers: &[&AnswerResult], say: &Phrases) -> String {
    if let Some(title) = &topline.title {
        return say.label(title).to_owned();
    }
    let opinions = answers.iter().filter(|a| {
        matches!(a.kind, AnswerKind::Substantive | AnswerKind::Net)
            && a.figure.estimate.value.is_some()
    });
    let first = opinions.max_by(|a, b| {
        let share = |x: &AnswerResult| x.figure.estimate.value.unwrap_or(0.0);
        share(a).total_cmp(&share(b))
    });
    match first {
        Some(answer) => {
            let args = Args::new()
                .text("share", say.value(&answer.figure))
                .text("answer", say.label(&answer.figure.label));
            say.say_with("chart-answers-title", &args)
        }
        None => say.label(&topline.label).to_owned(),
    }
}

fn legend(
    answers: &[&AnswerResult],
    results: &Results,
    say: &Phrases,
) -> Vec<(LegendMark, String)> {
    let mut legend = Vec::new();
    if answers.iter().any(|a| interval(a).is_some()) {
        let args = Args::new().text("level", say.level(results.study.level));
        legend.push((LegendMark::Interval, say.say_with("chart-mark-interval", &args)));
    }
    if answers.iter().any(|a| interval(a).is_none()) {
        legend.push((LegendMark::NoInterval, say.say("chart-mark-no-interval")));
        if let Some((n, _)) = answers.iter().find_map(|a| assumed(a)) {
            let args = Args::new().text("n", say.style().count(n));
            legend.push((LegendMark::Assumed, say.say_with("chart-mark-assumed", &args)));
        }
    }
    legend
}

fn footer(
    topline: &ToplineResult,
    answers: &[&AnswerResult],
    results: &Results,
    say: &Phrases,
) -> Vec<String> {
    let figures: Vec<_> = answers.iter().map(|a| &a.figure).collect();
    let mut lines = sources(&figures, results, say);
    if lines.is_empty()
        && let Some(poll) = results.poll(&topline.poll)
    {
        lines.push(say.poll_source(poll));
    }
    let missing = answers.iter().find_map(|a| {
        interval(a).is_none().then(|| a.figure.estimate.missing.first()).flatten()
    });
    if let Some(missing) = missing {
        let args = Args::new().text("reason", say.missing(missing));
        lines.push(say.say_with("chart-no-interval-note", &args));
    }
    let rests = answers.iter().flat_map(|a| {
        let assumed = a.figure.assumed.iter().flat_map(|x| &x.estimate.assumptions);
        a.figure.estimate.assumptions.iter().chain(assumed)
    });
    let whole = [Assumption::BaseIncludesDontKnow];
    let undecided = answers.iter().any(|a| a.kind == AnswerKind::DontKnow);
    lines.extend(assumes(rests.chain(whole.iter().filter(|_| undecided)), say));
    lines
}

fn alt(
    title: &str,
    answers: &[&AnswerResult],
    footer: &[String],
    say: &Phrases,
) -> String {
    let rows: Vec<String> = answers
        .iter()
        .map(|answer| {
            let args = Args::new()
                .text("label", say.label(&answer.figure.label))
                .text("value", say.value(&answer.figure));
            match &answer.figure.estimate.interval {
                Some(interval) => {
                    let args = args.text("range", say.range(interval));
                    say.say_with("alt-row-interval", &args)
                }
                None => say.say_with("alt-row", &args),
            }
        })
        .collect();
    let args = Args::new()
        .text("title", title)
        .text("rows", say.semicolons(&rows))
        .text("notes", footer.join(" "));
    spoken(&say.say_with("alt-answers", &args))
}
