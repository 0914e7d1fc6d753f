//! `Extractor` in Python: what was learnt of the lines that sites repeat.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyTuple};

use super::article::{Article, Told};
use super::error::WarraqError;
use super::guard::{detached, stoppable};
use crate::boilerplate::{self as core, BlockKind, Format};

/// Extracts articles with what it learnt of a corpus, and with phrases of your own.
///
/// `keep` are the kinds of blocks that a Corpus tags; `phrases` maps a phrase
/// to the kind of the lines that hold it.
#[pyclass(module = "warraq", frozen)]
#[derive(Debug)]
pub struct Extractor {
    inner: Arc<Mutex<Arc<core::Extractor>>>,
}

impl Extractor {
    pub(super) fn around(inner: core::Extractor) -> Self {
        Self { inner: Arc::new(Mutex::new(Arc::new(inner))) }
    }

    /// What it knows now; later learning does not change it.
    pub(super) fn snapshot(&self) -> Arc<core::Extractor> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

fn change<T>(inner: &Mutex<Arc<core::Extractor>>, change: impl FnOnce(&mut core::Extractor) -> T) -> T {
    let mut inner = inner.lock().unwrap_or_else(PoisonError::into_inner);
    change(Arc::make_mut(&mut inner))
}

#[pymethods]
impl Extractor {
    #[new]
    #[pyo3(signature = (keep=None, phrases=None))]
    fn new(keep: Option<Vec<BlockKind>>, phrases: Option<BTreeMap<String, BlockKind>>) -> Self {
        let inner = phrases.map_or_else(core::Extractor::default, core::Extractor::with_phrases);
        Self::around(inner.keeping(keep))
    }

    /// Takes a page or dump apart, as `warraq.extract` does; `group` says whose templates apply.
    #[pyo3(signature = (
        source: "str | bytes", *, format=Format::Auto, url=None, fetched: "object | None"=None, encoding=None, group=None
    ))]
    fn extract(
        &self,
        source: &Bound<'_, PyAny>,
        format: Format,
        url: Option<String>,
        fetched: Option<&Bound<'_, PyAny>>,
        encoding: Option<&str>,
        group: Option<String>,
    ) -> PyResult<Article> {
        Article::apart(source, Some(self.snapshot()), Told { format, url, fetched, encoding, group })
    }

    /// Learns from texts and the group of each; both lists have one length.
    ///
    /// After Ctrl-C what was learnt so far is kept.
    fn partial_fit(&self, py: Python<'_>, texts: Vec<String>, groups: Vec<String>) -> PyResult<()> {
        if texts.len() != groups.len() {
            let (a, b) = (texts.len(), groups.len());
            return Err(WarraqError::new_err(format!("groups: {b} groups for {a} texts")));
        }
        let inner = self.inner.clone();
        stoppable(py, move |cancel| {
            for pair in texts.into_iter().zip(groups) {
                if cancel.is_cancelled() {
                    break;
                }
                change(&inner, |inner| inner.partial_fit(&[pair]))?;
            }
            Ok(())
        })
    }

    /// Adds what another one learnt.
    fn merge(&self, py: Python<'_>, other: &Self) -> PyResult<()> {
        let (inner, other) = (self.inner.clone(), other.snapshot());
        stoppable(py, move |_| {
            change(&inner, |inner| inner.merge(&other));
            Ok(())
        })
    }

    /// Writes what was learnt to a file, with `phrases` and `keep`.
    fn save(&self, py: Python<'_>, path: PathBuf) -> PyResult<()> {
        let inner = self.snapshot();
        stoppable(py, move |_| inner.save(&path))
    }

    /// Reads what `save` wrote; a foreign or truncated file is a ModelError.
    #[staticmethod]
    fn load(py: Python<'_>, path: PathBuf) -> PyResult<Self> {
        stoppable(py, move |_| core::Extractor::load(&path)).map(Self::around)
    }

    fn __getstate__<'py>(&self, py: Python<'py>) -> (Bound<'py, PyBytes>,) {
        (PyBytes::new(py, &self.snapshot().to_bytes()),)
    }

    #[pyo3(signature = () -> "tuple[object, ...]")]
    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let restore = slf.get_type().getattr("_restore")?;
        (restore, slf.get().__getstate__(slf.py())).into_pyobject(slf.py())
    }

    /// What `pickle` calls.
    #[staticmethod]
    fn _restore(py: Python<'_>, state: &[u8]) -> PyResult<Self> {
        detached(py, || core::Extractor::from_bytes(state)).map(Self::around)
    }

    fn __repr__(&self) -> String {
        let inner = self.snapshot();
        format!("Extractor({} documents, {} phrases)", inner.documents(), inner.phrases().len())
    }
}
