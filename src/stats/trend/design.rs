//! Polls and anchors in the order of time, with the columns of level and house effects.

use nalgebra::DMatrix;

use super::super::StatsError;
use super::{Anchor, Weights};

/// When and by whom a poll was taken, and its sampling variance (or 1/n, for the answers of a
/// question together).
#[derive(Debug, Clone, Copy)]
pub(super) struct Taken {
    pub(super) day: i32,
    pub(super) house: usize,
    pub(super) noise: f64,
}

/// How columns of house effects arise.
#[derive(Debug, Clone, Copy)]
pub(super) enum Columns<'a> {
    Constrained(Weights),
    Shrunken,
    Anchored(&'a [Anchor]),
}

/// A figure, or a known result, in the order of time.
#[derive(Debug, Clone, Copy)]
pub(super) struct Event {
    pub(super) day: i32,
    /// 0 for a known result.
    pub(super) noise: f64,
    /// The poll; `None` for a known result.
    pub(super) poll: Option<usize>,
}

/// The regression that the random walk starting at 0 on the day `start` is added to.
#[derive(Debug, Clone)]
pub(super) struct Design {
    pub(super) events: Vec<Event>,
    pub(super) start: i32,
    /// A row per event: its figures less their origin, one per answer, then its columns.
    pub(super) rows: Vec<f64>,
    pub(super) answers: usize,
    pub(super) columns: usize,
    /// Whether the first column is the level on the day `start`.
    pub(super) has_level: bool,
    /// Columns of house effects, behind the level's.
    pub(super) house_columns: usize,
    /// Whether these have a prior N(0, τ²).
    pub(super) shrunken: bool,
    /// Houses × their columns: effects = map · coefficients.
    pub(super) map: DMatrix<f64>,
    pub(super) origin: Vec<f64>,
    /// Figures that count in the likelihood: one known result is conditioned on.
    pub(super) counted: usize,
}

impl Design {
    /// Values: a row per poll, `answers` wide.
    pub(super) fn new(
        polls: &[Taken],
        values: &[f64],
        answers: usize,
        columns: Columns<'_>,
    ) -> Result<Self, StatsError> {
        let houses = houses(polls)?;
        let anchors =
            if let Columns::Anchored(anchors) = columns { anchors } else { &[] };
        let mut events = in_order(polls, anchors)?;
        let Some(first) = events.first().copied() else {
            return Err(StatsError::TooFew(1));
        };
        let known_start = first.poll.is_none();
        let anchor_value =
            |day: i32| anchors.iter().find(|a| a.day == day).map_or(0.0, |a| a.value);
        let origin = if known_start {
            events.remove(0);
            vec![anchor_value(first.day); answers]
        } else {
            means(values, answers)
        };
        let map = map(polls, houses, columns);
        let house_columns = map.ncols();
        let total = usize::from(!known_start) + house_columns;
        let mut rows = Vec::with_capacity(events.len() * (answers + total));
        for event in &events {
            for (answer, origin) in origin.iter().enumerate() {
                let value = match event.poll {
                    Some(poll) => values[poll * answers + answer],
                    None => anchor_value(event.day),
                };
                rows.push(value - origin);
            }
            if !known_start {
                rows.push(1.0);
            }
            for column in 0..house_columns {
                rows.push(
                    event.poll.map_or(0.0, |poll| map[(polls[poll].house, column)]),
                );
            }
        }
        let counted = events.len() - usize::from(!anchors.is_empty() && !known_start);
        Ok(Self {
            events,
            start: first.day,
            rows,
            answers,
            columns: total,
            has_level: !known_start,
            house_columns,
            shrunken: matches!(columns, Columns::Shrunken) && house_columns > 0,
            map,
            origin,
            counted,
        })
    }

    /// Width of a row.
    pub(super) fn width(&self) -> usize {
        self.answers + self.columns
    }

    /// Columns without a prior.
    pub(super) fn free(&self) -> usize {
        if self.shrunken { self.columns - self.house_columns } else { self.columns }
    }

