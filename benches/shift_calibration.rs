//! How often the verdicts on shifts and trends are wrong: docs/calibration.md.
//!
//! `cargo bench --no-default-features --bench shift_calibration > docs/calibration.md`

use std::time::Instant;

use endoxa::stats::trend::calibration::{Rate, Repeated, rule_of_thumb, verdicts};
use endoxa::stats::trend::{
    Draws, Estimate, Houses, Poll, ShiftRules, Trend, TrendModel, Verdict, Weights,
    dispersion, step_test,
};
use endoxa::stats::{Level, StatsError};

const SEED: u64 = 2026;
const SHIFTS: usize = 100_000;
const TRENDS: usize = 2000;
const SIMULATIONS: usize = 199;

fn main() -> Result<(), StatsError> {
    println!(
        "# Calibration of shifts and trends\n\n\
         Written by `cargo bench --no-default-features --bench shift_calibration > \
         docs/calibration.md`,\n\
         the last section by `cargo bench --bench shifts >> docs/calibration.md`.\n\
         Seed {SEED} (PCG XSL RR 128/64), {SHIFTS} replications for shifts, {TRENDS} for \
         trends with {SIMULATIONS}\nsimulations in each. Rates in percent with their Monte \
         Carlo standard errors."
    );
    shifts()?;
    rules_of_thumb();
    trends()?;
    time()
}

fn row(name: &str, nominal: &str, rate: Rate) {
    let (value, error) = (rate.value() * 100.0, rate.error() * 100.0);
    println!("| {name} | {nominal} | {value:.2} | {error:.2} |");
}

fn changed(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::Rose | Verdict::Fell)
}

/// Nothing changes.
fn shifts() -> Result<(), StatsError> {
    println!(
        "\n## Two polls\n\n\
         Nothing changes between two polls. A false shift is \"rose\" or \"fell\" for any answer \
         of the question\nat 95%.\n\n\
         | answers | respondents | design effect | figures | false shifts, nominal | found | ± \
         |\n| ---: | ---: | ---: | --- | ---: | ---: | ---: |"
    );
    let rules = ShiftRules::default();
    let figures = |unit| if unit > 0.0 { "whole percents" } else { "exact" };
    for answers in [1, 5, 20] {
        for design_effect in [1.0, 1.5] {
            for unit in [0.0, 0.01] {
                let polls = Repeated {
                    design_effect,
                    declared: design_effect,
                    unit,
                    ..Repeated::unchanged(answers, 1200.0)
                };
                let rate = verdicts(&polls, &rules, changed, SHIFTS, SEED)?;
                let name =
                    format!("{answers} | 1200 | {design_effect} | {}", figures(unit));
                row(&name, "≤ 5", rate);
            }
        }
    }
    for respondents in [500.0, 2500.0, 8000.0] {
        let polls = Repeated { unit: 0.01, ..Repeated::unchanged(1, respondents) };
        let rate = verdicts(&polls, &rules, changed, SHIFTS, SEED)?;
        row(&format!("1 | {respondents} | 1 | whole percents"), "≤ 5", rate);
    }
    let small = vec![0.01, 0.02, 0.03, 0.06, 0.38, 0.5];
    for unit in [0.0, 0.01] {
        let polls = Repeated {
            first: small.clone(),
            second: small.clone(),
            unit,
            ..Repeated::unchanged(6, 1200.0)
        };
        let rate = verdicts(&polls, &rules, changed, SHIFTS, SEED)?;
        let name = format!("6: 1, 2, 3, 6, 38, 50% | 1200 | 1 | {}", figures(unit));
        row(&name, "≤ 5", rate);
    }
    let silent = Repeated { design_effect: 1.5, ..Repeated::unchanged(1, 1200.0) };
    let rate = verdicts(&silent, &rules, changed, SHIFTS, SEED)?;
    row("1 | 1200 | 1.5, not told | exact", "10.95", rate);
    println!(
        "\nExact figures are multiples of one respondent, which moves the rate of a single \
         answer by some\ntenths of a point either way."
    );
    println!(
        "\nTwo of five answers move by 6 points (polls of 1200): a false shift is one of the \
         other three. And a\nshare changes by just the margin of 3 points (polls of 5000): it \
         is not stable.\n\n| what | nominal | found | ± |\n| --- | ---: | ---: | ---: |"
    );
    row("false shift of an answer that stayed", "≤ 5", stayed()?);
    let moved = Repeated { second: vec![0.53, 0.47], ..Repeated::unchanged(1, 5000.0) };
    let margin = ShiftRules { margin: Some(0.03), ..rules };
    let stable = |verdict| verdict == Verdict::Stable;
    row("false \"stable\"", "≤ 5", verdicts(&moved, &margin, stable, SHIFTS, SEED)?);
    Ok(())
}

