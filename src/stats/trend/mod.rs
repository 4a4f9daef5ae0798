//! Shifts between polls and trends across them: is a change between polls a change in
//! opinion?
//!
//! Two waves: [`shift`] (all answers of a question), [`se_change`], [`equivalence`],
//! [`detectable_change`].

mod equivalence;
mod homogeneity;
mod rounding_rule;
mod shift;
mod wave;

pub use equivalence::{
    Equivalence, detectable_change, equivalence, equivalence_margin_with_power,
    smallest_equivalence_margin,
};
pub use homogeneity::{Homogeneity, homogeneity};
pub use shift::{AnswerShift, Fragility, Shift, ShiftRules, Verdict, shift};
pub use wave::{Comparison, Wave, se_change};
