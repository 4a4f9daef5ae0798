//! A trend as tests of charts, phrases and reports need it.

use jiff::civil::{Date, date};

use super::{
    AnswerTrend, Assumption, DriftRule, HouseEffect, HouseRule, LeftOut, Observation,
    SimulatedPValue, TrendBreak, TrendChange, TrendDispersion, TrendEstimate, TrendEvent,
    TrendHouse, TrendLevel, TrendModelRecord, TrendNote, TrendPoll, TrendResult,
    TrendStep, TrendVerdict,
};
use crate::poll::Wording;
use crate::results::segment_sample::given;

const FIRST: Date = date(2024, 1, 1);
const LAST: Date = date(2024, 7, 1);
const HOUSES: usize = 9;

fn estimate(value: f64, se: f64) -> TrendEstimate {
    TrendEstimate { value, se, lower: value - 2.0 * se, upper: value + 2.0 * se }
}

fn level(month: i8, value: f64) -> TrendLevel {
    let half = (value - 0.007, value + 0.007);
    TrendLevel { date: date(2024, month, 1), level: estimate(value, 0.01), half }
}

/// Every kind of note.
pub(crate) fn notes() -> Vec<TrendNote> {
    let reasons = [
        LeftOut::NoDate,
        LeftOut::NoShare,
        LeftOut::NoSampleSize,
        LeftOut::QuestionChanged,
        LeftOut::AboveWhole,
    ];
    let mut notes: Vec<TrendNote> =
        reasons.map(|why| TrendNote::LeftOut { why, polls: 2 }).to_vec();
    notes.extend([
        TrendNote::CommonBias,
        TrendNote::OneHouse,
        TrendNote::NeverOverlap { groups: vec![vec![0], vec![1, 2]], se: 0.021 },
        TrendNote::OnePoll { houses: vec![3, 4] },
        TrendNote::Flat { answer: None },
        TrendNote::InflationBelowOne { answer: Some(0), inflation: 0.6 },
        TrendNote::InflationUsed { answer: Some(0), inflation: 1.4 },
        TrendNote::SizeAssumed { polls: 3, n: 800.0 },
        TrendNote::DesignEffects { polls: 3, least: 1.2, most: 1.9 },
        TrendNote::WordingNotVerified { polls: 11 },
        TrendNote::PopulationsDiffer {
            populations: vec!["adults".to_owned(), "voters".to_owned()],
        },
        TrendNote::SameQuestionGiven,
        TrendNote::Rest,
        TrendNote::DriftTakenAsKnown,
        TrendNote::RoundingIgnored,
        TrendNote::MonthOnly { polls: 1 },
        TrendNote::Rescaled { polls: 5 },
        TrendNote::FewPolls { polls: 2 },
    ]);
    notes
}

/// Every kind of observation.
pub(crate) fn observations() -> Vec<Observation> {
    vec![
        Observation::Close { answer: 0, house: Some(0), ratio: 0.3, p: 0.004 },
        Observation::Close { answer: 0, house: None, ratio: 0.5, p: 0.01 },
        Observation::Wide { answer: 0, house: None, ratio: 1.7, p: 0.01 },
        Observation::Run {
            answer: 0,
            house: 1,
            polls: 6,
            share: 0.395,
            unit: 0.005,
            from: FIRST,
            to: LAST,
            p: 0.001,
        },
        Observation::Margin {
            polls: 4,
            pollster: "House 2".to_owned(),
            poll: "p3".to_owned(),
            margin: 0.02,
            least: 0.031,
            n: 1000.0,
            fits_at: Some(0.9),
        },
        Observation::Outlier {
            answer: 0,
            poll: "p4".to_owned(),
            share: 0.5,
            expected: 0.42,
            z: 4.4,
            p: 0.002,
        },
    ]
}