    pub(super) fn row(&self, event: usize) -> &[f64] {
        &self.rows[event * self.width()..(event + 1) * self.width()]
    }

    /// Days from the first event to the last.
    pub(super) fn span(&self) -> f64 {
        let last = self.events.last().map_or(self.start, |event| event.day);
        f64::from(last) - f64::from(self.start)
    }

    /// Mean sampling variance of the polls.
    pub(super) fn mean_noise(&self) -> f64 {
        let polls = self.events.iter().filter(|event| event.poll.is_some());
        let (sum, n) = polls.fold((0.0, 0.0), |(s, n), e| (s + e.noise, n + 1.0));
        sum / n
    }

    /// The same design with one more column: 1 from this event on.
    pub(super) fn with_step(&self, from: usize) -> Self {
        let mut rows = Vec::with_capacity(self.rows.len() + self.events.len());
        for event in 0..self.events.len() {
            let (answers, columns) = self.row(event).split_at(self.answers);
            let (level, houses) = columns.split_at(usize::from(self.has_level));
            rows.extend_from_slice(answers);
            rows.extend_from_slice(level);
            rows.push(if event >= from { 1.0 } else { 0.0 });
            rows.extend_from_slice(houses);
        }
        Self { rows, columns: self.columns + 1, ..self.clone() }
    }
}

/// The number of houses, each of which has a poll.
fn houses(polls: &[Taken]) -> Result<usize, StatsError> {
    let houses = polls.iter().map(|poll| poll.house.saturating_add(1)).max().unwrap_or(0);
    if houses > polls.len() {
        return Err(StatsError::Lengths(houses, polls.len()));
    }
    let mut seen = vec![false; houses];
    for poll in polls {
        seen[poll.house] = true;
    }
    match seen.iter().position(|seen| !seen) {
        Some(house) => Err(StatsError::HouseWithoutPoll(house)),
        None => Ok(houses),
    }
}

/// Known results come before the polls of their day.
fn in_order(polls: &[Taken], anchors: &[Anchor]) -> Result<Vec<Event>, StatsError> {
    let known = anchors.iter().map(|a| Event { day: a.day, noise: 0.0, poll: None });
    let taken = polls.iter().enumerate().map(|(i, poll)| Event {
        day: poll.day,
        noise: poll.noise,
        poll: Some(i),
    });
    let mut events: Vec<Event> = known.chain(taken).collect();
    events.sort_by_key(|event| (event.day, event.poll));
    for pair in events.windows(2) {
        if pair[0].day == pair[1].day && pair[1].poll.is_none() {
            return Err(StatsError::TwoResults(pair[1].day));
        }
    }
    Ok(events)
}

fn means(values: &[f64], answers: usize) -> Vec<f64> {
    let polls = (values.len() / answers) as f64;
    let mean = |answer| values.iter().skip(answer).step_by(answers).sum::<f64>() / polls;
    (0..answers).map(mean).collect()
}

/// Effects = map · coefficients. Where effects sum to zero the house with most polls follows
/// from the others: its weight divides, and should not be small.
fn map(polls: &[Taken], houses: usize, columns: Columns<'_>) -> DMatrix<f64> {
    let weights = match columns {
        Columns::Anchored(_) => return DMatrix::identity(houses, houses),
        _ if houses < 2 => return DMatrix::zeros(houses, 0),
        Columns::Shrunken => return DMatrix::identity(houses, houses),
        Columns::Constrained(weights) => weights,
    };
    let mut count = vec![0.0; houses];
    for poll in polls {
        count[poll.house] += 1.0;
    }
    let last = (0..houses).fold(0, |a, b| if count[b] > count[a] { b } else { a });
    let weight = |house: usize| match weights {
        Weights::Equal => 1.0,
        Weights::Polls => count[house],
    };
    let mut map = DMatrix::zeros(houses, houses - 1);
    for (column, house) in (0..houses).filter(|house| *house != last).enumerate() {
        map[(house, column)] = 1.0;
        map[(last, column)] = -weight(house) / weight(last);
    }
    map
}
