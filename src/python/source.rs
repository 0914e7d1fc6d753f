//! The source of a document as Python sees it: text with code-point offsets.

use std::sync::Arc;

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDate, PyDateAccess, PyDateTime, PyString, PyTimeAccess};

use super::error::{EncodingError, to_py};
use crate::Span;
use crate::boilerplate::decode;
use crate::span::CodePoints;

/// A text and the index of its code points.
#[derive(Debug, Clone)]
pub(super) struct Source {
    pub text: Arc<str>,
    pub encoding: &'static str,
    points: Arc<CodePoints>,
}

impl Source {
    pub fn new(text: Arc<str>, encoding: &'static str) -> Self {
        let points = Arc::new(CodePoints::new(&text));
        Self { text, encoding, points }
    }

    /// Takes a `str` or `bytes`; `argument` names it in errors.
    pub fn from_py(given: &Bound<'_, PyAny>, encoding: Option<&str>, argument: &str) -> PyResult<Self> {
        if let Ok(text) = given.cast::<PyString>() {
            let text = utf8(text, argument)?;
            return Ok(Self::new(Arc::from(text.strip_prefix('\u{feff}').unwrap_or(text)), "str"));
        }
        if let Ok(bytes) = given.cast::<PyBytes>() {
            let decoded = decode(bytes.as_bytes(), encoding, "").map_err(to_py)?;
            return Ok(Self::new(Arc::from(decoded.text), decoded.encoding));
        }
        Err(PyTypeError::new_err(format!(
            "{argument}: expected str or bytes, not {}",
            given.get_type().name()?
        )))
    }

    /// The index of its code points.
    pub fn code_points(&self) -> &CodePoints {
        &self.points
    }

    /// A byte span as code points.
    pub fn points(&self, span: Span) -> Span {
        self.points.of_span(&self.text, span)
    }
}

/// The UTF-8 of a Python string; a lone surrogate is an error that names its place.
pub(super) fn utf8<'a>(text: &'a Bound<'_, PyString>, argument: &str) -> PyResult<&'a str> {
    text.to_str().map_err(|error| {
        let py = text.py();
        let place = error.value(py).getattr("start").and_then(|at| at.extract::<usize>()).unwrap_or(0);
        EncodingError::new_err(format!(
            "{argument}: a lone surrogate at character {place} is not valid Unicode; \
             decode the file with warraq.read_text, or replace it with text.encode(\"utf-8\", \"replace\").decode()"
        ))
    })
}

/// A day given as `datetime.date`, `datetime.datetime` or an ISO 8601 string.
pub(super) fn date_from_py(given: Option<&Bound<'_, PyAny>>) -> PyResult<Option<jiff::civil::Date>> {
    Ok(datetime_from_py(given, "date")?.map(|moment| moment.date()))
}

/// A moment given as `datetime.datetime`, `datetime.date` or an ISO 8601 string.
pub(super) fn datetime_from_py(
    given: Option<&Bound<'_, PyAny>>,
    argument: &str,
) -> PyResult<Option<jiff::civil::DateTime>> {
    let Some(given) = given.filter(|value| !value.is_none()) else { return Ok(None) };
    // pandas.NaT is a datetime that does not equal itself.
    if given.ne(given)? {
        return Ok(None);
    }
    let wrong = |cause: String| super::error::WarraqError::new_err(format!("{argument}: {cause}"));
    if let Ok(text) = given.cast::<PyString>() {
        let text = utf8(text, argument)?;
        return text
            .parse::<jiff::civil::DateTime>()
            .map(Some)
            .map_err(|_| wrong(format!("{text:?} is not an ISO 8601 day such as 2017-11-03")));
    }
    if let Ok(day) = given.cast::<PyDate>() {
        let (hour, minute) = match given.cast::<PyDateTime>() {
            Ok(moment) => (moment.get_hour(), moment.get_minute()),
            Err(_) => (0, 0),
        };
        let date = jiff::civil::Date::new(day.get_year() as i16, day.get_month() as i8, day.get_day() as i8)
            .map_err(|error| wrong(error.to_string()))?;
        return Ok(Some(date.at(hour as i8, minute as i8, 0, 0)));
    }
    Err(PyTypeError::new_err(format!(
        "{argument}: expected datetime.date, datetime.datetime or an ISO 8601 string, not {}",
        given.get_type().name()?
    )))
}
