//! A question in two waves, and all that changed in a file, in a report.

use super::document::{Block, Document, Fact};
use crate::phrase::Phrases;
use crate::poll::Weight;
use crate::results::{
    ChangeTest, Lang, NotTested, ShiftAnswer, ShiftKind, ShiftLine, ShiftReport,
    ShiftResult, ShiftVerdict, Turnover,
};
use crate::text::{Args, width};

/// The report of some shifts.
#[must_use]
pub fn shifts_document(shifts: &[ShiftResult], lang: Lang) -> Document {
    let say = Phrases::new(lang);
    let blocks = shifts.iter().flat_map(|shift| shift_blocks(shift, &say)).collect();
    Document { direction: lang.direction(), blocks }
}

/// A shift's table, what may be said of it, and what that rests on.
pub(super) fn shift_blocks(shift: &ShiftResult, say: &Phrases) -> Vec<Block> {
    let mut blocks = vec![table(shift, say)];
    blocks.push(Block::Facts { head: say.say("shift-told"), facts: facts(shift, say) });
    if let Some(turnover) = &shift.turnover {
        blocks.push(turnover_table(turnover, say));
    }
    blocks
}

fn head(shift: &ShiftResult, say: &Phrases) -> String {
    let experiment = shift.kind == ShiftKind::WordingExperiment;
    let args = Args::new()
        .text("question", say.label(&shift.label))
        .text("first", say.wave(&shift.first))
        .text("second", say.wave(&shift.second));
    match &shift.group {
        Some(group) => {
            say.say_with("shift-head-group", &args.text("group", say.label(&group.label)))
        }
        None if experiment => say.say_with("shift-head-experiment", &args),
        None => say.say_with("shift-head", &args),
    }
}

fn table(shift: &ShiftResult, say: &Phrases) -> Block {
    let column = |waves: &str, wordings: &str| match shift.kind {
        ShiftKind::Waves => say.say(waves),
        ShiftKind::WordingExperiment => say.say(wordings),
    };
    let level = Args::new().text("level", say.level(shift.level));
    let mut header = vec![
        say.say("table-answer"),
        column("shift-table-first", "shift-table-first-wording"),
        column("shift-table-second", "shift-table-second-wording"),
        say.say("shift-table-change"),
    ];
    let first = shift.answers.iter().find_map(shown);
    if let Some(test) = first {
        header.push(match test.assumed_n {
            Some(n) => {
                let args = level.text("n", say.style().count(n));
                say.say_with("shift-table-interval-assumed", &args)
            }
            None => say.say_with("shift-table-interval", &level),
        });
        header.push(say.say("shift-table-p"));
    }
    header.push(say.say("shift-table-verdict"));
    Block::Table {
        caption: head(shift, say),
        header,
        rows: shift.answers.iter().map(|a| row(a, first.is_some(), say)).collect(),
        notes: Vec::new(),
    }
}

/// The test that a table shows: that of published sizes, else that of an assumed one.
fn shown(answer: &ShiftAnswer) -> Option<&ChangeTest> {
    answer.test.as_ref().or(answer.assumed.as_ref())
}

fn row(answer: &ShiftAnswer, tested: bool, say: &Phrases) -> Vec<String> {
    let none = || say.say("shift-no-value");
    let decimals =
        Phrases::change_decimals(answer.first.as_ref(), answer.second.as_ref());
    let test = shown(answer);
    let mut cells = vec![
        say.label(&answer.label).to_owned(),
        say.wave_share(answer.first.as_ref()),
        say.wave_share(answer.second.as_ref()),
        answer.change.map_or_else(none, |change| say.change_points(change, decimals)),
    ];
    if tested {
        cells.push(test.map_or_else(none, |test| say.change_range(test)));
        cells.push(test.map_or_else(none, |test| p_value(test.adjusted_p, say)));
    }
    cells.push(verdict(answer, say));
    cells
}

/// The verdict, and what it would be with an assumed sample size.
fn verdict(answer: &ShiftAnswer, say: &Phrases) -> String {
    let own = say.shift_verdict_marked(answer.verdict, answer.test.as_ref());
    let other = answer.assumed.as_ref().filter(|test| test.verdict != answer.verdict);
    match other {
        Some(test) => {
            let other = say.shift_verdict_marked(test.verdict, Some(test));
            let args = Args::new()
                .text("verdict", own)
                .text("n", say.style().count(test.assumed_n.unwrap_or(0.0)))
                .text("other", other);
            say.say_with("shift-verdict-assumed", &args)
        }
        None => own,
    }
}

/// Three decimals, and never 0.
fn p_value(p: f64, say: &Phrases) -> String {
    if p < 0.001 {
        format!("<{}", say.style().number(0.001, 3))
    } else {
        say.style().number(p, 3)
    }
}

