//! Runs a plan over documents on many threads, in order, with bounded memory.
//!
//! A reader makes batches, workers process them, the calling thread puts them
//! back in order and hands them to a [`Sink`]. Batches are cut by the input
//! alone, so the output is the same on any number of threads. At most a few
//! batches a thread are under way at any time.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use super::input::{Documents, Item};
use super::plan::{Outcome, Plan};
use super::tables::{Tables, Wanted};
use crate::{Error, Result};

/// Documents in a batch, at most.
const BATCH_DOCUMENTS: usize = 64;
/// Bytes of content in a batch after which it is closed.
const BATCH_BYTES: usize = 1 << 20;
/// The stack of a worker: deep pages need room.
const STACK: usize = 16 << 20;

/// Takes the tables of one batch after another, on the thread that called [`run`].
pub trait Sink {
    /// The next batch. An error ends the run.
    ///
    /// # Errors
    /// Whatever should end the run.
    fn batch(&mut self, tables: Tables) -> Result<()>;

    /// Called about ten times a second while there is nothing to take: the place to look for signals.
    ///
    /// # Errors
    /// [`Error::Cancelled`], as a rule.
    fn tick(&mut self) -> Result<()> {
        Ok(())
    }
}

impl<F: FnMut(Tables) -> Result<()>> Sink for F {
    fn batch(&mut self, tables: Tables) -> Result<()> {
        self(tables)
    }
}

/// Stops a run from another thread; clones share one flag.
#[derive(Debug, Clone, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Asks to stop.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether a stop was asked for.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// What a run came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// Documents processed.
    pub documents: u64,
    /// Documents that could not be read or processed.
    pub errors: u64,
}

/// Runs `plan` over `documents` on `threads` threads (0: one a core).
///
/// `sink` gets the tables that are `wanted`, batch by batch, in the order of the documents.
///
/// # Errors
/// [`Error::Cancelled`] when `cancel` was set, or the error that `sink` returned.
/// Documents that fail are rows of the errors table and no error here.
pub fn run(
    plan: &Arc<Plan>,
    documents: Documents,
    wanted: Wanted,
    threads: usize,
    cancel: &Cancel,
    sink: &mut dyn Sink,
) -> Result<Summary> {
    let threads = match threads {
        0 => thread::available_parallelism().map_or(1, usize::from),
        n => n,
    };
    // The threads outlive this call for a moment when it is cancelled; they stop at the next document.
    let stop = Stop(Cancel::default());
    let (permit, permits) = sync_channel::<()>(threads * 2 + 2);
    let (batches, queue) = sync_channel::<(usize, Vec<Item>)>(threads);
    let (done, results) = channel::<(usize, Tables)>();
    let queue = Arc::new(Mutex::new(queue));
    spawn("warraq-reader", {
        let stop = stop.0.clone();
        move || read(documents, &permit, &batches, &stop)
    })?;
    for _ in 0..threads {
        let (queue, done, plan) = (queue.clone(), done.clone(), plan.clone());
        let (stop, cancel) = (stop.0.clone(), cancel.clone());
        spawn("warraq-worker", move || {
            let halted = || stop.is_cancelled() || cancel.is_cancelled();
            loop {
                let next = queue.lock().map(|queue| queue.recv());
                let Ok(Ok((index, items))) = next else { break };
                let Some(tables) = process(&plan, items, wanted, &halted) else { break };
                if done.send((index, tables)).is_err() {
                    break;
                }
            }
        })?;
    }
    drop((done, queue));
    collect(&results, &permits, cancel, sink)
}

/// Tells the threads to stop when the run ends, however it ends.
struct Stop(Cancel);

impl Drop for Stop {
    fn drop(&mut self) {
        self.0.cancel();
    }
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> Result<()> {
    let made = thread::Builder::new().name(name.to_owned()).stack_size(STACK).spawn(work);
    made.map(drop).map_err(|source| Error::Io { path: name.into(), source })
}

fn read(
    documents: Documents,
    permit: &SyncSender<()>,
    batches: &SyncSender<(usize, Vec<Item>)>,
    stop: &Cancel,
) {
    let mut index = 0;
    let mut batch = Vec::new();
    let mut bytes = 0;
    let mut send = |batch: &mut Vec<Item>| {
        let sent = permit.send(()).is_ok() && batches.send((index, std::mem::take(batch))).is_ok();
        index += 1;
        sent
    };
    for item in documents {
        if stop.is_cancelled() {
            return;
        }
        bytes += item.as_ref().map_or(0, |source| source.content.len());
        batch.push(item);
        if batch.len() >= BATCH_DOCUMENTS || bytes >= BATCH_BYTES {
            bytes = 0;
            if !send(&mut batch) {
                return;
            }
        }
    }
    if !batch.is_empty() {
        send(&mut batch);
    }
}

fn process(plan: &Plan, items: Vec<Item>, wanted: Wanted, halted: &dyn Fn() -> bool) -> Option<Tables> {
    let depth = wanted.depth();
    let mut outcomes = Vec::with_capacity(items.len());
    for item in items {
        if halted() {
            return None;
        }
        outcomes.push(match item {
            Ok(source) => plan.process(source, depth),
            Err(failure) => Outcome::failed(failure),
        });
    }
    Some(Tables::build(&outcomes, wanted, &plan.provenance))
}

fn collect(
    results: &Receiver<(usize, Tables)>,
    permits: &Receiver<()>,
    cancel: &Cancel,
    sink: &mut dyn Sink,
) -> Result<Summary> {
    let mut summary = Summary::default();
    let mut waiting = BTreeMap::new();
    let mut next = 0;
    loop {
        if cancel.is_cancelled() {
            return Err(Error::Cancelled);
        }
        match results.recv_timeout(Duration::from_millis(100)) {
            Ok((index, tables)) => {
                waiting.insert(index, tables);
            }
            Err(RecvTimeoutError::Timeout) => sink.tick()?,
            Err(RecvTimeoutError::Disconnected) => {
                return if cancel.is_cancelled() { Err(Error::Cancelled) } else { Ok(summary) };
            }
        }
        while let Some(tables) = waiting.remove(&next) {
            next += 1;
            let _ = permits.try_recv();
            summary.documents += tables.documents as u64;
            summary.errors += tables.errors.num_rows() as u64;
            sink.batch(tables)?;
            sink.tick()?;
        }
    }
}
