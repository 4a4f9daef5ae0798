//! Charts of trends: complete, unclipped, nothing over anything else, in every language.

use super::tests::faults;
use super::{houses, rows, timeline, trend};
use crate::phrase::Phrases;
use crate::results::trend_sample;
use crate::results::{Lang, TrendResult, segment_sample::results};

fn drawn(found: &TrendResult, lang: Lang) -> (timeline::Timeline, super::Drawn) {
    let say = Phrases::new(lang);
    let chart = trend::chart(found, &results(Vec::new()), &say).unwrap();
    let drawn = timeline::draw(&chart).unwrap();
    (chart, drawn)
}

#[test]
fn names_at_the_ends_of_lines_do_not_touch_in_any_language() {
    for lang in Lang::ALL {
        for answers in [1, 2, 4, 5] {
            let (chart, drawn) = drawn(&trend_sample::trend(answers), lang);
            assert_eq!(chart.lines.len(), answers);
            assert_eq!(faults(&drawn), Vec::<String>::new(), "{lang} {answers}");
        }
    }
}

#[test]
fn time_is_true() {
    let (_, drawn) = drawn(&trend_sample::trend(1), Lang::En);
    let middle = |text: &str| {
        let found = drawn.texts.iter().find(|t| t.text == text);
        let found = found.unwrap_or_else(|| panic!("{text}"));
        f64::midpoint(found.left, found.right)
    };
    let (feb, mar, apr) = (middle("Feb 2024"), middle("Mar 2024"), middle("Apr 2024"));
    // February 2024 has 29 days, March 31.
    assert!(((mar - feb) / (apr - mar) - 29.0 / 31.0).abs() < 0.01, "{feb} {mar} {apr}");
}

#[test]
fn polls_outside_the_line_are_rings_and_the_line_is_not_of_them() {
    let found = trend_sample::trend(1);
    let (chart, _) = drawn(&found, Lang::En);
    let out = found.polls.iter().filter(|poll| poll.left_out.is_some()).count();
    let rings = chart.dots.iter().filter(|dot| dot.symbol == super::Symbol::Ring);
    assert_eq!(rings.count(), out);
    assert_eq!(chart.lines[0].levels.len(), found.answers[0].levels.len());
}

#[test]
fn three_events_are_drawn_and_the_fourth_is_written_below() {
    let (chart, _) = drawn(&trend_sample::trend(1), Lang::En);
    let names: Vec<&str> = chart.events.iter().map(|event| event.name.as_str()).collect();
    assert_eq!(
        names,
        ["early elections", "a ceasefire", "new question: House 2", "talks in Doha"]
    );
    assert_eq!(chart.frame.footer[0], "Also: 10 May 2024: a resignation.");
}

#[test]
fn the_forest_stands_around_zero() {
    for lang in Lang::ALL {
        let found = trend_sample::trend(1);
        let say = Phrases::new(lang);
        let all = results(Vec::new());
        let chart = houses::chart(&found, &found.answers[0], &all, &say).unwrap();
        assert!((chart.axis.along(0.0) - 0.5).abs() < 1e-12);
        assert_eq!(chart.rows.len(), 9);
        assert_eq!(faults(&rows::draw(&chart).unwrap()), Vec::<String>::new(), "{lang}");
    }
    let mut alone = trend_sample::trend(1);
    alone.answers[0].house_effects.truncate(1);
    let say = Phrases::new(Lang::En);
    let all = results(Vec::new());
    assert!(houses::chart(&alone, &alone.answers[0], &all, &say).is_none());
}

#[test]
fn titles_say_no_more_than_the_verdict() {
    let mut found = trend_sample::trend(1);
    let title = |found: &TrendResult| drawn(found, Lang::En).0.frame.title;
    assert_eq!(
        title(&found),
        "A comprehensive deal up 5 points since 1 Jan 2024, to 45%"
    );
    let change = found.answers[0].change.as_mut().unwrap();
    change.verdict = crate::results::TrendVerdict::CannotTell;
    assert!(title(&found).ends_with("the polls cannot tell"));
}
