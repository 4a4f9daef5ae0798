//! The tables of several views at once: combinations, contradictory pairs, how many of them
//! are held, statements and their reversals.

use super::document::Block;
use super::small_base::{SUPPRESSED, small_base_notes};
use crate::phrase::Phrases;
use crate::results::{
    AtLeastPairs, BalancedShares, Estimate, PairShare, PatternResult, PatternShare,
};
use crate::stats::SmallBase;
use crate::text::Args;

/// Combinations that a table lists; the rest is in JSON and CSV.
const LISTED: usize = 20;

/// All tables of an analysis of views, in reading order.
pub(super) fn tables(found: &PatternResult, say: &Phrases) -> Vec<Block> {
    let mut blocks = vec![combinations(found, say)];
    if !found.pairs.is_empty() {
        blocks.push(pairs(found, say));
    }
    if found.pairs.len() > 1 {
        blocks.push(how_many(found, say));
    }
    if !found.balanced.is_empty() {
        blocks.push(balanced(found, say));
    }
    blocks
}

fn caption(id: &str, found: &PatternResult, say: &Phrases) -> String {
    let args = Args::new()
        .text("label", say.patterns_name(found))
        .text("all", say.style().count(found.pairs.len() as f64));
    say.say_with(id, &args)
}

/// "95% interval", by the first estimate that has one.
fn interval_head(found: &PatternResult, say: &Phrases) -> String {
    let interval = found.views.iter().find_map(|view| view.share.interval.as_ref());
    let level = interval.map_or(0.95, |interval| interval.level);
    say.say_with("table-interval", &Args::new().text("level", say.level(level)))
}

/// Share, standard error in points, and interval, or the mark of too small a base.
fn cells(of: &Estimate, small: Option<SmallBase>, say: &Phrases) -> [String; 3] {
    let blank = || say.say("table-blank");
    if small == Some(SmallBase::Suppress) {
        return [SUPPRESSED.to_owned(), blank(), blank()];
    }
    let mark = if small.is_some() { "*" } else { "" };
    let se = of.se.map_or_else(blank, |se| say.style().share_points(se, 2));
    [
        of.value.map_or_else(blank, |share| format!("{}{mark}", say.tenths(share))),
        se,
        of.interval.as_ref().map_or_else(blank, |i| say.interval_tenths(i)),
    ]
}

fn combinations(found: &PatternResult, say: &Phrases) -> Block {
    let pairs = !found.pairs.is_empty();
    let mut header = vec![
        say.say("patterns-table-holds"),
        say.say("table-share"),
        say.say("patterns-table-se"),
        interval_head(found, say),
        say.say("table-n"),
    ];
    header.extend(pairs.then(|| say.say("patterns-table-pairs")));
    let listed = &found.patterns[..found.patterns.len().min(LISTED)];
    let row = |pattern: &PatternShare| {
        let mut row = vec![say.pattern(pattern, found)];
        row.extend(cells(&pattern.share, pattern.small_base, say));
        row.push(say.style().count(pattern.n as f64));
        row.extend(pairs.then(|| say.style().count(pattern.contradictions as f64)));
        row
    };
    let mut notes = vec![say.say("patterns-table-note")];
    let rest = &found.patterns[listed.len()..];
    if !rest.is_empty() {
        let share = rest.iter().filter_map(|pattern| pattern.share.value).sum();
        let args = Args::new()
            .text("n", say.style().count(rest.len() as f64))
            .text("share", say.tenths(share));
        notes.push(say.say_with("patterns-rest", &args));
    }
    notes.extend(small_base_notes(listed.iter().map(|p| p.small_base), say));
    Block::Table {
        caption: caption("patterns-table-caption", found, say),
        header,
        rows: listed.iter().map(row).collect(),
        notes,
    }
}

fn pairs(found: &PatternResult, say: &Phrases) -> Block {
    let row = |pair: &PairShare| {
        let [share, _, interval] = cells(&pair.both, pair.small_base, say);
        // The two shares are held back on so small a base, and so is their product.
        let independent = match pair.small_base {
            Some(SmallBase::Suppress) => say.say("table-blank"),
            _ => say.tenths(pair.if_independent),
        };
        vec![
            say.views_together(&[&pair.a, &pair.b], found),
            share,
            interval,
            independent,
            say.style().count(pair.n as f64),
        ]
    };
    Block::Table {
        caption: caption("patterns-pairs-caption", found, say),
        header: vec![
            say.say("patterns-table-pair"),
            say.say("table-share"),
            interval_head(found, say),
            say.say("patterns-table-independent"),
            say.say("table-n"),
        ],
        rows: found.pairs.iter().map(row).collect(),
        notes: small_base_notes(found.pairs.iter().map(|p| p.small_base), say),
    }
}

/// Up to the most pairs that anybody holds.
fn how_many(found: &PatternResult, say: &Phrases) -> Block {
    let all = say.style().count(found.pairs.len() as f64);
    let held: Vec<&AtLeastPairs> = found.at_least.iter().filter(|m| m.n > 0).collect();
    let row = |of: &&AtLeastPairs| {
        let args = Args::new()
            .text("least", say.style().count(of.pairs as f64))
            .text("all", all.clone());
        let mut row = vec![say.say_with("patterns-least", &args)];
        row.extend(cells(&of.share, of.small_base, say));
        row.push(say.style().count(of.n as f64));
        row
    };
    let mut notes = Vec::new();
    if held.len() < found.at_least.len() {
        notes.push(say.say("patterns-least-none"));
    }
    notes.extend(small_base_notes(held.iter().map(|m| m.small_base), say));
    Block::Table {
        caption: caption("patterns-least-caption", found, say),
        header: vec![
            say.say("patterns-table-least"),
            say.say("table-share"),
            say.say("patterns-table-se"),
            interval_head(found, say),
            say.say("table-n"),
        ],
        rows: held.iter().map(row).collect(),
        notes,
    }
}

fn balanced(found: &PatternResult, say: &Phrases) -> Block {
    let blank = || say.say("table-blank");
    let row = |name: String, of: &BalancedShares| {
        if of.small_base == Some(SmallBase::Suppress) {
            return vec![name, SUPPRESSED.to_owned(), blank(), blank()];
        }
        let mark = if of.small_base.is_some() { "*" } else { "" };
        let disagree = of.disagree.as_ref();
        vec![
            name,
            format!("{}{mark}", say.estimate(&of.agree)),
            disagree.map_or_else(blank, |share| say.estimate(share)),
            of.net.as_ref().map_or_else(blank, |net| say.net(net)),
        ]
    };
    let pairs = found.balanced.iter();
    let mut rows: Vec<Vec<String>> =
        pairs.map(|pair| row(say.reversed(pair, found), &pair.shares)).collect();
    rows.extend(
        found.balanced_mean.as_ref().map(|mean| row(say.say("patterns-mean"), mean)),
    );
    let mut notes = vec![say.say("patterns-reversal-note")];
    if found.balanced.iter().any(|pair| pair.shares.disagree.is_none()) {
        notes.push(say.say("patterns-no-against"));
    }
    let mean = found.balanced_mean.iter();
    let judged = found.balanced.iter().map(|pair| &pair.shares).chain(mean);
    notes.extend(small_base_notes(judged.map(|of| of.small_base), say));
    Block::Table {
        caption: caption("patterns-balanced-caption", found, say),
        header: [
            "patterns-table-statement",
            "patterns-table-agree",
            "patterns-table-disagree",
            "patterns-table-net",
        ]
        .map(|id| say.say(id))
        .to_vec(),
        rows,
        notes,
    }
}
