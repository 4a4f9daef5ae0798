//! A question over many polls: dots by house, levels in their bands, events and breaks.

use jiff::civil::Date;

use super::frame::{Frame, LegendMark};
use super::notes::{assumes, credit, spoken, wording};
use super::symbol::Symbol;
use super::theme::{Hue, Ink};
use super::timeline::{Dot, Event, Level, Line, Timeline};
use crate::phrase::Phrases;
use crate::results::{
    AnswerTrend, Results, TrendNote, TrendPoll, TrendResult, TrendVerdict,
};
use crate::text::Args;

/// Events that a chart bears; others stand below it.
const MOST_EVENTS: usize = 3;

/// The chart; `None` where no poll has a day.
pub(super) fn chart(
    found: &TrendResult,
    results: &Results,
    say: &Phrases,
) -> Option<Timeline> {
    let days = days(found)?;
    let dots = dots(found);
    let lines: Vec<Line> = found
        .answers
        .iter()
        .enumerate()
        .map(|(i, answer)| line(i, answer, say))
        .collect();
    let shares = range(&lines, &dots);
    let step = if shares.1 - shares.0 > 0.45 { 0.1 } else { 0.05 };
    let count = ((shares.1 - shares.0) / step + 0.5) as usize;
    let ticks = (0..=count)
        .map(|i| shares.0 + i as f64 * step)
        .map(|share| (share, say.style().percent(share, 0)))
        .collect();
    let (events, further) = events(found, days, say);
    let shade = shade(found);
    Some(Timeline {
        frame: frame(found, results, say, further),
        days,
        shares,
        ticks,
        axis: axis_name(shares, say),
        lines,
        dots,
        events,
        shade,
    })
}

/// From the first poll to the last, with events just outside.
fn days(found: &TrendResult) -> Option<(Date, Date)> {
    let dated = || found.polls.iter().filter_map(|poll| poll.date);
    let (mut first, mut last) = (dated().min()?, dated().max()?);
    let span = last.duration_since(first).as_hours();
    for event in &found.events {
        let near = |hours: i64| (0..=span / 20).contains(&hours);
        if near(event.date.duration_since(last).as_hours()) {
            last = last.max(event.date);
        }
        if near(first.duration_since(event.date).as_hours()) {
            first = first.min(event.date);
        }
    }
    Some((first, last))
}

fn line(place: usize, answer: &AnswerTrend, say: &Phrases) -> Line {
    let levels = answer.levels.iter().map(|of| Level {
        date: of.date,
        value: of.level.value,
        wide: (of.level.lower, of.level.upper),
        half: of.half,
    });
    let last = answer.levels.last().map_or(0.0, |of| of.level.value);
    Line {
        hue: Hue::of(place),
        levels: levels.collect(),
        name: say.trend_answer(answer),
        value: say.style().percent(last, 1),
    }
}

/// One answer: houses by shape and colour. Several: answers by colour, houses by shape.
fn dots(found: &TrendResult) -> Vec<Dot> {
    let several = found.answers.len() > 1;
    let mut dots = Vec::new();
    for (i, _) in found.answers.iter().enumerate() {
        for poll in &found.polls {
            let (Some(date), Some(value)) =
                (poll.date, poll.shares.get(i).copied().flatten())
            else {
                continue;
            };
            let symbol = symbol(poll, found);
            let ink = match symbol {
                Symbol::Ring => Ink::Grey,
                _ if several => Hue::of(i).line(),
                _ => symbol.ink(),
            };
            dots.push(Dot { date, value, symbol, ink });
        }
    }
    dots
}

/// Versions of one house's question share its symbol.
fn symbol(poll: &TrendPoll, found: &TrendResult) -> Symbol {
    if poll.left_out.is_some() {
        return Symbol::Ring;
    }
    let place = names(found).iter().position(|name| *name == poll.pollster);
    Symbol::of(place.unwrap_or(usize::MAX))
}

/// Names of houses, each once, those with most polls first.
fn names(found: &TrendResult) -> Vec<&str> {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for house in &found.houses {
        match counts.iter_mut().find(|(name, _)| *name == house.name) {
            Some((_, polls)) => *polls += house.polls,
            None => counts.push((&house.name, house.polls)),
        }
    }
    counts.sort_by_key(|(_, polls)| std::cmp::Reverse(*polls));
    counts.into_iter().map(|(name, _)| name).collect()
}

