//! How long 100,000 rows of published toplines take to be read and checked: long in the
//! project's own columns, wide in a source's.

use std::fmt::Write as _;
use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use endoxa::read::{ReadingOptions, Source, published};

const ROWS: usize = 100_000;
const ANSWERS: usize = 5;
const HOUSES: [&str; 8] =
    ["ACME", "Bolt", "Crux", "Delta Research", "Echo", "Foxtrot", "Gallery", "Hotel"];

/// A day of the years from 1990 on.
fn day(poll: usize) -> String {
    format!("{}-{:02}-{:02}", 1990 + poll / 336 % 36, 1 + poll / 28 % 12, 1 + poll % 28)
}

fn long() -> String {
    let mut text = "poll,pollster,sponsor,country,population,mode,start_date,end_date,\
                    sample_size,margin,question,wording,answer,answer_kind,percent,source\n"
        .to_owned();
    for poll in 0..ROWS / ANSWERS {
        for answer in 0..ANSWERS {
            let _ = writeln!(
                text,
                "p{poll},{},Paper,SE,adults 18+,telephone,{day},{day},{},3.{},vote,\
                 Which party would you vote for today?,party {answer},substantive,{}.0,\
                 https://example.org/polls/{poll}",
                HOUSES[poll % HOUSES.len()],
                900 + poll % 300,
                1 + poll % 3,
                18 + answer,
                day = day(poll),
            );
        }
    }
    text
}

fn wide() -> String {
    let mut text =
        "PublYearMonth,Company,M,S,V,MP,SD,Uncertain,n,PublDate,collectPeriodFrom,\
         collectPeriodTo,approxPeriod,house\n"
            .to_owned();
    for poll in 0..ROWS / ANSWERS {
        let _ = writeln!(
            text,
            "NA,{house},18.{},19.0,20.0,21.0,22.0,NA,{},{day},{day},{day},FALSE,{house}",
            poll % 10,
            900 + poll % 300,
            house = HOUSES[poll % HOUSES.len()],
            day = day(poll),
        );
    }
    text
}

fn toplines(c: &mut Criterion) {
    let options = ReadingOptions::default();
    let mut group = c.benchmark_group("100,000 rows read and checked");
    group.sample_size(10);
    for (name, text) in [("long", long()), ("wide", wide())] {
        group.bench_function(name, |b| {
            b.iter(|| published(&Source::held("polls.csv", black_box(&text)), &options));
        });
    }
    group.finish();
}

criterion_group!(benches, toplines);
criterion_main!(benches);
