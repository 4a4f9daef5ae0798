//! Bounds: "from nobody to about 48%".

use super::Phrases;
use crate::results::{BoundedShare, Bounds, Segment};
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

    /// The unit that a segment's two figures were rounded to: the coarser one.
    #[must_use]
    pub fn unit_of(segment: &Segment) -> f64 {
        let inputs = &segment.both.derivation.inputs;
        let unit = |name: &str| inputs.get(name).map_or(0.0, |half| 2.0 * half.0);
        unit("r_p").max(unit("r_q"))
    }
}
