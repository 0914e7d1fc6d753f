//! The documents of a corpus, one after another.

use std::sync::{Arc, Mutex, PoisonError};

use pyo3::exceptions::PyStopIteration;
use pyo3::prelude::*;

use super::document::Document;
use super::guard::stoppable;
use super::job::Job;
use crate::corpus;

/// The documents of a plan, one after another.
#[pyclass(module = "warraq._warraq", frozen)]
pub struct Documents {
    job: Job,
    documents: Arc<Mutex<corpus::Documents>>,
}

impl Documents {
    pub(super) fn new(job: Job) -> Self {
        let documents = Arc::new(Mutex::new(job.documents()));
        Self { job, documents }
    }
}

#[pymethods]
impl Documents {
    fn __iter__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __next__(&self, py: Python<'_>) -> PyResult<Document> {
        let (job, documents) = (self.job.clone(), self.documents.clone());
        let next = stoppable(py, move |cancel| {
            let mut documents = documents.lock().unwrap_or_else(PoisonError::into_inner);
            Ok(job.next(&mut documents, cancel))
        })?;
        next.ok_or_else(|| PyStopIteration::new_err(()))
    }
}
