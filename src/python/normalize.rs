//! Normalisation for Python: offsets in code points, strings in CPython's own form.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, LazyLock, Mutex};

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString, PyTuple};

use super::column::Column;
use super::error::to_py;
use super::guard::{guarded, stoppable};
use super::{buffer, columns};
use crate::corpus;
use crate::normalize::fixed::{Ucs2, Ucs4};
use crate::normalize::form::Form;
use crate::normalize::units::{Beginning, Units};
use crate::normalize::{Normalizer as Core, Profile, Steps};
use crate::span::{Alignment as Map, Span};

/// Texts of at least this many code points are normalised without the GIL.
const LONG: usize = 4096;

/// Texts of at least this many code points are copied, so that Ctrl-C need not wait for their end.
const HUGE: usize = 1 << 24;

/// Normalises a text.
///
/// >>> import warraq
/// >>> warraq.normalize("قـــال  مُحَمَّد")
/// 'قال محمد'
///
/// The profile is "none", "light", "news" (the default), "search", "rasm" or one that reproduces another
/// package; each keyword changes one step of it, as in ``normalize(text, "search", digits="arabic")``. ``None``
/// gives ``None``. The same object comes back when nothing changes.
#[pyfunction]
#[pyo3(signature = (text, profile = Profile::News, **steps: "str"))]
pub(super) fn normalize<'py>(
    py: Python<'py>,
    text: Option<Bound<'py, PyString>>,
    profile: Profile,
    steps: Option<&Bound<'py, PyDict>>,
) -> PyResult<Option<Bound<'py, PyString>>> {
    let core = ready(profile, steps)?.core;
    text.map(|text| run(py, &core, text)).transpose()
}

/// A profile and what was changed in it, ready for many texts.
///
/// >>> search = warraq.Normalizer("search", digits="arabic")
/// >>> search("الأنبار 12")
/// 'الانبار ١٢'
///
/// It can be called, pickled, compared and used as a key.
#[pyclass(module = "warraq", frozen, eq, hash)]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Normalizer {
    profile: Profile,
    core: Core,
}

impl Normalizer {
    /// The normaliser of the core.
    pub(super) fn core(&self) -> Core {
        self.core.clone()
    }

    /// The steps that differ from the profile's own, with their values.
    fn changed(&self) -> Vec<(&'static str, String)> {
        let own = self.profile.steps();
        let names = Steps::NAMES.iter().copied();
        names
            .filter_map(|name| {
                let value = self.core.steps().get(name)?;
                (own.get(name).as_ref() != Some(&value)).then_some((name, value))
            })
            .collect()
    }
}

#[pymethods]
impl Normalizer {
    #[new]
    #[pyo3(signature = (profile = Profile::News, **steps: "str"))]
    fn new(profile: Profile, steps: Option<&Bound<'_, PyDict>>) -> PyResult<Self> {
        ready(profile, steps)
    }

