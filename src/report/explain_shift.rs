//! Where a shift's numbers come from.

use super::explain::Explained;
use crate::phrase::Phrases;
use crate::results::{Derivation, Label, Lang, ShiftResult};

/// A shift's answers and its lead, explained.
pub(super) fn of_shift(shift: &ShiftResult) -> Vec<Explained> {
    let explained =
        |id: &str,
         label: Label,
         result: serde_json::Value,
         derivation: &Derivation,
         said: &dyn Fn(&Phrases) -> Vec<String>| Explained {
            id: id.to_owned(),
            label,
            result,
            derivation: derivation.clone(),
            assumptions: shift.assumptions.clone(),
            missing: Vec::new(),
            interval: None,
            printed: Lang::ALL.map(|lang| {
                let say = Phrases::new(lang);
                say.not_comparable(shift).unwrap_or_else(|| said(&say).join(" "))
            }),
        };
    let answers = shift.answers.iter().map(|answer| {
        explained(
            &answer.id,
            answer.label.clone(),
            serde_json::to_value(answer).unwrap_or_default(),
            &answer.derivation,
            &|say| say.shift_sentence(answer, shift),
        )
    });
    let lead = shift.lead.iter().map(|lead| {
        explained(
            &lead.id,
            lead.labels[0].clone(),
            serde_json::to_value(lead).unwrap_or_default(),
            &lead.derivation,
            &|say| say.lead_sentence(lead, shift.kind, shift.margin),
        )
    });
    answers.chain(lead).collect()
}
