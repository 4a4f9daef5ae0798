//! Pure mathematics on `f64`: distributions, intervals, tests, bounds. Knows no polls.
//!
//! Shares are in 0–1, sample sizes are effective ones (respondents divided by the design
//! effect) and need not be whole numbers.

mod association;
mod bounds;
pub mod calibration;
mod cell_bounds;
mod cells;
mod chi_square_sum;
mod clr;
mod composition;
mod contingency;
mod copula;
mod delta_method;
mod design_interval;
mod difference;
mod digits;
mod dont_know;
mod effective;
mod error;
mod functional;
mod grouped_polls;
mod groupwise;
mod imbens_manski;
mod incomplete;
mod interval;
mod level;
mod lp;
mod max_entropy;
mod misclassification;
mod multiplicity;
mod normal_draws;
mod patterns;
mod reconcile;
pub mod replicates;
mod same_sample;
mod small_base;
pub mod special;
mod standard_error;
mod stoye;
mod student;
mod sum_of_minima;
pub mod trend;
mod two_polls;
mod unknown_sizes;

#[cfg(test)]
mod cell_bounds_tests;
#[cfg(test)]
mod coverage_tests;
#[cfg(test)]
mod grouped_coverage_tests;
#[cfg(test)]
mod oracle_tests;
#[cfg(test)]
mod simulated_coverage;
#[cfg(test)]
mod test_csv;

pub use association::{JointShares, yule_q, yule_y};
pub use bounds::{
    Bounds, conditional, frechet, frechet_rounded, independent, leaning, lift,
    negative_dependence, phi, rebased, union,
};
pub use cell_bounds::{CellBounds, Figure};
pub use cells::{CellSpace, Event};
pub use chi_square_sum::chi_square_sum_sf;
pub use clr::{ClrBound, clr_k_independent, clr_k_two, clr_upper};
pub use composition::{Composition, composition};
pub use contingency::{DesignTable, IndependenceTest, TestOutcome};
pub use copula::{
    SweepPoint, gaussian_joint, gaussian_sweep, plackett_joint, plackett_sweep,
    tetrachoric,
};
pub use delta_method::Measure;
pub use design_interval::{
    DesignMethod, DesignShare, design_interval, replicate_interval,
};
pub use difference::{
    Rounding, Significance, TestedDifference, change, change_in_lead, lead,
};
pub use digits::significant;
pub use dont_know::{
    DONT_KNOW, DontKnowConventions, NO, YES, dont_know_bounds, dont_know_cells,
    dont_know_conventions,
};
pub use effective::{
    design_effect_of_weights, effective_n_from_margin, margin_of_error,
    sample_size_to_separate,
};
pub use error::StatsError;
pub use functional::Functional;
pub use grouped_polls::{
    GroupMethod, GroupToplines, GroupedInterval, GroupedPolls, Promise,
};
pub use groupwise::{GroupwiseBounds, groupwise, groupwise_delta};
pub use imbens_manski::{imbens_manski, imbens_manski_critical};
pub use interval::{Interval, ShareMethod, rounded_share_interval, share_interval};
pub use level::Level;
pub use max_entropy::{entropy, fit_shares, maximum_entropy};
pub use misclassification::{
    Corrected, FlipRates, corrected_for_errors, error_sweep, largest_error_rate,
    observed_with_errors,
};
pub use multiplicity::{Adjustment, benjamini_hochberg, holm};
pub use normal_draws::NormalDraws;
pub use patterns::{
    Side, against_independence, at_least, contradictory_pairs, inconsistency_index,
    threshold_table,
};
pub use reconcile::Relaxation;
pub use same_sample::{same_sample_interval, same_sample_union, union_interval};
pub use small_base::{SmallBase, small_base, surely_narrow};
pub use standard_error::{
    se_difference, se_share, se_sum_independent, se_sum_same_sample,
};
pub use stoye::{StoyeCritical, stoye_critical};
pub use student::{chi2_sf, f_sf, t_isf, t_sf, t_two_sided_p};
pub use two_polls::two_poll_interval;
pub use unknown_sizes::{RoundedShare, UnknownSizes, UnsizedGroup};
