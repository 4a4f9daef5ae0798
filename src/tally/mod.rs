//! One pass over respondents into sums, in file order, so that the same file gives the same
//! bits whatever the number of threads.

mod coder;
mod counts;
mod design;
mod pass;
mod survey_pass;
mod table;
mod weight;

pub use counts::{CodeCount, Counts, VariableCounts, WeightSums, count};
pub use design::{DesignCounts, check_design};
pub use survey_pass::{TallySpec, tally};
pub use table::{CellSums, Class, Singles, Stratum, Tally, Unit};

use weight::weight_of;
