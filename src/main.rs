//! endoxa
fn main() {}
