//! The one guard of every call: a panic is a WarraqError, and Ctrl-C ends what is long.

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use pyo3::prelude::*;

use super::error::to_py;
use crate::corpus::Cancel;
use crate::error::caught;
use crate::{Error, Result};

/// Shorter texts take less time than giving up the GIL is worth.
const SHORT: usize = 1 << 12;

/// Shorter texts take less time than a thread is worth.
const LONG: usize = 1 << 18;

/// How often signals are looked for.
const TICK: Duration = Duration::from_millis(100);

/// The stack of a thread that works for a call: deep pages need room.
const STACK: usize = 16 << 20;

/// Does short work that needs the GIL.
pub(super) fn guarded<T>(work: impl FnOnce() -> PyResult<T>) -> PyResult<T> {
    caught(|| Ok(work())).map_err(to_py)?
}

/// Does short work without the GIL.
pub(super) fn detached<T: Send>(py: Python<'_>, work: impl FnOnce() -> Result<T> + Send) -> PyResult<T> {
    py.detach(|| caught(work)).map_err(to_py)
}

/// Does work on a text of `size` bytes, without the GIL; Ctrl-C ends the call when the text is long.
pub(super) fn interruptible<T: Send + 'static>(
    py: Python<'_>,
    size: usize,
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> PyResult<T> {
    match size {
        0..SHORT => caught(work).map_err(to_py),
        SHORT..LONG => detached(py, work),
        _ => stoppable(py, |_| work()),
    }
}

/// Does work on a thread of its own, while this one polls for signals.
///
/// After Ctrl-C the call returns at once. The flag that the work is given is set then; what it still does until it
/// looks at the flag is dropped.
pub(super) fn stoppable<T: Send + 'static>(
    py: Python<'_>,
    work: impl FnOnce(&Cancel) -> Result<T> + Send + 'static,
) -> PyResult<T> {
    let (send, receive) = channel();
    let cancel = Cancel::default();
    let flag = cancel.clone();
    thread::Builder::new()
        .name("warraq-call".into())
        .stack_size(STACK)
        .spawn(move || drop(send.send(caught(|| work(&flag)))))
        .map_err(|source| to_py(Error::Io { path: "warraq-call".into(), source }))?;
    py.detach(move || {
        loop {
            match receive.recv_timeout(TICK) {
                Ok(done) => return done.map_err(to_py),
                Err(RecvTimeoutError::Timeout) => {
                    Python::attach(|py| py.check_signals()).inspect_err(|_| cancel.cancel())?;
                }
                Err(RecvTimeoutError::Disconnected) => return Err(to_py(Error::Cancelled)),
            }
        }
    })
}

/// Polls for signals within a loop that makes Python objects.
pub(super) struct Signals<'py> {
    py: Python<'py>,
    steps: usize,
}

impl<'py> Signals<'py> {
    pub fn new(py: Python<'py>) -> Self {
        Self { py, steps: 0 }
    }

    /// Called at every step; looks at every thousandth or so.
    pub fn look(&mut self) -> PyResult<()> {
        self.steps += 1;
        if self.steps.is_multiple_of(1024) { self.py.check_signals() } else { Ok(()) }
    }
}
