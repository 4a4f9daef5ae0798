//! Published contradiction segments as tidy rows.

use super::tidy::{TidyShare, tidy};
use crate::results::{BoundedShare, ContradictionResult, ContradictionWaves, Figure};
use crate::stats::significant;

/// Three rows a poll: both views, and the range of those who hold both (in `range_low` and
/// `range_high`, with the interval around it). `group` is the poll.
#[must_use]
pub fn tidy_waves(found: &ContradictionWaves) -> Vec<TidyShare> {
    found.waves.iter().flat_map(|wave| of_wave(&found.id, wave)).collect()
}

fn of_wave(id: &str, wave: &ContradictionResult) -> [TidyShare; 3] {
    let group = wave.a.figure.poll.clone().unwrap_or_default();
    let in_poll =
        |row: TidyShare| TidyShare { by: "poll".to_owned(), group: group.clone(), ..row };
    let view = |answer: &str, figure: &Figure| {
        let n = figure.estimate.n.map_or(0, |n| n as u64);
        in_poll(tidy(id, answer.to_owned(), n, &figure.estimate))
    };
    let both = wave.both_by_group.as_ref().unwrap_or(&wave.segment.both);
    let row = TidyShare {
        question: id.to_owned(),
        answer: "both".to_owned(),
        ..TidyShare::default()
    };
    [view("a", &wave.a.figure), view("b", &wave.b.figure), in_poll(range(row, both))]
}

fn range(row: TidyShare, both: &BoundedShare) -> TidyShare {
    let interval = both.interval.as_ref();
    TidyShare {
        range_low: Some(significant(both.bounds.lower)),
        range_high: Some(significant(both.bounds.upper)),
        ci_low: interval.map(|i| significant(i.lower)),
        ci_high: interval.map(|i| significant(i.upper)),
        level: interval.map(|i| i.level),
        method: interval.map_or(String::new(), |i| i.method.clone()),
        ..row
    }
}
