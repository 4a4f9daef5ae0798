//! The charts of a segment from respondents' data, in every language.

use super::tests::faults;
use super::*;
use crate::phrase::Phrases;
use crate::results::{
    Association, Assumption, Base, Bounds, Derivation, Estimate, GroupSegment,
    IntervalRecord, Label, ProfileGroup, RatioEstimate, RespondentSegment,
    ResponseErrorPoint, Results, SegmentByGroup, SegmentEstimate, SegmentProfile,
    ShareRange, StudyRecord, UndecidedRule, View,
};
use crate::text::Lang;

fn interval(lower: f64, upper: f64) -> IntervalRecord {
    IntervalRecord { lower, upper, level: 0.95, method: "wilson".to_owned() }
}

fn share(value: f64, se: f64) -> Estimate {
    Estimate {
        value: Some(value),
        se: Some(se),
        df: Some(50.0),
        interval: Some(interval((value - 2.0 * se).max(0.0), value + 2.0 * se)),
        n: Some(5916.0),
        n_effective: Some(2700.0),
        design_effect: Some(2.2),
        base: Base::AllRespondents,
        assumptions: vec![Assumption::DeclaredDesign, Assumption::MissingCountsAsNot],
        missing: Vec::new(),
    }
}

fn ratio(value: f64, se_log: f64) -> RatioEstimate {
    let far = (2.0 * se_log).exp();
    RatioEstimate {
        value: Some(value),
        se_log: Some(se_log),
        interval: Some(interval(value / far, value * far)),
    }
}

fn estimate(rule: UndecidedRule, a: f64, b: f64, both: f64) -> SegmentEstimate {
    SegmentEstimate {
        rule,
        n: 5916,
        a: share(a, 0.009),
        b: share(b, 0.010),
        both: share(both, 0.009),
        covariance: [[0.0; 3]; 3],
        only_a: share(a - both, 0.009),
        only_b: share(b - both, 0.007),
        either: share(a + b - both, 0.006),
        neither: share(1.0 - a - b + both, 0.006),
        b_among_a: Some(share(both / a, 0.011)),
        a_among_b: Some(share(both / b, 0.012)),
        if_independent: a * b,
        association: Association {
            lift: ratio(both / (a * b), 0.015),
            odds_ratio: ratio(0.41, 0.09),
            yule_q: Some(-0.42),
            phi: Some(-0.21),
            phi_bounds: Some(Bounds { lower: -0.62, upper: 0.69 }),
            tetrachoric: Some(-0.33),
            test: None,
        },
        toplines_alone: Bounds { lower: (a + b - 1.0).max(0.0), upper: a.min(b) },
        derivation: Derivation::by("weighted_share"),
    }
}

fn group(code: &str, label: &str, of_all: f64, of_segment: f64, p: f64) -> ProfileGroup {
    ProfileGroup {
        code: code.to_owned(),
        label: label.to_owned(),
        n_segment: 900,
        n: 2361,
        share: share(of_all, 0.009),
        share_of_segment: share(of_segment, 0.014),
        over_representation: ratio(of_segment / of_all, 0.03),
        p: Some(p),
        suppressed: false,
    }
}

fn given(en: &str, ar: &str, he: &str) -> Label {
    [(Lang::En, en.to_owned()), (Lang::Ar, ar.to_owned()), (Lang::He, he.to_owned())]
        .into_iter()
        .collect()
}

