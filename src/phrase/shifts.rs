//! Shifts in words: what may be said of an answer, and why nothing may be said.

use super::Phrases;
use super::codes::{code, name};
use crate::poll::{FieldDates, PollDifference, PublishedShare, SameQuestion, Weight};
use crate::results::{
    ChangeTest, FamilyRecord, NotTested, ShiftAnswer, ShiftKind, ShiftLead, ShiftResult,
    ShiftVerdict, TestRecord, WaveRecord,
};
use crate::stats::significant;
use crate::text::{Args, Direction, isolate};

impl Phrases {
    /// A verdict on a change, in a word or two.
    #[must_use]
    pub fn shift_verdict(&self, verdict: ShiftVerdict) -> String {
        self.say(&format!("shift-verdict-{}", name(&verdict)))
    }

    /// The verdict with the mark of what is fragile.
    #[must_use]
    pub fn shift_verdict_marked(
        &self,
        verdict: ShiftVerdict,
        test: Option<&ChangeTest>,
    ) -> String {
        let word = self.shift_verdict(verdict);
        if test.is_some_and(|test| test.fragility.any()) {
            self.say_with("shift-verdict-fragile", &Args::new().text("verdict", word))
        } else {
            word
        }
    }

    /// A share of one wave: as printed, or an estimate with a decimal.
    #[must_use]
    pub fn wave_share(&self, share: Option<&PublishedShare>) -> String {
        match share {
            Some(share) if share.unit == 0.0 => self.style().percent(share.share, 1),
            Some(share) => self.published(share),
            None => self.say("shift-no-value"),
        }
    }

    /// A change with its sign, with as many decimals as its figures have.
    #[must_use]
    pub fn change_points(&self, change: f64, decimals: u8) -> String {
        self.style().points(change, decimals)
    }

    /// Decimals that a change of these figures may be printed with.
    #[must_use]
    pub fn change_decimals(
        first: Option<&PublishedShare>,
        second: Option<&PublishedShare>,
    ) -> u8 {
        let of =
            |share: &PublishedShare| if share.unit == 0.0 { 1 } else { share.decimals() };
        let shares = [first, second];
        shares.into_iter().flatten().map(of).max().unwrap_or(0).min(1)
    }

    /// The interval of a change with the decimals of its figures, as short as a line needs it:
    /// "[−19, −7]".
    #[must_use]
    pub fn change_limits(&self, test: &ChangeTest, decimals: u8) -> String {
        let limit =
            |x: f64| crate::text::strip_isolates(&self.style().points(x, decimals));
        let text =
            format!("[{}, {}]", limit(test.interval.lower), limit(test.interval.upper));
        match self.lang().direction() {
            Direction::Ltr => text,
            Direction::Rtl => isolate(&text, Direction::Ltr),
        }
    }

    /// The interval of a change: "+0.4 to +7.6".
    #[must_use]
    pub fn change_range(&self, test: &ChangeTest) -> String {
        self.change_between(test.interval.lower, test.interval.upper)
    }

    fn change_between(&self, lower: f64, upper: f64) -> String {
        let args = Args::new()
            .text("lower", self.style().points(lower, 1))
            .text("upper", self.style().points(upper, 1));
        self.say_with("shift-interval", &args)
    }

    /// What may be said of an answer: a sentence for a newspaper, with what would turn it.
    #[must_use]
    pub fn shift_sentence(&self, answer: &ShiftAnswer, of: &ShiftResult) -> Vec<String> {
        let margin = of.margin;
        let label = self.label(&answer.label);
        let decimals =
            Self::change_decimals(answer.first.as_ref(), answer.second.as_ref());
        let args = || {
            Args::new()
                .text("answer", label)
                .text("first", self.wave_share(answer.first.as_ref()))
                .text("second", self.wave_share(answer.second.as_ref()))
        };
        let told = |test: &ChangeTest| {
            let size = answer.change.unwrap_or(0.0).abs();
            let args = args()
                .text("points", self.style().share_points(size, decimals))
                .text("range", self.change_range(test))
                .text("detectable", self.style().share_points(test.detectable, 1))
                .text("least", self.style().share_points(test.smallest_margin, 1))
                .text("margin", self.plain_points(margin.unwrap_or(0.0)));
            // A difference has words of its own already.
            let effect =
                of.kind == ShiftKind::WordingExperiment && !test.verdict.differs();
            let kind = if effect { "effect-" } else { "" };
            self.say_with(&format!("shift-said-{kind}{}", name(&test.verdict)), &args)
        };
        let mut lines = Vec::new();
        match (&answer.test, answer.not_tested) {
            (Some(test), _) => {
                lines.push(told(test));
                lines.extend(self.fragile(test));
            }
            // Said once for all answers.
            (None, Some(NotTested::SampleSize)) if answer.assumed.is_some() => {}
            (None, Some(NotTested::SampleSize)) => {
                lines.push(self.say_with("shift-said-no-size", &args()));
            }
            (None, Some(why)) => {
                let args = Args::new().text("answer", label);
                lines.push(self.say_with(&format!("shift-said-{}", name(&why)), &args));
            }
            (None, None) => {}
        }
        if let Some(test) = &answer.assumed {
            let n = self.style().count(test.assumed_n.unwrap_or(0.0));
            let args = Args::new().text("n", n).text("sentence", told(test));
            lines.push(self.say_with("shift-said-assumed", &args));
            lines.extend(self.fragile(test));
        }
        lines
    }

