//! `Plan`: what a Corpus reads and what is done to it; runs it and keeps what was computed.

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
use super::error::to_py;
use super::extractor::{Extractor, kinds_from_names};
use super::filter::Filter;
use super::frame::Frame;
use super::normalize::Normalizer;
use super::sinks::{Collect, Progress, Stream, Watch};
use super::source::Source;
use super::sources::Sources;
use super::tagger::Tagger;
use crate::boilerplate::BlockKind;
use crate::corpus::{self, Cancel, ExtractStep, Grouping, Input, Mapping, Question, TableKind, Wanted};
use crate::document::Depth;
use crate::{Error, Result};

/// What a corpus reads and what is done to it; `warraq.Corpus` is its public face.
#[pyclass(module = "warraq._warraq", frozen)]
pub struct Plan {
    input: Input,
    origin: String,
    filters: Vec<Filter>,
    most: Option<usize>,
    core: Arc<corpus::Plan>,
    threads: usize,
    progress: Option<Py<PyAny>>,
    /// Tables that were computed, and how many documents there are.
    tables: Mutex<HashMap<TableKind, Py<Frame>>>,
    count: OnceLock<usize>,
    sources: Mutex<Sources>,
}

impl Plan {
    fn over(input: Input, origin: String) -> Self {
        let mut core = corpus::Plan::default();
        core.provenance.model = core.tagger.names.version().to_owned();
        Self {
            input,
            origin,
            filters: Vec::new(),
            most: None,
            core: Arc::new(core),
            threads: 0,
            progress: None,
            tables: Mutex::default(),
            count: OnceLock::new(),
            sources: Mutex::default(),
        }
    }

    /// The same plan, changed, with nothing computed yet.
    fn changed(&self, py: Python<'_>, change: impl FnOnce(&mut Self)) -> Self {
        let mut plan = Self {
            input: self.input.clone(),
            origin: self.origin.clone(),
            filters: self.filters.clone(),
            most: self.most,
            core: self.core.clone(),
            threads: self.threads,
            progress: self.progress.as_ref().map(|progress| progress.clone_ref(py)),
            tables: Mutex::default(),
            count: OnceLock::new(),
            sources: Mutex::default(),
        };
        change(&mut plan);
        plan
    }

    /// The documents that pass the filters, from the first.
    fn documents(&self) -> corpus::Documents {
        let filters = self.filters.clone();
        let passing = self.input.documents().filter(move |item| match item {
            Ok(source) => filters.iter().all(|filter| filter.passes(source)),
            Err(_) => true,
        });
        match self.most {
            Some(most) => corpus::Documents::new(passing.take(most)),
            None => corpus::Documents::new(passing),
        }
    }

    fn kept(&self) -> &[BlockKind] {
        self.core.extract.as_ref().map_or(&[], |step| step.keep.as_slice())
    }

    fn cache(&self) -> MutexGuard<'_, HashMap<TableKind, Py<Frame>>> {
        self.tables.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn callback(&self, py: Python<'_>) -> Progress {
        self.progress.as_ref().map(|progress| (progress.clone_ref(py), self.input.clone()))
    }

    /// Puts one question to every document.
    fn answer(&self, py: Python<'_>, question: impl Question + 'static) -> PyResult<Frame> {
        let cancel = Cancel::default();
        let mut watch = Watch::new(None);
        let question = Arc::new(question);
        let answer = py.detach(|| {
            let mut tick = || watch.look();
            corpus::answer(&self.core, self.documents(), question, self.threads, &cancel, &mut tick)
        });
        answer.map(|answer| Frame::one(answer.table)).map_err(|error| watch.error(error))
    }

    pub(super) fn shown(&self, source: corpus::Source) -> Result<Option<Document>> {
        let outcome = self.core.process(source, Depth::Quotes);
        match (outcome.document, outcome.error) {
            (None, Some(error)) => Err(error),
            (None, None) => Ok(None),
            (Some(document), _) => {
                let source = Source::new(document.source.clone(), outcome.encoding.unwrap_or("str"));
                let document = Document::new(source, document, self.kept());
                Ok(Some(document.of_corpus(outcome.id, outcome.group)))
            }
        }
    }
}

/// The tables that one run gives together: those that need the same depth.
fn together(kind: TableKind) -> Wanted {
    use TableKind::{Articles, Blocks, Entities, Errors, Quotes, Sentences, Tokens};
    match kind {
        Articles | Blocks | Errors => [Articles, Blocks, Errors].into_iter().collect(),
        Entities | Quotes | Sentences => [Entities, Quotes, Sentences, Errors].into_iter().collect(),
        Tokens => [Tokens, Errors].into_iter().collect(),
    }
}

