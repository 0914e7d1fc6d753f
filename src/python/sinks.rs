//! Where batches go: into memory, or to a file; both watch for Ctrl-C and tell how far they are.

use std::collections::BTreeMap;

use arrow_array::RecordBatch;
use arrow_schema::SchemaRef;
use pyo3::prelude::*;

use super::error::to_py;
use super::frame::Frame;
use crate::corpus::schema::Provenance;
use crate::corpus::{Checkpoint, Input, Sink, TableKind, Tables, Wanted};
use crate::{Error, Result};

/// What is told how far a run is, and the input of which it is told.
pub(super) type Progress = Option<(Py<PyAny>, Input)>;

/// Tells Python how many documents are done, and hears from it whether to stop.
pub(super) struct Watch {
    progress: Progress,
    done: u64,
    told: u64,
    raised: Option<PyErr>,
}

impl Watch {
    pub fn new(progress: Progress) -> Self {
        Self { progress, done: 0, told: 0, raised: None }
    }

    /// As [`Watch::look`], when so many more are done.
    pub fn add(&mut self, items: usize) -> Result<()> {
        self.done += items as u64;
        self.look()
    }

    /// Polls for signals on the calling thread; an exception there ends the run.
    pub fn look(&mut self) -> Result<()> {
        let heard = Python::attach(|py| -> PyResult<()> {
            py.check_signals()?;
            if let Some((progress, input)) = &self.progress
                && self.done > self.told
            {
                self.told = self.done;
                progress.call1(py, (self.done, input.share(self.done)))?;
            }
            Ok(())
        });
        heard.map_err(|raised| {
            self.raised = Some(raised);
            Error::Cancelled
        })
    }

    /// The exception that ended the run: Python's own, when it raised one.
    pub fn error(&mut self, error: Error) -> PyErr {
        self.raised.take().unwrap_or_else(|| to_py(error))
    }
}

/// Keeps every wanted table in memory.
pub(super) struct Collect {
    watch: Watch,
    provenance: Provenance,
    batches: BTreeMap<TableKind, Vec<RecordBatch>>,
}

impl Collect {
    pub fn new(wanted: Wanted, provenance: &Provenance, progress: Progress) -> Self {
        let kinds = TableKind::ALL.into_iter().filter(|kind| wanted.holds(*kind));
        let batches = kinds.map(|kind| (kind, Vec::new())).collect();
        Self { watch: Watch::new(progress), provenance: provenance.clone(), batches }
    }

    pub fn error(&mut self, error: Error) -> PyErr {
        self.watch.error(error)
    }

    pub fn into_frames(self) -> impl Iterator<Item = (TableKind, Frame)> {
        let provenance = self.provenance;
        self.batches
            .into_iter()
            .map(move |(kind, batches)| (kind, Frame::new(kind.schema(&provenance), batches)))
    }
}

impl Sink<Tables> for Collect {
    fn batch(&mut self, tables: Tables) -> Result<()> {
        let items = tables.items;
        for (kind, batches) in &mut self.batches {
            let batch = tables.get(*kind);
            if batch.num_rows() > 0 {
                batches.push(batch.clone());
            }
        }
        self.watch.add(items)
    }

    fn tick(&mut self) -> Result<()> {
        self.watch.look()
    }
}

/// Writes one table, and keeps the errors; what is done survives a process that is killed.
pub(super) struct Stream {
    watch: Watch,
    parts: Checkpoint,
    provenance: Provenance,
}

impl Stream {
    pub fn new(parts: Checkpoint, provenance: &Provenance, progress: Progress) -> Self {
        let mut watch = Watch::new(progress);
        watch.done = parts.done();
        Self { watch, parts, provenance: provenance.clone() }
    }

    pub fn error(&mut self, error: Error) -> PyErr {
        self.watch.error(error)
    }

    /// What is to be completed, and the schema of the errors.
    pub fn into_parts(self) -> (Checkpoint, SchemaRef) {
        (self.parts, TableKind::Errors.schema(&self.provenance))
    }

    /// Leaves what is done readable, and a later run to go on with it.
    pub fn stop(self) -> Result<()> {
        self.parts.stop().map(drop)
    }
}

impl Sink<Tables> for Stream {
    fn batch(&mut self, tables: Tables) -> Result<()> {
        let items = tables.items;
        self.parts.push(tables)?;
        self.watch.add(items)
    }

    fn tick(&mut self) -> Result<()> {
        self.watch.look()
    }
}
