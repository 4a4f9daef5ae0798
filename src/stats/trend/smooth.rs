//! Fixed-interval smoothing of the walk (Rauch, Tung & Striebel 1965), at every day and with
//! the covariance between any two.

use nalgebra::{DMatrix, DVector};

use super::design::Design;
use super::filter::{Variances, filter};

/// The walk on a day of which something is known.
#[derive(Debug, Clone)]
struct Node {
    day: i32,
    filtered: Vec<f64>,
    p: f64,
    smoothed: Vec<f64>,
    variance: f64,
    /// Smoother gain to the next node.
    gain: f64,
}

/// A model at fixed variances, with all that follows from them.
#[derive(Debug, Clone)]
pub(super) struct Fitted {
    pub(super) design: Design,
    pub(super) variances: Variances,
    pub(super) beta: DMatrix<f64>,
    /// Of the coefficients.
    pub(super) covariance: DMatrix<f64>,
    nodes: Vec<Node>,
}

/// The level on a day, as walk and regression.
#[derive(Debug, Clone)]
pub(super) struct Point {
    day: i32,
    walk: Vec<f64>,
    variance: f64,
    /// Derivative of the level by the coefficients.
    slope: DVector<f64>,
}

impl Fitted {
    /// `None` where the polls do not determine the coefficients.
    pub(super) fn new(design: Design, variances: Variances) -> Option<Self> {
        let mut nodes =
            vec![Node::filtered(design.start, vec![0.0; design.width()], 0.0)];
        let sums = filter(&design, &design.rows, variances, |step| {
            let day = design.events[step.event].day;
            if nodes.last().is_some_and(|node| node.day == day) {
                nodes.pop();
            }
            nodes.push(Node::filtered(day, step.state.to_vec(), step.p));
        })?;
        let solved = sums.solve(&design, variances)?;
        smooth(&mut nodes, variances.drift);
        let (covariance, beta) = (solved.covariance(), solved.beta);
        Some(Self { design, variances, beta, covariance, nodes })
    }

    /// The level on a day.
    pub(super) fn point(&self, day: i32) -> Point {
        let (walk, variance) = self.walk(day);
        let (answers, columns) = (self.design.answers, self.design.columns);
        let slope = DVector::from_fn(columns, |i, _| {
            let level = if self.design.has_level && i == 0 { 1.0 } else { 0.0 };
            level - walk[answers + i]
        });
        Point { day, walk, variance, slope }
    }

    /// The level of an answer.
    pub(super) fn value(&self, point: &Point, answer: usize) -> f64 {
        self.design.origin[answer]
            + point.walk[answer]
            + point.slope.dot(&self.beta.column(answer))
    }

    /// Covariance of the level between two days.
    pub(super) fn covariance_of(&self, a: &Point, b: &Point) -> f64 {
        self.walk_covariance(a, b) + a.slope.dot(&(&self.covariance * &b.slope))
    }

    /// The last node on or before the day.
    fn before(&self, day: i32) -> Option<usize> {
        self.nodes.partition_point(|node| node.day <= day).checked_sub(1)
    }

    fn days(from: i32, to: i32) -> f64 {
        f64::from(to) - f64::from(from)
    }

    /// Smoothed walk and its variance. Before the start it is certain to be 0 there.
    fn walk(&self, day: i32) -> (Vec<f64>, f64) {
        let drift = self.variances.drift;
        let Some(i) = self.before(day) else {
            let ahead = drift * Self::days(day, self.design.start);
            return (vec![0.0; self.design.width()], ahead);
        };
        let node = &self.nodes[i];
        if node.day == day {
            return (node.smoothed.clone(), node.variance);
        }
        let p = node.p + drift * Self::days(node.day, day);
        let Some(next) = self.nodes.get(i + 1) else {
            return (node.filtered.clone(), p);
        };
        let ahead = drift * Self::days(day, next.day);
        let gain = ratio(p, ahead);
        let walk = node
            .filtered
            .iter()
            .zip(&next.smoothed)
            .map(|(a, b)| a + gain * (b - a))
            .collect();
        (walk, p + gain * gain * (next.variance - p - ahead))
    }

    /// Cov(wₛ, wₜ) = Jₛ⋯Jₜ₋₁ Var(wₜ) for s < t (de Jong & MacKinnon 1988).
    fn walk_covariance(&self, a: &Point, b: &Point) -> f64 {
        let (a, b) = if a.day <= b.day { (a, b) } else { (b, a) };
        if a.day == b.day {
            return a.variance;
        }
        let drift = self.variances.drift;
        let (Some(i), Some(j)) = (self.before(a.day), self.before(b.day)) else {
            // Walks backwards from the start, where all is certain.
            return drift * Self::days(b.day, self.design.start).max(0.0);
        };
        let node = &self.nodes[i];
        let p = node.p + drift * Self::days(node.day, a.day);
        let to = |day: i32| drift * Self::days(a.day, day);
        let chain = if i == j {
            ratio(p, to(b.day))
        } else {
            let last = &self.nodes[j];
            let between: f64 =
                self.nodes[i + 1..j].iter().map(|node| node.gain).product();
            ratio(p, to(self.nodes[i + 1].day))
                * between
                * ratio(last.p, drift * Self::days(last.day, b.day))
        };
        chain * b.variance
    }
}

impl Node {
    fn filtered(day: i32, filtered: Vec<f64>, p: f64) -> Self {
        Self { day, smoothed: filtered.clone(), filtered, p, variance: p, gain: 1.0 }
    }
}

/// p/(p + q); a walk that cannot move keeps its value.
fn ratio(p: f64, q: f64) -> f64 {
    if p + q > 0.0 { p / (p + q) } else { 1.0 }
}

fn smooth(nodes: &mut [Node], drift: f64) {
    for i in (0..nodes.len().saturating_sub(1)).rev() {
        let (head, tail) = nodes.split_at_mut(i + 1);
        let (node, next) = (&mut head[i], &tail[0]);
        let step = drift * Fitted::days(node.day, next.day);
        node.gain = ratio(node.p, step);
        for (smoothed, next) in node.smoothed.iter_mut().zip(&next.smoothed) {
            *smoothed += node.gain * (next - *smoothed);
        }
        node.variance = node.p + node.gain * node.gain * (next.variance - node.p - step);
    }
}
