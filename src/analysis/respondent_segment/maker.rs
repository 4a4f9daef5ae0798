//! A segment from its tallies.

use crate::analysis::dimension::{Category, Dimension, both, not};
use crate::analysis::respondents::{Survey, judged, replicate_record};
use crate::poll::slug;
use crate::read::Rejected;
use crate::results::{
    Association, Base, Bounds, Derivation, Estimate, GroupSegment, IntervalRecord,
    RatioEstimate, RespondentSegment, ResponseErrorPoint, SegmentByGroup,
    SegmentEstimate, SegmentProfile, ShareRange, TestRecord, UndecidedRule,
};
use crate::stats::{
    Corrected, FlipRates, IndependenceTest, JointShares, Measure, corrected_for_errors,
    frechet, t_isf,
};
use crate::survey::{DomainCounts, Features, SurveyError, Table, Totals, domain, totals};
use crate::tally::Tally;

use super::RespondentSegmentSpec;
use super::holders::{Pair, Question};

pub(super) struct Maker<'a> {
    /// Of both questions alone, then with each variable of groups.
    pub(super) tallies: &'a [&'a Tally],
    pub(super) survey: &'a Survey<'a>,
    pub(super) a: &'a Question<'a>,
    pub(super) b: &'a Question<'a>,
    /// The variable of the breakdown first, if there is one.
    pub(super) groups: &'a [Dimension<'a>],
    pub(super) spec: &'a RespondentSegmentSpec,
}

/// Totals of the segment's parts under a base, and where each stands.
pub(super) struct Parts {
    pub(super) totals: Totals,
    pub(super) counts: DomainCounts,
    of_a: DomainCounts,
    of_b: DomainCounts,
}

pub(super) const A: usize = 0;
pub(super) const B: usize = 1;
pub(super) const BOTH: usize = 2;
const ONLY_A: usize = 3;
const ONLY_B: usize = 4;
const EITHER: usize = 5;
const NEITHER: usize = 6;
pub(super) const BASE: usize = 7;

impl Parts {
    pub(super) fn of(
        tally: &Tally,
        pair: &Pair,
        base: &[bool],
    ) -> Result<Self, SurveyError> {
        let (a, b) = (both(&pair.a.held, base), both(&pair.b.held, base));
        let (not_a, not_b) = (both(base, &not(&a)), both(base, &not(&b)));
        let neither = both(&not_a, &not_b);
        let either = both(base, &not(&neither));
        let mut features = Features::of(tally);
        for cells in [
            &a,
            &b,
            &both(&a, &b),
            &both(&a, &not_b),
            &both(&b, &not_a),
            &either,
            &neither,
        ] {
            features.add(cells, 0);
        }
        features.add(base, 0);
        let totals = totals(tally, &features)?;
        if totals.values[BASE] <= 0.0 {
            return Err(SurveyError::EmptyBase);
        }
        let counts = domain(tally, base);
        Ok(Self { totals, counts, of_a: domain(tally, &a), of_b: domain(tally, &b) })
    }

    pub(super) fn share(&self, part: usize) -> f64 {
        self.totals.ratio((part, BASE)).unwrap_or(0.0).clamp(0.0, 1.0)
    }

    /// Covariance of the shares of A, B and both.
    pub(super) fn covariance(&self) -> [[f64; 3]; 3] {
        let of = |i: usize, j: usize| self.totals.covariance((i, BASE), (j, BASE));
        [A, B, BOTH].map(|i| [A, B, BOTH].map(|j| of(i, j)))
    }

    /// The three shares.
    pub(super) fn joint(&self) -> Option<JointShares> {
        let (a, b, both) = (self.share(A), self.share(B), self.share(BOTH));
        JointShares::new(a, b, both).ok()
    }

    /// The four cells as a table to be tested.
    fn table(&self) -> Table<'_> {
        let cells = vec![BOTH, ONLY_B, ONLY_A, NEITHER];
        Table { totals: &self.totals, cells, rows: 2, columns: 2, counts: self.counts }
    }

    /// Standard error of a measure of the three shares; `None` where it has a kink.
    fn se(
        &self,
        measure: Measure,
        of: impl Fn(&JointShares) -> Option<Measure>,
    ) -> Option<f64> {
        let shares = [(A, BASE), (B, BASE), (BOTH, BASE)];
        // Everybody's share of a replicate may be off 1 by a rounding error.
        let near = |x: f64| {
            let within = x.clamp(0.0, 1.0);
            if (x - within).abs() < 1e-12 { within } else { x }
        };
        let again = |values: &[f64]| {
            let [a, b, both] = values else { return None };
            let joint = JointShares::new(near(*a), near(*b), near(*both)).ok()?;
            of(&joint).map(|measure| measure.value).filter(|value| value.is_finite())
        };
        let gradient = measure.gradient.as_ref().map(<[f64; 3]>::as_slice);
        let variance =
            self.totals.variance_of(&shares, measure.value, gradient, again)?;
        Some(variance.sqrt())
    }
}

