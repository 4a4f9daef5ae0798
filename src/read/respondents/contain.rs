//! A reader's panic is a damaged file, not the end of the program.

use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::poll::{Code, Diagnostic};

/// Readers that are running; while there are any, panics print nothing. They may happen on
/// threads of polars' own.
static RUNNING: AtomicUsize = AtomicUsize::new(0);

/// Runs a reader that may panic on damaged input; a panic becomes an error about the file.
///
/// # Errors
/// The reader's own, or that the file is damaged.
pub(crate) fn contain<T>(
    name: &str,
    read: impl FnOnce() -> Result<T, Diagnostic>,
) -> Result<T, Diagnostic> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let loud = take_hook();
        set_hook(Box::new(move |panic| {
            if RUNNING.load(Ordering::SeqCst) == 0 {
                loud(panic);
            }
        }));
    });
    RUNNING.fetch_add(1, Ordering::SeqCst);
    let outcome = catch_unwind(AssertUnwindSafe(read));
    RUNNING.fetch_sub(1, Ordering::SeqCst);
    outcome.unwrap_or_else(|_| Err(damaged(name, "the reader gave up")))
}

/// A file that is not what its ending says, or not all of it.
pub(super) fn damaged(name: &str, reason: impl ToString) -> Diagnostic {
    Diagnostic::new(Code::FileDamaged, name).with("reason", reason.to_string())
}
