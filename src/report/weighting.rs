//! Weights that meet targets: how they were made and what they did.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::document::{Block, Document, Fact, Tone};
use super::small_base::SUPPRESSED;
use crate::phrase::Phrases;
use crate::results::{
    FrequencyResult, Lang, WeightedLevel, WeightedMargin, WeightedQuestion,
    WeightingMethod, WeightingResult,
};
use crate::stats::SmallBase;
use crate::text::Args;

/// A weighting as a document, with the files that it was written to.
#[must_use]
pub fn weighting_document(
    found: &WeightingResult,
    written: &[PathBuf],
    lang: Lang,
) -> Document {
    let say = Phrases::new(lang);
    let mut blocks = weighting_blocks(found, &say);
    if !written.is_empty() {
        let names: Vec<String> =
            written.iter().map(|p| p.display().to_string()).collect();
        let args = Args::new().text("files", say.commas(&names));
        blocks.push(Block::Paragraph(say.say_with("weighting-written", &args)));
    }
    Document { direction: lang.direction(), blocks }
}

/// A sentence that can be printed beside results, the facts, and a table for each margin.
pub(super) fn weighting_blocks(found: &WeightingResult, say: &Phrases) -> Vec<Block> {
    let mut blocks = vec![
        Block::Paragraph(printed(found, say)),
        Block::Facts { head: found.name.clone(), facts: facts(found, say) },
    ];
    blocks.extend(found.margins.iter().map(|margin| margin_table(margin, say)));
    if !found.numbers.is_empty() {
        blocks.push(numbers_table(found, say));
    }
    blocks.push(Block::Paragraph(say.say("weighting-difference-note")));
    blocks.extend(found.questions.iter().map(|q| question_table(q, say)));
    blocks
}

/// What an editor can print.
fn printed(found: &WeightingResult, say: &Phrases) -> String {
    let margins: Vec<String> = found
        .margins
        .iter()
        .map(|m| m.label.clone().unwrap_or_else(|| m.variable.clone()))
        .chain(
            found
                .numbers
                .iter()
                .map(|n| n.label.clone().unwrap_or_else(|| n.variable.clone())),
        )
        .collect();
    let args = Args::new()
        .text("n", say.style().count(found.n as f64))
        .text("margins", say.commas(&margins))
        .text("targets", file_name(&found.targets))
        .text("effective", say.style().count(found.n_effective.round()));
    match found.worst {
        None => say.say_with("weighting-print", &args),
        Some(worst) => {
            let args = args.text("worst", say.style().percent(worst, 1));
            say.say_with("weighting-print-unmet", &args)
        }
    }
}

/// Readers are told a file's name, not where it lies.
fn file_name(path: &str) -> String {
    let name = Path::new(path).file_name();
    name.map_or_else(|| path.to_owned(), |name| name.to_string_lossy().into_owned())
}

/// A number with the digits that it was given with, three decimals at most.
fn plain(x: f64, say: &Phrases) -> String {
    let text = crate::stats::significant(x).to_string();
    let decimals = text.split_once('.').map_or(0, |(_, d)| d.len().min(3));
    say.style().number(x, decimals as u8)
}

