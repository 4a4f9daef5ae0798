//! One pass over respondents into sums, in file order, so that the same file gives the same
//! bits whatever the number of threads.

mod coder;
mod counts;
mod design;
mod effective;
mod finish;
mod found;
mod given_replicates;
mod known;
mod line;
mod made_replicates;
mod merge;
mod pairs;
mod pass;
mod plan;
mod replicated;
mod replicates;
mod sums;
mod survey_pass;
mod table;
mod text_cache;
mod weight;
mod weights;

pub use counts::{CodeCount, Counts, VariableCounts, WeightSums, count};
pub use design::{DesignCounts, check_design};
pub use merge::MergeError;
pub use plan::TallySpec;
pub use replicates::{ReplicateSums, given_variance};
pub use survey_pass::{tallies, tally};
pub use table::{CellCount, CellTable, Class, Singles, Stratum, Tally, Unit};

use weight::weight_of;
