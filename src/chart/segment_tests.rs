//! The charts of a segment from respondents' data, in every language.

use super::tests::faults;
use super::*;
use crate::phrase::Phrases;
use crate::results::segment_sample::{estimate, given, ratio, results, segment};
use crate::results::{Label, RespondentSegment, UndecidedRule};
use crate::text::Lang;

/// The same with names as long as codebooks have them, and shares at the edges.
fn extreme() -> RespondentSegment {
    let long = given(
        "Strongly or somewhat favor reducing the federal government’s budget deficit by cutting nondefense discretionary spending",
        "يؤيدون بشدة أو إلى حد ما خفض عجز الموازنة الاتحادية من خلال تقليص الإنفاق التقديري غير الدفاعي",
        "תומכים מאוד או במידה מסוימת בצמצום הגירעון הפדרלי באמצעות קיצוץ בהוצאה האזרחית שבשיקול דעת",
    );
    let mut found = segment();
    found.label = Label::default();
    found.a.label = long.clone();
    found.b.label = long;
    found.estimates[0] = estimate(UndecidedRule::NotHolding, 0.985, 0.96, 0.953);
    found.response_error.truncate(12);
    let groups = &mut found.profile[0].groups;
    groups[0].label = found.b.label.get(Lang::En).to_owned();
    groups[1].over_representation = ratio(0.02, 1.1);
    groups[2].over_representation = ratio(9.0, 0.3);
    found
}

const NAMES: [&str; 4] =
    ["deficit_evidence", "deficit_mosaic", "deficit_profile_pid", "deficit_sensitivity"];

#[test]
fn a_segment_has_four_charts_without_clipped_or_overlapping_texts() {
    for lang in Lang::ALL {
        for found in [segment(), extreme()] {
            let drawn = pictures(&results(vec![found]), lang).unwrap();
            let names: Vec<&str> = drawn.iter().map(|p| p.name.as_str()).collect();
            assert_eq!(names, NAMES);
            for picture in &drawn {
                let faults = faults(&picture.drawn);
                assert_eq!(faults, Vec::<String>::new(), "{lang} {}", picture.name);
                assert!(!picture.alt.contains('⟨') && !picture.alt.is_empty());
                assert!(!picture.drawn.svg.contains("NaN"), "{lang} {}", picture.name);
            }
        }
    }
}

#[test]
fn the_same_segment_gives_the_same_bytes() {
    let of = || pictures(&results(vec![segment()]), Lang::He).unwrap();
    for (first, second) in of().iter().zip(&of()) {
        assert_eq!(first.drawn.svg, second.drawn.svg);
        assert_eq!(first.png().unwrap(), second.png().unwrap());
    }
}

#[test]
fn titles_say_the_finding() {
    let titles: Vec<String> = pictures(&results(vec![segment()]), Lang::En)
        .unwrap()
        .iter()
        .map(|p| p.drawn.svg.split("<title id=\"title\">").nth(1).unwrap().to_owned())
        .map(|rest| rest.split("</title>").next().unwrap().to_owned())
        .collect();
    assert_eq!(
        titles,
        [
            "32.3% hold both views; the toplines alone allow anything from 23% to 53%",
            "Fewer hold both views than if the two had nothing to do with each other: 32.3%, not 37.1%",
            "Democrat: 42.5% of those who hold both views, 36.0% of all",
            "If 5% of the answers to each question were mistakes, 35.3% hold both views",
        ]
    );
}

#[test]
fn without_a_joint_share_nothing_is_drawn_of_it() {
    let mut found = segment();
    found.estimates.clear();
    let drawn = pictures(&results(vec![found]), Lang::En).unwrap();
    let names: Vec<&str> = drawn.iter().map(|p| p.name.as_str()).collect();
    assert_eq!(names, ["deficit_profile_pid"]);
    let mut quiet = segment();
    quiet.chart = false;
    assert!(pictures(&results(vec![quiet]), Lang::En).unwrap().is_empty());
}

#[test]
fn nothing_of_a_suppressed_group_is_drawn() {
    let found = segment();
    let say = Phrases::new(Lang::En);
    let chart =
        profile::chart(&found, &found.profile[0], &results(Vec::new()), &say).unwrap();
    let row = chart.rows.last().unwrap();
    assert!(row.faint && row.marks.is_empty() && row.details.is_empty());
    assert_eq!(row.value, "‡");
}

#[test]
fn a_curve_stops_where_the_answers_refute_the_error() {
    let found = segment();
    let say = Phrases::new(Lang::En);
    let chart = sensitivity::chart(&found, &results(Vec::new()), &say).unwrap();
    assert_eq!(chart.empty_from, Some(0.15));
    assert_eq!(chart.points.last().map(|p| p.x), Some(0.14));
}

#[test]
fn the_areas_of_a_mosaic_are_the_shares() {
    let found = segment();
    let say = Phrases::new(Lang::En);
    let chart = mosaic::chart(&found, &results(Vec::new()), &say).unwrap();
    let shares: Vec<f64> =
        chart.columns.iter().flat_map(|c| &c.tiles).map(|t| t.share).collect();
    let wanted = [0.323, 0.377, 0.207, 0.093];
    for (share, wanted) in shares.iter().zip(wanted) {
        assert!((share - wanted).abs() < 1e-12, "{shares:?}");
    }
}
