//! Where the numbers of a trend come from.

use super::explain::Explained;
use crate::phrase::Phrases;
use crate::results::{AnswerTrend, Derivation, HouseRule, Label, Lang, TrendResult};

/// The level of every answer (`ID`), its change (`ID/change`), its jump (`ID/jump`) and its
/// house effects (`ID/house/HOUSE`).
pub(super) fn of_trend(found: &TrendResult) -> Vec<Explained> {
    found.answers.iter().flat_map(|answer| of_answer(found, answer)).collect()
}

fn of_answer(found: &TrendResult, answer: &AnswerTrend) -> Vec<Explained> {
    let named = |id: String, method: Derivation, printed: [String; 3]| Explained {
        id,
        label: every(|say| say.trend_answer(answer)),
        result: serde_json::Value::Null,
        derivation: method,
        assumptions: found.assumptions.clone(),
        missing: Vec::new(),
        interval: None,
        printed,
    };
    let mut all = Vec::new();
    if let Some(last) = answer.levels.last() {
        let level = Explained {
            result: serde_json::to_value(last).unwrap_or_default(),
            ..named(
                answer.id.clone(),
                fitted(found, answer, "trend_level")
                    .input("level", last.level.value)
                    .input("se", last.level.se),
                printed(|say| say.trend_level(last)),
            )
        };
        all.push(level);
    }
    all.extend(answer.change.as_ref().map(|change| {
        let derivation = fitted(found, answer, "trend_change")
            .input("before", change.before)
            .input("after", change.after)
            .input("se", change.change.se)
            .input("p", change.p_value);
        Explained {
            result: serde_json::to_value(change).unwrap_or_default(),
            ..named(
                format!("{}/change", answer.id),
                derivation,
                printed(|say| say.trend_change(change)),
            )
        }
    }));
    all.extend(answer.step.as_ref().map(|step| {
        let derivation = fitted(found, answer, "trend_step")
            .input("jump", step.jump)
            .input("se", step.se)
            .input("t", step.t)
            .input("p", step.p_value.value)
            .input("simulations", step.p_value.simulations as f64)
            .input("seed", found.model.seed as f64);
        Explained {
            result: serde_json::to_value(step).unwrap_or_default(),
            ..named(
                format!("{}/jump", answer.id),
                derivation,
                printed(|say| say.trend_step(step)),
            )
        }
    }));
    let houses = answer.house_effects.iter().zip(&found.houses).enumerate();
    all.extend(houses.map(|(i, (of, house))| {
        let name = crate::poll::slug(&match house.since {
            None => house.name.clone(),
            Some(since) => format!("{} {since}", house.name),
        });
        let derivation = fitted(found, answer, house_method(&found.model.houses))
            .input("effect", of.effect.value)
            .input("se", of.effect.se);
        let rows = found.polls.iter().filter(|poll| poll.house == Some(i));
        let rows = rows.filter(|poll| poll.left_out.is_none());
        let derivation = Derivation { rows: Vec::new(), ..derivation }
            .rows(rows.flat_map(|poll| poll.rows.clone()));
        Explained {
            label: every(|say| say.trend_house(house)),
            result: serde_json::to_value(of).unwrap_or_default(),
            ..named(
                format!("{}/house/{name}", answer.id),
                derivation,
                printed(|say| say.points_range(&of.effect)),
            )
        }
    }));
    all
}

/// The model's variances, which every number of it depends on.
fn fitted(found: &TrendResult, answer: &AnswerTrend, method: &str) -> Derivation {
    let polls: usize = found.houses.iter().map(|house| house.polls).sum();
    Derivation::by(method)
        .input("polls", polls as f64)
        .input("omega", answer.drift)
        .input("c2", answer.inflation)
        .input_opt("loglik", answer.log_likelihood)
}

fn house_method(rule: &HouseRule) -> &'static str {
    match rule {
        HouseRule::SumToZero => "trend_house_sum",
        HouseRule::PollWeighted => "trend_house_weighted",
        HouseRule::Shrunken { .. } => "trend_house_shrunken",
        HouseRule::Anchored { .. } => "trend_house_anchored",
    }
}

fn printed(text: impl Fn(&Phrases) -> String) -> [String; 3] {
    Lang::ALL.map(|lang| text(&Phrases::new(lang)))
}

fn every(text: impl Fn(&Phrases) -> String) -> Label {
    Lang::ALL.into_iter().map(|lang| (lang, text(&Phrases::new(lang)))).collect()
}
