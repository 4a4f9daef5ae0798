//! Pure mathematics on `f64`: distributions, intervals, tests, bounds. Knows no polls.
//!
//! Shares are in 0–1, sample sizes are effective ones (respondents divided by the design
//! effect) and need not be whole numbers.

mod bounds;
mod chi_square_sum;
mod clr;
mod composition;
mod contingency;
mod design_interval;
mod difference;
mod digits;
mod effective;
mod error;
mod groupwise;
mod imbens_manski;
mod incomplete;
mod interval;
mod level;
mod multiplicity;
mod same_sample;
mod small_base;
pub mod special;
mod standard_error;
mod stoye;
mod student;
pub mod trend;
mod two_polls;

#[cfg(test)]
mod coverage_tests;
#[cfg(test)]
mod oracle_tests;

pub use bounds::{
    Bounds, conditional, frechet, frechet_rounded, independent, leaning, lift,
    negative_dependence, phi, rebased, union,
};
pub use chi_square_sum::chi_square_sum_sf;
pub use clr::{ClrBound, clr_k_independent, clr_k_two, clr_upper};
pub use composition::{Composition, composition};
pub use contingency::{DesignTable, IndependenceTest, TestOutcome};
pub use design_interval::{DesignMethod, DesignShare, design_interval};
pub use difference::{
    Rounding, Significance, TestedDifference, change, change_in_lead, lead,
};
pub use digits::significant;
pub use effective::{
    design_effect_of_weights, effective_n_from_margin, margin_of_error,
    sample_size_to_separate,
};
pub use error::StatsError;
pub use groupwise::{GroupwiseBounds, groupwise, groupwise_delta};
pub use imbens_manski::{imbens_manski, imbens_manski_critical};
pub use interval::{Interval, ShareMethod, rounded_share_interval, share_interval};
pub use level::Level;
pub use multiplicity::{benjamini_hochberg, holm};
pub use same_sample::{same_sample_interval, same_sample_union, union_interval};
pub use small_base::{SmallBase, small_base};
pub use standard_error::{
    se_difference, se_share, se_sum_independent, se_sum_same_sample,
};
pub use stoye::{StoyeCritical, stoye_critical};
pub use student::{chi2_sf, f_sf, t_isf, t_sf, t_two_sided_p};
pub use two_polls::two_poll_interval;
