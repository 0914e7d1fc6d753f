//! `Plan`: what a Corpus reads and what is done to it, and what was computed of it.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};

use super::columns::columns;
use super::counts;
use super::document::Document;
use super::documents::Documents;
use super::error::{WarraqError, to_py};
use super::extractor::Extractor;
use super::filter::Filter;
use super::frame::Frame;
use super::guard::{guarded, stoppable};
use super::job::Job;
use super::normalize::Normalizer;
use super::run;
use super::sinks::Progress;
use super::sources::Sources;
use super::tagger::Tagger;
use crate::boilerplate::BlockKind;
use crate::corpus::{self, ExtractStep, Grouping, Input, Mapping, TableKind};

/// What a corpus reads and what is done to it; `warraq.Corpus` is its public face.
#[pyclass(module = "warraq._warraq", frozen)]
pub struct Plan {
    job: Job,
    origin: String,
    progress: Option<Py<PyAny>>,
    /// Tables that were computed, and how many documents there are.
    tables: Mutex<HashMap<TableKind, Py<Frame>>>,
    count: OnceLock<usize>,
    sources: Arc<Mutex<Sources>>,
}

impl Plan {
    fn over(input: Input, origin: String) -> Self {
        Self::of(Job::over(input), origin, None)
    }

    /// A plan with nothing computed yet.
    fn of(job: Job, origin: String, progress: Option<Py<PyAny>>) -> Self {
        let (tables, count, sources) = (Mutex::default(), OnceLock::new(), Arc::default());
        Self { job, origin, progress, tables, count, sources }
    }

    /// The same plan with another job.
    fn changed(&self, py: Python<'_>, change: impl FnOnce(&mut Job)) -> Self {
        let mut job = self.job.clone();
        change(&mut job);
        let progress = self.progress.as_ref().map(|progress| progress.clone_ref(py));
        Self::of(job, self.origin.clone(), progress)
    }

    fn cache(&self) -> MutexGuard<'_, HashMap<TableKind, Py<Frame>>> {
        self.tables.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn callback(&self, py: Python<'_>) -> Progress {
        self.progress.as_ref().map(|progress| (progress.clone_ref(py), self.job.input.clone()))
    }
}

fn kind_from_name(name: &str) -> PyResult<TableKind> {
    TableKind::from_name(name).ok_or_else(|| {
        let all = TableKind::ALL.map(TableKind::as_str).join(" ");
        WarraqError::new_err(format!("there is no table {name:?}; the tables are {all}"))
    })
}

#[pymethods]
impl Plan {
    /// A plan over files.
    #[staticmethod]
    #[pyo3(signature = (paths, group=None, text=None, id=None, date=None, url=None, encoding=None))]
    #[allow(clippy::too_many_arguments)]
    fn files(
        py: Python<'_>,
        paths: Vec<String>,
        group: Option<&str>,
        text: Option<String>,
        id: Option<String>,
        date: Option<String>,
        url: Option<String>,
        encoding: Option<String>,
    ) -> PyResult<Self> {
        let mapping = Mapping { text, id, date, url, encoding, group: Grouping::from_name(group) };
        let origin = match paths.as_slice() {
            [one] => format!("{one:?}"),
            many => format!("{} paths", many.len()),
        };
        let input = stoppable(py, move |_| Input::files(&paths, &mapping))?;
        Ok(Self::over(input, origin))
    }

    /// A plan over columns; `picked` holds them by role, `named` their names.
    #[staticmethod]
    #[pyo3(signature = (picked: "object", named: "dict[str, str | None]"))]
    fn of_columns(picked: &Bound<'_, PyDict>, named: &Bound<'_, PyDict>) -> PyResult<Self> {
        let columns = guarded(|| columns(picked, named))?;
        let origin = format!("{} rows", columns.len());
        Ok(Self::over(Input::Columns(columns), origin))
    }

    /// The same, on this many threads, telling `progress` how many documents are done, and which share of all.
    #[pyo3(signature = (threads, progress: "object | None"=None))]
    fn using(&self, threads: usize, progress: Option<Py<PyAny>>) -> Self {
        Self::of(Job { threads, ..self.job.clone() }, self.origin.clone(), progress)
    }

