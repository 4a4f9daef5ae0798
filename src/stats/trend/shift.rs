//! The shift of a question between two waves, with a verdict for every answer.

use super::super::error::share;
use super::super::{Interval, Level, StatsError, holm};
use super::rounding_rule::{Reading, RoundedChange, Tested};
use super::{
    Comparison, Equivalence, Homogeneity, Wave, detectable_change, equivalence,
    homogeneity, smallest_equivalence_margin,
};

/// What a change between comparable waves allows to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Significantly more, rounding and multiplicity allowed for.
    Rose,
    /// Significantly less.
    Fell,
    /// Shown to have changed by less than the margin.
    Stable,
    /// Neither.
    CannotTell,
}

/// What would turn a verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Fragility {
    /// A design effect of [`ShiftRules::sensitivity`].
    pub design_effect: bool,
    /// Other unrounded values of the printed figures, or taking them as exact.
    pub rounding: bool,
    /// The other treatment of those who do not know.
    pub dont_know: bool,
}

impl Fragility {
    /// Whether anything would.
    #[must_use]
    pub fn any(self) -> bool {
        self.design_effect || self.rounding || self.dont_know
    }
}

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
    /// The same rules for waves of other sizes: shared respondents become fewer or more as
    /// all do.
    fn resized(&self, from: (&Wave, &Wave), to: (&Wave, &Wave)) -> Self {
        let ratio = |a: &Wave, b: &Wave| b.effective() / a.effective();
        let (first, second) = (ratio(from.0, to.0), ratio(from.1, to.1));
        let most = to.0.effective().min(to.1.effective());
        let shared = (self.comparison.shared * first.min(second)).min(most);
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
    /// Its interval, for this answer alone.
    pub interval: Interval,
    /// Two-sided p value of this answer alone, for the least favourable unrounded values
    /// where rounding does not enter the standard error.
    pub p_value: f64,
    /// Holm's adjusted p value among all answers.
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
    share("power", rules.power)?;
    let judged = judge(first, second, Reading::Rule, rules)?;
    let mut turned = vec![Fragility::default(); judged.len()];
    let (a, b) = (first.at_least(rules.sensitivity), second.at_least(rules.sensitivity));
    let heavier = rules.resized((first, second), (&a, &b));
    for (i, answer) in judge(&a, &b, Reading::Rule, &heavier)?.iter().enumerate() {
        turned[i].design_effect = answer.verdict != judged[i].verdict;
    }
    for reading in [Reading::Printed, Reading::Every, Reading::Some] {
        for (i, answer) in judge(first, second, reading, rules)?.iter().enumerate() {
            turned[i].rounding |= answer.verdict != judged[i].verdict;
        }
    }
    if let Some((a, b)) = other {
        let resized = rules.resized((first, second), (a, b));
        let others = judge(a, b, Reading::Rule, &resized)?;
        for (i, answer) in others.iter().enumerate().take(judged.len()) {
            turned[i].dont_know = answer.verdict != judged[i].verdict;
        }
    }
    let one_house = rules.comparison.house_sd == 0.0;
    let homogeneity = if one_house {
        homogeneity(first, second, rules.comparison.shared)?
    } else {
        None
    };
    let answers = judged
        .into_iter()
        .zip(turned)
        .map(|(answer, fragility)| answer.described(rules, fragility))
        .collect::<Result<_, _>>()?;
    Ok(Shift { answers, homogeneity })
}

/// An answer with its verdict under one reading of the figures.
struct Judged {
    change: f64,
    tested: Tested,
    adjusted_p: f64,
    equivalence: Option<Equivalence>,
    verdict: Verdict,
}

impl Judged {
    fn described(
        self,
        rules: &ShiftRules,
        fragility: Fragility,
    ) -> Result<AnswerShift, StatsError> {
        let Tested { se, p_value, width, slack } = self.tested;
        let half = rules.level.z() * width + slack;
        Ok(AnswerShift {
            change: self.change,
            se,
            interval: Interval { lower: self.change - half, upper: self.change + half },
            p_value,
            adjusted_p: self.adjusted_p,
            detectable: detectable_change(width, rules.power, rules.level)? + slack,
            equivalence: self.equivalence,
            smallest_margin: smallest_equivalence_margin(
                self.change,
                width,
                slack,
                rules.level,
            ),
            verdict: self.verdict,
            fragility,
        })
    }
}

fn judge(
    first: &Wave,
    second: &Wave,
    reading: Reading,
    rules: &ShiftRules,
) -> Result<Vec<Judged>, StatsError> {
    let (p1, p2) = (first.shares(), second.shares());
    if p1.len() != p2.len() {
        return Err(StatsError::Lengths(p1.len(), p2.len()));
    }
    let (n1, n2) = (first.effective(), second.effective());
    let comparison = rules.comparison.checked(n1, n2)?;
    let units = [first.unit(), second.unit()];
    let se = |pair: [f64; 2]| comparison.variance(pair[0], n1, pair[1], n2).sqrt();
    let tested: Vec<(f64, Tested)> = p1
        .iter()
        .zip(p2)
        .map(|(a, b)| {
            let change = RoundedChange { shares: [*a, *b], units };
            (change.value(), change.test(reading, se))
        })
        .collect();
    let adjusted = holm(&tested.iter().map(|(_, t)| t.p_value).collect::<Vec<_>>());
    tested
        .into_iter()
        .zip(adjusted)
        .map(|((change, tested), adjusted_p)| {
            // Both shares 0 or 1: no sampling error is known, so nothing is shown to be none.
            let equivalence = match rules.margin {
                Some(margin) if tested.se > 0.0 => {
                    let (width, slack) = (tested.width, tested.slack);
                    Some(equivalence(change, width, slack, margin, rules.level)?)
                }
                _ => None,
            };
            let verdict = verdict(change, adjusted_p, equivalence, rules.level);
            Ok(Judged { change, tested, adjusted_p, equivalence, verdict })
        })
        .collect()
}

/// The verdict on a change with its adjusted p value and, if a margin was given, its test of
/// equivalence: of a trend too. A significant change comes first: one that is within the margin
/// has still happened.
#[must_use]
pub fn verdict(
    change: f64,
    adjusted_p: f64,
    equivalence: Option<Equivalence>,
    level: Level,
) -> Verdict {
    if adjusted_p < level.alpha() {
        if change > 0.0 { Verdict::Rose } else { Verdict::Fell }
    } else if equivalence.is_some_and(|found| found.within) {
        Verdict::Stable
    } else {
        Verdict::CannotTell
    }
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
