//! How fast a table of respondents is made, against bare polars scans of the same file, and
//! in how much memory. One run prints ratios: machines differ, ratios hardly.
//!
//!     cargo bench --bench respondents                 1 and 10 million rows
//!     cargo bench --bench respondents -- 30000000     so many
//!     cargo bench --bench respondents -- replicates   replicates alone
//!
//! Files are made once, in the folder that ENDOXA_BENCH_DIR names or in target/bench.

#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on stops")]

#[path = "synthetic.rs"]
mod synthetic;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use endoxa::analysis::{
    CrosstabSpec, LetterRules, SurveySettings, prepare_crosstab, run_together,
};
use endoxa::poll::{ReplicateMethod, Replicates, SampleDesign};
use endoxa::stats::IndependenceTest;
use polars::prelude::*;

const RUNS: usize = 7;

fn main() {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    let folder = std::env::var_os("ENDOXA_BENCH_DIR")
        .map_or_else(|| PathBuf::from("target/bench"), PathBuf::from);
    if asked == ["replicates"] {
        replicates(&folder);
        return;
    }
    if let [mark, file, labels] = &asked[..]
        && mark == "--one-table"
    {
        table(Path::new(file), labels == "labels");
        return;
    }
    let mut sizes: Vec<usize> = asked.iter().filter_map(|a| a.parse().ok()).collect();
    if sizes.is_empty() {
        sizes = vec![1_000_000, 10_000_000];
    }
    println!("| rows | what | seconds (median) | against | ratio (median of pairs) |");
    println!("| ---: | --- | ---: | --- | ---: |");
    for rows in sizes {
        let file = synthetic::respondents(&folder, rows);
        speed(rows, &file);
        println!("| {rows} | peak anonymous memory | {} MB | | |", memory(&file));
    }
    replicates(&folder);
    banner(&folder);
}

/// Replicate weights that a file has against a bare sum of them, and 1,000 replicates made
/// from its units against the same table without.
fn replicates(folder: &Path) {
    let rows = 1_000_000;
    let given = synthetic::replicated(folder, rows, 80);
    let names: Vec<String> = (1..=80).map(|r| format!("rw{r}")).collect();
    let sum = || {
        let sums: Vec<Expr> = names.iter().map(|name| col(name.as_str()).sum()).collect();
        let frame = scan(&given).select(sums);
        frame.collect_with_engine(Engine::Streaming).unwrap().unwrap_single();
    };
    let declared = Replicates {
        weights: vec!["rw1..rw80".into()],
        ..Replicates::of(ReplicateMethod::Bootstrap)
    };
    let design = SampleDesign {
        weight: Some("weight".into()),
        replicates: Some(declared),
        ..SampleDesign::default()
    };
    let ours = || of_design(&given, design.clone());
    compare(rows, "5 × 4 table, 80 replicate weights", ours, "sum of the 80", sum);
    let file = synthetic::respondents(folder, rows);
    let with = |replicates: Option<Replicates>| SampleDesign {
        weight: Some("weight".into()),
        strata: Some("stratum".into()),
        units: vec!["unit".into()],
        replicates,
        ..SampleDesign::default()
    };
    let (mut made, mut plain) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let bootstrap = Replicates::of(ReplicateMethod::Bootstrap);
        made.push(timed(&mut || of_design(&file, with(Some(bootstrap.clone())))));
        plain.push(timed(&mut || of_design(&file, with(None))));
    }
    let (made, plain) = (median(made), median(plain));
    let beyond = made - plain;
    println!(
        "| {rows} | 1,000 Rao-Wu replicates of it | {made:.3} | {beyond:.3} beyond the pass | |"
    );
}

/// The 5 × 4 table of codes under a design.
fn of_design(file: &Path, design: SampleDesign) {
    let mut open = endoxa::read::respondents(file, None, None).unwrap().value;
    open.codebook.design = Some(design);
    let spec = CrosstabSpec {
        rows: "answer".into(),
        columns: "group".into(),
        settings: SurveySettings::default(),
        test: IndependenceTest::F,
        letters: LetterRules::default(),
    };
    let asked = prepare_crosstab(&open, "file", &spec).unwrap();
    let found = run_together(&open, "file", vec![asked]).unwrap().value;
    assert_eq!(found[0].table.len(), 5);
}

fn timed(work: &mut dyn FnMut()) -> f64 {
    let start = Instant::now();
    work();
    start.elapsed().as_secs_f64()
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// Ours and the other in turn, after one run of each.
fn compare(
    rows: usize,
    what: &str,
    mut ours: impl FnMut(),
    against: &str,
    mut other: impl FnMut(),
) {
    timed(&mut ours);
    timed(&mut other);
    let (mut seconds, mut ratios) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let (a, b) = (timed(&mut ours), timed(&mut other));
        seconds.push(a);
        ratios.push(a / b);
    }
    println!(
        "| {rows} | {what} | {:.3} | {against} | {:.2} |",
        median(seconds),
        median(ratios)
    );
}

