//! Runs of a plan over all its documents: tables in memory, a file, an answer, a report.

use std::path::PathBuf;
use std::sync::Arc;

use pyo3::prelude::*;

use super::error::to_py;
use super::frame::Frame;
use super::guard::stoppable;
use super::job::Job;
use super::sinks::{Collect, Progress, Stream, Watch};
use crate::Error;
use crate::corpus::{self, Cancel, Checkpoint, Documents, Question, Survey, TableKind, Wanted};
use crate::error::caught;

/// The tables that one run gives together: those that need the same depth.
fn together(kind: TableKind) -> Wanted {
    use TableKind::{Articles, Blocks, Entities, Errors, Quotes, Sentences, Tokens};
    match kind {
        Articles | Blocks | Errors => [Articles, Blocks, Errors].into_iter().collect(),
        Entities | Quotes | Sentences => [Entities, Quotes, Sentences, Errors].into_iter().collect(),
        Tokens => [Tokens, Errors].into_iter().collect(),
    }
}

/// The table of this kind, and those that come with it.
pub(super) fn tables(
    py: Python<'_>,
    job: &Job,
    kind: TableKind,
    progress: Progress,
) -> PyResult<impl Iterator<Item = (TableKind, Frame)> + use<>> {
    let wanted = together(kind);
    let mut sink = Collect::new(wanted, &job.core.provenance, progress);
    let cancel = Cancel::default();
    let run = || corpus::run(&job.core, job.documents(), wanted, job.threads, &cancel, &mut sink);
    py.detach(|| caught(run)).map_err(|error| sink.error(error))?;
    Ok(sink.into_frames())
}

/// Writes a table batch by batch: the number of rows, and the errors.
pub(super) fn write(
    py: Python<'_>,
    job: &Job,
    kind: TableKind,
    (path, steps, resume): (PathBuf, String, bool),
    progress: Progress,
) -> PyResult<(u64, Frame)> {
    let wanted: Wanted = [kind, TableKind::Errors].into_iter().collect();
    let (input, provenance) = (job.input.clone(), job.core.provenance.clone());
    let parts = stoppable(py, move |_| {
        let signature = format!("{:016x} {provenance:?} {steps}", input.fingerprint());
        Checkpoint::open(&path, kind, &provenance, &signature, resume)
    })?;
    let documents = job.documents().skip(usize::try_from(parts.done()).unwrap_or(usize::MAX));
    let mut sink = Stream::new(parts, &job.core.provenance, progress);
    let cancel = Cancel::default();
    let run = || corpus::run(&job.core, Documents::new(documents), wanted, job.threads, &cancel, &mut sink);
    match py.detach(|| caught(run)) {
        Ok(_) => {
            let (parts, schema) = sink.into_parts();
            let (rows, errors) = stoppable(py, move |_| parts.finish())?;
            Ok((rows, Frame::new(schema, errors)))
        }
        // What is finished stays readable.
        Err(Error::Cancelled) => {
            let error = sink.error(Error::Cancelled);
            py.detach(|| sink.stop()).map_err(to_py)?;
            Err(error)
        }
        Err(error) => Err(sink.error(error)),
    }
}

/// Puts one question to every document.
pub(super) fn answer(py: Python<'_>, job: &Job, question: impl Question) -> PyResult<Frame> {
    let job = job.clone();
    let answer = stoppable(py, move |cancel| {
        let question = Arc::new(question);
        corpus::answer(&job.core, job.documents(), question, job.threads, cancel, &mut || Ok(()))
    })?;
    Ok(Frame::one(answer.table))
}

/// What a report shows, in one pass.
pub(super) fn survey(py: Python<'_>, job: &Job, progress: Progress) -> PyResult<Survey> {
    let cancel = Cancel::default();
    let mut watch = Watch::new(progress);
    let run = || {
        let mut tick = |items| watch.add(items);
        corpus::survey(&job.core, job.documents(), job.threads, &cancel, &mut tick)
    };
    py.detach(|| caught(run)).map_err(|error| watch.error(error))
}
