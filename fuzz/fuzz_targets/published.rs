//! Any text as a published file: a value or an error; what was converted is read again.
#![no_main]

use endoxa::read::{ReadingOptions, Source, canonical};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let options = ReadingOptions::default();
    let Ok(read) = canonical(&Source::held("f.csv", text), &options) else { return };
    let again = canonical(&Source::held("f.csv", &read.value.toplines), &options);
    if read.value.toplines.lines().count() > 1 {
        assert_eq!(again.expect("its own output").value.toplines, read.value.toplines);
    }
});