    #[pyo3(signature = (text))]
    fn __call__<'py>(
        &self,
        py: Python<'py>,
        text: Option<Bound<'py, PyString>>,
    ) -> PyResult<Option<Bound<'py, PyString>>> {
        text.map(|text| run(py, &self.core, text)).transpose()
    }

    /// The normalised text and where each piece of it came from.
    ///
    /// >>> a = warraq.Normalizer().align("قـــال مُحَمَّد")
    /// >>> a.text[4:8], a.source[slice(*a.to_source(4, 8))]
    /// ('محمد', 'مُحَمَّد')
    fn align<'py>(&self, py: Python<'py>, text: Bound<'py, PyString>) -> PyResult<Alignment> {
        guarded(|| {
            let units = buffer::units(&text)?;
            let (result, map) = if units.len() < HUGE {
                detached(py, units.len(), || self.core.align_units(units))
            } else {
                let (core, copy) = (self.core.clone(), units.to_owned());
                stoppable(py, move |_| Ok(core.align_units(copy.units())))?
            };
            let normalised = match result {
                Some(result) => buffer::string(py, result.units())?,
                None => text.clone(),
            };
            Ok(Alignment { source: text.unbind(), text: normalised.unbind(), map: Arc::new(map) })
        })
    }

    /// Every text of an Arrow column normalised, on all cores; nulls stay null.
    ///
    /// `values` is an Arrow array or stream of text: Utf8, LargeUtf8, Utf8View, a dictionary of these.
    #[pyo3(signature = (values: "object"))]
    fn column(&self, py: Python<'_>, values: &Bound<'_, PyAny>) -> PyResult<Column> {
        let chunks = columns::chunks(values, "text")?;
        let core = self.core.clone();
        let chunks = stoppable(py, move |_| {
            let done = chunks.iter().map(|chunk| corpus::normalized(&core, chunk));
            Ok(done.collect::<crate::Result<Vec<_>>>()?.into_iter().flatten().collect())
        })?;
        Ok(Column { chunks })
    }

    /// The profile's name.
    #[getter]
    fn profile(&self) -> Profile {
        self.profile
    }

    /// Every step and its value.
    #[getter]
    fn steps(&self) -> BTreeMap<&'static str, String> {
        let value = |name| self.core.steps().get(name).unwrap_or_default();
        Steps::NAMES.iter().map(|name| (*name, value(name))).collect()
    }

    fn __repr__(&self) -> String {
        let changed: String =
            self.changed().iter().map(|(name, value)| format!(", {name}={value:?}")).collect();
        format!("Normalizer({:?}{changed})", self.profile.name()).replace('"', "'")
    }

    #[pyo3(signature = () -> "tuple[object, ...]")]
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let class = py.get_type::<Self>();
        let steps = PyDict::new(py);
        for (name, value) in self.changed() {
            steps.set_item(name, value)?;
        }
        let partial = py.import("functools")?.getattr("partial")?;
        let make = partial.call((class, self.profile.name()), Some(&steps))?;
        (make, PyTuple::empty(py)).into_pyobject(py)
    }
}

/// How a normalised text lies on its source, in code points.
///
/// >>> a = warraq.Normalizer("search").align("الأَنبار")
/// >>> a.to_source(0, 3)
/// (0, 4)
#[pyclass(module = "warraq", frozen)]
#[derive(Debug)]
pub struct Alignment {
    /// The text before.
    #[pyo3(get)]
    source: Py<PyString>,
    /// The text after.
    #[pyo3(get)]
    text: Py<PyString>,
    map: Arc<Map>,
}

#[pymethods]
impl Alignment {
    /// The span of the source from which ``text[start:end]`` came.
    fn to_source(&self, start: usize, end: usize) -> PyResult<(usize, usize)> {
        let span = guarded(|| Ok(self.map.to_source(Span::new(start, end))))?;
        Ok((span.start, span.end))
    }

    /// The span of the text that holds what is left of ``source[start:end]``.
    #[allow(clippy::wrong_self_convention)]
    fn from_source(&self, start: usize, end: usize) -> PyResult<(usize, usize)> {
        let span = guarded(|| Ok(self.map.from_source(Span::new(start, end))))?;
        Ok((span.start, span.end))
    }

    /// This alignment and one that starts from its text, as one.
    fn then(&self, py: Python<'_>, other: &Alignment) -> PyResult<Alignment> {
        if !self.text.bind(py).as_any().eq(other.source.bind(py))? {
            let cause = "the source of the second alignment is not the text of the first".to_owned();
            return Err(to_py(crate::Error::Argument { argument: "other", cause }));
        }
        let map = guarded(|| Ok(Arc::new(self.map.then(&other.map))))?;
        Ok(Alignment { source: self.source.clone_ref(py), text: other.text.clone_ref(py), map })
    }

    fn __repr__(&self) -> String {
        let (from, to, edits) = (self.map.source_len(), self.map.target_len(), self.map.edits());
        format!("Alignment({from} -> {to} code points, {edits} edits)")
    }

    fn __sizeof__(&self) -> usize {
        size_of::<Self>() + size_of::<Map>() + self.map.heap_size()
    }
}

