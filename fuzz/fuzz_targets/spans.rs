//! Any text as a date, a percentage or a sample size.
#![no_main]

use endoxa::poll::{DateOrder, DateSpan, PublishedShare, SampleSize};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for order in [None, Some(DateOrder::MonthFirst), Some(DateOrder::DayFirst)] {
        if let Ok(span) = DateSpan::parse(text, order) {
            assert!(span.start <= span.end);
        }
    }
    let _ = PublishedShare::parse(text);
    let _ = SampleSize::parse_any(text);
});
