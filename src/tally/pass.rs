//! Rows in file order through polars' streaming engine.

use std::sync::{Arc, Mutex, PoisonError};

use polars::prelude::*;

/// Hands every batch of a frame to `add`, one after the other in file order, in bounded
/// memory.
pub(super) fn in_order<S: Send + 'static>(
    frame: LazyFrame,
    state: S,
    add: impl Fn(&mut S, &DataFrame) -> PolarsResult<()> + Send + Sync + 'static,
) -> PolarsResult<S> {
    let state = Arc::new(Mutex::new(Some(state)));
    let shared = Arc::clone(&state);
    let each = move |batch: DataFrame| {
        let mut guard = shared.lock().unwrap_or_else(PoisonError::into_inner);
        match guard.as_mut() {
            Some(state) => add(state, &batch).map(|()| false),
            None => Ok(true),
        }
    };
    frame
        .sink_batches(PlanCallback::new(each), true, None)?
        .collect_with_engine(Engine::Streaming)?;
    let mut guard = state.lock().unwrap_or_else(PoisonError::into_inner);
    guard.take().ok_or_else(|| polars_err!(ComputeError: "the pass was run twice"))
}
