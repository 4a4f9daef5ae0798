//! The types of every result, their identifiers and codes. Types only.
//!
//! Results are plain data: a chart, a report, a notebook or an article reads these and
//! nothing else, so a number can never differ between them. Shares are in 0–1; a missing
//! piece is null with a reason code beside it, never 0 or NaN.

mod assumption;
mod claim;
mod contradiction;
mod contradiction_waves;
mod crosstab;
mod description;
mod difference;
mod estimate;
mod explain;
mod frequencies;
mod joint;
mod label;
mod number;
mod replicates;
mod respondent_segment;
#[cfg(test)]
pub(crate) mod segment_sample;
mod study;
mod topline;
mod under_assumption;

pub use assumption::{Assumption, Missing};
pub use claim::{
    AssumedInterval, ClaimResult, Condition, FigureVerdict, NeededSize, Reading, Reason,
    Settle, Verdict,
};
pub use contradiction::{
    BoundedShare, Bounds, ContradictionResult, GroupBounds, GroupShares, SampleRelation,
    Segment, Side,
};
pub use contradiction_waves::ContradictionWaves;
pub use crosstab::{
    AgainstTotal, CrosstabAnswer, CrosstabCell, CrosstabColumn, CrosstabResult,
    LetterRecord, ShareRange, TestRecord,
};
pub use description::{
    Description, DesignDescription, LikelyDesign, MissingCount, ValueCount,
    VariableDescription, WeightDescription,
};
pub use difference::{ChangeVerdict, DifferenceResult};
pub use estimate::{Base, Estimate, IntervalRecord};
pub use explain::{Derivation, Input};
pub use frequencies::{
    AnswerShare, FrequencyResult, MissingShare, ScaleEstimate, ScaleSummary,
};
pub use joint::{
    JointConflict, JointEvent, JointFigure, JointItem, JointResult, JointSet,
};
pub use label::{Label, Lang};
pub use replicates::ReplicateRecord;
pub use respondent_segment::{
    Association, GroupSegment, ProfileGroup, RatioEstimate, RespondentSegment,
    ResponseErrorPoint, SegmentByGroup, SegmentEstimate, SegmentProfile, SplitSegment,
    ThresholdPair, UndecidedRule, View,
};
pub use study::{PollRecord, Results, SCHEMA_VERSION, StudyRecord};
pub use topline::{AnswerOrder, AnswerResult, AssumedSize, Figure, ToplineResult};
pub use under_assumption::{NamedAssumption, SweepStep, UnderAssumption};
