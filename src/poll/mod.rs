//! What a poll is: who asked whom, when, how, which question, with which answers.
//!
//! Types only, and the few rules that belong to them (what "52%" says about the
//! unrounded figure, what a blank sample size means). Knows no files, no languages and
//! no statistics.

pub mod code;
mod codebook;
mod comparability;
mod dates;
mod declaration;
mod design;
mod diagnostic;
mod group;
mod percent;
mod published;
mod question;
mod recode;
mod sample;
mod source;
mod span;
mod targets;

pub use code::Code;
pub use codebook::{
    Codebook, LabelledValue, Measure, MissingKind, MissingRange, ResponseSet, ValueCode,
    Variable, VariableKind, kind_of_missing,
};
pub use comparability::{
    Assertions, PollDifference, Renewal, SameQuestion, Weight, differences, same_wording,
    wording_hash,
};
pub use dates::{DateError, FieldDates};
pub use declaration::{Declarations, SetDeclaration, VariableDeclaration};
pub use design::{
    BOOTSTRAP_REPLICATES, BOOTSTRAP_SEED, LonelyUnits, NoNames, ReplicateMethod,
    Replicates, SampleDesign,
};
pub use diagnostic::{Diagnostic, Place, Severity};
pub use group::{Group, GroupSize, GroupTable};
pub use percent::{
    PercentError, PublishedShare, Qualifier, decimals_of_unit, latin_digits,
    percent_as_share, plain_number,
};
pub use published::{Poll, PollId};
pub use question::{Answer, AnswerKind, Question, Wording, WordingStatus, slug};
pub use recode::{AnswerGroup, BlankAs, RECODE_FORMS, Recode, RecodeDeclaration, Rest};
pub use sample::{SampleKind, SampleSize, SizeForm};
pub use source::SourceRow;
pub use span::{DateOrder, DateSpan, SpanError, SpanKind};
pub use targets::{TargetKind, TargetLevel, TargetMargin, TargetNumber, Targets};
