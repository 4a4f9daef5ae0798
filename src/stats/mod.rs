//! Pure mathematics on `f64`: distributions, intervals, tests, bounds. Knows no polls.