/// The answers that stay are the first three, but all five are judged together.
fn stayed() -> Result<Rate, StatsError> {
    use endoxa::stats::trend::{Wave, shift};
    let mut draws = Draws::new(SEED);
    let (before, after) = ([0.2; 5], [0.2, 0.2, 0.2, 0.26, 0.14]);
    let mut hits = 0;
    for _ in 0..SHIFTS {
        let mut wave = |shares: [f64; 5]| {
            let mut counts = [0.0; 5];
            for _ in 0..1200 {
                let mut left = draws.uniform();
                let found = shares.iter().position(|p| {
                    left -= p;
                    left < 0.0
                });
                counts[found.unwrap_or(4)] += 1.0;
            }
            Wave::new(counts.map(|count| count / 1200.0).to_vec(), 1200.0, 1.0, 0.0)
        };
        let found = shift(&wave(before)?, &wave(after)?, None, &ShiftRules::default())?;
        let wrong = found.answers.iter().take(3).any(|answer| changed(answer.verdict));
        hits += usize::from(wrong);
    }
    Ok(Rate { hits, replications: SHIFTS })
}

fn rules_of_thumb() {
    println!(
        "\n## Rules of thumb\n\n\
         Nothing changes; how often do they say that something did?\n\n\
         | rule | theory | found | ± |\n| --- | ---: | ---: | ---: |"
    );
    let level = Level::default();
    let rate = |margins| rule_of_thumb(margins, level, SHIFTS, SEED);
    row("the change exceeds the poll's margin of error", "16.58", rate(1.0));
    row("the two intervals do not overlap", "0.56", rate(2.0));
}

/// 100 polls of four houses in 300 days; errors 1.5 points, drift 0.15 points a day.
fn series(draws: &mut Draws, drift: f64, jump: f64) -> (Vec<Poll>, Vec<f64>) {
    let (mut level, mut levels) = (40.0, Vec::with_capacity(300));
    for day in 0..300 {
        level += drift * draws.normal() + if day == 150 { jump } else { 0.0 };
        levels.push(level);
    }
    let effects = [1.0, -0.5, 0.8, -1.3];
    let polls = (0..100)
        .map(|i| {
            let day = 3 * i + (draws.uniform() * 3.0) as i32;
            let house = (draws.uniform() * 4.0) as usize % 4;
            let house = if i < 4 { i as usize } else { house };
            let value = levels[day as usize] + effects[house] + 1.5 * draws.normal();
            Poll { day, house, value, variance: 2.25 }
        })
        .collect();
    (polls, levels)
}

