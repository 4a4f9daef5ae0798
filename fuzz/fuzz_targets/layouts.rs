//! Any text in any of the built-in layouts.
#![no_main]

use endoxa::read::{ReadingOptions, Source, layouts, published};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u8, &str)| {
    let layouts = layouts();
    let layout = &layouts[usize::from(input.0) % layouts.len()];
    let layout = Some(layout.name.clone());
    let options = ReadingOptions { layout, ..ReadingOptions::default() };
    let _ = published(&Source::held("f.csv", input.1), &options);
});