fn facts(shift: &ShiftResult, say: &Phrases) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut add = |key: &str, texts: Vec<String>| {
        for (i, text) in texts.into_iter().enumerate() {
            facts.push(if i == 0 {
                Fact::new(say.say(key), text)
            } else {
                Fact::more(text)
            });
        }
    };
    let mut told = Vec::new();
    if let Some(reason) = say.not_comparable(shift) {
        told.push(reason);
    } else {
        let unsized_wave = |answer: &ShiftAnswer| {
            answer.not_tested == Some(NotTested::SampleSize) && answer.assumed.is_some()
        };
        if shift.answers.iter().any(unsized_wave) {
            told.push(say.say("shift-said-no-sizes"));
        }
        let sentences = shift.answers.iter();
        told.extend(sentences.flat_map(|answer| say.shift_sentence(answer, shift)));
        if let Some(lead) = &shift.lead {
            told.extend(say.lead_sentence(lead, shift.kind, shift.margin));
        }
    }
    add("key-shift-told", told);
    let obstacles = &shift.comparability.obstacles;
    if !obstacles.iter().any(|d| d.weight() == Weight::Break) {
        add("key-shift-advice", say.advice(obstacles));
    }
    if let Some(lead) = &shift.lead {
        add("key-shift-lead", vec![say.lead_waves(lead)]);
    }
    if let Some(test) = &shift.overall {
        add("key-shift-overall", vec![say.overall_test(test, shift.overall_rough)]);
    }
    if shift.family.size > 0 {
        add("key-shift-family", vec![say.test_family(&shift.family, shift.level)]);
    }
    if shift.kind == ShiftKind::Waves {
        add("key-compared", vec![say.same_question(shift.comparability.question)]);
    }
    let named = &shift.comparability.named;
    let worded = named.iter().filter(|d| d.weight() != Weight::Word);
    add("key-shift-differs", worded.map(|d| say.difference(d)).collect());
    if let Some(turnover) = &shift.turnover {
        add("key-turnover", moved(turnover, say));
    }
    if !shift.assumptions.is_empty() {
        add("key-rests", vec![say.assumptions(&shift.assumptions)]);
    }
    facts
}

fn moved(turnover: &Turnover, say: &Phrases) -> Vec<String> {
    let count = |n: u64| say.style().count(n as f64);
    let args = Args::new()
        .text("n", count(turnover.n))
        .text("moved", say.style().percent(turnover.moved, 1));
    let only = Args::new()
        .text("first", count(turnover.only[0]))
        .text("second", count(turnover.only[1]));
    vec![
        say.say_with("shift-turnover", &args),
        say.say_with("shift-turnover-only", &only),
    ]
}

fn turnover_table(turnover: &Turnover, say: &Phrases) -> Block {
    let names: Vec<String> =
        turnover.answers.iter().map(|label| say.label(label).to_owned()).collect();
    let args = Args::new().text("n", say.style().count(turnover.n as f64));
    let cell = |share: &Option<f64>| {
        share.map_or_else(String::new, |share| say.style().percent(share, 1))
    };
    let rows = names.iter().zip(&turnover.shares).map(|(name, row)| {
        std::iter::once(name.clone()).chain(row.iter().map(cell)).collect()
    });
    Block::Table {
        caption: say.say_with("shift-turnover-caption", &args),
        header: std::iter::once(String::new()).chain(names.iter().cloned()).collect(),
        rows: rows.collect(),
        notes: Vec::new(),
    }
}

/// All that changed: a line each, at most `most` of them, so short that 80 columns hold it.
#[must_use]
pub fn shift_report_document(report: &ShiftReport, most: usize, lang: Lang) -> Document {
    let say = Phrases::new(lang);
    let count = |verdict: ShiftVerdict| report.counts.get(&verdict).copied().unwrap_or(0);
    let plain = |n: usize| say.style().count(n as f64);
    let changed = count(ShiftVerdict::Rose) + count(ShiftVerdict::Fell);
    let answers: usize = report.counts.values().sum();
    let args = Args::new()
        .count("count", changed as f64)
        .text("n", plain(changed))
        .text("answers", plain(answers));
    let mut blocks = vec![
        Block::Title(say.say("shifts-title")),
        Block::Paragraph(if report.family.size == 0 {
            say.say_with("shifts-nothing", &Args::new().text("answers", plain(answers)))
        } else {
            say.say_with("shifts-changed", &args)
        }),
    ];
    let lines = &report.lines[..report.lines.len().min(most)];
    if !lines.is_empty() {
        blocks.push(lines_table(lines, report, most, &say));
    }
    let args = Args::new()
        .text("pairs", plain(report.pairs))
        .text("questions", plain(report.questions))
        .text("cannot_tell", plain(count(ShiftVerdict::CannotTell)))
        .text("stable", plain(count(ShiftVerdict::Stable)))
        .text("not_comparable", plain(count(ShiftVerdict::NotComparable)))
        .text("not_pairs", plain(report.not_comparable))
        .text("once", plain(report.asked_once));
    blocks.push(Block::Paragraph(say.say_with("shifts-counts", &args)));
    let mut notes = vec![say.say("shifts-cannot")];
    if report.family.size > 0 {
        notes.push(say.test_family(&report.family, report.level));
    }
    notes.extend(reasons(report, &say));
    if !report.assumptions.is_empty() {
        notes.push(format!(
            "{}: {}",
            say.say("key-rests"),
            say.assumptions(&report.assumptions)
        ));
    }
    blocks.push(Block::List(notes));
    Document { direction: lang.direction(), blocks }
}