fn facts(found: &WeightingResult, say: &Phrases) -> Vec<Fact> {
    let number = |x: f64| say.style().number(x, 2);
    let count = |n: f64| say.style().count(n);
    let mut facts = vec![
        Fact::new(say.say("weighting-key-method"), method(found, say)),
        Fact::new(say.say("weighting-key-base"), base(found, say)),
        Fact::new(say.say("weighting-key-n"), respondents(found, say)),
        met(found, say),
    ];
    let effect = Args::new()
        .text("effect", number(found.design_effect))
        .text("base", number(found.design_effect_base))
        .text("n", count(found.n as f64))
        .text("effective", count(found.n_effective.round()));
    let effect = say.say_with("weighting-effect", &effect);
    facts.push(Fact::new(say.say("weighting-key-effect"), effect));
    let spread = &found.spread;
    let quantile = |share: f64| {
        let at = spread.quantiles.iter().find(|q| q.share == share);
        at.map_or(String::new(), |q| number(q.relative))
    };
    let args = Args::new()
        .text("least", number(spread.least))
        .text("most", number(spread.most))
        .text("low", quantile(0.25))
        .text("high", quantile(0.75))
        .text("top", quantile(0.99));
    let text = say.say_with("weighting-spread", &args);
    facts.push(Fact::new(say.say("weighting-key-spread"), text));
    let args = Args::new()
        .text("population", plain((found.population * 10.0).round() / 10.0, say));
    facts.push(Fact::more(say.say_with("weighting-total", &args)));
    let args = Args::new()
        .text("least", number(spread.least_factor))
        .text("most", number(spread.most_factor));
    let text = say.say_with("weighting-factors", &args);
    facts.push(Fact::new(say.say("weighting-key-factors"), text));
    if spread.at_limit > 0 {
        let args = Args::new().text("n", count(spread.at_limit as f64));
        facts.push(Fact::more(say.say_with("weighting-at-limit", &args)));
    }
    let rests = say.assumptions(&found.assumptions);
    facts.push(Fact::new(say.say("key-rests"), rests));
    facts
}

fn method(found: &WeightingResult, say: &Phrases) -> String {
    let (name, steps) = match found.method {
        WeightingMethod::Rake => ("rake", "weighting-sweeps"),
        WeightingMethod::PostStratify => ("post_stratify", ""),
        WeightingMethod::Linear => ("linear", "weighting-steps"),
        WeightingMethod::RakingDistance => ("raking_distance", "weighting-steps"),
        WeightingMethod::Logit => ("logit", "weighting-steps"),
    };
    // Raking between limits goes by Newton's steps.
    let limited = found.bounds.is_some() || found.trim.is_some();
    let steps = match steps {
        "weighting-sweeps" if limited || !found.numbers.is_empty() => "weighting-steps",
        steps => steps,
    };
    let mut parts = vec![say.say(&format!("weighting-method-{name}"))];
    if !steps.is_empty() && found.iterations > 0 && found.met {
        let n = found.iterations as f64;
        let args = Args::new().count("count", n).text("n", say.style().count(n));
        parts.push(say.say_with(steps, &args));
    }
    let limits = [("weighting-bounds", found.bounds), ("weighting-trim", found.trim)];
    for (id, limits) in limits {
        if let Some([low, high]) = limits {
            let args =
                Args::new().text("low", plain(low, say)).text("high", plain(high, say));
            parts.push(say.say_with(id, &args));
        }
    }
    say.semicolons(&parts)
}

fn base(found: &WeightingResult, say: &Phrases) -> String {
    match &found.base_weight {
        None => say.say("weighting-base-equal"),
        Some(name) => {
            let args = Args::new().text("name", name.clone());
            say.say_with("weighting-base-weight", &args)
        }
    }
}

fn respondents(found: &WeightingResult, say: &Phrases) -> String {
    let n = |n: u64| Args::new().text("n", say.style().count(n as f64));
    let mut parts = vec![say.say_with("weighting-n", &n(found.n))];
    if found.kept_out > 0 {
        parts.push(say.say_with("weighting-kept-out", &n(found.kept_out)));
    }
    say.semicolons(&parts)
}

/// Misfits below this are those of numbers with sixteen digits.
const NIL: f64 = 1e-9;

fn met(found: &WeightingResult, say: &Phrases) -> Fact {
    let key = say.say("weighting-key-targets");
    if let Some(worst) = found.worst {
        let args = Args::new().text("worst", say.style().percent(worst, 1));
        let text = say.say_with("weighting-unmet-text", &args);
        return Fact::verdict(key, Tone::Bad, say.say("weighting-unmet"), text);
    }
    let text = if found.misfit > NIL {
        let exponent = found.misfit.log10().ceil();
        let misfit = format!("1e{exponent}");
        let args = Args::new().text("misfit", misfit);
        say.say_with("weighting-met-text", &args)
    } else {
        String::new()
    };
    Fact::verdict(key, Tone::Good, say.say("weighting-met"), text)
}

