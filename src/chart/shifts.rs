//! Two waves of a question: a dumbbell for each answer, grey where nothing can be told.

use super::frame::{Frame, LegendMark};
use super::notes::{assumes, axis, credit, spoken, wording};
use super::rows::{Link, Mark, Row, RowChart};
use crate::phrase::Phrases;
use crate::poll::AnswerKind;
use crate::results::{
    ChangeTest, NotTested, Results, ShiftAnswer, ShiftKind, ShiftResult, ShiftVerdict,
};
use crate::text::Args;

/// The chart of a shift; `None` where no answer has a figure in either wave.
pub(super) fn chart(
    shift: &ShiftResult,
    results: &Results,
    say: &Phrases,
) -> Option<RowChart> {
    let answers = ordered(shift);
    let rows: Vec<Row> = answers.iter().map(|answer| row(answer, shift, say)).collect();
    if rows.iter().all(|row| row.marks.is_empty()) {
        return None;
    }
    let highest = answers.iter().map(|answer| reach(answer)).fold(0.0, f64::max);
    let title = title(shift, say);
    let waves = [&shift.first, &shift.second].map(|wave| say.wave(wave));
    let label = say.label(&shift.label);
    let ended = label.ends_with(['?', '\u{61f}', '.']);
    let label = if ended { label.to_owned() } else { format!("{label}.") };
    let subtitle = Args::new().text("question", label);
    let mut footer = footer(shift, results, say);
    let alt = alt(&title, &answers, &footer, say);
    footer.extend(credit(results, say));
    Some(RowChart {
        frame: Frame {
            lang: say.lang(),
            title,
            subtitle: say.say_with("chart-shift-subtitle", &subtitle),
            wording: asked(shift, say),
            legend: legend(shift, &answers, waves, say),
            footer,
            made_by: say.say("chart-made-by"),
            alt,
        },
        axis: axis(highest, say),
        rows,
    })
}

/// Answers of the second wave from the largest on, those without an opinion last.
fn ordered(shift: &ShiftResult) -> Vec<&ShiftAnswer> {
    let share = |answer: &ShiftAnswer| {
        answer.second.or(answer.first).map_or(-1.0, |share| share.share)
    };
    let mut answers: Vec<&ShiftAnswer> = shift
        .answers
        .iter()
        .filter(|answer| answer.first.is_some() || answer.second.is_some())
        .collect();
    answers.sort_by(|a, b| share(b).total_cmp(&share(a)));
    answers.sort_by_key(|answer| undecided(answer));
    answers
}

fn undecided(answer: &ShiftAnswer) -> bool {
    matches!(answer.kind, AnswerKind::DontKnow | AnswerKind::Refused)
}

/// The test that is drawn: that of published sizes, else that of an assumed one.
fn drawn(answer: &ShiftAnswer) -> Option<&ChangeTest> {
    answer.test.as_ref().or(answer.assumed.as_ref())
}

/// Where the second share lies, given the first and the interval of the change.
fn interval(answer: &ShiftAnswer) -> Option<(f64, f64)> {
    let first = answer.first?.value()?;
    let interval = &drawn(answer)?.interval;
    Some(((first + interval.lower).max(0.0), (first + interval.upper).min(1.0)))
}

fn reach(answer: &ShiftAnswer) -> f64 {
    let shares = [answer.first, answer.second].into_iter().flatten().map(|s| s.share);
    let whisker = interval(answer).map_or(0.0, |(_, upper)| upper);
    shares.fold(whisker, f64::max)
}

fn row(answer: &ShiftAnswer, shift: &ShiftResult, say: &Phrases) -> Row {
    let decimals =
        Phrases::change_decimals(answer.first.as_ref(), answer.second.as_ref());
    let test = drawn(answer);
    let differs = answer.test.as_ref().is_some_and(|test| test.verdict.differs());
    let value =
        |share: Option<crate::poll::PublishedShare>| share.and_then(|s| s.value());
    let link = match (shift.comparability.comparable, differs) {
        (false, _) => Link::None,
        (true, false) => Link::Grey,
        (true, true) => Link::Told,
    };
    let mark = Mark::Move {
        from: value(answer.first),
        to: value(answer.second),
        interval: interval(answer),
        link,
    };
    let pair = [answer.first, answer.second].map(|share| say.wave_share(share.as_ref()));
    let mut details = vec![say.commas(&pair)];
    if let Some(test) = test {
        details.push(say.change_range(test));
        let assumed = test.assumed_n.map(|n| {
            let args = Args::new().text("n", say.style().count(n));
            say.say_with("chart-mark-assumed", &args)
        });
        details.extend(assumed);
    }
    details.push(say.shift_verdict_marked(answer.verdict, answer.test.as_ref()));
    Row {
        label: say.label(&answer.label).to_owned(),
        remark: String::new(),
        marks: vec![mark],
        value: match answer.change.filter(|_| shift.comparability.comparable) {
            Some(change) => say.change_points(change, decimals),
            None => say.say("shift-no-value"),
        },
        details,
        apart: undecided(answer),
        faint: false,
    }
}

