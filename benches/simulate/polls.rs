//! Two published shares and the share that holds both views.

use rand_pcg::Pcg64;

use super::super::stats::{
    Bounds, Interval, Level, StatsError, clr_upper, frechet, imbens_manski,
    same_sample_interval, se_share, se_sum_independent, two_poll_interval,
};
use super::{Cell, Counts, uniform};

/// Half of the unit that shares are published in, whole percents.
pub(super) const HALF: f64 = 0.005;

/// The pairs of true shares: at both kinks, near one or both, far from them, near 0 and 1.
const PAIRS: [(f64, f64); 6] =
    [(0.48, 0.48), (0.49, 0.48), (0.52, 0.48), (0.7, 0.48), (0.03, 0.05), (0.98, 0.98)];

/// Who was asked the two questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asked {
    /// The respondents of two independent polls.
    TwoPolls,
    /// The same respondents.
    Same,
}

/// How the shares are published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Figures {
    /// Rounded to whole percents.
    WholePercents,
    /// As they were observed.
    Exact,
}

/// A method for the interval of the joint share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// What the engine does.
    Default,
    /// The same, as if the published figures were exact.
    AsIfExact,
    /// Imbens & Manski (2004) with normal standard errors of the bounds, figures taken as
    /// exact. A lower bound of 0 has no error.
    ImbensManski,
    /// Chernozhukov, Lee & Rosen (2013) for the least of two polls' shares, and p + q − 1
    /// less 1.645 standard errors, figures taken as exact.
    Clr,
}

/// A method with the figures that it sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Method(pub(crate) Kind, pub(crate) Figures);

impl Method {
    /// Its interval from the two shares of samples of n respondents.
    fn interval(
        self,
        asked: Asked,
        (p, q): (f64, f64),
        n: f64,
    ) -> Result<Interval, StatsError> {
        let level = Level::default();
        let (p, q, half) = match self.1 {
            Figures::WholePercents => (whole_percent(p), whole_percent(q), HALF),
            Figures::Exact => (p, q, 0.0),
        };
        let engine = |half: f64| match asked {
            Asked::TwoPolls => two_poll_interval((p, half, n), (q, half, n), level),
            Asked::Same => same_sample_interval((p, half), (q, half), n, level),
        };
        match self.0 {
            Kind::Default => engine(half),
            Kind::AsIfExact => engine(0.0),
            Kind::ImbensManski => {
                let Bounds { lower, upper } = frechet(&[p, q])?;
                let se_lower = match asked {
                    _ if lower == 0.0 => 0.0,
                    Asked::TwoPolls => se_sum_independent(p, n, q, n)?,
                    // What it is when the joint share is the lower bound.
                    Asked::Same => se_share(lower, n)?,
                };
                let upper = (upper, se_share(upper, n)?);
                Ok(imbens_manski((lower, se_lower), upper, level)?.1)
            }
            Kind::Clr => {
                let se = se_sum_independent(p, n, q, n)?;
                let lower = (p + q - 1.0 - level.z_one_sided() * se).max(0.0);
                Ok(Interval { lower, upper: clr_upper(p, n, q, n, level)?.upper })
            }
        }
    }
}

/// Two questions whose shares, and the share of both, are known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Pair<'a> {
    /// The cell's number.
    number: u64,
    /// Who was asked.
    asked: Asked,
    /// Respondents, of each poll if there are two.
    pub(crate) n: usize,
    /// True share of the first view.
    pub(crate) p: f64,
    /// True share of the second view.
    pub(crate) q: f64,
    /// True share of both.
    pub(crate) joint: f64,
    /// Whose intervals to count.
    pub(crate) methods: &'a [Method],
}

/// Every pair of shares in samples of 500 and 2,000, with the joint share at the ends of
/// what it can be; with the same respondents, where it moves the sample, halfway too.
pub(crate) fn pairs(
    asked: Asked,
    methods: &[Method],
) -> Result<Vec<Pair<'_>>, StatsError> {
    let (first, places): (u64, &[f64]) = match asked {
        Asked::TwoPolls => (1000, &[0.0, 1.0]),
        Asked::Same => (2000, &[0.0, 0.5, 1.0]),
    };
    let mut cells = Vec::new();
    for n in [500, 2000] {
        for (p, q) in PAIRS {
            let Bounds { lower, upper } = frechet(&[p, q])?;
            for place in places {
                let number = first + cells.len() as u64;
                let joint = lower + place * (upper - lower);
                cells.push(Pair { number, asked, n, p, q, joint, methods });
            }
        }
    }
    Ok(cells)
}

impl Pair<'_> {
    /// The two shares of a new sample, or of a new pair of them.
    fn shares(&self, random: &mut Pcg64) -> (f64, f64) {
        let (mut first, mut second) = (0_usize, 0_usize);
        for _ in 0..self.n {
            let u = uniform(random);
            first += usize::from(u < self.p);
            second += usize::from(match self.asked {
                Asked::TwoPolls => uniform(random) < self.q,
                // Both, the first alone, the second alone, neither, in this order.
                Asked::Same => {
                    u < self.joint || (self.p..self.p + self.q - self.joint).contains(&u)
                }
            });
        }
        let n = self.n as f64;
        (first as f64 / n, second as f64 / n)
    }
}

impl Cell for Pair<'_> {
    fn number(&self) -> u64 {
        self.number
    }

    fn methods(&self) -> usize {
        self.methods.len()
    }

    fn draw(&self, random: &mut Pcg64, found: &mut Counts) -> Result<(), StatsError> {
        let shares = self.shares(random);
        for (method, coverage) in self.methods.iter().zip(&mut found.methods) {
            let interval = method.interval(self.asked, shares, self.n as f64)?;
            coverage.count(interval, self.joint);
        }
        Ok(())
    }
}

pub(super) fn whole_percent(share: f64) -> f64 {
    (share * 100.0).round() / 100.0
}