/// The multiples of five points around everything drawn.
fn range(lines: &[Line], dots: &[Dot]) -> (f64, f64) {
    let levels = lines.iter().flat_map(|line| &line.levels);
    let values: Vec<f64> = levels
        .flat_map(|level| [level.wide.0, level.wide.1])
        .chain(dots.iter().map(|dot| dot.value))
        .collect();
    let low = values.iter().copied().fold(1.0, f64::min);
    let high = values.iter().copied().fold(0.0, f64::max);
    let wide = high - low > 0.4;
    let unit = if wide { 0.1 } else { 0.05 };
    let low = ((low / unit).floor() * unit).max(0.0);
    let high = ((high / unit).ceil() * unit).min(1.0);
    (low, high.max(low + unit))
}

fn axis_name((low, high): (f64, f64), say: &Phrases) -> String {
    if low <= 0.0 && high >= 1.0 {
        return say.say("chart-trend-axis");
    }
    let args = Args::new()
        .text("low", say.style().percent(low, 0))
        .text("high", say.style().percent(high, 0));
    say.say_with("chart-trend-axis-zoom", &args)
}

/// What is drawn upright, and a line of text for the rest.
fn events(
    found: &TrendResult,
    (first, last): (Date, Date),
    say: &Phrases,
) -> (Vec<Event>, Option<String>) {
    let within = |date: Date| (first..=last).contains(&date);
    let (shown, further): (Vec<_>, Vec<_>) =
        found.events.iter().partition(|event| within(event.date));
    let mut drawn: Vec<Event> = shown
        .iter()
        .take(MOST_EVENTS)
        .map(|event| Event { date: event.date, name: say.label(&event.label).to_owned() })
        .collect();
    let rest = shown.iter().skip(MOST_EVENTS).chain(&further);
    let rest: Vec<String> = rest
        .map(|event| {
            let args = Args::new()
                .text("date", say.day(event.date))
                .text("event", say.label(&event.label));
            say.whole(&say.say_with("chart-trend-event", &args))
        })
        .collect();
    for cut in &found.breaks {
        let args = Args::new().text("house", cut.pollster.clone());
        let name = say.say_with("chart-trend-new-question", &args);
        drawn.push(Event { date: cut.by, name });
    }
    drawn.sort_by_key(|event| event.date);
    let args = Args::new().text("events", say.semicolons(&rest));
    let rest = (!rest.is_empty()).then(|| say.say_with("chart-trend-more-events", &args));
    (drawn, rest)
}

/// The days of the one answer's jump.
fn shade(found: &TrendResult) -> Option<(Date, Date)> {
    let [answer] = &found.answers[..] else { return None };
    let step = answer.step.filter(|step| step.found)?;
    Some((step.earliest, step.latest))
}

fn frame(
    found: &TrendResult,
    results: &Results,
    say: &Phrases,
    further: Option<String>,
) -> Frame {
    let title = match &found.title {
        Some(title) => say.label(title).to_owned(),
        None => title(found, say),
    };
    let mut footer: Vec<String> = further.into_iter().collect();
    footer.extend(found.breaks.iter().map(|b| format!("{}.", say.trend_break(b))));
    let told = |note: &&TrendNote| {
        !matches!(
            note,
            TrendNote::InflationUsed { .. } | TrendNote::WordingNotVerified { .. }
        )
    };
    let notes: Vec<String> =
        found.notes.iter().filter(told).map(|n| say.trend_note(n, found)).collect();
    if !notes.is_empty() {
        let text = say.semicolons(&notes);
        footer.push(
            say.say_with("chart-no-interval-note", &Args::new().text("reason", text)),
        );
    }
    footer.push(source(found, say));
    footer.extend(assumes(&found.assumptions, say));
    let args = Args::new()
        .text("title", title.clone())
        .text("rows", say.semicolons(&rows(found, say)))
        .text("notes", footer.join(" "));
    let alt = spoken(&say.say_with("alt-trend", &args));
    footer.extend(credit(results, say));
    let (first, last) = (
        found.houses.iter().map(|h| h.first).min(),
        found.houses.iter().map(|h| h.last).max(),
    );
    let subtitle = Args::new()
        .text("name", say.trend_name(found))
        .text("from", first.map(|d| say.day(d)).unwrap_or_default())
        .text("to", last.map(|d| say.day(d)).unwrap_or_default());
    Frame {
        lang: say.lang(),
        title,
        subtitle: say.say_with("chart-trend-subtitle", &subtitle),
        wording: wording(&found.wording, say),
        legend: legend(found, say),
        footer,
        made_by: say.say("chart-made-by"),
        alt,
    }
}

