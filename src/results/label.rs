//! The printed names of things, in the languages they were given in.

pub use crate::text::{Lang, LocalText as Label};
