//! The shift report: how often it is wrong when nothing changes, and how fast it is.
//!
//! `cargo bench --bench shifts` prints the section "Through the command" of
//! docs/calibration.md; times go to standard error.

use std::time::Instant;

use endoxa::analysis::{AnalysisError, ReportSpec, shift_report};
use endoxa::poll::{
    Answer, AnswerKind, FieldDates, Poll, PublishedShare, Question, SampleSize,
    SourceRow, Wording, WordingStatus,
};
use endoxa::results::{ShiftReport, ShiftVerdict};
use endoxa::stats::Adjustment;
use endoxa::stats::trend::Draws;
use endoxa::stats::trend::calibration::Rate;

const SEED: u64 = 2026;
const REPLICATIONS: usize = 20_000;
const RESPONDENTS: f64 = 1200.0;

fn main() -> Result<(), AnalysisError> {
    println!(
        "## Through the command\n\n\
         Written by `cargo bench --bench shifts`, seed {SEED}, {REPLICATIONS} replications: \
         polls of {RESPONDENTS} drawn, rounded,\nput through `report shifts` with their \
         wordings, options and sizes. Nothing changes between the two polls;\na false change is \
         \"rose\" or \"fell\" for any answer of any question, at 95%.\n\n\
         | questions × answers | design effect | figures | adjustment | false changes, nominal | \
         found | ± |\n| ---: | ---: | --- | --- | ---: | ---: | ---: |"
    );
    for answers in [1, 5, 20] {
        for deff in [1.0, 1.5] {
            for unit in [0.0001, 0.01] {
                row(1, answers, deff, unit, Adjustment::Holm)?;
            }
        }
    }
    row(20, 3, 1.0, 0.0001, Adjustment::BenjaminiHochberg)?;
    row(20, 3, 1.5, 0.01, Adjustment::BenjaminiHochberg)?;
    found()?;
    time()
}

fn row(
    questions: usize,
    answers: usize,
    deff: f64,
    unit: f64,
    adjustment: Adjustment,
) -> Result<(), AnalysisError> {
    let spec =
        ReportSpec { adjustment, design_effect: Some(deff), ..ReportSpec::default() };
    let mut draws = Draws::new(SEED);
    let replications = REPLICATIONS / questions;
    let mut hits = 0;
    for _ in 0..replications {
        let cells = vec![1.0 / answers.max(2) as f64; answers.max(2)];
        let mut sample =
            |id| drawn(id, questions, answers, &cells, (deff, unit), &mut draws);
        let polls = [sample("a"), sample("b")];
        let report = shift_report(&[("polls".to_owned(), &polls[..])], &spec)?;
        hits += usize::from(changed(&report) > 0);
    }
    let rate = Rate { hits, replications };
    let figures = if unit < 0.01 { "hundredths" } else { "whole percents" };
    println!(
        "| {questions} × {answers} | {deff} | {figures} | {} | ≤ 5 | {:.2} | {:.2} |",
        adjustment.as_str(),
        rate.value() * 100.0,
        rate.error() * 100.0
    );
    Ok(())
}

fn changed(report: &ShiftReport) -> usize {
    let told = |verdict| report.counts.get(&verdict).copied().unwrap_or(0);
    told(ShiftVerdict::Rose) + told(ShiftVerdict::Fell)
}

/// Four of twenty questions move by 8 points: how many of the findings are false, and how many
/// of the moves are found.
fn found() -> Result<(), AnalysisError> {
    println!(
        "\nFour of twenty questions of two answers and a remainder move by 8 points between two \
         such polls of\nwhole percents.\n\n| adjustment | false among the findings, nominal | \
         found | moves found |\n| --- | ---: | ---: | ---: |"
    );
    for adjustment in [Adjustment::BenjaminiHochberg, Adjustment::Holm, Adjustment::None]
    {
        let spec = ReportSpec { adjustment, ..ReportSpec::default() };
        let mut draws = Draws::new(SEED);
        let replications = REPLICATIONS / 20;
        let (mut shares, mut moves) = (0.0, 0.0);
        for _ in 0..replications {
            let still = [0.4, 0.35, 0.25];
            let moved = [0.48, 0.27, 0.25];
            let mut first = drawn("a", 20, 2, &still, (1.0, 0.01), &mut draws);
            let mut second = drawn("b", 20, 2, &still, (1.0, 0.01), &mut draws);
            let other = drawn("b", 4, 2, &moved, (1.0, 0.01), &mut draws);
            for (question, moved) in second.questions.iter_mut().zip(other.questions) {
                *question = moved;
            }
            let polls = [std::mem::take(&mut first), second];
            let report = shift_report(&[("polls".to_owned(), &polls[..])], &spec)?;
            let right = report
                .lines
                .iter()
                .filter(|line| ["q0", "q1", "q2", "q3"].contains(&line.question.as_str()))
                .count();
            let all = report.lines.len();
            shares += (all - right) as f64 / all.max(1) as f64;
            moves += right as f64 / 8.0;
        }
        let (shares, moves) =
            (shares / replications as f64 * 100.0, moves / replications as f64 * 100.0);
        let nominal = if adjustment == Adjustment::None { "" } else { "≤ 5" };
        println!("| {} | {nominal} | {shares:.2} | {moves:.1} |", adjustment.as_str());
    }
    Ok(())
}

