//! What a user can see: commands, files, messages, published reference numbers.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed; clippy.toml covers test functions only"
)]

mod add;
mod architecture;
mod article;
mod calculators;
mod charts;
mod check;
mod codebook;
mod common;
mod documentation;
mod explain;
mod formats;
mod groups;
mod help;
mod joint;
mod patterns;
mod replicates;
mod respondents;
mod robust;
mod run;
mod segment;
mod shift;
mod survey;
mod trend;
mod waves;
mod weight;
