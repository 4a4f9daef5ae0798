//! How fast contradiction segments are made: bounds from toplines, a linear program of ten
//! views, and the segment of a million respondents with its profile by ten variables against
//! a bare scan of the same columns. One run prints all.
//!
//!     cargo bench --bench segment
//!
//! Files are made once, in the folder that ENDOXA_BENCH_DIR names or in target/bench.

#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on stops")]

#[expect(dead_code, reason = "shared with the other benchmarks of respondents")]
#[path = "synthetic.rs"]
mod synthetic;

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Instant;

use endoxa::analysis::{
    RESPONSE_ERRORS, RespondentSegmentSpec, Sampling, SegmentInterval, SegmentSpec,
    SurveySettings, ViewSpec, prepare_segment, segment, segment_of,
};
use endoxa::poll::{PublishedShare, SampleDesign};
use endoxa::read::Respondents;
use endoxa::results::{SampleRelation, UndecidedRule};
use endoxa::stats::{CellBounds, CellSpace, Figure, Level};
use endoxa::tally::tallies;
use polars::prelude::*;

const ROWS: usize = 1_000_000;
const PROFILE: usize = 10;

fn main() {
    let folder = std::env::var_os("ENDOXA_BENCH_DIR")
        .map_or_else(|| PathBuf::from("target/bench"), PathBuf::from);
    println!("| what | milliseconds (median) | asked |");
    println!("| --- | ---: | ---: |");
    for relation in [SampleRelation::Same, SampleRelation::Two] {
        let took = median(201, || toplines(relation));
        println!("| toplines, default interval, {relation:?} | {took:.3} | 1 |");
    }
    let took = median(11, program);
    println!("| linear program of 10 views, 1,024 cells | {took:.1} | 100 |");
    let file = synthetic::banner(&folder, ROWS, 2, PROFILE);
    profile(&file);
    scan(&file);
    let (mut ours, mut bare, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..7 {
        let (a, b) = (timed(&mut || profile(&file)), timed(&mut || scan(&file)));
        ours.push(a);
        bare.push(b);
        ratios.push(a / b);
    }
    let [ours, bare, ratio] = [ours, bare, ratios].map(middle);
    println!(
        "| segment of 1M respondents, profile by {PROFILE} variables | {ours:.0} | |"
    );
    let took = median(7, || pass(&file));
    println!("| of it the pass | {took:.0} | |");
    println!("| bare sums of the same columns | {bare:.0} | |");
    println!("| ratio (median of pairs) | {ratio:.2} | 4 |");
}

/// Milliseconds.
fn timed(work: &mut dyn FnMut()) -> f64 {
    let start = Instant::now();
    work();
    start.elapsed().as_secs_f64() * 1000.0
}

fn middle(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn median(runs: usize, mut work: impl FnMut()) -> f64 {
    middle((0..runs).map(|_| timed(&mut work)).collect())
}

fn toplines(relation: SampleRelation) {
    let share = |text| PublishedShare::parse(text).unwrap();
    let sampling = Sampling::unknown().assuming(500.0);
    let spec = SegmentSpec {
        a: share("52%"),
        b: share("48%"),
        sampling_a: sampling,
        sampling_b: sampling,
        relation,
        dont_know: None,
        assumed_n: None,
        interval: SegmentInterval::Default,
        level: Level::default(),
    };
    black_box(segment(black_box(&spec)).unwrap());
}

/// Ten views with rounded shares and a dozen pairs: the least and the greatest share that
/// holds five or more.
fn program() {
    let space = CellSpace::binary(10).unwrap();
    let mut figures = Vec::new();
    let share = |i: usize| 0.30 + 0.04 * i as f64;
    for i in 0..10 {
        let event = space.holding(&[i]).unwrap();
        let p = share(i);
        figures.push(Figure::new(event, p - 0.005, p + 0.005).unwrap());
    }
    for i in 0..9 {
        let event = space.holding(&[i, i + 1]).unwrap();
        let both = share(i) * share(i + 1);
        figures.push(Figure::new(event, both - 0.02, both + 0.02).unwrap());
    }
    let five = space.event(|held| held.iter().filter(|view| **view == 1).count() >= 5);
    let bounds = CellBounds::new(space.cells(), figures).unwrap().event(&five).unwrap();
    assert!(black_box(bounds).upper < 1.0);
}

fn profile(file: &Path) {
    let (open, spec) = asked(file);
    let found = segment_of(&open, "file", &spec).unwrap().value;
    assert_eq!(found[0].profile.len(), PROFILE);
}

/// The pass alone.
fn pass(file: &Path) {
    let (open, spec) = asked(file);
    let prepared = prepare_segment(&open, "file", &spec).unwrap();
    tallies(&open, prepared.needs(), "file").unwrap();
}

fn asked(file: &Path) -> (Respondents, RespondentSegmentSpec) {
    let mut open = endoxa::read::respondents(file, None, None).unwrap().value;
    open.codebook.design = Some(SampleDesign {
        weight: Some("weight".into()),
        strata: Some("stratum".into()),
        units: vec!["unit".into()],
        ..SampleDesign::default()
    });
    let view = |question: &str| ViewSpec {
        question: question.to_owned(),
        answers: vec!["1".to_owned(), "2".to_owned()],
        label: None,
    };
    let spec = RespondentSegmentSpec {
        name: "both".to_owned(),
        a: view("q0"),
        b: view("q1"),
        by: None,
        profile: (0..PROFILE).map(|g| format!("g{g}")).collect(),
        rule: UndecidedRule::AnsweredBoth,
        scales: false,
        errors: RESPONSE_ERRORS.to_vec(),
        settings: SurveySettings::default(),
        label: None,
        title: None,
        chart: false,
    };
    (open, spec)
}

fn scan(file: &Path) {
    let mut names: Vec<String> = (0..PROFILE).map(|g| format!("g{g}")).collect();
    names.extend(["q0", "q1", "stratum", "unit", "weight"].map(str::to_owned));
    let sums: Vec<Expr> = names.iter().map(|name| col(name.as_str()).sum()).collect();
    let path = PlRefPath::try_from_path(file).unwrap();
    let frame = LazyFrame::scan_parquet(path, ScanArgsParquet::default()).unwrap();
    frame.select(sums).collect_with_engine(Engine::Streaming).unwrap().unwrap_single();
}