/// Like the American National Election Study of 2012: cut the deficit, and spend more on
/// Social Security.
pub(crate) fn segment() -> RespondentSegment {
    let view = |label, question: &str, wording: &str, answers: &[&str]| View {
        label,
        question: question.to_owned(),
        question_label: Some(wording.to_owned()),
        answers: answers.iter().map(|a| (*a).to_owned()).collect(),
        undecided: vec!["Don't know".to_owned()],
    };
    let by = |code: &str, label: &str, a: f64, b: f64, both: f64| GroupSegment {
        code: code.to_owned(),
        label: label.to_owned(),
        n: 1900,
        share: share(0.33, 0.01),
        a: share(a, 0.015),
        b: share(b, 0.016),
        both: share(both, 0.014),
        toplines_alone: Bounds { lower: (a + b - 1.0).max(0.0), upper: a.min(b) },
        small_base: None,
    };
    let mut few = group("4", "Another party", 0.02, 0.02, 1.0);
    few.suppressed = true;
    few.over_representation = RatioEstimate { value: None, se_log: None, interval: None };
    let error = |i: u32| {
        let e = f64::from(i) / 100.0;
        let both = 0.323 + 0.9 * e - 6.0 * e * e;
        let possible = e < 0.145;
        ResponseErrorPoint {
            error: e,
            both: possible.then_some(both),
            lower: possible.then_some(both - 0.018 - e / 5.0),
            upper: possible.then_some(both + 0.018 + e / 5.0),
        }
    };
    RespondentSegment {
        id: "deficit".to_owned(),
        label: given(
            "cut the deficit and spend more on Social Security",
            "خفض العجز وزيادة الإنفاق على الضمان الاجتماعي",
            "לקצץ בגירעון וגם להוציא יותר על ביטוח לאומי",
        ),
        title: None,
        file: "anes_timeseries_2012.dta".to_owned(),
        weight: Some("weight_full".to_owned()),
        a: view(
            given("Cut the deficit", "خفض العجز", "לקצץ בגירעון"),
            "budget_deficit",
            "Favor or oppose reducing the federal budget deficit?",
            &["Favor a great deal", "Favor moderately", "Favor a little"],
        ),
        b: view(
            given(
                "More for Social Security",
                "إنفاق أكثر على الضمان الاجتماعي",
                "יותר לביטוח לאומי",
            ),
            "fedspend_ss",
            "Federal spending on Social Security: increased, decreased, or kept the same?",
            &["Increased"],
        ),
        rule: UndecidedRule::NotHolding,
        estimates: vec![
            estimate(UndecidedRule::NotHolding, 0.7, 0.53, 0.323),
            estimate(UndecidedRule::AnsweredBoth, 0.715, 0.541, 0.334),
        ],
        worst_case: Some(ShareRange {
            lower: 0.323,
            upper: 0.361,
            interval: interval(0.305, 0.379),
        }),
        by: Some(SegmentByGroup {
            variable: "pid".to_owned(),
            label: Some("party".to_owned()),
            groups: vec![
                by("1", "Democrat", 0.62, 0.63, 0.36),
                by("2", "Independent", 0.69, 0.54, 0.33),
                by("3", "Republican", 0.83, 0.38, 0.26),
            ],
            crosstabs_alone: Bounds { lower: 0.241, upper: 0.512 },
            if_independent_within: 0.362,
        }),
        profile: vec![SegmentProfile {
            id: "deficit/profile/pid".to_owned(),
            variable: "pid".to_owned(),
            label: Some("party".to_owned()),
            test: None,
            groups: vec![
                group("1", "Democrat", 0.36, 0.425, 0.0002),
                group("2", "Independent", 0.32, 0.325, 0.71),
                group("3", "Republican", 0.30, 0.23, 0.0001),
                few,
            ],
        }],
        thresholds: Vec::new(),
        response_error: (0..=20).map(error).collect(),
        not_asked_both: 0,
        chart: true,
    }
}

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

pub(crate) fn results(segments: Vec<RespondentSegment>) -> Results {
    Results {
        schema_version: crate::results::SCHEMA_VERSION.to_owned(),
        endoxa_version: "0".to_owned(),
        study: StudyRecord {
            id: "anes".to_owned(),
            title: Label::same("ANES"),
            about: None,
            language: Lang::En,
            level: 0.95,
            assumed_sample_size: None,
            credit: Some(Label::same("American National Election Studies")),
        },
        polls: Vec::new(),
        toplines: Vec::new(),
        frequencies: Vec::new(),
        crosstabs: Vec::new(),
        contradictions: Vec::new(),
        segments,
        claims: Vec::new(),
        diagnostics: Vec::new(),
    }
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
            "If 5% answered each question by mistake, 35.3% would hold both views",
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
