//! Bounds: "from nobody to about 48%".

use super::Phrases;
use crate::results::{BoundedShare, Bounds, NamedAssumption, Segment, UnderAssumption};
use crate::text::Args;

impl Phrases {
    /// The bounds of a joint share, to the unit that its figures were rounded to.
    #[must_use]
    pub fn bounded(&self, bounded: &BoundedShare, unit: f64) -> String {
        self.between(bounded.bounds.lower, bounded.bounds.upper, unit)
    }

    /// Bounds in words: nobody for 0, "about" for rounded figures.
    #[must_use]
    pub fn between(&self, lower: f64, upper: f64, unit: f64) -> String {
        let decimals = crate::poll::decimals_of_unit(unit.max(1e-4));
        let print = |share: f64| self.style().percent(share, decimals);
        let exact = unit == 0.0;
        let id = match (lower <= 0.0, exact) {
            (true, true) => "bounds-exactly-from-nobody",
            (true, false) => "bounds-from-nobody",
            (false, _) if print(lower) == print(upper) => "bounds-point",
            (false, true) => "bounds-exactly-range",
            (false, false) => "bounds-range",
        };
        let args = Args::new().text("lower", print(lower)).text("upper", print(upper));
        self.say_with(id, &args)
    }

    /// A range of shares as numbers: "0–48%".
    #[must_use]
    pub fn bounds(&self, bounds: &Bounds, unit: f64) -> String {
        let decimals = crate::poll::decimals_of_unit(unit.max(1e-4));
        self.style().percent_range(bounds.lower, bounds.upper, decimals)
    }

    /// The joint share under an assumption: "if …: about 25%". `variable` is the printed
    /// name of the breakdown.
    #[must_use]
    pub fn under_assumption(
        &self,
        found: &UnderAssumption,
        variable: &str,
        unit: f64,
    ) -> String {
        let range = self.between(found.value.lower, found.value.upper, unit);
        let args = Args::new().text("range", range);
        let input = |name: &str| {
            let value = found.derivation.inputs.get(name).map_or(0.0, |input| input.0);
            self.style().number(value, 2)
        };
        match found.kind {
            NamedAssumption::NotPositivelyAssociated => {
                self.say_with("under-not_positively_associated", &args)
            }
            NamedAssumption::IndependentWithinGroups => {
                let args = args.text("variable", variable);
                self.say_with("under-independent_within_groups", &args)
            }
            NamedAssumption::GaussianCopula => {
                let args = args
                    .text("least", input("ρ (lowest)"))
                    .text("most", input("ρ (highest)"));
                self.say_with("under-gaussian_copula", &args)
            }
            NamedAssumption::OddsRatio => {
                let args = args
                    .text("poll", found.from.clone().unwrap_or_default())
                    .text("value", input("ψ"));
                if found.sweep.is_empty() {
                    return self.say_with("under-odds_ratio", &args);
                }
                let args = args
                    .text("least", input("ψ (lowest)"))
                    .text("most", input("ψ (highest)"));
                self.say_with("under-odds_ratio-range", &args)
            }
            NamedAssumption::MaximumEntropy => {
                self.say_with("under-maximum_entropy", &args)
            }
        }
    }

    /// The unit that a segment's two figures were rounded to: the coarser one.
    #[must_use]
    pub fn unit_of(segment: &Segment) -> f64 {
        let inputs = &segment.both.derivation.inputs;
        let unit = |name: &str| inputs.get(name).map_or(0.0, |half| 2.0 * half.0);
        unit("r_p").max(unit("r_q"))
    }
}
