//! Runs a plan over documents on many threads, in order, with bounded memory.
//!
//! A reader makes batches, workers process them, the calling thread puts them
//! back in order and hands what became of them to a [`Sink`]. Batches are cut by the input
//! alone, so the output is the same on any number of threads. At most a few
//! batches a thread are under way at any time.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use rayon::ThreadPoolBuilder;

use super::plan::{Outcome, Plan};
use super::source::{Documents, Item};
use super::tables::{Tables, Wanted};
use crate::document::Depth;
use crate::{Error, Result};

/// Documents in a batch, at most.
const BATCH_DOCUMENTS: usize = 64;
/// Bytes of content in a batch after which it is closed.
const BATCH_BYTES: usize = 1 << 20;
/// The stack of a worker: deep pages need room.
const STACK: usize = 16 << 20;

/// Takes what became of one batch after another, on the thread that called [`run`] or [`map`].
pub trait Sink<R = Tables> {
    /// The next batch. An error ends the run.
    ///
    /// # Errors
    /// Whatever should end the run.
    fn batch(&mut self, result: R) -> Result<()>;

    /// Called about ten times a second and after each batch: the place to look for signals.
    ///
    /// # Errors
    /// [`Error::Cancelled`], as a rule.
    fn tick(&mut self) -> Result<()> {
        Ok(())
    }
}

impl<R, F: FnMut(R) -> Result<()>> Sink<R> for F {
    fn batch(&mut self, result: R) -> Result<()> {
        self(result)
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
#[non_exhaustive]
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
///
/// ```
/// use std::sync::Arc;
/// use warraq::corpus::{Cancel, Content, Documents, Plan, Source, Tables, TableKind, Wanted, run};
/// let documents = Documents::new([Ok(Source::new("a", Content::Text("وصل الوزير.".into())))].into_iter());
/// let wanted = Wanted::NONE.with(TableKind::Sentences);
/// let mut rows = 0;
/// let mut sink = |tables: Tables| {
///     rows += tables.sentences.num_rows();
///     Ok(())
/// };
/// let plan = Arc::new(Plan::default());
/// let summary = run(&plan, documents, wanted, 2, &Cancel::default(), &mut sink).unwrap();
/// assert_eq!((summary.documents, rows), (1, 1));
/// ```
pub fn run(
    plan: &Arc<Plan>,
    documents: Documents,
    wanted: Wanted,
    threads: usize,
    cancel: &Cancel,
    sink: &mut dyn Sink<Tables>,
) -> Result<Summary> {
    let provenance = plan.provenance.clone();
    let build = move |outcomes: &[Outcome]| Tables::build(outcomes, wanted, &provenance);
    map(plan, documents, wanted.depth(), threads, cancel, Arc::new(build), sink)
}

/// What [`map`] does with each batch, on the workers' threads.
pub type Work<R> = Arc<dyn Fn(&[Outcome]) -> R + Send + Sync>;

/// Runs `plan` over `documents` as far as `depth` and applies `work` to each batch, on the workers' threads.
///
/// # Errors
/// As [`run`].
pub fn map<R: Send + 'static>(
    plan: &Arc<Plan>,
    documents: Documents,
    depth: Depth,
    threads: usize,
    cancel: &Cancel,
    work: Work<R>,
    sink: &mut dyn Sink<R>,
) -> Result<Summary> {
    let threads = match threads {
        0 => thread::available_parallelism().map_or(1, usize::from),
        n => n,
    };
    // The threads outlive this call for a moment when it is cancelled; they stop at the next document.
    let stop = Stop(Cancel::default());
    let (permit, permits) = sync_channel::<()>(threads * 2 + 2);
    let (batches, queue) = sync_channel::<(usize, Vec<Item>)>(threads);
    let (done, results) = channel::<Done<R>>();
    let queue = Arc::new(Mutex::new(queue));
    spawn("warraq-reader", {
        let stop = stop.0.clone();
        move || read(documents, &permit, &batches, &stop)
    })?;
    // A pool of its own, which ends by itself: dropping it does not wait for jobs under way.
    let pool = ThreadPoolBuilder::new()
        .num_threads(threads)
        .thread_name(|number| format!("warraq-worker-{number}"))
        .stack_size(STACK)
        .build()
        .map_err(|error| Error::Argument { argument: "threads", cause: error.to_string() })?;
    for _ in 0..threads {
        let (queue, done, plan, work) = (queue.clone(), done.clone(), plan.clone(), work.clone());
        let (stop, cancel) = (stop.0.clone(), cancel.clone());
        pool.spawn(move || {
            let halted = || stop.is_cancelled() || cancel.is_cancelled();
            loop {
                let next = queue.lock().map(|queue| queue.recv());
                let Ok(Ok((index, items))) = next else { break };
                let Some(mut outcomes) = process(&plan, items, depth, &halted) else { break };
                let result = catch_unwind(AssertUnwindSafe(|| work(&outcomes))).unwrap_or_else(|_| {
                    // Not a document but what is made of them failed: none of them is lost silently.
                    outcomes.iter_mut().for_each(Outcome::spoil);
                    work(&outcomes)
                });
                let failed = outcomes.iter().filter(|outcome| outcome.has_failed()).count() as u64;
                let summary = Summary { documents: outcomes.len() as u64 - failed, errors: failed };
                if done.send(Done { index, summary, result }).is_err() {
                    break;
                }
            }
        });
    }
    drop((done, queue));
    collect(&results, &permits, cancel, sink)
}

/// A batch that is done.
struct Done<R> {
    index: usize,
    summary: Summary,
    result: R,
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

fn process(plan: &Plan, items: Vec<Item>, depth: Depth, halted: &dyn Fn() -> bool) -> Option<Vec<Outcome>> {
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
    Some(outcomes)
}

fn collect<R>(
    results: &Receiver<Done<R>>,
    permits: &Receiver<()>,
    cancel: &Cancel,
    sink: &mut dyn Sink<R>,
) -> Result<Summary> {
    let mut summary = Summary::default();
    let mut waiting = BTreeMap::new();
    let mut next = 0;
    loop {
        if cancel.is_cancelled() {
            return Err(Error::Cancelled);
        }
        match results.recv_timeout(Duration::from_millis(100)) {
            Ok(done) => {
                waiting.insert(done.index, done);
            }
            Err(RecvTimeoutError::Timeout) => sink.tick()?,
            Err(RecvTimeoutError::Disconnected) => {
                return match waiting.is_empty() && !cancel.is_cancelled() {
                    true => Ok(summary),
                    false => Err(Error::Cancelled),
                };
            }
        }
        while let Some(done) = waiting.remove(&next) {
            next += 1;
            let _ = permits.try_recv();
            summary.documents += done.summary.documents;
            summary.errors += done.summary.errors;
            sink.batch(done.result)?;
            sink.tick()?;
        }
    }
}