/// What two shares alone leave open.
pub(super) fn bounds(p: f64, q: f64) -> Bounds {
    let (p, q) = (p.clamp(0.0, 1.0), q.clamp(0.0, 1.0));
    frechet(&[p, q]).map_or(Bounds { lower: 0.0, upper: p.min(q) }, |found| Bounds {
        lower: found.lower,
        upper: found.upper,
    })
}

impl Maker<'_> {
    pub(super) fn refused(&self, error: SurveyError) -> Rejected {
        self.survey.refused(error, &self.spec.a.question)
    }

    pub(super) fn result(&self) -> Result<RespondentSegment, Rejected> {
        let tally = self.tallies[0];
        let pair = Pair::of(self.a, self.b, tally)?;
        let answered_both = pair.base(UndecidedRule::AnsweredBoth);
        let everybody = vec![true; tally.cells.len()];
        let joint = domain(tally, &answered_both);
        let mut found = self.empty(&pair, domain(tally, &everybody).n - joint.n);
        if joint.weighted == 0 {
            found.split = Some(self.split(tally, &pair)?);
            return Ok(found);
        }
        for rule in [UndecidedRule::NotHolding, UndecidedRule::AnsweredBoth] {
            let parts = Parts::of(tally, &pair, &pair.base(rule));
            let parts = parts.map_err(|e| self.refused(e))?;
            found.estimates.push(self.estimate(rule, &parts)?);
        }
        let base = pair.base(self.spec.rule);
        let parts = Parts::of(tally, &pair, &base).map_err(|e| self.refused(e))?;
        found.worst_case = self.worst_case(tally, &pair)?;
        found.response_error = self.response_error(&parts);
        found.thresholds = self.thresholds(tally, &pair, &base)?;
        let (by, profile) = match self.spec.by {
            Some(_) => self.groups.split_at(1),
            None => self.groups.split_at(0),
        };
        if let Some(by) = by.first() {
            found.by = Some(self.by_group(by, self.tallies[1])?);
        }
        found.profile = self.profiles(profile, &self.tallies[1 + by.len()..])?;
        Ok(found)
    }

    /// The profile by each variable, several at a time.
    fn profiles(
        &self,
        dimensions: &[Dimension<'_>],
        tallies: &[&Tally],
    ) -> Result<Vec<SegmentProfile>, Rejected> {
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let share = dimensions.len().div_ceil(threads).max(1);
        let parts = dimensions.chunks(share).zip(tallies.chunks(share));
        std::thread::scope(|scope| {
            let work = |(dimensions, tallies): (&'_ [Dimension<'_>], &'_ [&Tally])| {
                let each = dimensions.iter().zip(tallies);
                each.map(|(dimension, tally)| self.profile(dimension, tally)).collect()
            };
            let workers: Vec<_> =
                parts.map(|part| scope.spawn(move || work(part))).collect();
            let mut found = Vec::with_capacity(dimensions.len());
            for worker in workers {
                let profiles: Result<Vec<SegmentProfile>, Rejected> = worker
                    .join()
                    .unwrap_or_else(|panic| std::panic::resume_unwind(panic));
                found.extend(profiles?);
            }
            Ok(found)
        })
    }

    fn empty(&self, pair: &Pair, unanswered: u64) -> RespondentSegment {
        RespondentSegment {
            id: self.spec.name.clone(),
            label: self.spec.label.clone().unwrap_or_default(),
            title: self.spec.title.clone(),
            file: self.survey.file.to_owned(),
            weight: self.survey.weight(),
            replicates: replicate_record(self.tallies[0]),
            a: self.a.view(&pair.a),
            b: self.b.view(&pair.b),
            rule: self.spec.rule,
            estimates: Vec::new(),
            worst_case: None,
            by: None,
            profile: Vec::new(),
            thresholds: Vec::new(),
            response_error: Vec::new(),
            unanswered,
            split: None,
            chart: self.spec.chart,
        }
    }

    fn part(&self, parts: &Parts, part: usize, base: Base) -> Result<Estimate, Rejected> {
        let variance = parts.totals.share_variance((part, BASE));
        self.survey.estimate(parts.share(part), variance, &parts.counts, base)
    }

    fn among(&self, parts: &Parts, of: usize) -> Result<Option<Estimate>, Rejected> {
        let counts = if of == A { &parts.of_a } else { &parts.of_b };
        let Some(share) = parts.totals.ratio((BOTH, of)) else { return Ok(None) };
        let variance = parts.totals.share_variance((BOTH, of));
        self.survey.estimate(share, variance, counts, Base::Holders).map(Some)
    }

    fn estimate(
        &self,
        rule: UndecidedRule,
        parts: &Parts,
    ) -> Result<SegmentEstimate, Rejected> {
        let base = match rule {
            UndecidedRule::NotHolding => Base::AllRespondents,
            UndecidedRule::AnsweredBoth => Base::Answered,
        };
        let (p, q) = (parts.share(A), parts.share(B));
        Ok(SegmentEstimate {
            rule,
            n: parts.counts.n,
            a: self.part(parts, A, base)?,
            b: self.part(parts, B, base)?,
            both: self.part(parts, BOTH, base)?,
            covariance: parts.covariance(),
            only_a: self.part(parts, ONLY_A, base)?,
            only_b: self.part(parts, ONLY_B, base)?,
            either: self.part(parts, EITHER, base)?,
            neither: self.part(parts, NEITHER, base)?,
            b_among_a: self.among(parts, A)?,
            a_among_b: self.among(parts, B)?,
            if_independent: p * q,
            association: self.association(parts),
            toplines_alone: bounds(p, q),
            derivation: Derivation::by(self.survey.share_method())
                .input("p", parts.share(BOTH))
                .input("V", parts.totals.variance((BOTH, BASE)))
                .input("n", parts.counts.n as f64)
                .input("df", parts.counts.df)
                .input("alpha", self.survey.settings.level.alpha()),
        })
    }

    fn association(&self, parts: &Parts) -> Association {
        let joint = parts.joint();
        let log_ratio = |of: fn(&JointShares) -> Option<Measure>| -> RatioEstimate {
            let undefined = RatioEstimate { value: None, se_log: None, interval: None };
            let Some(measure) = joint.as_ref().and_then(of) else { return undefined };
            match parts.se(measure, of) {
                Some(se) => self.survey.ratio(measure.value, se, parts.counts.df),
                // A cell is empty: the ratio is 0, or beyond any number.
                None => RatioEstimate {
                    value: Some(measure.value.exp()).filter(|ratio| ratio.is_finite()),
                    ..undefined
                },
            }
        };
        let value = |measure: Option<Measure>| measure.map(|m| m.value);
        let bounds = joint.as_ref().and_then(JointShares::attainable_phi);
        let of = |f: fn(&JointShares) -> Option<Measure>| joint.as_ref().and_then(f);
        Association {
            lift: log_ratio(JointShares::log_lift),
            odds_ratio: log_ratio(JointShares::log_odds_ratio),
            yule_q: value(of(JointShares::yule_q)),
            phi: value(of(JointShares::phi)),
            phi_bounds: bounds.map(|b| Bounds { lower: b.lower, upper: b.upper }),
            tetrachoric: value(of(JointShares::tetrachoric)),
            test: tested(&parts.table()),
        }
    }

    /// Between the joint share of those who answered both and the share that could hold both
    /// if every open answer did, of everybody who was asked.
    fn worst_case(
        &self,
        tally: &Tally,
        pair: &Pair,
    ) -> Result<Option<ShareRange>, Rejected> {
        let base = pair.base(UndecidedRule::NotHolding);
        let mut features = Features::of(tally);
        let held = features.add(&both(&pair.both(), &base), 0);
        let could = features.add(&both(&pair.could_hold_both(), &base), 0);
        let whole = features.add(&base, 0);
        let sums = totals(tally, &features).map_err(|e| self.refused(e))?;
        let counts = domain(tally, &base);
        let estimate = |at: usize| {
            let share = (at, whole);
            let p = sums.ratio(share).unwrap_or(0.0);
            let (variance, base) = (sums.share_variance(share), Base::AllRespondents);
            self.survey.estimate(p, variance, &counts, base)
        };
        let (low, high) = (estimate(held)?, estimate(could)?);
        let (Some(lower), Some(upper), Some(from), Some(to)) =
            (low.value, high.value, low.interval, high.interval)
        else {
            return Ok(None);
        };
        Ok(Some(ShareRange {
            lower,
            upper,
            interval: IntervalRecord { upper: to.upper, ..from },
        }))
    }

    /// The joint share corrected for answers given by mistake, as often on either question.
    fn response_error(&self, parts: &Parts) -> Vec<ResponseErrorPoint> {
        let Some(observed) = parts.joint() else { return Vec::new() };
        let t = t_isf(self.survey.settings.level.alpha() / 2.0, parts.counts.df);
        let point = |error: f64| {
            let nothing =
                ResponseErrorPoint { error, both: None, lower: None, upper: None };
            let Ok(rates) = FlipRates::new(error, error) else { return nothing };
            let Corrected::Possible { joint, .. } =
                corrected_for_errors(&observed, rates)
            else {
                return nothing;
            };
            let again =
                |observed: &JointShares| match corrected_for_errors(observed, rates) {
                    Corrected::Possible { joint, .. } => Some(joint),
                    _ => None,
                };
            let half = parts.se(joint, again).map(|se| t * se).filter(|h| h.is_finite());
            ResponseErrorPoint {
                error,
                both: Some(joint.value),
                lower: half.map(|half| (joint.value - half).max(0.0)),
                upper: half.map(|half| (joint.value + half).min(1.0)),
            }
        };
        self.spec.errors.iter().map(|error| point(*error)).collect()
    }

    /// The segment within groups, and what the crosstabs of the two questions would have
    /// said.
    fn by_group(
        &self,
        by: &Dimension<'_>,
        tally: &Tally,
    ) -> Result<SegmentByGroup, Rejected> {
        let pair = Pair::of(self.a, self.b, tally)?;
        let base = both(&pair.base(self.spec.rule), &by.answered(tally));
        let mut found = SegmentByGroup {
            variable: by.name.clone(),
            label: by.label(),
            groups: Vec::new(),
            crosstabs_alone: Bounds { lower: 0.0, upper: 0.0 },
            if_independent_within: 0.0,
        };
        for group in by.categories(tally).into_iter().filter(|group| !group.net) {
            let within = both(&base, &group.held);
            if domain(tally, &within).weighted == 0 {
                continue;
            }
            let made = self.group(tally, &pair, &group, &base, &within)?;
            let value = |estimate: &Estimate| estimate.value.unwrap_or(0.0);
            let share = value(&made.share);
            found.crosstabs_alone.lower += share * made.toplines_alone.lower;
            found.crosstabs_alone.upper += share * made.toplines_alone.upper;
            found.if_independent_within += share * value(&made.a) * value(&made.b);
            found.groups.push(made);
        }
        Ok(found)
    }

    fn group(
        &self,
        tally: &Tally,
        pair: &Pair,
        group: &Category,
        base: &[bool],
        within: &[bool],
    ) -> Result<GroupSegment, Rejected> {
        let parts = Parts::of(tally, pair, within).map_err(|e| self.refused(e))?;
        let mut features = Features::of(tally);
        let share = (features.add(within, 0), features.add(base, 0));
        let sums = totals(tally, &features).map_err(|e| self.refused(e))?;
        let of_all = domain(tally, base);
        let p = sums.ratio(share).unwrap_or(0.0);
        let of_base = Base::AllRespondents;
        let variance = parts.totals.variance((BOTH, BASE));
        Ok(GroupSegment {
            code: group.code.to_string(),
            label: group.label.clone().unwrap_or_else(|| group.code.to_string()),
            n: parts.counts.n,
            share: self.survey.estimate(
                p,
                sums.share_variance(share),
                &of_all,
                of_base,
            )?,
            a: self.part(&parts, A, Base::Group)?,
            b: self.part(&parts, B, Base::Group)?,
            both: self.part(&parts, BOTH, Base::Group)?,
            toplines_alone: bounds(parts.share(A), parts.share(B)),
            small_base: judged(parts.share(BOTH), variance, &parts.counts),
        })
    }

    /// Name of a profile in identifiers.
    pub(super) fn profile_id(&self, dimension: &Dimension<'_>) -> String {
        format!("{}/profile/{}", self.spec.name, slug(&dimension.name))
    }
}

/// A test of independence under the design.
pub(super) fn tested(table: &Table<'_>) -> Option<TestRecord> {
    let found = table.independence(IndependenceTest::F)?;
    Some(TestRecord {
        method: IndependenceTest::F.as_str().to_owned(),
        statistic: found.statistic,
        df: found.df,
        df_denominator: Some(found.df_denominator).filter(|df| df.is_finite()),
        p: found.p,
    })
}
