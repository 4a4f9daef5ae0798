//! The long run behind docs/coverage.md: simulated coverage of the intervals, as Markdown.
//!
//! `cargo bench --no-default-features --bench coverage`, with `-- N` for N samples a cell and
//! `surveys`, `pairs` or `groups` for one part of it.

mod simulate;

use std::fmt::Write as _;
use std::sync::atomic::{AtomicUsize, Ordering};

use endoxa::stats::{self, DesignMethod, GroupMethod, StatsError};
use simulate::groups::{self, GROUPS};
use simulate::polls::{Asked, Figures, Kind, Method};
use simulate::survey::SAMPLINGS;
use simulate::{BLOCK, Cell, Counts, Coverage, SEED, block};

const SAMPLES: u64 = 40_000;

/// What is compared for the share of both, and the heads of the columns.
const COMPARED: [(Method, &str); 7] = [
    (Method(Kind::Default, Figures::WholePercents), "default"),
    (Method(Kind::AsIfExact, Figures::WholePercents), "as if exact"),
    (Method(Kind::ImbensManski, Figures::WholePercents), "Imbens-Manski"),
    (Method(Kind::Clr, Figures::WholePercents), "CLR"),
    (Method(Kind::Default, Figures::Exact), "default, exact"),
    (Method(Kind::ImbensManski, Figures::Exact), "Imbens-Manski, exact"),
    (Method(Kind::Clr, Figures::Exact), "CLR, exact"),
];

/// Groups take so many draws a sample that there are fewer samples, in this proportion.
const FEWER: u64 = 40;

/// What is compared by group, and the heads of the columns.
const BY_GROUP: [(groups::Method, &str); 6] = [
    (groups::Method(groups::Kind::Default, Figures::WholePercents), "default"),
    (groups::Method(groups::Kind::Plain, Figures::WholePercents), "delta method"),
    (
        groups::Method(groups::Kind::EachEnd(GroupMethod::Intersection), Figures::Exact),
        "CLR, exact",
    ),
    (
        groups::Method(groups::Kind::EachEnd(GroupMethod::Directional), Figures::Exact),
        "directional, exact",
    ),
    (
        groups::Method(groups::Kind::EachEnd(GroupMethod::Clark), Figures::Exact),
        "Clark, exact",
    ),
    (groups::Method(groups::Kind::Plain, Figures::Exact), "delta method, exact"),
];

fn main() -> Result<(), StatsError> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    // `cargo test --all-targets` runs benches too, without this.
    if !arguments.iter().any(|argument| argument == "--bench") {
        return Ok(());
    }
    let samples = arguments.iter().find_map(|argument| argument.parse().ok());
    let blocks = samples.unwrap_or(SAMPLES).div_ceil(u64::from(BLOCK));
    println!("{} samples a cell, seed {SEED}.", blocks * u64::from(BLOCK));
    let parts = ["surveys", "pairs", "groups"];
    let named = |part: &str| arguments.iter().any(|argument| argument == part);
    let wanted = |part: &str| named(part) || !parts.iter().any(|part| named(part));
    if wanted("surveys") {
        surveys(blocks)?;
    }
    if wanted("pairs") {
        for asked in [Asked::TwoPolls, Asked::Same] {
            pairs(asked, blocks)?;
        }
    }
    if wanted("groups") {
        tied(blocks.div_ceil(FEWER))?;
    }
    Ok(())
}

/// The blocks of every cell, on all cores; merged in their order, so that the sums do not
/// depend on who was first.
fn run<C: Cell + Sync>(cells: &[C], blocks: u64) -> Result<Vec<Counts>, StatsError> {
    let work: Vec<(usize, u64)> =
        (0..cells.len()).flat_map(|cell| (0..blocks).map(move |b| (cell, b))).collect();
    let next = AtomicUsize::new(0);
    let worker = || {
        let mut done = Vec::new();
        while let Some(&(cell, b)) = work.get(next.fetch_add(1, Ordering::Relaxed)) {
            done.push(((cell, b), block(&cells[cell], b)?));
        }
        Ok::<_, StatsError>(done)
    };
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let mut done = Vec::new();
    std::thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|_| scope.spawn(worker)).collect();
        for thread in running {
            match thread.join() {
                Ok(found) => done.extend(found?),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        Ok::<_, StatsError>(())
    })?;
    done.sort_by_key(|(place, _)| *place);
    let mut merged: Vec<Counts> =
        cells.iter().map(|cell| Counts::new(cell.methods())).collect();
    for ((cell, _), found) in done {
        merged[cell].merge(&found);
    }
    Ok(merged)
}