fn answer(place: usize) -> AnswerTrend {
    let names = ["A comprehensive deal", "A partial deal", "No deal", "Do not know"];
    // Ends so near one another that their names must be moved apart.
    let end = 0.45 - 0.004 * place as f64;
    AnswerTrend {
        id: format!("deal/answer_{place}"),
        answer: names[place % 4].to_owned(),
        label: given(
            names[place % 4],
            "صفقة شاملة تعيد جميع الأسرى",
            "עסקה כוללת להשבת כל החטופים",
        ),
        rest: false,
        drift: 0.003,
        drift_interval: Some((0.002, 0.005)),
        log_likelihood: Some(-120.5),
        flat: false,
        inflation_estimate: Some(1.2),
        inflation: 1.2,
        levels: vec![level(1, 0.4), level(3, 0.43), level(5, 0.41), level(7, end)],
        asked: Vec::new(),
        change: Some(TrendChange {
            from: FIRST,
            to: LAST,
            before: 0.4,
            after: 0.45,
            change: estimate(0.05, 0.01),
            p_value: 5.7e-7,
            adjusted_p: 5.7e-7,
            within: 0.0666,
            verdict: TrendVerdict::Rose,
        }),
        step: Some(TrendStep {
            after: date(2024, 3, 1),
            by: date(2024, 3, 9),
            date: date(2024, 3, 5),
            jump: 0.06,
            se: 0.015,
            t: 4.0,
            p_value: SimulatedPValue {
                value: 0.01,
                error: 0.003,
                extreme: 9,
                simulations: 999,
            },
            adjusted_p: 0.02,
            earliest: date(2024, 3, 2),
            latest: date(2024, 3, 9),
            found: true,
        }),
        house_effects: (0..HOUSES)
            .map(|house| HouseEffect {
                house,
                effect: estimate(0.01 * (house as f64 - 4.0), 0.008),
            })
            .collect(),
        dispersion: vec![TrendDispersion {
            house: None,
            polls: 40,
            ratio: 1.1,
            df: 33.0,
            p_value: 0.4,
            adjusted_p: 0.4,
        }],
    }
}

/// A trend of some answers, with nine houses, a break, four events and all notes.
pub(crate) fn trend(answers: usize) -> TrendResult {
    let event = |month, en| TrendEvent {
        date: date(2024, month, 10),
        label: given(en, "انتخابات البرلمان المبكرة", "הבחירות המוקדמות לכנסת"),
    };
    TrendResult {
        id: "deal".to_owned(),
        question: "deal".to_owned(),
        label: given("The deal", "الصفقة", "העסקה"),
        wording: Wording::default(),
        group: None,
        model: TrendModelRecord {
            houses: HouseRule::SumToZero,
            drift: DriftRule::Averaged,
            rounding: true,
            inflation: true,
            together: answers > 1,
            level: 0.95,
            simulations: 999,
            seed: 1,
            generator: "PCG XSL RR 128/64".to_owned(),
        },
        answers: (0..answers).map(answer).collect(),
        houses: (0..HOUSES)
            .map(|i| TrendHouse {
                name: format!("House {i}"),
                since: (i == 2).then_some(date(2024, 4, 1)),
                polls: HOUSES - i,
                first: FIRST,
                last: LAST,
            })
            .collect(),
        polls: (0..40)
            .map(|i| TrendPoll {
                id: format!("p{i}"),
                house: Some(i % HOUSES),
                pollster: format!("House {}", i % HOUSES),
                date: date(2024, 1, 1)
                    .checked_add(jiff::SignedDuration::from_hours(24 * 4 * i as i64))
                    .ok(),
                n: Some(1000.0),
                assumed: false,
                design_effect: 1.0,
                shares: (0..answers)
                    .map(|a| Some(0.4 + 0.01 * (a + i % 5) as f64))
                    .collect(),
                left_out: (i % 13 == 0).then_some(LeftOut::QuestionChanged),
                rows: Vec::new(),
            })
            .collect(),
        breaks: vec![TrendBreak {
            pollster: "House 2".to_owned(),
            after: date(2024, 3, 28),
            by: date(2024, 4, 1),
            wording: true,
            answers: true,
            bridged: true,
        }],
        events: vec![
            event(2, "early elections"),
            event(3, "a ceasefire"),
            event(4, "talks in Doha"),
            event(5, "a resignation"),
        ],
        observations: observations(),
        notes: notes(),
        assumptions: vec![
            Assumption::SimpleRandomSample,
            Assumption::Rounded { unit: 0.01 },
        ],
        title: None,
        chart: true,
    }
}
