//! Inference for bounds by group, valid where groups are tied.

use super::bounds::Bounds;
use super::error::{share, size};
use super::groupwise::groupwise;
use super::interval::wilson;
use super::normal_draws::NormalDraws;
use super::same_sample::same_sample_union;
use super::sum_of_minima::{IntersectionBound, Pair, clark_upper, directional_upper};
use super::{Interval, Level, StatsError};

/// With more groups than this the 2^G choices of [`GroupMethod::Intersection`] are too many.
const MOST_GROUPS: usize = 12;

/// One group's toplines.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GroupToplines {
    /// The group's share of everybody.
    pub share: f64,
    /// Share of the group with the first view.
    pub p: f64,
    /// Share of the group with the second view.
    pub q: f64,
    /// Half the unit to which `p` was rounded; 0 for an exact figure.
    pub half_p: f64,
    /// The same for `q`.
    pub half_q: f64,
    /// (Effective) respondents of the group asked about the first view.
    pub n_p: f64,
    /// The same for the second view.
    pub n_q: f64,
}

/// What a confidence level is promised for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Promise {
    /// Each limit by itself: one-sided, 1.645 at 0.95.
    EachEnd(Level),
    /// Both limits together: two-sided, each at half the risk.
    BothEnds(Level),
}

impl Promise {
    fn of_each(self) -> Level {
        match self {
            Self::EachEnd(level) => level,
            Self::BothEnds(level) => {
                Level::new(1.0 - level.alpha() / 2.0).unwrap_or(level)
            }
        }
    }
}

/// How ties between p and q (or p and 1 − q) are handled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupMethod {
    /// Least of 2^G linear functions with adaptive selection (Chernozhukov, Lee & Rosen
    /// 2013), up to 12 groups.
    Intersection,
    /// Directional derivative, simulated (Fang & Santos 2019), for any number of groups.
    Directional,
    /// Directional derivative, normal with Clark's (1961) moments: a little short.
    Clark,
}

/// Bounds by group and limits that cover them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GroupedInterval {
    /// The bounds, over all unrounded figures.
    pub bounds: Bounds,
    /// Limits for both ends.
    pub interval: Interval,
    /// Ends that err inwards in at most half of all samples, where plain ones nearly
    /// always do; [`GroupMethod::Intersection`] only.
    pub half_median_unbiased: Option<Bounds>,
}

/// Toplines by group, whose shares of the whole are known.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupedPolls {
    groups: Vec<GroupToplines>,
    bounds: Bounds,
}

impl GroupedPolls {
    /// Checks the figures.
    ///
    /// # Errors
    /// As [`groupwise`]; a size below 1.
    pub fn new(groups: Vec<GroupToplines>) -> Result<Self, StatsError> {
        let column = |of: fn(&GroupToplines) -> f64| -> Vec<f64> {
            groups.iter().map(of).collect()
        };
        for group in &groups {
            share("half a unit of the first view", group.half_p)?;
            share("half a unit of the second view", group.half_q)?;
            share("p", group.p)?;
            share("q", group.q)?;
            size("n of the first view", group.n_p)?;
            size("n of the second view", group.n_q)?;
        }
        let shares = column(|g| g.share);
        let low = groupwise(&shares, &column(|g| g.low().0), &column(|g| g.low().1))?;
        let high = groupwise(&shares, &column(|g| g.high().0), &column(|g| g.high().1))?;
        let bounds = Bounds { lower: low.bounds.lower, upper: high.bounds.upper };
        Ok(Self { groups, bounds })
    }

    /// [`GroupMethod::Intersection`] where it is possible, else
    /// [`GroupMethod::Directional`].
    #[must_use]
    pub fn method(&self) -> GroupMethod {
        if self.groups.len() <= MOST_GROUPS {
            GroupMethod::Intersection
        } else {
            GroupMethod::Directional
        }
    }

