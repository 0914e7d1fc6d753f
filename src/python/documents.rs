//! The documents of a corpus, one after another.

use std::sync::{Mutex, PoisonError};

use pyo3::exceptions::PyStopIteration;
use pyo3::prelude::*;

use super::document::Document;
use super::error::to_py;
use super::plan::Plan;
use crate::corpus;

/// The documents of a plan, one after another.
#[pyclass(module = "warraq._warraq", frozen)]
pub struct Documents {
    plan: Py<Plan>,
    documents: Mutex<corpus::Documents>,
}

impl Documents {
    pub(super) fn new(plan: Py<Plan>, documents: corpus::Documents) -> Self {
        Self { plan, documents: Mutex::new(documents) }
    }
}

#[pymethods]
impl Documents {
    fn __iter__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __next__(&self, py: Python<'_>) -> PyResult<Document> {
        let plan = self.plan.get();
        let next = py.detach(|| {
            let mut documents = self.documents.lock().unwrap_or_else(PoisonError::into_inner);
            loop {
                match documents.next() {
                    None => return Ok(None),
                    Some(Err(_)) => {}
                    Some(Ok(source)) => match plan.shown(source) {
                        Ok(None) | Err(_) => {} // a null, or a row of the errors
                        found => return found,
                    },
                }
            }
        });
        next.map_err(to_py)?.ok_or_else(|| PyStopIteration::new_err(()))
    }
}
