//! Combinations of views as events on the cells.

use super::AnalysisError;
use super::evidence::Evidence;
use super::joint_spec::JointSetSpec;
use crate::poll::{Code, Diagnostic};
use crate::results::JointSet;
use crate::stats::{CellSpace, Event};

/// Those who are meant, in the study's words and as cells.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Meant {
    pub(super) set: JointSet,
    pub(super) event: Event,
}

/// The views and their cells.
pub(super) struct Views<'a> {
    pub(super) names: &'a [String],
    pub(super) space: CellSpace,
    pub(super) evidence: &'a Evidence,
}

impl Views<'_> {
    /// Those whom a set describes; `at` is the set's key.
    pub(super) fn meant(
        &self,
        spec: &JointSetSpec,
        at: &str,
    ) -> Result<Meant, AnalysisError> {
        let counts = spec.at_least.is_some() || spec.at_most.is_some();
        let holds = self.places(&spec.holds, &format!("{at}.holds"))?;
        let lacks = self.places(&spec.lacks, &format!("{at}.lacks"))?;
        let mut of = self.places(&spec.of, &format!("{at}.of"))?;
        if of.is_empty() && counts {
            of = (0..self.names.len()).collect();
        }
        let least = spec.at_least.unwrap_or(0);
        let sensible = least <= spec.at_most.unwrap_or(of.len())
            && least <= of.len()
            && (counts || of.is_empty())
            && !holds.iter().any(|item| lacks.contains(item));
        if !sensible || (holds.is_empty() && lacks.is_empty() && !counts) {
            let found = Diagnostic::new(Code::ValueInvalid, &self.evidence.study)
                .column(at)
                .with("expected", "holds | lacks | at_least | at_most (of)");
            return Err(found.into());
        }
        let event = self.space.event(|answers| {
            let held = of.iter().filter(|&&item| answers[item] == 1).count();
            holds.iter().all(|&item| answers[item] == 1)
                && lacks.iter().all(|&item| answers[item] == 0)
                && held >= least
                && spec.at_most.is_none_or(|most| held <= most)
        });
        let names = |places: &[usize]| -> Vec<String> {
            places.iter().map(|&item| self.names[item].clone()).collect()
        };
        let set = JointSet {
            holds: names(&holds),
            lacks: names(&lacks),
            at_least: spec.at_least,
            at_most: spec.at_most,
            of: names(&of),
        };
        Ok(Meant { set, event })
    }

    fn places(&self, names: &[String], at: &str) -> Result<Vec<usize>, Diagnostic> {
        let mut places: Vec<usize> = Vec::with_capacity(names.len());
        for name in names {
            let place = self.place(name, at)?;
            // Naming a view twice says nothing more, and must not count it twice.
            if !places.contains(&place) {
                places.push(place);
            }
        }
        Ok(places)
    }

    /// The place of a view among all.
    pub(super) fn place(&self, name: &str, at: &str) -> Result<usize, Diagnostic> {
        self.names.iter().position(|item| item == name).ok_or_else(|| {
            let known = self.names.iter().map(String::as_str);
            self.evidence.unknown(Code::ItemUnknown, at, name, known)
        })
    }
}

/// A share in symbols, for the inputs of a derivation: "P(war | deal ∧ ¬talks)".
pub(super) fn probability(what: &JointSet, among: Option<&JointSet>) -> String {
    match among {
        Some(among) => format!("P({} | {})", symbols(what), symbols(among)),
        None => format!("P({})", symbols(what)),
    }
}

fn symbols(set: &JointSet) -> String {
    let mut parts = set.holds.clone();
    parts.extend(set.lacks.iter().map(|name| format!("¬{name}")));
    let of = set.of.join(", ");
    parts.extend(set.at_least.map(|n| format!("#({of}) ≥ {n}")));
    parts.extend(set.at_most.map(|n| format!("#({of}) ≤ {n}")));
    parts.join(" ∧ ")
}