    /// The same, with articles taken out of their pages first.
    #[pyo3(signature = (extractor=None, keep=None))]
    fn extract(
        &self,
        py: Python<'_>,
        extractor: Option<&Bound<'_, Extractor>>,
        keep: Option<Vec<BlockKind>>,
    ) -> Self {
        let mut step = ExtractStep::default();
        if let Some(extractor) = extractor {
            step.extractor = extractor.get().snapshot();
            if let Some(keep) = step.extractor.kept() {
                step.keep = keep.to_vec();
            }
        }
        if let Some(keep) = keep {
            step.keep = keep;
        }
        self.changed(py, |job| Arc::make_mut(&mut job.core).extract = Some(step))
    }

    /// The same, with the spelling folded before tagging.
    #[pyo3(signature = (normalizer: "Normalizer | str"))]
    fn normalize(&self, py: Python<'_>, normalizer: &Bound<'_, PyAny>) -> PyResult<Self> {
        let (normalizer, profile) = if let Ok(given) = normalizer.cast::<Normalizer>() {
            (given.get().core(), given.repr()?.to_string())
        } else if let Ok(profile) = normalizer.cast::<PyString>() {
            let name = profile.to_string();
            (crate::normalize::Normalizer::new(crate::normalize::Profile::parse(&name).map_err(to_py)?), name)
        } else {
            let kind = normalizer.get_type().name()?;
            return Err(PyTypeError::new_err(format!(
                "normalizer: expected a Normalizer or the name of a profile, not {kind}"
            )));
        };
        Ok(self.changed(py, |job| {
            let core = Arc::make_mut(&mut job.core);
            core.provenance.profile = profile;
            core.normalizer = Some(normalizer.into());
        }))
    }

    /// The same, tagged by `tagger`.
    #[pyo3(signature = (tagger=None))]
    fn tag(&self, py: Python<'_>, tagger: Option<&Bound<'_, Tagger>>) -> PyResult<Self> {
        let tagger = Tagger::given(py, tagger)?;
        Ok(self.changed(py, |job| {
            let core = Arc::make_mut(&mut job.core);
            core.provenance.model = tagger.names.version().to_owned();
            core.tagger = tagger;
        }))
    }

    /// The same, of documents that pass every test given.
    #[pyo3(signature = (id: "list[str] | None"=None, group: "list[str] | None"=None, contains=None))]
    fn filter(
        &self,
        py: Python<'_>,
        id: Option<Vec<String>>,
        group: Option<Vec<String>>,
        contains: Option<&str>,
    ) -> PyResult<Self> {
        let filter = Filter::new(id, group, contains).map_err(to_py)?;
        Ok(self.changed(py, |job| job.filters.push(filter)))
    }

    /// The same, of the first documents.
    fn head(&self, py: Python<'_>, most: usize) -> Self {
        self.changed(py, |job| job.most = Some(job.most.map_or(most, |now| now.min(most))))
    }

    /// What it reads, for its repr.
    #[getter]
    fn origin(&self) -> &str {
        &self.origin
    }

    fn __len__(&self, py: Python<'_>) -> PyResult<usize> {
        if let Some(count) = self.count.get().copied().or_else(|| self.job.len_hint()) {
            return Ok(count);
        }
        let job = self.job.clone();
        let count = stoppable(py, move |cancel| Ok(job.len(cancel)))?;
        Ok(*self.count.get_or_init(|| count))
    }

    /// The document at this place; None when there are fewer.
    fn document(&self, py: Python<'_>, index: usize) -> PyResult<Option<Document>> {
        let job = self.job.clone();
        stoppable(py, move |cancel| job.nth(index, cancel))
    }

    /// The documents, one after another.
    fn __iter__(&self) -> Documents {
        Documents::new(self.job.clone())
    }

    /// The source of a document; None when there is none with this id.
    fn source(&self, py: Python<'_>, doc_id: String) -> PyResult<Option<String>> {
        let (sources, input) = (self.sources.clone(), self.job.input.clone());
        let found = stoppable(py, move |cancel| {
            sources.lock().unwrap_or_else(PoisonError::into_inner).find(&input, &doc_id, cancel)
        })?;
        Ok(found.map(|text| text.to_string()))
    }

