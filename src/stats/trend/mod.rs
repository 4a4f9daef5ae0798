//! Shifts between polls and trends across them: is a change between polls a change in
//! opinion?
//!
//! Two waves: [`shift`] (all answers of a question), [`se_change`], [`equivalence`],
//! [`detectable_change`].
//!
//! Many waves: [`Trend`], one answer across polls of several houses; [`QuestionTrend`], all
//! answers of a question together; [`DriftMixture`] and [`QuestionDriftMixture`], the same with the
//! drift's uncertainty.
//! Jumps: [`level_steps`], [`step_test`].
//!
//! What looks wrong: [`dispersion`] (herding, overdispersion), [`outliers`], [`longest_run`],
//! [`published_margin`].

mod backward;
mod brent;
pub mod calibration;
mod change_point;
mod design;
mod dispersion;
mod draws;
mod drift_mixture;
mod equivalence;
mod filter;
mod homogeneity;
mod likelihood;
mod local_level;
mod margin;
mod model;
mod outlier;
mod question;
mod runs;
mod shift;
mod simulate;
mod smooth;
mod verdict;
mod views;
mod wave;

#[cfg(test)]
mod jackman_tests;
#[cfg(test)]
mod local_level_tests;

pub use change_point::{LevelStep, StepTest, level_steps, step_test};
pub use dispersion::{Dispersion, DispersionTest, dispersion};
pub use draws::{Draws, SimulatedP};
pub use drift_mixture::{DriftMixture, QuestionDriftMixture};
pub use equivalence::{
    Equivalence, detectable_change, equivalence, equivalence_margin_with_power,
    smallest_equivalence_margin,
};
pub use homogeneity::{Homogeneity, homogeneity};
pub use local_level::{Fit, Trend};
pub use margin::{MarginFit, PublishedMargin, published_margin};
pub use model::{Anchor, Estimate, Houses, Poll, Spread, TrendModel, Weights};
pub use outlier::{Outlyingness, outliers};
pub use question::{QuestionPoll, QuestionTrend};
pub use runs::{Run, longest_run};
pub use shift::{AnswerShift, Shift, ShiftRules, concluded, shift};
pub use verdict::{Fragility, Verdict, verdict};
pub use views::{ChangeViews, Published, lead_views};
pub use wave::{Comparison, Wave, se_change};