/// The finding: the largest change that was found.
fn title(shift: &ShiftResult, say: &Phrases) -> String {
    if let Some(title) = &shift.title {
        return say.label(title).to_owned();
    }
    let question = || Args::new().text("question", say.label(&shift.label));
    if !shift.comparability.comparable {
        return say.say_with("chart-shift-title-not_comparable", &question());
    }
    let size = |answer: &&ShiftAnswer| answer.change.map_or(0.0, f64::abs);
    let found = shift
        .answers
        .iter()
        .filter(|answer| answer.verdict.differs())
        .max_by(|a, b| size(a).total_cmp(&size(b)));
    let no_size = |answer: &ShiftAnswer| answer.not_tested == Some(NotTested::SampleSize);
    if found.is_none() && shift.answers.iter().any(no_size) {
        return say.say_with("chart-shift-title-no-size", &question());
    }
    let stable = shift.answers.iter().all(|a| a.verdict == ShiftVerdict::Stable);
    match (found, shift.margin) {
        (Some(answer), _) => {
            let args = Args::new()
                .text("answer", say.label(&answer.label))
                .text("first", say.wave_share(answer.first.as_ref()))
                .text("second", say.wave_share(answer.second.as_ref()));
            let id = match answer.verdict {
                ShiftVerdict::Rose => "chart-shift-title-rose",
                ShiftVerdict::Fell => "chart-shift-title-fell",
                _ => "chart-shift-title-effect",
            };
            say.say_with(id, &args)
        }
        (None, Some(margin)) if stable => {
            let args = question().text("margin", say.plain_points(margin));
            say.say_with("chart-shift-title-stable", &args)
        }
        (None, _) => say.say_with("chart-shift-title-none", &question()),
    }
}

/// The wording, or both where two are compared.
fn asked(shift: &ShiftResult, say: &Phrases) -> String {
    let first = wording(&shift.first.wording, say);
    if shift.kind == ShiftKind::Waves && shift.comparability.comparable {
        return first;
    }
    let second = wording(&shift.second.wording, say);
    if first == second { first } else { format!("{first} {second}").trim().to_owned() }
}

fn legend(
    shift: &ShiftResult,
    answers: &[&ShiftAnswer],
    [first, second]: [String; 2],
    say: &Phrases,
) -> Vec<(LegendMark, String)> {
    let mut legend = vec![(LegendMark::Before, first), (LegendMark::NoInterval, second)];
    if !shift.comparability.comparable {
        legend.push((LegendMark::Apart, say.say("chart-mark-no-line")));
        return legend;
    }
    let told = |answer: &&&ShiftAnswer| answer.verdict.differs();
    if answers.iter().any(|answer| told(&answer)) {
        legend.push((LegendMark::Moved, say.say("chart-mark-moved")));
    }
    if answers.iter().any(|answer| !told(&answer)) {
        legend.push((LegendMark::Unmoved, say.say("chart-mark-unmoved")));
    }
    if answers.iter().any(|answer| interval(answer).is_some()) {
        let args = Args::new().text("level", say.level(shift.level));
        legend.push((LegendMark::Total, say.say_with("chart-mark-change", &args)));
    }
    legend
}

fn footer(shift: &ShiftResult, results: &Results, say: &Phrases) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for wave in [&shift.first, &shift.second] {
        lines.extend(results.poll(&wave.id).map(|poll| say.poll_source(poll)));
    }
    lines.dedup();
    if let Some(file) = &shift.file {
        let args = Args::new()
            .text("poll", file.clone())
            .text("details", say.label(&shift.label).to_owned());
        lines.push(say.say_with("chart-source", &args));
    }
    lines.extend(say.not_comparable(shift));
    if shift.family.size > 1 {
        lines.push(format!("{}.", say.test_family(&shift.family, shift.level)));
    }
    lines.extend(assumes(&shift.assumptions, say));
    lines
}

fn alt(
    title: &str,
    answers: &[&ShiftAnswer],
    footer: &[String],
    say: &Phrases,
) -> String {
    let rows: Vec<String> = answers
        .iter()
        .map(|answer| {
            let args = Args::new()
                .text("label", say.label(&answer.label))
                .text("first", say.wave_share(answer.first.as_ref()))
                .text("second", say.wave_share(answer.second.as_ref()))
                .text("verdict", say.shift_verdict(answer.verdict));
            say.say_with("alt-shift-row", &args)
        })
        .collect();
    let args = Args::new()
        .text("title", title)
        .text("rows", say.semicolons(&rows))
        .text("notes", footer.join(" "));
    spoken(&say.say_with("alt-shift", &args))
}
