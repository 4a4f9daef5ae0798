//! The shift of a question between two waves, with a verdict for every answer.

use super::super::error::share;
use super::super::{Adjustment, Interval, Level, StatsError, t_isf};
use super::equivalence::{equivalence_t, smallest_margin_t};
use super::verdict::{Fragility, Verdict, verdict};
use super::views::{ChangeViews, Published, View, Way};
use super::{Comparison, Equivalence, Homogeneity, Wave, homogeneity};

/// How a shift is judged.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ShiftRules {
    /// Confidence level; 1 − level is the family-wise error rate of rises and falls.
    pub level: Level,
    /// ±Δ, a share, within which a change counts as none.
    pub margin: Option<f64>,
    /// The design effect that a verdict should survive.
    pub sensitivity: f64,
    /// The power that detectable changes are given for.
    pub power: f64,
    /// What the waves have in common.
    pub comparison: Comparison,
}

impl Default for ShiftRules {
    fn default() -> Self {
        Self {
            level: Level::default(),
            margin: None,
            sensitivity: 1.5,
            power: 0.8,
            comparison: Comparison::INDEPENDENT,
        }
    }
}

impl ShiftRules {
    /// The same rules for waves of other (effective) sizes: shared respondents become fewer or more as
    /// all do.
    pub(super) fn resized(&self, from: [f64; 2], to: [f64; 2]) -> Self {
        let ratio = (to[0] / from[0]).min(to[1] / from[1]);
        let shared = (self.comparison.shared * ratio).min(to[0].min(to[1]));
        Self { comparison: Comparison { shared, ..self.comparison }, ..*self }
    }
}

/// The change of one answer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AnswerShift {
    /// Second share less first.
    pub change: f64,
    /// Its standard error, rounding variance w²/12 per figure included where shares are
    /// large. Interval and tests allow for rounding in ways of their own.
    pub se: f64,
    /// Degrees of freedom of its tests and interval; infinite for published figures.
    pub df: f64,
    /// Its interval, for this answer alone.
    pub interval: Interval,
    /// Two-sided p value of this answer alone, for the least favourable unrounded values
    /// where rounding does not enter the standard error.
    pub p_value: f64,
    /// The p value adjusted among the family.
    pub adjusted_p: f64,
    /// The smallest true change found with the power asked for, by this answer alone, rounding
    /// allowed for.
    pub detectable: f64,
    /// Two one-sided tests, if a margin was given; unadjusted.
    pub equivalence: Option<Equivalence>,
    /// The smallest margin that these would pass.
    pub smallest_margin: f64,
    /// What may be said.
    pub verdict: Verdict,
    /// What would turn it.
    pub fragility: Fragility,
}

/// The shift of a question.
#[derive(Debug, Clone, PartialEq)]
pub struct Shift {
    /// The answers, in the order of the waves; their number is the size of the family.
    pub answers: Vec<AnswerShift>,
    /// The test of all answers together. No gate: the answers' verdicts do not ask it.
    /// `None` between houses, whose variance it does not know.
    pub homogeneity: Option<Homogeneity>,
}

/// Shift from the first wave to the second. `other` are the same waves with the other
/// treatment of those who do not know, answers in the same order; answers that it leaves out
/// come last and are not judged by it.
///
/// # Errors
/// Waves of different lengths, impossible overlap, or rules that are no numbers of their
/// kind.
pub fn shift(
    first: &Wave,
    second: &Wave,
    other: Option<(&Wave, &Wave)>,
    rules: &ShiftRules,
) -> Result<Shift, StatsError> {
    if first.shares().len() != second.shares().len() {
        return Err(StatsError::Lengths(first.shares().len(), second.shares().len()));
    }
    let views: Vec<ChangeViews> = (0..first.shares().len())
        .map(|i| {
            let of = |wave: &Wave| {
                let Wave { shares, respondents, design_effect, unit } = wave;
                let share = *shares.get(i)?;
                let (respondents, design_effect) = (*respondents, *design_effect);
                Some(Published { share, unit: *unit, respondents, design_effect })
            };
            let other = other.and_then(|(a, b)| of(a).zip(of(b)));
            let figures = of(first).zip(of(second)).ok_or(StatsError::TooFew(1))?;
            ChangeViews::published(figures, other, rules)
        })
        .collect::<Result<_, StatsError>>()?;
    let one_house = rules.comparison.house_sd == 0.0;
    let homogeneity = if one_house {
        homogeneity(first, second, rules.comparison.shared)?
    } else {
        None
    };
    Ok(Shift { answers: concluded(&views, Adjustment::Holm, rules)?, homogeneity })
}

