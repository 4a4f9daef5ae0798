//! A segment as an analysis would have found it, for tests.

use super::{
    Association, Assumption, Base, BoundedShare, Bounds, Derivation, Estimate,
    GroupSegment, IntervalRecord, Label, Lang, Missing, ProfileGroup, RatioEstimate,
    RespondentSegment, ResponseErrorPoint, Results, SegmentByGroup, SegmentEstimate,
    SegmentProfile, ShareRange, SplitSegment, StudyRecord, TestRecord, ThresholdPair,
    UndecidedRule, View,
};

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

pub(crate) fn ratio(value: f64, se_log: f64) -> RatioEstimate {
    let far = (2.0 * se_log).exp();
    RatioEstimate {
        value: Some(value),
        se_log: Some(se_log),
        interval: Some(interval(value / far, value * far)),
    }
}

pub(crate) fn estimate(
    rule: UndecidedRule,
    a: f64,
    b: f64,
    both: f64,
) -> SegmentEstimate {
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
            test: Some(test()),
        },
        toplines_alone: Bounds { lower: (a + b - 1.0).max(0.0), upper: a.min(b) },
        derivation: Derivation::by("weighted_share"),
    }
}

fn test() -> TestRecord {
    TestRecord {
        method: "f".to_owned(),
        statistic: 76.4,
        df: 1.0,
        df_denominator: Some(50.0),
        p: 1e-9,
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

pub(crate) fn given(en: &str, ar: &str, he: &str) -> Label {
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
    let pair = |a: &str, b: &str, both: f64| ThresholdPair {
        a: a.to_owned(),
        b: b.to_owned(),
        both: share(both, 0.009),
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
        replicates: None,
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
            test: Some(test()),
            groups: vec![
                group("1", "Democrat", 0.36, 0.425, 0.0002),
                group("2", "Independent", 0.32, 0.325, 0.71),
                group("3", "Republican", 0.30, 0.23, 0.0001),
                few,
            ],
        }],
        thresholds: vec![
            pair("Favor a great deal", "Increased a lot", 0.1),
            pair("Favor a great deal", "Increased", 0.2),
            pair("Favor moderately", "Increased a lot", 0.15),
            pair("Favor moderately", "Increased", 0.323),
        ],
        response_error: (0..=20).map(error).collect(),
        unanswered: 0,
        split: None,
        chart: true,
    }
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
        joints: Vec::new(),
        contradiction_waves: Vec::new(),
        claims: Vec::new(),
        diagnostics: Vec::new(),
    }
}

/// The same where nobody was asked both questions.
pub(crate) fn split_ballot() -> RespondentSegment {
    let bounds = Bounds { lower: 0.23, upper: 0.53 };
    RespondentSegment {
        estimates: Vec::new(),
        worst_case: None,
        by: None,
        profile: Vec::new(),
        thresholds: Vec::new(),
        response_error: Vec::new(),
        unanswered: 5916,
        split: Some(SplitSegment {
            a: share(0.7, 0.012),
            b: share(0.53, 0.014),
            both: BoundedShare {
                id: "deficit/both".to_owned(),
                bounds,
                rounded: bounds,
                interval: Some(interval(0.20, 0.555)),
                assumed: None,
                assumptions: vec![Assumption::SplitBallot],
                missing: vec![Missing::NobodyAskedBoth],
                derivation: Derivation::by("two_polls"),
            },
        }),
        ..segment()
    }
}