fn kind_from_name(name: &str) -> PyResult<TableKind> {
    TableKind::from_name(name)
        .ok_or_else(|| super::error::WarraqError::new_err(format!("there is no table {name:?}")))
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
        let input = py.detach(|| Input::files(&paths, &mapping)).map_err(to_py)?;
        Ok(Self::over(input, origin))
    }

    /// A plan over columns; `picked` holds them by role, `named` their names.
    #[staticmethod]
    #[pyo3(signature = (picked: "object", named: "dict[str, str | None]"))]
    fn of_columns(picked: &Bound<'_, PyDict>, named: &Bound<'_, PyDict>) -> PyResult<Self> {
        let columns = columns(picked, named)?;
        let origin = format!("{} rows", columns.len());
        Ok(Self::over(Input::Columns(columns), origin))
    }

    /// The same, on this many threads, telling `progress` how many documents are done, and which share of all.
    #[pyo3(signature = (threads, progress: "object | None"=None))]
    fn using(&self, py: Python<'_>, threads: usize, progress: Option<Py<PyAny>>) -> Self {
        self.changed(py, |plan| (plan.threads, plan.progress) = (threads, progress))
    }

    /// The same, with articles taken out of their pages first.
    #[pyo3(signature = (extractor=None, keep: "list[str] | None"=None))]
    fn extract(
        &self,
        py: Python<'_>,
        extractor: Option<&Bound<'_, Extractor>>,
        keep: Option<Vec<String>>,
    ) -> PyResult<Self> {
        let mut step = ExtractStep::default();
        if let Some(extractor) = extractor {
            step.extractor = extractor.get().snapshot();
            if let Some(keep) = step.extractor.kept() {
                step.keep = keep.to_vec();
            }
        }
        if let Some(keep) = keep {
            step.keep = kinds_from_names(&keep)?;
        }
        Ok(self.changed(py, |plan| Arc::make_mut(&mut plan.core).extract = Some(step)))
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
        Ok(self.changed(py, |plan| {
            let core = Arc::make_mut(&mut plan.core);
            core.provenance.profile = profile;
            core.normalizer = Some(normalizer.into());
        }))
    }

    /// The same, tagged by `tagger`.
    #[pyo3(signature = (tagger=None))]
    fn tag(&self, py: Python<'_>, tagger: Option<&Bound<'_, Tagger>>) -> Self {
        let tagger = tagger.map_or_else(|| Tagger::builtin(py), |given| given.get().inner.clone());
        self.changed(py, |plan| {
            let core = Arc::make_mut(&mut plan.core);
            core.provenance.model = tagger.names.version().to_owned();
            core.tagger = tagger;
        })
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
        Ok(self.changed(py, |plan| plan.filters.push(filter)))
    }

    /// The same, of the first documents.
    fn head(&self, py: Python<'_>, most: usize) -> Self {
        self.changed(py, |plan| plan.most = Some(plan.most.map_or(most, |now| now.min(most))))
    }

    /// What it reads, for its repr.
    #[getter]
    fn origin(&self) -> &str {
        &self.origin
    }

    fn __len__(&self, py: Python<'_>) -> usize {
        if let Some(count) = self.count.get() {
            return *count;
        }
        let hint = if self.filters.is_empty() && self.most.is_none() { self.input.len_hint() } else { None };
        let count =
            hint.unwrap_or_else(|| py.detach(|| self.documents().filter(std::result::Result::is_ok).count()));
        *self.count.get_or_init(|| count)
    }

    /// The document at this place; None when there are fewer.
    fn document(&self, py: Python<'_>, index: usize) -> PyResult<Option<Document>> {
        py.detach(|| match self.documents().filter_map(std::result::Result::ok).nth(index) {
            Some(source) => self.shown(source),
            None => Ok(None),
        })
        .map_err(to_py)
    }

    /// The documents, one after another.
    fn __iter__(slf: Py<Self>, py: Python<'_>) -> Documents {
        let documents = slf.borrow(py).documents();
        Documents::new(slf, documents)
    }

    /// The source of a document; None when there is none with this id.
    fn source(&self, py: Python<'_>, doc_id: &str) -> PyResult<Option<String>> {
        let found = py.detach(|| {
            let mut sources = self.sources.lock().unwrap_or_else(PoisonError::into_inner);
            sources.find(&self.input, doc_id)
        });
        Ok(found.map_err(to_py)?.map(|text| text.to_string()))
    }

    /// The table with this name, computed now if it was not yet.
    fn table(&self, py: Python<'_>, name: &str) -> PyResult<Py<Frame>> {
        let kind = kind_from_name(name)?;
        if let Some(frame) = self.cache().get(&kind) {
            return Ok(frame.clone_ref(py));
        }
        let wanted = together(kind);
        let mut sink = Collect::new(wanted, &self.core.provenance, self.callback(py));
        let cancel = Cancel::default();
        py.detach(|| corpus::run(&self.core, self.documents(), wanted, self.threads, &cancel, &mut sink))
            .map_err(|error| sink.error(error))?;
        let mut cache = self.cache();
        for (kind, frame) in sink.into_frames() {
            cache.insert(kind, Py::new(py, frame)?);
        }
        Ok(cache[&kind].clone_ref(py))
    }

    /// Writes the table with this name, batch by batch; returns the number of rows.
    ///
    /// `steps` tells what was asked; with `resume` a run that asked the same and was stopped goes on.
    fn write(&self, py: Python<'_>, name: &str, path: PathBuf, steps: &str, resume: bool) -> PyResult<u64> {
        let kind = kind_from_name(name)?;
        let errors = TableKind::Errors;
        let wanted: Wanted = [kind, errors].into_iter().collect();
        let provenance = &self.core.provenance;
        let parts = py.detach(|| {
            let signature = format!("{:016x} {provenance:?} {steps}", self.input.fingerprint());
            corpus::Checkpoint::open(&path, kind, provenance, &signature, resume)
        });
        let parts = parts.map_err(to_py)?;
        let documents = self.documents().skip(usize::try_from(parts.done()).unwrap_or(usize::MAX));
        let mut sink = Stream::new(parts, provenance, self.callback(py));
        let cancel = Cancel::default();
        let ended = py.detach(|| {
            let documents = corpus::Documents::new(documents);
            corpus::run(&self.core, documents, wanted, self.threads, &cancel, &mut sink)
        });
        match ended {
            Ok(_) => {
                let (rows, failed) = py.detach(|| sink.finish()).map_err(to_py)?;
                if kind != errors {
                    self.cache().insert(errors, Py::new(py, failed)?);
                }
                Ok(rows)
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

    /// The rows of `frame` with the text around each.
    fn context(&self, py: Python<'_>, frame: &Frame, width: usize) -> PyResult<Frame> {
        py.detach(|| frame.with_context(self.input.documents(), width)).map_err(to_py)
    }

    /// How often each word occurs.
    #[pyo3(signature = (by_group, unit, stop_words))]
    fn frequencies(&self, py: Python<'_>, by_group: bool, unit: &str, stop_words: bool) -> PyResult<Frame> {
        self.answer(py, counts::frequencies(by_group, unit, stop_words)?)
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
        self.answer(py, counts::concordance(query, regex, width, order)?)
    }

    /// What is named together.
    fn cooccurrence(&self, py: Python<'_>, window: &str, least: u64) -> PyResult<Frame> {
        self.answer(py, counts::cooccurrence(window, least)?)
    }

    /// Which forms each group uses for one thing.
    fn naming(&self, py: Python<'_>, least: u64) -> PyResult<Frame> {
        self.answer(py, corpus::Naming { min_count: least })
    }

    /// Which forms one thing has in the whole corpus, and how sure that is.
    fn variants(&self, py: Python<'_>, least: u64) -> PyResult<Frame> {
        self.answer(py, corpus::Variants { min_count: least })
    }

    /// How often things are named in each span of time.
    fn timeline(&self, py: Python<'_>, every: &str, per: &str) -> PyResult<Frame> {
        self.answer(py, counts::timeline(every, per)?)
    }

    /// Where the places lie that are named, and how often they are.
    fn places(&self, py: Python<'_>, least: u64) -> PyResult<Frame> {
        self.answer(py, corpus::Places { min_count: least })
    }

    /// What each group holds.
    fn overview(&self, py: Python<'_>) -> PyResult<Frame> {
        self.answer(py, corpus::Overview)
    }

    /// What a report shows, in one pass: `overview`, `days`, `naming` and `places`; the errors are kept.
    fn survey(&self, py: Python<'_>) -> PyResult<HashMap<&'static str, Frame>> {
        let cancel = Cancel::default();
        let mut watch = Watch::new(self.callback(py));
        let survey = py.detach(|| {
            let mut tick = |items| watch.add(items);
            corpus::survey(&self.core, self.documents(), self.threads, &cancel, &mut tick)
        });
        let survey = survey.map_err(|error| watch.error(error))?;
        let errors = Frame::new(TableKind::Errors.schema(&self.core.provenance), survey.errors);
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
        py.detach(|| -> Result<Extractor> {
            let mut extractor =
                self.core.extract.as_ref().map(|step| step.extractor.as_ref().clone()).unwrap_or_default();
            for source in self.documents().filter_map(std::result::Result::ok) {
                let group = source.group.clone().unwrap_or_default();
                if let Ok(text) = source.into_text() {
                    extractor.partial_fit(&[(text, group)])?;
                }
            }
            Ok(Extractor::around(extractor))
        })
        .map_err(to_py)
    }
}