/// What the polls show, in a headline.
fn title(found: &TrendResult, say: &Phrases) -> String {
    let style = say.style();
    if let [answer] = &found.answers[..] {
        let last = answer.levels.last().map_or(0.0, |of| of.level.value);
        let args = Args::new()
            .text("answer", say.trend_answer(answer))
            .text("share", style.percent(last, 0));
        let Some(change) = &answer.change else {
            return say.say_with("chart-trend-title-level", &args);
        };
        let args = args
            .text("points", style.share_points(change.change.value.abs(), 0))
            .text("date", say.day(change.from));
        return say.say_with(
            match change.verdict {
                TrendVerdict::Rose => "chart-trend-title-rose",
                TrendVerdict::Fell => "chart-trend-title-fell",
                TrendVerdict::CannotTell => "chart-trend-title-open",
            },
            &args,
        );
    }
    let named = found.answers.iter().filter(|answer| !answer.rest).map(|answer| {
        let last = answer.levels.last().map_or(0.0, |of| of.level.value);
        let args = Args::new()
            .text("answer", say.trend_answer(answer))
            .text("share", style.percent(last, 0));
        say.whole(&say.say_with("chart-trend-answer-share", &args))
    });
    let answers = say.commas(&named.collect::<Vec<_>>());
    let last = found.houses.iter().map(|house| house.last).max();
    let args = Args::new()
        .text("answers", answers)
        .text("date", last.map(|date| say.day(date)).unwrap_or_default());
    say.say_with("chart-trend-title-several", &args)
}

/// First and last level of each answer, for those who hear the chart.
fn rows(found: &TrendResult, say: &Phrases) -> Vec<String> {
    let of = |answer: &AnswerTrend| {
        let (first, last) = (answer.levels.first()?, answer.levels.last()?);
        let args = Args::new()
            .text("answer", say.trend_answer(answer))
            .text("before", say.trend_level(first))
            .text("from", say.day(first.date))
            .text("after", say.trend_level(last))
            .text("to", say.day(last.date));
        Some(say.say_with("alt-trend-row", &args))
    };
    found.answers.iter().filter_map(of).collect()
}

fn legend(found: &TrendResult, say: &Phrases) -> Vec<(LegendMark, String)> {
    let level = Args::new().text("level", say.level(found.model.level));
    let mut legend =
        vec![(LegendMark::Ribbon, say.say_with("chart-trend-mark-line", &level))];
    let coloured = found.answers.len() == 1;
    let names = names(found);
    for (i, name) in names.iter().enumerate() {
        let symbol = Symbol::of(i);
        let mark = LegendMark::Symbol { symbol, coloured };
        if symbol == Symbol::Point {
            legend.push((mark, say.say("chart-trend-mark-others")));
            break;
        }
        legend.push((mark, (*name).to_owned()));
    }
    let out = |poll: &TrendPoll| poll.left_out.is_some() && poll.date.is_some();
    let shown = |poll: &TrendPoll| poll.shares.iter().any(Option::is_some);
    if found.polls.iter().any(|poll| out(poll) && shown(poll)) {
        let mark = LegendMark::Symbol { symbol: Symbol::Ring, coloured: true };
        legend.push((mark, say.say("chart-trend-mark-out")));
    }
    if shade(found).is_some() {
        legend.push((LegendMark::Empty, say.say("chart-trend-mark-jump")));
    }
    legend
}

/// The houses with their numbers of polls.
pub(super) fn source(found: &TrendResult, say: &Phrases) -> String {
    let houses: Vec<String> = found
        .houses
        .iter()
        .map(|house| {
            let args = Args::new()
                .text("house", say.trend_house(house))
                .text("polls", say.style().count(house.polls as f64));
            say.say_with("chart-trend-source-house", &args)
        })
        .collect();
    let args = Args::new().text("houses", say.commas(&houses));
    say.say_with("chart-trend-source", &args)
}