    /// Limits when the two views come from independent polls. Plain standard errors cover
    /// 66% instead of 95% when six groups are tied; these cover what they promise.
    ///
    /// Standard errors are at least Wilson's distances over z, so that small shares and
    /// small groups are not taken for certain (MOVER; Zou & Donner 2008).
    ///
    /// # Errors
    /// [`StatsError::TooMany`] groups for the intersection of choices;
    /// [`StatsError::Lengths`] when the draws are for fewer groups.
    pub fn two_polls(
        &self,
        method: GroupMethod,
        promise: Promise,
        draws: &NormalDraws,
    ) -> Result<GroupedInterval, StatsError> {
        if draws.groups() < self.groups.len() {
            return Err(StatsError::Lengths(self.groups.len(), draws.groups()));
        }
        if method == GroupMethod::Intersection && self.groups.len() > MOST_GROUPS {
            return Err(StatsError::TooMany { limit: MOST_GROUPS });
        }
        let level = promise.of_each();
        let n: f64 = self.groups.iter().map(|g| g.n_p + g.n_q).sum();
        let upper: Vec<Pair> = self.groups.iter().map(|g| g.upper_pair(level)).collect();
        let lower: Vec<Pair> = self.groups.iter().map(|g| g.lower_pair(level)).collect();
        let of = |pairs: &[Pair]| match method {
            GroupMethod::Intersection => {
                let bound = IntersectionBound::new(pairs, n, draws);
                let half = Level::new(0.5).map(|half| bound.upper(half, draws));
                (bound.upper(level, draws), half.ok())
            }
            GroupMethod::Directional => (directional_upper(pairs, n, level, draws), None),
            GroupMethod::Clark => (clark_upper(pairs, n, level), None),
        };
        let ((up, up_half), (down, down_half)) = (of(&upper), of(&lower));
        let within = |x: f64| x.clamp(0.0, 1.0);
        Ok(GroupedInterval {
            bounds: self.bounds,
            interval: Interval { lower: within(-down), upper: within(up) },
            half_median_unbiased: down_half
                .zip(up_half)
                .map(|(down, up)| Bounds { lower: within(-down), upper: within(up) }),
        })
    }

    /// Limits when the same `n` (effective) respondents were asked about both views: the
    /// sample's joint share lies between the sample's bounds by group surely, so Wilson's
    /// limits at the two ends cover it at every kink. The groups' own sizes play no part.
    ///
    /// # Errors
    /// A size below 1.
    pub fn same_sample(
        &self,
        n: f64,
        promise: Promise,
    ) -> Result<GroupedInterval, StatsError> {
        let z = promise.of_each().z_one_sided();
        let Bounds { lower, upper } = self.bounds;
        let interval = same_sample_union(lower, upper.min(1.0), n, z)?;
        Ok(GroupedInterval { bounds: self.bounds, interval, half_median_unbiased: None })
    }
}

impl GroupToplines {
    fn low(&self) -> (f64, f64) {
        ((self.p - self.half_p).max(0.0), (self.q - self.half_q).max(0.0))
    }

    fn high(&self) -> (f64, f64) {
        ((self.p + self.half_p).min(1.0), (self.q + self.half_q).min(1.0))
    }

    /// min(p, q) at the highest unrounded figures.
    fn upper_pair(&self, level: Level) -> Pair {
        let (p, q) = self.high();
        let z = level.z_one_sided();
        let error = |x: f64, n: f64| error(x, n, z, wilson(x, n, z).upper - x);
        Pair {
            x: self.share * p,
            y: self.share * q,
            se_x: self.share * error(p, self.n_p),
            se_y: self.share * error(q, self.n_q),
        }
    }

    /// min(0, 1 − p − q), the negated lower end, at the lowest unrounded figures.
    fn lower_pair(&self, level: Level) -> Pair {
        let (p, q) = self.low();
        let z = level.z_one_sided();
        let error = |x: f64, n: f64| error(x, n, z, x - wilson(x, n, z).lower);
        Pair {
            x: 0.0,
            y: -self.share * (p + q - 1.0),
            se_x: 0.0,
            se_y: self.share * error(p, self.n_p).hypot(error(q, self.n_q)),
        }
    }
}

