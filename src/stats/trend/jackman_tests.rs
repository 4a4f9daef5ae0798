//! Australian polls 2004–2007 (tests/fixtures/trend/README.md).

use serde_json::Value;

use super::*;

pub(super) const HOUSES: [&str; 5] =
    ["Galaxy", "Morgan, F2F", "Morgan, Phone", "Newspoll", "Nielsen"];

pub(super) fn polls() -> Vec<Poll> {
    let text = include_str!("../../../tests/fixtures/trend/jackman_input.csv");
    text.lines()
        .skip(1)
        .map(|line| {
            let mut cells = line.rsplitn(5, ',');
            let mut number = || cells.next().unwrap().parse::<f64>().unwrap();
            let (variance, _, value, day) = (number(), number(), number(), number());
            let house = cells.next().unwrap().trim_matches('"');
            let house = HOUSES.iter().position(|name| *name == house).unwrap();
            Poll { day: day as i32, house, value, variance }
        })
        .collect()
}

pub(super) fn of(houses: Houses) -> Trend {
    let model = TrendModel { houses, estimate_inflation: false };
    Trend::fit(&polls(), &model).unwrap()
}

fn anchors() -> Vec<Anchor> {
    vec![Anchor { day: 1, value: 37.64 }, Anchor { day: 1142, value: 43.38 }]
}

fn close(found: f64, expected: f64, tolerance: f64) {
    assert!((found - expected).abs() < tolerance, "{found} is not {expected}");
}

#[test]
fn house_effects_that_sum_to_zero_match_the_dense_solution() {
    let text = include_str!("../../../tests/fixtures/trend/jackman_sum_to_zero.json");
    let known: Value = serde_json::from_str(text).unwrap();
    let number = |value: &Value| value.as_f64().unwrap();
    let trend = of(Houses::SumToZero(Weights::Equal));
    close(trend.drift(), number(&known["sigma"]), 1e-6);
    close(trend.log_likelihood(), number(&known["rl"]), 1e-9);
    for (house, found) in HOUSES.iter().zip(trend.house_effects()) {
        close(found.value, number(&known["house"][house]), 1e-6);
        close(found.se, number(&known["house_se"][house]), 1e-6);
    }
    for (i, day) in known["days"].as_array().unwrap().iter().enumerate() {
        let found = trend.level(day.as_i64().unwrap() as i32);
        close(found.value, number(&known["level"][i]), 1e-5);
        close(found.se, number(&known["sd"][i]), 1e-5);
    }
    assert!(!trend.is_flat());
}

#[test]
fn house_effects_against_two_elections_match_both_programs() {
    let trend = of(Houses::Anchored(anchors()));
    close(trend.drift(), 0.422334, 1e-6);
    close(trend.log_likelihood(), -524.411556, 1e-6);
    let known = [
        (-0.9802, 0.9161),
        (3.0683, 0.7828),
        (0.9738, 0.7815),
        (1.5299, 0.7790),
        (1.3422, 0.7875),
    ];
    for (found, (value, se)) in trend.house_effects().into_iter().zip(known) {
        close(found.value, value, 1e-4);
        close(found.se, se, 1e-4);
    }
    for anchor in anchors() {
        let found = trend.level(anchor.day);
        close(found.value, anchor.value, 1e-10);
        close(found.se, 0.0, 1e-7);
    }
}