/// Sample surveys, all methods.
fn surveys(blocks: u64) -> Result<(), StatsError> {
    let cells = simulate::survey::surveys(&DesignMethod::ALL);
    let found = run(&cells, blocks)?;
    let name = |cell: &simulate::survey::Survey<'_>| {
        let kind = SAMPLINGS.iter().find(|(sampling, _)| *sampling == cell.sampling);
        let kind = kind.map_or("", |(_, name)| name);
        format!("{kind} | {} | {:.0}", cell.n(), cell.share * 100.0)
    };
    let names: Vec<String> = cells.iter().map(name).collect();
    let boundary: Vec<String> =
        found.iter().map(|counts| counts.at_boundary.to_string()).collect();
    let methods: Vec<&str> = DesignMethod::ALL.iter().map(|m| m.as_str()).collect();
    let plain = format!("sample | n | share, % | {}", methods.join(" | "));
    println!("\n### Coverage of a share, % ± Monte Carlo error\n");
    let head = format!("{plain} | samples at 0% or 100%");
    table(&head, &names, &found, Coverage::shown, Some(&boundary));
    println!("\n### Intervals below and above the true share, %\n");
    table(&plain, &names, &found, misses, None);
    println!("\n### Mean width, points\n");
    table(&plain, &names, &found, width, None);
    Ok(())
}

/// Pairs of published shares.
fn pairs(asked: Asked, blocks: u64) -> Result<(), StatsError> {
    let title = match asked {
        Asked::TwoPolls => "Two polls",
        Asked::Same => "The same respondents",
    };
    let methods = COMPARED.map(|(method, _)| method);
    let cells = simulate::polls::pairs(asked, &methods)?;
    let found = run(&cells, blocks)?;
    let percent = |share: f64| format!("{:.1}", share * 100.0);
    let names: Vec<String> = cells
        .iter()
        .map(|cell| [cell.p, cell.q, cell.joint].map(percent).join(" | "))
        .zip(&cells)
        .map(|(shares, cell)| format!("{} | {shares}", cell.n))
        .collect();
    let columns = COMPARED.map(|(_, head)| head).join(" | ");
    let head = format!("n | first, % | second, % | both, % | {columns}");
    println!(
        "\n### {title}: coverage of the share that holds both, % ± Monte Carlo error\n"
    );
    table(&head, &names, &found, Coverage::shown, None);
    println!("\n### {title}: mean width, points\n");
    table(&head, &names, &found, width, None);
    Ok(())
}

/// Groups at ties.
fn tied(blocks: u64) -> Result<(), StatsError> {
    let methods = BY_GROUP.map(|(method, _)| method);
    let cells = groups::tied(&methods);
    let found = run(&cells, blocks)?;
    let percent = |share: f64| format!("{:.1}", share * 100.0);
    let (mut names, mut ends) = (Vec::new(), Vec::new());
    for (cell, counts) in cells.iter().zip(&found) {
        let truth = stats::frechet(&[cell.p, cell.q])?;
        let count = methods.len();
        for (end, place) in [(truth.lower, 0), (truth.upper, count)] {
            let shares = [cell.p, cell.q, end].map(percent).join(" | ");
            names.push(format!("{} | {shares}", cell.n));
            let methods = counts.methods[place..place + count].to_vec();
            ends.push(Counts { methods, at_boundary: counts.at_boundary });
        }
    }
    let columns = BY_GROUP.map(|(_, head)| head).join(" | ");
    let head = format!("n | first, % | second, % | both, % | {columns}");
    let samples = blocks * u64::from(BLOCK);
    println!(
        "\n### {GROUPS} groups: coverage of the ends, % ± Monte Carlo error, {samples} samples\n"
    );
    table(&head, &names, &ends, Coverage::shown, None);
    println!("\n### {GROUPS} groups: mean width, points\n");
    table(&head, &names, &ends, width, None);
    Ok(())
}

/// A Markdown table: a row a cell, a column a method, and a last one if given.
fn table(
    head: &str,
    names: &[String],
    found: &[Counts],
    shown: impl Fn(&Coverage) -> String,
    last: Option<&[String]>,
) {
    let columns = head.split('|').count();
    println!("| {head} |\n|{}", " --- |".repeat(columns));
    for (i, (name, counts)) in names.iter().zip(found).enumerate() {
        let mut row = format!("| {name} |");
        for cell in counts.methods.iter().map(&shown).chain(last.map(|l| l[i].clone())) {
            // Writing to a string cannot fail.
            let _ = write!(row, " {cell} |");
        }
        println!("{row}");
    }
}

fn misses(found: &Coverage) -> String {
    format!("{:.1} / {:.1}", found.below() * 100.0, found.above() * 100.0)
}

fn width(found: &Coverage) -> String {
    format!("{:.1}", found.width() * 100.0)
}