fn error(x: f64, n: f64, z: f64, distance: f64) -> f64 {
    let plain = (x * (1.0 - x) / n).sqrt();
    if z > 0.0 { plain.max(distance / z) } else { plain }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(share: f64, p: f64, q: f64) -> GroupToplines {
        let n = 500.0 * share;
        GroupToplines { share, p, q, half_p: 0.0, half_q: 0.0, n_p: n, n_q: n }
    }

    fn level() -> Level {
        Level::default()
    }

    /// The synthetic party table of the methods' notes.
    fn parties() -> Vec<GroupToplines> {
        let text = include_str!("../../tests/fixtures/contradiction_cases.json");
        let cases: serde_json::Value = serde_json::from_str(text).unwrap();
        let case = cases
            .as_array()
            .unwrap()
            .iter()
            .find(|case| case["what"] == "groupwise_delta_IM")
            .unwrap();
        let list = |name: &str| -> Vec<f64> {
            let like = &case["inputs"]["like"];
            let inputs = if case["inputs"].get(name).is_some() {
                &case["inputs"]
            } else {
                &cases.as_array().unwrap().iter().find(|c| &c["id"] == like).unwrap()["inputs"]
            };
            let numbers = inputs[name].as_array().unwrap().iter();
            numbers
                .map(|x| {
                    x.as_f64().unwrap_or_else(|| x.as_str().unwrap().parse().unwrap())
                })
                .collect()
        };
        let (shares, p, q) = (list("share"), list("p"), list("q"));
        (0..shares.len()).map(|g| group(shares[g], p[g], q[g])).collect()
    }

    #[test]
    fn away_from_ties_all_methods_are_near_the_delta_method() {
        let groups = parties();
        let draws = NormalDraws::new(groups.len(), 11);
        let polls = GroupedPolls::new(groups).unwrap();
        let each = Promise::EachEnd(level());
        let of = |method| polls.two_polls(method, each, &draws).unwrap();
        let directional = of(GroupMethod::Directional);
        let clark = of(GroupMethod::Clark);
        let intersection = of(GroupMethod::Intersection);
        let near = |a: f64, b: f64| assert!((a - b).abs() < 0.003, "{a} {b}");
        near(directional.interval.upper, clark.interval.upper);
        near(directional.interval.lower, clark.interval.lower);
        assert!(intersection.interval.upper >= clark.interval.upper - 0.003);
        let half = intersection.half_median_unbiased.unwrap();
        assert!(half.lower <= intersection.bounds.lower + 1e-12);
        assert!(half.upper >= intersection.bounds.upper - 1e-12);
        assert_eq!(format!("{:.4}", intersection.bounds.upper), "0.2620");
    }

    #[test]
    fn a_promise_for_both_ends_is_one_for_each_at_half_the_risk() {
        let polls = GroupedPolls::new(parties()).unwrap();
        let draws = NormalDraws::new(12, 11);
        let of = |promise| polls.two_polls(polls.method(), promise, &draws).unwrap();
        let half_risk = Level::new(0.975).unwrap();
        assert_eq!(of(Promise::BothEnds(level())), of(Promise::EachEnd(half_risk)));
        let both = polls.same_sample(500.0, Promise::BothEnds(level())).unwrap();
        let one = polls.same_sample(500.0, Promise::EachEnd(level())).unwrap();
        assert!(both.interval.upper > one.interval.upper);
        let Bounds { lower, upper } = polls.bounds;
        let z = level().z();
        assert!((both.interval.upper - wilson(upper, 500.0, z).upper).abs() < 1e-15);
        assert!((both.interval.lower - wilson(lower, 500.0, z).lower).abs() < 1e-15);
    }

    #[test]
    fn rounding_widens_both_ends() {
        let exact = GroupedPolls::new(parties()).unwrap();
        let rounded = parties().into_iter().map(|g| GroupToplines {
            half_p: 0.005,
            half_q: 0.005,
            ..g
        });
        let rounded = GroupedPolls::new(rounded.collect()).unwrap();
        let draws = NormalDraws::new(6, 11);
        for method in
            [GroupMethod::Intersection, GroupMethod::Directional, GroupMethod::Clark]
        {
            let of = |polls: &GroupedPolls| {
                polls
                    .two_polls(method, Promise::EachEnd(level()), &draws)
                    .unwrap()
                    .interval
            };
            let (narrow, wide) = (of(&exact), of(&rounded));
            assert!((wide.upper - narrow.upper - 0.005).abs() < 0.002, "{method:?}");
            assert!(wide.lower < narrow.lower || narrow.lower == 0.0);
        }
        assert!((rounded.bounds.upper - exact.bounds.upper - 0.005).abs() < 1e-12);
    }

    #[test]
    fn too_many_groups_go_to_the_directional_method() {
        let many = vec![group(1.0 / 13.0, 0.5, 0.5); 13];
        let polls = GroupedPolls::new(many).unwrap();
        assert_eq!(polls.method(), GroupMethod::Directional);
        let (draws, each) = (NormalDraws::new(13, 1), Promise::EachEnd(level()));
        assert!(polls.two_polls(GroupMethod::Directional, each, &draws).is_ok());
        assert!(matches!(
            polls.two_polls(GroupMethod::Intersection, each, &draws),
            Err(StatsError::TooMany { limit: 12 })
        ));
        let few = NormalDraws::new(3, 1);
        assert!(polls.two_polls(GroupMethod::Directional, each, &few).is_err());
        assert!(GroupedPolls::new(vec![group(0.9, 0.5, 0.5)]).is_err());
        assert!(GroupedPolls::new(vec![group(1.0, 1.5, 0.5)]).is_err());
    }

    #[test]
    fn nobody_and_everybody_are_not_taken_for_certain() {
        let polls = GroupedPolls::new(vec![group(0.5, 0.0, 0.5), group(0.5, 1.0, 1.0)]);
        let polls = polls.unwrap();
        let draws = NormalDraws::new(2, 1);
        let each = Promise::EachEnd(level());
        let found = polls.two_polls(GroupMethod::Intersection, each, &draws).unwrap();
        assert!(
            found.interval.upper > 0.503 && found.interval.lower < 0.497,
            "{found:?}"
        );
    }
}