const WIDEST_ANSWER: usize = 18;
const WIDEST_QUESTION: usize = 17;

fn lines_table(
    lines: &[ShiftLine],
    report: &ShiftReport,
    most: usize,
    say: &Phrases,
) -> Block {
    let level = Args::new().text("level", say.level(report.level));
    let mut notes = Vec::new();
    if lines.iter().any(|line| line.test.as_ref().is_some_and(|t| t.fragility.any())) {
        notes.push(say.say("shifts-fragile-mark"));
    }
    let assumed = lines.iter().find_map(|line| line.test.as_ref()?.assumed_n);
    if let Some(n) = assumed {
        let args = Args::new().text("n", say.style().count(n));
        notes.push(say.say_with("shifts-assumed-mark", &args));
    }
    if report.lines.len() > most {
        let rest = report.lines.len() - most;
        let args = Args::new()
            .text("n", say.style().count(rest as f64))
            .text("most", report.lines.len().to_string());
        notes.push(say.say_with("shifts-truncated", &args));
    }
    Block::Table {
        caption: say.say("shifts-caption"),
        header: vec![
            say.say("shift-table-change"),
            say.say_with("shifts-table-interval", &level),
            say.say("shifts-table-shares"),
            say.say("shifts-table-answer"),
            say.say("shifts-table-question"),
        ],
        rows: lines.iter().map(|line| line_cells(line, say)).collect(),
        notes,
    }
}

fn line_cells(line: &ShiftLine, say: &Phrases) -> Vec<String> {
    let decimals = Phrases::change_decimals(line.first.as_ref(), line.second.as_ref());
    let none = || say.say("shift-no-value");
    let fragile = line.test.as_ref().is_some_and(|test| test.fragility.any());
    let mark = match line.verdict {
        ShiftVerdict::Rose | ShiftVerdict::Higher => "▲",
        ShiftVerdict::Fell | ShiftVerdict::Lower => "▼",
        ShiftVerdict::Stable => "=",
        ShiftVerdict::CannotTell => "·",
        ShiftVerdict::NotComparable => "×",
    };
    let assumed = line.test.as_ref().is_some_and(|test| test.assumed_n.is_some());
    let mut mark = mark.to_owned();
    mark.extend(fragile.then_some('?'));
    mark.extend(assumed.then_some('†'));
    let change =
        line.change.map_or_else(none, |change| say.change_points(change, decimals));
    let limits = line.test.as_ref().map(|test| say.change_limits(test, decimals));
    let pair = Args::new()
        .text("first", say.wave_share(line.first.as_ref()))
        .text("second", say.wave_share(line.second.as_ref()));
    vec![
        format!("{mark} {change}"),
        limits.unwrap_or_else(none),
        say.say_with("shifts-pair", &pair),
        short(&line.answer, WIDEST_ANSWER),
        short(&line.question, WIDEST_QUESTION),
    ]
}

/// The beginning of a name, as much as a column holds.
fn short(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut out = String::new();
    for c in text.chars() {
        if width(&out) + width(&c.to_string()) + 1 > columns {
            break;
        }
        out.push(c);
    }
    format!("{}…", out.trim_end())
}

/// What stands against comparisons, with the number of pairs.
fn reasons(report: &ShiftReport, say: &Phrases) -> Vec<String> {
    let obstacle = |of: &crate::results::ObstacleCount| {
        let args = Args::new()
            .text("n", say.style().count(of.pairs as f64))
            .text("reason", say.difference(&of.example));
        say.say_with("shifts-obstacle", &args)
    };
    let advice = say.advice(report.obstacles.iter().map(|of| &of.example));
    report.obstacles.iter().map(obstacle).chain(advice).collect()
}
