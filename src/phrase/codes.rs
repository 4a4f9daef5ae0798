//! Codes into sentences.

use serde::Serialize;
use serde_json::{Map, Value};

use super::Phrases;
use crate::results::{Assumption, ChangeVerdict, Missing, Reason, Settle, Verdict};
use crate::text::Args;

impl Phrases {
    /// What an estimate rests on.
    #[must_use]
    pub fn assumption(&self, assumption: &Assumption) -> String {
        self.coded("assumption", assumption)
    }

    /// All assumptions of an estimate, in one line.
    #[must_use]
    pub fn assumptions(&self, assumptions: &[Assumption]) -> String {
        let parts: Vec<String> = assumptions.iter().map(|a| self.assumption(a)).collect();
        self.semicolons(&parts)
    }

    /// Why a piece of an estimate is not there.
    #[must_use]
    pub fn missing(&self, missing: &Missing) -> String {
        self.coded("missing", missing)
    }

    /// Why a verdict is what it is.
    #[must_use]
    pub fn reason(&self, reason: &Reason) -> String {
        match reason {
            Reason::FigureFails { threshold, .. } if *threshold == 0.5 => {
                self.coded_as("reason-figure_fails_majority", reason)
            }
            Reason::BoundsFail { lower, upper }
            | Reason::BoundsInclude { lower, upper }
            | Reason::BoundsClear { lower, upper } => {
                let range = self.between(*lower, *upper, 0.01);
                let id = format!("reason-{}", code(reason).0);
                self.say_with(&id, &Args::new().text("range", range))
            }
            Reason::IntervalClears { lower, upper } => {
                let range = self.style().percent_range(*lower, *upper, 0);
                self.say_with("reason-interval_clears", &Args::new().text("range", range))
            }
            Reason::IntervalIncludes { lower, upper, n } => {
                let range = self.style().percent_range(*lower, *upper, 0);
                let args =
                    Args::new().text("range", range).text("n", self.style().count(*n));
                self.say_with("reason-interval_includes", &args)
            }
            other => self.coded("reason", other),
        }
    }

    /// What would settle an open claim.
    #[must_use]
    pub fn settle(&self, settle: Settle) -> String {
        self.say(&format!("settle-{}", name(&settle)))
    }

    /// A verdict.
    #[must_use]
    pub fn verdict(&self, verdict: Verdict) -> String {
        self.say(&format!("verdict-{}", name(&verdict)))
    }

    /// What a difference allows to say.
    #[must_use]
    pub fn change(&self, verdict: ChangeVerdict) -> String {
        self.say(&format!("change-{}", name(&verdict)))
    }

    /// How near a question's text is to what was asked.
    #[must_use]
    pub fn wording(&self, status: crate::poll::WordingStatus) -> String {
        self.say(&format!("wording-{}", name(&status)))
    }

    fn coded(&self, kind: &str, value: &impl Serialize) -> String {
        self.coded_as(&format!("{kind}-{}", code(value).0), value)
    }

    fn coded_as(&self, id: &str, value: &impl Serialize) -> String {
        let (_, fields) = code(value);
        let args = fields.iter().fold(Args::new(), |args, (field, value)| {
            self.field(args, field, value.as_f64().unwrap_or(0.0))
        });
        self.say_with(id, &args)
    }

    /// The values of codes are counts, factors, rounding units or shares; their names say
    /// which.
    fn field(&self, args: Args, field: &str, value: f64) -> Args {
        match field {
            "n" => args.text("n", self.style().count(value)),
            "answers" => args.text("answers", self.style().count(value)),
            "figures" => args.text("figures", self.style().count(value)),
            "found" => args.count("found", value),
            "design_effect" => args.text("design_effect", self.style().number(value, 2)),
            "unit" => args.text("half", self.plain_points(value / 2.0)),
            "value" => args.text("value", self.plain_share(value)),
            "threshold" => args.text("threshold", self.plain_share(value)),
            "from" => args.text("from", self.plain_share(value)),
            "to" => args.text("to", self.plain_share(value)),
            "average" => args.text("average", self.style().percent(value, 1)),
            "total" => args.text("total", self.plain_share(value)),
            "share" => args.text("share", self.style().percent(value, 0)),
            _ => args,
        }
    }
}

/// The code of a tagged value and its fields.
fn code(value: &impl Serialize) -> (String, Map<String, Value>) {
    let Ok(Value::Object(mut fields)) = serde_json::to_value(value) else {
        return (String::new(), Map::new());
    };
    let name = match fields.remove("code") {
        Some(Value::String(name)) => name,
        _ => String::new(),
    };
    (name, fields)
}

/// The name of an untagged code.
fn name(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(name)) => name,
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::Lang;
    use crate::text::Catalogue;

    /// One of each: a new code without a sentence fails here.
    fn assumptions() -> Vec<Assumption> {
        use Assumption as A;
        vec![
            A::SimpleRandomSample,
            A::AsIfRandomSample,
            A::SampleKindNotPublished,
            A::Rounded { unit: 0.001 },
            A::AboutTakenAsRounded,
            A::AssumedSampleSize { n: 500.0 },
            A::ApproximateSampleSize,
            A::GivenDesignEffect { design_effect: 1.5 },
            A::DesignEffectFromMargin { design_effect: 1.2 },
            A::DesignEffectAtLeastOne,
            A::SameRespondents,
            A::IndependentPolls,
            A::TreatedAsTwoPolls,
            A::SamePopulationAndTime,
            A::GroupSharesPublished,
            A::GroupSharesFromSizes,
            A::GroupSharesImplied,
            A::GroupSharesGiven,
            A::SumOfAnswers { answers: 2 },
            A::BaseIncludesDontKnow,
            A::GroupSharesFixed,
            A::WeightsOnly,
            A::DeclaredDesign,
            A::ReplicateWeights,
            A::ReplicatesMade,
            A::Unweighted,
            A::MissingCountsAsNot,
            A::FiguresOfSamePeople,
            A::SimultaneousIntervals { figures: 4 },
            A::SplitBallot,
            A::GroupsDoNotAverage { average: 0.6885, total: 0.684 },
        ]
    }

    #[test]
    fn every_assumption_has_a_sentence_in_every_language() {
        for lang in Lang::ALL {
            for assumption in assumptions() {
                let text = Phrases::new(lang).assumption(&assumption);
                assert!(!text.contains('⟨') && !text.contains("{$"), "{lang}: {text}");
            }
        }
    }

    #[test]
    fn settle_and_verdict_words_exist() {
        for lang in Lang::ALL {
            let catalogue = Catalogue::new(lang);
            for settle in [
                Settle::SampleSize,
                Settle::LargerSample,
                Settle::JointTable,
                Settle::SourcePoll,
                Settle::SameWordingWaves,
                Settle::BreakdownWithSizes,
                Settle::MoreDecimals,
            ] {
                assert!(
                    catalogue.has(&format!("settle-{}", name(&settle))),
                    "{settle:?}"
                );
            }
        }
    }

    #[test]
    fn reasons_print_their_numbers() {
        let en = Phrases::new(Lang::En);
        let fails = Reason::FigureFails { value: 0.48, threshold: 0.5 };
        assert_eq!(en.reason(&fails), "48% is no majority");
        let includes = Reason::IntervalIncludes { lower: 0.471, upper: 0.568, n: 1000.0 };
        assert_eq!(
            en.reason(&includes),
            "the interval, 47–57% (n\u{a0}=\u{a0}1,000), includes the threshold"
        );
    }
}