/// Normalisers that were made before: making one costs more than a short text.
static READY: LazyLock<Mutex<HashMap<(Profile, Steps), Normalizer>>> = LazyLock::new(Mutex::default);

/// More combinations than this are not kept.
const MOST_READY: usize = 64;

fn ready(profile: Profile, steps: Option<&Bound<'_, PyDict>>) -> PyResult<Normalizer> {
    let changed = match steps.filter(|s| !s.is_empty()) {
        None => None,
        Some(given) => {
            if !profile.is_own() {
                let cause = format!(
                    "{:?} reproduces another package as it is; no step can be changed",
                    profile.name()
                );
                return Err(to_py(crate::Error::Argument { argument: "profile", cause }));
            }
            let mut steps = profile.steps();
            for (name, value) in given.iter() {
                let name = name.cast::<PyString>()?.to_string_lossy().into_owned();
                if !Steps::NAMES.contains(&name.as_str()) {
                    return Err(PyTypeError::new_err(Steps::unknown(&name)));
                }
                let Ok(value) = value.cast::<PyString>() else {
                    let kind = value.get_type().name()?;
                    return Err(PyTypeError::new_err(format!("{name}: expected a str, got {kind}")));
                };
                steps.set(&name, &value.to_string_lossy()).map_err(to_py)?;
            }
            Some(steps)
        }
    };
    cached(profile, changed).map_err(to_py)
}

fn cached(profile: Profile, changed: Option<Steps>) -> crate::Result<Normalizer> {
    let steps = changed.unwrap_or_else(|| profile.steps());
    let mut ready = READY.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some(known) = ready.get(&(profile, steps)) {
        return Ok(known.clone());
    }
    let core = if changed.is_none() { Core::new(profile) } else { Core::with_steps(steps) };
    let made = Normalizer { profile, core };
    if ready.len() < MOST_READY {
        ready.insert((profile, steps), made.clone());
    }
    Ok(made)
}

/// Runs `work`, without the GIL when the text is long.
fn detached<T: Send>(py: Python<'_>, len: usize, work: impl FnOnce() -> T + Send) -> T {
    if len < LONG { work() } else { py.detach(work) }
}

fn run<'py>(py: Python<'py>, core: &Core, text: Bound<'py, PyString>) -> PyResult<Bound<'py, PyString>> {
    guarded(|| {
        let units = buffer::units(&text)?;
        if units.len() >= HUGE {
            let (core, copy) = (core.clone(), units.to_owned());
            let result = stoppable(py, move |_| Ok(core.normalize_units(copy.units())))?;
            return result.map_or_else(|| Ok(text.clone()), |result| buffer::string(py, result.units()));
        }
        let direct = match units {
            Units::One(_) => None,
            Units::Two(units) => straight::<Ucs2>(py, core, &text, units)?,
            Units::Four(units) => straight::<Ucs4>(py, core, &text, units)?,
        };
        match direct {
            Some(result) => Ok(result),
            None => match detached(py, units.len(), || core.normalize_units(units)) {
                Some(result) => buffer::string(py, result.units()),
                None => Ok(text.clone()),
            },
        }
    })
}

/// Writes the result into a new string at once; nothing when it grows, or needs a wider form.
fn straight<'py, F: Form<Unit: buffer::Unit>>(
    py: Python<'py>,
    core: &Core,
    text: &Bound<'py, PyString>,
    units: &[F::Unit],
) -> PyResult<Option<Bound<'py, PyString>>> {
    let len = units.len();
    let rest = match detached(py, len, || core.begin::<F>(units)) {
        Err(_) => return Ok(None),
        Ok(Beginning::Same) => return Ok(Some(text.clone())),
        Ok(Beginning::Prefix(end)) => return buffer::Unit::string(py, &units[..end]).map(Some),
        Ok(Beginning::Changed(rest)) => rest,
    };
    let mut draft = buffer::Draft::<F::Unit>::new(py, len)?;
    let whole = draft.fill(|room| detached(py, len, || rest.finish(|chunk| room.write(chunk))));
    if matches!(whole, Ok(true)) { draft.finish(py).map(Some) } else { Ok(None) }
}
