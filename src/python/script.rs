//! Single words and letters for Python: transliteration and stems.

use pyo3::prelude::*;
use pyo3::types::PyString;

use super::error::to_py;
use super::source::utf8;
use crate::script::transliterate::{Scheme, to_arabic, to_latin};
use crate::segment::{self, Stemmer};

/// Texts of at least this many bytes are transliterated without the GIL.
const LONG: usize = 4096;

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
    let text = utf8(text, "text")?;
    let run = || if reverse { to_arabic(text, scheme) } else { Ok(to_latin(text, scheme)) };
    if text.len() < LONG { run() } else { py.detach(run) }.map_err(to_py)
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
pub(super) fn stem(word: &Bound<'_, PyString>, stemmer: &str) -> PyResult<String> {
    let stemmer = Stemmer::parse(stemmer).map_err(to_py)?;
    Ok(segment::stem(utf8(word, "word")?, stemmer))
}