fn margin_table(margin: &WeightedMargin, say: &Phrases) -> Block {
    let label = margin.label.clone().unwrap_or_else(|| margin.variable.clone());
    let args = Args::new()
        .text("label", label)
        .text("effect", say.style().number(margin.design_effect, 2));
    let off = margin.levels.iter().any(WeightedLevel::missed);
    let mut header = vec![
        say.say("weighting-level"),
        say.say("table-n"),
        say.say("weighting-before"),
        say.say("weighting-after"),
        say.say("weighting-target"),
        say.say("weighting-difference"),
    ];
    if off {
        header.push(say.say("weighting-difference-after"));
    }
    let mut notes = Vec::new();
    if margin.unanswered > 0 {
        let n = Args::new().text("n", say.style().count(margin.unanswered as f64));
        notes.push(say.say_with("weighting-unanswered", &n));
    }
    Block::Table {
        caption: say.say_with("weighting-caption", &args),
        header,
        rows: margin.levels.iter().map(|l| level_row(l, margin, off, say)).collect(),
        notes,
    }
}

fn level_row(
    level: &WeightedLevel,
    margin: &WeightedMargin,
    off: bool,
    say: &Phrases,
) -> Vec<String> {
    let style = say.style();
    let name = match level.unanswered {
        true => say.say("weighting-unanswered-level"),
        false => level.label.clone(),
    };
    let difference =
        |d: Option<f64>| d.map_or(say.say("table-blank"), |d| signed(d, say));
    let mut row = vec![
        name,
        style.count(level.n as f64),
        style.percent(level.base, 1),
        style.percent(level.weighted, 1.max(margin.decimals)),
        style.percent(level.target, 1.max(margin.decimals)),
        difference(level.difference_before),
    ];
    if off {
        row.push(difference(level.difference_after));
    }
    row
}

/// A difference with its sign.
fn signed(difference: f64, say: &Phrases) -> String {
    let number = say.style().number(difference.abs(), 2);
    // What is printed as 0 has no sign.
    match difference {
        d if d.abs() < 0.005 => number,
        d if d < 0.0 => format!("−{number}"),
        _ => format!("+{number}"),
    }
}

fn numbers_table(found: &WeightingResult, say: &Phrases) -> Block {
    let number = |x: f64| say.style().number(x, 2);
    let rows = found.numbers.iter().map(|of| {
        let difference = of.difference_before;
        vec![
            of.label.clone().unwrap_or_else(|| of.variable.clone()),
            number(of.base),
            number(of.weighted),
            number(of.target),
            difference.map_or(say.say("table-blank"), |d| signed(d, say)),
        ]
    });
    Block::Table {
        caption: say.say("weighting-numbers"),
        header: vec![
            say.say("weighting-variable"),
            say.say("weighting-before"),
            say.say("weighting-after"),
            say.say("weighting-target"),
            say.say("weighting-difference"),
        ],
        rows: rows.collect(),
        notes: Vec::new(),
    }
}

/// Shares with both kinds of standard errors, and R's where they are there.
fn question_table(of: &WeightedQuestion, say: &Phrases) -> Block {
    let found = &of.calibrated;
    let label = found.label.as_deref().unwrap_or(&found.question);
    let n = Args::new().text("n", say.style().count(found.n as f64));
    let everybody = found.answers.first().is_some_and(|answer| {
        answer.estimate.base == crate::results::Base::AllRespondents
    });
    let base = if everybody { "toplines-everybody" } else { "toplines-answered" };
    let level = found.answers.first().and_then(|a| a.estimate.interval.as_ref());
    let level = level.map_or(0.95, |interval| interval.level);
    let level = Args::new().text("level", say.level(level));
    let mut header = vec![
        say.say("table-answer"),
        say.say("table-share"),
        say.say_with("table-interval", &level),
        say.say("weighting-se-calibrated"),
        say.say("weighting-se-fixed"),
    ];
    let mut notes = vec![say.say("weighting-se-note")];
    if of.r_rake.is_some() {
        header.push(say.say("weighting-se-r_rake"));
        notes.push(say.say("weighting-r-rake-note"));
    }
    if let Some(answer) = found.answers.first() {
        notes.push(say.assumptions(&answer.estimate.assumptions));
    }
    let rows = (0..found.answers.len()).map(|i| question_row(of, i, say)).collect();
    let caption = format!("{label} — {}", say.say_with(base, &n));
    Block::Table { caption, header, rows, notes }
}

