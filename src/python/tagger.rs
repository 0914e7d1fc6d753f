//! `Tagger` and `Gazetteer` in Python.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use pyo3::prelude::*;
use pyo3::types::PyTuple;

use super::document::Document;
use super::error::WarraqError;
use super::guard::{guarded, stoppable};
use crate::Label;
use crate::document::{self as core, Labels};
use crate::lexicon::{self, Entry};
use crate::names::{self, Guideline};

/// Tags texts; reusable, picklable, shared between threads.
///
/// `labels` are the labels that are kept, all when None; `gazetteer` replaces
/// the one that ships; `model`, the path of a file that `warraq.train` wrote,
/// replaces the model that ships. `guideline` says what counts as a name where
/// annotations differ: `"warraq"`, or `"anercorp"` to compare with that corpus
/// (ministries and armies are no names there).
///
/// >>> import warraq
/// >>> places = warraq.Tagger(labels=["LOC"])
/// >>> [entity.text for entity in places("وصل الوفد أمس إلى بغداد.").entities]
/// ['بغداد']
#[pyclass(module = "warraq", frozen)]
#[derive(Debug)]
pub struct Tagger {
    pub(super) inner: core::Tagger,
    gazetteer: Option<Py<Gazetteer>>,
    model: Option<PathBuf>,
    guideline: Guideline,
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
    stoppable(py, move |_| work())
}

static BUILTIN: OnceLock<core::Tagger> = OnceLock::new();

impl Tagger {
    /// The tagger with the gazetteer that ships, loaded once.
    fn builtin(py: Python<'_>) -> PyResult<core::Tagger> {
        match BUILTIN.get() {
            Some(tagger) => Ok(tagger.clone()),
            None => stoppable(py, |_| Ok(BUILTIN.get_or_init(core::Tagger::default).clone())),
        }
    }

    /// The tagger that was given, or the one that ships.
    pub(super) fn given(py: Python<'_>, tagger: Option<&Bound<'_, Self>>) -> PyResult<core::Tagger> {
        tagger.map_or_else(|| Self::builtin(py), |given| Ok(given.get().inner.clone()))
    }
}

fn with_model(names: &names::Tagger, path: &Path) -> crate::Result<Arc<names::Tagger>> {
    let bytes =
        std::fs::read(path).map_err(|source| crate::Error::Io { path: path.to_path_buf(), source })?;
    let artefact = path.display().to_string();
    Ok(Arc::new(names.clone().with_model(&bytes, &artefact)?))
}

#[pymethods]
impl Tagger {
    #[new]
    #[pyo3(signature = (labels=None, gazetteer=None, model=None, *, guideline=Guideline::Warraq))]
    fn new(
        py: Python<'_>,
        labels: Option<Vec<Label>>,
        gazetteer: Option<Py<Gazetteer>>,
        model: Option<PathBuf>,
        guideline: Guideline,
    ) -> PyResult<Self> {
        let labels = labels.map(|given| given.into_iter().collect::<Labels>());
        let names = match &gazetteer {
            Some(gazetteer) => {
                let gazetteer = gazetteer.borrow(py).inner.clone();
                stoppable(py, move |_| Ok(Arc::new(names::Tagger::new(Arc::new(gazetteer)))))?
            }
            None => Self::builtin(py)?.names,
        };
        let names = match model.clone() {
            Some(path) => stoppable(py, move |_| with_model(&names, &path))?,
            None => names,
        };
        let names = match guideline {
            Guideline::Warraq => names,
            other => Arc::new(Arc::unwrap_or_clone(names).with_guideline(other)),
        };
        Ok(Self { inner: core::Tagger::new(names, labels), gazetteer, model, guideline })
    }

    /// Tags a text or an article, as `warraq.tag` does.
    #[pyo3(signature = (source: "str | bytes | Article", *, date: "object | None"=None))]
    fn __call__(&self, source: &Bound<'_, PyAny>, date: Option<&Bound<'_, PyAny>>) -> PyResult<Document> {
        Document::tagged(source, date, self.inner.clone())
    }

    /// The labels that are kept.
    #[getter]
    fn labels(&self) -> Vec<Label> {
        self.inner.labels.iter().collect()
    }

