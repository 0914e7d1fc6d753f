//! Long calls that Ctrl-C can end.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use pyo3::prelude::*;

use super::error::{WarraqError, to_py};
use crate::Error;

/// Shorter texts take less time than a thread is worth.
const LONG: usize = 1 << 18;

/// How often signals are looked for.
const TICK: Duration = Duration::from_millis(100);

/// Does `work` on a text of `size` bytes without the GIL.
///
/// When the text is long it is done on a thread of its own while this one polls
/// for signals; after Ctrl-C the call returns at once, and what that thread
/// still does is dropped.
pub(super) fn interruptible<T: Send + 'static>(
    py: Python<'_>,
    size: usize,
    work: impl FnOnce() -> T + Send + 'static,
) -> PyResult<T> {
    if size < LONG {
        return Ok(py.detach(work));
    }
    let (send, receive) = channel();
    let job = move || drop(send.send(catch_unwind(AssertUnwindSafe(work))));
    thread::Builder::new()
        .name("warraq-call".into())
        .spawn(job)
        .map_err(|source| to_py(Error::Io { path: "warraq-call".into(), source }))?;
    let done = py.detach(move || {
        loop {
            match receive.recv_timeout(TICK) {
                Ok(done) => return Ok(done),
                Err(RecvTimeoutError::Timeout) => Python::attach(|py| py.check_signals())?,
                Err(RecvTimeoutError::Disconnected) => return Err(to_py(Error::Cancelled)),
            }
        }
    })?;
    done.map_err(|_| WarraqError::new_err("a fault of warraq, please report it with the text"))
}
