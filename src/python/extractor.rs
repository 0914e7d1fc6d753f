//! `Extractor` in Python: what was learnt of the lines that sites repeat.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyTuple};

use super::article::Article;
use super::error::{WarraqError, to_py};
use super::source::Source;
use crate::boilerplate::{self as core, BlockKind, Options};

/// Extracts articles with what it learnt of a corpus, and with phrases of your own.
///
/// `keep` are the kinds of blocks that a Corpus tags; `phrases` maps a phrase
/// to the kind of the lines that hold it.
#[pyclass(module = "warraq", frozen)]
#[derive(Debug)]
pub struct Extractor {
    inner: Mutex<Arc<core::Extractor>>,
}

impl Extractor {
    pub(super) fn around(inner: core::Extractor) -> Self {
        Self { inner: Mutex::new(Arc::new(inner)) }
    }

    /// What it knows now; later learning does not change it.
    pub(super) fn snapshot(&self) -> Arc<core::Extractor> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn change<T>(&self, change: impl FnOnce(&mut core::Extractor) -> T) -> T {
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        change(Arc::make_mut(&mut inner))
    }
}

/// The kind with this name, or an error that lists them.
pub(super) fn kind_from_name(name: &str) -> PyResult<BlockKind> {
    BlockKind::from_name(name).ok_or_else(|| {
        let all: Vec<&str> = BlockKind::ALL.iter().map(|kind| kind.as_str()).collect();
        WarraqError::new_err(format!("{name:?} is no kind of block; the kinds are {}", all.join(" ")))
    })
}

pub(super) fn kinds_from_names(names: &[String]) -> PyResult<Vec<BlockKind>> {
    names.iter().map(|name| kind_from_name(name)).collect()
}

#[pymethods]
impl Extractor {
    #[new]
    #[pyo3(signature = (keep: "list[str] | None"=None, phrases: "dict[str, str] | None"=None))]
    fn new(
        keep: Option<Vec<String>>,
        phrases: Option<std::collections::BTreeMap<String, String>>,
    ) -> PyResult<Self> {
        let mut inner = core::Extractor::default();
        if let Some(phrases) = phrases {
            let phrases = phrases
                .into_iter()
                .map(|(phrase, kind)| Ok((phrase, kind_from_name(&kind)?)))
                .collect::<PyResult<Vec<_>>>()?;
            inner = core::Extractor::with_phrases(phrases);
        }
        let keep = keep.map(|names| kinds_from_names(&names)).transpose()?;
        Ok(Self::around(inner.keeping(keep)))
    }

    /// Extracts one article; `group` says whose templates apply.
    #[pyo3(signature = (source: "str | bytes", *, format="auto", group=None))]
    fn extract(
        &self,
        py: Python<'_>,
        source: &Bound<'_, PyAny>,
        format: &str,
        group: Option<String>,
    ) -> PyResult<Article> {
        let source = Source::from_py(source, None, "source")?;
        let options = Options { format: super::verbs::format_from_name(format)?, ..Options::default() };
        let (inner, text) = (self.snapshot(), source.text.clone());
        let article = py.detach(move || inner.extract(text, &options, group.as_deref())).map_err(to_py)?;
        Ok(Article::shared(source, article.into()))
    }

    /// Learns from texts and the group of each; both lists have one length.
    fn partial_fit(&self, py: Python<'_>, texts: Vec<String>, groups: Vec<String>) -> PyResult<()> {
        if texts.len() != groups.len() {
            let (a, b) = (texts.len(), groups.len());
            return Err(WarraqError::new_err(format!("groups: {b} groups for {a} texts")));
        }
        let pairs: Vec<(String, String)> = texts.into_iter().zip(groups).collect();
        py.detach(|| self.change(|inner| inner.partial_fit(&pairs))).map_err(to_py)
    }

    /// Adds what another one learnt.
    fn merge(&self, other: &Self) {
        let other = other.snapshot();
        self.change(|inner| inner.merge(&other));
    }

    /// Writes what was learnt to a file, with `phrases` and `keep`.
    fn save(&self, py: Python<'_>, path: PathBuf) -> PyResult<()> {
        let inner = self.snapshot();
        py.detach(|| inner.save(&path)).map_err(to_py)
    }

    /// Reads what `save` wrote; a foreign or truncated file is a ModelError.
    #[staticmethod]
    fn load(py: Python<'_>, path: PathBuf) -> PyResult<Self> {
        py.detach(|| core::Extractor::load(&path)).map(Self::around).map_err(to_py)
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
    fn _restore(state: &[u8]) -> PyResult<Self> {
        core::Extractor::from_bytes(state).map(Self::around).map_err(to_py)
    }

    fn __repr__(&self) -> String {
        let inner = self.snapshot();
        format!("Extractor({} documents, {} phrases)", inner.documents(), inner.phrases().len())
    }
}
