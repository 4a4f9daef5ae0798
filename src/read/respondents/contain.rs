//! A reader's panic is a damaged file, not the end of the program.

use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Mutex;

use crate::poll::{Code, Diagnostic};

/// Runs a reader that may panic on damaged input; a panic becomes an error about the file.
pub(super) fn contain<T>(
    name: &str,
    read: impl FnOnce() -> Result<T, Diagnostic>,
) -> Result<T, Diagnostic> {
    // The hook is the process's own; one reader at a time may silence it.
    static HOOK: Mutex<()> = Mutex::new(());
    let guard = HOOK.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let loud = take_hook();
    set_hook(Box::new(|_| {}));
    let outcome = catch_unwind(AssertUnwindSafe(read));
    set_hook(loud);
    drop(guard);
    outcome.unwrap_or_else(|_| Err(damaged(name, "the reader gave up")))
}

/// A file that is not what its ending says, or not all of it.
pub(super) fn damaged(name: &str, reason: impl ToString) -> Diagnostic {
    Diagnostic::new(Code::FileDamaged, name).with("reason", reason.to_string())
}
