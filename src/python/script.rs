//! Single words and letters for Python: transliteration and stems.

use pyo3::prelude::*;
use pyo3::types::PyString;

use super::error::to_py;
use super::guard::interruptible;
use super::source::utf8;
use crate::script::transliterate::{Scheme, to_arabic, to_latin};
use crate::segment::{self, Stemmer};

/// Writes Arabic in Latin letters, or with ``reverse`` reads it back.
///
/// >>> import warraq
/// >>> warraq.transliterate("العراق")
/// 'AlErAq'
///
/// The scheme is "buckwalter", "safe_buckwalter", "xml_buckwalter", "hsb" or "ala_lc"; the last goes one way.
#[pyfunction]
#[pyo3(signature = (text, scheme="buckwalter", reverse=false))]
pub(super) fn transliterate(
    py: Python<'_>,
    text: &Bound<'_, PyString>,
    scheme: &str,
    reverse: bool,
) -> PyResult<String> {
    let scheme = Scheme::parse(scheme).map_err(to_py)?;
    let text = utf8(text, "text")?.to_owned();
    interruptible(py, text.len(), move || {
        if reverse { to_arabic(&text, scheme) } else { Ok(to_latin(&text, scheme)) }
    })
}

/// Reduces a word to its stem.
///
/// >>> import warraq
/// >>> warraq.stem("والمكتبات")
/// 'مكتب'
///
/// The stemmer is "light10", "snowball" or "isri".
#[pyfunction]
#[pyo3(signature = (word, stemmer="light10"))]
pub(super) fn stem(py: Python<'_>, word: &Bound<'_, PyString>, stemmer: &str) -> PyResult<String> {
    let stemmer = Stemmer::parse(stemmer).map_err(to_py)?;
    let word = utf8(word, "word")?.to_owned();
    interruptible(py, word.len(), move || Ok(segment::stem(&word, stemmer)))
}