fn trends() -> Result<(), StatsError> {
    println!(
        "\n## Trends\n\n\
         100 polls of four houses in 300 days, sampling errors of 1.5 points, a level that \
         drifts by 0.15\npoints a day or not at all. Tests at 5%, intervals at 95%.\n\n\
         | what | drift | nominal | found | ± |\n| --- | ---: | ---: | ---: | ---: |"
    );
    let level = Level::default();
    let houses = Houses::SumToZero(Weights::Equal);
    let model = TrendModel { houses: houses.clone(), estimate_inflation: false };
    for drift in [0.15, 0.0] {
        let mut draws = Draws::new(SEED);
        let mut hits = [0; 8];
        for replication in 0..TRENDS {
            let (polls, levels) = series(&mut draws, drift, 0.0);
            let trend = Trend::fit(&polls, &model)?;
            let mixture = trend.over_drifts()?;
            let change = levels[180] - levels[120];
            let holds = |found: Estimate, truth: f64| {
                usize::from((found.value - truth).abs() <= level.z() * found.se + 1e-9)
            };
            hits[0] += holds(trend.level(140), levels[140]);
            hits[1] += holds(trend.change(120, 180), change);
            hits[6] += holds(mixture.level(140), levels[140]);
            hits[7] += holds(mixture.change(120, 180), change);
            hits[2] += usize::from(trend.is_flat());
            let seed = SEED + replication as u64;
            let step = step_test(&trend, level, SIMULATIONS, seed)?;
            hits[3] += usize::from(step.p.value <= 0.05);
            let scatter = dispersion(&polls, &houses, SIMULATIONS, seed)?;
            hits[4] += usize::from(scatter.overall.low.value <= 0.05);
            hits[5] += usize::from(scatter.overall.high.value <= 0.05);
        }
        let names = [
            ("interval of a level, estimated drift taken as known", "95"),
            ("interval of a change over 60 days, estimated drift taken as known", "95"),
            ("drift estimated as none", ""),
            ("a jump found where there is none", "5"),
            ("herding found where there is none", "5"),
            ("overdispersion found where there is none", "5"),
            ("interval of a level, averaged over drifts", "95"),
            ("interval of a change over 60 days, averaged over drifts", "95"),
        ];
        for ((name, nominal), hits) in names.into_iter().zip(hits) {
            row(
                &format!("{name} | {drift}"),
                nominal,
                Rate { hits, replications: TRENDS },
            );
        }
    }
    jumps(&model, level)
}

/// A jump of 6 points on day 150.
fn jumps(model: &TrendModel, level: Level) -> Result<(), StatsError> {
    let mut draws = Draws::new(SEED);
    let (mut found, mut held) = (0, 0);
    for replication in 0..TRENDS {
        let (polls, _) = series(&mut draws, 0.15, 6.0);
        let trend = Trend::fit(&polls, model)?;
        let seed = SEED + replication as u64;
        let step = step_test(&trend, level, SIMULATIONS, seed)?;
        found += usize::from(step.p.value <= 0.05);
        held += usize::from((step.days.0..=step.days.1).contains(&150));
    }
    let rate = |hits| Rate { hits, replications: TRENDS };
    row("a jump of 6 points found | 0.15", "", rate(found));
    row("interval of the day of that jump holds it | 0.15", "95", rate(held));
    Ok(())
}

/// Not part of the table: times differ between machines.
fn time() -> Result<(), StatsError> {
    let mut draws = Draws::new(SEED);
    let polls: Vec<Poll> = (0..250)
        .map(|i| Poll {
            day: 4 * i,
            house: (i % 8) as usize,
            value: 40.0 + 1.5 * draws.normal() + (f64::from(i) / 30.0).sin(),
            variance: 2.25,
        })
        .collect();
    let mut times: Vec<f64> = Vec::new();
    for _ in 0..50 {
        let start = Instant::now();
        let trend = Trend::fit(&polls, &TrendModel::default())?;
        let levels: Vec<Estimate> = (0..1000).map(|day| trend.level(day)).collect();
        std::hint::black_box(&levels);
        times.push(start.elapsed().as_secs_f64() * 1e3);
    }
    times.sort_by(f64::total_cmp);
    eprintln!("250 polls, 8 houses: fit and 1000 daily levels in {:.2} ms", times[25]);
    Ok(())
}
