//! Analyses: each a specification in and a result out.
//!
//! Those of single figures ([`share`], [`lead`], [`change`], [`segment`], [`figure_against`])
//! know no files and build without polars; those of a study take [`Evidence`].

mod change;
mod error;
mod sampling;
mod segment;
mod segment_interval;
mod share;
mod test_language;
mod threshold;

#[cfg(feature = "ingest")]
mod claims;
#[cfg(feature = "ingest")]
mod composition_claim;
#[cfg(feature = "ingest")]
mod condition;
#[cfg(feature = "ingest")]
mod contradiction;
#[cfg(feature = "ingest")]
mod crosstab;
#[cfg(feature = "ingest")]
mod decided;
#[cfg(feature = "ingest")]
mod describe;
#[cfg(feature = "ingest")]
mod dimension;
#[cfg(feature = "ingest")]
mod evidence;
#[cfg(feature = "ingest")]
mod figure;
#[cfg(feature = "ingest")]
mod frequencies;
#[cfg(feature = "ingest")]
mod group_checks;
#[cfg(feature = "ingest")]
mod group_interval;
#[cfg(feature = "ingest")]
mod group_parts;
#[cfg(feature = "ingest")]
mod group_shares;
#[cfg(feature = "ingest")]
mod groups;
#[cfg(feature = "ingest")]
mod joint;
#[cfg(feature = "ingest")]
mod joint_figures;
#[cfg(feature = "ingest")]
mod joint_known;
#[cfg(feature = "ingest")]
mod joint_sets;
#[cfg(feature = "ingest")]
mod joint_spec;
#[cfg(feature = "ingest")]
mod patterns;
#[cfg(feature = "ingest")]
mod respondent_segment;
#[cfg(feature = "ingest")]
mod respondents;
#[cfg(feature = "ingest")]
mod shift;
#[cfg(feature = "ingest")]
mod toplines;
#[cfg(feature = "ingest")]
mod trend;
#[cfg(feature = "ingest")]
mod under_assumptions;
#[cfg(feature = "ingest")]
mod waves;
#[cfg(feature = "ingest")]
mod weighting;

pub use change::{DifferenceSpec, change, lead};
pub use error::AnalysisError;
pub use sampling::{DesignEffect, Sampling};
pub use segment::{SegmentSpec, segment};
pub use segment_interval::SegmentInterval;
pub use share::{ShareSpec, share};
pub use test_language::{Clause, Comparison, ParsedCondition, Test, TestError};
pub use threshold::{
    TestedCondition, Threshold, bounds_against, estimate_against, figure_against,
    segment_against,
};

#[cfg(feature = "ingest")]
pub use claims::{ClaimSpec, claim};
#[cfg(feature = "ingest")]
pub use contradiction::{ContradictionSpec, contradiction};
#[cfg(feature = "ingest")]
pub use crosstab::{CrosstabSpec, LetterRules, crosstab_of, prepare_crosstab};
#[cfg(feature = "ingest")]
pub use decided::SegmentBase;
#[cfg(feature = "ingest")]
pub use describe::{describe, description};
#[cfg(feature = "ingest")]
pub use evidence::{Evidence, Settings};
#[cfg(feature = "ingest")]
pub use figure::{FigureSpec, Figures, OneOrMany, figures};
#[cfg(feature = "ingest")]
pub use frequencies::{FrequencySpec, frequency, frequency_of, prepare_frequency};
#[cfg(feature = "ingest")]
pub use group_parts::GroupSetSpec;
#[cfg(feature = "ingest")]
pub use joint::joint;
#[cfg(feature = "ingest")]
pub use joint_spec::{JointEventSpec, JointFigureSpec, JointSetSpec, JointSpec};
#[cfg(feature = "ingest")]
pub use patterns::{PatternSpec, PatternViewSpec, patterns_of, prepare_patterns};
#[cfg(feature = "ingest")]
pub use respondent_segment::{
    RESPONSE_ERRORS, RespondentSegmentSpec, ViewSpec, prepare_segment, segment_of,
};
#[cfg(feature = "ingest")]
pub use respondents::{
    MissingRule, Prepared, Replication, SurveySettings, Weighting, run_together,
};
#[cfg(feature = "ingest")]
pub use shift::{
    ReportSpec, RespondentShiftSpec, ShiftSpec, WaveOf, WavePair, prepare_shift,
    shift_between_files, shift_report, shifts,
};
#[cfg(feature = "ingest")]
pub use toplines::{ToplineSpec, topline};
#[cfg(feature = "ingest")]
pub use trend::{AnchorSpec, EventSpec, HouseChoice, TrendSpec, trend};
#[cfg(feature = "ingest")]
pub use under_assumptions::AssumptionSpec;
#[cfg(feature = "ingest")]
pub use waves::{PublishedView, WavesSpec, contradiction_waves};
#[cfg(feature = "ingest")]
pub use weighting::{
    Calibration, Collapse, Weighted, WeightedQuestions, WeightingSpec, weighting_of,
};
