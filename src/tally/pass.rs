//! Rows in file order through polars' streaming engine.

use std::sync::{Arc, Mutex, PoisonError};

use polars::prelude::*;

use crate::poll::{Code, Diagnostic};
use crate::read::{Respondents, contain};

/// Stands for the number of a row among the variables of a pass.
pub(super) const ROW: &str = "row number of the file";

/// Hands every batch of a file's rows to `add`, one after the other in file order, in
/// bounded memory. Only the named columns are read, with the extended missing values that
/// stand beside them. What polars makes of a damaged file, a panic too, is an error about
/// it.
pub(super) fn in_order<S: Send + 'static>(
    respondents: &Respondents,
    columns: &[String],
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
        let frame = selected(respondents.frame(), columns).map_err(damaged)?;
        let pass = frame.sink_batches(PlanCallback::new(each), true, None);
        pass.and_then(|frame| frame.collect_with_engine(Engine::Streaming))
            .map(|_| ())
            .map_err(damaged)
    })?;
    let mut guard = state.lock().unwrap_or_else(PoisonError::into_inner);
    guard.take().ok_or_else(|| Diagnostic::new(Code::FileDamaged, file))
}

/// The columns with their tags; the first of all where none is asked for, since rows without
/// columns could not be counted.
fn selected(mut frame: LazyFrame, columns: &[String]) -> PolarsResult<LazyFrame> {
    if columns.iter().any(|name| name == ROW) {
        frame = frame.with_row_index(ROW, None);
    }
    let schema = frame.collect_schema()?;
    let tags = columns.iter().map(|name| Respondents::tags(name));
    let mut names: Vec<PlSmallStr> = columns
        .iter()
        .cloned()
        .chain(tags)
        .filter(|name| schema.contains(name))
        .map(PlSmallStr::from)
        .collect();
    if names.is_empty() {
        names.extend(schema.iter_names().next().cloned());
    }
    Ok(frame.select(names.into_iter().map(col).collect::<Vec<_>>()))
}
