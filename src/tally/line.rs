//! Rows in file order, prepared by several threads and added by one at a time.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, RwLock};

use polars::prelude::*;

use super::pass::in_order;
use crate::poll::{Code, Diagnostic};
use crate::read::Respondents;

/// What is done with the batches of a file.
///
/// Batches are prepared side by side with what is known of the values that may occur, and
/// added one after the other in file order. What is new in a batch is learned when its turn
/// comes, so that what is learned does not depend on the number of threads.
pub(super) trait Work: Send + Sync + 'static {
    /// What is known of values.
    type Known: Send + Sync + 'static;
    /// A batch, prepared.
    type Ready: Send;
    /// The sums.
    type Sums: Send + 'static;

    /// Learns the first values of a file.
    fn begin(&self, known: &mut Self::Known, batch: &DataFrame) -> PolarsResult<()>;

    /// Prepares a batch as far as its values are known.
    fn look(&self, known: &Self::Known, batch: &DataFrame) -> PolarsResult<Self::Ready>;

    /// Learns what is new in a batch, and adds it.
    fn add(
        &self,
        known: &RwLock<Self::Known>,
        sums: &mut Self::Sums,
        batch: &DataFrame,
        ready: Self::Ready,
    ) -> PolarsResult<()>;
}

/// Rows of a batch at the most: batches come as large as a file's row groups, and one that is
/// the whole file would be one thread's work.
const PIECE: usize = 1 << 16;

/// A batch in its place, prepared.
type Placed<W> = (DataFrame, <W as Work>::Ready);

struct Turn<W: Work> {
    /// True once the first values are known.
    begun: bool,
    next: usize,
    busy: bool,
    waiting: BTreeMap<usize, Placed<W>>,
    sums: Option<W::Sums>,
    failed: Option<PolarsError>,
}

struct Line<W: Work> {
    work: W,
    known: RwLock<W::Known>,
    turn: Mutex<Turn<W>>,
    moved: Condvar,
    threads: usize,
}

/// Runs the work over a file's rows; gives what is known and the sums.
///
/// # Errors
/// What makes the file unreadable.
pub(super) fn run<W: Work>(
    respondents: &Respondents,
    columns: &[String],
    file: &str,
    work: W,
    (known, sums): (W::Known, W::Sums),
) -> Result<(W::Known, W::Sums), Diagnostic> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let turn = Turn {
        begun: false,
        next: 0,
        busy: false,
        waiting: BTreeMap::new(),
        sums: Some(sums),
        failed: None,
    };
    let line = Arc::new(Line {
        work,
        known: RwLock::new(known),
        turn: Mutex::new(turn),
        moved: Condvar::new(),
        threads,
    });
    let (sender, receiver) = sync_channel::<(usize, DataFrame)>(threads);
    let receiver = Arc::new(Mutex::new(receiver));
    let workers: Vec<_> = (0..threads)
        .map(|_| {
            let (line, receiver) = (Arc::clone(&line), Arc::clone(&receiver));
            std::thread::spawn(move || line.work_off(&receiver))
        })
        .collect();
    let send = move |next: &mut usize, batch: &DataFrame| {
        for first in (0..batch.height()).step_by(PIECE) {
            let piece = batch.slice(first as i64, PIECE.min(batch.height() - first));
            // Nobody is there to receive it after a failure, which is told below.
            let _ = sender.send((*next, piece));
            *next += 1;
        }
        Ok(())
    };
    let read = in_order(respondents, columns, file, 0_usize, send);
    for worker in workers {
        // A worker's panic is caught where it happens.
        let _ = worker.join();
    }
    read?;
    let damaged = || Diagnostic::new(Code::FileDamaged, file);
    let line = Arc::try_unwrap(line).map_err(|_| damaged())?;
    let turn = line.turn.into_inner().unwrap_or_else(PoisonError::into_inner);
    if let Some(reason) = turn.failed {
        return Err(damaged().with("reason", reason));
    }
    let known = line.known.into_inner().unwrap_or_else(PoisonError::into_inner);
    turn.sums.map(|sums| (known, sums)).ok_or_else(damaged)
}

impl<W: Work> Line<W> {
    fn turn(&self) -> MutexGuard<'_, Turn<W>> {
        self.turn.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// One thread's work: until no batch comes any more, or something fails.
    fn work_off(&self, receiver: &Mutex<Receiver<(usize, DataFrame)>>) {
        loop {
            let batch = receiver.lock().unwrap_or_else(PoisonError::into_inner).recv();
            let Ok((at, batch)) = batch else { return };
            let caught = catch_unwind(AssertUnwindSafe(|| self.one(at, batch)));
            let done = caught.unwrap_or_else(|_| {
                Err(PolarsError::ComputeError("a batch could not be added up".into()))
            });
            if let Err(reason) = done {
                self.turn().failed.get_or_insert(reason);
                self.moved.notify_all();
            }
            if self.turn().failed.is_some() {
                // Takes what still comes, so that whoever sends is not kept waiting.
                while receiver
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .recv()
                    .is_ok()
                {}
                return;
            }
        }
    }

    fn one(&self, at: usize, batch: DataFrame) -> PolarsResult<()> {
        self.wait(at);
        if at == 0 {
            let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
            self.work.begin(&mut known, &batch)?;
            self.turn().begun = true;
            self.moved.notify_all();
        }
        let ready = {
            let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
            self.work.look(&known, &batch)?
        };
        let mut turn = self.turn();
        turn.waiting.insert(at, (batch, ready));
        if turn.busy {
            return Ok(());
        }
        turn.busy = true;
        let Some(mut sums) = turn.sums.take() else { return Ok(()) };
        loop {
            let next = turn.next;
            let Some((batch, ready)) = turn.waiting.remove(&next) else { break };
            drop(turn);
            self.work.add(&self.known, &mut sums, &batch, ready)?;
            turn = self.turn();
            turn.next += 1;
            self.moved.notify_all();
        }
        turn.sums = Some(sums);
        turn.busy = false;
        Ok(())
    }

    /// Waits until the first batch has taught what there is, and while too many wait for
    /// their turn.
    fn wait(&self, at: usize) {
        let mut turn = self.turn();
        let early = |turn: &Turn<W>| {
            turn.failed.is_none()
                && at > turn.next
                && (!turn.begun || at > turn.next + 2 * self.threads)
        };
        while early(&turn) {
            turn = self.moved.wait(turn).unwrap_or_else(PoisonError::into_inner);
        }
    }
}
