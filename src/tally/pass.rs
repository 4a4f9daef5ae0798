//! Rows in file order through polars' streaming engine.

use std::sync::{Arc, Mutex, PoisonError};

use polars::prelude::*;

use crate::poll::{Code, Diagnostic};
use crate::read::{Respondents, contain};

/// Hands every batch of a file's rows to `add`, one after the other in file order, in
/// bounded memory. What polars makes of a damaged file, a panic too, is an error about it.
pub(super) fn in_order<S: Send + 'static>(
    respondents: &Respondents,
    file: &str,
    state: S,
    add: impl Fn(&mut S, &DataFrame) -> PolarsResult<()> + Send + Sync + 'static,
) -> Result<S, Diagnostic> {
    let state = Arc::new(Mutex::new(Some(state)));
    let shared = Arc::clone(&state);
    let each = move |batch: DataFrame| {
        let mut guard = shared.lock().unwrap_or_else(PoisonError::into_inner);
        match guard.as_mut() {
            Some(state) => add(state, &batch).map(|()| false),
            None => Ok(true),
        }
    };
    let damaged =
        |e: PolarsError| Diagnostic::new(Code::FileDamaged, file).with("reason", e);
    contain(file, || {
        let pass = respondents.frame().sink_batches(PlanCallback::new(each), true, None);
        pass.and_then(|frame| frame.collect_with_engine(Engine::Streaming))
            .map(|_| ())
            .map_err(damaged)
    })?;
    let mut guard = state.lock().unwrap_or_else(PoisonError::into_inner);
    guard.take().ok_or_else(|| Diagnostic::new(Code::FileDamaged, file))
}