    /// What may be said of a lead.
    #[must_use]
    pub fn lead_sentence(
        &self,
        lead: &ShiftLead,
        kind: ShiftKind,
        margin: Option<f64>,
    ) -> Vec<String> {
        let decimals = if lead.unit == 0.0 {
            1
        } else {
            crate::poll::decimals_of_unit(lead.unit).min(1)
        };
        let points = |value: Option<f64>| match value {
            Some(value) => self.style().points(value, decimals),
            None => self.say("shift-no-value"),
        };
        let args = || {
            Args::new()
                .text("a", self.label(&lead.labels[0]))
                .text("b", self.label(&lead.labels[1]))
                .text("first", points(lead.first))
                .text("second", points(lead.second))
        };
        let told = |test: &ChangeTest| {
            let size = lead.change.unwrap_or(0.0).abs();
            let args = args()
                .text("points", self.style().share_points(size, decimals))
                .text("range", self.change_range(test))
                .text("detectable", self.style().share_points(test.detectable, 1))
                .text("margin", self.plain_points(margin.unwrap_or(0.0)))
                .text("verdict", self.shift_verdict(test.verdict));
            let id = match kind {
                ShiftKind::Waves => format!("shift-said-lead-{}", name(&test.verdict)),
                ShiftKind::WordingExperiment => "shift-said-lead-experiment".to_owned(),
            };
            self.say_with(&id, &args)
        };
        let mut lines = Vec::new();
        match &lead.test {
            Some(test) => {
                lines.push(told(test));
                lines.extend(self.fragile(test));
            }
            None => lines.push(self.say_with("shift-said-lead-none", &args())),
        }
        if let Some(test) = &lead.assumed {
            let n = self.style().count(test.assumed_n.unwrap_or(0.0));
            let args = Args::new().text("n", n).text("sentence", told(test));
            lines.push(self.say_with("shift-said-assumed", &args));
        }
        lines
    }

    /// Leads of both waves with their intervals.
    #[must_use]
    pub fn lead_waves(&self, lead: &ShiftLead) -> String {
        let decimals = if lead.unit == 0.0 {
            1
        } else {
            crate::poll::decimals_of_unit(lead.unit).min(1)
        };
        let wave =
            |value: Option<f64>, interval: Option<&crate::results::IntervalRecord>| {
                let Some(value) = value else { return self.say("shift-no-value") };
                let points = self.style().points(value, decimals);
                match interval {
                    Some(interval) => {
                        let range = self.change_between(interval.lower, interval.upper);
                        let args =
                            Args::new().text("points", points).text("range", range);
                        self.say_with("shift-lead-wave", &args)
                    }
                    None => points,
                }
            };
        let args = Args::new()
            .text("a", self.label(&lead.labels[0]))
            .text("b", self.label(&lead.labels[1]))
            .text("first", wave(lead.first, lead.first_interval.as_ref()))
            .text("second", wave(lead.second, lead.second_interval.as_ref()));
        self.say_with("shift-lead-waves", &args)
    }

    /// What would turn the verdict.
    fn fragile(&self, test: &ChangeTest) -> Option<String> {
        let fragility = test.fragility;
        let causes: Vec<String> = [
            (fragility.design_effect, "shift-fragile-design_effect"),
            (fragility.rounding, "shift-fragile-rounding"),
            (fragility.dont_know, "shift-fragile-dont_know"),
        ]
        .into_iter()
        .filter(|(turns, _)| *turns)
        .map(|(_, id)| self.say(id))
        .collect();
        let args = Args::new().text("causes", self.semicolons(&causes));
        (!causes.is_empty()).then(|| self.say_with("shift-fragile", &args))
    }