    /// The table with this name, computed now if it was not yet.
    fn table(&self, py: Python<'_>, name: &str) -> PyResult<Py<Frame>> {
        let kind = kind_from_name(name)?;
        if let Some(frame) = self.cache().get(&kind) {
            return Ok(frame.clone_ref(py));
        }
        let frames = run::tables(py, &self.job, kind, self.callback(py))?;
        let mut cache = self.cache();
        for (kind, frame) in frames {
            cache.insert(kind, Py::new(py, frame)?);
        }
        Ok(cache[&kind].clone_ref(py))
    }

    /// Writes the table with this name, batch by batch; returns the number of rows.
    ///
    /// `steps` tells what was asked; with `resume` a run that asked the same and was stopped goes on.
    fn write(&self, py: Python<'_>, name: &str, path: PathBuf, steps: String, resume: bool) -> PyResult<u64> {
        let kind = kind_from_name(name)?;
        let (rows, errors) = run::write(py, &self.job, kind, (path, steps, resume), self.callback(py))?;
        if kind != TableKind::Errors {
            self.cache().insert(TableKind::Errors, Py::new(py, errors)?);
        }
        Ok(rows)
    }

    /// The rows of `frame` with the text around each.
    fn context(&self, py: Python<'_>, frame: &Frame, width: usize) -> PyResult<Frame> {
        let (frame, input) = (frame.clone(), self.job.input.clone());
        stoppable(py, move |_| frame.with_context(input.documents(), width))
    }

    /// How often each word occurs.
    #[pyo3(signature = (by_group, unit, stop_words))]
    fn frequencies(&self, py: Python<'_>, by_group: bool, unit: &str, stop_words: bool) -> PyResult<Frame> {
        run::answer(py, &self.job, counts::frequencies(by_group, unit, stop_words)?)
    }

    /// Where a query occurs, with its context.
    fn concordance(
        &self,
        py: Python<'_>,
        query: &str,
        regex: bool,
        width: usize,
        order: &str,
    ) -> PyResult<Frame> {
        run::answer(py, &self.job, counts::concordance(query, regex, width, order)?)
    }

    /// What is named together.
    fn cooccurrence(&self, py: Python<'_>, window: &str, least: u64) -> PyResult<Frame> {
        run::answer(py, &self.job, counts::cooccurrence(window, least)?)
    }

    /// Which forms each group uses for one thing.
    fn naming(&self, py: Python<'_>, least: u64) -> PyResult<Frame> {
        run::answer(py, &self.job, corpus::Naming { min_count: least })
    }

    /// Which forms one thing has in the whole corpus, and how sure that is.
    fn variants(&self, py: Python<'_>, least: u64) -> PyResult<Frame> {
        run::answer(py, &self.job, corpus::Variants { min_count: least })
    }

    /// How often things are named in each span of time.
    fn timeline(&self, py: Python<'_>, every: &str, per: &str) -> PyResult<Frame> {
        run::answer(py, &self.job, counts::timeline(every, per)?)
    }

    /// Where the places lie that are named, and how often they are.
    fn places(&self, py: Python<'_>, least: u64) -> PyResult<Frame> {
        run::answer(py, &self.job, corpus::Places { min_count: least })
    }

    /// What each group holds.
    fn overview(&self, py: Python<'_>) -> PyResult<Frame> {
        run::answer(py, &self.job, corpus::Overview)
    }

    /// What a report shows, in one pass: `overview`, `days`, `naming` and `places`; the errors are kept.
    fn survey(&self, py: Python<'_>) -> PyResult<HashMap<&'static str, Frame>> {
        let survey = run::survey(py, &self.job, self.callback(py))?;
        let errors = Frame::new(TableKind::Errors.schema(&self.job.core.provenance), survey.errors);
        self.cache().insert(TableKind::Errors, Py::new(py, errors)?);
        let tables = [
            ("overview", survey.overview),
            ("days", survey.days),
            ("naming", survey.naming),
            ("places", survey.places),
        ];
        Ok(tables.into_iter().map(|(name, table)| (name, Frame::one(table))).collect())
    }

    /// Learns which lines repeat, group by group.
    fn learn_templates(&self, py: Python<'_>) -> PyResult<Extractor> {
        let job = self.job.clone();
        stoppable(py, move |cancel| job.learn(cancel)).map(Extractor::around)
    }
}
