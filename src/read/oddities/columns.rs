//! Columns that say the same of every poll, and values far from all others.

use std::collections::HashSet;

use super::File;
use crate::poll::{Code, Diagnostic, FieldDates, Poll};

/// Fewer polls or pollsters may well agree.
const LEAST_POLLS: usize = 20;
const LEAST_POLLSTERS: usize = 5;

/// A sample so many times the median is a misprint or no poll.
const FAR: f64 = 20.0;

/// Longer fieldwork is a misprint of a year or a month, most of the time.
const LONGEST_DAYS: i32 = 120;

/// Constant columns, extreme sample sizes, endless fieldwork.
pub(super) fn columns(file: &File<'_>) -> Vec<Diagnostic> {
    let mut found = constant(file);
    found.extend(sizes(file));
    found.extend(file.polls.iter().flat_map(|poll| dates(file, poll)));
    found
}

/// How every poll was made, where many pollsters cannot all have made it so.
fn constant(file: &File<'_>) -> Vec<Diagnostic> {
    let pollsters: HashSet<&str> =
        file.polls.iter().filter_map(|poll| poll.pollster.as_deref()).collect();
    if file.polls.len() < LEAST_POLLS || pollsters.len() < LEAST_POLLSTERS {
        return Vec::new();
    }
    type Column = (&'static str, fn(&Poll) -> Option<String>);
    let columns: [Column; 4] = [
        ("mode", |poll| poll.mode.clone()),
        ("population", |poll| poll.population.clone()),
        ("sample_size", |poll| Some(poll.sample_size?.n.to_string())),
        ("margin", |poll| Some(poll.margin?.share.to_string())),
    ];
    let first = &file.polls[0];
    columns
        .into_iter()
        .filter_map(|(column, cell)| {
            let value = cell(first)?;
            let same = file.polls.iter().all(|poll| cell(poll).as_ref() == Some(&value));
            same.then(|| {
                let found = file.about(Code::ColumnConstant, first, column, &value);
                found.with("n", file.polls.len())
            })
        })
        .collect()
}

fn sizes(file: &File<'_>) -> Vec<Diagnostic> {
    let mut sizes: Vec<f64> =
        file.polls.iter().filter_map(|poll| Some(poll.sample_size?.n)).collect();
    if sizes.len() < 10 {
        return Vec::new();
    }
    sizes.sort_by(f64::total_cmp);
    let median = sizes[sizes.len() / 2];
    file.polls
        .iter()
        .filter_map(|poll| {
            let n = poll.sample_size?.n;
            (n > FAR * median && n > 10_000.0).then(|| {
                let code = Code::SampleSizeOutlier;
                let found = file.about(code, poll, "sample_size", &n.to_string());
                found.with("n", median)
            })
        })
        .collect()
}

fn dates(file: &File<'_>, poll: &Poll) -> Option<Diagnostic> {
    let FieldDates::Range { start, end } = poll.dates else { return None };
    let days = (end - start).get_days();
    (days > LONGEST_DAYS).then(|| {
        let long = file.about(Code::FieldLong, poll, "end_date", &end.to_string());
        long.with("start", start).with("n", days)
    })
}