    /// Why nothing may be said, where nothing may.
    #[must_use]
    pub fn not_comparable(&self, shift: &ShiftResult) -> Option<String> {
        let record = &shift.comparability;
        if record.comparable {
            return None;
        }
        let reasons: Vec<String> =
            record.obstacles.iter().map(|d| self.difference(d)).collect();
        let broken = record.obstacles.iter().any(|difference| {
            !matches!(
                difference,
                PollDifference::WordingNotVerified
                    | PollDifference::OptionsNotVerified { .. }
            )
        });
        let id =
            if broken { "shift-said-not_comparable" } else { "shift-said-not-verified" };
        Some(self.say_with(id, &Args::new().text("reasons", self.semicolons(&reasons))))
    }

    /// What would let two polls be compared; nothing across a break.
    #[must_use]
    pub fn advice<'a>(
        &self,
        obstacles: impl IntoIterator<Item = &'a PollDifference>,
    ) -> Vec<String> {
        let mut weights: Vec<Weight> =
            obstacles.into_iter().map(PollDifference::weight).collect();
        weights.sort_unstable();
        weights.dedup();
        let advice = weights.into_iter().filter_map(|weight| match weight {
            Weight::Word => Some("shift-advice-word"),
            Weight::HouseSd => Some("shift-advice-house_sd"),
            Weight::Overlap => Some("shift-advice-overlap"),
            Weight::Named | Weight::Break => None,
        });
        advice.map(|id| self.say(id)).collect()
    }

    /// What differs between two polls.
    #[must_use]
    pub fn difference(&self, difference: &PollDifference) -> String {
        let (id, fields) = code(difference);
        let text = |field: &str| match fields.get(field) {
            Some(serde_json::Value::String(text)) if !text.is_empty() => text.clone(),
            Some(serde_json::Value::Array(names)) if !names.is_empty() => {
                let names = names.iter().filter_map(serde_json::Value::as_str);
                self.commas(&names.map(str::to_owned).collect::<Vec<_>>())
            }
            _ => self.say("shift-no-value"),
        };
        let args =
            Args::new().text("first", text("first")).text("second", text("second"));
        self.say_with(&format!("difference-{id}"), &args)
    }

    /// Whether two waves asked the same.
    #[must_use]
    pub fn same_question(&self, same: SameQuestion) -> String {
        self.say(&format!("same-question-{}", name(&same)))
    }

    /// A wave with its dates and size.
    #[must_use]
    pub fn wave(&self, wave: &WaveRecord) -> String {
        let label = self.label(&wave.label).to_owned();
        let size = wave.n.map(|n| {
            self.say_with("sample-size", &Args::new().text("n", self.style().count(n)))
        });
        let known = [&wave.dates, &wave.published];
        let dates = known
            .iter()
            .any(|dates| **dates != FieldDates::Unknown)
            .then(|| self.when(&wave.dates, &wave.published));
        let missing = || self.say("sample-size-missing");
        let details = [dates, Some(size.unwrap_or_else(missing))];
        let details = self.commas(&details.into_iter().flatten().collect::<Vec<_>>());
        let args = Args::new().text("name", label).text("details", details);
        self.say_with("shift-wave", &args)
    }

    /// The test of all answers together.
    #[must_use]
    pub fn overall_test(&self, test: &TestRecord, rough: bool) -> String {
        let number =
            |df: f64| self.style().number(significant(df), u8::from(df.fract() > 1e-9));
        let mut df = number(test.df);
        if let Some(second) = test.df_denominator {
            df = format!("{df}; {}", number(second));
            if self.lang().direction() == Direction::Rtl {
                df = isolate(&df, Direction::Ltr);
            }
        }
        let args = Args::new()
            .text("name", self.say(&format!("test-{}", test.method)))
            .text("value", self.style().number(test.statistic, 2))
            .text("df", df)
            .text("p", self.p_value(test.p));
        self.say_with(if rough { "shift-overall-rough" } else { "shift-overall" }, &args)
    }

    /// The tests that were adjusted together.
    #[must_use]
    pub fn test_family(&self, family: &FamilyRecord, level: f64) -> String {
        let alpha = self.style().percent(significant(1.0 - level), 0);
        let method = self.say_with(
            &format!("shift-family-{}", family.adjustment),
            &Args::new().text("alpha", alpha),
        );
        let args = Args::new()
            .count("tests", family.size as f64)
            .text("n", self.style().count(family.size as f64))
            .text("name", method);
        self.say_with("shift-family", &args)
    }
}
