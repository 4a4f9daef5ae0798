//! One pass over respondents into sums, in file order, so that the same file gives the same
//! bits whatever the number of threads.

mod counts;
mod frequencies;
mod pass;

pub use counts::{CodeCount, Counts, VariableCounts, WeightSums, count};
pub use frequencies::{Cell, Frequencies, frequencies};