fn question_row(of: &WeightedQuestion, i: usize, say: &Phrases) -> Vec<String> {
    let style = say.style();
    let answer = &of.calibrated.answers[i];
    let blank = || say.say("table-blank");
    let name = answer.label.clone().unwrap_or_else(|| answer.code.to_string());
    let small = answer.small_base == Some(SmallBase::Suppress);
    let se = |found: &FrequencyResult| {
        let se = found.answers.get(i).and_then(|answer| answer.estimate.se);
        se.filter(|_| !small).map_or_else(blank, |se| style.share_points(se, 2))
    };
    let interval = answer.estimate.interval.as_ref().filter(|_| !small);
    let share = match small {
        true => SUPPRESSED.to_owned(),
        false => style.percent(answer.estimate.value.unwrap_or(0.0), 1),
    };
    let mut row = vec![
        name,
        share,
        interval.map_or_else(blank, |i| style.percent_range(i.lower, i.upper, 1)),
        se(&of.calibrated),
        se(&of.fixed),
    ];
    row.extend(of.r_rake.as_ref().map(se));
    row
}

/// A level or a number in a row of its own: shares are proportions, means in their own unit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TidyWeight {
    /// The weight.
    pub weight: String,
    /// The variable.
    pub variable: String,
    /// The level; blank for the mean of a variable of numbers.
    pub level: String,
    /// Respondents, unweighted.
    pub n: Option<u64>,
    /// Share or mean by base weights.
    pub before: f64,
    /// The same by final weights.
    pub after: f64,
    /// The same asked for.
    pub target: f64,
    /// Distance from the target before weighting, in standard deviations.
    pub difference_before: Option<f64>,
    /// The same after weighting.
    pub difference_after: Option<f64>,
    /// Design effect of the margin alone.
    pub margin_design_effect: Option<f64>,
    /// Design effect of the final weights.
    pub design_effect: f64,
    /// False for the closest weights to targets that cannot be met.
    pub met: bool,
}

/// Levels before and after weighting, a row each, then variables of numbers.
#[must_use]
pub fn tidy_weighting(found: &WeightingResult) -> Vec<TidyWeight> {
    let digits = crate::stats::significant;
    let levels = found.margins.iter().flat_map(|margin| {
        margin.levels.iter().map(move |level| TidyWeight {
            weight: found.name.clone(),
            variable: margin.variable.clone(),
            level: level.label.clone(),
            n: Some(level.n),
            before: digits(level.base),
            after: digits(level.weighted),
            target: digits(level.target),
            difference_before: level.difference_before,
            difference_after: level.difference_after,
            margin_design_effect: Some(digits(margin.design_effect)),
            design_effect: digits(found.design_effect),
            met: found.met,
        })
    });
    let numbers = found.numbers.iter().map(|number| TidyWeight {
        weight: found.name.clone(),
        variable: number.variable.clone(),
        level: String::new(),
        n: None,
        before: digits(number.base),
        after: digits(number.weighted),
        target: digits(number.target),
        difference_before: number.difference_before,
        difference_after: number.difference_after,
        margin_design_effect: None,
        design_effect: digits(found.design_effect),
        met: found.met,
    });
    levels.chain(numbers).collect()
}
