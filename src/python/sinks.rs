//! Where batches go: into memory, or to a file; both watch for Ctrl-C and tell how far they are.

use std::collections::BTreeMap;
use std::path::Path;

use arrow_array::RecordBatch;
use pyo3::prelude::*;

use super::error::to_py;
use super::frame::Frame;
use crate::corpus::schema::Provenance;
use crate::corpus::{Sink, TableKind, Tables, Wanted, Writer};
use crate::{Error, Result};

/// Tells Python how many documents are done, and hears from it whether to stop.
pub(super) struct Watch {
    progress: Option<Py<PyAny>>,
    done: usize,
    told: usize,
    raised: Option<PyErr>,
}

impl Watch {
    pub fn new(progress: Option<Py<PyAny>>) -> Self {
        Self { progress, done: 0, told: 0, raised: None }
    }

    /// Polls for signals on the calling thread; an exception there ends the run.
    pub fn look(&mut self) -> Result<()> {
        let heard = Python::attach(|py| -> PyResult<()> {
            py.check_signals()?;
            if let Some(progress) = &self.progress
                && self.done > self.told
            {
                self.told = self.done;
                progress.call1(py, (self.done,))?;
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
    pub fn new(wanted: Wanted, provenance: &Provenance, progress: Option<Py<PyAny>>) -> Self {
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
        self.watch.done += tables.documents;
        for (kind, batches) in &mut self.batches {
            let batch = tables.get(*kind);
            if batch.num_rows() > 0 {
                batches.push(batch.clone());
            }
        }
        self.watch.look()
    }

    fn tick(&mut self) -> Result<()> {
        self.watch.look()
    }
}

/// Writes one table to a file as it comes, and keeps the errors.
pub(super) struct Stream {
    watch: Watch,
    kind: TableKind,
    writer: Writer,
    provenance: Provenance,
    errors: Vec<RecordBatch>,
}

impl Stream {
    pub fn create(
        path: &Path,
        kind: TableKind,
        provenance: &Provenance,
        progress: Option<Py<PyAny>>,
    ) -> Result<Self> {
        let writer = Writer::create(path, &kind.schema(provenance))?;
        let provenance = provenance.clone();
        Ok(Self { watch: Watch::new(progress), kind, writer, provenance, errors: Vec::new() })
    }

    pub fn error(&mut self, error: Error) -> PyErr {
        self.watch.error(error)
    }

    /// Completes the file; returns its rows and the table of errors.
    pub fn finish(self) -> Result<(u64, Frame)> {
        let rows = self.writer.finish()?;
        Ok((rows, Frame::new(TableKind::Errors.schema(&self.provenance), self.errors)))
    }
}

impl Sink<Tables> for Stream {
    fn batch(&mut self, tables: Tables) -> Result<()> {
        self.watch.done += tables.documents;
        self.writer.write(tables.get(self.kind))?;
        let errors = tables.get(TableKind::Errors);
        if errors.num_rows() > 0 {
            self.errors.push(errors.clone());
        }
        self.watch.look()
    }

    fn tick(&mut self) -> Result<()> {
        self.watch.look()
    }
}
