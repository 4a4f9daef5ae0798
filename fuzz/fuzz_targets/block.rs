//! Any text as a poll that is typed in.
#![no_main]

use endoxa::read::block;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = block(text, "-");
});
