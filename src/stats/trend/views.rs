//! A change under every view of its figures that could turn its verdict.

use super::super::StatsError;
use super::super::difference::{Rounding, lead_fits, lead_variance};
use super::super::error::{share, size};
use super::super::rounding_rule::{Reading, RoundedDifference, Tested};
use super::ShiftRules;

/// A share as one wave published it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Published {
    /// The share, 0–1.
    pub share: f64,
    /// The unit that it was rounded to, a share; 0 if exact.
    pub unit: f64,
    /// Respondents who were asked.
    pub respondents: f64,
    /// Design effect.
    pub design_effect: f64,
}

impl Published {
    fn checked(self) -> Result<Self, StatsError> {
        share("share", self.share)?;
        share("unit of rounding", self.unit)?;
        if !(self.design_effect > 0.0 && self.design_effect.is_finite()) {
            let name = "design effect";
            return Err(StatsError::NotPositive { name, value: self.design_effect });
        }
        size("respondents", self.respondents)?;
        size("effective respondents", self.effective())?;
        Ok(self)
    }

    fn effective(&self) -> f64 {
        self.respondents / self.design_effect
    }

    /// Effective respondents with a design effect of at least this one, as far as the
    /// respondents allow.
    fn at_least(&self, design_effect: f64) -> f64 {
        self.respondents / self.design_effect.max(design_effect).min(self.respondents)
    }
}

/// Ways to look at a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// As it is judged.
    Rule,
    /// With the design effect that a verdict should survive.
    Heavier,
    /// The figures as printed.
    Printed,
    /// The least favourable unrounded values.
    Every,
    /// The most favourable ones.
    Some,
    /// The other treatment of those who do not know.
    DontKnow,
}

impl Way {
    pub(super) const OTHERS: [Self; 5] =
        [Self::Heavier, Self::Printed, Self::Every, Self::Some, Self::DontKnow];
}

/// A change as one view has it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct View {
    pub(super) change: f64,
    pub(super) p_value: f64,
    /// The standard error that intervals and tests multiply …
    pub(super) width: f64,
    /// … and what they add to that.
    pub(super) slack: f64,
}

impl View {
    fn of(change: f64, tested: Tested, df: f64) -> Self {
        let Tested { width, slack, .. } = tested;
        Self { change, p_value: tested.p_value(df), width, slack }
    }
}

/// A change of a share or of a lead, to be judged in a family.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangeViews {
    rule: View,
    heavier: Option<View>,
    /// As printed, at the least and at the most favourable unrounded values.
    unrounded: Option<[View; 3]>,
    dont_know: Option<View>,
    se: f64,
    df: f64,
}

impl ChangeViews {
    /// The change of a published share. `other` are the figures with the other treatment of
    /// those who do not know.
    ///
    /// # Errors
    /// Shares, units, sizes or an overlap that are no such numbers.
    pub fn published(
        (first, second): (Published, Published),
        other: Option<(Published, Published)>,
        rules: &ShiftRules,
    ) -> Result<Self, StatsError> {
        let (a, b) = (first.checked()?, second.checked()?);
        let difference = |a: Published, b: Published| RoundedDifference {
            signs: [-1.0, 1.0],
            shares: [a.share, b.share],
            units: [a.unit, b.unit],
        };
        let sizes = [a.effective(), b.effective()];
        rules.comparison.checked(sizes[0], sizes[1])?;
        let se = |sizes: [f64; 2]| {
            let comparison =
                rules.resized([a.effective(), b.effective()], sizes).comparison;
            move |[p, q]: [f64; 2]| comparison.variance(p, sizes[0], q, sizes[1]).sqrt()
        };
        let heavier = [a.at_least(rules.sensitivity), b.at_least(rules.sensitivity)];
        let mut views = Self::of(difference(a, b), sizes, heavier, se);
        if let Some((c, d)) = other {
            let (c, d) = (c.checked()?, d.checked()?);
            let other = difference(c, d);
            let tested = other.test(Reading::Rule, se([c.effective(), d.effective()]));
            views.dont_know = Some(View::of(other.value(), tested, views.df));
        }
        Ok(views)
    }

    fn of<const N: usize, F: Fn([f64; N]) -> f64>(
        difference: RoundedDifference<N>,
        sizes: [f64; 2],
        heavier: [f64; 2],
        se: impl Fn([f64; 2]) -> F,
    ) -> Self {
        let df = f64::INFINITY;
        let change = difference.value();
        let tested = |reading, sizes| difference.test(reading, se(sizes));
        let view = |reading, sizes| View::of(change, tested(reading, sizes), df);
        let rule = tested(Reading::Rule, sizes);
        let readings = [Reading::Printed, Reading::Every, Reading::Some];
        Self {
            rule: View::of(change, rule, df),
            heavier: (heavier != sizes).then(|| view(Reading::Rule, heavier)),
            unrounded: (difference.slack() > 0.0)
                .then(|| readings.map(|reading| view(reading, sizes))),
            dont_know: None,
            se: rule.se,
            df,
        }
    }

    /// A change that was estimated from respondents' data, with its standard error and
    /// degrees of freedom; `other` is change and standard error with the other treatment of
    /// those who did not answer.
    #[must_use]
    pub fn estimated(change: f64, se: f64, df: f64, other: Option<(f64, f64)>) -> Self {
        let view = |(change, se): (f64, f64)| {
            let exact =
                RoundedDifference { signs: [1.0], shares: [change], units: [0.0] };
            View::of(change, exact.test(Reading::Printed, |_| se), df)
        };
        Self {
            rule: view((change, se)),
            heavier: None,
            unrounded: None,
            dont_know: other.map(view),
            se,
            df,
        }
    }