fn speed(rows: usize, file: &Path) {
    let codes = ["stratum", "unit", "answer", "group"];
    let labels = ["stratum_label", "unit_label", "answer_label", "group_label"];
    let ours = || table(file, false);
    compare(rows, "5 × 4 table", ours, "group_by on its columns", || {
        grouped(file, &codes);
    });
    compare(rows, "5 × 4 table", ours, "sum of its columns", || summed(file, &codes));
    let of_labels = || table(file, true);
    compare(rows, "the same from labels", of_labels, "group_by on them", || {
        grouped(file, &labels);
    });
}

fn scan(file: &Path) -> LazyFrame {
    let path = PlRefPath::try_from_path(file).unwrap();
    LazyFrame::scan_parquet(path, ScanArgsParquet::default()).unwrap()
}

fn grouped(file: &Path, columns: &[&str]) {
    let keys: Vec<Expr> = columns.iter().map(|name| col(*name)).collect();
    let frame = scan(file).group_by(keys).agg([col("weight").sum()]);
    let found = frame.collect_with_engine(Engine::Streaming).unwrap().unwrap_single();
    assert!(found.height() > 1000);
}

fn summed(file: &Path, columns: &[&str]) {
    let sums = columns.iter().chain(&["weight"]).map(|name| col(*name).sum());
    let frame = scan(file).select(sums.collect::<Vec<_>>());
    frame.collect_with_engine(Engine::Streaming).unwrap().unwrap_single();
}

/// Every share of the table with its standard error, the covariance of its columns, and
/// Rao-Scott's F, from the file to the numbers.
fn table(file: &Path, labels: bool) {
    let name =
        |name: &str| if labels { format!("{name}_label") } else { name.to_owned() };
    let mut open = endoxa::read::respondents(file, None, None).unwrap().value;
    open.codebook.design = Some(SampleDesign {
        weight: Some("weight".into()),
        strata: Some(name("stratum")),
        units: vec![name("unit")],
        ..SampleDesign::default()
    });
    let spec = CrosstabSpec {
        rows: name("answer"),
        columns: name("group"),
        settings: SurveySettings::default(),
        test: IndependenceTest::F,
        letters: LetterRules::default(),
    };
    let asked = prepare_crosstab(&open, "file", &spec).unwrap();
    let found = run_together(&open, "file", vec![asked]).unwrap().value;
    assert_eq!(found[0].answers.len(), 5);
    assert_eq!(found[0].table.len(), 5);
    assert!(found[0].test.is_some());
}

/// Megabytes of memory that are not the file's own pages, at the most, of a process that
/// makes the table. Read from /proc; 0 where there is none.
fn memory(file: &Path) -> u64 {
    let program = std::env::current_exe().unwrap();
    let mut child = Command::new(program)
        .args(["--one-table", &file.display().to_string(), "codes"])
        .spawn()
        .unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut most = 0;
    while child.try_wait().unwrap().is_none() {
        let text = std::fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find(|line| line.starts_with("RssAnon"));
        let kilobytes =
            line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok());
        most = most.max(kilobytes.unwrap_or(0));
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
    most / 1024
}

/// 200 questions by 10 columns of 50,000 respondents.
fn banner(folder: &Path) {
    let file = synthetic::banner(folder, 50_000, 200, 10);
    let mut seconds = Vec::new();
    for _ in 0..3 {
        seconds.push(timed(&mut || {
            let mut open = endoxa::read::respondents(&file, None, None).unwrap().value;
            open.codebook.design = Some(SampleDesign {
                weight: Some("weight".into()),
                strata: Some("stratum".into()),
                units: vec!["unit".into()],
                ..SampleDesign::default()
            });
            let mut asked = Vec::new();
            for q in 0..200 {
                for g in 0..10 {
                    let spec = CrosstabSpec {
                        rows: format!("q{q}"),
                        columns: format!("g{g}"),
                        settings: SurveySettings::default(),
                        test: IndependenceTest::F,
                        letters: LetterRules::default(),
                    };
                    asked.push(prepare_crosstab(&open, "file", &spec).unwrap());
                }
            }
            let found = run_together(&open, "file", asked).unwrap().value;
            assert_eq!(found.len(), 2000);
        }));
    }
    println!(
        "| 50000 | 200 questions by 10 columns, letters | {:.2} | | |",
        median(seconds)
    );
}