/// Verdicts on a family of changes: their p values are adjusted together, under each view of
/// the figures by itself, and a verdict is fragile where another view would turn it.
///
/// # Errors
/// Rules that are no numbers of their kind.
pub fn concluded(
    family: &[ChangeViews],
    adjustment: Adjustment,
    rules: &ShiftRules,
) -> Result<Vec<AnswerShift>, StatsError> {
    let power = share("power", rules.power)?;
    let critical = Critical::new(rules, power);
    let judged = adjusted(family, Way::Rule, adjustment);
    let mut answers = Vec::with_capacity(family.len());
    for (views, p) in family.iter().zip(judged) {
        answers.push(answer(views, p, rules, &critical)?);
    }
    for way in Way::OTHERS {
        let adjusted = adjusted(family, way, adjustment);
        for ((answer, views), p) in answers.iter_mut().zip(family).zip(adjusted) {
            let view = views.view(way);
            let turned = said(view, views.df(), p, rules)? != answer.verdict;
            match way {
                Way::Rule => {}
                Way::Heavier => answer.fragility.design_effect |= turned,
                Way::Printed | Way::Every | Way::Some => {
                    answer.fragility.rounding |= turned;
                }
                Way::DontKnow => {
                    answer.fragility.dont_know = turned && views.has_other_base();
                }
            }
        }
    }
    Ok(answers)
}

fn adjusted(family: &[ChangeViews], way: Way, adjustment: Adjustment) -> Vec<f64> {
    adjustment.adjust(&family.iter().map(|v| v.view(way).p_value).collect::<Vec<_>>())
}

/// Critical values of the normal distribution, taken once for a family.
struct Critical {
    two_sided: f64,
    power: f64,
    alpha: f64,
    miss: f64,
}

impl Critical {
    fn new(rules: &ShiftRules, power: f64) -> Self {
        let (alpha, miss) = (rules.level.alpha(), 1.0 - power);
        let normal = f64::INFINITY;
        Self {
            two_sided: t_isf(alpha / 2.0, normal),
            power: t_isf(miss, normal),
            alpha,
            miss,
        }
    }

    /// Two-sided critical value, and that of the power.
    fn of(&self, df: f64) -> (f64, f64) {
        if df.is_infinite() {
            return (self.two_sided, self.power);
        }
        (t_isf(self.alpha / 2.0, df), t_isf(self.miss, df))
    }
}

fn answer(
    views: &ChangeViews,
    adjusted_p: f64,
    rules: &ShiftRules,
    critical: &Critical,
) -> Result<AnswerShift, StatsError> {
    let (view, df) = (views.view(Way::Rule), views.df());
    let (two_sided, power) = critical.of(df);
    let half = two_sided * view.width + view.slack;
    Ok(AnswerShift {
        change: view.change,
        se: views.se(),
        df,
        interval: Interval { lower: view.change - half, upper: view.change + half },
        p_value: view.p_value,
        adjusted_p,
        detectable: (two_sided + power) * view.width + view.slack,
        equivalence: equivalent(view, df, rules)?,
        smallest_margin: smallest_margin_t(
            view.change,
            view.width,
            view.slack,
            df,
            rules.level,
        ),
        verdict: said(view, df, adjusted_p, rules)?,
        fragility: Fragility::default(),
    })
}

