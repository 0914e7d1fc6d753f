//! `Tagger` and `Gazetteer` in Python.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use pyo3::prelude::*;
use pyo3::types::PyTuple;

use super::error::{WarraqError, to_py};
use super::interrupt::interruptible;
use crate::document::{self as core, Labels};
use crate::lexicon::{self, Entry};
use crate::{Label, names};

/// Tags texts; reusable, picklable, shared between threads.
///
/// `labels` are the labels that are kept, all when None; `gazetteer` replaces
/// the one that ships; `model`, the path of a file that `warraq.train` wrote,
/// replaces the model that ships.
#[pyclass(module = "warraq", frozen)]
#[derive(Debug)]
pub struct Tagger {
    pub(super) inner: core::Tagger,
    gazetteer: Option<Py<Gazetteer>>,
    model: Option<PathBuf>,
}

/// Trains the names' linear model on labelled files and writes it; the number of sentences.
#[pyfunction]
#[pyo3(signature = (paths, out, *, passes=8))]
pub fn train(py: Python<'_>, paths: Vec<PathBuf>, out: PathBuf, passes: usize) -> PyResult<usize> {
    if paths.is_empty() || passes == 0 {
        return Err(WarraqError::new_err("train: at least one file and one pass are needed"));
    }
    let work = move || -> crate::Result<usize> {
        let settings = names::Settings { passes, ..names::Settings::default() };
        let (tagger, sentences) = names::Tagger::default().learn(&paths, settings)?;
        let bytes = tagger.model_bytes().unwrap_or_default();
        std::fs::write(&out, bytes).map_err(|source| crate::Error::Io { path: out, source })?;
        Ok(sentences)
    };
    interruptible(py, usize::MAX, work)?.map_err(to_py)
}

static BUILTIN: OnceLock<core::Tagger> = OnceLock::new();

impl Tagger {
    /// The tagger with the gazetteer that ships, loaded once.
    pub(super) fn builtin(py: Python<'_>) -> core::Tagger {
        match BUILTIN.get() {
            Some(tagger) => tagger.clone(),
            None => py.detach(|| BUILTIN.get_or_init(core::Tagger::default).clone()),
        }
    }
}

fn with_model(names: &names::Tagger, path: &Path) -> crate::Result<Arc<names::Tagger>> {
    let bytes =
        std::fs::read(path).map_err(|source| crate::Error::Io { path: path.to_path_buf(), source })?;
    let artefact = path.display().to_string();
    Ok(Arc::new(names.clone().with_model(&bytes, &artefact)?))
}

fn label_from_name(name: &str) -> PyResult<Label> {
    Label::from_name(name).ok_or_else(|| {
        let all: Vec<&str> = Label::ALL.iter().map(|label| label.as_str()).collect();
        WarraqError::new_err(format!("labels: {name:?} is none of {}", all.join(" ")))
    })
}

#[pymethods]
impl Tagger {
    #[new]
    #[pyo3(signature = (labels: "list[str] | None"=None, gazetteer=None, model=None))]
    fn new(
        py: Python<'_>,
        labels: Option<Vec<String>>,
        gazetteer: Option<Py<Gazetteer>>,
        model: Option<PathBuf>,
    ) -> PyResult<Self> {
        let labels = match labels {
            Some(given) => {
                Some(given.iter().map(|name| label_from_name(name)).collect::<PyResult<Labels>>()?)
            }
            None => None,
        };
        let names = match &gazetteer {
            Some(gazetteer) => Arc::new(names::Tagger::new(Arc::new(gazetteer.borrow(py).inner.clone()))),
            None => Self::builtin(py).names,
        };
        let names = match &model {
            Some(path) => py.detach(|| with_model(&names, path)).map_err(to_py)?,
            None => names,
        };
        Ok(Self { inner: core::Tagger::new(names, labels), gazetteer, model })
    }

    /// The labels that are kept.
    #[getter]
    fn labels(&self) -> Vec<&'static str> {
        self.inner.labels.iter().map(Label::as_str).collect()
    }

    /// Where its names model is from: the trainer and its settings, the inputs with their SHA-256, the calibration.
    #[getter]
    fn provenance(&self) -> String {
        self.inner.names.provenance()
    }

    #[pyo3(signature = () -> "tuple[object, ...]")]
    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let py = slf.py();
        let gazetteer = slf.get().gazetteer.as_ref().map(|gazetteer| gazetteer.clone_ref(py));
        let arguments = (slf.get().labels(), gazetteer, slf.get().model.clone());
        (slf.get_type(), arguments).into_pyobject(py)
    }

    fn __repr__(&self) -> String {
        let own = if self.gazetteer.is_some() { ", own gazetteer" } else { "" };
        let model = self.model.as_ref().map_or_else(String::new, |path| format!(", {}", path.display()));
        format!("Tagger({}{own}{model})", self.labels().join(" "))
    }
}