    pub(super) fn view(&self, way: Way) -> &View {
        let [printed, every, some] = match &self.unrounded {
            Some([printed, every, some]) => [printed, every, some],
            None => [&self.rule; 3],
        };
        match way {
            Way::Rule => &self.rule,
            Way::Heavier => self.heavier.as_ref().unwrap_or(&self.rule),
            Way::Printed => printed,
            Way::Every => every,
            Way::Some => some,
            Way::DontKnow => self.dont_know.as_ref().unwrap_or(&self.rule),
        }
    }

    pub(super) fn has_other_base(&self) -> bool {
        self.dont_know.is_some()
    }

    pub(super) fn se(&self) -> f64 {
        self.se
    }

    pub(super) fn df(&self) -> f64 {
        self.df
    }
}

/// The change of a lead of the first answer over the second: variances
/// [p₁ + p₂ − (p₁ − p₂)²]/n of both waves, less twice the covariance of shared respondents,
/// and between houses (2τ)² for each poll, as if what one answer gained the other lost.
///
/// # Errors
/// As [`ChangeViews::published`]; shares that add up to more than their rounding allows.
pub fn lead_views(
    first: [Published; 2],
    second: [Published; 2],
    rules: &ShiftRules,
) -> Result<ChangeViews, StatsError> {
    for [a, b] in [first, second] {
        let rounding = Rounding { first: a.checked()?.unit, second: b.checked()?.unit };
        lead_fits([a.share, b.share], rounding)?;
    }
    let ([a, b], [c, d]) = (first, second);
    let difference = RoundedDifference {
        signs: [-1.0, 1.0, 1.0, -1.0],
        shares: [a.share, b.share, c.share, d.share],
        units: [a.unit, b.unit, c.unit, d.unit],
    };
    let sizes = [a.effective(), c.effective()];
    rules.comparison.checked(sizes[0], sizes[1])?;
    let se = |[n1, n2]: [f64; 2]| {
        let comparison = rules.resized(sizes, [n1, n2]).comparison;
        move |[a, b, c, d]: [f64; 4]| {
            let own = lead_variance(a, b, n1) + lead_variance(c, d, n2);
            let pooled = |p: f64, q: f64| (n1 * p + n2 * q) / (n1 + n2);
            let shared = comparison.shared / n2;
            let both = 2.0 * shared * lead_variance(pooled(a, c), pooled(b, d), n1);
            let houses = 8.0 * comparison.house_sd * comparison.house_sd;
            ((own - both).max(0.0) + houses).sqrt()
        }
    };
    let heavier = [a.at_least(rules.sensitivity), c.at_least(rules.sensitivity)];
    Ok(ChangeViews::of(difference, sizes, heavier, se))
}

#[cfg(test)]
mod tests {
    use super::super::super::{Adjustment, change_in_lead};
    use super::super::{Comparison, concluded};
    use super::*;

    fn figure(share: f64, unit: f64) -> Published {
        Published { share, unit, respondents: 1000.0, design_effect: 1.0 }
    }

    #[test]
    fn a_change_of_a_lead_has_its_published_digits() {
        // shift_significance.txt: lead 48–43 → 52–40, n = 1000: 7 points, se 4.2581, p 0.100188.
        let rules = ShiftRules::default();
        let lead = |unit| {
            let views = lead_views(
                [figure(0.48, unit), figure(0.43, unit)],
                [figure(0.52, unit), figure(0.40, unit)],
                &rules,
            );
            concluded(&[views.unwrap()], Adjustment::Holm, &rules).unwrap()[0]
        };
        let found = lead(0.0);
        assert!((found.se * 100.0 - 4.2581).abs() < 5e-5, "{found:?}");
        assert!((found.p_value - 0.100_188).abs() < 5e-7, "{found:?}");
        let unit = 0.01;
        let whole = Rounding { first: unit, second: unit };
        let plain = change_in_lead(
            (0.48, 0.43, 1000.0),
            (0.52, 0.40, 1000.0),
            [whole; 2],
            rules.level,
        )
        .unwrap();
        let found = lead(unit);
        assert!((found.p_value - plain.p_value).abs() < 1e-12, "{found:?} {plain:?}");
        assert!((found.se * found.se - plain.se * plain.se).abs() < 1e-15);
    }

    #[test]
    fn shared_respondents_and_houses_enter_a_lead_as_they_enter_a_share() {
        // Of two answers that make up the whole the lead is 2p − 1, its error twice the share's.
        let comparison = Comparison { shared: 400.0, house_sd: 0.02 };
        let rules = ShiftRules { comparison, ..ShiftRules::default() };
        let (a, b) = (figure(0.45, 0.0), figure(0.52, 0.0));
        let rest = |f: Published| Published { share: 1.0 - f.share, ..f };
        let share = ChangeViews::published((a, b), None, &rules).unwrap();
        let lead = lead_views([a, rest(a)], [b, rest(b)], &rules).unwrap();
        assert!((lead.se() / share.se() - 2.0).abs() < 1e-12);
    }

    #[test]
    fn estimated_changes_are_tested_by_student_s_t() {
        // t = 2 with 10 degrees of freedom: p = 0.0733880 (R: 2*pt(-2, 10)).
        let views = ChangeViews::estimated(0.06, 0.03, 10.0, None);
        let rules = ShiftRules::default();
        let found = concluded(&[views], Adjustment::Holm, &rules).unwrap()[0];
        assert!((found.p_value - 0.073_388_034_770_740).abs() < 1e-13, "{found:?}");
        // qt(0.975, 10) = 2.228138852.
        assert!((found.interval.upper - 0.06 - 0.03 * 2.228_138_851_964_9).abs() < 1e-12);
    }
}