/// A poll whose answers are drawn, the first so many of each question published.
fn drawn(
    id: &str,
    questions: usize,
    answers: usize,
    cells: &[f64],
    (deff, unit): (f64, f64),
    draws: &mut Draws,
) -> Poll {
    let n = (RESPONDENTS / deff).round();
    let questions = (0..questions)
        .map(|question| {
            let mut counts = vec![0.0; cells.len()];
            for _ in 0..n as usize {
                let mut left = draws.uniform();
                let place = cells.iter().position(|p| {
                    left -= p;
                    left < 0.0
                });
                counts[place.unwrap_or(cells.len() - 1)] += 1.0;
            }
            let shares = counts[..answers].iter().map(|c| (c / n / unit).round() * unit);
            asked(&format!("q{question}"), shares, unit)
        })
        .collect();
    poll(id, questions)
}

fn asked(id: &str, shares: impl Iterator<Item = f64>, unit: f64) -> Question {
    let answer = |(i, share): (usize, f64)| Answer {
        name: format!("answer {i}"),
        kind: AnswerKind::Substantive,
        share: Some(PublishedShare { share, unit, qualifier: None }),
        row: SourceRow::default(),
        note: None,
    };
    Question {
        id: id.to_owned(),
        wording: Wording {
            text: format!("What do you say of {id}?"),
            language: Some("en".to_owned()),
            status: WordingStatus::Exact,
        },
        base: None,
        base_size: None,
        answers: shares.enumerate().map(answer).collect(),
    }
}

fn poll(id: &str, questions: Vec<Question>) -> Poll {
    Poll {
        id: id.to_owned(),
        pollster: Some("House".to_owned()),
        population: Some("adults".to_owned()),
        mode: Some("telephone".to_owned()),
        sample_size: Some(SampleSize { n: RESPONDENTS, about: false }),
        questions,
        ..Poll::default()
    }
}

/// 100,000 polls of 500 questions, each question in 200 of them, five answers each.
fn time() -> Result<(), AnalysisError> {
    let mut draws = Draws::new(SEED);
    let day = jiff::civil::date(2020, 1, 1);
    let polls: Vec<Poll> = (0..100_000_i32)
        .map(|i| {
            let mut shares = [0.35, 0.25, 0.2, 0.12, 0.08];
            let move_ = (draws.uniform() * 6.0).round() / 100.0;
            shares[0] += move_;
            shares[1] -= move_;
            let question = asked(&format!("q{}", i % 500), shares.into_iter(), 0.01);
            let end = day.saturating_add(jiff::Span::new().days(i / 500));
            Poll {
                dates: FieldDates::EndOnly { end },
                ..poll(&format!("p{i}"), vec![question])
            }
        })
        .collect();
    let files = [("polls.csv".to_owned(), &polls[..])];
    for (name, every) in [("last two of each question", false), ("every poll", true)] {
        let spec = ReportSpec { every, ..ReportSpec::default() };
        let mut times: Vec<f64> = Vec::new();
        let mut size = 0;
        for _ in 0..5 {
            let start = Instant::now();
            let report = std::hint::black_box(shift_report(&files, &spec)?);
            times.push(start.elapsed().as_secs_f64());
            size = report.family.size;
        }
        times.sort_by(f64::total_cmp);
        eprintln!(
            "100,000 polls, 500 questions, {name}: {size} tests in {:.3} s",
            times[2]
        );
    }
    Ok(())
}