/// Known names: what they are, and where.
///
/// `Gazetteer()` holds the names that ship; `Gazetteer.from_csv` only those of
/// a file with the columns form, type, id, canonical, country, lat, lon,
/// population, source, licence (only the first two are required).
#[pyclass(module = "warraq")]
#[derive(Debug, Clone)]
pub struct Gazetteer {
    pub(super) inner: lexicon::Gazetteer,
    /// What made it, so that it can be pickled.
    origin: Option<PathBuf>,
    changes: Vec<Change>,
}

/// What was done to a gazetteer since it was made; replayed when it is unpickled.
type Change = (String, Option<(String, String, String, String, Option<f64>, Option<f64>)>);

#[pymethods]
impl Gazetteer {
    #[new]
    fn new(py: Python<'_>) -> Self {
        let inner = py.detach(|| lexicon::Gazetteer::builtin().as_ref().clone());
        Self { inner, origin: None, changes: Vec::new() }
    }

    /// The names of a CSV or TSV file.
    ///
    /// Raises FormatError naming the line where a row cannot be read.
    #[staticmethod]
    fn from_csv(py: Python<'_>, path: PathBuf) -> PyResult<Self> {
        let inner = py.detach(|| lexicon::Gazetteer::from_csv(&path)).map_err(to_py)?;
        Ok(Self { inner, origin: Some(path), changes: Vec::new() })
    }

    /// Adds a form. `label` is PER ORG LOC or MISC; `lat` and `lon` are degrees.
    #[pyo3(signature = (form, label, *, id="", canonical="", country="", lat=None, lon=None))]
    #[allow(clippy::too_many_arguments)]
    fn add(
        &mut self,
        form: String,
        label: &str,
        id: &str,
        canonical: &str,
        country: &str,
        lat: Option<f64>,
        lon: Option<f64>,
    ) -> PyResult<()> {
        let kind = label_from_name(label)?;
        if !matches!(kind, Label::Per | Label::Org | Label::Loc | Label::Misc) {
            return Err(WarraqError::new_err(format!("label: {label:?} is none of PER ORG LOC MISC")));
        }
        if form.trim().is_empty() {
            return Err(WarraqError::new_err("form: is empty"));
        }
        let mut entry = Entry::new(form.clone(), kind);
        entry.id = id.to_owned().into();
        entry.country = country.to_owned().into();
        entry.coordinates = lat.zip(lon);
        if !canonical.is_empty() {
            entry.canonical = canonical.to_owned().into();
        }
        self.inner.add(entry);
        let told = (label.to_owned(), id.to_owned(), canonical.to_owned(), country.to_owned(), lat, lon);
        self.changes.push((form, Some(told)));
        Ok(())
    }

    /// Removes a form in every spelling; tells whether it was there.
    fn remove(&mut self, form: String) -> bool {
        let there = self.inner.remove(&form);
        self.changes.push((form, None));
        there
    }

    fn __len__(&self) -> usize {
        self.inner.len()
    }

    fn __contains__(&self, form: &str) -> bool {
        self.inner.lookup(form).next().is_some()
    }

    fn __getstate__(&self) -> (Option<PathBuf>, Vec<Change>) {
        (self.origin.clone(), self.changes.clone())
    }

    fn __setstate__(&mut self, py: Python<'_>, state: (Option<PathBuf>, Vec<Change>)) -> PyResult<()> {
        let (origin, changes) = state;
        if let Some(path) = origin {
            *self = Self::from_csv(py, path)?;
        }
        for (form, told) in changes {
            match told {
                Some((label, id, canonical, country, lat, lon)) => {
                    self.add(form, &label, &id, &canonical, &country, lat, lon)?;
                }
                None => {
                    self.remove(form);
                }
            }
        }
        Ok(())
    }

    fn __repr__(&self) -> String {
        format!("Gazetteer({} forms)", self.inner.len())
    }
}