    /// What counts as a name where annotations differ.
    #[getter]
    fn guideline(&self) -> Guideline {
        self.guideline
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
        let arguments = (slf.get().labels(), gazetteer, slf.get().model.clone(), slf.get().guideline);
        (slf.get_type().getattr("_restore")?, arguments).into_pyobject(py)
    }

    /// What `pickle` calls.
    #[staticmethod]
    fn _restore(
        py: Python<'_>,
        labels: Vec<Label>,
        gazetteer: Option<Py<Gazetteer>>,
        model: Option<PathBuf>,
        guideline: Guideline,
    ) -> PyResult<Self> {
        Self::new(py, Some(labels), gazetteer, model, guideline)
    }

    fn __repr__(&self) -> String {
        let own = if self.gazetteer.is_some() { ", own gazetteer" } else { "" };
        let model = self.model.as_ref().map_or_else(String::new, |path| format!(", {}", path.display()));
        let other = self.guideline != Guideline::Warraq;
        let guideline = if other { format!(", {}", self.guideline.as_str()) } else { String::new() };
        let labels: Vec<&str> = self.inner.labels.iter().map(Label::as_str).collect();
        format!("Tagger({}{own}{model}{guideline})", labels.join(" "))
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
type Change = (String, Option<(Label, String, String, String, Option<f64>, Option<f64>)>);

#[pymethods]
impl Gazetteer {
    #[new]
    fn new(py: Python<'_>) -> PyResult<Self> {
        let inner = stoppable(py, |_| Ok(lexicon::Gazetteer::builtin().as_ref().clone()))?;
        Ok(Self { inner, origin: None, changes: Vec::new() })
    }

    /// The names of a CSV or TSV file.
    ///
    /// Raises FormatError naming the line where a row cannot be read.
    #[staticmethod]
    fn from_csv(py: Python<'_>, path: PathBuf) -> PyResult<Self> {
        let file = path.clone();
        let inner = stoppable(py, move |_| lexicon::Gazetteer::from_csv(&file))?;
        Ok(Self { inner, origin: Some(path), changes: Vec::new() })
    }

    /// Adds a form. `label` is PER ORG LOC or MISC; `lat` and `lon` are degrees.
    #[pyo3(signature = (form, label, *, id="", canonical="", country="", lat=None, lon=None))]
    #[allow(clippy::too_many_arguments)]
    fn add(
        &mut self,
        form: String,
        label: Label,
        id: &str,
        canonical: &str,
        country: &str,
        lat: Option<f64>,
        lon: Option<f64>,
    ) -> PyResult<()> {
        if !matches!(label, Label::Per | Label::Org | Label::Loc | Label::Misc) {
            let name = label.as_str();
            return Err(WarraqError::new_err(format!("label: {name:?} is none of PER ORG LOC MISC")));
        }
        if form.trim().is_empty() {
            return Err(WarraqError::new_err("form: is empty"));
        }
        let mut entry = Entry::new(form.clone(), label);
        entry.id = id.to_owned().into();
        entry.country = country.to_owned().into();
        entry.coordinates = lat.zip(lon);
        if !canonical.is_empty() {
            entry.canonical = canonical.to_owned().into();
        }
        guarded(|| {
            self.inner.add(entry);
            Ok(())
        })?;
        let told = (label, id.to_owned(), canonical.to_owned(), country.to_owned(), lat, lon);
        self.changes.push((form, Some(told)));
        Ok(())
    }

    /// Removes a form in every spelling; tells whether it was there.
    fn remove(&mut self, form: String) -> PyResult<bool> {
        let there = guarded(|| Ok(self.inner.remove(&form)))?;
        self.changes.push((form, None));
        Ok(there)
    }

    fn __len__(&self) -> usize {
        self.inner.len()
    }

    fn __contains__(&self, form: &str) -> PyResult<bool> {
        guarded(|| Ok(self.inner.lookup(form).next().is_some()))
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
                    self.add(form, label, &id, &canonical, &country, lat, lon)?;
                }
                None => {
                    self.remove(form)?;
                }
            }
        }
        Ok(())
    }

    fn __repr__(&self) -> String {
        format!("Gazetteer({} forms)", self.inner.len())
    }
}