/// Both shares 0 or 1: no sampling error is known, so nothing is shown to be none.
fn equivalent(
    view: &View,
    df: f64,
    rules: &ShiftRules,
) -> Result<Option<Equivalence>, StatsError> {
    match rules.margin {
        Some(margin) if view.width > 0.0 => {
            let View { change, width, slack, .. } = *view;
            equivalence_t(change, width, slack, margin, df, rules.level).map(Some)
        }
        _ => Ok(None),
    }
}

fn said(
    view: &View,
    df: f64,
    adjusted_p: f64,
    rules: &ShiftRules,
) -> Result<Verdict, StatsError> {
    // Only a change that is not significant asks for the test of equivalence.
    let significant = adjusted_p < rules.level.alpha();
    let within = if significant { None } else { equivalent(view, df, rules)? };
    Ok(verdict(view.change, adjusted_p, within, rules.level))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::super::{Rounding, change};
    use super::*;

    fn wave(shares: &[f64], n: f64, unit: f64) -> Wave {
        Wave::new(shares.to_vec(), n, 1.0, unit).unwrap()
    }

    fn one(p1: f64, p2: f64, n: f64, unit: f64, rules: &ShiftRules) -> AnswerShift {
        shift(&wave(&[p1], n, unit), &wave(&[p2], n, unit), None, rules).unwrap().answers
            [0]
    }

    #[test]
    fn the_worked_changes_have_their_published_digits() {
        // shift_significance.txt.
        let rules = ShiftRules::default();
        for (p1, p2, n, se, p) in [
            (0.48, 0.52, 500.0, 3.1597, 0.205_540),
            (0.48, 0.52, 1000.0, 2.2343, 0.073_408),
        ] {
            let found = one(p1, p2, n, 0.0, &rules);
            assert!((found.se * 100.0 - se).abs() < 5e-5, "{found:?}");
            assert!((found.p_value - p).abs() < 5e-7, "{found:?}");
            assert_eq!(found.verdict, Verdict::CannotTell);
        }
        // Rounded to whole percents: the standard errors with w²/12 added, in points.
        for (n, points) in
            [(500.0, 3.186_011_090_166_929_6), (1000.0, 2.271_269_835_723_326_7)]
        {
            let found = one(0.48, 0.52, n, 0.01, &rules);
            assert!((found.se * 100.0 / points - 1.0).abs() < 1e-12, "{found:?}");
        }
    }

    #[test]
    fn verdicts_are_what_their_definitions_say() {
        let rules = ShiftRules { margin: Some(0.03), ..ShiftRules::default() };
        assert_eq!(one(0.40, 0.50, 1000.0, 0.0, &rules).verdict, Verdict::Rose);
        assert_eq!(one(0.50, 0.40, 1000.0, 0.0, &rules).verdict, Verdict::Fell);
        assert_eq!(one(0.50, 0.50, 1000.0, 0.0, &rules).verdict, Verdict::CannotTell);
        assert_eq!(one(0.50, 0.50, 5000.0, 0.0, &rules).verdict, Verdict::Stable);
        // Without a margin nothing is stable.
        let plain = ShiftRules::default();
        assert_eq!(one(0.50, 0.50, 5e6, 0.0, &plain).verdict, Verdict::CannotTell);
        // A point between whole percents is rounding, whatever the sample.
        let found = one(0.48, 0.49, 1e7, 0.01, &plain);
        assert_eq!((found.verdict, found.p_value), (Verdict::CannotTell, 1.0));
    }

    #[test]
    fn each_cause_of_fragility_is_told() {
        let rules = ShiftRules::default();
        let firm = one(0.40, 0.55, 1000.0, 0.01, &rules);
        assert!(firm.verdict == Verdict::Rose && !firm.fragility.any(), "{firm:?}");
        // z = 2.24 at n = 1000, 1.83 with a design effect of 1.5.
        let found = one(0.48, 0.53, 1000.0, 0.0, &rules);
        assert_eq!(
            found.fragility,
            Fragility { design_effect: true, ..Fragility::default() }
        );
        // Exact at a design effect already declared.
        let heavy = |p: f64| Wave::new(vec![p], 1500.0, 1.5, 0.0).unwrap();
        let found = shift(&heavy(0.48), &heavy(0.53), None, &rules).unwrap().answers[0];
        assert!(!found.fragility.any(), "{found:?}");
        // Whole percents: 5 points may be 4.
        let found = one(0.48, 0.53, 1000.0, 0.01, &rules);
        assert!(found.verdict == Verdict::Rose && found.fragility.rounding, "{found:?}");
        // Among those with an opinion nothing has changed.
        let (a, b) = (
            wave(&[0.40, 0.40, 0.20], 1000.0, 0.0),
            wave(&[0.48, 0.48, 0.04], 1000.0, 0.0),
        );
        let (c, d) = (wave(&[0.5, 0.5], 800.0, 0.0), wave(&[0.5, 0.5], 960.0, 0.0));
        let found = shift(&a, &b, Some((&c, &d)), &rules).unwrap();
        assert_eq!(found.answers[0].verdict, Verdict::Rose);
        assert!(found.answers[0].fragility.dont_know);
        assert!(!found.answers[2].fragility.dont_know);
    }

    #[test]
    fn a_panel_s_respondents_may_all_be_shared() {
        let comparison = Comparison { shared: 997.0, house_sd: 0.0 };
        let rules = ShiftRules { comparison, ..ShiftRules::default() };
        let (a, b) = (wave(&[0.4, 0.6], 997.0, 0.0), wave(&[0.5, 0.5], 997.0, 0.0));
        let (c, d) = (wave(&[0.4, 0.6], 700.0, 0.0), wave(&[0.5, 0.5], 800.0, 0.0));
        let found = shift(&a, &b, Some((&c, &d)), &rules).unwrap();
        assert_eq!(found.answers[0].verdict, Verdict::Rose);
        assert_eq!(found.homogeneity, None);
    }

    #[test]
    fn between_houses_there_is_no_joint_test() {
        let comparison = Comparison { shared: 0.0, house_sd: 0.02 };
        let rules = ShiftRules { comparison, ..ShiftRules::default() };
        let (a, b) = (wave(&[0.4, 0.6], 1000.0, 0.0), wave(&[0.5, 0.5], 1000.0, 0.0));
        let found = shift(&a, &b, None, &rules).unwrap();
        assert_eq!(found.homogeneity, None);
        assert_eq!(found.answers[0].verdict, Verdict::Rose);
        let se = (0.24e-3_f64 + 0.25e-3 + 8e-4).sqrt();
        assert!((found.answers[0].se - se).abs() < 1e-15);
    }

    proptest! {
        #[test]
        fn one_exact_answer_is_the_plain_test(
            p1 in 0.0..1.0_f64, p2 in 0.0..1.0_f64, n in 2.0..5000.0_f64
        ) {
            let level = Level::default();
            let found = one(p1, p2, n, 0.0, &ShiftRules::default());
            let plain = change(p1, n, p2, n, Rounding::NONE, level).unwrap();
            prop_assert!((found.p_value - plain.p_value).abs() < 1e-12);
            prop_assert!((found.se - plain.se).abs() < 1e-12);
            prop_assert!((found.smallest_margin - plain.equivalence_margin).abs() < 1e-12);
        }

        #[test]
        fn turning_the_waves_round_turns_the_verdict(
            p in 0.0..0.5_f64, q in 0.0..0.5_f64, n in 50.0..5000.0_f64, whole in any::<bool>()
        ) {
            let unit = if whole { 0.01 } else { 0.0 };
            let round = |x: f64| if whole { (x * 100.0).round() / 100.0 } else { x };
            let (p, q) = (round(p), round(q));
            let rules = ShiftRules { margin: Some(0.04), ..ShiftRules::default() };
            let (there, back) = (one(p, q, n, unit, &rules), one(q, p, n, unit, &rules));
            let turned = match there.verdict {
                Verdict::Rose => Verdict::Fell,
                Verdict::Fell => Verdict::Rose,
                other => other,
            };
            prop_assert_eq!(back.verdict, turned);
            prop_assert_eq!(back.fragility, there.fragility);
        }
    }
}
